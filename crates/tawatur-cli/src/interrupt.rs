//! Ctrl-C: what is being written becomes whole, and then the program ends.

use crate::screen;
use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// The exit code of a program that was interrupted, as shells know it.
pub(crate) const CODE: u8 = 130;

/// Held while something is written that is to be whole. It names the file
/// that is to go if the program ends before that file is finished.
static WRITING: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Ends the program at Ctrl-C with this message, as soon as what is being
/// written is whole. At a second Ctrl-C it ends at once.
pub(crate) fn end_with(message: &'static str) {
    let asked = AtomicBool::new(false);
    listen(move || {
        if asked.swap(true, Ordering::Relaxed) {
            process::exit(CODE.into());
        }
        // The thread that takes signals must stay free for the second one.
        thread::spawn(move || {
            let mut unfinished = writing();
            if let Some(path) = unfinished.take() {
                let _ = std::fs::remove_file(path);
            }
            screen::leave(message);
            process::exit(CODE.into());
        });
    });
}

/// Sets `stop` at Ctrl-C, for work that ends by itself. At a second Ctrl-C the
/// program ends at once.
#[cfg(feature = "fetch")]
pub(crate) fn stop_with(stop: &'static AtomicBool) {
    listen(move || {
        if stop.swap(true, Ordering::Relaxed) {
            process::exit(CODE.into());
        }
    });
}

/// Writes something that Ctrl-C must not cut in two.
pub(crate) fn whole<T>(write: impl FnOnce() -> T) -> T {
    let _held = writing();
    write()
}

/// Remembers the file that is to go if the program is interrupted now; none
/// when it is finished.
pub(crate) fn unfinished(path: Option<PathBuf>) {
    *writing() = path;
}

fn writing() -> MutexGuard<'static, Option<PathBuf>> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where signals cannot be taken, Ctrl-C ends the program as it always does.
fn listen(then: impl FnMut() + Send + 'static) {
    let _ = ctrlc::set_handler(then);
}
