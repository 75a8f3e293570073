//! A JSON file → lines of JSONL: a list, one object, or several objects,
//! printed on as many lines as they please. Nothing is held but one value.

use super::pieces::{PIECE_BYTES, Piece, Supply};
use super::stream::Stream;
use super::{MAX_LINE_BYTES, Refusal};
use std::io::BufRead;
use tawatur::report::{Format, Note};

/// The values of a JSON file.
pub(super) struct Values {
    stream: Stream,
    name: String,
    /// Whether the file is a list; unknown before its first letter.
    list: Option<bool>,
    /// Values taken so far.
    number: usize,
    /// Why the source could not be read on.
    broken: Option<Refusal>,
}

impl Values {
    pub(super) fn new(stream: Stream, name: &str) -> Self {
        Self {
            stream,
            name: name.to_owned(),
            list: None,
            number: 0,
            broken: None,
        }
    }

    /// Appends the next value on one line; false at the end. A value that is too
    /// long is passed over, and nothing is appended.
    fn value(&mut self, out: &mut Vec<u8>) -> Result<Option<bool>, Refusal> {
        let start = out.len();
        let mut scan = Scan::default();
        loop {
            let have = self.stream.fill_buf()?;
            if have.is_empty() {
                // A value that breaks off is left for the parser to tell of.
                return Ok((scan.began).then_some(out.len() > start));
            }
            let mut used = 0;
            let mut ended = false;
            for byte in have {
                used += 1;
                if !scan.began {
                    match byte {
                        b'[' if self.list.is_none() => self.list = Some(true),
                        b' ' | b'\t' | b'\r' | b'\n' | b',' | b']' | 0xEF | 0xBB | 0xBF => {}
                        _ => scan.began = true,
                    }
                    if !scan.began {
                        continue;
                    }
                    self.list.get_or_insert(false);
                }
                ended = scan.take(*byte);
                if scan.long || out.len() - start > MAX_LINE_BYTES {
                    scan.long = true;
                    out.truncate(start);
                } else if !scan.outside {
                    out.push(if matches!(byte, b'\n' | b'\r') { b' ' } else { *byte });
                }
                if ended {
                    break;
                }
            }
            self.stream.consume(used);
            if ended {
                return Ok(Some(!scan.long));
            }
        }
    }
}

impl Supply for Values {
    fn next(&mut self) -> Result<Option<Piece>, Refusal> {
        let mut piece = Piece {
            format: Format::JsonLines,
            lines_before: self.number,
            count: "object",
            ..Piece::default()
        };
        let mut values = 0;
        while piece.bytes.len() < PIECE_BYTES {
            let start = piece.bytes.len();
            let kept = match self.value(&mut piece.bytes) {
                Ok(Some(kept)) => kept,
                Ok(None) => break,
                Err(refusal) => {
                    // The values before are as good as ever.
                    piece.bytes.truncate(start);
                    self.broken = Some(Refusal::behind("object", self.number, refusal));
                    break;
                }
            };
            self.number += 1;
            piece.bytes.push(b'\n');
            if kept {
                values += 1;
            } else {
                piece.refused += 1;
                piece.notes.push(Note {
                    input: self.name.clone(),
                    place: Some(format!("object {}", self.number)),
                    message: Refusal::LongLine.to_string(),
                });
            }
        }
        if let Some(refusal) = self.broken.take_if(|_| piece.bytes.is_empty()) {
            return Err(refusal);
        }
        if piece.bytes.is_empty() {
            return if self.number == 0 {
                self.number = 1;
                Err(Refusal::NoObjects)
            } else {
                Ok(None)
            };
        }
        piece.expected = Some(values);
        Ok(Some(piece))
    }
}

/// Where in a value the scan is.
#[derive(Default)]
struct Scan {
    began: bool,
    depth: usize,
    quoted: bool,
    escaped: bool,
    long: bool,
    /// The byte just taken is behind the value.
    outside: bool,
}

impl Scan {
    /// Takes a byte; whether the value ends with it.
    fn take(&mut self, byte: u8) -> bool {
        if self.quoted {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.quoted = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.quoted = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.outside = self.depth == 0;
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            // The end of a number or a word among objects.
            b',' | b'\n' if self.depth == 0 => {
                self.outside = true;
                return true;
            }
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    fn lines(json: &str) -> (String, usize) {
        let stream = Stream::new(json.as_bytes().to_vec(), Box::new(io::empty()));
        let mut values = Values::new(stream, "a.json");
        let mut all = String::new();
        let mut count = 0;
        while let Ok(Some(piece)) = values.next() {
            all += std::str::from_utf8(&piece.bytes).unwrap();
            count += piece.expected.unwrap();
        }
        (all, count)
    }

    #[test]
    fn lists_and_objects_become_lines() {
        for json in [
            "[{\"a\": \"x]}\\\"{\"},\n {\"b\":\n[1]}]",
            "{\"a\": \"x]}\\\"{\"}\n{\"b\":\n[1]}\n",
            "\u{FEFF}[ {\"a\": \"x]}\\\"{\"} {\"b\":\n[1]}",
        ] {
            assert_eq!(
                lines(json),
                ("{\"a\": \"x]}\\\"{\"}\n{\"b\": [1]}\n".to_owned(), 2),
                "{json}"
            );
        }
        assert_eq!(lines("[1, \"a\", {\"b\":1}]").1, 3);
        assert_eq!(lines("[{\"a\":1},{\"b\":"), ("{\"a\":1}\n{\"b\":\n".to_owned(), 2));
        assert_eq!(lines(" [] ").1, 0);
    }

    #[test]
    fn a_value_over_the_limit_is_passed_over() {
        let long = format!("[{{\"a\":\"{}\"}},{{\"b\":1}}]", "x".repeat(MAX_LINE_BYTES + 10));
        let stream = Stream::new(long.into_bytes(), Box::new(io::empty()));
        let piece = Values::new(stream, "a.json").next().unwrap().unwrap();
        assert_eq!(piece.bytes, b"\n{\"b\":1}\n");
        assert_eq!((piece.refused, piece.expected), (1, Some(1)));
        assert_eq!(piece.notes[0].place.as_deref(), Some("object 1"));
    }

    #[test]
    fn pieces_stay_small() {
        let json = format!(
            "[{}]",
            vec![format!("{{\"a\":\"{}\"}}", "x".repeat(1000)); 200].join(",")
        );
        let stream = Stream::new(json.into_bytes(), Box::new(io::empty()));
        let mut values = Values::new(stream, "a.json");
        let first = values.next().unwrap().unwrap();
        assert!(first.bytes.len() < PIECE_BYTES + 2000);
        assert_eq!(values.next().unwrap().unwrap().lines_before, first.expected.unwrap());
    }
}
