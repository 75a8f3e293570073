//! Subjects: before the verb, at the head of the sentence, and what shows that a noun behind it is none.

use super::first_phrase::without_object;
use super::forms;
use super::inserts;
use super::lead;
use super::scene::Scene;
use super::source::{self, Bound};
use super::speakers;
use crate::lexicon::cues::{Classes, Form, Subject};
use crate::text::TokenKind;
use std::ops::Range;

/// A subject is tried from so many of the nearest boundaries before its verb.
pub(super) const MAX_EDGES: usize = 3;

/// A subject before its verb begins within so many tokens.
pub(super) const MAX_BACK: usize = 40;

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
    let verbs = Classes::BE.or(Classes::DEED).or(Classes::NARRATES).or(Classes::TELL);
    let plain = scene.kind(verb) == Some(TokenKind::Arabic)
        && !scene.named(verb)
        && !scene.fold(verb).starts_with("ال")
        && (scene.word(verb).verb.is_some()
            || scene.is(verb, verbs)
            || scene.word(verb).classes == Classes::default() && !scene.is_event(verb));
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

/// The subject that stands before the verb at `i`, and whether a relative
/// pronoun stands between them.
pub(super) fn subject_before(scene: &Scene<'_>, i: usize, start: usize) -> Option<(Range<usize>, bool)> {
    // "أصدرت بيانا قالت فيه": the pronoun stands for what is before the verb, which is no subject.
    if resumes(scene, i + 1) {
        return None;
    }
    let lower = start.max(i.saturating_sub(MAX_BACK));
    let mut verb = i;
    // "لكن الوزير لم يستبعد": what is negated and reports nothing was left out before.
    while verb > lower && (scene.is(verb - 1, Classes::BE) || matches!(scene.fold(verb - 1), "ان" | "لم")) {
        verb -= 1;
    }
    // "فيما حذرت طوكيو من": the clause begins with its verb.
    if verb > lower && scene.is(verb - 1, Classes::VERB_FIRST) {
        return None;
    }
    if verb > lower && scene.is(verb - 1, Classes::RELATIVE) {
        return before_relative(scene, verb - 1, lower).map(|range| (range, true));
    }
    // "وكان الوفد البريطاني في المنظمة قد حض".
    let had = scene.fold(verb) == "قد" && verb < i;
    // "سالم الراوي، رئيس البلدية، بدوره قال".
    while verb > lower && scene.is(verb - 1, Classes::IN_TURN) {
        verb -= 1;
    }
    let mut edge = verb;
    let mut edges = Vec::new();
    while edge > lower {
        let at = edge - 1;
        let hard = scene.is(at, Classes::THAT) || scene.fold(at) == ":" || scene.kind(at) == Some(TokenKind::Break);
        let soft = scene.is(at, Classes::CLAUSE.or(Classes::BE).or(Classes::ADJUNCT))
            || matches!(scene.fold(at), "عن" | "الي");
        if !scene.named(at) && (hard || soft) || scene.is_comma(at) {
            edges.push(edge);
        }
        if hard && !scene.named(at) {
            break;
        }
        edge -= 1;
    }
    if edge == start {
        edges.push(edge);
    }
    // The nearest and the farthest.
    let far = edges.len().saturating_sub(1).max(MAX_EDGES);
    let edges = edges
        .iter()
        .enumerate()
        .filter(|(at, _)| *at < MAX_EDGES || *at >= far)
        .map(|(_, edge)| *edge);
    for edge in edges.rev() {
        let first = lead::skip_lead(scene, edge..verb);
        if first >= verb {
            continue;
        }
        // "ولتفجيرات تبنى معظمها": behind a preposition stands no subject.
        let prepositional = ["ول", "بال", "وبال", "لل", "بهذ", "وبهذ", "بهات"]
            .iter()
            .any(|head| scene.fold(first).starts_with(head));
        if prepositional && !scene.named(first) {
            continue;
        }
        // "بيان قد صدر": behind "قد" stands a verb.
        if first == edge && edge > lower && scene.fold(edge - 1).ends_with("قد") && scene.is(edge - 1, Classes::BE) {
            continue;
        }
        // "قراره بعد أربع سنوات يظهر", "قبل 8 سنوات قرر": what follows "بعد" is its own.
        let counted = (edge..first).all(|j| scene.kind(j) == Some(TokenKind::Number));
        if counted && edge > lower && scene.is(edge - 1, Classes::ADJUNCT) && !scene.named(edge - 1) {
            continue;
        }
        let end = source::phrase(scene, first..verb, Bound::Comma);
        if end == first || !is_head(scene, first) || scene.word(first).verb.is_some() && !scene.is(first, Classes::ROLE)
        {
            continue;
        }
        // "إن التحقيقات التي جرت أثبتت": a relative clause without commas.
        if scene.is(end, Classes::RELATIVE)
            && scene.is(edge.saturating_sub(1), Classes::THAT)
            && !(end..verb).any(|j| scene.is_comma(j))
        {
            return Some((first..verb, false));
        }
        // "مسؤول طلب عدم ذكر اسمه، قال".
        if scene.is(end, Classes::WITHHOLD) && verb - end <= MAX_EDGES * 3 {
            return Some((first..end, false));
        }
        if had
            && scene.is(edge.saturating_sub(1), Classes::BE)
            && scene.is(end, Classes::LINKER)
            && (end..verb).all(|j| scene.is_word(j) && scene.word(j).verb.is_none() && !scene.is(j, Classes::TIME))
        {
            return Some((first..verb, false));
        }
        // Time words, or an insertion between commas, may stand before the verb.
        let rest = lead::skip_lead(scene, end..verb);
        let inserted = rest < verb && scene.is_comma(end) && scene.is_comma(verb - 1);
        let auxiliary = verb < i || scene.is(edge.saturating_sub(1), Classes::BE);
        if rest == verb && (auxiliary || !scene.is_comma(end)) || inserted {
            let apposition = end + 1..verb - 1;
            let relative = scene.is(end + 1, Classes::RELATIVE);
            let whole = source::phrase(scene, apposition.clone(), Bound::Comma) == apposition.end;
            if inserted && !relative && (whole || inserts::apposed(scene, end, apposition.end)) {
                return Some((first..apposition.end, false));
            }
            let first = if end == i {
                unmarked_relative(scene, first..end)
            } else {
                first
            };
            return Some((first..source::without_remark(scene, &(first..end)), false));
        }
    }
    None
}

