//! The subject before its verb, and what stands there and is none.

use super::super::super::forms::imperfect_verb;
use super::super::super::openers::Opener;
use super::super::super::scene::Scene;
use super::super::super::subjects::{self, subject_before};
use crate::lexicon::cues::{Classes, Cue, Form, Opens, Subject};
use crate::reading::EntityKind;
use std::ops::Range;

/// The subject before the verb at `i`, and whether a relative pronoun stands between.
pub(in crate::reading::statements) fn before(
    scene: &Scene<'_>,
    i: usize,
    opener: &Opener,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, bool)> {
    // "لوح بما قال إنه دليل": what it is, and no one.
    if opener.pronoun && i > sentence.start && scene.is(i - 1, Classes::WHAT) {
        return None;
    }
    // "المستشفى الذي قالت إنه": the noun is what is spoken of.
    let spoken_of = opener.pronoun
        && i > sentence.start
        && scene.is(i - 1, Classes::RELATIVE)
        && !told_of_speaks(scene, i, sentence.start);
    if scene.word(i).conjunction || spoken_of || behind_pronoun(scene, i, sentence) {
        return None;
    }
    // "أصدر النواب بيانا أكدوا فيه": one document is no subject of a plural.
    let several = matches!(scene.verb(i), Some((_, Form::Finite(Subject::They))));
    let document = |range: &Range<usize>| range.len() == 1 && scene.fold(range.start).ends_with('ا');
    subject_before(scene, i, sentence.start).filter(|(before, _)| !(several && document(before)))
}

/// "لكن التحالف يعتبر الميناء ممرا": the subject before a verb with a noun behind it.
pub(super) fn before_noun(
    scene: &Scene<'_>,
    i: usize,
    opener: &Opener,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let (cue, _) = scene.verb(i)?;
    let any = cue.opens.has(Opens::ANY_NOUN) && opener.clitic == 0;
    before(scene, i, opener, sentence)
        .filter(|_| any)
        .map(|(subject, _)| subject)
}

/// "بسبب تقرير يفيد بأن": the noun right before the verb at `i`.
pub(super) fn noun_before(scene: &Scene<'_>, i: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    let says = Classes::OCCASION.or(Classes::ANONYMOUS).or(Classes::MEDIA);
    (!scene.word(i).conjunction
        && i > sentence.start
        && scene.is(i - 1, says)
        && cue.opens.has(Opens::THAT)
        && imperfect_verb(scene, i)
        && !scene.is(i, Classes::IMPERSONAL)
        && !scene.is(i - 1, Classes::TIME))
    .then(|| i - 1..i)
}

/// Behind "إنه" the pronoun is the subject.
pub(super) fn behind_pronoun(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> bool {
    i > sentence.start && scene.is(i - 1, Classes::SELF)
}

/// "وكانت مطارات عديدة قد نبهت ركابها": the subject stands between the two auxiliaries.
pub(super) fn pluperfect(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> bool {
    i > sentence.start + 1
        && scene.fold(i - 1) == "قد"
        && !scene.is(i - 2, Classes::BE)
        && subject_before(scene, i, sentence.start).is_some()
}

/// "الممثل سامي الخوري الذي قال إنه": whether a person or body is named before the relative pronoun, and the verb at `i`
/// goes with it.
fn told_of_speaks(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    let agrees = match scene.verb(i) {
        Some((_, Form::Finite(Subject::He))) => scene.fold(i - 1).ends_with("الذي"),
        Some((_, Form::Finite(Subject::She))) => scene.fold(i - 1).ends_with("التي"),
        Some((_, Form::Finite(Subject::They))) => scene.fold(i - 1).ends_with("الذين"),
        _ => false,
    };
    let speaker = |range: Range<usize>| {
        let named = range.clone().filter_map(|j| scene.mention(j)).next_back();
        named.is_some_and(|m| m.kind != EntityKind::Place)
            || scene.is(range.start, Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::MEDIA))
    };
    agrees && !scene.is(i, Classes::IMPERSONAL) && subjects::before_relative(scene, i - 1, start).is_some_and(speaker)
}
