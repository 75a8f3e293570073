//! JSONL → reports: one object a line.

use super::records::Records;
use super::{Known, Note, Report, encoding};
use crate::lexicon::Lexicon;
use serde_json::{Map, Value};

/// Reads every line that can be read; what cannot is told by line and column.
pub(super) fn read(name: &str, bytes: &[u8], known: &Known, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let mut records = Records::new(name, known, lexicon);
    // UTF-16 cannot be split at its line ends before it is decoded, and the
    // whole of a file tells its encoding better than one line does.
    let wide = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..]);
    let decoded = if wide || !encoding::mostly_utf8(bytes) {
        encoding::decode(bytes, known.charset.as_deref())
    } else {
        None
    };
    if let Some(message) = decoded.as_ref().and_then(|d| d.note.clone()) {
        records.note(None, message);
    }
    let bytes = decoded.as_ref().map_or(bytes, |d| d.text.as_bytes());
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let mut any = false;
    // The first line that is not all UTF-8, what was done, and how many such lines there are.
    let mut odd: Option<(usize, String, usize)> = None;
    for (number, raw) in bytes.split(|b| *b == b'\n').enumerate().map(|(i, raw)| (i + 1, raw)) {
        if raw.trim_ascii().is_empty() {
            continue;
        }
        any = true;
        let place = format!("line {number}");
        let Some(line) = encoding::decode(raw, None) else {
            records.note(Some(&place), "not a line of text; left out".to_owned());
            continue;
        };
        if let Some(message) = line.note {
            odd.get_or_insert((number, message, 0)).2 += 1;
        }
        match serde_json::from_str::<Map<String, Value>>(&line.text) {
            Ok(object) => records.object(&place, &object, &line.text),
            Err(error) => {
                let place = match error.column() {
                    0 => place,
                    column => format!("{place}, column {column}"),
                };
                records.note(Some(&place), format!("{}; left out", reason(&error, &line.text)));
            }
        }
    }
    if let Some((number, message, lines)) = odd {
        let more = match lines - 1 {
            0 => String::new(),
            1 => "; one more line is not all UTF-8".to_owned(),
            more => format!("; {more} more lines are not all UTF-8"),
        };
        records.note(Some(&format!("line {number}")), message + &more);
    }
    if !any {
        records.note(None, "the file holds no line; nothing to read".to_owned());
    }
    (records.reports, records.notes)
}

