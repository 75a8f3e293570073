//! Runs Tawatur's steps over files, folders and standard input.
//!
//! 1. [`inputs::expand`] turns arguments into sources, in a fixed order.
//! 2. [`run`] reads the sources in batches, parses and reads the reports of a
//!    batch in parallel, and hands the results over in input order, so that
//!    the output is the same however many threads work.
//!
//! This is where files are opened. What a text means is decided in the core
//! crate `tawatur`, which opens none.

mod filter;
pub mod inputs;
mod naming;
mod repeats;
mod run;
mod task;
mod versions;

pub use filter::{Filter, Filtered};
pub use run::{Error, Event, Options, Progress, Summary, run};
pub use versions::keep_latest;
