//! What a time expression means by itself.

mod day;
mod unit;

pub use day::{Clock, DayPart, DayRef, Within};
pub use unit::{Amount, Unit};

use crate::lexicon::times::Holiday;
use jiff::civil::{Date, Weekday};

/// What a time expression means by itself, before any anchor.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A day, or a part or an hour of it.
    Day {
        /// Which day.
        day: DayRef,
        /// Which part of it; the whole day if none.
        within: Option<Within>,
    },
    /// A time of day without the day.
    Clock(Clock),
    /// A month.
    Month {
        /// 1 to 12.
        month: i8,
        /// Its year.
        year: YearRef,
        /// On which side of now, if no year is named.
        tense: Tense,
        /// Which part of it.
        edge: Option<Edge>,
    },
    /// Years, the last one included.
    Years {
        /// The first.
        from: i16,
        /// The last.
        to: i16,
        /// Which part of them.
        edge: Option<Edge>,
    },
    /// The unit of now, or so many before or after it ("الأسبوع الماضي": -1).
    Period {
        /// Which unit.
        unit: Unit,
        /// How many before or after.
        shift: i32,
        /// Which part of it.
        edge: Option<Edge>,
    },
    /// Units up to now, or from now on ("الأيام الثلاثة الماضية"); a vague number of them if none.
    Span {
        /// How many.
        count: Option<f64>,
        /// Of which unit.
        unit: Unit,
        /// Whether they lie ahead.
        ahead: bool,
    },
    /// A length of time that does not say when.
    Length(Vec<Amount>),
    /// From so long ago until now.
    Since(Vec<Amount>),
    /// So long ago; nothing if only "some" ("قبل بضعة أيام").
    Ago(Vec<Amount>),
    /// From the start of one to the end of the other; from now only up to the
    /// start of the other.
    Range(Box<Meaning>, Box<Meaning>),
    /// So long before or after a time that is named ("قبل يومين من عيد الفطر").
    From {
        /// How long.
        amounts: Vec<Amount>,
        /// Whether it lies after it.
        ahead: bool,
        /// The time named.
        of: Box<Meaning>,
    },
    /// So long from now; nothing if only "some".
    Ahead(Vec<Amount>),
    /// A month of the Hijri calendar, reckoned by that of Umm al-Qura. Where the
    /// moon is sighted, it may begin a day earlier or later.
    Hijri {
        /// Its year, Hijri or (from 1700 on) Gregorian.
        year: YearRef,
        /// 1 to 12.
        month: i8,
        /// On which side of now, if no year is named.
        tense: Tense,
        /// Which part of it.
        edge: Option<Edge>,
    },
    /// A holiday.
    Holiday {
        /// Which.
        holiday: Holiday,
        /// Which day of it, if one is named.
        day: Option<i8>,
        /// Its Gregorian year.
        year: YearRef,
        /// On which side of now, if no year is named.
        tense: Tense,
    },
    /// One of those that lie in a longer time: its second Sunday, its last day.
    Nth {
        /// Which, from 1; -1 for the last.
        nth: i8,
        /// Of what.
        of: NthKind,
        /// The longer time.
        within: Box<Meaning>,
    },
    /// Three months, from the first of a month: winter begins in December.
    Season {
        /// The month it begins with.
        month: i8,
        /// The year it begins in.
        year: YearRef,
        /// On which side of now, if no year is named.
        tense: Tense,
    },
    /// Friday to Sunday, since the days off differ from land to land.
    Weekend(Tense),
    /// The moment of publication.
    Now,
}

impl Meaning {
    /// Whether the words alone name the interval, without any anchor.
    #[must_use]
    pub fn is_absolute(&self) -> bool {
        match self {
            Self::Day {
                day: DayRef::Date { year, .. } | DayRef::Hijri { year, .. },
                ..
            } => year.is_named(),
            Self::Month { year, .. }
            | Self::Hijri { year, .. }
            | Self::Holiday { year, .. }
            | Self::Season { year, .. } => year.is_named(),
            Self::Years { .. } => true,
            Self::Nth { within: named, .. } | Self::From { of: named, .. } => named.is_absolute(),
            Self::Range(from, to) => from.is_absolute() && to.is_absolute(),
            _ => false,
        }
    }
}

/// What is counted within a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NthKind {
    /// Days.
    Day,
    /// Weeks, from the first Monday.
    Week,
    /// Days with this name.
    Weekday(Weekday),
    /// Days with this name, behind the time that is named ("أول سبت بعد عيد الفطر").
    WeekdayAfter(Weekday),
}

/// Which year a month or a date is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearRef {
    /// No year is named.
    Unnamed,
    /// This one.
    Named(i16),
    /// So many years from the year of publication ("من العام الماضي": -1).
    FromNow(i32),
}

impl YearRef {
    /// The year, if it is named or told from now.
    pub(super) fn year(self, today: Option<Date>) -> Option<i16> {
        match self {
            Self::Unnamed => None,
            Self::Named(year) => Some(year),
            Self::FromNow(shift) => i16::try_from(i32::from(today?.year()).checked_add(shift)?).ok(),
        }
    }

    fn is_named(self) -> bool {
        matches!(self, Self::Named(_))
    }
}

/// On which side of the day of publication a time lies, as the words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// Nothing tells.
    Open,
    /// The verb before it is in the past.
    Past,
    /// The verb before it is in the present, which also tells what is planned.
    Present,
    /// The verb before it is in the future.
    Future,
    /// "الماضي".
    Last,
    /// "قبل الماضي".
    BeforeLast,
    /// "الجاري".
    This,
    /// "المقبل".
    Next,
    /// "بعد المقبل".
    AfterNext,
}

/// A part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// The first third.
    Start,
    /// The second third.
    Middle,
    /// The last third.
    End,
    /// One of its halves, from 1.
    Half(i8),
    /// One of its quarters, from 1.
    Quarter(i8),
}
