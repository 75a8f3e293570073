//! Quotations: which marks belong together, and how a content is quoted.

use super::Quote;
use crate::text::{Span, TokenKind, Tokens};
use std::cell::LazyCell;

/// A quotation, by the tokens of its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// The opening mark.
    pub(super) open: usize,
    /// The closing mark.
    pub(super) close: usize,
}

impl Quotation {
    /// How many tokens stand between the marks.
    pub(super) fn len(self) -> usize {
        self.close.saturating_sub(self.open + 1)
    }
}

/// A quotation of more tokens is taken for two marks that do not belong together.
const MAX_QUOTED: usize = 300;

/// The next paragraph begins within so many line ends.
const MAX_BREAKS: usize = 4;

/// A paragraph of a longer quotation has more tokens than these.
const MIN_PARAGRAPH: usize = 4;

/// Pairs the quotation marks of a text. Within a line, marks of one family
/// open and close in turn, whatever way they point: pages mix up “ and ”, and
/// straight marks point no way. A mark left over opens nothing, unless the next
/// line opens with one again, or it clearly opens words up to the line's end.
pub(super) fn pair(text: &str, tokens: &Tokens) -> Vec<Quotation> {
    let left_over = LazyCell::new(|| left_over(text, tokens));
    let mut quotations = Vec::new();
    let mut open: Option<(usize, Family)> = None;
    // The mark that closes a name within the open quotation.
    let mut inner = 0;
    for (i, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Break {
            // A quotation of several paragraphs opens anew with each and closes in the last.
            let again = (i + 1..i + MAX_BREAKS)
                .filter_map(|j| tokens.get(j))
                .find(|next| next.kind != TokenKind::Break)
                .and_then(|next| Family::of(next.span.of(text)));
            if let Some((start, family)) = open.take()
                && (again == Some(family) || left_open(text, tokens, start, i))
                && i > start + MIN_PARAGRAPH
                && i - start <= MAX_QUOTED
            {
                quotations.push(Quotation {
                    open: start,
                    close: i - 1,
                });
            }
            continue;
        }
        if token.kind != TokenKind::Mark || i == inner && open.is_some() {
            continue;
        }
        let twice = is_apostrophe(token.fold)
            && tokens
                .get(i + 1)
                .is_some_and(|next| is_apostrophe(next.fold) && next.span.start == token.span.end);
        let Some(family) = Family::of(token.span.of(text)).or(twice.then_some(Family::Double)) else {
            continue;
        };
        // ''words'': the inner mark of each pair.
        let i = i + usize::from(twice && open.is_none());
        let nested = open.filter(|(_, of)| *of == family);
        if let Some(close) = nested.and_then(|_| inner_close(text, tokens, i, family)) {
            inner = close;
            continue;
        }
        match open {
            // "الحزب الاشتراكي"، وقال: "نعم"": a mark that nothing opened.
            None if family == Family::Double
                && faces(text, tokens, i, false)
                && !behind_colon(tokens, i)
                && left_over.get(i).is_some_and(|odd| *odd) => {}
            None => open = Some((i, family)),
            Some((start, _)) if i - start > MAX_QUOTED => open = Some((i, family)),
            Some((start, of)) if of == family => {
                // Two marks side by side are one opening or closing written twice.
                if i > start + 1 {
                    quotations.push(Quotation { open: start, close: i });
                    open = None;
                }
            }
            Some(_) => {}
        }
    }
    // A text without a last line end.
    if let Some((start, _)) = open
        && left_open(text, tokens, start, tokens.len())
        && tokens.len() > start + MIN_PARAGRAPH
        && tokens.len() - start <= MAX_QUOTED
    {
        quotations.push(Quotation {
            open: start,
            close: tokens.len() - 1,
        });
    }
    quotations
}

/// "قال:" نعم"": behind a colon a mark opens, wherever the space stands.
fn behind_colon(tokens: &Tokens, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|before| tokens.fold(before) == ":")
}

/// Of each token, whether an odd number of straight or curly marks stands from it to the end of its line.
fn left_over(text: &str, tokens: &Tokens) -> Vec<bool> {
    let mut odd = false;
    let mut left: Vec<bool> = tokens
        .iter()
        .rev()
        .map(|token| {
            let double = token.kind == TokenKind::Mark && Family::of(token.span.of(text)) == Some(Family::Double);
            odd = token.kind != TokenKind::Break && odd != double;
            odd
        })
        .collect();
    left.reverse();
    left
}

/// The mark that closes a name within a quotation, if the one at `i` opens it ("نشر "الكتاب" أمس" within
/// someone's words): behind it another mark closes the whole.
fn inner_close(text: &str, tokens: &Tokens, i: usize, family: Family) -> Option<usize> {
    const MAX_INNER: usize = 8;
    const MAX_REST: usize = 80;
    if tokens.fold(i) == "«" {
        return nested_close(tokens, i);
    }
    if !faces(text, tokens, i, true) {
        return None;
    }
    let mut marks = (i + 1..tokens.len().min(i + MAX_REST))
        .map_while(|j| Some((j, tokens.get(j).filter(|token| token.kind != TokenKind::Break)?)))
        .filter(|(_, token)| token.kind == TokenKind::Mark && Family::of(token.span.of(text)) == Some(family));
    let (close, _) = marks.next()?;
    let (outer, _) = marks.next()?;
    (close <= i + MAX_INNER && faces(text, tokens, close, false) && faces(text, tokens, outer, false)).then_some(close)
}

