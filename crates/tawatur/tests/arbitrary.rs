//! What must hold of any input: no panic, and nothing found points outside the
//! text or between two bytes of a letter.

#![cfg(test)]

use proptest::collection::vec;
use proptest::prelude::*;
use tawatur::brief::{self, TerminalOptions};
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{self, Format, Language};
use tawatur::story;
use tawatur::text::Span;

const FORMATS: [Format; 5] = [
    Format::Text,
    Format::JsonLines,
    Format::Table,
    Format::Html,
    Format::Xml,
];

/// Reads all reports in `bytes`.
fn read(name: &str, bytes: &[u8], format: Format) -> Vec<Reading> {
    let (reports, _) = report::parse(name, bytes, format, Lexicon::builtin());
    let read = |report| reading::read(report, Lexicon::builtin());
    reports.into_iter().map(read).collect()
}

/// Checks what every later step relies on.
fn check(reading: &Reading) -> Result<(), TestCaseError> {
    let text = reading.report.text.as_str();
    let holds = |span: Span| span.start < span.end && text.get(span.start..span.end).is_some();
    let apart = |spans: &[Span]| spans.windows(2).all(|pair| pair[0].end <= pair[1].start);

    prop_assert!(reading.sentences.iter().all(|span| holds(*span)));
    prop_assert!(apart(&reading.sentences), "sentences overlap");

    let mentions: Vec<Span> = reading.mentions.iter().map(|mention| mention.span).collect();
    prop_assert!(mentions.iter().all(|span| holds(*span)));
    prop_assert!(apart(&mentions), "mentions overlap");
    let entities = reading.entities.len();
    prop_assert!(reading.mentions.iter().all(|mention| mention.entity < entities));

    let times: Vec<Span> = reading.times.iter().map(|time| time.span).collect();
    prop_assert!(times.iter().all(|span| holds(*span)));
    prop_assert!(apart(&times), "times overlap");

    for (index, statement) in reading.statements.iter().enumerate() {
        prop_assert!(holds(statement.content) && holds(statement.cue));
        prop_assert!(statement.source.is_none_or(holds));
        prop_assert!(statement.relays.iter().all(|relay| holds(relay.span)));
        prop_assert!(statement.speaker.entity.is_none_or(|entity| entity < entities));
        let outer = statement.outer;
        prop_assert!(outer.is_none_or(|outer| outer < reading.statements.len() && outer != index));
    }
    prop_assert!(
        reading.statements.is_sorted_by_key(|statement| statement.content.start),
        "statements are out of order"
    );
    Ok(())
}

/// Tells the stories of the readings and draws the brief in all its forms.
fn tell(readings: Vec<Reading>) -> Result<(), TestCaseError> {
    let lexicon = Lexicon::builtin();
    let count = readings.len();
    let (readings, stories) = story::tell(readings, lexicon);
    let mut members: Vec<usize> = stories.iter().flat_map(|story| story.members.clone()).collect();
    members.sort_unstable();
    prop_assert_eq!(members, (0..count).collect::<Vec<_>>(), "each report is in one story");
    for claim in stories.iter().flat_map(|story| &story.claims) {
        prop_assert!(claim.counts.low <= claim.counts.high);
        for evidence in &claim.evidence {
            let text = readings[evidence.reading].report.text.as_str();
            prop_assert!(text.get(evidence.span.start..evidence.span.end).is_some());
        }
    }
    for language in [Language::Arabic, Language::English] {
        let brief = brief::compose(&readings, &stories, Vec::new(), language, lexicon);
        let options = TerminalOptions { color: true, width: 40 };
        prop_assert!(serde_json::to_string(&brief).is_ok());
        let _ = brief::terminal(&brief, &options, lexicon);
        let _ = brief::markdown(&brief, lexicon);
        let _ = brief::html(&brief, lexicon);
    }
    Ok(())
}

/// Pieces that mean something to the readers of names, times and statements,
/// and marks that come where nobody expects them.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "قال",
        "وأضاف أن",
        "نقلا عن",
        "بحسب وكالة رويترز",
        "نفى الوزير أن",
        "المتحدث باسم الكرملين",
        "سالم الحمصي",
        "مصدر عسكري",
        "في بيروت",
        "أمس الأربعاء",
        "3 أيار/مايو 2022",
        "قبل ثلاثة أيام",
        "نحو 18.5 ألف قتيل",
        "بوتين",
        "يوم",
        "و",
        "لل",
        "«",
        "»",
        "\"",
        "“",
        "(",
        ")",
        ":",
        "،",
        ".",
        "\n",
        "\n\n",
        " — ",
        "إقرأ أيضا:\n",
        "أوسلو (رويترز) - ",
        "\u{202b}",
        "\u{200f}",
        "َّ",
        "ـ",
        "\u{0}",
        "😀",
        "he said that",
        "according to Reuters",
        "Mr. John Smith",
        "denied",
        "on Tuesday",
        "two days ago",
        "\", said",
    ];
    prop_oneof![
        6 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    (vec(piece(), 0..40), "| ").prop_map(|(pieces, between)| pieces.join(&between))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_format_are_read(bytes in vec(any::<u8>(), 0..300)) {
        for format in FORMATS {
            read("input", &bytes, format).iter().try_for_each(check)?;
        }
    }

    #[test]
    fn any_text_in_any_format_is_read(text in text()) {
        let line = serde_json::json!({"id": "a", "text": text, "published": "2022-05-03T14:05:00Z"}).to_string();
        let page = format!("<html><body><article><h1>{text}</h1><p>{text}</p></article></body></html>");
        for (bytes, format) in [(&text, Format::Text), (&line, Format::JsonLines), (&page, Format::Html)] {
            read("input", bytes.as_bytes(), format).iter().try_for_each(check)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_reports_make_a_brief(texts in vec(text(), 0..5), twice in any::<bool>()) {
        let mut readings: Vec<Reading> = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            readings.extend(read(&format!("r{index}"), text.as_bytes(), Format::Text));
        }
        if twice {
            // The same reports again, under the same ids: no two inputs are known to differ.
            readings.extend(readings.clone());
        }
        tell(readings)?;
    }
}
