//! What opens and closes the parts of a report ("إقرأ أيضاً", "المصدر:"), and
//! what dates of publication are written with.

use super::{DataError, Line, lines};
use crate::text::{TokenKind, Tokens, fold};
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

/// A rule: what a line is that begins with certain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What the line is.
    pub opens: Opens,
    /// Where it may stand.
    pub place: Place,
    /// What must follow its first words.
    pub follows: Follows,
    /// The first words, folded.
    pub words: Vec<String>,
    file: &'static str,
    line: usize,
    matches: &'static str,
    matches_not: &'static str,
}

/// What a line is that a rule matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// Gives the date of publication.
    Published,
    /// Gives the date of the last change.
    Updated,
    /// Names who wrote it.
    Byline,
    /// Names who published it ("المصدر: …").
    Source,
    /// Names whom it is taken from ("نقلا عن …").
    Taken,
    /// Names who made it or who owns it.
    Credit,
    /// Describes a picture, or names who took it.
    Caption,
    /// Gives search words.
    Keywords,
    /// Points at another article.
    Related,
    /// Ends a post of another author.
    Post,
    /// Invites to follow or subscribe.
    Follow,
}

/// Where in a report a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On every line.
    Any,
    /// Before the body.
    Head,
    /// On the last lines.
    Tail,
}

