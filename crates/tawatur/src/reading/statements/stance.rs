//! How a speaker stands to the content: the cue's stance, unless the content
//! itself tells otherwise.

use super::scene::Scene;
use crate::lexicon::cues::Classes;
use crate::reading::Stance;
use std::ops::Range;

/// The stance shows within so many words.
const HEAD: usize = 12;

/// A duty shows within so many words.
const CLAUSE: usize = 24;

/// A possibility shows within so many words.
const NEAR: usize = 5;

/// A pledge in the first person shows within so many words.
const PLEDGE: usize = 8;

/// A verb in the first person has so many letters behind its mark of the future.
const MIN_STEM: usize = 3;

/// The stance of a statement whose cue has `stance` and whose content is `content`.
/// `direct` tells that these are the speaker's own words, `own` tells that the speaker is the subject of the content ("قال إنه سيزور").
pub(super) fn of(scene: &Scene<'_>, stance: Stance, content: &Range<usize>, own: bool, direct: bool) -> Stance {
    if stance != Stance::Asserts {
        return stance;
    }
    let first = scene.fold(content.start);
    if own
        && first.starts_with('س')
        && first.chars().nth(1).is_some_and(|c| matches!(c, 'ي' | 'ت' | 'ا' | 'ن'))
        && first.chars().count() > 4
    {
        return Stance::Promises;
    }
    // "سأقدم طلبا".
    let mine = |i: usize| {
        let words = scene.token(i).map_or("", |t| t.span.of(scene.text()));
        words
            .strip_prefix("سأ")
            .or(words.strip_prefix("سن"))
            .is_some_and(|rest| rest.chars().count() >= MIN_STEM)
            && !scene.fold(i).starts_with("سنو")
            && !scene.fold(i).starts_with("سنه")
            && !matches!(scene.fold(i), "سنكون" | "ساكون")
    };
    if direct && content.clone().take(PLEDGE).any(mine) {
        return Stance::Promises;
    }
    let words = || content.clone().take(HEAD).map(|i| scene.fold(i));
    if words().any(|w| scene.cues.classes(w).has(Classes::REFUTE)) {
        return Stance::Denies;
    }
    if content.clone().take(CLAUSE).any(|i| scene.is(i, Classes::DUTY)) {
        return Stance::Asks;
    }
    if words().take(3).any(|w| scene.cues.classes(w).has(Classes::DOUBT)) {
        return Stance::Doubts;
    }
    if words().take(4).any(|w| scene.cues.classes(w).has(Classes::OUTLOOK)) {
        return Stance::Expects;
    }
    // "قد يؤدي", but "قد أدى".
    let may = |i: usize| {
        scene.fold(i) == "قد" && scene.fold(i + 1).starts_with(['ي', 'ت']) && !scene.fold(i + 1).starts_with("تم")
    };
    if content.clone().take(NEAR).any(may) {
        return Stance::Expects;
    }
    if words().any(|w| scene.cues.classes(w).has(Classes::BLAME)) {
        return Stance::Accuses;
    }
    let second = scene.fold(content.start + 1);
    let negated = scene.is(content.start, Classes::NEGATOR);
    let we = direct && second.starts_with(['ن', 'ا']);
    let void = scene.cues.classes(second).has(Classes::VOID) && (negated || first == "عدم");
    if negated && (own && first != "لا" || we) && first != "لن" || void {
        return Stance::Denies;
    }
    stance
}
