//! Names that hold the words of a source and are another's: "البيت الأبيض" is no "المتحدثة باسم البيت الأبيض".

use super::scene::Scene;
use super::speakers::{Known, is_person};
use crate::lexicon::cues::Classes;
use crate::reading::EntityKind;
use crate::text::{clitics, fold};
use std::ops::Range;

/// Whether `known` is a person who is told of by the name of another: "النهر" is not "سامي خوري مدير شركة النهر".
pub(super) fn beside_person(scene: &Scene<'_>, range: &Range<usize>, known: &Known, word: &str) -> bool {
    let described = scene.is(range.start, Classes::ROLE.or(Classes::PERSON).or(Classes::ANONYMOUS));
    if described || is_person(scene, known) != Some(true) {
        return false;
    }
    let name = fold(&known.speaker.name);
    let parts = name.split(|c: char| !c.is_alphanumeric() && c != '_');
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).map(clitics::stem).collect();
    // "سامي خوري (ميمو) مدير الشركة": what he is called stands right behind his name.
    let called = known
        .words
        .windows(2)
        .any(|two| matches!(two, [last, called] if called == word && parts.last() == Some(&last.as_str())));
    // "سلمى الراوي الشهيرة باسم سلوى".
    let named = || {
        known.words.last().is_some_and(|last| last == word)
            && on_behalf(scene, &known.words)
            && !is_spokesman(scene, known)
    };
    !parts.contains(&word) && !called && !named()
}

/// Whether a place is named at `i`.
pub(super) fn is_place(scene: &Scene<'_>, i: usize) -> bool {
    scene.mention(i).is_some_and(|m| m.kind == EntityKind::Place)
}

/// Whether the name ends in `last` as the genitive of an office ("رئيس وزراء أستراليا"):
/// then the word alone names another.
pub(super) fn of_place(scene: &Scene<'_>, known: &Known, last: &String) -> bool {
    let Some(at) = known.words.iter().position(|w| w == last) else {
        return true;
    };
    let office = Classes::ROLE
        .or(Classes::LINKER)
        .or(Classes::ADJUNCT)
        .or(Classes::NAMER)
        .or(Classes::ANONYMOUS);
    // "البيت الأبيض" is no "المتحدثة باسم البيت الأبيض".
    let before = known.words.get(..at).unwrap_or_default();
    let spoken_for = is_spokesman(scene, known) && on_behalf(scene, before);
    spoken_for
        || before.last().is_some_and(|word| {
            scene.cues.classes(word).any(office) && !scene.cues.classes(word).any(Classes::NAMER.or(Classes::MEDIA))
        })
}

/// Whether the word for a spokesman heads the name.
fn is_spokesman(scene: &Scene<'_>, known: &Known) -> bool {
    let head = known.words.first();
    head.is_some_and(|head| scene.cues.classes(head).has(Classes::SPOKESMAN))
}

/// Whether "باسم" is among the words.
fn on_behalf(scene: &Scene<'_>, words: &[String]) -> bool {
    words.iter().any(|word| scene.cues.classes(word).has(Classes::BEHALF))
}
