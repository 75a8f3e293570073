//! Which interval a meaning is, once the date of publication is known.

use super::meaning::{Amount, DayRef, Edge, Meaning, NthKind, Tense, Unit, YearRef};
use super::{Interval, hijri};
use crate::lexicon::times::{Calendar, Holiday};
use crate::report::{Basis, Published};
use jiff::civil::{Date, DateTime, Weekday};

/// Most of any unit that is reckoned with: 10,000 years in seconds has twelve digits.
const MAX_COUNT: f64 = 1e12;

impl Meaning {
    /// The interval meant; none where an anchor is needed and missing, where
    /// the words are too vague, or where the calendar does not reach.
    #[must_use]
    pub fn interval(&self, anchor: Option<&Published>) -> Option<Interval> {
        let today = anchor.map(|a| a.at.date());
        match self {
            Self::Day {
                day: DayRef::Coming,
                within,
            } => within.as_ref()?.coming(anchor?),
            Self::Day { day, within } => {
                let date = day.date(today)?;
                match within {
                    None => days(date, date),
                    Some(within) => within.on(date, anchor),
                }
            }
            Self::Month {
                month,
                year,
                tense,
                edge,
            } => {
                let first = match year {
                    YearRef::Unnamed => month_near(*month, *tense, today?)?,
                    year => Date::new(year.year(today)?, *month, 1).ok()?,
                };
                edged(days(first, first.last_of_month())?, *edge)
            }
            Self::Years { from, to, edge } => edged(years(*from, *to)?, *edge),
            Self::Period { unit, shift, edge } => edged(unit_around(*unit, *shift, today?)?, *edge),
            Self::Span { count, unit, ahead } => {
                let amount = [Amount {
                    count: (*count)?,
                    unit: *unit,
                }];
                if *unit < Unit::Day {
                    let now = anchor.filter(|a| !a.day_only)?.at;
                    let far = shifted(now, &amount, *ahead)?;
                    return interval(now.min(far), now.max(far));
                }
                let now = today?.at(0, 0, 0, 0);
                let far = shifted(now, &amount, *ahead)?;
                interval(now.min(far), now.max(far))
            }
            Self::Since(amounts) => {
                let fine = amounts.iter().any(|a| a.unit < Unit::Day);
                let now = if fine {
                    anchor.filter(|a| !a.day_only)?.at
                } else {
                    today?.at(0, 0, 0, 0)
                };
                let end = if fine {
                    now
                } else {
                    today?.tomorrow().ok()?.at(0, 0, 0, 0)
                };
                interval(shifted(now, some(amounts)?, false)?, end)
            }
            Self::Ago(amounts) => from_now(some(amounts)?, false, anchor),
            Self::Ahead(amounts) => from_now(some(amounts)?, true, anchor),
            Self::Range(from, to) => match (from.as_ref(), to.as_ref()) {
                // The last weekday follows the first, wherever that one lies.
                (
                    Self::Day {
                        day: first @ DayRef::Weekday { .. },
                        ..
                    },
                    Self::Day {
                        day: DayRef::Weekday { weekday, .. },
                        ..
                    },
                ) => {
                    let first = first.date(today)?;
                    days(first, add_days(first, i32::from(weekday.since(first.weekday())))?)
                }
                (Self::Now, to) => interval(anchor?.at, to.interval(anchor)?.from),
                _ => interval(from.interval(anchor)?.from, to.interval(anchor)?.to),
            },
            Self::From { amounts, ahead, of } => from_named(some(amounts)?, *ahead, of.interval(anchor)?),
            Self::Hijri {
                year,
                month,
                tense,
                edge,
            } => edged(hijri_near(*month, None, *year, *tense, today)?, *edge),
            Self::Holiday {
                holiday,
                day,
                year,
                tense,
            } => {
                let first = holiday_near(*holiday, *year, *tense, today)?;
                match day {
                    Some(day) => {
                        let day = add_days(first, i32::from(*day) - 1)?;
                        days(day, day)
                    }
                    None => days(first, add_days(first, i32::from(holiday.days) - 1)?),
                }
            }
            Self::Nth { nth, of, within } => nth_of(*nth, *of, within.interval(anchor)?),
            Self::Season { month, year, tense } => {
                let first = match year {
                    YearRef::Unnamed => season_near(*month, *tense, today?)?,
                    year => Date::new(year.year(today)?, *month, 1).ok()?,
                };
                days(first, season_end(first)?)
            }
            Self::Weekend(tense) => {
                let tense = if *tense == Tense::Open { Tense::Past } else { *tense };
                let friday = weekday_near(Weekday::Friday, tense, today?)?;
                days(friday, add_days(friday, 2)?)
            }
            Self::Now => {
                let now = anchor.filter(|a| !a.day_only)?.at;
                interval(now, now.checked_add(jiff::Span::new().seconds(1)).ok()?)
            }
            Self::Clock(_) | Self::Length(_) => None,
        }
    }
}

