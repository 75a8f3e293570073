//! A text, page or document → one piece.

use super::pieces::{Piece, Supply};
use super::stream::Stream;
use super::{Refusal, sniff, why};
use std::io::Read;
use tawatur::brief;
use tawatur::report::{Format, Note};

/// A source that is one piece.
pub(super) struct Whole {
    stream: Option<Stream>,
    format: Format,
    /// The most that is read: more than the core keeps, so that it cuts, and tells.
    limit: usize,
    name: String,
}

impl Whole {
    pub(super) fn new(stream: Stream, format: Format, name: &str) -> Self {
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
        // A brief would be a source of the very reports that it tells.
        if self.format == Format::Html && brief::is_page(&piece.bytes) {
            return Ok(Some(Piece {
                expected: Some(0),
                notes: vec![note("is a brief that Tawatur wrote, and no report".to_owned())],
                ..Piece::default()
            }));
        }
        // Each of these tells of something that was lost.
        piece.refused = piece.notes.len();
        Ok(Some(piece))
    }
}
