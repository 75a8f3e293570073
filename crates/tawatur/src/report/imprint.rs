//! Lines above the body that say who published a text, when, and who wrote it:
//! "صحيفة الوادي", "Valley Today | 3 May 2022", "راديو الوادي - خاص".

mod name;

use self::name::{cover, is_place, is_place_of, name, words};
use super::layout::{Layout, TextLine};
use super::{Published, dateline, dates, letters};
use crate::lexicon::parts::Opens;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Such a line has at most this many words, the date among them.
const WORDS: usize = 18;

/// The name of an outlet has at most this many words.
const NAME: usize = 5;

/// A name that only what is beside it shows to be an outlet's has at most this
/// many words.
const BARE_NAME: usize = 4;

/// The name of a writer has at most this many words.
const WRITER: usize = 4;

/// A place has at most this many words.
const PLACE: usize = 4;

/// A name of fewer letters than these is not looked for in the line that names
/// the source.
const LETTERS: usize = 4;

/// How sure it is that a line is an imprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// Only what stands above or below it can show it.
    Bare,
    /// What stands in the line beside the name shows it: a date, a desk.
    Beside,
    /// The name itself shows it: the registry knows it, it has a word for an
    /// outlet's kind in it, or the metadata or the last lines give it.
    Sure,
}

/// What a line says of a report's origin.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Imprint {
    /// Who published it.
    pub(super) outlet: Option<Span>,
    /// Who wrote it.
    pub(super) byline: Option<Span>,
    /// When it was published.
    pub(super) published: Option<Published>,
    /// How sure that is.
    pub(super) grade: Grade,
}

/// Names that are known from elsewhere to be those of who published the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Publishers {
    /// Their letters.
    names: Vec<String>,
}

impl Publishers {
    /// What the metadata gives, and what the text names as its source.
    pub(super) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names = names.into_iter().map(letters::of);
        Self {
            names: names.filter(|name| name.chars().count() >= LETTERS).collect(),
        }
    }

    fn has(&self, name: &str) -> bool {
        let name = letters::of(name);
        name.chars().count() >= LETTERS && self.names.iter().any(|known| known.contains(&name))
    }
}

/// What one stretch of a line is.
enum Piece {
    /// A date, or words beside one.
    Date,
    /// Who at the outlet wrote it, or words for sources.
    Desk,
    Agency,
    Place,
    Writer(Span),
    Name(Span, Grade),
}

/// Reads a line as an imprint, if it can be one.
pub(super) fn read(layout: &Layout<'_>, line: &TextLine, publishers: &Publishers) -> Option<Imprint> {
    if line.words > WORDS {
        return None;
    }
    let date = dates::find(layout.text, &layout.tokens, line.tokens.clone(), layout.lexicon)
        .filter(|found| found.strange == 0);
    let days = date
        .as_ref()
        .map_or(line.tokens.end..line.tokens.end, |found| found.tokens.clone());
    let date_ends_line = !days.is_empty() && days.end == line.tokens.end;
    if layout.ends_sentence(line) && !date_ends_line {
        return None;
    }
    let (mut names, mut writers, mut place, mut desk, mut agency, mut colon) =
        (Vec::new(), Vec::new(), false, false, false, false);
    let segments = segments(layout, line.tokens.clone(), &days, &mut colon);
    let beside_place = segments.iter().any(|segment| is_place(layout, segment));
    for segment in segments {
        match piece(layout, segment, &days, publishers, beside_place)? {
            Piece::Date => {}
            Piece::Desk => desk = true,
            Piece::Place => place = true,
            Piece::Agency => agency = true,
            Piece::Writer(span) => writers.push(span),
            Piece::Name(span, grade) => names.push((span, grade)),
        }
    }
    let writer = writers
        .first()
        .zip(writers.last())
        .map(|(first, last)| first.cover(*last));
    // A colon stands before the name of a writer only; elsewhere it opens a headline.
    if colon && (writer.is_none() || !place || !names.is_empty()) {
        return None;
    }
    let beside = date.is_some() || desk;
    let name = match names.as_slice() {
        [] => None,
        [(span, Grade::Sure)] => Some((*span, Grade::Sure)),
        // "أوسلو - رويترز": where an agency stands beside it, a name that no list knows is a place.
        [_] if agency => return None,
        // "بيروت - الحياة"
        [(span, _)] if place && layout.lexicon.registry.lookup(span.of(layout.text)).is_some() => {
            Some((*span, Grade::Beside))
        }
        [(span, _)] if date.is_none() && desk && is_place_of(layout, *span) => return None,
        [(span, grade)] => Some((*span, if beside { Grade::Beside } else { *grade })),
        // Beside a name that is sure, another is a place that no list knows.
        [first, second] => match (first.1, second.1) {
            (Grade::Sure, Grade::Bare) => Some(*first),
            (Grade::Bare, Grade::Sure) => Some(*second),
            // "أوسلو - صوت أوسلو"
            (Grade::Sure, Grade::Sure) => {
                let [a, b] = [first, second].map(|name| letters::of(name.0.of(layout.text)));
                let longer = if a.contains(&b) { first } else { second };
                (a.contains(&b) || b.contains(&a)).then_some(*longer)
            }
            _ => return None,
        },
        _ => return None,
    };
    let grade = match name {
        Some((_, grade)) => grade,
        None if date.is_some() => Grade::Sure,
        // "مرسى الحوت - رويترز" says whom it is from; what stands beside it is a place as well.
        None if agency => return None,
        None if writer.is_some() && place => Grade::Beside,
        None if writer.is_some() => Grade::Bare,
        None => return None,
    };
    Some(Imprint {
        outlet: name.map(|(span, _)| span),
        byline: writer,
        published: date.map(|found| found.published),
        grade,
    })
}