impl DayRef {
    fn date(self, today: Option<Date>) -> Option<Date> {
        match self {
            Self::Date {
                year: YearRef::Unnamed,
                month,
                day,
                weekday,
                tense,
                ..
            } => date_near(month, day, weekday, tense, today?),
            Self::Date { year, month, day, .. } => Date::new(year.year(today)?, month, day).ok(),
            Self::Hijri {
                year,
                month,
                day,
                tense,
            } => Some(hijri_near(month, Some(day), year, tense, today)?.from.date()),
            Self::OfMonth { shift, day } => {
                let month = today?.first_of_month().checked_add(span_months(shift)?).ok()?;
                Date::new(month.year(), month.month(), day).ok()
            }
            Self::OfWeek { shift, weekday } => {
                let monday = unit_around(Unit::Week, shift, today?)?.from.date();
                add_days(monday, i32::from(weekday.to_monday_zero_offset()))
            }
            Self::Coming => None,
            Self::Numbered(day) => {
                let month = today?.first_of_month();
                (0..=1).find_map(|shift| {
                    let month = month.checked_add(span_months(shift)?).ok()?;
                    Date::new(month.year(), month.month(), day).ok()
                })
            }
            Self::Weekday { weekday, tense } => weekday_near(weekday, tense, today?),
            Self::Shift { days, weekday } => {
                let told = add_days(today?, i32::from(days))?;
                match weekday {
                    // The date of publication may be off by a time zone or an
                    // update: the weekday named nearest to it holds.
                    Some(weekday) if told.weekday() != weekday => [1, -1, 2, -2, 3, -3]
                        .iter()
                        .filter_map(|d| add_days(told, *d))
                        .find(|d| d.weekday() == weekday),
                    _ => Some(told),
                }
            }
        }
    }
}

/// The weekday on the side that the tense tells, the nearest one. Without a
/// tense it is the latest one up to the day of publication, as in news.
fn weekday_near(weekday: Weekday, tense: Tense, today: Date) -> Option<Date> {
    let back = i32::from(today.weekday().since(weekday));
    match tense {
        // A bare weekday of six days ago would be "last": tomorrow is meant.
        Tense::Open if back == 6 => add_days(today, 1),
        Tense::Present if back >= 4 => add_days(today, 7 - back),
        Tense::Open | Tense::Present | Tense::Past => add_days(today, -back),
        Tense::Last => add_days(today, if back == 0 { -7 } else { -back }),
        Tense::BeforeLast => add_days(today, if back == 0 { -14 } else { -back - 7 }),
        Tense::Future => add_days(today, (7 - back) % 7),
        Tense::Next => add_days(today, 7 - back),
        Tense::AfterNext => add_days(today, 14 - back),
        Tense::This => {
            let monday = add_days(today, -i32::from(today.weekday().to_monday_zero_offset()))?;
            add_days(monday, i32::from(weekday.to_monday_zero_offset()))
        }
    }
}

/// The date without a year that the tense tells: of the years around, one
/// where the weekday named fits if there is one, else the nearest.
fn date_near(month: i8, day: i8, weekday: Option<Weekday>, tense: Tense, today: Date) -> Option<Date> {
    let candidates =
        |reach: i16| (-reach..=reach).filter_map(move |d| Date::new(today.year().checked_add(d)?, month, day).ok());
    if let Some(weekday) = weekday
        && let Some(date) = candidates(1)
            .filter(|d| d.weekday() == weekday)
            .min_by_key(|d| cost(*d, tense, today))
    {
        return Some(date);
    }
    // 29 February comes every four, at times eight years.
    candidates(8).min_by_key(|d| cost(*d, tense, today))
}

/// How far a candidate is, with the wrong side of today counted last.
fn cost(date: Date, tense: Tense, today: Date) -> (bool, i64) {
    let days = distance(today, date);
    match tense {
        Tense::Last | Tense::BeforeLast => (days >= 0, days.abs()),
        Tense::Future | Tense::Next | Tense::AfterNext => (days < 0 || (days == 0 && tense == Tense::Next), days.abs()),
        Tense::This => (date.year() != today.year(), days.abs()),
        // News looks back: what lies ahead must be much nearer to be meant.
        Tense::Past => (false, if days > 0 { days * 4 } else { -days }),
        Tense::Open | Tense::Present => (false, if days > 0 { days * 2 } else { -days }),
    }
}

