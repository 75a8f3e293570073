//! Words of time and what each can be.

use super::super::DataError;
use super::super::lines::each_line;
use crate::text::{Tokens, fold};
use rustc_hash::FxHashMap;

const FILES: &[(&str, &str, Lang)] = &[
    ("ar/times.tsv", include_str!("../../../data/ar/times.tsv"), Lang::Arabic),
    (
        "en/times.tsv",
        include_str!("../../../data/en/times.tsv"),
        Lang::English,
    ),
];

/// Whose data a word or rule comes from: a rule matches words of its own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Under `data/ar`.
    Arabic,
    /// Under `data/en`.
    English,
}

/// Number of a class of words, as named in the data.
pub type Class = u8;

/// The classes, by name; a class is its place here.
pub const CLASSES: &[&str] = &[
    "weekday",
    "day-word",
    "month",
    "hijri",
    "shift",
    "today",
    "tonight",
    "which",
    "this",
    "unit",
    "units",
    "dual",
    "moment",
    "half",
    "year-word",
    "month-word",
    "part",
    "adverb",
    "edge",
    "hour-word",
    "zone",
    "decade",
    "approx",
    "few",
    "range-open",
    "range-join",
    "link",
    "past",
    "present",
    "future",
    "article",
    "minus",
    "clock-name",
    "day-name",
    "last",
    "bare-weekday",
    "season",
    "weekend",
    "holiday",
    "era",
    "now",
    "equals",
    "half-day",
    "spoken-day",
    "until",
    "side",
    "from",
];

/// The class called `name`.
#[must_use]
pub fn class(name: &str) -> Option<Class> {
    CLASSES
        .iter()
        .position(|c| *c == name)
        .and_then(|i| Class::try_from(i).ok())
}

/// One thing that one or more words can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sense {
    /// The words after the first, folded.
    pub rest: Vec<String>,
    /// Which class.
    pub class: Class,
    /// Which of its class.
    pub value: i32,
    /// Whose data.
    pub lang: Lang,
    /// Whether the text must write it with a capital.
    pub capital: bool,
}

/// The words of time of all languages.
#[derive(Debug, Default)]
pub struct TimeWords {
    by_first: FxHashMap<String, Vec<Sense>>,
}

impl TimeWords {
    /// Reads the data.
    pub(super) fn load(errors: &mut Vec<DataError>) -> Self {
        let mut words = Self::default();
        for (file, data, lang) in FILES {
            each_line(file, data, errors, |line| words.add(&line.fields, *lang));
        }
        words
    }

    /// What can begin with a folded word without clitics, the longest first.
    #[must_use]
    pub fn get(&self, folded: &str) -> &[Sense] {
        self.by_first.get(folded).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, fields: &[&str], lang: Lang) -> Result<(), String> {
        let [name, value, forms] = fields else {
            return Err(format!("{} fields, not 3", fields.len()));
        };
        let value: i32 = value.parse().map_err(|_| format!("\"{value}\" is no whole number"))?;
        self.add_forms(name, value, forms, lang)
    }

    /// Adds the forms of one value of a class, separated by `|`.
    pub(super) fn add_forms(&mut self, name: &str, value: i32, forms: &str, lang: Lang) -> Result<(), String> {
        let class = class(name).ok_or_else(|| format!("\"{name}\" is no class of words of time"))?;
        for form in forms.split('|') {
            let tokens = Tokens::new(form);
            let mut parts = tokens.iter().map(|t| t.fold.to_owned());
            let first = parts.next().ok_or("an empty form")?;
            let sense = Sense {
                rest: parts.collect(),
                class,
                value,
                lang,
                capital: form.trim().starts_with(char::is_uppercase),
            };
            debug_assert_eq!(first, fold(&first));
            let senses = self.by_first.entry(first).or_default();
            if !senses.contains(&sense) {
                senses.push(sense);
                senses.sort_by_key(|s| std::cmp::Reverse(s.rest.len()));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_says_what_is_wrong() {
        let mut words = TimeWords::default();
        assert!(
            words
                .add(&["wekday", "1", "x"], Lang::English)
                .unwrap_err()
                .contains("wekday")
        );
        assert!(words.add(&["weekday", "one", "x"], Lang::English).is_err());
        assert!(words.add(&["weekday", "1", "Monday|"], Lang::English).is_err());
    }
}
