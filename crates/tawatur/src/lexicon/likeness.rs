//! The weights that tell how likely two units are to say the same: logistic
//! regression as text, one feature a line, made by `cargo xtask train claims`.

use super::DataError;
use super::lines::each_line;

const FILE: (&str, &str) = ("same-claim.tsv", include_str!("../../data/same-claim.tsv"));

/// What two units have in common, in the order of [`Features`].
pub const FEATURES: [&str; 26] = [
    "always",
    "cosine of grams",
    "grams contained",
    "cosine of word classes",
    "length of shorter to longer",
    "stems shared to shorter",
    "stems shared of six",
    "rarest stem shared",
    "short",
    "names shared of both",
    "names shared",
    "no name shared",
    "figures shared",
    "figures in one",
    "other kinds of event",
    "day shared",
    "one speaker",
    "two speakers",
    "speaker of one",
    "one report",
    "beside each other",
    "both deny",
    "both accuse",
    "one accuses",
    "one expects",
    "both lead",
];

/// One number for each of [`FEATURES`].
pub type Features = [f32; FEATURES.len()];

/// A weight for each feature.
#[derive(Clone, Debug, Default)]
pub struct Likeness {
    weights: Features,
}

impl Likeness {
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Self::read(FILE.0, FILE.1)
    }

    /// Reads weights: a feature and its weight in hundredths, by a tab.
    ///
    /// # Errors
    /// Every line that cannot be read, and every feature without a weight.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<DataError>> {
        let mut known = [None; FEATURES.len()];
        let mut errors = Vec::new();
        each_line(file, text, &mut errors, |line| {
            let read = match line.fields.as_slice() {
                [name, weight] => weight.parse::<i16>().ok().and_then(|weight| {
                    let mut slots = FEATURES.iter().zip(&mut known);
                    Some((slots.find(|(feature, _)| *feature == name)?.1, weight))
                }),
                _ => None,
            };
            match read {
                Some((slot @ None, weight)) => *slot = Some(f32::from(weight) / 100.0),
                Some(_) => return Err("this feature has a weight already".to_owned()),
                None => return Err("a feature and a whole number are asked for".to_owned()),
            }
            Ok(())
        });
        let missing = FEATURES.iter().zip(&known).filter(|(_, weight)| weight.is_none());
        errors.extend(missing.map(|(feature, _)| DataError::new(file, 1, format!("\"{feature}\" has no weight"))));
        if errors.is_empty() {
            Ok(Self {
                weights: known.map(Option::unwrap_or_default),
            })
        } else {
            Err(errors)
        }
    }

    /// How likely units with these features say the same, 0 to 1.
    #[must_use]
    pub fn likely(&self, features: &Features) -> f32 {
        let sum: f32 = self
            .weights
            .iter()
            .zip(features)
            .map(|(weight, value)| weight * value)
            .sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_whole_and_bad_lines_are_told() {
        let weights = Likeness::load().unwrap();
        let mut alike = [0.0; FEATURES.len()];
        alike[0] = 1.0;
        let little = weights.likely(&alike);
        alike[1..4].fill(0.9);
        assert!(little < 0.2 && weights.likely(&alike) > little);
        let text = "# source: x\n# licence: x\nalways\t3\nalways\t4\nshort\tx\nno such\t1\n";
        let errors = Likeness::read("x.tsv", text).unwrap_err();
        let bad: Vec<usize> = errors.iter().map(|e| e.line).filter(|line| *line > 1).collect();
        assert_eq!(bad, [4, 5, 6]);
        assert_eq!(errors.len(), 3 + FEATURES.len() - 1);
    }
}
