//! Languages whose subject stands before its verb (English): cues of one
//! sentence, with content behind the cue ("he said that …") or before it
//! ("…, he said").

mod bounds;
mod content;
mod cue_before;
mod cue_behind;
mod grammar;
mod noun_phrase;
mod nouns;
mod passive;
mod phrases;
mod quotations;
mod subject;
mod words;

use super::clause::{Draft, Reader};
use super::scene::Scene;
use crate::lexicon::cues::{Classes, Cue, CueKind, Form, Opens};
use crate::text::TokenKind;
use grammar::reports;
use noun_phrase::{capital, noun_end, pronoun};
use std::ops::Range;
use subject::Before;

/// A content has at least so many tokens.
const MIN_CONTENT: usize = 2;

/// A first part of a split content with fewer tokens is left out.
const MIN_PIECE: usize = 4;

/// Behind a quotation its cue follows within so many tokens.
const MAX_GAP: usize = 16;

/// What stands before the main clause, and its subject, have at most so many tokens.
const MAX_LEAD: usize = 30;

/// One sentence while it is read.
struct Sentence {
    range: Range<usize>,
    /// The drafts that its cues made begin at this one.
    first: usize,
    /// Drafts whose content may still be cut.
    open: Vec<usize>,
    /// Where the clause begins that a cue behind it attributes.
    clause: usize,
}

impl Reader<'_, '_> {
    /// Reads the sentence of tokens `range`.
    pub(super) fn subject_first(&mut self, range: Range<usize>) {
        let scene = self.scene;
        let mut sentence = Sentence {
            first: self.drafts.len(),
            open: Vec::new(),
            clause: bounds::dateline_end(scene, &range),
            range,
        };
        let end = sentence.range.end;
        let mut i = self.run_on(&sentence.range);
        if i == sentence.range.start
            && let Some(next) = self.free_quotation(&sentence.range)
        {
            i = next;
        }
        while i < end {
            if let Some(quotation) = scene.quotation(i)
                && quotation.close > i
            {
                i = quotation.close.min(end) + 1;
                continue;
            }
            if scene.fold(i) == ";" {
                self.close(&mut sentence.open, 0, i);
                sentence.clause = i + 1;
            }
            let hour = scene.kind(i + 1) == Some(TokenKind::Number);
            if scene.fold(i) == ":" && !hour && sentence.open.is_empty() {
                sentence.clause = i + 1;
            }
            i = self
                .named_by_phrase(i, &mut sentence)
                .or_else(|| self.named_by_colon(i, &mut sentence))
                .or_else(|| self.cue_verb(i, &mut sentence))
                .or_else(|| self.cue_noun(i, &mut sentence))
                .unwrap_or(i + 1);
        }
        self.close(&mut sentence.open, 0, end);
    }

    /// A reporting verb.
    fn cue_verb(&mut self, i: usize, sentence: &mut Sentence) -> Option<usize> {
        let scene = self.scene;
        let (cue, form) = scene.verb(i)?;
        let leads = i == sentence.range.start && form != Form::Participle && capital(scene, i + 1);
        if cue.kind != CueKind::Verb || !(leads || reports(scene, i, sentence.range.start)) {
            return None;
        }
        if cue.opens.has(Opens::CARRY)
            && form == Form::Participle
            && let Some(next) = self.taken_from(i, sentence)
        {
            return Some(next);
        }
        if let Some(next) = self.passive(i, cue, sentence) {
            return Some(next);
        }
        if let Some(next) = self.verb_leads(i, cue, sentence) {
            return Some(next);
        }
        let before = self.clause_of(i, cue, form, &sentence.range)?;
        let after = content::behind(scene, cue, i, sentence.range.end);
        if let Some(next) = self.as_clause(i, cue, &before, sentence) {
            return Some(next);
        }
        if let Some(next) = self.cue_behind(i, cue, &before, after, sentence) {
            return Some(next);
        }
        self.cue_before(i, cue, before, after?, sentence)
    }

