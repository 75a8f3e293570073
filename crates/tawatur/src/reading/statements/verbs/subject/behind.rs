//! The subject behind its verb, and what stands there and is none.

use super::super::super::first_phrase::{before_object, before_object_of_indefinite, without_object};
use super::super::super::forms::imperfect_verb;
use super::super::super::lead;
use super::super::super::openers::Opener;
use super::super::super::scene::Scene;
use super::super::super::source::{self, Bound};
use super::super::super::subjects::{self, subject_before};
use super::MAX_FOLLOWING;
use super::before::behind_pronoun;
use super::holders::speaks;
use crate::lexicon::cues::{Classes, Form, Opens, Subject};
use crate::text::TokenKind;
use std::ops::Range;

/// The subject behind the verb at `i`; empty where none stands there.
pub(in crate::reading::statements) fn behind(
    scene: &Scene<'_>,
    i: usize,
    opener: &Opener,
    sentence: &Range<usize>,
) -> Range<usize> {
    let Some((cue, form)) = scene.verb(i) else {
        return i + 1..i + 1;
    };
    let zone = i + 1..opener.at;
    let lead = lead::skip_lead(scene, zone.clone());
    if bars_subject(scene, i, lead, form, sentence) {
        return lead..lead;
    }
    let mut end = source::phrase(scene, lead..zone.end, Bound::Opener);
    if let Some(at) = opener.source_end {
        end = end.min(at.max(lead));
    }
    if !cue.opens.has(Opens::OBJECT) || !matches!(form, Form::Finite(_)) {
        return lead..end;
    }
    if !scene.word(i).conjunction && subject_before(scene, i, sentence.start).is_some() {
        return lead..lead;
    }
    let subject = without_object(scene, lead..end);
    // "ووصف الاتفاق بأنه": what follows alone is the object, but for "حث المراقبون على".
    let who = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::COURT)
        .or(Classes::BODY)
        .or(Classes::MEDIA)
        .or(Classes::CROWD);
    let definite = scene.fold(lead).starts_with("ال");
    // "أمرت محكمة بإعادة": whom someone asks or accuses was told of before.
    let begins = i == sentence.start || !scene.word(i).conjunction;
    let indefinite = begins && !definite && !scene.named(lead) && scene.is(lead, who);
    if let Some(object) = indefinite
        .then(|| before_object_of_indefinite(scene, lead..zone.end))
        .flatten()
    {
        return lead..object;
    }
    let nominative = definite && scene.fold(lead).ends_with("ون") || indefinite;
    let alone = cue.opens.has(Opens::ALWAYS_OBJECT) && !nominative && subject == end && end == zone.end;
    lead..if alone {
        before_object(scene, lead..subject)
    } else {
        subject
    }
}

/// "القضية التي تنفي روسيا أي ضلوع فيها": a thing says nothing, the name behind the verb does.
pub(super) fn behind_relative(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let relative = i > sentence.start && scene.is(i - 1, Classes::RELATIVE);
    if !relative || !scene.named(i + 1) || scene.kind(i + 2) == Some(TokenKind::Mark) {
        return None;
    }
    let (before, _) = subject_before(scene, i, sentence.start)?;
    let end = without_object(scene, i + 1..sentence.end.min(i + 1 + MAX_FOLLOWING));
    // "الرئيس الذي اتهم روسيا بالكذب" speaks himself.
    let says = speaks(scene, &before) || scene.fold(end).starts_with('ب');
    (!says && end > i + 1 && end < sentence.end).then_some(i + 1..end)
}

/// Whether what begins at `lead` behind the verb at `i` shows that it is no subject.
fn bars_subject(scene: &Scene<'_>, i: usize, lead: usize, form: Form, sentence: &Range<usize>) -> bool {
    // "قال لصحيفة …": whom it was told is no subject.
    let told = scene.word(lead).clitic == Some('ل')
        && scene.is(lead, Classes::MEDIA.or(Classes::OUTLET).or(Classes::AUDIENCE));
    let noun = || scene.is(lead, Classes::ROLE.or(Classes::MEDIA).or(Classes::ANONYMOUS));
    let participle = matches!(scene.verb(lead), Some((_, Form::Participle))) && !noun();
    // "وكتب يقول": one verb goes on with the other.
    let verb = lead == i + 1
        && imperfect_verb(scene, lead)
        && matches!(scene.verb(lead), Some((_, Form::Finite(_))))
        && !noun();
    // "قالت للمشاهدين", "مضى للقول": behind a preposition stands no subject.
    // "وقال متحدثا بالعربية": nor behind a participle with what it takes.
    let takes = || scene.fold(lead).starts_with("بال") && scene.bridges(lead - 1);
    let prepositional = !scene.named(lead) && (scene.fold(lead).starts_with("لل") || lead > 0 && takes());
    // "تأمل بإطلاق يدها في …": what it hopes.
    let event = scene
        .fold(lead)
        .strip_prefix('ب')
        .is_some_and(|rest| scene.cues.verbal_noun(rest))
        && !scene.named(lead);
    // "لا يستبعد «أي شيء»": what is denied or doubted.
    let any = scene.opens(lead).is_some() && scene.is(lead + 1, Classes::DETERMINER);
    // Before its subject an Arabic verb stands in the singular; "ودعا الحكومة", "حذر المدنيين": the form
    // tells that this is no subject.
    let form = matches!(form, Form::Finite(Subject::They)) || !subjects::may_be_subject(scene, lead, form);
    // "ووصفت اتهامات الوزير بأنها كاذبة": what is described.
    let charges = scene.is(lead, Classes::CHARGE)
        && scene.fold(lead).ends_with("ات")
        && scene
            .verb(i)
            .is_some_and(|(cue, _)| cue.opens.has(Opens::ALWAYS_OBJECT));
    // "ووصفت نشر الصور بأنه": a deed is described.
    let deed = scene.is_event(lead)
        && !scene.fold(lead).starts_with("ال")
        && !scene.word(lead).classes.any(Classes::FINDING.or(Classes::OCCASION))
        && scene.verb(i).is_some_and(|(cue, _)| cue.opens.has(Opens::BRAND));
    charges
        || told
        || participle
        || verb
        || deed
        || prepositional
        || event
        || any
        || form
        || behind_pronoun(scene, i, sentence)
}
