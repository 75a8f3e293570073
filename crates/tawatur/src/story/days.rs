//! Days: when two reports let one event happen on two days, or in two parts of a day.
//!
//! The words beside the two days must be those of one event, and neither report may tell of both:
//! what happened on Sunday and again on Monday is two events.

use super::beside::{Beside, SHARED};
use super::conflicts::{ConflictKind, Found};
use super::facts::Facts;
use super::likeness::of_one_thing;
use super::merge::topic;
use super::slots::meet;
use crate::reading::times::{DayRef, Meaning, Within, distance};
use crate::reading::{Interval, TimeExpression};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How many words before and behind a day tell of what it is the day.
const REACH: usize = 8;

/// How rare the words are that two days of one event share, by how likely the whole units are of
/// one thing, at least.
const SURE: f32 = 0.6;

/// A word that stands beside so many days tells nothing of any.
const POSTINGS: usize = 60;

/// Days further apart are of two events. A week apart stands one weekday, of which nobody knows
/// which is meant.
const APART: i64 = 6;

/// Of one report at most so many days are looked at.
const MOST: usize = 200;

/// The days that the reports of a story tell.
pub(super) struct Days {
    of_unit: Vec<Vec<Day>>,
    /// Report to its days: unit, and place among those of the unit.
    of_report: BTreeMap<usize, Vec<(usize, usize)>>,
}

/// A day or a part of it.
struct Day {
    interval: Interval,
    span: Span,
    beside: Beside,
    /// Whether it is named, not told from the day of publication alone: in a text that was taken
    /// over from the day before, "today" is yesterday.
    named: bool,
}

impl Days {
    pub(super) fn of(facts: &Facts) -> Self {
        let mut days = Self {
            of_unit: Vec::with_capacity(facts.units.len()),
            of_report: BTreeMap::new(),
        };
        for (index, (unit, slots)) in facts.units.iter().zip(&facts.slots).enumerate() {
            let known = days.of_report.entry(unit.reading).or_default();
            let told = facts.reading(index).map(|reading| {
                let day = |(interval, span): (Interval, Span)| {
                    Some(Day {
                        interval,
                        span,
                        beside: facts.beside(index, span, REACH)?,
                        named: reading.times_in(span).first().is_some_and(is_named),
                    })
                };
                let left = MOST.saturating_sub(known.len());
                let told = slots.days.iter().take(left);
                told.filter_map(|(interval, span, _)| day((*interval, *span))).collect()
            });
            let told: Vec<Day> = told.unwrap_or_default();
            known.extend((0..told.len()).map(|place| (index, place)));
            days.of_unit.push(told);
        }
        days
    }

    /// The units that let one event happen on two days.
    pub(super) fn disputed(&self, facts: &Facts) -> Vec<Found> {
        let pairs = self.pairs().into_iter();
        pairs.filter_map(|(a, b)| self.differ(facts, a, b)).collect()
    }

    /// Units with named days beside which they have words in common.
    fn pairs(&self) -> BTreeSet<(usize, usize)> {
        let mut by_stem: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
        for (unit, days) in self.of_unit.iter().enumerate() {
            for key in days.iter().filter(|day| day.named).flat_map(|day| day.beside.keys()) {
                by_stem.entry(key).or_default().insert(unit);
            }
        }
        let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for units in by_stem.into_values().filter(|units| units.len() <= POSTINGS) {
            for (i, a) in units.iter().enumerate() {
                for b in units.iter().skip(i + 1) {
                    *common.entry((*a, *b)).or_default() += 1;
                }
            }
        }
        let shared = common.into_iter().filter(|(_, stems)| *stems >= SHARED);
        shared.map(|(pair, _)| pair).collect()
    }

    /// The two days that two units give for one event.
    fn differ(&self, facts: &Facts, a: usize, b: usize) -> Option<Found> {
        let (ua, ub) = (facts.units.get(a)?, facts.units.get(b)?);
        let (sa, sb) = (facts.slots.get(a)?, facts.slots.get(b)?);
        let (own, theirs) = (self.of_unit.get(a)?, self.of_unit.get(b)?);
        let one_day = |day: &Day| theirs.iter().any(|other| meet(&day.interval, &other.interval));
        if ua.reading == ub.reading || sa.expected != sb.expected || facts.same_head(a, b) || own.iter().any(one_day) {
            return None;
        }
        let disputed = |(x, y): (&Day, &Day)| {
            let (keys, rare) = x.beside.of_one_event(&y.beside)?;
            let disputed = distance(x.interval.from.date(), y.interval.from.date()).abs() <= APART
                && rare * of_one_thing(facts, a, b) >= SURE
                && !self.tells(ua.reading, y.interval, &keys)
                && !self.tells(ub.reading, x.interval, &keys);
            disputed.then_some((x.span, y.span))
        };
        let named = |day: &&Day| day.named;
        let pairs = own
            .iter()
            .filter(named)
            .flat_map(|x| theirs.iter().filter(named).map(move |y| (x, y)));
        let (a_value, b_value) = pairs.into_iter().find_map(disputed)?;
        Some(Found {
            kind: ConflictKind::Time,
            a,
            b,
            near: topic(facts.wordings.get(a)?, facts.wordings.get(b)?, sa, sb),
            a_value,
            b_value,
        })
    }

    /// Whether a report lets something of these words happen in an interval.
    fn tells(&self, reading: usize, interval: Interval, words: &[u32]) -> bool {
        let told = |(unit, place): &(usize, usize)| {
            let day = self.of_unit.get(*unit).and_then(|days| days.get(*place));
            day.is_some_and(|day| {
                let same = words.iter().filter(|word| day.beside.has(**word));
                meet(&day.interval, &interval) && same.count() >= SHARED
            })
        };
        self.of_report.get(&reading).is_some_and(|days| days.iter().any(told))
    }
}

/// Whether a weekday or a date is named, and no hour: hours are compared by themselves.
fn is_named(time: &TimeExpression) -> bool {
    let Meaning::Day { day, within } = &time.meaning else {
        return false;
    };
    let told_from_now = matches!(day, DayRef::Shift { weekday: None, .. } | DayRef::Coming);
    !told_from_now && !matches!(within, Some(Within::Clock(_)))
}
