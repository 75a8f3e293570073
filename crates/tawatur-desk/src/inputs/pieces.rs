//! A source → pieces: a whole text or page, or some lines of JSONL.

use super::expand::Place;
use super::{
    MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, MAX_PAGE_BYTES, MAX_TEXT_BYTES, MAX_UTF16_LINES_BYTES, Refusal, Source, sniff,
};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use tawatur::report::{Format, Note};

/// About how many bytes of JSONL go into one piece: enough reports to be worth
/// handing to a thread, few enough to spread over many.
const PIECE_BYTES: usize = 32 * 1024;

/// Bytes that can be parsed by themselves.
#[derive(Debug)]
pub(crate) struct Piece {
    pub(crate) format: Format,
    pub(crate) bytes: Vec<u8>,
    /// Lines of the source before this piece.
    pub(crate) lines_before: usize,
    /// How many reports it should give; none if that cannot be told.
    pub(crate) expected: Option<usize>,
    /// What was done to the bytes.
    pub(crate) notes: Vec<Note>,
    /// Lines that were left out.
    pub(crate) refused: usize,
}

/// The pieces of one source, read as they are asked for.
pub(crate) struct Pieces<'s> {
    source: &'s Source,
    state: State,
}

enum State {
    Start,
    Lines(Lines),
    End,
}

impl<'s> Pieces<'s> {
    pub(crate) fn new(source: &'s Source) -> Self {
        Self {
            source,
            state: State::Start,
        }
    }

    /// Opens the source, and reads it whole unless it is lines.
    fn open(&mut self) -> Result<Option<Piece>, Refusal> {
        let (mut reader, path): (Box<dyn Read>, _) = match &self.source.place {
            Place::Stdin => (Box::new(io::stdin()), None),
            Place::File(path) => (Box::new(File::open(path)?), Some(path.as_path())),
        };
        let mut head = Vec::new();
        reader.by_ref().take(sniff::HEAD_BYTES as u64).read_to_end(&mut head)?;
        let format = sniff::format(path, &head)?;
        let limit = match format {
            Format::Text => MAX_TEXT_BYTES,
            Format::Html => MAX_PAGE_BYTES,
            Format::Xml => MAX_DOCUMENT_BYTES,
            // One byte more than the limit tells whether something is left.
            Format::JsonLines if sniff::is_utf16(&head) => MAX_UTF16_LINES_BYTES + 1,
            Format::JsonLines => {
                let rest: Box<dyn Read> = Box::new(io::Cursor::new(head).chain(reader));
                self.state = State::Lines(Lines {
                    reader: BufReader::new(rest),
                    number: 0,
                    blank: true,
                });
                return Ok(None);
            }
        };
        let mut bytes = head;
        let rest = limit.saturating_sub(bytes.len());
        reader.take(rest as u64).read_to_end(&mut bytes)?;
        let mut notes = Vec::new();
        if format == Format::JsonLines && bytes.len() > MAX_UTF16_LINES_BYTES {
            bytes.truncate(MAX_UTF16_LINES_BYTES);
            let mib = MAX_UTF16_LINES_BYTES / (1024 * 1024);
            notes.push(self.note(None, format!("only the first {mib} MiB were read")));
        }
        Ok(Some(Piece {
            format,
            bytes,
            lines_before: 0,
            expected: matches!(format, Format::Text | Format::Html).then_some(1),
            notes,
            refused: 0,
        }))
    }

    /// A note on the source.
    fn note(&self, place: Option<String>, message: String) -> Note {
        Note {
            input: self.source.name.clone(),
            place,
            message,
        }
    }
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece, Note>;

    fn next(&mut self) -> Option<Self::Item> {
        let piece = match &mut self.state {
            State::Start => {
                self.state = State::End;
                match self.open() {
                    Ok(None) => return self.next(),
                    other => other,
                }
            }
            State::Lines(lines) => match lines.piece(&self.source.name) {
                Ok(None) if lines.blank => Err(Refusal::Empty),
                other => other.map_err(Refusal::from),
            },
            State::End => return None,
        };
        match piece {
            Ok(Some(piece)) => Some(Ok(piece)),
            Ok(None) => {
                self.state = State::End;
                None
            }
            Err(refusal) => {
                self.state = State::End;
                Some(Err(self.note(None, refusal.to_string())))
            }
        }
    }
}

/// The lines of a source, taken some at a time.
struct Lines {
    reader: BufReader<Box<dyn Read>>,
    /// Lines taken so far.
    number: usize,
    /// Whether none of them held anything.
    blank: bool,
}

