//! Filling: the slots of a unit from its words, one walk from left to right.

use super::ages;
use super::amounts;
use super::content_words;
use super::lives;
use super::offices;
use super::slots::{DAY, Slots, is_day};
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::times::{Meaning, Within};
use crate::reading::{EntityKind, Mention, Reading, TimeExpression};
use crate::text::numbers;
use crate::text::{Span, Token};
use std::ops::Range;

/// Where an event goes is told within this many words after it.
const GOAL_REACH: usize = 10;

/// Fills the slots of one unit. `entity_of` gives the story entity of a
/// reading's entity; `bearers` are those whose offices stand in the unit.
pub(super) fn fill(
    unit: &Unit,
    reading: &Reading,
    lexicon: &Lexicon,
    entity_of: impl Fn(usize, usize) -> Option<usize>,
    bearers: impl Iterator<Item = usize>,
) -> Slots {
    let mut walk = Walk {
        unit,
        reading,
        lexicon,
        range: reading.tokens.within(unit.span),
        slots: named(unit, reading, lexicon, &entity_of, bearers),
        words: 0,
        latest: None,
        befallen: None,
        supposed: false,
        denied_from: None,
        none_from: None,
    };
    walk.words();
    walk.stance();
    walk.denied();
    let mut slots = walk.slots;
    slots.absent = amounts::absent(unit, reading, lexicon);
    let entity = |m: &Mention| entity_of(unit.reading, m.entity);
    slots.lives = lives::of(unit, reading, lexicon, entity);
    slots.offices = offices::of(unit, reading, lexicon, entity);
    slots.ages = ages::of(unit, &slots.figures, reading, lexicon, entity);
    slots
}

/// The slots that names fill.
fn named(
    unit: &Unit,
    reading: &Reading,
    lexicon: &Lexicon,
    entity_of: &impl Fn(usize, usize) -> Option<usize>,
    bearers: impl Iterator<Item = usize>,
) -> Slots {
    let mentions = reading.mentions_in(unit.span);
    let sorted = |mut entities: Vec<usize>| {
        entities.sort_unstable();
        entities.dedup();
        entities
    };
    let entity = |m: &Mention| entity_of(unit.reading, m.entity);
    let places = mentions.iter().filter(|m| m.kind == EntityKind::Place);
    let located = |m: &Mention| m.kind == EntityKind::Place && located(reading, m.span, lexicon);
    let called = |m: &Mention| {
        let before = reading.tokens.at(m.span.start).checked_sub(1);
        let word = before.map_or("", |before| reading.tokens.fold(before));
        m.kind == EntityKind::Person && lexicon.slots.names(word)
    };
    Slots {
        entities: sorted(mentions.iter().filter_map(entity).chain(bearers).collect()),
        places: sorted(places.filter_map(entity).collect()),
        place: only(mentions, entity, located),
        named: only(mentions, entity, called),
        person: only(mentions, entity, |m| m.kind == EntityKind::Person),
        sides: sides(unit, reading, lexicon, entity_of),
        ..Slots::default()
    }
}

/// What has been read of a unit so far.
pub(super) struct Walk<'a> {
    pub(super) unit: &'a Unit,
    pub(super) reading: &'a Reading,
    pub(super) lexicon: &'a Lexicon,
    /// The unit's tokens.
    pub(super) range: Range<usize>,
    pub(super) slots: Slots,
    /// How many words went before.
    pub(super) words: usize,
    /// The kind of event named last.
    latest: Option<usize>,
    /// The kind of event with victims named last.
    befallen: Option<usize>,
    /// Whether what follows is merely supposed.
    supposed: bool,
    /// The first token of what is denied.
    pub(super) denied_from: Option<usize>,
    /// The first token of what there is said to be none of.
    pub(super) none_from: Option<usize>,
}

impl<'a> Walk<'a> {
    fn words(&mut self) {
        let reading = self.reading;
        let mut times = reading.times_in(self.unit.span).iter().peekable();
        let mut i = self.range.start;
        while i < self.range.end {
            let Some(token) = reading.tokens.get(i) else { break };
            while let Some(time) = times.next_if(|time| time.span.start <= token.span.start) {
                self.time(i, time);
            }
            if let Some(number) = self.number(i, &token) {
                self.words += 1;
                i = number.end.max(i + 1);
                continue;
            }
            if token.is_word() {
                self.negation(i, token.fold);
                self.word(i, &token);
                self.words += usize::from(self.reaches_over(i, &token));
            }
            i += 1;
        }
    }

    /// A time that begins at the token `i`.
    fn time(&mut self, i: usize, time: &TimeExpression) {
        // "Until 13 September" ends something; nothing is said to happen then.
        let bounds = |i: usize| self.lexicon.slots.bounds(self.fold(i));
        if i.checked_sub(1).is_some_and(bounds) || bounds(i) {
            return;
        }
        let day = time.interval.filter(is_day);
        self.slots.days.extend(day.map(|day| (day, time.span, self.latest)));
        let hour = hour(&time.meaning);
        self.slots.hours.extend(hour.map(|hour| (hour, time.span, self.latest)));
    }

