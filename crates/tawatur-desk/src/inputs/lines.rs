//! A JSONL file → pieces of some lines.

use super::pieces::{PIECE_BYTES, Piece, Supply};
use super::stream::Stream;
use super::{MAX_LINE_BYTES, Refusal};
use std::io::{BufRead, Read};
use tawatur::report::{Format, Note};

/// The lines of a source, taken some at a time.
pub(super) struct Lines {
    stream: Stream,
    name: String,
    /// Lines taken so far.
    number: usize,
    /// Whether none of them held anything.
    blank: bool,
    /// Why the source could not be read on.
    broken: Option<Refusal>,
}

impl Lines {
    pub(super) fn new(stream: Stream, name: &str) -> Self {
        Self {
            stream,
            name: name.to_owned(),
            number: 0,
            blank: true,
            broken: None,
        }
    }
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
