//! Clusters of linked reports, by average link.
//!
//! Two clusters join while the mean likeness between their reports is high
//! enough; the likest pair joins first. Pairs too far apart in time to meet do
//! not count in the mean, so that a story may last for weeks; nor do more
//! pairs than the bounded lists of links can hold, so that a story may have
//! any number of reports.

use super::neighbours::{Link, MAX_LINKS, WINDOW};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Joins reports into clusters; each report is in exactly one. Clusters hold
/// the reports' indices, in order.
pub(super) fn join(days: &[Option<i64>], links: &[Link]) -> Vec<Vec<usize>> {
    let threshold = super::terms::par("THRESHOLD", 0.2);
    let mut clusters: Vec<Cluster> = days.iter().enumerate().map(|(i, day)| Cluster::of(i, *day)).collect();
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
        if proposal.likeness < threshold {
            break;
        }
        let Some(now) = likeness(&clusters, proposal.a, proposal.b) else {
            continue; // One of the two has gone into another cluster.
        };
        if now < proposal.likeness - 1e-6 {
            queue.push(Proposal::new(now, proposal.a, proposal.b));
            continue;
        }
        for (kept, neighbour) in merge(&mut clusters, proposal.a, proposal.b) {
            if let Some(likeness) = likeness(&clusters, kept, neighbour) {
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
    /// For each linked cluster, the sum of the likeness of the linked pairs.
    sums: BTreeMap<usize, f64>,
}

impl Cluster {
    fn of(report: usize, day: Option<i64>) -> Self {
        Self {
            members: vec![report],
            days: day.into_iter().map(|day| (day, 1)).collect(),
            undated: usize::from(day.is_none()),
            sums: BTreeMap::new(),
        }
    }

    /// Pairs of reports, one from each, that are near enough in time to meet.
    fn pairs(&self, other: &Self) -> usize {
        if other.days.len() < self.days.len() {
            return other.pairs(self);
        }
        let dated: usize = self
            .days
            .iter()
            .map(|(day, n)| {
                n * other
                    .days
                    .range(day - WINDOW..=day + WINDOW)
                    .map(|(_, m)| m)
                    .sum::<usize>()
            })
            .sum();
        dated + self.undated * other.members.len() + other.undated * (self.members.len() - self.undated)
    }
}

/// The mean likeness between two clusters, if both still stand.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn likeness(clusters: &[Cluster], a: usize, b: usize) -> Option<f32> {
    let (a_cluster, b_cluster) = (clusters.get(a)?, clusters.get(b)?);
    let sum = a_cluster.sums.get(&b)?;
    let fewer = a_cluster.members.len().min(b_cluster.members.len());
    if fewer == 0 {
        return None;
    }
    let pairs = a_cluster.pairs(b_cluster).clamp(fewer, fewer * MAX_LINKS);
    #[expect(clippy::cast_possible_truncation, reason = "a mean of f32")]
    Some((sum / pairs as f64) as f32)
}

/// Puts one of two clusters into the other and returns (kept, neighbour) for
/// each cluster whose likeness to the kept one may have grown.
fn merge(clusters: &mut [Cluster], a: usize, b: usize) -> Vec<(usize, usize)> {
    let links = |i: usize| clusters.get(i).map_or(0, |cluster| cluster.sums.len());
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
        sums: std::mem::take(&mut cluster.sums),
    }) else {
        return Vec::new();
    };
    let mut touched = Vec::with_capacity(moved.sums.len());
    if let Some(cluster) = clusters.get_mut(kept) {
        cluster.members.extend(moved.members);
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
