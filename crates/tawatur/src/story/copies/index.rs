//! The index: of each shingle that stands in several reports, the reports that have it.

use rustc_hash::FxHashMap;

/// Places that are kept of one shingle, the first in order.
const MAX_PLACES: u8 = 16;

/// Reports are added in order; each place points at the one before it, so that nothing is allocated
/// for a single shingle.
#[derive(Default)]
pub(super) struct Index {
    /// Of each shingle its last place, and how many it has.
    last: FxHashMap<u64, (u32, u8)>,
    places: Vec<Place>,
}

/// A report that has a shingle, and the place before.
struct Place {
    report: u32,
    before: Option<u32>,
}

impl Index {
    /// Adds the shingles of a report.
    pub(super) fn add(&mut self, report: usize, shingles: &[(usize, u64)]) {
        let report = u32::try_from(report).unwrap_or(u32::MAX);
        for (_, shingle) in shingles {
            let known = self.last.get(shingle).copied();
            let (before, count) = known.map_or((None, 0), |(last, count)| (Some(last), count));
            let twice = before.and_then(|last| self.places.get(last as usize));
            if count >= MAX_PLACES || twice.is_some_and(|last| last.report == report) {
                continue;
            }
            let Ok(place) = u32::try_from(self.places.len()) else {
                return;
            };
            self.places.push(Place { report, before });
            self.last.insert(*shingle, (place, count + 1));
        }
    }

    /// The reports that have shingles of another, each with the place in that other, sorted.
    pub(super) fn shared(&self, shingles: &[(usize, u64)]) -> Vec<(u32, usize)> {
        let mut shared = Vec::new();
        for (at, shingle) in shingles {
            let last = self.last.get(shingle).map(|(last, _)| *last);
            let place = |place: u32| self.places.get(place as usize);
            let places = std::iter::successors(last.and_then(place), |own| own.before.and_then(place));
            shared.extend(places.map(|own| (own.report, *at)));
        }
        shared.sort_unstable();
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_found_by_what_they_share() {
        let mut index = Index::default();
        index.add(0, &[(0, 7), (1, 8), (9, 7)]);
        index.add(1, &[(0, 8)]);
        assert_eq!(index.shared(&[(4, 8), (5, 9), (6, 7)]), [(0, 4), (0, 6), (1, 4)]);
    }

    #[test]
    fn of_one_shingle_the_first_places_are_kept() {
        let mut index = Index::default();
        (0..100).for_each(|report| index.add(report, &[(0, 7)]));
        let reports: Vec<u32> = index.shared(&[(3, 7)]).into_iter().map(|(report, _)| report).collect();
        assert_eq!(reports, (0..u32::from(MAX_PLACES)).collect::<Vec<_>>());
    }
}
