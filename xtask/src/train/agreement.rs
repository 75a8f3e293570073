//! `cargo xtask train agreement`: makes `ar/agreement-model.tsv` from pairs of
//! headlines that agree, disagree, or do neither.
//!
//! Logistic regression over the features that the product observes, by descent
//! over all pairs at once: the same pairs give the same weights.

use super::crf::exp;
use crate::score;
use crate::score::agreement::{self, Pair};
use anyhow::{Context, Result, anyhow};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use tawatur::lexicon::agreement::{Agreement, CLASSES};

/// Pairs a feature must occur in.
const MIN_COUNT: usize = 2;
/// Steps of the descent.
const STEPS: usize = 300;
/// How far a step goes at first.
const RATE: f64 = 0.3;
/// How strongly weights are pulled to nothing, for each pair.
const L2: f64 = 3.0;
/// Weights are written in this many parts.
const PARTS: f64 = 100.0;
/// A feature is left out if all its weights are smaller than this, in parts.
const LEAST: i16 = 4;
/// Parts of the training pairs of which one at a time is held back.
const FOLDS: usize = 5;

/// The file that is written, below the data folder.
const FILE: &str = "ar/agreement-model.tsv";

const HEAD: &str = "# The weights that tell whether two short texts agree: a feature, and in hundredths its weight for\n\
    # \"disagree\", \"agree\" and \"other\". \"pair\" is a word of one text beside one of the other, \"one\" a word\n\
    # that one text alone has, both as roots; the rest is what the slots of both hold.\n\
    # source: ANS corpus (Jude Khouja, FEVER 2020), its training part, learnt from by `cargo xtask train agreement`\n\
    # licence: Apache-2.0\n";

/// Trains, writes the model below `out`, and tells figures by cross-validation.
#[expect(clippy::print_stdout, reason = "the figures are the output")]
pub(crate) fn run(data: &Path, out: &Path) -> Result<()> {
    let pairs = agreement::load(data, "ans-train.csv")?;
    // Pairs with one headline in common stay in one part.
    let part = |pair: &Pair| score::part(&pair.first, FOLDS);
    let mut told = Vec::new();
    for held_back in 0..FOLDS {
        let rest: Vec<&Pair> = pairs.iter().filter(|pair| part(pair) != held_back).collect();
        let model = read(&learn(&rest))?;
        let held: Vec<&Pair> = pairs.iter().filter(|pair| part(pair) == held_back).collect();
        told.extend(agreement::tell(&held, &model));
    }
    let show = std::env::var_os("TAWATUR_ERRORS").is_some();
    println!("of {} pairs, each told by the others:", pairs.len());
    for row in agreement::rows(&told, show) {
        println!("{:<56} {:>8}", row.figure, row.value);
    }
    let text = learn(&pairs.iter().collect::<Vec<_>>());
    println!("{} lines, {} bytes", text.lines().count(), text.len());
    read(&text)?;
    fs::write(out.join(FILE), text).with_context(|| format!("{FILE} cannot be written"))
}

fn read(text: &str) -> Result<Agreement> {
    Agreement::read(FILE, text).map_err(|errors| anyhow!("{errors:?}"))
}

/// The model of the pairs, as it is written.
fn learn(pairs: &[&Pair]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for feature in pairs.iter().flat_map(|pair| &pair.features) {
        *counts.entry(feature).or_default() += 1;
    }
    let names: Vec<&str> = counts
        .iter()
        .filter(|(_, n)| **n >= MIN_COUNT)
        .map(|(f, _)| *f)
        .collect();
    let numbers: BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, f)| (*f, i)).collect();
    let examples: Vec<(Vec<usize>, usize)> = pairs
        .iter()
        .map(|pair| {
            let features = pair.features.iter().filter_map(|f| numbers.get(f.as_str()).copied());
            (features.collect(), pair.class)
        })
        .collect();
    let mut weights = vec![[0.0_f64; CLASSES.len()]; names.len()];
    let mut squares = vec![[1e-6_f64; CLASSES.len()]; names.len()];
    for _ in 0..STEPS {
        let mut gradients = vec![[0.0_f64; CLASSES.len()]; names.len()];
        for (features, class) in &examples {
            let wrong = misses(features, *class, &weights);
            for feature in features {
                gradients[*feature]
                    .iter_mut()
                    .zip(wrong)
                    .for_each(|(g, miss)| *g += miss);
            }
        }
        let rows = weights.iter_mut().zip(&mut squares).zip(&gradients);
        for ((row, squares), gradients) in rows {
            for ((weight, square), gradient) in row.iter_mut().zip(squares).zip(gradients) {
                let gradient = gradient + L2 * *weight;
                *square += gradient * gradient;
                *weight -= RATE * gradient / square.sqrt();
            }
        }
    }
    written(&names, &weights)
}

/// By how much each class is taken for likelier than it is.
fn misses(features: &[usize], class: usize, weights: &[[f64; CLASSES.len()]]) -> [f64; CLASSES.len()] {
    let mut sums = [0.0; CLASSES.len()];
    for row in features.iter().filter_map(|feature| weights.get(*feature)) {
        sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
    }
    let most = sums.iter().copied().fold(f64::MIN, f64::max);
    let mut likely = sums.map(|sum| exp(sum - most));
    let all: f64 = likely.iter().sum();
    likely
        .iter_mut()
        .enumerate()
        .for_each(|(c, l)| *l = *l / all - f64::from(u8::from(c == class)));
    likely
}

fn written(names: &[&str], weights: &[[f64; CLASSES.len()]]) -> String {
    let mut text = HEAD.to_owned();
    for (name, row) in names.iter().zip(weights) {
        #[expect(clippy::cast_possible_truncation, reason = "a weight of 300 is not reached")]
        let row = row.map(|weight| (weight * PARTS).round() as i16);
        if row.iter().any(|weight| weight.abs() >= LEAST) {
            let [disagree, agree, other] = row;
            let _ = writeln!(text, "{name}\t{disagree}\t{agree}\t{other}");
        }
    }
    text
}
