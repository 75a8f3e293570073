//! Sources → readings: in parallel, in batches, in input order.

use crate::filter::{Filter, Filtered};
use crate::inputs::{Inputs, Piece, Pieces, Source};
use crate::naming::Ids;
use crate::repeats::Repeats;
use rayon::prelude::*;
use std::io;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{self, Format, Names, Note, Report};

/// About how many bytes are read before they are worked on: this bounds the
/// memory of a run over an archive of any size.
const BATCH_BYTES: usize = 2 * 1024 * 1024;

/// The same for the first batch, so that its results come at once. Each batch is
/// twice as large as the one before, up to [`BATCH_BYTES`].
const FIRST_BATCH_BYTES: usize = 64 * 1024;

/// How many pieces a batch has at most, for inputs of many small files.
const BATCH_PIECES: usize = 512;

/// The stack of a worker. Pages and JSON nest as deep as their makers please.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// How to run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How many threads work; as many as there are cores, if not given.
    pub threads: Option<NonZeroUsize>,
    /// What the fields of JSON and tables are called, where not as usual.
    pub names: Names,
    /// Which reports are read.
    pub filter: Filter,
    /// How many reports are read at most; the first ones, in input order.
    pub limit: Option<usize>,
}

/// What a run hands over, in input order.
#[derive(Debug)]
pub enum Event {
    /// A report that was read.
    Reading(Box<Reading>),
    /// Something to know about an input.
    Note(Note),
    /// How far the run is.
    Progress(Progress),
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Progress {
    /// Reports read.
    pub reports: usize,
    /// Bytes read.
    pub bytes: u64,
}

/// What came of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Reports read.
    pub reports: usize,
    /// Files, folders, or lines of JSONL that gave no report.
    pub refused: usize,
    /// What the filter has done.
    pub filtered: Filtered,
}

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The threads could not be started.
    #[error("the threads cannot be started: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// What was handed over could not be taken.
    #[error(transparent)]
    Output(#[from] io::Error),
}

/// Reads all inputs and hands each reading and note to `sink`. What cannot be
/// read gives a note and the run goes on.
///
/// # Errors
/// An error of `sink`, which ends the run, or of starting threads.
pub fn run(
    inputs: &Inputs,
    options: &Options,
    lexicon: &Lexicon,
    mut sink: impl FnMut(Event) -> io::Result<()>,
) -> Result<Summary, Error> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.map_or(0, NonZeroUsize::get))
        .stack_size(STACK_BYTES)
        .build()?;
    let mut summary = Summary::default();
    let mut progress = Progress::default();
    let mut ids = Ids::default();
    let mut repeats = Repeats::default();
    for note in &inputs.refused {
        summary.refused += 1;
        sink(Event::Note(note.clone()))?;
    }
    let mut tasks = inputs.sources.iter().flat_map(tasks);
    let mut limit = FIRST_BATCH_BYTES;
    loop {
        let wanted = options.limit.unwrap_or(usize::MAX).saturating_sub(summary.reports);
        let batch = if wanted == 0 {
            Vec::new()
        } else {
            batch(&mut tasks, limit)
        };
        limit = BATCH_BYTES.min(2 * limit);
        if batch.is_empty() {
            for note in repeats.rest() {
                sink(Event::Note(note))?;
            }
            return Ok(summary);
        }
        let done: Vec<Done> = pool.install(|| batch.into_par_iter().map(|task| task.work(options, lexicon)).collect());
        for mut done in done {
            ids.settle(&mut done.readings, &done.source.name);
            summary.refused += done.refused;
            summary.filtered.left_out += done.filtered.left_out;
            summary.filtered.undated += done.filtered.undated;
            let wanted = options.limit.unwrap_or(usize::MAX).saturating_sub(summary.reports);
            done.readings.truncate(wanted);
            summary.reports += done.readings.len();
            progress.bytes += done.bytes as u64;
            for note in done.notes.into_iter().flat_map(|note| repeats.pass(note)) {
                sink(Event::Note(note))?;
            }
            for reading in done.readings {
                sink(Event::Reading(Box::new(reading)))?;
            }
        }
        progress.reports = summary.reports;
        sink(Event::Progress(progress))?;
    }
}

