//! Who may hold a view, and of whom one is told.

use super::super::super::forms::imperfect_verb;
use super::super::super::scene::Scene;
use crate::lexicon::cues::Classes;
use crate::reading::EntityKind;
use std::ops::Range;

/// Whether a person or body is named that may hold a view.
pub(in crate::reading::statements) fn speaks(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let body = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::MEDIA)
        .or(Classes::OUTLET)
        .or(Classes::COURT)
        .or(Classes::QUANTIFIER)
        .or(Classes::CROWD);
    range.clone().any(|i| scene.named(i) || scene.is(i, body))
}

/// Whether persons or a body that may hold a view are named by what they are, and not by a name alone.
pub(super) fn holds(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let body = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::MEDIA)
        .or(Classes::OUTLET)
        .or(Classes::OFFICE);
    let person = |i: usize| scene.mention(i).is_some_and(|m| m.kind == EntityKind::Person);
    scene.is(range.start, body)
        || ["ون", "ين", "اء"]
            .iter()
            .any(|end| scene.fold(range.start).ends_with(end))
        || range.len() > 1 && range.clone().any(person) && !person(range.start)
}

/// Whether a verb of views at `i` tells of nobody's view.
pub(super) fn is_held(scene: &Scene<'_>, i: usize, after: &Range<usize>) -> bool {
    let speaks = speaks(scene, after);
    // "تعتبر هلفاريا «النهر» منظمة إرهابية": a state, and whom it holds to be so.
    if names_two(scene, after.start) {
        return false;
    }
    // "يعتبر سامي الخوري أحد الوجوه": he is held to be so.
    if imperfect_verb(scene, i) && !(speaks && holds(scene, after)) {
        return true;
    }
    // "محاكمة اعتبرت اختبارا للقضاء": no indefinite noun holds a view.
    let indefinite = !after.is_empty() && !speaks && !scene.fold(after.start).starts_with("ال");
    indefinite && !scene.word(i).conjunction
}

/// Whether a place is named at `i` and another name follows at once.
fn names_two(scene: &Scene<'_>, i: usize) -> bool {
    let place = scene.mention(i).filter(|mention| mention.kind == EntityKind::Place);
    place.is_some_and(|place| {
        let next = scene.reading.tokens.within(place.span).end;
        let other = scene
            .mention(next)
            .is_some_and(|mention| mention.kind != EntityKind::Place);
        other && scene.word(next).clitic.is_none() && !scene.word(next).conjunction
    })
}
