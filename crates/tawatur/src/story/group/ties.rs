//! Ties: why the reports of a story are together.

use super::neighbours::Link;
use super::terms::Vector;
use crate::reading::Reading;
use crate::text::fold;

/// Words that a tie names, the weightiest first.
const MOST_WORDS: usize = 6;

/// What holds two reports of a story together. A story of n reports has n - 1
/// ties, the strongest there are, and hangs together by them.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Index of the earlier reading.
    pub a: usize,
    /// Index of the later one.
    pub b: usize,
    /// How alike they are, 0 to 1, after what time and differing numbers leave.
    pub likeness: f64,
    /// The days between them, where both are dated.
    pub days: Option<i64>,
    /// The names, rare words and numbers that they share, as the later one
    /// writes them, the weightiest first.
    pub shared: Vec<String>,
}

/// The links that hold each cluster together, the strongest there are: a
/// spanning tree a cluster, strongest first. `cluster` tells each report's.
pub(super) fn strongest(links: &[Link], cluster: &[usize]) -> Vec<Link> {
    let mut inside: Vec<&Link> = links.iter().filter(|l| cluster.get(l.a) == cluster.get(l.b)).collect();
    inside.sort_by(|p, q| q.likeness.total_cmp(&p.likeness).then((p.a, p.b).cmp(&(q.a, q.b))));
    let mut parent: Vec<usize> = (0..cluster.len()).collect();
    let mut tree = Vec::new();
    for link in inside {
        let (a, b) = (root(&mut parent, link.a), root(&mut parent, link.b));
        if let Some(above) = parent.get_mut(a.max(b)).filter(|_| a != b) {
            *above = a.min(b);
            tree.push(*link);
        }
    }
    tree
}

fn root(parent: &mut [usize], mut i: usize) -> usize {
    while let Some(above) = parent.get(i).copied().filter(|above| *above != i) {
        let next = parent.get(above).copied().unwrap_or(above);
        if let Some(own) = parent.get_mut(i) {
            *own = next;
        }
        i = above;
    }
    i
}

/// The words that two reports share and that weigh most in both.
pub(super) fn shared(a: &Vector, b: &Vector, earlier: &Reading, later: &Reading) -> Vec<String> {
    let mut terms: Vec<(f32, &str)> = a
        .shared(b)
        .filter_map(|(x, y)| Some((x.weight * y.weight, y.of(later).or_else(|| x.of(earlier))?)))
        .collect();
    terms.sort_by(|p, q| q.0.total_cmp(&p.0).then(p.1.cmp(q.1)));
    let mut words: Vec<String> = Vec::new();
    for (_, word) in terms {
        if words.len() == MOST_WORDS {
            break;
        }
        if words.iter().all(|known| fold(known) != fold(word)) {
            words.push(word.to_owned());
        }
    }
    words
}
