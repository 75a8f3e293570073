//! The words and digits that numbers are made of.

use super::Reader;
use crate::lexicon::times::NumberClass;
use crate::text::{Token, TokenKind, clitics};

/// One word or digit string of a number.
#[derive(Clone, Copy)]
pub(in crate::text::numbers) struct Piece<'a> {
    pub(in crate::text::numbers) token: Token<'a>,
    pub(super) senses: &'a [(NumberClass, f64)],
    /// Whether و or ف joins it to what stands before.
    pub(super) joined: bool,
    /// Whether it has the article.
    pub(super) definite: bool,
    /// Index of the token after it.
    pub(in crate::text::numbers) end: usize,
}

impl Piece<'_> {
    /// Its value, if it can be of this class.
    pub(in crate::text::numbers) fn as_class(&self, class: NumberClass) -> Option<f64> {
        self.senses.iter().find(|(c, _)| *c == class).map(|(_, v)| *v)
    }

    /// Its value in the first of these classes that it can be of.
    pub(super) fn any(&self, classes: &[NumberClass]) -> Option<f64> {
        classes.iter().find_map(|c| self.as_class(*c))
    }

    /// Whether it may follow without a joining word: English says "two million three hundred".
    pub(super) fn loose(&self) -> bool {
        self.joined || self.token.kind == TokenKind::Foreign
    }
}

impl<'a> Reader<'a> {
    /// The piece at token `i`.
    pub(in crate::text::numbers) fn piece(&self, i: usize) -> Option<Piece<'a>> {
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
    pub(super) fn next(&self, i: usize) -> Option<Piece<'a>> {
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
}
