//! Joins the names of one report that name the same.

use super::finder::Found;
use super::index::NameIndex;
use super::spelling::Spelling;
use super::{Entity, EntityKind, Mention};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};

/// The skeleton of a place that no gazetteer knows must have this many
/// consonants to meet another spelling; shorter ones meet by chance.
const MIN_PLACE_SKELETON: usize = 4;

/// Mentions in order without overlap, and the entities in order of first mention.
pub(super) fn join(text: &str, found: Vec<Found>) -> (Vec<Mention>, Vec<Entity>) {
    let people = People::of(&found);
    let keys: Vec<Option<Key>> = found.iter().map(|f| people.key(f)).collect();
    let others = Others::of(&found);
    let mut entities: Vec<Entity> = Vec::new();
    let mut forms: Vec<BTreeMap<(usize, String), usize>> = Vec::new();
    let mut by_key: HashMap<Key, usize> = HashMap::new();
    let mut mentions: Vec<Mention> = Vec::new();
    for (name, key) in found.iter().zip(keys) {
        let Some(key) = key.or_else(|| others.key(name)) else {
            continue;
        };
        if mentions.last().is_some_and(|m: &Mention| m.span.end > name.span.start) {
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
                *forms.entry((name.words.len(), form(text, name))).or_default() += 1;
                entity.title = entity.title.or(name.title.as_ref().map(|(span, _)| *span));
            }
            if entity.registry.is_none() {
                entity.registry.clone_from(&name.id);
            }
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
    (mentions, entities)
}

/// The words of a name as it is shown: "للولايات المتحدة" gives "الولايات المتحدة".
pub(super) fn form(text: &str, name: &Found) -> String {
    let written = name.span.of(text).replace('_', " ");
    let article = name.words.first().is_some_and(|w| w.starts_with("ال"));
    if article && !fold(&written).starts_with("ال") {
        return format!("ال{written}");
    }
    written
}

/// What one entity's mentions have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Id(String),
    Person(usize),
    Lone(String),
    Place(String),
    Organisation(String),
}

/// The people of a report: full names, and who a lone name or a title stands for.
struct People {
    index: NameIndex,
    /// Times named in full, and the first mention.
    weight: Vec<(usize, usize)>,
    /// Whether a patronymic ends the name ("محمد بن سلمان").
    patronymic: Vec<bool>,
    /// Person of each full name, by its position.
    of_found: HashMap<usize, usize>,
    titles: HashMap<String, Key>,
}

impl People {
    fn of(found: &[Found]) -> Self {
        let mut full: Vec<(Spelling, usize, &Found)> = found
            .iter()
            .enumerate()
            .filter(|(_, f)| f.kind == EntityKind::Person && !f.title_only)
            .map(|(at, f)| (f.spelling(), at, f))
            .filter(|(spelling, _, _)| spelling.len() > 1)
            .collect();
        full.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.1.cmp(&b.1)));
        let mut people = Self {
            index: NameIndex::default(),
            weight: Vec::new(),
            patronymic: Vec::new(),
            of_found: HashMap::new(),
            titles: HashMap::new(),
        };
        for (spelling, at, name) in &full {
            let person = people.index.person(spelling);
            if person == people.weight.len() {
                people.weight.push((0, *at));
                people.patronymic.push(ends_in_patronymic(&name.words));
            }
            if let Some((count, first)) = people.weight.get_mut(person) {
                *count += 1;
                *first = (*first).min(*at);
            }
            people.of_found.insert(name.span.start, person);
        }
        for name in found.iter().filter(|f| !f.title_only) {
            if let (Some((_, title)), Some(key)) = (&name.title, people.key(name)) {
                people.titles.entry(title.clone()).or_insert(key);
            }
        }
        people
    }

    fn key(&self, name: &Found) -> Option<Key> {
        if name.kind != EntityKind::Person {
            return None;
        }
        if name.title_only {
            return self.titles.get(&name.title.as_ref()?.1).cloned();
        }
        if let Some(person) = self.of_found.get(&name.span.start) {
            return Some(Key::Person(*person));
        }
        let spelling = name.spelling();
        let Some(skeleton) = spelling.words().first() else {
            return Some(Key::Lone(name.words.join(" ")));
        };
        Some(
            self.owner(skeleton, name)
                .map_or_else(|| Key::Lone(skeleton.clone()), Key::Person),
        )
    }

    /// Whom a lone name stands for: the only one of that name, or the one the
    /// report names in full more often, or first where the shared word opens
    /// the names ("كيم"). Two people of one surname leave it open.
    fn owner(&self, skeleton: &str, name: &Found) -> Option<usize> {
        let lone = name.words.len() == 1;
        let candidates = self.index.owners(skeleton).iter().copied();
        let mut ranked: Vec<(usize, usize, usize)> = candidates
            .filter(|p| !(lone && self.patronymic.get(*p).copied().unwrap_or(false) && self.ends_with(*p, skeleton)))
            .filter_map(|p| self.weight.get(p).map(|(count, first)| (*count, *first, p)))
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let (count, _, person) = *ranked.first()?;
        match ranked.get(1) {
            Some((second, _, _)) if *second == count && self.ends_with(person, skeleton) => None,
            _ => Some(person),
        }
    }

    fn ends_with(&self, person: usize, skeleton: &str) -> bool {
        self.index
            .name(person)
            .and_then(|name| name.words().last())
            .is_some_and(|last| last == skeleton)
    }
}

