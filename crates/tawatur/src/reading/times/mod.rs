//! Time expressions, and which interval each means.

use crate::lexicon::Lexicon;
use crate::report::{Basis, Published, Report};
use crate::text::{Span, Tokens};
use jiff::civil::DateTime;

/// A stretch of time: from `from` up to, not including, `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// Where it begins.
    pub from: DateTime,
    /// Where it has ended.
    pub to: DateTime,
}

/// Words that name a time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// What they mean, before any anchor.
    pub meaning: Meaning,
    /// The time meant, where it can be reckoned.
    pub interval: Option<Interval>,
    /// How it is known.
    pub basis: Basis,
}

/// What a time expression means by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// To be filled in.
    Unknown,
}

impl TimeExpression {
    /// Reckons the interval against a date of publication. The basis becomes
    /// stated for a full date, anchored or inferred after the anchor's own
    /// basis otherwise, and unknown where the anchor is needed and missing.
    pub fn resolve(&mut self, anchor: Option<&Published>) {
        let _ = anchor;
    }
}

/// Finds the time expressions of a report and reckons them against its date.
#[must_use]
pub fn find(report: &Report, tokens: &Tokens, lexicon: &Lexicon) -> Vec<TimeExpression> {
    let _ = (report, tokens, lexicon);
    Vec::new()
}
