//! Clusters of linked reports, by average link.
//!
//! Two clusters join while the mean likeness between their reports is high
//! enough, for itself and beside the likeness inside each: what joins a close
//! story must be close to it. The likest pair joins first. Pairs far apart in
//! time count less in the mean, so that a story may last for weeks; and no
//! more pairs count than the bounded lists of links can hold, so that a story
//! may have any number of reports.

use super::neighbours::fading;
use super::neighbours::{Link, MAX_LINKS, WINDOW};
use super::{Place, Settings};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Joins reports into clusters; each report is in exactly one. Clusters hold
/// the reports' indices, in order.
pub(super) fn join(places: &[Place], links: &[Link], settings: &Settings) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Cluster> = places
        .iter()
        .enumerate()
        .map(|(i, place)| Cluster::of(i, place.day))
        .collect();
    for link in links {
        let sum = f64::from(link.likeness);
        for (x, y) in [(link.a, link.b), (link.b, link.a)] {
            if let Some(cluster) = clusters.get_mut(x) {
                cluster.sums.insert(y, sum);
            }
        }
    }
    let mut queue: BinaryHeap<Proposal> = links
        .iter()
        .map(|link| Proposal::new(link.likeness, link.a, link.b))
        .collect();
    while let Some(proposal) = queue.pop() {
        if proposal.likeness < settings.enough {
            break;
        }
        let Some(now) = likeness(&clusters, proposal.a, proposal.b, settings) else {
            // One of the two has gone into another cluster.
            continue;
        };
        if now < proposal.likeness - 1e-6 {
            queue.push(Proposal::new(now, proposal.a, proposal.b));
            continue;
        }
        let asked = |i: usize| clusters.get(i).map_or(0.0, |cluster| cluster.asks(settings));
        if f64::from(now) < asked(proposal.a).max(asked(proposal.b)) {
            continue;
        }
        for (kept, neighbour) in merge(&mut clusters, proposal.a, proposal.b, settings) {
            if let Some(likeness) = likeness(&clusters, kept, neighbour, settings) {
                queue.push(Proposal::new(likeness, kept, neighbour));
            }
        }
    }
    clusters
        .into_iter()
        .filter(|cluster| !cluster.members.is_empty())
        .map(|mut cluster| {
            cluster.members.sort_unstable();
            cluster.members
        })
        .collect()
}

struct Cluster {
    /// Its reports; none once it has gone into another.
    members: Vec<usize>,
    /// Reports by day.
    days: BTreeMap<i64, usize>,
    undated: usize,
    /// Sum of the likeness of its own pairs, and how many they are.
    inner: (f64, f64),
    /// For each linked cluster, the sum of the likeness of the linked pairs.
    sums: BTreeMap<usize, f64>,
}

impl Cluster {
    fn of(report: usize, day: Option<i64>) -> Self {
        Self {
            members: vec![report],
            days: day.into_iter().map(|day| (day, 1)).collect(),
            undated: usize::from(day.is_none()),
            inner: (0.0, 0.0),
            sums: BTreeMap::new(),
        }
    }

    /// The likeness needed to join it.
    fn asks(&self, settings: &Settings) -> f64 {
        let (sum, pairs) = self.inner;
        if pairs > 0.0 {
            f64::from(settings.cohesion) * (sum / pairs).min(f64::from(settings.cohesion_cap))
        } else {
            0.0
        }
    }

    /// Pairs of reports, one from each, that count in a mean: by their nearness
    /// in time, at least one for each report of the smaller cluster, and at
    /// most what the lists of links can hold.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn pairs(&self, other: &Self, settings: &Settings) -> f64 {
        let dated = self.members.len() - self.undated;
        let mut pairs = (self.undated * other.members.len() + other.undated * dated) as f64;
        for (day, n) in &self.days {
            for (near, m) in other.days.range(day - WINDOW..=day + WINDOW) {
                pairs += f64::from(fading(day - near, settings)) * (n * m) as f64;
            }
        }
        let fewer = self.members.len().min(other.members.len()).max(1) as f64;
        pairs.clamp(fewer, fewer * MAX_LINKS as f64)
    }
}

/// The mean likeness between two clusters, if both still stand and are linked.
#[expect(clippy::cast_possible_truncation, reason = "a mean of f32")]
fn likeness(clusters: &[Cluster], a: usize, b: usize, settings: &Settings) -> Option<f32> {
    let (a_cluster, b_cluster) = (clusters.get(a)?, clusters.get(b)?);
    let sum = a_cluster.sums.get(&b)?;
    Some((sum / a_cluster.pairs(b_cluster, settings)) as f32)
}

/// Puts one of two clusters into the other and returns (kept, neighbour) for
/// each cluster whose likeness to the kept one may have grown.
fn merge(clusters: &mut [Cluster], a: usize, b: usize, settings: &Settings) -> Vec<(usize, usize)> {
    let links = |i: usize| clusters.get(i).map_or(0, |cluster| cluster.sums.len());
    let between = clusters.get(a).zip(clusters.get(b));
    let between = between.map_or((0.0, 0.0), |(x, y)| {
        (x.sums.get(&b).copied().unwrap_or(0.0), x.pairs(y, settings))
    });
    // The one with fewer links moves: each link moves few times over.
    let (kept, gone) = match links(a).cmp(&links(b)) {
        Ordering::Less => (b, a),
        Ordering::Greater => (a, b),
        Ordering::Equal => (a.min(b), a.max(b)),
    };
    let Some(moved) = clusters.get_mut(gone).map(|cluster| Cluster {
        members: std::mem::take(&mut cluster.members),
        days: std::mem::take(&mut cluster.days),
        undated: std::mem::take(&mut cluster.undated),
        inner: cluster.inner,
        sums: std::mem::take(&mut cluster.sums),
    }) else {
        return Vec::new();
    };
    let mut touched = Vec::with_capacity(moved.sums.len());
    if let Some(cluster) = clusters.get_mut(kept) {
        cluster.members.extend(moved.members);
        cluster.inner.0 += moved.inner.0 + between.0;
        cluster.inner.1 += moved.inner.1 + between.1;
        cluster.undated += moved.undated;
        for (day, n) in moved.days {
            *cluster.days.entry(day).or_default() += n;
        }
        cluster.sums.remove(&gone);
        for (neighbour, sum) in &moved.sums {
            if *neighbour != kept {
                *cluster.sums.entry(*neighbour).or_default() += sum;
                touched.push((kept, *neighbour));
            }
        }
    }
    for (neighbour, sum) in moved.sums {
        if let Some(cluster) = clusters.get_mut(neighbour).filter(|_| neighbour != kept) {
            cluster.sums.remove(&gone);
            *cluster.sums.entry(kept).or_default() += sum;
        }
    }
    touched
}

/// Two clusters that may join.
#[derive(PartialEq)]
struct Proposal {
    likeness: f32,
    a: usize,
    b: usize,
}

impl Proposal {
    fn new(likeness: f32, a: usize, b: usize) -> Self {
        Self {
            likeness,
            a: a.min(b),
            b: a.max(b),
        }
    }
}

impl Eq for Proposal {}

impl Ord for Proposal {
    /// The likest first, then the earlier reports.
    fn cmp(&self, other: &Self) -> Ordering {
        self.likeness
            .total_cmp(&other.likeness)
            .then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Proposal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
