//! Where the content of a reporting verb opens that is a noun phrase: "أعلنت الشركة إقالة مديرها",
//! "انتقد الوزير القرار".

use super::first_phrase::without_object;
use super::forms;
use super::inserts;
use super::lead;
use super::openers::{MAX_BLAME, MAX_GAP, MAX_RELATIVE, Opener};
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
        let mut opener = Opener::new(i + 1, i + 1);
        opener.noun = true;
        return Some(opener);
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
        let mut opener = Opener::new(stop, stop);
        opener.source_end = Some(stop);
        opener.noun = true;
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
            let mut opener = Opener::new(event, event);
            opener.source_end = Some(event);
            opener.noun = true;
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
    let mut opener = Opener::new(content, content);
    opener.source_end = Some(stop);
    opener.noun = true;
    Some(opener)
}

/// Whether a time stands between the subject, which ends at `stop`, and a noun at `content` without a preposition.
fn dated_noun(scene: &Scene<'_>, stop: usize, content: usize) -> bool {
    let (word, fold) = (scene.word(content), scene.fold(content));
    let other = Classes::LINKER
        .or(Classes::ADJUNCT)
        .or(Classes::THAT)
        .or(Classes::CLAUSE)
        .or(Classes::RELATIVE)
        .or(Classes::TURN)
        .or(Classes::NEGATOR)
        .or(Classes::PRONOUN)
        .or(Classes::MANNER)
        .or(Classes::ROLE)
        .or(Classes::MEDIA)
        .or(Classes::NARRATES)
        .or(Classes::DEED);
    let clitic = word.clitic.is_some() || word.conjunction || scene.stem(content) != fold && !fold.starts_with("ال");
    let verb = word.verb.is_some() || forms::imperfect(scene, content) || forms::perfect_of_hers(scene, content);
    let noun = scene.kind(content) == Some(TokenKind::Arabic)
        && !scene.named(content)
        && !clitic
        && !verb
        && !word.classes.any(other)
        && !fold.strip_prefix('ل').is_some_and(|rest| scene.cues.verbal_noun(rest))
        && !scene.is_comma(content + 1);
    // "الجمعة", "رسميا", but "لأول مرة".
    let time = |j: usize| {
        let dated = scene.token(j).is_some_and(|t| scene.reading.in_time(t.span));
        scene.is(j, Classes::TIME) && (dated || scene.fold(j).ends_with('ا'))
    };
    noun && (stop..content).any(time)
}

/// Where the object begins in what was taken for the subject between `lead` and `stop`: "نفى المتحدث القيام
/// بأي …", "انتقدت الرسالة سخرية الفيلم".
fn object_of(scene: &Scene<'_>, lead: usize, stop: usize) -> Option<usize> {
    let event = (lead + 1..stop)
        .find(|j| scene.is_any_event(*j) && !forms::construct(scene, *j - 1) && !scene.is(*j - 1, Classes::LINKER));
    let split = event.unwrap_or_else(|| without_object(scene, lead..stop));
    // Behind an apposition between commas the object follows.
    let part = scene.is(split, Classes::LINKER)
        || scene.is(split.saturating_sub(1), Classes::LINKER)
        || scene.is_comma(split)
        || scene.fold(split).starts_with('ب');
    (split > lead && split < stop && (event.is_some() || !part)).then_some(split)
}

/// Whether words in quotation marks open at `i`, and no name.
fn words_open(scene: &Scene<'_>, i: usize) -> bool {
    scene.opens(i).is_some_and(|quotation| !scene.is_name(quotation))
}

/// "ملقيا باللوم على البلدية", "منحية باللائمة في ذلك على الحصار": whom or what it blames behind the burden.
fn on_whom(scene: &Scene<'_>, burden: usize, end: usize, form: Form) -> Option<Opener> {
    const MAX_WORDS: usize = 4;
    let on = (burden + 1..end.min(burden + 1 + MAX_WORDS)).find(|j| scene.fold(*j) == "علي")?;
    // "ألقوا باللائمة على", but "ألقى باللوم الوزير على".
    let whole = on == burden + 1 || scene.fold(burden + 1) == "في" && scene.is(burden + 2, Classes::DEMONSTRATIVE);
    if form != Form::Participle && !whole {
        return None;
    }
    let mut opener = Opener::new(burden, on + 1);
    opener.noun = true;
    (on + 1 < end).then_some(opener)
}

/// Where a verbal noun begins in what was taken for the occasion between `from` and `at`: "في بيان مقتل
/// أحد جنوده". Else `at`.
fn behind_occasion(scene: &Scene<'_>, from: usize, at: usize) -> usize {
    let Some(occasion) = (from..at).find(|j| scene.fold(*j) == "في") else {
        return at;
    };
    (occasion + 2..at)
        .find(|j| {
            scene.is_event(*j)
                && !forms::construct(scene, *j - 1)
                && !scene.is(*j, Classes::OCCASION)
                && !published(scene, *j)
        })
        .unwrap_or(at)
}

/// Whether the word at `i` is what one did with the occasion before it ("في مقطع نشره"), and no verbal noun ("في بيان
/// ارتياحه").
fn published(scene: &Scene<'_>, i: usize) -> bool {
    i > 0
        && scene.is(i - 1, Classes::OCCASION)
        && forms::possessed_noun(scene, i)
        && !scene.cues.verbal_noun(scene.fold(i))
}

/// Where the object of the cue stands behind a relative clause that begins at `from`: behind the comma
/// that closes it, or at the first verbal noun.
fn behind_relative(scene: &Scene<'_>, cue: &Cue, from: usize, end: usize) -> Option<usize> {
    let limit = end.min(from + MAX_RELATIVE);
    let event = |j: usize| scene.is_event(j) || forms::possessed(scene, j);
    if scene.is_comma(from - 1) {
        let close = (from..limit).find(|j| scene.is_comma(*j))?;
        let first = lead::skip_lead(scene, close..end);
        let noun = cue.opens.has(Opens::ANY_NOUN) && scene.is_word(first) && !scene.word(first).conjunction;
        return Some(first).filter(|j| event(*j) || noun && scene.word(*j).verb.is_none());
    }
    (from + 3..limit).take_while(|j| !scene.is_comma(*j)).find(|j| {
        let governed = scene.is(*j - 1, Classes::LINKER.or(Classes::ADJUNCT));
        scene.is_any_event(*j) && !forms::construct(scene, *j - 1) && !governed
    })
}