/// Who wrote it and who published it, from what follows "By" in a line.
pub(super) fn writer(
    layout: &Layout<'_>,
    range: Range<usize>,
    publishers: &Publishers,
) -> (Option<Span>, Option<Span>) {
    let none = range.end..range.end;
    let mut pieces = segments(layout, range.clone(), &none, &mut false).into_iter();
    let Some(first) = pieces.next() else {
        return (None, None);
    };
    let outlet = pieces.next().filter(|_| pieces.next().is_none()).and_then(|segment| {
        match name(layout, &segment, publishers, false)? {
            Piece::Name(span, Grade::Sure) => Some(span),
            _ => None,
        }
    });
    let last = if outlet.is_some() { first.end } else { range.end };
    (
        last.checked_sub(1)
            .and_then(|last| layout.tokens.cover(first.start, last)),
        outlet,
    )
}

/// The stretches between the marks that part a line; a date is one of them.
/// `colon` tells whether a colon was among the marks.
fn segments(layout: &Layout<'_>, line: Range<usize>, days: &Range<usize>, colon: &mut bool) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = line.start;
    for i in line.start..=line.end {
        let in_date = days.contains(&i);
        let parts = !in_date && is_separator(layout, i);
        let begins = in_date && i == days.start || i == days.end || layout.after_tatweel(i);
        if i < line.end && !parts && !begins {
            continue;
        }
        *colon |= parts && i < line.end && layout.tokens.fold(i) == ":";
        if i > start {
            all.push(start..i);
        }
        start = if parts { i + 1 } else { i };
    }
    all
}

fn is_separator(layout: &Layout<'_>, i: usize) -> bool {
    let Some(mark) = layout.tokens.get(i).filter(|t| t.kind == TokenKind::Mark) else {
        return false;
    };
    let apart = || {
        let before = i.checked_sub(1).and_then(|b| layout.tokens.get(b));
        let after = layout.tokens.get(i + 1);
        before.is_none_or(|t| t.span.end < mark.span.start) || after.is_none_or(|t| mark.span.end < t.span.start)
    };
    match mark.fold {
        "|" | "•" | "·" | "،" | "," | "؛" | ";" | ":" | "_" | "(" | ")" | "[" | "]" | "*" | "»" | "›" => true,
        "/" => apart(),
        dash => dateline::is_dash(dash) && apart(),
    }
}

/// What a stretch of a line is; none if it can be part of no imprint.
fn piece(
    layout: &Layout<'_>,
    segment: Range<usize>,
    days: &Range<usize>,
    publishers: &Publishers,
    beside_place: bool,
) -> Option<Piece> {
    let parts = &layout.lexicon.parts;
    let of_date = |i: usize| {
        days.contains(&i)
            || layout
                .tokens
                .get(i)
                .is_some_and(|t| !t.is_word() || parts.is_beside_date(t.fold) || parts.month(t.fold).is_some())
    };
    if segment.clone().all(of_date) {
        // Numbers and marks alone say nothing where no date stands beside them; a
        // town stands beside dates, too ("بتوقيت القاهرة").
        return if days.is_empty() {
            is_place(layout, &segment).then_some(Piece::Place)
        } else {
            Some(Piece::Date)
        };
    }
    // Without a mark between, the day's own words ("الثلاثاء") end where the name does.
    if segment.end == days.start && !days.is_empty() {
        let end = segment
            .clone()
            .rev()
            .take_while(|i| of_date(*i))
            .last()
            .unwrap_or(segment.end);
        let bounded = segment.start..end.max(segment.start + 1);
        return match name(layout, &bounded, publishers, beside_place)? {
            sure @ Piece::Name(_, Grade::Sure) => Some(sure),
            _ => None,
        };
    }
    if let Some(span) = announced_writer(layout, &segment) {
        return Some(Piece::Writer(span));
    }
    name(layout, &segment, publishers, beside_place)
}

/// "By Huda Salem" within a line.
fn announced_writer(layout: &Layout<'_>, segment: &Range<usize>) -> Option<Span> {
    let first = layout.tokens.fold(segment.start);
    let rule = layout.lexicon.parts.rules(first).iter().find(|rule| {
        rule.opens == Opens::Byline
            && rule.words.len() < segment.len()
            && rule
                .words
                .iter()
                .zip(segment.start..)
                .all(|(word, i)| layout.tokens.fold(i) == word)
    })?;
    let rest = segment.start + rule.words.len()..segment.end;
    (words(layout, &rest).count() <= WRITER)
        .then(|| cover(layout, &rest))
        .flatten()
}

#[cfg(test)]
mod tests;
