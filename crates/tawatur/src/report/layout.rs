//! A text laid out for finding its parts: lines, tokens, names of outlets.

use crate::lexicon::Lexicon;
use crate::lexicon::parts::{Follows, Opens, Place, Rule};
use crate::lexicon::registry::Outlet;
use crate::text::{Span, TokenKind, Tokens};
use std::ops::Range;

/// A line longer than this many words is not short.
const SHORT: usize = 14;

/// A name in a byline has at most this many words.
const NAME: usize = 5;

/// A text with what the search for parts needs to know of it.
pub(super) struct Layout<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) tokens: Tokens,
    /// The lines that are not blank.
    pub(super) lines: Vec<TextLine>,
    /// Agencies and outlets named in the text: ranges of tokens, in order.
    pub(super) outlets: Vec<(Range<usize>, &'a Outlet)>,
}

/// A line that is not blank.
#[derive(Clone, Debug)]
pub(super) struct TextLine {
    /// Without white space at its ends.
    pub(super) span: Span,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// How many words it has.
    pub(super) words: usize,
    /// Whether a blank line, or nothing, stands before it.
    pub(super) after_blank: bool,
}

impl<'a> Layout<'a> {
    pub(super) fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        let tokens = Tokens::new(text);
        let outlets = lexicon.registry.find(&tokens);
        let mut lines = Vec::new();
        let (mut start, mut after_blank) = (0, true);
        for raw in text.split_inclusive(is_line_end) {
            let span = Span::new(start, start + raw.len()).trim(text);
            start += raw.len();
            if span.is_empty() {
                // "\r\n" ends one line, not two.
                after_blank |= raw != "\n" || !text.get(..start - 1).is_some_and(|before| before.ends_with('\r'));
                continue;
            }
            let range = tokens.within(span);
            let words = range
                .clone()
                .filter(|i| tokens.get(*i).is_some_and(|t| t.is_word()))
                .count();
            lines.push(TextLine {
                span,
                tokens: range,
                words,
                after_blank,
            });
            after_blank = false;
        }
        Self {
            text,
            lexicon,
            tokens,
            lines,
            outlets,
        }
    }

    /// The words of a line.
    pub(super) fn line(&self, index: usize) -> &'a str {
        self.lines.get(index).map_or("", |line| line.span.of(self.text))
    }

    /// Whether a line ends as a sentence does: with one full stop, and marks
    /// that close after it.
    pub(super) fn ends_sentence(&self, line: &TextLine) -> bool {
        let mut last = line
            .tokens
            .clone()
            .rev()
            .skip_while(|i| matches!(self.tokens.fold(*i), "”" | "\"" | "»" | ")" | "]" | "’" | "'"));
        let stop = last.next().map_or("", |i| self.tokens.fold(i));
        let before = last.next().map_or("", |i| self.tokens.fold(i));
        matches!(stop, "." | "۔") && before != "."
    }

    /// Whether a tatweel that stands alone, written for a dash ("أوسلو ـ
    /// رويترز"), is before token `i`: it is no token.
    pub(super) fn after_tatweel(&self, i: usize) -> bool {
        let gap = i
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .zip(self.tokens.get(i))
            .and_then(|(before, here)| self.text.get(before.span.end..here.span.start));
        gap.is_some_and(|gap| gap.starts_with(' ') && gap.contains('ـ'))
    }

    /// The last mark of a line, empty if it ends with a word.
    pub(super) fn last_mark(&self, line: &TextLine) -> &str {
        line.tokens
            .clone()
            .next_back()
            .and_then(|i| self.tokens.get(i))
            .filter(|t| t.kind == TokenKind::Mark)
            .map_or("", |t| t.fold)
    }

    /// Whether a line is short, without a full stop: no sentence of a report.
    pub(super) fn is_short(&self, line: &TextLine) -> bool {
        line.words <= SHORT && !self.ends_sentence(line)
    }

    /// The rule that says what a line is, and the first token after the rule's
    /// words. `places` are those where the line stands.
    pub(super) fn rule(&self, line: &TextLine, places: &[Place]) -> Option<(&'a Rule, usize)> {
        let start = line.tokens.clone().find(|i| !self.is_decoration(*i))?;
        let first = self.tokens.fold(start);
        self.lexicon
            .parts
            .rules(first)
            .iter()
            .filter(|rule| rule.place == Place::Any || places.contains(&rule.place))
            .find_map(|rule| {
                let after = start + rule.words.len();
                let same = after <= line.tokens.end
                    && rule
                        .words
                        .iter()
                        .zip(start..)
                        .all(|(word, i)| self.tokens.fold(i) == word);
                let fits = same && self.follows(rule.follows, after, line);
                // What follows "كتب" in a byline is a name, not a sentence.
                (fits && (rule.opens != Opens::Byline || self.is_name(line, after))).then_some((rule, after))
            })
    }

    /// The rule of a line if it opens one of these.
    pub(super) fn opens(&self, line: &TextLine, places: &[Place], kinds: &[Opens]) -> Option<(&'a Rule, usize)> {
        self.rule(line, places).filter(|(rule, _)| kinds.contains(&rule.opens))
    }

    /// Whether nothing but marks follows token `after` in the line.
    pub(super) fn is_bare(&self, line: &TextLine, after: usize) -> bool {
        (after..line.tokens.end).all(|i| self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Mark))
    }

    /// Whether a name or two stand between token `after` and the line's end.
    fn is_name(&self, line: &TextLine, after: usize) -> bool {
        let kinds = || (after..line.tokens.end).filter_map(|i| self.tokens.get(i));
        (1..=NAME).contains(&kinds().filter(|t| t.is_word()).count())
            && !kinds().any(|t| t.kind == TokenKind::Number)
            && !self.ends_sentence(line)
    }

    fn follows(&self, what: Follows, after: usize, line: &TextLine) -> bool {
        let next = self.tokens.get(after).filter(|_| after < line.tokens.end);
        match what {
            Follows::Any => true,
            Follows::Short => self.is_short(line),
            Follows::Mark => match next {
                None => true,
                // A hyphen or a comma may stand inside a sentence.
                Some(next) => {
                    next.kind == TokenKind::Mark
                        && !matches!(next.fold, "،" | "," | "؛" | ";" | "\"" | "“" | "”" | "«" | "»" | "'")
                }
            },
            Follows::Outlet => self
                .outlets
                .binary_search_by_key(&after, |(range, _)| range.start)
                .is_ok(),
        }
    }

    /// A mark that lines are decorated with; a quotation mark opens a sentence.
    fn is_decoration(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|t| t.kind == TokenKind::Mark && !matches!(t.fold, "\"" | "“" | "”" | "«" | "'" | "‘" | ":"))
    }
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule that matches a line, wherever it stands.
    fn found(text: &str, place: Place) -> Option<Rule> {
        let layout = Layout::new(text, Lexicon::builtin());
        let line = layout.lines.last()?;
        layout.rule(line, &[place]).map(|(rule, _)| rule.clone())
    }

    #[test]
    fn every_rule_matches_its_example_and_not_the_other() {
        let examples = Lexicon::builtin().parts.examples();
        assert!(examples.len() > 100);
        for (file, line, rule, matches, matches_not) in examples {
            // Shifted by a line, so that absolute offsets fail.
            for before in ["", "س\n\n"] {
                let place = if rule.place == Place::Any {
                    Place::Head
                } else {
                    rule.place
                };
                let text = format!("{before}{matches}");
                assert_eq!(found(&text, place).as_ref(), Some(rule), "{file}:{line}: {text}");
                let text = format!("{before}{matches_not}");
                assert_ne!(found(&text, place).as_ref(), Some(rule), "{file}:{line}: {text}");
            }
        }
    }

    #[test]
    fn lines_know_what_is_before_them() {
        let layout = Layout::new("واحد\r\nاثنان\r\n\r\nثلاثة\n \nأربعة\nخمسة", Lexicon::builtin());
        let blanks: Vec<_> = layout.lines.iter().map(|line| line.after_blank).collect();
        assert_eq!(blanks, [true, false, true, true, false]);
    }
}
