//! Copies: text that one report shares with another.
//!
//! Reports are taken in the order in which they can have copied: those signed
//! by an agency first, then the earlier. Each looks for shingles of its body
//! in those before it and is linked to the one that explains most of it, then
//! to the next that explains a good part of the rest. So a text that five
//! thousand outlets carry gives five thousand links, not millions of pairs,
//! and a copy of a copy is linked to the text it agrees with most.
//!
//! Two reports that quote one speech share its words and took nothing from each
//! other: such pairs are listed too, as quoted, and no chain goes over them.
//! What an outlet sets under reports of many stories is left out.

mod boilerplate;
mod index;
mod passages;
mod repeated;
mod words;

use crate::reading::Reading;
use crate::text::Span;
pub use boilerplate::Boilerplate;
use index::Index;
use passages::Passage;
use repeated::Repeated;
use std::collections::BTreeMap;
use words::{Body, SHINGLE};

/// Text that one report shares with another: taken from it, or both from a third.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Index of the reading that had it first, or is signed by the agency.
    pub from: usize,
    /// Index of the reading that has it too.
    pub to: usize,
    /// The share of the words of `to`'s own body that stands in `from`, 0 to 1.
    pub share: f64,
    /// How much is shared.
    pub kind: CopyKind,
    /// The passages, as (span in `from`, span in `to`), in order of `to`.
    pub passages: Vec<(Span, Span)>,
}

/// How much of a report is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CopyKind {
    /// Nearly all of it.
    Whole,
    /// Some passages.
    Partial,
    /// The words of a speaker, which both quote: neither report is derived from
    /// the other by that.
    Quoted,
}

/// Share of a body from which on it counts as copied whole: what an editor
/// leaves of a dispatch after cutting and retouching.
const WHOLE: f64 = 0.8;
/// A copy has at least this many words, two shingles without overlap, or …
const MIN_WORDS: usize = 2 * SHINGLE;
/// … is at least this share of a short report.
const MIN_SHARE: f64 = 0.3;
/// Sources that one report is linked to.
const MAX_SOURCES: usize = 3;
/// Reports quoting the same speech that one report is linked to.
const MAX_QUOTED: usize = 2;
/// Reports of one outlet from which on a passage that is all they share is
/// taken for the outlet's boilerplate.
const BOILERPLATE: usize = 3;

/// Finds the copies among the readings at `members`, in order of `to`, then
/// `from`. Does not depend on the order of `members`.
#[must_use]
pub fn find(readings: &[Reading], members: &[usize], boilerplate: &Boilerplate) -> Vec<Copy> {
    let order = order(readings, members);
    let bodies: Vec<Body> = order.iter().map(|(_, reading)| Body::of(reading)).collect();
    let repeated = Repeated::of(&bodies);
    let mut index = Index::default();
    let mut found: Vec<Found> = Vec::new();
    for (to, body) in bodies.iter().enumerate() {
        let again = repeated.within(body);
        found.extend(sources(&bodies, to, &index.shared(&again), &order, boilerplate));
        index.add(to, &again);
    }
    drop_boilerplate(&mut found, &bodies, &order);
    let mut copies: Vec<Copy> = found.iter().filter_map(|found| found.copy(&bodies, &order)).collect();
    copies.sort_by_key(|copy| (copy.to, copy.from));
    copies
}

/// The members in the order in which they can have copied, each once.
fn order<'r>(readings: &'r [Reading], members: &[usize]) -> Vec<(usize, &'r Reading)> {
    let mut order: Vec<(usize, &Reading)> = members.iter().filter_map(|i| Some((*i, readings.get(*i)?))).collect();
    order.sort_by_key(|(i, reading)| {
        let report = &reading.report;
        let minutes = report.published.map_or(i64::MAX, |published| published.minutes());
        (report.agencies.is_empty(), minutes, &report.id, &report.text, *i)
    });
    order.dedup_by_key(|(i, _)| *i);
    order
}

/// What one report has from another.
struct Found {
    from: usize,
    to: usize,
    passages: Vec<Passage>,
    /// Whether only what both quote is shared.
    quoted: bool,
}

impl Found {
    /// What report `to` has from report `from`; none where that is not enough.
    /// Words that both quote tell nothing of who had them from whom; where
    /// enough beside them is shared, they were taken along.
    fn of(from: usize, to: usize, passages: Vec<Passage>, bodies: &[Body]) -> Option<Self> {
        let (told, quotes): (Vec<Passage>, Vec<Passage>) = passages.iter().partition(|passage| !passage.quoted);
        let found = |passages, quoted| Self {
            from,
            to,
            passages,
            quoted,
        };
        if found(told, false).is_enough(bodies) {
            return Some(found(passages, false));
        }
        let quoted = found(if quotes.is_empty() { quotes } else { passages }, true);
        quoted.is_enough(bodies).then_some(quoted)
    }

