//! Times and dates in digits: clocks with their marks, dates in the orders of their regions.

use super::hijri;
use super::matcher::Slot;
use crate::lexicon::times::Lang;
use crate::text::{Span, TokenKind, Tokens};
use jiff::civil::Date;

/// Reads digits as a rule's language writes them.
pub(super) struct Digits<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) lang: Lang,
}

/// Tokens taken, and what is caught.
type Caught = Option<(usize, Slot)>;

impl Digits<'_> {
    /// `14:30`, `14:30:05`, without spaces.
    pub(super) fn clock(&self, at: usize) -> Caught {
        let hour = self.small(at, 24)?;
        let minute = self.tight(at, ":")?;
        let minutes = self.small(minute, 59).filter(|_| self.tokens.fold(minute).len() == 2)?;
        if let Some(second) = self.tight(minute, ":")
            && let Some(seconds) = self.small(second, 59).filter(|_| self.tokens.fold(second).len() == 2)
        {
            return Some((5, Slot::Clock(hour, minutes, Some(seconds))));
        }
        (hour < 24 || minutes == 0).then_some((3, Slot::Clock(hour, minutes, None)))
    }

    /// `14.30`, `14,30`: the clock of the French-speaking press, and a number elsewhere.
    pub(super) fn point_clock(&self, at: usize) -> Caught {
        let (hour, minute) = self.number(at)?.split_once([',', '.'])?;
        hour_and_minute(hour, minute)
    }

    /// `1430`, `340`.
    pub(super) fn run_clock(&self, at: usize) -> Caught {
        let digits = self.number(at)?;
        let (hour, minute) = digits.split_at_checked(digits.len().checked_sub(2)?)?;
        if hour.is_empty() || hour.len() > 2 {
            return None;
        }
        hour_and_minute(hour, minute)
    }

    /// `2023-09-14`, `2023/9/14`, `14/9/2023`, `14-9-2023`, `14.09.2023`, and
    /// `1444/9/14` of the Hijri calendar. Slashes may have a space beside them.
    pub(super) fn date(&self, at: usize) -> Caught {
        let (len, a, b, c) = self.three(at)?;
        let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
        if year.len() != 4 || month.len() > 2 || day.len() > 2 {
            return None;
        }
        let year_first = a.len() == 4;
        let year: i16 = year.parse().ok()?;
        let (month, day) = if year_first {
            (month.parse().ok()?, day.parse().ok()?)
        } else {
            self.day_and_month(day, month)?
        };
        let fits = if hijri::YEARS_IN_DIGITS.contains(&year) {
            hijri::day(year, month, day).is_some()
        } else {
            Date::new(year, month, day).is_ok()
        };
        let year = Some(year);
        fits.then_some((len, Slot::Date { year, month, day }))
    }

    /// `14/9/23`, `23/09/14`: the year is of this century up to 49, of the last from 50 on.
    pub(super) fn short_date(&self, at: usize) -> Caught {
        let (len, a, b, c) = self.three(at)?;
        if [a, b, c].iter().any(|part| part.len() > 2) || c.len() != 2 {
            return None;
        }
        let full = |year: &str| {
            year.parse::<i16>()
                .ok()
                .map(|y| if y < 50 { 2000 + y } else { 1900 + y })
        };
        let date = |year: i16, (month, day): (i8, i8)| {
            Date::new(year, month, day).ok()?;
            let year = Some(year);
            Some((len, Slot::Date { year, month, day }))
        };
        date(full(c)?, self.day_and_month(a, b)?)
            .or_else(|| date(full(a)?, (b.parse().ok()?, c.parse().ok()?)))
            .or_else(|| self.short_hijri(len, [a, b, c]))
    }

    /// `30/2/44`: no day of ours, and one of the Hijri calendar.
    fn short_hijri(&self, len: usize, [day, month, year]: [&str; 3]) -> Caught {
        let (year, month, day): (i16, i8, i8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let year = Some(if year < 50 { 1400 } else { 1300 } + year);
        (self.lang == Lang::Arabic && hijri::day(year?, month, day).is_some())
            .then_some((len, Slot::Date { year, month, day }))
    }

    /// `9/14, 2023`: with a comma before the year, it is the American order.
    pub(super) fn month_day_year(&self, at: usize) -> Caught {
        let mark = self.mark(at + 1)?;
        let second = self.tight(at, mark)?;
        if self.before(at, mark) {
            return None;
        }
        let (month, rest) = (self.number(at)?, self.number(second)?);
        let (len, day, year) = match rest.split_once(',') {
            Some((day, year)) => (3, day, year),
            None => {
                let comma = self.tokens.fold(second + 1);
                matches!(comma, "," | "،").then_some((5, rest, self.number(second + 2)?))?
            }
        };
        if month.len() > 2 || day.len() > 2 || year.len() != 4 {
            return None;
        }
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        Date::new(year, month, day).ok()?;
        let year = Some(year);
        Some((len, Slot::Date { year, month, day }))
    }

    /// `14/9`, `9/14`, `14-9`.
    pub(super) fn day_month(&self, at: usize) -> Caught {
        if let Some((a, b)) = self.number(at)?.split_once('.') {
            let (month, day) = self.day_and_month(a, b)?;
            return leap_day(month, day).then_some((1, Slot::Date { year: None, month, day }));
        }
        let mark = self.mark(at + 1)?;
        let second = self.tight(at, mark)?;
        if self.tight(second, mark).is_some() || self.before(at, mark) {
            return None;
        }
        let (a, b) = (self.number(at)?, self.number(second)?);
        if a.len() > 2 || b.len() > 2 {
            return None;
        }
        let (month, day) = self.day_and_month(a, b)?;
        leap_day(month, day).then_some((3, Slot::Date { year: None, month, day }))
    }

    /// Month and day of two small numbers. Arabic writes the day first; English
    /// writes either, so where both could be a month, it cannot be told.
    fn day_and_month(&self, a: &str, b: &str) -> Option<(i8, i8)> {
        let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
        if b > 12 {
            return Some((a, b));
        }
        (a > 12 || a == b || self.lang == Lang::Arabic).then_some((b, a))
    }

    /// Three numbers with the same mark between them, and how many tokens they are.
    fn three(&self, at: usize) -> Option<(usize, &str, &str, &str)> {
        let first = self.number(at)?;
        let mut dotted = first.split('.');
        if let (Some(a), Some(b), Some(c), None) = (dotted.next(), dotted.next(), dotted.next(), dotted.next()) {
            return Some((1, a, b, c));
        }
        let mark = self.mark(at + 1)?;
        let beside = |i| {
            if mark == "/" {
                self.spaced(i, mark)
            } else {
                self.tight(i, mark)
            }
        };
        let second = beside(at)?;
        let third = beside(second)?;
        if self.tight(third, mark).is_some() || self.before(at, mark) {
            return None;
        }
        Some((5, first, self.number(second)?, self.number(third)?))
    }

    fn number(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        Some(token.fold)
    }

    fn mark(&self, at: usize) -> Option<&'static str> {
        ["/", "-"].into_iter().find(|m| *m == self.tokens.fold(at))
    }

    /// Whether `mark` and a number before it touch the token: "1/2/3/4" is no date.
    fn before(&self, at: usize, mark: &str) -> bool {
        at.checked_sub(2)
            .is_some_and(|start| self.number(start).is_some() && self.tight(start, mark) == Some(at))
    }

    /// The token after `mark`, if it and the mark follow token `at` without a space.
    fn tight(&self, at: usize, mark: &str) -> Option<usize> {
        let (a, m, b) = (self.tokens.get(at)?, self.tokens.get(at + 1)?, self.tokens.get(at + 2)?);
        (m.fold == mark && a.span.end == m.span.start && m.span.end == b.span.start).then_some(at + 2)
    }

    /// The token after `mark`, if it and the mark follow token `at` with a space at most.
    fn spaced(&self, at: usize, mark: &str) -> Option<usize> {
        // A space and a mark of direction are four bytes.
        const SPACE: usize = 4;
        let (a, m, b) = (self.tokens.get(at)?, self.tokens.get(at + 1)?, self.tokens.get(at + 2)?);
        let near = |a: Span, b: Span| b.start - a.end <= SPACE;
        (m.fold == mark && near(a.span, m.span) && near(m.span, b.span)).then_some(at + 2)
    }

    /// A number of one or two digits up to `most`.
    fn small(&self, at: usize, most: i8) -> Option<i8> {
        let digits = self.number(at).filter(|n| n.len() <= 2)?;
        digits.parse().ok().filter(|v: &i8| (0..=most).contains(v))
    }
}

fn hour_and_minute(hour: &str, minute: &str) -> Caught {
    if minute.len() != 2 {
        return None;
    }
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((1, Slot::Clock(hour, minute, None)))
}

/// Whether a month has this day in some year.
fn leap_day(month: i8, day: i8) -> bool {
    Date::new(2024, month, day).is_ok()
}
