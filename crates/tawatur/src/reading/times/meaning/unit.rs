//! Units of time, and so many of them.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Week, from Monday (ISO 8601).
    Week,
    /// Month.
    Month,
    /// Three months.
    Quarter,
    /// Year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// So many of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// How many.
    pub count: f64,
    /// Of what.
    pub unit: Unit,
}

impl Unit {
    /// The unit of this number in the data.
    pub(in crate::reading::times) fn from_code(code: i32) -> Option<Self> {
        Some(match code {
            1 => Self::Second,
            2 => Self::Minute,
            3 => Self::Hour,
            4 => Self::Day,
            5 => Self::Week,
            6 => Self::Month,
            7 => Self::Quarter,
            8 => Self::Year,
            9 => Self::Decade,
            10 => Self::Century,
            _ => return None,
        })
    }

    /// Months in it, for units of a month and more.
    pub(in crate::reading::times) fn months(self) -> Option<f64> {
        Some(match self {
            Self::Month => 1.0,
            Self::Quarter => 3.0,
            Self::Year => 12.0,
            Self::Decade => 120.0,
            Self::Century => 1200.0,
            _ => return None,
        })
    }

    /// Seconds in it; a month counts 30 days, a year 365, as in the length of a
    /// duration that is tied to no date.
    #[must_use]
    pub fn seconds(self) -> f64 {
        const DAY: f64 = 86_400.0;
        match self {
            Self::Second => 1.0,
            Self::Minute => 60.0,
            Self::Hour => 3_600.0,
            Self::Day => DAY,
            Self::Week => 7.0 * DAY,
            Self::Month => 30.0 * DAY,
            Self::Quarter => 91.0 * DAY,
            Self::Year => 365.0 * DAY,
            Self::Decade => 3_650.0 * DAY,
            Self::Century => 36_500.0 * DAY,
        }
    }
}
