//! Parquet → lines of JSONL: row group after row group, a piece of rows at a
//! time. The file names its columns, and they are found as those of a table.
//! Only built with the feature `parquet`.

use super::pieces::{PIECE_BYTES, Piece, Supply};
use super::{MAX_LINE_BYTES, Refusal};
use parquet::basic::{LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::{ReaderIter, TreeBuilder};
use parquet::record::{Field, Row};
use parquet::schema::types::{SchemaDescPtr, SchemaDescriptor, Type};
use serde_json::{Map, Value};
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use tawatur::report::{Format, Note};

/// How many values of a column are held at once. Texts are long, so few.
const BATCH_ROWS: usize = 64;

/// How much of what the decoder says of damage is told; it may quote a text.
const MAX_REASON: usize = 160;

/// The rows of a Parquet file.
pub(super) struct Columns {
    reader: SerializedFileReader<File>,
    name: String,
    /// The columns that are read.
    columns: SchemaDescPtr,
    /// Row groups begun so far.
    groups: usize,
    /// The row group that is being read.
    rows: Option<Group>,
    /// Rows taken or lost so far.
    number: usize,
}

/// A row group, as far as it is not read.
struct Group {
    rows: ReaderIter,
    left: usize,
}

impl Columns {
    /// Opens a file; none is what is packed or comes through a pipe, since the
    /// index of Parquet is at its end.
    pub(super) fn open(path: Option<&Path>, name: &str) -> Result<Self, Refusal> {
        let file = File::open(path.ok_or(Refusal::ParquetStream)?)?;
        let reader = guarded(|| SerializedFileReader::new(file)).map_err(Refusal::Parquet)?;
        let columns = guarded(|| wanted(reader.metadata().file_metadata().schema())).map_err(Refusal::Parquet)?;
        let rows = (0..reader.num_row_groups()).any(|group| reader.metadata().row_group(group).num_rows() > 0);
        // Without columns, rows would be there without end and without bytes.
        if !rows || columns.num_columns() == 0 {
            return Err(Refusal::NoParquetRows);
        }
        Ok(Self {
            reader,
            name: name.to_owned(),
            columns,
            groups: 0,
            rows: None,
            number: 0,
        })
    }

    /// The next row, from the next row group where one is over; none at the end.
    fn row(&mut self) -> Option<Result<Row, Damage>> {
        loop {
            let Some(group) = &mut self.rows else {
                let number = self.groups;
                if number >= self.reader.num_row_groups() {
                    return None;
                }
                self.groups += 1;
                let left = usize::try_from(self.reader.metadata().row_group(number).num_rows()).unwrap_or(0);
                let builder = TreeBuilder::new().with_batch_size(BATCH_ROWS);
                let columns = self.columns.clone();
                match guarded(|| builder.as_iter(columns, &*self.reader.get_row_group(number)?)) {
                    Ok(rows) => self.rows = Some(Group { rows, left }),
                    Err(reason) => return Some(Err(Damage { reason, left })),
                }
                continue;
            };
            let left = group.left;
            if left == 0 {
                self.rows = None;
                continue;
            }
            group.left -= 1;
            let row = guarded(|| {
                let none = || ParquetError::EOF("rows are missing".to_owned());
                group.rows.next().unwrap_or_else(|| Err(none()))
            });
            return Some(row.map_err(|reason| {
                // Behind damage, columns would no longer stand side by side.
                self.rows = None;
                Damage { reason, left }
            }));
        }
    }

    /// What a row says, on one line.
    fn line(&self, row: Row) -> Result<Vec<u8>, String> {
        guarded(|| {
            let object = Value::Object(object(&row, self.columns.root_schema()));
            let mut line = serde_json::to_vec(&object).map_err(|error| ParquetError::General(error.to_string()))?;
            line.push(b'\n');
            Ok(line)
        })
    }
}

/// Why the rest of a row group cannot be read, and how many rows that are.
struct Damage {
    reason: String,
    left: usize,
}

impl Supply for Columns {
    fn next(&mut self) -> Result<Option<Piece>, Refusal> {
        let mut piece = Piece {
            format: Format::JsonLines,
            lines_before: self.number,
            count: "row",
            ..Piece::default()
        };
        let mut rows = 0;
        // Damage ends a piece, so that the lines of one are rows that follow each other.
        while piece.bytes.len() < PIECE_BYTES && piece.notes.is_empty() {
            let Some(row) = self.row() else {
                break;
            };
            let (place, message) = match row {
                Ok(row) => {
                    self.number += 1;
                    let place = format!("row {}", self.number);
                    match self.line(row) {
                        Ok(line) if line.len() <= MAX_LINE_BYTES => {
                            piece.bytes.extend(line);
                            rows += 1;
                            continue;
                        }
                        Ok(_) => (place, Refusal::LongLine.to_string()),
                        Err(reason) => (place, format!("cannot be read ({reason}); left out")),
                    }
                }
                Err(damage) => {
                    // What a broken file says of its length may be anything.
                    let left = damage.left.min(1 << 32);
                    let first = self.number + 1;
                    self.number += left;
                    piece.refused += left.saturating_sub(1);
                    (
                        format!("row group {}", self.groups),
                        format!(
                            "cannot be read from row {first} on ({}); rows left out: {}",
                            damage.reason, damage.left
                        ),
                    )
                }
            };
            piece.refused += 1;
            piece.notes.push(Note {
                input: self.name.clone(),
                place: Some(place),
                message,
            });
        }
        piece.expected = Some(rows);
        Ok((rows > 0 || piece.refused > 0).then_some(piece))
    }
}

/// Runs a step of the decoder, which checks some of what files say by asserting it.
fn guarded<T>(step: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(step)) {
        Ok(done) => done.map_err(|error| {
            let reason = match error {
                ParquetError::General(reason) | ParquetError::NYI(reason) | ParquetError::EOF(reason) => reason,
                other => other.to_string(),
            };
            reason.chars().take(MAX_REASON).collect()
        }),
        Err(_) => Err("it is not as the format wants it".to_owned()),
    }
}

