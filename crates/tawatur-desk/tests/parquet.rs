//! Parquet as an input. It is a feature that is off by default:
//! `cargo test -p tawatur-desk --features parquet --test parquet` runs this.
//! With `TAWATUR_WRITE_EXAMPLE=1` it writes `corpus/inputs/table.parquet` anew.

#![cfg(test)]
#![cfg(feature = "parquet")]

use parquet::basic::{Compression, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tawatur::lexicon::Lexicon;
use tawatur::report::{Names, Note, Published, Report};
use tawatur_desk::inputs::expand;
use tawatur_desk::{Event, Options, Summary};

/// The columns of the example: a text, a list, a day, times with a zone and
/// without, a structure, and a vector, which is passed over.
const SCHEMA: &str = "message news {
    required binary id (UTF8);
    optional int32 date (DATE);
    optional int64 crawled_at (TIMESTAMP(NANOS,true));
    optional int64 modified (TIMESTAMP(MICROS,false));
    optional group source { optional binary name (UTF8); }
    optional group authors (LIST) { repeated group list { optional binary element (UTF8); } }
    optional binary title (UTF8);
    optional binary body (UTF8);
    optional group vector (LIST) { repeated group list { optional float element; } }
}";

/// Days from 1970 to 3 October 2023.
const DAY: i32 = 19_633;

struct Row {
    id: &'static str,
    day: Option<i32>,
    outlet: &'static str,
    authors: &'static [&'static str],
    title: &'static str,
    body: &'static str,
}

const ROWS: &[Row] = &[
    Row {
        id: "marsad-1",
        day: Some(DAY),
        outlet: "المرصاد",
        authors: &["هالة النجار", "سامر القيسي"],
        title: "عودة العمل إلى ميناء السندان",
        body: "قال المتحدث باسم الميناء رائد الحمصي يوم الثلاثاء إن العمل عاد إلى الرصيف الشرقي في ميناء السندان بعد إصلاح الرافعة.\nوأضاف الحمصي أن أحدا لم يصب في الحادث الذي عطل الرافعة قبل أيام.",
    },
    Row {
        id: "sahil-7",
        day: Some(DAY + 1),
        outlet: "جريدة الساحل",
        authors: &[],
        title: "نقابة العمال تنفي إصلاح رافعة السندان",
        body: "نفت نقابة عمال السندان يوم الأربعاء أن تكون الرافعة قد أصلحت، وقالت رئيسة النقابة سلمى العكاري إن العمال يفرغون السفن بأيديهم منذ عودة العمل إلى الرصيف الشرقي.",
    },
];

/// A file with a row group for each of the rows.
fn file(rows: &[Row], compression: Compression) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
    let properties = WriterProperties::builder()
        .set_created_by("tawatur".to_owned())
        .set_compression(compression)
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties)).unwrap();
    for row in rows {
        let mut group = writer.next_row_group().unwrap();
        let midnight = i64::from(row.day.unwrap_or(DAY)) * 86_400;
        for column in 0.. {
            let Some(mut next) = group.next_column().unwrap() else {
                break;
            };
            let (texts, defined, repeated): (Vec<&str>, i16, Option<Vec<i16>>) = match column {
                0 => (vec![row.id], 0, None),
                4 => (vec![row.outlet], 2, None),
                5 => (
                    row.authors.to_vec(),
                    3,
                    Some((0..row.authors.len().max(1)).map(|i| i16::from(i > 0)).collect()),
                ),
                6 => (vec![row.title], 1, None),
                _ => (vec![row.body], 1, None),
            };
            match next.untyped() {
                ColumnWriter::Int32ColumnWriter(writer) => {
                    let days: Vec<i32> = row.day.into_iter().collect();
                    writer.write_batch(&days, Some(&[i16::from(row.day.is_some())]), None)
                }
                ColumnWriter::Int64ColumnWriter(writer) => {
                    let at = if column == 2 {
                        (midnight + 9 * 3600) * 1_000_000_000
                    } else {
                        (midnight + 8 * 3600) * 1_000_000
                    };
                    writer.write_batch(&[at], Some(&[1]), None)
                }
                ColumnWriter::FloatColumnWriter(writer) => {
                    writer.write_batch(&[0.5, 0.25], Some(&[3, 3]), Some(&[0, 1]))
                }
                ColumnWriter::ByteArrayColumnWriter(writer) => {
                    let levels = if texts.is_empty() {
                        vec![1]
                    } else {
                        vec![defined; texts.len()]
                    };
                    let values: Vec<ByteArray> = texts.into_iter().map(ByteArray::from).collect();
                    writer.write_batch(&values, Some(&levels), repeated.as_deref())
                }
                _ => panic!("no such column"),
            }
            .unwrap();
            next.close().unwrap();
        }
        group.close().unwrap();
    }
    writer.into_inner().unwrap()
}

