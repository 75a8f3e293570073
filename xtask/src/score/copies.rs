//! To be written.

use super::Row;
use anyhow::Result;
use std::path::Path;

pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let _ = data;
    Ok(vec![])
}
