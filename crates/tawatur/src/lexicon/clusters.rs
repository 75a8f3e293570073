//! Classes of words that stand among the same words: what a rare word most
//! likely is, by words that a model has seen.

use super::DataError;
use super::lines::each_long;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// The file: each word with the path of its class.
const FILE: (&str, &str) = ("ar/word-clusters.tsv", include_str!("../../data/ar/word-clusters.tsv"));

/// The longest path, in steps.
const MAX_PATH: usize = 24;

/// The class of a word: the way to it in a tree in which like classes are near.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cluster(u32);

impl Cluster {
    /// A number for the class; 0 for that of an unknown word.
    #[must_use]
    pub fn code(self) -> u32 {
        self.0
    }

    /// A number for the branch that the first `steps` of the path lead to.
    #[must_use]
    pub fn branch(self, steps: u32) -> u32 {
        // The highest bit set stands before the first step.
        let length = self.0.checked_ilog2().unwrap_or(0);
        self.0 >> length.saturating_sub(steps)
    }

    /// Reads a path of 0 and 1.
    fn parse(path: &str) -> Option<Self> {
        let steps = !path.is_empty() && path.len() <= MAX_PATH && path.bytes().all(|b| matches!(b, b'0' | b'1'));
        let bits = steps.then(|| u32::from_str_radix(path, 2).ok())??;
        Some(Self(1 << path.len() | bits))
    }
}

/// The classes, by folded word.
#[derive(Debug, Default)]
pub struct Clusters {
    of: FxHashMap<&'static str, Cluster>,
}

impl Clusters {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut clusters = Self {
            of: FxHashMap::with_capacity_and_hasher(1 << 16, FxBuildHasher),
        };
        clusters.read(FILE.0, FILE.1)?;
        Ok(clusters)
    }

    /// The class of a folded word as it is written.
    #[must_use]
    pub fn of(&self, folded: &str) -> Option<Cluster> {
        self.of.get(folded).copied()
    }

    fn read(&mut self, file: &str, data: &'static str) -> Result<(), Vec<DataError>> {
        let mut errors = Vec::new();
        each_long(file, data, &mut errors, |line| {
            let entry = line.split_once('\t');
            let (word, cluster) = entry
                .and_then(|(word, path)| Some((word, Cluster::parse(path)?)))
                .ok_or("a line is: word, tab, path of 0 and 1")?;
            match self.of.insert(word, cluster) {
                Some(_) => Err(format!("{word} stands here twice")),
                None => Ok(()),
            }
        });
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn like_words_have_like_paths() {
        let clusters = Clusters::load().unwrap();
        let of = |word| clusters.of(word).unwrap();
        let near = |a, b| of(a).branch(4) == of(b).branch(4);
        assert!(near("بوتين", "ماكرون") && !near("بوتين", "قال"));
        assert!(near("قال", "اكد"));
        assert_eq!(clusters.of("فوستوتشنيي"), None);
    }

    #[test]
    fn branches_are_told_apart_by_length() {
        let cluster = Cluster::parse("0010").unwrap();
        assert_eq!(cluster.branch(2), 0b100);
        assert_eq!(cluster.branch(9), cluster.code());
        assert_ne!(cluster.branch(1), Cluster::parse("1").unwrap().code());
        assert_eq!(Cluster::default().branch(4), 0);
    }

    #[test]
    fn every_word_is_folded() {
        let clusters = Clusters::load().unwrap();
        let mut words: Vec<_> = clusters.of.keys().collect();
        words.sort_unstable();
        for word in words {
            assert_eq!(fold(word), *word);
        }
    }

    #[test]
    fn a_bad_line_is_named() {
        let data = "# source: x\n# licence: x\nword\t010\nword\t01\nother\t012\nthird\t\n";
        let errors = Clusters::default().read("x.tsv", data).unwrap_err();
        assert_eq!(errors.iter().map(|e| e.line).collect::<Vec<_>>(), [4, 5, 6]);
    }
}