impl Lines {
    /// The next lines, up to about [`PIECE_BYTES`]; none at the end.
    fn piece(&mut self, name: &str) -> io::Result<Option<Piece>> {
        let mut piece = Piece {
            format: Format::JsonLines,
            bytes: Vec::new(),
            lines_before: self.number,
            expected: Some(0),
            notes: Vec::new(),
            refused: 0,
        };
        let mut lines = 0;
        while piece.bytes.len() < PIECE_BYTES {
            let start = piece.bytes.len();
            let read = self
                .reader
                .by_ref()
                .take(MAX_LINE_BYTES as u64 + 1)
                .read_until(b'\n', &mut piece.bytes)?;
            if read == 0 {
                break;
            }
            self.number += 1;
            if read > MAX_LINE_BYTES && piece.bytes.last() != Some(&b'\n') {
                self.reader.skip_until(b'\n')?;
                // The empty line keeps the count of lines right.
                piece.bytes.truncate(start);
                piece.bytes.push(b'\n');
                piece.refused += 1;
                piece.notes.push(Note {
                    input: name.to_owned(),
                    place: Some(format!("line {}", self.number)),
                    message: Refusal::LongLine.to_string(),
                });
            } else if !piece.bytes.get(start..).unwrap_or_default().trim_ascii().is_empty() {
                lines += 1;
            }
        }
        piece.expected = Some(lines);
        self.blank &= lines == 0 && piece.refused == 0;
        Ok((!piece.bytes.is_empty()).then_some(piece))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::expand;
    use std::fs;
    use tawatur::report;

    /// The pieces of a file that holds `bytes`.
    fn pieces(name: &str, bytes: &[u8]) -> Vec<Result<Piece, Note>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let inputs = expand(&[path]);
        Pieces::new(&inputs.sources[0]).collect()
    }

    #[test]
    fn lines_are_cut_into_pieces_that_hold_them_all() {
        let line = format!("{{\"id\":\"{}\"}}\n", "x".repeat(1000));
        let all = line.repeat(100) + "\n\nlast";
        let pieces: Vec<_> = pieces("a.jsonl", all.as_bytes())
            .into_iter()
            .map(Result::unwrap)
            .collect();
        assert!(pieces.len() > 2);
        let joined: Vec<u8> = pieces.iter().flat_map(|p| p.bytes.clone()).collect();
        assert_eq!(joined, all.as_bytes());
        assert_eq!(pieces.iter().filter_map(|p| p.expected).sum::<usize>(), 101);
        let mut before = 0;
        for piece in &pieces {
            assert_eq!(piece.lines_before, before);
            before += piece.bytes.iter().filter(|b| **b == b'\n').count();
        }
    }

    #[test]
    fn a_line_over_the_limit_is_left_out_and_the_next_is_kept() {
        let mut all = b"{\"id\":\"1\"}\n".to_vec();
        all.extend(std::iter::repeat_n(b'x', MAX_LINE_BYTES + 5));
        all.extend(b"\n{\"id\":\"3\"}\n");
        let pieces: Vec<_> = pieces("a.jsonl", &all).into_iter().map(Result::unwrap).collect();
        assert_eq!(pieces.len(), 1);
        assert_eq!(pieces[0].bytes, b"{\"id\":\"1\"}\n\n{\"id\":\"3\"}\n");
        assert_eq!(pieces[0].refused, 1);
        assert_eq!(pieces[0].notes[0].place.as_deref(), Some("line 2"));
    }

    #[test]
    fn more_is_read_than_the_core_keeps_but_not_all() {
        for (name, kept) in [("a.txt", report::MAX_TEXT), ("a.html", report::MAX_PAGE)] {
            let pieces = pieces(name, &vec![b'x'; 3 * kept]);
            let piece = pieces[0].as_ref().unwrap();
            assert!((kept + 1..3 * kept).contains(&piece.bytes.len()), "{name}");
        }
    }

    #[test]
    fn blank_lines_alone_are_nothing() {
        let pieces = pieces("a.jsonl", b"\n \n\t\n");
        assert_eq!(pieces[0].as_ref().unwrap().expected, Some(0));
        assert_eq!(pieces[1].as_ref().unwrap_err().message, Refusal::Empty.to_string());
        assert_eq!(pieces.len(), 2);
    }

    #[test]
    fn what_cannot_be_read_is_a_note() {
        let inputs = expand(&["no/such/file.txt".into()]);
        let pieces: Vec<_> = Pieces::new(&inputs.sources[0]).collect();
        assert_eq!(pieces.len(), 1);
        let note = pieces[0].as_ref().unwrap_err();
        assert_eq!(note.input, "no/such/file.txt");
        assert!(note.message.contains("no such file"));
    }
}