/// The first day of the month without a year that the tense tells.
fn month_near(month: i8, tense: Tense, today: Date) -> Option<Date> {
    let this = today.first_of_month();
    (-1..=1)
        .filter_map(|d| Date::new(today.year().checked_add(d)?, month, 1).ok())
        .min_by_key(|first| match tense {
            // "يوليو الماضي" in July is last year's.
            Tense::Last if *first == this => (true, 0),
            Tense::Next if *first == this => (true, 0),
            _ => cost(*first, if *first == this { Tense::Open } else { tense }, this),
        })
}

/// The Hijri month or day meant: of the year named, of a Gregorian year, or the one
/// that the tense tells.
fn hijri_near(month: i8, day: Option<i8>, year: YearRef, tense: Tense, today: Option<Date>) -> Option<Interval> {
    let of = |year: i16| match day {
        Some(day) => hijri::day(year, month, day).and_then(|d| days(d, d)),
        None => hijri::month(year, month).and_then(|(first, last)| days(first, last)),
    };
    match year {
        YearRef::Named(year) if hijri::YEARS.contains(&year) => of(year),
        YearRef::Named(year) => around(hijri::year_of(Date::new(year, 6, 30).ok()?)?)
            .filter_map(of)
            .find(|i| i.from.date().year() == year),
        YearRef::FromNow(shift) => of(hijri::year_of(today?)?.checked_add(i16::try_from(shift).ok()?)?),
        YearRef::Unnamed => {
            let today = today?;
            around(hijri::year_of(today)?).filter_map(of).min_by_key(|i| {
                // What runs today is meant, unless it is said to be past or to come.
                let runs = i.from.date() <= today && today < i.to.date();
                match tense {
                    Tense::Last | Tense::Next | Tense::BeforeLast | Tense::AfterNext if runs => (true, 0),
                    _ if runs => (false, 0),
                    _ => cost(i.from.date(), tense, today),
                }
            })
        }
    }
}

/// The first day of a holiday, in the year named or nearest to today as the tense tells.
fn holiday_near(holiday: Holiday, year: YearRef, tense: Tense, today: Option<Date>) -> Option<Date> {
    let in_year = |year: i16| match holiday.calendar {
        Calendar::Gregorian => Date::new(year, holiday.month, holiday.day).ok(),
        Calendar::Easter => add_days(hijri::easter(year)?, i32::from(holiday.day)),
        Calendar::EasternEaster => add_days(hijri::eastern_easter(year)?, i32::from(holiday.day)),
        Calendar::Hijri => {
            let year = YearRef::Named(year);
            Some(
                hijri_near(holiday.month, Some(holiday.day), year, tense, today)?
                    .from
                    .date(),
            )
        }
    };
    if year != YearRef::Unnamed {
        let year = year.year(today)?;
        if holiday.calendar == Calendar::Hijri && hijri::YEARS.contains(&year) {
            return hijri::day(year, holiday.month, holiday.day);
        }
        return in_year(year);
    }
    let today = today?;
    let last = |first: Date| add_days(first, i32::from(holiday.days) - 1).unwrap_or(first);
    around(today.year()).filter_map(in_year).min_by_key(|first| {
        let runs = *first <= today && today <= last(*first);
        match tense {
            Tense::Last | Tense::BeforeLast | Tense::Next | Tense::AfterNext if runs => (true, 0),
            _ if runs => (false, 0),
            _ => cost(*first, tense, today),
        }
    })
}

/// A year, the one before and the one after.
fn around(year: i16) -> impl Iterator<Item = i16> {
    (-1..=1).filter_map(move |d| year.checked_add(d))
}

