//! Numbers in digits and words, Arabic and English: how much, and how exactly.

mod digits;
mod grammar;
mod signs;

use super::{Span, Tokens};
use crate::lexicon::Lexicon;
use crate::lexicon::times::{BesideClass, Register};
use grammar::Reader;
use std::ops::Range;

/// Digits that a number may have: what is longer is an identifier, and 15
/// digits are exact in an `f64`.
const MAX_DIGITS: usize = 15;

/// Words that a number may have; bounds the work on hostile text.
const MAX_TOKENS: usize = 24;

/// Values that are still told apart: beyond, a number is not believed.
const MAX_VALUE: f64 = 1e18;

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// How much; the order of magnitude for [`Qualifier::Order`].
    pub value: f64,
    /// What it counts: things, a place in an order, a part.
    pub kind: NumberKind,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// Whether it counts hundredths ("18 في المئة").
    pub percent: bool,
    /// The tokens of the number and its percent sign, without the words that qualify it.
    pub tokens: Range<usize>,
    /// The same, as a place in the text.
    pub span: Span,
}

/// What a number is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberKind {
    /// How many.
    Cardinal,
    /// Which in an order ("الثالث عشر", "21st").
    Ordinal,
    /// A part of something ("ثلثي").
    Fraction,
}

/// How exact a number is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// Nothing says that it is not exact.
    Exact,
    /// "نحو 30".
    About,
    /// "أكثر من 18", "ما لا يقل عن 18".
    AtLeast,
    /// "أقل من 18".
    AtMost,
    /// "عشرات الملايين", "dozens": only the order of magnitude.
    Order,
}

impl Number {
    /// The values that the words allow, from least to most: a tenth to either
    /// side of "about", 2 to 99 times the order of "dozens".
    #[must_use]
    pub fn bounds(&self) -> (f64, f64) {
        match self.qualifier {
            Qualifier::Exact => (self.value, self.value),
            Qualifier::About => (self.value - self.value.abs() * 0.1, self.value + self.value.abs() * 0.1),
            Qualifier::AtLeast => (self.value, f64::INFINITY),
            Qualifier::AtMost => (self.value.min(0.0), self.value),
            Qualifier::Order => (self.value * 2.0, self.value * 99.0),
        }
    }

    /// The value, if it is whole.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "bounded by MAX_VALUE, which fits an i64")]
    pub fn whole(&self) -> Option<i64> {
        (self.value.fract() == 0.0 && self.value.abs() <= MAX_VALUE).then_some(self.value as i64)
    }
}

/// The number that begins at token `i` of a report, if one does.
#[must_use]
pub fn at(tokens: &Tokens, i: usize, lexicon: &Lexicon) -> Option<Number> {
    read(tokens, i, Register::Report, lexicon)
}

fn read(tokens: &Tokens, i: usize, register: Register, lexicon: &Lexicon) -> Option<Number> {
    let words = &lexicon.times.numbers;
    let reader = Reader {
        tokens,
        words,
        register,
        limit: i.saturating_add(MAX_TOKENS),
    };
    if reader
        .beside(
            i,
            words.beside(tokens.fold(i)),
            &[BesideClass::Trap, BesideClass::Percent],
        )
        .is_some()
    {
        return None;
    }
    let parsed = reader.number(i)?;
    if !(parsed.value.is_finite() && parsed.value.abs() < MAX_VALUE) {
        return None;
    }
    let mut qualifier = if parsed.order {
        Qualifier::Order
    } else {
        reader.before(i)
    };
    let mut end = parsed.end;
    let mut percent = false;
    if let Some((len, _)) = reader.beside(end, words.beside(tokens.fold(end)), &[BesideClass::Percent]) {
        percent = true;
        end += len;
    }
    if qualifier == Qualifier::Exact {
        qualifier = reader.after(end);
    }
    Some(Number {
        value: parsed.value,
        kind: parsed.kind,
        qualifier,
        percent,
        tokens: i..end,
        span: tokens.cover(i, end.checked_sub(1)?)?,
    })
}

/// All numbers of a stretch of tokens, in order, without overlap. In a message
/// "11/10" and "one of three" are parts, which in a report are a date and one of
/// those counted.
#[must_use]
pub fn all(tokens: &Tokens, range: Range<usize>, register: Register, lexicon: &Lexicon) -> Vec<Number> {
    let mut found = Vec::new();
    let mut i = range.start;
    while i < range.end.min(tokens.len()) {
        match read(tokens, i, register, lexicon) {
            Some(number) if number.tokens.end <= range.end => {
                i = number.tokens.end;
                found.push(number);
            }
            _ => i += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests;
