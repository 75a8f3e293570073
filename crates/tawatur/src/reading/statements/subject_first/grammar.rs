//! What an English word is in its sentence, as far as the words beside it
//! tell: a finite verb, or a noun of the same form.

use super::super::scene::Scene;
use super::noun_phrase::{adverb, capital, glue, negative, pronoun};
use crate::lexicon::cues::{Classes, Form};
use crate::text::TokenKind;

/// A verb of the main clause shows within so many tokens.
const MAX_LOOK: usize = 60;

/// The head of a subject stands within so many tokens before its last word.
const MAX_HEAD: usize = 6;

/// Whether the reporting verb at `i`, in a sentence that begins at `start`, is
/// used as one and is no noun ("the report", "Holm's claims", "new plans").
pub(super) fn reports(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    let Some((cue, form)) = scene.verb(i) else {
        return false;
    };
    if i == start {
        return form == Form::Participle;
    }
    if scene.fold(i + 1) == "-" && glue(scene, i + 1) || matches!(scene.fold(i - 1), "$") {
        return false;
    }
    let mut at = i - 1;
    if glue(scene, at) && scene.fold(at) == "-" {
        return false;
    }
    if form == Form::Participle {
        return !modifier(scene, at) && !possessive(scene, at) && scene.fold(at) != "of";
    }
    let noun = scene.is(i, Classes::NOUNLIKE);
    let word = scene.fold(i);
    if !noun {
        let mut front = at;
        while front > start && adverb(scene, front) {
            front -= 1;
        }
        // "an emotionally charged speech".
        let attributive = front < at
            && word.ends_with("ed")
            && !stands_alone(scene, front)
            && (scene.is(front, Classes::DETERMINER) || possessive(scene, front));
        let adjective =
            attributive || word.ends_with("ed") && modifier(scene, at) && !scene.is(at, Classes::DETERMINER);
        let counted = scene.kind(at) == Some(TokenKind::Number)
            || scene.is(at, Classes::DETERMINER)
                && !scene.is(at, Classes::PLURAL.or(Classes::ANONYMOUS).or(Classes::DEMONSTRATIVE))
                && scene.fold(at) != "one";
        let attribute = word.ends_with("ed") && counted;
        let governed = scene.is(at, Classes::LINKER.or(Classes::ADJUNCT)) && scene.fold(at) != "to";
        let article = scene.is(at, Classes::ARTICLE.or(Classes::CAUSATIVE));
        return !(adjective || attribute || article || possessive(scene, at) && !pronoun(scene, at) || governed);
    }
    while at > start && (scene.is(at, Classes::BE) && !auxiliary(scene, at) || adverb(scene, at)) {
        at -= 1;
    }
    if auxiliary(scene, at) || negative(scene, at) {
        return !word.ends_with('s') || word.ends_with("ss");
    }
    let next = i + 1;
    let mark = scene.is_mark(at) && !glue(scene, at);
    if pronoun(scene, at) || scene.is(at, Classes::RELATIVE) {
        return scene.fold(at) != "whose";
    }
    if modifier(scene, at) && !stands_alone(scene, at)
        || possessive(scene, at)
        || scene.is(at, Classes::LINKER.or(Classes::ADJUNCT))
    {
        return false;
    }
    // "said states like Oltavia would": behind a verb stands its object.
    let object = scene.verb(at).is_some() && scene.is(at, Classes::NOUNLIKE) || finite(scene, at, start);
    if object
        || finite(scene, next, start)
        || scene.is(next, Classes::COPULA)
        || scene.is_mark(next)
            && !(capital(scene, at) || plural(scene, at) || closes_clause(scene, at, start))
            && scene.opens(next).is_none()
            && scene.fold(next) != ":"
    {
        return false;
    }
    let opens = !scene.is(next, Classes::LINKER.or(Classes::ADJUNCT)) || cue.opens.preposition(scene.fold(next));
    if mark || scene.fold(at) == "and" || scene.is(at, Classes::TIME) {
        return opens;
    }
    if word.ends_with('s') && !word.ends_with("ss") {
        let name = capital(scene, at);
        return (name || !plural(scene, at)) && (opens || scene.fold(next) == "for" || scene.fold(next) == "on");
    }
    // "supporters of the law hope": the head is plural; "the book and the film blame".
    let head = (start.max(at.saturating_sub(MAX_HEAD))..at)
        .rev()
        .take_while(|j| scene.is_word(*j) && scene.verb(*j).is_none())
        .find(|j| scene.is(*j, Classes::LINKER) || scene.fold(*j) == "and")
        .is_some_and(|j| {
            let near = j + 1 == at || j + 2 == at && scene.is(j + 1, Classes::DETERMINER);
            j > start && (plural(scene, j - 1) || near && scene.fold(j) == "and" && scene.is_word(j - 1))
        });
    (plural(scene, at) && !(capital(scene, at) && scene.named(at))
        || head
        || joined_names(scene, at, start)
        || stands_alone(scene, at))
        && opens
}

