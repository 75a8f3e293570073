//! Joins expressions that stand together: an hour and its day, a date and the
//! same in the other calendar, and the two ends of a range.

mod range;

use self::range::{clock_before, range};
use super::matcher::Found;
use super::meaning::{Amount, Clock, DayPart, DayRef, Meaning, Unit, Within, YearRef};
use super::senses::Senses;
use super::{TimeExpression, distance};
use crate::lexicon::times::{Register, class};
use crate::text::Tokens;
use std::ops::Range;

/// Joins neighbours, from left to right.
pub(super) fn join(found: Vec<Found>, register: Register, tokens: &Tokens, senses: &Senses<'_>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        let both = joined.last().and_then(|last| {
            let gap = last.tokens.end..next.tokens.start;
            same_day(last, &next, &gap, senses)
                .or_else(|| hour_of_day(last, &next, &gap, tokens, senses))
                .or_else(|| from_named(last, &next, &gap, register, senses))
                .or_else(|| of_week(last, &next, &gap, tokens, senses))
                .or_else(|| of_year(last, &next, &gap, senses))
                .or_else(|| range(last, &next, &gap, tokens, senses))
        });
        match (both, joined.last_mut()) {
            (Some(meaning), Some(last)) => {
                last.span = last.span.cover(next.span);
                last.tokens.end = next.tokens.end;
                last.meaning = meaning;
            }
            _ => joined.push(next),
        }
    }
    joined
}

/// "الساعة 14:30 من يوم الثلاثاء", "أمس الساعة الثالثة عصرا": at most two linking words between.
fn hour_of_day(a: &Found, b: &Found, gap: &Range<usize>, tokens: &Tokens, senses: &Senses<'_>) -> Option<Meaning> {
    let linked = gap.len() <= 2 && gap.clone().all(|i| is(i, "link", senses));
    let day_of = |m: &Meaning| match m {
        Meaning::Day {
            day,
            within: None | Some(Within::Part(_) | Within::Night),
        } => Some(*day),
        _ => None,
    };
    // "مساء الأحد الساعة الثامنة" is 20:00: the day's part tells which half of it.
    let late = |m: &Meaning, clock: Clock| match m {
        Meaning::Day {
            within: Some(Within::Part(DayPart::Afternoon | DayPart::Evening)),
            ..
        } if (1..12).contains(&clock.hour) => Clock {
            hour: clock.hour + 12,
            ..clock
        },
        Meaning::Day {
            within: Some(Within::Part(DayPart::Night) | Within::Night),
            ..
        } if (6..12).contains(&clock.hour) => Clock {
            hour: clock.hour + 12,
            ..clock
        },
        _ => clock,
    };
    let hours_of = |m: &Meaning| match m {
        Meaning::Clock(clock) => Some(Within::Clock(*clock)),
        Meaning::Range(from, to) => match (from.as_ref(), to.as_ref()) {
            (Meaning::Clock(from), Meaning::Clock(to)) => Some(Within::Clocks(*from, *to)),
            _ => None,
        },
        _ => None,
    };
    // "الخميس من التاسعة إلى العاشرة": the last hour comes after day and first hour.
    if let (
        Meaning::Day {
            day,
            within: Some(Within::Clock(first)),
        },
        Meaning::Clock(last),
    ) = (&a.meaning, &b.meaning)
        && gap.len() == 1
        && is(gap.start, "range-join", senses)
        && !matches!(tokens.fold(gap.start), "و" | "-" | "–")
    {
        let first = clock_before(*first, *last, &a.tokens, senses);
        return Some(Meaning::Day {
            day: *day,
            within: Some(Within::Clocks(first, *last)),
        });
    }
    if !linked {
        return None;
    }
    let (day, hours, of) = match (day_of(&a.meaning), hours_of(&b.meaning)) {
        (Some(day), Some(hours)) => (day, hours, &a.meaning),
        _ => (day_of(&b.meaning)?, hours_of(&a.meaning)?, &b.meaning),
    };
    let hours = match hours {
        Within::Clock(clock) => Within::Clock(late(of, clock)),
        other => other,
    };
    Some(Meaning::Day {
        day,
        within: Some(hours),
    })
}

