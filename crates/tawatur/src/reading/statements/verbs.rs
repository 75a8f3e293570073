//! Reporting verbs and participles: where their source stands and where their
//! content opens.

use super::carried;
use super::denying;
use super::noun_openers::noun_opener;
use super::objects;
use super::openers::{Opener, opener};
use super::relays;
use super::scene::Scene;
use super::source::{self, Bound};
use super::subjects::{self, is_head, subject_before, without_object};
use super::unspoken::{no_report, spoken_of};
use crate::lexicon::cues::{Classes, Cue, CueKind, Form, Opens, Subject};
use crate::reading::{EntityKind, Stance};
use crate::text::TokenKind;
use std::ops::Range;

/// The content of a verb opens within so many tokens.
const MAX_REACH: usize = 48;

/// A subject behind its verb has at most so many tokens.
const MAX_FOLLOWING: usize = 12;

/// The content of a weak verb opens within so many tokens.
const MAX_WEAK_REACH: usize = 16;

/// Between a participle and its content stand at most so many tokens.
const MAX_BETWEEN: usize = 8;

/// As [`MAX_BETWEEN`], where whom it addresses stands between.
const MAX_OBJECT: usize = 24;

/// What a verb calls someone shows within so many words.
const MAX_BRAND: usize = 6;

/// A verb in the future shows within so many words of the content.
const MAX_HEAD: usize = 12;

/// A reporting verb with its source and the place where its content opens.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The tokens of the cue.
    pub(super) cue: Range<usize>,
    /// The tokens of the source; none where it is elided.
    pub(super) source: Option<Range<usize>>,
    /// The tokens of the relays, the nearest to the report last.
    pub(super) relays: Vec<Range<usize>>,
    /// Where the words end that stand between the cue and what opens the content.
    pub(super) opened: usize,
    /// The first token of the content.
    pub(super) content: usize,
    /// Bytes of the first content token that belong to a preposition written onto it.
    pub(super) clitic: usize,
    /// The stance of the cue.
    pub(super) stance: Stance,
    /// How the cue's form shares its subject.
    pub(super) form: Form,
    /// Whether the content is a noun phrase and no clause.
    pub(super) noun: bool,
    /// Whether it counts only with "that" or a quotation.
    pub(super) weak: bool,
    /// Whether a pronoun that may stand for the speaker opens the content.
    pub(super) pronoun: bool,
    /// Whether a quotation opens it without "that".
    pub(super) bare_quote: bool,
    /// The first token of the clause: the subject's, if it stands before the verb.
    pub(super) clause: usize,
    /// Whether the subject stands before a relative pronoun ("التقارير التي تفيد").
    pub(super) relative: bool,
}

impl Found {
    /// A cue at `i` whose source is not known yet, as its form and opener tell.
    pub(super) fn new(i: usize, cue: &Cue, form: Form, opener: &Opener) -> Self {
        Self {
            cue: i..i + 1,
            source: None,
            relays: Vec::new(),
            opened: opener.at,
            content: opener.content,
            clitic: opener.clitic,
            stance: cue.stance,
            form,
            noun: opener.noun,
            weak: cue.stance == Stance::Expects,
            pronoun: opener.pronoun,
            bare_quote: opener.bare_quote,
            clause: i,
            relative: false,
        }
    }
}

