//! Conflicts: claims that cannot both hold, found by comparing slots.
//!
//! Wording tells only that two units speak of one thing; what they say of it is
//! compared slot by slot: whether, how many, when, where, who.

use super::days::Days;
use super::denied::Denied;
use super::facts::Facts;
use super::likeness::of_one_thing;
use super::merge::topic;
use super::slots::Slots;
use crate::text::{Span, fold};
use std::collections::{BTreeMap, BTreeSet};

/// Two claims that cannot both hold, or one that denies the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What they differ in.
    pub kind: ConflictKind,
    /// Index of the one claim.
    pub a: usize,
    /// Index of the other; for a denial, the denying one.
    pub b: usize,
    /// Index into claim `a`'s evidence of the place that shows it best.
    pub a_evidence: usize,
    /// The same in claim `b`.
    pub b_evidence: usize,
    /// What `a` gives for the slot ("16 قتيلا", "يوم الأحد"); the words of the
    /// assertion, for a denial.
    pub a_value: String,
    /// What `b` gives; the denying words, for a denial.
    pub b_value: String,
}

/// What two claims differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// One says that it is so, the other that it is not.
    Denial,
    /// How many.
    Number,
    /// When.
    Time,
    /// Where.
    Place,
    /// Who.
    Identity,
}

/// How near the wordings of two units must be before a slot is compared.
const NEAR_TIME: f32 = 0.18;
const NEAR_PLACE: f32 = 0.30;
/// Where both name the one they speak of by a word like "يدعى".
const NEAR_NAMED: f32 = 0.25;

/// How likely two units must be of one thing where the sides of a place differ …
const LIKE_SIDE: f32 = 0.4;
/// … and where their places do.
const LIKE_PLACE: f32 = 0.7;

/// How many words before and behind a place tell of what happened there.
const PLACED: usize = 8;

/// One claim is shown in conflict with at most this many others of a kind.
const PARTNERS: usize = 3;

/// A pair of units in conflict, and how surely they speak of one thing.
pub(super) struct Found {
    pub(super) kind: ConflictKind,
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) near: f32,
    pub(super) a_value: Span,
    pub(super) b_value: Span,
}

