//! Signatures of agencies at the end of a text: "(أ ف ب)".

use super::source::{all_named, closing};
use super::{LONGEST, is_dash};
use crate::lexicon::parts::{DateWord, OutletWord};
use crate::report::layout::{Layout, TextLine};
use crate::report::letters;
use crate::text::{Span, Token, TokenKind};
use std::ops::Range;

/// The signature in brackets at the end of a line ("… (أ ف ب)"): the span from
/// the opening bracket. A name in brackets that explains the name before it
/// ("وكالة الأنباء السعودية (واس)") is none.
pub(in crate::report) fn signature(layout: &Layout<'_>, line: &TextLine) -> Option<Span> {
    let mut last = line.tokens.clone().next_back()?;
    if layout.tokens.fold(last) == "." {
        last = last.checked_sub(1)?;
    }
    if layout.tokens.fold(last) != ")" {
        return None;
    }
    let open = (line.tokens.start..last)
        .rev()
        .take(LONGEST)
        .find(|i| layout.tokens.fold(*i) == "(")?;
    if open == line.tokens.start || !all_named(layout, open + 1..last) {
        return None;
    }
    let after_stop = closes_sentence(layout.tokens.fold(open - 1));
    let explains = layout
        .outlets
        .binary_search_by_key(&open, |(range, _)| range.end)
        .is_ok();
    (after_stop || !explains && last + 1 == line.tokens.end)
        .then(|| layout.tokens.cover(open, line.tokens.end - 1))
        .flatten()
}

/// A signature on the last line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) struct Signature {
    /// Where it stands.
    pub(in crate::report) part: Span,
    /// The agency that it states.
    pub(in crate::report) agency: Option<Span>,
}

/// The signature of an agency that the registry does not know, on the last line
/// of a text: the name that the dateline states, or a name in brackets that
/// stands alone and has the form of an agency's.
pub(in crate::report) fn unknown_signature(
    layout: &Layout<'_>,
    line: &TextLine,
    dateline: Option<Span>,
) -> Option<Signature> {
    /// The long name of an agency has at most this many words.
    const NAME: usize = 6;
    /// The initials of writers behind a signature ("(نوا) س.ح/م.د").
    const INITIALS: usize = 12;
    let tokens = &layout.tokens;
    let same =
        |span: Span| dateline.is_some_and(|known| letters::are_same(known.of(layout.text), span.of(layout.text)));
    if same(line.span) {
        return Some(Signature {
            part: line.span,
            agency: None,
        });
    }
    let start = line
        .tokens
        .clone()
        .find(|i| tokens.fold(*i) == "(" || !is_dash(tokens.fold(*i)) && tokens.fold(*i) != "*")?;
    if tokens.fold(start) != "(" {
        // The signature may close the last sentence.
        let last = line.tokens.clone().next_back().filter(|i| tokens.fold(*i) == ")")?;
        let open = line
            .tokens
            .clone()
            .rev()
            .take(LONGEST)
            .find(|i| tokens.fold(*i) == "(")?;
        let after_stop = open.checked_sub(1).is_some_and(|i| closes_sentence(tokens.fold(i)));
        let inner = tokens.cover(open + 1, last.checked_sub(1)?)?;
        return (after_stop && same(inner))
            .then(|| tokens.cover(open, last).map(|part| Signature { part, agency: None }))?;
    }
    let close = closing(layout, start, line.tokens.end)?;
    let inner = start + 1..close;
    let name = tokens
        .cover(inner.start, inner.end.checked_sub(1)?)
        .filter(|_| !inner.is_empty())?;
    let rest = close + 1..line.tokens.end;
    let initials = rest.len() <= INITIALS
        && rest.clone().all(|i| {
            tokens
                .get(i)
                .is_some_and(|t| !t.is_word() || t.fold.chars().count() <= 2)
        });
    let words: Vec<_> = inner
        .clone()
        .filter_map(|i| tokens.get(i))
        .filter(Token::is_word)
        .collect();
    let parts = &layout.lexicon.parts;
    let closes = words.iter().any(|t| parts.is_outlet_word(t.fold, OutletWord::Closes));
    let long = words.len() <= NAME
        && words.len() > 1
        && words.iter().any(|t| parts.is_outlet_word(t.fold, OutletWord::Agency))
        && !layout.ends_sentence(line);
    let by_form = !closes && (long || is_short_form(layout, inner));
    (initials && (same(name) || by_form)).then_some(Signature {
        part: line.span,
        agency: by_form.then_some(name),
    })
}

/// Whether some tokens have the form of an agency's short name: two to six
/// capitals, one capitalised word, one short Arabic word that is no common one,
/// or single letters; and are no place.
pub(super) fn is_short_form(layout: &Layout<'_>, inner: Range<usize>) -> bool {
    /// A capitalised word that is the whole name of an agency ("Norinform").
    const WORD: std::ops::RangeInclusive<usize> = 5..=14;
    const CAPITALS: std::ops::RangeInclusive<usize> = 2..=6;
    const ARABIC: std::ops::RangeInclusive<usize> = 2..=5;
    /// A word as frequent as this is no agency's name: about five in a million.
    const COMMON: f32 = 3.7;
    let tokens = &layout.tokens;
    let all: Vec<_> = inner.filter_map(|i| tokens.get(i)).collect();
    let desk = |t: &Token<'_>| layout.lexicon.parts.is_date_word(t.fold, DateWord::Desk);
    match all.as_slice() {
        [one] => {
            let length = one.span.of(layout.text).chars().count();
            let capitals = !one.span.of(layout.text).contains(char::is_lowercase);
            let frequency = layout.lexicon.frequency.zipf(one.fold);
            let place = layout.lexicon.names.place(one.fold, |_| None).is_some();
            let form = match one.kind {
                TokenKind::Foreign if capitals => CAPITALS.contains(&length),
                TokenKind::Foreign => {
                    WORD.contains(&length)
                        && frequency == 0.0
                        && one.span.of(layout.text).starts_with(char::is_uppercase)
                }
                TokenKind::Arabic => ARABIC.contains(&length) && frequency < COMMON,
                _ => false,
            };
            form && !place && !desk(one) && layout.lexicon.parts.month(one.fold).is_none()
        }
        letters => {
            (2..=4).contains(&letters.iter().filter(|t| t.is_word()).count())
                && letters
                    .iter()
                    .all(|t| t.fold == "." || t.is_word() && t.span.of(layout.text).chars().count() == 1)
        }
    }
}

/// Whether a mark ends a sentence, or a quotation that may.
fn closes_sentence(mark: &str) -> bool {
    matches!(mark, "." | "!" | "؟" | "?" | "”" | "\"" | "»")
}
