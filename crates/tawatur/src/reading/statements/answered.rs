//! Clauses in which another answers what was told before: "اتهمت المدينة بالتقصير، وهو ما نفته البلدية".

use super::clause::{Draft, Reader};
use super::cuts::cut_before;
use super::lead;
use super::scene::Scene;
use super::source::{self, Bound};
use super::{according, relays};
use crate::lexicon::cues::{Classes, Form, Opens, Subject};
use crate::reading::Stance;
use std::ops::Range;

/// The verb follows the word that takes up what was told within so many tokens.
const MAX_LINK: usize = 3;

/// What is answered has at least so many tokens.
const MIN_ANSWERED: usize = 2;

/// Who answers without saying what is named within so many tokens.
const MAX_SUBJECT: usize = 8;

/// A clause that answers the one before it.
pub(super) struct Answer {
    /// The verb, which has what it answers as its pronoun, or leaves it out.
    verb: usize,
    stance: Stance,
    subject: Subject,
    /// Who answers; none where the subject is elided ("الأمر الذي تنفيه").
    source: Option<Range<usize>>,
    /// Where to read on.
    next: usize,
}

/// Reads the answer that begins at `i`.
pub(super) fn at(scene: &Scene<'_>, i: usize, range: &Range<usize>) -> Option<Answer> {
    let before = || (i > range.start).then(|| bare(scene, i, range)).flatten();
    taking_up(scene, i, range).or_else(before)
}

/// "لكن روسيا تنفي.": set against what was told, and the verb alone.
fn bare(scene: &Scene<'_>, i: usize, range: &Range<usize>) -> Option<Answer> {
    let except = scene.is(i, Classes::EXCEPTION.or(Classes::HOWEVER)) && scene.fold(i + 1) == "ان";
    if !except && !scene.is(i, Classes::CONTRAST) {
        return None;
    }
    let first = i + 1 + usize::from(except);
    // "لكن الشركة رفضت" tells of an act, or answers a question.
    let denies = |j: &usize| {
        let verb = scene.verb(*j);
        matches!(verb, Some((cue, Form::Finite(_))) if cue.stance == Stance::Denies) && !scene.is(*j, Classes::REFUSAL)
    };
    let verb = (first + 1..range.end.min(first + MAX_SUBJECT)).find(denies)?;
    let ends = verb + 1 >= range.end || scene.is_mark(verb + 1);
    if !ends || source::phrase(scene, first..verb, Bound::Comma) != verb {
        return None;
    }
    Some(Answer {
        verb,
        stance: Stance::Denies,
        subject: Subject::Any,
        source: Some(first..verb),
        next: verb + 1,
    })
}

/// "وهو ما تنفيه البلدية": the verb has what was told as its object.
fn taking_up(scene: &Scene<'_>, i: usize, range: &Range<usize>) -> Option<Answer> {
    if !takes_up(scene, i) {
        return None;
    }
    let link =
        |j: usize| scene.is(j, Classes::RELATIVE) || matches!(scene.fold(j), "ما" | "الامر") || names_charge(scene, j);
    let verb = (i + 1..range.end.min(i + 1 + MAX_LINK)).find(|j| !link(*j))?;
    // "وهو الأمر الذي نفته", "وهي تهمة تنفيها", but "وهو ينفيه".
    if !(scene.is(verb - 1, Classes::RELATIVE) || scene.fold(verb - 1) == "ما" || names_charge(scene, verb - 1)) {
        return None;
    }
    let (cue, Form::WithObject(subject)) = scene.verb(verb)? else {
        return None;
    };
    // "وهو ما اعتبره «خطرا»": what he calls it, and no answer.
    let calls = cue.opens.any(Opens::WEAK.or(Opens::BRAND).or(Opens::VIEW));
    let tells = cue.stance == Stance::Asserts && cue.opens.has(Opens::THAT) && !calls;
    if cue.stance != Stance::Denies && !tells {
        return None;
    }
    let lead = lead::skip_lead(scene, verb + 1..range.end);
    let end = source::phrase(scene, lead..range.end, Bound::Comma);
    // "وهو ما نفته الحكومة نفيا قاطعا".
    let outright = Classes::OUTRIGHT.or(Classes::EMPHATIC);
    let end = (lead + 1..end).find(|j| scene.is(*j, outright)).unwrap_or(end);
    let ends = verb + 1 >= range.end || scene.is_mark(verb + 1);
    if end == lead && !ends {
        return None;
    }
    Some(Answer {
        verb,
        stance: cue.stance,
        subject,
        source: (end > lead).then_some(lead..end),
        next: end.max(verb + 1),
    })
}

impl Reader<'_, '_> {
    /// Takes in an answer at `i`; returns where to read on.
    pub(super) fn answer(
        &mut self,
        i: usize,
        found: Answer,
        range: &Range<usize>,
        first: usize,
        open: &mut Vec<usize>,
    ) -> usize {
        let scene = self.scene;
        let cut = cut_before(scene, i, range.start);
        self.close(open, 0, cut);
        // "… عملت معه. وهو ما ينكره.": in a sentence of its own, of what the last one put in someone's mouth.
        let alone = i == range.start;
        let before = self
            .drafts
            .get(if alone { 0 } else { first }..)
            .and_then(<[Draft]>::last);
        // What another was just told to have said, or the charge, or the clause before.
        let told = before
            .filter(|draft| draft.content.end + 2 >= cut && draft.content.start < cut)
            .map(|draft| draft.content.start);
        let charge = (range.start..cut)
            .rev()
            .find(|j| names_charge(scene, *j))
            .filter(|_| found.stance == Stance::Denies);
        if alone && told.is_none() {
            return found.next;
        }
        let from = told
            .max(charge)
            .unwrap_or_else(|| according::clause_start(scene, according::last_clause(scene, range.start, cut), cut));
        let content = from..cut;
        let clitic = before
            .filter(|d| d.content.start == content.start)
            .map_or(0, |d| d.clitic);
        let Some(cue) = scene.span(&(found.verb..found.verb + 1)) else {
            return found.next;
        };
        if content.len() < MIN_ANSWERED {
            return found.next;
        }
        self.drafts.push(Draft {
            relays: found
                .source
                .as_ref()
                .map(|source| relays::inside(scene, source.end..range.end.min(source.end + 8), None))
                .unwrap_or_default(),
            source: found.source,
            stance: found.stance,
            subject: found.subject,
            clitic,
            ..Draft::new(cue, content)
        });
        found.next
    }
}

/// Whether the word at `i` takes up what was told before; "this" does so behind "and" or before "ما" alone.
pub(super) fn takes_up(scene: &Scene<'_>, i: usize) -> bool {
    let this = scene.is(i, Classes::DEMONSTRATIVE) && !scene.word(i).conjunction && scene.fold(i + 1) != "ما";
    scene.is(i, Classes::TAKES_UP) && !this
}

/// Whether the word at `i` is an accusation, also behind a preposition ("بتهمة").
fn names_charge(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::CHARGE) || scene.stem_is(i, Classes::CHARGE)
}
