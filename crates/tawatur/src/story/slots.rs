//! Slots: who, how many, when and whether, as a unit's own words give them.
//!
//! Vectors do not see contradiction (a flipped negation, number or day leaves
//! them almost alike), so conflicts come from comparing slots.

use super::similarity::FUNCTION_WORD;
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::{EntityKind, Interval, Mention, Reading, Stance};
use crate::text::numbers::{self, NumberKind};
use crate::text::{Span, TokenKind};

/// How many words into its content a negation still turns the whole.
const NEGATION_REACH: usize = 5;

/// A day is a day up to this many hours long; a longer stretch is no time slot.
const DAY_HOURS: i64 = 36;

/// What a unit says, by slot.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots {
    /// Story entities, sorted.
    pub(super) entities: Vec<usize>,
    /// Figures in order.
    pub(super) figures: Vec<Figure>,
    /// Days and times of day with their words and the kind of event named
    /// nearest before them, in order.
    pub(super) days: Vec<(Interval, Span, Option<usize>)>,
    /// Where it is, if it names one place after a word like "في".
    pub(super) place: Option<(usize, Span)>,
    /// Who it is about, if it names one person only.
    pub(super) person: Option<(usize, Span)>,
    /// Kinds of event, as bits.
    pub(super) events: u64,
    /// Whether it says that something is *not* so: its content negates ("لا توجد
    /// خطط") or its speaker denies it ("نفى أن …").
    pub(super) contrary: bool,
    /// Whether anything in it negates, be it the whole or a part.
    pub(super) negates: bool,
    /// Whether it tells of what has not yet happened.
    pub(super) expected: bool,
}

impl Slots {
    /// Whether one says that it is not so and the other negates nothing.
    pub(super) fn against(&self, other: &Self) -> bool {
        self.contrary && !other.negates || other.contrary && !self.negates
    }

    /// The first pair of figures that count the same and differ.
    pub(super) fn other_figure<'a>(&'a self, other: &'a Self) -> Option<(&'a Figure, &'a Figure)> {
        if self.figures.iter().any(|f| other.figures.iter().any(|g| f.agrees(g))) {
            return None;
        }
        self.figures
            .iter()
            .find_map(|f| other.figures.iter().find(|g| f.differs(g)).map(|g| (f, g)))
    }

    /// Two days that cannot be one for an event of one kind, where each gives
    /// that kind one day only. Without such a kind, the only days of both.
    pub(super) fn other_day(&self, other: &Self) -> Option<((Interval, Span), (Interval, Span))> {
        let apart = |a: Interval, b: Interval| a.to <= b.from || b.to <= a.from;
        self.days.iter().find_map(|(day, at, event)| {
            let kind = (*event)?;
            let own = self.days_of(kind);
            let theirs = other.days_of(kind);
            let (1, [(that, there)]) = (own.len(), theirs.as_slice()) else {
                return None;
            };
            apart(*day, *that).then_some(((*day, *at), (*that, *there)))
        })
    }

    /// The days that a unit gives for a kind of event.
    fn days_of(&self, kind: usize) -> Vec<(Interval, Span)> {
        self.days
            .iter()
            .filter(|(_, _, event)| *event == Some(kind))
            .map(|(day, at, _)| (*day, *at))
            .collect()
    }

    /// Entities that both name.
    pub(super) fn shared_entities(&self, other: &Self) -> usize {
        self.entities
            .iter()
            .filter(|e| other.entities.binary_search(e).is_ok())
            .count()
    }
}

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// The number.
    pub(super) value: f64,
    /// The values that its words allow ("نحو", "ما لا يقل عن").
    pub(super) bounds: (f64, f64),
    /// The stem of the counted noun, folded; for victims, what befell them.
    pub(super) noun: String,
    /// The figure with its noun, as written.
    pub(super) span: Span,
}

