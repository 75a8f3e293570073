//! A statement while its sentence is read.

use crate::lexicon::cues::Subject;
use crate::reading::Stance;
use crate::text::Span;
use std::ops::Range;

/// A statement while its sentence is read, in tokens.
#[derive(Clone, Debug)]
pub(in super::super) struct Draft {
    pub(in super::super) cue: Span,
    pub(in super::super) source: Option<Range<usize>>,
    pub(in super::super) relays: Vec<Range<usize>>,
    pub(in super::super) content: Range<usize>,
    /// Bytes of the first content token that are a preposition.
    pub(in super::super) clitic: usize,
    pub(in super::super) stance: Stance,
    pub(in super::super) outer: Option<usize>,
    /// The draft whose speaker this one shares, where its own source is elided.
    pub(in super::super) same: Option<usize>,
    /// The subject of the sentence, where the cue's own is elided.
    pub(in super::super) implied: Option<Range<usize>>,
    /// What the cue's form tells of its subject.
    pub(in super::super) subject: Subject,
    /// Whether the content is one quotation whole.
    pub(in super::super) direct: bool,
    pub(in super::super) pronoun: bool,
    /// Whether the content is a noun phrase and no clause.
    pub(in super::super) noun: bool,
    /// Whether it is the charge or report that its outer one denies.
    pub(in super::super) denied: bool,
}

impl Draft {
    /// A statement of which only cue and content are known.
    pub(in super::super) fn new(cue: Span, content: Range<usize>) -> Self {
        Self {
            cue,
            source: None,
            relays: Vec::new(),
            content,
            clitic: 0,
            stance: Stance::Asserts,
            outer: None,
            same: None,
            implied: None,
            subject: Subject::Any,
            direct: false,
            pronoun: false,
            noun: false,
            denied: false,
        }
    }

    /// What goes on behind it in a sentence without a cue; it is draft `owner`.
    pub(in super::super) fn going_on(&self, owner: usize, content: Range<usize>) -> Self {
        Self {
            content,
            source: None,
            same: Some(owner),
            implied: None,
            relays: Vec::new(),
            clitic: 0,
            noun: false,
            ..self.clone()
        }
    }
}
