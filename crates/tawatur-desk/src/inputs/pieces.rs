//! A source → pieces: a whole text or page, some lines of JSONL or rows of a
//! table or of Parquet, or a record of an archive.

use super::archive::Archive;
#[cfg(feature = "parquet")]
use super::columns::Columns;
use super::expand::Place;
use super::records::Records;
use super::rows::Rows;
use super::sniff::{self, Kind};
use super::stream::{Packing, Stream, unpacked_head};
use super::values::Values;
use super::{MAX_LINE_BYTES, Refusal, Source, why};
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;
use tawatur::report::{Format, Known, Note};

/// About how many bytes of JSONL go into one piece: enough reports to be worth
/// handing to a thread, few enough to spread over many.
pub(super) const PIECE_BYTES: usize = 32 * 1024;

/// Bytes that can be parsed by themselves.
#[derive(Debug)]
pub(crate) struct Piece {
    pub(crate) format: Format,
    pub(crate) bytes: Vec<u8>,
    /// What is known of it beside its bytes.
    pub(crate) known: Known,
    /// Where in the source it is, for notes, if it is a record of many.
    pub(crate) place: Option<String>,
    /// The id of the report that it gives; the source's, if not given.
    pub(crate) id: Option<String>,
    /// Lines of the source before this piece.
    pub(crate) lines_before: usize,
    /// What is counted in it: lines, or objects.
    pub(crate) count: &'static str,
    /// How many reports it should give; none if that cannot be told.
    pub(crate) expected: Option<usize>,
    /// What was done to the bytes.
    pub(crate) notes: Vec<Note>,
    /// Lines that were left out.
    pub(crate) refused: usize,
}

impl Default for Piece {
    fn default() -> Self {
        Self {
            format: Format::Text,
            bytes: Vec::new(),
            known: Known::default(),
            place: None,
            id: None,
            lines_before: 0,
            count: "line",
            expected: None,
            notes: Vec::new(),
            refused: 0,
        }
    }
}

/// What gives piece after piece.
pub(super) trait Supply {
    /// The next piece; none at the end. After an error there is no more.
    fn next(&mut self) -> Result<Option<Piece>, Refusal>;
}

/// The pieces of one source, read as they are asked for.
pub(crate) struct Pieces<'s> {
    source: &'s Source,
    state: State,
}

enum State {
    Start,
    More(Box<dyn Supply>),
    End,
}

impl<'s> Pieces<'s> {
    pub(crate) fn new(source: &'s Source) -> Self {
        Self {
            source,
            state: State::Start,
        }
    }

    /// Opens the source and finds out what it is.
    fn open(&self) -> Result<Box<dyn Supply>, Refusal> {
        let (mut reader, path): (Box<dyn Read>, _) = match &self.source.place {
            Place::Stdin => (Box::new(io::stdin()), None),
            Place::File(path) => (Box::new(File::open(path)?), Some(path.as_path())),
        };
        let mut head = Vec::new();
        reader
            .by_ref()
            .take(sniff::PACKED_HEAD_BYTES as u64)
            .read_to_end(&mut head)?;
        let packing = Packing::of(&head);
        let frames = packing == Some(Packing::Zstd);
        if frames {
            let more = sniff::FRAME_HEAD_BYTES.saturating_sub(head.len());
            reader.by_ref().take(more as u64).read_to_end(&mut head)?;
        }
        let beginning = unpacked_head(&head, sniff::HEAD_BYTES);
        let name = self.source.name.as_str();
        let plain = path.filter(|_| packing.is_none());
        let mut stream = Stream::new(head, reader);
        if beginning.is_empty() && frames {
            // Why nothing could be unpacked.
            stream.fill_buf()?;
        }
        let kind = sniff::kind(path, &beginning)?;
        Ok(match kind {
            Kind::Archive => Box::new(Archive::new(Records::new(stream), name)),
            Kind::Parquet => parquet(plain, name)?,
            Kind::Values => Box::new(Values::new(stream, name)),
            Kind::Table if !sniff::is_utf16(&beginning) => Box::new(Rows::new(stream, name)),
            Kind::Table => Box::new(Whole::new(stream, Format::Table, name)),
            // UTF-16 cannot be cut into lines before it is decoded, so it is held whole.
            Kind::Whole(Format::JsonLines) if !sniff::is_utf16(&beginning) => Box::new(Lines {
                stream,
                name: name.to_owned(),
                number: 0,
                blank: true,
                broken: None,
            }),
            Kind::Whole(format) => Box::new(Whole::new(stream, format, name)),
        })
    }
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece, Note>;

