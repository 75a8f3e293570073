//! Trains what ships as data: `cargo xtask train names`.

mod corpus;
mod crf;
pub(crate) mod names;
