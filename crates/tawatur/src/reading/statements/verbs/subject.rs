//! Who speaks: the subject of a reporting verb behind it, before it, or left out.

use super::super::first_phrase::{before_object, before_object_of_indefinite, without_object};
use super::super::forms;
use super::super::forms::imperfect_verb;
use super::super::lead;
use super::super::media;
use super::super::openers::Opener;
use super::super::relays;
use super::super::scene::Scene;
use super::super::source::{self, Bound};
use super::super::subjects::{self, is_head, subject_before};
use super::{Found, special};
use crate::lexicon::cues::{Classes, Cue, Form, Opens, Subject};
use crate::reading::{EntityKind, Stance};
use crate::text::TokenKind;
use std::ops::Range;

/// A subject behind its verb has at most so many tokens.
const MAX_FOLLOWING: usize = 12;

/// Gives a finite verb its source; none where nobody speaks.
pub(super) fn with_speaker(
    scene: &Scene<'_>,
    mut found: Found,
    opener: &Opener,
    sentence: &Range<usize>,
) -> Option<Found> {
    let i = found.cue.start;
    let (cue, form) = scene.verb(i)?;
    let zone = i + 1..opener.at;
    let after = behind(scene, i, opener, sentence);
    // "الأمر الذي ينفي وجود خطر": the matter speaks no more than what shows it.
    let matter = i > sentence.start + 1 && scene.is(i - 1, Classes::RELATIVE) && scene.is(i - 2, Classes::MATTER);
    if passive(scene, cue, form, opener, &zone)
        || accused(scene, cue, &after, opener.at)
        || reckons_nobody(scene, cue, form, opener, &after)
        || matter && after.is_empty()
    {
        return None;
    }
    if cue.opens.has(Opens::COURT) {
        return special::court(scene, found, after, sentence.start);
    }
    if cue.opens.has(Opens::DOCUMENT) {
        return special::document(scene, found, zone);
    }
    if opener.noun {
        if let Some(source) = behind_relative(scene, i, sentence) {
            found.content = lead::skip_lead(scene, source.end..sentence.end);
            found.source = Some(source);
            return Some(found);
        }
        let views = cue.opens.has(Opens::VIEW) && opener.clitic == 0;
        if let Some(before) = before_noun(scene, i, opener, sentence) {
            // "وهي تعتبر معقل الحزب": it is held to be so.
            if views && imperfect_verb(scene, i) && !speaks(scene, &before) {
                return None;
            }
            found.clause = before.start;
            found.source = Some(before);
            let end = opener.content.max(i + 1);
            found.content = lead::past_told(scene, lead::skip_lead(scene, i + 1..end), end);
            return Some(found);
        }
        if views && is_held(scene, i, &after) {
            return None;
        }
    }
    if !after.is_empty() && is_head(scene, after.start) && !pluperfect(scene, i, sentence) {
        return Some(from_behind(scene, found, cue, after, zone));
    }
    found.relays = relays::inside(scene, zone.clone(), None);
    if let Some((before, relative)) = before(scene, i, opener, sentence) {
        // "معسكرات يشتبه بأنها", "التطبيق الذي يعتقد أن": nobody's suspicion.
        // "موقع هجوم يعتقد أنه كيميائي": what it is held to be.
        let indefinite = !scene.named(before.start) && !scene.fold(before.start).starts_with("ال");
        if scene.is(i, Classes::IMPERSONAL) && (opener.pronoun && indefinite || !holds(scene, &before)) {
            return None;
        }
        found.clause = before.start;
        found.source = Some(before);
        found.relative = relative;
        // "وكانت وكالات قالت نقلا عن الوزارة إن".
        if let Some(origin) = relays::taken_from(scene, zone) {
            found.relays = found.source.replace(origin).into_iter().collect();
        }
        return Some(found);
    }
    if let Some(noun) = noun_before(scene, i, cue, sentence) {
        found.source = Some(noun);
        found.relative = true;
        return Some(found);
    }
    left_out(scene, i, form, opener, sentence).then_some(found)
}

