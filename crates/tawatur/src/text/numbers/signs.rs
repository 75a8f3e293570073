//! What stands around a number and belongs to it: its sign, its decimals in
//! words, and what it is divided by.

use super::digits::parse_digits;
use super::grammar::{Parsed, Reader};
use super::{MAX_DIGITS, NumberKind};
use crate::lexicon::times::{BesideClass, NumberClass, Register};
use crate::text::TokenKind;

impl Reader<'_> {
    /// The number at token `i`, with its sign, its decimals in words, and what it is divided by.
    pub(super) fn number(&self, i: usize) -> Option<Parsed> {
        if let Some(start) = self.after_minus(i) {
            let parsed = self
                .number(start)
                .filter(|p| p.kind != NumberKind::Ordinal && p.value >= 0.0)?;
            return Some(Parsed {
                value: -parsed.value,
                ..parsed
            });
        }
        if let Some(decimals) = self.bare_decimals(i) {
            return Some(decimals);
        }
        if let Some(part) = self.one_part(i) {
            return Some(part);
        }
        let mut parsed = self.unsigned(i)?;
        self.decimals_after(&mut parsed);
        self.magnified(i, &mut parsed);
        self.mixed(i, &mut parsed);
        self.divided(i, &mut parsed);
        self.out_of(&mut parsed);
        Some(parsed)
    }

    /// "جزء من مئة": one part, in a message.
    fn one_part(&self, i: usize) -> Option<Parsed> {
        if self.register != Register::Message {
            return None;
        }
        let (len, _) = self.beside(i, self.words.beside(self.tokens.fold(i)), &[BesideClass::PartsOf])?;
        let whole = self.whole_at(i + len)?;
        Some(Parsed {
            value: 1.0 / whole.value,
            kind: NumberKind::Fraction,
            ..whole
        })
    }

    /// "واحد من ثلاثة", "مئة جزء من ألف": in a message a part, in a report one of
    /// three that are counted.
    fn out_of(&self, parsed: &mut Parsed) {
        const OF: &[BesideClass] = &[BesideClass::OutOf, BesideClass::PartsOf];
        if self.register != Register::Message || parsed.kind != NumberKind::Cardinal || parsed.order {
            return;
        }
        let Some((len, class)) = self.beside(parsed.end, self.words.beside(self.tokens.fold(parsed.end)), OF) else {
            return;
        };
        if let Some(whole) = self.whole_at(parsed.end + len)
            && (class == BesideClass::PartsOf || parsed.value <= whole.value)
        {
            parsed.value /= whole.value;
            parsed.kind = NumberKind::Fraction;
            parsed.end = whole.end;
        }
    }

    /// A number that something is parted by.
    fn whole_at(&self, i: usize) -> Option<Parsed> {
        self.unsigned(i)
            .filter(|w| w.kind == NumberKind::Cardinal && !w.order && w.value > 1.0)
    }

    /// "2 1/4": whole ones and a part, in the digits of a message.
    fn mixed(&self, i: usize, parsed: &mut Parsed) {
        let number = |i: usize| self.tokens.get(i).filter(|t| t.kind == TokenKind::Number);
        let (Some(a), Some(b)) = (number(i + 1), number(i + 3)) else {
            return;
        };
        let (Some(whole), Some(slash)) = (number(i), self.tokens.get(i + 2).filter(|t| t.fold == "/")) else {
            return;
        };
        let apart = whole.span.end < a.span.start;
        let tight = a.span.end == slash.span.start && slash.span.end == b.span.start;
        if self.register == Register::Message
            && parsed.end == i + 1
            && apart
            && tight
            && let (Some(part), Some(by)) = (parse_digits(a.fold), parse_digits(b.fold))
            && part < by
            && self.tokens.fold(i + 4) != "/"
        {
            parsed.value += part / by;
            parsed.end = i + 4;
        }
    }

    /// "10k": a letter written onto digits, in a message.
    fn magnified(&self, i: usize, parsed: &mut Parsed) {
        if self.register != Register::Message || parsed.end != i + 1 {
            return;
        }
        let (Some(digits), Some(letter)) = (self.tokens.get(i), self.piece(parsed.end)) else {
            return;
        };
        if let Some(factor) = letter.as_class(NumberClass::Magnitude)
            && digits.kind == TokenKind::Number
            && digits.span.end == letter.token.span.start
            && self.tokens.fold(letter.end) != "."
        {
            parsed.value *= factor;
            parsed.end = letter.end;
        }
    }

    /// The token behind a minus sign at token `i`. A dash is one only at the start
    /// of a text or behind a mark, and written onto digits: elsewhere it joins.
    fn after_minus(&self, i: usize) -> Option<usize> {
        let token = self.tokens.get(i)?;
        if token.is_word() {
            let minus = |(class, _): &(NumberClass, f64)| *class == NumberClass::Minus;
            return self.words.get(token.fold).iter().any(minus).then_some(i + 1);
        }
        let next = self.tokens.get(i + 1).filter(|n| n.kind == TokenKind::Number)?;
        let free = i.checked_sub(1).is_none_or(|before| {
            // A report writes "إف -16" too.
            self.tokens.get(before).is_some_and(|b| {
                (b.kind == TokenKind::Mark || self.register == Register::Message) && b.span.end < token.span.start
            })
        });
        (matches!(token.fold, "-" | "−") && token.span.end == next.span.start && free).then_some(i + 1)
    }

    /// ".35"
    fn bare_decimals(&self, i: usize) -> Option<Parsed> {
        let point = self.tokens.get(i).filter(|t| matches!(t.fold, "." | "٫"))?;
        let digits = self.tokens.get(i + 1).filter(|t| t.kind == TokenKind::Number)?;
        let before = i.checked_sub(1).and_then(|b| self.tokens.get(b));
        let plain = digits.fold.bytes().all(|b| b.is_ascii_digit()) && digits.fold.len() <= MAX_DIGITS;
        let tight = point.span.end == digits.span.start && before.is_none_or(|b| b.span.end < point.span.start);
        (plain && tight).then_some(Parsed {
            value: format!("0.{}", digits.fold).parse().ok()?,
            kind: NumberKind::Cardinal,
            order: false,
            end: i + 2,
        })
    }

    /// "واحد فاصلة خمسة", "two point five".
    fn decimals_after(&self, parsed: &mut Parsed) {
        let Some(point) = self
            .piece(parsed.end)
            .filter(|p| p.as_class(NumberClass::Point).is_some())
        else {
            return;
        };
        let whole = parsed.kind == NumberKind::Cardinal && !parsed.order && parsed.value.fract() == 0.0;
        let Some(decimals) = self.unsigned(point.end).filter(|d| {
            whole && d.kind == NumberKind::Cardinal && d.value.fract() == 0.0 && (0.0..1000.0).contains(&d.value)
        }) else {
            return;
        };
        // Digits say how many places they take; words do by their size.
        let places = match self.tokens.get(point.end) {
            Some(token) if token.kind == TokenKind::Number => token.fold.len(),
            _ if decimals.value < 10.0 => 1,
            _ if decimals.value < 100.0 => 2,
            _ => 3,
        };
        let Ok(places) = i32::try_from(places) else { return };
        parsed.value += decimals.value / 10_f64.powi(places);
        parsed.end = decimals.end;
    }

    /// "3/4", "واحد على ثلاثة". In the digits of a report only parts of one by a
    /// number that things are parted by: "7/10" is a day as often.
    fn divided(&self, i: usize, parsed: &mut Parsed) {
        const PARTED_BY: [f64; 8] = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 100.0, 1000.0];
        if parsed.kind != NumberKind::Cardinal || parsed.order || parsed.value.fract() != 0.0 {
            return;
        }
        let tight = |i: usize| {
            let pair = self.tokens.get(i).zip(self.tokens.get(i + 1));
            pair.is_some_and(|(a, b)| a.span.end == b.span.start)
        };
        if self.tokens.fold(parsed.end) == "/" {
            let below = self.tokens.get(parsed.end + 1).filter(|t| t.kind == TokenKind::Number);
            let Some(by) = below.and_then(|t| parse_digits(t.fold)) else {
                return;
            };
            let alone = parsed.end == i + 1
                && tight(i)
                && tight(i + 1)
                && !(self.tokens.fold(i + 3) == "/" && tight(i + 2))
                && !(i > 0 && self.tokens.fold(i - 1) == "/" && tight(i - 1));
            let part = PARTED_BY.contains(&by) && parsed.value > 0.0 && parsed.value < by;
            if alone && by > 0.0 && (part || self.register == Register::Message) {
                parsed.value /= by;
                parsed.kind = NumberKind::Fraction;
                parsed.end += 2;
            }
            return;
        }
        let Some(over) = self
            .piece(parsed.end)
            .filter(|p| p.as_class(NumberClass::Over).is_some())
        else {
            return;
        };
        let in_words = |i: usize| {
            self.register == Register::Message || self.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Number)
        };
        if let Some(by) = self.unsigned(over.end)
            && in_words(i)
            && in_words(over.end)
            && by.kind == NumberKind::Cardinal
            && !by.order
            && by.value > 0.0
        {
            parsed.value /= by.value;
            parsed.end = by.end;
        }
    }
}
