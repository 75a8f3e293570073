//! Months, weekdays, units, relative days, number words.

use super::DataError;

/// Months, weekdays, units, relative days, number words.
#[derive(Debug, Default)]
pub struct Times {}

impl Times {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Ok(Self {})
    }
}
