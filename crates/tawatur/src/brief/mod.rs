//! Stories → [`Brief`]: what to show, in what order, in which words.
//!
//! [`compose`] makes the brief; [`terminal`], [`markdown`] and [`html`] draw
//! it. Its JSON form is the contract ([`crate::contract::brief`]).

mod compose;
mod dates;
mod fill;
#[cfg(test)]
pub(crate) mod fixture;
mod html;
mod lead;
mod lines;
mod markdown;
mod plain;
mod reasons;
mod refs;
mod terminal;
mod terms;
#[cfg(test)]
mod tests;

pub use crate::contract::Brief;
pub use compose::compose;
pub use html::{html, is_page};
pub use markdown::markdown;
pub use terminal::{TerminalOptions, terminal};
