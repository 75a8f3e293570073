//! Where the content behind an English cue begins and ends.

use super::super::quotes::Quotation;
use super::super::scene::Scene;
use super::grammar::{finite, has_finite};
use super::noun_phrase::{adverb, capital, dash, noun_end, pronoun};
use crate::lexicon::cues::{Classes, Cue, Form, Opens};
use crate::text::TokenKind;
use std::ops::Range;

/// The opener of the content follows its cue within so many tokens.
const MAX_REACH: usize = 14;

/// An item of a list has at most so many tokens.
const MAX_ITEM: usize = 8;

/// A list is followed over so many items.
const MAX_ITEMS: usize = 8;

/// An insertion between dashes or brackets has at most so many tokens.
const MAX_INSERT: usize = 30;

/// The content behind a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// Its first token.
    pub(super) start: usize,
    pub(super) opening: Opening,
}

/// What opens a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// A quotation or a colon.
    Mark,
    /// "that" or a question.
    Clause,
    /// A clause that nothing marks.
    Bare,
    /// A noun phrase or infinitive.
    Noun,
}

/// The content behind the verb at `i`.
pub(super) fn behind(scene: &Scene<'_>, cue: &Cue, i: usize, end: usize) -> Option<Content> {
    let next = i + 1;
    let found = |start: usize, opening| Some(Content { start, opening }).filter(|c| c.start + 1 < end);
    let mark = |at: usize| matches!(scene.fold(at), "," | ":") && at < end;
    // "which he described as “…”".
    if scene.fold(next) == "as" && (cue.opens.has(Opens::AS) || cue.opens.has(Opens::ANY_NOUN)) {
        return found(next + 1, Opening::Noun);
    }
    let as_follows = || {
        (next..end.min(next + MAX_REACH))
            .take_while(|j| !scene.is_mark(*j) || scene.opens(*j).is_some() || scene.quotation(*j).is_some())
            .any(|j| scene.fold(j) == "as")
    };
    // "showed up", "backed away": another verb.
    let other = scene.is(next, Classes::PHRASAL)
        || matches!(scene.fold(next), "out" | "back")
            && !cue.opens.preposition("out")
            && !cue.opens.preposition(scene.fold(next + 1))
            && !cue.opens.has(Opens::THAT);
    if other {
        return None;
    }
    let nominal = cue.opens.has(Opens::ANY_NOUN) || cue.opens.has(Opens::AS) && as_follows();
    if opening_mark(scene, next).is_some_and(|q| q.len() > 1) {
        let opening = if nominal { Opening::Noun } else { Opening::Mark };
        return found(next, opening);
    }
    if scene.fold(next) == ":" || mark(next) && opening_mark(scene, next + 1).is_some_and(|q| q.len() > 1) {
        return found(next + 1, Opening::Mark);
    }
    let takes_that = cue.opens.has(Opens::THAT);
    let object = cue.opens.has(Opens::OBJECT);
    let aside = |at: usize| {
        scene.is(
            at,
            Classes::TIME.or(Classes::LINKER).or(Classes::ADJUNCT).or(Classes::BE),
        ) || matches!(scene.fold(at), "out" | "back")
            || mark(at)
            || adverb(scene, at)
    };
    // Adjuncts and addressees may stand before the opener.
    let through = object || aside(next) || !cue.opens.has(Opens::BARE) || cue.opens.has(Opens::WEAK);
    let mut after_time = None;
    for j in next..end.min(next + MAX_REACH) {
        let fold = scene.fold(j);
        if matches!(fold, "." | ";") || scene.kind(j) == Some(TokenKind::Break) {
            break;
        }
        // "said, with a smile, that", but "the risk, he said, is the ships that …".
        let apart = mark(next) && !mark(j - 1);
        if fold == "that" && takes_that && !apart && (j == next || through && !scene.is(j + 1, Classes::COPULA)) {
            // "said that, in the end, …".
            return found(j + 1 + usize::from(mark(j + 1)), Opening::Clause);
        }
        if scene.is(j, Classes::QUESTION) && cue.opens.has(Opens::WH) && (j == next || object && j > next) {
            return found(j, Opening::Clause);
        }
        if mark(j)
            && opening_mark(scene, j + 1).is_some_and(|q| q.len() > 2)
            && (takes_that || cue.opens.has(Opens::WEAK))
        {
            return found(j + 1, Opening::Mark);
        }
        if fold == ":" && opening_mark(scene, j + 1).is_some() {
            return found(j + 1, Opening::Mark);
        }
        let particle =
            j == next + 1 && scene.is(next, Classes::PARTICLE) || j > next && (next..j).all(|k| adverb(scene, k));
        // "spoke on Monday".
        let timed = scene.is(j + 1, Classes::TIME);
        if (j == next || particle)
            && !timed
            && cue.opens.preposition(fold)
            && !(scene.is(j, Classes::PARTICLE) && cue.opens.preposition(scene.fold(j + 1)))
        {
            // "vowed to rebuild", but "referred to the quay".
            let infinitive = fold == "to" && !scene.is(j + 1, Classes::DETERMINER) && !capital(scene, j + 1);
            return found(if infinitive { j } else { j + 1 }, Opening::Noun);
        }
        if !through {
            break;
        }
        if j > next && scene.opens(j).is_some_and(|q| q.len() > 4) && takes_that && !has_finite(scene, next, j) {
            return found(j, Opening::Mark);
        }
        if object && j > next && pronoun(scene, j) && !scene.is(j, Classes::AUDIENCE) {
            return found(j, Opening::Bare);
        }
        if object && j > next && matches!(fold, "to" | "about") && cue.opens.preposition(fold) {
            return found(j, Opening::Noun);
        }
        if scene.is(j, Classes::TIME) && (next..=j).all(&aside) {
            after_time = Some(j + 1);
        }
        if j > next
            && let Some((_, form)) = scene.verb(j)
            && (form == Form::Participle && scene.is_comma(j - 1) || !object && !nominal)
        {
            break;
        }
    }
    if object {
        // "told reporters the plan was late".
        let addressed = noun_end(scene, next, end.min(next + 6));
        let start = (next + 1..=addressed).find(|j| scene.is(*j, Classes::DETERMINER) || pronoun(scene, *j));
        // "warned the dam was full": nobody is addressed.
        let start =
            start.or_else(|| Some(next).filter(|_| cue.opens.has(Opens::BARE) && finite(scene, addressed, next)))?;
        return found(start, Opening::Bare);
    }
    let plain = |at: usize| {
        (scene.is_word(at)
            || matches!(scene.kind(at), Some(TokenKind::Number))
            || scene.opens(at).is_some()
            || matches!(scene.fold(at), "$" | "'" | "‘"))
            && at < end
            && !scene.is(
                at,
                Classes::LINKER.or(Classes::TIME).or(Classes::ADJUNCT).or(Classes::TURN),
            )
    };
    let clause_word = |at: usize| scene.is(at, Classes::CLAUSE) && !scene.is(at, Classes::CONDITION);
    if cue.opens.has(Opens::BARE) {
        let start = if plain(next) && !clause_word(next) {
            next
        } else if let Some(at) = after_time.filter(|at| plain(*at) && !clause_word(*at)) {
            at
        } else if scene.is(next, Classes::FRONTED) && has_clause(scene, next, end) {
            next
        } else {
            return None;
        };
        let clause = has_clause(scene, start, end);
        if !clause && !nominal && (cue.opens.has(Opens::MIND) || cue.opens.has(Opens::WEAK)) {
            return None;
        }
        return found(
            start,
            if nominal && !clause {
                Opening::Noun
            } else {
                Opening::Bare
            },
        );
    }
    if nominal && (plain(next) && !clause_word(next) || scene.is(next, Classes::QUESTION)) {
        return Some(Content {
            start: next,
            opening: Opening::Noun,
        });
    }
    None
}

