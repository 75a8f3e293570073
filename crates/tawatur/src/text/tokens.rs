//! Tokens: the words, numbers and marks of a text, with their folded forms.

use super::fold::{fold_onto, is_folded};
use super::{Span, fold_char};

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
            let class = Class::of(first);
            let mut end = start + first.len_utf8();
            let fold_start = tokens.folded.len();
            let kind = match class {
                Class::Space | Class::Invisible => continue,
                Class::Line => {
                    while let Some((at, c)) = chars.peek().copied() {
                        match Class::of(c) {
                            Class::Line => end = at + c.len_utf8(),
                            Class::Space | Class::Invisible => {}
                            _ => break,
                        }
                        chars.next();
                    }
                    TokenKind::Break
                }
                Class::Digit => {
                    fold_char(first, &mut tokens.folded);
                    while let Some((at, c)) = chars.peek().copied() {
                        match Class::of(c) {
                            Class::Digit => {
                                fold_char(c, &mut tokens.folded);
                            }
                            Class::Invisible => {}
                            _ if is_separator(c) && digit_at(text, at + c.len_utf8()) => {
                                tokens.folded.push(if c == '٫' {
                                    '.'
                                } else if c == '٬' {
                                    ','
                                } else {
                                    c
                                });
                            }
                            _ => break,
                        }
                        end = at + c.len_utf8();
                        chars.next();
                    }
                    TokenKind::Number
                }
                Class::Letter => {
                    let mut arabic = is_arabic(first);
                    let mut apostrophe = false;
                    while let Some((at, c)) = chars.peek().copied() {
                        match Class::of(c) {
                            Class::Letter => arabic |= is_arabic(c),
                            // Letters and digits mix in names: COVID19, G20.
                            Class::Digit if !arabic => {}
                            Class::Invisible => {}
                            _ if !arabic && is_apostrophe(c) && letter_at(text, at + c.len_utf8()) => {
                                apostrophe = true;
                            }
                            _ => break,
                        }
                        end = at + c.len_utf8();
                        chars.next();
                    }
                    let word = text.get(start..end).unwrap_or_default();
                    if apostrophe {
                        fold_onto(&word.replace(is_apostrophe, "'"), &mut tokens.folded);
                    } else {
                        fold_onto(word, &mut tokens.folded);
                    }
                    if arabic { TokenKind::Arabic } else { TokenKind::Foreign }
                }
                Class::Mark => {
                    fold_char(first, &mut tokens.folded);
                    TokenKind::Mark
                }
            };
            tokens.push(Span::new(start, end), fold_start, kind);
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Mark,
    Space,
    Line,
    Invisible,
}

impl Class {
    fn of(c: char) -> Self {
        // What is common first.
        if is_folded(c) {
            return Self::Letter;
        }
        match c {
            ' ' => Self::Space,
            '\n' | '\r' | '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}' => Self::Line,
            // The tables behind `is_alphabetic` are slow.
            'a'..='z' | 'A'..='Z' | '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' => Self::Letter,
            '،' | '؛' | '؟' => Self::Mark,
            _ if c.is_ascii_punctuation() => Self::Mark,
            '0'..='9' | '٠'..='٩' | '۰'..='۹' => Self::Digit,
            '\u{0610}'..='\u{061A}'
            | '\u{0640}'
            | '\u{064B}'..='\u{065F}'
            | '\u{0670}'
            | '\u{06D6}'..='\u{06DC}'
            | '\u{00AD}'
            | '\u{061C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => Self::Invisible,
            _ if c.is_whitespace() => Self::Space,
            _ if c.is_alphabetic() => Self::Letter,
            _ => Self::Mark,
        }
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn digit_at(text: &str, offset: usize) -> bool {
    visible_at(text, offset) == Some(Class::Digit)
}

fn letter_at(text: &str, offset: usize) -> bool {
    visible_at(text, offset) == Some(Class::Letter)
}

/// What stands at a place of a text, past what shows nothing.
fn visible_at(text: &str, offset: usize) -> Option<Class> {
    let mut rest = text.get(offset..)?.chars().map(Class::of);
    rest.find(|class| *class != Class::Invisible)
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
