//! Who can speak, and whose short name, document or office it is that speaks.

use super::clause::Draft;
use super::issuer;
use super::named_person;
use super::referents;
use super::scene::Scene;
use super::shown;
use super::source;
use super::titled::Titles;
use crate::lexicon::cues::{Classes, Subject};
use crate::lexicon::names::Names;
use crate::reading::mentions::spelling::skeleton;
use crate::reading::{EntityKind, Speaker};
use crate::text::{TokenKind, clitics};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The head of who can speak shows within so many words.
const HEAD: usize = 3;

/// Whether the words can be the subject that a cue leaves out: persons, bodies and media, no things
/// ("الخطوة", "انفعاله").
pub(super) fn can_speak(scene: &Scene<'_>, range: &Range<usize>, names: &Names) -> bool {
    let heads = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::PERSON)
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
    // "رحب برونو هالت بالقرار قائلا": a foreign name that no list has.
    let foreign = scene.kind(first) == Some(TokenKind::Arabic) && word.chars().count() > HEAD && !names.is_common(word);
    person
        || foreign
        || source::quantity(scene, first).is_some()
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
    match named_person::title(scene, entity).and_then(|title| scene.token(title.start)) {
        Some(token) if token.span.of(scene.text()).ends_with('ة') => Subject::She,
        Some(_) => Subject::He,
        None => Subject::Any,
    }
}

/// Whom the report names in full for what a source may name short, looked up once
/// for all its statements.
pub(super) struct Bearers<'a> {
    /// The last word of a person's longer names to the person; none where several
    /// people have it.
    surnames: BTreeMap<&'a str, Option<usize>>,
    /// Their first words likewise.
    givens: BTreeMap<&'a str, Option<usize>>,
    /// The same by how they sound.
    sounds: BTreeMap<String, Option<usize>>,
    /// A ministry's field to the tokens where it stands behind "وزارة", those with
    /// the country behind them last.
    ministries: BTreeMap<&'a str, Vec<usize>>,
    /// The titles of its people.
    pub(super) titles: Titles,
}

impl<'a> Bearers<'a> {
    pub(super) fn of(scene: &Scene<'a>, names: &Names) -> Self {
        let mut surnames: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        // Of "عبد العزيز" the second half is no name by itself.
        let mut halves: BTreeSet<&str> = BTreeSet::new();
        // "ملك النرويج" tells of a person, and no name ends in the country.
        let named = || scene.reading.mentions.iter().filter(|m| !m.inferred);
        for mention in named() {
            let tokens = scene.reading.tokens.within(mention.span);
            let full = mention.kind == EntityKind::Person && known(scene, mention.entity) && tokens.len() > 1;
            if let Some(last) = tokens.end.checked_sub(1).filter(|_| full) {
                if last > tokens.start && scene.fold(last - 1) == "عبد" {
                    halves.insert(scene.fold(last));
                }
                surnames
                    .entry(scene.fold(last))
                    .and_modify(|bearer| *bearer = bearer.filter(|other| *other == mention.entity))
                    .or_insert(Some(mention.entity));
            }
        }
        let mut givens: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        for mention in named() {
            let tokens = scene.reading.tokens.within(mention.span);
            // A clitic may stand before the name.
            let whole = scene
                .token(tokens.start)
                .is_some_and(|t| t.span.start == mention.span.start);
            if mention.kind == EntityKind::Person && known(scene, mention.entity) && tokens.len() > 1 && whole {
                givens
                    .entry(scene.fold(tokens.start))
                    .and_modify(|bearer| *bearer = bearer.filter(|other| *other == mention.entity))
                    .or_insert(Some(mention.entity));
            }
        }
        let mut sounds: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (surname, bearer) in surnames.iter().filter(|(surname, _)| !halves.contains(*surname)) {
            sounds
                .entry(skeleton(surname))
                .and_modify(|other| *other = other.filter(|other| Some(*other) == *bearer))
                .or_insert(*bearer);
        }
        let mut ministries: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for i in 1..scene.reading.tokens.len() {
            if scene.is(i, Classes::FIELD) && scene.fold(i - 1).ends_with("وزاره") {
                ministries.entry(scene.fold(i)).or_default().push(i);
            }
        }
        for places in ministries.values_mut() {
            places.sort_by_key(|i| origin(scene, *i + 1));
        }
        Self {
            surnames,
            givens,
            sounds,
            ministries,
            titles: Titles::of(scene, names),
        }
    }

    /// The speaker that a surname, a document ("البيان") or a ministry by its field ("الخارجية") stands for.
    pub(super) fn fullest(
        &self,
        scene: &Scene<'_>,
        range: &Range<usize>,
        words: &[String],
        before: &[Draft],
        speakers: &[Speaker],
    ) -> Option<Speaker> {
        // "البيان المشترك", "البيان نفسه".
        let document = || issuer::of_before(scene, range.start, before, speakers);
        let behind = range.end - 1;
        let described = words.len() == 2 && (scene.fold(behind).starts_with("ال") || scene.is(behind, Classes::SAME));
        if described {
            return document();
        }
        if words.len() != 1 {
            return None;
        }
        self.surname(scene, range)
            .or_else(document)
            .or_else(|| self.ministry(scene, range.start))
    }

    /// The one person of the report whose longer name ends in the word at `range`.
    fn surname(&self, scene: &Scene<'_>, range: &Range<usize>) -> Option<Speaker> {
        const MIN_LETTERS: usize = 3;
        let word = shown::without_preposition(scene, range.start, scene.fold(range.start));
        let own = scene.mention(range.start).map(|m| m.entity);
        let full = own.is_some_and(|entity| known(scene, entity));
        if word.chars().count() < MIN_LETTERS || full || word.starts_with("ال") && own.is_none() {
            return None;
        }
        let sound = || {
            let named = own.is_some() && !scene.is(range.start, Classes::OUTLET);
            let sound = skeleton(word);
            let long = sound.len() >= MIN_LETTERS && named;
            long.then(|| self.sounds.get(&sound).copied().flatten()).flatten()
        };
        let given = || self.givens.get(word).copied().flatten().filter(|_| own.is_some());
        let bearer = self.surnames.get(word).copied().flatten();
        let bearer = bearer.or_else(given).or_else(sound)?;
        referents::speaker(scene, bearer)
    }

    /// "الخارجية" behind "وزارة الخارجية النرويجية".
    fn ministry(&self, scene: &Scene<'_>, at: usize) -> Option<Speaker> {
        let places = self.ministries.get(scene.fold(at))?;
        let i = places.iter().rev().copied().find(|i| *i != at)?;
        let end = i + 1 + usize::from(origin(scene, i + 1));
        let words: Vec<&str> = (i..end)
            .filter_map(|j| Some(scene.token(j)?.span.of(scene.text())))
            .collect();
        Some(Speaker {
            name: ["وزارة", &words.join(" ")].join(" "),
            entity: scene.mention(i - 1).map(|m| m.entity),
            anonymous: false,
        })
    }
}

/// Whether the report has more than one word for the entity.
fn known(scene: &Scene<'_>, entity: usize) -> bool {
    scene.reading.entities.get(entity).is_some_and(|e| e.name.contains(' '))
}

/// An adjective of origin in the feminine ("النرويجية").
fn origin(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i).starts_with("ال") && scene.fold(i).ends_with("يه")
}
