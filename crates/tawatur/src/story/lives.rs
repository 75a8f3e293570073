//! Lives: whom a unit says to have died, and whom to be alive still.
//!
//! Nobody lives after death: who is told to be alive still is told not to have died before. Whose
//! son or guard died is another, so only titles may stand between a death and a name.

use super::conflicts::Found;
use super::facts::Facts;
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::{EntityKind, Mention, Reading};
use crate::text::Span;

/// A death stands at most so many words before the name of who died.
const BEFORE: usize = 8;

/// A word that leaves a death undone stands at most so many words before it.
const UNDONE: usize = 2;

/// A verb of dying stands at most so many words behind it: "الذي مات".
const BEHIND: usize = 3;

/// Being alive is told at most so many words behind the name.
const ALIVE: usize = 14;

/// … and that it lasts at most so many before the name or behind.
const LASTING: usize = 4;

/// What a unit says of someone's life.
#[derive(Clone, Debug)]
pub(super) struct Life {
    /// The story entity.
    person: usize,
    /// Whether they live; else they died.
    alive: bool,
    /// The words.
    span: Span,
}

/// What a unit says of lives; `entity_of` gives the story entity of a mention.
pub(super) fn of(
    unit: &Unit,
    reading: &Reading,
    lexicon: &Lexicon,
    entity_of: impl Fn(&Mention) -> Option<usize>,
) -> Vec<Life> {
    let mentions = reading.mentions_in(unit.span);
    let people = mentions.iter().filter(|m| m.kind == EntityKind::Person);
    let life = |named: &Mention| {
        let (span, alive) = if let Some(span) = death(unit, named.span, reading, lexicon) {
            (span, false)
        } else {
            (alive(unit, named.span, reading, lexicon)?, true)
        };
        let person = entity_of(named)?;
        Some(Life { person, alive, span })
    };
    people.filter_map(life).collect()
}

/// The words that tell of the death of whom `name` names.
fn death(unit: &Unit, name: Span, reading: &Reading, lexicon: &Lexicon) -> Option<Span> {
    let (all, own) = (reading.tokens.within(unit.span), reading.tokens.within(name));
    let fold = |i: usize| reading.tokens.fold(i);
    let title = |i: &usize| {
        let word = fold(*i);
        let cues = lexicon.names.cues(word);
        let titled = cues.any_title() && !cues.kin && !lexicon.lives.is_of_another(word);
        titled
            || lexicon.bodies.is_national(word)
            || lexicon.lives.hedges(word)
            || reading.tokens.get(*i).is_some_and(|t| reading.in_time(t.span))
    };
    let first = all.start.max(own.start.saturating_sub(BEFORE));
    let told = (first..own.start).rev().find(|i| !title(i));
    let undone = |at: usize| (all.start.max(at.saturating_sub(UNDONE))..at).any(|i| lexicon.lives.undoes(fold(i)));
    if let Some(at) = told.filter(|at| lexicon.lives.tells_of_death(fold(*at)) && !undone(*at)) {
        return reading.tokens.cover(at, own.end.checked_sub(1)?);
    }
    let relative = lexicon.slots.relates(fold(own.end));
    let last = all.end.min(own.end + 1 + BEHIND);
    let behind = (own.end + 1..last).find(|i| !lexicon.lives.hedges(fold(*i)))?;
    let dying = relative && lexicon.lives.is_dying(fold(behind));
    dying.then(|| reading.tokens.cover(own.start, behind)).flatten()
}

/// The words that tell that whom `name` names lives still.
fn alive(unit: &Unit, name: Span, reading: &Reading, lexicon: &Lexicon) -> Option<Span> {
    let (all, own) = (reading.tokens.within(unit.span), reading.tokens.within(name));
    let fold = |i: usize| reading.tokens.fold(i);
    let last = all.end.min(own.end + ALIVE);
    let at = (own.end..last).find(|i| lexicon.lives.is_alive(fold(*i), fold(i + 1)))?;
    let first = all.start.max(own.start.saturating_sub(LASTING));
    let lasts = (first..own.start)
        .chain(own.end..at)
        .any(|i| lexicon.lives.lasts(fold(i)));
    // Who is named between is meant, but for who is named with "and".
    let named = reading.mentions_in(Span::new(name.end, unit.span.end));
    let until = reading.tokens.get(at)?.span.start;
    let other = named
        .iter()
        .any(|m| m.kind == EntityKind::Person && m.span.start < until);
    (lasts && !other)
        .then(|| reading.tokens.cover(own.start, at + 1))
        .flatten()
}

impl Facts<'_> {
    /// Someone's death in one unit, and in another one, no older, that they live still.
    pub(super) fn outlives(&self, a: usize, b: usize, near: f32) -> Option<Found> {
        let sure = |unit: usize| {
            self.slots
                .get(unit)
                .filter(|s| !s.contrary && !s.possible && !s.expected)
        };
        let later =
            |dead: usize, alive: usize| self.minutes(dead).zip(self.minutes(alive)).is_some_and(|(d, a)| d <= a);
        let pair = |dead: usize, living: usize| {
            let lives = &self.slots.get(living)?.lives;
            let death = |d: &&Life| !d.alive && lives.iter().any(|l| l.alive && l.person == d.person);
            let death = sure(dead)?.lives.iter().find(death)?;
            let life = lives.iter().find(|l| l.alive && l.person == death.person)?;
            let found = self.found(dead, living, near).filter(|_| later(dead, living))?;
            Some(Found {
                a_value: death.span,
                b_value: life.span,
                ..found
            })
        };
        pair(a, b).or_else(|| pair(b, a))
    }
}