/// "14 رمضان 1444 هـ الموافق 5 أبريل 2023": the day by our calendar, where the
/// two agree as well as a sighted moon can.
fn same_day(a: &Found, b: &Found, gap: &Range<usize>, senses: &Senses<'_>) -> Option<Meaning> {
    let (hijri, day) = match (&a.meaning, &b.meaning) {
        (hijri, day) if is_hijri(hijri) && is_dated(day) => (hijri, day),
        (day, hijri) if is_hijri(hijri) && is_dated(day) => (hijri, day),
        _ => return None,
    };
    if !equated(gap, b.tokens.start, senses) {
        return None;
    }
    let agree = match (hijri.interval(None), day.interval(None)) {
        (Some(hijri), Some(day)) => distance(hijri.from.date(), day.from.date()).abs() <= MOON,
        // Without both years there is nothing to compare.
        _ => true,
    };
    agree.then(|| day.clone())
}

/// Whether a meaning is a day of the Hijri calendar.
pub(super) fn is_hijri(meaning: &Meaning) -> bool {
    let Meaning::Day { day, .. } = meaning else {
        return false;
    };
    matches!(day, DayRef::Hijri { .. })
}

/// Whether a meaning is a day of our calendar by its date.
fn is_dated(meaning: &Meaning) -> bool {
    let Meaning::Day { day, .. } = meaning else {
        return false;
    };
    matches!(day, DayRef::Date { .. })
}

/// Days by which a sighted month may begin before or after the reckoned one.
const MOON: i64 = 1;

/// Whether what stands between two dates says that they are one day; the
/// second date may have taken the word along.
fn equated(gap: &Range<usize>, second: usize, senses: &Senses<'_>) -> bool {
    gap.len() <= 3 && gap.clone().all(|i| is(i, "equals", senses)) && {
        !gap.is_empty() || is(second, "equals", senses)
    }
}

/// The pairs of dates that are said to be one day and are not, as words for a note.
pub(super) fn disagreeing<'t>(
    times: &'t [TimeExpression],
    tokens: &Tokens,
    senses: &Senses<'_>,
) -> Vec<(&'t TimeExpression, &'t TimeExpression)> {
    let pair = |pair: &'t [TimeExpression]| {
        let [a, b] = pair else { return None };
        let (first, second) = (&a.meaning, &b.meaning);
        let dates = (is_hijri(first) && is_dated(second)) || (is_dated(first) && is_hijri(second));
        if !dates || !a.meaning.is_absolute() || !b.meaning.is_absolute() {
            return None;
        }
        let (a_end, b_start) = (tokens.at(a.span.end), tokens.at(b.span.start));
        (a_end <= b_start && equated(&(a_end..b_start), b_start, senses)).then_some((a, b))
    };
    times.windows(2).filter_map(pair).collect()
}

/// "قبل يومين من عيد الفطر", and in a message "يومان من الغد" and "يومان بعد الأحد",
/// which in a report may be a length and another time.
fn from_named(a: &Found, b: &Found, gap: &Range<usize>, register: Register, senses: &Senses<'_>) -> Option<Meaning> {
    let (Meaning::Length(amounts) | Meaning::Ahead(amounts) | Meaning::Ago(amounts)) = &a.meaning else {
        return None;
    };
    if amounts.is_empty() || gap.len() != 1 {
        return None;
    }
    let side = |i: usize| {
        let side = class("side");
        let sense = senses.at(i).iter().find(|s| Some(s.class) == side && s.len == 1)?;
        Some(sense.value > 0)
    };
    if let Meaning::Clock(clock) = b.meaning
        && register == Register::Message
    {
        // "عشر دقائق قبل السابعة", "ثلاث دقائق حتى الثامنة"
        let ahead = side(gap.start).or(Some(false).filter(|_| is(gap.start, "until", senses)))?;
        return clock_from(amounts, ahead, clock).map(Meaning::Clock);
    }
    if !matches!(b.meaning, Meaning::Day { .. } | Meaning::Holiday { .. }) {
        return None;
    }
    let from = is(gap.start, "from", senses);
    let ahead = match side(a.tokens.start) {
        Some(ahead) => Some(ahead).filter(|_| from),
        None if register == Register::Message => side(gap.start).or(Some(true).filter(|_| from)),
        None => None,
    }?;
    Some(Meaning::From {
        amounts: amounts.clone(),
        ahead,
        of: Box::new(b.meaning.clone()),
    })
}

