//! Number words.

use super::super::DataError;
use super::super::lines::each_line;
use crate::text::fold;
use rustc_hash::FxHashMap;

const FILES: &[(&str, &str)] = &[
    ("ar/numbers.tsv", include_str!("../../../data/ar/numbers.tsv")),
    ("en/numbers.tsv", include_str!("../../../data/en/numbers.tsv")),
];

/// What a number word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberClass {
    /// Joins two parts ("and").
    And,
    /// "a" in "a million".
    Article,
    /// Nought.
    Zero,
    /// 1 to 9.
    Unit,
    /// A unit only in composition (أحد عشر), else another word.
    Bound,
    /// 10, and what makes 11 to 19 of a unit before it.
    Ten,
    /// 10 to 19 in one word.
    Teen,
    /// 20 to 90.
    Tens,
    /// 100, or what makes hundreds of a unit before it.
    Hundred,
    /// 200 to 900 in one word.
    Hundreds,
    /// A thousand and up: multiplies what stands before it.
    Scale,
    /// Two of a scale in one word (ألفان).
    Dual,
    /// A scale's plural: multiplies, or stands for "many" alone.
    Plural,
    /// Twelve.
    Dozen,
    /// Twelves, after a number.
    Dozens,
    /// An order of magnitude for "many" (عشرات).
    Order,
    /// A part of one.
    Fraction,
    /// Parts of one, counted (أرباع).
    Fractions,
    /// A part of one by a word that says something else as often ("ثمن", a price).
    DoubtfulFraction,
    /// A place in an order.
    Ordinal,
    /// Makes digits an ordinal ("21st").
    Suffix,
    /// Before a number: less than nought ("سالب").
    Minus,
    /// Between a number and its decimals ("فاصلة").
    Point,
    /// Between the parts of a division ("واحد على ثلاثة").
    Over,
    /// Written onto digits: what they are multiplied by ("10k").
    Magnitude,
}

/// What stands beside a number and bears on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BesideClass {
    /// Before it: about.
    About,
    /// Behind it: about.
    AboutAfter,
    /// Before it: at least.
    AtLeast,
    /// Behind it: at least.
    AtLeastAfter,
    /// Before it: at most.
    AtMost,
    /// Behind it: at most.
    AtMostAfter,
    /// Behind it: hundredths.
    Percent,
    /// In its place: words that are no number.
    Trap,
    /// Between a part and the whole ("واحد من ثلاثة").
    OutOf,
    /// The same, and one part if no number stands before ("جزء من مئة").
    PartsOf,
    /// Before a doubtful fraction: it is a price.
    Paid,
}

/// The number words of all languages.
#[derive(Debug, Default)]
pub struct NumberWords {
    words: FxHashMap<String, Vec<(NumberClass, f64)>>,
    /// By first word, then the words of each phrase.
    beside: FxHashMap<String, Vec<(Vec<String>, BesideClass)>>,
    /// The same, by last word.
    beside_last: FxHashMap<String, Vec<(Vec<String>, BesideClass)>>,
}

impl NumberWords {
    /// Reads the data.
    pub(super) fn load(errors: &mut Vec<DataError>) -> Self {
        let mut number_words = Self::default();
        for (file, data) in FILES {
            each_line(file, data, errors, |line| number_words.add(&line.fields));
        }
        number_words
    }

    /// What a folded word without clitics can be; empty where it is no number word.
    #[must_use]
    pub fn get(&self, folded: &str) -> &[(NumberClass, f64)] {
        self.words.get(folded).map_or(&[], Vec::as_slice)
    }

    /// The phrases that begin with a folded word, longest first.
    #[must_use]
    pub fn beside(&self, first: &str) -> &[(Vec<String>, BesideClass)] {
        self.beside.get(first).map_or(&[], Vec::as_slice)
    }

    /// The phrases that end with a folded word, longest first.
    #[must_use]
    pub fn beside_last(&self, last: &str) -> &[(Vec<String>, BesideClass)] {
        self.beside_last.get(last).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, fields: &[&str]) -> Result<(), String> {
        let [class, value, forms] = fields else {
            return Err(format!("{} fields, not 3", fields.len()));
        };
        let value: f64 = value.parse().map_err(|_| format!("\"{value}\" is no number"))?;
        for form in forms.split('|') {
            let form = fold(form.trim());
            if form.is_empty() {
                return Err("an empty form".to_owned());
            }
            if let Some(beside) = beside_class(class) {
                let words: Vec<String> = form.split_whitespace().map(str::to_owned).collect();
                let (Some(first), Some(last)) = (words.first(), words.last()) else {
                    continue;
                };
                for (map, key) in [(&mut self.beside, first.clone()), (&mut self.beside_last, last.clone())] {
                    let phrases = map.entry(key).or_default();
                    phrases.push((words.clone(), beside));
                    phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
                    phrases.dedup();
                }
                continue;
            }
            let class = number_class(class).ok_or_else(|| format!("\"{class}\" is no class of number words"))?;
            if form.contains(char::is_whitespace) {
                return Err(format!("\"{form}\" is more than one word"));
            }
            let senses = self.words.entry(form).or_default();
            if senses.iter().all(|(c, v)| (*c, *v) != (class, value)) {
                senses.push((class, value));
            }
        }
        Ok(())
    }
}

fn number_class(name: &str) -> Option<NumberClass> {
    Some(match name {
        "and" => NumberClass::And,
        "article" => NumberClass::Article,
        "zero" => NumberClass::Zero,
        "unit" => NumberClass::Unit,
        "bound" => NumberClass::Bound,
        "ten" => NumberClass::Ten,
        "teen" => NumberClass::Teen,
        "tens" => NumberClass::Tens,
        "hundred" => NumberClass::Hundred,
        "hundreds" => NumberClass::Hundreds,
        "scale" => NumberClass::Scale,
        "dual" => NumberClass::Dual,
        "plural" => NumberClass::Plural,
        "dozen" => NumberClass::Dozen,
        "dozens" => NumberClass::Dozens,
        "order" => NumberClass::Order,
        "fraction" => NumberClass::Fraction,
        "fractions" => NumberClass::Fractions,
        "doubtful-fraction" => NumberClass::DoubtfulFraction,
        "ordinal" => NumberClass::Ordinal,
        "suffix" => NumberClass::Suffix,
        "minus" => NumberClass::Minus,
        "point" => NumberClass::Point,
        "over" => NumberClass::Over,
        "magnitude" => NumberClass::Magnitude,
        _ => return None,
    })
}

fn beside_class(name: &str) -> Option<BesideClass> {
    Some(match name {
        "about" => BesideClass::About,
        "about-after" => BesideClass::AboutAfter,
        "at-least" => BesideClass::AtLeast,
        "at-least-after" => BesideClass::AtLeastAfter,
        "at-most" => BesideClass::AtMost,
        "at-most-after" => BesideClass::AtMostAfter,
        "percent" => BesideClass::Percent,
        "trap" => BesideClass::Trap,
        "out-of" => BesideClass::OutOf,
        "parts-of" => BesideClass::PartsOf,
        "paid" => BesideClass::Paid,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_says_what_is_wrong() {
        let mut words = NumberWords::default();
        assert_eq!(words.add(&["unit", "x", "سبعة"]), Err("\"x\" is no number".to_owned()));
        assert!(words.add(&["unti", "7", "سبعة"]).unwrap_err().contains("unti"));
        assert!(words.add(&["unit", "7"]).is_err());
        assert!(words.add(&["unit", "7", "سبعة عشر"]).is_err());
    }
}
