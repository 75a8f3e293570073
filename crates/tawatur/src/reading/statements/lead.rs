//! What stands before a source or beside it: times, adverbs, "من جانبه", and the occasion of the words.

use super::forms::{definite_adjective, indefinite_adjective};
use super::inserts::MAX_APPOSITION;
use super::scene::Scene;
use super::source::{self, MAX_PHRASE};
use crate::lexicon::cues::{Classes, Form};
use crate::text::TokenKind;
use std::ops::Range;

/// The first token at or after `start` that may begin a source: behind "من
/// جانبه", time expressions, adverbs and commas.
pub(super) fn skip_lead(scene: &Scene<'_>, range: Range<usize>) -> usize {
    let mut i = range.start;
    let range = range.start..range.end.min(range.start + MAX_PHRASE);
    while i < range.end {
        let aside = aside(scene, i);
        let occasion = if scene.fold(i) == "في" && starts_occasion(scene, i) {
            occasion_end(scene, i, range.end) - i
        } else {
            0
        };
        // "العام الماضي", "والعام الماضي".
        let joined = scene.word(i).conjunction && !scene.fold(i).starts_with("وال");
        let past = i + 1 < range.end
            && scene.is(i + 1, Classes::TIME)
            && (scene.is(i, Classes::YEAR) && !joined || scene.fold(i) == "شهر");
        // "بشكل مفاجئ", "هذا العام".
        let manner = scene.is(i, Classes::MANNER)
            || scene.is(i, Classes::DEMONSTRATIVE) && scene.is(i + 1, Classes::TIME.or(Classes::YEAR));
        // "في يناير/كانون الثاني".
        let in_time = |i: &usize| scene.token(*i).is_some_and(|t| scene.reading.in_time(t.span));
        let dated = if scene.fold(i) == "في" && in_time(&(i + 1)) {
            1 + (i + 1..range.end).take_while(in_time).count()
        } else {
            0
        };
        let single = usize::from(
            past || scene.kind(i) == Some(TokenKind::Number) && source::quantity(scene, i).is_none()
                || scene.is(i, Classes::TIME.or(Classes::ASIDE).or(Classes::BE).or(Classes::EMPHATIC))
                || scene.is(i, Classes::PRONOUN) && !scene.named(i)
                || to_me(scene, i)
                || scene.is_comma(i)
                // "سبتمبر/أيلول".
                || scene.fold(i) == "/" && scene.is(i + 1, Classes::TIME)
                || scene.bridges(i),
        );
        let step = aside.max(occasion).max(dated).max(single).max(usize::from(manner) * 2);
        if step == 0 {
            break;
        }
        i += step;
    }
    i.min(range.end)
}

/// Behind whom it is told at `i` ("أكد لصحيفة كذا أهمية", "أكد لـ«كذا» أهمية"); else `i`.
pub(super) fn past_told(scene: &Scene<'_>, i: usize, end: usize) -> usize {
    let marked = scene.opens(i + 1).filter(|q| scene.fold(i) == "ل" && scene.is_name(*q));
    let next = match marked {
        Some(quotation) => quotation.close + 1,
        None if source::told_to(scene, i) => {
            let named = (i..i + 2).find_map(|j| scene.mention(j));
            named.map_or(i + 1, |name| scene.reading.tokens.within(name.span).end)
        }
        None => i,
    };
    next.clamp(i, end)
}

/// "قال لي أحدهم", but "قال لي إن" and "قال لي كه كوان": لي is a name too.
fn to_me(scene: &Scene<'_>, i: usize) -> bool {
    let who = Classes::ROLE.or(Classes::QUANTIFIER).or(Classes::PERSON);
    let definite = scene.fold(i + 1).starts_with("ال");
    let someone = || scene.is(i + 1, who) && !definite && !scene.named(i + 1);
    let named = || scene.named(i + 1) || definite && !scene.is(i + 1, Classes::TIME.or(Classes::RELATIVE));
    scene.fold(i) == "لي" && (someone() || !scene.named(i) && named())
}

/// How many words of "من جانبه" or "من جهة أخرى" stand at `i`.
pub(super) fn aside(scene: &Scene<'_>, i: usize) -> usize {
    if !scene.is(i + 1, Classes::ASIDE) || !scene.is(i, Classes::LINKER) {
        return 0;
    }
    2 + usize::from(scene.is(i + 2, Classes::ANOTHER))
}

/// Whether "في" at `i` opens the occasion of the words ("في مؤتمر صحفي") or a time.
pub(super) fn starts_occasion(scene: &Scene<'_>, i: usize) -> bool {
    // "في العام 2014".
    let year = scene.is(i + 1, Classes::YEAR)
        && (scene.kind(i + 2) == Some(TokenKind::Number) || scene.is(i + 2, Classes::TIME));
    year || scene.is(i + 1, Classes::OCCASION.or(Classes::TIME)) || scene.kind(i + 1) == Some(TokenKind::Number)
}

/// Where an occasion that opens at `i` ends.
fn occasion_end(scene: &Scene<'_>, i: usize, end: usize) -> usize {
    let mut j = i + 2;
    let end = end.min(i + MAX_APPOSITION);
    // "في وقت سابق", "في الوقت نفسه", "في العام 2014", "في الماضي": whole.
    let time = scene.is(i + 1, Classes::MOMENT) && !scene.is(j, Classes::RELATIVE);
    let year = scene.is(i + 1, Classes::YEAR);
    if time || year {
        j += 1;
        // "في وقت سابق من الشهر الجاري".
        if scene.fold(j) == "من" && scene.is(j + 1, Classes::TIME) {
            j += 2;
            while scene.is(j, Classes::TIME) {
                j += 1;
            }
        }
        return j.min(end);
    }
    if scene.is(i + 1, Classes::PAST) {
        return j.min(end);
    }
    while j < end {
        if let Some(quotation) = scene.opens(j).filter(|q| scene.is_name(*q)) {
            j = quotation.close + 1;
            continue;
        }
        // "في مؤتمر صحفي": an adjective of the occasion, and no one who speaks.
        if scene.is(j - 1, Classes::OCCASION) && (indefinite_adjective(scene, j) || definite_adjective(scene, j)) {
            j += 1;
            continue;
        }
        // "على هامش زيارة الوزير": whose deed it was.
        let whose = scene.is_any_event(j - 1) && !scene.is(j - 1, Classes::OCCASION);
        let goes_on = scene.is_word(j)
            && !scene.is(j, Classes::THAT.or(Classes::CLAUSE).or(Classes::RELATIVE))
            && (whose || !scene.is(j, Classes::ROLE))
            && scene.word(j).verb.is_none();
        // "قناة «إن تي في»", "في حديث نشر الأحد".
        let told = scene.named(j) && scene.is(j - 1, Classes::MEDIA)
            || matches!(scene.word(j).verb, Some((_, Form::Finite(_)))) && scene.is(j + 1, Classes::TIME);
        if !goes_on && !told {
            break;
        }
        j += 1;
    }
    j.min(end)
}
