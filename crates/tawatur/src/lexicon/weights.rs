//! The weights of features by the hash of each: a table that is small enough to
//! stay near the processor, since tagging looks up dozens of features a word.

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

    fn add_row(&mut self, row: &[i8; LANES]) {
        self.0
            .iter_mut()
            .zip(row)
            .for_each(|(sum, weight)| *sum = sum.saturating_add(i16::from(*weight)));
    }
}

/// One feature's weights; a row with the hash 0 is empty.
#[derive(Clone, Copy, Debug)]
struct Row {
    key: u64,
    weights: [i8; LANES],
}

/// Bits of the filter for each row.
const FILTER: usize = 8;

/// Weights by hash. Most features have none, and most of those are told by one
/// look at the filter, which has a bit set for each hash that has a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    filter: Vec<u64>,
    rows: Vec<Row>,
    used: usize,
}

impl Table {
    /// An empty table with room for so many rows.
    pub(super) fn with_room(rows: usize) -> Self {
        let empty = Row {
            key: 0,
            weights: [0; LANES],
        };
        Self {
            filter: vec![0; (rows * FILTER / 64 + 1).next_power_of_two()],
            // A third of the rows stays empty.
            rows: vec![empty; (rows + rows / 2 + 4).next_power_of_two()],
            used: 0,
        }
    }

    /// Adds the weights under a hash, which must be new.
    pub(super) fn insert(&mut self, key: u64, weights: [i8; LANES]) -> Result<(), String> {
        if self.used >= self.rows.len() / 3 * 2 {
            return Err(format!("more than {} features", self.used));
        }
        if key == 0 {
            return Err("this feature has no hash".to_owned());
        }
        if self.get(key).is_some() {
            return Err("this feature has weights already".to_owned());
        }
        let (word, bit) = bit_of(key);
        let word = place(word, self.filter.len());
        if let Some(bits) = self.filter.get_mut(word) {
            *bits |= bit;
        }
        let mut at = key;
        let rows = self.rows.len();
        while let Some(row) = self.rows.get_mut(place(at, rows)) {
            if row.key == 0 {
                *row = Row { key, weights };
                break;
            }
            at = at.wrapping_add(1);
        }
        self.used += 1;
        Ok(())
    }

    /// The weights under this hash.
    pub(super) fn get(&self, key: u64) -> Option<&[i8; LANES]> {
        let (word, bit) = bit_of(key);
        if self.filter.get(place(word, self.filter.len()))? & bit == 0 {
            return None;
        }
        let mut at = key;
        loop {
            let row = self.rows.get(place(at, self.rows.len()))?;
            if row.key == key {
                return Some(&row.weights);
            }
            if row.key == 0 {
                return None;
            }
            at = at.wrapping_add(1);
        }
    }

    /// Adds the weights under this hash to `sums`.
    pub(super) fn add(&self, key: u64, sums: &mut Sums) {
        if let Some(row) = self.get(key) {
            sums.add_row(row);
        }
    }
}

/// Where a hash stands in the filter: which word, and which bit of it.
fn bit_of(key: u64) -> (u64, u64) {
    (key >> 40, 1 << (key >> 32 & 63))
}

/// A place among so many, which are a power of two.
#[expect(clippy::cast_possible_truncation, reason = "only the low bits count")]
fn place(at: u64, places: usize) -> usize {
    at as usize & places.wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn every_row_is_found_and_nothing_else(
            rows in proptest::collection::btree_map(any::<u64>().prop_map(|key| key & 0xff00_0000_0000_00ff | 1), any::<[i8; LANES]>(), 0..200),
            others in proptest::collection::vec(any::<u64>().prop_map(|key| key & 0xff00_0000_0000_00ff | 1), 0..200),
        ) {
            let mut table = Table::with_room(rows.len());
            for (key, weights) in &rows {
                table.insert(*key, *weights).unwrap();
                prop_assert!(table.insert(*key, *weights).is_err());
            }
            let expected: BTreeMap<u64, [i8; LANES]> = rows;
            for key in expected.keys().chain(&others) {
                prop_assert_eq!(table.get(*key), expected.get(key));
            }
        }
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        assert_eq!(Table::default().get(7), None);
        assert_eq!(Table::with_room(0).get(7), None);
        assert!(Table::default().insert(7, [0; LANES]).is_err());
        assert!(Table::with_room(1).insert(0, [0; LANES]).is_err());
    }
}
