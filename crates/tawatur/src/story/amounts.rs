//! Amounts: numbers in a unit with what they count, and of what part and time.

use super::similarity::{self, FUNCTION_WORD};
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::text::numbers::{self, NumberKind, Qualifier};
use crate::text::{Span, TokenKind, clitics};

/// A word within this many before a number makes it a part ("بينهم 3").
const PART_REACH: usize = 3;

/// A word within this many before a number makes it the most that there may be.
const ALLOWED_REACH: usize = 6;

/// A time longer than this many hours makes a number the sum over it.
const SUM_HOURS: i64 = 48;

/// Words this far from a number, at the most, tell whether it is a sum.
const SUM_REACH: usize = 60;

/// Whole numbers are rounded where their last digit counts at least so many …
const ROUND_UNIT: f64 = 1000.0;
/// … and by no more than this share.
const ROUNDED: f64 = 0.02;

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// The number.
    pub(super) value: f64,
    /// The values that its words allow ("نحو", "ما لا يقل عن").
    pub(super) bounds: (f64, f64),
    /// The stem of the counted noun, folded; for victims, what befell them.
    pub(super) noun: String,
    /// The figure with its noun, as written.
    pub(super) span: Span,
    /// The noun alone, or the sign that stands for it.
    pub(super) counted: Span,
    /// Whether it gives an order of magnitude alone ("عشرات").
    pub(super) vague: bool,
    /// Whether it counts a part of another number ("بينهم 3 أطفال").
    pub(super) part: bool,
    /// Whether it tells how many there may be ("مرخص لها بنقل 140").
    pub(super) allowed: bool,
    /// Whether it is the sum of a longer time ("منذ بدء الحرب").
    pub(super) sum: bool,
}

impl Figure {
    /// Whether both count the same thing and can be the same number.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.counts_like(other) && !self.apart(other)
    }

    /// Whether both count the same thing and cannot be the same number.
    pub(super) fn differs(&self, other: &Self) -> bool {
        self.counts_like(other) && self.apart(other)
    }

    /// Whether the two cannot both hold, as far as they tell: of one kind, both
    /// the whole or both a part, both of the event or both of a longer time.
    pub(super) fn disputes(&self, other: &Self) -> bool {
        self.differs(other) && self.part == other.part && self.sum == other.sum
    }

    /// Counted nouns in all their numbers begin alike or are of one root: قتيل,
    /// قتيلا; راكب, ركاب; victim, victims. What may be is no count of what is.
    pub(super) fn counts_like(&self, other: &Self) -> bool {
        if self.allowed != other.allowed {
            return false;
        }
        let common = self
            .noun
            .chars()
            .zip(other.noun.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let shorter = self.noun.chars().count().min(other.noun.chars().count());
        self.noun == other.noun
            || similarity::root(&self.noun) == similarity::root(&other.noun)
            || common >= 3 && common + 1 >= shorter
    }

    fn apart(&self, other: &Self) -> bool {
        let (low, high) = (self.value.min(other.value), self.value.max(other.value));
        let within = self.bounds.1 >= other.bounds.0 && other.bounds.1 >= self.bounds.0;
        !within && !rounds_to(low, high) && !rounds_to(high, low)
    }
}

/// The span without the conjunction or preposition that is written onto the number it begins
/// with: "بثلاثين مليون دولار".
fn without_preposition(span: Span, reading: &Reading, lexicon: &Lexicon) -> Span {
    let fold = reading.tokens.fold(reading.tokens.at(span.start));
    let numbers = &lexicon.times.numbers;
    let clitic = clitics::readings(fold)
        .find(|(_, rest)| !numbers.get(rest).is_empty())
        .map_or("", |(clitic, _)| clitic.strip_suffix("ال").unwrap_or(clitic));
    let cut = span.of(&reading.report.text).starts_with(clitic) && !clitic.ends_with("لل");
    Span::new(span.start + if cut { clitic.len() } else { 0 }, span.end)
}

