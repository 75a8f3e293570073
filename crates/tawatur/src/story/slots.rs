//! Slots: who, how many, when and whether, as a unit's own words give them.
//!
//! Vectors do not see contradiction (a flipped negation, number or day leaves
//! them almost alike), so conflicts come from comparing slots.

use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::{EntityKind, Interval, Mention, Reading, Stance};
use crate::text::numbers::{self, Qualifier};
use crate::text::{Span, TokenKind, clitics};

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
    /// Days and times of day with their words, in order.
    pub(super) days: Vec<(Interval, Span)>,
    /// Where it is, if it names one place after a word like "في".
    pub(super) place: Option<(usize, Span)>,
    /// Who it is about, if it names one person only.
    pub(super) person: Option<(usize, Span)>,
    /// Kinds of event, as bits.
    pub(super) events: u64,
    /// Whether it says that something is *not* so: its content negates ("لا توجد
    /// خطط") or its speaker denies it ("نفى أن …").
    pub(super) contrary: bool,
    /// Whether it tells of what has not yet happened.
    pub(super) expected: bool,
}

impl Slots {
    /// The first pair of figures that count the same and differ.
    pub(super) fn other_figure<'a>(&'a self, other: &'a Self) -> Option<(&'a Figure, &'a Figure)> {
        if self.figures.iter().any(|f| other.figures.iter().any(|g| f.agrees(g))) {
            return None;
        }
        self.figures
            .iter()
            .find_map(|f| other.figures.iter().find(|g| f.differs(g)).map(|g| (f, g)))
    }

    /// Two days that cannot be one, where each gives exactly one.
    pub(super) fn other_day(&self, other: &Self) -> Option<((Interval, Span), (Interval, Span))> {
        match (self.days.as_slice(), other.days.as_slice()) {
            ([a], [b]) if a.0.to <= b.0.from || b.0.to <= a.0.from => Some((*a, *b)),
            _ => None,
        }
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
    /// How sharp it is.
    pub(super) qualifier: Qualifier,
    /// The stem of the counted noun, folded.
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
        let (small, large) = if self.value <= other.value {
            (self, other)
        } else {
            (other, self)
        };
        let gap = (large.value - small.value) / large.value.abs().max(1.0);
        match (small.qualifier, large.qualifier) {
            // "At least 10" leaves room for 12, "fewer than 20" for 15.
            (Qualifier::AtLeast, _) | (_, Qualifier::AtMost) => false,
            (Qualifier::Exact, Qualifier::Exact) => gap > 0.0,
            _ => gap > 0.1,
        }
    }
}

/// Fills the slots of one unit. `entity_of` gives the story entity of a
/// reading's entity.
pub(super) fn fill(
    unit: &Unit,
    reading: &Reading,
    lexicon: &Lexicon,
    entity_of: impl Fn(usize, usize) -> Option<usize>,
) -> Slots {
    let mut slots = Slots::default();
    slots.entities = reading
        .mentions_in(unit.span)
        .iter()
        .filter_map(|m| entity_of(unit.reading, m.entity))
        .collect();
    slots.entities.sort_unstable();
    slots.entities.dedup();
    let times: Vec<_> = reading.times.iter().filter(|t| unit.span.contains(t.span)).collect();
    slots.days = times
        .iter()
        .filter_map(|t| Some((t.interval.filter(is_day)?, t.span)))
        .collect();
    slots.place = only(unit, reading, &entity_of, |m| {
        m.kind == EntityKind::Place && located(reading, m.span, lexicon)
    });
    slots.person = only(unit, reading, &entity_of, |m| m.kind == EntityKind::Person);
    let range = reading.tokens.within(unit.span);
    let (mut words, mut i) = (0, range.start);
    while i < range.end {
        let Some(token) = reading.tokens.get(i) else { break };
        let in_time = times.iter().any(|t| t.span.contains(token.span));
        if !in_time
            && let Some(number) = numbers::at(&reading.tokens, i, lexicon)
            && number.tokens.end <= range.end
        {
            let end = number.tokens.end.max(i + 1);
            slots.figures.extend(figure(reading, &number, range.end, lexicon));
            i = end;
            words += 1;
            continue;
        }
        if token.is_word() {
            if words < NEGATION_REACH && lexicon.slots.negates(token.fold, reading.tokens.fold(i + 1)) {
                slots.contrary = true;
            }
            if let Some(kind) = lexicon.slots.event(token.fold) {
                slots.events |= 1 << kind.min(63);
            }
            slots.expected |= lexicon.slots.expects(token.fold);
            words += 1;
        }
        i += 1;
    }
    if let Some(statement) = unit.statement.and_then(|s| reading.statements.get(s)) {
        slots.contrary |= statement.stance == Stance::Denies;
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
fn figure(reading: &Reading, number: &numbers::Number, end: usize, lexicon: &Lexicon) -> Option<Figure> {
    let mut at = number.tokens.end;
    let last = (at + 3).min(end);
    while at < last {
        let token = reading.tokens.get(at)?;
        if token.fold == "%" {
            return build(reading, number, at, "%");
        }
        if token.kind != TokenKind::Arabic && token.kind != TokenKind::Foreign {
            return None;
        }
        // "من", "of the" and the like stand between number and noun.
        if token.fold.chars().count() > 2 && lexicon.frequency.zipf(token.fold) < 6.4 {
            return build(reading, number, at, noun(token.fold));
        }
        at += 1;
    }
    None
}

fn build(reading: &Reading, number: &numbers::Number, noun_at: usize, noun: &str) -> Option<Figure> {
    let span = reading.tokens.cover(number.tokens.start, noun_at)?;
    Some(Figure {
        value: number.value,
        qualifier: number.qualifier,
        noun: noun.to_owned(),
        span,
    })
}

/// A counted noun without article, case and number endings: قتيلا, قتلى and
/// القتلى differ still, so nouns are compared by their first letters.
fn noun(word: &str) -> &str {
    let stem = clitics::stem(word);
    match stem {
        "المئه" | "بالمئه" | "بالمائه" | "المائه" | "مئه" | "مائه" | "percent" => "%",
        _ => stem
            .strip_suffix('ا')
            .filter(|s| s.chars().count() >= 3)
            .unwrap_or(stem),
    }
}
