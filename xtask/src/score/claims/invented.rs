//! The invented stories of `corpus/invented`: reports, claims, copies and conflicts of each in one file.

use super::labels::{Labelled, ROOT, labelled, place};
use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use tawatur::lexicon::Lexicon;
use tawatur::reading;
use tawatur::report::{Format, parse};

/// A file of `corpus/invented`.
#[derive(Deserialize)]
struct File {
    /// Whether only its figures are looked at.
    held_back: bool,
    reports: Vec<serde_json::Value>,
    claims: Vec<Claim>,
    conflicts: Vec<Pair>,
    possible: Vec<Pair>,
}

#[derive(Deserialize)]
struct Claim {
    low: usize,
    high: usize,
    evidence: Vec<Words>,
}

#[derive(Deserialize)]
struct Pair {
    a: Vec<Words>,
    b: Vec<Words>,
}

impl Pair {
    fn sides(&self) -> (&[Words], &[Words]) {
        (&self.a, &self.b)
    }
}

/// Report, and words of its text.
type Words = (String, String);

/// The stories that are held back, or those that may be read, in the order of their names.
pub(super) fn load(held_back: bool) -> Result<Vec<Labelled>> {
    let folder = Path::new(ROOT).join("corpus/invented");
    let files: std::io::Result<Vec<PathBuf>> = std::fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect();
    let mut files = files?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut stories = Vec::new();
    for file in files {
        let name = file.display().to_string();
        let labels: File = serde_json::from_slice(&std::fs::read(&file)?).with_context(|| name.clone())?;
        if labels.held_back == held_back {
            stories.push(story(&labels).with_context(|| name)?);
        }
    }
    Ok(stories)
}

fn story(labels: &File) -> Result<Labelled> {
    let lexicon = Lexicon::builtin();
    let lines: Vec<String> = labels.reports.iter().map(ToString::to_string).collect();
    let (reports, _) = parse("invented", lines.join("\n").as_bytes(), Format::JsonLines, lexicon);
    let readings = reports.into_iter().map(|report| reading::read(report, lexicon));
    let claims = labels.claims.iter();
    labelled(
        readings.collect(),
        claims.map(|claim| (claim.evidence.as_slice(), claim.low, claim.high)),
        labels.conflicts.iter().map(Pair::sides),
        labels.possible.iter().map(Pair::sides),
        |readings, (id, words)| place(readings, id, words),
    )
}
