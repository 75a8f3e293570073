//! The dated events of a story.

use super::Claim;
use super::slots::is_day;
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::{Interval, Reading};
use crate::report::Basis;
use crate::text::{Span, TokenKind};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A timeline longer than this helps nobody; the events of the weightiest
/// claims are kept.
const MOST: usize = 80;

/// Something that happened, or is expected, at a time.
#[derive(Clone, Debug)]
pub struct Event {
    /// When.
    pub interval: Interval,
    /// How that is known.
    pub basis: Basis,
    /// Whether it is announced or expected rather than told as happened.
    pub expected: bool,
    /// The sentence that tells it best: reading and span.
    pub reading: usize,
    /// The words.
    pub span: Span,
    /// Indices of the claims that say it.
    pub claims: Vec<usize>,
}

/// Puts the claims that name a day (or a month) in order of time: one event a
/// claim and day. `place` gives each unit's claim.
pub(super) fn order(
    readings: &[Reading],
    units: &[Unit],
    place: &[(usize, usize)],
    claims: &[Claim],
    lexicon: &Lexicon,
) -> Vec<Event> {
    let mut events: BTreeMap<(Date, usize), Event> = BTreeMap::new();
    for (unit, &(claim, _)) in units.iter().zip(place) {
        let Some(reading) = readings.get(unit.reading) else {
            continue;
        };
        for time in reading.times_in(unit.span) {
            let Some(interval) = time.interval.filter(|i| is_day(i) || is_month(i)) else {
                continue;
            };
            let published = reading.report.published.map(|p| p.at);
            let event = Event {
                interval,
                basis: time.basis,
                expected: published.is_some_and(|p| interval.from > p) || announced(reading, unit, time.span, lexicon),
                reading: unit.reading,
                span: unit.span,
                claims: vec![claim],
            };
            let known = events
                .entry((interval.from.date(), claim))
                .or_insert_with(|| event.clone());
            // The same event in other words: the shorter wording, if as sharp in time, tells it better.
            if (is_day(&interval), event.span.len()) > (is_day(&known.interval), event.span.len())
                || is_day(&interval) == is_day(&known.interval) && event.span.len() < known.span.len()
            {
                *known = event;
            }
        }
    }
    let mut ordered: Vec<Event> = events.into_values().collect();
    if ordered.len() > MOST {
        let weight = |event: &Event| {
            let claim = event.claims.first().copied().unwrap_or_default();
            (
                std::cmp::Reverse(claims.get(claim).map_or(0, |c| c.counts.reports)),
                claim,
            )
        };
        ordered.sort_by_key(weight);
        ordered.truncate(MOST);
    }
    ordered.sort_by_key(|event| (event.interval, event.claims.clone()));
    ordered
}

/// Whether the words before a time, back to the last mark of punctuation, tell
/// of what has not yet happened ("من المقرر أن يستمر حتى 13 سبتمبر").
fn announced(reading: &Reading, unit: &Unit, time: Span, lexicon: &Lexicon) -> bool {
    let before = reading.tokens.within(Span::new(unit.span.start, time.start));
    before
        .rev()
        .filter_map(|i| reading.tokens.get(i))
        .take_while(|token| token.is_word() || token.kind == TokenKind::Number)
        .any(|token| lexicon.slots.expects(token.fold))
}

/// Whether an interval is at most about a month long.
fn is_month(interval: &Interval) -> bool {
    interval
        .to
        .date()
        .since(interval.from.date())
        .is_ok_and(|span| (0..=31).contains(&span.get_days()))
}
