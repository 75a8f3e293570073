//! Joins classes pair by pair, the least loss first: the way from the root to a
//! class is its path.

use super::Bigrams;
use super::exchange::{Logs, Table};

/// The classes that are left, with the loss of joining each pair.
struct Joining {
    size: usize,
    table: Table,
    loss: Vec<f64>,
    left: Vec<usize>,
    logs: Logs,
}

/// The path of each class, of 0 and 1.
pub(super) fn paths(bigrams: &Bigrams, class_of: &[usize], size: usize) -> Vec<String> {
    let mut joining = Joining {
        size,
        table: Table::new(bigrams, class_of, size),
        loss: vec![0.0; size * size],
        left: (0..size).collect(),
        logs: Logs::new(),
    };
    for a in 0..size {
        for b in a + 1..size {
            joining.loss[a * size + b] = joining.whole_loss(a, b);
        }
    }
    // The classes under each that is left, and their paths from there.
    let mut under: Vec<Vec<(usize, String)>> = (0..size).map(|class| vec![(class, String::new())]).collect();
    while joining.left.len() > 1 {
        let (a, b) = joining.cheapest();
        joining.join(a, b);
        let second = std::mem::take(&mut under[b]);
        for (_, path) in &mut under[a] {
            path.insert(0, '0');
        }
        under[a].extend(second.into_iter().map(|(class, path)| (class, format!("1{path}"))));
    }
    let mut paths = vec![String::new(); size];
    for (class, path) in under.into_iter().flatten() {
        paths[class] = path;
    }
    paths
}

impl Joining {
    fn count(&self, first: usize, second: usize) -> u64 {
        self.table.after[first * self.size + second]
    }

    /// What joining two classes loses beside a third.
    fn beside(&self, a: usize, b: usize, other: usize) -> f64 {
        let pair = |x: u64, y: u64| {
            if x == 0 || y == 0 {
                0.0
            } else {
                self.logs.of(x) + self.logs.of(y) - self.logs.of(x + y)
            }
        };
        let (after, before) = (&self.table.after, &self.table.before);
        let (row_a, row_b) = (a * self.size + other, b * self.size + other);
        pair(after[row_a], after[row_b]) + pair(before[row_a], before[row_b])
    }

    /// What joining loses beside all others and between the two.
    fn whole_loss(&self, a: usize, b: usize) -> f64 {
        let others = self.left.iter().filter(|other| **other != a && **other != b);
        let sum: f64 = others.map(|other| self.beside(a, b, *other)).sum();
        sum + self.between(a, b)
    }

    fn between(&self, a: usize, b: usize) -> f64 {
        let of = |x| self.logs.of(x);
        let inside = [self.count(a, a), self.count(a, b), self.count(b, a), self.count(b, b)];
        let pairs: f64 = inside.iter().map(|count| of(*count)).sum();
        let (single_a, single_b) = (self.table.single[a], self.table.single[b]);
        pairs - of(inside.iter().sum()) - 2.0 * (of(single_a) + of(single_b) - of(single_a + single_b))
    }

    fn cheapest(&self) -> (usize, usize) {
        let mut best = (f64::INFINITY, 0, 0);
        for (at, a) in self.left.iter().enumerate() {
            for b in self.left.iter().skip(at + 1) {
                let loss = self.loss[a * self.size + b];
                if loss < best.0 {
                    best = (loss, *a, *b);
                }
            }
        }
        (best.1, best.2)
    }

    /// Joins class `b` to class `a`.
    fn join(&mut self, a: usize, b: usize) {
        let size = self.size;
        self.left.retain(|class| *class != b);
        let others: Vec<usize> = self.left.iter().copied().filter(|class| *class != a).collect();
        for (at, i) in others.iter().enumerate() {
            for j in others.iter().skip(at + 1) {
                self.loss[i * size + j] -= self.beside(*i, *j, a) + self.beside(*i, *j, b);
            }
        }
        for class in 0..size {
            let (from_b, to_b) = (self.table.after[b * size + class], self.table.before[b * size + class]);
            self.table.after[b * size + class] = 0;
            self.table.before[b * size + class] = 0;
            self.table.after[a * size + class] += from_b;
            self.table.before[a * size + class] += to_b;
        }
        for class in 0..size {
            let (to_b, from_b) = (self.table.after[class * size + b], self.table.before[class * size + b]);
            self.table.after[class * size + b] = 0;
            self.table.before[class * size + b] = 0;
            self.table.after[class * size + a] += to_b;
            self.table.before[class * size + a] += from_b;
        }
        self.table.single[a] += std::mem::take(&mut self.table.single[b]);
        for (at, i) in others.iter().enumerate() {
            for j in others.iter().skip(at + 1) {
                self.loss[i * size + j] += self.beside(*i, *j, a);
            }
        }
        for other in others {
            let (first, second) = (a.min(other), a.max(other));
            self.loss[first * size + second] = self.whole_loss(first, second);
        }
    }
}
