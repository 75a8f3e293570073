//! How common words are, for weighing shared words.

use super::DataError;
use super::lines::each_line;
use crate::text::clitics;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// The files, one a language: each word with its Zipf frequency.
const FILES: &[(&str, &str)] = &[
    ("ar/frequency.tsv", include_str!("../../data/ar/frequency.tsv")),
    ("en/frequency.tsv", include_str!("../../data/en/frequency.tsv")),
];

/// How much more common a rest must be than the whole word before the letters
/// in front of it are taken for clitics, in tenths of Zipf.
const CLITIC_MARGIN: u8 = 3;

/// How common words are, for weighing shared words.
#[derive(Debug, Default)]
pub struct Frequency {
    /// Folded word → ten times its Zipf frequency. Languages share the map:
    /// their scripts keep them apart.
    tenths: FxHashMap<&'static str, u8>,
}

impl Frequency {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut errors = Vec::new();
        let mut tenths = FxHashMap::with_capacity_and_hasher(40_000, FxBuildHasher);
        for (file, data) in FILES {
            if let Err(found) = read(file, data, &mut tenths) {
                errors.extend(found);
            }
        }
        if errors.is_empty() {
            Ok(Self { tenths })
        } else {
            Err(errors)
        }
    }

    /// The Zipf frequency of a folded word as it is written, with its clitics:
    /// log10 of how often it occurs in a thousand million words, about 7.6 for
    /// the commonest; 0 if unknown, which is rarer than about 2.8.
    #[must_use]
    pub fn zipf(&self, folded: &str) -> f32 {
        f32::from(self.tenths(folded)) / 10.0
    }

    /// The Zipf frequency of the word or of its stem, whichever is commoner.
    #[must_use]
    pub fn zipf_of_stem(&self, folded: &str) -> f32 {
        self.zipf(folded).max(self.zipf(self.stem(folded)))
    }

    /// The word without the clitics in front: those that leave the commonest
    /// rest, where that rest is clearly commoner than the whole ("لبوتين" →
    /// "بوتين", but "وزير" stays). Of an unknown word only the article goes.
    #[must_use]
    pub fn stem<'w>(&self, folded: &'w str) -> &'w str {
        let whole = self.tenths(folded);
        let mut best = (whole.saturating_add(CLITIC_MARGIN), folded);
        for (_, rest) in clitics::readings(folded).skip(1) {
            let common = self.tenths(rest);
            if common > best.0 && rest.chars().count() >= 3 {
                best = (common, rest);
            }
        }
        clitics::stem(best.1)
    }

    fn tenths(&self, folded: &str) -> u8 {
        self.tenths.get(folded).copied().unwrap_or(0)
    }
}

fn read(file: &str, data: &'static str, tenths: &mut FxHashMap<&'static str, u8>) -> Result<(), Vec<DataError>> {
    let mut errors = Vec::new();
    each_line(file, data, &mut errors, |line| {
        let zipf = line.fields.get(1).and_then(|zipf| {
            let (whole, tenth) = zipf.split_once('.')?;
            let (whole, tenth): (u8, u8) = (whole.parse().ok()?, tenth.parse().ok()?);
            (whole <= 9 && tenth <= 9).then_some(whole * 10 + tenth)
        });
        match (line.fields.first(), zipf, line.fields.len()) {
            (Some(word), Some(zipf), 2) => {
                if tenths.insert(word, zipf).is_some() {
                    return Err(format!("{word} stands here twice"));
                }
                Ok(())
            }
            _ => Err("a line is: word, tab, Zipf frequency as 4.3".to_owned()),
        }
    });
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn common_words_are_commoner_than_rare_ones() {
        let frequency = Frequency::load().unwrap();
        assert!(frequency.zipf("من") > frequency.zipf("وزير"));
        assert!(frequency.zipf("وزير") > frequency.zipf("غواصه"));
        assert!(frequency.zipf("the") > 7.0);
        assert_eq!(frequency.zipf("فوستوتشني"), 0.0);
        assert_eq!(frequency.zipf(""), 0.0);
    }

    #[test]
    fn takes_clitics_off_where_the_rest_is_commoner() {
        let frequency = Frequency::load().unwrap();
        for (word, stem) in [
            ("لبوتين", "بوتين"),
            ("وزير", "وزير"),
            ("والرئيس", "رئيس"),
            ("ولد", "ولد"),
        ] {
            assert_eq!(frequency.stem(word), stem, "{word}");
        }
        assert!(frequency.zipf_of_stem("ولبوتين") > 3.0);
    }

    #[test]
    fn every_word_is_folded() {
        let frequency = Frequency::load().unwrap();
        let mut words: Vec<_> = frequency.tenths.keys().collect();
        words.sort_unstable();
        for word in words {
            assert_eq!(fold(word), *word);
        }
    }

    #[test]
    fn a_bad_line_is_named() {
        let errors = read(
            "x.tsv",
            "# source: x\n# licence: x\nword\t4.3\nword\t4,3\n",
            &mut FxHashMap::default(),
        )
        .unwrap_err();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].line, 4);
    }
}
