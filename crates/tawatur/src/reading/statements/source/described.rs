//! What describes the head of a noun phrase, and what only stands beside it.

use super::super::forms;
use super::super::scene::Scene;
use crate::lexicon::cues::Classes;
use crate::reading::EntityKind;

/// Between a document and what describes it stand at most so many words.
const MAX_ADJECTIVES: usize = 2;

/// Whether the definite noun at `i`, behind the whole name of a medium that begins at `start`,
/// is no adjective of it, by its gender: "نشرت وكالة الوادي الخبر".
pub(super) fn beside_medium(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let medium = scene.mention(start).filter(|m| m.kind == EntityKind::Media);
    medium.is_some_and(|m| scene.reading.tokens.within(m.span).end == i)
        && scene.feminine(start)
        && scene.fold(i).starts_with("ال")
        && !scene.feminine(i)
}

/// "بيانات رسمية وارتفاع أسعار": a verbal noun joined to what was counted, behind its adjective, is no part of it.
pub(super) fn beside_finding(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let joined = scene.fold(i).strip_prefix('و').filter(|_| !scene.named(i));
    scene.is(start, Classes::FINDING)
        && joined.is_some_and(|noun| scene.cues.verbal_noun(noun) && scene.is_common(noun))
        && forms::indefinite_adjective(scene, i - 1)
}

/// Whether the medium at `i` belongs to a title that begins at `start`, as the name of its bearer stands behind it:
/// "المدير السابق لوكالة الوادي، سامي خوري".
pub(super) fn names_its_head(scene: &Scene<'_>, start: usize, i: usize, end: usize) -> bool {
    let titled = scene.word(i).clitic == Some('ل')
        && scene.fold(start).starts_with("ال")
        && (start..i).all(|j| !scene.named(j))
        && (start + 1..i).all(|j| scene.fold(j).starts_with("ال"));
    if !titled {
        return false;
    }
    let whole = scene
        .mention(i)
        .map_or(i + 1, |m| scene.reading.tokens.within(m.span).end);
    let next = whole + usize::from(scene.is_comma(whole));
    next < end && scene.mention(next).is_some_and(|m| m.kind == EntityKind::Person)
}

/// Whether "مرة أخرى" or "مرات عدة" stands at `i`.
pub(super) fn how_often(scene: &Scene<'_>, i: usize) -> bool {
    let again = Classes::ANOTHER.or(Classes::REPEATED);
    scene.is(i, Classes::OCCURRENCE) && scene.is(i + 1, again)
        || (scene.is(i, Classes::REPEATED) || scene.fold(i) == "ذات") && scene.is(i + 1, Classes::OCCURRENCE)
}

/// Whether the word at `i`, which may also be the occasion of words, describes the noun before it: "مستخدم آخر", "دراسة
/// حديثة".
pub(super) fn describes(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::ANOTHER) || recent(scene, i)
}

/// Whether the word at `i` says that the document before it is recent: "تقرير حديث", "دراسة علمية حديثة".
pub(super) fn recent(scene: &Scene<'_>, i: usize) -> bool {
    // "حديثه" is his talk.
    let word = scene.is(i, Classes::RECENT) && (scene.feminine(i) || !scene.fold(i).ends_with('ه'));
    let told = Classes::DOCUMENT.or(Classes::FINDING);
    word && (i.saturating_sub(MAX_ADJECTIVES)..i).any(|j| scene.is(j, told))
}

/// Whether a phrase may end at `i`, so that a verbal noun behind it is no
/// genitive: a name, an adjective ("عسكرية") or a mark ends one, "وحدة" of
/// "وحدة مكافحة …" does not.
pub(super) fn ends_name(scene: &Scene<'_>, i: usize) -> bool {
    // "دراسة حديثة": what was found or who is unnamed, with an adjective of its gender.
    let heads = Classes::FINDING.or(Classes::ANONYMOUS).or(Classes::DOCUMENT);
    let adjective = i > 0 && scene.is(i - 1, heads) && scene.feminine(i - 1) && scene.feminine(i);
    let definite = |i: usize| scene.fold(i).starts_with("ال");
    scene.named(i)
        || scene.is_mark(i)
        || recent(scene, i)
        || adjective && !definite(i - 1) && !definite(i)
        || !forms::plural_in_construct(scene, i)
            && (!scene.fold(i).ends_with('ه') || scene.fold(i).ends_with("يه"))
            && !scene.is(i, Classes::ROLE.or(Classes::NAMER))
}
