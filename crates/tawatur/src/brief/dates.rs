//! Dates in the words of a language.

use super::fill::fill_own;
use crate::contract::read::whole_days;
use crate::lexicon::wording::Words;
use crate::reading::Interval;
use crate::report::Published;
use jiff::civil::{Date, DateTime};

/// A day: "Wednesday 13 September 2023".
pub(super) fn day(date: Date, words: &Words) -> String {
    let dates = &words.dates;
    let weekday = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    fill_own(
        &dates.full,
        &[
            ("weekday", dates.weekdays.get(weekday).map_or("", String::as_str)),
            ("day", &date.day().to_string()),
            ("month", month_name(date, words)),
            ("year", &date.year().to_string()),
        ],
    )
}

/// The date of publication, or that there is none.
pub(super) fn published(published: Option<&Published>, words: &Words) -> String {
    match published {
        None => words.dates.undated.clone(),
        Some(p) if p.day_only => day(p.at.date(), words),
        Some(p) => moment(p.at, words),
    }
}

/// A stretch of time, as shortly as it can be said: a day, a month, a year,
/// days of one month, two days, or two moments.
pub(super) fn interval(interval: Interval, words: &Words) -> String {
    let dates = &words.dates;
    let Some((first, last)) = whole_days(interval) else {
        return hours(interval, words);
    };
    let year = first.year().to_string();
    let same_month = (first.year(), first.month()) == (last.year(), last.month());
    if first == last {
        return day(first, words);
    }
    if first == first.first_of_year() && last == first.last_of_year() {
        return year;
    }
    if same_month && first == first.first_of_month() && last == first.last_of_month() {
        return fill_own(&dates.month, &[("month", month_name(first, words)), ("year", &year)]);
    }
    if same_month {
        let values = [
            ("first", first.day().to_string()),
            ("last", last.day().to_string()),
            ("month", month_name(first, words).to_owned()),
            ("year", year),
        ];
        return fill_own(&dates.days, &values.each_ref().map(|(n, v)| (*n, v.as_str())));
    }
    range(&plain_day(first, words), &plain_day(last, words), words)
}

/// A stretch that does not begin and end at midnight.
fn hours(interval: Interval, words: &Words) -> String {
    let Interval { from, to } = interval;
    let start = from.date();
    if to <= from {
        return moment(from, words);
    }
    let ends_at_midnight = start.tomorrow().is_ok_and(|next| next.at(0, 0, 0, 0) == to);
    if to.date() != start && !ends_at_midnight {
        return range(&moment(from, words), &moment(to, words), words);
    }
    let end = if ends_at_midnight {
        "24:00".to_owned()
    } else {
        clock(to)
    };
    let values = [("date", day(start, words)), ("from", clock(from)), ("to", end)];
    fill_own(&words.dates.hours, &values.each_ref().map(|(n, v)| (*n, v.as_str())))
}

/// A day without its weekday.
fn plain_day(date: Date, words: &Words) -> String {
    fill_own(
        &words.dates.day,
        &[
            ("day", &date.day().to_string()),
            ("month", month_name(date, words)),
            ("year", &date.year().to_string()),
        ],
    )
}

/// A day and the time of day.
fn moment(at: DateTime, words: &Words) -> String {
    fill_own(
        &words.dates.time,
        &[("date", &day(at.date(), words)), ("time", &clock(at))],
    )
}

fn clock(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

fn range(from: &str, to: &str, words: &Words) -> String {
    fill_own(&words.dates.range, &[("from", from), ("to", to)])
}

fn month_name(date: Date, words: &Words) -> &str {
    let index = usize::from(date.month().unsigned_abs()) - 1;
    words.dates.months.get(index).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::report::Language;
    use jiff::civil::date;

    fn said(from: DateTime, to: DateTime) -> (String, String) {
        let wording = &Lexicon::builtin().wording;
        let interval = Interval { from, to };
        let say = |language| super::interval(interval, wording.of(language));
        (say(Language::Arabic), say(Language::English))
    }

    #[test]
    fn intervals_are_said_as_shortly_as_can_be() {
        let at = |y, m, d| date(y, m, d).at(0, 0, 0, 0);
        let both = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            said(at(2023, 9, 13), at(2023, 9, 14)),
            both("الأربعاء 13 سبتمبر/أيلول 2023", "Wednesday 13 September 2023")
        );
        assert_eq!(
            said(at(2023, 9, 10), at(2023, 9, 15)),
            both("من 10 إلى 14 سبتمبر/أيلول 2023", "10 to 14 September 2023")
        );
        assert_eq!(
            said(at(2023, 9, 1), at(2023, 10, 1)),
            both("سبتمبر/أيلول 2023", "September 2023")
        );
        assert_eq!(said(at(2023, 1, 1), at(2024, 1, 1)), both("2023", "2023"));
        assert_eq!(
            said(at(2023, 9, 30), at(2023, 10, 2)).1,
            "30 September 2023 to 1 October 2023"
        );
        let noon = date(2023, 9, 13).at(14, 5, 0, 0);
        assert_eq!(said(noon, noon).0, "الأربعاء 13 سبتمبر/أيلول 2023، 14:05");
        assert_eq!(
            said(noon, at(2023, 9, 14)).1,
            "Wednesday 13 September 2023, 14:05 to 24:00"
        );
        let next = date(2023, 9, 14).at(6, 0, 0, 0);
        assert_eq!(
            said(noon, next).1,
            "Wednesday 13 September 2023, 14:05 to Thursday 14 September 2023, 06:00"
        );
    }
}
