//! JSONL → reports: one object a line.

use super::ids::Ids;
use super::plain::{self, Source};
use super::{Note, Report, dates, encoding};
use crate::lexicon::Lexicon;

/// One line of input. Unknown fields are ignored.
#[derive(serde::Deserialize)]
struct Record {
    id: Id,
    text: String,
    outlet: Option<String>,
    url: Option<String>,
    title: Option<String>,
    published: Option<String>,
    byline: Option<String>,
    language: Option<String>,
    agencies: Option<Vec<String>>,
}

/// Ids are strings; numbers are taken too.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// Reads every line that can be read; what cannot is told by line and column.
pub(super) fn read(name: &str, bytes: &[u8], lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let (mut reports, mut notes) = (Vec::new(), Vec::new());
    let mut ids = Ids::default();
    let note = |line: usize, column: Option<usize>, message: String| Note {
        input: name.to_owned(),
        place: Some(match column {
            Some(column) => format!("line {line}, column {column}"),
            None => format!("line {line}"),
        }),
        message,
    };
    // UTF-16 cannot be split at its line ends before it is decoded, and the
    // whole of a file tells its encoding better than one line does.
    let wide = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..]);
    let decoded = if wide || !encoding::mostly_utf8(bytes) {
        encoding::decode(bytes, None)
    } else {
        None
    };
    if let Some(message) = decoded.as_ref().and_then(|d| d.note.clone()) {
        notes.push(Note {
            input: name.to_owned(),
            place: None,
            message,
        });
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
        let Some(line) = encoding::decode(raw, None) else {
            notes.push(note(number, None, "not a line of text; left out".to_owned()));
            continue;
        };
        if let Some(message) = line.note {
            odd.get_or_insert((number, message, 0)).2 += 1;
        }
        let record: Record = match serde_json::from_str(&line.text) {
            Ok(record) => record,
            Err(error) => {
                let column = Some(error.column()).filter(|column| *column > 0);
                notes.push(note(number, column, format!("{}; line left out", reason(&error))));
                continue;
            }
        };
        let given = match record.id {
            Id::Text(id) => id,
            Id::Number(id) => id.to_string(),
        };
        if given.trim().is_empty() || record.text.trim().is_empty() {
            let field = if given.trim().is_empty() { "id" } else { "text" };
            notes.push(note(number, None, format!("field \"{field}\" is empty; line left out")));
            continue;
        }
        let mut own_notes = Vec::new();
        let id = ids.unique(&given);
        if id != given {
            let message = format!("the id \"{given}\" was given before; called \"{id}\" here");
            own_notes.push(note(number, None, message));
        }
        let published = record
            .published
            .filter(|value| !value.trim().is_empty())
            .and_then(|value| {
                let published = dates::metadata(&value);
                if published.is_none() {
                    let message =
                        format!("published \"{value}\" is no date (RFC 3339: 2023-09-13T14:05:00Z); taken as unknown");
                    own_notes.push(note(number, None, message));
                }
                published
            });
        let mut found = plain::read(
            Source {
                id,
                text: record.text,
                outlet: filled(record.outlet),
                url: filled(record.url),
                title: Some(record.title.unwrap_or_default()),
                published,
                byline: filled(record.byline),
                language: filled(record.language),
                agencies: record.agencies.unwrap_or_default(),
                notes: own_notes,
                ..Source::default()
            },
            lexicon,
        );
        for report in found.iter_mut().skip(1) {
            report.id = ids.unique(&report.id);
        }
        reports.append(&mut found);
    }
    if let Some((number, message, lines)) = odd {
        let more = match lines - 1 {
            0 => String::new(),
            1 => "; one more line is not all UTF-8".to_owned(),
            more => format!("; {more} more lines are not all UTF-8"),
        };
        notes.push(note(number, None, message + &more));
    }
    if !any {
        notes.push(Note {
            input: name.to_owned(),
            place: None,
            message: "the file holds no line; nothing to read".to_owned(),
        });
    }
    (reports, notes)
}

fn filled(value: Option<String>) -> Option<String> {
    value.filter(|value| !value.trim().is_empty())
}

/// What serde says, without the place, which the note has.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    message.get(..end).unwrap_or(&message).to_owned()
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
                .zip(["line 3, column", "line 4, column", "line 5", "line 6"])
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
