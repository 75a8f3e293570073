//! Two expressions that are the ends of a range.

use super::super::matcher::Found;
use super::super::meaning::{Clock, DayRef, Meaning, Tense, YearRef};
use super::super::senses::Senses;
use super::{is, is_part};
use crate::text::Tokens;
use std::ops::Range;

/// "من الأحد إلى الثلاثاء", "بين 10 سبتمبر و14 سبتمبر": a word that opens the
/// range must stand before it, for "و" joins other things too.
pub(super) fn range(a: &Found, b: &Found, gap: &Range<usize>, tokens: &Tokens, senses: &Senses<'_>) -> Option<Meaning> {
    let opened = a
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|i| is(i, "range-open", senses));
    let written_on = gap.is_empty() && tokens.fold(b.tokens.start).starts_with('و');
    let joiner = gap.len() == 1 && is(gap.start, "range-join", senses);
    if let (
        Meaning::Day {
            day: DayRef::Weekday { weekday: first, tense },
            within: None,
        },
        Meaning::Day {
            day: DayRef::Weekday {
                weekday: last,
                tense: told,
            },
            within: None,
        },
    ) = (&a.meaning, &b.meaning)
        && (joiner || written_on)
        && (opened || last.since(*first) == 1)
    {
        // "السبت والأحد المقبلين": what is told of the last holds for both.
        let tense = if *told == Tense::Open { *tense } else { *told };
        let day = |weekday| {
            Box::new(Meaning::Day {
                day: DayRef::Weekday { weekday, tense },
                within: None,
            })
        };
        return Some(Meaning::Range(day(*first), day(*last)));
    }
    if !opened || !(joiner || written_on) {
        return None;
    }
    if let (Meaning::Clock(first), Meaning::Clock(last)) = (&a.meaning, &b.meaning) {
        let first = clock_before(*first, *last, &a.tokens, senses);
        return Some(Meaning::Range(
            Box::new(Meaning::Clock(first)),
            Box::new(Meaning::Clock(*last)),
        ));
    }
    let day = |m: &Meaning| {
        matches!(
            m,
            Meaning::Day {
                day: DayRef::Date { .. } | DayRef::Weekday { .. } | DayRef::Shift { .. },
                within: None
            } | Meaning::Month { .. }
                | Meaning::Years { .. }
        )
    };
    if !day(&a.meaning) || std::mem::discriminant(&a.meaning) != std::mem::discriminant(&b.meaning) {
        return None;
    }
    let mut first = a.meaning.clone();
    // "من 28 فبراير إلى 3 مارس 2018": the year and what is told of the last hold for both.
    if let (
        Meaning::Day {
            day: DayRef::Date { year, tense, month, .. },
            ..
        },
        Meaning::Day {
            day:
                DayRef::Date {
                    year: last,
                    tense: told,
                    month: last_month,
                    ..
                },
            ..
        },
    ) = (&mut first, &b.meaning)
        && *year == YearRef::Unnamed
        && *month <= *last_month
    {
        *year = *last;
        *tense = if *tense == Tense::Open { *told } else { *tense };
    }
    let both = Meaning::Range(Box::new(first), Box::new(b.meaning.clone()));
    // "من نوفمبر 2019 إلى يونيو 2018" moves something: no range.
    (!both.is_absolute() || both.interval(None).is_some()).then_some(both)
}

/// The first hour of a range: "من الثالثة إلى الرابعة عصرا" is of the afternoon,
/// as the last one is, unless it has a part of the day of its own.
pub(super) fn clock_before(first: Clock, last: Clock, at: &Range<usize>, senses: &Senses<'_>) -> Clock {
    let own = at.clone().any(|i| is_part(i, senses));
    if own || first.hour >= 12 || last.hour < 12 || first.hour + 12 > last.hour {
        return first;
    }
    Clock {
        hour: first.hour + 12,
        ..first
    }
}