/// Whether a finite verb that the lexicon knows as an auxiliary or form of
/// "be", or a pronoun, tells that a clause follows.
fn has_clause(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    (start..end.min(start + MAX_REACH))
        .take_while(|i| *i == start || !matches!(scene.fold(*i), ";" | "." | ":" | "("))
        .take_while(|i| *i == start || !scene.is(*i, Classes::RELATIVE.or(Classes::THAT)))
        .any(|i| scene.is(i, Classes::COPULA) || finite(scene, i, start) || pronoun(scene, i) && i + 1 < end)
}

/// The quotation that opens at `i`, also where two apostrophes are its mark.
pub(super) fn opening_mark(scene: &Scene<'_>, i: usize) -> Option<Quotation> {
    let twice = matches!(scene.fold(i), "'" | "’");
    scene
        .opens(i)
        .or_else(|| scene.opens(i + 1).filter(|_| twice && scene.is_mark(i)))
}

/// The quotation that closes at `i`, also where two apostrophes are its mark.
pub(super) fn closing_mark(scene: &Scene<'_>, i: usize) -> Option<Quotation> {
    let closes = |at: usize| scene.quotation(at).filter(|q| q.close == at);
    let twice = matches!(scene.fold(i), "'" | "’") && scene.is_mark(i);
    closes(i).or_else(|| i.checked_sub(1).filter(|_| twice).and_then(closes))
}

