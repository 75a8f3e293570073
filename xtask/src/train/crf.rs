//! A linear-chain conditional random field, learnt by FTRL-proximal steps: L1
//! keeps few weights, and the same input gives the same weights to the last bit
//! on any machine (no function of the platform's mathematics is called).

use std::cmp::Ordering;
use tawatur::lexicon::name_model::{LABELS, OUTSIDE, may_follow};

/// A sentence: the features of each word, and its label.
pub(super) type Sentence = Vec<(Vec<u32>, usize)>;

/// Times through all sentences.
const ROUNDS: usize = 20;
/// The last rounds, of whose weights the mean is taken: one round's weights hang on which features it left out.
const AVERAGED: usize = 10;
/// How far a step goes.
const RATE: f32 = 0.2;
/// What a weight must be worth to be more than nothing.
const L1: f32 = 1.0;
/// How strongly weights are pulled to nothing.
const L2: f32 = 1.0;

/// The weights learnt: for each feature and label, and for each pair of labels.
pub(super) struct Learnt {
    pub(super) features: Vec<[f32; LABELS]>,
    pub(super) transitions: [[f32; LABELS]; LABELS],
}

/// Learns from the sentences.
pub(super) fn learn(sentences: &[Sentence], features: usize) -> Learnt {
    let mut weights = vec![[Weight::default(); LABELS]; features];
    let mut transitions = [[Weight::default(); LABELS]; LABELS];
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut learnt = Learnt {
        features: vec![[0.0; LABELS]; features],
        transitions: [[0.0; LABELS]; LABELS],
    };
    for round in 0..ROUNDS {
        shuffle(&mut order, &mut random);
        for index in &order {
            if let Some(sentence) = sentences.get(*index) {
                let thinned = thinned(sentence, &mut random);
                step(&thinned, &mut weights, &mut transitions);
            }
        }
        if round >= ROUNDS - AVERAGED {
            add(&weights, &mut learnt.features);
            add(&transitions, &mut learnt.transitions);
        }
    }
    learnt
}

/// Adds the share of one round in the mean.
fn add(weights: &[[Weight; LABELS]], means: &mut [[f32; LABELS]]) {
    #[expect(clippy::cast_precision_loss, reason = "a small number")]
    const COUNT: f32 = AVERAGED as f32;
    for (mean, weight) in means.iter_mut().zip(weights) {
        mean.iter_mut()
            .zip(weight)
            .for_each(|(mean, weight)| *mean += weight.value / COUNT);
    }
}

/// The sentence with some features left out, so that none is leant on alone:
/// what tells a name in unseen text is seldom the word itself.
fn thinned(sentence: &Sentence, random: &mut u64) -> Sentence {
    let mut keep = |_: &u32| draw(random) % 100 >= LEFT_OUT;
    let of_word =
        |(features, label): &(Vec<u32>, usize)| (features.iter().copied().filter(&mut keep).collect(), *label);
    sentence.iter().map(of_word).collect()
}

/// The next number of the generator.
fn draw(random: &mut u64) -> u64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    *random >> 11
}

/// One weight with what FTRL keeps of its past.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    value: f32,
    pull: f32,
    squares: f32,
}

impl Weight {
    fn learn(&mut self, gradient: f32) {
        let squares = self.squares + gradient * gradient;
        let sigma = (squares.sqrt() - self.squares.sqrt()) / RATE;
        self.pull += gradient - sigma * self.value;
        self.squares = squares;
        self.value = if self.pull.abs() <= L1 {
            0.0
        } else {
            let pull = self.pull - L1.copysign(self.pull);
            -pull / ((1.0 + squares.sqrt()) / RATE + L2)
        };
    }
}

/// How many of a hundred features are left out at a time.
const LEFT_OUT: u64 = 30;

/// Gradients below this change nothing.
const NEGLIGIBLE: f64 = 1e-4;

type Row = [f64; LABELS];