/// "اتهم هناك بالتجسس": a verb that names whom it accuses or describes is passive without.
fn passive(scene: &Scene<'_>, cue: &Cue, form: Form, opener: &Opener, zone: &Range<usize>) -> bool {
    let whom = cue.opens.has(Opens::ALWAYS_OBJECT.or(Opens::WHOM)) && cue.stance != Stance::Asks;
    let named = |j: usize| scene.is_word(j) && !scene.is(j, Classes::TIME.or(Classes::BE));
    whom && matches!(form, Form::Finite(_)) && opener.clitic > 0 && !zone.clone().any(named)
}

/// "اتهم المعتقلون بأنهم": who stands alone in the nominative behind a verb that names whom it accuses is accused.
fn accused(scene: &Scene<'_>, cue: &Cue, after: &Range<usize>, opens: usize) -> bool {
    cue.stance == Stance::Accuses
        && cue.opens.has(Opens::ALWAYS_OBJECT)
        && after.len() == 1
        && after.end == opens
        && scene.fold(after.start).ends_with("ون")
        && scene.is(opens, Classes::SELF)
}

/// "يقدر عدد السكان بنحو مليون", "صفقة تقدر قيمتها بمليون": nobody is told to reckon.
fn reckons_nobody(scene: &Scene<'_>, cue: &Cue, form: Form, opener: &Opener, subject: &Range<usize>) -> bool {
    let reckons = cue.opens.has(Opens::AMOUNT) && (opener.noun || matches!(form, Form::WithObject(_)));
    let someone = !subject.is_empty()
        && !scene.is(subject.start, Classes::TALLY)
        && (speaks(scene, subject) || holds(scene, subject));
    reckons && !someone
}

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

