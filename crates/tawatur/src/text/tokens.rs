//! Tokens: the words, numbers and marks of a text, with their folded forms.

mod class;

use super::fold::fold_onto;
use super::{Span, fold_char};
use class::{Class, digit_at, is_apostrophe, is_arabic, is_separator, letter_at};
use std::iter::Peekable;
use std::str::CharIndices;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word with an Arabic letter in it, clitics and all.
    Arabic,
    /// A word in Latin or another script with letters.
    Foreign,
    /// Digits of any kind, with inner separators (`1,250`, `18.5`).
    Number,
    /// One mark of punctuation or symbol.
    Mark,
    /// A line end; runs of line ends are one token.
    Break,
}

/// One token: a place in the text and its folded form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Its folded form ([`super::fold`]).
    pub fold: &'a str,
}

impl Token<'_> {
    /// Whether it is a word of any script.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Arabic | TokenKind::Foreign)
    }
}

/// The tokens of one text, in order. White space gives none.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    folded: String,
    items: Vec<Item>,
}

#[derive(Clone, Copy, Debug)]
struct Item {
    start: u32,
    end: u32,
    fold_start: u32,
    fold_end: u32,
    kind: TokenKind,
}

impl Tokens {
    /// Splits `text` in one pass. A word keeps its clitics, inner apostrophes
    /// and Arabic marks; a hyphen ends it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut tokens = Self {
            folded: String::with_capacity(text.len()),
            items: Vec::with_capacity(text.len() / 8),
        };
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            let mut token = Begun {
                text,
                chars: &mut chars,
                first,
                start,
                end: start + first.len_utf8(),
            };
            let fold_start = tokens.folded.len();
            let kind = match Class::of(first) {
                Class::Space | Class::Invisible => continue,
                Class::Line => token.line_end(),
                Class::Digit => token.number(&mut tokens.folded),
                Class::Letter => token.word(&mut tokens.folded),
                Class::Mark => {
                    fold_char(first, &mut tokens.folded);
                    TokenKind::Mark
                }
            };
            let span = Span::new(start, token.end);
            tokens.push(span, fold_start, kind);
        }
        tokens
    }

    fn push(&mut self, span: Span, fold_start: usize, kind: TokenKind) {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.items.push(Item {
            start: small(span.start),
            end: small(span.end),
            fold_start: small(fold_start),
            fold_end: small(self.folded.len()),
            kind,
        });
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The token at `index`, if there is one.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Token<'_>> {
        self.items.get(index).map(|item| self.token(*item))
    }

    /// The folded form at `index`; empty past the end.
    #[must_use]
    pub fn fold(&self, index: usize) -> &str {
        self.get(index).map_or("", |token| token.fold)
    }

    /// All tokens in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Token<'_>> + ExactSizeIterator {
        self.items.iter().map(|item| self.token(*item))
    }

    /// Index of the first token that starts at or after byte `offset`.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        self.items.partition_point(|item| (item.start as usize) < offset)
    }

    /// Indices of the tokens that lie inside `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.at(span.start);
        let end = self.items.partition_point(|item| (item.end as usize) <= span.end);
        start..end.max(start)
    }

    /// The span from token `first` to token `last`, both included.
    #[must_use]
    pub fn cover(&self, first: usize, last: usize) -> Option<Span> {
        Some(self.get(first)?.span.cover(self.get(last)?.span))
    }

    fn token(&self, item: Item) -> Token<'_> {
        Token {
            span: Span::new(item.start as usize, item.end as usize),
            kind: item.kind,
            fold: self
                .folded
                .get(item.fold_start as usize..item.fold_end as usize)
                .unwrap_or_default(),
        }
    }
}

/// A token of which the first character was taken.
struct Begun<'t, 'c> {
    text: &'t str,
    /// What follows it.
    chars: &'c mut Peekable<CharIndices<'t>>,
    first: char,
    start: usize,
    /// Where it ends, as far as it was taken.
    end: usize,
}

impl Begun<'_, '_> {
    fn take(&mut self, at: usize, c: char) {
        self.end = at + c.len_utf8();
        self.chars.next();
    }

    /// Takes the line ends that follow; what is between them shows nothing.
    fn line_end(&mut self) -> TokenKind {
        while let Some((at, c)) = self.chars.peek().copied() {
            match Class::of(c) {
                Class::Line => self.take(at, c),
                Class::Space | Class::Invisible => _ = self.chars.next(),
                _ => break,
            }
        }
        TokenKind::Break
    }

    /// Takes the digits that follow, with separators between two of them.
    fn number(&mut self, folded: &mut String) -> TokenKind {
        fold_char(self.first, folded);
        while let Some((at, c)) = self.chars.peek().copied() {
            match Class::of(c) {
                Class::Digit => fold_char(c, folded),
                Class::Invisible => {}
                _ if is_separator(c) && digit_at(self.text, at + c.len_utf8()) => folded.push(match c {
                    '٫' => '.',
                    '٬' => ',',
                    other => other,
                }),
                _ => break,
            }
            self.take(at, c);
        }
        TokenKind::Number
    }

    /// Takes the letters that follow; in Latin words also digits and apostrophes between letters.
    fn word(&mut self, folded: &mut String) -> TokenKind {
        let mut arabic = is_arabic(self.first);
        let mut apostrophe = false;
        while let Some((at, c)) = self.chars.peek().copied() {
            match Class::of(c) {
                Class::Letter => arabic |= is_arabic(c),
                // Letters and digits mix in names: COVID19, G20.
                Class::Digit if !arabic => {}
                Class::Invisible => {}
                _ if !arabic && is_apostrophe(c) && letter_at(self.text, at + c.len_utf8()) => apostrophe = true,
                _ => break,
            }
            self.take(at, c);
        }
        let word = self.text.get(self.start..self.end).unwrap_or_default();
        if apostrophe {
            fold_onto(&word.replace(is_apostrophe, "'"), folded);
        } else {
            fold_onto(word, folded);
        }
        if arabic { TokenKind::Arabic } else { TokenKind::Foreign }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_numbers_marks_and_lines() {
        let text = "قال “بوتين”: ١٬٢٥٠ دولاراً.\n\n AP's G20";
        let tokens = Tokens::new(text);
        let folds: Vec<_> = tokens.iter().map(|t| t.fold).collect();
        assert_eq!(
            folds,
            ["قال", "“", "بوتين", "”", ":", "1,250", "دولارا", ".", "", "ap's", "g20"]
        );
        assert_eq!(tokens.get(6).unwrap().span.of(text), "دولاراً");
        assert_eq!(tokens.get(8).unwrap().kind, TokenKind::Break);
    }

    #[test]
    fn finds_tokens_by_offset() {
        let text = "one two three";
        let tokens = Tokens::new(text);
        assert_eq!(tokens.within(Span::new(3, 13)), 1..3);
        assert_eq!(tokens.at(4), 1);
    }

    proptest! {
        #[test]
        fn spans_are_ordered_and_on_boundaries(text in "\\PC{0,80}") {
            let tokens = Tokens::new(&text);
            let mut last = 0;
            for token in tokens.iter() {
                prop_assert!(token.span.start >= last);
                prop_assert!(text.get(token.span.start..token.span.end).is_some());
                last = token.span.end;
            }
        }
    }
}