/// The mark that closes the one at `i` within «…», where the marks point: another in the line closes the whole.
fn nested_close(tokens: &Tokens, i: usize) -> Option<usize> {
    let mut close = None;
    let mut depth = 1;
    for j in i + 1..tokens.len().min(i + MAX_QUOTED) {
        let token = tokens.get(j).filter(|token| token.kind != TokenKind::Break)?;
        match token.fold {
            "«" => depth += 1,
            "»" => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            close = close.or(Some(j));
        }
        if depth < 0 {
            return close;
        }
    }
    None
}

/// Whether the mark at `i` stands as one that opens does, behind a space and right before a word, or as
/// one that closes.
fn faces(text: &str, tokens: &Tokens, i: usize, opens: bool) -> bool {
    let Some(mark) = tokens.get(i) else { return false };
    let before = text.get(..mark.span.start).and_then(|rest| rest.chars().next_back());
    let behind = text.get(mark.span.end..).and_then(|rest| rest.chars().next());
    let spaced = before.is_none_or(char::is_whitespace);
    let word = behind.is_some_and(char::is_alphanumeric);
    if opens { spaced && word } else { !spaced && !word }
}

/// Whether the mark at `start` clearly opens a quotation that its line, which ends before `end`, forgot to
/// close: behind a space or colon, right before a word, with a stop at the end of the line.
fn left_open(text: &str, tokens: &Tokens, start: usize, end: usize) -> bool {
    let (Some(mark), Some(next), Some(last)) = (tokens.get(start), tokens.get(start + 1), tokens.get(end - 1)) else {
        return false;
    };
    let spaced = text
        .get(..mark.span.start)
        .and_then(|before| before.chars().next_back())
        .is_none_or(|c| c.is_whitespace() || c == ':');
    spaced && next.is_word() && next.span.start == mark.span.end && matches!(last.fold, "." | "!" | "؟" | "…")
}

/// How the content is quoted, by the part of its letters that stands in quotation marks.
pub(super) fn of_content(text: &str, content: Span, quoted: impl Iterator<Item = Span>, all: bool) -> Quote {
    if all {
        return Quote::Direct;
    }
    let letters = |span: Span| span.of(text).chars().filter(|c| c.is_alphanumeric()).count();
    let mut inside = 0;
    for span in quoted {
        let from = span.start.max(content.start);
        let to = span.end.min(content.end);
        if from < to {
            inside += letters(Span::new(from, to));
        }
    }
    if inside == 0 {
        Quote::Indirect
    } else if inside == letters(content) {
        Quote::Direct
    } else {
        Quote::Mixed
    }
}

fn is_apostrophe(mark: &str) -> bool {
    matches!(mark, "'" | "‘" | "’")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// “ ” " „ ‟
    Double,
    /// « » ‹ ›
    Angle,
}

impl Family {
    fn of(mark: &str) -> Option<Self> {
        match mark {
            "“" | "”" | "\"" | "„" | "‟" | "″" | "＂" => Some(Self::Double),
            "«" | "»" | "‹" | "›" | "<<" | ">>" => Some(Self::Angle),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        pair(text, &tokens)
            .iter()
            .map(|q| tokens.cover(q.open, q.close).unwrap().of(text).to_owned())
            .collect()
    }

    #[test]
    fn pairs_marks_within_a_line_whatever_way_they_point() {
        assert_eq!(pairs("قال «نعم» ثم “لا” ثم ”ربما“"), ["«نعم»", "“لا”", "”ربما“"]);
        assert_eq!(pairs("قال \"نعم\nثم \"لا\""), ["\"لا\""]);
        assert_eq!(pairs("قال «إن \"الحل\" قريب» وذهب"), ["«إن \"الحل\" قريب»"]);
        assert_eq!(
            pairs("قال «كتاب «الفجر» الذي وضعه «سامي» أهم» ثم «نعم»"),
            ["«كتاب «الفجر» الذي وضعه «سامي» أهم»", "«نعم»"]
        );
        assert_eq!(pairs("قال «نعم ثم «لا» ثم «ربما»"), ["«نعم ثم «", "» ثم «"]);
    }

    #[test]
    fn a_mark_that_nothing_opened_closes_nothing() {
        assert_eq!(pairs("حزب الأنهار\"، وقال: \"نعم\". وأضاف \"لا\""), ["\"نعم\"", "\"لا\""]);
        assert_eq!(pairs("قال: \"نعم\"، وأضاف: \"لا\""), ["\"نعم\"", "\"لا\""]);
    }
}