/// Why a line cannot be read, in plain words; the note has the place.
fn reason(error: &serde_json::Error, line: &str) -> String {
    if error.is_eof() {
        return "the JSON breaks off before its end".to_owned();
    }
    if error.is_data() {
        let what = match line.trim_start().bytes().next() {
            Some(b'[') => "a list",
            Some(b'"') => "a text",
            Some(b'-' | b'0'..=b'9') => "a number",
            _ => "a single value",
        };
        return format!("is {what}, not an object {{…}} with the fields of a report");
    }
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    format!("is no JSON ({})", message.get(..end).unwrap_or(&message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Format, PartKind, parse};

    fn reports(input: &str) -> (Vec<Report>, Vec<Note>) {
        parse("in.jsonl", input.as_bytes(), Format::JsonLines, Lexicon::builtin())
    }

    #[test]
    fn all_fields() {
        let (reports, notes) = reports(
            r#"{"id":"a","text":"غرقت سفينة في الميناء.","outlet":"الوادي","url":"https://example.org/a","title":"غرق سفينة","published":"2022-05-03T14:05:00+03:00","byline":"أوسلو - رويترز","language":"ar","agencies":["AFP"],"more":{"x":[1]}}"#,
        );
        assert!(notes.is_empty(), "{notes:?}");
        let report = reports.first().expect("a report");
        assert_eq!(
            (report.id.as_str(), report.text.as_str()),
            ("a", "غرقت سفينة في الميناء.")
        );
        assert_eq!(report.outlet.as_deref(), Some("الوادي"));
        assert_eq!(report.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(report.title.as_deref(), Some("غرق سفينة"));
        assert_eq!(
            report.published.map(|p| p.to_string()).as_deref(),
            Some("2022-05-03T14:05:00+03:00")
        );
        assert_eq!(report.agencies, ["AFP", "Reuters"]);
        assert_eq!(report.parts.len(), 1);
    }

    #[test]
    fn a_headline_repeated_in_the_text_is_marked_and_none_is_guessed() {
        let (reports, _) = reports(
            "{\"id\":\"a\",\"title\":\"غرق سفينة!\",\"text\":\"غَرق سفينة\\nغرقت سفينة في الميناء.\"}\n\
             {\"id\":\"b\",\"text\":\"غرق سفينة\\nغرقت سفينة في الميناء.\"}",
        );
        let kinds: Vec<Vec<_>> = reports
            .iter()
            .map(|r| r.parts.iter().map(|p| p.kind).collect())
            .collect();
        assert_eq!(kinds, [vec![PartKind::Title, PartKind::Body], vec![PartKind::Body]]);
    }

    #[test]
    fn broken_lines_are_told_and_the_rest_goes_on() {
        let (reports, notes) = reports(
            "{\"id\":\"a\",\"text\":\"x y\"}\r\n\n{\"id\":\"b\",\n{\"id\":\"c\"}\n[]\n{\"id\":\"d\",\"text\":\" \"}\n\
             {\"id\":7,\"text\":\"z\",\"published\":\"soon\"}",
        );
        let ids: Vec<_> = reports.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(ids, ["a", "7"]);
        let places: Vec<_> = notes.iter().filter_map(|note| note.place.as_deref()).collect();
        assert_eq!(places.len(), 4, "{notes:?}");
        assert!(
            places
                .iter()
                .zip(["line 3, column", "line 4", "line 5", "line 6"])
                .all(|(p, q)| p.starts_with(q))
        );
        assert!(
            notes
                .iter()
                .all(|note| note.input == "in.jsonl" && note.message.contains("left out"))
        );
        assert!(
            notes
                .get(1)
                .is_some_and(|note| note.message.contains("missing field `text`"))
        );
        let says = |at: usize, words: &str| notes.get(at).is_some_and(|note| note.message.contains(words));
        assert!(says(0, "breaks off before its end"), "{notes:?}");
        assert!(says(2, "is a list, not an object"), "{notes:?}");
        let last = reports.last().expect("a report");
        assert!(
            last.notes
                .iter()
                .any(|note| note.message.contains("\"soon\" is no date")),
            "{:?}",
            last.notes
        );
    }

    #[test]
    fn the_lines_of_other_tools() {
        let (reports, notes) = reports(concat!(
            // news-please
            r#"{"authors":["Huda Salem","Adam Hill"],"date_download":"2022-05-04 01:02:03","date_modify":null,"date_publish":"2022-05-03 14:05:00","description":"d","language":"en","maintext":"A ship sank on Tuesday.","source_domain":"norwaytoday.example","title":"Ship sinks","url":"https://norwaytoday.example/1"}"#,
            "\n",
            // trafilatura
            r#"{"title":"غرق سفينة","author":"هدى سالم","hostname":"alwadi.example","date":"2022-05-03","fingerprint":"a1","id":null,"text":"غرقت سفينة في الميناء.","language":"ar","source":"https://alwadi.example/1","source-hostname":"الوادي","categories":"بحر;محلي"}"#,
            "\n",
            // passim
            r#"{"id":"p1","series":"المرصد","date":"1932-05-03","text":"غرقت سفينة في الميناء."}"#,
            "\n",
            // NewsAPI
            r#"{"source":{"id":null,"name":"The Docket"},"author":null,"title":"T","url":"https://d.example/1","publishedAt":"2022-05-03T14:05:00Z","content":"<p>A ship sank.</p>"}"#,
            "\n",
            r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"غرق","articleBody":"غرقت سفينة.","datePublished":"2022-05-03","publisher":{"@type":"Organization","name":"الوادي"},"url":"https://alwadi.example/2"}"#,
        ));
        assert!(notes.is_empty(), "{notes:?}");
        let found: Vec<_> = reports
            .iter()
            .map(|r| {
                (
                    r.id.as_str(),
                    r.outlet.as_deref(),
                    r.published.map(|p| p.to_string()).unwrap_or_default(),
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                (
                    "https://norwaytoday.example/1",
                    Some("norwaytoday.example"),
                    "2022-05-03T14:05:00".to_owned()
                ),
                ("a1", Some("الوادي"), "2022-05-03".to_owned()),
                ("p1", Some("المرصد"), "1932-05-03".to_owned()),
                (
                    "https://d.example/1",
                    Some("The Docket"),
                    "2022-05-03T14:05:00Z".to_owned()
                ),
                ("https://alwadi.example/2", Some("الوادي"), "2022-05-03".to_owned()),
            ]
        );
        assert_eq!(
            reports.first().and_then(|r| r.byline.as_deref()),
            Some("Huda Salem, Adam Hill")
        );
        assert!(reports.first().is_some_and(|r| r.fetched.is_some()));
        assert_eq!(reports.get(1).map(|r| r.categories.len()), Some(2));
        assert_eq!(reports.get(3).map(|r| r.text.as_str()), Some("A ship sank."));
    }

    #[test]
    fn repeated_ids_are_made_unique() {
        let line = "{\"id\":\"a\",\"text\":\"غرقت سفينة\"}\n";
        let (reports, _) = reports(&(line.repeat(3) + &line.replace("\"a\"", "\"a~2\"")));
        let ids: Vec<_> = reports.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(ids, ["a", "a~2", "a~3", "a~2~2"]);
        assert_eq!(reports.iter().filter(|r| r.notes.len() == 1).count(), 3);
    }

    #[test]
    fn other_encodings_and_no_lines() {
        let line = "{\"id\":\"a\",\"text\":\"غرقت سفينة في الميناء بعد عاصفة شديدة\"}";
        let wide: Vec<u8> = std::iter::once(0xFEFF)
            .chain(format!("{line}\n{}", line.replace("\"a\"", "\"b\"")).encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let (code_page, _, _) = encoding_rs::WINDOWS_1256.encode(line);
        for (bytes, count) in [
            (&wide[..], 2),
            (&code_page, 1),
            (format!("\u{FEFF}{line}").as_bytes(), 1),
        ] {
            let (reports, _) = parse("in", bytes, Format::JsonLines, Lexicon::builtin());
            assert_eq!(reports.len(), count);
            assert!(reports.iter().all(|report| report.text.starts_with("غرقت سفينة")));
        }
        let (reports, notes) = reports("\n \n");
        assert_eq!((reports.len(), notes.len()), (0, 1));
    }

    #[test]
    fn what_is_not_utf8_is_told_once() {
        let line = |n: usize| format!("{{\"id\":\"{n}\",\"text\":\"غرقت سفينة شحن كبيرة في ميناء المدينة\"}}\n");
        let all: String = (0..9).map(line).collect();
        let (code_page, _, _) = encoding_rs::WINDOWS_1256.encode(&all);
        let (reports, notes) = parse("in", &code_page, Format::JsonLines, Lexicon::builtin());
        assert_eq!((reports.len(), notes.len()), (9, 1), "{notes:?}");
        assert!(
            notes
                .iter()
                .all(|note| note.place.is_none() && note.message.contains("windows-1256"))
        );
        assert!(reports.iter().all(|report| report.text.starts_with("غرقت سفينة")));

        let mut broken = all.replace("كبيرة", "\u{1}").into_bytes();
        for byte in broken.iter_mut().filter(|byte| **byte == 1) {
            *byte = 0xFF;
        }
        let (reports, notes) = parse("in", &broken, Format::JsonLines, Lexicon::builtin());
        assert_eq!((reports.len(), notes.len()), (9, 1), "{notes:?}");
        assert!(
            notes
                .iter()
                .all(|note| { note.place.as_deref() == Some("line 1") && note.message.contains("8 more lines") })
        );
    }
}
