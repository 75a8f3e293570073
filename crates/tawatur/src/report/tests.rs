//! What holds for any bytes in any format, and what every text keeps.

use super::*;
use proptest::prelude::*;

const FORMATS: [Format; 5] = [
    Format::Text,
    Format::JsonLines,
    Format::Table,
    Format::Html,
    Format::Xml,
];

/// Checks what every reader of reports relies on.
fn check(bytes: &[u8], format: Format) -> Result<(), TestCaseError> {
    let (reports, notes) = parse("input", bytes, format, Lexicon::builtin());
    prop_assert!(!reports.is_empty() || !notes.is_empty());
    let mut ids = std::collections::BTreeSet::new();
    for report in &reports {
        prop_assert!(ids.insert(&report.id), "{} is given twice", report.id);
        prop_assert!(report.within.as_ref().is_none_or(|parent| ids.contains(parent)));
        let text = &report.text;
        prop_assert!(text.len() <= plain::MAX_TEXT && !text.trim().is_empty());
        let mut free = 0;
        for part in &report.parts {
            prop_assert!(part.span.start >= free);
            prop_assert!(text.get(free..part.span.start).is_some_and(|gap| gap.trim().is_empty()));
            let words = text.get(part.span.start..part.span.end);
            prop_assert!(words.is_some_and(|words| !words.trim().is_empty()));
            free = part.span.end;
        }
        prop_assert!(text.get(free..).is_some_and(|rest| rest.trim().is_empty()));
    }
    Ok(())
}

/// Lines that mean something to the search for parts, to be mixed.
fn line() -> impl Strategy<Value = String> {
    let lines = Lexicon::builtin()
        .parts
        .examples()
        .into_iter()
        .flat_map(|(_, _, _, yes, no)| [yes.to_owned(), no.to_owned()])
        .chain(
            [
                "",
                "—",
                "اقرأ أيضا:",
                "المصدر: رويترز",
                "أوسلو (رويترز) - غرقت سفينة.",
                "(أ ف ب)",
                "غرقت سفينة شحن كبيرة في ميناء المدينة مساء الثلاثاء بعد عاصفة شديدة استمرت ساعات طويلة.",
                "غرق سفينة",
                "— سالم (@salem) 3 مايو 2022",
                "pic.twitter.com/a",
                "2022-05-03T14:05:00Z",
                "الثلاثاء 3 أيار/مايو 2022 - 14:05",
                "\u{202B}\u{200F}ﻏﺮﻕ\u{202C} سفـينة",
                "{\"id\":\"a\",\"text\":\"اقرأ أيضا:\\nغرق\"}",
                "{\"id\":\"a#2\",\"text\":\"x\"}",
                "<p>غرق</p><blockquote>",
                "صحيفة الوادي",
                "Norway Today | 3 May 2022, 2:05 p.m.",
                "أوسلو ـ سالم الحداد",
                "مرسى الحوت (الضفة) (ضفا) – غرقت سفينة شحن كبيرة في ميناء المدينة مساء الثلاثاء بعد عاصفة شديدة.",
                "(ضفا)",
                "@oslo_port",
            ]
            .map(str::to_owned),
        )
        .collect::<Vec<_>>();
    (proptest::sample::select(lines), "\\PC{0,6}").prop_map(|(line, noise)| line + &noise)
}

proptest! {
    #[test]
    fn any_bytes_in_any_format(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for format in FORMATS {
            check(&bytes, format)?;
        }
    }

    #[test]
    fn any_characters_in_any_format(text in "\\PC{0,200}") {
        for format in FORMATS {
            check(text.as_bytes(), format)?;
        }
    }

    #[test]
    fn any_mix_of_telling_lines(lines in proptest::collection::vec(line(), 0..24), end in "\r?\n|\u{2028}|\n\n") {
        let text = lines.join(&end);
        for format in FORMATS {
            check(text.as_bytes(), format)?;
        }
    }
}

#[test]
fn text_is_kept_unchanged() {
    let text = " \u{202B}غرقــت سَفينة\u{200F}\r\n\tﻭﻧﺠﺎ\u{200D} كل من عليها.\u{202C}  \n";
    let (reports, notes) = parse("a.txt", text.as_bytes(), Format::Text, Lexicon::builtin());
    let report = reports.first().expect("a report");
    assert_eq!(
        (report.text.as_str(), report.id.as_str(), notes.len()),
        (text, "a.txt", 0)
    );
}

#[test]
fn one_outlet_in_three_writings_is_one() {
    let outlets = |format: Format, write: fn(&str) -> String| {
        let text = write("غرقت سفينة شحن في الميناء.");
        let (outlet, title, byline) = (write("الوادي"), write("غرق سفينة"), write("هدى سالم"));
        let input = match format {
            Format::JsonLines => {
                serde_json::json!({"outlet": outlet, "title": title, "byline": byline, "text": text}).to_string()
            }
            _ => format!("{title}\nصحيفة {outlet}\n3 مايو 2022\n{text}\n{text}"),
        };
        let (mut reports, _) = parse("in", input.as_bytes(), format, Lexicon::builtin());
        let report = reports.remove(0);
        assert!(report.text.contains(&text), "the text stays as it is");
        [report.outlet, report.title, report.byline]
    };
    for format in [Format::JsonLines, Format::Text] {
        let usual = outlets(format, str::to_owned);
        assert!(usual[0].is_some(), "{usual:?}");
        let marked = |text: &str| format!("\u{200F}{}\u{200D}", text.replace('ا', "\u{200B}ا"));
        assert_eq!(outlets(format, marked), usual);
        let typeset = |text: &str| {
            text.replace('ا', "\u{FE8E}")
                .replace('ل', "\u{FEDF}")
                .replace('س', "\u{FEB3}")
        };
        assert_eq!(outlets(format, typeset), usual);
    }
}

#[test]
fn empty_and_binary_inputs_are_noted() {
    for (bytes, message) in [
        (&b""[..], "the text is empty"),
        (b" \n\t ", "the text is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text"),
    ] {
        let (reports, notes) = parse("a", bytes, Format::Text, Lexicon::builtin());
        assert!(reports.is_empty());
        assert!(
            notes.first().is_some_and(|note| note.message.starts_with(message)),
            "{notes:?}"
        );
    }
}

#[test]
fn what_is_beyond_the_longest_text_is_left_out_and_noted() {
    let text = "غرقت سفينة.\n".repeat(2 * plain::MAX_TEXT / 10);
    let (reports, _) = parse("a", text.as_bytes(), Format::Text, Lexicon::builtin());
    let report = reports.first().expect("a report");
    assert!(report.text.len() <= plain::MAX_TEXT && text.starts_with(&report.text));
    assert_eq!(report.notes.len(), 1, "{:?}", report.notes);
    assert!(report.notes.iter().all(|note| note.message.contains("left out")));
}
