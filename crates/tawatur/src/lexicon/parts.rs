//! What opens and closes the parts of a report ("إقرأ أيضاً", "المصدر:").

use super::DataError;

/// What opens and closes the parts of a report ("إقرأ أيضاً", "المصدر:").
#[derive(Debug, Default)]
pub struct Parts {}

impl Parts {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Ok(Self {})
    }
}
