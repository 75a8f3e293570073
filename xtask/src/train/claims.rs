//! `cargo xtask train claims`: makes `same-claim.tsv` from labelled stories, those
//! held back left out.
//!
//! Logistic regression over pairs of units that both hold labelled evidence, by
//! Newton's method: the same labels give the same weights.

use crate::score::claims::labels::{self, Labelled};
use anyhow::{Context, Result, anyhow, ensure};
use std::fmt::Write;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::lexicon::likeness::{FEATURES, Features, Likeness};
use tawatur::story::likeness;

/// The file that is written, below the data folder.
const FILE: &str = "same-claim.tsv";

const HEAD: &str = "# How likely two units of a story are to say the same: what they have in common, and its weight in\n\
    # hundredths. Learnt by `cargo xtask train claims` from stories labelled with claims.\n\
    # source: statements-ar, corpus/gold/claims-ar.json (its development part), corpus/stories/claims.json\n\
    # licence: MIT OR Apache-2.0\n";

/// How strongly weights but the first are pulled to nothing.
const L2: f64 = 10.0;
/// Newton's method is done long before so many steps.
const STEPS: usize = 25;
/// Weights are written in this many parts.
const PARTS: f64 = 100.0;

/// A pair of units, and whether they say the same.
type Example = (Features, bool);

/// Trains and writes the weights below `out`.
#[expect(clippy::print_stdout, reason = "the figures are the output")]
pub(crate) fn run(data: &Path, out: &Path) -> Result<()> {
    let mut stories = labels::given(data)?;
    stories.extend(labels::own(data, "training")?);
    stories.extend(labels::own(data, "development")?);
    stories.extend(labels::own(data, "further")?);
    stories.extend(labels::invented()?);
    let examples: Vec<Example> = stories.iter().flat_map(examples).collect();
    let alike = examples.iter().filter(|(_, same)| *same).count();
    println!(
        "{} stories, {} pairs, {alike} of them alike",
        stories.len(),
        examples.len()
    );
    let text = written(&learn(&examples)?);
    Likeness::read(FILE, &text).map_err(|errors| anyhow!("{errors:?}"))?;
    std::fs::write(out.join(FILE), text).with_context(|| format!("{FILE} cannot be written"))
}

/// The pairs of a story's units that both hold labelled evidence.
fn examples(labels: &Labelled) -> Vec<Example> {
    let (units, pairs) = likeness::observe(&labels.readings, Lexicon::builtin());
    let claims: Vec<Vec<usize>> = units
        .iter()
        .map(|(reading, span)| {
            let held = |e: &labels::Place| e.is_held_by(*reading, *span);
            let claims = (0..).zip(&labels.claims);
            claims
                .filter(|(_, claim)| claim.evidence.iter().any(held))
                .map(|(index, _)| index)
                .collect()
        })
        .collect();
    let labelled = |(a, b, features)| {
        let (own, theirs): (&Vec<usize>, &Vec<usize>) = (claims.get(a)?, claims.get(b)?);
        let both = !own.is_empty() && !theirs.is_empty();
        both.then(|| (features, own.iter().any(|claim| theirs.contains(claim))))
    };
    pairs.into_iter().filter_map(labelled).collect()
}

fn learn(examples: &[Example]) -> Result<[f64; FEATURES.len()]> {
    const N: usize = FEATURES.len();
    let mut weights = [0.0_f64; N];
    for _ in 0..STEPS {
        let mut gradient = [0.0_f64; N];
        let mut curvature = [[0.0_f64; N]; N];
        for (features, same) in examples {
            let values = features.map(f64::from);
            let sum: f64 = weights.iter().zip(&values).map(|(w, v)| w * v).sum();
            let likely = 1.0 / (1.0 + super::crf::exp(-sum));
            let wrong = likely - f64::from(u8::from(*same));
            for (i, value) in values.iter().enumerate().filter(|(_, value)| **value != 0.0) {
                gradient[i] += wrong * value;
                for (cell, other) in curvature[i].iter_mut().zip(&values) {
                    *cell += likely * (1.0 - likely) * value * other;
                }
            }
        }
        for i in 0..N {
            let pull = if i == 0 { 1e-6 } else { L2 };
            gradient[i] += pull * weights[i];
            curvature[i][i] += pull;
        }
        let step = solve(curvature, gradient)?;
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight -= step);
    }
    Ok(weights)
}

/// Solves a system of equations by elimination; the matrix is positive definite,
/// so that no pivot is nothing.
fn solve<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> Result<[f64; N]> {
    for i in 0..N {
        ensure!(
            matrix[i][i].abs() > 1e-12,
            "the feature {:?} tells nothing",
            FEATURES.get(i)
        );
        for j in i + 1..N {
            let factor = matrix[j][i] / matrix[i][i];
            let above = matrix[i];
            matrix[j]
                .iter_mut()
                .zip(above)
                .skip(i)
                .for_each(|(cell, above)| *cell -= factor * above);
            right[j] -= factor * right[i];
        }
    }
    for i in (0..N).rev() {
        let known: f64 = (i + 1..N).map(|k| matrix[i][k] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    Ok(right)
}

fn written(weights: &[f64; FEATURES.len()]) -> String {
    let mut text = HEAD.to_owned();
    for (name, weight) in FEATURES.iter().zip(weights) {
        let _ = writeln!(text, "{name}\t{:.0}", weight * PARTS);
    }
    text
}
