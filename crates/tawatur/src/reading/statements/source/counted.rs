//! Who is counted in a source, and what of it is no name.

use super::super::scene::Scene;
use super::described::recent;
use crate::lexicon::cues::Classes;
use crate::text::TokenKind;
use std::ops::Range;

/// Behind a number at `i` that counts people: "55 في المئة", "12 خبيرا".
pub(in super::super) fn quantity(scene: &Scene<'_>, i: usize) -> Option<usize> {
    if scene.kind(i) != Some(TokenKind::Number) {
        return None;
    }
    let next = scene.fold(i + 1);
    let share = |word: &str| scene.cues.classes(word).has(Classes::PERCENT);
    let of_them = |end: usize| Some(end + usize::from(scene.is(end, Classes::AMONG)));
    if next == "في" && share(scene.fold(i + 2)) {
        return of_them(i + 3);
    }
    if next.strip_prefix('ب').is_some_and(share) || matches!(next, "%" | "٪") {
        return of_them(i + 2);
    }
    let people = Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::PERSON);
    (scene.is(i + 1, people) && scene.word(i + 1).clitic.is_none()).then_some(i + 1)
}

/// The end of the name in a source: without what tells nothing of who it is ("دراسة حديثة", "55 في المئة منهم").
pub(in super::super) fn name_end(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let last = range.end.saturating_sub(1);
    let bare = last > range.start && (recent(scene, last) || scene.is(last, Classes::AMONG));
    range.end - usize::from(bare)
}
