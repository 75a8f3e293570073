//! Where the content of a reporting verb opens that is a noun phrase: "أعلنت الشركة إقالة مديرها",
//! "انتقد الوزير القرار".

mod objects;

use self::objects::{behind_occasion, behind_relative, dated_noun, object_of, on_whom, published, words_open};
use super::first_phrase::without_object;
use super::forms;
use super::inserts;
use super::lead;
use super::openers::{MAX_BLAME, MAX_GAP, Opener};
use super::scene::Scene;
use super::source::{self, Bound};
use super::subjects::{may_be_subject, resumes, subject_before, thing_of_hers};
use super::verbs::subject::speaks;
use crate::lexicon::cues::{Classes, Cue, CueKind, Form, Opens, Subject};
use crate::reading::Stance;
use crate::text::TokenKind;

/// Content that a verbal noun or, for some verbs, any noun opens behind an explicit subject.
pub(super) fn noun_opener(
    scene: &Scene<'_>,
    cue: &Cue,
    i: usize,
    start: usize,
    end: usize,
    before: Option<usize>,
) -> Option<Opener> {
    if !cue.opens.has(Opens::NOUN) {
        return None;
    }
    let end = before.unwrap_or(end).min(end);
    let lead = behind_occasion(scene, i + 1, lead::skip_lead(scene, i + 1..end));
    let lead = lead::past_told(scene, lead, end);
    let participle = matches!(scene.word(i).verb, Some((_, Form::Participle)));
    let set_off = scene.fold(i).ends_with('ا') || i > 0 && scene.is_comma(i - 1);
    if participle
        && !cue.opens.has(Opens::BLAME)
        && set_off
        && before.is_none()
        && i + 1 < end
        && (scene.is_word(i + 1)
            || scene.fold(i + 1) == "#"
            || cue.opens.has(Opens::ANY_NOUN) && words_open(scene, i + 1))
        && !scene.is(i + 1, Classes::LINKER.or(Classes::ADJUNCT))
    {
        return Some(Opener::of_noun(i + 1, i + 1));
    }
    // "روسيا قد طلبت الاشتراك", "قررت السماح": the subject stands before, or nowhere.
    let form = scene.verb(i).map_or(Form::Finite(Subject::Any), |(_, form)| form);
    let set_apart = |j: usize| scene.opens(j).is_some_and(|_| scene.is_event(j + 1));
    // "أكد "أهمية" الحفاظ على الاتفاق".
    let hers = lead == i + 1 && thing_of_hers(scene, lead) && before.is_none();
    // "رسالة انتقد فيها قلة الدعم": who wrote it stands before, unless someone is named.
    let resumed = resumes(scene, i + 1)
        && !scene.fold(lead).starts_with("ال")
        && scene.kind(lead) == Some(TokenKind::Arabic)
        && !speaks(scene, &(lead..lead + 1));
    let no_subject = !may_be_subject(scene, lead, form) || form == Form::Finite(Subject::They) || hers || resumed;
    // "طلبت منهم البقاء": whom it asks is told.
    let asked = scene.fold(i + 1).starts_with("من") && scene.is(i + 1, Classes::PRONOUN) && scene.is_any_event(lead);
    // "لكن المحافظ نفى ذلك": what was told before.
    let told = cue.stance == Stance::Denies
        && scene.is(lead, Classes::DEMONSTRATIVE)
        && subject_before(scene, i, start).is_some();
    let led = asked
        || told
        || set_apart(lead)
        || no_subject && (scene.is_any_event(lead) || cue.opens.has(Opens::ANY_NOUN))
        || scene.is_any_event(lead)
            && i > start
            && !scene.word(i).conjunction
            && form != Form::Participle
            && cue.kind == CueKind::Verb
            && subject_before(scene, i, start).is_some();
    // "لكن البيت الأبيض قرر إعادة النظر": no subject behind the verb.
    let mut stop = if led || scene.is_event(lead) {
        lead
    } else {
        source::phrase(scene, lead..end, Bound::Content)
    };
    // "أكد المدير - الذي لم يذكر اسمه - رفض العرض".
    let remark = inserts::is_dash(scene, stop)
        .then(|| inserts::insert_end(scene, stop, end, Bound::Content))
        .flatten();
    let behind = remark.unwrap_or(stop);
    let mut content = behind_occasion(scene, behind, lead::skip_lead(scene, behind..end));
    if cue.opens.has(Opens::BLAME) {
        // "حمل الوزير الشركة المسؤولية", "ألقى باللوم على الشركة".
        let burden = (lead..end.min(lead + MAX_BLAME)).find(|j| scene.is(*j, Classes::BURDEN))?;
        if burden == lead {
            return on_whom(scene, burden, end, form);
        }
        let mut stop = without_object(scene, lead..stop).max(lead + 1);
        if stop > burden {
            stop = burden.saturating_sub(1).max(lead + 1);
        }
        if burden == lead || content >= end && stop > burden {
            return None;
        }
        let mut opener = Opener::of_noun(stop, stop);
        opener.source_end = Some(stop);
        return Some(opener);
    }
    // Where or when it spoke may follow the source.
    let published = published(scene, content);
    if !scene.is_event(content) || published {
        // "عبر حسابه في «كذا» إغلاق صفحته".
        let name = |j: usize| scene.quotation(j).is_some_and(|q| scene.is_name(q));
        let gap = (content..end.min(content + MAX_GAP))
            .take_while(|j| scene.is_word(*j) || scene.is_comma(*j) || name(*j))
            .filter(|j| !name(*j));
        let adjunct = published || scene.is(content, Classes::ADJUNCT.or(Classes::LINKER));
        if let Some(event) = gap.skip(2).filter(|_| adjunct).find(|j| {
            (scene.is_event(*j) || cue.opens.has(Opens::ANY_NOUN) && scene.is_any_event(*j))
                && !scene.is(*j - 1, Classes::LINKER.or(Classes::ADJUNCT))
                && !forms::construct(scene, *j - 1)
        }) {
            content = event;
        }
    }
    // "طلبت الشركة، التي خسرت، تأجيل الدفع", "نفت سلمى، وهي طبيبة، وجود خلاف".
    let aside = content > lead && scene.is_comma(content - 1) && scene.is(content, Classes::HE_IS);
    // "صنفت المجلة صورة سلمى، وهي مشهورة، من": the object stands before.
    let aside = aside && !(cue.opens.has(Opens::ANY_NOUN) && object_of(scene, lead, stop).is_some());
    if (scene.is(content, Classes::RELATIVE) || aside) && stop > lead {
        let object = (cue.opens.has(Opens::ANY_NOUN) && content == stop)
            .then(|| object_of(scene, lead, stop))
            .flatten();
        if let Some(at) = object {
            content = at;
            stop = at;
        } else {
            content = behind_relative(scene, cue, content, end)?;
        }
    }
    if content >= end {
        return None;
    }
    // "أعلنت الشرطة، الجمعة، العثور على الزورق": behind a day no subject goes on.
    let clause = before.is_some_and(|b| scene.is(b, Classes::THAT) || scene.fold(b) == ":");
    let dated = cue.kind == CueKind::Verb && !clause && stop > lead && dated_noun(scene, stop, content);
    // "اعتبر البيان الحادثة رفضًا": of a view the second of two objects.
    let object = !cue.opens.has(Opens::VIEW) || scene.fold(content).starts_with("ال");
    let event = led
        || dated
        || set_apart(content)
        || scene.is_event(content)
        || object && stop > lead && content == stop && source::object_begins(scene, content)
        || stop > lead && (forms::possessed(scene, content) || forms::accusative(scene, content));
    // "انتقد الوزير القرار، الذي …، قائلا: «…»": the quotation is of another cue.
    let apart = before.is_none_or(|b| {
        (scene.fold(b) == ":" || scene.opens(b).is_some()) && (lead..b).any(|j| scene.is_comma(j) || scene.bridges(j))
    });
    let any = cue.opens.has(Opens::ANY_NOUN) && apart;
    let points = Classes::DETERMINER.or(Classes::CHARGE).or(Classes::DEMONSTRATIVE);
    let near = (stop..content).all(|j| scene.is_comma(j) || scene.is(j, Classes::TIME));
    let gated = cue.opens.any(Opens::CHARGE.or(Opens::FINDS));
    if !any && !gated && apart && !event && near && stop > lead {
        // "قرر سامي الخوري الاستقالة", "أعلن المدير التبرع", "قرر «الاتحاد» التراجع".
        let named = |j: usize| {
            let whole = scene.quotation(j - 1).is_some_and(|q| q.close == j - 1);
            let before = whole || scene.named(j - 1) || scene.fold(j - 1).starts_with("ال");
            scene.is_any_event(j) && before && !scene.named(j)
        };
        let linked = |j: usize| scene.is(j, Classes::LINKER) || scene.fold(j).starts_with("لل");
        if let Some(event) = (lead + 1..stop).take_while(|j| !linked(*j)).find(|j| named(*j)) {
            let mut opener = Opener::of_noun(event, event);
            opener.source_end = Some(event);
            return Some(opener);
        }
    }
    if any
        && !event
        && near
        && stop > lead
        && !scene.is(content, points)
        && let Some(at) = object_of(scene, lead, stop)
    {
        content = at;
        stop = at;
    }
    // "أظهرت بيانات الهيئة ارتفاع": only what was counted or studied shows it.
    if cue.opens.has(Opens::FINDS) && !(lead..stop).any(|j| scene.is(j, Classes::FINDING)) {
        return None;
    }
    if cue.opens.has(Opens::CHARGE) && !(content..end.min(content + 2)).any(|j| scene.is(j, Classes::CHARGE)) {
        return None;
    }
    let event = event || scene.is(content, points) && stop > lead;
    // "شجبت الوزيرة «القرار المشين» للاتحاد".
    let quoted = any && stop > lead && near && words_open(scene, content);
    if content >= end || !(event || quoted || any && content > lead && scene.is_word(content)) {
        return None;
    }
    let mut opener = Opener::of_noun(content, content);
    opener.source_end = Some(stop);
    Some(opener)
}