/// Finds the units of a story that conflict; `pairs` are those whose wording is
/// worth comparing. The surest first.
pub(super) fn find(facts: &Facts, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<Found> {
    let pairs: BTreeSet<(usize, usize)> = pairs
        .chain(facts.denials_beside())
        .chain(facts.tolls_beside())
        .collect();
    let mut found: Vec<Found> = pairs.into_iter().filter_map(|(a, b)| facts.compare(a, b)).collect();
    found.extend(Days::of(facts).disputed(facts));
    let mut answerable = facts.answerable();
    found.extend((0..facts.units.len()).flat_map(|unit| facts.answers(unit, &mut answerable)));
    found.sort_by(|x, y| {
        y.near
            .total_cmp(&x.near)
            .then((x.kind, x.a, x.b).cmp(&(y.kind, y.a, y.b)))
    });
    found
}

/// The conflicts between claims, the surest first; `place` gives each unit's
/// claim and its index in that claim's evidence.
pub(super) fn between_claims(facts: &Facts, found: &[Found], place: &[(usize, usize)]) -> Vec<Conflict> {
    let mut conflicts: Vec<Conflict> = Vec::new();
    let mut known: BTreeSet<(ConflictKind, usize, usize)> = BTreeSet::new();
    let mut denied = Denied::default();
    let mut partners: BTreeMap<(ConflictKind, usize), usize> = BTreeMap::new();
    for f in found {
        let (Some(&(a, a_evidence)), Some(&(b, b_evidence))) = (place.get(f.a), place.get(f.b)) else {
            continue;
        };
        let twice = known.contains(&(f.kind, a, b)) || known.contains(&(f.kind, b, a));
        let twice = twice || f.kind == ConflictKind::Denial && denied.told(facts, f, (a, b));
        let crowded = [a, b]
            .iter()
            .any(|c| partners.get(&(f.kind, *c)).is_some_and(|n| *n >= PARTNERS));
        if a == b || twice || crowded {
            continue;
        }
        *partners.entry((f.kind, a)).or_default() += 1;
        *partners.entry((f.kind, b)).or_default() += 1;
        let (a_value, b_value) = (facts.words(f.a, f.a_value), facts.words(f.b, f.b_value));
        known.insert((f.kind, a, b));
        if f.kind == ConflictKind::Denial {
            denied.add(facts, f, (a, b));
        }
        conflicts.push(Conflict {
            kind: f.kind,
            a,
            b,
            a_evidence,
            b_evidence,
            a_value,
            b_value,
        });
    }
    conflicts
}

impl Facts<'_> {
    /// Compares two units slot by slot.
    fn compare(&self, a: usize, b: usize) -> Option<Found> {
        let (ua, ub, sa, sb) = (
            self.units.get(a)?,
            self.units.get(b)?,
            self.slots.get(a)?,
            self.slots.get(b)?,
        );
        if ua.reading == ub.reading && ua.span.overlaps(ub.span) {
            // Speech within speech: the one holds the other.
            return None;
        }
        if self.same_head(a, b) {
            return None;
        }
        let near = topic(self.wordings.get(a)?, self.wordings.get(b)?, sa, sb);
        let same_events = sa.events & sb.events != 0;
        let shared = sa.shared_entities(sb);
        let found = |kind, a_value, b_value| {
            Some(Found {
                kind,
                a,
                b,
                near,
                a_value,
                b_value,
            })
        };
        if let Some((age_a, age_b)) = sa.other_age(sb) {
            return found(ConflictKind::Number, age_a, age_b);
        }
        if let Some(found) = self.outlives(a, b, near).or_else(|| self.other_office(a, b, near)) {
            return Some(found);
        }
        if sa.against(sb) {
            return self.denial(a, b, near);
        }
        if let Some((count_a, count_b)) = self.disputed_count(a, b, near) {
            return found(ConflictKind::Number, count_a, count_b);
        }
        let of_one_thing = |least: f32| of_one_thing(self, a, b) >= least;
        if let Some(set_aside) = self.set_aside(a, b, near).or_else(|| self.set_aside(b, a, near)) {
            return Some(set_aside);
        }
        let stems = self.stems_shared(a, b);
        // In a small story common words weigh little: a third of the shorter's will do.
        let third = stems >= 2 && 3 * stems >= self.stems(a).min(self.stems(b));
        if same_events
            && (near >= NEAR_TIME && (shared >= 1 && stems >= 1 || stems >= 2) || third)
            && sa.expected == sb.expected
            && !sa.elsewhere(sb)
            && let Some((at_a, at_b)) = sa.other_hour(sb)
        {
            return found(ConflictKind::Time, at_a, at_b);
        }
        let beside = |unit: usize, at: Span| self.beside(unit, at, PLACED);
        if sa.expected == sb.expected
            && !sa.elsewhere(sb)
            && let Some((at_a, at_b)) = sa.only_hours(sb)
            && beside(a, at_a)?.of_one_event(&beside(b, at_b)?).is_some()
        {
            return found(ConflictKind::Time, at_a, at_b);
        }
        if (near >= NEAR_TIME || third)
            && let Some((at_a, at_b)) = sa.other_side(sb)
            && of_one_thing(LIKE_SIDE)
        {
            return found(ConflictKind::Place, at_a, at_b);
        }
        if shared >= 1
            && near >= NEAR_PLACE
            && let Some((at_a, at_b)) = sa.other_place(sb)
            && of_one_thing(LIKE_PLACE)
            && self.at_one_event((a, at_a), (b, at_b))
        {
            return found(ConflictKind::Place, at_a, at_b);
        }
        if let Some(((who_a, at_a), (who_b, at_b))) = sa.other_name(sb)
            && (near >= NEAR_NAMED && stems >= 2 || beside(a, at_a)?.of_one_event(&beside(b, at_b)?).is_some())
            && !self.tells_of(ub.reading, who_a)
            && !self.tells_of(ua.reading, who_b)
        {
            return found(ConflictKind::Identity, at_a, at_b);
        }
        None
    }

    /// Whether both units name places, and none that is one, or within another by its name.
    pub(super) fn at_other_places(&self, a: &Slots, b: &Slots) -> bool {
        let name = |place: &usize| self.context.entities.get(*place).map_or("", |entity| &entity.name);
        let one = |place: &usize| b.places.iter().any(|other| is_within(name(place), name(other)));
        a.at_other_places(b) && !a.places.iter().any(one)
    }

    /// Whether the words beside two places are of one event, and neither is a state of which the
    /// other may be a part.
    fn at_one_event(&self, (a, at): (usize, Span), (b, there): (usize, Span)) -> bool {
        let lexicon = self.context.lexicon;
        let beside = |unit: usize, place: Span| self.beside(unit, place, PLACED);
        let state = |unit: usize, place: Span| {
            let tokens = &self.reading(unit)?.tokens;
            let first = tokens.at(place.start);
            lexicon
                .bodies
                .state_of(tokens.fold(first), tokens.fold(first + 1))
                .map(drop)
        };
        let one_place = is_within(&self.words(a, at), &self.words(b, there));
        let one_event = || beside(a, at)?.of_one_event(&beside(b, there)?);
        state(a, at).is_some() == state(b, there).is_some() && !one_place && one_event().is_some()
    }

    /// Whether a report names an entity anywhere.
    fn tells_of(&self, reading: usize, entity: usize) -> bool {
        let entity = self.context.entities.get(entity);
        entity.is_some_and(|e| e.members.iter().any(|(member, _)| *member == reading))
    }

    /// When the unit's report was published, in minutes.
    pub(super) fn minutes(&self, unit: usize) -> Option<i64> {
        self.reading(unit)?.report.published.map(|p| p.minutes())
    }

    pub(super) fn same_head(&self, a: usize, b: usize) -> bool {
        let head = |unit: usize| self.heads.get(unit).and_then(|h| h.as_ref()).map(|h| &h.key);
        match (head(a), head(b)) {
            (Some(x), Some(y)) => x == y,
            // Two stretches of one report that nobody is named for do not contradict each other.
            (None, None) => self.units.get(a).map(|u| u.reading) == self.units.get(b).map(|u| u.reading),
            _ => false,
        }
    }

    fn words(&self, unit: usize, span: Span) -> String {
        self.units
            .get(unit)
            .map_or("", |unit| span.of(self.text(unit)))
            .to_owned()
    }
}

/// Whether all words of one of two names stand in the other: "غزة", "قطاع غزة".
fn is_within(name: &str, other: &str) -> bool {
    let (name, other) = (fold(name), fold(other));
    let holds = |long: &str, short: &str| short.split(' ').all(|word| long.split(' ').any(|w| w == word));
    holds(&name, &other) || holds(&other, &name)
}
