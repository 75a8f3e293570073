//! The weights of features by the hash of each: a table in which a feature is
//! found at one look, since tagging looks up dozens a word, and most have weights.

use std::cmp::Reverse;

/// How many sums a word has: one for each label, and some more, so that a row
/// fills a register.
pub const LANES: usize = 16;

/// The weights that features of a word add up to, one for each label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums(pub [i16; LANES]);

impl Sums {
    /// Adds other sums.
    pub fn add(&mut self, other: &Self) {
        self.0
            .iter_mut()
            .zip(&other.0)
            .for_each(|(sum, more)| *sum = sum.saturating_add(*more));
    }

    /// Adds a row of weights.
    pub(super) fn add_row(&mut self, row: &Lanes) {
        self.0
            .iter_mut()
            .zip(row)
            .for_each(|(sum, weight)| *sum = sum.saturating_add(i16::from(*weight)));
    }
}

/// One feature's weights, one for each label.
pub(super) type Lanes = [i8; LANES];

/// The weights of a feature that has none.
const NONE: Lanes = [0; LANES];

/// A feature's hash and its weights; a row that no feature has adds nothing.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    key: u64,
    weights: Lanes,
}

/// Hashes that share a number, about.
const SHARED: usize = 4;

/// Weights by hash, each in a row of its own: the hashes that share a number are mixed
/// with it, and the number is one with which they fall into rows that no other has
/// ("hash and displace", Belazzougui, Botelho and Dietzfelbinger 2009).
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    numbers: Vec<u16>,
    rows: Vec<Row>,
}

impl Table {
    /// The table of these weights.
    ///
    /// # Errors
    /// Hashes that cannot be told apart, since two are the same.
    pub(super) fn new(mut weights: Vec<(u64, Lanes)>) -> Result<Self, String> {
        // A fifth of the rows stays empty at least.
        let places = (weights.len() + weights.len() / 4 + 1).next_power_of_two();
        let mut table = Self {
            numbers: vec![0; places.div_ceil(SHARED)],
            rows: vec![Row::default(); places + 1],
        };
        weights.sort_unstable_by_key(|(key, _)| (table.sharing(*key), *key));
        let mut sharing: Vec<&[(u64, Lanes)]> = weights
            .chunk_by(|(a, _), (b, _)| table.sharing(*a) == table.sharing(*b))
            .collect();
        // The more share a number, the emptier the table must be for them.
        sharing.sort_by_key(|group| Reverse(group.len()));
        let mut taken = vec![false; places];
        let mut rows = Vec::new();
        for group in sharing {
            let fits = |number: &u16| table.fits(group, *number, &taken, &mut rows);
            let number = (0..=u16::MAX).find(fits).ok_or("two features have one hash")?;
            for ((key, weights), row) in group.iter().zip(&rows) {
                if let Some((row, taken)) = table.rows.get_mut(*row).zip(taken.get_mut(*row)) {
                    *taken = true;
                    *row = Row {
                        key: *key,
                        weights: *weights,
                    };
                }
                let at = table.sharing(*key);
                if let Some(slot) = table.numbers.get_mut(at) {
                    *slot = number;
                }
            }
        }
        Ok(table)
    }

    /// Where the weights under this hash stand: in the last row, which is empty, if there
    /// are none. There is no branch, since which features have weights cannot be foretold.
    #[inline]
    pub(super) fn find(&self, key: u64) -> usize {
        let number = self.numbers.get(self.sharing(key)).copied().unwrap_or_default();
        let at = self.row(key, number);
        let held = self.rows.get(at).map_or(0, |row| row.key);
        if held == key { at } else { self.places() }
    }

    /// The weights in a row.
    #[inline]
    pub(super) fn weights(&self, at: usize) -> &Lanes {
        self.rows.get(at).map_or(&NONE, |row| &row.weights)
    }

    /// Whether hashes fall by this number into `rows` that are free.
    fn fits(&self, group: &[(u64, Lanes)], number: u16, taken: &[bool], rows: &mut Vec<usize>) -> bool {
        rows.clear();
        group.iter().all(|(key, _)| {
            let row = self.row(*key, number);
            let free = taken.get(row) == Some(&false) && !rows.contains(&row);
            rows.push(row);
            free
        })
    }

    fn sharing(&self, key: u64) -> usize {
        among(key >> 32, self.numbers.len())
    }

    fn row(&self, key: u64, number: u16) -> usize {
        among(mix(key ^ u64::from(number)), self.places())
    }

    /// How many rows there are but for the last.
    fn places(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }
}

/// A hash of a hash, all of whose bits depend on all of its bits.
pub(super) fn mix(hash: u64) -> u64 {
    let spread = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    spread ^ spread >> 29
}

/// A place among so many, which are a power of two.
#[expect(clippy::cast_possible_truncation, reason = "only the low bits count")]
fn among(hash: u64, places: usize) -> usize {
    hash as usize & places.wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn every_row_is_found_and_nothing_else(
            rows in proptest::collection::btree_map(any::<u64>(), any::<Lanes>(), 0..300),
            others in proptest::collection::vec(any::<u64>(), 0..200),
        ) {
            let table = Table::new(rows.clone().into_iter().collect()).unwrap();
            let rows: BTreeMap<u64, Lanes> = rows;
            for key in rows.keys().chain(&others) {
                prop_assert_eq!(table.weights(table.find(*key)), rows.get(key).unwrap_or(&NONE));
            }
        }
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        for table in [Table::default(), Table::new(Vec::new()).unwrap()] {
            assert_eq!([7, 0].map(|key| table.weights(table.find(key))), [&NONE; 2]);
        }
    }

    #[test]
    fn a_hash_has_its_weights_once() {
        assert!(Table::new(vec![(7, [0; LANES]), (8, [1; LANES]), (7, [2; LANES])]).is_err());
    }
}
