//! Sources → readings: in parallel, in batches, in input order.

use crate::filter::{Filter, Filtered};
use crate::inputs::Inputs;
use crate::naming::Ids;
use crate::repeats::Repeats;
use crate::task::{Done, Task};
use rayon::prelude::*;
use std::io;
use std::num::NonZeroUsize;
use tawatur::lexicon::Lexicon;
use tawatur::reading::Reading;
use tawatur::report::{Names, Note};

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
    let mut tasks = inputs.sources.iter().flat_map(Task::all);
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

/// The next tasks: about so many bytes, and not too many pieces.
fn batch<'s>(tasks: &mut impl Iterator<Item = Task<'s>>, limit: usize) -> Vec<Task<'s>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while bytes < limit && batch.len() < BATCH_PIECES {
        let Some(task) = tasks.next() else { break };
        bytes += task.bytes();
        batch.push(task);
    }
    batch
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
