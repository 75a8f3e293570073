//! Conflicts: claims that cannot both hold, found by comparing slots.
//!
//! Wording tells only that two units speak of one thing; what they say of it is
//! compared slot by slot: whether, how many, when, where, who.

use super::facts::Facts;
use super::merge::topic;
use super::slots::Figure;
use crate::reading::{Reading, Stance};
use crate::text::Span;
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
const NEAR_DENIAL: f32 = 0.24;
const NEAR_EVENT_DENIED: f32 = 0.17;
const NEAR_NUMBER: f32 = 0.18;
const NEAR_TIME: f32 = 0.11;
const NEAR_PLACE: f32 = 0.30;
const NEAR_IDENTITY: f32 = 0.45;

/// How much nearer narration must be than a speaker's words to be denied.
const UNATTRIBUTED: f32 = 0.1;

/// A denial that names nothing points at what was said at most this many sentences before.
const BACK: usize = 2;

/// How many words from its cue on a denial can take to point back.
const POINTING: usize = 10;

/// A toll that another origin gives higher after this many minutes is an update.
const UPDATE_AFTER: i64 = 6 * 60;

/// Figures further apart than this factor count different things: the dead of
/// one day and of a whole war.
const DISPUTED_RATIO: f64 = 3.0;

/// Figures told further apart than this, in minutes, are of two states of affairs
/// (two days' prices), unless both are of one count.
const ONE_TIME: i64 = 48 * 60;

/// Days further apart than this belong to two events, not to one in dispute.
const DISPUTED_DAYS: i32 = 7;

/// One claim is shown in conflict with at most this many others of a kind.
const PARTNERS: usize = 3;

/// A pair of units in conflict, and how surely they speak of one thing.
struct Found {
    kind: ConflictKind,
    a: usize,
    b: usize,
    near: f32,
    a_value: Span,
    b_value: Span,
}

