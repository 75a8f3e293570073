//! Joins expressions that stand together: an hour and its day, and the two
//! ends of a range.

use super::matcher::{Found, classes_at};
use super::meaning::{DayRef, Meaning, Tense, Unit, Within, YearRef};
use crate::lexicon::Lexicon;
use crate::lexicon::times::class;
use crate::text::Tokens;
use std::ops::Range;

/// Joins neighbours, from left to right.
pub(super) fn join(found: Vec<Found>, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        let both = joined.last().and_then(|last| {
            let gap = last.tokens.end..next.tokens.start;
            hour_of_day(last, &next, &gap, tokens, lexicon)
                .or_else(|| of_week(last, &next, &gap, tokens, lexicon))
                .or_else(|| of_year(last, &next, &gap, tokens, lexicon))
                .or_else(|| range(last, &next, &gap, tokens, lexicon))
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
fn hour_of_day(a: &Found, b: &Found, gap: &Range<usize>, tokens: &Tokens, lexicon: &Lexicon) -> Option<Meaning> {
    if gap.len() > 2 || !gap.clone().all(|i| is(i, "link", tokens, lexicon)) {
        return None;
    }
    let (clock, day) = match (&a.meaning, &b.meaning) {
        (
            Meaning::Clock(clock),
            Meaning::Day {
                day,
                within: None | Some(Within::Part(_)),
            },
        )
        | (
            Meaning::Day {
                day,
                within: None | Some(Within::Part(_)),
            },
            Meaning::Clock(clock),
        ) => (clock, day),
        _ => return None,
    };
    Some(Meaning::Day {
        day: *day,
        within: Some(Within::Clock(*clock)),
    })
}

/// "الجمعة من الأسبوع المقبل", "الأسبوع المقبل يوم الجمعة".
fn of_week(a: &Found, b: &Found, gap: &Range<usize>, tokens: &Tokens, lexicon: &Lexicon) -> Option<Meaning> {
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
    let joined =
        gap.is_empty() || (gap.len() == 1 && is(gap.start, "link", tokens, lexicon) && tokens.fold(gap.start) != "،");
    joined.then_some(Meaning::Day {
        day: DayRef::OfWeek { shift, weekday },
        within,
    })
}

/// "مارس من العام الماضي", "14 سبتمبر من هذا العام".
fn of_year(a: &Found, b: &Found, gap: &Range<usize>, tokens: &Tokens, lexicon: &Lexicon) -> Option<Meaning> {
    let Meaning::Period {
        unit: Unit::Year,
        shift,
        edge: None,
    } = b.meaning
    else {
        return None;
    };
    if gap.len() != 1 || !is(gap.start, "link", tokens, lexicon) {
        return None;
    }
    let mut meaning = a.meaning.clone();
    match &mut meaning {
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

/// "من الأحد إلى الثلاثاء", "بين 10 سبتمبر و14 سبتمبر": a word that opens the
/// range must stand before it, for "و" joins other things too.
fn range(a: &Found, b: &Found, gap: &Range<usize>, tokens: &Tokens, lexicon: &Lexicon) -> Option<Meaning> {
    let opened = a
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|i| is(i, "range-open", tokens, lexicon));
    let written_on = gap.is_empty() && tokens.fold(b.tokens.start).starts_with('و');
    let joiner = gap.len() == 1 && is(gap.start, "range-join", tokens, lexicon);
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
    let both = Meaning::Range(Box::new(a.meaning.clone()), Box::new(b.meaning.clone()));
    // "من نوفمبر 2019 إلى يونيو 2018" moves something: no range.
    (!both.is_absolute() || both.interval(None).is_some()).then_some(both)
}

fn is(i: usize, name: &str, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    classes_at(tokens, i, lexicon)
        .iter()
        .any(|(c, _, end)| Some(*c) == class(name) && *end == i + 1)
}
