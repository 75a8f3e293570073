//! Which of several the words mean: the weekday, date, month, season or holiday
//! on the side of the day of publication that the tense tells.

use super::super::meaning::{Tense, YearRef};
use super::super::{Interval, hijri};
use super::{add_days, days, distance, span_months};
use crate::lexicon::times::{Calendar, Holiday};
use jiff::civil::{Date, Weekday};

/// The weekday on the side that the tense tells, the nearest one. Without a
/// tense it is the latest one up to the day of publication, as in news.
pub(super) fn weekday_near(weekday: Weekday, tense: Tense, today: Date) -> Option<Date> {
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
pub(super) fn date_near(month: i8, day: i8, weekday: Option<Weekday>, tense: Tense, today: Date) -> Option<Date> {
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

/// The same for a time of some days from a first one on: where it `runs` today, it is
/// meant, unless it is said to be past or to come.
fn cost_of_run(first: Date, runs: bool, tense: Tense, today: Date) -> (bool, i64) {
    match tense {
        Tense::Last | Tense::BeforeLast | Tense::Next | Tense::AfterNext if runs => (true, 0),
        _ if runs => (false, 0),
        _ => cost(first, tense, today),
    }
}

/// The first day of the month without a year that the tense tells.
pub(super) fn month_near(month: i8, tense: Tense, today: Date) -> Option<Date> {
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
pub(super) fn hijri_near(
    month: i8,
    day: Option<i8>,
    year: YearRef,
    tense: Tense,
    today: Option<Date>,
) -> Option<Interval> {
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
                let first = i.from.date();
                cost_of_run(first, first <= today && today < i.to.date(), tense, today)
            })
        }
    }
}

/// The first day of a holiday, in the year named or nearest to today as the tense tells.
pub(super) fn holiday_near(holiday: Holiday, year: YearRef, tense: Tense, today: Option<Date>) -> Option<Date> {
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
        cost_of_run(*first, runs, tense, today)
    })
}

/// A year, the one before and the one after.
fn around(year: i16) -> impl Iterator<Item = i16> {
    (-1..=1).filter_map(move |d| year.checked_add(d))
}

/// The first day of the season meant: the one that runs, unless it is said to be
/// past or to come.
pub(super) fn season_near(month: i8, tense: Tense, today: Date) -> Option<Date> {
    around(today.year())
        .filter_map(|year| Date::new(year, month, 1).ok())
        .min_by_key(|first| {
            let runs = *first <= today && season_end(*first).is_some_and(|end| today <= end);
            let tense = if tense == Tense::This { Tense::Open } else { tense };
            cost_of_run(*first, runs, tense, today)
        })
}

/// The last day of the season that begins so.
pub(super) fn season_end(first: Date) -> Option<Date> {
    Some(first.checked_add(span_months(2)?).ok()?.last_of_month())
}
