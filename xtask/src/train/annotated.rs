//! The project's own annotation of names to learn from: offsets and kinds in
//! `corpus/gold/names-training-ar.json`, the texts in the data folder.

use crate::score;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use tawatur::lexicon::name_model::{KINDS, NameKind};
use tawatur::text::Span;

/// Where the annotation lies, below the project's root.
const GOLD: &str = "corpus/gold/names-training-ar.json";

/// Parts of which one is left out to measure on.
pub(super) const PARTS: usize = 5;

/// A report with its names, in order.
pub(crate) struct Annotated {
    /// Its text.
    pub(crate) text: String,
    /// Where the names stand, in bytes, and what they are.
    pub(crate) names: Vec<(Span, NameKind)>,
}

#[derive(Deserialize)]
struct Gold {
    reports: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    length: usize,
    names: Vec<(usize, usize, String)>,
}

/// The annotated reports, in the order of the file.
pub(super) fn load(data: &Path) -> Result<Vec<Annotated>> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        text: String,
    }
    let gold = fs::read_to_string(GOLD).context(GOLD)?;
    let gold: Gold = serde_json::from_str(&gold).context(GOLD)?;
    let lines: Vec<Line> = score::packed(&data.join("news-ar/reports.jsonl.gz"))?;
    let texts: HashMap<String, String> = lines.into_iter().map(|line| (line.id, line.text)).collect();
    gold.reports
        .into_iter()
        .map(|entry| {
            let text = texts
                .get(&entry.id)
                .with_context(|| format!("no report {}", entry.id))?;
            annotated(&entry, text)
        })
        .collect()
}

fn annotated(entry: &Entry, text: &str) -> Result<Annotated> {
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    ensure!(
        offsets.len() == entry.length + 1,
        "{} is another text than the one annotated",
        entry.id
    );
    let mut names = Vec::with_capacity(entry.names.len());
    for (start, end, kind) in &entry.names {
        let at = |point: &usize| offsets.get(*point).copied().context("an offset is beyond the text");
        let kind = KINDS.iter().find(|(_, name)| name == kind).context("an unknown kind")?;
        names.push((Span::new(at(start)?, at(end)?), kind.0));
    }
    names.sort_unstable_by_key(|(span, _)| *span);
    Ok(Annotated {
        text: text.to_owned(),
        names,
    })
}
