//! Puts words into classes: each word in turn moves to the class that foretells
//! its neighbours best, until few move.

use super::Bigrams;

/// Times through all words.
const ROUNDS: usize = 12;

/// A share of words that move below which it ends: one of so many.
const FEW: usize = 1000;

/// x·ln x is tabulated below this.
const TABLE: usize = 1 << 20;

/// x·ln x for whole numbers.
pub(super) struct Logs(Vec<f64>);

impl Logs {
    pub(super) fn new() -> Self {
        Self((0..TABLE).map(|x| x_ln_x(x as u64)).collect())
    }

    pub(super) fn of(&self, x: u64) -> f64 {
        usize::try_from(x)
            .ok()
            .and_then(|x| self.0.get(x))
            .copied()
            .unwrap_or_else(|| x_ln_x(x))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn x_ln_x(x: u64) -> f64 {
    if x == 0 {
        return 0.0;
    }
    // ln of the fraction by the series of atanh, so that every machine has the same bits.
    let power = x.ilog2();
    let fraction = x as f64 / (1_u64 << power) as f64;
    let z = (fraction - 1.0) / (fraction + 1.0);
    let (mut term, mut sum) = (z, 0.0);
    for n in 0..20 {
        sum += term / f64::from(2 * n + 1);
        term *= z * z;
    }
    x as f64 * (2.0 * sum + f64::from(power) * std::f64::consts::LN_2)
}

/// How often classes stand behind each other.
pub(super) struct Table {
    size: usize,
    /// Rows: the first class; columns: the second.
    pub(super) after: Vec<u64>,
    /// The same, the other way round.
    pub(super) before: Vec<u64>,
    /// How often each class occurs.
    pub(super) single: Vec<u64>,
}

impl Table {
    pub(super) fn new(bigrams: &Bigrams, class_of: &[usize], size: usize) -> Self {
        let mut table = Self {
            size,
            after: vec![0; size * size],
            before: vec![0; size * size],
            single: vec![0; size],
        };
        for (word, list) in bigrams.after.iter().enumerate() {
            let first = class_of[word];
            table.single[first] += u64::from(bigrams.counts[word]);
            for (other, count) in list {
                let second = class_of[*other as usize];
                table.after[first * size + second] += u64::from(*count);
                table.before[second * size + first] += u64::from(*count);
            }
        }
        table
    }

    fn row(list: &[u64], size: usize, class: usize) -> &[u64] {
        &list[class * size..(class + 1) * size]
    }
}

/// A word's neighbours by class.
struct Around {
    after: Vec<(usize, u64)>,
    before: Vec<(usize, u64)>,
    itself: u64,
    count: u64,
}

/// The class of each word; words are sorted by frequency.
pub(super) fn run(bigrams: &Bigrams, size: usize) -> Vec<usize> {
    let words = bigrams.counts.len();
    let mut class_of: Vec<usize> = (0..words).map(|word| word % size).collect();
    let logs = Logs::new();
    let mut table = Table::new(bigrams, &class_of, size);
    let mut sums = (vec![0_u64; size], vec![0_u64; size]);
    for _ in 0..ROUNDS {
        let mut moved = 0;
        for word in 0..words {
            let from = class_of[word];
            let around = around(bigrams, word, &class_of, &mut sums);
            shift(&mut table, from, &around, false);
            let mut best = (from, gain(&table, from, &around, &logs));
            for class in 0..size {
                let gain = gain(&table, class, &around, &logs);
                if gain > best.1 + 1e-9 {
                    best = (class, gain);
                }
            }
            shift(&mut table, best.0, &around, true);
            if best.0 != from {
                class_of[word] = best.0;
                moved += 1;
            }
        }
        if moved * FEW < words {
            break;
        }
    }
    class_of
}

fn around(bigrams: &Bigrams, word: usize, class_of: &[usize], sums: &mut (Vec<u64>, Vec<u64>)) -> Around {
    let mut itself = 0;
    let mut gather = |list: &[(u32, u32)], sums: &mut Vec<u64>| {
        let mut classes = Vec::new();
        for (other, count) in list {
            if *other as usize == word {
                itself = u64::from(*count);
                continue;
            }
            let class = class_of[*other as usize];
            if sums[class] == 0 {
                classes.push(class);
            }
            sums[class] += u64::from(*count);
        }
        classes.sort_unstable();
        let list: Vec<(usize, u64)> = classes.into_iter().map(|class| (class, sums[class])).collect();
        for (class, _) in &list {
            sums[*class] = 0;
        }
        list
    };
    let after = gather(&bigrams.after[word], &mut sums.0);
    let before = gather(&bigrams.before[word], &mut sums.1);
    Around {
        after,
        before,
        itself,
        count: u64::from(bigrams.counts[word]),
    }
}

/// Puts the word's counts into a class, or takes them out.
fn shift(table: &mut Table, class: usize, around: &Around, add: bool) {
    let size = table.size;
    let change = |slot: &mut u64, count: u64| {
        *slot = if add { *slot + count } else { *slot - count };
    };
    for (other, count) in &around.after {
        change(&mut table.after[class * size + other], *count);
        change(&mut table.before[other * size + class], *count);
    }
    for (other, count) in &around.before {
        change(&mut table.after[other * size + class], *count);
        change(&mut table.before[class * size + other], *count);
    }
    change(&mut table.after[class * size + class], around.itself);
    change(&mut table.before[class * size + class], around.itself);
    change(&mut table.single[class], around.count);
}

/// What the model gains where the word joins the class.
fn gain(table: &Table, class: usize, around: &Around, logs: &Logs) -> f64 {
    let size = table.size;
    let mut gain = 0.0;
    let mut inside = around.itself;
    let after = Table::row(&table.after, size, class);
    for (other, count) in &around.after {
        if *other == class {
            inside += count;
        } else {
            gain += logs.of(after[*other] + count) - logs.of(after[*other]);
        }
    }
    let before = Table::row(&table.before, size, class);
    for (other, count) in &around.before {
        if *other == class {
            inside += count;
        } else {
            gain += logs.of(before[*other] + count) - logs.of(before[*other]);
        }
    }
    gain += logs.of(after[class] + inside) - logs.of(after[class]);
    let single = table.single[class];
    gain - 2.0 * (logs.of(single + around.count) - logs.of(single))
}
