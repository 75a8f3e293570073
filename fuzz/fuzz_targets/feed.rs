//! Any bytes as a feed or an agency's XML: parsing never panics, and gives a
//! report or a note; what there is to fetch has an id.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tawatur::lexicon::Lexicon;
use tawatur::report::{Format, feed, parse};

fuzz_target!(|bytes: &[u8]| {
    let lexicon = Lexicon::builtin();
    for format in [Format::Xml, Format::JsonLines] {
        let (reports, notes) = parse("feed", bytes, format, lexicon);
        assert!(!reports.is_empty() || !notes.is_empty());
    }
    let entries = feed::links(bytes, Some("https://a.example/feed"), lexicon).unwrap_or_default();
    assert!(entries.iter().all(|entry| !entry.id.is_empty()));
    let _ = feed::subscriptions(bytes);
});