/// The figure that a number makes with the noun after it; a bare number is none.
/// `event` is the kind of event with victims that is named nearest before it:
/// "35 people" are as many dead after "killed", or before it.
pub(super) fn figure(
    unit: &Unit,
    reading: &Reading,
    number: &numbers::Number,
    event: Option<usize>,
    lexicon: &Lexicon,
) -> Option<Figure> {
    let end = reading.tokens.within(unit.span).end;
    let first = number.tokens.start;
    let end_of_number = number.tokens.end.saturating_sub(1);
    let build = |first: usize, last: usize, at: usize, noun: &str| {
        let span = without_preposition(reading.tokens.cover(first, last)?, reading, lexicon);
        Some(Figure {
            value: number.value,
            bounds: number.bounds(),
            noun: noun.to_owned(),
            span,
            counted: reading.tokens.cover(at, at)?,
            vague: number.qualifier == Qualifier::Order,
            part: is_part(reading, number, lexicon),
            allowed: is_allowed(reading, number, lexicon),
            sum: is_sum(unit, reading, number, lexicon),
        })
    };
    let names_one = first
        .checked_sub(1)
        .is_some_and(|before| lexicon.slots.ranks(reading.tokens.fold(before)));
    if number.kind != NumberKind::Cardinal || names_one && !number.percent {
        return None;
    }
    if number.percent {
        return build(first, end_of_number, end_of_number, "%");
    }
    let next = lexicon.slots.victims(reading.tokens.fold(number.tokens.end), event);
    if next.is_none()
        && let Some((at, counted)) = named_before(reading, number.tokens.start, event, lexicon)
    {
        return build(at, end_of_number, at, counted);
    }
    let happened = number
        .tokens
        .start
        .checked_sub(1)
        .map(|before| reading.tokens.fold(before));
    if next.is_none()
        && let Some(befallen) = happened.and_then(|word| lexicon.slots.befallen(word))
    {
        // "أصيب تسعة آخرون": the number of those whom it befell.
        return build(first, end_of_number, end_of_number, befallen);
    }
    for at in number.tokens.end..end.min(number.tokens.end + 3) {
        let token = reading.tokens.get(at)?;
        if !token.is_word() || leads_on(token.fold, lexicon) {
            return None;
        }
        // "من", "of the" and the like stand between number and noun.
        if token.fold.chars().count() > 2 && lexicon.frequency.zipf(token.fold) < FUNCTION_WORD {
            // What follows "و" befell others: "قتل ثلاثة عمال وأصيب تسعة".
            let word = reading.tokens.fold(at + 1);
            let after = Some(word)
                .filter(|word| !word.starts_with('و'))
                .and_then(|word| lexicon.slots.event(word))
                .filter(|kind| lexicon.slots.befalls(*kind));
            if let Some(victims) = lexicon.slots.victims(token.fold, after.or(event)) {
                return build(first, at, at, victims);
            }
            let sense = lexicon.slots.sense(token.fold);
            let counted = sense.unwrap_or_else(|| noun(lexicon.frequency.stem(token.fold)));
            let mut figure = build(first, at, at, counted)?;
            figure.part |= lexicon.slots.adds(word);
            return Some(figure);
        }
    }
    None
}

/// Whether a word behind a number or noun leads on to something else: "16 في تاريخه", "الثمانية لبطولة".
pub(super) fn leads_on(word: &str, lexicon: &Lexicon) -> bool {
    let stem = lexicon.frequency.stem(word);
    let clitic = word.strip_suffix(stem).unwrap_or_default();
    lexicon.slots.leads_on(word) || clitic.starts_with(['ب', 'ل'])
}

/// The victims that a unit says there were none of, as figures of nought: "دون سقوط قتلى أو جرحى".
pub(super) fn absent(unit: &Unit, reading: &Reading, lexicon: &Lexicon) -> Vec<Figure> {
    let tokens = reading.tokens.within(unit.span);
    let fold = |i: usize| reading.tokens.fold(i);
    let mut found = Vec::new();
    for first in tokens.clone().filter(|i| lexicon.slots.lacks(fold(*i))) {
        let victims = |i: &usize| lexicon.slots.victims(fold(*i), None);
        let told = (first + 1..tokens.end).take_while(|i| lexicon.slots.occurs(fold(*i)) || victims(i).is_some());
        for at in told {
            let (Some(noun), Some(span), Some(counted)) = (
                victims(&at),
                reading.tokens.cover(first, at),
                reading.tokens.cover(at, at),
            ) else {
                continue;
            };
            found.push(Figure {
                value: 0.0,
                bounds: (0.0, 0.0),
                noun: noun.to_owned(),
                span,
                counted,
                vague: false,
                part: false,
                allowed: false,
                sum: false,
            });
        }
    }
    found
}

/// Victims named shortly before their number: "حصيلة القتلى ارتفعت إلى 31".
fn named_before<'l>(
    reading: &Reading,
    number: usize,
    event: Option<usize>,
    lexicon: &'l Lexicon,
) -> Option<(usize, &'l str)> {
    const REACH: usize = 4;
    // "132 راكبا و9" counts passengers once.
    let counted = |i: usize| {
        i.checked_sub(1)
            .is_some_and(|before| numbers::at(&reading.tokens, before, lexicon).is_some())
    };
    let is_joined = |i: usize| matches!(reading.tokens.fold(i), "and" | "&");
    (number.saturating_sub(REACH)..number)
        .rev()
        .take_while(|i| reading.tokens.get(*i).is_some_and(|t| t.is_word()) && !is_joined(*i) && !counted(*i))
        .find_map(|i| Some((i, lexicon.slots.victims(reading.tokens.fold(i), event)?)))
}

