//! The commands.

pub(crate) mod brief;
#[cfg(feature = "fetch")]
pub(crate) mod fetch;
pub(crate) mod read;
#[cfg(feature = "fetch")]
pub(crate) mod watch;
