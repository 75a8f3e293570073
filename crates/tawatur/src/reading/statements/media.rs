//! Which noun phrases name a medium: an agency, outlet or broadcaster, and what only looks like one.

use super::scene::Scene;
use super::source;
use crate::lexicon::cues::Classes;
use crate::text::TokenKind;

/// "شاشة برنامج «كذا»": at most so many words tell what part of a medium is meant.
const MAX_PROGRAMMES: usize = 3;

/// Between "site" and what tells whose it is stand at most so many words.
const MAX_SITE: usize = 6;

/// Whether a medium is named at `i`, in quotation marks or not.
pub(super) fn medium_at(scene: &Scene<'_>, i: usize) -> bool {
    is_medium(scene, i) || scene.opens(i).is_some() && is_medium(scene, i + 1)
}

/// Whether an agency, outlet or broadcaster is named at `i`.
pub(super) fn is_medium(scene: &Scene<'_>, i: usize) -> bool {
    // "في برنامجه «كذا»", "عبر شاشة التلفزيون".
    let of = (i..i + MAX_PROGRAMMES)
        .take_while(|j| scene.is(*j, Classes::PROGRAMME))
        .count();
    let shown = |j: usize| scene.opens(i + j).is_some() || names_medium(scene, i + j);
    names_medium(scene, i) || (1..=of).any(shown)
}

/// As [`is_medium`], but for what is part of a medium.
fn names_medium(scene: &Scene<'_>, i: usize) -> bool {
    // "وسائل التواصل" and "موقع تويتر" are none: the speaker's own account.
    let social = scene.fold(i).ends_with("وسايل") && !scene.fold(i + 1).ends_with("اعلام")
        || scene.fold(i + 1) == "التواصل"
        || scene.opens(i + 1).is_some() && scene.is(i + 2, Classes::SITE)
        || scene.is(i + 1, Classes::SITE)
        || scene.fold(i + 1) == "#" && scene.cues.classes(scene.fold(i + 2)).has(Classes::SITE);
    // "البرنامج الوطني": a plan; the programme of a channel has a name in quotation marks, or is told something
    // ("قال للبرنامج إن").
    let plan = matches!(scene.fold(i), "البرنامج" | "للبرنامج" | "بالبرنامج")
        && scene.opens(i + 1).is_none()
        && !(scene.word(i).clitic == Some('ل') && scene.is(i + 1, Classes::THAT));
    // "مع نفس القناة".
    let same = matches!(scene.fold(i), "نفس" | "ذات") && scene.is(i + 1, Classes::MEDIA);
    let broadcaster = scene.is(i, Classes::BODY) && source::broadcasts(scene, i + 1);
    same || broadcaster
        || scene.is(i, Classes::OUTLET)
        || scene.is(i, Classes::MEDIA) && !social && !plan && !own_site(scene, i) && !place(scene, i)
}

/// "site", with the article and the prepositions written onto it.
fn is_site(scene: &Scene<'_>, i: usize) -> bool {
    matches!(
        scene.fold(i),
        "موقع" | "لموقع" | "بموقع" | "الموقع" | "للموقع" | "بالموقع"
    )
}

/// Whether the site at `i` is one that a body has of its own, and no news site: "الموقع الرسمي للشركة",
/// "موقع النادي", "موقع الوادي على الإنترنت".
fn own_site(scene: &Scene<'_>, i: usize) -> bool {
    if !is_site(scene, i) {
        return false;
    }
    if matches!(
        scene.fold(i + 1),
        "الالكتروني" | "الرسمي" | "الشركه" | "الوزاره" | "النادي"
    ) {
        return true;
    }
    // "موقع صحيفة كذا", "موقع «كذا»", "موقع Page Six", "موقع إخباري".
    let medium = scene.is(i + 1, Classes::MEDIA.or(Classes::OUTLET))
        || scene.opens(i + 1).is_some()
        || scene.kind(i + 1) != Some(TokenKind::Arabic);
    let words = || (i + 1..i + MAX_SITE).take_while(|j| scene.kind(*j) == Some(TokenKind::Arabic));
    let told = |j: usize| {
        let net = matches!(scene.fold(j), "علي" | "في") && (j + 1..j + 3).any(|k| scene.fold(k) == "الانترنت");
        net || scene.fold(j) == "الرسمي"
    };
    !medium && (scene.is(i + 1, Classes::BODY) || words().any(told))
}

/// "موقع الحادث", "موقع أحد التفجيرات": where something happened.
fn place(scene: &Scene<'_>, i: usize) -> bool {
    let event = |j: usize| scene.is_any_event(j) || matches!(scene.fold(j), "الحادث" | "الحادثه" | "حادث");
    is_site(scene, i) && (event(i + 1) || matches!(scene.fold(i + 1), "احد" | "احدي"))
}
