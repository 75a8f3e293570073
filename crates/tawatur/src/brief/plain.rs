//! Text for terminals and documents: made harmless, and kept in its direction.
//!
//! A report's text may hold escape sequences and characters that turn the
//! direction of what follows. None of them is passed on: what is shown is
//! cleaned, and a name whose script runs against the brief's language stands
//! in an isolate of Unicode's bidirectional algorithm (UAX #9), opened and
//! closed here.

use crate::contract::{Piece, Worded};
use crate::report::Language;
use unicode_bidi::{BidiClass, bidi_class};

/// Opens a left-to-right isolate.
pub(super) const LRI: char = '\u{2066}';
/// Opens a right-to-left isolate.
pub(super) const RLI: char = '\u{2067}';
/// Closes an isolate.
pub(super) const PDI: char = '\u{2069}';
/// A strong right-to-left mark without a form of its own.
pub(super) const RLM: char = '\u{200F}';

/// A direction that text runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// The direction of a language's script.
    pub(super) fn of(language: Language) -> Self {
        match language {
            Language::Arabic => Self::RightToLeft,
            Language::English | Language::Other => Self::LeftToRight,
        }
    }

    /// The direction of the first letter of a text; none without a letter.
    pub(super) fn first(text: &str) -> Option<Self> {
        text.chars().find_map(Self::strong)
    }

    fn strong(c: char) -> Option<Self> {
        match bidi_class(c) {
            BidiClass::L => Some(Self::LeftToRight),
            BidiClass::R | BidiClass::AL => Some(Self::RightToLeft),
            _ => None,
        }
    }

    /// Words from a report, cleaned, for a line that runs in this direction.
    pub(super) fn cited(self, text: &str) -> String {
        let text = clean(text);
        let against = text.chars().filter_map(Self::strong).any(|d| d != self);
        let first = Self::first(&text);
        if !against && first.is_some() {
            return text;
        }
        let open = match first {
            Some(Self::RightToLeft) => RLI,
            _ => LRI,
        };
        format!("{open}{text}{PDI}")
    }

    /// A text of the brief's own words and cited ones.
    pub(super) fn worded(self, worded: &Worded) -> String {
        worded
            .0
            .iter()
            .map(|piece| match piece {
                Piece::Own(text) => text.clone(),
                Piece::Cited(text) => self.cited(text),
            })
            .collect()
    }
}

/// A text on one line, without what could act on a terminal or turn the
/// direction of the text around it.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
        } else if !is_hidden(c) {
            if space && !cleaned.is_empty() {
                cleaned.push(' ');
            }
            space = false;
            cleaned.push(c);
        }
    }
    cleaned
}

/// Whether a character has no form of its own and may do harm: controls,
/// marks of direction, tags, soft hyphens, byte order marks. The joiners of
/// Arabic and Persian spelling stay.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn foreign_names_are_isolated() {
        let rtl = Direction::RightToLeft;
        assert_eq!(rtl.cited("سانا"), "سانا");
        assert_eq!(rtl.cited("AP"), "\u{2066}AP\u{2069}");
        assert_eq!(rtl.cited("وكالة AP"), "\u{2067}وكالة AP\u{2069}");
        assert_eq!(Direction::LeftToRight.cited("سانا"), "\u{2067}سانا\u{2069}");
    }

    #[test]
    fn what_could_act_is_dropped() {
        assert_eq!(clean("a\u{1b}[31mb\u{202E}c\r\n  d\u{2067}e"), "a[31mbc de");
        assert_eq!(clean("می\u{200C}خواهم"), "می\u{200C}خواهم");
    }

    proptest! {
        #[test]
        fn isolates_are_balanced(text in "\\PC{0,40}|[\u{2066}-\u{2069}\u{1b}a\u{0628} ]{0,20}") {
            let shown = Direction::RightToLeft.cited(&text);
            let mut depth = 0i32;
            for c in shown.chars() {
                prop_assert!(!c.is_control());
                depth += i32::from(c == LRI || c == RLI) - i32::from(c == PDI);
                prop_assert!((0..=1).contains(&depth));
            }
            prop_assert_eq!(depth, 0);
        }
    }
}
