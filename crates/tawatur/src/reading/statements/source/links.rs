//! What joins the words of a noun phrase, and what stands before or behind such a link: prepositions, whom it is told,
//! places and bodies.

use super::super::lead;
use super::super::scene::Scene;
use super::Phrase;
use crate::lexicon::cues::Classes;
use crate::reading::EntityKind;
use crate::text::TokenKind;

/// Whether the preposition at `i` goes on with the phrase.
pub(super) fn linked(phrase: &Phrase<'_, '_>, i: usize) -> bool {
    let &Phrase {
        scene,
        start,
        end,
        role,
        definite,
        ..
    } = phrase;
    if i == start || i + 1 >= end {
        return false;
    }
    let next = scene.word(i + 1);
    match scene.fold(i) {
        "في" if next.classes.has(Classes::PROGRAMME) => false,
        "في" => !lead::starts_occasion(scene, i) && (role || bodied(scene, i) && seat(scene, i + 1)),
        "من" => !next.classes.any(Classes::ASIDE.or(Classes::COMPOUND)) && scene.fold(i + 1) != "ان",
        "علي" if scene.is(i - 1, Classes::BINDS) => !next.classes.has(Classes::THAT),
        // "حكمت محكمة على المتهم": whom it judges.
        "علي" if scene.is(start, Classes::COURT) => false,
        "علي" => role && !definite && !scene.named(i + 1) && !next.classes.any(Classes::OCCASION.or(Classes::THAT)),
        // "بيان صادر عن الوزارة".
        "عن" => (role || scene.stem_is(i - 1, Classes::BINDS)) && !next.classes.has(Classes::THAT),
        "الي" => role && !next.classes.has(Classes::THAT),
        _ => false,
    }
}

/// Whether the words at `i` tell whom it was said to: "للصحفيين", "لهيئة الإذاعة".
pub(in super::super) fn told_to(scene: &Scene<'_>, i: usize) -> bool {
    let whom = Classes::MEDIA.or(Classes::OUTLET).or(Classes::AUDIENCE);
    let broadcaster = || scene.is(i, Classes::BODY) && broadcasts(scene, i + 1);
    scene.word(i).clitic == Some('ل') && (scene.is(i, whom) || broadcaster())
}

/// Whether the definite word at `i` tells that the body before it is a broadcaster ("هيئة الإذاعة").
pub(in super::super) fn broadcasts(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::MEDIA) && scene.fold(i).starts_with("ال") && scene.word(i).clitic.is_none()
}

/// Whether "غير" at `i` negates the adjective behind it ("غير مؤكد", "غير الحكومية").
pub(in super::super) fn excepts(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i) == "غير"
        && scene.kind(i + 1) == Some(TokenKind::Arabic)
        && !scene.named(i + 1)
        && !scene.is(i + 1, Classes::THAT.or(Classes::LINKER).or(Classes::DEMONSTRATIVE))
}

/// Whether a body that may have a seat stands before `i`: a definite noun and no person.
fn bodied(scene: &Scene<'_>, i: usize) -> bool {
    i.checked_sub(1)
        .is_some_and(|before| scene.fold(before).contains("ال") && !scene.is(before, Classes::OUTLET))
        && !person_before(scene, i)
}

/// Whether a place is named at `i`: "لاهاي", "مدينة الإسكندرية".
pub(in super::super) fn seat(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::SEAT) || scene.mention(i).is_some_and(|m| m.kind == EntityKind::Place)
}

/// Whether a person's name ends right before `i`.
pub(in super::super) fn person_before(scene: &Scene<'_>, i: usize) -> bool {
    scene.token(i).is_some_and(|token| {
        let mentions = &scene.reading.mentions;
        let at = mentions.partition_point(|m| m.span.end <= token.span.start);
        at.checked_sub(1)
            .and_then(|before| mentions.get(before))
            .is_some_and(|m| m.kind == EntityKind::Person && scene.reading.tokens.at(m.span.end) == i)
    })
}
