//! On which side of the day of publication a weekday or a date lies, told by
//! the nearest verb before it.

use super::meaning::{DayRef, Meaning, Tense, YearRef};
use super::senses::Senses;
use crate::lexicon::Lexicon;
use crate::lexicon::times::class;
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// How many tokens back a verb may stand.
const REACH: usize = 14;

/// How near a verb must be to decide: a past one further off often is "قال" of
/// a speech about what is to come, a future one stands in another clause.
const NEAR: usize = 8;

/// The meaning with its tense filled in where the words themselves tell none.
pub(super) fn apply(
    mut meaning: Meaning,
    at: &Range<usize>,
    tokens: &Tokens,
    senses: &Senses<'_>,
    lexicon: &Lexicon,
) -> Meaning {
    let mut told = None;
    fill(&mut meaning, &mut |_| {
        *told.get_or_insert_with(|| before(at.start, tokens, senses, lexicon))
    });
    meaning
}

/// Fills in the tenses that no word tells; `tense` is asked whether a weekday is open.
pub(super) fn fill(meaning: &mut Meaning, tense: &mut dyn FnMut(bool) -> Tense) {
    match meaning {
        Meaning::Day {
            day: DayRef::Weekday { tense: open, .. },
            ..
        }
        | Meaning::Weekend(open)
            if *open == Tense::Open =>
        {
            *open = tense(true);
        }
        Meaning::Day {
            day:
                DayRef::Date {
                    year: YearRef::Unnamed,
                    tense: open,
                    ..
                },
            ..
        }
        | Meaning::Day {
            day:
                DayRef::Hijri {
                    year: YearRef::Unnamed,
                    tense: open,
                    ..
                },
            ..
        }
        | Meaning::Month {
            year: YearRef::Unnamed,
            tense: open,
            ..
        }
        | Meaning::Hijri {
            year: YearRef::Unnamed,
            tense: open,
            ..
        }
        | Meaning::Holiday {
            year: YearRef::Unnamed,
            tense: open,
            ..
        }
        | Meaning::Season {
            year: YearRef::Unnamed,
            tense: open,
            ..
        } if *open == Tense::Open => *open = tense(false),
        Meaning::Nth { within: named, .. } | Meaning::From { of: named, .. } => fill(named, tense),
        Meaning::Range(from, to) => {
            fill(from, tense);
            fill(to, tense);
        }
        _ => {}
    }
}

/// The tense of the nearest verb before a token, in its sentence.
fn before(i: usize, tokens: &Tokens, senses: &Senses<'_>, lexicon: &Lexicon) -> Tense {
    let (past, present, future) = (class("past"), class("present"), class("future"));
    for k in (i.saturating_sub(REACH)..i).rev() {
        let Some(token) = tokens.get(k) else { break };
        if token.kind == TokenKind::Break || matches!(token.fold, "." | "؟" | "!" | "?" | "؛" | ";") {
            break;
        }
        if !token.is_word() {
            continue;
        }
        for sense in senses.at(k) {
            if k + sense.len > i {
                continue;
            }
            for (verb, tense) in [(past, Tense::Past), (present, Tense::Present), (future, Tense::Future)] {
                if Some(sense.class) == verb {
                    return if i - k <= NEAR { tense } else { Tense::Open };
                }
            }
        }
        if lexicon.cues.future_prefix(token.fold).is_some() {
            return if i - k <= NEAR { Tense::Future } else { Tense::Open };
        }
    }
    Tense::Open
}
