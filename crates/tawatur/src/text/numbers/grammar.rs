//! The grammar of numbers, one for all languages: units, tens and hundreds make
//! a group below a thousand, a scale word multiplies it, groups are added in
//! falling order. Arabic joins the parts with و, English may leave "and" out.

mod group;
mod piece;
mod qualifiers;

pub(super) use piece::Piece;

use super::NumberKind;
use crate::lexicon::times::{BesideClass, NumberClass, NumberWords, Register};
use crate::text::{TokenKind, Tokens, clitics};

/// Reads the number at a token.
pub(super) struct Reader<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) words: &'a NumberWords,
    /// As what the text is read.
    pub(super) register: Register,
    /// Index of the first token that is out of reach.
    pub(super) limit: usize,
}

/// A number that was read.
pub(super) struct Parsed {
    pub(super) value: f64,
    pub(super) kind: NumberKind,
    /// Whether it is only an order of magnitude.
    pub(super) order: bool,
    /// Index of the token after it.
    pub(super) end: usize,
}

impl<'a> Reader<'a> {
    /// The number at token `i`, without sign, decimals in words, or division.
    pub(super) fn unsigned(&self, i: usize) -> Option<Parsed> {
        let first = self.piece(i)?;
        let cardinal = |value, end| Parsed {
            value,
            kind: NumberKind::Cardinal,
            order: false,
            end,
        };
        if let Some(ordinal) = self.ordinal(&first) {
            return Some(ordinal);
        }
        if let Some(value) = first.as_class(NumberClass::Zero) {
            return Some(cardinal(value, first.end));
        }
        if let Some(order) = first.as_class(NumberClass::Order) {
            let (value, end) = self.scales_of(order, first.end);
            return Some(Parsed {
                order: true,
                ..cardinal(value, end)
            });
        }
        if let Some(part) = first.as_class(NumberClass::Fraction).or(self.doubtful(&first)) {
            // "نصف مليون", "half a million".
            let next = self.next(first.end).map(|p| {
                if p.as_class(NumberClass::Article).is_some() {
                    self.piece(p.end)
                } else {
                    Some(p)
                }
            });
            if let Some(Some(scale)) = next
                && !scale.joined
                && let Some(factor) = scale.any(&[NumberClass::Scale, NumberClass::Hundred, NumberClass::Dozen])
            {
                return Some(cardinal(part * factor, scale.end));
            }
            return Some(Parsed {
                kind: NumberKind::Fraction,
                ..cardinal(part, first.end)
            });
        }
        self.sum(&first)
    }

    /// Groups and scales, added in falling order.
    fn sum(&self, first: &Piece<'a>) -> Option<Parsed> {
        let start = first.end - 1;
        let mut total = 0.0;
        let mut end = start;
        // The next part must be smaller than this.
        let mut below = f64::INFINITY;
        let mut last_scale = 1.0;
        let mut piece = *first;
        loop {
            let (mut value, mut next, digits, alone) = if let Some(group) = self.group(&piece) {
                (group.value, group.end, group.digits, false)
            } else {
                match piece.any(&[NumberClass::Dual, NumberClass::Scale, NumberClass::Dozen]) {
                    Some(value) => (value, piece.end, false, true),
                    None if end == start
                        && let Some(value) = piece.as_class(NumberClass::Plural) =>
                    {
                        let (value, end) = self.scales_of(value, piece.end);
                        return Some(Parsed {
                            value,
                            kind: NumberKind::Cardinal,
                            order: true,
                            end,
                        });
                    }
                    None => break,
                }
            };
            let mut scale = if alone { value } else { 1.0 };
            while let Some(multiplier) = self.next(next)
                && !multiplier.joined
                && let Some(factor) = multiplier.any(&[
                    NumberClass::Scale,
                    NumberClass::Plural,
                    NumberClass::Dozen,
                    NumberClass::Dozens,
                ])
            {
                value *= factor;
                scale = factor;
                next = multiplier.end;
            }
            // A sum goes on only downwards, and digits are added to words and scales only.
            if value >= below || (digits && scale == 1.0 && end != start && below <= 1.0) {
                break;
            }
            total += value;
            end = next;
            last_scale = scale;
            below = if scale > 1.0 { scale } else { 1.0 };
            match self.next(next) {
                Some(p) if p.loose() && below > 1.0 => piece = p,
                _ => break,
            }
        }
        if end == start {
            return None;
        }
        let mut kind = NumberKind::Cardinal;
        self.fraction_after(&mut total, &mut end, last_scale, &mut kind);
        if let Some(suffix) = self.piece(end)
            && suffix.as_class(NumberClass::Suffix).is_some()
            && self
                .tokens
                .get(end - 1)
                .is_some_and(|t| t.kind == TokenKind::Number && t.span.end == suffix.token.span.start)
        {
            kind = NumberKind::Ordinal;
            end += 1;
        }
        Some(Parsed {
            value: total,
            kind,
            order: false,
            end,
        })
    }

