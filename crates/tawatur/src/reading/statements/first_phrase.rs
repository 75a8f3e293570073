//! The first noun phrase behind a verb: where the subject ends and the object begins ("طالب الأهالي البلدية بـ").

mod bare;

use self::bare::bare_noun_phrase;
use super::forms;
use super::inserts;
use super::scene::Scene;
use super::source;
use crate::lexicon::cues::Classes;
use crate::text::TokenKind;
use std::ops::Range;

/// Subjects joined by "و" are at most so many.
const MAX_JOINED: usize = 8;

/// The end of the subject where whom it addresses follows ("اتهمت الولايات المتحدة كوريا الشمالية").
pub(super) fn without_object(scene: &Scene<'_>, phrase: Range<usize>) -> usize {
    let whole = phrase.end;
    let mut end = first_noun_phrase(scene, phrase);
    // "نفت موسكو وطهران", "نفى المسؤولون الروس والسوريون".
    for _ in 0..MAX_JOINED {
        let who = scene.named(end) || scene.is(end, Classes::ROLE.or(Classes::BODY).or(Classes::MEDIA));
        let joined = scene.fold(end).starts_with("وال") || scene.word(end).conjunction && who;
        if end >= whole || !joined {
            break;
        }
        end = first_noun_phrase(scene, end..whole);
    }
    // "عشرات من أهالي المفقودين".
    while end < whole && scene.is(end - 1, Classes::LINKER) {
        end = first_noun_phrase(scene, end..whole);
    }
    end
}

/// The end of the subject of a verb that always has an object, where nothing
/// else shows where the one ends and the other begins: before a definite noun
/// that is no adjective ("وصف الوزير الهجوم"). The start, where the object
/// stands alone ("وصف الرئيس ترامب").
pub(super) fn before_object(scene: &Scene<'_>, phrase: Range<usize>) -> usize {
    let titled = scene.is(phrase.start, Classes::ROLE);
    (phrase.start + 1..phrase.end)
        .filter(|i| scene.fold(*i - 1).starts_with("ال"))
        .find(|i| {
            if scene.named(*i) {
                !titled && !scene.named(*i - 1)
            } else {
                let definite = scene.fold(*i).starts_with("ال");
                definite && !forms::adjective(scene, *i) && !scene.is(*i, Classes::ROLE)
                    || !definite && *i > phrase.start && heads_object(scene, *i)
            }
        })
        .unwrap_or(phrase.start)
}

/// Where an indefinite subject ends with its adjectives and the object follows: "تتهم منظمات حقوقية دولية | الحكومة".
pub(super) fn before_object_of_indefinite(scene: &Scene<'_>, phrase: Range<usize>) -> Option<usize> {
    const MIN_LETTERS: usize = 4;
    let describes = |i: usize| {
        let word = scene.fold(i);
        let form = ["يه", "ي", "ون"].iter().any(|end| word.ends_with(end)) && word.chars().count() >= MIN_LETTERS;
        form && !scene.named(i) && !word.starts_with("ال") && !scene.word(i).conjunction
    };
    let end = (phrase.start + 1..phrase.end).find(|i| !describes(*i))?;
    let noun = scene.is_word(end) && !scene.is(end, Classes::LINKER.or(Classes::ADJUNCT).or(Classes::TIME));
    (end > phrase.start + 1 && noun && !scene.word(end).conjunction).then_some(end)
}

/// "انتقد الوزير خطة الشركة": an indefinite noun with a definite one behind a definite one.
fn heads_object(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.word(i);
    let plain = scene.kind(i) == Some(TokenKind::Arabic) && word.verb.is_none() && !word.conjunction;
    let noun = word.classes == Classes::default() || scene.is_event(i);
    plain && noun && !scene.fold(i).starts_with(['ل', 'ب', 'و', 'ف', 'ك']) && scene.fold(i + 1).starts_with("ال")
}

fn first_noun_phrase(scene: &Scene<'_>, phrase: Range<usize>) -> usize {
    let end = bare_noun_phrase(scene, phrase.clone());
    // "جهات أخرى".
    let another = end > phrase.start && end < phrase.end && scene.is(end, Classes::ANOTHER);
    let end = end + usize::from(another);
    let end = with_insert(scene, end, phrase.end);
    with_apposition(scene, end, phrase)
}

/// A quoted name or a bracket right behind the noun belongs to it, and an adjective behind that:
/// "شركة "كذا" الألمانية".
fn with_insert(scene: &Scene<'_>, end: usize, limit: usize) -> usize {
    let close = match scene.opens(end) {
        Some(quotation) if scene.is_name(quotation) => quotation.close,
        None if scene.fold(end) == "(" => {
            let close = (end + 1..limit.min(end + inserts::MAX_INSERT + 2)).find(|i| scene.fold(*i) == ")");
            let Some(close) = close else { return end };
            close
        }
        _ => return end,
    };
    if close >= limit {
        return end;
    }
    let mut end = close + 1;
    while end < limit && scene.fold(end).starts_with("ال") && forms::adjective(scene, end) {
        end += 1;
    }
    // "منظمة "كذا" غير الحكومية".
    if end + 1 < limit && source::excepts(scene, end) {
        end += 2;
    }
    end
}

/// A name between commas behind a title: "رئيس البلدية، سامي خوري، القرار".
fn with_apposition(scene: &Scene<'_>, end: usize, phrase: Range<usize>) -> usize {
    const MAX_WORDS: usize = 6;
    let titled = scene.is(phrase.start, Classes::ROLE) || scene.fold(phrase.start).starts_with("ال");
    if end >= phrase.end || !scene.is_comma(end) {
        return end;
    }
    let limit = phrase.end.min(end + inserts::MAX_APPOSITION);
    if let Some(close) = (end + 2..limit).find(|i| scene.is_comma(*i))
        && inserts::apposed(scene, end, close)
    {
        return close;
    }
    if !titled {
        return end;
    }
    let Some(close) = (end + 2..phrase.end.min(end + MAX_WORDS + 2)).find(|i| scene.is_comma(*i)) else {
        return end;
    };
    let name = (end + 1..close).all(|i| {
        scene.is_word(i) && scene.word(i).verb.is_none() && !scene.word(i).conjunction && !scene.is(i, Classes::LINKER)
    });
    let known = scene.named(end + 1)
        || !scene.fold(end + 1).starts_with("ال") && scene.word(end + 1).classes == Classes::default();
    if name && known { close } else { end }
}
