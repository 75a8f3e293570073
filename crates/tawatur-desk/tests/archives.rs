//! warcio's archives, good and broken: each is read as far as it goes. They are
//! not part of the repository; where they are missing, the test says so.

#![cfg(test)]

use std::path::{Path, PathBuf};
use tawatur::lexicon::Lexicon;
use tawatur_desk::inputs::expand;
use tawatur_desk::{Event, Options};

/// A file, how many reports it gives, and words of a note that it gives.
const ARCHIVES: &[(&str, usize, Option<&str>)] = &[
    ("bad.arc", 0, Some("how long it is")),
    ("example-bad-non-chunked.warc.gz", 1, None),
    ("example-bad.warc.gz.bad", 1, None),
    ("example-digest.warc", 0, Some("no page")),
    ("example-iana.org-chunked.warc", 1, None),
    ("example-resource.warc.gz", 1, None),
    ("example-space-in-target-uri.warc.gz", 0, Some("no page")),
    ("example-space-in-url.arc", 1, Some("ends early")),
    ("example-trunc.warc", 1, Some("could be unpacked is kept")),
    ("example-wget-bad-target-uri.warc.gz", 1, None),
    ("example-wrong-chunks.warc.gz", 1, None),
    ("example.arc", 1, None),
    ("example.arc.gz", 1, None),
    ("example.warc", 1, None),
    ("example.warc.gz", 1, None),
    ("post-test.warc.gz", 0, Some("no page")),
];

#[test]
fn every_archive_is_read_as_far_as_it_goes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/archives");
    if !folder.is_dir() {
        eprintln!("skipped: {} is missing", folder.display());
        return;
    }
    for (name, wanted, words) in ARCHIVES {
        let (mut reports, mut notes) = (Vec::new(), Vec::new());
        let path: PathBuf = folder.join(name);
        let run = tawatur_desk::run(&expand(&[path]), &Options::default(), Lexicon::builtin(), |event| {
            match event {
                Event::Reading(reading) => reports.push(reading.report),
                Event::Note(note) => notes.push(note),
                Event::Progress(_) => {}
            }
            Ok(())
        });
        assert!(run.is_ok());
        assert_eq!(reports.len(), *wanted, "{name}: {notes:?}");
        for report in &reports {
            assert!(report.fetched.is_some(), "{name}");
            assert!(
                report.url.as_deref().is_some_and(|url| url.starts_with("http")),
                "{name}"
            );
            assert!(!report.text.contains('<'), "{name}: {}", report.text);
        }
        match words {
            Some(words) => assert!(
                notes.iter().any(|note| note.message.contains(words)),
                "{name}: {notes:?}"
            ),
            None => assert!(notes.is_empty(), "{name}: {notes:?}"),
        }
    }
}