/// What must follow a rule's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// A mark, or the end of the line.
    Mark,
    /// Anything, in a short line without a full stop.
    Short,
    /// The name of an agency or outlet.
    Outlet,
    /// Anything.
    Any,
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
        let mut each =
            |files: [(&'static str, &'static str); 2],
             add: &mut dyn FnMut(&'static str, &Line<'static>) -> Result<(), DataError>| {
                for (file, data) in files {
                    match lines(file, data) {
                        Ok(found) => errors.extend(found.iter().filter_map(|line| add(file, line).err())),
                        Err(error) => errors.push(error),
                    }
                }
            };
        each(data!("parts.tsv"), &mut |file, line| parts.add_rule(file, line));
        each(data!("months.tsv"), &mut |file, line| parts.add_month(file, line));
        each(data!("dates.tsv"), &mut |file, line| parts.add_date_word(file, line));
        each(data!("parts-outlets.tsv"), &mut |file, line| {
            parts.add_outlet_word(file, line)
        });
        each(data!("function-words.tsv"), &mut |file, line| {
            let tag = file.get(..2).unwrap_or_default();
            let words = parts.function_words.entry(tag).or_default();
            words.extend(line.fields.iter().map(|word| fold(word)));
            Ok(())
        });
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

    fn add_rule(&mut self, file: &'static str, line: &Line<'static>) -> Result<(), DataError> {
        let fail = |reason: String| DataError::new(file, line.number, reason);
        let &[opens, place, follows, words, matches, matches_not] = line.fields.as_slice() else {
            return Err(fail(
                "six fields are needed: kind, place, what follows, words, a line that matches, one that does not"
                    .to_owned(),
            ));
        };
        let opens = match opens {
            "published" => Opens::Published,
            "updated" => Opens::Updated,
            "byline" => Opens::Byline,
            "source" => Opens::Source,
            "taken" => Opens::Taken,
            "credit" => Opens::Credit,
            "caption" => Opens::Caption,
            "keywords" => Opens::Keywords,
            "related" => Opens::Related,
            "post" => Opens::Post,
            "follow" => Opens::Follow,
            _ => return Err(fail(format!("no kind of line is called \"{opens}\""))),
        };
        let place = match place {
            "any" => Place::Any,
            "head" => Place::Head,
            "tail" => Place::Tail,
            _ => return Err(fail(format!("no place is called \"{place}\""))),
        };
        let follows = match follows {
            "mark" => Follows::Mark,
            "short" => Follows::Short,
            "outlet" => Follows::Outlet,
            "any" => Follows::Any,
            _ => return Err(fail(format!("nothing is called \"{follows}\" that may follow"))),
        };
        let words: Vec<String> = Tokens::new(words)
            .iter()
            .filter(|t| t.kind != TokenKind::Mark)
            .map(|t| t.fold.to_owned())
            .collect();
        let Some(first) = words.first() else {
            return Err(fail("a rule needs words".to_owned()));
        };
        let rules = self.rules.entry(first.clone()).or_default();
        if rules
            .iter()
            .any(|r| r.words == words && r.place == place && r.follows == follows)
        {
            return Err(fail("the rule is given twice".to_owned()));
        }
        let at = rules.partition_point(|rule| rule.words.len() >= words.len());
        rules.insert(
            at,
            Rule {
                opens,
                place,
                follows,
                words,
                file,
                line: line.number,
                matches,
                matches_not,
            },
        );
        Ok(())
    }

    fn add_month(&mut self, file: &str, line: &Line<'static>) -> Result<(), DataError> {
        let &[name, number] = line.fields.as_slice() else {
            return Err(DataError::new(file, line.number, "two fields are needed: name, number"));
        };
        match number.parse() {
            Ok(number @ 1..=12) => {
                let old = self.months.insert(fold(name), number);
                match old {
                    Some(old) if old != number => Err(DataError::new(file, line.number, "the month has two numbers")),
                    _ => Ok(()),
                }
            }
            _ => Err(DataError::new(file, line.number, "the number of a month is 1 to 12")),
        }
    }

    fn add_outlet_word(&mut self, file: &str, line: &Line<'static>) -> Result<(), DataError> {
        let fail = |reason: String| DataError::new(file, line.number, reason);
        let &[role, words] = line.fields.as_slice() else {
            return Err(fail("two fields are needed: role, words".to_owned()));
        };
        let role = match role {
            "opens" => OutletWord::Opens,
            "ends" => OutletWord::Ends,
            "may-end" => OutletWord::MayEnd,
            "agency" => OutletWord::Agency,
            "desk" => OutletWord::Desk,
            "closes" => OutletWord::Closes,
            "section" => OutletWord::Section,
            _ => return Err(fail(format!("no role is called \"{role}\""))),
        };
        if words.split_whitespace().count() > 2 {
            return Err(fail("one word or two are looked up".to_owned()));
        }
        let roles = self.outlet_words.entry(fold(words)).or_default();
        if roles.contains(&role) {
            return Err(fail("the words are given twice".to_owned()));
        }
        roles.push(role);
        Ok(())
    }

    fn add_date_word(&mut self, file: &str, line: &Line<'static>) -> Result<(), DataError> {
        let &[role, word] = line.fields.as_slice() else {
            return Err(DataError::new(file, line.number, "two fields are needed: role, word"));
        };
        let role = match role {
            "beside" => DateWord::Beside,
            "am" => DateWord::Am,
            "pm" => DateWord::Pm,
            "utc" => DateWord::Utc,
            "desk" => DateWord::Desk,
            "aside" => DateWord::Aside,
            _ => {
                return Err(DataError::new(
                    file,
                    line.number,
                    format!("no role is called \"{role}\""),
                ));
            }
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
    fn bad_lines_are_told_by_file_and_line() {
        let mut parts = Parts::default();
        let line = |fields: &'static str| Line {
            number: 3,
            fields: fields.split('\t').collect(),
        };
        for (fields, reason) in [
            ("related\tany\tmark\tx\ta", "f:3: six fields are needed"),
            (
                "relate\tany\tmark\tx\ta\tb",
                "f:3: no kind of line is called \"relate\"",
            ),
            ("related\tend\tmark\tx\ta\tb", "f:3: no place is called \"end\""),
            ("related\tany\tword\tx\ta\tb", "f:3: nothing is called \"word\""),
            ("related\tany\tmark\t:\ta\tb", "f:3: a rule needs words"),
        ] {
            let error = parts.add_rule("f", &line(fields)).expect_err(fields).to_string();
            assert!(error.starts_with(reason), "{error}");
        }
        assert!(parts.add_month("f", &line("مايو\t13")).is_err());
        assert!(parts.add_date_word("f", &line("noon\tظهرا")).is_err());
        assert!(parts.add_outlet_word("f", &line("opens\tx y z")).is_err());
        assert!(parts.add_outlet_word("f", &line("begins\tx")).is_err());
    }
}
