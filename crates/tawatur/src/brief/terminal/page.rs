//! Lines on a terminal: wrapped, coloured, and in the right direction.
//!
//! Terminals that know Unicode's bidirectional algorithm order each line by
//! themselves, and others show what they are given; so letters are written in
//! the order they are read, never turned round. A right-to-left line begins
//! and ends with a right-to-left mark: between the two, whatever direction the
//! terminal takes the line to have, everything outside an isolate runs from
//! right to left, marks and digits at the ends included.

use crate::brief::plain::{Direction, LRI, PDI, RLI, RLM};
use unicode_width::UnicodeWidthChar;

/// No line is narrower, whatever width is asked for.
const NARROWEST: usize = 24;

/// How a paragraph looks where colours are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As the terminal's own text.
    Plain,
    /// The title of a story.
    Title,
    /// The heading of a section.
    Heading,
    /// What a claim says.
    Strong,
    /// Words from a report.
    Quote,
    /// What contradicts, or rests on little.
    Alert,
    /// What matters less.
    Faint,
}

impl Style {
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Title => "\u{1b}[1;4m",
            Self::Heading => "\u{1b}[1;36m",
            Self::Strong => "\u{1b}[1m",
            Self::Quote => "\u{1b}[32m",
            Self::Alert => "\u{1b}[33m",
            Self::Faint => "\u{1b}[2m",
        }
    }
}

/// The lines so far.
pub(super) struct Page {
    out: String,
    width: usize,
    color: bool,
    direction: Direction,
}

impl Page {
    pub(super) fn new(width: usize, color: bool, direction: Direction) -> Self {
        Self {
            out: String::new(),
            width: width.max(NARROWEST),
            color,
            direction,
        }
    }

    /// An empty line, unless the page is new or there is one already.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A paragraph: `marker` stands before its first line, and the others hang under it.
    pub(super) fn paragraph(&mut self, indent: usize, marker: &str, text: &str, style: Style) {
        let hang = indent + columns(marker);
        let lines = wrap(text, self.width.saturating_sub(hang).max(NARROWEST / 2));
        for (i, line) in lines.iter().enumerate() {
            let mark = if self.direction == Direction::RightToLeft {
                RLM.to_string()
            } else {
                String::new()
            };
            let (blank, marker) = if i == 0 { (indent, marker) } else { (hang, "") };
            let (on, off) = match (self.color, style.code()) {
                (true, code) if !code.is_empty() => (code, "\u{1b}[0m"),
                _ => ("", ""),
            };
            self.out
                .push_str(&format!("{mark}{:blank$}{marker}{on}{line}{off}{mark}\n", ""));
        }
    }

    pub(super) fn finish(self) -> String {
        format!("{}\n", self.out.trim_end_matches('\n'))
    }
}

/// Breaks a text into lines of at most `width` columns, between words, or
/// inside a word that is wider than a line. An isolate that is open at a break
/// is closed there and opened again on the next line.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    for word in text.split(' ') {
        if line.columns > 0 && line.columns + 1 + columns(word) > width {
            lines.push(line.break_off());
        } else if line.columns > 0 {
            line.push(' ');
        }
        for c in word.chars() {
            if line.columns + column(c) > width {
                lines.push(line.break_off());
            }
            line.push(c);
        }
    }
    lines.push(line.break_off());
    lines
}

/// Columns of a text, letter by letter: terminals give each letter of a
/// ligature such as لا its own.
fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
}

fn column(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// A line being filled.
#[derive(Default)]
struct Line {
    text: String,
    columns: usize,
    /// The isolate that is open at its end.
    open: Option<char>,
}

impl Line {
    fn push(&mut self, c: char) {
        match c {
            LRI | RLI => self.open = Some(c),
            PDI => self.open = None,
            _ => {}
        }
        self.text.push(c);
        self.columns += column(c);
    }

    /// Ends the line and begins the next.
    fn break_off(&mut self) -> String {
        let mut done = std::mem::take(&mut self.text);
        if let Some(open) = self.open {
            done.push(PDI);
            self.text.push(open);
        }
        self.columns = 0;
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_isolate_is_carried_over_a_break() {
        let text = format!("قال {LRI}one two three{PDI} ثم");
        let lines = wrap(&text, 9);
        assert_eq!(
            lines,
            [
                format!("قال {LRI}one{PDI}"),
                format!("{LRI}two three{PDI}"),
                "ثم".to_owned()
            ]
        );
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken() {
        assert_eq!(wrap("abcdefgh ij", 4), ["abcd", "efgh", "ij"]);
    }

    #[test]
    fn marks_over_letters_take_no_column() {
        assert_eq!(wrap("قَالَ لَهُ", 6), ["قَالَ لَهُ"]);
    }

    #[test]
    fn a_ligature_is_as_wide_as_its_letters() {
        assert_eq!(wrap("ab ولا", 6), ["ab ولا"]);
        assert_eq!(wrap("abc ولا", 6), ["abc", "ولا"]);
    }

    #[test]
    fn a_right_to_left_line_is_held_between_marks() {
        let mut page = Page::new(40, false, Direction::RightToLeft);
        page.paragraph(2, "• ", "نص", Style::Strong);
        assert_eq!(page.finish(), "\u{200F}  • نص\u{200F}\n");
    }

    #[test]
    fn colour_is_given_only_where_wanted() {
        let mut page = Page::new(40, true, Direction::LeftToRight);
        page.paragraph(0, "", "a", Style::Strong);
        page.paragraph(0, "", "b", Style::Plain);
        assert_eq!(page.finish(), "\u{1b}[1ma\u{1b}[0m\nb\n");
    }
}
