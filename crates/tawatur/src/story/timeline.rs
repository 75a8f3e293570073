//! The dated events of a story.

use super::Claim;
use super::facts::Facts;
use super::filling::tells_of_future;
use super::slots::is_day;
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::lexicon::cues::Classes;
use crate::reading::times::distance;
use crate::reading::{Interval, Reading};
use crate::report::Basis;
use crate::text::{Span, TokenKind};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// With how many others of its day an event is compared.
const COMPARED: usize = 100;

/// A timeline longer than this helps nobody; the events of the weightiest
/// claims are kept.
const MOST: usize = 80;

/// A day so long before publication, right behind a noun, names what happened then
/// ("هجمات 11 سبتمبر"): it is not when what is told happened.
const LONG_AGO: i64 = 90;

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

/// Puts the claims that name a day (or a month) in order of time: one event for
/// what is told of one kind of happening to one of the same actors on one day,
/// what is expected apart from what has happened. `place` gives each unit's claim.
pub(super) fn order(facts: &Facts, place: &[(usize, usize)], claims: &[Claim]) -> Vec<Event> {
    let mut told: BTreeMap<(Date, usize, bool), Told> = BTreeMap::new();
    for (unit, &(claim, evidence)) in place.iter().enumerate() {
        let (Some(u), Some(slots), Some(reading)) = (facts.units.get(unit), facts.slots.get(unit), facts.reading(unit))
        else {
            continue;
        };
        let said = claims.get(claim).and_then(|claim| claim.evidence.get(evidence));
        for time in reading.times_in(u.span) {
            let Some(interval) = time.interval.filter(|i| is_day(i) || is_month(i)) else {
                continue;
            };
            if names_an_event(reading, time.span, &interval, facts.context.lexicon) {
                continue;
            }
            let ahead = reading.report.published.is_some_and(|p| match p.day_only {
                true => interval.from.date() > p.at.date(),
                false => interval.from > p.at,
            });
            let kind = slots.days.iter().find(|(_, at, _)| *at == time.span);
            let told_here = Told {
                event: Event {
                    interval,
                    basis: time.basis,
                    expected: ahead || announced(reading, u, time.span, facts.context.lexicon),
                    reading: u.reading,
                    span: said.map_or(u.span, |evidence| evidence.said),
                    claims: vec![claim],
                },
                kind: kind.and_then(|(.., kind)| *kind),
                entities: slots.entities.clone(),
            };
            told.entry((interval.from.date(), claim, told_here.event.expected))
                .and_modify(|known| known.join(&told_here))
                .or_insert(told_here);
        }
    }
    let mut ordered: Vec<Event> = merge(told.into_values().collect())
        .into_iter()
        .map(|told| told.event)
        .collect();
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
    ordered.sort_by_key(|event| (event.interval, event.expected, event.claims.clone()));
    ordered
}

/// An event with what tells whether another is the same.
struct Told {
    event: Event,
    /// The kind of event that is named with the time.
    kind: Option<usize>,
    /// The story's entities in its words, sorted.
    entities: Vec<usize>,
}

impl Told {
    /// Whether another tells of the same: one kind, one day, a common actor.
    fn is(&self, other: &Self) -> bool {
        let common = self.entities.iter().any(|e| other.entities.binary_search(e).is_ok());
        let (a, b) = (&self.event, &other.event);
        common && self.kind.is_some() && self.kind == other.kind && a.interval == b.interval && a.expected == b.expected
    }

    /// Takes in another telling; the shorter wording, if as sharp in time, tells it better.
    fn join(&mut self, other: &Self) {
        let mut claims = std::mem::take(&mut self.event.claims);
        claims.extend(&other.event.claims);
        claims.sort_unstable();
        claims.dedup();
        let sharpness = |event: &Event| (!is_day(&event.interval), event.span.len(), event.reading, event.span);
        if sharpness(&other.event) < sharpness(&self.event) {
            self.event = other.event.clone();
            self.kind = other.kind.or(self.kind);
        }
        self.event.claims = claims;
        self.entities.extend(&other.entities);
        self.entities.sort_unstable();
        self.entities.dedup();
    }
}

/// Joins tellings of one event; they come in order of time.
fn merge(told: Vec<Told>) -> Vec<Told> {
    let mut merged: Vec<Told> = Vec::new();
    for next in told {
        let day = next.event.interval.from.date();
        let known = merged
            .iter_mut()
            .rev()
            .take(COMPARED)
            .take_while(|known| known.event.interval.from.date() == day)
            .find(|known| known.is(&next));
        match known {
            Some(known) => known.join(&next),
            None => merged.push(next),
        }
    }
    merged
}

/// Whether the words before a time, back to the last mark of punctuation, tell
/// of what has not yet happened ("من المقرر أن يستمر حتى 13 سبتمبر").
fn announced(reading: &Reading, unit: &Unit, time: Span, lexicon: &Lexicon) -> bool {
    let before = reading.tokens.within(Span::new(unit.span.start, time.start));
    before
        .rev()
        .filter_map(|i| reading.tokens.get(i))
        .take_while(|token| token.is_word() || token.kind == TokenKind::Number)
        .any(|token| tells_of_future(reading, token.span, token.fold, lexicon))
}

/// Whether a day or month only names an event of long ago: it stands right behind an
/// indefinite noun, with no preposition between.
fn names_an_event(reading: &Reading, time: Span, interval: &Interval, lexicon: &Lexicon) -> bool {
    let published = reading.report.published.map(|published| published.at.date());
    let long_ago = published.is_some_and(|day| distance(interval.from.date(), day) >= LONG_AGO);
    let before = reading.tokens.at(time.start).checked_sub(1);
    let before = before.and_then(|i| reading.tokens.get(i));
    let between = Classes::LINKER
        .or(Classes::ADJUNCT)
        .or(Classes::TIME)
        .or(Classes::CLAUSE);
    long_ago
        && before.is_some_and(|noun| {
            noun.kind == TokenKind::Arabic
                && !noun.fold.starts_with("ال")
                && !lexicon.cues.classes(noun.fold).any(between)
                && !lexicon.slots.bounds(noun.fold)
        })
}

/// Whether an interval is at most about a month long.
fn is_month(interval: &Interval) -> bool {
    (0..=31).contains(&distance(interval.from.date(), interval.to.date()))
}