    fn next(&mut self) -> Option<Self::Item> {
        if matches!(self.state, State::Start) {
            self.state = match self.open() {
                Ok(supply) => State::More(supply),
                Err(refusal) => {
                    self.state = State::End;
                    return Some(Err(self.source.refuse(&refusal)));
                }
            };
        }
        let State::More(supply) = &mut self.state else {
            return None;
        };
        match supply.next() {
            Ok(Some(piece)) => Some(Ok(piece)),
            Ok(None) => {
                self.state = State::End;
                None
            }
            Err(refusal) => {
                self.state = State::End;
                Some(Err(self.source.refuse(&refusal)))
            }
        }
    }
}

impl Source {
    /// The note that it, or what follows in it, cannot be read.
    fn refuse(&self, refusal: &Refusal) -> Note {
        Note {
            input: self.name.clone(),
            place: None,
            message: refusal.to_string(),
        }
    }
}

/// The rows of a Parquet file that is neither packed nor a pipe.
#[cfg(feature = "parquet")]
fn parquet(plain: Option<&Path>, name: &str) -> Result<Box<dyn Supply>, Refusal> {
    Ok(Box::new(Columns::open(plain, name)?))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: Option<&Path>, _: &str) -> Result<Box<dyn Supply>, Refusal> {
    Err(Refusal::ParquetNotBuilt)
}

/// A source that is one piece.
struct Whole {
    stream: Option<Stream>,
    format: Format,
    /// The most that is read: more than the core keeps, so that it cuts, and tells.
    limit: usize,
    name: String,
}

impl Whole {
    fn new(stream: Stream, format: Format, name: &str) -> Self {
        Self {
            stream: Some(stream),
            format,
            limit: sniff::limit(format),
            name: name.to_owned(),
        }
    }
}

impl Supply for Whole {
    fn next(&mut self) -> Result<Option<Piece>, Refusal> {
        let Some(stream) = self.stream.take() else {
            return Ok(None);
        };
        let mut piece = Piece {
            format: self.format,
            expected: matches!(self.format, Format::Text | Format::Html).then_some(1),
            ..Piece::default()
        };
        // One byte more than the limit tells whether something is left.
        let read = stream.take(self.limit as u64 + 1).read_to_end(&mut piece.bytes);
        let note = |message: String| Note {
            input: self.name.clone(),
            place: None,
            message,
        };
        match read {
            Err(error) if piece.bytes.is_empty() => return Err(error.into()),
            Err(error) => piece.notes.push(note(format!(
                "cannot be read to its end ({}); its beginning was read",
                why(&error)
            ))),
            Ok(_) if piece.bytes.len() > self.limit && matches!(self.format, Format::JsonLines | Format::Table) => {
                piece.bytes.truncate(self.limit);
                let mib = self.limit / (1024 * 1024);
                piece.notes.push(note(format!("only the first {mib} MiB were read")));
            }
            Ok(_) => {}
        }
        // Each of these tells of something that was lost.
        piece.refused = piece.notes.len();
        Ok(Some(piece))
    }
}

/// The lines of a source, taken some at a time.
struct Lines {
    stream: Stream,
    name: String,
    /// Lines taken so far.
    number: usize,
    /// Whether none of them held anything.
    blank: bool,
    /// Why the source could not be read on.
    broken: Option<Refusal>,
}

impl Supply for Lines {
    fn next(&mut self) -> Result<Option<Piece>, Refusal> {
        if let Some(refusal) = self.broken.take() {
            return Err(refusal);
        }
        let mut piece = Piece {
            format: Format::JsonLines,
            lines_before: self.number,
            ..Piece::default()
        };
        let mut lines = 0;
        while piece.bytes.len() < PIECE_BYTES {
            let start = piece.bytes.len();
            let read = (&mut self.stream)
                .take(MAX_LINE_BYTES as u64 + 1)
                .read_until(b'\n', &mut piece.bytes);
            let read = match read {
                Ok(read) => read,
                Err(error) => {
                    // The lines before are as good as ever.
                    piece.bytes.truncate(start);
                    self.broken = Some(Refusal::behind("line", self.number, error.into()));
                    break;
                }
            };
            if read == 0 {
                break;
            }
            self.number += 1;
            if read > MAX_LINE_BYTES && piece.bytes.last() != Some(&b'\n') {
                self.stream.skip_until(b'\n')?;
                // The empty line keeps the count of lines right.
                piece.bytes.truncate(start);
                piece.bytes.push(b'\n');
                piece.refused += 1;
                piece.notes.push(Note {
                    input: self.name.clone(),
                    place: Some(format!("line {}", self.number)),
                    message: Refusal::LongLine.to_string(),
                });
            } else if !piece.bytes.get(start..).unwrap_or_default().trim_ascii().is_empty() {
                lines += 1;
            }
        }
        piece.expected = Some(lines);
        self.blank &= lines == 0 && piece.refused == 0;
        if !piece.bytes.is_empty() {
            return Ok(Some(piece));
        }
        match self.broken.take() {
            Some(refusal) => Err(refusal),
            None if std::mem::take(&mut self.blank) => Err(Refusal::Empty),
            None => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests;
