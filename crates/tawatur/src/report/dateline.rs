//! The marks of a wire: datelines ("سيول (AP) –"), lines that name sources
//! alone ("القاهرة - رويترز"), and signatures ("(أ ف ب)").

mod signature;
mod source;

pub(super) use signature::{signature, unknown_signature};
pub(super) use source::{is_dated_source, is_source_line};

use self::signature::is_short_form;
use self::source::{closing, outlet_at, source_at};
use super::layout::{Layout, TextLine};
use super::{Part, PartKind};
use crate::lexicon::parts::DateWord;
use crate::text::{Span, Token, TokenKind};
use std::ops::Range;

/// A dateline is no longer than this, in tokens.
const LONGEST: usize = 24;

/// The place in a dateline has at most this many words, outside of brackets.
const PLACE: usize = 8;

/// A place that no agency's name goes with has at most this many words.
const LONE_PLACE: usize = 2;

/// A place before the name of an agency, in a line that holds nothing else,
/// has at most this many words; so has a place in brackets.
const NAMED_PLACE: usize = 3;

/// A line that a lone place opens has at least this many words.
const LONE_PLACE_LINE: usize = 12;

/// The dateline at the start of a line, up to and with the dash or colon that
/// ends it; tokens.
pub(super) fn prefix(layout: &Layout<'_>, line: &TextLine) -> Option<Range<usize>> {
    let start = line.tokens.start;
    let limit = line.tokens.end.min(start + LONGEST);
    let (mut i, mut words, mut named, mut bracketed, mut after_mark) = (start, 0, false, false, true);
    // A bracket that holds no name that is known, behind the place.
    let mut behind = None;
    while i < limit {
        if after_mark && let Some(end) = outlet_at(layout, i) {
            (i, named, after_mark) = (end, true, false);
            continue;
        }
        let token = layout.tokens.get(i)?;
        if token.is_word() {
            words += 1;
            // After the agency's name nothing but a date stands before the dash.
            if words > PLACE
                || (named || bracketed || behind.is_some()) && layout.lexicon.parts.month(token.fold).is_none()
            {
                return None;
            }
            (i, after_mark) = (i + 1, false);
            continue;
        }
        after_mark = true;
        match token.fold {
            // "Ust-Kut"
            "-" if is_inside_name(layout, i) => (i, after_mark) = (i + 1, false),
            dash if is_dash(dash) => {
                let mut end = i + 1;
                while end < line.tokens.end && is_dash(layout.tokens.fold(end)) {
                    end += 1;
                }
                let source_next = source_at(layout, end)
                    .is_some_and(|e| is_dash(layout.tokens.fold(e)) || layout.tokens.fold(e) == ":");
                if source_next {
                    i = end;
                } else if named
                    || bracketed
                    || behind.is_some_and(|bracket| is_bracketed_place(layout, line, start..bracket, i))
                    || is_lone_place(layout, line, start..i, end)
                {
                    return (end < line.tokens.end).then_some(start..end);
                } else {
                    return None;
                }
            }
            ":" if named => return (i + 1 < line.tokens.end).then_some(start..i + 1),
            "(" | "\"" | "“" | "«" => {
                let close = closing(layout, i, limit)?;
                let inner = i + 1..close;
                if source_at(layout, i).is_some() || outlet_at(layout, i + 1).is_some() {
                    named = true;
                } else if token.fold == "(" && i == start && inner.len() <= NAMED_PLACE + 1 {
                    bracketed = true;
                } else if token.fold == "(" && i > start && is_short_name(layout, inner) {
                    behind = behind.or(Some(i));
                } else {
                    return None;
                }
                i = close + 1;
            }
            "،" | "," | "/" | "|" => i += 1,
            // "Sept." and "U.S.", but no end of a sentence.
            "." if i > start && layout.tokens.get(i - 1).is_some_and(|t| t.kind == TokenKind::Foreign) => i += 1,
            _ if token.kind == TokenKind::Number => i += 1,
            _ => return None,
        }
    }
    None
}

/// The agency that a dateline states by its form alone: the last bracket before
/// the dash holds a short form that no list knows ("أوسلو (النرويج) (نوا) –").
pub(super) fn agency(layout: &Layout<'_>, dateline: &Range<usize>) -> Option<Span> {
    let dash = dateline.clone().rev().find(|i| !is_dash(layout.tokens.fold(*i)))?;
    if layout.tokens.fold(dash) != ")" {
        return None;
    }
    let open = dateline.clone().rev().find(|i| layout.tokens.fold(*i) == "(")?;
    let inner = open + 1..dash;
    if open == dateline.start || source_at(layout, open).is_some() || !is_short_form(layout, inner.clone()) {
        return None;
    }
    layout.tokens.cover(inner.start, inner.end.checked_sub(1)?)
}

