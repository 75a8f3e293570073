//! The subject of an English verb.

use super::super::scene::Scene;
use super::grammar::finite;
use super::noun_phrase::{
    MAX_PHRASE, adverb, back, capital, dash, negative, pronoun, relative_head, relative_that, trim,
};
use super::{MAX_GAP, MAX_LEAD};
use crate::lexicon::cues::{Classes, Form, Opens};
use std::ops::Range;

/// A subject has at most so many appositions between commas.
pub(super) const MAX_APPOSITIONS: usize = 5;

/// An apposition has at most so many tokens.
const MAX_APPOSITION: usize = 30;

/// What stands before a verb.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The subject.
    pub(super) subject: Option<Range<usize>>,
    /// Where the clause begins: the subject with what stands around it.
    pub(super) clause: usize,
    /// Whom an apposition names as the one that brings the words ("cited by X").
    pub(super) relay: Option<Range<usize>>,
    /// Whether the clause is negated.
    pub(super) negated: bool,
    /// Whether it has nobody for subject.
    pub(super) nobody: bool,
    /// Whether the verb stands behind a form of "be".
    pub(super) copula: bool,
    /// Whether the verb stands behind "to".
    pub(super) infinitive: bool,
    /// Whether the verb stands in a relative clause.
    pub(super) relative: bool,
    /// Whether a comma stands before that clause.
    pub(super) aside: bool,
}

/// What stands before the verb at `i`, in a sentence that begins at `start`.
pub(super) fn before(scene: &Scene<'_>, i: usize, start: usize) -> Before {
    let mut found = Before::default();
    let mut end = i;
    // "went on to say", "continued to insist".
    if end > start + 1 && scene.fold(end - 1) == "to" {
        end -= 1;
        let mut at = end - 1;
        while at > start && adverb(scene, at) {
            at -= 1;
        }
        found.infinitive = !scene.is(at, Classes::CHAIN);
        if !found.infinitive {
            end = at;
            while end > start && scene.fold(at) == "on" && scene.is(end - 1, Classes::GOES) {
                end -= 1;
            }
        }
    }
    while end > start {
        let at = end - 1;
        let timed = scene.is(at, Classes::TIME) && end > start + 1;
        if timed && at > start + 1 && scene.is_comma(at - 1) {
            end -= 1;
            continue;
        }
        if timed && scene.is(at - 1, Classes::LINKER.or(Classes::TIME)) && at > start + 1 {
            end -= 1 + usize::from(scene.is(at - 1, Classes::LINKER));
            continue;
        }
        // "Both vowed", "And all agree": these are subjects.
        let alone = scene.is(at, Classes::DETERMINER.or(Classes::PLURAL))
            && (at == start || !scene.is_word(at - 1) || scene.is(at - 1, Classes::TURN));
        if alone {
            break;
        }
        if scene.is(at, Classes::BE.or(Classes::NEGATOR)) || adverb(scene, at) || scene.is(at, Classes::COPULA) {
            found.copula |= scene.is(at, Classes::COPULA);
            found.negated |= scene.is(at, Classes::NEGATOR);
            end -= 1;
        } else if negative(scene, at) {
            found.negated = true;
            end -= 1;
        } else {
            break;
        }
    }
    found.clause = end;
    if end == start {
        return found;
    }
    let last = end - 1;
    if pronoun(scene, last) {
        found.copula |=
            !scene.is(last, Classes::PRONOUN) && !scene.fold(last).ends_with('d') && !scene.fold(last).ends_with("ve");
        found.subject = Some(last..end);
        found.clause = last;
    } else if scene.is(last, Classes::RELATIVE) && scene.fold(last) != "where" {
        let comma = last > start && scene.is_comma(last - 1);
        let head_end = last - usize::from(comma);
        let head = relative_head(scene, head_end, start, comma);
        found.relative = true;
        found.aside = comma;
        found.clause = last;
        found.subject = (!head.is_empty()).then_some(head);
    } else if scene.fold(last) == "that" && relative_that(scene, last, start) {
        // "those businesses that warn".
        let head = relative_head(scene, last, start, false);
        found.relative = true;
        found.clause = last;
        found.subject = (!head.is_empty()).then_some(head);
    } else if scene.is_comma(last) {
        let (subject, relay) = apposed(scene, last, start);
        found.relay = relay;
        if let Some(subject) = subject {
            found.clause = subject.start;
            found.subject = Some(subject);
        }
    } else if dash(scene, last) {
        // "Holm – once the mayor here – said".
        let lower = start.max(last.saturating_sub(MAX_APPOSITION));
        if let Some(open) = (lower..last).rev().find(|j| dash(scene, *j)) {
            let subject = trim(scene, back(scene, open, start)..open);
            found.clause = subject.start;
            found.subject = Some(subject).filter(|s| !s.is_empty());
        }
    } else {
        let subject = trim(scene, back(scene, end, start)..end);
        if !subject.is_empty() {
            found.clause = subject.start;
            found.subject = Some(subject);
        }
    }
    if let Some(subject) = &found.subject {
        found.nobody = scene.is(subject.start, Classes::NEGATOR);
    }
    found
}

