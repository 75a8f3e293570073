//! The JSON forms of a reading and a brief. Offsets count code points.
//!
//! The shapes are a contract with those who read the output: fields are added,
//! never changed or taken away. The schemas under `docs/` are made from the
//! types here.

pub mod brief;
pub mod read;
mod worded;
mod words;

#[cfg(test)]
mod tests;

pub use brief::Brief;
pub use read::ReadLine;
pub use worded::{Piece, Worded};
pub use words::Words;

/// The JSON Schema of a line of `tawatur read`.
#[must_use]
pub fn read_schema() -> serde_json::Value {
    schema::<ReadLine>()
}

/// The JSON Schema of `tawatur brief --format json`.
#[must_use]
pub fn brief_schema() -> serde_json::Value {
    schema::<Brief>()
}

/// The schema of what is written, not of what could be read back: a field that
/// is always there is required.
fn schema<T: schemars::JsonSchema>() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}