/// ", the log shows.": whether a noun with its article stands alone behind a comma at `i`.
fn closes_clause(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    i > start + 2 && scene.is(i - 1, Classes::DETERMINER) && scene.is_comma(i - 2)
}

/// Whether a finite verb or auxiliary stands at `i`.
pub(super) fn finite(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    if !scene.is_word(i) || i > start && capital(scene, i) || scene.named(i) {
        return false;
    }
    let word = scene.fold(i);
    if auxiliary(scene, i) || scene.is(i, Classes::FINITE) || negative(scene, i) {
        return word != "to";
    }
    // "to rule", "Sorrel-based".
    if i > start && (scene.fold(i - 1) == "to" || scene.fold(i - 1) == "-" && glue(scene, i - 1)) {
        return false;
    }
    if scene.is(i, Classes::COPULA) {
        return !scene.is(i, Classes::NONFINITE);
    }
    if let Some((_, Form::Finite(_))) = scene.verb(i) {
        return reports(scene, i, start);
    }
    let governed = i > start
        && (modifier(scene, i - 1)
            || possessive(scene, i - 1)
            || scene.is(i - 1, Classes::LINKER.or(Classes::ADJUNCT)));
    word.len() > 4 && word.ends_with("ed") && !governed && scene.fold(i + 1) != "by"
}

/// Whether a finite verb stands in the tokens from `from` to `end`.
pub(super) fn has_finite(scene: &Scene<'_>, from: usize, end: usize) -> bool {
    (from..end.min(from + MAX_LOOK))
        .any(|i| finite(scene, i, from) || pronoun(scene, i) && scene.fold(i).contains(['\'', '’']))
}

/// Whether a base form follows ("will", "do", "to", "didn't", "they'll").
pub(super) fn auxiliary(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.fold(i);
    scene.is(i, Classes::AUXILIARY)
        || ["'ll", "’ll", "'d", "’d", "'ve", "’ve"]
            .iter()
            .any(|end| word.ends_with(end))
        || negative(scene, i)
}

/// Whether the word ends in a possessive's mark.
pub(super) fn possessive(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.fold(i);
    !pronoun(scene, i) && ["'s", "’s", "s'", "s’"].iter().any(|end| word.ends_with(end))
        || matches!(word, "'" | "’") && i > 0 && scene.fold(i - 1).ends_with('s') && glue(scene, i)
}

/// Whether the word stands before a noun: an article, an adjective, a number.
fn modifier(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.fold(i);
    scene.is(i, Classes::DETERMINER.or(Classes::ADJECTIVE))
        || scene.kind(i) == Some(TokenKind::Number)
        || word.len() > 5
            && !capital(scene, i)
            && ["ing", "ive", "ous", "ful", "ical", "ial", "onal", "ary", "ern", "ish"]
                .iter()
                .any(|end| word.ends_with(end))
}

/// Whether a word that may stand before a noun stands for one ("many say").
fn stands_alone(scene: &Scene<'_>, i: usize) -> bool {
    let stands = Classes::ANONYMOUS
        .or(Classes::PLURAL)
        .or(Classes::DEMONSTRATIVE)
        .or(Classes::CARDINAL);
    scene.is(i, stands) || scene.kind(i) == Some(TokenKind::Number)
}

fn plural(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.fold(i);
    scene.is(i, Classes::PLURAL)
        || word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is", "'s", "’s"].iter().any(|end| word.ends_with(end))
}

/// "Holm and Rook": two names are plural.
fn joined_names(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    let mut at = i;
    while at > start && capital(scene, at) {
        at -= 1;
    }
    at < i && at > start && scene.fold(at) == "and" && capital(scene, at - 1)
}
