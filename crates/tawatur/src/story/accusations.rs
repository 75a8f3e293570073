//! Accusations, and the denials of those they accuse.

use super::conflicts::Found;
use super::content_words::term;
use super::denials::{NEAR, UNATTRIBUTED};
use super::facts::Facts;
use super::merge::topic;
use super::origins::STATE;
use crate::reading::Stance;
use crate::text::{Span, clitics, fold};
use std::collections::{BTreeMap, BTreeSet};

/// Accusations are looked for among at most this many units of a story.
const ACCUSING: usize = 400;

/// … by at most this many denials.
const DENIALS: usize = 400;

/// Of each report a denial answers at most so many of them, the nearest.
const ACCUSATIONS: usize = 2;

/// So many words that are denied make a charge the one, whoever is accused.
const SAME_CHARGE: usize = 2;

/// How much surer it is that a denial answers an accusation of its speaker, where it
/// does not say of what, than that it answers words like its own.
const ACCUSED: f32 = 0.3;

/// The same, where it says of what, and has a word of what someone accuses its speaker of.
const NAMED: f32 = 0.2;

/// The letters that a state's name and its adjective have in common, at least …
const NATION: usize = 3;

/// … and those that the longer of them may have beyond: روسيا, روسيه.
const ENDING: usize = 2;

/// The words of those who are named are looked for among at most this many units of a story.
const SAID: usize = 2_000;

/// What the denials of a story may answer.
pub(super) struct Answerable {
    accusations: Vec<usize>,
    /// How many denials may still be compared with accusations.
    denials: usize,
    /// What someone says and negates nothing, each wording once.
    pub(super) said: Vec<usize>,
    /// How many denials may still be compared with what is said.
    pub(super) rejections: usize,
}

