//! When a report was published, and how that is known.

use jiff::civil::DateTime;

/// How a time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The text or the metadata gives it in full.
    Stated,
    /// Reckoned from the report's own date ("أمس").
    Anchored,
    /// Reckoned from the other reports of the story.
    Inferred,
    /// Nothing gives it.
    Unknown,
}

/// A time of publication, on the publisher's own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Local date and time; midnight where only the day is known.
    pub at: DateTime,
    /// Offset from UTC in minutes, if given.
    pub offset: Option<i16>,
    /// Whether only the day is known.
    pub day_only: bool,
    /// How it is known: stated or inferred.
    pub basis: Basis,
}

impl Published {
    /// The instant in minutes, for putting reports in order: local time less
    /// the offset, taken as UTC where no offset is given.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        let days = i64::from(
            self.at
                .date()
                .since(jiff::civil::date(1970, 1, 1))
                .map_or(0, |s| s.get_days()),
        );
        let minutes = i64::from(self.at.hour()) * 60 + i64::from(self.at.minute());
        days * 24 * 60 + minutes - i64::from(self.offset.unwrap_or(0))
    }
}

impl std::fmt::Display for Published {
    /// `2023-09-13`, or RFC 3339 where the time of day is known.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.day_only {
            return write!(f, "{}", self.at.date());
        }
        write!(f, "{}", self.at)?;
        match self.offset {
            Some(0) => write!(f, "Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
            None => Ok(()),
        }
    }
}
