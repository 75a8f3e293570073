//! The commands.

pub(crate) mod brief;
pub(crate) mod read;
