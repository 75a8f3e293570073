//! Which reports are worth comparing, and how alike they are.

use super::terms::{Vector, par};
use std::collections::BTreeMap;

/// Days between two reports above which they do not meet directly; a story
/// goes on longer by its reports in between.
pub(super) const WINDOW: i64 = 7;
/// Links that one report keeps, the strongest first.
pub(super) const MAX_LINKS: usize = 48;
/// Places of the index that are looked at for one report, its heaviest terms first.
const MAX_LOOKS: usize = 12_000;
/// Candidates of one report that are compared in full.
const MAX_COMPARED: usize = 96;

/// Two reports that are alike, the earlier first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) likeness: f32,
}

/// Links each report to those like it. Reports come oldest first, those
/// without date last.
pub(super) fn link(vectors: &[Vector], days: &[Option<i64>]) -> Vec<Link> {
    let floor = par("FLOOR", 0.05);
    let mut index: Vec<Vec<(u32, f32)>> = Vec::new();
    let mut shared = vec![0.0_f32; vectors.len()];
    let mut best: Vec<Vec<(f32, usize)>> = vec![Vec::new(); vectors.len()];
    for (b, vector) in vectors.iter().enumerate() {
        for a in candidates(vector, days, b, &index, &mut shared) {
            let Some(earlier) = vectors.get(a) else { continue };
            let likeness = vector.cosine(earlier) * nearness(days, a, b);
            if likeness >= floor {
                for (x, y) in [(a, b), (b, a)] {
                    if let Some(list) = best.get_mut(x) {
                        list.push((likeness, y));
                    }
                }
            }
        }
        for (term, weight) in &vector.terms {
            let term = *term as usize;
            if index.len() <= term {
                index.resize_with(term + 1, Vec::new);
            }
            if let Some(places) = index.get_mut(term) {
                places.push((u32::try_from(b).unwrap_or(u32::MAX), *weight));
            }
        }
    }
    let mut links = BTreeMap::new();
    for (x, mut list) in best.into_iter().enumerate() {
        list.sort_by(|p, q| q.0.total_cmp(&p.0).then(p.1.cmp(&q.1)));
        for (likeness, y) in list.into_iter().take(MAX_LINKS) {
            links.insert((x.min(y), x.max(y)), likeness);
        }
    }
    links
        .into_iter()
        .map(|((a, b), likeness)| Link { a, b, likeness })
        .collect()
}

/// The earlier reports that share the most with report `b`, best first.
/// `shared` is room to work in, all zero before and after.
fn candidates(
    vector: &Vector,
    days: &[Option<i64>],
    b: usize,
    index: &[Vec<(u32, f32)>],
    shared: &mut [f32],
) -> Vec<usize> {
    let mut heaviest = vector.terms.clone();
    heaviest.sort_by(|p, q| q.1.total_cmp(&p.1).then(p.0.cmp(&q.0)));
    let day = days.get(b).copied().flatten();
    let mut looks = MAX_LOOKS;
    let mut met = Vec::new();
    for (term, weight) in heaviest {
        let places = index.get(term as usize).map_or(&[][..], Vec::as_slice);
        // The window's reports are the last of the list.
        let from = day.map_or(0, |day| {
            places.partition_point(|(a, _)| {
                days.get(*a as usize)
                    .copied()
                    .flatten()
                    .is_some_and(|earlier| earlier < day - WINDOW)
            })
        });
        let inside = places.get(from..).unwrap_or_default();
        if inside.len() > looks {
            break;
        }
        looks -= inside.len();
        for (a, other) in inside {
            if let Some(sum) = shared.get_mut(*a as usize) {
                if *sum == 0.0 {
                    met.push(*a as usize);
                }
                *sum += weight * other;
            }
        }
    }
    let score = |a: &usize, shared: &[f32]| shared.get(*a).copied().unwrap_or(0.0);
    met.sort_by(|p, q| score(q, shared).total_cmp(&score(p, shared)).then(p.cmp(q)));
    for a in &met {
        if let Some(sum) = shared.get_mut(*a) {
            *sum = 0.0;
        }
    }
    met.truncate(MAX_COMPARED);
    met
}

/// What the time between two reports leaves of their likeness.
#[expect(clippy::cast_precision_loss, reason = "days are few")]
fn nearness(days: &[Option<i64>], a: usize, b: usize) -> f32 {
    let day = |i: usize| days.get(i).copied().flatten();
    match (day(a), day(b)) {
        (Some(x), Some(y)) => (-((x - y).abs() as f32) / par("TAU", 20.0)).exp(),
        _ => par("UNDATED", 0.9),
    }
}
