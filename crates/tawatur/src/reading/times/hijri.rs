//! The Hijri calendar of Umm al-Qura, and Easter: from their dates to ours.

use icu_calendar::cal::Hijri;
use icu_calendar::types::Month;
use icu_calendar::{Date as Reckoned, Iso};
use jiff::civil::Date;

/// Hijri years that texts speak of; what is greater is a Gregorian year.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1..=1699;

/// Hijri years that are written in digits alone ("14/9/1444"): those of our time.
pub(super) const YEARS_IN_DIGITS: std::ops::RangeInclusive<i16> = 1300..=1470;

/// The day of a Hijri date. Where a month has no 30th, texts still write one
/// when the moon was not sighted: the next day is meant.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    if !YEARS.contains(&year) || !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    let month = Month::new(u8::try_from(month).ok()?);
    let first = Reckoned::try_new(i32::from(year).into(), month, 1, Hijri::new_umm_al_qura()).ok()?;
    let iso = first.to_calendar(Iso);
    let first = Date::new(
        i16::try_from(iso.year().extended_year()).ok()?,
        i8::try_from(iso.month().ordinal).ok()?,
        i8::try_from(iso.day_of_month().0).ok()?,
    )
    .ok()?;
    super::add_days(first, i32::from(day) - 1)
}

/// The first and last day of a Hijri month.
pub(super) fn month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = day(year, month, 1)?;
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    Some((first, day(year, month, 1)?.yesterday().ok()?))
}

/// The Hijri year that a day lies in.
pub(super) fn year_of(date: Date) -> Option<i16> {
    let number = |n: i8| u8::try_from(n).ok();
    let month = Month::new(number(date.month())?);
    let iso = Reckoned::try_new(i32::from(date.year()).into(), month, number(date.day())?, Iso).ok()?;
    i16::try_from(iso.to_calendar(Hijri::new_umm_al_qura()).year().extended_year()).ok()
}

/// Easter Sunday of the western churches (the anonymous algorithm, 1876).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// Easter Sunday of the eastern churches (Meeus, for the Julian calendar), as
/// a Gregorian date.
pub(super) fn eastern_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    let julian = Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()?;
    super::add_days(julian, y / 100 - y / 400 - 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_umm_al_qura() {
        for (hijri, expected) in [
            ((1444, 9, 1), "2023-03-23"),
            ((1445, 10, 1), "2024-04-10"),
            ((1441, 1, 1), "2019-08-31"),
            ((1439, 12, 10), "2018-08-21"),
        ] {
            let (y, m, d) = hijri;
            let found = day(y, m, d).unwrap();
            assert_eq!(found.to_string(), expected);
            assert_eq!(year_of(found), Some(y));
        }
        assert_eq!(day(1444, 13, 1), None);
        assert_eq!(day(2018, 1, 1), None);
        let (first, last) = month(1444, 9).unwrap();
        assert_eq!(
            (first.to_string(), last.to_string()),
            ("2023-03-23".into(), "2023-04-20".into())
        );
    }

    #[test]
    fn both_easters() {
        for (year, west, east) in [
            (2013, "2013-03-31", "2013-05-05"),
            (2018, "2018-04-01", "2018-04-08"),
            (2024, "2024-03-31", "2024-05-05"),
            (2025, "2025-04-20", "2025-04-20"),
        ] {
            assert_eq!(easter(year).unwrap().to_string(), west);
            assert_eq!(eastern_easter(year).unwrap().to_string(), east);
        }
    }
}
