//! Times of day: the hour that a match names, and which stretch of a day it is.

use super::Interval;
use super::build::{CODES, Caught, small8};
use super::matcher::Slot;
use super::meaning::{Clock, DayPart, Within};
use super::reckon::{add_days, interval};
use crate::lexicon::times::NumberAtom;
use crate::report::Published;
use jiff::civil::{Date, DateTime, Time};

impl Within {
    /// The part or the hour of a day.
    pub(super) fn on(self, date: Date, anchor: Option<&Published>) -> Option<Interval> {
        let at = |hour: i8| date.at(hour, 0, 0, 0);
        let midnight = date.tomorrow().ok()?.at(0, 0, 0, 0);
        match self {
            Self::Part(DayPart::Dawn) => interval(at(3), at(6)),
            Self::Part(DayPart::Morning) => interval(at(6), at(12)),
            Self::Part(DayPart::Noon) => interval(at(12), at(14)),
            Self::Part(DayPart::Afternoon) => interval(at(12), at(18)),
            Self::Part(DayPart::Evening) => interval(at(18), midnight),
            Self::Part(DayPart::Night) | Self::Night => interval(at(18), date.tomorrow().ok()?.at(6, 0, 0, 0)),
            Self::Clock(clock) => clock.on(date, anchor),
            Self::Clocks(first, last) => {
                let (first, last) = (first.on(date, anchor)?, last.on(date, anchor)?);
                // "من العاشرة مساء إلى الثالثة فجرا" ends the day after.
                let to = if last.to > first.from {
                    last.to
                } else {
                    last.to.checked_add(jiff::Span::new().days(1)).ok()?
                };
                interval(first.from, to)
            }
        }
    }

    /// The hours when a clock next shows them.
    pub(super) fn coming(self, anchor: &Published) -> Option<Interval> {
        match self {
            Self::Clock(clock) => clock.next(anchor.at, anchor),
            Self::Clocks(first, last) => {
                let first = first.next(anchor.at, anchor)?;
                interval(first.from, last.next(first.to, anchor)?.to)
            }
            part => part.on(anchor.at.date(), Some(anchor)),
        }
    }
}

impl Clock {
    /// The hour, minute or second named, of a day; one of another zone is moved
    /// to that of the anchor, where both are known.
    fn on(self, date: Date, anchor: Option<&Published>) -> Option<Interval> {
        let date = if self.hour == 24 { date.tomorrow().ok()? } else { date };
        let time = Time::new(self.hour % 24, self.minute.unwrap_or(0), self.second.unwrap_or(0), 0).ok()?;
        let length = match (self.minute, self.second) {
            (None, _) => 3_600,
            (Some(_), None) => 60,
            (Some(_), Some(_)) => 1,
        };
        let away = match (self.zone, anchor.and_then(|a| a.offset)) {
            (Some(zone), Some(own)) => i64::from(own) - i64::from(zone),
            _ => 0,
        };
        let later = |at: DateTime, seconds: i64| at.checked_add(jiff::Span::new().try_seconds(seconds).ok()?).ok();
        let from = later(date.to_datetime(time), away * 60)?;
        interval(from, later(from, length)?)
    }

    /// The first time from a moment on when a clock shows this; one that could be
    /// of either half of the day counts in both.
    fn next(self, after: DateTime, anchor: &Published) -> Option<Interval> {
        let hours = if (1..=12).contains(&self.hour) {
            [self.hour % 12, self.hour % 12 + 12]
        } else {
            [self.hour, self.hour]
        };
        // A zone may be almost a day away.
        (-1..=2)
            .filter_map(|day| add_days(after.date(), day))
            .flat_map(|date| hours.map(|hour| Self { hour, ..self }.on(date, Some(anchor))))
            .flatten()
            .find(|at| at.from >= after)
    }
}

impl Caught<'_> {
    /// The hour named, in the half of the day that its part tells.
    pub(super) fn clock(&self) -> Option<Clock> {
        if let Some(named) = self.word(CODES.clock_name) {
            return Some(Clock {
                hour: i8::try_from(named / 100).ok()?,
                minute: Some(i8::try_from(named % 100).ok()?),
                second: None,
                zone: None,
            });
        }
        // The first one named: "الواحدة ظهرا (12.00 ت غ)" gives it again in another zone.
        let (hour, mut minute, second) = self.slots.iter().find_map(|slot| match *slot {
            Slot::Clock(hour, minute, second) => Some((hour, Some(minute), second)),
            Slot::Number(NumberAtom::Hour | NumberAtom::HourOrdinal, hour) => Some((small8(hour)?, None, None)),
            _ => None,
        })?;
        if let Some(part) = self.word(CODES.half) {
            minute = Some(part_minutes(part));
        }
        if let Some(minutes) = self.number(NumberAtom::Minute) {
            // "السابعة والنصف وخمس دقائق".
            minute = Some(small8(minutes)?.checked_add(minute.unwrap_or(0)).filter(|m| *m < 60)?);
        }
        if hour > 24 {
            return None;
        }
        let mut hour = hour;
        if self.word(CODES.minus).is_some() {
            // "الثالثة إلا ربعا" is a quarter to three.
            minute = Some(60 - minute.filter(|m| *m > 0)?);
            hour = if hour == 1 || hour == 0 { hour + 11 } else { hour - 1 };
        }
        let hour = match self.part() {
            _ if hour > 12 => hour % 24,
            Some(DayPart::Dawn | DayPart::Morning) => hour % 12,
            Some(DayPart::Noon) if hour >= 10 => hour,
            Some(DayPart::Noon | DayPart::Afternoon | DayPart::Evening) => hour % 12 + 12,
            // "12 ليلا" is midnight, "الثانية ليلا" is before dawn.
            Some(DayPart::Night) => {
                if (6..12).contains(&hour) {
                    hour + 12
                } else {
                    hour % 12
                }
            }
            None => hour,
        };
        Some(Clock {
            hour,
            minute,
            second,
            zone: self.zone(),
        })
    }

    /// The zone of the one hour named; one in brackets is that of the second.
    fn zone(&self) -> Option<i16> {
        /// Of a place, not reckoned.
        const LOCAL: i32 = 999;
        let hour = |slot: &&Slot| {
            matches!(
                slot,
                Slot::Clock(..) | Slot::Number(NumberAtom::Hour | NumberAtom::HourOrdinal, _)
            )
        };
        let zone = self.word(CODES.zone).filter(|zone| *zone != LOCAL)?;
        (self.slots.iter().filter(hour).count() == 1).then_some(i16::try_from(zone).ok()?)
    }
}

/// Minutes of a half, a quarter, a third or three quarters of an hour.
pub(super) fn part_minutes(code: i32) -> i8 {
    match code {
        1 => 15,
        2 => 20,
        3 => 45,
        _ => 30,
    }
}