/// The hour so many minutes before or after another one.
fn clock_from(amounts: &[Amount], ahead: bool, clock: Clock) -> Option<Clock> {
    const DAY: i32 = 24 * 60;
    let seconds: f64 = amounts.iter().map(|a| a.count * a.unit.seconds()).sum();
    if amounts.iter().any(|a| !matches!(a.unit, Unit::Minute | Unit::Hour)) || !(60.0..=43_200.0).contains(&seconds) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most twelve hours")]
    let minutes = (seconds / 60.0) as i32;
    let named = i32::from(clock.hour) * 60 + i32::from(clock.minute.unwrap_or(0));
    let at = (named + if ahead { minutes } else { -minutes }).rem_euclid(DAY);
    Some(Clock {
        hour: i8::try_from(at / 60).ok()?,
        minute: Some(i8::try_from(at % 60).ok()?),
        ..clock
    })
}

/// "الجمعة من الأسبوع المقبل", "الأسبوع المقبل يوم الجمعة".
fn of_week(a: &Found, b: &Found, gap: &Range<usize>, tokens: &Tokens, senses: &Senses<'_>) -> Option<Meaning> {
    let (day, week) = match (&a.meaning, &b.meaning) {
        (day @ Meaning::Day { .. }, week @ Meaning::Period { .. })
        | (week @ Meaning::Period { .. }, day @ Meaning::Day { .. }) => (day, week),
        _ => return None,
    };
    let Meaning::Period {
        unit: Unit::Week,
        shift,
        edge: None,
    } = *week
    else {
        return None;
    };
    let Meaning::Day {
        day: DayRef::Weekday { weekday, .. },
        within,
    } = *day
    else {
        return None;
    };
    let joined = gap.is_empty() || (gap.len() == 1 && is(gap.start, "link", senses) && tokens.fold(gap.start) != "،");
    joined.then_some(Meaning::Day {
        day: DayRef::OfWeek { shift, weekday },
        within,
    })
}

/// "مارس من العام الماضي", "14 سبتمبر من هذا العام".
fn of_year(a: &Found, b: &Found, gap: &Range<usize>, senses: &Senses<'_>) -> Option<Meaning> {
    let Meaning::Period {
        unit: Unit::Year,
        shift,
        edge: None,
    } = b.meaning
    else {
        return None;
    };
    if gap.len() > 1 || (gap.len() == 1 && !is(gap.start, "link", senses)) {
        return None;
    }
    let mut meaning = a.meaning.clone();
    let inner = match &mut meaning {
        Meaning::Nth { within, .. } => within.as_mut(),
        other => other,
    };
    match inner {
        Meaning::Month { year, .. }
        | Meaning::Day {
            day: DayRef::Date { year, .. },
            ..
        } if *year == YearRef::Unnamed => {
            *year = YearRef::FromNow(shift);
            Some(meaning)
        }
        _ => None,
    }
}

fn is_part(i: usize, senses: &Senses<'_>) -> bool {
    let part = [class("adverb"), class("part")];
    senses.at(i).iter().any(|s| part.contains(&Some(s.class)))
}

fn is(i: usize, name: &str, senses: &Senses<'_>) -> bool {
    class(name).is_some_and(|class| senses.is(i, class))
}