    fn words(&self) -> usize {
        self.passages.iter().map(|passage| passage.len).sum()
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn share(&self, bodies: &[Body]) -> f64 {
        let all = bodies.get(self.to).map_or(0, Body::len);
        self.words() as f64 / all.max(1) as f64
    }

    fn is_enough(&self, bodies: &[Body]) -> bool {
        self.words() >= MIN_WORDS || (self.words() >= SHINGLE && self.share(bodies) >= MIN_SHARE)
    }

    fn copy(&self, bodies: &[Body], order: &[(usize, &Reading)]) -> Option<Copy> {
        let (from, to) = (bodies.get(self.from)?, bodies.get(self.to)?);
        let share = self.share(bodies);
        Some(Copy {
            from: order.get(self.from)?.0,
            to: order.get(self.to)?.0,
            share,
            kind: if self.quoted {
                CopyKind::Quoted
            } else if share >= WHOLE {
                CopyKind::Whole
            } else {
                CopyKind::Partial
            },
            passages: self
                .passages
                .iter()
                .filter_map(|p| Some((from.span(p.from, p.len)?, to.span(p.to, p.len)?)))
                .collect(),
        })
    }
}

/// Where report `to` has its text from, among the reports before it: the one
/// that explains most words, then those that explain enough of the rest. `shared`
/// are the places of its shingles that stand in one before it, each with that report.
fn sources(
    bodies: &[Body],
    to: usize,
    shared: &[(u32, usize)],
    order: &[(usize, &Reading)],
    boilerplate: &Boilerplate,
) -> Vec<Found> {
    let Some(body) = bodies.get(to) else {
        return Vec::new();
    };
    let outlet = |i: usize| order.get(i).and_then(|(_, reading)| reading.report.outlet.as_deref());
    let mut explained = vec![false; body.len()];
    let mut found: Vec<Found> = Vec::new();
    let (mut derived, mut quoted) = (0, 0);
    while derived < MAX_SOURCES && quoted < MAX_QUOTED {
        let Some(from) = best_source(shared, &explained) else {
            break;
        };
        let mut passages = bodies
            .get(from)
            .map(|source| passages::align(source, body, &explained))
            .unwrap_or_default();
        if passages.is_empty() {
            break;
        }
        for passage in &passages {
            for word in explained.iter_mut().skip(passage.to).take(passage.len) {
                *word = true;
            }
        }
        passages.retain(|passage| {
            let shingles = body.shingles_of(passage.to, passage.len);
            !boilerplate.holds(outlet(from), outlet(to), shingles)
        });
        let Some(next) = Found::of(from, to, passages, bodies) else {
            break;
        };
        if next.quoted {
            quoted += 1;
        } else {
            derived += 1;
        }
        found.push(next);
    }
    found
}

/// The report that has most of the shingles not yet explained; of several, the first. `shared` is
/// sorted by report.
fn best_source(shared: &[(u32, usize)], explained: &[bool]) -> Option<usize> {
    let is_fresh = |at: usize| explained.iter().skip(at).take(SHINGLE).any(|word| !word);
    let mut best: Option<(usize, u32)> = None;
    for of_report in shared.chunk_by(|a, b| a.0 == b.0) {
        let fresh = of_report.iter().filter(|(_, at)| is_fresh(*at)).count();
        if fresh > best.map_or(0, |(most, _)| most) {
            best = of_report.first().map(|(report, _)| (fresh, *report));
        }
    }
    best.map(|(_, report)| report as usize)
}

/// Leaves out what an outlet sets under all its reports: a passage that is
/// all that several of its reports share with each other.
fn drop_boilerplate(found: &mut Vec<Found>, bodies: &[Body], order: &[(usize, &Reading)]) {
    let outlet = |i: usize| order.get(i).and_then(|(_, reading)| reading.report.outlet.as_deref());
    let passage = |found: &Found| match found.passages.as_slice() {
        [only] if !found.quoted && outlet(found.from).is_some() && outlet(found.from) == outlet(found.to) => {
            bodies.get(found.to)?.words.get(only.to..only.to + only.len)
        }
        _ => None,
    };
    let mut reports: BTreeMap<&[u32], usize> = BTreeMap::new();
    for one in found.iter() {
        if let Some(words) = passage(one).filter(|_| one.share(bodies) < WHOLE) {
            // The source counts too, once.
            *reports.entry(words).or_insert(1) += 1;
        }
    }
    let keep: Vec<bool> = found
        .iter()
        .map(|one| {
            let reports = passage(one).and_then(|words| reports.get(words));
            reports.is_none_or(|n| *n < BOILERPLATE)
        })
        .collect();
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(true));
}

#[cfg(test)]
mod tests;