/// "محمد بن سلمان": the last word names the father, not him.
fn ends_in_patronymic(words: &[String]) -> bool {
    words
        .iter()
        .rev()
        .nth(1)
        .is_some_and(|w| matches!(w.as_str(), "بن" | "ابن" | "bin" | "ibn"))
}

/// Places and organisations.
struct Others {
    /// Joined skeleton of a place that has an id → that id.
    places: HashMap<String, String>,
    /// Organisations without an id by their words: the stems, in order.
    organisations: BTreeMap<String, Option<String>>,
}

impl Others {
    fn of(found: &[Found]) -> Self {
        let mut others = Self {
            places: HashMap::new(),
            organisations: BTreeMap::new(),
        };
        for name in found {
            match (name.kind, &name.id) {
                (EntityKind::Place, Some(id)) => {
                    let joined = name.spelling().joined();
                    if joined.len() >= MIN_PLACE_SKELETON {
                        others.places.entry(joined).or_insert_with(|| id.clone());
                    }
                }
                (EntityKind::Organisation, id) => {
                    others
                        .organisations
                        .entry(name.words.join(" "))
                        .or_insert_with(|| id.clone());
                }
                _ => {}
            }
        }
        others
    }

    fn key(&self, name: &Found) -> Option<Key> {
        if let Some(id) = &name.id {
            return Some(Key::Id(id.clone()));
        }
        let words = name.words.join(" ");
        match name.kind {
            EntityKind::Person => None,
            EntityKind::Place => {
                let joined = name.spelling().joined();
                if joined.len() < MIN_PLACE_SKELETON {
                    return Some(Key::Place(words));
                }
                Some(
                    self.places
                        .get(&joined)
                        .map_or_else(|| Key::Place(joined.clone()), |id| Key::Id(id.clone())),
                )
            }
            EntityKind::Organisation | EntityKind::Media => Some(self.fuller(&words)),
        }
    }

    /// "وزارة الدفاع" is "وزارة الدفاع الروسية" where the report has one such ministry.
    fn fuller(&self, words: &str) -> Key {
        let prefix = format!("{words} ");
        let mut longer = self
            .organisations
            .range(prefix.clone()..)
            .take_while(|(name, _)| name.starts_with(&prefix));
        match (longer.next(), longer.next()) {
            (Some((_, Some(id))), None) => Key::Id(id.clone()),
            (Some((name, None)), None) => Key::Organisation(name.clone()),
            _ => Key::Organisation(words.to_owned()),
        }
    }
}
