//! Boilerplate: what an outlet sets under reports of many stories.

use super::words::Body;
use crate::reading::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Stories of one outlet from which on a passage in all of them is the
/// outlet's own: an appeal to subscribe, the style of a prince, the turns in
/// which it tells a price.
const STORIES: usize = 4;
/// One shingle in so many is counted: a passage of two shingles' length, the
/// shortest that matters, has some nine.
const ONE_IN: u64 = 4;

/// The passages that outlets repeat over stories.
#[derive(Clone, Debug, Default)]
pub struct Boilerplate {
    /// For each outlet the shingles that it repeats.
    repeated: BTreeMap<String, BTreeSet<u64>>,
}

impl Boilerplate {
    /// What the outlets of the readings repeat over these stories.
    #[must_use]
    pub fn of<'s>(readings: &[Reading], stories: impl Iterator<Item = &'s [usize]>) -> Self {
        let mut places: BTreeMap<&str, Vec<(u64, u32)>> = BTreeMap::new();
        for (story, members) in stories.enumerate() {
            let story = u32::try_from(story).unwrap_or(u32::MAX);
            for reading in members.iter().filter_map(|i| readings.get(*i)) {
                let Some(outlet) = reading.report.outlet.as_deref() else {
                    continue;
                };
                let counted = Body::of(reading).shingles.into_iter().filter(|s| is_counted(*s));
                places.entry(outlet).or_default().extend(counted.map(|s| (s, story)));
            }
        }
        let repeated = places.into_iter().map(|(outlet, mut places)| {
            places.sort_unstable();
            places.dedup();
            let runs = places.chunk_by(|a, b| a.0 == b.0);
            let shingles = runs
                .filter(|run| run.len() >= STORIES)
                .filter_map(|run| Some(run.first()?.0));
            (outlet.to_owned(), shingles.collect())
        });
        Self {
            repeated: repeated.collect(),
        }
    }

    /// Whether a passage of these shingles is what both outlets repeat anyway.
    pub(super) fn holds(&self, one: Option<&str>, other: Option<&str>, shingles: &[u64]) -> bool {
        let repeated = |outlet: Option<&str>| self.repeated.get(outlet?);
        let (Some(a), Some(b)) = (repeated(one), repeated(other)) else {
            return false;
        };
        let counted = || shingles.iter().filter(|shingle| is_counted(**shingle));
        let known = counted()
            .filter(|shingle| a.contains(shingle) && b.contains(shingle))
            .count();
        // A passage reaches a word or two beyond what is repeated.
        known > 0 && known * 2 >= counted().count()
    }
}

fn is_counted(shingle: u64) -> bool {
    (shingle >> 32).is_multiple_of(ONE_IN)
}
