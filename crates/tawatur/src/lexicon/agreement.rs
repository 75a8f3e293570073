//! The weights that tell whether two short texts agree: logistic regression as
//! text, one feature a line, made by `cargo xtask train agreement`.

use super::DataError;
use rustc_hash::FxHashMap;

/// What two texts of one topic can be to each other.
pub const CLASSES: [&str; 3] = ["disagree", "agree", "other"];

/// One weight for each class, in hundredths.
pub type Weights = [i16; CLASSES.len()];

const FILE: (&str, &str) = (
    "ar/agreement-model.tsv",
    include_str!("../../data/ar/agreement-model.tsv"),
);

/// Weights by feature.
#[derive(Debug, Default)]
pub struct Agreement {
    weights: FxHashMap<String, Weights>,
}

impl Agreement {
    /// The weights compiled into this build. No part of the lexicon, since no
    /// reading and no brief needs them.
    ///
    /// # Errors
    /// Every line that cannot be read.
    pub fn load() -> Result<Self, Vec<DataError>> {
        Self::read(FILE.0, FILE.1)
    }

    /// Reads a model: a feature and its weights by class, by tabs.
    ///
    /// # Errors
    /// Every line that cannot be read.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<DataError>> {
        let mut model = Self::default();
        let mut errors = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let mut fields = line.split('\t');
            let feature = fields.next().unwrap_or_default();
            let weights: Vec<i16> = fields.filter_map(|field| field.parse().ok()).collect();
            match Weights::try_from(weights) {
                Ok(weights) => {
                    model.weights.insert(feature.to_owned(), weights);
                }
                Err(_) => errors.push(DataError::new(
                    file,
                    number,
                    "a feature and three weights are asked for",
                )),
            }
        }
        if errors.is_empty() { Ok(model) } else { Err(errors) }
    }

    /// The weights of a feature; none for an unknown one.
    #[must_use]
    pub fn weights(&self, feature: &str) -> Option<Weights> {
        self.weights.get(feature).copied()
    }

    /// The sums of the features' weights by class, in hundredths.
    #[must_use]
    pub fn sums<'f>(&self, features: impl Iterator<Item = &'f str>) -> [i32; CLASSES.len()] {
        let mut sums = [0; CLASSES.len()];
        for weights in features.filter_map(|feature| self.weights(feature)) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(weight);
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_whole() {
        assert!(Agreement::load().is_ok_and(|model| !model.weights.is_empty()));
    }

    #[test]
    fn a_line_without_its_weights_is_told() {
        let errors = Agreement::read("x.tsv", "# head\nneg 1\t3\t-4\t0\nbad\t1\n").unwrap_err();
        assert_eq!(errors.iter().map(|e| e.line).collect::<Vec<_>>(), [3]);
        let model = Agreement::read("x.tsv", "neg 1\t3\t-4\t0\n").unwrap();
        assert_eq!(model.sums(["neg 1", "neg 1", "none"].into_iter()), [6, -8, 0]);
    }
}