/// Where the noun begins that a relative clause without a pronoun tells of: "تسلم المجلس نسخة من مشروع قرار | يدعو",
/// "تلبية لدعوة جمعيات | تطالب". An indefinite noun before its verb is no subject of a sentence.
fn unmarked_relative(scene: &Scene<'_>, phrase: Range<usize>) -> usize {
    let who = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::MEDIA)
        .or(Classes::CROWD);
    let last = phrase.end - 1;
    let indefinite = scene.kind(last) == Some(TokenKind::Arabic)
        && !scene.named(last)
        && !scene.fold(last).starts_with("ال")
        && scene.word(last).clitic.is_none();
    if !indefinite || scene.is(phrase.start, who) || scene.fold(phrase.start).starts_with("ال") {
        return phrase.start;
    }
    let governs = |j: usize| scene.is(j, Classes::LINKER) || scene.fold(j).starts_with('ل') && !scene.named(j);
    let first = (phrase.start..last).rev().find(|j| governs(*j)).map(|j| j + 1);
    // "وجهة نظر بديلة لتسجيلات مصورة تشكك": an adjective is no one, the noun before it is.
    let plural = |before: usize| scene.fold(before).ends_with("ات");
    let adjective = last.checked_sub(1).is_some_and(plural) && scene.fold(last).ends_with('ه');
    match first {
        // "أن تحليلاتها لحسابات عديدة أشارت".
        Some(first) if first == last && adjective && scene.is(phrase.start.saturating_sub(1), Classes::THAT) => {
            phrase.start
        }
        Some(first) if first == last && adjective => last - 1,
        first => first.unwrap_or(phrase.start),
    }
}

/// Whether the word at `i` stands for the noun that a clause is told of: "خطابا قال فيه", "مقابلة أوضح خلالها".
pub(super) fn resumes(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::RESUMES) && !scene.word(i).conjunction
}

/// "بعد نشر التقارير الإعلامية التي تفيد": the noun and its adjectives before the pronoun, with a head
/// before them; or a name.
pub(super) fn before_relative(scene: &Scene<'_>, relative: usize, lower: usize) -> Option<Range<usize>> {
    let relative = relative - usize::from(relative > lower + 1 && scene.is_comma(relative - 1));
    let last = relative.checked_sub(1).filter(|last| *last >= lower)?;
    if scene.named(last) {
        let mut first = last;
        while first > lower && scene.named(first - 1) && scene.mention(first).is_none() {
            first -= 1;
        }
        return Some(first..relative);
    }
    // "حزب «كذا» الذي قال".
    if let Some(quotation) = scene
        .quotation(last)
        .filter(|q| q.close == last && q.open > lower && scene.is_name(*q))
    {
        return Some(quotation.open - 1..relative);
    }
    let mut first = relative;
    while first > lower
        && scene.is_word(first - 1)
        && scene.fold(first - 1).starts_with("ال")
        && !scene.is(first - 1, Classes::RELATIVE.or(Classes::TIME))
    {
        first -= 1;
    }
    if first == relative {
        return None;
    }
    // "طاقم العمل الذي", but "مجلس الشركة التي".
    let agrees = |head: usize| match scene.fold(relative) {
        "الذي" => !scene.feminine(head),
        "التي" => scene.feminine(head),
        _ => true,
    };
    let who =
        |head: usize| scene.is(head, Classes::ROLE.or(Classes::MEDIA)) || scene.is(head, Classes::BODY) && agrees(head);
    let headed = first > lower && who(first - 1) && scene.word(first - 1).verb.is_none();
    Some(first - usize::from(headed)..relative)
}
