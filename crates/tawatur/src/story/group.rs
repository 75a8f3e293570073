//! Which reports tell one story.
//!
//! 1. `terms`: each report becomes a vector of weighted terms, from its own
//!    title and body;
//! 2. `neighbours`: an inverted index proposes the pairs worth comparing, and
//!    the like ones become links;
//! 3. `clusters`: average-link agglomeration over the links.
//!
//! All three run over the reports in an order that their content gives, so the
//! order of the input plays no part. Work and memory per report are bounded by
//! constants, so cost grows close to linearly.

mod clusters;
mod neighbours;
mod terms;
#[cfg(test)]
mod tests;

use crate::lexicon::Lexicon;
use crate::reading::Reading;

/// Groups readings into stories: indices, each group sorted, the groups sorted
/// by their first index. Every reading is in exactly one group.
///
/// Reports meet by their words, so an Arabic and an English report of one
/// event share no more than numbers and stay apart.
#[must_use]
pub fn group(readings: &[Reading], lexicon: &Lexicon) -> Vec<Vec<usize>> {
    let order = canonical_order(readings);
    let sorted: Vec<&Reading> = order.iter().filter_map(|i| readings.get(*i)).collect();
    let vectors = terms::weigh(&sorted, &lexicon.frequency);
    let places: Vec<Place> = sorted.iter().map(|reading| Place::of(reading)).collect();
    let links = neighbours::link(&vectors, &places);
    let mut groups: Vec<Vec<usize>> = clusters::join(&places, &links)
        .into_iter()
        .map(|cluster| {
            let mut members: Vec<usize> = cluster.into_iter().filter_map(|i| order.get(i).copied()).collect();
            members.sort_unstable();
            members
        })
        .collect();
    groups.sort_unstable();
    groups
}

/// The readings' indices, oldest report first, those without date last, ties by content.
fn canonical_order(readings: &[Reading]) -> Vec<usize> {
    let key = |i: &usize| {
        readings.get(*i).map(|reading| {
            let report = &reading.report;
            let minutes = report.published.map_or(i64::MAX, |published| published.minutes());
            (minutes, &report.id, &report.title, &report.text)
        })
    };
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by(|a, b| key(a).cmp(&key(b)));
    order
}

/// Where a report stands, apart from its words.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The day it was published, as days since 1970.
    day: Option<i64>,
    /// Whether it was found glued onto another report.
    glued: bool,
}

impl Place {
    fn of(reading: &Reading) -> Self {
        const MINUTES: i64 = 24 * 60;
        Self {
            day: reading.report.published.map(|p| p.minutes().div_euclid(MINUTES)),
            glued: reading.report.within.is_some(),
        }
    }
}
