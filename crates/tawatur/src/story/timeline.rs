//! The dated events of a story.

use crate::reading::Interval;
use crate::report::Basis;
use crate::text::Span;

/// Something that happened, or is expected, at a time.
#[derive(Clone, Debug)]
pub struct Event {
    /// When.
    pub interval: Interval,
    /// How that is known.
    pub basis: Basis,
    /// Whether it is announced or expected rather than told as happened.
    pub expected: bool,
    /// The sentence that tells it best: reading and span.
    pub reading: usize,
    /// The words.
    pub span: Span,
    /// Indices of the claims that say it.
    pub claims: Vec<usize>,
}
