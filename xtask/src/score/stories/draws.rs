//! Small folders drawn from labelled reports.

use super::gold::{Gold, Score, b_cubed};
use super::members;
use std::collections::{BTreeMap, BTreeSet};
use tawatur::reading::Reading;

/// Folders as people have them: 5 to 12 reports of one to three stories, each
/// story with at least two reports, drawn 300 times from a fixed seed.
pub(super) fn small_draws(readings: &[Reading], gold: &Gold) -> Score {
    const DRAWS: usize = 300;
    let mut by_story: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, reading) in readings.iter().enumerate() {
        if let Some(story) = gold.story.get(&reading.report.id) {
            by_story.entry(*story).or_default().push(i);
        }
    }
    let stories: Vec<Vec<usize>> = by_story.into_values().filter(|reports| reports.len() >= 2).collect();
    let mut total = Score::default();
    let mut random = Random(7);
    let mut drawn = 0;
    while drawn < DRAWS {
        let wanted = 1 + random.below(3);
        let mut chosen = BTreeSet::new();
        while chosen.len() < wanted {
            chosen.insert(random.below(stories.len()));
        }
        let mut folder: Vec<usize> = chosen
            .iter()
            .flat_map(|story| stories[*story].iter().copied())
            .collect();
        if folder.len() < 5 {
            continue;
        }
        while folder.len() > 12 {
            folder.swap_remove(random.below(folder.len()));
        }
        drawn += 1;
        let folder: Vec<Reading> = folder.into_iter().map(|i| readings[i].clone()).collect();
        let score = b_cubed(&folder, &members(&folder), gold);
        total.precision += score.precision;
        total.recall += score.recall;
        total.reports += score.reports;
    }
    total
}

/// A fixed sequence of numbers that look random (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}
