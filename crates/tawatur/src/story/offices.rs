//! Offices: who is told to hold one, and who to have held it once.
//!
//! "X is the head of the party" and "the former head of the party X" cannot both be so. A title
//! right before a name tells little: a former president is often called president. So it is asked
//! for that the one is told to be in office in so many words.

use super::conflicts::{ConflictKind, Found};
use super::content_words::term;
use super::facts::Facts;
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::{EntityKind, Mention, Reading};
use crate::text::Span;

/// "Former" stands at most so many words behind the title, …
const PAST: usize = 3;
/// … and what the office is of in so many words behind the title.
const OF: usize = 8;

/// The name of who bears an office stands at most so many words and marks before its title …
const BEFORE: usize = 2;
/// … or behind it.
const BEHIND: usize = 10;

/// Two offices are one where so many words that tell of what are the same.
const SHARED: usize = 2;

/// An office that a unit says someone to hold, or to have held.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// The story entity.
    person: usize,
    /// Whether it was held once; else it is held.
    past: bool,
    /// What it is of: content words, hashed.
    of: Vec<u32>,
    /// The words.
    span: Span,
}

/// The offices that a unit gives to people; `entity_of` gives the story entity of a mention.
pub(super) fn of(
    unit: &Unit,
    reading: &Reading,
    lexicon: &Lexicon,
    entity_of: impl Fn(&Mention) -> Option<usize>,
) -> Vec<Office> {
    let people: Vec<&Mention> = reading
        .mentions_in(unit.span)
        .iter()
        .filter(|m| m.kind == EntityKind::Person)
        .collect();
    if people.is_empty() {
        return Vec::new();
    }
    let (all, fold) = (reading.tokens.within(unit.span), |i: usize| reading.tokens.fold(i));
    let cues = |i: usize| lexicon.names.cues(fold(i));
    let office = |title: usize| {
        let last = all.end.min(title + 1 + OF);
        let is_mark = |i: &usize| reading.tokens.get(*i).is_none_or(|token| !token.is_word());
        let end = (title + 1..last).find(is_mark).unwrap_or(last);
        let past = (title + 1..end.min(title + 1 + PAST)).find(|i| cues(*i).past);
        let held = title > all.start && lexicon.slots.equates(fold(title - 1));
        let named = |m: &&&Mention| {
            let own = reading.tokens.within(m.span);
            let before = own.end <= title && title - own.end <= BEFORE;
            before || past.is_some_and(|past| own.start > past && own.start - past <= BEHIND)
        };
        let bearer = people.iter().find(named).filter(|_| past.is_some() || held)?;
        let of = (past.unwrap_or(title) + 1..end).filter_map(|i| Some(term(fold(i), lexicon)?.key));
        Some(Office {
            person: entity_of(bearer)?,
            past: past.is_some(),
            of: of.collect(),
            span: reading.tokens.cover(title, end.checked_sub(1)?)?,
        })
    };
    let titles = all.clone().filter(|i| cues(*i).any_title());
    titles.filter_map(office).collect()
}

impl Facts<'_> {
    /// One office of one person that one unit says to be held and the other to have been.
    pub(super) fn other_office(&self, a: usize, b: usize, near: f32) -> Option<Found> {
        let offices = |unit: usize| self.slots.get(unit).map_or(&[][..], |slots| slots.offices.as_slice());
        let one = |x: &Office, y: &Office| {
            let shared = x.of.iter().filter(|key| y.of.contains(key)).count();
            x.person == y.person && x.past != y.past && shared >= SHARED
        };
        let pairs = offices(a).iter().flat_map(|x| offices(b).iter().map(move |y| (x, y)));
        let (x, y) = pairs.into_iter().find(|(x, y)| one(x, y))?;
        Some(Found {
            kind: ConflictKind::Identity,
            a,
            b,
            near,
            a_value: x.span,
            b_value: y.span,
        })
    }
}
