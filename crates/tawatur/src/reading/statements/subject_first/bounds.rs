//! Where an English sentence, a quotation and a clause begin and end.

use super::super::scene::Scene;
use super::MAX_GAP;
use super::content::opening_mark;
use super::grammar::finite;
use super::noun_phrase::{adverb, capital, dash};
use crate::lexicon::cues::Classes;
use crate::text::TokenKind;
use std::ops::Range;

/// Where the text of a sentence begins behind a dateline ("PORT SOREL (AP) —").
pub(super) fn dateline_end(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let upper = |i: usize| {
        scene
            .token(i)
            .is_some_and(|t| t.is_word() && t.span.of(scene.text()).chars().all(char::is_uppercase))
    };
    let dash = (range.start..range.end.min(range.start + MAX_GAP)).find(|i| {
        matches!(scene.fold(*i), "—" | "–" | "-")
            && scene
                .token(*i + 1)
                .zip(scene.token(*i))
                .is_some_and(|(a, b)| a.span.start > b.span.end)
    });
    match dash {
        Some(dash)
            if upper(range.start)
                && (range.start..dash).all(|i| capital(scene, i) || scene.is_mark(i) || scene.is(i, Classes::TIME)) =>
        {
            dash + 1
        }
        _ => range.start,
    }
}

/// The end of what stands before a clause that begins at `start`: without the
/// comma and the words that join the clauses.
pub(super) fn cut_before(scene: &Scene<'_>, start: usize, lower: usize) -> usize {
    let mut end = start;
    while end > lower
        && (scene.is_comma(end - 1)
            || dash(scene, end - 1)
            || scene.is(end - 1, Classes::TURN)
            || end == start && scene.is(end - 1, Classes::BE) && !finite(scene, end - 1, lower))
    {
        end -= 1;
    }
    end
}

/// The parts of a content that lie in different sentences.
pub(super) fn pieces(scene: &Scene<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = range.start;
    while start < range.end {
        let end = scene
            .token(start)
            .and_then(|t| scene.reading.sentence_at(t.span.start))
            .and_then(|at| scene.reading.sentences.get(at))
            .map_or(range.end, |s| scene.reading.tokens.within(*s).end)
            .clamp(start + 1, range.end);
        if (start..end).any(|i| scene.is_word(i)) {
            found.push(start..end);
        }
        start = end;
    }
    found
}

/// Whether a cue that names the speaker of a quotation before it follows at `from`.
pub(super) fn cue_follows(scene: &Scene<'_>, from: usize) -> bool {
    (from..from + MAX_GAP)
        .take_while(|i| {
            !(scene.fold(*i) == "." || scene.kind(*i) == Some(TokenKind::Break) || opening_mark(scene, *i).is_some())
        })
        .any(|i| scene.verb(i).is_some())
}

/// Whether the clause of a verb that follows its content ends behind it:
/// nothing but a time or an adjunct follows.
pub(super) fn ends_clause(scene: &Scene<'_>, i: usize, end: usize) -> bool {
    let next = i + 1;
    next >= end
        || scene.is_mark(next)
        || scene.is(
            next,
            Classes::LINKER
                .or(Classes::TIME)
                .or(Classes::ADJUNCT)
                .or(Classes::CLAUSE)
                .or(Classes::AUDIENCE)
                .or(Classes::RELATIVE),
        )
        || adverb(scene, next)
        || matches!(scene.fold(next), "then" | "out")
}
