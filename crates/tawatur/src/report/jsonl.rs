//! JSONL → reports: one object a line.

use super::plain::{self, Source};
use super::{Note, Report, dates, encoding};
use crate::lexicon::Lexicon;
use std::collections::BTreeMap;

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
    // UTF-16 cannot be split at its line ends before it is decoded.
    let wide = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..]);
    let decoded = if wide {
        encoding::decode(bytes, None).map(|d| d.text)
    } else {
        None
    };
    let bytes = decoded.as_ref().map_or(bytes, |text| text.as_bytes());
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let mut any = false;
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
            notes.push(note(number, None, message));
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
            },
            lexicon,
        );
        for report in found.iter_mut().skip(1) {
            report.id = ids.unique(&report.id);
        }
        reports.append(&mut found);
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

/// Ids given so far.
#[derive(Default)]
struct Ids {
    /// Each id with the number of its last repetition.
    given: BTreeMap<String, usize>,
}

impl Ids {
    /// The id, or the id with a number if it was given before.
    fn unique(&mut self, id: &str) -> String {
        let mut name = id.to_owned();
        while self.given.contains_key(&name) {
            let last = self.given.entry(id.to_owned()).or_insert(1);
            *last += 1;
            name = format!("{id}~{last}");
        }
        self.given.insert(name.clone(), 1);
        name
    }
}
