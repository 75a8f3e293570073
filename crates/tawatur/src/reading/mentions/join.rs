//! Joins the names of one report that name the same.

mod others;
mod people;

use super::finder::Found;
use super::{Entity, Mention, Office};
use crate::lexicon::Lexicon;
use crate::lexicon::names::Particle;
use crate::text::Span;
use others::Others;
use people::People;
use std::collections::{BTreeMap, HashMap};

/// Mentions in order without overlap, the entities in order of first mention,
/// and the offices in order.
pub(super) fn join(text: &str, found: Vec<Found>, lexicon: &Lexicon) -> (Vec<Mention>, Vec<Entity>, Vec<Office>) {
    let people = People::of(text, &found, lexicon);
    let keys: Vec<Option<Key>> = found.iter().map(|f| people.key(f)).collect();
    let others = Others::of(&found, lexicon);
    let mut entities: Vec<Entity> = Vec::new();
    let mut forms: Vec<BTreeMap<(usize, String), usize>> = Vec::new();
    let mut by_key: HashMap<Key, usize> = HashMap::new();
    let mut mentions: Vec<Mention> = Vec::new();
    let mut offices: Vec<Office> = Vec::new();
    for (name, key) in found.iter().zip(keys) {
        let overlaps = mentions.last().is_some_and(|m: &Mention| m.span.end > name.span.start);
        let Some(key) = key.or_else(|| others.key(name, lexicon)) else {
            let placed = name.title.as_ref().filter(|t| !overlaps && t.title.is_placed());
            offices.extend(placed.map(|t| t.office(None)));
            continue;
        };
        // An office before its bearer's name is his title, and no mention by itself.
        if overlaps || name.title_only && people.apposed.contains(&name.span) {
            continue;
        }
        let entity = *by_key.entry(key).or_insert_with(|| {
            entities.push(Entity {
                kind: name.kind,
                name: String::new(),
                registry: None,
                title: None,
            });
            forms.push(BTreeMap::new());
            entities.len() - 1
        });
        if let (Some(entity), Some(forms)) = (entities.get_mut(entity), forms.get_mut(entity)) {
            if !name.title_only {
                *forms.entry((name.words.len(), form(name.span, text))).or_default() += 1;
                let title = people.fuller_title(name);
                entity.title = entity.title.or(title.map(|t| t.span));
            }
            if entity.registry.is_none() {
                entity.registry.clone_from(&name.id);
            }
        }
        if !name.title_only {
            offices.extend(people.titles(name).map(|t| t.office(Some(entity))));
        }
        mentions.push(Mention {
            span: name.span,
            kind: name.kind,
            entity,
            inferred: name.title_only,
        });
    }
    for (entity, forms) in entities.iter_mut().zip(forms) {
        // The fullest, then the most frequent, then the first in the alphabet.
        let fullest = forms
            .into_iter()
            .max_by(|((a_words, a), a_count), ((b_words, b), b_count)| {
                (a_words, a_count).cmp(&(b_words, b_count)).then_with(|| b.cmp(a))
            });
        if let Some(((_, form), _)) = fullest {
            entity.name = form;
        }
    }
    (mentions, entities, offices)
}

/// The words of a name as it is shown, without the marks of a hashtag ("محمد #ظريف") and with the
/// article that a preposition hides: "للولايات المتحدة" gives "الولايات المتحدة".
pub(crate) fn form(name: Span, text: &str) -> String {
    let written = name.of(text).replace('#', "").replace('_', " ");
    let hidden = text.get(..name.start).is_some_and(|before| before.ends_with("لل"));
    if hidden { format!("ال{written}") } else { written }
}

/// "محمد بن سلمان", "حسين بن عبد الله": what ends the name names the father, not him.
pub(crate) fn ends_in_patronymic<W: AsRef<str>>(words: &[W], lexicon: &Lexicon) -> bool {
    let is = |back: usize, particle: Particle| {
        let word = words.iter().rev().nth(back);
        word.is_some_and(|word| lexicon.names.particle(word.as_ref()) == Some(particle))
    };
    is(1, Particle::Son) || is(2, Particle::Son) && is(1, Particle::Servant)
}

/// What one entity's mentions have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Id(String),
    Person(usize),
    /// A lone name, and the nation that its titles tell where lone names of two
    /// nations are spelled alike.
    Lone(String, Option<String>),
    Place(String),
    Organisation(String),
}
