//! Longer times and what lies in them: the nth of its kind, a half, a third.

use super::super::Interval;
use super::super::meaning::{Edge, NthKind, Unit};
use super::{add_days, days, distance, interval, span_months, years};
use jiff::civil::{Date, Weekday};

/// The nth day, week or weekday within an interval, or the last one.
pub(super) fn nth_of(nth: i8, of: NthKind, within: Interval) -> Option<Interval> {
    let (first, end) = (within.from.date(), within.to.date());
    let last = end.yesterday().ok()?;
    if let NthKind::WeekdayAfter(weekday) = of {
        let start = add_days(end, i32::from(weekday.since(end.weekday())))?;
        let day = add_days(start, (i32::from(nth) - 1) * 7)?;
        return (nth > 0).then_some(days(day, day)?);
    }
    // "الأحد الأول من أبريل" is also "Sunday, the first of April", where it is one.
    if let NthKind::Weekday(weekday) = of
        && (1..=31).contains(&nth)
        && (28..=31).contains(&distance(first, end))
        && let Some(day) = add_days(first, i32::from(nth) - 1)
        && day.weekday() == weekday
    {
        return days(day, day);
    }
    let (start, step) = match of {
        NthKind::Day => (if nth < 0 { last } else { first }, 1),
        NthKind::Weekday(weekday) if nth < 0 => (add_days(last, -i32::from(last.weekday().since(weekday)))?, 7),
        NthKind::Weekday(weekday) => (add_days(first, i32::from(weekday.since(first.weekday())))?, 7),
        NthKind::WeekdayAfter(_) => return None,
        // The last whole week.
        NthKind::Week if nth < 0 => {
            let sixth = add_days(last, -6)?;
            (add_days(sixth, -i32::from(sixth.weekday().since(Weekday::Monday)))?, 7)
        }
        NthKind::Week => (add_days(first, i32::from(Weekday::Monday.since(first.weekday())))?, 7),
    };
    let start = if nth < 0 {
        start
    } else {
        add_days(start, (i32::from(nth) - 1) * step)?
    };
    if nth == 0 || start < first || start >= end {
        return None;
    }
    let length = if of == NthKind::Week { 6 } else { 0 };
    days(start, add_days(start, length)?)
}

/// The unit that `today` lies in, moved by `shift` units.
pub(super) fn unit_around(unit: Unit, shift: i32, today: Date) -> Option<Interval> {
    let of_years = |len: i16| {
        let base = today.year().div_euclid(len).checked_mul(len)?;
        let from = i16::try_from(i32::from(base).checked_add(shift.checked_mul(i32::from(len))?)?).ok()?;
        years(from, from.checked_add(len - 1)?)
    };
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Day => {
            let day = add_days(today, shift)?;
            days(day, day)
        }
        Unit::Week => {
            let monday = add_days(today, -i32::from(today.weekday().to_monday_zero_offset()))?;
            let monday = add_days(monday, shift.checked_mul(7)?)?;
            days(monday, add_days(monday, 6)?)
        }
        Unit::Month | Unit::Quarter => {
            let len = if unit == Unit::Month { 1 } else { 3 };
            let first = Date::new(today.year(), (today.month() - 1) / len * len + 1, 1).ok()?;
            let first = first
                .checked_add(span_months(shift.checked_mul(i32::from(len))?)?)
                .ok()?;
            let last = first
                .checked_add(span_months(i32::from(len) - 1)?)
                .ok()?
                .last_of_month();
            days(first, last)
        }
        Unit::Year => of_years(1),
        Unit::Decade => of_years(10),
        Unit::Century => of_years(100),
    }
}

/// A part of a longer time: thirds of a month are ten days each, parts of a year
/// end with months.
pub(super) fn edged(whole: Interval, edge: Option<Edge>) -> Option<Interval> {
    let (part, parts) = match edge {
        None => return Some(whole),
        Some(Edge::Start) => (0, 3),
        Some(Edge::Middle) => (1, 3),
        Some(Edge::End) => (2, 3),
        Some(Edge::Half(n)) => (i64::from(n) - 1, 2),
        Some(Edge::Quarter(n)) => (i64::from(n) - 1, 4),
    };
    let (from, to) = (whole.from.date(), whole.to.date());
    let length = distance(from, to);
    let step = if (28..=31).contains(&length) && parts == 3 {
        10
    } else {
        length / parts
    };
    let mark = |part: i64| {
        if part == parts {
            return Some(to);
        }
        if length > 31 && length % 365 <= length / 365 {
            let months = length / 365 * 12 / parts * part;
            return from.checked_add(span_months(i32::try_from(months).ok()?)?).ok();
        }
        add_days(from, i32::try_from(step * part).ok()?)
    };
    interval(mark(part)?.at(0, 0, 0, 0), mark(part + 1)?.at(0, 0, 0, 0))
}
