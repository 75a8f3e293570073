//! Names of agencies and outlets, and words that stand for them, as datelines
//! and lines of sources set them.

use super::{LONGEST, NAMED_PLACE, PLACE, is_dash};
use crate::lexicon::parts::DateWord;
use crate::report::dates;
use crate::report::layout::{Layout, TextLine};
use crate::text::TokenKind;
use std::ops::Range;

/// Whether a line says nothing but whom the text comes from: names of agencies
/// and outlets and words that stand for them, with a place before them.
pub(in crate::report) fn is_source_line(layout: &Layout<'_>, line: &TextLine, place: bool) -> bool {
    if line.tokens.len() > LONGEST || line.words > PLACE + NAMED_PLACE {
        return false;
    }
    let mut sources = 0;
    for segment in segments(layout, line.tokens.clone()) {
        let words = segment
            .clone()
            .filter(|i| layout.tokens.get(*i).is_some_and(|t| t.is_word()))
            .count();
        if is_source(layout, &segment) {
            sources += 1;
        } else if sources > 0 || !place || words > NAMED_PLACE || words == 0 {
            return false;
        }
    }
    sources > 0
}

/// Whether a line holds a place, a date and the name of an agency, without the
/// dash of a dateline ("صنعاء 4 محرم 1446 هـ الموافق 10 يوليو 2024 م سبأ").
pub(in crate::report) fn is_dated_source(layout: &Layout<'_>, line: &TextLine) -> bool {
    let number = |i: &usize| layout.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Number);
    let place = line.tokens.clone().position(|i| number(&i)).unwrap_or_default();
    let source = layout
        .outlets
        .iter()
        .find(|(range, _)| range.end == line.tokens.end && range.start > line.tokens.start);
    (1..=NAMED_PLACE).contains(&place)
        && line.tokens.len() <= LONGEST
        && source.is_some_and(|(range, _)| {
            let dated = line.tokens.start + place..range.start;
            dates::is_date_line(layout.text, &layout.tokens, dated, 0, layout.lexicon)
        })
}

/// The end of the name of an agency or outlet, without clitics, at token `i`.
pub(super) fn outlet_at(layout: &Layout<'_>, i: usize) -> Option<usize> {
    let at = layout.outlets.partition_point(|(range, _)| range.start < i);
    let (range, outlet) = layout.outlets.get(at).filter(|(range, _)| range.start == i)?;
    let span = layout.tokens.cover(range.start, range.end.checked_sub(1)?)?;
    let same = layout.lexicon.registry.lookup(span.of(layout.text))?;
    (same.id == outlet.id).then_some(range.end)
}

/// The end of what names a source at token `i`: an outlet, a word that stands
/// for sources, or a name in quotation marks or brackets.
pub(super) fn source_at(layout: &Layout<'_>, i: usize) -> Option<usize> {
    if let Some(end) = outlet_at(layout, i) {
        return Some(end);
    }
    let token = layout.tokens.get(i)?;
    if layout.lexicon.parts.is_date_word(token.fold, DateWord::Desk) {
        return Some(i + 1);
    }
    if !matches!(token.fold, "(" | "\"" | "“" | "«") {
        return None;
    }
    let close = closing(layout, i, i + LONGEST)?;
    all_sources(layout, i + 1..close).then_some(close + 1)
}

/// Whether some tokens are names of agencies and outlets that mean nothing
/// else, and marks between them.
pub(super) fn all_named(layout: &Layout<'_>, range: Range<usize>) -> bool {
    let mut any = false;
    let mut i = range.start;
    while i < range.end {
        if let Some(end) = outlet_at(layout, i) {
            (i, any) = (end, true);
        } else if layout.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Mark) {
            i += 1;
        } else {
            return false;
        }
    }
    any
}

fn all_sources(layout: &Layout<'_>, range: Range<usize>) -> bool {
    let mut any = false;
    for segment in segments(layout, range) {
        if !is_source(layout, &segment) {
            return false;
        }
        any = true;
    }
    any
}

/// Whether some tokens together are the name of an outlet or stand for one.
fn is_source(layout: &Layout<'_>, segment: &Range<usize>) -> bool {
    let Some(span) = segment
        .end
        .checked_sub(1)
        .and_then(|last| layout.tokens.cover(segment.start, last))
    else {
        return false;
    };
    let desk = |i: usize| layout.lexicon.parts.is_date_word(layout.tokens.fold(i), DateWord::Desk);
    segment.clone().all(desk) || layout.lexicon.registry.lookup(span.of(layout.text)).is_some()
}

/// The stretches between the marks that stand between sources.
fn segments(layout: &Layout<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = range.start;
    for i in range.start..=range.end {
        let mark = layout.tokens.fold(i);
        if i > start && i < range.end && layout.after_tatweel(i) {
            all.push(start..i);
            start = i;
        }
        if i == range.end || is_dash(mark) || matches!(mark, "/" | "|" | "،" | "," | "(" | ")" | "+" | "*") {
            if i > start {
                all.push(start..i);
            }
            start = i + 1;
        }
    }
    all
}

/// The token that closes the bracket or quotation mark at `open`.
pub(super) fn closing(layout: &Layout<'_>, open: usize, limit: usize) -> Option<usize> {
    let close: &[&str] = match layout.tokens.fold(open) {
        "(" => &[")"],
        "«" => &["»"],
        _ => &["\"", "”"],
    };
    (open + 1..limit).find(|i| close.contains(&layout.tokens.fold(*i)))
}
