//! Denials: who says that it is not so, and of what.
//!
//! A denial is of what it denies: its words after the negation, or what its speaker leaves out,
//! must stand in the other unit.

use super::amounts::Figure;
use super::conflicts::{ConflictKind, Found};
use super::facts::Facts;
use super::likeness::of_one_thing;
use super::slots::Slots;
use super::units::Unit;
use crate::reading::Stance;

/// How near the wordings must be where two reports are set against each other …
pub(super) const NEAR: f32 = 0.2;
/// … and where a denial in so many words is of the same kind of event.
const NEAR_EVENT: f32 = 0.15;

/// Words that a denial is told behind are denied elsewhere where they are so likely the same.
const LIKE_TOLD: f32 = 0.5;

/// How much nearer each figure in both makes them, up to two.
const SAME_FIGURE: f32 = 0.1;

/// How much nearer narration must be than a speaker's words to be denied.
pub(super) const UNATTRIBUTED: f32 = 0.08;

/// A denial answers in its own report what was said at most this many sentences
/// from it in nearly the same words.
const BESIDE: usize = 10;

/// That there is none of a thing answers what another says of it at most so many sentences away.
const ANSWERED: usize = 2;

impl Facts<'_> {
    /// What two units make of which one says that it is so and the other that it
    /// is not; `near` is how surely they speak of one thing.
    pub(super) fn denial(&self, a: usize, b: usize, near: f32) -> Option<Found> {
        let (sa, sb) = (self.slots.get(a)?, self.slots.get(b)?);
        let (yes, no) = if sa.contrary { (b, a) } else { (a, b) };
        self.heads.get(no)?.as_ref()?;
        let none = self.says_there_is_none(no, yes);
        if !self.denies(no) && !none {
            // Most of what is merely negated answers nothing that another says.
            return None;
        }
        let will_be = self.slots.get(yes)?.expected;
        if sa.expected != sb.expected && will_be {
            // Who denies to have done something does not answer what will be done.
            return None;
        }
        if !self.denied_there(no, yes) || !self.within_frame(no, yes) {
            return None;
        }
        if self.is_told_behind(no) && of_one_thing(self, yes, no) < LIKE_TOLD {
            // What is denied stands in it whole: only the same is denied elsewhere.
            return None;
        }
        let narrated = self.heads.get(yes)?.is_none();
        if narrated && self.slots.get(yes)?.possible {
            // What a report thinks possible is not denied by a speaker's denial.
            return None;
        }
        let most = self.denied_shared(no, yes) * 2 >= self.slots.get(no)?.denied.len();
        let beside = most && self.sentences_between(yes, no).is_some_and(|n| n <= BESIDE);
        let stems = self.stems_shared(a, b);
        if beside && stems >= 2 {
            // The same words beside each other in one report: surer than any likeness.
            return self.found(yes, no, 1.0 + near);
        }
        let concerned = self.concerns_speaker(yes, no);
        if self.speaks_of_itself(no) && !concerned {
            return None;
        }
        let shared = sa.shared_entities(sb).max(usize::from(concerned));
        // One kind of event is much in common.
        let event = sa.events & sb.events != 0 && stems >= 1 && near >= NEAR_EVENT;
        let counted = |f: &Figure| sb.figures.iter().any(|g| f.agrees(g));
        let near = near + SAME_FIGURE * sa.figures.iter().filter(|f| counted(f)).count().min(2) as f32;
        // Narration that a denial elsewhere happens to touch is answered less surely.
        let near = if narrated { near - UNATTRIBUTED } else { near };
        let unknown = self.wordings.get(a)?.shared_unknown(self.wordings.get(b)?);
        // Within one report the same actor and the same thing will do.
        let one_report = self.sentences_between(a, b).is_some_and(|n| n <= BESIDE);
        let same_thing = one_report && shared >= 1 && shared + unknown >= 2 && stems >= 1;
        // So does one figure of one thing.
        let figure = shared >= 1 && near >= NEAR_EVENT && sa.figures.iter().any(counted);
        // And one kind of event of one kind of thing: "هجوم كيماوي".
        let told_of = !narrated && sa.events & sb.events != 0 && shared >= 1 && unknown >= 1;
        // So does that there is none of it, and of what.
        let told_before = || self.sentences_between(a, b).is_some_and(|n| n <= ANSWERED) && !narrated;
        let of_much = || self.denied_shared(no, yes) >= 2 || one_report && shared >= 1;
        let none = none && (of_much() || told_before());
        let on_topic = event
            || figure
            || told_of
            || none
            || near >= NEAR && (same_thing || shared >= 1 && stems >= 2 || stems >= 3);
        on_topic.then(|| self.found(yes, no, near)).flatten()
    }

    /// A cause or means that one unit sets aside and the other asserts: "a seal, not
    /// a drone, did it", and "drones struck".
    pub(super) fn set_aside(&self, yes: usize, no: usize, near: f32) -> Option<Found> {
        let (said, aside) = (self.slots.get(yes)?, self.slots.get(no)?);
        self.heads.get(no)?.as_ref()?;
        if said.events & aside.events == 0 || !self.excludes(no, yes) {
            return None;
        }
        self.found(yes, no, near)
    }

    /// Whether one unit sets aside a word of the other, which denies nothing.
    pub(super) fn excludes(&self, no: usize, yes: usize) -> bool {
        let (Some(said), Some(aside), Some(wording)) =
            (self.slots.get(yes), self.slots.get(no), self.wordings.get(yes))
        else {
            return false;
        };
        !said.negates && aside.excluded.iter().any(|key| wording.has(*key))
    }

    pub(super) fn found(&self, yes: usize, no: usize, near: f32) -> Option<Found> {
        Some(Found {
            kind: ConflictKind::Denial,
            a: yes,
            b: no,
            near,
            a_value: self.units.get(yes)?.span,
            b_value: self.units.get(no)?.span,
        })
    }

    /// Whether something of what `no` denies stands in `yes`: a word of it, or
    /// a figure; where an event is denied, an event of its kind.
    pub(super) fn denied_there(&self, no: usize, yes: usize) -> bool {
        let (Some(denial), Some(said)) = (self.slots.get(no), self.slots.get(yes)) else {
            return false;
        };
        if denial.denied_events != 0 && denial.denied_events & said.events == 0 {
            return false;
        }
        self.denied_shared(no, yes) > 0 || denial.figures.iter().any(|f| said.figures.iter().any(|g| f.agrees(g)))
    }

    /// Whether `yes` tells of the frame within which alone `no` denies something, if it has one.
    pub(super) fn within_frame(&self, no: usize, yes: usize) -> bool {
        let (Some(denial), Some(said)) = (self.slots.get(no), self.wordings.get(yes)) else {
            return false;
        };
        denial.frame.is_empty() || denial.frame.iter().any(|key| said.has(*key))
    }

    /// How many words of what `no` denies stand in `yes`.
    pub(super) fn denied_shared(&self, no: usize, yes: usize) -> usize {
        let said = |key: &&u32| self.wordings.get(yes).is_some_and(|w| w.says(**key));
        self.slots.get(no).map_or(0, |s| s.denied.iter().filter(said).count())
    }

    /// Whether something of what `no` refutes first of all stands in `yes`.
    pub(super) fn refuted_there(&self, no: usize, yes: usize) -> bool {
        let said = |key: &u32| self.wordings.get(yes).is_some_and(|w| w.says(*key));
        self.slots.get(no).is_some_and(|s| s.refuted.iter().any(said))
    }

    /// Whether the speaker of a unit denies something of itself without naming
    /// itself: "نفت أن تكون …", "نفى علمه".
    pub(super) fn speaks_of_itself(&self, unit: usize) -> bool {
        let Some(u) = self.units.get(unit).filter(|_| self.denies(unit)) else {
            return false;
        };
        let Some(reading) = self.context.readings.get(u.reading) else {
            return false;
        };
        let mut words = reading.tokens.within(u.span).filter_map(|i| reading.tokens.get(i));
        let (Some(first), next) = (words.next(), words.next()) else {
            return false;
        };
        let written = first.span.of(&reading.report.text);
        let suffixed = written.ends_with('ه') || written.ends_with("ها") || written.ends_with("هم");
        // "أن تكون المزرعة ملكا له" tells of the farm.
        let another = next.is_some_and(|next| next.fold.starts_with("ال"));
        self.context.lexicon.slots.elides(first.fold) && !another || suffixed && written.chars().count() >= 4
    }

    /// Denials with what stands beside them in their reports.
    pub(super) fn denials_beside(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.units.len())
            .filter(|unit| self.denies(*unit))
            .flat_map(move |unit| {
                let beside = move |other: &usize| self.sentences_between(*other, unit).is_some_and(|n| n <= BESIDE);
                let before = (0..unit).rev().take_while(beside).map(move |other| (other, unit));
                before.chain(
                    (unit + 1..self.units.len())
                        .take_while(beside)
                        .map(move |other| (unit, other)),
                )
            })
    }

    /// How many sentences lie between two units of one report.
    fn sentences_between(&self, a: usize, b: usize) -> Option<usize> {
        let (a, b) = (self.units.get(a)?, self.units.get(b)?);
        (a.reading == b.reading).then(|| a.sentence.abs_diff(b.sentence))
    }

    /// Whether its speaker is told behind the unit to deny it.
    pub(super) fn is_told_behind(&self, unit: usize) -> bool {
        let told = self.units.get(unit).zip(self.statement(unit));
        told.is_some_and(|(u, statement)| u.is_denied_behind(statement))
    }

    /// Whether the unit's speaker denies it in so many words.
    pub(super) fn denies(&self, unit: usize) -> bool {
        let opens = self.units.get(unit).is_some_and(Unit::opens);
        let slots = self.slots.get(unit).filter(|slots| slots.contrary);
        // "لم نمتلكه قط" denies as much as "نفى".
        let utterly = |slots: &Slots| slots.utterly && !slots.expected && self.stance(unit) == Some(Stance::Asserts);
        opens && slots.is_some_and(|slots| self.stance(unit) == Some(Stance::Denies) || utterly(slots))
    }

    /// Whether one unit says that there is none of what the other tells of: "لم يكن هناك أطفال في
    /// الحافلة", and "حافلة تقل أطفالا".
    fn says_there_is_none(&self, no: usize, yes: usize) -> bool {
        let (Some(slots), Some(said)) = (self.slots.get(no), self.wordings.get(yes)) else {
            return false;
        };
        let asserted = self.stance(no) == Some(Stance::Asserts) && !slots.expected;
        asserted && slots.none.iter().any(|key| said.says(*key))
    }

    /// How the unit's speaker stands to it.
    pub(super) fn stance(&self, unit: usize) -> Option<Stance> {
        self.statement(unit).map(|statement| statement.stance)
    }
}
