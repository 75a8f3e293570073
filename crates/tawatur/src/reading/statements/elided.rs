//! Who goes on speaking where a cue leaves its subject out: "وأضاف أن",
//! "وزارت الوزيرة المصنع. وقالت إن".

use super::agreeing;
use super::bearers;
use super::clause::Draft;
use super::fuller::{self, Near};
use super::named_person;
use super::referents;
use super::scene::Scene;
use super::speakers::{self, Known};
use super::subjects;
use super::verbless;
use crate::lexicon::cues::{Classes, Opens, Subject};
use crate::reading::{EntityKind, Speaker};
use std::collections::BTreeMap;
use std::ops::Range;

/// The speaker is one of so many last ones.
const MAX_SPEAKERS: usize = 4;

/// What is known of the speakers when a cue without subject is met.
pub(super) struct Before<'k, 'a> {
    /// The drafts before it, who says them, and who was named so far.
    pub(super) near: &'k Near<'k, 'a>,
    /// What is known of the gender and number of the speaker of each draft.
    pub(super) forms: &'k [Subject],
    /// What the verbs beside them tell of people.
    pub(super) genders: &'k BTreeMap<usize, Subject>,
}

/// What the report tells of the gender of people by the verbs they stand with.
pub(super) fn genders(scene: &Scene<'_>, drafts: &[Draft]) -> BTreeMap<usize, Subject> {
    let mut genders = BTreeMap::new();
    for draft in drafts {
        if let Some(source) = &draft.source
            && matches!(draft.subject, Subject::He | Subject::She)
            && let Some(entity) = named_person::person_in(scene, source)
        {
            genders.entry(entity).or_insert(draft.subject);
        }
    }
    genders
}

/// Who says `draft`, whose own subject is left out.
pub(super) fn speaker(scene: &Scene<'_>, draft: &Draft, before: &Before<'_, '_>) -> Option<Speaker> {
    let said = |index: usize| before.near.speakers.get(index).cloned();
    let at = scene.reading.tokens.at(draft.cue.start);
    let form = agreeing::form(scene, at, draft.subject);
    let of_entity = |entity: usize| {
        let told = before.genders.get(&entity).copied();
        let known = told.unwrap_or_else(|| bearers::of_title(scene, entity));
        let clash = clashes(draft.subject, known) || form == Subject::They;
        referents::speaker(scene, entity).filter(|_| !clash)
    };
    let of_one = |speaker: &Speaker| form == Subject::They && speakers::is_one(scene, speaker);
    let same = || {
        let same = draft.same?;
        let agrees = before.forms.get(same).is_none_or(|known| !clashes(form, *known));
        said(same).filter(|speaker| agrees && !of_one(speaker) && !speaker.name.is_empty())
    };
    let agreeing = || {
        let range = agreeing::subject(scene, at, form)?;
        Some(fuller::named(scene, &range, before.near).speaker)
    };
    // A participle that agrees with nobody else goes on all the same.
    let bridged = || said(draft.same?).filter(|_| form != draft.subject);
    let here = || match takes_up(scene, at) {
        Some(first) => of_entity(author(scene, first..at)?),
        None => of_entity(referents::subject(scene, at)?),
    };
    let fits = |k: &&Known| match (form, k.subject) {
        (_, Subject::Any) | (Subject::Any, _) => true,
        (a, b) => a == b,
    };
    // "وقالوا" goes on from no single person, "وقالت" from nobody of whom a verb has told that he is a man.
    let suits = |k: &&Known| {
        let told = k.speaker.entity.and_then(|entity| before.genders.get(&entity));
        !of_one(&k.speaker) && !told.is_some_and(|told| clashes(form, *told))
    };
    let recent = || {
        let spoke = before.near.known.iter().rev().filter(|k| k.spoke);
        spoke.take(MAX_SPEAKERS).filter(suits)
    };
    // A medium told of, "حسبما ذكرت صحيفة", is not who goes on.
    let told = || recent().filter(fits).find(|k| !k.media || draft.subject != Subject::He);
    let spoke = || told().or_else(|| recent().find(fits)).map(|k| k.speaker.clone());
    let narrated = || {
        let range = subject_before(scene, draft)?;
        let this = fuller::named(scene, &range, before.near);
        let form = this.speaker.entity.and_then(|e| before.genders.get(&e).copied());
        let form = form.unwrap_or(this.subject);
        let sure = form != Subject::Any || this.speaker.entity.is_some();
        let agrees = bearers::can_speak(scene, &range, before.near.names) && !clashes(draft.subject, form) && sure;
        (agrees && !of_one(&this.speaker)).then_some(this.speaker)
    };
    let quiet = || narrated().filter(|_| goes_on_from_narration(scene, draft, before.near.before));
    let topic = || of_entity(referents::topic(scene, at)?);
    let last = || recent().next().map(|k| k.speaker.clone());
    same()
        .or_else(agreeing)
        .or_else(bridged)
        .or_else(here)
        .or_else(quiet)
        .or_else(spoke)
        .or_else(narrated)
        .or_else(topic)
        .or_else(last)
}

