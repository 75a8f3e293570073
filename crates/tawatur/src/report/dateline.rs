//! The marks of a wire: datelines ("سيول (AP) –"), lines that name sources
//! alone ("القاهرة - رويترز"), and signatures ("(أ ف ب)").

use super::imprint::letters;
use super::layout::{Layout, TextLine};
use super::{Part, PartKind, dates};
use crate::lexicon::parts::{DateWord, OutletWord};
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

/// A signature on the last line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    /// Where it stands.
    pub(super) part: Span,
    /// The agency that it states.
    pub(super) agency: Option<Span>,
}

/// The signature of an agency that the registry does not know, on the last line
/// of a text: the name that the dateline states, or a name in brackets that
/// stands alone and has the form of an agency's.
pub(super) fn unknown_signature(layout: &Layout<'_>, line: &TextLine, dateline: Option<Span>) -> Option<Signature> {
    /// The long name of an agency has at most this many words.
    const NAME: usize = 6;
    /// The initials of writers behind a signature ("(نوا) س.ح/م.د").
    const INITIALS: usize = 12;
    let tokens = &layout.tokens;
    let same =
        |span: Span| dateline.is_some_and(|known| letters(known.of(layout.text)) == letters(span.of(layout.text)));
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
        let after_stop = open
            .checked_sub(1)
            .is_some_and(|i| matches!(tokens.fold(i), "." | "!" | "؟" | "?" | "”" | "\"" | "»"));
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
fn is_short_form(layout: &Layout<'_>, inner: Range<usize>) -> bool {
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

/// Whether a line says nothing but whom the text comes from: names of agencies
/// and outlets and words that stand for them, with a place before them.
pub(super) fn is_source_line(layout: &Layout<'_>, line: &TextLine, place: bool) -> bool {
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
pub(super) fn is_dated_source(layout: &Layout<'_>, line: &TextLine) -> bool {
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

/// The signature in brackets at the end of a line ("… (أ ف ب)"): the span from
/// the opening bracket. A name in brackets that explains the name before it
/// ("وكالة الأنباء السعودية (واس)") is none.
pub(super) fn signature(layout: &Layout<'_>, line: &TextLine) -> Option<Span> {
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
    let before = layout.tokens.fold(open - 1);
    let after_stop = matches!(before, "." | "!" | "؟" | "?" | "”" | "\"" | "»");
    let explains = layout
        .outlets
        .binary_search_by_key(&open, |(range, _)| range.end)
        .is_ok();
    (after_stop || !explains && last + 1 == line.tokens.end)
        .then(|| layout.tokens.cover(open, line.tokens.end - 1))
        .flatten()
}

/// The end of the name of an agency or outlet, without clitics, at token `i`.
fn outlet_at(layout: &Layout<'_>, i: usize) -> Option<usize> {
    let at = layout.outlets.partition_point(|(range, _)| range.start < i);
    let (range, outlet) = layout.outlets.get(at).filter(|(range, _)| range.start == i)?;
    let span = layout.tokens.cover(range.start, range.end.checked_sub(1)?)?;
    let same = layout.lexicon.registry.lookup(span.of(layout.text))?;
    (same.id == outlet.id).then_some(range.end)
}

/// The end of what names a source at token `i`: an outlet, a word that stands
/// for sources, or a name in quotation marks or brackets.
fn source_at(layout: &Layout<'_>, i: usize) -> Option<usize> {
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
fn all_named(layout: &Layout<'_>, range: Range<usize>) -> bool {
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
fn closing(layout: &Layout<'_>, open: usize, limit: usize) -> Option<usize> {
    let close: &[&str] = match layout.tokens.fold(open) {
        "(" => &[")"],
        "«" => &["»"],
        _ => &["\"", "”"],
    };
    (open + 1..limit).find(|i| close.contains(&layout.tokens.fold(*i)))
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

pub(super) fn is_dash(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "—" | "―" | "_" | "‐" | "−" | "ـ")
}

#[cfg(test)]
mod tests;
