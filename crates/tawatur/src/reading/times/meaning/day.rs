//! Days as expressions tell them, and their parts and hours.

use super::{Tense, YearRef};
use jiff::civil::Weekday;

/// Which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRef {
    /// By its date.
    Date {
        /// Its year.
        year: YearRef,
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
        /// The weekday named with it.
        weekday: Option<Weekday>,
        /// On which side of now, if no year is named.
        tense: Tense,
        /// How many days from the day of publication, if told too ("اليوم الخميس 14 سبتمبر").
        shift: Option<i8>,
    },
    /// By its date in the Hijri calendar of Umm al-Qura.
    Hijri {
        /// Its year, Hijri or (from 1700 on) Gregorian.
        year: YearRef,
        /// 1 to 12.
        month: i8,
        /// 1 to 30.
        day: i8,
        /// On which side of now, if no year is named.
        tense: Tense,
    },
    /// By its day of the month, in a month told from now.
    OfMonth {
        /// Months from now.
        shift: i32,
        /// 1 to 31.
        day: i8,
    },
    /// By its day of the month alone: of this month, or of the next that has it.
    Numbered(i8),
    /// By its weekday.
    Weekday {
        /// Which.
        weekday: Weekday,
        /// On which side of now.
        tense: Tense,
    },
    /// By its weekday, in a week told from now ("الجمعة من الأسبوع المقبل").
    OfWeek {
        /// Weeks from now.
        shift: i32,
        /// Which day of it.
        weekday: Weekday,
    },
    /// Told from the day of publication ("أمس الأربعاء").
    Shift {
        /// Days from it.
        days: i8,
        /// The weekday named with it.
        weekday: Option<Weekday>,
    },
    /// That of the next moment at which a clock shows the hour named with it, of
    /// either half of the day if it may be of both.
    Coming,
}

/// A part or an hour of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// A part.
    Part(DayPart),
    /// An hour.
    Clock(Clock),
    /// From one hour to another.
    Clocks(Clock, Clock),
    /// From the evening to the morning after.
    Night,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// 3 to 6.
    Dawn,
    /// 6 to 12.
    Morning,
    /// 12 to 14.
    Noon,
    /// 12 to 18.
    Afternoon,
    /// 18 to 24.
    Evening,
    /// 18 to 24, and on to 6.
    Night,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 24: midnight at the end of a day is 24.
    pub hour: i8,
    /// 0 to 59; none if only the hour is named.
    pub minute: Option<i8>,
    /// 0 to 59.
    pub second: Option<i8>,
    /// The zone named with it, in minutes from UTC.
    pub zone: Option<i16>,
}
