//! The subject before an English verb, and the noun phrase behind one.

use super::super::scene::Scene;
use crate::lexicon::cues::{Classes, Form, Opens};
use crate::text::TokenKind;
use std::ops::Range;

/// A noun phrase has at most so many tokens.
const MAX_PHRASE: usize = 22;

/// A subject has at most so many appositions between commas.
const MAX_APPOSITIONS: usize = 3;

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
    /// Whether the clause is negated, or has nobody for subject.
    pub(super) negated: bool,
    /// Whether the verb stands behind a form of "be".
    pub(super) copula: bool,
    /// Whether the verb stands behind "to".
    pub(super) infinitive: bool,
    /// Whether the verb stands in a relative clause.
    pub(super) relative: bool,
}

/// What stands before the verb at `i`, in a sentence that begins at `start`.
pub(super) fn before(scene: &Scene<'_>, i: usize, start: usize) -> Before {
    let mut found = Before::default();
    let mut end = i;
    // "went on to say", "continued to insist".
    if end > start + 1 && scene.fold(end - 1) == "to" {
        found.infinitive = true;
        end -= 1;
    }
    while end > start {
        let at = end - 1;
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
        let head_end = last - usize::from(last > start && scene.is_comma(last - 1));
        let head = trim(scene, back(scene, head_end, start)..head_end);
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
    } else {
        let subject = trim(scene, back(scene, end, start)..end);
        if !subject.is_empty() {
            found.clause = subject.start;
            found.subject = Some(subject);
        }
    }
    if let Some(subject) = &found.subject {
        found.negated |= scene.is(subject.start, Classes::NEGATOR);
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
        if !head.is_empty() && named && begins && head.len() <= 9 {
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

/// The first token of the phrase that ends before `end`.
pub(super) fn back(scene: &Scene<'_>, end: usize, start: usize) -> usize {
    let lower = start.max(end.saturating_sub(MAX_PHRASE));
    let mut first = end;
    if first > lower && scene.fold(first - 1) == ")" {
        let from = lower.max(first.saturating_sub(8));
        if let Some(open) = (from..first).rev().find(|j| scene.fold(*j) == "(") {
            first = open;
        }
    }
    while first > lower {
        let at = first - 1;
        let word = scene.is_word(at) || scene.kind(at) == Some(TokenKind::Number);
        if !(word || glue(scene, at)) || scene.quotation(at).is_some() {
            break;
        }
        if scene.is(at, Classes::THAT) || at + 1 < end && pronoun(scene, at) {
            break;
        }
        if scene.is(at, Classes::RELATIVE) && scene.fold(at) != "where" {
            if at == lower || at + 2 > end {
                break;
            }
        } else if scene.fold(at) == "and" {
            if !(capital(scene, at + 1) && at > lower && capital(scene, at - 1)) {
                break;
            }
        } else if scene.is(at, Classes::TURN.or(Classes::CLAUSE)) {
            break;
        }
        // "On Monday Trump".
        if scene.is(at, Classes::TIME)
            && at + 1 < end
            && (capital(scene, at + 1) || scene.is(at + 1, Classes::DETERMINER))
        {
            break;
        }
        // "people who think so said": the verb is the relative clause's.
        let relative = at > lower && scene.is(at - 1, Classes::RELATIVE);
        if at + 1 < end && !relative && scene.verb(at).is_some() && is_verb(scene, at, start) {
            break;
        }
        first = at;
    }
    first
}

/// The phrase without words at its edges that are none of it.
fn trim(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let edge = Classes::CLAUSE
        .or(Classes::TIME)
        .or(Classes::LINKER)
        .or(Classes::BE)
        .or(Classes::COPULA)
        .or(Classes::RELATIVE)
        .or(Classes::ADJUNCT);
    while start < end && (scene.is(start, edge) && !scene.is(start, Classes::DETERMINER) || glue(scene, start)) {
        start += 1;
    }
    // "Trump on Monday said".
    while end > start + 1
        && (scene.is(end - 1, Classes::TIME.or(Classes::LINKER))
            || scene.kind(end - 1) == Some(TokenKind::Number) && scene.is(end - 2, Classes::TIME))
    {
        end -= 1;
    }
    start..end
}

/// The end of a noun phrase that begins at `start`, with an apposition.
pub(super) fn noun_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let mut i = start;
    let limit = end.min(start + MAX_PHRASE);
    while i < limit {
        let Some(token) = scene.token(i) else { break };
        let abbreviation = token.fold == "." && scene.token(i + 1).is_some_and(|n| n.is_word()) && i + 1 < end;
        let fits = token.is_word() || token.kind == TokenKind::Number || glue(scene, i) || abbreviation;
        let stops = scene.is(i, Classes::THAT.or(Classes::TIME))
            || scene.is(i, Classes::RELATIVE) && i > start
            || scene.is(i, Classes::TURN.or(Classes::CLAUSE)) && token.fold != "and"
            || token.fold == "and" && !capital(scene, i + 1)
            || i > start && scene.is(i, Classes::ADJUNCT)
            || i > start
                && matches!(token.fold, "in" | "on" | "to" | "at")
                && (scene.is(i + 1, Classes::TIME) || capital(scene, i - 1) || scene.is(i - 1, Classes::AUDIENCE));
        if !fits || stops {
            break;
        }
        i += 1;
    }
    while i > start && (scene.is(i - 1, Classes::LINKER) || i == end && scene.fold(i - 1) == ".") {
        i -= 1;
    }
    i
}

/// Whether the reporting verb at `i` is used as one: no noun ("the report",
/// "Trump's claims").
pub(super) fn is_verb(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    let Some((_, form)) = scene.verb(i) else {
        return false;
    };
    if i == start {
        return form == Form::Participle;
    }
    let at = i - 1;
    let possessive = scene.fold(at).ends_with("'s") || scene.fold(at).ends_with("’s") || scene.fold(at).ends_with("s'");
    if scene.is(at, Classes::DETERMINER) || possessive && !pronoun(scene, at) {
        return false;
    }
    if matches!(scene.fold(i + 1), "-") || matches!(scene.fold(at), "-" | "$") {
        return false;
    }
    form == Form::Participle || !scene.is(at, Classes::LINKER.or(Classes::ADJUNCT)) || scene.fold(at) == "to"
}

/// Whether the word is an adverb by its ending.
fn adverb(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.fold(i);
    word.len() > 4 && word.ends_with("ly") && !scene.named(i) && !capital(scene, i)
}

/// Whether the word is a pronoun, also with a verb joined to it ("he's", "they've").
pub(super) fn pronoun(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.fold(i);
    let stem = word.split_once(['\'', '’']).map_or(word, |(stem, _)| stem);
    scene.is(i, Classes::PRONOUN) || stem.len() < word.len() && scene.cues.classes(stem).any(Classes::PRONOUN)
}

/// Whether the word is negated by its ending ("didn't").
fn negative(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i).ends_with("n't") || scene.fold(i).ends_with("n’t")
}

/// Whether the mark joins the words beside it into one.
fn glue(scene: &Scene<'_>, i: usize) -> bool {
    matches!(scene.fold(i), "-" | "." | "'" | "’" | "&" | "/")
        && scene
            .token(i)
            .zip(scene.token(i + 1))
            .is_some_and(|(a, b)| a.span.end == b.span.start || a.fold == ".")
        || matches!(scene.fold(i), "'" | "’") && i > 0 && scene.fold(i - 1).ends_with('s')
}

/// Whether the word begins with a capital.
pub(super) fn capital(scene: &Scene<'_>, i: usize) -> bool {
    scene
        .token(i)
        .and_then(|t| t.span.of(scene.text()).chars().next())
        .is_some_and(char::is_uppercase)
}
