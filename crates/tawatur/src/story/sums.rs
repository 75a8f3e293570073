//! What two figures are of: the words right beside them, where the counted noun does not tell.
//!
//! "Dollars" and "per cent" do not tell of what: that stands beside them. And what rises and falls
//! has one value now and another in an hour.

use super::amounts::Figure;
use super::facts::Facts;

/// How many words before and behind a figure tell of what it is.
const REACH: usize = 4;

/// Whose a figure is stands at most so many words and marks before it.
const HOLDER: usize = 12;

/// A verb of rising or falling stands at most so many words before the value reached.
const RISEN: usize = 8;

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
    pub(super) fn told_side_by_side(&self, (a, figure): In, b: usize) -> bool {
        let (Some(ua), Some(ub)) = (self.units.get(a), self.units.get(b)) else {
            return false;
        };
        let beside = ua.reading == ub.reading && ua.sentence.abs_diff(ub.sentence) <= 1;
        let named = |unit: usize| self.heads.get(unit).is_some_and(Option::is_some);
        beside && named(a) && named(b) && self.context.lexicon.slots.is_toll(&figure.noun)
    }

    /// Whether a figure tells how far something rose or fell, or to what value.
    fn moves(&self, (unit, figure): In) -> bool {
        let (Some(u), Some(reading)) = (self.units.get(unit), self.reading(unit)) else {
            return false;
        };
        let (all, number) = (reading.tokens.within(u.span), reading.tokens.at(figure.span.start));
        let first = all.start.max(number.saturating_sub(RISEN));
        (first..number).any(|i| self.context.lexicon.slots.moves(reading.tokens.fold(i)))
    }
}