fn read(path: PathBuf, names: &str) -> (Vec<Report>, Vec<Note>, Summary) {
    let (mut reports, mut notes) = (Vec::new(), Vec::new());
    let options = Options {
        // None of the user's own.
        names: if names.is_empty() {
            Names::default()
        } else {
            Names::parse(names).unwrap()
        },
        ..Options::default()
    };
    let summary = tawatur_desk::run(&expand(&[path]), &options, Lexicon::builtin(), |event| {
        match event {
            Event::Reading(reading) => reports.push(reading.report),
            Event::Note(note) => notes.push(note),
            Event::Progress(_) => {}
        }
        Ok(())
    });
    (reports, notes, summary.unwrap())
}

fn read_bytes(bytes: &[u8], names: &str) -> (Vec<Report>, Vec<Note>, Summary) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.parquet");
    std::fs::write(&path, bytes).unwrap();
    read(path, names)
}

#[test]
fn the_example_is_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/inputs/table.parquet");
    if std::env::var_os("TAWATUR_WRITE_EXAMPLE").is_some() {
        std::fs::write(&path, file(ROWS, Compression::SNAPPY)).unwrap();
    }
    let (reports, notes, summary) = read(path, "");
    assert_eq!(notes, []);
    assert_eq!((summary.reports, summary.refused), (2, 0));
    for (report, row) in reports.iter().zip(ROWS) {
        assert_eq!(report.id, row.id);
        assert_eq!(report.outlet.as_deref(), Some(row.outlet));
        assert_eq!(report.title.as_deref(), Some(row.title));
        assert!(report.text.contains(row.body), "{report:?}");
    }
    let told = |time: &Option<Published>| time.as_ref().map(ToString::to_string).unwrap_or_default();
    assert_eq!(told(&reports[0].published), "2023-10-03");
    assert_eq!(told(&reports[0].updated), "2023-10-03T08:00:00");
    assert_eq!(told(&reports[1].fetched), "2023-10-04T09:00:00Z");
    assert_eq!(reports[0].byline.as_deref(), Some("هالة النجار, سامر القيسي"));
    assert_eq!(reports[1].byline, None);
}

#[test]
fn all_codecs_give_the_same() {
    let (wanted, ..) = read_bytes(&file(ROWS, Compression::UNCOMPRESSED), "");
    assert_eq!(wanted.len(), ROWS.len());
    for codec in [
        Compression::SNAPPY,
        Compression::GZIP(Default::default()),
        Compression::BROTLI(Default::default()),
        Compression::ZSTD(ZstdLevel::default()),
        Compression::LZ4_RAW,
    ] {
        let (reports, notes, _) = read_bytes(&file(ROWS, codec), "");
        assert_eq!(notes, [], "{codec:?}");
        assert_eq!(format!("{reports:?}"), format!("{wanted:?}"), "{codec:?}");
    }
}

#[test]
fn the_user_may_name_columns() {
    let bytes = file(ROWS, Compression::UNCOMPRESSED);
    let (reports, ..) = read_bytes(&bytes, "text=title,outlet=id,title=source.name");
    assert_eq!(reports[0].outlet.as_deref(), Some(ROWS[0].id));
    let (reports, notes, summary) = read_bytes(&bytes, "text=words");
    assert_eq!((reports.len(), summary.refused), (0, 2));
    assert_eq!(notes[0].place.as_deref(), Some("row 1"));
    assert!(notes[0].message.contains("words"), "{notes:?}");
}

#[test]
fn a_broken_row_group_costs_itself() {
    let mut bytes = file(ROWS, Compression::SNAPPY);
    // The first column of the first row group begins behind the mark.
    bytes[4..12].fill(0xFF);
    let (reports, notes, summary) = read_bytes(&bytes, "");
    assert_eq!((reports.len(), summary.refused), (1, 1), "{notes:?}");
    assert_eq!(reports[0].id, ROWS[1].id);
    assert!(notes[0].input.ends_with("news.parquet"));
    assert_eq!(notes[0].place.as_deref(), Some("row group 1"));
    assert!(notes[0].message.contains("from row 1 on"), "{notes:?}");
}

#[test]
fn damage_anywhere_ends_in_notes() {
    let good = file(ROWS, Compression::SNAPPY);
    for at in (0..good.len()).step_by(7) {
        let mut bytes = good.clone();
        bytes[at] ^= 0xFF;
        let (reports, notes, summary) = read_bytes(&bytes, "");
        assert!(
            reports.len() <= ROWS.len() && summary.refused <= 1 << 33,
            "{at}: {notes:?}"
        );
    }
    for len in [0, 4, 5, 8, good.len() / 2, good.len() - 1] {
        let (reports, notes, summary) = read_bytes(&good[..len], "");
        assert_eq!((reports.len(), notes.len(), summary.refused), (0, 1, 1), "{len}");
    }
}

#[test]
fn a_file_without_rows_is_told() {
    let (_, notes, _) = read_bytes(&file(&[], Compression::SNAPPY), "");
    assert!(notes[0].message.contains("without rows"), "{notes:?}");
}
