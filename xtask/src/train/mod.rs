//! Trains what ships as data: `cargo xtask train names`, `… clusters`, `… agreement`, `… claims`.

pub(crate) mod agreement;
pub(crate) mod annotated;
pub(crate) mod claims;
pub(crate) mod clusters;
mod corpus;
mod crf;
pub(crate) mod names;
