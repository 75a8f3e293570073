//! What opens the content behind an English cue.

mod behind;
mod ends;

pub(super) use self::ends::{clause_end, phrase_end};

use self::behind::Behind;
use super::super::quotes::Quotation;
use super::super::scene::Scene;
use super::grammar::finite;
use super::noun_phrase::pronoun;
use crate::lexicon::cues::{Classes, Cue, Opens};

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
    let verb = Behind {
        scene,
        cue,
        next: i + 1,
        end,
    };
    if verb.is_another() {
        return None;
    }
    let marked = verb.as_what().or_else(|| verb.quoted()).or_else(|| verb.opened());
    let content = match marked {
        Some(content) => Some(content),
        None if cue.opens.has(Opens::OBJECT) => verb.told_someone(),
        None if cue.opens.has(Opens::BARE) => verb.bare(),
        None => return verb.noun(),
    };
    content.filter(|content| content.start + 1 < end)
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
