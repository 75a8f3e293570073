//! What an expression means in a message: what no word places lies ahead, and
//! parts of time are points to be met at.

use super::meaning::{DayPart, DayRef, Edge, Meaning, Tense, Unit, Within};
use super::senses::Senses;
use super::tense;
use crate::lexicon::times::class;
use std::ops::Range;

/// The meaning as a message has it: a bare hour is the next one, an open weekday
/// too, and an open date lies in this year.
pub(super) fn meant(meaning: Meaning, at: &Range<usize>, senses: &Senses<'_>) -> Meaning {
    if let Some(hours) = hours(&meaning) {
        let day = Meaning::Day {
            day: if names_part(at, senses) {
                DayRef::Shift { days: 0, weekday: None }
            } else {
                DayRef::Coming
            },
            within: Some(hours),
        };
        let until = at
            .start
            .checked_sub(1)
            .is_some_and(|before| is(before, "until", senses));
        return if until && matches!(hours, Within::Clock(_)) {
            Meaning::Range(Box::new(Meaning::Now), Box::new(day))
        } else {
            day
        };
    }
    let mut meaning = pointed(meaning);
    tense::fill(&mut meaning, &mut |weekday| {
        if weekday { Tense::Next } else { Tense::This }
    });
    meaning
}

/// Hours without a day.
fn hours(meaning: &Meaning) -> Option<Within> {
    match meaning {
        Meaning::Clock(clock) => Some(Within::Clock(*clock)),
        Meaning::Range(from, to) => match (from.as_ref(), to.as_ref()) {
            (Meaning::Clock(from), Meaning::Clock(to)) => Some(Within::Clocks(*from, *to)),
            _ => None,
        },
        _ => None,
    }
}

/// The middle of a month is its 15th, tonight ends at midnight, and the next
/// three weeks are whole ones: a message makes an appointment, a report looks back
/// on what filled the time.
fn pointed(meaning: Meaning) -> Meaning {
    const MIDDLE: i8 = 15;
    let day = |day| Meaning::Day { day, within: None };
    match meaning {
        Meaning::Month {
            month,
            year,
            tense,
            edge: Some(Edge::Middle),
        } => day(DayRef::Date {
            year,
            month,
            day: MIDDLE,
            weekday: None,
            tense,
            shift: None,
        }),
        Meaning::Period {
            unit: Unit::Month,
            shift,
            edge: Some(Edge::Middle),
        } => day(DayRef::OfMonth { shift, day: MIDDLE }),
        Meaning::Day {
            day: today @ DayRef::Shift { days: 0, .. },
            within: Some(Within::Night),
        } => Meaning::Day {
            day: today,
            within: Some(Within::Part(DayPart::Evening)),
        },
        Meaning::Span {
            count: Some(count),
            unit,
            ahead,
        } if unit >= Unit::Day => whole_units(count, unit, ahead).unwrap_or(Meaning::Span {
            count: Some(count),
            unit,
            ahead,
        }),
        other => other,
    }
}

/// So many whole units behind or before the one of now.
fn whole_units(count: f64, unit: Unit, ahead: bool) -> Option<Meaning> {
    /// What is counted by more is not counted one by one.
    const MOST: f64 = 1_000.0;
    if count.fract() != 0.0 || !(1.0..=MOST).contains(&count) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole, and at most MOST")]
    let count = count as i32;
    let (first, last) = if ahead { (1, count) } else { (-count, -1) };
    let period = |shift| {
        Box::new(Meaning::Period {
            unit,
            shift,
            edge: None,
        })
    };
    Some(Meaning::Range(period(first), period(last)))
}

/// Whether one of these tokens names a part of the day.
fn names_part(at: &Range<usize>, senses: &Senses<'_>) -> bool {
    let part = ["adverb", "part", "half-day", "clock-name"].map(class);
    at.clone()
        .any(|i| senses.at(i).iter().any(|s| part.contains(&Some(s.class))))
}

fn is(i: usize, name: &str, senses: &Senses<'_>) -> bool {
    class(name).is_some_and(|class| senses.is(i, class))
}
