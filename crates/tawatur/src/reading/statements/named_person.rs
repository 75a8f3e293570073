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
        if principal(scene, start, first, m) || possessor(scene, start, first) {
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

/// Whether a person named at `first` is whose someone is of whom the words from `start` tell: "مكتب رئيس الوزراء سامي
/// خوري", "محامي الممثلة سلمى حداد", "مدير أعمال المغنية سلمى حداد", but not "محامي السكان سامي خوري".
pub(super) fn possessor(scene: &Scene<'_>, start: usize, first: usize) -> bool {
    // "مدير أعمال", "وكيل أعمال", but not "رجل أعمال".
    let business =
        scene.fold(start + 1) == "اعمال" && scene.is(start, Classes::ROLE) && !scene.is(start, Classes::PERSON);
    let nameless = scene.is(start, Classes::NAMELESS);
    // "مساعد مدرب الفريق", "وكيل النائب العام": with what is behind it an office of one's own.
    let own = scene.is(start, Classes::ROLE.or(Classes::PERSON)) && !scene.is(start, Classes::THIRD);
    let kin = scene.is(start, Classes::KIN) && !scene.is(start, Classes::SPOKESMAN) && !own;
    let within = start + 1 + usize::from(business)..first;
    let bare = (nameless || !scene.named(start))
        && !forms::with_article(scene.fold(start))
        && !forms::possessed_noun(scene, start);
    // Behind a comma, or behind one who is named before it, stands the name of who is told of.
    let person = |i: usize| {
        scene
            .mention(i)
            .is_some_and(|m| m.kind == EntityKind::Person && !m.inferred)
    };
    let apart = |i: usize| scene.is_comma(i) || person(i);
    // "الممثلة", "ممثلة المسلسل": one person by what he is, and no office that may have a lawyer of its own.
    let one = scene.stem_is(within.start, Classes::PERSON) && !scene.is(within.start, Classes::OFFICE);
    let whose = nameless || one && kin || business;
    bare && whose && first > start && !within.clone().any(apart)
}

/// The title of a person as tokens, unless it tells whose someone else is: in "محامي الممثلة سلمى حداد" she is no lawyer.
pub(super) fn title(scene: &Scene<'_>, entity: usize) -> Option<Range<usize>> {
    let title = scene.reading.entities.get(entity)?.title?;
    let title = scene.reading.tokens.within(title);
    (!possessor(scene, title.start, title.end)).then_some(title)
}
