//! Journals that are opened again, torn, or none at all.

use super::*;
use jiff::Timestamp;
use proptest::prelude::*;
use std::fs;
use std::sync::Arc;
use tawatur::report::Told;

fn kept(n: u64) -> Line {
    Line::Kept {
        url: format!("https://news.example/{n}"),
        at: Timestamp::UNIX_EPOCH,
        status: 200,
        digest: format!("sha256:{n}"),
        record: "<urn:uuid:a>".to_owned(),
        warc: "a.warc.gz".to_owned(),
        end: 100 * (n + 1),
        etag: Some("\"خبر\"".to_owned()),
        modified: None,
        changes: false,
    }
}

fn lines(count: u64) -> Vec<Line> {
    let wanted = |n| Line::Wanted {
        url: format!("https://news.example/{n}"),
        via: "https://news.example/feed".to_owned(),
        told: Some(Arc::new(Told {
            title: Some(format!("خبر {n}")),
            ..Told::default()
        })),
    };
    (0..count).flat_map(|n| [wanted(n), kept(n)]).collect()
}

#[test]
fn what_is_added_is_known_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    let (mut journal, known, _) = Journal::open(&path).unwrap();
    assert_eq!(known, Known::default());
    journal.add(&lines(3)).unwrap();
    assert_eq!(Journal::open(&path).unwrap_err().kind(), io::ErrorKind::ResourceBusy);
    drop(journal);
    let (_journal, known, unread) = Journal::open(&path).unwrap();
    assert_eq!(known.pages.len(), 3);
    assert!(known.pages.values().all(|p| p.version.is_some() && p.wanted.is_none()));
    assert!(known.pages.values().all(|p| p.told.is_some()));
    assert_eq!(known.warc, Some(("a.warc.gz".to_owned(), 300)));
    assert!(unread.is_empty());
}

#[test]
fn a_line_that_is_none_is_told_and_the_others_count() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    let line = |line: &Line| serde_json::to_string(line).unwrap();
    let text = format!(
        "{}\nnonsense\n\n{{\"is\":\"new\"}}\n{}\n",
        line(&kept(0)),
        line(&kept(1))
    );
    fs::write(&path, text).unwrap();
    let (_journal, known, unread) = Journal::open(&path).unwrap();
    assert_eq!(known.pages.len(), 2);
    assert_eq!(unread, [2, 4]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Wherever a crash cuts the file, what stands before counts, what is
    /// added after counts, and nothing else is read.
    #[test]
    fn a_torn_journal_goes_on(cut in 0.0..1.0f64, noise in proptest::collection::vec(any::<u8>(), 0..40)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let (mut journal, ..) = Journal::open(&path).unwrap();
        journal.add(&lines(5)).unwrap();
        drop(journal);
        let mut bytes = fs::read(&path).unwrap();
        bytes.truncate((bytes.len() as f64 * cut) as usize);
        let whole = bytes.iter().filter(|b| **b == b'\n').count();
        // A crash may leave anything behind the last whole line but an end of line.
        bytes.extend(noise.iter().filter(|b| **b != b'\n'));
        fs::write(&path, bytes).unwrap();
        let (mut journal, known, unread) = Journal::open(&path).unwrap();
        prop_assert_eq!(known.pages.values().filter(|p| p.version.is_some()).count(), whole / 2);
        prop_assert!(unread.is_empty());
        journal.add(&[kept(9)]).unwrap();
        drop(journal);
        let (_journal, after, unread) = Journal::open(&path).unwrap();
        prop_assert_eq!(after.pages.len(), known.pages.len() + 1);
        prop_assert!(unread.is_empty());
    }

    #[test]
    fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        fs::write(&path, bytes).unwrap();
        let (_journal, known, _) = Journal::open(&path).unwrap();
        prop_assert!(known.pages.is_empty());
    }
}
