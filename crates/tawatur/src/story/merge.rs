//! Merging: which units say the same, in whatever words.

use super::facts::Facts;
use super::likeness::likeness;
use super::similarity::Wording;
use super::slots::Slots;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Units whose mean likeness reaches this make one claim. A lower one finds more that
/// is the same and counts more origins wrongly: docs/measurements.md has the figures.
const ALIKE: f32 = 0.58;

/// A likeness up to this counts as none.
const LEAST: f32 = 0.02;

/// A wording is a part of another one only up to this many times its length.
const CONTAINED: f32 = 2.5;

/// A unit is compared with those that share one of its this many rarest stems …
const KEYS: usize = 12;

/// … and at most this many for each stem.
const POSTINGS: usize = 150;

/// Merges units that say the same: lists of unit indices, each sorted, the
/// lists sorted by their first unit. Every unit is in exactly one.
///
/// Average-link clustering over candidate pairs, the likest first, ties broken
/// by the units' order; units whose slots speak against each other never meet.
pub(super) fn merge(facts: &Facts, candidates: &BTreeSet<(usize, usize)>) -> Vec<Vec<usize>> {
    let slots = &facts.slots;
    let (groups, of_unit) = same_wording(&facts.wordings, slots);
    let mut pairs: Vec<(f32, usize, usize)> = candidates
        .iter()
        .filter_map(|(a, b)| {
            let like = likeness(facts, *a, *b)?;
            (like > LEAST).then_some((like, *a, *b))
        })
        .collect();
    pairs.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut clusters = Clusters::new(groups, of_unit, &pairs);
    for (_, a, b) in &pairs {
        clusters.consider(*a, *b, |x, y| !opposed(slots.get(x), slots.get(y)));
    }
    clusters.finish()
}

/// How surely two units speak of one thing, whatever they say of it.
pub(super) fn topic(wa: &Wording, wb: &Wording, sa: &Slots, sb: &Slots) -> f32 {
    let cosine = wa.cosine(wb);
    // A short wording inside a longer one says a part of it, which is weaker
    // than the same; three stems are too few to say anything, and in a much
    // longer one they are background.
    let (short, long) = (wa.stems.len().min(wb.stems.len()), wa.stems.len().max(wb.stems.len()));
    let contained = if short >= 4 && long as f32 <= short as f32 * CONTAINED {
        wa.containment(wb)
    } else {
        cosine
    };
    let entities = match (sa.entities.len(), sb.entities.len()) {
        (0, 0) => cosine,
        (x, y) => 2.0 * sa.shared_entities(sb) as f32 / (x + y) as f32,
    };
    0.55 * cosine + 0.25 * contained + 0.2 * entities
}

/// Whether two units cannot be one claim: one is the contrary of the other, or
/// they give different figures, times, places or people for the same.
pub(super) fn opposed(a: Option<&Slots>, b: Option<&Slots>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a.against(b)
        || a.other_figure(b).is_some()
        || a.disputed_absence(b).is_some()
        || a.other_age(b).is_some()
        || a.other_day(b).is_some()
        || a.other_hour(b).is_some()
        || a.other_side(b).is_some()
        || a.other_place(b).is_some()
        || a.other_person(b).is_some()
}

/// Groups units of equal wording, which need no comparing: copies of a wire.
fn same_wording(wordings: &[Wording], slots: &[Slots]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut by_wording: HashMap<(u64, bool), usize> = HashMap::new();
    let (mut groups, mut of_unit): (Vec<Vec<usize>>, Vec<usize>) = (Vec::new(), Vec::new());
    for (unit, wording) in wordings.iter().enumerate() {
        let contrary = slots.get(unit).is_some_and(|s| s.contrary);
        let group = *by_wording.entry((wording.exact, contrary)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        if let Some(members) = groups.get_mut(group) {
            members.push(unit);
        }
        of_unit.push(group);
    }
    (groups, of_unit)
}

/// Pairs of units worth comparing: those that share one of their rarest stems.
/// Of units with equal wording only the first is compared.
pub(super) fn candidates(wordings: &[Wording]) -> BTreeSet<(usize, usize)> {
    let mut by_stem: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for unit in (0..wordings.len()).filter(|unit| wordings.get(*unit).is_some_and(|w| seen.insert(w.exact))) {
        for stem in wordings.get(unit).into_iter().flat_map(|w| w.stems.iter().take(KEYS)) {
            by_stem.entry(*stem).or_default().push(unit);
        }
    }
    let mut pairs = BTreeSet::new();
    for mut postings in by_stem.into_values() {
        postings.truncate(POSTINGS);
        for (i, a) in postings.iter().enumerate() {
            pairs.extend(postings.iter().skip(i + 1).map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs
}

/// Clusters under average link.
struct Clusters {
    /// Unit to group.
    of_unit: Vec<usize>,
    /// Group to the cluster it was merged into, itself while it stands.
    parent: Vec<usize>,
    /// Cluster to its units; empty once merged away.
    members: Vec<Vec<usize>>,
    /// Cluster to how many groups it holds.
    sizes: Vec<usize>,
    /// Sums of likeness between clusters, where any is known.
    sums: Vec<BTreeMap<usize, f32>>,
}

impl Clusters {
    fn new(groups: Vec<Vec<usize>>, of_unit: Vec<usize>, pairs: &[(f32, usize, usize)]) -> Self {
        let mut sums = vec![BTreeMap::new(); groups.len()];
        for (like, a, b) in pairs {
            let (ga, gb) = (of_unit[*a], of_unit[*b]);
            *sums[ga].entry(gb).or_insert(0.0) += like;
            *sums[gb].entry(ga).or_insert(0.0) += like;
        }
        Self {
            of_unit,
            parent: (0..groups.len()).collect(),
            sizes: vec![1; groups.len()],
            members: groups,
            sums,
        }
    }

    /// Merges the clusters of two units if their mean likeness is high enough
    /// and no two of their units are opposed.
    fn consider(&mut self, a: usize, b: usize, agree: impl Fn(usize, usize) -> bool) {
        let (a, b) = (self.cluster(a), self.cluster(b));
        let (keep, gone) = (a.min(b), a.max(b));
        let sum = self.sums[keep].get(&gone).copied().unwrap_or(0.0);
        if keep == gone || sum / (self.sizes[keep] * self.sizes[gone]) as f32 <= ALIKE {
            return;
        }
        let sample = |cluster: usize| self.members[cluster].iter().take(POSTINGS);
        if !sample(keep).all(|x| sample(gone).all(|y| agree(*x, *y))) {
            return;
        }
        let moved = std::mem::take(&mut self.members[gone]);
        self.members[keep].extend(moved);
        self.sizes[keep] += self.sizes[gone];
        self.parent[gone] = keep;
        for (other, sum) in std::mem::take(&mut self.sums[gone]) {
            self.sums[other].remove(&gone);
            if other != keep {
                *self.sums[keep].entry(other).or_insert(0.0) += sum;
                *self.sums[other].entry(keep).or_insert(0.0) += sum;
            }
        }
    }

    fn cluster(&mut self, unit: usize) -> usize {
        let mut at = self.of_unit[unit];
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn finish(self) -> Vec<Vec<usize>> {
        let mut clusters: Vec<Vec<usize>> = self.members.into_iter().filter(|m| !m.is_empty()).collect();
        clusters.iter_mut().for_each(|c| c.sort_unstable());
        clusters.sort_unstable();
        clusters
    }
}
