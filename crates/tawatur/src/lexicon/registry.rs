//! Agencies, outlets, and bodies: who they are, how they are written, for whom they speak.

use super::DataError;

/// Agencies, outlets, and bodies: who they are, how they are written, for whom they speak.
#[derive(Debug, Default)]
pub struct Registry {}

impl Registry {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Ok(Self {})
    }
}
