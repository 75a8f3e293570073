//! Gazetteers, titles and name cues.

use super::DataError;

/// Gazetteers, titles and name cues.
#[derive(Debug, Default)]
pub struct Names {}

impl Names {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Ok(Self {})
    }
}
