//! Numbers below a thousand, and ordinals.

use super::{Parsed, Piece, Reader};
use crate::lexicon::times::NumberClass;
use crate::text::TokenKind;
use crate::text::numbers::NumberKind;

/// A group below a thousand, or digits.
pub(super) struct Group {
    pub(super) value: f64,
    pub(super) end: usize,
    /// Whether it is nothing but one number in digits.
    pub(super) digits: bool,
}

impl<'a> Reader<'a> {
    /// A number below a thousand, or digits.
    pub(super) fn group(&self, piece: &Piece<'a>) -> Option<Group> {
        if piece.token.kind == TokenKind::Number {
            let (value, end) = self.digits(piece)?;
            if let Some(hundred) = self.next(end)
                && !hundred.joined
                && !hundred.definite
                && hundred.token.kind != TokenKind::Number
                && let Some(factor) = hundred.as_class(NumberClass::Hundred)
            {
                return Some(Group {
                    value: value * factor,
                    end: hundred.end,
                    digits: false,
                });
            }
            return Some(Group {
                value,
                end,
                digits: true,
            });
        }
        let words = |value, end| {
            Some(Group {
                value,
                end,
                digits: false,
            })
        };
        let next = self.next(piece.end);
        if let Some(unit) = piece.any(&[NumberClass::Unit, NumberClass::Bound]) {
            if let Some(next) = next {
                if !next.joined
                    && let Some(ten) = next.as_class(NumberClass::Ten)
                {
                    return words(unit + ten, next.end);
                }
                if next.joined
                    && piece.token.kind == TokenKind::Arabic
                    && let Some(tens) = next.as_class(NumberClass::Tens)
                {
                    return words(unit + tens, next.end);
                }
                if !next.joined
                    && let Some(hundred) = next.as_class(NumberClass::Hundred)
                {
                    return self.below_hundred(unit * hundred, next.end);
                }
            }
            return if piece.as_class(NumberClass::Unit).is_some() {
                words(unit, piece.end)
            } else {
                None
            };
        }
        if let Some(value) = piece.any(&[NumberClass::Ten, NumberClass::Teen]) {
            return words(value, piece.end);
        }
        if let Some(tens) = piece.as_class(NumberClass::Tens) {
            if let Some(next) = next
                && !next.joined
                && next.token.kind == TokenKind::Foreign
                && let Some(unit) = next.as_class(NumberClass::Unit)
            {
                return words(tens + unit, next.end);
            }
            return words(tens, piece.end);
        }
        if let Some(hundreds) = piece.any(&[NumberClass::Hundred, NumberClass::Hundreds]) {
            return self.below_hundred(hundreds, piece.end);
        }
        if piece.as_class(NumberClass::Article).is_some() {
            let next = next.filter(|n| !n.joined)?;
            next.any(&[NumberClass::Hundred, NumberClass::Scale, NumberClass::Dozen])?;
            return match next.as_class(NumberClass::Hundred) {
                Some(hundred) => self.below_hundred(hundred, next.end),
                None => words(1.0, piece.end),
            };
        }
        None
    }

    /// Adds what may follow hundreds.
    fn below_hundred(&self, hundreds: f64, end: usize) -> Option<Group> {
        if let Some(next) = self.next(end)
            && next.loose()
            && next
                .any(&[NumberClass::Hundred, NumberClass::Hundreds, NumberClass::Article])
                .is_none()
            && let Some(rest) = self.group(&next)
            && rest.value < 100.0
        {
            return Some(Group {
                value: hundreds + rest.value,
                end: rest.end,
                digits: false,
            });
        }
        Some(Group {
            value: hundreds,
            end,
            digits: false,
        })
    }

    /// An ordinal: one word, or with tens ("الحادي والعشرون", "twenty-first").
    pub(super) fn ordinal(&self, first: &Piece<'a>) -> Option<Parsed> {
        let done = |value, end| {
            Some(Parsed {
                value,
                kind: NumberKind::Ordinal,
                order: false,
                end,
            })
        };
        let foreign = first.token.kind == TokenKind::Foreign;
        let Some(value) = first.as_class(NumberClass::Ordinal) else {
            // "twenty-first".
            let tens = first.as_class(NumberClass::Tens).filter(|_| foreign)?;
            let unit = self.next(first.end).filter(|n| !n.joined)?;
            return done(
                tens + unit.as_class(NumberClass::Ordinal).filter(|v| *v < 10.0)?,
                unit.end,
            );
        };
        if let Some(next) = self.next(first.end).filter(|_| !foreign) {
            if let Some(ten) = next.as_class(NumberClass::Ten).filter(|_| !next.joined && value < 10.0) {
                return done(value + ten, next.end);
            }
            if let Some(tens) = next.as_class(NumberClass::Tens).filter(|_| next.joined && value < 10.0) {
                return done(value + tens, next.end);
            }
        }
        done(value, first.end)
    }
}
