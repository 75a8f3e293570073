//! What a letter is to a tokeniser.

use crate::text::fold::is_folded;

/// What a character is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Letter,
    Digit,
    Mark,
    Space,
    /// The end of a line.
    Line,
    /// What shows nothing: vowel marks, stretching, signs of direction.
    Invisible,
}

impl Class {
    pub(super) fn of(c: char) -> Self {
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

pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

pub(super) fn digit_at(text: &str, offset: usize) -> bool {
    visible_at(text, offset) == Some(Class::Digit)
}

pub(super) fn letter_at(text: &str, offset: usize) -> bool {
    visible_at(text, offset) == Some(Class::Letter)
}

/// What stands at a place of a text, past what shows nothing.
fn visible_at(text: &str, offset: usize) -> Option<Class> {
    let mut rest = text.get(offset..)?.chars().map(Class::of);
    rest.find(|class| *class != Class::Invisible)
}
