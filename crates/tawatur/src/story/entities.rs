//! Entities over the reports of a story: one person, many spellings.
//!
//! Gazetteers and registries give ids that hold over languages; what they do
//! not know meets by spelling key. Full names of people are compared only with
//! names that share a word, a lone surname joins the one full name of the story
//! that owns it, and an open case stays apart: a wrong merge hides more than a
//! missing one.

mod local;
mod offices;
mod people;

pub(in crate::story) use offices::bearers;
pub use offices::{Inferred, offices};

use crate::lexicon::Lexicon;
use crate::reading::{EntityKind, Reading};
use local::{Local, locals, name_by_usual_forms, words};
use people::{Key, People};
use std::collections::{BTreeMap, BTreeSet};

/// The joined skeleton of a place or organisation that no list knows must have
/// this many consonants to meet another spelling.
const MIN_SKELETON: usize = 4;

/// Someone or something that several reports name.
#[derive(Clone, Debug)]
pub struct StoryEntity {
    /// What it is.
    pub kind: EntityKind,
    /// The form to show: the fullest of those that are frequent.
    pub name: String,
    /// Every form in the reports, the most frequent first.
    pub forms: Vec<String>,
    /// The registry's id, if the registry knows it.
    pub registry: Option<String>,
    /// The reports' entities that it joins: (reading, entity), sorted.
    pub members: Vec<(usize, usize)>,
    /// Why each of the names that reports have for it is here, by name and rule.
    pub joined: Vec<Joined>,
}

/// Why the name that some reports have for an entity belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The name.
    pub name: String,
    /// What joined it.
    pub rule: JoinRule,
    /// The readings, sorted.
    pub readings: Vec<usize>,
}

/// What joins a report's name to an entity of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum JoinRule {
    /// A list has the name under the id that the others have.
    Listed,
    /// It sounds like a listed name of the story, whose id it takes.
    SoundsListed,
    /// All consonants agree, in either script.
    Spelling,
    /// A full name that agrees with the fullest in all words that both have.
    FullName,
    /// The report's own name has a word that the story's usual form leaves out.
    UsualForm,
    /// A lone name which but one person of the story bears.
    OnlyBearer,
    /// A lone name that other reports use for this one of its bearers alone.
    SettledElsewhere,
    /// A lone name whose other bearers are named ten times more seldom.
    FarMoreOften,
    /// The same words.
    Words,
}

/// Joins the entities of the readings at `members` that are one. Sorted by
/// number of mentions, then name.
#[must_use]
pub fn join(readings: &[Reading], members: &[usize], lexicon: &Lexicon) -> Vec<StoryEntity> {
    let mut locals = locals(readings, members, lexicon);
    name_by_usual_forms(&mut locals, lexicon);
    let people = People::of(&locals, lexicon);
    let known = known_spellings(&locals);
    let mut groups: BTreeMap<Key, Vec<(&Local<'_>, JoinRule)>> = BTreeMap::new();
    for local in &locals {
        let (key, rule) = people.key(local).unwrap_or_else(|| other_key(local, &known));
        groups.entry(key).or_default().push((local, rule));
    }
    let mut joined: Vec<(usize, StoryEntity)> = groups.into_values().map(|group| merge(&group, lexicon)).collect();
    joined.sort_by(|(a_count, a), (b_count, b)| {
        b_count
            .cmp(a_count)
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| a.members.cmp(&b.members))
    });
    joined.into_iter().map(|(_, entity)| entity).collect()
}

/// Of each entity of a reading the one of the story, by its place in `entities`.
pub(super) fn by_reading(entities: &[StoryEntity]) -> BTreeMap<(usize, usize), usize> {
    (0..)
        .zip(entities)
        .flat_map(|(index, entity)| entity.members.iter().map(move |member| (*member, index)))
        .collect()
}

/// Ids of places and organisations by joined skeleton, for spellings that no list has.
fn known_spellings(locals: &[Local<'_>]) -> BTreeMap<(EntityKind, String), String> {
    let mut known = BTreeMap::new();
    for local in locals.iter().filter(|l| l.kind != EntityKind::Person) {
        let joined = local.spelling.joined();
        if let Some(id) = local.id.filter(|_| joined.len() >= MIN_SKELETON) {
            let entry = known.entry((local.kind, joined)).or_insert_with(|| id.to_owned());
            // Two ids under one skeleton: the first in the alphabet, whatever the order.
            if id < entry.as_str() {
                id.clone_into(entry);
            }
        }
    }
    known
}

fn other_key(local: &Local<'_>, known: &BTreeMap<(EntityKind, String), String>) -> (Key, JoinRule) {
    if let Some(id) = local.id {
        return (Key::Id(id.to_owned()), JoinRule::Listed);
    }
    let joined = local.spelling.joined();
    if joined.len() < MIN_SKELETON || local.kind == EntityKind::Organisation {
        // Organisations are named in words, which skeletons would mix up.
        return (Key::Other(local.kind, words(local.name).join(" ")), JoinRule::Words);
    }
    match known.get(&(local.kind, joined.clone())) {
        Some(id) => (Key::Id(id.clone()), JoinRule::SoundsListed),
        None => (Key::Other(local.kind, joined), JoinRule::Spelling),
    }
}

/// One entity of its group, and how often it is mentioned.
fn merge(group: &[(&Local<'_>, JoinRule)], lexicon: &Lexicon) -> (usize, StoryEntity) {
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut joined: BTreeMap<(&str, JoinRule), BTreeSet<usize>> = BTreeMap::new();
    for (local, rule) in group {
        for (form, count) in &local.forms {
            *forms.entry(form).or_default() += count;
        }
        *names.entry(local.name).or_default() += 1;
        joined.entry((local.name, *rule)).or_default().insert(local.at.0);
    }
    let mut ranked: Vec<(&str, usize)> = forms.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut members: Vec<(usize, usize)> = group.iter().map(|(l, _)| l.at).collect();
    members.sort_unstable();
    let kind = group.first().map_or(EntityKind::Organisation, |(l, _)| l.kind);
    let registry = group.iter().filter_map(|(l, _)| l.id).min().map(str::to_owned);
    let entity = StoryEntity {
        kind,
        name: best_name(&names, kind, lexicon),
        forms: ranked.into_iter().map(|(form, _)| form.to_owned()).collect(),
        registry,
        members,
        joined: joined
            .into_iter()
            .map(|((name, rule), readings)| Joined {
                name: name.to_owned(),
                rule,
                readings: readings.into_iter().collect(),
            })
            .collect(),
    };
    (group.iter().map(|(l, _)| l.mentions).sum(), entity)
}

/// The name to show: of those that at least a quarter as many reports use as
/// the most frequent, the fullest in Arabic, then the more frequent. A person's
/// full name is fuller than a lone one; a place's usual name is enough.
fn best_name(names: &BTreeMap<&str, usize>, kind: EntityKind, lexicon: &Lexicon) -> String {
    let most = names.values().copied().max().unwrap_or(0);
    names
        .iter()
        .filter(|(name, count)| **count * 4 >= most || kind == EntityKind::Person && words(name).len() > 1)
        .max_by_key(|(name, count)| {
            let words = words(name);
            let arabic = words.first().is_some_and(|w| !w.is_ascii());
            let fullness = if kind == EntityKind::Place {
                1
            } else {
                words.len().min(4)
            };
            // A word that is no name has slipped in.
            let clean = !words.iter().any(|w| lexicon.names.cues(w).stop);
            (
                clean,
                arabic,
                fullness > 1,
                **count,
                fullness,
                std::cmp::Reverse(**name),
            )
        })
        .map(|(name, _)| (*name).to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
