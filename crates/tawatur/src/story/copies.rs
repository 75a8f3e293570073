//! Copies: text that one report shares with another.

use crate::reading::Reading;
use crate::text::Span;

/// Text that one report took from another, or both from a third.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Index of the reading that had it first, or is signed by the agency.
    pub from: usize,
    /// Index of the reading that has it too.
    pub to: usize,
    /// The share of `to`'s own text (title and body) that stands in `from`, 0 to 1.
    pub share: f64,
    /// How much is shared.
    pub kind: CopyKind,
    /// The passages, as (span in `from`, span in `to`), in order of `to`.
    pub passages: Vec<(Span, Span)>,
}

/// How much of a report is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CopyKind {
    /// Nearly all of it.
    Whole,
    /// Some passages.
    Partial,
}

/// Finds the copies among the readings at `members`.
#[must_use]
pub fn find(readings: &[Reading], members: &[usize]) -> Vec<Copy> {
    let _ = (readings, members);
    Vec::new()
}
