//! Months, weekdays, units, relative days, number words, and the rules that
//! make times of them.

mod holidays;
mod numbers;
mod rules;
mod words;

pub use holidays::{Calendar, Holiday, Holidays};
pub use numbers::{BesideClass, NumberClass, NumberWords};
pub use rules::{Atom, Means, NumberAtom, Register, Step, TimeRule, TimeRules, WordId};
pub use words::{CLASSES, Class, Lang, Sense, TimeWords, class};

use super::DataError;

/// Months, weekdays, units, relative days, number words.
#[derive(Debug, Default)]
pub struct Times {
    /// Number words.
    pub numbers: NumberWords,
    /// Words of time.
    pub words: TimeWords,
    /// Holidays.
    pub holidays: Holidays,
    /// What rows of them mean.
    pub rules: TimeRules,
}

impl Times {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut errors = Vec::new();
        let mut words = TimeWords::load(&mut errors);
        let holidays = Holidays::load(&mut words, &mut errors);
        let times = Self {
            numbers: NumberWords::load(&mut errors),
            words,
            holidays,
            rules: TimeRules::load(&mut errors),
        };
        if errors.is_empty() { Ok(times) } else { Err(errors) }
    }
}
