//! Words beside: what stands around a time or a number in its unit, and so tells of what it is.
//!
//! A long unit tells of several things; that another unit is like the whole of it says little of
//! what its day or its number is of. The words right around do.

use super::content_words::term;
use super::facts::Facts;
use crate::text::Span;

/// So many words two events share that are one, at least …
pub(super) const SHARED: usize = 2;
/// … and so rare together.
const RARE: f32 = 1.0;

/// The verb that tells of its happening again stands at most so many words and marks away.
const AGAIN: usize = 16;

/// Marks over which nothing stands beside.
const STOPS: &[&str] = &[".", "؟", "?", "!", "؛", ";", ":"];

/// The content words around some words of a unit, but for names and times.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    /// Hashed as in wordings, with how rare they are; sorted.
    stems: Vec<(u32, f32)>,
    /// Kinds of event, as bits.
    events: u64,
    /// Whether it happens again, or ever again: "للمرة الثانية", "هبطت الأسعار". The verb may stand far
    /// before.
    repeated: bool,
    /// The names there, as the story has them.
    names: Vec<usize>,
}

impl Facts<'_> {
    /// What stands in a unit at most `reach` words before or behind `span`.
    pub(super) fn beside(&self, unit: usize, span: Span, reach: usize) -> Option<Beside> {
        let (u, reading, lexicon) = (self.units.get(unit)?, self.reading(unit)?, self.context.lexicon);
        let (own, all) = (reading.tokens.within(span), reading.tokens.within(u.span));
        let names = reading.mentions_in(u.span);
        let clause = all.start.max(own.start.saturating_sub(AGAIN))..all.end.min(own.end + AGAIN);
        // "الثالثة" is an hour there, and no third time.
        let mut clause = clause.filter_map(|i| reading.tokens.get(i));
        let repeated = clause.any(|word| lexicon.slots.repeats(word.fold) && !reading.in_time(word.span));
        let mut beside = Beside {
            repeated,
            ..Beside::default()
        };
        let mut add = |i: usize, words: &mut usize| {
            let token = reading.tokens.get(i)?;
            if !token.is_word() {
                return (!STOPS.contains(&token.fold)).then_some(());
            }
            *words += 1;
            if let Some(name) = names.iter().find(|name| name.span.overlaps(token.span)) {
                beside.names.extend(self.entity(u.reading, name));
            } else if !reading.in_time(token.span) {
                let term = term(token.fold, lexicon);
                beside.stems.extend(term.map(|term| (term.key, term.rarity())));
                beside.events |= lexicon.slots.event(token.fold).map_or(0, |kind| 1 << kind.min(63));
            }
            (*words < reach).then_some(())
        };
        let mut words = 0;
        let _ = (all.start..own.start).rev().try_for_each(|i| add(i, &mut words));
        words = 0;
        let _ = (own.end..all.end).try_for_each(|i| add(i, &mut words));
        beside.stems.sort_unstable_by_key(|(key, _)| *key);
        beside.stems.dedup_by_key(|(key, _)| *key);
        Some(beside)
    }
}

impl Beside {
    /// The words of both, with how rare they are.
    pub(super) fn shared<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (u32, f32)> + 'a {
        self.stems.iter().copied().filter(|(key, _)| other.has(*key))
    }

    /// Whether a content word, hashed, stands there.
    pub(super) fn has(&self, key: u32) -> bool {
        self.stems.binary_search_by_key(&key, |(key, _)| *key).is_ok()
    }

    /// The words, hashed.
    pub(super) fn keys(&self) -> impl Iterator<Item = u32> + '_ {
        self.stems.iter().map(|(key, _)| *key)
    }

    /// The words of both and how rare they are together, if both can tell of one event: not where
    /// they are of other kinds or of others, or where one happened again.
    pub(super) fn of_one_event(&self, other: &Self) -> Option<(Vec<u32>, f32)> {
        let other_kinds = self.events != 0 && other.events != 0 && self.events & other.events == 0;
        let named = !self.names.is_empty() && !other.names.is_empty();
        let of_others = named && !self.names.iter().any(|name| other.names.contains(name));
        if other_kinds || of_others || self.repeated || other.repeated {
            return None;
        }
        let (keys, rare): (Vec<u32>, Vec<f32>) = self.shared(other).unzip();
        let rare: f32 = rare.iter().sum();
        (keys.len() >= SHARED && rare >= RARE).then_some((keys, rare))
    }
}
