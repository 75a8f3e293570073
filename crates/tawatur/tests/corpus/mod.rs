//! The stories under corpus/, for the tests that are about any story.

use std::path::PathBuf;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{self, Format};

/// The folders of the stories.
pub(crate) const STORIES: [&str; 4] = ["ferry", "dam", "refinery", "summit"];

/// Reads all reports of a story under corpus/stories, in the order of their names.
pub(crate) fn readings(name: &str) -> Vec<Reading> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../corpus/stories")
        .join(name);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let format = match file.extension().and_then(|e| e.to_str()) {
            Some("jsonl") => Format::JsonLines,
            Some("html") => Format::Html,
            _ => Format::Text,
        };
        let stem = file.file_stem().unwrap().to_str().unwrap();
        let (reports, notes) = report::parse(stem, &std::fs::read(&file).unwrap(), format, Lexicon::builtin());
        assert_eq!(notes, [], "{}", file.display());
        all.extend(
            reports
                .into_iter()
                .map(|report| reading::read(report, Lexicon::builtin())),
        );
    }
    all
}
