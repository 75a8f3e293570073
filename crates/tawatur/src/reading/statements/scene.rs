//! What the rules look at: the tokens of a report with their classes, cues and
//! quotations.

mod build;
mod naming;
mod nouns;
mod word;

pub(super) use self::word::{Word, passive_perfect};
use super::quotes::Quotation;
use crate::lexicon::cues::{Classes, Cue, Cues, Form, Opens};
use crate::lexicon::frequency::Frequency;
use crate::lexicon::nations::Nations;
use crate::lexicon::registry::Outlet;
use crate::reading::{Mention, Reading};
use crate::text::{Span, Token, TokenKind, clitics};
use std::ops::Range;

/// A report prepared for the rules.
pub(super) struct Scene<'a> {
    pub(super) reading: &'a Reading,
    pub(super) cues: &'a Cues,
    words: Vec<Word>,
    quotations: Vec<Quotation>,
    /// For each token, one more than the index of the quotation it stands in,
    /// marks included; 0 outside.
    quoted: Vec<u32>,
    /// For each token, whether a name covers it.
    named: Vec<bool>,
    /// Agencies and outlets that the registry knows, by their tokens.
    outlets: Vec<(Range<usize>, &'a Outlet)>,
    /// For each quotation, whether it is the name of something.
    names: Vec<bool>,
    /// Whether the report tells of a charge against anyone.
    charged: bool,
    frequency: &'a Frequency,
    nations: &'a Nations,
}

impl<'a> Scene<'a> {
    pub(super) fn text(&self) -> &'a str {
        &self.reading.report.text
    }

    pub(super) fn token(&self, i: usize) -> Option<Token<'a>> {
        self.reading.tokens.get(i)
    }

    /// Whether the report tells of a charge against anyone, which a plain negation may answer.
    pub(super) fn charged(&self) -> bool {
        self.charged
    }

    pub(super) fn fold(&self, i: usize) -> &'a str {
        self.reading.tokens.fold(i)
    }

    pub(super) fn word(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, i: usize, classes: Classes) -> bool {
        self.word(i).classes.any(classes)
    }

    /// Whether the word at `i`, without article and clitics, is of one of `classes`.
    pub(super) fn stem_is(&self, i: usize, classes: Classes) -> bool {
        self.cues.classes(clitics::stem(self.fold(i))).any(classes)
    }

    /// Whether the word at `i` is written with the ending of the feminine.
    pub(super) fn feminine(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.span.of(self.text()).ends_with('ة'))
    }

    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.token(i).map(|t| t.kind)
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_word())
    }

    pub(super) fn is_mark(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Mark)
    }

    pub(super) fn is_comma(&self, i: usize) -> bool {
        matches!(self.fold(i), "،" | "," | "؛" | ";") && self.is_mark(i)
    }

    /// Whether the stop at `i` is that of a short title or an initial ("د. سامي خوري").
    pub(super) fn is_initial(&self, i: usize) -> bool {
        let Some((mark, letter)) = self
            .token(i)
            .zip(i.checked_sub(1).and_then(|before| self.token(before)))
        else {
            return false;
        };
        mark.fold == "."
            && letter.kind == TokenKind::Arabic
            && letter.fold.chars().count() == 1
            && letter.span.end == mark.span.start
            && self.is_word(i + 1)
    }

    /// The token that a name begins in, be it behind a clitic.
    pub(super) fn first_of(&self, name: &Mention) -> usize {
        build::first_token(&self.reading.tokens, name)
    }

    /// Whether a name covers the token.
    pub(super) fn named(&self, i: usize) -> bool {
        self.named.get(i).copied().unwrap_or(false)
    }

    /// The reporting verb at `i` with its cue.
    pub(super) fn verb(&self, i: usize) -> Option<(&'a Cue, Form)> {
        let (index, form) = self.word(i).verb?;
        if self.named(i) {
            return None;
        }
        Some((self.cues.get(index)?, form))
    }

    /// Whether the participle at `i` may stand between a verb and its content ("قائلا").
    pub(super) fn bridges(&self, i: usize) -> bool {
        self.verb(i)
            .is_some_and(|(cue, form)| {
                // "متحدثا عن الأزمة": what it takes is its own.
                let own = cue.opens.preposition(self.fold(i + 1));
                form == Form::Participle && cue.opens.has(Opens::BRIDGE) && !own
            })
            // "متحدثة باسم الوزارة" speaks herself.
            && !self.is(i, Classes::ROLE)
    }

    /// The quotation that token `i` stands in, marks included.
    pub(super) fn quotation(&self, i: usize) -> Option<Quotation> {
        let number = *self.quoted.get(i)? as usize;
        self.quotations.get(number.checked_sub(1)?).copied()
    }

    /// The quotation that opens at `i`.
    pub(super) fn opens(&self, i: usize) -> Option<Quotation> {
        self.quotation(i).filter(|q| q.open == i)
    }

    /// Whether the quotation is the name of something and no one's words.
    pub(super) fn is_name(&self, quotation: Quotation) -> bool {
        self.quoted
            .get(quotation.open)
            .and_then(|number| self.names.get((*number as usize).checked_sub(1)?))
            .copied()
            .unwrap_or(false)
    }

    /// The mention whose first token is `i`.
    pub(super) fn mention(&self, i: usize) -> Option<&'a Mention> {
        let token = self.token(i)?;
        let mentions = &self.reading.mentions;
        let at = mentions.partition_point(|m| m.span.start < token.span.start);
        mentions.get(at).filter(|m| m.span.start < token.span.end)
    }

    /// The registry's outlet that `range` names.
    pub(super) fn outlet(&self, range: &Range<usize>) -> Option<&'a Outlet> {
        let from = self.outlets.partition_point(|(at, _)| at.start < range.start);
        self.outlets
            .get(from)
            .filter(|(at, _)| at.end <= range.end)
            .map(|(_, outlet)| *outlet)
    }

    /// The word without the clitic in front, where what is left is the commoner word ("بقرار").
    pub(super) fn stem(&self, i: usize) -> &'a str {
        self.frequency.stem(self.fold(i))
    }

    /// Whether news uses the folded word.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.frequency.zipf(word) > 0.0
    }

    /// The span of tokens `range`; none if it is empty.
    pub(super) fn span(&self, range: &std::ops::Range<usize>) -> Option<Span> {
        if range.is_empty() {
            return None;
        }
        self.reading.tokens.cover(range.start, range.end - 1)
    }
}

/// Classes that a word keeps under article and preposition.
const NOUNS: Classes = Classes::TIME
    .or(Classes::OCCASION)
    .or(Classes::ROLE)
    .or(Classes::ANONYMOUS)
    .or(Classes::MEDIA)
    .or(Classes::OUTLET)
    .or(Classes::AUDIENCE)
    .or(Classes::NAMER)
    .or(Classes::BODY);