/// Behind "إنه" the pronoun is the subject.
fn behind_pronoun(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> bool {
    i > sentence.start && scene.is(i - 1, Classes::SELF)
}

/// "لكن التحالف يعتبر الميناء ممرا": the subject before a verb with a noun behind it.
fn before_noun(scene: &Scene<'_>, i: usize, opener: &Opener, sentence: &Range<usize>) -> Option<Range<usize>> {
    let (cue, _) = scene.verb(i)?;
    let any = cue.opens.has(Opens::ANY_NOUN) && opener.clitic == 0;
    before(scene, i, opener, sentence)
        .filter(|_| any)
        .map(|(subject, _)| subject)
}

/// Whether a verb of views at `i` tells of nobody's view.
fn is_held(scene: &Scene<'_>, i: usize, after: &Range<usize>) -> bool {
    let speaks = speaks(scene, after);
    // "تعتبر هلفاريا «النهر» منظمة إرهابية": a state, and whom it holds to be so.
    if names_two(scene, after.start) {
        return false;
    }
    // "يعتبر سامي الخوري أحد الوجوه": he is held to be so.
    if imperfect_verb(scene, i) && !(speaks && holds(scene, after)) {
        return true;
    }
    // "محاكمة اعتبرت اختبارا للقضاء": no indefinite noun holds a view.
    let indefinite = !after.is_empty() && !speaks && !scene.fold(after.start).starts_with("ال");
    indefinite && !scene.word(i).conjunction
}

/// Whether a place is named at `i` and another name follows at once.
fn names_two(scene: &Scene<'_>, i: usize) -> bool {
    let place = scene.mention(i).filter(|mention| mention.kind == EntityKind::Place);
    place.is_some_and(|place| {
        let next = scene.reading.tokens.within(place.span).end;
        let other = scene
            .mention(next)
            .is_some_and(|mention| mention.kind != EntityKind::Place);
        other && scene.word(next).clitic.is_none() && !scene.word(next).conjunction
    })
}

/// "وكانت مطارات عديدة قد نبهت ركابها": the subject stands between the two auxiliaries.
fn pluperfect(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> bool {
    i > sentence.start + 1
        && scene.fold(i - 1) == "قد"
        && !scene.is(i - 2, Classes::BE)
        && subject_before(scene, i, sentence.start).is_some()
}

/// The verb with the subject behind it, and who brings its words.
fn from_behind(scene: &Scene<'_>, mut found: Found, cue: &Cue, subject: Range<usize>, zone: Range<usize>) -> Found {
    found.source = Some(subject.clone());
    found.relays = relays::inside(scene, zone.clone(), Some(subject.clone()));
    // "أبلغت الهيئة وكالة كذا أن": whom it tells carries the words.
    let tells = cue.opens.has(Opens::ALWAYS_OBJECT) && cue.opens.has(Opens::THAT) && !cue.opens.has(Opens::WHOM);
    if tells && media::is_medium(scene, subject.end) {
        let end = source::phrase(scene, subject.end..zone.end, Bound::Opener);
        found.relays.insert(0, subject.end..end.max(subject.end + 1));
    }
    if let Some(origin) = relays::taken_from(scene, subject.end..zone.end) {
        found.relays = vec![subject];
        found.source = Some(origin);
    }
    found
}

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

/// "بسبب تقرير يفيد بأن": the noun right before the verb at `i`.
fn noun_before(scene: &Scene<'_>, i: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
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

/// Whether the verb at `i` may leave its subject out.
fn left_out(scene: &Scene<'_>, i: usize, form: Form, opener: &Opener, sentence: &Range<usize>) -> bool {
    let Some((cue, _)) = scene.verb(i) else { return false };
    // A noun right behind a finite verb is its object only if its subject is known, or its form shows
    // that none follows: "الذين اعتبروا الخدمة", "كما نفى ارتكابه".
    let marked = scene.opens(opener.content).is_some() && scene.fold(opener.content + 1).starts_with('ب');
    let object = opener.noun && opener.at == opener.content && opener.clitic == 0 && !opener.bare_quote && !marked;
    let shown = || {
        scene.is_event(opener.content)
            || scene.opens(opener.content).is_some() && scene.is_event(opener.content + 1)
            || forms::possessed(scene, opener.content)
            || !subjects::may_be_subject(scene, opener.content, form)
    };
    let joined = scene.word(i).conjunction
        || subjects::resumes(scene, i + 1)
        || matches!(form, Form::Finite(Subject::They))
        || i > sentence.start && scene.is(i - 1, Classes::BE.or(Classes::TURN).or(Classes::CLAUSE)) && shown()
        // "بعد أن أعلن إغلاق الجسر", "بعد أسبوع أعلنت شفاءها".
        || i > sentence.start + 1 && scene.fold(i - 1) == "ان" && scene.is(i - 2, Classes::ADJUNCT) && shown()
        || forms::possessed_noun(scene, opener.content) && scene.is_event(opener.content);
    if object && !joined {
        return false;
    }
    // "وأضافت خلال المقابلة التي أجريت في منزلها: …": a verb that goes on needs no subject.
    let goes_on = cue.opens.has(Opens::MORE) && !cue.opens.has(Opens::WEAK) && !opener.noun;
    // "وحذر في بيان أرسله إلى الصحف، بعد بث المقطع، من أن": at the head of a sentence.
    let leads = scene.word(i).conjunction && i == sentence.start && !opener.noun && !cue.opens.has(Opens::WEAK);
    // "يذكر أن", "يشار إلى أن": nobody's words.
    !scene.is(i, Classes::IMPERSONAL) && (opener.at <= i + 1 + MAX_FOLLOWING || goes_on || leads)
}

/// "القضية التي تنفي روسيا أي ضلوع فيها": a thing says nothing, the name behind the verb does.
fn behind_relative(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
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

/// Whether a person or body is named that may hold a view.
pub(in crate::reading::statements) fn speaks(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let body = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::MEDIA)
        .or(Classes::OUTLET)
        .or(Classes::COURT)
        .or(Classes::QUANTIFIER)
        .or(Classes::CROWD);
    range.clone().any(|i| scene.named(i) || scene.is(i, body))
}

/// Whether persons or a body that may hold a view are named by what they are, and not by a name alone.
fn holds(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let body = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::MEDIA)
        .or(Classes::OUTLET)
        .or(Classes::OFFICE);
    let person = |i: usize| scene.mention(i).is_some_and(|m| m.kind == EntityKind::Person);
    scene.is(range.start, body)
        || ["ون", "ين", "اء"]
            .iter()
            .any(|end| scene.fold(range.start).ends_with(end))
        || range.len() > 1 && range.clone().any(person) && !person(range.start)
}
