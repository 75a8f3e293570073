//! The subject that stands before its verb: "لكن الوزير لم يستبعد", "التقارير التي تفيد".

use super::super::inserts;
use super::super::lead;
use super::super::scene::Scene;
use super::super::source::{self, Bound};
use super::{is_head, resumes};
use crate::lexicon::cues::Classes;
use crate::text::TokenKind;
use std::ops::Range;

/// A subject is tried from so many of the nearest boundaries before its verb.
const MAX_EDGES: usize = 3;

/// A subject before its verb begins within so many tokens.
const MAX_BACK: usize = 40;

/// "مسؤول طلب عدم ذكر اسمه، قال": what one asked who speaks has at most so many tokens.
const MAX_WITHHELD: usize = 9;

/// A verb with what belongs to it, before which a subject is looked for.
struct Verb {
    /// The reporting verb itself.
    cue: usize,
    /// The first token: an auxiliary or a negation before the verb.
    start: usize,
    /// Whether "قد" stands before it.
    had: bool,
    /// Where the search ends.
    lower: usize,
}

/// The subject that stands before the verb at `i`, and whether a relative
/// pronoun stands between them.
pub(in super::super) fn subject_before(scene: &Scene<'_>, i: usize, start: usize) -> Option<(Range<usize>, bool)> {
    // "أصدرت بيانا قالت فيه": the pronoun stands for what is before the verb, which is no subject.
    if resumes(scene, i + 1) {
        return None;
    }
    let lower = start.max(i.saturating_sub(MAX_BACK));
    let belongs = |at: usize| scene.is(at, Classes::BE) || matches!(scene.fold(at), "ان" | "لم");
    // "لكن الوزير لم يستبعد": what is negated and reports nothing was left out before.
    let mut first = back_over(i, lower, belongs);
    // "فيما حذرت طوكيو من": the clause begins with its verb.
    if first > lower && scene.is(first - 1, Classes::VERB_FIRST) {
        return None;
    }
    if first > lower && scene.is(first - 1, Classes::RELATIVE) {
        return before_relative(scene, first - 1, lower).map(|range| (range, true));
    }
    // "وكان الوفد البريطاني في المنظمة قد حض".
    let had = scene.fold(first) == "قد" && first < i;
    // "سالم الراوي، رئيس البلدية، بدوره قال".
    first = back_over(first, lower, |at| scene.is(at, Classes::IN_TURN));
    let verb = Verb {
        cue: i,
        start: first,
        had,
        lower,
    };
    let edges = edges(scene, lower..first, start);
    let mut subjects = edges.into_iter().filter_map(|edge| from_edge(scene, edge, &verb));
    subjects.next().map(|subject| (subject, false))
}

/// The first of the tokens right before `end` that all belong.
fn back_over(end: usize, lower: usize, belongs: impl Fn(usize) -> bool) -> usize {
    (lower..end).rev().take_while(|at| belongs(*at)).last().unwrap_or(end)
}

