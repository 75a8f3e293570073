//! A source → pieces: a whole text or page, some lines of JSONL or rows of a
//! table or of Parquet, or a record of an archive.

use super::archive::Archive;
#[cfg(feature = "parquet")]
use super::columns::Columns;
use super::expand::Place;
use super::lines::Lines;
use super::records::Records;
use super::rows::Rows;
use super::sniff::{self, Kind};
use super::stream::{Packing, Stream, unpacked_head};
use super::values::Values;
use super::whole::Whole;
use super::{Refusal, Source};
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
            Kind::Whole(Format::JsonLines) if !sniff::is_utf16(&beginning) => Box::new(Lines::new(stream, name)),
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

#[cfg(test)]
mod tests;
