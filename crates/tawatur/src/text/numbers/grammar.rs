//! The grammar of numbers, one for all languages: units, tens and hundreds make
//! a group below a thousand, a scale word multiplies it, groups are added in
//! falling order. Arabic joins the parts with و, English may leave "and" out.

use super::{NumberKind, Qualifier};
use crate::lexicon::times::{BesideClass, NumberClass, NumberWords, Register};
use crate::text::{Token, TokenKind, Tokens, clitics};

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

/// A group below a thousand, or digits.
struct Group {
    value: f64,
    end: usize,
    /// Whether it is nothing but one number in digits.
    digits: bool,
}

/// One word or digit string of a number.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) token: Token<'a>,
    senses: &'a [(NumberClass, f64)],
    /// Whether و or ف joins it to what stands before.
    joined: bool,
    /// Whether it has the article.
    definite: bool,
    /// Index of the token after it.
    pub(super) end: usize,
}

impl Piece<'_> {
    pub(super) fn as_class(&self, class: NumberClass) -> Option<f64> {
        self.senses.iter().find(|(c, _)| *c == class).map(|(_, v)| *v)
    }

    fn any(&self, classes: &[NumberClass]) -> Option<f64> {
        classes.iter().find_map(|c| self.as_class(*c))
    }

    /// Whether it may follow without a joining word: English says "two million three hundred".
    fn loose(&self) -> bool {
        self.joined || self.token.kind == TokenKind::Foreign
    }
}

impl<'a> Reader<'a> {
    /// The piece at token `i`.
    pub(super) fn piece(&self, i: usize) -> Option<Piece<'a>> {
        if i >= self.limit {
            return None;
        }
        let token = self.tokens.get(i)?;
        let plain = Piece {
            token,
            senses: &[],
            joined: false,
            definite: false,
            end: i + 1,
        };
        match token.kind {
            TokenKind::Number => Some(plain),
            TokenKind::Foreign => {
                let senses = self.words.get(token.fold);
                (!senses.is_empty()).then_some(Piece { senses, ..plain })
            }
            TokenKind::Arabic => clitics::readings(token.fold).find_map(|(clitic, rest)| {
                let senses = self.words.get(rest);
                (!senses.is_empty() && clitic != "س").then_some(Piece {
                    senses,
                    joined: clitic.starts_with(['و', 'ف']),
                    definite: clitic.ends_with("ال") || clitic.ends_with("لل"),
                    ..plain
                })
            }),
            TokenKind::Mark | TokenKind::Break => None,
        }
    }

    /// The piece that goes on at `i`, past a joining word or a tight hyphen.
    fn next(&self, i: usize) -> Option<Piece<'a>> {
        let token = self.tokens.get(i)?;
        if token.kind == TokenKind::Mark && token.fold == "-" {
            let before = self.tokens.get(i.checked_sub(1)?)?;
            let piece = self.piece(i + 1)?;
            let tight = before.span.end == token.span.start && token.span.end == piece.token.span.start;
            return (tight && piece.token.kind == TokenKind::Foreign).then_some(piece);
        }
        let piece = self.piece(i);
        if let Some(piece) = piece
            && piece.as_class(NumberClass::And).is_none()
        {
            return Some(piece);
        }
        piece?;
        let after = self.piece(i + 1)?;
        (after.as_class(NumberClass::And).is_none() && !after.joined).then_some(Piece { joined: true, ..after })
    }

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

    /// A number below a thousand, or digits.
    fn group(&self, piece: &Piece<'a>) -> Option<Group> {
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

    fn ordinal(&self, first: &Piece<'a>) -> Option<Parsed> {
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

    /// The qualifier that stands right before token `i`.
    pub(super) fn before(&self, i: usize) -> Qualifier {
        let Some(last) = i.checked_sub(1) else {
            return Qualifier::Exact;
        };
        let word = self.tokens.fold(last);
        for (phrase, class) in self.words.beside_last(word) {
            let Some(start) = (last + 1).checked_sub(phrase.len()) else {
                continue;
            };
            let fits = phrase.iter().enumerate().all(|(k, part)| {
                let fold = self.tokens.fold(start + k);
                fold == part
                    || (k == 0 && clitics::without_conjunction(fold) == Some(part))
                    || (k == 0 && fold.strip_prefix(['ب', 'ل']) == Some(part))
            });
            if fits {
                match class {
                    BesideClass::About => return Qualifier::About,
                    BesideClass::AtLeast => return Qualifier::AtLeast,
                    BesideClass::AtMost => return Qualifier::AtMost,
                    _ => {}
                }
            }
        }
        Qualifier::Exact
    }

    /// The qualifier that stands right behind, or one word further ("30 شخصا على الأقل").
    pub(super) fn after(&self, end: usize) -> Qualifier {
        const AFTER: &[BesideClass] = &[
            BesideClass::AboutAfter,
            BesideClass::AtLeastAfter,
            BesideClass::AtMostAfter,
        ];
        for i in [end, end + 1] {
            match self.beside(i, self.words.beside(self.tokens.fold(i)), AFTER) {
                Some((_, BesideClass::AboutAfter)) => return Qualifier::About,
                Some((_, BesideClass::AtLeastAfter)) => return Qualifier::AtLeast,
                Some((_, BesideClass::AtMostAfter)) => return Qualifier::AtMost,
                _ => {}
            }
            if !self.tokens.get(end).is_some_and(|t| t.is_word()) {
                break;
            }
        }
        Qualifier::Exact
    }

    /// The phrase of one of `classes` that begins at token `i`: its length and class.
    pub(super) fn beside(
        &self,
        i: usize,
        phrases: &[(Vec<String>, BesideClass)],
        classes: &[BesideClass],
    ) -> Option<(usize, BesideClass)> {
        phrases
            .iter()
            .filter(|(_, class)| classes.contains(class))
            .find(|(words, _)| {
                words
                    .iter()
                    .enumerate()
                    .all(|(k, word)| self.tokens.fold(i + k) == word)
            })
            .map(|(words, class)| (words.len(), *class))
    }
}
