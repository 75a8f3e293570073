//! What opens and closes the parts of a report ("إقرأ أيضاً", "المصدر:"), and
//! what dates of publication are written with.

mod rule;

pub use rule::{Follows, Opens, Place, Rule};

use super::lines::each_line;
use super::{DataError, Line};
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// The files, below `data/`.
macro_rules! data {
    ($name:literal) => {
        [
            (concat!("ar/", $name), include_str!(concat!("../../data/ar/", $name))),
            (concat!("en/", $name), include_str!(concat!("../../data/en/", $name))),
        ]
    };
}

/// What opens and closes the parts of a report ("إقرأ أيضاً", "المصدر:").
#[derive(Debug, Default)]
pub struct Parts {
    /// By first word, the rules with the longest opening first.
    rules: FxHashMap<String, Vec<Rule>>,
    /// Folded names of months, of one or two words.
    months: FxHashMap<String, i8>,
    /// Folded words beside dates.
    date_words: FxHashMap<String, Vec<DateWord>>,
    /// Folded words, one or two, that show what a short line is.
    outlet_words: FxHashMap<String, Vec<OutletWord>>,
    /// Folded words that show a language, by its tag.
    function_words: BTreeMap<&'static str, FxHashSet<String>>,
}

/// What a word beside a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateWord {
    /// Nothing of its own: a weekday, "الساعة".
    Beside,
    /// Before noon.
    Am,
    /// After noon.
    Pm,
    /// The clock of Greenwich.
    Utc,
    /// Stands for sources in a line that names them: "وكالات".
    Desk,
    /// Opens an aside after a dash: what is before it is no dateline.
    Aside,
}

/// What a word says of a short line above or below the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutletWord {
    /// Opens the name of an outlet: "صحيفة".
    Opens,
    /// Ends one: "Gazette".
    Ends,
    /// Ends one, or another line: "Today".
    MayEnd,
    /// Is in the name of an agency: "أنباء".
    Agency,
    /// Says who at the outlet wrote it: "news desk".
    Desk,
    /// Stands in brackets at the end of a text and names nobody: "انتهى".
    Closes,
    /// Names a section of the outlet: "سياسة".
    Section,
}

impl Parts {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut parts = Self::default();
        let mut errors = Vec::new();
        for (file, data) in data!("parts.tsv") {
            each_line(file, data, &mut errors, |line| parts.add_rule(file, line));
        }
        for (file, data) in data!("months.tsv") {
            each_line(file, data, &mut errors, |line| parts.add_month(line));
        }
        for (file, data) in data!("dates.tsv") {
            each_line(file, data, &mut errors, |line| parts.add_date_word(line));
        }
        for (file, data) in data!("parts-outlets.tsv") {
            each_line(file, data, &mut errors, |line| parts.add_outlet_word(line));
        }
        for (file, data) in data!("function-words.tsv") {
            let tag = file.get(..2).unwrap_or_default();
            let words = parts.function_words.entry(tag).or_default();
            each_line(file, data, &mut errors, |line| {
                words.extend(line.fields.iter().map(|word| fold(word)));
                Ok(())
            });
        }
        if errors.is_empty() { Ok(parts) } else { Err(errors) }
    }

    /// The rules whose first word is `word` (folded), the longest first.
    #[must_use]
    pub fn rules(&self, word: &str) -> &[Rule] {
        self.rules.get(word).map_or(&[], Vec::as_slice)
    }

    /// The number of the month with this folded name, of one word or of two
    /// with a space between.
    #[must_use]
    pub fn month(&self, name: &str) -> Option<i8> {
        self.months.get(name).copied()
    }

    /// Whether a folded word has this role beside a date.
    #[must_use]
    pub fn is_date_word(&self, word: &str, role: DateWord) -> bool {
        self.date_words.get(word).is_some_and(|roles| roles.contains(&role))
    }

    /// Whether a folded word has any role beside a date.
    #[must_use]
    pub fn is_beside_date(&self, word: &str) -> bool {
        self.date_words.get(word).is_some_and(|roles| {
            roles
                .iter()
                .any(|role| !matches!(role, DateWord::Desk | DateWord::Aside))
        })
    }

    /// Whether folded words, one or two with a space between, have this role
    /// in a short line above or below the body.
    #[must_use]
    pub fn is_outlet_word(&self, words: &str, role: OutletWord) -> bool {
        self.outlet_words.get(words).is_some_and(|roles| roles.contains(&role))
    }

    /// Whether a folded word shows that the text is in the language `tag`.
    #[must_use]
    pub fn is_function_word(&self, tag: &str, word: &str) -> bool {
        self.function_words.get(tag).is_some_and(|words| words.contains(word))
    }

    fn add_rule(&mut self, file: &'static str, line: &Line<'static>) -> Result<(), String> {
        let rule = Rule::read(file, line)?;
        let Some(first) = rule.words.first() else {
            return Err("a rule needs words".to_owned());
        };
        let rules = self.rules.entry(first.clone()).or_default();
        if rules.iter().any(|known| known.is_same(&rule)) {
            return Err("the rule is given twice".to_owned());
        }
        let at = rules.partition_point(|known| known.words.len() >= rule.words.len());
        rules.insert(at, rule);
        Ok(())
    }

    fn add_month(&mut self, line: &Line<'_>) -> Result<(), String> {
        let &[name, number] = line.fields.as_slice() else {
            return Err("two fields are needed: name, number".to_owned());
        };
        let Ok(number @ 1..=12) = number.parse() else {
            return Err("the number of a month is 1 to 12".to_owned());
        };
        match self.months.insert(fold(name), number) {
            Some(old) if old != number => Err("the month has two numbers".to_owned()),
            _ => Ok(()),
        }
    }

    fn add_outlet_word(&mut self, line: &Line<'_>) -> Result<(), String> {
        let &[role, words] = line.fields.as_slice() else {
            return Err("two fields are needed: role, words".to_owned());
        };
        let role = match role {
            "opens" => OutletWord::Opens,
            "ends" => OutletWord::Ends,
            "may-end" => OutletWord::MayEnd,
            "agency" => OutletWord::Agency,
            "desk" => OutletWord::Desk,
            "closes" => OutletWord::Closes,
            "section" => OutletWord::Section,
            _ => return Err(format!("no role is called \"{role}\"")),
        };
        if words.split_whitespace().count() > 2 {
            return Err("one word or two are looked up".to_owned());
        }
        let roles = self.outlet_words.entry(fold(words)).or_default();
        if roles.contains(&role) {
            return Err("the words are given twice".to_owned());
        }
        roles.push(role);
        Ok(())
    }

    fn add_date_word(&mut self, line: &Line<'_>) -> Result<(), String> {
        let &[role, word] = line.fields.as_slice() else {
            return Err("two fields are needed: role, word".to_owned());
        };
        let role = match role {
            "beside" => DateWord::Beside,
            "am" => DateWord::Am,
            "pm" => DateWord::Pm,
            "utc" => DateWord::Utc,
            "desk" => DateWord::Desk,
            "aside" => DateWord::Aside,
            _ => return Err(format!("no role is called \"{role}\"")),
        };
        self.date_words.entry(fold(word)).or_default().push(role);
        Ok(())
    }
}

