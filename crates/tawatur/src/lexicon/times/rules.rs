//! Rules that name times: a pattern over words and classes, and what it means.
//!
//! A pattern is a row of elements with a space between them:
//!
//! | element | matches |
//! |---|---|
//! | `من` | this word, folded; `من\|بين` one of several |
//! | `<month>` | a word of a class of `times.tsv`; `<the-unit>` only with the article |
//! | `و<d>` | the same with a clitic on it |
//! | `<n>` `<d>` `<m>` `<y>` `<h>` `<min>` `<ord>` | a number: any, a day, a month, a year, an hour, a minute, an ordinal |
//! | `<hour-ord>` | an hour named by its ordinal ("الثالثة"; "الثالث" is a day) |
//! | `<digits-y>` | a year from 1900 on, in digits |
//! | `<clock>` `<point-clock>` `<run-clock>` | `14:30`; `14.30`; `1430` |
//! | `<numdate>` `<short-date>` `<day-month>` | `2023-09-14`, `14/9/2023`; `14/9/23`; `14/9` |
//! | `<month-day-year>` | `9/14, 2023` |
//! | `x?` | x or nothing; `( x y )?` the row or nothing |
//! | `!x` | nothing, where x does not follow |
//! | `[ x ]` | the time expression is x, what stands around is context |
//!
//! The first word may carry any clitic, the others only what the pattern says.
//!
//! A rule of the register `message` is for short notes and commands ("back on
//! the 15th"), where a bare number is a day or an hour; reports are read without.

use super::super::DataError;
use super::words::{Class, Lang, class};
use crate::text::fold;
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

/// One step of a compiled pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// One element: any of these.
    Any(Vec<Atom>),
    /// None of these may follow.
    Not(Vec<Atom>),
    /// The next so many steps may be left out.
    Optional(usize),
    /// The expression begins.
    Open,
    /// The expression ends.
    Close,
}

/// A folded word or mark that rules ask for, by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordId(u32);

impl WordId {
    /// A word that no rule asks for; no rule's word equals it.
    pub const NONE: Self = Self(0);
}

/// The words that rules ask for.
#[derive(Debug, Default)]
struct Words {
    ids: FxHashMap<String, WordId>,
}

impl Words {
    fn id(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.ids.get(folded) {
            return *id;
        }
        let id = WordId(u32::try_from(self.ids.len() + 1).unwrap_or(u32::MAX));
        self.ids.insert(folded.to_owned(), id);
        id
    }
}

/// What an element matches.
#[derive(Clone, Debug, PartialEq)]
pub enum Atom {
    /// A folded word or mark.
    Word(WordId),
    /// A word of a class, with this clitic and with or without the article.
    Class {
        /// Which class.
        class: Class,
        /// With the article.
        definite: bool,
        /// Clitic letters before it.
        clitic: String,
    },
    /// A number, with this clitic.
    Number {
        /// Which number.
        number: NumberAtom,
        /// Clitic letters before it; before digits they stand alone.
        clitic: String,
    },
}

/// Which number an element matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberAtom {
    /// Any cardinal.
    Count,
    /// 1 to 31, cardinal or ordinal.
    Day,
    /// 1000 to 2999.
    Year,
    /// 1900 to 2100, in digits, not a round hundred.
    DigitYear,
    /// 0 to 24.
    Hour,
    /// 0 to 59.
    Minute,
    /// An ordinal.
    Ordinal,
    /// An ordinal of the form that names hours.
    HourOrdinal,
    /// 1 to 12.
    Month,
    /// `14:30`, `14:30:05`.
    Clock,
    /// `14.30`, `14,30`.
    PointClock,
    /// `1430`, `340`.
    RunClock,
    /// A date in digits.
    NumDate,
    /// A date in digits with a year of two digits.
    ShortDate,
    /// A day and a month in digits.
    DayMonth,
    /// A month, a day and behind a comma the year in digits.
    MonthDayYear,
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
        for key in ["# source:", "# licence:"] {
            if !data
                .lines()
                .take_while(|l| l.starts_with('#'))
                .any(|l| l.starts_with(key))
            {
                errors.push(DataError::new(file, 1, format!("the head has no line \"{key} …\"")));
            }
        }
        let line_at = |offset: usize| data.get(..offset).map_or(1, |head| head.lines().count().max(1));
        let parsed: RuleFile = match toml::from_str(data) {
            Ok(parsed) => parsed,
            Err(error) => {
                let line = error.span().map_or(1, |s| line_at(s.start));
                errors.push(DataError::new(file, line, error.message()));
                return;
            }
        };
        for raw in parsed.rule {
            let line = line_at(raw.span().start);
            let raw = raw.into_inner();
            let mut fail =
                |reason: String| errors.push(DataError::new(file, line, format!("rule {}: {reason}", raw.id)));
            if raw.why.trim().is_empty() || raw.examples.is_empty() || raw.not.is_empty() {
                fail("needs a why, a match and a not".to_owned());
            }
            if self.rules.iter().any(|r| r.lang == lang && r.id == raw.id) {
                fail("the id is taken".to_owned());
            }
            match compile(&raw.pattern, &mut self.words) {
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
        self.words.ids.get(folded).copied().unwrap_or_default()
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
        for atom in firsts(&rule.steps) {
            match atom {
                Atom::Word(word) => push(self.by_word.entry(*word).or_default()),
                Atom::Class { class, .. } => push(self.by_class.entry(*class).or_default()),
                Atom::Number { .. } => push(&mut self.by_number),
            }
        }
        self.rules.push(rule);
    }
}

