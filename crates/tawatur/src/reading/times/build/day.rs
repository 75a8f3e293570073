//! Days, by all that can name one.

use super::super::hijri;
use super::super::matcher::Slot;
use super::super::meaning::{DayRef, Meaning, Unit, Within, YearRef};
use super::caught::{Caught, small8};
use super::codes::CODES;
use crate::lexicon::times::NumberAtom;

impl Caught<'_> {
    /// A day by its date, its weekday, or told from today, and which part of it.
    pub(super) fn day(&self) -> Option<Meaning> {
        let within = match self.word(CODES.clock_name) {
            Some(_) => Some(Within::Clock(self.clock()?)),
            None => self.part().map(Within::Part),
        };
        let day = |day| Some(Meaning::Day { day, within });
        if let Some(Slot::Date { year, month, day: date }) = self.slots.iter().find(|s| matches!(s, Slot::Date { .. }))
        {
            if year.is_some_and(|y| hijri::YEARS_IN_DIGITS.contains(&y)) {
                return self.hijri();
            }
            return day(DayRef::Date {
                year: year.map_or(self.year_ref(), YearRef::Named),
                month: *month,
                day: *date,
                weekday: self.weekday(),
                tense: self.tense(),
                shift: self.shift(),
            });
        }
        let date = self.date();
        if let (Some(date), Some(month)) = (date, self.month()) {
            let year = self.year();
            // A leap year stands for all years, that 29 February counts.
            jiff::civil::Date::new(year.unwrap_or(2024), month, date).ok()?;
            return day(DayRef::Date {
                year: self.year_or_told(),
                month,
                day: date,
                weekday: self.weekday(),
                tense: self.tense(),
                shift: self.shift(),
            });
        }
        if let Some(night) = self.word(CODES.tonight) {
            let days = i8::try_from(night).ok()?;
            return Some(Meaning::Day {
                day: DayRef::Shift { days, weekday: None },
                within: Some(Within::Night),
            });
        }
        if let Some(days) = self.shift() {
            return day(DayRef::Shift {
                days,
                weekday: self.weekday(),
            });
        }
        if let Some(date) = date {
            let told = self.word(CODES.which).or(self.word(CODES.this));
            return day(told.map_or(DayRef::Numbered(date), |shift| DayRef::OfMonth { shift, day: date }));
        }
        if let Some(weekday) = self.weekday() {
            if self.unit() == Some(Unit::Week) {
                let shift = self.word(CODES.which).or(self.word(CODES.this))?;
                return day(DayRef::OfWeek { shift, weekday });
            }
            return day(DayRef::Weekday {
                weekday,
                tense: self.tense(),
            });
        }
        within.and(day(DayRef::Shift { days: 0, weekday: None }))
    }

    /// "من 3 إلى 5 مارس": days of one month.
    pub(super) fn day_range(&self) -> Option<Meaning> {
        let mut days = self.numbers(NumberAtom::Day);
        let (first, last) = (small8(days.next()?)?, small8(days.next()?)?);
        let (month, year, tense) = (self.month()?, self.year_ref(), self.tense());
        jiff::civil::Date::new(self.year().unwrap_or(2024), month, last).ok()?;
        let day = |day| {
            Box::new(Meaning::Day {
                day: DayRef::Date {
                    year,
                    month,
                    day,
                    weekday: None,
                    tense,
                    shift: None,
                },
                within: None,
            })
        };
        (first < last).then_some(Meaning::Range(day(first), day(last)))
    }

    /// A day or a month of the Hijri calendar.
    pub(super) fn hijri(&self) -> Option<Meaning> {
        let of_day = |year, month, day| {
            Some(Meaning::Day {
                day: DayRef::Hijri {
                    year,
                    month,
                    day,
                    tense: self.tense(),
                },
                within: self.part().map(Within::Part),
            })
        };
        if let Some(Slot::Date {
            year: Some(year),
            month,
            day,
        }) = self.slots.iter().find(|s| matches!(s, Slot::Date { .. }))
        {
            return of_day(YearRef::Named(*year), *month, *day);
        }
        let (year, month) = (self.year_or_told(), i8::try_from(self.word(CODES.hijri)?).ok()?);
        match self.date() {
            Some(day) if day <= 30 => of_day(year, month, day),
            Some(_) => None,
            None => Some(Meaning::Hijri {
                year,
                month,
                tense: self.tense(),
                edge: self.edge(),
            }),
        }
    }
}
