//! Adds up the weights of features.

use super::feature::{Feature, is_lexical};
use crate::lexicon::weights::{Lanes, Sums, Table};

/// How many features are looked up at once.
const BATCH: usize = 32;

/// Adds up the weights of features. Many are looked up at once, and added up only then, so
/// that the processor waits for the memory of all of them together.
#[derive(Debug)]
pub struct Adding<'m> {
    weights: &'m Weighted,
    keys: [u64; BATCH],
    /// How many of the keys wait to be looked up.
    waiting: usize,
    sums: Sums,
}

impl<'m> Adding<'m> {
    pub(super) fn new(weights: &'m Weighted) -> Self {
        Self {
            weights,
            keys: [0; BATCH],
            waiting: 0,
            sums: Sums::default(),
        }
    }

    /// Adds the weights of a feature, if it has any.
    #[inline]
    pub fn add(&mut self, feature: Feature<'_>) {
        if self.waiting == BATCH {
            self.look_up();
        }
        if let Some(slot) = self.keys.get_mut(self.waiting) {
            *slot = feature.key();
            self.waiting += 1;
        }
    }

    /// What the features add up to.
    #[must_use]
    pub fn total(mut self) -> Sums {
        self.look_up();
        self.sums
    }

    fn look_up(&mut self) {
        let mut rows = [0; BATCH];
        for (row, key) in rows.iter_mut().zip(self.keys).take(self.waiting) {
            *row = self.weights.of(key).find(key);
        }
        for (row, key) in rows.into_iter().zip(self.keys).take(self.waiting) {
            self.sums.add_row(self.weights.of(key).weights(row));
        }
        self.waiting = 0;
    }
}

/// The weights by feature. Those of features without letters, which come first, are few and
/// asked for most: by themselves they stay near the processor.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighted([Table; 2]);

impl Weighted {
    /// The weights under these hashes.
    ///
    /// # Errors
    /// Hashes that cannot be told apart, since two are the same.
    pub(super) fn new(weights: Vec<(u64, Lanes)>) -> Result<Self, String> {
        let (lexical, others) = weights.into_iter().partition(|(key, _)| is_lexical(*key));
        Ok(Self([Table::new(others)?, Table::new(lexical)?]))
    }

    /// The table in which a hash stands.
    #[inline]
    fn of(&self, key: u64) -> &Table {
        &self.0[usize::from(is_lexical(key))]
    }
}
