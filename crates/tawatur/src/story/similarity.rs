//! How alike two units are in wording.
//!
//! Character 3- and 4-grams over folded words without clitics, weighed by how
//! rare gram and word are. On 38 cross-outlet Arabic paraphrases this finds the
//! right partner first 58 % of the time, as often as sentence vectors do.

mod collect;

use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use collect::collect;
use std::collections::HashMap;

/// The wording of one unit, ready for comparing.
#[derive(Clone, Debug, Default)]
pub(super) struct Wording {
    /// Hashed grams with weights, sorted by hash; of length one as a vector.
    grams: Vec<(u32, f32)>,
    /// Hashed stems of content words and names, rarest first.
    pub(super) stems: Vec<u32>,
    /// Those among them that are no part of a name, sorted.
    said: Vec<u32>,
    /// Words outside the names found that no word list knows, sorted.
    unknown: Vec<u32>,
    /// Classes of the words beside names with weights, as `grams`.
    classes: Vec<(u32, f32)>,
    /// Hash over all folded words in order: equal for equal wording.
    pub(super) exact: u64,
}

impl Wording {
    /// Cosine of the two, 0 to 1.
    pub(super) fn cosine(&self, other: &Self) -> f32 {
        self.shared(other).map(|(a, b)| a * b).sum()
    }

    /// The weight of the shorter that stands in the longer, 0 to 1.
    pub(super) fn containment(&self, other: &Self) -> f32 {
        let (small, large) = if self.grams.len() <= other.grams.len() {
            (self, other)
        } else {
            (other, self)
        };
        small.shared(large).map(|(a, _)| a * a).sum()
    }

    /// The share of the stems of both, names among them, that stand in both (Jaccard), 0 to 1.
    pub(super) fn stems_alike(&self, other: &Self) -> f32 {
        let shared = self.stems.iter().filter(|stem| other.stems.contains(stem)).count();
        let all = self.stems.len() + other.stems.len() - shared;
        shared as f32 / all.max(1) as f32
    }

    /// How many stems it has beside names.
    pub(super) fn stems_said(&self) -> usize {
        self.said.len()
    }

    /// How many stems both have beside names.
    pub(super) fn shared_stems(&self, other: &Self) -> usize {
        self.said
            .iter()
            .filter(|stem| other.said.binary_search(stem).is_ok())
            .count()
    }

    /// How many words that must be names, though none were found there, both have.
    pub(super) fn shared_unknown(&self, other: &Self) -> usize {
        let known = |stem: &&u32| other.unknown.binary_search(stem).is_ok();
        self.unknown.iter().filter(known).count()
    }

    /// Whether a content word, hashed, stands in it, be it in a name.
    pub(super) fn has(&self, key: u32) -> bool {
        self.stems.contains(&key)
    }

    /// Whether a content word, hashed, stands in it beside names.
    pub(super) fn says(&self, key: u32) -> bool {
        self.said.binary_search(&key).is_ok()
    }

    /// Cosine of the classes of their words, 0 to 1: of words that are used alike.
    pub(super) fn classes_shared(&self, other: &Self) -> f32 {
        shared(&self.classes, &other.classes).map(|(a, b)| a * b).sum()
    }

    /// The greatest weight that a stem in both has beside names.
    pub(super) fn rarest_shared(&self, other: &Self) -> f32 {
        let both = |key: &u32| self.says(*key) && other.says(*key);
        let weights = self.grams.iter().filter(|(key, _)| both(key));
        weights.map(|(_, weight)| *weight).fold(0.0, f32::max)
    }

    /// Weights of the grams that both have.
    fn shared<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (f32, f32)> + 'a {
        shared(&self.grams, &other.grams)
    }
}

/// The wordings of all units of a story, weighed against each other.
pub(super) fn wordings(readings: &[Reading], units: &[Unit], lexicon: &Lexicon) -> Vec<Wording> {
    let mut wordings: Vec<Wording> = units.iter().map(|unit| collect(readings, unit, lexicon)).collect();
    let mut document_frequency: HashMap<u32, u32> = HashMap::new();
    for (gram, _) in wordings.iter().flat_map(|wording| &wording.grams) {
        *document_frequency.entry(*gram).or_default() += 1;
    }
    let total = wordings.len() as f32;
    let rarity = |gram: u32| {
        let df = document_frequency.get(&gram).copied().unwrap_or(1) as f32;
        ((total + 1.0) / df).ln().max(0.1)
    };
    for wording in &mut wordings {
        for (gram, weight) in &mut wording.grams {
            *weight *= rarity(*gram);
        }
        to_length_one(&mut wording.grams);
    }
    wordings
}

/// The weights of what two sorted lists have in common.
fn shared<'a>(one: &'a [(u32, f32)], other: &'a [(u32, f32)]) -> impl Iterator<Item = (f32, f32)> + 'a {
    let mut rest = other;
    one.iter().filter_map(move |(key, weight)| {
        let skip = rest.partition_point(|(k, _)| k < key);
        rest = rest.get(skip..).unwrap_or_default();
        rest.first().filter(|(k, _)| k == key).map(|(_, w)| (*weight, *w))
    })
}

/// Weights as a vector of length one.
fn to_length_one(weights: &mut [(u32, f32)]) {
    let norm = weights.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    if norm > 0.0 {
        weights.iter_mut().for_each(|(_, w)| *w /= norm);
    }
}
