//! Reporting expressions and what they take.

use super::DataError;

/// Reporting expressions and what they take.
#[derive(Debug, Default)]
pub struct Cues {}

impl Cues {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Ok(Self {})
    }
}
