//! What a person at the terminal sees beside the output: notes and progress,
//! on standard error.

#[cfg(feature = "fetch")]
use indicatif::HumanBytes;
use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tawatur::report::Note;
use tawatur_desk::{Filtered, Progress};

/// The progress that stands on the screen, for those who end the program.
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// Work that takes less shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// Writes one line to standard error. That it cannot be written is no failure
/// of the run.
pub(crate) fn tell(message: &str) {
    let _ = writeln!(io::stderr(), "tawatur: {}", plain(message));
}

/// Takes the progress off the screen and says why the program ends.
pub(crate) fn leave(message: &str) {
    let shown = SHOWN.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(bar) = shown {
        bar.finish_and_clear();
    }
    tell(message);
}

/// Notes and progress of one run.
pub(crate) struct Screen {
    quiet: bool,
    bar: ProgressBar,
    started: Instant,
}

impl Screen {
    /// A screen for a run over `total` bytes, if that is known.
    pub(crate) fn new(quiet: bool, total: Option<u64>) -> Self {
        let template = match total {
            Some(_) => "{bar:30} {bytes} of {total_bytes}, {msg}, {eta} left",
            None => "{spinner} {bytes}, {msg}",
        };
        Self::with(quiet, total, template)
    }

    /// A screen for fetching, of which the end is not known before it comes.
    #[cfg(feature = "fetch")]
    pub(crate) fn fetching(quiet: bool) -> Self {
        Self::with(quiet, Some(0), "{bar:30} {pos} of {len} pages, {msg}, {eta} left")
    }

    fn with(quiet: bool, total: Option<u64>, template: &str) -> Self {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        *SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = Some(bar.clone());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self {
            quiet,
            bar,
            started: Instant::now(),
        }
    }

    /// Shows a note.
    pub(crate) fn note(&self, note: &Note) {
        if self.quiet {
            return;
        }
        self.bar.suspend(|| match &note.place {
            Some(place) => tell(&format!("{}: {place}: {}", note.input, note.message)),
            None => tell(&format!("{}: {}", note.input, note.message)),
        });
    }

    /// Says what the filters have done, if anything.
    pub(crate) fn filtered(&self, filtered: Filtered) {
        if self.quiet {
            return;
        }
        if filtered.left_out > 0 {
            self.bar.suspend(|| {
                tell(&format!(
                    "left out by --since, --until or --outlet: {}",
                    filtered.left_out
                ))
            });
        }
        if filtered.undated > 0 {
            self.bar
                .suspend(|| tell(&format!("kept without a date: {}", filtered.undated)));
        }
    }

    /// Shows how far the run is, if a person waits for it.
    pub(crate) fn progress(&self, progress: Progress) {
        if self.is_watched() {
            let rate = progress.reports as f64 / self.started.elapsed().as_secs_f64().max(0.001);
            let reports = HumanCount(progress.reports as u64);
            // The message first: setting the position may draw.
            self.bar.set_message(format!("{reports} reports, {rate:.0} a second"));
            self.bar.set_position(progress.bytes);
        }
    }

    /// Shows how far fetching is.
    #[cfg(feature = "fetch")]
    pub(crate) fn fetched(&self, progress: tawatur_fetch::Progress) {
        if self.is_watched() {
            let bytes = HumanBytes(progress.bytes);
            let doing = match progress.running {
                0 => "waiting".to_owned(),
                1 => "asking 1 host".to_owned(),
                hosts => format!("asking {hosts} hosts"),
            };
            self.bar.set_message(format!("{bytes}, {doing}"));
            self.bar.set_length(progress.total as u64);
            self.bar.set_position(progress.done as u64);
        }
    }

    /// Says a line, whatever stands on the screen.
    #[cfg(feature = "fetch")]
    pub(crate) fn say(&self, message: &str) {
        if !self.quiet {
            self.bar.suspend(|| tell(message));
        }
    }

    /// Whether a person waits who is to see how far it is.
    fn is_watched(&self) -> bool {
        if self.quiet || !io::stderr().is_terminal() {
            return false;
        }
        if self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        true
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        *SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.bar.finish_and_clear();
    }
}

/// The text without control characters: the name of a file, or words from it,
/// must not command the terminal.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(plain("a\u{1b}[2Jb\nc خبر"), "a\u{fffd}[2Jb\u{fffd}c خبر");
    }
}
