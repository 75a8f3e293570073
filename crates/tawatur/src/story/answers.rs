//! Answers: what a denial answers, which it does not tell again.
//!
//! Within its own report a denial can point back ("نفت هذه الادعاءات"), have no content of its own ("نفت
//! تورطها") or be set against what went before ("لكن …"). It can name whose words it rejects, or be of a
//! charge that any report tells.

use super::accusations::Answerable;
use super::conflicts::Found;
use super::facts::Facts;
use super::merge::topic;
use super::negation::conditional;
use crate::reading::Reading;
use crate::text::Span;

/// A denial that names nothing points at what was said at most this many sentences before,
const BACK: usize = 2;

/// and at an accusation of its speaker at most this many.
const BACK_ACCUSED: usize = 10;

/// How many words from its cue on a denial can take to point back.
const POINTING: usize = 10;

/// "ترفض المدينة ذلك": so near behind its verb, "ذلك" is what is rejected.
const REFUSED: usize = 4;

/// A denial of at most this many words ("نفت تورطها") has no content of its own.
const BARE: usize = 3;

impl Facts<'_> {
    /// What a denial answers: the words that it is told behind, else what its own
    /// report said before, and accusations of its speaker.
    pub(super) fn answers(&self, unit: usize, answerable: &mut Answerable) -> Vec<Found> {
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
        found.extend(self.rejected_words(unit, answerable));
        found.extend(self.accusations(unit, answerable));
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

    /// A denial that the report itself tells, of what it told right before: "… تقف خلف المحاولة، إلا أن
    /// موسكو نفت تورطها", "وقوبلت هذه المزاعم بالنفي".
    fn answers_narrated(&self, unit: usize) -> Option<Found> {
        let (u, reading) = (self.units.get(unit)?, self.reading(unit)?);
        let slots = &self.context.lexicon.slots;
        let all = reading.tokens.within(u.span);
        // "لم يتسن الحصول على نفي أو تأكيد" denies nothing.
        let turns = |word: &str| slots.negates(word, "") || slots.refuses(word);
        let at = all.clone().find(|i| turns(reading.tokens.fold(*i)))?;
        // Nor does "إذا رفضت ذلك", or "من المرجح أن ترفض ذلك".
        let expected = self.slots.get(unit).is_some_and(|slots| slots.expected);
        if expected || conditional(reading, all.start, at, self.context.lexicon) {
            return None;
        }
        let (verb, words) = (
            reading.tokens.fold(at),
            (at + 1..all.end).map(|i| reading.tokens.fold(i)),
        );
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
