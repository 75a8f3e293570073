//! To be written.

use super::Row;
use anyhow::Result;
use std::path::Path;

pub(crate) fn arabic(data: &Path) -> Result<Vec<Row>> {
    let _ = data;
    Ok(vec![])
}

pub(crate) fn english(data: &Path) -> Result<Vec<Row>> {
    let _ = data;
    Ok(vec![])
}
