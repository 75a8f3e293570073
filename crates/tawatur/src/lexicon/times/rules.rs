//! Rules that name times: a pattern over words and classes, and what it means.
//!
//! A rule of the register `message` is for short notes and commands ("back on
//! the 15th"), where a bare number is a day or an hour; reports are read without.

mod pattern;

pub use pattern::{Atom, NumberAtom, Step, WordId};

use self::pattern::Words;
use super::super::DataError;
use super::super::lines::{from_toml, line_at};
use super::words::{Class, Lang};
use rustc_hash::FxHashMap;
use serde::Deserialize;

const FILES: &[(&str, &str, Lang)] = &[
    (
        "ar/times-rules.toml",
        include_str!("../../../data/ar/times-rules.toml"),
        Lang::Arabic,
    ),
    (
        "en/times-rules.toml",
        include_str!("../../../data/en/times-rules.toml"),
        Lang::English,
    ),
];

/// What a rule makes of its match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// No time: the words are a trap.
    None,
    /// A day: by date, weekday, or told from today.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// A unit told from now ("last week").
    Period,
    /// Several units up to now, or from now on.
    Span,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A time of day.
    Clock,
    /// A length of time.
    Length,
    /// From so long ago until now.
    Since,
    /// So long ago.
    Ago,
    /// Days of a month, from one to the other.
    DayRange,
    /// Years, from one to the other.
    YearRange,
    /// A date of the Hijri calendar.
    Hijri,
    /// A holiday, or a day of it.
    Holiday,
    /// The first, second … or last of its kind within a longer time.
    Nth,
    /// A season.
    Season,
    /// The days at the end of a week.
    Weekend,
    /// So long from now.
    Ahead,
    /// From now until so long from now.
    Within,
    /// The moment of publication.
    Now,
}

/// How a text speaks: the rules of reports hold for messages too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Register {
    /// A news report.
    #[default]
    Report,
    /// A short note or a command.
    Message,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct TimeRule {
    /// Its name, unique in its language.
    pub id: String,
    /// Where it is written.
    pub file: &'static str,
    /// Whose words it matches.
    pub lang: Lang,
    /// In which texts it holds.
    pub register: Register,
    /// What it makes of a match.
    pub means: Means,
    /// The compiled pattern.
    pub steps: Vec<Step>,
    /// Texts it must match: the expression in brackets, then after `=` the
    /// interval, told from Thursday 2023-09-14 12:00.
    pub examples: Vec<String>,
    /// Texts it must not match.
    pub counter: Vec<String>,
}

/// The rules, and which can begin where.
#[derive(Debug, Default)]
pub struct TimeRules {
    /// All rules, in the order of the files.
    pub rules: Vec<TimeRule>,
    words: Words,
    by_word: FxHashMap<WordId, Vec<usize>>,
    by_class: FxHashMap<Class, Vec<usize>>,
    by_number: Vec<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    rule: Vec<toml::Spanned<RawRule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: String,
    #[serde(default)]
    register: Register,
    means: Means,
    pattern: String,
    why: String,
    #[serde(rename = "match")]
    examples: Vec<String>,
    not: Vec<String>,
}

impl TimeRules {
    /// Reads the data.
    pub(super) fn load(errors: &mut Vec<DataError>) -> Self {
        let mut rules = Self::default();
        for (file, data, lang) in FILES {
            rules.read(file, data, *lang, errors);
        }
        rules
    }

    fn read(&mut self, file: &'static str, data: &str, lang: Lang, errors: &mut Vec<DataError>) {
        let parsed: RuleFile = match from_toml(file, data) {
            Ok(parsed) => parsed,
            Err(error) => return errors.push(error),
        };
        for raw in parsed.rule {
            let line = line_at(data, raw.span().start);
            let raw = raw.into_inner();
            let mut fail =
                |reason: String| errors.push(DataError::new(file, line, format!("rule {}: {reason}", raw.id)));
            if raw.why.trim().is_empty() || raw.examples.is_empty() || raw.not.is_empty() {
                fail("needs a why, a match and a not".to_owned());
            }
            if self.rules.iter().any(|r| r.lang == lang && r.id == raw.id) {
                fail("the id is taken".to_owned());
            }
            match pattern::compile(&raw.pattern, &mut self.words) {
                Ok(steps) => self.add(TimeRule {
                    id: raw.id,
                    file,
                    lang,
                    register: raw.register,
                    means: raw.means,
                    steps,
                    examples: raw.examples,
                    counter: raw.not,
                }),
                Err(reason) => fail(reason),
            }
        }
    }

    /// The number of a folded word.
    #[must_use]
    pub fn word(&self, folded: &str) -> WordId {
        self.words.get(folded)
    }

    /// Rules that can begin with a word.
    #[must_use]
    pub fn with_word(&self, word: WordId) -> &[usize] {
        if word == WordId::NONE {
            return &[];
        }
        self.by_word.get(&word).map_or(&[], Vec::as_slice)
    }

    /// Rules that can begin with a word of a class.
    #[must_use]
    pub fn with_class(&self, class: Class) -> &[usize] {
        self.by_class.get(&class).map_or(&[], Vec::as_slice)
    }

    /// Rules that can begin with a number.
    #[must_use]
    pub fn with_number(&self) -> &[usize] {
        &self.by_number
    }

    fn add(&mut self, rule: TimeRule) {
        let index = self.rules.len();
        let push = |list: &mut Vec<usize>| {
            if list.last() != Some(&index) {
                list.push(index);
            }
        };
        for atom in pattern::firsts(&rule.steps) {
            match atom {
                Atom::Word(word) => push(self.by_word.entry(*word).or_default()),
                Atom::Class { class, .. } => push(self.by_class.entry(*class).or_default()),
                Atom::Number { .. } => push(&mut self.by_number),
            }
        }
        self.rules.push(rule);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_file_names_its_line() {
        let mut errors = Vec::new();
        let data = "# source: s\n# licence: l\n\n[[rule]]\nid = \"a\"\nmeans = \"dya\"\n";
        TimeRules::default().read("x.toml", data, Lang::English, &mut errors);
        assert_eq!(errors.first().map(|e| e.line), Some(6), "{errors:?}");
    }
}
