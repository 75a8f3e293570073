//! Counts: whether two units give two numbers for one thing at one time.
//!
//! A toll that rises is an update and no dispute, what is asked for or foretold is no count of what is,
//! and a part is none of the whole.

use super::amounts::Figure;
use super::facts::Facts;
use super::likeness::of_one_thing;
use crate::reading::Stance;
use crate::text::Span;

/// How near the wordings of two units must be before their figures are compared.
const NEAR_NUMBER: f32 = 0.18;

/// How likely two units must be of one thing where their figures differ …
const LIKE_NUMBER: f32 = 0.4;
/// … and where they measure, so that it matters of what ("26 عاما", "30 كلم").
const LIKE_MEASURE: f32 = 0.7;

/// A toll that another origin gives higher after this many minutes is an update.
const UPDATE_AFTER: i64 = 6 * 60;

/// Figures further apart than this factor count different things: the dead of
/// one day and of a whole war.
const DISPUTED_RATIO: f64 = 3.0;

/// Figures told further apart than this, in minutes, are of two states of affairs
/// (two days' prices), unless both are of one count.
const ONE_TIME: i64 = 48 * 60;

impl Facts<'_> {
    /// The numbers of two units that cannot both hold, as written; `near` is how near the units are.
    pub(super) fn disputed_count(&self, a: usize, b: usize, near: f32) -> Option<(Span, Span)> {
        let (sa, sb) = (self.slots.get(a)?, self.slots.get(b)?);
        let of_one_thing = |least: f32| of_one_thing(self, a, b) >= least;
        // What is asked for or foretold is no count of what is.
        let foretold = |unit: usize| self.stance(unit) == Some(Stance::Expects);
        let asked = |unit: usize| matches!(self.stance(unit), Some(Stance::Asks | Stance::Promises));
        let both_are = foretold(a) == foretold(b) && !asked(a) && !asked(b);
        let of_one_count = |(fa, fb): &(&Figure, &Figure), least: f32| {
            both_are
                && near >= NEAR_NUMBER
                && self.at_one_time(a, b)
                && !self.updates(a, fa, b, fb)
                && self.of_one_holder((a, fa), (b, fb))
                && of_one_thing(least)
        };
        let counted = sa.disputed_figure(sb).filter(|pair| {
            let (fa, fb) = pair;
            let measures = self.context.lexicon.slots.measures(&fa.noun);
            let least = if measures { LIKE_MEASURE } else { LIKE_NUMBER };
            let toll = self.context.lexicon.slots.is_toll(&fa.noun);
            let one_place = !self.at_other_places(sa, sb) || !toll && self.counted_alike((a, fa), (b, fb));
            fa.value.max(fb.value) <= fa.value.min(fb.value) * DISPUTED_RATIO
                && (of_one_count(pair, least) || self.told_side_by_side((a, fa), (b, fb)))
                && one_place
                && !sa.on_other_days(sb)
                && self.of_one_sum((a, fa), (b, fb))
        });
        let absent = || sa.disputed_absence(sb).filter(|pair| of_one_count(pair, LIKE_NUMBER));
        counted.or_else(absent).map(|(fa, fb)| (fa.span, fb.span))
    }

    /// Whether a higher toll only continues a lower one: told later by the same
    /// voice or by nobody named, or as what it rose to, or much later by another.
    fn updates(&self, a: usize, fa: &Figure, b: usize, fb: &Figure) -> bool {
        if !self.context.lexicon.slots.is_toll(&fa.noun) {
            return false;
        }
        let (small, large) = if fa.value < fb.value { (a, b) } else { (b, a) };
        let larger = if small == a { fb } else { fa };
        let (Some(first), Some(then)) = (self.minutes(small), self.minutes(large)) else {
            return true;
        };
        // Of one day without an hour, nobody knows which came first.
        let reports = [small, large].map(|unit| self.reading(unit).map(|reading| &reading.report));
        let days = reports.map(|report| report.and_then(|r| r.published));
        let same_report = self.units.get(small).map(|u| u.reading) == self.units.get(large).map(|u| u.reading);
        if let [Some(a), Some(b)] = days
            && (a.day_only || b.day_only)
            && a.at.date() == b.at.date()
            && !same_report
        {
            return true;
        }
        if then >= first && self.has_risen((large, larger)) {
            return true;
        }
        let named = |unit: usize| self.heads.get(unit).is_some_and(|h| h.is_some());
        if named(small) && named(large) {
            then - first > UPDATE_AFTER
        } else {
            then > first
        }
    }

    /// Whether two units were published so near to each other that a figure in
    /// both is of one state of affairs; unknown times are taken as near.
    fn at_one_time(&self, a: usize, b: usize) -> bool {
        self.minutes(a)
            .zip(self.minutes(b))
            .is_none_or(|(a, b)| (a - b).abs() <= ONE_TIME)
    }
}