/// The nth day, week or weekday within an interval, or the last one.
fn nth_of(nth: i8, of: NthKind, within: Interval) -> Option<Interval> {
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

/// The first day of the season meant: the one that runs, unless it is said to be
/// past or to come.
fn season_near(month: i8, tense: Tense, today: Date) -> Option<Date> {
    around(today.year())
        .filter_map(|year| Date::new(year, month, 1).ok())
        .min_by_key(|first| {
            let runs = *first <= today && season_end(*first).is_some_and(|end| today <= end);
            match tense {
                Tense::Last | Tense::BeforeLast | Tense::Next | Tense::AfterNext if runs => (true, 0),
                _ if runs => (false, 0),
                Tense::This => cost(*first, Tense::Open, today),
                _ => cost(*first, tense, today),
            }
        })
}

fn season_end(first: Date) -> Option<Date> {
    Some(first.checked_add(span_months(2)?).ok()?.last_of_month())
}

/// The unit that `today` lies in, moved by `shift` units.
fn unit_around(unit: Unit, shift: i32, today: Date) -> Option<Interval> {
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
fn edged(whole: Interval, edge: Option<Edge>) -> Option<Interval> {
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

/// So long ago or ahead, as exact as the unit: hours ago is that hour, days and
/// weeks ago that day, months ago that month, years ago that year.
fn from_now(amounts: &[Amount], ahead: bool, anchor: Option<&Published>) -> Option<Interval> {
    /// Years beyond which a round count names no one year.
    const ROUND: f64 = 1_000.0;
    let anchor = anchor?;
    if amounts
        .iter()
        .any(|a| a.unit >= Unit::Year && a.count * a.unit.seconds() >= ROUND * Unit::Year.seconds())
    {
        return None;
    }
    let finest = amounts.iter().map(|a| a.unit).min()?;
    if finest < Unit::Day {
        let at = shifted(Some(anchor).filter(|a| !a.day_only)?.at, amounts, ahead)?;
        let (from, length) = match finest {
            Unit::Hour => (at.date().at(at.hour(), 0, 0, 0), 3_600),
            _ => (at.date().at(at.hour(), at.minute(), 0, 0), 60),
        };
        return interval(
            from,
            from.checked_add(jiff::Span::new().try_seconds(length).ok()?).ok()?,
        );
    }
    let day = shifted(anchor.at.date().at(0, 0, 0, 0), amounts, ahead)?.date();
    match finest {
        Unit::Day | Unit::Week => days(day, day),
        other => unit_around(if other > Unit::Year { Unit::Year } else { other }, 0, day),
    }
}

/// So long before the beginning or after the end of a time that is named.
fn from_named(amounts: &[Amount], ahead: bool, named: Interval) -> Option<Interval> {
    let last = named.to.checked_sub(jiff::Span::new().seconds(1)).ok()?;
    let day_only = named.from.date() != last.date() || named.from.time() == jiff::civil::Time::midnight();
    let at = match (ahead, day_only) {
        (true, true) => last.date().at(0, 0, 0, 0),
        _ => named.from,
    };
    let from = Published {
        at,
        offset: None,
        day_only,
        basis: Basis::Stated,
    };
    from_now(amounts, ahead, Some(&from))
}

fn some(amounts: &[Amount]) -> Option<&[Amount]> {
    (!amounts.is_empty()).then_some(amounts)
}

/// A moment moved by all amounts; halves of a month or year count in months and days.
#[expect(clippy::cast_possible_truncation, reason = "bounded by MAX_COUNT")]
fn shifted(at: DateTime, amounts: &[Amount], ahead: bool) -> Option<DateTime> {
    let mut at = at;
    for amount in amounts {
        let sign = if ahead { 1.0 } else { -1.0 };
        let count = amount.count * sign;
        let span = jiff::Span::new();
        if !count.is_finite() || count.abs() > MAX_COUNT {
            return None;
        }
        let span = if let Some(months) = amount.unit.months() {
            let months = count * months;
            let whole = months.trunc();
            span.try_months(whole as i64)
                .ok()?
                .try_days(((months - whole) * 30.0).round() as i64)
                .ok()?
        } else if amount.unit >= Unit::Day && count.fract() == 0.0 {
            span.try_days((count * amount.unit.seconds() / 86_400.0) as i64).ok()?
        } else {
            span.try_seconds((count * amount.unit.seconds()).round() as i64).ok()?
        };
        at = at.checked_add(span).ok()?;
    }
    Some(at)
}

fn years(from: i16, to: i16) -> Option<Interval> {
    days(Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?)
}

/// From the start of one day to the end of the other.
fn days(first: Date, last: Date) -> Option<Interval> {
    interval(first.at(0, 0, 0, 0), last.tomorrow().ok()?.at(0, 0, 0, 0))
}

pub(super) fn interval(from: DateTime, to: DateTime) -> Option<Interval> {
    (from < to).then_some(Interval { from, to })
}

pub(crate) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()
}

fn span_months(months: i32) -> Option<jiff::Span> {
    jiff::Span::new().try_months(i64::from(months)).ok()
}

/// Days from one date to another.
pub(crate) fn distance(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
