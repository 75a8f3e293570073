//! Months, weekdays, units, relative days, number words.

mod numbers;

pub use numbers::{BesideClass, NumberClass, NumberWords};

use super::DataError;

/// Months, weekdays, units, relative days, number words.
#[derive(Debug, Default)]
pub struct Times {
    /// Number words.
    pub numbers: NumberWords,
}

impl Times {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut errors = Vec::new();
        let numbers = NumberWords::load(&mut errors);
        if errors.is_empty() {
            Ok(Self { numbers })
        } else {
            Err(errors)
        }
    }
}
