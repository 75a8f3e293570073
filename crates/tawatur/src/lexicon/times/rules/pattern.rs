//! Patterns of rules that name times.
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

use super::super::words::{Class, class};
use crate::text::fold;
use rustc_hash::FxHashMap;

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
pub(super) struct Words {
    ids: FxHashMap<String, WordId>,
}

impl Words {
    /// The number of a folded word.
    pub(super) fn get(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or_default()
    }

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

/// The atoms that a pattern can begin with.
pub(super) fn firsts(steps: &[Step]) -> Vec<&Atom> {
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

/// The steps of a pattern as it is written.
pub(super) fn compile(pattern: &str, words: &mut Words) -> Result<Vec<Step>, String> {
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

/// What one of the alternatives of an element matches.
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
}
