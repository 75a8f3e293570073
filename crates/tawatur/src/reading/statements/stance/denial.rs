//! Content that denies: it says that something told is not so.

use super::super::clause::Draft;
use super::super::scene::Scene;
use super::{HEAD, OPENING, Said, side};
use crate::lexicon::cues::{Classes, Opens};
use crate::reading::Stance;
use std::ops::Range;

/// Whether the cue tells that something is refused, and neither a charge nor a report ("رفض أن ينسحب").
pub(super) fn refuses(scene: &Scene<'_>, draft: &Draft, content: &Range<usize>) -> bool {
    let cue = scene.reading.tokens.at(draft.cue.start);
    let named = || (cue..content.start + OPENING).any(|i| scene.is(i, Classes::CHARGE.or(Classes::TALK)));
    draft.stance == Stance::Denies && scene.verb(cue).is_some_and(|(cue, _)| cue.opens.has(Opens::CHARGE)) && !named()
}

/// Whether the content says that something told is not so. A plain negation
/// does not, unless it answers a charge.
pub(super) fn refutes(said: &Said<'_>) -> bool {
    let scene = said.scene;
    if said.first(HEAD).any(|i| untrue(scene, said.content.start, i)) {
        return true;
    }
    let void = void(said);
    // "عدم وجود": that there is none answers nothing by itself.
    let exists = said.opening().any(|i| scene.is(i, Classes::EXISTENCE));
    if void && !exists {
        return true;
    }
    side::answers(scene, said.draft) && (void || answers_no(said) || pleads(said))
}

/// Whether the word at `i` calls something untrue: "ملفق", "عار عن الصحة".
fn untrue(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let devoid = scene.is(i, Classes::DEVOID) && scene.is(i + 2, Classes::TRUTH);
    // "النظام كذب بشأن برنامجه": someone lied, which denies nothing that was told.
    let lied = || scene.is(i, Classes::LIE) && scene.is(i + 1, Classes::LINKER.or(Classes::ADJUNCT));
    devoid || scene.is(i, Classes::REFUTE) && !is_ground(scene, start, i) && !lied()
}

/// "لا صحة لـ", "غير صحيح", "عدم وجود علاقة".
fn void(said: &Said<'_>) -> bool {
    let scene = said.scene;
    let void = |i: usize| scene.is(i, Classes::VOID);
    said.opening()
        .any(|i| scene.is(i, Classes::NEGATOR.or(Classes::PRIVATIVE)) && (void(i + 1) || void(i + 2)))
}

/// "لا، لم …", "لا على الإطلاق".
fn answers_no(said: &Said<'_>) -> bool {
    let scene = said.scene;
    let next = said.content.start + 1;
    scene.fold(said.content.start) == "لا" && (scene.is_comma(next) || scene.fold(next) == "علي")
}

/// "إنه لم يوقع"; "لم نوقع"; "موسكو لم توقع", of those who are charged with it.
fn pleads(said: &Said<'_>) -> bool {
    let scene = said.scene;
    let start = said.content.start;
    let first = scene.fold(start);
    let negated = scene.is(start, Classes::NEGATOR) && first != "لن";
    let own = said.draft.pronoun && first != "لا";
    let we = said.direct && scene.fold(start + 1).starts_with(['ن', 'ا']);
    let named = said.side && scene.is(start + 1, Classes::NEGATOR) && scene.charged();
    negated && (own || we) || named
}

/// "الاتفاق بني على أكاذيب": what something rests on is false, which denies nothing unless charges or
/// reports rest on it.
fn is_ground(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let mut behind = (1..=2).filter_map(|back| i.checked_sub(back)).filter(|on| *on > start);
    let told = |on: usize| (start..on).any(|j| scene.is(j, Classes::CHARGE.or(Classes::TALK)));
    behind.any(|on| scene.fold(on) == "علي" && !told(on))
}
