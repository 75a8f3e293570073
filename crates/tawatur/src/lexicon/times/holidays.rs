//! Holidays: their names, and by which calendar their day is told.

use super::super::DataError;
use super::super::lines::each_line;
use super::words::{Lang, TimeWords};

const FILES: &[(&str, &str, Lang)] = &[
    (
        "ar/holidays.tsv",
        include_str!("../../../data/ar/holidays.tsv"),
        Lang::Arabic,
    ),
    (
        "en/holidays.tsv",
        include_str!("../../../data/en/holidays.tsv"),
        Lang::English,
    ),
];

/// The calendar that a holiday goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// A day of a Gregorian month.
    Gregorian,
    /// A day of a Hijri month.
    Hijri,
    /// Days from Easter of the western churches.
    Easter,
    /// Days from Easter of the eastern churches.
    EasternEaster,
}

/// When a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Holiday {
    /// The calendar it goes by.
    pub calendar: Calendar,
    /// 1 to 12; 0 with Easter.
    pub month: i8,
    /// Its first day: of the month, or from Easter.
    pub day: i8,
    /// How many days it lasts.
    pub days: i8,
}

/// The holidays of all languages; a word of the class `holiday` has a place here as its value.
#[derive(Debug, Default)]
pub struct Holidays {
    all: Vec<Holiday>,
}

impl Holidays {
    /// Reads the data and adds the names to the words of time.
    pub(super) fn load(words: &mut TimeWords, errors: &mut Vec<DataError>) -> Self {
        let mut holidays = Self::default();
        for (file, data, lang) in FILES {
            each_line(file, data, errors, |line| holidays.add(&line.fields, *lang, words));
        }
        holidays
    }

    /// The holiday that a word's value names.
    #[must_use]
    pub fn get(&self, value: i32) -> Option<Holiday> {
        self.all.get(usize::try_from(value).ok()?).copied()
    }

    fn add(&mut self, fields: &[&str], lang: Lang, words: &mut TimeWords) -> Result<(), String> {
        let [calendar, month, day, days, forms] = fields else {
            return Err(format!("{} fields, not 5", fields.len()));
        };
        let number = |text: &str, least: i8, most: i8| {
            text.parse()
                .ok()
                .filter(|n| (least..=most).contains(n))
                .ok_or_else(|| format!("\"{text}\" is no number from {least} to {most}"))
        };
        let calendar = match *calendar {
            "gregorian" => Calendar::Gregorian,
            "hijri" => Calendar::Hijri,
            "easter" => Calendar::Easter,
            "eastern-easter" => Calendar::EasternEaster,
            other => return Err(format!("\"{other}\" is no calendar of holidays")),
        };
        let (month, day) = match calendar {
            Calendar::Gregorian => (number(month, 1, 12)?, number(day, 1, 31)?),
            Calendar::Hijri => (number(month, 1, 12)?, number(day, 1, 30)?),
            Calendar::Easter | Calendar::EasternEaster => (number(month, 0, 0)?, number(day, -60, 60)?),
        };
        let value = i32::try_from(self.all.len()).map_err(|e| e.to_string())?;
        words.add_forms("holiday", value, forms, lang)?;
        self.all.push(Holiday {
            calendar,
            month,
            day,
            days: number(days, 1, 30)?,
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_says_what_is_wrong() {
        let mut holidays = Holidays::default();
        let mut add = |fields: &[&str]| holidays.add(fields, Lang::English, &mut TimeWords::default());
        assert_eq!(add(&["gregorian", "12", "25", "1", "Christmas"]), Ok(()));
        assert!(add(&["julian", "12", "25", "1", "x"]).unwrap_err().contains("julian"));
        assert!(add(&["hijri", "13", "1", "1", "x"]).unwrap_err().contains("13"));
        assert!(add(&["easter", "1", "0", "1", "x"]).is_err());
        assert!(add(&["gregorian", "12", "25", "1", "x|"]).is_err());
        assert!(add(&["gregorian", "12", "25", "x"]).is_err());
    }
}