impl Figure {
    /// Whether both count the same thing and can be the same number.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.counts_like(other) && !self.apart(other)
    }

    /// Whether both count the same thing and cannot be the same number.
    pub(super) fn differs(&self, other: &Self) -> bool {
        self.counts_like(other) && self.apart(other)
    }

    /// Counted nouns in all their numbers begin alike: قتيل, قتيلا; victim, victims.
    fn counts_like(&self, other: &Self) -> bool {
        let common = self
            .noun
            .chars()
            .zip(other.noun.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let shorter = self.noun.chars().count().min(other.noun.chars().count());
        self.noun == other.noun || common >= 3 && common + 1 >= shorter
    }

    fn apart(&self, other: &Self) -> bool {
        self.bounds.1 < other.bounds.0 || other.bounds.1 < self.bounds.0
    }
}

/// Fills the slots of one unit. `entity_of` gives the story entity of a
/// reading's entity; `bearers` are those whose offices stand in the unit.
pub(super) fn fill(
    unit: &Unit,
    reading: &Reading,
    lexicon: &Lexicon,
    entity_of: impl Fn(usize, usize) -> Option<usize>,
    bearers: impl Iterator<Item = usize>,
) -> Slots {
    let mut entities: Vec<usize> = reading
        .mentions_in(unit.span)
        .iter()
        .filter_map(|m| entity_of(unit.reading, m.entity))
        .chain(bearers)
        .collect();
    entities.sort_unstable();
    entities.dedup();
    let located = |m: &Mention| m.kind == EntityKind::Place && located(reading, m.span, lexicon);
    let mut slots = Slots {
        entities,
        place: only(unit, reading, &entity_of, located),
        person: only(unit, reading, &entity_of, |m| m.kind == EntityKind::Person),
        ..Slots::default()
    };
    let times = reading.times_in(unit.span);
    let range = reading.tokens.within(unit.span);
    let (mut words, mut i) = (0, range.start);
    let (mut latest, mut befallen) = (None, None);
    let mut days = times
        .iter()
        .filter_map(|t| Some((t.interval.filter(is_day)?, t.span)))
        .peekable();
    while i < range.end {
        let Some(token) = reading.tokens.get(i) else { break };
        while let Some((day, at)) = days.next_if(|(_, at)| at.start <= token.span.start) {
            // "Until 13 September" ends something; nothing is said to happen then.
            let before = i.checked_sub(1).map_or("", |before| reading.tokens.fold(before));
            if !lexicon.slots.bounds(before) && !lexicon.slots.bounds(token.fold) {
                slots.days.push((day, at, latest));
            }
        }
        let in_time = reading.in_time(token.span);
        if !in_time
            && let Some(number) = numbers::at(&reading.tokens, i, lexicon)
            && number.tokens.end <= range.end
        {
            let end = number.tokens.end.max(i + 1);
            slots
                .figures
                .extend(figure(reading, &number, range.end, befallen, lexicon));
            i = end;
            words += 1;
            continue;
        }
        if token.is_word() {
            if lexicon.slots.negates(token.fold, reading.tokens.fold(i + 1)) {
                slots.negates = true;
                // "A seal, not a drone, did it" denies the drone alone.
                let aside = i > range.start
                    && i.checked_sub(1)
                        .and_then(|b| reading.tokens.get(b))
                        .is_some_and(|t| t.kind == TokenKind::Mark);
                slots.contrary |= words < NEGATION_REACH && !aside;
            }
            if let Some(kind) = lexicon.slots.event(token.fold) {
                slots.events |= 1 << kind.min(63);
                latest = Some(kind);
                befallen = befallen
                    .filter(|_| !lexicon.slots.befalls(kind))
                    .or(Some(kind).filter(|k| lexicon.slots.befalls(*k)));
            }
            if lexicon.slots.corrects(token.fold) {
                // "Not A but B" says B.
                slots.contrary = false;
            }
            slots.expected |= lexicon.slots.expects(token.fold);
            words += 1;
        }
        i += 1;
    }
    if let Some(statement) = unit.statement.and_then(|s| reading.statements.get(s)) {
        slots.contrary |= statement.stance == Stance::Denies;
        slots.negates |= slots.contrary;
        slots.expected |= matches!(statement.stance, Stance::Expects | Stance::Promises);
    }
    slots
}

