//! The wording of one unit, collected word by word.

use super::{Wording, to_length_one};
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::story::content_words::{names_someone, term};
use crate::story::units::Unit;
use crate::text::hashes::{self, hash, short};
use crate::text::{Span, Token, TokenKind};
use std::collections::HashMap;

/// Names weigh this share of what they would by their rarity: that two units
/// name the same is compared as entities, and must not pass for saying the same.
const NAME: f32 = 0.35;

/// The wording of a unit, whose grams weigh what their words do: how rare they are in the story is
/// not known yet.
pub(super) fn collect(readings: &[Reading], unit: &Unit, lexicon: &Lexicon) -> Wording {
    let mut collected = Collected {
        exact: hashes::START,
        ..Collected::default()
    };
    if let Some(reading) = readings.get(unit.reading) {
        let mentions = reading.mentions_in(unit.span).iter();
        let mut names = mentions.map(|mention| mention.span).peekable();
        for i in reading.tokens.within(unit.span) {
            let Some(token) = reading.tokens.get(i) else { break };
            if !token.is_word() && token.kind != TokenKind::Number {
                continue;
            }
            while names.next_if(|name| name.end <= token.span.start).is_some() {}
            collected.take(token, names.peek().copied(), lexicon);
        }
    }
    collected.done()
}

/// What was collected so far.
#[derive(Default)]
struct Collected {
    grams: HashMap<u32, f32>,
    stems: Vec<(f32, u32)>,
    said: Vec<u32>,
    unknown: Vec<u32>,
    classes: HashMap<u32, f32>,
    exact: u64,
}

impl Collected {
    /// Takes a word or number; `name` is the name that it may be a part of.
    fn take(&mut self, token: Token<'_>, name: Option<Span>, lexicon: &Lexicon) {
        self.exact = hash(self.exact, token.fold.bytes().chain([0]));
        let Some(term) = term(token.fold, lexicon) else { return };
        let found = name.is_some_and(|name| name.overlaps(token.span));
        let name = found || names_someone(&token, term.stem, lexicon);
        if !found && term.zipf == 0.0 && token.is_word() {
            self.unknown.push(term.key);
        }
        let rare = term.rarity();
        let weight = if name { rare * NAME } else { rare };
        self.stems.push((rare, term.key));
        if !name {
            self.said.push(term.key);
            let clusters = &lexicon.clusters;
            if let Some(class) = clusters.of(token.fold).or_else(|| clusters.of(term.stem)) {
                raise(&mut self.classes, class.code(), rare);
            }
        }
        for gram in grams_of(term.stem).chain([term.key]) {
            raise(&mut self.grams, gram, weight);
        }
    }

    fn done(mut self) -> Wording {
        self.stems
            .sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.stems.dedup();
        for keys in [&mut self.said, &mut self.unknown] {
            keys.sort_unstable();
            keys.dedup();
        }
        let mut classes = sorted(self.classes);
        to_length_one(&mut classes);
        Wording {
            grams: sorted(self.grams),
            stems: self.stems.into_iter().map(|(_, stem)| stem).collect(),
            said: self.said,
            unknown: self.unknown,
            classes,
            exact: self.exact,
        }
    }
}

/// Gives a key the greatest of its weights.
fn raise(weights: &mut HashMap<u32, f32>, key: u32, weight: f32) {
    let known = weights.entry(key).or_default();
    *known = known.max(weight);
}

/// Weights sorted by hash: the order of the map does not show.
fn sorted(weights: HashMap<u32, f32>) -> Vec<(u32, f32)> {
    let mut weights: Vec<(u32, f32)> = weights.into_iter().collect();
    weights.sort_unstable_by_key(|(key, _)| *key);
    weights
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