fn step(sentence: &Sentence, weights: &mut [[Weight; LABELS]], transitions: &mut [[Weight; LABELS]; LABELS]) {
    let own: Vec<Row> = sentence
        .iter()
        .map(|(features, _)| potentials(features, weights))
        .collect();
    let mut link = [[0.0; LABELS]; LABELS];
    for (before, (row, weights)) in link.iter_mut().zip(transitions.iter()).enumerate() {
        for (after, (slot, weight)) in row.iter_mut().zip(weights).enumerate() {
            if may_follow(before, after) {
                *slot = exp(f64::from(weight.value));
            }
        }
    }
    let forward = forward(&own, &link);
    let mut backward = [1.0; LABELS];
    let mut expected = [[0.0; LABELS]; LABELS];
    for i in (0..sentence.len()).rev() {
        let (Some((features, gold)), Some(ahead)) = (sentence.get(i), forward.get(i)) else {
            break;
        };
        let mut share: Row = [0.0; LABELS];
        share
            .iter_mut()
            .zip(ahead)
            .zip(&backward)
            .for_each(|((s, a), b)| *s = a * b);
        normalise(&mut share);
        for feature in features {
            let Some(row) = weights.get_mut(*feature as usize) else {
                continue;
            };
            for (label, (weight, share)) in row.iter_mut().zip(&share).enumerate() {
                let gradient = share - f64::from(u8::from(label == *gold));
                if gradient.abs() > NEGLIGIBLE {
                    weight.learn(narrow(gradient));
                }
            }
        }
        let Some(before) = i.checked_sub(1).and_then(|p| forward.get(p)) else {
            break;
        };
        let Some(here) = own.get(i) else { break };
        let mut pairs = [[0.0; LABELS]; LABELS];
        let mut sum = 0.0;
        let mut next: Row = [0.0; LABELS];
        for (((pairs, links), from), next) in pairs.iter_mut().zip(&link).zip(before).zip(&mut next) {
            for (((pair, link), here), back) in pairs.iter_mut().zip(links).zip(here).zip(&backward) {
                let way = link * here * back;
                *next += way;
                *pair = from * way;
                sum += *pair;
            }
        }
        for (expected, pairs) in expected.iter_mut().zip(&pairs) {
            expected
                .iter_mut()
                .zip(pairs)
                .for_each(|(e, p)| *e += p / sum.max(f64::MIN_POSITIVE));
        }
        normalise(&mut next);
        backward = next;
    }
    for pair in sentence.windows(2) {
        if let [(_, before), (_, after)] = pair
            && let Some(slot) = expected.get_mut(*before).and_then(|row| row.get_mut(*after))
        {
            *slot -= 1.0;
        }
    }
    for (row, expected) in transitions.iter_mut().zip(&expected) {
        for (weight, gradient) in row.iter_mut().zip(expected) {
            if gradient.abs() > NEGLIGIBLE {
                weight.learn(narrow(*gradient));
            }
        }
    }
}

fn forward(own: &[Row], link: &[Row; LABELS]) -> Vec<Row> {
    let mut all: Vec<Row> = Vec::with_capacity(own.len());
    for here in own {
        let mut row = *here;
        match all.last() {
            None => {
                let labels = row.iter_mut().enumerate();
                labels
                    .filter(|(label, _)| !may_follow(OUTSIDE, *label))
                    .for_each(|(_, slot)| *slot = 0.0);
            }
            Some(before) => {
                let mut sums = [0.0; LABELS];
                for (from, links) in before.iter().zip(link) {
                    sums.iter_mut().zip(links).for_each(|(sum, link)| *sum += from * link);
                }
                row.iter_mut().zip(&sums).for_each(|(slot, sum)| *slot *= sum);
            }
        }
        normalise(&mut row);
        all.push(row);
    }
    all
}

/// e to the summed weights, scaled so that the largest is 1.
fn potentials(features: &[u32], weights: &[[Weight; LABELS]]) -> Row {
    let mut sums: Row = [0.0; LABELS];
    for row in features.iter().filter_map(|feature| weights.get(*feature as usize)) {
        sums.iter_mut()
            .zip(row)
            .for_each(|(sum, weight)| *sum += f64::from(weight.value));
    }
    let most = sums
        .iter()
        .copied()
        .max_by(|a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal))
        .unwrap_or(0.0);
    sums.map(|sum| exp(sum - most).max(1e-30))
}

fn normalise(row: &mut Row) {
    let sum: f64 = row.iter().sum();
    row.iter_mut().for_each(|slot| *slot /= sum.max(f64::MIN_POSITIVE));
}

/// The exponential by its series, the same on every machine.
pub(super) fn exp(x: f64) -> f64 {
    if x < -80.0 {
        return 0.0;
    }
    let x = x.min(80.0);
    let halvings = (x * std::f64::consts::LOG2_E).round();
    let rest = x - halvings * std::f64::consts::LN_2;
    let mut term = 1.0;
    let mut sum = 1.0;
    for n in 1..14 {
        term *= rest / f64::from(n);
        sum += term;
    }
    #[expect(clippy::cast_possible_truncation, reason = "between -116 and 116")]
    let power = halvings as i32;
    sum * 2.0_f64.powi(power)
}

#[expect(clippy::cast_possible_truncation, reason = "a gradient needs no more")]
fn narrow(gradient: f64) -> f32 {
    gradient as f32
}

/// Fisher and Yates, by a generator of its own.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for at in (1..order.len()).rev() {
        let other = usize::try_from(draw(random) % (at as u64 + 1)).unwrap_or(0);
        order.swap(at, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_is_the_exponential() {
        for x in [-70.0_f64, -3.2, 0.0, 0.4, 1.0, 12.5] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn what_is_seen_is_learnt() {
        let sentences: Vec<Sentence> = vec![vec![(vec![0], 0), (vec![1], 1), (vec![1, 2], 2)]; 40];
        let learnt = learn(&sentences, 3);
        assert!(learnt.features[0][0] > learnt.features[0][1]);
        assert!(learnt.features[2][2] > learnt.features[2][1]);
        assert!(learnt.transitions[1][2] > learnt.transitions[1][1]);
        assert_eq!(learn(&sentences, 3).features, learnt.features);
    }
}
