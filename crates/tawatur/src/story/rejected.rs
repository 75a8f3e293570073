//! Rejected words: a denial that names whose words it rejects, and what that speaker said.
//!
//! "وصفت اتهامات الوزير بأنها كاذبة", "نافية ما أعلنه الرئيس": what is denied is not told again, so no
//! words need be common. It is what the one named said, in the same report or in others.

use super::accusations::Answerable;
use super::amounts::leads_on;
use super::conflicts::Found;
use super::facts::Facts;
use super::merge::topic;
use std::collections::BTreeMap;

/// Whose words they are is named within so many words behind the noun for them.
const NAMED: usize = 14;

/// How near what was said must be to the denial, or to what stands beside it and has a word in
/// common with it, unless both stand in one report.
const NEAR: f32 = 0.1;

/// How much surer than by likeness it is that the words meant are those of who is named.
const SURE: f32 = 0.5;

impl Facts<'_> {
    /// What a denial rejects of the words of another whom it names; of each report the nearest.
    pub(super) fn rejected_words(&self, denial: usize, answerable: &mut Answerable) -> Vec<Found> {
        let (Some((charges, speakers)), Some(left)) = (self.whose_words(denial), answerable.rejections.checked_sub(1))
        else {
            return Vec::new();
        };
        answerable.rejections = left;
        let of_speaker = |unit: &usize| {
            (!charges || self.charges(*unit))
                && !self.same_head(*unit, denial)
                && speakers.iter().any(|speaker| self.is_speaker(*speaker, *unit))
        };
        let mut nearest: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
        for unit in answerable.said.iter().copied().filter(of_speaker) {
            let (Some(u), Some(near)) = (self.units.get(unit), self.near_to(unit, denial)) else {
                continue;
            };
            let best = nearest.entry(u.reading).or_insert((f32::MIN, unit));
            if near > best.0 {
                *best = (near, unit);
            }
        }
        let own = self.units.get(denial).map(|u| u.reading);
        let kept = nearest
            .iter()
            .filter(|(reading, (near, _))| Some(**reading) == own || *near >= NEAR);
        kept.filter_map(|(_, (near, unit))| self.found(*unit, denial, SURE + near))
            .collect()
    }

    /// Whose words a denial rejects, and whether they are charges: those named behind the first
    /// noun for words that it has, up to a preposition ("الاتهامات بحق دمشق" are no words of Damascus).
    fn whose_words(&self, denial: usize) -> Option<(bool, Vec<usize>)> {
        let (u, reading) = (self.units.get(denial)?, self.reading(denial)?);
        self.slots.get(denial).filter(|slots| slots.contrary)?;
        let (tokens, lexicon) = (&reading.tokens, self.context.lexicon);
        let range = tokens.within(u.span);
        let speech = |i: &usize| lexicon.slots.is_speech(tokens.fold(*i));
        let noun = range.clone().take(NAMED).find(speech)?;
        // "المتحدث باسم الوزارة" goes on to the name.
        let ends = |i: &usize| {
            let titled = lexicon.names.cues(tokens.fold(i - 1)).any_title();
            leads_on(tokens.fold(*i), lexicon) && !titled
        };
        let most = range.end.min(noun + NAMED);
        let end = (noun + 1..most).find(ends).unwrap_or(most);
        let named = reading.mentions_in(tokens.cover(noun + 1, end - 1)?).iter();
        let speakers = named.filter_map(|mention| self.entity(u.reading, mention));
        let speakers = speakers.filter(|speaker| !self.is_speaker(*speaker, denial)).collect();
        Some((lexicon.slots.accuses(tokens.fold(noun)), speakers))
    }

    /// How near a unit is to a denial, or to what stands in the denial's sentence; 0 without a common word.
    fn near_to(&self, unit: usize, denial: usize) -> Option<f32> {
        let d = self.units.get(denial)?;
        let beside = |other: &usize| {
            let other = self.units.get(*other);
            other.is_some_and(|o| o.reading == d.reading && o.sentence == d.sentence)
        };
        let before = (0..denial).rev().take_while(beside);
        let behind = (denial..self.units.len()).take_while(beside);
        let near = |other: usize| {
            if self.stems_shared(unit, other) == 0 {
                return Some(0.0);
            }
            Some(topic(
                self.wordings.get(unit)?,
                self.wordings.get(other)?,
                self.slots.get(unit)?,
                self.slots.get(other)?,
            ))
        };
        before.chain(behind).filter_map(near).reduce(f32::max)
    }
}
