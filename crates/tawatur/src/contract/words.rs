//! A stretch of a report's text, as the output gives it.

use crate::text::{CodePoints, Span};
use schemars::JsonSchema;
use serde::Serialize;

/// A stretch of a report's text: where it stands and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Words {
    /// Offset of its first code point in the report's text.
    pub start: usize,
    /// Offset after its last code point.
    pub end: usize,
    /// The words, exactly as they stand there.
    pub text: String,
    /// The same place in bytes, for marking it in the text.
    #[serde(skip)]
    pub bytes: Span,
}

impl Words {
    /// The words at `span` of `text`, whose code points are indexed.
    #[must_use]
    pub fn new(span: Span, text: &str, points: &CodePoints<'_>) -> Self {
        let (start, end) = points.span(span);
        Self {
            start,
            end,
            text: span.of(text).to_owned(),
            bytes: span,
        }
    }
}
