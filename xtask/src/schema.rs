//! The JSON Schemas under `docs/`, made from the types of the output.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fs;
use tawatur::contract;

/// Where a schema stands, and what makes it.
type Schema = (&'static str, fn() -> Value);

const SCHEMAS: &[Schema] = &[
    ("docs/read.schema.json", contract::read_schema),
    ("docs/brief.schema.json", contract::brief_schema),
];

/// Writes the schemas; with `check`, fails if one that stands there is not of
/// today's types.
pub(crate) fn run(check: bool) -> Result<()> {
    for (path, make) in SCHEMAS {
        let wanted = serde_json::to_string_pretty(&make())? + "\n";
        if check {
            let is = fs::read_to_string(path).with_context(|| (*path).to_owned())?;
            ensure!(
                is == wanted,
                "{path} is not of today's types; `cargo xtask schema` writes it anew"
            );
        } else {
            fs::write(path, wanted).with_context(|| (*path).to_owned())?;
        }
    }
    Ok(())
}
