//! Where the content behind an English cue ends.

use super::super::super::scene::Scene;
use super::super::grammar::{finite, has_finite};
use super::super::noun_phrase::{adverb, capital, dash};
use super::MAX_REACH;
use crate::lexicon::cues::Classes;
use crate::text::TokenKind;
use std::ops::Range;

/// An item of a list has at most so many tokens.
const MAX_ITEM: usize = 8;

/// A list is followed over so many items.
const MAX_ITEMS: usize = 8;

/// An insertion between dashes or brackets has at most so many tokens.
const MAX_INSERT: usize = 30;

/// Where a content that is a noun phrase or infinitive ends.
pub(in super::super) fn phrase_end(scene: &Scene<'_>, range: &Range<usize>) -> usize {
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
pub(in super::super) fn clause_end(scene: &Scene<'_>, range: &Range<usize>, aside: bool) -> usize {
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