    /// "مليون ونصف المليون", "two and a half million", "ثلاثة أرباع".
    fn fraction_after(&self, total: &mut f64, end: &mut usize, scale: f64, kind: &mut NumberKind) {
        let Some(mut piece) = self.next(*end) else { return };
        if let Some(part) = piece.as_class(NumberClass::Fractions)
            && !piece.joined
        {
            *total *= part;
            *end = piece.end;
            *kind = NumberKind::Fraction;
            return;
        }
        if !piece.joined {
            return;
        }
        // "خمسة وثلاثة أرباع"
        if let Some(count) = piece.as_class(NumberClass::Unit)
            && let Some(parts) = self.next(piece.end).filter(|p| !p.joined)
            && let Some(part) = parts.as_class(NumberClass::Fractions)
        {
            *total += count * part * scale;
            *end = parts.end;
            return;
        }
        if piece.as_class(NumberClass::Article).is_some() {
            let Some(after) = self.piece(piece.end) else { return };
            piece = after;
        }
        // "خمسة وثمن" has an eighth, "ثلاث وخمس" two numbers.
        let doubtful = piece
            .as_class(NumberClass::DoubtfulFraction)
            .filter(|_| self.register == Register::Message && piece.as_class(NumberClass::Unit).is_none());
        let Some(part) = piece.as_class(NumberClass::Fraction).or(doubtful) else {
            return;
        };
        *total += part * scale;
        *end = piece.end;
        if let Some(again) = self.piece(*end)
            && let Some(factor) = again.as_class(NumberClass::Scale)
        {
            if again.definite && (factor - scale).abs() < 0.5 {
                *end = again.end;
            } else if scale <= 1.0 && !again.joined && !again.definite {
                *total *= factor;
                *end = again.end;
            }
        }
    }

    /// Scales that an order of magnitude is counted in: "عشرات الملايين", "tens of thousands".
    fn scales_of(&self, order: f64, end: usize) -> (f64, usize) {
        let after_of = if self.tokens.fold(end) == "of" { end + 1 } else { end };
        match self.piece(after_of) {
            Some(scale) if !scale.joined && (scale.definite || after_of > end) => {
                match scale.any(&[NumberClass::Plural, NumberClass::Scale]) {
                    Some(factor) if factor > order || after_of > end => (order * factor, scale.end),
                    _ => (order, end),
                }
            }
            _ => (order, end),
        }
    }

    /// A part by a word that is also another one: in a message, of something with
    /// the article ("تسع الأرض"; "تسع سفن" are nine), where nothing is paid.
    fn doubtful(&self, piece: &Piece<'a>) -> Option<f64> {
        let part = piece
            .as_class(NumberClass::DoubtfulFraction)
            .filter(|_| self.register == Register::Message && !piece.definite)?;
        let of = self.tokens.get(piece.end).filter(|t| t.kind == TokenKind::Arabic)?;
        let before = (piece.end - 1).checked_sub(1).map_or("", |b| self.tokens.fold(b));
        let paid = self.words.beside(before).iter().any(|(_, c)| *c == BesideClass::Paid);
        let number = |word: &str| !self.words.get(word).is_empty();
        (of.fold.starts_with("ال") && !number(of.fold) && !number(clitics::stem(of.fold)) && !paid).then_some(part)
    }
}
