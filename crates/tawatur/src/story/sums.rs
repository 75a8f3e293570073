//! What two figures are of: the words right beside them, where the counted noun does not tell.
//!
//! "Dollars" and "per cent" do not tell of what: that stands beside them. And what rises and falls
//! has one value now and another in an hour.

use super::amounts::Figure;
use super::facts::Facts;
use crate::reading::Reading;

/// How many words before and behind a figure tell of what it is.
const REACH: usize = 4;

/// Whose a figure is stands at most so many words and marks before it.
const HOLDER: usize = 12;

/// A verb of rising or falling stands at most so many words and marks before the value reached:
/// "انخفض خام غرب تكساس الوسيط الأميركي 63 سنتا، أو ما يعادل 0.9 بالمئة، إلى 70.10 دولار".
const RISEN: usize = 20;

/// A figure and the unit that it stands in.
type In<'a> = (usize, &'a Figure);

impl Facts<'_> {
    /// Whether two figures count things, or are sums of one thing and no values of a moment.
    pub(super) fn of_one_sum(&self, own: In, other: In) -> bool {
        let is_sum = |(_, figure): In| self.context.lexicon.slots.is_sum(&figure.noun);
        let sums = is_sum(own) || is_sum(other);
        !sums || self.counted_alike(own, other) && !self.moves(own) && !self.moves(other)
    }

    /// Whether a word stands right beside both figures: "خمس عربات خرجت", "خرجت ست عربات".
    pub(super) fn counted_alike(&self, own: In, other: In) -> bool {
        let beside = |(unit, figure): In| self.beside(unit, figure.span, REACH);
        let both = beside(own).zip(beside(other));
        both.is_some_and(|(own, other)| own.shared(&other).next().is_some())
    }

    /// Whether two figures that are no tolls may be of one: not where other names stand before
    /// them, as of two clubs in one table.
    pub(super) fn of_one_holder(&self, own: In, other: In) -> bool {
        let toll = self.context.lexicon.slots.is_toll(&own.1.noun);
        let (own, theirs) = (self.named_before(own), self.named_before(other));
        toll || own.is_empty() || theirs.is_empty() || own.iter().any(|name| theirs.contains(name))
    }

    /// The entities named shortly before a figure in its unit.
    fn named_before(&self, (unit, figure): In) -> Vec<usize> {
        let (Some(u), Some(reading)) = (self.units.get(unit), self.reading(unit)) else {
            return Vec::new();
        };
        let (all, number) = (reading.tokens.within(u.span), reading.tokens.at(figure.span.start));
        let first = all.start.max(number.saturating_sub(HOLDER));
        let last = number.checked_sub(1).filter(|last| *last >= first);
        let before = last.and_then(|last| reading.tokens.cover(first, last));
        let mentions = before.map(|span| reading.mentions_in(span)).unwrap_or_default();
        mentions.iter().filter_map(|m| self.entity(u.reading, m)).collect()
    }

    /// Whether two speakers are told right behind each other to put a toll at their numbers: the
    /// report itself sets them against each other.
    pub(super) fn told_side_by_side(&self, own: In, other: In) -> bool {
        let named = |(unit, _): In| self.heads.get(unit).is_some_and(Option::is_some);
        self.stand_beside(own.0, other.0)
            && !self.counts_others(own)
            && !self.counts_others(other)
            && named(own)
            && named(other)
            && self.context.lexicon.slots.is_toll(&own.1.noun)
    }

    /// Whether a figure counts others than those told of before: "وقتل 3 آخرين".
    fn counts_others(&self, (unit, figure): In) -> bool {
        let last = |reading: &Reading| reading.tokens.within(figure.span).end;
        let adds = |word: &str| self.context.lexicon.slots.adds(word);
        let reading = self.reading(unit);
        reading.is_some_and(|reading| {
            (last(reading).saturating_sub(1)..=last(reading)).any(|i| adds(reading.tokens.fold(i)))
        })
    }

    /// Units right behind each other that tell a toll each.
    pub(super) fn tolls_beside(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let toll = |figure: &Figure| self.context.lexicon.slots.is_toll(&figure.noun);
        let tolls = move |unit: &usize| {
            self.slots
                .get(*unit)
                .is_some_and(|slots| slots.figures.iter().any(toll))
        };
        (0..self.units.len()).filter(tolls).flat_map(move |unit| {
            let behind = (unit + 1..self.units.len()).take_while(move |other| self.stand_beside(unit, *other));
            behind.filter(tolls).map(move |other| (unit, other))
        })
    }

    /// Whether two units stand in one sentence or in two of one report that follow each other.
    fn stand_beside(&self, a: usize, b: usize) -> bool {
        let both = self.units.get(a).zip(self.units.get(b));
        both.is_some_and(|(a, b)| a.reading == b.reading && a.sentence.abs_diff(b.sentence) <= 1)
    }

    /// Whether a figure tells how far something rose or fell, or to what value.
    fn moves(&self, figure: In) -> bool {
        self.stands_behind(figure, |word| self.context.lexicon.slots.moves(word))
    }

    /// Whether a figure is told to be what a number rose to: "ارتفعت الحصيلة إلى 141 قتيلا".
    pub(super) fn has_risen(&self, figure: In) -> bool {
        self.stands_behind(figure, |word| self.context.lexicon.slots.rises(word))
    }

    /// Whether such a word stands before a figure in its unit.
    fn stands_behind(&self, (unit, figure): In, is_such: impl Fn(&str) -> bool) -> bool {
        let (Some(u), Some(reading)) = (self.units.get(unit), self.reading(unit)) else {
            return false;
        };
        let (all, number) = (reading.tokens.within(u.span), reading.tokens.at(figure.span.start));
        let first = all.start.max(number.saturating_sub(RISEN));
        (first..number).any(|i| is_such(reading.tokens.fold(i)))
    }
}
