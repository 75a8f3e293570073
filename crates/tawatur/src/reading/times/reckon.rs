//! Which interval a meaning is, once the date of publication is known.

mod amounts;
mod nearest;
mod parts;

use self::amounts::{from_named, from_now, shifted, some};
use self::nearest::{date_near, hijri_near, holiday_near, month_near, season_end, season_near, weekday_near};
use self::parts::{edged, nth_of, unit_around};
use super::Interval;
use super::meaning::{Amount, DayRef, Meaning, Tense, Unit, YearRef};
use crate::report::Published;
use jiff::civil::{Date, DateTime, Weekday};

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

/// From the start of one year to the end of the other.
fn years(from: i16, to: i16) -> Option<Interval> {
    days(Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?)
}

/// From the start of one day to the end of the other.
fn days(first: Date, last: Date) -> Option<Interval> {
    interval(first.at(0, 0, 0, 0), last.tomorrow().ok()?.at(0, 0, 0, 0))
}

/// From one moment to another, if that lies behind it.
pub(super) fn interval(from: DateTime, to: DateTime) -> Option<Interval> {
    (from < to).then_some(Interval { from, to })
}

/// A date so many days on, or back.
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