impl Facts<'_> {
    /// The unit whose very words a denial is told behind: "…، وهو ما تنفيه قطر".
    pub(super) fn told_before(&self, unit: usize) -> Option<Found> {
        let u = self.units.get(unit).filter(|_| self.is_told_behind(unit))?;
        let own = |i: &usize| self.units.get(*i).is_some_and(|e| e.reading == u.reading);
        let near = (0..unit)
            .rev()
            .take_while(own)
            .chain((unit + 1..self.units.len()).take_while(own));
        let shared = |i: usize| {
            let e = self.units.get(i)?;
            let shared = e.span.end.min(u.span.end).checked_sub(e.span.start.max(u.span.start))?;
            (shared > 0 && !self.denies(i)).then_some((shared, e.statement.is_some(), i))
        };
        let (.., target) = near.filter_map(shared).max()?;
        self.found(target, unit, 2.0)
    }

    /// The units of the charge that a denial names: "نفت إيران اتهامات المغرب بأن …".
    pub(super) fn named_in(&self, unit: usize) -> Vec<Found> {
        let (Some(u), Some(reading)) = (self.units.get(unit), self.reading(unit)) else {
            return Vec::new();
        };
        let outer = |s: usize| reading.statements.get(s)?.outer;
        let of_it = |i: usize| {
            let own = self.units.get(i)?.statement?;
            let denied = reading.statements.get(own)?.denied;
            let mut within = std::iter::successors(outer(own), |s| outer(*s));
            (denied && within.any(|s| Some(s) == u.statement)).then_some(())?;
            self.found(i, unit, 2.0)
        };
        let own = |i: &usize| self.units.get(*i).is_some_and(|e| e.reading == u.reading);
        let inside = |i: &usize| self.units.get(*i).is_some_and(|e| e.span.start < u.whole.end);
        (unit + 1..self.units.len())
            .take_while(own)
            .take_while(inside)
            .filter_map(of_it)
            .collect()
    }

    /// What denials may answer: the units that tell of an accusation, and all that someone says, the first of
    /// them; of those in the same words one, and none that negates.
    pub(super) fn answerable(&self) -> Answerable {
        let accuses = |unit: &usize| {
            let slots = self.slots.get(*unit);
            slots.is_some_and(|s| s.accuses && !s.contrary && !s.tells_denial)
                && self.stance(*unit) != Some(Stance::Asks)
        };
        let says = |unit: &usize| {
            let stated = self.units.get(*unit).is_some_and(|u| u.statement.is_some());
            stated && self.slots.get(*unit).is_some_and(|slots| !slots.negates)
        };
        let once = || {
            let mut seen = BTreeSet::new();
            move |unit: &usize| self.wordings.get(*unit).is_some_and(|w| seen.insert(w.exact))
        };
        let all = 0..self.units.len();
        Answerable {
            accusations: all.clone().filter(accuses).filter(once()).take(ACCUSING).collect(),
            denials: DENIALS,
            said: all.filter(says).filter(once()).take(SAID).collect(),
            rejections: DENIALS,
        }
    }

    /// The accusations, a few of each report, that a denial answers: of its speaker, or of
    /// whom it names, and of a thing that it has a word of or leaves unsaid.
    pub(super) fn accusations(&self, unit: usize, answerable: &mut Answerable) -> Vec<Found> {
        let (Some(u), Some(slots), Some(wording)) =
            (self.units.get(unit), self.slots.get(unit), self.wordings.get(unit))
        else {
            return Vec::new();
        };
        let (Some(reading), Some(statement)) = (self.reading(unit), self.statement(unit)) else {
            return Vec::new();
        };
        let rejects = self.denies(unit) || self.points_back(reading, statement.cue.cover(u.span), false);
        if !rejects && !self.is_negated(unit) {
            return Vec::new();
        }
        let Some(left) = answerable.denials.checked_sub(1) else {
            return Vec::new();
        };
        answerable.denials = left;
        let (unsaid, of_itself) = (self.leaves_unsaid(unit), self.speaks_of_itself(unit));
        let near = |other: usize| {
            let (e, theirs) = (self.units.get(other)?, self.slots.get(other)?);
            let apart = e.reading != u.reading || !e.span.overlaps(u.span);
            let words = self.denied_shared(unit, other);
            let shared = words > 0 || theirs.events & slots.events != 0;
            let concerned = self.concerns_speaker(other, unit);
            let of_it = concerned || shared && theirs.shared_entities(slots) > 0 || words >= SAME_CHARGE;
            let on_it = shared || (unsaid || concerned && of_itself) && self.charges(other);
            // "لا ندعو إلى العنف" answers whoever charges its speaker with violence.
            let refutes = || concerned && self.charges(other) && self.refuted_there(unit, other);
            let on_it = on_it && (rejects || refutes() && self.within_frame(unit, other));
            if !apart || !of_it || !on_it || self.same_head(other, unit) || self.accuses_another(other, unit) {
                return None;
            }
            let near = topic(self.wordings.get(other)?, wording, theirs, slots);
            let narrated = if e.statement.is_none() { UNATTRIBUTED } else { 0.0 };
            let accused = match (unsaid, concerned) {
                (true, _) => ACCUSED,
                (false, true) if self.stance(other) == Some(Stance::Accuses) => NAMED,
                (false, _) => 0.0,
            };
            let near = near - narrated + accused;
            (near >= NEAR).then_some(near)
        };
        let mut of_report: BTreeMap<usize, Vec<(f32, usize)>> = BTreeMap::new();
        for other in &answerable.accusations {
            if let (Some(near), Some(e)) = (near(*other), self.units.get(*other)) {
                of_report.entry(e.reading).or_default().push((near, *other));
            }
        }
        for found in of_report.values_mut() {
            found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            found.truncate(ACCUSATIONS);
        }
        let surer = |(near, other): &(f32, usize)| self.found(*other, unit, *near);
        of_report.values().flatten().filter_map(surer).collect()
    }

    /// Whether a speaker says of what is or was that it is not so, in no words of denial.
    fn is_negated(&self, unit: usize) -> bool {
        let slots = self.slots.get(unit).filter(|slots| slots.contrary && !slots.expected);
        slots.is_some_and(|slots| !slots.refuted.is_empty()) && self.stance(unit) == Some(Stance::Asserts)
    }

    /// Whether a unit, or the verb it is told by, charges someone, and does not merely
    /// condemn: "اتهمت", not "نددت".
    pub(super) fn charges(&self, unit: usize) -> bool {
        let (Some(u), Some(reading)) = (self.units.get(unit), self.reading(unit)) else {
            return false;
        };
        let accuses = |span: Span| {
            let mut words = reading.tokens.within(span).map(|i| reading.tokens.fold(i));
            words.any(|word| self.context.lexicon.slots.accuses(word))
        };
        accuses(u.span) || self.statement(unit).is_some_and(|statement| accuses(statement.cue))
    }

    /// Whether a denial leaves unsaid what of: "نفت ضلوعها", "رفض هذه الاتهامات", "وصف الاتهامات بأنها
    /// مجرد هراء".
    fn leaves_unsaid(&self, unit: usize) -> bool {
        let (Some(u), Some(reading)) = (self.units.get(unit), self.reading(unit)) else {
            return false;
        };
        let (lexicon, names) = (self.context.lexicon, reading.mentions_in(u.span));
        let range = reading.tokens.within(u.span);
        let rejected = |i: &usize| {
            let mut behind = (*i..range.end).map(|i| reading.tokens.fold(i));
            lexicon.slots.opens_clause(reading.tokens.fold(*i)) && behind.any(|word| lexicon.slots.rejects(word))
        };
        let end = range.clone().find(rejected).unwrap_or(range.end);
        let words = (range.start..end).filter_map(|i| reading.tokens.get(i));
        let mut words = words.filter(|word| word.is_word() && !names.iter().any(|m| m.span.overlaps(word.span)));
        words.all(|word| {
            let slots = &lexicon.slots;
            let points = slots.points_back(word.fold) || slots.accuses(word.fold) || slots.rejects(word.fold);
            points || slots.elides(word.fold) || slots.strengthens(word.fold) || term(word.fold, lexicon).is_none()
        })
    }

    /// Whether a speaker blames, first of all, another than whose denial it is.
    fn accuses_another(&self, unit: usize, denial: usize) -> bool {
        let another = || {
            let u = self.units.get(unit).filter(|u| u.opens())?;
            let mention = self.reading(unit)?.mentions_in(u.span).first()?;
            let first = self.entity(u.reading, mention)?;
            let key = &self.heads.get(denial)?.as_ref()?.key;
            Some(!self.is_speaker(first, denial) && !self.tells_of_state(u.reading, mention.span, key))
        };
        self.stance(unit) == Some(Stance::Accuses) && another().unwrap_or_default()
    }

    /// Whether a unit names who speaks in another, or the body or state spoken for.
    pub(super) fn concerns_speaker(&self, unit: usize, other: usize) -> bool {
        let (Some(u), Some(slots), Some(Some(head))) =
            (self.units.get(unit), self.slots.get(unit), self.heads.get(other))
        else {
            return false;
        };
        fold(u.span.of(self.text(u))).contains(&fold(&head.name))
            || self.tells_of_state(u.reading, u.span, &head.key)
            || slots.entities.iter().any(|entity| self.is_speaker(*entity, other))
    }

    /// Whether words tell of what is a state's, for which a voice speaks: "الاستخبارات الروسية".
    fn tells_of_state(&self, reading: usize, words: Span, key: &str) -> bool {
        let (Some(reading), Some((_, code))) = (self.context.readings.get(reading), key.rsplit_once(':')) else {
            return false;
        };
        let (tokens, bodies) = (&reading.tokens, &self.context.lexicon.bodies);
        let mut range = tokens.within(words);
        range.any(|i| bodies.state_of(tokens.fold(i), tokens.fold(i + 1)) == Some(code))
    }

    /// Whether an entity speaks in a unit, or is the body or state spoken for.
    pub(super) fn is_speaker(&self, entity: usize, unit: usize) -> bool {
        let (Some(u), Some(Some(head))) = (self.units.get(unit), self.heads.get(unit)) else {
            return false;
        };
        let source = || Some(self.reading(unit)?.mentions_in(self.statement(unit)?.source?));
        let mut named = source().unwrap_or_default().iter();
        named.any(|mention| self.entity(u.reading, mention) == Some(entity))
            || self.keys.get(entity).is_some_and(|keys| keys.contains(&head.key))
            || self.is_state(entity, unit)
            || self.speaks_for(&head.key, entity)
    }

    /// Whether a voice speaks for the state that an entity is: the Kremlin for Russia.
    fn speaks_for(&self, key: &str, entity: usize) -> bool {
        let government = key.rsplit_once(':').map(|(_, code)| format!("{STATE}{code}"));
        let keys = self.keys.get(entity);
        government.is_some_and(|government| keys.is_some_and(|keys| keys.contains(&government)))
    }

    /// Whether an entity is the state whose body speaks in a unit: لوداريا, and
    /// "وزارة الدفاع اللودارية".
    fn is_state(&self, entity: usize, unit: usize) -> bool {
        let source = self.statement(unit).and_then(|statement| statement.source);
        let state = self.context.entities.get(entity);
        let (Some(reading), Some(source), Some(state)) = (self.reading(unit), source, state) else {
            return false;
        };
        let name = fold(&state.name);
        let words = reading.tokens.within(source).map(|i| reading.tokens.fold(i));
        let mut words = words.flat_map(|word| clitics::readings(word).map(|(_, rest)| rest));
        words.any(|word| {
            let common = word.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
            let long = name.chars().count().max(word.chars().count());
            common >= NATION && common + ENDING >= long
        })
    }
}
