//! The words the brief is written in.

use super::DataError;

/// The words the brief is written in.
#[derive(Debug, Default)]
pub struct Wording {}

impl Wording {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Ok(Self {})
    }
}
