//! Conflicts that were found and that no label tells of, as they were judged.

use super::labels::{Labelled, Place, ROOT, Sides};
use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use tawatur::story::{Conflict, Story};
use tawatur::text::CodePoints;

/// The judged pairs, and those that are still to be judged.
pub(super) struct Pool {
    judged: Vec<Pair>,
    fresh: Vec<Pair>,
}

/// Two pieces of evidence that were set against each other.
#[derive(Clone, Deserialize, Serialize)]
struct Pair {
    a: Words,
    b: Words,
    /// What was judged; none before it is.
    right: Option<bool>,
}

/// Report, and code points of its text.
type Words = (String, usize, usize);

impl Pool {
    pub(super) fn load() -> Result<Self> {
        #[derive(Deserialize)]
        struct File {
            pairs: Vec<Pair>,
        }
        let file = Path::new(ROOT).join("corpus/gold/conflicts-judged.json");
        let file: File = serde_json::from_slice(&std::fs::read(&file)?).context("conflicts-judged.json")?;
        Ok(Self {
            judged: file.pairs,
            fresh: Vec::new(),
        })
    }

    /// The pairs of a story that were judged so.
    pub(super) fn judged(&self, labels: &Labelled, right: bool) -> Result<Vec<Sides>> {
        let pairs = self.judged.iter().filter(|pair| pair.right == Some(right));
        let placed = pairs.filter_map(|pair| Some((place(labels, &pair.a)?, place(labels, &pair.b)?)));
        placed.map(|(a, b)| Ok((vec![a?], vec![b?]))).collect()
    }

    /// Keeps a conflict that is to be judged.
    pub(super) fn add(&mut self, labels: &Labelled, told: &Story, conflict: &Conflict) {
        let words = |claim: usize, evidence: usize| {
            let evidence = told.claims.get(claim)?.evidence.get(evidence)?;
            let report = &labels.readings.get(evidence.reading)?.report;
            let (start, end) = CodePoints::new(&report.text).span(evidence.said);
            Some((report.id.clone(), start, end))
        };
        let sides = (
            words(conflict.a, conflict.a_evidence),
            words(conflict.b, conflict.b_evidence),
        );
        if let (Some(a), Some(b)) = sides {
            self.fresh.push(Pair { a, b, right: None });
        }
    }

    /// Writes what is to be judged to the file that `TAWATUR_SCORE_POOL` names.
    pub(super) fn write(&self) -> Result<()> {
        let Some(file) = std::env::var_os("TAWATUR_SCORE_POOL").map(PathBuf::from) else {
            return Ok(());
        };
        let lines: Result<Vec<String>> = self.fresh.iter().map(|pair| Ok(serde_json::to_string(pair)?)).collect();
        std::fs::write(&file, lines?.join("\n")).with_context(|| format!("{} cannot be written", file.display()))
    }
}

/// Where words stand in a story; none in a story without their report.
fn place(labels: &Labelled, (id, start, end): &Words) -> Option<Result<Place>> {
    let reading = labels.readings.iter().position(|reading| reading.report.id == *id)?;
    Some(Place::at(&labels.readings, reading, *start, *end))
}
