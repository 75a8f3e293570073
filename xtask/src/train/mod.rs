//! Trains what ships as data: `cargo xtask train names`, `cargo xtask train clusters`.

pub(crate) mod annotated;
pub(crate) mod clusters;
mod corpus;
mod crf;
pub(crate) mod names;
