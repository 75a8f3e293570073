//! A table → pieces of some rows, each below the row that names the fields.

use super::pieces::{PIECE_BYTES, Piece, Supply};
use super::stream::Stream;
use super::{MAX_LINE_BYTES, Refusal};
use std::io::BufRead;
use tawatur::report::{Format, Note};

/// The rows of a table, taken some at a time.
pub(super) struct Rows {
    stream: Stream,
    name: String,
    /// The first row, once it is read.
    heads: Option<Vec<u8>>,
    /// Lines that rows have taken so far; a row may have several.
    lines: usize,
    /// Whether a row below the first was found.
    any: bool,
    /// Why the table could not be read on.
    broken: Option<Refusal>,
}

impl Rows {
    pub(super) fn new(stream: Stream, name: &str) -> Self {
        Self {
            stream,
            name: name.to_owned(),
            heads: None,
            lines: 0,
            any: false,
            broken: None,
        }
    }

    /// Appends the next row. Its end is a line's end outside of quotes; a quote
    /// opens a field only at its beginning, so that an inch costs no row.
    fn row(&mut self, out: &mut Vec<u8>) -> Result<Row, Refusal> {
        let start = out.len();
        let (mut quoted, mut fresh, mut long, mut any) = (false, true, false, false);
        loop {
            let have = self.stream.fill_buf()?;
            if have.is_empty() {
                return Ok(if !any {
                    Row::None
                } else if long {
                    Row::Long
                } else {
                    Row::Kept
                });
            }
            let mut used = 0;
            let mut ended = false;
            for byte in have {
                used += 1;
                any = true;
                match byte {
                    b'"' if quoted || fresh => quoted = !quoted,
                    b'\n' => {
                        self.lines += 1;
                        ended = !quoted;
                    }
                    _ => {}
                }
                // Behind a quote that closes, another one means a quote in the field.
                fresh = matches!(byte, b',' | b';' | b'\t' | b'|' | b'\n') || (*byte == b'"' && !quoted);
                if ended {
                    break;
                }
            }
            if !long {
                out.extend_from_slice(have.get(..used).unwrap_or_default());
            }
            self.stream.consume(used);
            if out.len() - start > MAX_LINE_BYTES {
                out.truncate(start);
                long = true;
            }
            if ended {
                return Ok(if long { Row::Long } else { Row::Kept });
            }
        }
    }
}

enum Row {
    Kept,
    Long,
    None,
}

impl Supply for Rows {
    fn next(&mut self) -> Result<Option<Piece>, Refusal> {
        if self.heads.is_none() {
            let mut heads = Vec::new();
            self.row(&mut heads)?;
            self.heads = Some(heads);
        }
        let heads = self.heads.clone().unwrap_or_default();
        let head_lines = heads.iter().filter(|b| **b == b'\n').count();
        let empty = heads.len();
        let mut piece = Piece {
            format: Format::Table,
            bytes: heads,
            lines_before: self.lines.saturating_sub(head_lines),
            ..Piece::default()
        };
        let mut rows = 0;
        while self.broken.is_none() && piece.bytes.len() < PIECE_BYTES + empty {
            let start = piece.bytes.len();
            let lines = self.lines;
            let row = self.row(&mut piece.bytes).unwrap_or_else(|refusal| {
                // The rows before are as good as ever.
                self.broken = Some(Refusal::behind("line", lines, refusal));
                Row::None
            });
            if self.broken.is_some() {
                piece.bytes.truncate(start);
            }
            match row {
                Row::None => break,
                Row::Kept if piece.bytes.get(start..).unwrap_or_default().trim_ascii().is_empty() => {}
                Row::Kept => rows += 1,
                Row::Long => {
                    // Empty lines keep the count of lines right.
                    piece.bytes.extend(std::iter::repeat_n(b'\n', self.lines - lines));
                    piece.refused += 1;
                    piece.notes.push(Note {
                        input: self.name.clone(),
                        place: Some(format!("line {}", lines + 1)),
                        message: Refusal::LongLine.to_string(),
                    });
                }
            }
        }
        piece.expected = Some(rows);
        if rows == 0
            && piece.refused == 0
            && let Some(refusal) = self.broken.take()
        {
            self.any = true;
            return Err(refusal);
        }
        if !std::mem::replace(&mut self.any, true) && rows == 0 && piece.refused == 0 {
            return Err(Refusal::NoRows);
        }
        Ok((piece.bytes.len() > empty || piece.refused > 0).then_some(piece))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    fn pieces(table: &str) -> Vec<Piece> {
        let stream = Stream::new(table.as_bytes().to_vec(), Box::new(io::empty()));
        let mut rows = Rows::new(stream, "a.csv");
        std::iter::from_fn(|| rows.next().unwrap()).collect()
    }

    #[test]
    fn rows_stay_whole_and_lines_are_counted() {
        let row = format!("1,\"{}\n\"\"x\"\", 5\"\n", "y".repeat(1000));
        let table = format!("id,text\n{}2,5\" high\nlast,row", row.repeat(100));
        let pieces = pieces(&table);
        assert!(pieces.len() > 2);
        assert_eq!(pieces.iter().filter_map(|piece| piece.expected).sum::<usize>(), 102);
        let mut lines = 1;
        for piece in &pieces {
            assert!(piece.bytes.starts_with(b"id,text\n1,") || piece.bytes.starts_with(b"id,text\n2,"));
            assert_eq!(piece.lines_before, lines - 1);
            lines += piece.bytes.iter().filter(|b| **b == b'\n').count() - 1;
        }
    }

    #[test]
    fn a_first_row_alone_is_nothing() {
        let stream = Stream::new(b"id,text\n\n".to_vec(), Box::new(io::empty()));
        assert!(matches!(Rows::new(stream, "a.csv").next(), Err(Refusal::NoRows)));
    }

    #[test]
    fn a_row_over_the_limit_is_left_out() {
        let table = format!("id,text\n1,\"{}\n\"\n2,ok\n", "x".repeat(MAX_LINE_BYTES + 10));
        let pieces = pieces(&table);
        assert_eq!(pieces[0].bytes, b"id,text\n\n\n2,ok\n");
        assert_eq!((pieces[0].refused, pieces[0].expected), (1, Some(1)));
    }
}