/// "جاء ذلك في مقابلة …، حيث قال": where the sentence of token `at` begins, if it takes up what was said before.
fn takes_up(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let reading = scene.reading;
    let sentence = reading.sentence_at(scene.token(at)?.span.start)?;
    let first = reading.tokens.at(reading.sentences.get(sentence)?.start);
    let comes = scene.verb(first)?.0.opens.has(Opens::DOCUMENT);
    (comes && scene.is(first + 1, Classes::DEMONSTRATIVE)).then_some(first)
}

/// "في تغريدات لسامي": whose the occasion is that `zone` tells of, and not who asks ("في مقابلة مع الزميلة سلمى").
fn author(scene: &Scene<'_>, zone: Range<usize>) -> Option<usize> {
    const MAX_TITLE: usize = 2;
    let person = |i: usize| scene.mention(i).filter(|mention| mention.kind == EntityKind::Person);
    let asks = |i: &usize| (i.saturating_sub(MAX_TITLE)..*i).any(|j| scene.fold(j) == "مع");
    zone.filter(|i| !asks(i)).find_map(person).map(|mention| mention.entity)
}

/// Whether what the verb tells and what is known of someone cannot both hold.
fn clashes(verb: Subject, known: Subject) -> bool {
    matches!((verb, known), (Subject::He, Subject::She) | (Subject::She, Subject::He))
}

/// Whether the sentence before the draft's reports nobody's words, so that its
/// subject goes on: "وزارت الوزيرة المصنع. وقالت". A verb that adds to what was
/// said ("وأضاف") goes on from the last words.
fn goes_on_from_narration(scene: &Scene<'_>, draft: &Draft, drafts: &[Draft]) -> bool {
    let reading = scene.reading;
    let cue = reading.tokens.at(draft.cue.start);
    let adds = scene.verb(cue).is_some_and(|(cue, _)| cue.opens.has(Opens::MORE));
    let Some(before) = sentence_before(scene, draft) else {
        return false;
    };
    let end = |draft: &Draft| scene.token(draft.content.end.checked_sub(1)?).map(|t| t.span.start);
    let last = drafts.last().and_then(end).and_then(|at| reading.sentence_at(at));
    !adds && last.is_none_or(|last| last < before)
}

/// The sentence before the draft's, but for headings and links between them.
fn sentence_before(scene: &Scene<'_>, draft: &Draft) -> Option<usize> {
    const MAX_HEADINGS: usize = 4;
    let reading = scene.reading;
    let sentence = reading.sentence_at(draft.cue.start)?;
    (sentence.saturating_sub(MAX_HEADINGS)..sentence).rev().find(|index| {
        let span = reading.sentences.get(*index);
        span.is_some_and(|span| !verbless::heading(scene, &reading.tokens.within(*span)))
    })
}

/// The subject of the sentence before the draft's.
fn subject_before(scene: &Scene<'_>, draft: &Draft) -> Option<Range<usize>> {
    let reading = scene.reading;
    let before = reading.sentences.get(sentence_before(scene, draft)?)?;
    let range = reading.tokens.within(*before);
    let end = range.end;
    subjects::subject_of_sentence(scene, &range, end).or_else(|| subjects::topic_of_sentence(scene, &range))
}
