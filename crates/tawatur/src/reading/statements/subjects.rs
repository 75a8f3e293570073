//! Subjects: before the verb, at the head of the sentence, and what shows that a noun behind it is none.

mod before;

pub(super) use self::before::{before_relative, subject_before};

use super::first_phrase::without_object;
use super::forms;
use super::lead;
use super::scene::Scene;
use super::source::{self, Bound};
use super::speakers;
use crate::lexicon::cues::{Classes, Form, Subject};
use crate::text::TokenKind;
use std::ops::Range;

/// Whether the word at `i` may be the subject of a verb in `form` before it: "ودعا الحكومة" and
/// "حذر المدنيين" leave theirs out.
pub(super) fn may_be_subject(scene: &Scene<'_>, i: usize, form: Form) -> bool {
    const MIN_LETTERS: usize = 7;
    let (Form::Finite(subject), Some(token)) = (form, scene.token(i)) else {
        return true;
    };
    if scene.named(i) {
        return true;
    }
    if !token.fold.starts_with("ال") {
        return !object_by_ending(scene, i);
    }
    let accusative = token.fold.ends_with("ين") && token.fold.chars().count() > MIN_LETTERS;
    let feminine = token.span.of(scene.text()).ends_with('ة') && !scene.is(i, Classes::MASCULINE);
    // "قررت الاحتفال": what she decided.
    let masculine = subject == Subject::She
        && scene.is_any_event(i)
        && !feminine
        && (token.fold.starts_with("الاست") || !["ات", "اء", "ين", "ون"].iter().any(|end| token.fold.ends_with(end)));
    // "نفى الاتهامات": the verb before a feminine subject is feminine.
    let plural = token.fold.ends_with("ات") && token.fold.chars().count() > MIN_LETTERS;
    !(accusative || subject == Subject::He && (feminine || plural) || masculine)
}

/// Whether the word at `i` is a thing of hers or theirs ("وأكدت براءتها"): ه may be an ending of its own.
pub(super) fn thing_of_hers(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 5;
    let word = scene.fold(i);
    forms::of_hers(word)
        && word.chars().count() >= MIN_LETTERS
        && scene.word(i).verb.is_none()
        && scene.word(i).clitic.is_none()
        && speakers::thing_of_someone(scene, i)
}

/// Whether the ending of an indefinite noun for people shows that it is no subject: "عضوا", "مسؤولين".
fn object_by_ending(scene: &Scene<'_>, i: usize) -> bool {
    let who = Classes::ROLE.or(Classes::PERSON).or(Classes::ANONYMOUS);
    let word = scene.fold(i);
    // "محاميها": a pronoun, and no ending of the noun.
    let bare = word
        .strip_suffix('ا')
        .filter(|rest| !rest.ends_with(['ه', 'ن']))
        .or_else(|| word.strip_suffix("ين"));
    // "أكد وزيرا الدفاع": two of them, with what they are of.
    let next = scene.fold(i + 1);
    let of =
        next.starts_with("ال") || scene.named(i + 1) || scene.cues.classes(&["ال", next].concat()).has(Classes::FIELD);
    // "أضاف مقدما التعازي": a participle.
    let two = word.ends_with('ا') && of && !word.starts_with('م');
    !two && bare.is_some_and(|bare| scene.cues.classes(bare).any(who)) && scene.word(i).clitic.is_none()
}

/// Whether the token may begin the name of a source.
pub(super) fn is_head(scene: &Scene<'_>, i: usize) -> bool {
    scene.is_word(i)
        || source::quantity(scene, i).is_some()
        || scene.opens(i).is_some()
        || matches!(scene.fold(i), "#" | "@")
}

/// The subject of the sentence's first verb, for a cue that leaves its own out:
/// "استقبل الوزير السفير وقال", "غرد الرئيس قائلا".
pub(super) fn subject_of_sentence(scene: &Scene<'_>, sentence: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let verb = past_lead(scene, sentence.start..cue);
    let verbs = Classes::BE
        .or(Classes::DEED)
        .or(Classes::COMES)
        .or(Classes::MEANS)
        .or(Classes::NARRATES)
        .or(Classes::TELL);
    // A year at the head is passed as a verb that no list knows: "عام 1889 كتب الوزير".
    let classes = scene.word(verb).classes;
    let unknown = classes == Classes::default() || classes == Classes::YEAR.or(Classes::YEARS);
    let plain = scene.kind(verb) == Some(TokenKind::Arabic)
        && !scene.named(verb)
        && !scene.fold(verb).starts_with("ال")
        && (scene.word(verb).verb.is_some() || scene.is(verb, verbs) || unknown && !scene.is_event(verb));
    if !plain {
        return None;
    }
    let first = lead::skip_lead(scene, verb + 1..cue);
    let end = source::phrase(scene, first..cue, Bound::Content);
    let range = first..without_object(scene, first..end);
    let speaks = !scene.is_event(first) && !scene.is(first, Classes::DEMONSTRATIVE);
    (!range.is_empty() && is_head(scene, first) && speaks).then_some(range)
}

/// The person or body that a sentence without a verb at its head tells of: "الراوي كان قد رفض",
/// "غير أن الوزيرة زارت".
pub(super) fn topic_of_sentence(scene: &Scene<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    const OPENING: usize = 4;
    let lead = past_lead(scene, sentence.clone());
    let that = (lead..sentence.end.min(lead + OPENING)).find(|i| scene.is(*i, Classes::THAT));
    let first = lead::skip_lead(scene, that.map_or(lead, |that| that + 1)..sentence.end);
    let heads = Classes::ROLE.or(Classes::OFFICE).or(Classes::ANONYMOUS);
    if !scene.named(first) && !scene.is(first, heads) || scene.word(first).verb.is_some() {
        return None;
    }
    let end = source::phrase(scene, first..sentence.end, Bound::Content);
    let range = first..without_object(scene, first..end);
    (!range.is_empty()).then_some(range)
}

/// Behind "لكن", "من جانبه", "لم", times and commas.
fn past_lead(scene: &Scene<'_>, range: Range<usize>) -> usize {
    let single = Classes::TURN.or(Classes::TIME).or(Classes::NEGATOR);
    let mut i = range.start;
    while i < range.end {
        let aside = lead::aside(scene, i);
        if aside == 0 && !scene.is(i, single) && !scene.is_comma(i) {
            break;
        }
        i += aside.max(1);
    }
    i.min(range.end)
}

/// Whether the word at `i` stands for the noun that a clause is told of: "خطابا قال فيه", "مقابلة أوضح خلالها".
pub(super) fn resumes(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::RESUMES) && !scene.word(i).conjunction
}
