//! Any bytes as a page: parsing never panics, and gives a report or a note.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tawatur::lexicon::Lexicon;
use tawatur::report::{Format, parse};

fuzz_target!(|bytes: &[u8]| {
    let (reports, notes) = parse("page", bytes, Format::Html, Lexicon::builtin());
    assert!(!reports.is_empty() || !notes.is_empty());
    for report in &reports {
        assert!(!report.text.trim().is_empty());
        let mut free = 0;
        for part in &report.parts {
            assert!(part.span.start >= free && report.text.get(part.span.start..part.span.end).is_some());
            free = part.span.end;
        }
    }
});
