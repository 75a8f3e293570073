//! The clock, as a value: a run asks it for the time and lets it wait, and a test winds it by hand.

use jiff::Timestamp;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Tells the time, and waits.
pub struct Clock {
    /// The time now.
    pub now: Box<dyn Fn() -> Timestamp>,
    /// Returns after this long.
    pub sleep: Box<dyn Fn(Duration)>,
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self {
            now: Box::new(|| {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                later(Timestamp::UNIX_EPOCH, since)
            }),
            sleep: Box::new(std::thread::sleep),
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.now)()
    }
}

/// The time that much later; the last there is, where that is past all time.
pub(crate) fn later(time: Timestamp, by: Duration) -> Timestamp {
    time.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// How long it is from one time to another; nothing if it is past.
pub(crate) fn between(from: Timestamp, to: Timestamp) -> Duration {
    to.duration_since(from).try_into().unwrap_or_default()
}