    /// What stands before the verb at `i`: its subject, seen through "was quoted
    /// as saying" and "made it clear". None if the clause attributes nothing.
    fn clause_of(&self, i: usize, cue: &Cue, form: Form, range: &Range<usize>) -> Option<Before> {
        let scene = self.scene;
        let participle = form == Form::Participle;
        let adjective = cue.opens.has(Opens::AFTER_BE);
        let quoted_as = participle && i > range.start && scene.fold(i - 1) == "as";
        let it = usize::from(i > 1 && scene.fold(i - 1) == "it");
        let make = (i - it)
            .checked_sub(1)
            .filter(|make| scene.fold(*make).starts_with("ma") && scene.is(*make, Classes::LIGHT))
            .filter(|_| adjective && !cue.opens.has(Opens::BARE));
        let mut before = if let Some(make) = make {
            // "made it clear that".
            let mut before = subject::before(scene, make, range.start);
            before.copula = true;
            before
        } else if quoted_as {
            quoted_as_saying(scene, i, range.start).unwrap_or_else(|| subject::before(scene, i, range.start))
        } else {
            subject::before(scene, i, range.start)
        };
        // "he's said".
        let contracted =
            i > range.start && before.clause + 1 == i && scene.fold(i - 1).ends_with('s') && pronoun(scene, i - 1);
        if contracted && !participle && !adjective {
            before.copula = false;
        }
        // ", who asked not to be named".
        let unasked = before.relative && scene.is(i + 1, Classes::NEGATOR);
        let denied = before.negated && !cue.opens.has(Opens::MIND);
        let either = adjective && cue.opens.has(Opens::BARE);
        let other = adjective != before.copula && !either && !participle;
        if unasked || denied || other || before.nobody || before.infinitive {
            return None;
        }
        let progressive = participle && before.copula || quoted_as;
        // "with the ministry speaking of nine and the union saying 14 had died".
        let absolute = before.subject.as_ref().is_some_and(|subject| {
            let with = |at: usize| scene.fold(at) == "with";
            let lower = range.start.max(subject.start.saturating_sub(MAX_GAP));
            subject.end == i
                && subject.start > range.start
                && (with(subject.start - 1)
                    || scene.fold(subject.start - 1) == "and" && (lower..subject.start).any(with))
        });
        // "The dam holds, said the mayor, who …": the subject stands behind.
        let behind = !participle
            && cue.opens.has(Opens::BARE)
            && !cue.opens.has(Opens::MIND)
            && i > range.start
            && scene.is_comma(i - 1)
            && self.inverted(i, range).is_some();
        if participle && !progressive && !absolute || behind {
            before.subject = None;
            before.clause = i;
        }
        Some(before)
    }
}

fn draft(scene: &Scene<'_>, cue: &Cue, words: Range<usize>, source: Option<Range<usize>>) -> Option<Draft> {
    Some(Draft {
        source,
        stance: cue.stance,
        ..Draft::new(scene.span(&words)?, 0..0)
    })
}

/// The end of a source that begins at `start`, with an apposition behind a comma.
fn source_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    if scene.is(start, Classes::PRONOUN) {
        return (start + 1).min(end);
    }
    noun_end(scene, start, end)
}

/// "was quoted as saying", and "the wire quoted a diver as saying", where the one
/// who quotes is a relay.
fn quoted_as_saying(scene: &Scene<'_>, i: usize, start: usize) -> Option<Before> {
    let carrier = (start.max(i.saturating_sub(MAX_GAP))..i - 1)
        .rev()
        .find(|j| carries(scene, *j))?;
    let mut before = subject::before(scene, carrier, start);
    if carrier + 2 < i && !before.copula {
        before.relay = before.subject;
        before.subject = Some(carrier + 1..noun_end(scene, carrier + 1, i - 1));
    }
    before.copula = false;
    Some(before)
}

/// Whether the verb at `i` brings another's words.
fn carries(scene: &Scene<'_>, i: usize) -> bool {
    scene.verb(i).is_some_and(|(cue, _)| cue.opens.has(Opens::CARRY))
}

#[cfg(test)]
mod tests;
