//! Dates of publication, as metadata and as lines of a text write them.

mod scan;

use self::scan::Scan;
use super::{Basis, Published};
use crate::lexicon::Lexicon;
use crate::text::{TokenKind, Tokens};
use jiff::civil::Time;
use jiff::fmt::{rfc2822, temporal::Pieces};
use std::ops::Range;

/// Years that a report can be of: newspapers on the one side, slips on the other.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// How many tokens may stand between the parts of one date and its clock time.
const REACH: usize = 4;

/// Reads a date in metadata: RFC 3339, RFC 2822, a day, or a day and a time of
/// day, with a space or a T between them.
pub(super) fn metadata(value: &str) -> Option<Published> {
    let value = value.trim();
    let (at, offset, day_only) = match Pieces::parse(value) {
        Ok(pieces) => {
            let time = pieces.time();
            let offset = pieces.to_numeric_offset().map(|offset| offset.seconds() / 60);
            (
                pieces.date().to_datetime(time.unwrap_or_else(Time::midnight)),
                offset,
                time.is_none(),
            )
        }
        Err(_) => {
            let zoned = rfc2822::DateTimeParser::new()
                .relaxed_weekday(true)
                .parse_zoned(value)
                .ok()?;
            (zoned.datetime(), Some(zoned.offset().seconds() / 60), false)
        }
    };
    YEARS.contains(&at.year()).then(|| Published {
        at,
        offset: offset.and_then(|minutes| i16::try_from(minutes).ok()),
        day_only,
        basis: Basis::Stated,
    })
}

/// Reads a date that a program or a person wrote as one value: as metadata does,
/// else by words ("الثلاثاء 3 أيار/مايو 2022", "3 May 2022, 2:05 p.m.").
pub(super) fn written(value: &str, lexicon: &Lexicon) -> Option<Published> {
    /// Longer values are no dates.
    const LONGEST: usize = 120;
    metadata(value).or_else(|| {
        let value = Some(value.trim()).filter(|value| value.len() <= LONGEST)?;
        let tokens = Tokens::new(value);
        find(value, &tokens, 0..tokens.len(), lexicon).map(|found| found.published)
    })
}

/// A date found among tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// What it says.
    pub(super) published: Published,
    /// The tokens that say it, from the first to the last.
    pub(super) tokens: Range<usize>,
    /// How many of these are neither of the date nor words beside one.
    pub(super) strange: usize,
}

/// The first full date among some tokens, with the time of day beside it.
pub(super) fn find(text: &str, tokens: &Tokens, range: Range<usize>, lexicon: &Lexicon) -> Option<Found> {
    if let Some(found) = machine_written(text, tokens, range.clone()) {
        return Some(found);
    }
    let scan = Scan {
        tokens,
        end: range.end,
        lexicon,
    };
    let (date, days) = range
        .clone()
        .find_map(|i| scan.date_at(i).map(|(date, end)| (date, i..end)))?;
    let mut all = days.clone();
    let mut clock_tokens = days.end..days.end;
    let mut time = None;
    let mut offset = None;
    // The clock stands after the day or before it.
    for (i, after) in (days.end..range.end)
        .map(|i| (i, true))
        .chain((range.start..days.start).rev().map(|i| (i, false)))
    {
        let far = if after {
            i - days.end >= 2 * REACH
        } else {
            days.start - i > 2 * REACH
        };
        if far {
            continue;
        }
        if time.is_none()
            && let Some((clock, end)) = scan.clock_at(i)
        {
            time = Some(clock);
            clock_tokens = i..end;
            all = all.start.min(i)..all.end.max(end);
        }
        if offset.is_none()
            && let Some((minutes, end)) = scan.offset_at(i)
        {
            offset = Some(minutes);
            all = all.start.min(i)..all.end.max(end);
        }
    }
    let strange = all
        .clone()
        .filter(|i| !days.contains(i) && !clock_tokens.contains(i))
        .filter(|i| tokens.get(*i).is_some_and(|t| t.is_word() && !scan.is_beside(t.fold)))
        .count();
    Some(Found {
        published: Published {
            at: date.to_datetime(time.unwrap_or_else(Time::midnight)),
            offset,
            day_only: time.is_none(),
            basis: Basis::Stated,
        },
        tokens: all,
        strange,
    })
}

/// A date and time as machines write them, in one piece: "2023-09-13T14:05:00Z".
fn machine_written(text: &str, tokens: &Tokens, range: Range<usize>) -> Option<Found> {
    /// What is longer is no line that gives a date.
    const LONGEST: usize = 60;
    let range = range.start..range.end.min(range.start + LONGEST);
    range.clone().find_map(|first| {
        let start = tokens.get(first).filter(|t| t.kind == TokenKind::Number)?.span.start;
        let rest = text.get(start..)?;
        let piece = rest.split(char::is_whitespace).next()?;
        let published = metadata(piece).filter(|published| !published.day_only)?;
        let end = tokens.within(crate::text::Span::new(start, start + piece.len())).end;
        Some(Found {
            published,
            tokens: first..end.min(range.end).max(first),
            strange: 0,
        })
    })
}

/// Whether a line holds a date and little else: what is not of the date are
/// words beside dates, but for `strange` words.
pub(super) fn is_date_line(
    text: &str,
    tokens: &Tokens,
    range: Range<usize>,
    strange: usize,
    lexicon: &Lexicon,
) -> bool {
    /// A line with more tokens than this is no date line.
    const LONGEST: usize = 40;
    if range.len() > LONGEST {
        return false;
    }
    find(text, tokens, range.clone(), lexicon).is_some_and(|found| {
        let others = range
            .filter(|i| !found.tokens.contains(i))
            .filter(|i| {
                tokens.get(*i).is_some_and(|t| {
                    t.is_word() && !lexicon.parts.is_beside_date(t.fold) && lexicon.parts.month(t.fold).is_none()
                })
            })
            .count();
        others + found.strange <= strange
    })
}

/// The value for a date without time of day.
#[cfg(test)]
pub(super) fn day(year: i16, month: i8, day: i8) -> Published {
    Published {
        at: jiff::civil::DateTime::constant(year, month, day, 0, 0, 0, 0),
        offset: None,
        day_only: true,
        basis: Basis::Stated,
    }
}

#[cfg(test)]
mod tests;
