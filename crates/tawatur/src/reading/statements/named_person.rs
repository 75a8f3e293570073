//! The person whom the words of a source name, and whom a spokesman speaks for.

use super::forms;
use super::scene::Scene;
use crate::lexicon::cues::Classes;
use crate::reading::{EntityKind, Mention};
use crate::text::clitics;
use std::ops::Range;

/// The person whom the words of a source name.
pub(super) fn person_in(scene: &Scene<'_>, range: &Range<usize>) -> Option<usize> {
    let mentions = scene.reading.mentions_in(scene.span(range)?);
    person_among(scene, mentions, range.start).map(|m| m.entity)
}

/// The last person named in a source that begins at `start`, other than right behind a preposition:
/// "المتحدث باسم النيابة في كذا" speaks, and not who or what is behind "في", and the lawyer in "محام لسلمى";
/// but "تغريدة لسلمى" is hers. None where two speak: "سامي خوري وسلمى حداد".
pub(super) fn person_among<'r>(scene: &Scene<'_>, mentions: &'r [Mention], start: usize) -> Option<&'r Mention> {
    let head = scene
        .mention(start)
        .filter(|head| head.kind == EntityKind::Organisation);
    let someone = Classes::ROLE
        .or(Classes::PERSON)
        .or(Classes::OFFICE)
        .or(Classes::KIN)
        .or(Classes::SPOKESMAN);
    let several = ["ون", "ين"].iter().any(|end| scene.fold(start).ends_with(end));
    let someone = !scene.named(start) && (several || scene.is(start, someone));
    let mut people = mentions.iter().filter(|m| m.kind == EntityKind::Person && !m.inferred);
    let clitic = |m: &Mention, first: usize| scene.token(first).is_some_and(|t| t.span.start < m.span.start);
    let joined = |m: &Mention| {
        let first = scene.first_of(m);
        let clitic = clitic(m, first);
        first > start && (clitic && scene.fold(first).starts_with('و') || scene.fold(first - 1) == "و")
    };
    // "الرئيس سامي خوري والوزيرة سلمى حداد".
    let also = |(one, other): (&Mention, &Mention)| {
        let mut between = scene.reading.tokens.at(one.span.end)..scene.first_of(other);
        between.any(|i| scene.word(i).conjunction)
    };
    if people.clone().any(joined) || people.clone().zip(people.clone().skip(1)).any(also) {
        return None;
    }
    people.rfind(|m| {
        let first = scene.first_of(m);
        let links = |i: usize| scene.is(i, Classes::LINKER) && !scene.named(i);
        // Of a body all that stands behind "في" tells where it is: "النيابة العامة في مرسى كذا".
        let from = head.map_or(first.saturating_sub(1), |_| start);
        let after_another = mentions
            .iter()
            .any(|other| other.kind == m.kind && other.span.start < m.span.start);
        if principal(scene, start, first, m) {
            return false;
        }
        // "رئيس معهد سامي خوري": the name is the body's.
        let of_body = first.checked_sub(1).is_some_and(|noun| {
            let definite = forms::with_article(scene.fold(noun));
            noun > start && scene.is(noun, Classes::BODY) && !scene.named(noun) && !definite
        });
        let to_name = (someone || after_another) && clitic(m, first) && scene.fold(first).starts_with('ل');
        !of_body && (first <= start || !to_name && !(from..first).any(links))
    })
}

/// Whether a person named at `first` is whom the spokesman at `start` speaks for: "متحدث باسم الرئيس سامي خوري",
/// "متحدثة باسم الرئيس، سامي خوري", but not "المتحدث باسم الرئيس، سامي خوري", "المتحدث باسم الوزارة سامي خوري".
pub(super) fn principal(scene: &Scene<'_>, start: usize, first: usize, name: &Mention) -> bool {
    if !scene.is(start, Classes::SPOKESMAN) {
        return false;
    }
    let Some(behalf) = (start + 1..first).find(|i| scene.is(*i, Classes::BEHALF)) else {
        return false;
    };
    let holder = scene.is(behalf + 1, Classes::ROLE) && !scene.is(behalf + 1, Classes::BODY.or(Classes::COURT));
    let comma = (behalf..first).any(|i| scene.is_comma(i));
    let definite = scene.fold(start).starts_with("ال");
    let title = scene.reading.entities.get(name.entity).and_then(|e| e.title);
    let told = title.is_some_and(|title| {
        let head = scene.reading.tokens.within(title).start;
        !scene.is(head, Classes::SPOKESMAN) && clitics::stem(scene.fold(head)) == clitics::stem(scene.fold(behalf + 1))
    });
    holder && (told || !comma || !definite)
}
