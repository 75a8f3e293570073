//! Reports of the data as readings.

use anyhow::Result;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{Reading, read};
use tawatur::report::{Format, parse};

/// The reports of a JSONL file, with their words alone: all that grouping and copies look at.
pub(crate) fn load_bare(path: &Path) -> Result<Vec<Reading>> {
    let lexicon = Lexicon::builtin();
    let lines: Vec<Line> = crate::score::packed(path)?;
    let readings = lines.into_par_iter().map(|line| {
        let json = serde_json::to_vec(&line)?;
        let (reports, _) = parse(&line.id, &json, Format::JsonLines, lexicon);
        Ok(reports.into_iter().map(Reading::bare).collect())
    });
    let readings: Result<Vec<Vec<Reading>>> = readings.collect();
    Ok(readings?.into_iter().flatten().collect())
}

/// Those reports of a JSONL file that have one of these ids, read; of lines with
/// one id the first.
pub(crate) fn load_some(path: &Path, ids: &[&str]) -> Result<Vec<Reading>> {
    let mut wanted: BTreeSet<&str> = ids.iter().copied().collect();
    let mut some: Vec<Line> = crate::score::packed(path)?;
    some.retain(|line| wanted.remove(line.id.as_str()));
    read_all(some)
}

fn read_all(lines: Vec<Line>) -> Result<Vec<Reading>> {
    let lexicon = Lexicon::builtin();
    let readings = lines.into_par_iter().map(|mut line| {
        // The English set gives days without offset.
        if let Some(published) = line.published.as_mut().filter(|published| published.len() == 19) {
            published.push('Z');
        }
        let json = serde_json::to_vec(&line)?;
        let (reports, _) = parse(&line.id, &json, Format::JsonLines, lexicon);
        Ok(reports.into_iter().map(|report| read(report, lexicon)).collect())
    });
    let readings: Result<Vec<Vec<Reading>>> = readings.collect();
    Ok(readings?.into_iter().flatten().collect())
}

/// A report of the data, as the core reads it, and its event.
#[derive(Deserialize, Serialize)]
pub(super) struct Line {
    pub(super) id: String,
    title: Option<String>,
    #[serde(alias = "date")]
    published: Option<String>,
    outlet: Option<String>,
    text: String,
    pub(super) event: Option<String>,
}
