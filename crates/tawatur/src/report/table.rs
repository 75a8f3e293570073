//! Tables (CSV, TSV) → reports: one a row, fields by the names in the first row.

use super::records::Records;
use super::{Known, Note, Report, encoding};
use crate::lexicon::Lexicon;
use serde_json::{Map, Value};

/// What may stand between fields.
const BETWEEN: &[u8] = b"\t;|,";

/// Reads a table, or some rows of one below its first row.
pub(super) fn read(name: &str, bytes: &[u8], known: &Known, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let mut records = Records::new(name, known, lexicon);
    let Some(decoded) = encoding::decode(bytes, known.charset.as_deref()) else {
        records.note(None, encoding::NO_TEXT.to_owned());
        return (records.reports, records.notes);
    };
    if let Some(message) = decoded.note {
        records.note(None, message);
    }
    let text = decoded.text.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(between(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let heads: Vec<String> = match reader.headers() {
        Ok(heads) => heads.iter().map(|head| head.trim().to_owned()).collect(),
        Err(error) => {
            records.note(None, format!("the first row cannot be read: {error}"));
            return (records.reports, records.notes);
        }
    };
    let mut any = false;
    for row in reader.records() {
        any = true;
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                records.note(
                    Some(&format!("line {line}")),
                    format!("the row cannot be read: {error}; left out"),
                );
                continue;
            }
        };
        let object: Map<String, Value> = heads
            .iter()
            .zip(row.iter())
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(head, value)| (head.clone(), Value::String(value.to_owned())))
            .collect();
        let line = row.position().map_or(0, csv::Position::line);
        records.fields(&format!("line {line}"), &object);
    }
    if !any {
        records.note(None, "the table has no row below its first; nothing to read".to_owned());
    }
    (records.reports, records.notes)
}

/// What stands between the fields of the first row: what is in it most often.
fn between(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|b| *b == sign).count();
    BETWEEN.iter().copied().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Format, Names, parse, parse_known};

    fn read(table: &str) -> (Vec<Report>, Vec<Note>) {
        parse("in.csv", table.as_bytes(), Format::Table, Lexicon::builtin())
    }

    #[test]
    fn rows_are_reports() {
        let table =
            "id,date,outlet,body\n1,2022-05-03,الوادي,\"غرقت سفينة، \"\"قديمة\"\"\nفي الميناء\"\n\n2,,,x\n3,y\n";
        for table in [table.to_owned(), table.replace(',', "\t"), table.replace(',', ";")] {
            let (reports, notes) = read(&table);
            let report = reports.first().expect("a report");
            assert_eq!(
                (report.id.as_str(), report.text.as_str()),
                ("1", "غرقت سفينة، \"قديمة\"\nفي الميناء")
            );
            assert_eq!(report.published.map(|p| p.to_string()).as_deref(), Some("2022-05-03"));
            assert_eq!(report.outlet.as_deref(), Some("الوادي"));
            assert_eq!(reports.len(), 2);
            assert_eq!(notes.len(), 1, "{notes:?}");
            assert_eq!(notes.first().and_then(|note| note.place.as_deref()), Some("line 6"));
        }
    }

    #[test]
    fn columns_may_be_named() {
        let known = Known {
            names: Names::parse("text=النص,title=العنوان").expect("names"),
            ..Known::default()
        };
        let table = "العنوان,النص\nغرق,غرقت سفينة في الميناء بعد عاصفة شديدة\n";
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(table);
        for bytes in [table.as_bytes(), &bytes] {
            let (reports, _) = parse_known("in", bytes, Format::Table, &known, Lexicon::builtin());
            let report = reports.first().expect("a report");
            assert_eq!(
                (report.title.as_deref(), report.text.as_str()),
                (Some("غرق"), "غرقت سفينة في الميناء بعد عاصفة شديدة")
            );
            assert!(report.id.starts_with("content-"));
        }
    }
}