/// The boundaries in `range` behind which a subject may begin: the farthest first, and few but the nearest.
fn edges(scene: &Scene<'_>, range: Range<usize>, start: usize) -> Vec<usize> {
    let mut edges = Vec::new();
    let mut edge = range.end;
    while edge > range.start {
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
    let far = edges.len().saturating_sub(1);
    if far > MAX_EDGES {
        edges.drain(MAX_EDGES..far);
    }
    edges.reverse();
    edges
}

/// The subject that begins behind the boundary at `edge`, if all between it and the verb is its own.
fn from_edge(scene: &Scene<'_>, edge: usize, verb: &Verb) -> Option<Range<usize>> {
    let first = lead::skip_lead(scene, edge..verb.start);
    if first >= verb.start || governed(scene, edge, first, verb.lower) {
        return None;
    }
    let end = source::phrase(scene, first..verb.start, Bound::Comma);
    let other = scene.word(first).verb.is_some() && !scene.is(first, Classes::ROLE);
    if end == first || !is_head(scene, first) || other {
        return None;
    }
    with_clause(scene, edge, first..end, verb).or_else(|| up_to_verb(scene, edge, first..end, verb))
}

/// Whether what begins at `first`, behind the boundary at `edge`, belongs to a preposition or a verb, and is no subject.
fn governed(scene: &Scene<'_>, edge: usize, first: usize, lower: usize) -> bool {
    // "ولتفجيرات تبنى معظمها": behind a preposition stands no subject.
    let prepositional = ["ول", "بال", "وبال", "لل", "بهذ", "وبهذ", "بهات"]
        .iter()
        .any(|head| scene.fold(first).starts_with(head));
    if prepositional && !scene.named(first) {
        return true;
    }
    let Some(before) = edge.checked_sub(1).filter(|before| *before >= lower) else {
        return false;
    };
    // "بيان قد صدر": behind "قد" stands a verb.
    let verb = first == edge && scene.fold(before).ends_with("قد") && scene.is(before, Classes::BE);
    // "قراره بعد أربع سنوات يظهر", "قبل 8 سنوات قرر": what follows "بعد" is its own.
    let counted = || (edge..first).all(|j| scene.kind(j) == Some(TokenKind::Number));
    verb || scene.is(before, Classes::ADJUNCT) && !scene.named(before) && counted()
}

/// The subject with a clause that tells of it and that no commas set apart.
fn with_clause(scene: &Scene<'_>, edge: usize, phrase: Range<usize>, verb: &Verb) -> Option<Range<usize>> {
    let Range { start: first, end } = phrase;
    let before = edge.saturating_sub(1);
    // "إن التحقيقات التي جرت أثبتت": a relative clause without commas.
    let relative = scene.is(end, Classes::RELATIVE)
        && scene.is(before, Classes::THAT)
        && !(end..verb.start).any(|j| scene.is_comma(j));
    // "مسؤول طلب عدم ذكر اسمه، قال".
    let withheld = || scene.is(end, Classes::WITHHOLD) && verb.start - end <= MAX_WITHHELD;
    let plain = |j: usize| scene.is_word(j) && scene.word(j).verb.is_none() && !scene.is(j, Classes::TIME);
    let where_it_is =
        || verb.had && scene.is(before, Classes::BE) && scene.is(end, Classes::LINKER) && (end..verb.start).all(plain);
    if relative {
        Some(first..verb.start)
    } else if withheld() {
        Some(first..end)
    } else if where_it_is() {
        Some(first..verb.start)
    } else {
        None
    }
}

/// The subject that reaches to its verb, but for time words or an insertion between commas.
fn up_to_verb(scene: &Scene<'_>, edge: usize, phrase: Range<usize>, verb: &Verb) -> Option<Range<usize>> {
    let Range { start: first, end } = phrase;
    let rest = lead::skip_lead(scene, end..verb.start);
    let inserted = rest < verb.start && scene.is_comma(end) && scene.is_comma(verb.start - 1);
    let auxiliary = verb.start < verb.cue || scene.is(edge.saturating_sub(1), Classes::BE);
    let reaches = rest == verb.start && (auxiliary || !scene.is_comma(end));
    if !reaches && !inserted {
        return None;
    }
    let apposition = end + 1..verb.start - 1;
    let relative = scene.is(end + 1, Classes::RELATIVE);
    let whole = || source::phrase(scene, apposition.clone(), Bound::Comma) == apposition.end;
    if inserted && !relative && (whole() || inserts::apposed(scene, end, apposition.end)) {
        return Some(first..apposition.end);
    }
    let first = if end == verb.cue {
        unmarked_relative(scene, first..end)
    } else {
        first
    };
    Some(first..source::without_remark(scene, &(first..end)))
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

/// "بعد نشر التقارير الإعلامية التي تفيد": the noun and its adjectives before the pronoun, with a head
/// before them; or a name.
pub(in super::super) fn before_relative(scene: &Scene<'_>, relative: usize, lower: usize) -> Option<Range<usize>> {
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