/// Whether a dateline among some parts names an agency that the registry knows.
pub(super) fn names_known(layout: &Layout<'_>, parts: &[Part]) -> bool {
    let datelines = parts.iter().filter(|part| part.kind == PartKind::Dateline);
    datelines.map(|part| layout.tokens.within(part.span)).any(|range| {
        layout
            .outlets
            .iter()
            .any(|(name, _)| range.start <= name.start && name.end <= range.end)
    })
}

/// Whether a hyphen joins two words in Latin letters.
fn is_inside_name(layout: &Layout<'_>, hyphen: usize) -> bool {
    let around = hyphen
        .checked_sub(1)
        .and_then(|i| layout.tokens.get(i))
        .zip(layout.tokens.get(hyphen + 1));
    around.is_some_and(|(a, b)| [a.kind, b.kind] == [TokenKind::Foreign; 2] && a.span.end + 1 == b.span.start)
}

/// One to three words and nothing else but commas.
fn is_short_name(layout: &Layout<'_>, inner: Range<usize>) -> bool {
    let mut words = 0;
    inner.filter_map(|i| layout.tokens.get(i)).all(|t| {
        words += usize::from(t.is_word());
        t.is_word() || matches!(t.fold, "." | "-" | "،" | ",")
    }) && (1..=NAMED_PLACE).contains(&words)
}

/// A place with brackets behind it, before a dash that stands apart and opens a
/// long line: Arabic words, or words in Latin letters of which the first is in
/// capitals.
fn is_bracketed_place(layout: &Layout<'_>, line: &TextLine, place: Range<usize>, dash: usize) -> bool {
    let tokens = &layout.tokens;
    let apart = tokens
        .get(dash)
        .zip(tokens.get(dash + 1))
        .is_some_and(|(dash, after)| dash.span.end < after.span.start || is_dash(after.fold));
    let aside = layout
        .lexicon
        .parts
        .is_date_word(tokens.fold(dash + 1), DateWord::Aside);
    let words: Vec<_> = place.filter_map(|i| tokens.get(i)).filter(Token::is_word).collect();
    let fits = words.first().is_some_and(|first| match first.kind {
        TokenKind::Foreign => {
            let word = first.span.of(layout.text);
            word.chars().count() > 2 && !word.contains(char::is_lowercase)
        }
        _ => words.len() <= NAMED_PLACE && words.iter().all(|t| layout.lexicon.cues.verb(t.fold).is_none()),
    });
    fits && apart && !aside && line.words >= LONE_PLACE_LINE
}

/// A place that stands before a dash without an agency's name: one to three
/// words of Arabic that open a long line, or words in capitals.
fn is_lone_place(layout: &Layout<'_>, line: &TextLine, place: Range<usize>, next: usize) -> bool {
    let dash = place.end;
    let apart = layout
        .tokens
        .get(dash)
        .zip(layout.tokens.get(dash + 1))
        .zip(dash.checked_sub(1).and_then(|i| layout.tokens.get(i)))
        .is_some_and(|((dash, after), before)| {
            before.span.end < dash.span.start && (dash.span.end < after.span.start || is_dash(after.fold))
        });
    let words: Vec<_> = place.filter_map(|i| layout.tokens.get(i)).collect();
    let Some(first) = words.first() else { return false };
    if first.kind == TokenKind::Foreign {
        let capitals = |span: Span| {
            let word = span.of(layout.text);
            word.chars().count() > 2 && !word.chars().any(char::is_lowercase)
        };
        return apart && capitals(first.span) && line.words >= LONE_PLACE_LINE;
    }
    let aside = layout
        .lexicon
        .parts
        .is_date_word(layout.tokens.fold(next), DateWord::Aside);
    apart
        && !aside
        && layout.tokens.get(next).is_some_and(|t| t.is_word())
        && words.len() <= LONE_PLACE
        && line.words >= LONE_PLACE_LINE
        && words.iter().all(|t| t.kind == TokenKind::Arabic)
}

/// Whether a mark is a dash, or written as one.
pub(super) fn is_dash(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "—" | "―" | "_" | "‐" | "−" | "ـ")
}

#[cfg(test)]
mod tests;
