//! Time expressions, and which interval each means.
//!
//! Rules over the words of time ([`crate::lexicon::times`]) find expressions
//! and give each a [`Meaning`] that knows no date; a meaning becomes an
//! interval against the report's date of publication, and may become another
//! one when the report is dated later from its story.

mod build;
mod clock;
mod compose;
mod digits;
mod hijri;
mod matcher;
mod meaning;
mod message;
mod reckon;
mod senses;
mod tense;

pub use crate::lexicon::times::Register;
pub use meaning::{Amount, Clock, DayPart, DayRef, Edge, Meaning, NthKind, Tense, Unit, Within, YearRef};
pub(crate) use reckon::{add_days, distance};

use crate::lexicon::Lexicon;
use crate::report::{Basis, Note, PartKind, Published, Report};
use crate::text::{Span, Tokens};
use jiff::civil::DateTime;
use senses::Senses;

/// A stretch of time: from `from` up to, not including, `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// Where it begins.
    pub from: DateTime,
    /// Where it has ended.
    pub to: DateTime,
}

/// Words that name a time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// What they mean, before any anchor.
    pub meaning: Meaning,
    /// The time meant, where it can be reckoned.
    pub interval: Option<Interval>,
    /// How it is known.
    pub basis: Basis,
}

impl TimeExpression {
    /// Reckons the interval against a date of publication. The basis becomes
    /// stated for a full date, anchored or inferred after the anchor's own
    /// basis otherwise, and unknown where the anchor is needed and missing. An
    /// inferred anchor leaves alone what a stated one has settled: the times
    /// of an embedded post go by the post's own date.
    pub fn resolve(&mut self, anchor: Option<&Published>) {
        let inferred = anchor.is_some_and(|a| a.basis == Basis::Inferred);
        if inferred && self.basis == Basis::Anchored {
            return;
        }
        self.interval = self.meaning.interval(anchor);
        self.basis = match (self.interval, self.meaning.is_absolute()) {
            (None, _) => Basis::Unknown,
            (Some(_), true) => Basis::Stated,
            (Some(_), false) if inferred => Basis::Inferred,
            (Some(_), false) => Basis::Anchored,
        };
    }
}

/// Finds the time expressions of a report and reckons them against its date,
/// those of an embedded post against the post's own. An article glued onto the
/// report is a report of its own, of another date: its times are found there.
#[must_use]
pub fn find(report: &Report, tokens: &Tokens, lexicon: &Lexicon) -> Vec<TimeExpression> {
    let mut times = expressions(&report.text, tokens, Register::Report, lexicon);
    let glued = |time: &TimeExpression| {
        report
            .part_at(time.span.start)
            .is_some_and(|part| part.kind == PartKind::RelatedArticle)
    };
    times.retain(|time| !glued(time));
    for time in &mut times {
        time.resolve(report.published.as_ref());
    }
    for part in report.parts.iter().filter(|p| p.kind == PartKind::EmbeddedPost) {
        let start = times.partition_point(|t| t.span.start < part.span.start);
        let end = times.partition_point(|t| t.span.end <= part.span.end);
        let Some(own) = times.get_mut(start..end.max(start)) else {
            continue;
        };
        // The post's own date closes it, behind its author's name.
        if let Some(date) = own.iter().rev().find_map(stated_day) {
            for time in own {
                time.resolve(Some(&date));
            }
        }
    }
    times
}

/// Finds the time expressions of a short note or a command, and reckons them
/// against the moment it was written: a bare number may be a day or an hour,
/// and what no word places lies ahead. No step of a brief reads texts so.
#[must_use]
pub fn find_in_message(
    text: &str,
    tokens: &Tokens,
    written: Option<&Published>,
    lexicon: &Lexicon,
) -> Vec<TimeExpression> {
    let mut times = expressions(text, tokens, Register::Message, lexicon);
    for time in &mut times {
        time.resolve(written);
    }
    times
}

/// What a reader should know of the times: dates of two calendars that are said
/// to be one day and are not.
#[must_use]
pub(super) fn notes(report: &Report, times: &[TimeExpression], tokens: &Tokens, lexicon: &Lexicon) -> Vec<Note> {
    /// Of a text full of such pairs, a few are enough.
    const MOST: usize = 5;
    if !times.iter().any(|t| compose::is_hijri(&t.meaning)) {
        return Vec::new();
    }
    compose::disagreeing(times, tokens, &Senses::new(tokens, lexicon))
        .into_iter()
        .take(MOST)
        .map(|(a, b)| Note {
            input: report.id.clone(),
            place: None,
            message: format!(
                "\"{}\" and \"{}\" are said to be one day, but are not; both are kept as they stand",
                a.span.of(&report.text),
                b.span.of(&report.text)
            ),
        })
        .collect()
}

/// The day that a full date names, as a date of publication.
pub(crate) fn stated_day(time: &TimeExpression) -> Option<Published> {
    let Meaning::Day {
        day: DayRef::Date {
            year: YearRef::Named(_),
            ..
        },
        ..
    } = time.meaning
    else {
        return None;
    };
    let interval = time.interval?;
    Some(Published {
        at: interval.from.date().at(0, 0, 0, 0),
        offset: None,
        day_only: true,
        basis: Basis::Stated,
    })
}

/// The expressions of a text, not yet reckoned, in order and without overlap.
fn expressions(text: &str, tokens: &Tokens, register: Register, lexicon: &Lexicon) -> Vec<TimeExpression> {
    let senses = Senses::new(tokens, lexicon);
    let found = matcher::find(text, tokens, register, &senses, lexicon);
    let found = compose::join(found, register, tokens, &senses);
    found
        .into_iter()
        .map(|found| TimeExpression {
            span: found.span,
            meaning: match register {
                Register::Report => tense::apply(found.meaning, &found.tokens, tokens, &senses, lexicon),
                Register::Message => message::meant(found.meaning, &found.tokens, &senses),
            },
            interval: None,
            basis: Basis::Unknown,
        })
        .collect()
}

#[cfg(test)]
mod tests;
