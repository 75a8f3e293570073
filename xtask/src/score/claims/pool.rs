//! Conflicts that were found and that no label tells of, as they were judged.

use super::labels::{Labelled, Place, ROOT};
use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use tawatur::story::{Conflict, Story};

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

    /// Whether a conflict was judged right: a pair of evidence of its claims was. What
    /// was not judged is kept to be.
    pub(super) fn is_right(&mut self, labels: &Labelled, told: &Story, conflict: &Conflict) -> bool {
        let words = |claim: usize| -> Vec<Words> {
            let evidence = told.claims.get(claim).into_iter().flat_map(|claim| &claim.evidence);
            evidence
                .filter_map(|e| {
                    written(
                        labels,
                        Place {
                            reading: e.reading,
                            span: e.said,
                        },
                    )
                })
                .collect()
        };
        let (a, b) = (words(conflict.a), words(conflict.b));
        let joins = |pair: &&Pair| {
            let one = |words: &Words, side: &[Words]| side.iter().any(|w| shares(w, words));
            one(&pair.a, &a) && one(&pair.b, &b) || one(&pair.a, &b) && one(&pair.b, &a)
        };
        let mut judged = self.judged.iter().filter(joins).peekable();
        if judged.peek().is_some() {
            return judged.any(|pair| pair.right == Some(true));
        }
        if let (Some(a), Some(b)) = (a.get(conflict.a_evidence), b.get(conflict.b_evidence)) {
            self.fresh.push(Pair {
                a: a.clone(),
                b: b.clone(),
                right: None,
            });
        }
        false
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

/// A place by its report and code points.
fn written(labels: &Labelled, place: Place) -> Option<Words> {
    let report = &labels.readings.get(place.reading)?.report;
    let points = |byte: usize| report.text.get(..byte).map(|before| before.chars().count());
    Some((report.id.clone(), points(place.span.start)?, points(place.span.end)?))
}

/// Whether words share half of the shorter.
fn shares(a: &Words, b: &Words) -> bool {
    let shared = a.2.min(b.2).saturating_sub(a.1.max(b.1));
    a.0 == b.0 && shared > 0 && 2 * shared >= (a.2 - a.1).min(b.2 - b.1)
}
