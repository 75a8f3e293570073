//! English noun phrases: where one begins and ends, and what its words are.

use super::super::scene::Scene;
use super::grammar::{finite, reports};
use super::subject::MAX_APPOSITIONS;
use crate::lexicon::cues::Classes;
use crate::reading::EntityKind;
use crate::text::TokenKind;
use std::ops::Range;

/// A noun phrase has at most so many tokens.
pub(super) const MAX_PHRASE: usize = 30;

/// The first token of the phrase that ends before `end`.
pub(super) fn back(scene: &Scene<'_>, end: usize, start: usize) -> usize {
    let lower = start.max(end.saturating_sub(MAX_PHRASE));
    let mut first = end;
    if first > lower && scene.fold(first - 1) == ")" {
        let from = lower.max(first.saturating_sub(MAX_PHRASE));
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
        // "On Monday Holm".
        if scene.is(at, Classes::TIME)
            && at + 1 < end
            && (capital(scene, at + 1) || scene.is(at + 1, Classes::DETERMINER))
        {
            break;
        }
        // "people who think so said": the verb is the relative clause's.
        // "the poll released on Monday found": a participle, since no verb stands beside another.
        let reduced = scene.fold(at).ends_with("ed")
            && scene.verb(at).is_none()
            && !scene.is(at, Classes::FINITE)
            && !scene.is(end, Classes::RELATIVE.or(Classes::THAT))
            && at > lower
            && scene.is_word(at - 1)
            && !scene.is(
                at - 1,
                Classes::BE
                    .or(Classes::COPULA)
                    .or(Classes::NEGATOR)
                    .or(Classes::PRONOUN),
            )
            && !adverb(scene, at - 1);
        if finite(scene, at, start) && !reduced || at + 1 < end && scene.verb(at).is_some() && reports(scene, at, start)
        {
            let mut before = at;
            while before > lower
                && (scene.is(before - 1, Classes::BE.or(Classes::COPULA).or(Classes::NEGATOR))
                    || adverb(scene, before - 1))
            {
                before -= 1;
            }
            if before > lower && scene.is(before - 1, Classes::RELATIVE) && scene.fold(before - 1) != "where" {
                first = before;
                continue;
            }
            break;
        }
        first = at;
    }
    first
}

/// Whom a relative clause tells of that begins at `end`: the noun phrase right
/// before, with its appositions where a comma stands before the clause.
pub(super) fn relative_head(scene: &Scene<'_>, end: usize, start: usize, comma: bool) -> Range<usize> {
    let whole = back(scene, end, start);
    let preposition = |j: &usize| {
        scene.is(*j, Classes::LINKER.or(Classes::ADJUNCT)) && scene.fold(*j) != "of" || scene.fold(*j) == "to"
    };
    // "voters in Sorrel who …", "a person briefed on the inquiry who …": the place or thing says nothing.
    let speaks = |at: &usize| {
        let last = end.saturating_sub(1);
        scene.is(
            last,
            Classes::ANONYMOUS
                .or(Classes::ROLE)
                .or(Classes::PLURAL)
                .or(Classes::DEMONSTRATIVE),
        ) || scene.fold(last).ends_with('s') && !capital(scene, last)
            || (*at..end).any(|j| scene.mention(j).is_some_and(|m| m.kind == EntityKind::Person))
    };
    let near = (whole..end)
        .rev()
        .find(preposition)
        .map(|j| j + 1)
        .filter(speaks)
        .unwrap_or(whole);
    let mut head = trim(scene, near..end);
    if !comma || head.is_empty() {
        return head;
    }
    // "Ada Birk, a diver from Sorrel, who said": the name stands before.
    for _ in 0..MAX_APPOSITIONS {
        let first = if scene.is(whole, Classes::DETERMINER) {
            whole
        } else {
            head.start
        };
        if first <= start || !scene.is_comma(first - 1) {
            break;
        }
        let before = trim(scene, back(scene, first - 1, start)..first - 1);
        if before.is_empty() || !capital(scene, before.end - 1) {
            break;
        }
        head.start = before.start;
        if !scene.is(before.start, Classes::DETERMINER) {
            break;
        }
    }
    head
}

/// "a person briefed on the inquiry": whether a participle without its relative
/// pronoun stands at `i`.
fn reduced(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i).ends_with("ed")
        && scene.verb(i).is_none()
        && !scene.is(i, Classes::FINITE)
        && scene.is(i + 1, Classes::LINKER.or(Classes::ADJUNCT))
}

/// Whether "that" at `i` stands behind a noun in the plural or a name and no verb.
pub(super) fn relative_that(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    i > start
        && scene.is_word(i - 1)
        && scene.verb(i - 1).is_none()
        && !finite(scene, i - 1, start)
        && !adverb(scene, i - 1)
        && scene.cues.noun(scene.fold(i - 1)).is_none()
        && !scene.is(
            i - 1,
            Classes::LINKER
                .or(Classes::ADJUNCT)
                .or(Classes::TURN)
                .or(Classes::AUDIENCE)
                .or(Classes::TIME),
        )
}

/// The phrase without words at its edges that are none of it.
pub(super) fn trim(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
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
    // "Holm on Monday said", "the poll released on Monday found".
    while end > start + 1
        && (scene.fold(end - 1).ends_with("ed") && !capital(scene, end - 1) && end > start + 2
            || scene.is(end - 1, Classes::TIME.or(Classes::LINKER))
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
        let fits = (token.is_word() || token.kind == TokenKind::Number || glue(scene, i) || abbreviation)
            && !(i > start && finite(scene, i, start) && !reduced(scene, i));
        let stops = scene.is(i, Classes::THAT.or(Classes::TIME))
            || scene.is(i, Classes::RELATIVE) && i > start
            || scene.is(i, Classes::TURN.or(Classes::CLAUSE)) && token.fold != "and"
            || token.fold == "and" && !capital(scene, i + 1)
            || i > start && scene.is(i, Classes::ADJUNCT)
            || i > start
                && scene.is(i, Classes::SETTING)
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

/// Whether the word is an adverb by its ending.
pub(super) fn adverb(scene: &Scene<'_>, i: usize) -> bool {
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
pub(super) fn negative(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i).ends_with("n't") || scene.fold(i).ends_with("n’t")
}

/// Whether the mark joins the words beside it into one.
pub(super) fn glue(scene: &Scene<'_>, i: usize) -> bool {
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

/// Whether a dash stands at `i` with spaces around it.
pub(super) fn dash(scene: &Scene<'_>, i: usize) -> bool {
    matches!(scene.fold(i), "—" | "–" | "-")
        && scene
            .token(i)
            .zip(scene.token(i + 1))
            .is_some_and(|(a, b)| a.span.end < b.span.start || a.fold == "—")
        && i.checked_sub(1)
            .and_then(|before| scene.token(before))
            .zip(scene.token(i))
            .is_some_and(|(a, b)| a.span.end < b.span.start || b.fold == "—")
}
