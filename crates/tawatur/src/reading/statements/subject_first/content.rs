//! Where the content behind an English cue begins and ends.

use super::super::quotes::Quotation;
use super::super::scene::Scene;
use super::subject::{capital, noun_end, pronoun};
use crate::lexicon::cues::{Classes, Cue, Form, Opens};
use crate::text::TokenKind;
use std::ops::Range;

/// The opener of the content follows its cue within so many tokens.
const MAX_REACH: usize = 14;

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
    let nominal = cue.opens.has(Opens::ANY_NOUN);
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
        ) || matches!(scene.fold(at), "out" | "clear" | "back" | "it")
            || mark(at)
    };
    // Adjuncts and addressees may stand before the opener.
    let through = object || aside(next) || !cue.opens.has(Opens::BARE);
    let mut after_time = None;
    for j in next..end.min(next + MAX_REACH) {
        let fold = scene.fold(j);
        if matches!(fold, "." | ";") || scene.kind(j) == Some(TokenKind::Break) {
            break;
        }
        if fold == "that" && takes_that && (j == next || through && !scene.is(j + 1, Classes::COPULA)) {
            return found(j + 1, Opening::Clause);
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
        if j == next && cue.opens.preposition(fold) {
            let start = if fold == "to" { j } else { j + 1 };
            return found(start, Opening::Noun);
        }
        if !through {
            break;
        }
        if j > next && scene.opens(j).is_some_and(|q| q.len() > 4) && takes_that {
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
        let start = (next + 1..=addressed).find(|j| scene.is(*j, Classes::DETERMINER) || pronoun(scene, *j))?;
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
    let clause_word = |at: usize| scene.is(at, Classes::CLAUSE) && !matches!(scene.fold(at), "if" | "when" | "whether");
    if cue.opens.has(Opens::BARE) {
        let start = if plain(next) && !clause_word(next) {
            next
        } else if let Some(at) = after_time.filter(|at| plain(*at) && !clause_word(*at)) {
            at
        } else if matches!(scene.fold(next), "in" | "if" | "when" | "at" | "after" | "under")
            && has_clause(scene, next, end)
        {
            next
        } else {
            return None;
        };
        return found(
            start,
            if nominal && !has_clause(scene, start, end) {
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
        .take_while(|i| !matches!(scene.fold(*i), ";" | "."))
        .any(|i| scene.is(i, Classes::BE.or(Classes::COPULA)) || pronoun(scene, i) && i + 1 < end)
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
    let mut i = range.start + 1;
    while i < range.end {
        if let Some(quotation) = scene.opens(i) {
            i = quotation.close + 1;
            continue;
        }
        let fold = scene.fold(i);
        let cut = matches!(fold, ";" | ":" | "—" | "–")
            || fold == "-"
                && i > 0
                && scene
                    .token(i - 1)
                    .zip(scene.token(i))
                    .is_some_and(|(a, b)| a.span.end < b.span.start)
            || fold == "," && !in_list(scene, i, range.end)
            || matches!(
                fold,
                "but" | "while" | "although" | "though" | "because" | "whereas" | "unless"
            );
        if cut {
            return i;
        }
        i += 1;
    }
    range.end
}

/// Whether the comma at `i` stands in a list or number and ends nothing.
fn in_list(scene: &Scene<'_>, i: usize, end: usize) -> bool {
    let number = scene.kind(i + 1) == Some(TokenKind::Number);
    // "the plan, the map and the list": "and" follows soon, before another comma.
    let soon = (i + 1..end.min(i + 6))
        .take_while(|j| scene.fold(*j) != ",")
        .any(|j| matches!(scene.fold(j), "and" | "or") && capital(scene, j + 1) == capital(scene, i + 1));
    number
        || soon
            && !scene.is(i + 1, Classes::TURN.or(Classes::RELATIVE).or(Classes::CLAUSE))
            && scene.verb(i + 1).is_none()
}
