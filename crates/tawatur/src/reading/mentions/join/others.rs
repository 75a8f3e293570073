//! The places and organisations of a report, by their spelling and their words.

use super::super::EntityKind;
use super::super::finder::Found;
use super::Key;
use crate::lexicon::Lexicon;
use std::collections::{BTreeMap, HashMap};

/// The skeleton of a place that no gazetteer knows must have this many
/// consonants to meet another spelling; shorter ones meet by chance.
const MIN_PLACE_SKELETON: usize = 4;

/// Places and organisations.
pub(super) struct Others {
    /// Joined skeleton of a place that has an id → that id.
    places: HashMap<String, String>,
    /// Organisations without an id by their words: the stems, in order.
    organisations: BTreeMap<String, Option<String>>,
}

impl Others {
    pub(super) fn of(found: &[Found], lexicon: &Lexicon) -> Self {
        let mut others = Self {
            places: HashMap::new(),
            organisations: BTreeMap::new(),
        };
        for name in found {
            match (name.kind, &name.id) {
                (EntityKind::Place, Some(id)) => {
                    let joined = name.spelling(lexicon).joined();
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

    pub(super) fn key(&self, name: &Found, lexicon: &Lexicon) -> Option<Key> {
        if let Some(id) = &name.id {
            return Some(Key::Id(id.clone()));
        }
        let words = name.words.join(" ");
        match name.kind {
            EntityKind::Person => None,
            EntityKind::Place => {
                let joined = name.spelling(lexicon).joined();
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