    /// The tokens of a number at `i` that is no time, whose figure is kept.
    fn number(&mut self, i: usize, token: &Token<'_>) -> Option<Range<usize>> {
        if self.reading.in_time(token.span) {
            return None;
        }
        let number = numbers::at(&self.reading.tokens, i, self.lexicon)?;
        if number.tokens.end > self.range.end {
            return None;
        }
        let figure = amounts::figure(self.unit, self.reading, &number, self.befallen, self.lexicon);
        self.slots.figures.extend(figure);
        Some(number.tokens)
    }

    /// What else the word at `i` tells.
    fn word(&mut self, i: usize, token: &Token<'_>) {
        let (words, word) = (&self.lexicon.slots, token.fold);
        let asked = matches!(word, "عما" | "ما" | "فيما") && self.fold(i + 1) == "اذا";
        self.slots.utterly |= self.slots.negates && words.is_utter(word);
        self.slots.possible |= asked || word == "whether" || words.allows(word);
        self.slots.tells_denial |= words.denies(word);
        // "الاتهامات" were told before, or elsewhere.
        let taken_up = word.starts_with("ال") && words.points_back(word);
        self.supposed |= words.supposes(word);
        self.slots.accuses |= words.accuses(word) && !taken_up && !self.supposed;
        if let Some(kind) = words.event(word) {
            self.slots.events |= 1 << kind.min(63);
            self.latest = Some(kind);
            let goal = goal(self.reading, i, self.range.end, self.lexicon);
            self.slots.goals.extend(goal.map(|goal| (kind, goal)));
            let befalls = words.befalls(kind);
            self.befallen = if befalls { Some(kind) } else { self.befallen };
        }
        if words.corrects(word) {
            // "Not A but B" says B.
            self.slots.contrary = false;
            self.denied_from = None;
        }
        self.slots.expected |= tells_of_future(self.reading, token.span, word, self.lexicon);
    }

    pub(super) fn fold(&self, i: usize) -> &'a str {
        self.reading.tokens.fold(i)
    }
}

/// The hour that a time names, in minutes of the day.
fn hour(meaning: &Meaning) -> Option<i32> {
    let (Meaning::Clock(clock)
    | Meaning::Day {
        within: Some(Within::Clock(clock)),
        ..
    }) = meaning
    else {
        return None;
    };
    Some((i32::from(clock.hour) * 60 + i32::from(clock.minute.unwrap_or(0))) % DAY)
}

/// The sides of places that the unit names.
fn sides(
    unit: &Unit,
    reading: &Reading,
    lexicon: &Lexicon,
    entity_of: impl Fn(usize, usize) -> Option<usize>,
) -> Vec<(usize, String, Span)> {
    let mentions = reading.mentions_in(unit.span).iter();
    let places = mentions.filter(|m| m.kind == EntityKind::Place);
    let side = |m: &Mention| {
        let before = reading.tokens.at(m.span.start).checked_sub(1)?;
        let side = lexicon.slots.direction(reading.tokens.fold(before))?;
        // "جنوب غرب سوريا" is as well in the south as in the west.
        let first = before.checked_sub(1).map_or("", |first| reading.tokens.fold(first));
        if lexicon.slots.direction(first).is_some() {
            return None;
        }
        let at = reading.tokens.get(before)?.span.cover(m.span);
        Some((entity_of(unit.reading, m.entity)?, side.to_owned(), at))
    };
    places.filter_map(side).collect()
}

/// The first content word after "إلى", shortly after the word of an event.
fn goal(reading: &Reading, event: usize, end: usize, lexicon: &Lexicon) -> Option<u32> {
    let end = end.min(event + GOAL_REACH);
    let towards = (event + 1..end).find(|i| lexicon.slots.leads(reading.tokens.fold(*i)))?;
    (towards + 1..end)
        .find_map(|i| content_words::term(reading.tokens.fold(i), lexicon))
        .map(|term| term.key)
}

/// Whether a word tells of the future, and is no name or noun that begins like such a verb:
/// "سيرغي", "سيناريو".
pub(super) fn tells_of_future(reading: &Reading, word: Span, fold: &str, lexicon: &Lexicon) -> bool {
    let named = || {
        let first = reading.mentions.partition_point(|m| m.span.end <= word.start);
        reading.mentions.get(first).is_some_and(|m| m.span.overlaps(word))
    };
    (lexicon.slots.expects(fold) || lexicon.cues.future_prefix(fold).is_some()) && !named()
}

/// The one entity whose mentions pass the test, if there is exactly one.
fn only(
    mentions: &[Mention],
    entity: impl Fn(&Mention) -> Option<usize>,
    test: impl Fn(&Mention) -> bool,
) -> Option<(usize, Span)> {
    let mut found = mentions
        .iter()
        .filter(|m| test(m))
        .filter_map(|m| Some((entity(m)?, m.span)));
    let first = found.next()?;
    found.all(|(entity, _)| entity == first.0).then_some(first)
}

/// Whether a word like "في" stands right before a place's name or its head noun.
fn located(reading: &Reading, name: Span, lexicon: &Lexicon) -> bool {
    let first = reading.tokens.at(name.start);
    (first.saturating_sub(2)..=first).any(|i| lexicon.slots.locates(reading.tokens.fold(i)))
}
