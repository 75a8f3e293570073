//! Verbs that deny what was said, with it as their object: "نفى مسؤولون أميركيون تقارير عن غارة",
//! "كذبت الوزارة ما تردد عن إقالة الوزير".

use super::openers::Opener;
use super::scene::Scene;
use super::verbs::{Found, subject};
use crate::lexicon::cues::{Classes, Form, Opens};
use crate::reading::Stance;
use std::ops::Range;

/// What is denied is named within so many tokens behind the verb.
const MAX_REACH: usize = 24;

/// Reads the denial whose verb stands at `i`, if a word for what was said is its object and
/// not what it was `read` to deny otherwise stands before that.
pub(super) fn at(scene: &Scene<'_>, i: usize, sentence: &Range<usize>, read: Option<&Found>) -> Option<Found> {
    let (cue, form) = scene.verb(i)?;
    if cue.stance != Stance::Denies || !matches!(form, Form::Finite(_)) {
        return None;
    }
    let end = sentence.end.min(i + 1 + MAX_REACH);
    // A refusal rejects what accuses, and little else that was said.
    let said = if cue.opens.has(Opens::CHARGE) {
        Classes::CHARGE
    } else {
        Classes::CHARGE.or(Classes::TALK)
    };
    let object = (i + 1..end)
        .take_while(|j| scene.is_word(*j) || scene.is_comma(*j) || scene.quotation(*j).is_some())
        .take_while(|j| !scene.is(*j, Classes::THAT))
        .find(|j| scene.is(*j, said) && !scene.is(*j - 1, Classes::LINKER) || is_what(scene, *j))?;
    let content = with_determiner(scene, i + 1, object);
    // "على لسان ممثلها" is no object.
    let object = |j: usize| !scene.is(j, Classes::LINKER.or(Classes::ADJUNCT));
    if read.is_some_and(|read| read.content < content && !read.bare_quote && object(read.content)) {
        return None;
    }
    let mut opener = Opener::new(content, content);
    opener.noun = true;
    let after = subject::behind(scene, i, &opener, sentence);
    if after.is_empty() && content > i + 1 {
        // What stands between is neither a subject nor nothing.
        return None;
    }
    let mut found = Found::new(i, cue, form, &opener);
    if !after.is_empty() {
        found.source = Some(after);
    } else if let Some((before, relative)) = subject::before(scene, i, &opener, sentence) {
        found.clause = before.start;
        found.source = Some(before);
        found.relative = relative;
    }
    Some(found)
}

/// "ما تردد عن": what was said, by a clause.
pub(super) fn is_what(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i) == "ما" && scene.is(i + 1, Classes::RUMOUR)
}

/// The first token of the noun phrase whose noun stands at `noun`: "عدة اتهامات", "كل هذه المزاعم".
pub(super) fn with_determiner(scene: &Scene<'_>, from: usize, noun: usize) -> usize {
    let determines = |j: &usize| {
        let quantity = Classes::DETERMINER.or(Classes::QUANTIFIER).or(Classes::SEVERAL);
        scene.is(*j, quantity.or(Classes::DEMONSTRATIVE))
    };
    (from..noun).rev().take_while(determines).last().unwrap_or(noun)
}