/// Finds the conflicts among the units of a story; `pairs` are those whose
/// wording is worth comparing; `place` gives each unit's claim and its index
/// in that claim's evidence. The surest first.
pub(super) fn find(
    facts: &Facts,
    pairs: impl Iterator<Item = (usize, usize)>,
    place: &[(usize, usize)],
) -> Vec<Conflict> {
    let mut found: Vec<Found> = pairs.filter_map(|(a, b)| facts.compare(a, b)).collect();
    found.extend((0..facts.units.len()).filter_map(|unit| facts.answers(unit)));
    found.sort_by(|x, y| {
        y.near
            .total_cmp(&x.near)
            .then((x.kind, x.a, x.b).cmp(&(y.kind, y.a, y.b)))
    });
    let mut conflicts: Vec<Conflict> = Vec::new();
    let mut known: BTreeSet<(ConflictKind, usize, usize)> = BTreeSet::new();
    let mut partners: BTreeMap<(ConflictKind, usize), usize> = BTreeMap::new();
    for f in found {
        let (Some(&(a, a_evidence)), Some(&(b, b_evidence))) = (place.get(f.a), place.get(f.b)) else {
            continue;
        };
        let twice = known.contains(&(f.kind, a, b)) || known.contains(&(f.kind, b, a));
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
        if sa.against(sb) {
            let (yes, no) = if sa.contrary { (b, a) } else { (a, b) };
            let (yes_unit, no_unit) = if sa.contrary { (ub, ua) } else { (ua, ub) };
            let said = self.heads.get(no)?.is_some();
            let stems = self.stems_shared(a, b);
            // A plain denial of one kind of event needs less in common than a
            // negation found in the words.
            let event_denied = self.denies(no) && same_events && stems >= 1 && near >= NEAR_EVENT_DENIED;
            // Narration that a denial elsewhere happens to touch is answered less surely.
            let near = if self.heads.get(yes)?.is_some() {
                near
            } else {
                near - UNATTRIBUTED
            };
            let on_topic = event_denied || near >= NEAR_DENIAL && (shared >= 1 && stems >= 2 || stems >= 3);
            return (said && on_topic).then_some(Found {
                kind: ConflictKind::Denial,
                a: yes,
                b: no,
                near,
                a_value: yes_unit.span,
                b_value: no_unit.span,
            });
        }
        if near >= NEAR_NUMBER
            && let Some((fa, fb)) = sa.other_figure(sb)
            && fa.value.max(fb.value) <= fa.value.min(fb.value) * DISPUTED_RATIO
            && self.at_one_time(a, b)
            && !self.updates(a, fa, b, fb)
        {
            return found(ConflictKind::Number, fa.span, fb.span);
        }
        let one_event = same_events && shared >= 1;
        if one_event
            && near >= NEAR_TIME
            && sa.expected == sb.expected
            && self.stems_shared(a, b) >= 1
            && let Some(((day_a, at_a), (day_b, at_b))) = sa.other_day(sb)
            && days_between(day_a, day_b) <= DISPUTED_DAYS
        {
            return found(ConflictKind::Time, at_a, at_b);
        }
        if one_event
            && near >= NEAR_PLACE
            && let (Some((pa, at_a)), Some((pb, at_b))) = (sa.place, sb.place)
            && pa != pb
            && !sa.entities.contains(&pb)
            && !sb.entities.contains(&pa)
        {
            return found(ConflictKind::Place, at_a, at_b);
        }
        if same_events
            && near >= NEAR_IDENTITY
            && let (Some((pa, at_a)), Some((pb, at_b))) = (sa.person, sb.person)
            && pa != pb
        {
            return found(ConflictKind::Identity, at_a, at_b);
        }
        None
    }

    /// A denial that answers what its own report said just before: it points
    /// back ("نفت هذه الادعاءات") or is set against it ("لكن …").
    fn answers(&self, unit: usize) -> Option<Found> {
        let (u, slots) = (self.units.get(unit)?, self.slots.get(unit)?);
        let reading = self.context.readings.get(u.reading)?;
        let statement = reading.statements.get(u.statement?)?;
        if !slots.contrary {
            return None;
        }
        let pointing = statement.stance == Stance::Denies && self.points_back(reading, statement.cue.cover(u.span));
        let contrasted = self.contrasted(
            reading,
            statement.source.map_or(statement.cue, |s| s.cover(statement.cue)),
        );
        if !pointing && !contrasted {
            return None;
        }
        let earlier = (0..unit)
            .rev()
            .take_while(|i| self.units.get(*i).is_some_and(|e| e.reading == u.reading));
        let target = earlier
            .filter(|i| {
                let Some((e, s)) = self.units.get(*i).zip(self.slots.get(*i)) else {
                    return false;
                };
                let near = e.sentence + BACK >= u.sentence && e.span.end <= u.span.start;
                let common = s.shared_entities(slots) >= 1 || self.stems_shared(*i, unit) >= 1;
                near && !s.contrary && !self.same_head(*i, unit) && (pointing || common)
            })
            .max_by_key(|i| {
                // What someone said is answered before what the report tells.
                let e = self.units.get(*i);
                (
                    e.is_some_and(|e| e.statement.is_some()),
                    e.map_or(0, |e| e.sentence),
                    *i,
                )
            })?;
        let near = topic(
            self.wordings.get(target)?,
            self.wordings.get(unit)?,
            self.slots.get(target)?,
            slots,
        );
        Some(Found {
            kind: ConflictKind::Denial,
            a: target,
            b: unit,
            // The text itself sets the two against each other: surer than any likeness.
            near: 1.0 + near,
            a_value: self.units.get(target)?.span,
            b_value: u.span,
        })
    }

    /// Whether the unit's speaker denies it in so many words.
    fn denies(&self, unit: usize) -> bool {
        let statement = self
            .units
            .get(unit)
            .and_then(|u| self.context.readings.get(u.reading)?.statements.get(u.statement?));
        statement.is_some_and(|s| s.stance == Stance::Denies)
    }

    /// Whether the first content words point at something said before.
    fn points_back(&self, reading: &Reading, span: Span) -> bool {
        let words = reading.tokens.within(span).map(|i| reading.tokens.fold(i));
        words
            .take(POINTING)
            .any(|word| self.context.lexicon.slots.points_back(word))
    }

    /// Whether the words right before `span`, in its sentence, open a contrast.
    fn contrasted(&self, reading: &Reading, span: Span) -> bool {
        let first = reading.tokens.at(span.start);
        let start = reading
            .sentence_at(span.start)
            .and_then(|s| reading.sentences.get(s))
            .map_or(first, |s| reading.tokens.at(s.start));
        (first.saturating_sub(4).max(start)..=first).any(|i| {
            let words = [
                reading.tokens.fold(i),
                reading.tokens.fold(i + 1),
                reading.tokens.fold(i + 2),
            ];
            self.context.lexicon.slots.contrasts(&words)
        })
    }

    /// Whether a higher toll only continues a lower one: told later by the same
    /// voice or by nobody named, or much later by another.
    fn updates(&self, a: usize, fa: &Figure, b: usize, fb: &Figure) -> bool {
        if !self.context.lexicon.slots.is_toll(&fa.noun) {
            return false;
        }
        let (small, large) = if fa.value < fb.value { (a, b) } else { (b, a) };
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

    /// When the unit's report was published, in minutes.
    fn minutes(&self, unit: usize) -> Option<i64> {
        self.reading(unit)?.report.published.map(|p| p.minutes())
    }

    fn same_head(&self, a: usize, b: usize) -> bool {
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

fn days_between(a: crate::reading::Interval, b: crate::reading::Interval) -> i32 {
    a.from
        .date()
        .since(b.from.date())
        .map_or(i32::MAX, |span| span.get_days().abs())
}
