//! Any bytes as a text, sent in any encoding: decoding never panics, and parts
//! lie in the text as it is shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tawatur::lexicon::Lexicon;
use tawatur::report::{Format, Known, parse_known};

fuzz_target!(|bytes: &[u8]| {
    const CHARSETS: [&str; 6] = ["", "utf-8", "windows-1256", "iso-8859-6", "utf-16le", "no such"];
    let Some((first, rest)) = bytes.split_first() else { return };
    let charset = CHARSETS[usize::from(*first) % CHARSETS.len()];
    let known = Known {
        charset: (!charset.is_empty()).then(|| charset.to_owned()),
        ..Known::default()
    };
    for format in [Format::Text, Format::Table, Format::Xml] {
        let (reports, notes) = parse_known("text", rest, format, &known, Lexicon::builtin());
        assert!(!reports.is_empty() || !notes.is_empty());
        for part in reports.iter().flat_map(|report| report.parts.iter().map(move |part| (report, part))) {
            assert!(part.0.text.get(part.1.span.start..part.1.span.end).is_some());
        }
    }
});
