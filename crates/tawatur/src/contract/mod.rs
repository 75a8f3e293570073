//! The JSON forms of a reading and a brief. Offsets count code points.
//!
//! The shapes are a contract with those who read the output: fields are added,
//! never changed or taken away. The schemas under `docs/` are made from the
//! types here.

pub mod brief;
pub mod read;
mod worded;
mod words;

pub use brief::Brief;
pub use read::ReadLine;
pub use worded::{Piece, Worded};
pub use words::Words;

/// The JSON Schema of a line of `tawatur read`.
#[must_use]
pub fn read_schema() -> serde_json::Value {
    schemars::schema_for!(ReadLine).to_value()
}

/// The JSON Schema of `tawatur brief --format json`.
#[must_use]
pub fn brief_schema() -> serde_json::Value {
    schemars::schema_for!(Brief).to_value()
}
