//! How alike two units are in wording.
//!
//! Character 3- and 4-grams over folded words without clitics, weighed by how
//! rare gram and word are. On 38 cross-outlet Arabic paraphrases this finds the
//! right partner first 58 % of the time, as often as sentence vectors do.

use super::content_words::{names_someone, term};
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::text::TokenKind;
use crate::text::hashes::{self, hash, short};
use std::collections::HashMap;

/// Names weigh this share of what they would by their rarity: that two units
/// name the same is compared as entities, and must not pass for saying the same.
const NAME: f32 = 0.35;

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

/// The wordings of all units of a story, weighed against each other.
pub(super) fn wordings(readings: &[Reading], units: &[Unit], lexicon: &Lexicon) -> Vec<Wording> {
    let raw: Vec<Raw> = units.iter().map(|unit| raw(readings, unit, lexicon)).collect();
    let mut document_frequency: HashMap<u32, u32> = HashMap::new();
    for unit in &raw {
        for (gram, _) in &unit.grams {
            *document_frequency.entry(*gram).or_default() += 1;
        }
    }
    let total = raw.len() as f32;
    let rarity = |gram: u32| {
        let df = document_frequency.get(&gram).copied().unwrap_or(1) as f32;
        ((total + 1.0) / df).ln().max(0.1)
    };
    raw.into_iter()
        .map(|unit| {
            let mut grams: Vec<(u32, f32)> = unit
                .grams
                .iter()
                .map(|(gram, weight)| (*gram, weight * rarity(*gram)))
                .collect();
            to_length_one(&mut grams);
            Wording {
                grams,
                stems: unit.stems,
                said: unit.said,
                unknown: unit.unknown,
                classes: unit.classes,
                exact: unit.exact,
            }
        })
        .collect()
}

struct Raw {
    grams: Vec<(u32, f32)>,
    stems: Vec<u32>,
    said: Vec<u32>,
    unknown: Vec<u32>,
    classes: Vec<(u32, f32)>,
    exact: u64,
}

fn raw(readings: &[Reading], unit: &Unit, lexicon: &Lexicon) -> Raw {
    let mut grams: HashMap<u32, f32> = HashMap::new();
    let mut stems: Vec<(f32, u32)> = Vec::new();
    let mut said: Vec<u32> = Vec::new();
    let mut unknown: Vec<u32> = Vec::new();
    let mut classes: HashMap<u32, f32> = HashMap::new();
    let mut exact = hashes::START;
    if let Some(reading) = readings.get(unit.reading) {
        let mut names = reading
            .mentions_in(unit.span)
            .iter()
            .map(|mention| mention.span)
            .peekable();
        for i in reading.tokens.within(unit.span) {
            let Some(token) = reading.tokens.get(i) else { break };
            if !token.is_word() && token.kind != TokenKind::Number {
                continue;
            }
            exact = hash(exact, token.fold.bytes().chain([0]));
            let Some(term) = term(token.fold, lexicon) else {
                continue;
            };
            let (stem, zipf) = (term.stem, term.zipf);
            while names.next_if(|name| name.end <= token.span.start).is_some() {}
            let found = names.peek().is_some_and(|name| name.overlaps(token.span));
            let name = found || names_someone(&token, stem, lexicon);
            if !found && zipf == 0.0 && token.is_word() {
                unknown.push(term.key);
            }
            let rare = term.rarity();
            let weight = if name { rare * NAME } else { rare };
            stems.push((rare, term.key));
            if !name {
                said.push(term.key);
                let class = lexicon.clusters.of(token.fold).or_else(|| lexicon.clusters.of(stem));
                if let Some(class) = class {
                    let known = classes.entry(class.code()).or_default();
                    *known = known.max(rare);
                }
            }
            for gram in grams_of(stem).chain([term.key]) {
                let known = grams.entry(gram).or_default();
                *known = known.max(weight);
            }
        }
    }
    // Sorted by hash: the order of the map does not show.
    let mut grams: Vec<(u32, f32)> = grams.into_iter().collect();
    grams.sort_unstable_by_key(|(gram, _)| *gram);
    let mut classes: Vec<(u32, f32)> = classes.into_iter().collect();
    classes.sort_unstable_by_key(|(class, _)| *class);
    to_length_one(&mut classes);
    stems.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    stems.dedup();
    for keys in [&mut said, &mut unknown] {
        keys.sort_unstable();
        keys.dedup();
    }
    Raw {
        grams,
        stems: stems.into_iter().map(|(_, stem)| stem).collect(),
        said,
        unknown,
        classes,
        exact,
    }
}

/// Hashes of a word's 3- and 4-grams, its ends marked.
fn grams_of(stem: &str) -> impl Iterator<Item = u32> + '_ {
    let padded: Vec<char> = std::iter::once('_').chain(stem.chars()).chain(['_']).collect();
    let mut hashes = Vec::with_capacity(padded.len() * 2);
    for size in [3, 4] {
        for window in padded.windows(size) {
            let mut buffer = [0; 4];
            let state = window.iter().fold(hashes::START, |state, c| {
                hash(state, c.encode_utf8(&mut buffer).bytes())
            });
            hashes.push(short(state));
        }
    }
    hashes.into_iter()
}