/// "X, the head of Y, said": the head before the appositions that end with the
/// comma at `comma`.
fn apposed(scene: &Scene<'_>, comma: usize, start: usize) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let mut close = comma;
    let mut relay = None;
    for _ in 0..MAX_APPOSITIONS {
        let lower = start.max(close.saturating_sub(MAX_APPOSITION));
        let Some(open) = (lower..close).rev().find(|j| scene.fold(*j) == ",") else {
            break;
        };
        let first = open + 1;
        // "…, but after a while, said".
        if scene.quotation(open).is_some() || scene.is(first, Classes::TURN) && !scene.is(first, Classes::RELATIVE) {
            return (None, None);
        }
        if scene.verb(first).is_some_and(|(cue, _)| cue.opens.has(Opens::CARRY)) && scene.fold(first + 1) == "by" {
            relay = Some(first + 2..close);
        }
        let head = trim(scene, back(scene, open, start)..open);
        let named = capital(scene, head.start) || scene.is(head.start, Classes::DETERMINER);
        let begins = head.start == start
            || scene.is(
                head.start - 1,
                Classes::CLAUSE.or(Classes::THAT).or(Classes::TURN).or(Classes::TIME),
            )
            || scene.is_mark(head.start - 1);
        if !head.is_empty() && named && begins && head.len() <= MAX_PHRASE {
            let whole = match relay {
                Some(_) => head,
                None => head.start..comma,
            };
            return (Some(whole), relay);
        }
        close = open;
    }
    (None, None)
}

/// The subject of the sentence, where a cue without one follows: the noun
/// phrase that begins its main clause.
pub(super) fn head_of_sentence(scene: &Scene<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let mut start = range.start;
    while start < range.end && scene.is(start, Classes::TURN) && !scene.is(start, Classes::CLAUSE)
        || start < range.end && scene.is(start, Classes::ONWARD)
    {
        start += 1;
    }
    // "At a rally in Sorrel, the mayor …".
    let lead = Classes::LINKER
        .or(Classes::ADJUNCT)
        .or(Classes::TIME)
        .or(Classes::CLAUSE);
    for _ in 0..2 {
        let verb = scene
            .verb(start)
            .is_some_and(|(_, form)| form == Form::Participle || scene.fold(start).ends_with("ed"));
        if !scene.is(start, lead) && !verb {
            break;
        }
        let comma = (start..range.end.min(start + MAX_LEAD)).find(|j| scene.fold(*j) == ",");
        start = match comma {
            Some(comma) => comma + 1,
            // "Although the council doubts it and has said".
            None if scene.is(start, Classes::CLAUSE) => start + 1,
            None => return None,
        };
    }
    if scene.is(start, Classes::PRONOUN) {
        return Some(start..start + 1);
    }
    if pronoun(scene, start) {
        return Some(start..start + 1);
    }
    let end = (start..range.end.min(start + MAX_LEAD)).find(|i| {
        finite(scene, *i, start)
            || scene.is_comma(*i)
            || dash(scene, *i)
            || scene.is(*i, Classes::BE.or(Classes::RELATIVE).or(Classes::TIME))
            || adverb(scene, *i)
    })?;
    (end > start && end < start + MAX_GAP).then_some(start..end)
}
