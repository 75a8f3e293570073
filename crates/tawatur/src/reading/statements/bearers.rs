//! Who can speak, and whose short name, document or office it is that speaks.

use super::clause::Draft;
use super::referents;
use super::scene::Scene;
use crate::lexicon::cues::{Classes, Subject};
use crate::reading::{EntityKind, Speaker};
use crate::text::clitics;
use std::ops::Range;

/// The head of who can speak shows within so many words.
const HEAD: usize = 3;

/// A document is given out in one of so many statements before it speaks.
const MAX_DRAFTS: usize = 8;

/// Behind a cue its document is named within so many tokens.
const MAX_DOCUMENT: usize = 30;

/// Whether the words can be the subject that a cue leaves out: persons, bodies and media, no things
/// ("الخطوة", "انفعاله").
pub(super) fn can_speak(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let heads = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::MEDIA)
        .or(Classes::OUTLET)
        .or(Classes::OFFICE)
        .or(Classes::COURT);
    let first = range.start;
    if scene.named(first) || scene.opens(first).is_some() || matches!(scene.fold(first), "#" | "@") {
        return true;
    }
    let word = scene.fold(first);
    // "العديد", "البعض" alone: of whom is not told.
    if range.len() == 1 && scene.is(first, Classes::DETERMINER)
        || matches!(word, "العديد" | "الكثير") && range.len() < 3
    {
        return false;
    }
    let bare = clitics::stem(word);
    let sound = ["ون", "ين"].iter().any(|end| word.ends_with(end)) && word.chars().count() > 5;
    let person = scene.is(first, heads) || scene.cues.classes(bare).any(heads) || sound;
    person
        || range
            .clone()
            .take(HEAD)
            .any(|i| scene.mention(i).is_some_and(|m| m.kind != EntityKind::Place))
}

/// What a name tells of its bearer: a place is feminine, and so is a person whose title is.
pub(super) fn gender(scene: &Scene<'_>, i: usize) -> Subject {
    let Some(mention) = scene.mention(i) else {
        return Subject::Any;
    };
    if mention.kind == EntityKind::Place {
        return Subject::She;
    }
    if mention.kind == EntityKind::Person {
        of_title(scene, mention.entity)
    } else {
        Subject::Any
    }
}

/// What the title of a person tells of the person's gender.
pub(super) fn of_title(scene: &Scene<'_>, entity: usize) -> Subject {
    let title = scene.reading.entities.get(entity).and_then(|e| e.title);
    match title.and_then(|title| scene.token(scene.reading.tokens.within(title).start)) {
        Some(token) if token.span.of(scene.text()).ends_with('ة') => Subject::She,
        Some(_) => Subject::He,
        None => Subject::Any,
    }
}

/// The speaker that a surname, a document ("البيان") or a ministry by its field ("الخارجية") stands for.
pub(super) fn fullest(
    scene: &Scene<'_>,
    range: &Range<usize>,
    words: &[String],
    before: &[Draft],
    speakers: &[Speaker],
) -> Option<Speaker> {
    if words.len() != 1 {
        return None;
    }
    surname(scene, range)
        .or_else(|| issuer(scene, range.start, before, speakers))
        .or_else(|| ministry(scene, range.start))
}

/// The one person of the report whose longer name ends in the word at `range`.
fn surname(scene: &Scene<'_>, range: &Range<usize>) -> Option<Speaker> {
    const MIN_LETTERS: usize = 3;
    let word = scene.fold(range.start);
    let own = scene.mention(range.start).map(|m| m.entity);
    let known = |entity: usize| scene.reading.entities.get(entity).is_some_and(|e| e.name.contains(' '));
    if word.chars().count() < MIN_LETTERS || own.is_some_and(known) || word.starts_with("ال") && own.is_none() {
        return None;
    }
    let mut bearers = scene
        .reading
        .mentions
        .iter()
        .filter(|m| m.kind == EntityKind::Person && Some(m.entity) != own && known(m.entity))
        .filter(|m| {
            let tokens = scene.reading.tokens.within(m.span);
            tokens.len() > 1 && tokens.end.checked_sub(1).is_some_and(|last| scene.fold(last) == word)
        })
        .map(|m| m.entity);
    let first = bearers.next()?;
    bearers
        .all(|other| other == first)
        .then(|| referents::speaker(scene, first))
        .flatten()
}

/// "البيان", "الرسالة": who gave it out, told with one of the cues before ("قالت الوزارة في بيان").
fn issuer(scene: &Scene<'_>, at: usize, before: &[Draft], speakers: &[Speaker]) -> Option<Speaker> {
    let noun = scene.fold(at).strip_prefix("ال")?;
    if !matches!(
        noun,
        "بيان" | "رساله" | "تغريده" | "تدوينه" | "منشور" | "برقيه" | "مذكره"
    ) {
        return None;
    }
    let (_, speaker) = before
        .iter()
        .zip(speakers)
        .rev()
        .take(MAX_DRAFTS)
        .find(|(draft, speaker)| {
            let cue = scene.reading.tokens.at(draft.cue.start);
            let end = draft.content.start.max(cue).min(cue + MAX_DOCUMENT);
            let told = (cue..end).any(|i| {
                scene
                    .fold(i)
                    .strip_suffix(['ه', 'ا'])
                    .is_some_and(|w| w.trim_end_matches('ه') == noun)
                    || scene.fold(i) == noun
            });
            told && draft.source.is_some() && !speaker.name.is_empty()
        })?;
    Some(speaker.clone())
}

/// "الخارجية" behind "وزارة الخارجية النرويجية".
fn ministry(scene: &Scene<'_>, at: usize) -> Option<Speaker> {
    let field = scene.fold(at);
    let fields = [
        "الخارجيه",
        "الداخليه",
        "الدفاع",
        "الصحه",
        "الماليه",
        "العدل",
        "التجاره",
        "الاقتصاد",
        "التعليم",
        "التربيه",
        "الاعلام",
        "الطاقه",
        "النفط",
        "الزراعه",
        "الثقافه",
        "السياحه",
        "الخزانه",
        "العمل",
        "النقل",
    ];
    if !fields.contains(&field) {
        return None;
    }
    (1..scene.reading.tokens.len())
        .filter(|i| *i != at && scene.fold(*i) == field && scene.fold(*i - 1).ends_with("وزاره"))
        .max_by_key(|i| usize::from(origin(scene, *i + 1)))
        .map(|i| {
            let end = i + 1 + usize::from(origin(scene, i + 1));
            let words: Vec<&str> = (i..end)
                .filter_map(|j| Some(scene.token(j)?.span.of(scene.text())))
                .collect();
            let name = ["وزارة", &words.join(" ")].join(" ");
            let entity = scene.mention(i - 1).map(|m| m.entity);
            Speaker {
                name,
                entity,
                anonymous: false,
            }
        })
}

/// An adjective of origin in the feminine ("النرويجية").
fn origin(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i).starts_with("ال") && scene.fold(i).ends_with("يه")
}