/// Whether a number is another one written with fewer digits: 4.34 and 4.3, 27,227 and 28,000. Small
/// whole numbers are counted, not rounded: 98 is not 100.
fn rounds_to(number: f64, rounded: f64) -> bool {
    let unit = last_digit(rounded);
    let counted = unit < ROUND_UNIT && last_digit(number) >= 1.0;
    let nearest = (number - rounded).abs() <= (unit / 2.0).min(rounded * ROUNDED);
    !counted && last_digit(number) < unit && nearest
}

/// What the last digit of a number counts that is not nought: a thousand in 28,000, a tenth in 4.3.
fn last_digit(number: f64) -> f64 {
    const LEAST: i32 = -3;
    const MOST: i32 = 15;
    let unit = |power: i32| 10_f64.powi(power);
    let whole = |power: &i32| {
        let times = number / unit(*power);
        times.round() >= 1.0 && (times - times.round()).abs() < 1e-6
    };
    let power = (LEAST..=MOST).rev().find(whole).unwrap_or(LEAST);
    unit(power)
}

/// A counted noun without its case ending: قتيلا is قتيل.
fn noun(stem: &str) -> &str {
    stem.strip_suffix('ا')
        .filter(|s| s.chars().count() >= 3)
        .unwrap_or(stem)
}

/// Whether the words beside a number make it a part: "بينهم 3", "27 من بين القتلى".
fn is_part(reading: &Reading, number: &numbers::Number, lexicon: &Lexicon) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let takes_part = |i: &usize| lexicon.slots.takes_part(reading.tokens.fold(*i));
    let before = (start.saturating_sub(PART_REACH)..start)
        .rev()
        .take_while(|i| reading.tokens.get(*i).is_some_and(|t| t.is_word()));
    let mut before = before.filter(|i| reading.tokens.fold(*i) != "among");
    let of = matches!(reading.tokens.fold(end), "من" | "of");
    before.any(|i| takes_part(&i)) || of && takes_part(&(end + 1))
}

/// Whether a word shortly before a number makes it the most that there may be.
fn is_allowed(reading: &Reading, number: &numbers::Number, lexicon: &Lexicon) -> bool {
    let start = number.tokens.start;
    (start.saturating_sub(ALLOWED_REACH)..start)
        .rev()
        .take_while(|i| reading.tokens.get(*i).is_some_and(|t| t.is_word()))
        .any(|i| lexicon.slots.limits(reading.tokens.fold(i)))
}

/// Whether words of its sentence, up to the mark of punctuation after the
/// number, make it the sum of a longer time.
fn is_sum(unit: &Unit, reading: &Reading, number: &numbers::Number, lexicon: &Lexicon) -> bool {
    let sentence = reading.sentences.get(unit.sentence).copied().unwrap_or(unit.span);
    let tokens = reading.tokens.within(sentence.cover(unit.span));
    let end = tokens.end.min(number.tokens.end + SUM_REACH);
    let mark = (number.tokens.end..end)
        .find(|i| reading.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Mark))
        .unwrap_or(end);
    // A clause before the number's own speaks of something else.
    let first = tokens.start.max(number.tokens.start.saturating_sub(SUM_REACH));
    let start = (first..number.tokens.start)
        .rev()
        .find(|i| matches!(reading.tokens.fold(*i), "،" | "," | "؛" | ";"))
        .map_or(first, |i| i + 1);
    let Some(scope) = mark.checked_sub(1).and_then(|last| reading.tokens.cover(start, last)) else {
        return false;
    };
    let long = reading.times_in(scope).iter().filter_map(|time| time.interval);
    let mut long = long.filter(|i| i.to.duration_since(i.from).as_hours() > SUM_HOURS);
    long.next().is_some() || (start..mark).any(|i| lexicon.slots.sums_up(reading.tokens.fold(i)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rounded_is_one_number() {
        for (number, rounded) in [(4.34e9, 4.3e9), (2.02e9, 2e9), (8938.0, 9000.0), (41.42, 41.0)] {
            assert!(rounds_to(number, rounded), "{number} {rounded}");
        }
    }

    #[test]
    fn what_is_counted_is_not_rounded() {
        for (number, other) in [(98.0, 100.0), (17.5, 20.0), (2.2e9, 2e9), (362.0, 360.0), (5.0, 6.0)] {
            assert!(
                !rounds_to(number, other) && !rounds_to(other, number),
                "{number} {other}"
            );
        }
    }

    #[test]
    fn last_digits() {
        assert_eq!([28_000.0, 360.0, 7.0].map(last_digit), [1000.0, 10.0, 1.0]);
        assert!((last_digit(4.3) - 0.1).abs() < 1e-12);
        assert!(last_digit(0.0).is_finite());
    }
}
