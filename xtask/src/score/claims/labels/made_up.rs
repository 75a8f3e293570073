//! The invented stories under corpus/stories, labelled by their words.

use super::{Labelled, ROOT, labelled, place};
use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::slice::from_ref;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{Format, parse};
use tawatur::story;

/// The invented stories, labelled by their words.
pub(crate) fn invented() -> Result<Vec<Labelled>> {
    #[derive(Deserialize)]
    struct File {
        stories: Vec<Story>,
    }
    #[derive(Deserialize)]
    struct Story {
        story: String,
        claims: Vec<Counted>,
        conflicts: Vec<Pair>,
        possible: Vec<Pair>,
    }
    #[derive(Deserialize)]
    struct Counted {
        low: usize,
        high: usize,
        evidence: Vec<Words>,
    }
    #[derive(Deserialize)]
    struct Pair {
        a: Words,
        b: Words,
    }
    /// File, with the id of its line behind `#`, and the words.
    type Words = (String, String);

    let folder = Path::new(ROOT).join("corpus/stories");
    let file: File = serde_json::from_slice(&std::fs::read(folder.join("claims.json"))?).context("claims.json")?;
    let stories = file.stories.iter().map(|labels| {
        // Told for the dates that the story gives; the articles glued onto reports are none of it.
        let (mut readings, _) = story::tell(read_folder(&folder.join(&labels.story))?, Lexicon::builtin());
        readings.retain(|reading| reading.report.within.is_none());
        let place = |readings: &[Reading], (file, words): &Words| {
            let name = file.split_once('#').map_or(file.as_str(), |(_, id)| id);
            let stem = name.rsplit('/').next().unwrap_or(name);
            let id = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
            place(readings, id, words)
        };
        let claims = labels.claims.iter();
        labelled(
            readings,
            claims.map(|claim| (claim.evidence.as_slice(), claim.low, claim.high)),
            labels.conflicts.iter().map(|c| (from_ref(&c.a), from_ref(&c.b))),
            labels.possible.iter().map(|c| (from_ref(&c.a), from_ref(&c.b))),
            place,
        )
    });
    stories.collect()
}

/// All reports of a folder under corpus/stories, in the order of their names.
fn read_folder(folder: &Path) -> Result<Vec<Reading>> {
    let lexicon = Lexicon::builtin();
    let files: std::io::Result<Vec<PathBuf>> = std::fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect();
    let mut files = files?;
    files.sort();
    let mut readings = Vec::new();
    for file in files {
        let format = match file.extension().and_then(|extension| extension.to_str()) {
            Some("jsonl") => Format::JsonLines,
            Some("html") => Format::Html,
            _ => Format::Text,
        };
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let (reports, _) = parse(&name, &std::fs::read(&file)?, format, lexicon);
        readings.extend(reports.into_iter().map(|report| reading::read(report, lexicon)));
    }
    Ok(readings)
}
