//! What is set into a source: a name in quotation marks, a bracket, an apposition between commas.

use super::forms::possessed;
use super::scene::Scene;
use super::source::{self, Bound};
use crate::lexicon::cues::{Classes, Form};
use crate::text::TokenKind;

/// A name in quotation marks ("شركة «فيسبوك»") or a bracket inside a source is
/// never longer than this many tokens.
pub(super) const MAX_INSERT: usize = 6;

/// An apposition between commas is never longer than this many tokens.
pub(super) const MAX_APPOSITION: usize = 22;

/// The tokens of an age in brackets: "(53 عاما)".
pub(super) const AGE_TOKENS: usize = 4;

/// Whether someone's age stands in the bracket at `i`: "سامي خوري (53 عاما)".
pub(super) fn is_age(scene: &Scene<'_>, i: usize) -> bool {
    let years = || scene.is(i + 2, Classes::YEARS);
    scene.fold(i) == "(" && scene.kind(i + 1) == Some(TokenKind::Number) && years() && scene.fold(i + 3) == ")"
}

/// The end of a bracket, quoted name, hyphen or apposition at `i` that goes on with the phrase.
pub(super) fn insert_end(scene: &Scene<'_>, i: usize, end: usize, bound: Bound) -> Option<usize> {
    let mark = scene.fold(i);
    if let Some(quotation) = scene.opens(i) {
        // "أعلنت الفصائل «فشل المفاوضات»": what she announces.
        let event = bound == Bound::Content && scene.is_event(i + 1) && i > 0 && !scene.is(i - 1, Classes::NAMER);
        let short = quotation.len() <= MAX_INSERT || scene.is_name(quotation);
        let fits = short && quotation.close < end && !event;
        return fits.then_some(quotation.close + 1);
    }
    match mark {
        "." if scene.is_initial(i) => Some(i + 1),
        "(" | "[" => {
            let close = (i + 1..end.min(i + MAX_INSERT + 2)).find(|j| matches!(scene.fold(*j), ")" | "]"))?;
            Some(close + 1)
        }
        "-" | "_" | "/" | "‑" | "–" | "#" | "@" | "." | "'" | "’" | "&" => {
            let glued = |a: usize, b: usize| Some(scene.token(a)?.span.end == scene.token(b)?.span.start);
            let before = i.checked_sub(1).and_then(|p| glued(p, i)).unwrap_or(false);
            let after = glued(i, i + 1).unwrap_or(false) && scene.is_word(i + 1);
            if after && (before || matches!(mark, "#" | "@")) {
                return Some(i + 1);
            }
            // "الشركات - مثل شركات النقل - اشتكت".
            let close = (i + 2..end.min(i + MAX_APPOSITION)).find(|j| is_dash(scene, *j))?;
            let apart = is_dash(scene, i) && !before && (i + 1..close).all(|j| scene.is_word(j) || scene.is_comma(j));
            apart.then_some(close + 1)
        }
        "،" | "," => {
            if let Some(close) = affiliation(scene, i, end) {
                return Some(close);
            }
            // "رئيس البلدية، سامي خوري، إغلاق الطريق": what it announces.
            let event = bound == Bound::Content && (scene.is_event(i + 1) || possessed(scene, i + 1));
            if bound == Bound::Comma || event {
                return None;
            }
            let next = scene.word(i + 1);
            let breaks = next.classes.any(
                Classes::TIME
                    .or(Classes::RELATIVE)
                    .or(Classes::ADJUNCT)
                    .or(Classes::CLAUSE)
                    .or(Classes::THAT)
                    .or(Classes::LINKER)
                    .or(Classes::BE),
            );
            let finite = next.verb.is_some() && !next.classes.any(Classes::ROLE.or(Classes::MEDIA));
            if source::told_to(scene, i + 1)
                || breaks && !scene.named(i + 1)
                || finite
                || !scene.is_word(i + 1) && scene.opens(i + 1).is_none()
            {
                return None;
            }
            // An apposition ends at another comma, or the content opens behind it.
            let limit = end.min(i + MAX_APPOSITION);
            let close = (i + 1..limit).find(|j| scene.is_comma(*j));
            match close {
                Some(close) => Some(if phrase_is_whole(scene, i + 1, close) || apposed(scene, i, close) {
                    close
                } else {
                    return None;
                }),
                None if bound == Bound::Opener && limit == end => Some(i + 1),
                None => None,
            }
        }
        _ => None,
    }
}

/// Whether a dash stands at `i`.
pub(super) fn is_dash(scene: &Scene<'_>, i: usize) -> bool {
    matches!(scene.fold(i), "-" | "–") && scene.is_mark(i)
}

/// Whether what stands between the commas at `comma` and `close` says who is named before: "سالم
/// الراوي، رئيس لجنة العلاقات مع الجوار،". It holds no verb and no content.
pub(super) fn apposed(scene: &Scene<'_>, comma: usize, close: usize) -> bool {
    let first = comma + 1;
    let classes = scene.word(first).classes;
    let plain = classes == Classes::default() || classes == Classes::BINDS;
    let title = scene.is(first, Classes::ROLE.or(Classes::MEDIA))
        || source::person_before(scene, comma) && plain && !scene.is_event(first);
    let before = comma.checked_sub(1).is_some_and(|before| scene.named(before));
    before
        && title
        && scene.is_word(first)
        && !scene.named(first)
        && scene.word(first).clitic.is_none()
        && !scene.word(first).conjunction
        && first + 1 < close
        && (first..close).all(|i| {
            let verb = matches!(scene.word(i).verb, Some((_, Form::Finite(_) | Form::WithObject(_))));
            let noun = scene.named(i) || scene.is(i, Classes::ROLE.or(Classes::MEDIA));
            !scene.is(i, Classes::THAT.or(Classes::NARRATES))
                && (noun || !verb)
                && scene.kind(i) != Some(TokenKind::Break)
        })
}

/// The end of what tells behind the comma at `comma` where a person works: "سامي خوري، من جامعة الجسر، إن".
fn affiliation(scene: &Scene<'_>, comma: usize, end: usize) -> Option<usize> {
    let body = comma + 2;
    let works = scene.fold(comma + 1) == "من" && scene.is(body, Classes::BODY) && source::person_before(scene, comma);
    let close = works.then(|| source::phrase(scene, body..end, Bound::Comma))?;
    let whole = close >= end || scene.is_mark(close) || scene.is(close, Classes::THAT);
    // "من جمعية «…»": its name is still to come.
    (close > body + 1 && whole).then_some(close)
}

fn phrase_is_whole(scene: &Scene<'_>, start: usize, close: usize) -> bool {
    source::phrase(scene, start..close, Bound::Comma) == close
}
