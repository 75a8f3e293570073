//! Which reports are worth comparing, and how alike they are.

use super::terms::Vector;
use super::{Place, Settings, anchors};
use std::collections::BTreeMap;

/// Days between two reports above which they do not meet directly; a story
/// goes on longer by its reports in between.
pub(super) const WINDOW: i64 = 60;
/// Links that one report keeps, the strongest first.
pub(super) const MAX_LINKS: usize = 48;
/// Places of the index that are looked at for one report, its heaviest terms first.
const MAX_LOOKS: usize = 6_000;
/// Places looked at for one term, the nearest in time.
const MAX_LOOKS_PER_TERM: usize = 1_500;
/// Candidates of one report that are compared in full.
const MAX_COMPARED: usize = 96;
/// Likeness below which two reports are not linked.
const FLOOR: f32 = 0.05;

/// Two reports that are alike, the earlier first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) likeness: f32,
}

/// Links each report to those like it. Reports come oldest first, those
/// without date last.
pub(super) fn link(vectors: &[Vector], places: &[Place], settings: &Settings) -> Vec<Link> {
    let mut index: Vec<Vec<(u32, f32)>> = Vec::new();
    let mut shared = vec![0.0_f32; vectors.len()];
    let reach = reach(settings);
    let mut best: Vec<Vec<(f32, usize)>> = vec![Vec::new(); vectors.len()];
    for (b, vector) in vectors.iter().enumerate() {
        for a in candidates(vector, places, b, &index, &mut shared, reach) {
            let Some(earlier) = vectors.get(a) else { continue };
            let days = days_between(places, a, b);
            let likeness = vector.likeness(earlier, settings)
                * anchors::gate(&earlier.anchors, &vector.anchors, days, settings)
                * nearness(places, a, b, settings);
            if likeness >= FLOOR {
                for (x, y) in [(a, b), (b, a)] {
                    if let Some(list) = best.get_mut(x) {
                        list.push((likeness, y));
                    }
                }
            }
        }
        for term in &vector.terms {
            let weight = term.weight;
            let term = term.number as usize;
            if index.len() <= term {
                index.resize_with(term + 1, Vec::new);
            }
            if let Some(entries) = index.get_mut(term) {
                entries.push((u32::try_from(b).unwrap_or(u32::MAX), weight));
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

/// The days after which even equal words leave too little for a link.
fn reach(settings: &Settings) -> i64 {
    let mut days = (0..=WINDOW).rev();
    days.find(|days| fading(*days, settings) >= FLOOR).unwrap_or(0)
}

/// The earlier reports of `reach` days that share the most with report `b`, best
/// first. `shared` is room to work in, all zero before and after.
fn candidates(
    vector: &Vector,
    places: &[Place],
    b: usize,
    index: &[Vec<(u32, f32)>],
    shared: &mut [f32],
    reach: i64,
) -> Vec<usize> {
    let mut heaviest = vector.terms.clone();
    heaviest.sort_by(|p, q| q.weight.total_cmp(&p.weight).then(p.number.cmp(&q.number)));
    let day = places.get(b).and_then(|place| place.day);
    let mut looks = MAX_LOOKS;
    let mut met = Vec::new();
    for term in heaviest {
        let entries = index.get(term.number as usize).map_or(&[][..], Vec::as_slice);
        // The window's reports are the last of the list.
        let from = day.map_or(0, |day| {
            entries.partition_point(|(a, _)| {
                let earlier = places.get(*a as usize).and_then(|place| place.day);
                earlier.is_some_and(|earlier| earlier < day - reach)
            })
        });
        let from = from.max(entries.len().saturating_sub(MAX_LOOKS_PER_TERM));
        let inside = entries.get(from..).unwrap_or_default();
        if inside.len() > looks {
            break;
        }
        looks -= inside.len();
        for (a, other) in inside {
            if let Some(sum) = shared.get_mut(*a as usize) {
                if *sum == 0.0 {
                    met.push(*a as usize);
                }
                *sum += term.weight * other;
            }
        }
    }
    let mut scored: Vec<(f32, usize)> = Vec::with_capacity(met.len());
    for a in met {
        if let Some(sum) = shared.get_mut(a) {
            scored.push((*sum, a));
            *sum = 0.0;
        }
    }
    let best_first = |p: &(f32, usize), q: &(f32, usize)| q.0.total_cmp(&p.0).then(p.1.cmp(&q.1));
    // Thousands are met and few compared: only those few are sorted.
    if scored.len() > MAX_COMPARED {
        scored.select_nth_unstable_by(MAX_COMPARED, best_first);
        scored.truncate(MAX_COMPARED);
    }
    scored.sort_unstable_by(best_first);
    scored.into_iter().map(|(_, a)| a).collect()
}

pub(super) fn days_between(places: &[Place], a: usize, b: usize) -> Option<i64> {
    Some(places.get(b)?.day? - places.get(a)?.day?)
}

/// What time and place leave of the likeness of two reports.
fn nearness(places: &[Place], a: usize, b: usize, settings: &Settings) -> f32 {
    let near = days_between(places, a, b).map_or(settings.undated, |days| fading(days, settings));
    let glued = |i: usize| places.get(i).is_some_and(|place| place.glued);
    if glued(a) || glued(b) {
        near * settings.glued
    } else {
        near
    }
}

/// What a number of days leaves of a likeness.
#[expect(clippy::cast_precision_loss, reason = "days are few")]
pub(super) fn fading(days: i64, settings: &Settings) -> f32 {
    (-(days.abs() as f32) / settings.fading).exp()
}
