//! Words beside a full stop that does not end a sentence.

use super::DataError;
use super::lines::each_line;
use crate::text::fold;
use rustc_hash::FxHashMap;

const FILES: [(&str, &str); 2] = [
    ("ar/stops.tsv", include_str!("../../data/ar/stops.tsv")),
    ("en/stops.tsv", include_str!("../../data/en/stops.tsv")),
];

/// Words beside a full stop that does not end a sentence, folded.
#[derive(Debug, Default)]
pub struct Stops {
    words: FxHashMap<String, Stop>,
    /// Texts, and whether each is one sentence.
    examples: Vec<(&'static str, bool)>,
}

/// What a word beside a full stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The name of a Latin letter: "بي".
    Letter,
    /// The last part of an address of the web: "نت".
    Domain,
    /// A short form, which a name or a number follows: "Dr".
    Short,
    /// A short form if a number follows: "No".
    Number,
}

impl Stops {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut stops = Self::default();
        let mut errors = Vec::new();
        for (file, data) in FILES {
            each_line(file, data, &mut errors, |line| stops.add(&line.fields));
        }
        if errors.is_empty() { Ok(stops) } else { Err(errors) }
    }

    /// Whether a folded word is this.
    #[must_use]
    pub fn is(&self, word: &str, stop: Stop) -> bool {
        self.words.get(word) == Some(&stop)
    }

    fn add(&mut self, fields: &[&'static str]) -> Result<(), String> {
        let &[kind, words] = fields else {
            return Err("two fields are needed: kind, words".to_owned());
        };
        let stop = match kind {
            "letter" => Stop::Letter,
            "domain" => Stop::Domain,
            "short" => Stop::Short,
            "number" => Stop::Number,
            "example" | "counterexample" => {
                self.examples.push((words, kind == "example"));
                return Ok(());
            }
            _ => return Err(format!("no kind is called \"{kind}\"")),
        };
        for word in words.split(' ') {
            if self.words.insert(fold(word), stop).is_some() {
                return Err(format!("\"{word}\" stands here twice"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
impl Stops {
    /// Texts, and whether each is one sentence.
    pub(crate) fn examples(&self) -> &[(&'static str, bool)] {
        &self.examples
    }
}
