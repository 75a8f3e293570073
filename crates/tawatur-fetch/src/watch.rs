//! Fetching again and again.

use crate::clock::later;
use crate::progress::{Error, Event, Summary};
use crate::round::{Fetcher, TICK};
use crate::source::Source;
use crate::{Clock, Folder};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tawatur::report::Note;

/// Runs a round every so often, until `stop` is set. `sources` is asked before
/// each, so that a list may change meanwhile. Gives the sum of all rounds.
///
/// # Errors
/// If what is fetched cannot be kept.
pub fn watch(
    fetcher: &mut Fetcher,
    mut sources: impl FnMut() -> (Vec<Source>, Vec<Note>),
    every: Duration,
    folder: &mut Folder,
    clock: &Clock,
    stop: &AtomicBool,
    mut sink: impl FnMut(Event),
) -> Result<Summary, Error> {
    let mut sum = Summary::default();
    loop {
        let next = later(clock.now(), every);
        let (asked, notes) = sources();
        for note in notes {
            sink(Event::Note(note));
        }
        let summary = fetcher.round(&asked, true, folder, clock, stop, &mut sink)?;
        sum.add(summary);
        if summary.interrupted {
            return Ok(sum);
        }
        sink(Event::Resting { until: next, summary });
        while clock.now() < next {
            if stop.load(Ordering::Relaxed) {
                sum.interrupted = true;
                return Ok(sum);
            }
            (clock.sleep)(TICK);
        }
    }
}
