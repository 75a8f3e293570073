//! How common words are, for weighing shared words.

use super::DataError;

/// How common words are, for weighing shared words.
#[derive(Debug, Default)]
pub struct Frequency {}

impl Frequency {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Ok(Self {})
    }
}
