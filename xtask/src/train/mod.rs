//! Trains what ships as data: `cargo xtask train names`, `… agreement`.

pub(crate) mod agreement;
mod corpus;
mod crf;
pub(crate) mod names;
