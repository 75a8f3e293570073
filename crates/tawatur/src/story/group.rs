//! Which reports tell one story.
//!
//! 1. `terms`: each report becomes a vector of weighted terms, from its own
//!    title and body;
//! 2. `neighbours`: an inverted index proposes the pairs worth comparing, and
//!    the like ones become links;
//! 3. `clusters`: average-link agglomeration over the links;
//! 4. `ties`: the links that tell why a story's reports are together.
//!
//! All of it runs over the reports in an order that their content gives, so the
//! order of the input plays no part. Work and memory per report are bounded by
//! constants, so cost grows close to linearly.

mod anchors;
mod clusters;
mod neighbours;
mod settings;
mod terms;
#[cfg(test)]
mod tests;
mod ties;

pub use settings::Settings;
pub use ties::Tie;

use crate::lexicon::Lexicon;
use crate::reading::Reading;

/// The readings of one story, and what holds them together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Indices of its readings, sorted.
    pub members: Vec<usize>,
    /// Why they are together, the strongest first.
    pub ties: Vec<Tie>,
}

/// Groups readings into stories, sorted by their first member. Every reading is
/// in exactly one group.
///
/// Reports meet by their words, so an Arabic and an English report of one
/// event share no more than numbers and stay apart.
#[must_use]
pub fn group(readings: &[Reading], lexicon: &Lexicon, settings: &Settings) -> Vec<Group> {
    let order = canonical_order(readings);
    let sorted: Vec<&Reading> = order.iter().filter_map(|i| readings.get(*i)).collect();
    let vectors = terms::weigh(&sorted, &lexicon.frequency, settings);
    let places: Vec<Place> = sorted.iter().map(|reading| Place::of(reading)).collect();
    let links = neighbours::link(&vectors, &places, settings);
    let clusters = clusters::join(&places, &links, settings);
    let mut cluster_of = vec![0; sorted.len()];
    let mut groups: Vec<Group> = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        for report in &cluster {
            if let Some(number) = cluster_of.get_mut(*report) {
                *number = groups.len();
            }
        }
        let mut members: Vec<usize> = cluster.into_iter().filter_map(|i| order.get(i).copied()).collect();
        members.sort_unstable();
        groups.push(Group {
            members,
            ties: Vec::new(),
        });
    }
    for link in ties::strongest(&links, &cluster_of) {
        let tie = || {
            let (earlier, later) = (sorted.get(link.a)?, sorted.get(link.b)?);
            Some(Tie {
                a: *order.get(link.a)?,
                b: *order.get(link.b)?,
                likeness: f64::from(link.likeness),
                days: neighbours::days_between(&places, link.a, link.b),
                shared: ties::shared(vectors.get(link.a)?, vectors.get(link.b)?, earlier, later),
            })
        };
        let group = cluster_of.get(link.a).and_then(|number| groups.get_mut(*number));
        if let (Some(group), Some(tie)) = (group, tie()) {
            group.ties.push(tie);
        }
    }
    groups.sort_unstable_by(|a, b| a.members.cmp(&b.members));
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
