//! One piece of an input: parsed, filtered and read.

use crate::filter::Filtered;
use crate::inputs::{Piece, Pieces, Source};
use crate::run::Options;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{self, Format, Note, Report};

/// A piece to be worked on, or the note that there is none.
pub(crate) struct Task<'s> {
    source: &'s Source,
    piece: Result<Piece, Note>,
}

/// What came of a task.
pub(crate) struct Done<'s> {
    pub(crate) source: &'s Source,
    pub(crate) bytes: usize,
    pub(crate) readings: Vec<Reading>,
    pub(crate) notes: Vec<Note>,
    pub(crate) refused: usize,
    pub(crate) filtered: Filtered,
}

impl<'s> Task<'s> {
    /// The pieces of a source.
    pub(crate) fn all(source: &'s Source) -> impl Iterator<Item = Self> {
        Pieces::new(source).map(move |piece| Task { source, piece })
    }

    /// About how much work it is.
    pub(crate) fn bytes(&self) -> usize {
        self.piece.as_ref().map_or(0, |piece| piece.bytes.len())
    }

    /// Parses the piece and reads its reports.
    pub(crate) fn work(self, options: &Options, lexicon: &Lexicon) -> Done<'s> {
        let source = self.source;
        let mut done = Done {
            source,
            bytes: self.bytes(),
            readings: Vec::new(),
            notes: Vec::new(),
            refused: 1,
            filtered: Filtered::default(),
        };
        let mut piece = match self.piece {
            Ok(piece) => piece,
            Err(note) => {
                done.notes.push(note);
                return done;
            }
        };
        done.notes = std::mem::take(&mut piece.notes);
        done.refused = piece.refused;
        if piece.expected == Some(0) {
            return done;
        }
        piece.known.names.clone_from(&options.names);
        let mut reports = done.parse(&piece, lexicon);
        done.filtered = options.filter.keep(&mut reports, &source.name, lexicon);
        for report in reports {
            let id = report.id.clone();
            match guarded(&id, || reading::read(report, lexicon)) {
                Ok(reading) => done.readings.push(reading),
                Err(note) => {
                    done.refused += 1;
                    done.notes.push(note);
                }
            }
        }
        done
    }
}

impl Done<'_> {
    /// The reports of the piece, placed in their source; counts what gave none.
    fn parse(&mut self, piece: &Piece, lexicon: &Lexicon) -> Vec<Report> {
        let name = &self.source.name;
        let parsed = guarded(name, || {
            report::parse_known(name, &piece.bytes, piece.format, &piece.known, lexicon)
        });
        let (mut reports, mut notes) = parsed.unwrap_or_else(|note| (Vec::new(), vec![note]));
        let missing = self.count_refused(piece, &reports, &notes);
        if missing > 0 && notes.is_empty() {
            notes.push(note(name, "no report was found in it"));
        }
        for notes in reports.iter_mut().map(|report| &mut report.notes).chain([&mut notes]) {
            shift(notes, piece.lines_before, piece.count);
            if let Some(place) = &piece.place {
                set(notes, place);
            }
        }
        let is_one_report = !matches!(piece.format, Format::JsonLines | Format::Table | Format::Xml);
        if is_one_report && let Some(report) = reports.first_mut() {
            // That the text is cut is to be known wherever the report goes.
            report.notes.extend_from_slice(&self.notes);
            call(&mut reports, piece.id.as_deref().unwrap_or(&self.source.id));
        }
        // Where nothing was found, what was wrong with the bytes says why.
        self.notes.append(&mut notes);
        reports
    }

    /// Counts what is lost of a piece; gives how many reports are missing.
    fn count_refused(&mut self, piece: &Piece, reports: &[Report], notes: &[Note]) -> usize {
        let own = reports.iter().filter(|report| report.within.is_none()).count();
        // A text that was cut, or a feed that was read in part, has lost something.
        let lost = |notes: &[Note]| notes.iter().any(Note::tells_loss);
        let cut = lost(notes) && piece.expected.is_none() || reports.iter().any(|report| lost(&report.notes));
        self.refused += usize::from(cut && self.refused == 0);
        let missing = piece.expected.map_or(0, |expected| expected.saturating_sub(own));
        self.refused += missing;
        // A record of an archive may hold nothing; a file of its own should.
        self.refused += usize::from(reports.is_empty() && piece.expected.is_none() && piece.place.is_none());
        missing
    }
}

/// Runs one step. One report that shows a fault of the program must not cost
/// the run over a million others.
fn guarded<T>(input: &str, step: impl FnOnce() -> T) -> Result<T, Note> {
    catch_unwind(AssertUnwindSafe(step)).map_err(|_| {
        note(
            input,
            "left out: reading it failed by a fault of Tawatur; please report it with this input",
        )
    })
}

fn note(input: &str, message: &str) -> Note {
    Note {
        input: input.to_owned(),
        place: None,
        message: message.to_owned(),
    }
}

/// Says of notes on a record of an archive which record it is.
fn set(notes: &mut [Note], record: &str) {
    for note in notes {
        note.place = Some(match note.place.take() {
            Some(place) => format!("{record}, {place}"),
            None => record.to_owned(),
        });
    }
}

/// Makes the line numbers of a piece those of its source.
fn shift(notes: &mut [Note], by: usize, count: &str) {
    if by == 0 && count == "line" {
        return;
    }
    for place in notes.iter_mut().filter_map(|note| note.place.as_mut()) {
        let Some(rest) = place.strip_prefix("line ") else {
            continue;
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if let Some((number, rest)) = rest.split_at_checked(digits)
            && let Ok(number) = number.parse::<usize>()
        {
            *place = format!("{count} {}{rest}", number + by);
        }
    }
}

/// Calls the report of a text or a page by `id`, and what is glued to it accordingly.
fn call(reports: &mut [Report], id: &str) {
    let Some(first) = reports.first().map(|report| report.id.clone()) else {
        return;
    };
    let new = |old: &str| old.strip_prefix(first.as_str()).map(|rest| format!("{id}{rest}"));
    for report in reports {
        if let Some(id) = new(&report.id) {
            report.id = id;
        }
        if let Some(within) = report.within.as_deref().and_then(new) {
            report.within = Some(within);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_one_report_is_a_note() {
        let result: Result<(), Note> = guarded("r7", || panic!("for the test"));
        assert_eq!(result.unwrap_err().input, "r7");
        assert_eq!(guarded("r8", || 8), Ok(8));
    }

    #[test]
    fn line_numbers_are_those_of_the_source() {
        let mut notes = vec![note("f", "m"); 3];
        notes[0].place = Some("line 3, column 14".to_owned());
        notes[1].place = Some("line 9".to_owned());
        shift(&mut notes, 100, "line");
        let places: Vec<_> = notes.iter().map(|n| n.place.as_deref()).collect();
        assert_eq!(places, [Some("line 103, column 14"), Some("line 109"), None]);
    }
}
