//! Denials: who says that it is not so, and of what.
//!
//! A denial answers what it denies: its words after the negation, or what its
//! speaker leaves out, must stand in the other unit. Within one report it can
//! point back instead ("نفت هذه الادعاءات").

use super::accusations::Accusing;
use super::amounts::Figure;
use super::conflicts::{ConflictKind, Found};
use super::facts::Facts;
use super::likeness::of_one_thing;
use super::merge::topic;
use super::slots::Slots;
use super::units::Unit;
use crate::reading::{Reading, Stance};
use crate::text::Span;

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

/// A denial that names nothing points at what was said at most this many sentences before,
const BACK: usize = 2;

/// and at an accusation of its speaker at most this many.
const BACK_ACCUSED: usize = 10;

/// A denial answers in its own report what was said at most this many sentences
/// from it in nearly the same words.
const BESIDE: usize = 10;

/// How many words from its cue on a denial can take to point back.
const POINTING: usize = 10;

/// "ترفض المدينة ذلك": so near behind its verb, "ذلك" is what is rejected.
const REFUSED: usize = 4;

/// A denial of at most this many words ("نفت تورطها") has no content of its own.
const BARE: usize = 3;

impl Facts<'_> {
    /// What two units make of which one says that it is so and the other that it
    /// is not; `near` is how surely they speak of one thing.
    pub(super) fn denial(&self, a: usize, b: usize, near: f32) -> Option<Found> {
        let (sa, sb) = (self.slots.get(a)?, self.slots.get(b)?);
        let (yes, no) = if sa.contrary { (b, a) } else { (a, b) };
        self.heads.get(no)?.as_ref()?;
        if !self.denies(no) && !self.says_there_is_none(no, yes) {
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
        let on_topic = event || figure || near >= NEAR && (same_thing || shared >= 1 && stems >= 2 || stems >= 3);
        on_topic.then(|| self.found(yes, no, near)).flatten()
    }

    /// What a denial answers: the words that it is told behind, else what its own
    /// report said before, and accusations of its speaker.
    pub(super) fn answers(&self, unit: usize, accusing: &mut Accusing) -> Vec<Found> {
        if self.units.get(unit).is_some_and(|u| u.statement.is_none()) {
            return self.answers_narrated(unit).into_iter().collect();
        }
        if !self.slots.get(unit).is_some_and(|slots| slots.contrary) {
            return Vec::new();
        }
        if let Some(told) = self.told_before(unit) {
            return vec![told];
        }
        let mut found = self.named_in(unit);
        found.extend(self.accusations(unit, accusing));
        let back = self.answers_back(unit, !found.is_empty());
        found.retain(|f| back.as_ref().is_none_or(|back| f.a != back.a));
        found.extend(back);
        found
    }

    /// A denial that answers what its own report said before: it points back
    /// ("نفت هذه الادعاءات"), has no content of its own ("نفت تورطها") or is set
    /// against it ("لكن …"). Where it answers `accusations`, none that merely stands there.
    fn answers_back(&self, unit: usize, accusations: bool) -> Option<Found> {
        let (u, slots, reading) = (self.units.get(unit)?, self.slots.get(unit)?, self.reading(unit)?);
        let statement = self.statement(unit)?;
        let words = reading.tokens.within(u.span).filter_map(|i| reading.tokens.get(i));
        let bare = self.denies(unit) && words.filter(|t| t.is_word()).count() <= BARE;
        let back_to = self.points_back(reading, statement.cue.cover(u.span), self.denies(unit));
        let pointing = bare || back_to;
        // "نفت ضلوعها" answers a charge, and nothing else that was said.
        let words = reading.tokens.within(u.span).map(|i| reading.tokens.fold(i));
        let charge = words.take(POINTING).any(|word| {
            let slots = &self.context.lexicon.slots;
            slots.points_back(word) && slots.accuses(word) && !word.starts_with("ال")
        });
        let source = statement.source.map_or(statement.cue, |s| s.cover(statement.cue));
        let contrasted = self.contrasted(reading, source);
        if !pointing && !contrasted {
            return None;
        }
        let earlier = (0..unit)
            .rev()
            .take_while(|i| self.units.get(*i).is_some_and(|e| e.reading == u.reading));
        let fit = |i: usize| {
            let (e, s) = (self.units.get(i)?, self.slots.get(i)?);
            // A relative clause is background: nothing that was said; so is a question.
            let background = e.statement.is_none() && (e.of.is_some() || s.possible);
            if background || e.span.end > u.span.start || s.contrary || self.same_head(i, unit) {
                return None;
            }
            let back = u.sentence.saturating_sub(e.sentence);
            let accused = pointing && s.accuses && self.concerns_speaker(i, unit);
            let of_thing = || self.denied_there(unit, i) && self.within_frame(unit, i);
            let near = back <= BACK && (pointing || of_thing()) || back <= BACK_ACCUSED && accused;
            // An accusation of the speaker is answered first, then what the denial
            // has a word of, then another accusation, then what someone said,
            // then what the report tells; of each the last.
            let accuses = back_to && s.accuses;
            let named = self.denied_shared(unit, i) > 0;
            let said = e.statement.is_some();
            // "هذه المزاعم" are what someone was told to say right before.
            let of_it = accused || named || accuses || back_to && said && back <= 1;
            let answered = (self.denies(unit) && of_it || said && !charge) && (!accusations || of_it);
            let of_charge = !charge || accused || named || s.accuses;
            let answered = answered && of_charge;
            (near && answered).then_some((accused, named, accuses, said, e.sentence, i))
        };
        let target = earlier.filter_map(fit).max().map(|(.., target)| target);
        let target = target?;
        let near = topic(
            self.wordings.get(target)?,
            self.wordings.get(unit)?,
            self.slots.get(target)?,
            slots,
        );
        // The text itself sets the two against each other.
        self.found(target, unit, 1.0 + near)
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

    /// A denial that the report itself tells, of what it told right before: "… تقف خلف المحاولة، إلا أن
    /// موسكو نفت تورطها", "وقوبلت هذه المزاعم بالنفي".
    fn answers_narrated(&self, unit: usize) -> Option<Found> {
        let (u, reading) = (self.units.get(unit)?, self.reading(unit)?);
        let slots = &self.context.lexicon.slots;
        let mut words = reading.tokens.within(u.span).map(|i| reading.tokens.fold(i));
        // "لم يتسن الحصول على نفي أو تأكيد" denies nothing.
        let verb = words.find(|word| slots.negates(word, "") || slots.refuses(word))?;
        // "رفضت هذه الدعوة" refuses an act.
        let refused = slots.refuses(verb)
            && (words.take(REFUSED).any(|word| word == "ذلك") || self.points_back(reading, u.span, false));
        let points = self.points_back(reading, u.span, true);
        let denied = slots.denies(verb) && (points || self.opens_contrast(reading, u.span));
        if !denied && !refused {
            return None;
        }
        let answered = |i: &usize| {
            let (Some(e), Some(s)) = (self.units.get(*i), self.slots.get(*i)) else {
                return false;
            };
            let back = u.sentence.saturating_sub(e.sentence);
            let said = s.accuses || e.statement.is_some();
            let near = if points || refused {
                back <= 1 || back <= BACK && said
            } else {
                // "بيد أنهما نفيا قصف القاعدة" answers a charge right before.
                back == 0 && s.accuses
            };
            near && e.span.end <= u.span.start && !s.contrary && !s.possible
        };
        let same = |i: &usize| self.units.get(*i).is_some_and(|e| e.reading == u.reading);
        let target = (0..unit).rev().take_while(same).find(answered)?;
        self.found(target, unit, 1.0)
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
    fn denied_there(&self, no: usize, yes: usize) -> bool {
        let (Some(denial), Some(said)) = (self.slots.get(no), self.slots.get(yes)) else {
            return false;
        };
        if denial.denied_events != 0 && denial.denied_events & said.events == 0 {
            return false;
        }
        self.denied_shared(no, yes) > 0 || denial.figures.iter().any(|f| said.figures.iter().any(|g| f.agrees(g)))
    }

    /// Whether `yes` tells of the frame within which alone `no` denies something, if it has one.
    fn within_frame(&self, no: usize, yes: usize) -> bool {
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
        let none = slots.denied.first().filter(|_| slots.absence && !slots.expected);
        let asserted = self.stance(no) == Some(Stance::Asserts) && self.units.get(no).is_some_and(Unit::opens);
        asserted && none.is_some_and(|key| said.says(*key))
    }

    /// How the unit's speaker stands to it.
    pub(super) fn stance(&self, unit: usize) -> Option<Stance> {
        self.statement(unit).map(|statement| statement.stance)
    }

    /// Whether the first content words point at something said before; where
    /// the speaker does not deny it in so many words, at an accusation.
    pub(super) fn points_back(&self, reading: &Reading, span: Span, denies: bool) -> bool {
        let slots = &self.context.lexicon.slots;
        let mut words = reading
            .tokens
            .within(span)
            .map(|i| reading.tokens.fold(i))
            .take(POINTING);
        words.any(|word| slots.points_back(word) && (denies || slots.accuses(word)))
    }

    /// Whether words open with a contrast of the same subject: "بيد أنهما".
    fn opens_contrast(&self, reading: &Reading, span: Span) -> bool {
        let first = reading.tokens.within(span).start;
        let [one, two] = [first, first + 1].map(|i| reading.tokens.fold(i));
        let opens = |words: &[&str]| self.context.lexicon.slots.contrasts(words);
        opens(&[one]) || two.starts_with("ان") && opens(&[one, "ان"])
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
}