#[cfg(test)]
impl Parts {
    /// All rules, for testing each on its own examples: file, line, rule, the
    /// line that matches and the one that does not.
    pub(crate) fn examples(&self) -> Vec<(&'static str, usize, &Rule, &'static str, &'static str)> {
        let firsts: std::collections::BTreeSet<&String> = self.rules.keys().collect();
        firsts
            .into_iter()
            .flat_map(|first| self.rules(first))
            .map(|rule| (rule.file, rule.line, rule, rule.matches, rule.matches_not))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts::load().unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    #[test]
    fn months_of_every_region() {
        let parts = parts();
        for (name, number) in [
            ("شتنبر", 9),
            ("أيلول", 9),
            ("كانون الثاني", 1),
            ("غشت", 8),
            ("sept", 9),
            ("May", 5),
        ] {
            assert_eq!(parts.month(&fold(name)), Some(number), "{name}");
        }
        assert_eq!(parts.month("صفر"), None);
    }

    #[test]
    fn the_longest_opening_comes_first() {
        let parts = parts();
        let lengths: Vec<_> = parts.rules("اقرا").iter().map(|rule| rule.words.len()).collect();
        assert!(lengths.is_sorted_by(|a, b| a >= b) && lengths.len() > 2, "{lengths:?}");
    }

    #[test]
    fn bad_lines_are_told() {
        let mut parts = Parts::default();
        let line = |fields: &'static str| Line {
            number: 3,
            fields: fields.split('\t').collect(),
        };
        for (fields, reason) in [
            ("related\tany\tmark\tx\ta", "six fields are needed"),
            ("relate\tany\tmark\tx\ta\tb", "no kind of line is called \"relate\""),
            ("related\tend\tmark\tx\ta\tb", "no place is called \"end\""),
            ("related\tany\tword\tx\ta\tb", "nothing is called \"word\""),
            ("related\tany\tmark\t:\ta\tb", "a rule needs words"),
        ] {
            let error = parts.add_rule("f", &line(fields)).expect_err(fields);
            assert!(error.starts_with(reason), "{error}");
        }
        assert!(parts.add_month(&line("مايو\t13")).is_err());
        assert!(parts.add_date_word(&line("noon\tظهرا")).is_err());
        assert!(parts.add_outlet_word(&line("opens\tx y z")).is_err());
        assert!(parts.add_outlet_word(&line("begins\tx")).is_err());
    }
}