/// The atoms that a pattern can begin with.
fn firsts(steps: &[Step]) -> Vec<&Atom> {
    let mut found = Vec::new();
    let mut todo = vec![0];
    while let Some(at) = todo.pop() {
        match steps.get(at) {
            Some(Step::Any(atoms)) => found.extend(atoms),
            Some(Step::Optional(len)) => todo.extend([at + 1, at + 1 + len]),
            Some(Step::Open | Step::Close | Step::Not(_)) => todo.push(at + 1),
            None => {}
        }
    }
    found
}

fn compile(pattern: &str, words: &mut Words) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    let mut group: Option<usize> = None;
    for element in pattern.split_whitespace() {
        match element {
            "(" => {
                if group.replace(steps.len()).is_some() {
                    return Err("a group inside a group".to_owned());
                }
                steps.push(Step::Optional(0));
            }
            ")?" => {
                let open = group.take().ok_or("\")?\" without \"(\"")?;
                let len = steps.len() - open - 1;
                if let Some(step) = steps.get_mut(open) {
                    *step = Step::Optional(len);
                }
            }
            "[" => steps.push(Step::Open),
            "]" => steps.push(Step::Close),
            _ if element.starts_with('!') && element.len() > 1 => {
                let atoms = element
                    .split_at(1)
                    .1
                    .split('|')
                    .map(|text| atom(text, words))
                    .collect::<Result<Vec<_>, _>>()?;
                steps.push(Step::Not(atoms));
            }
            _ => {
                let (body, optional) = element.strip_suffix('?').map_or((element, false), |body| (body, true));
                if optional {
                    steps.push(Step::Optional(1));
                }
                let atoms = body
                    .split('|')
                    .map(|text| atom(text, words))
                    .collect::<Result<Vec<_>, _>>()?;
                steps.push(Step::Any(atoms));
            }
        }
    }
    let opens = steps.iter().filter(|s| **s == Step::Open).count();
    let closes = steps.iter().filter(|s| **s == Step::Close).count();
    if group.is_some() || opens > 1 || opens != closes || steps.is_empty() {
        return Err(format!("\"{pattern}\" does not close what it opens"));
    }
    Ok(steps)
}

fn atom(text: &str, words: &mut Words) -> Result<Atom, String> {
    let Some((clitic, rest)) = text.split_once('<') else {
        let word = fold(text.strip_prefix('\\').unwrap_or(text));
        return if word.is_empty() {
            Err("an empty element".to_owned())
        } else {
            Ok(Atom::Word(words.id(&word)))
        };
    };
    let name = rest
        .strip_suffix('>')
        .ok_or_else(|| format!("\"{text}\" has no \">\""))?;
    let number = match name {
        "n" => NumberAtom::Count,
        "d" => NumberAtom::Day,
        "y" => NumberAtom::Year,
        "digits-y" => NumberAtom::DigitYear,
        "h" => NumberAtom::Hour,
        "min" => NumberAtom::Minute,
        "ord" => NumberAtom::Ordinal,
        "hour-ord" => NumberAtom::HourOrdinal,
        "m" => NumberAtom::Month,
        "clock" => NumberAtom::Clock,
        "point-clock" => NumberAtom::PointClock,
        "run-clock" => NumberAtom::RunClock,
        "numdate" => NumberAtom::NumDate,
        "short-date" => NumberAtom::ShortDate,
        "day-month" => NumberAtom::DayMonth,
        "month-day-year" => NumberAtom::MonthDayYear,
        _ => {
            let (definite, name) = name.strip_prefix("the-").map_or((false, name), |n| (true, n));
            let class = class(name).ok_or_else(|| format!("\"{name}\" is no class"))?;
            return Ok(Atom::Class {
                class,
                definite,
                clitic: fold(clitic),
            });
        }
    };
    Ok(Atom::Number {
        number,
        clitic: fold(clitic),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compiles_patterns() {
        let mut words = Words::default();
        let steps = compile("في [ <d> ( من <month> )? ]", &mut words).unwrap();
        assert_eq!(steps.len(), 7);
        assert_eq!(steps.get(3), Some(&Step::Optional(2)));
        assert_eq!(firsts(&steps), [&Atom::Word(words.id("في"))]);
    }

    #[test]
    fn refuses_bad_patterns() {
        for bad in ["", "( من", "من )?", "[ من", "<mnth>", "<month"] {
            assert!(compile(bad, &mut Words::default()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_bad_file_names_its_line() {
        let mut errors = Vec::new();
        let data = "# source: s\n# licence: l\n\n[[rule]]\nid = \"a\"\nmeans = \"dya\"\n";
        TimeRules::default().read("x.toml", data, Lang::English, &mut errors);
        assert_eq!(errors.first().map(|e| e.line), Some(6), "{errors:?}");
    }
}
