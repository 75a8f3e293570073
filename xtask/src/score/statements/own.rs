//! The project's own gold of Arabic statements: offsets and labels by report id
//! under `corpus/gold/`, laid over the texts of news-ar.

use super::{GoldReport, GoldStatement};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use tawatur::reading::{Quote, Stance};

/// Where the gold lies, from the root of the repository.
const FILE: &str = "corpus/gold/statements-ar.json";

/// What a report of the gold is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Part {
    /// Rules are written with its errors in view.
    Development,
    /// What is learnt from: models, and which constructions there are.
    Training,
    /// As training, drawn and annotated later.
    Further,
    /// Only its figures are looked at.
    Evaluation,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Development => "own gold, development",
            Self::Training => "own gold, training",
            Self::Further => "own gold, further",
            Self::Evaluation => "own gold, evaluation",
        })
    }
}

#[derive(Deserialize)]
struct Labels {
    reports: Vec<Labelled>,
}

#[derive(Deserialize)]
struct Labelled {
    id: String,
    part: Part,
    /// Length of the text in code points: the labels fit no other.
    length: usize,
    statements: Vec<Label>,
}

#[derive(Deserialize)]
struct Label {
    content: (usize, usize),
    cue: (usize, usize),
    source: Option<(usize, usize)>,
    /// Where the speaker's fullest name stands.
    speaker: Option<(usize, usize)>,
    /// The annotators' words for a speaker that the text has no one name for.
    described: Option<String>,
    relays: Vec<(usize, usize)>,
    quote: Quote,
    stance: Stance,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    text: String,
}

/// The labelled reports of each part with their texts, by id.
pub(super) fn load(data: &Path) -> Result<BTreeMap<Part, Vec<GoldReport>>> {
    let json = std::fs::read_to_string(FILE).with_context(|| format!("cannot read {FILE}"))?;
    let labels: Labels = serde_json::from_str(&json).with_context(|| format!("cannot parse {FILE}"))?;
    let ids: BTreeSet<&str> = labels.reports.iter().map(|labelled| labelled.id.as_str()).collect();
    let mut texts = texts(data, &ids)?;
    let mut parts: BTreeMap<Part, Vec<GoldReport>> = BTreeMap::new();
    for labelled in labels.reports {
        let text = texts.remove(&labelled.id).unwrap_or_default();
        ensure_labelled(FILE, &labelled.id, &text, labelled.length)?;
        let report = lay(&labelled, text);
        parts.entry(labelled.part).or_default().push(report);
    }
    Ok(parts)
}

fn lay(labelled: &Labelled, text: String) -> GoldReport {
    let letters: Vec<char> = text.chars().collect();
    let words = |span: (usize, usize)| -> Option<String> { Some(letters.get(span.0..span.1)?.iter().collect()) };
    let statements = labelled
        .statements
        .iter()
        .map(|label| GoldStatement {
            content: label.content,
            cue: label.cue,
            source: label.source,
            source_name: label
                .described
                .clone()
                .or_else(|| label.speaker.and_then(words))
                .unwrap_or_default(),
            relays: label.relays.clone(),
            quote: label.quote,
            stance: label.stance,
        })
        .collect();
    GoldReport {
        id: labelled.id.clone(),
        story: String::new(),
        text,
        statements,
    }
}

/// The texts of the reports of news-ar with these ids.
pub(super) fn texts(data: &Path, ids: &BTreeSet<&str>) -> Result<BTreeMap<String, String>> {
    let reports: Vec<Text> = crate::score::packed(&data.join("news-ar/reports.jsonl.gz"))?;
    let labelled = reports.into_iter().filter(|report| ids.contains(report.id.as_str()));
    Ok(labelled.map(|report| (report.id, report.text)).collect())
}

/// Fails unless a text is as long as the one that the labels of `file` were laid over.
pub(super) fn ensure_labelled(file: &str, id: &str, text: &str, length: usize) -> Result<()> {
    ensure!(
        text.chars().count() == length,
        "{file}: {id}: the text in news-ar is another than the one that was labelled"
    );
    Ok(())
}
