//! What a person at the terminal sees beside the output: notes and progress,
//! on standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};
use tawatur::report::Note;
use tawatur_desk::{Filtered, Progress};

/// Work that takes less shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// Writes one line to standard error. That it cannot be written is no failure
/// of the run.
pub(crate) fn tell(message: &str) {
    let _ = writeln!(io::stderr(), "tawatur: {}", plain(message));
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
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let template = match total {
            Some(_) => "{bar:30} {bytes} of {total_bytes}, {msg}, {eta} left",
            None => "{spinner} {bytes}, {msg}",
        };
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
        if self.quiet || !io::stderr().is_terminal() {
            return;
        }
        if self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_position(progress.bytes);
        self.bar.set_message(format!("{} reports", progress.reports));
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
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