/// The one entity of the unit whose mentions pass the test, if there is exactly one.
fn only(
    unit: &Unit,
    reading: &Reading,
    entity_of: impl Fn(usize, usize) -> Option<usize>,
    test: impl Fn(&Mention) -> bool,
) -> Option<(usize, Span)> {
    let mut found = reading
        .mentions_in(unit.span)
        .iter()
        .filter(|m| test(m))
        .filter_map(|m| Some((entity_of(unit.reading, m.entity)?, m.span)));
    let first = found.next()?;
    found.all(|(entity, _)| entity == first.0).then_some(first)
}

/// Whether a word like "في" stands right before a place's name or its head noun.
fn located(reading: &Reading, name: Span, lexicon: &Lexicon) -> bool {
    let first = reading.tokens.at(name.start);
    (first.saturating_sub(2)..=first).any(|i| lexicon.slots.locates(reading.tokens.fold(i)))
}

/// Whether an interval is at most about a day long.
pub(super) fn is_day(interval: &Interval) -> bool {
    let hours = interval.to.duration_since(interval.from).as_hours();
    (0..=DAY_HOURS).contains(&hours)
}

/// The figure that a number makes with the noun after it; a bare number is none.
/// `event` is the kind of event with victims that is named nearest before it:
/// "35 people" are as many dead after "killed", or before it.
fn figure(
    reading: &Reading,
    number: &numbers::Number,
    end: usize,
    event: Option<usize>,
    lexicon: &Lexicon,
) -> Option<Figure> {
    let first = number.tokens.start;
    let end_of_number = number.tokens.end.saturating_sub(1);
    let build = |first: usize, last: usize, noun: &str| {
        let span = reading.tokens.cover(first, last)?;
        Some(Figure {
            value: number.value,
            bounds: number.bounds(),
            noun: noun.to_owned(),
            span,
        })
    };
    if number.kind != NumberKind::Cardinal {
        return None;
    }
    if number.percent {
        return build(first, end_of_number, "%");
    }
    let next = lexicon.slots.victims(reading.tokens.fold(number.tokens.end), event);
    if next.is_none()
        && let Some((at, counted)) = named_before(reading, number.tokens.start, event, lexicon)
    {
        return build(at, end_of_number, counted);
    }
    for at in number.tokens.end..end.min(number.tokens.end + 3) {
        let token = reading.tokens.get(at)?;
        if !token.is_word() {
            return None;
        }
        // "من", "of the" and the like stand between number and noun.
        if token.fold.chars().count() > 2 && lexicon.frequency.zipf(token.fold) < FUNCTION_WORD {
            let after = lexicon
                .slots
                .event(reading.tokens.fold(at + 1))
                .filter(|kind| lexicon.slots.befalls(*kind));
            let counted = lexicon.slots.victims(token.fold, after.or(event));
            return build(
                first,
                at,
                counted.unwrap_or_else(|| noun(lexicon.frequency.stem(token.fold))),
            );
        }
    }
    None
}

/// Victims named shortly before their number: "حصيلة القتلى ارتفعت إلى 31".
fn named_before<'l>(
    reading: &Reading,
    number: usize,
    event: Option<usize>,
    lexicon: &'l Lexicon,
) -> Option<(usize, &'l str)> {
    const REACH: usize = 4;
    (number.saturating_sub(REACH)..number)
        .rev()
        .take_while(|i| reading.tokens.get(*i).is_some_and(|t| t.is_word()))
        .find_map(|i| Some((i, lexicon.slots.victims(reading.tokens.fold(i), event)?)))
}

/// A counted noun without its case ending: قتيلا is قتيل.
fn noun(stem: &str) -> &str {
    stem.strip_suffix('ا')
        .filter(|s| s.chars().count() >= 3)
        .unwrap_or(stem)
}