/// Where a content that is a noun phrase or infinitive ends.
pub(super) fn phrase_end(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let mut end = open_phrase_end(scene, range);
    // "rationing in two districts from" Monday on.
    while end > range.start + 1 && scene.is(end - 1, Classes::LINKER) && !scene.is(end - 1, Classes::PARTICLE) {
        end -= 1;
    }
    end
}

fn open_phrase_end(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let mut i = range.start + 1;
    let infinitive = scene.fold(range.start) == "to";
    while i < range.end {
        if let Some(quotation) = scene.opens(i) {
            i = quotation.close + 1;
            continue;
        }
        let fold = scene.fold(i);
        if dash(scene, i) || fold == "(" {
            // "the ban – the first in years – on fishing".
            let closes = |j: &usize| dash(scene, *j) || fold == "(" && scene.fold(*j) == ")";
            match (i + 1..range.end.min(i + MAX_INSERT)).find(closes) {
                Some(close) => {
                    i = close + 1;
                    continue;
                }
                None if fold != "(" => return i,
                None => {}
            }
        }
        // "… and made no mention of it", "… and, later, said".
        let joined = matches!(fold, "and" | "but") && {
            let mut verb = i + 1;
            while scene.is(verb, Classes::BE) && !finite(scene, verb, range.start) || adverb(scene, verb) {
                verb += 1;
            }
            finite(scene, verb, range.start)
        };
        // "attacked the plan after the council had voted".
        let later = scene.is(i, Classes::LATER) && has_finite(scene, i + 1, range.end.min(i + 1 + MAX_ITEM));
        // "praised the crew on Sunday": the report's own time.
        let timed = !infinitive
            && (scene.is(i, Classes::TIME) && !scene.is(i + 1, Classes::PLURAL) && fold != "year"
                || scene.is(i, Classes::DATES) && scene.is(i + 1, Classes::TIME.or(Classes::OCCASION)))
            && at_end(scene, i, range.end);
        let cut = matches!(fold, ";" | ":")
            || joined
            || later
            || timed
            || fold == "," && !goes_on(scene, i, range.end)
            || fold == "but"
            || scene.is(i, Classes::SEVERS);
        if cut {
            return i;
        }
        i += 1;
    }
    range.end
}