/// The columns that may say something of a report: not vectors and images.
fn wanted(schema: &Type) -> Result<SchemaDescPtr, ParquetError> {
    let columns = schema.get_fields().iter().filter(|column| may_tell(column));
    let root = Type::group_type_builder(schema.name())
        .with_fields(columns.cloned().collect())
        .build()?;
    Ok(Arc::new(SchemaDescriptor::new(Arc::new(root))))
}

/// Whether a column may hold words, a number or a time, or a list of words.
fn may_tell(column: &Type) -> bool {
    if column.is_primitive() {
        let repeated =
            column.get_basic_info().has_repetition() && column.get_basic_info().repetition() == Repetition::REPEATED;
        return !repeated || column.get_physical_type() == Physical::BYTE_ARRAY;
    }
    holds_words(column)
}

fn holds_words(column: &Type) -> bool {
    match column {
        Type::PrimitiveType { physical_type, .. } => *physical_type == Physical::BYTE_ARRAY,
        Type::GroupType { fields, .. } => fields.iter().any(|field| holds_words(field)),
    }
}

/// A row, or a structure in it, as an object. `of` are its columns.
fn object(row: &Row, of: &Type) -> Map<String, Value> {
    let columns = if of.is_group() { of.get_fields() } else { &[] };
    row.get_column_iter()
        .enumerate()
        .map(|(i, (name, field))| (name.clone(), value(field, columns.get(i).map(|column| &**column))))
        .collect()
}

/// A value as JSON: what is no text and no number becomes the text of it.
fn value(field: &Field, of: Option<&Type>) -> Value {
    match field {
        // A time of day alone is no field of a report.
        Field::Null | Field::TimeMillis(_) | Field::TimeMicros(_) => Value::Null,
        Field::Bool(value) => Value::from(*value),
        Field::Byte(value) => Value::from(*value),
        Field::Short(value) => Value::from(*value),
        Field::Int(value) => Value::from(*value),
        Field::Long(value) => match timestamp(of) {
            Some((TimeUnit::NANOS, local)) => time(i128::from(*value), local),
            _ => Value::from(*value),
        },
        Field::UByte(value) => Value::from(*value),
        Field::UShort(value) => Value::from(*value),
        Field::UInt(value) => Value::from(*value),
        Field::ULong(value) => Value::from(*value),
        Field::Float16(value) => Value::from(value.to_f64()),
        Field::Float(value) => Value::from(*value),
        Field::Double(value) => Value::from(*value),
        Field::Decimal(_) => Value::from(field.to_string()),
        Field::Str(text) => Value::from(text.as_str()),
        // Some writers do not say that a text is one.
        Field::Bytes(bytes) => std::str::from_utf8(bytes.data()).map_or(Value::Null, Value::from),
        Field::Date(day) => date(*day),
        Field::TimestampMillis(at) => time(i128::from(*at) * 1_000_000, is_local(of)),
        Field::TimestampMicros(at) => time(i128::from(*at) * 1_000, is_local(of)),
        Field::Group(row) => match of {
            Some(of) => Value::Object(object(row, of)),
            None => row
                .get_column_iter()
                .map(|(name, field)| (name.clone(), value(field, None)))
                .collect(),
        },
        Field::ListInternal(list) => list.elements().iter().map(|element| value(element, None)).collect(),
        Field::MapInternal(map) => map
            .entries()
            .iter()
            .filter_map(|(key, field)| match key {
                Field::Str(key) => Some((key.clone(), value(field, None))),
                _ => None,
            })
            .collect(),
    }
}

/// The unit of a column of times, and whether its clock is one without a zone.
fn timestamp(column: Option<&Type>) -> Option<(&TimeUnit, bool)> {
    match column?.get_basic_info().logical_type_ref()? {
        LogicalType::Timestamp(kind) => Some((&kind.unit, !kind.is_adjusted_to_u_t_c)),
        _ => None,
    }
}

fn is_local(column: Option<&Type>) -> bool {
    timestamp(column).is_some_and(|(_, local)| local)
}

/// A day, counted from 1970, as written.
fn date(day: i32) -> Value {
    let at = jiff::Timestamp::from_second(i64::from(day) * 86_400);
    at.map_or_else(
        |_| Value::from(day),
        |at| Value::from(at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()),
    )
}

/// A time as written, with a zone only where the column has one.
fn time(nanoseconds: i128, local: bool) -> Value {
    let Ok(at) = jiff::Timestamp::from_nanosecond(nanoseconds) else {
        return Value::from(nanoseconds.to_string());
    };
    Value::from(if local {
        at.to_zoned(jiff::tz::TimeZone::UTC).datetime().to_string()
    } else {
        at.to_string()
    })
}