/// A piece to be worked on, or the note that there is none.
struct Task<'s> {
    source: &'s Source,
    piece: Result<Piece, Note>,
}

/// What came of a task.
struct Done<'s> {
    source: &'s Source,
    bytes: usize,
    readings: Vec<Reading>,
    notes: Vec<Note>,
    refused: usize,
    filtered: Filtered,
}

fn tasks(source: &Source) -> impl Iterator<Item = Task<'_>> {
    Pieces::new(source).map(move |piece| Task { source, piece })
}

/// The next tasks: about so many bytes, and not too many pieces.
fn batch<'s>(tasks: &mut impl Iterator<Item = Task<'s>>, limit: usize) -> Vec<Task<'s>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while bytes < limit && batch.len() < BATCH_PIECES {
        let Some(task) = tasks.next() else { break };
        bytes += task.piece.as_ref().map_or(0, |piece| piece.bytes.len());
        batch.push(task);
    }
    batch
}

impl<'s> Task<'s> {
    /// Parses the piece and reads its reports.
    fn work(self, options: &Options, lexicon: &Lexicon) -> Done<'s> {
        let source = self.source;
        let mut done = Done {
            source,
            bytes: 0,
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
        done.bytes = piece.bytes.len();
        done.notes = piece.notes;
        done.refused = piece.refused;
        if piece.expected == Some(0) {
            return done;
        }
        piece.known.names.clone_from(&options.names);
        let parsed = guarded(&source.name, || {
            report::parse_known(&source.name, &piece.bytes, piece.format, &piece.known, lexicon)
        });
        let (mut reports, mut notes) = parsed.unwrap_or_else(|note| (Vec::new(), vec![note]));
        let own = reports.iter().filter(|report| report.within.is_none()).count();
        // A text that was cut, or a feed that was read in part, has lost something.
        let lost = |notes: &[Note]| notes.iter().any(Note::tells_loss);
        let cut = lost(&notes) && piece.expected.is_none() || reports.iter().any(|report| lost(&report.notes));
        done.refused += usize::from(cut && done.refused == 0);
        let missing = piece.expected.map_or(0, |expected| expected.saturating_sub(own));
        done.refused += missing;
        // A record of an archive may hold nothing; a file of its own should.
        done.refused += usize::from(reports.is_empty() && piece.expected.is_none() && piece.place.is_none());
        if missing > 0 && notes.is_empty() {
            notes.push(note(&source.name, "no report was found in it"));
        }
        for notes in reports.iter_mut().map(|report| &mut report.notes).chain([&mut notes]) {
            shift(notes, piece.lines_before, piece.count);
            if let Some(place) = &piece.place {
                set(notes, place);
            }
        }
        if matches!(piece.format, Format::JsonLines | Format::Table | Format::Xml) {
            done.notes.append(&mut notes);
        } else if let Some(report) = reports.first_mut() {
            // That the text is cut is to be known wherever the report goes.
            report.notes.extend_from_slice(&done.notes);
            done.notes.append(&mut notes);
            call(&mut reports, piece.id.as_deref().unwrap_or(&source.id));
        } else {
            // Where nothing was found, what was wrong with the bytes says why.
            done.notes.append(&mut notes);
        }
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
    fn the_first_results_come_before_much_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let text = "غرقت سفينة شحن كبيرة في ميناء المدينة. ".repeat(30);
        let lines: String = (0..400)
            .map(|n| format!("{{\"id\":\"{n}\",\"text\":\"{text}\"}}\n"))
            .collect();
        std::fs::write(&path, &lines).unwrap();
        let (mut seen, mut first) = (0, None);
        let inputs = crate::inputs::expand(&[path]);
        let summary = run(&inputs, &Options::default(), Lexicon::builtin(), |event| {
            match event {
                Event::Reading(_) => seen += 1,
                Event::Progress(progress) => _ = first.get_or_insert((seen, progress.bytes)),
                Event::Note(_) => {}
            }
            Ok(())
        });
        assert_eq!(summary.unwrap().reports, 400);
        let (seen, bytes) = first.unwrap();
        assert!((1..100).contains(&seen), "{seen} reports in the first batch");
        assert!(bytes < 3 * FIRST_BATCH_BYTES as u64, "{bytes}");
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
