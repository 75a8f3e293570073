//! Joins expressions that stand together: an hour and its day, and the two
//! ends of a range.

use super::matcher::{Found, classes_at};
use super::meaning::{DayRef, Meaning, Within};
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
            hour_of_day(last, &next, &gap, tokens, lexicon).or_else(|| range(last, &next, &gap, tokens, lexicon))
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
    Some(Meaning::Range(Box::new(a.meaning.clone()), Box::new(b.meaning.clone())))
}

fn is(i: usize, name: &str, tokens: &Tokens, lexicon: &Lexicon) -> bool {
    classes_at(tokens, i, lexicon)
        .iter()
        .any(|(c, _, end)| Some(*c) == class(name) && *end == i + 1)
}