/// Whether nothing but times and occasions stands from `i` to the end or a mark.
fn at_end(scene: &Scene<'_>, i: usize, end: usize) -> bool {
    let plain = Classes::TIME
        .or(Classes::LINKER)
        .or(Classes::OCCASION)
        .or(Classes::DETERMINER)
        .or(Classes::ADJUNCT);
    let stop = (i..end)
        .find(|j| scene.is_mark(*j) && scene.fold(*j) != "-")
        .unwrap_or(end);
    scene.opens(stop).is_none()
        && (i..stop)
            .take(MAX_REACH)
            .all(|j| scene.is(j, plain) || scene.kind(j) == Some(TokenKind::Number) || capital(scene, j))
}

/// Whether a noun phrase goes on behind the comma at `i`: with an item of a
/// list, an example, or an apposition that a comma closes.
fn goes_on(scene: &Scene<'_>, i: usize, end: usize) -> bool {
    let next = i + 1;
    let example = scene.is(next, Classes::EXAMPLE);
    let apposition = scene.is(next, Classes::DETERMINER)
        && (next..end.min(next + MAX_REACH))
            .find(|j| scene.fold(*j) == ",")
            .is_some_and(|close| scene.is(close + 1, Classes::COMPLETES) && !has_finite(scene, next, close));
    example || apposition || in_list(scene, i, end)
}

/// Where a clause ends that nothing but its sentence bounds: behind a quotation
/// that a comma ends ("it was “over now,” Holm's word for …"), and, if its cue
/// stands in a clause of its own (`aside`), at the comma before the main clause.
pub(super) fn clause_end(scene: &Scene<'_>, range: &Range<usize>, aside: bool) -> usize {
    let mut i = range.start;
    while i < range.end {
        if let Some(quotation) = scene.opens(i) {
            let close = quotation.close;
            let last = close.checked_sub(1).is_some_and(|mark| scene.fold(mark) == ",");
            if last && i > range.start && close < range.end {
                let next = close + 1;
                let own = scene.fold(next).ends_with("ing")
                    || scene.is(next, Classes::RELATIVE.or(Classes::CLAUSE).or(Classes::DETERMINER))
                        && !scene.is(next, Classes::COORDINATOR);
                if own {
                    return next;
                }
            }
            i = close + 1;
            continue;
        }
        if scene.fold(i) == "," && i >= range.start + 3 && scene.is(i + 1, Classes::WHICH) {
            return i;
        }
        if aside
            && scene.fold(i) == ","
            && i >= range.start + 3
            && !scene.is(i + 1, Classes::RELATIVE.or(Classes::CLAUSE))
            && !in_list(scene, i, range.end)
            && has_finite(scene, i + 1, range.end)
        {
            return i;
        }
        i += 1;
    }
    range.end
}

/// Whether the comma at `i` stands in a list or number and ends nothing.
fn in_list(scene: &Scene<'_>, i: usize, end: usize) -> bool {
    if scene.kind(i + 1) == Some(TokenKind::Number) {
        return true;
    }
    if scene.is(i + 1, Classes::TURN.or(Classes::RELATIVE).or(Classes::CLAUSE)) || scene.verb(i + 1).is_some() {
        // "to work, to learn, and to go on" has its last comma before "and".
        return matches!(scene.fold(i + 1), "and" | "or") && !has_finite(scene, i + 2, end.min(i + 2 * MAX_ITEM));
    }
    // "the plan, the map, the sketch and the list": short items, then "and".
    let mut from = i + 1;
    for _ in 0..MAX_ITEMS {
        let item = from..end.min(from + MAX_ITEM);
        let Some(stop) = item
            .clone()
            .find(|j| scene.fold(*j) == "," || matches!(scene.fold(*j), "and" | "or"))
        else {
            return false;
        };
        if has_finite(scene, from, stop) {
            return false;
        }
        if scene.fold(stop) != "," {
            return capital(scene, stop + 1) == capital(scene, i + 1) && !finite(scene, stop + 1, from);
        }
        if matches!(scene.fold(stop + 1), "and" | "or") {
            return capital(scene, stop + 2) == capital(scene, i + 1) && !finite(scene, stop + 2, from);
        }
        from = stop + 1;
    }
    false
}