/// Reads the reporting verb at `i` within `sentence`.
pub(super) fn at(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Found> {
    let found = read(scene, i, sentence);
    let mut found = denying::at(scene, i, sentence, found.as_ref()).or(found)?;
    let (cue, _) = scene.verb(i)?;
    objects::take(scene, cue, &mut found);
    Some(found)
}

fn read(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Found> {
    let (cue, form) = scene.verb(i)?;
    if cue.kind != CueKind::Verb || no_report(scene, i, sentence) {
        return None;
    }
    let word = scene.word(i);
    if matches!(form, Form::WithObject(_)) && !cue.opens.has(Opens::OBJECT) {
        return if cue.opens.has(Opens::VIEW) {
            held(scene, i, sentence)
        } else {
            None
        };
    }
    let reach = if cue.opens.has(Opens::WEAK) && !cue.opens.has(Opens::DOCUMENT) {
        MAX_WEAK_REACH
    } else {
        MAX_REACH
    };
    let end = sentence.end.min(i + 1 + reach);
    // "مختبر تابع لوزارة الدفاع": an adjective.
    if cue.opens.has(Opens::MORE)
        && !word.conjunction
        && scene.fold(i + 1).starts_with('ل')
        && scene.word(i + 1).clitic.is_some()
    {
        return None;
    }
    // "أعلن عنها": of what is spoken stands before.
    if spoken_of(scene, cue, i, sentence) {
        return None;
    }
    if cue.opens.has(Opens::CARRY)
        && let Some(found) = carried::at(scene, i, end, sentence)
    {
        return Some(found);
    }
    if cue.opens.has(Opens::LIGHT) {
        let found = light(scene, form, i, sentence);
        if found.is_some() || !cue.opens.any(Opens::THAT.or(Opens::NOUN)) {
            return found;
        }
    }
    let opener = opener(scene, cue, form, i, end);
    let by_noun = noun_opener(scene, cue, i, sentence.start, end, opener.as_ref().map(|o| o.at));
    let mut opener = by_noun.or(opener)?;
    // "على ما قالت إنه مخبأ": what it was called.
    opener.noun |= opener.at == i + 1 && i > sentence.start && scene.fold(i - 1) == "ما";
    // "يظهر كيف أن": the question is what is told, and no one who tells it.
    if opener.at > i + 1 && !opener.bare_quote && scene.is(opener.at - 1, Classes::QUESTION) {
        opener.at -= 1;
        opener.content = opener.at;
    }
    let zone = i + 1..opener.at;
    let mut found = Found {
        weak: cue.opens.has(Opens::WEAK) || cue.stance == Stance::Expects,
        ..Found::new(i, cue, form, &opener)
    };
    if opener.content >= sentence.end && !opener.bare_quote {
        return None;
    }
    let called = opener.content..sentence.end.min(opener.content + MAX_BRAND);
    if cue.opens.has(Opens::BRAND) && called.into_iter().any(|j| scene.insults(j)) {
        found.stance = Stance::Accuses;
    }
    let head = opener.content..sentence.end.min(opener.content + MAX_HEAD);
    // "لم يستبعد": it may well be.
    if cue.opens.has(Opens::NOT) && i > sentence.start && scene.is(i - 1, Classes::NEGATOR) {
        found.stance = Stance::Expects;
    }
    if found.stance == Stance::Asserts && !opener.noun && head.into_iter().any(|j| scene.future(j)) {
        if cue.opens.has(Opens::PLAN) {
            found.stance = Stance::Promises;
        } else if cue.opens.has(Opens::VIEW) {
            found.stance = Stance::Expects;
        }
    }
    if form == Form::Participle {
        // "مؤكدا" shares the subject of the clause; what stands between is adjunct.
        let near = if cue.opens.has(Opens::ALWAYS_OBJECT) {
            MAX_OBJECT
        } else {
            MAX_BETWEEN
        };
        let close = zone.len() <= near && (i > sentence.start || zone.len() <= 1);
        found.relays = relays::inside(scene, zone, None);
        return close.then_some(found);
    }
    let lead = source::skip_lead(scene, zone.clone());
    // "قال لصحيفة …": whom it was told is no subject.
    let told = scene.word(lead).clitic == Some('ل')
        && scene.is(lead, Classes::MEDIA.or(Classes::OUTLET).or(Classes::AUDIENCE));
    let participle = matches!(scene.verb(lead), Some((_, Form::Participle)))
        && !scene.is(lead, Classes::ROLE.or(Classes::MEDIA).or(Classes::ANONYMOUS));
    // "قالت للمشاهدين", "مضى للقول": behind a preposition stands no subject.
    let prepositional = scene.fold(lead).starts_with("لل") && !scene.named(lead);
    let told = told || participle || prepositional;
    let mut after = lead..if told {
        lead
    } else {
        source::phrase(scene, lead..zone.end, Bound::Opener)
    };
    // Before its subject an Arabic verb stands in the singular; behind "إنه" the
    // pronoun is the subject.
    let pronoun_before = i > sentence.start && scene.is(i - 1, Classes::SELF);
    if matches!(form, Form::Finite(Subject::They)) || pronoun_before {
        after.end = after.start;
    }
    if let Some(at) = opener.source_end {
        after.end = after.end.min(at.max(after.start));
    }
    // "تأمل بإطلاق يدها في …": what it hopes.
    let event = scene
        .fold(after.start)
        .strip_prefix('ب')
        .is_some_and(|rest| scene.cues.verbal_noun(rest));
    if event && !scene.named(after.start) {
        after.end = after.start;
    }
    // "ودعا الحكومة", "حذر المدنيين": the form tells that this is no subject.
    if !subjects::may_be_subject(scene, after.start, form) {
        after.end = after.start;
    }
    let subject_first = if word.conjunction || !cue.opens.has(Opens::OBJECT) {
        None
    } else {
        subject_before(scene, i, sentence.start)
    };
    if cue.opens.has(Opens::OBJECT) && matches!(form, Form::Finite(_)) {
        let whole = after.end;
        after.end = without_object(scene, after.clone());
        // "ووصف الاتفاق بأنه": what follows alone is the object.
        let alone = cue.opens.has(Opens::ALWAYS_OBJECT) && after.end == whole && whole == zone.end;
        if subject_first.is_some() {
            after.end = after.start;
        } else if alone {
            after.end = subjects::before_object(scene, after.clone());
        }
    }
    if cue.opens.has(Opens::COURT) {
        return court(scene, found, after, zone, sentence.start);
    }
    if cue.opens.has(Opens::DOCUMENT) {
        return document(scene, found, zone);
    }
    if opener.noun
        && let Some(source) = behind_relative(scene, i, sentence)
    {
        found.content = source::skip_lead(scene, source.end..sentence.end);
        found.source = Some(source);
        return Some(found);
    }
    // "لكن التحالف يعتبر الميناء ممرا": the subject stands before.
    if opener.noun
        && opener.clitic == 0
        && cue.opens.has(Opens::ANY_NOUN)
        && !word.conjunction
        && !pronoun_before
        && let Some((before, _)) = subject_before(scene, i, sentence.start)
    {
        // "وهي تعتبر معقل الحزب": it is held to be so.
        if cue.opens.has(Opens::VIEW) && scene.fold(i).starts_with(['ي', 'ت']) && !speaks(scene, &before) {
            return None;
        }
        found.clause = before.start;
        found.source = Some(before);
        found.content = source::skip_lead(scene, i + 1..opener.content.max(i + 1));
        return Some(found);
    }
    // "يعتبر سامي الخوري أحد الوجوه": he is held to be so.
    let held = cue.opens.has(Opens::VIEW)
        && opener.noun
        && opener.clitic == 0
        && scene.fold(i).trim_start_matches('و').starts_with(['ي', 'ت']);
    if held && !(speaks(scene, &after) && holds(scene, &after)) {
        return None;
    }
    // "محاكمة اعتبرت اختبارا للقضاء": no indefinite noun holds a view.
    let indefinite = !after.is_empty() && !speaks(scene, &after) && !scene.fold(after.start).starts_with("ال");
    if indefinite && cue.opens.has(Opens::VIEW) && opener.noun && opener.clitic == 0 && !word.conjunction {
        return None;
    }
    if !after.is_empty() && is_head(scene, after.start) {
        found.source = Some(after.clone());
        found.relays = relays::inside(scene, zone.clone(), Some(after.clone()));
        // "أبلغت الهيئة وكالة كذا أن": whom it tells carries the words.
        let tells = cue.opens.has(Opens::ALWAYS_OBJECT) && cue.opens.has(Opens::THAT) && !cue.opens.has(Opens::WHOM);
        if tells && relays::is_medium(scene, after.end) {
            let end = source::phrase(scene, after.end..zone.end, Bound::Opener);
            found.relays.insert(0, after.end..end.max(after.end + 1));
        }
        if let Some(origin) = relays::taken_from(scene, after.end..zone.end) {
            found.relays = vec![after];
            found.source = Some(origin);
        }
        return Some(found);
    }
    found.relays = relays::inside(scene, zone.clone(), None);
    // "المستشفى الذي قالت إنه": the noun is what is spoken of.
    let spoken_of = opener.pronoun && i > sentence.start && scene.is(i - 1, Classes::RELATIVE);
    if !word.conjunction
        && !spoken_of
        && !pronoun_before
        && let Some((before, relative)) = subject_before(scene, i, sentence.start)
    {
        // "معسكرات يشتبه بأنها", "التطبيق الذي يعتقد أن": nobody's suspicion.
        if word.classes.has(Classes::IMPERSONAL) && !holds(scene, &before) {
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
    // "بسبب تقرير يفيد بأن": the noun right before.
    if !word.conjunction
        && i > sentence.start
        && scene.is(i - 1, Classes::OCCASION.or(Classes::ANONYMOUS).or(Classes::MEDIA))
        && cue.opens.has(Opens::THAT)
        && scene.fold(i).starts_with(['ي', 'ت'])
        && !scene.is(i - 1, Classes::TIME)
    {
        found.source = Some(i - 1..i);
        found.relative = true;
        return Some(found);
    }
    // A noun right behind a finite verb is its object only if its subject is known, or its form shows
    // that none follows: "الذين اعتبروا الخدمة", "كما نفى ارتكابه".
    let object = opener.at == opener.content && opener.clitic == 0 && !opener.bare_quote;
    let joined = word.conjunction
        || matches!(scene.fold(i + 1), "فيه" | "فيها")
        || matches!(form, Form::Finite(Subject::They))
        || i > sentence.start
            && scene.is(i - 1, Classes::BE.or(Classes::TURN).or(Classes::CLAUSE))
            && (scene.is_event(opener.content)
                || scene.opens(opener.content).is_some() && scene.is_event(opener.content + 1)
                || source::possessed(scene, opener.content)
                || !subjects::may_be_subject(scene, opener.content, form));
    if object && !joined {
        return None;
    }
    // "يذكر أن", "يشار إلى أن": nobody's words.
    let impersonal = word.classes.has(Classes::IMPERSONAL);
    // "وأضافت خلال المقابلة التي أجريت في منزلها: …": a verb that goes on needs no subject.
    let goes_on = cue.opens.has(Opens::MORE) && !cue.opens.has(Opens::WEAK) && !opener.noun;
    if impersonal || zone.len() > MAX_FOLLOWING && !goes_on {
        return None;
    }
    Some(found)
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
fn speaks(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let body = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::MEDIA)
        .or(Classes::OUTLET);
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

/// "واعتبرتها موقفا عدائيا", "اعتبره المدير من الأعداء": what one spoken of before is held to be.
fn held(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Found> {
    let (cue, form) = scene.verb(i)?;
    let end = sentence.end.min(i + 1 + MAX_WEAK_REACH);
    let lead = source::skip_lead(scene, i + 1..end);
    let subject = scene.named(lead)
        || scene.fold(lead).starts_with("ال")
        || scene.is(lead, Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::MEDIA));
    let source = lead..if subject && subjects::may_be_subject(scene, lead, form) {
        subjects::without_object(scene, lead..source::phrase(scene, lead..end, Bound::Content))
    } else {
        lead
    };
    let content = source::skip_lead(scene, source.end..end);
    let other = Classes::THAT
        .or(Classes::RELATIVE)
        .or(Classes::TURN)
        .or(Classes::ADJUNCT);
    let opens = scene.is_word(content) || scene.opens(content).is_some();
    if content >= end || !opens || scene.is(content, other) || scene.word(content).conjunction {
        return None;
    }
    let mut opener = Opener::new(content, content);
    opener.noun = true;
    Some(Found {
        source: Some(source).filter(|s| !s.is_empty()),
        ..Found::new(i, cue, form, &opener)
    })
}

/// "أثار خبراء مخاوف بشأن", "وجه الوزير تحذيرا من": the noun tells what is said and opens the content.
fn light(scene: &Scene<'_>, form: Form, i: usize, sentence: &Range<usize>) -> Option<Found> {
    if form == Form::Participle || matches!(form, Form::WithObject(_)) {
        return None;
    }
    let end = sentence.end.min(i + MAX_WEAK_REACH);
    let lead = source::skip_lead(scene, i + 1..end);
    let indefinite = |j: usize| {
        // "أثار القرار غضبا في إشارة إلى": no object of the verb.
        if scene.is(j - 1, Classes::LINKER.or(Classes::ADJUNCT)) {
            return None;
        }
        let word = scene.fold(j);
        let bare = word.strip_prefix('ب').unwrap_or(word);
        let cue = scene
            .cues
            .noun(bare)
            .or_else(|| scene.cues.noun(bare.strip_suffix('ا')?))
            .or_else(|| scene.cues.noun(bare.strip_prefix("ال")?))?;
        (!scene.named(j) && !scene.is_comma(j)).then_some(cue)
    };
    let (noun, cue) = (lead..end)
        .take_while(|j| scene.is_word(*j) || scene.is_comma(*j) || scene.quotation(*j).is_some())
        .find_map(|j| Some((j, indefinite(j)?)))?;
    let opener = opener(
        scene,
        cue,
        Form::Finite(Subject::Any),
        noun,
        sentence.end.min(noun + MAX_BETWEEN),
    )?;
    if opener.content >= sentence.end || opener.bare_quote {
        return None;
    }
    let after = lead..source::phrase(scene, lead..noun, Bound::Opener);
    let mut found = Found {
        weak: true,
        ..Found::new(i, cue, form, &opener)
    };
    let source = if after.is_empty() || !is_head(scene, after.start) {
        let (before, relative) = subject_before(scene, i, sentence.start).filter(|_| !scene.word(i).conjunction)?;
        found.clause = before.start;
        found.relative = relative;
        before
    } else {
        after
    };
    // "أثار القرار مخاوف من": no one who speaks.
    if !speaks(scene, &source) && form != Form::Finite(Subject::They) {
        return None;
    }
    found.source = Some(source);
    Some(found)
}

/// "قضت المحكمة بـ", "حكم عليه بـ"; "قضى أياما" tells of no court.
fn court(scene: &Scene<'_>, mut found: Found, after: Range<usize>, zone: Range<usize>, start: usize) -> Option<Found> {
    let judges = |range: &Range<usize>| range.clone().any(|i| scene.is(i, Classes::COURT));
    if judges(&after) {
        found.source = Some(after);
        return Some(found);
    }
    if let Some((before, relative)) = subject_before(scene, found.cue.start, start).filter(|(before, _)| judges(before))
    {
        found.clause = before.start;
        found.source = Some(before);
        found.relative = relative;
        return Some(found);
    }
    (scene.is(zone.start, Classes::PRONOUN) && zone.len() == 1).then_some(found)
}

/// "جاء في البيان أن", "وردت تقارير بأن", "جاء نص البيان كالتالي: …": the document is the source.
fn document(scene: &Scene<'_>, mut found: Found, zone: Range<usize>) -> Option<Found> {
    let named = Classes::OCCASION.or(Classes::MEDIA).or(Classes::OUTLET);
    let at = zone
        .clone()
        .find(|j| scene.fold(*j) == "في")
        .filter(|at| *at <= zone.start + 1);
    let start = match at {
        Some(at) => at + 1,
        // What it stands in was named before.
        None if scene.is(zone.start, Classes::PRONOUN) => return Some(found),
        None if scene.is(zone.start, named) && !scene.is(zone.start, Classes::LINKER) => zone.start,
        None => return None,
    };
    let whole = source::phrase(scene, start..zone.end, Bound::Opener).max(start + 1);
    // "جاء ذلك في مقابلة للوزير مع قناة كذا": whose words they are.
    let author = (start + 1..whole).find(|j| scene.word(*j).clitic == Some('ل') || scene.fold(*j).starts_with("لل"));
    if at.is_some_and(|at| at > zone.start)
        && let Some(author) = author.filter(|_| scene.is(start, Classes::OCCASION))
    {
        found.relays = relays::inside(scene, whole..zone.end, None);
        found.source = Some(author..whole);
        return Some(found);
    }
    // "جاء في المركز الثاني بعد أن": no document.
    let near = whole + MAX_BETWEEN >= zone.end;
    if !scene.is(start, named) && (!near || !is_head(scene, start) || scene.is(start, Classes::TIME)) {
        return None;
    }
    found.source = Some(start..whole);
    Some(found)
}
