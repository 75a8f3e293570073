//! What a stretch of a line names: an outlet, its desk, a place, a person.

use super::{BARE_NAME, Grade, NAME, PLACE, Piece, Publishers, WRITER};
use crate::lexicon::names::Strength;
use crate::lexicon::parts::{DateWord, OutletWord};
use crate::lexicon::registry::OutletKind;
use crate::report::layout::Layout;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Whether a stretch names an outlet, its desk, a place or a person.
pub(super) fn name(
    layout: &Layout<'_>,
    segment: &Range<usize>,
    publishers: &Publishers,
    beside_place: bool,
) -> Option<Piece> {
    let span = cover(layout, segment)?;
    let text = span.of(layout.text);
    let count = words(layout, segment).count();
    let parts = &layout.lexicon.parts;
    let all: Vec<&str> = words(layout, segment).collect();
    let joined = all.join(" ");
    if parts.is_outlet_word(&joined, OutletWord::Desk)
        || all.iter().all(|word| parts.is_date_word(word, DateWord::Desk))
    {
        return Some(Piece::Desk);
    }
    if count == 0 || count > NAME {
        return None;
    }
    if publishers.has(text) {
        return Some(Piece::Name(span, Grade::Sure));
    }
    if let Some(outlet) = layout.lexicon.registry.lookup(text) {
        if outlet.kind == OutletKind::Agency {
            return Some(Piece::Agency);
        }
        // A name that means nothing else is found in any text.
        let sure = layout.outlets.iter().any(|(range, _)| range == segment);
        let place = !sure && is_place(layout, segment);
        return Some(if place {
            Piece::Place
        } else {
            Piece::Name(span, if sure { Grade::Sure } else { Grade::Bare })
        });
    }
    if is_place(layout, segment) {
        return Some(Piece::Place);
    }
    if !is_plain(layout, segment) || all.iter().all(|word| parts.is_outlet_word(word, OutletWord::Section)) {
        return None;
    }
    let arabic = layout.tokens.get(segment.start)?.kind == TokenKind::Arabic;
    let kind = kind(layout, &all);
    if kind == Some(Grade::Sure) && shape(layout, segment, arabic) {
        return Some(Piece::Name(span, Grade::Sure));
    }
    if kind.is_none() && is_person(layout, segment, arabic, beside_place) {
        return Some(Piece::Writer(span));
    }
    let known = arabic || kind.is_some() || all.iter().any(|word| layout.lexicon.frequency.zipf(word) > 0.0);
    let bare = (2..=BARE_NAME).contains(&count) && known && shape(layout, segment, arabic);
    // A place that no list knows may stand beside a name that is sure.
    let lone = count == 1 && is_capital_or_arabic(layout, segment.start);
    (bare || lone).then_some(Piece::Name(span, Grade::Bare))
}

/// Whether a word for an outlet's kind opens or ends a name, and how sure that is.
fn kind(layout: &Layout<'_>, words: &[&str]) -> Option<Grade> {
    let parts = &layout.lexicon.parts;
    let (first, last) = (words.first()?, words.last()?);
    let is = |word: &str, role| parts.is_outlet_word(word, role);
    if words.len() < 2 {
        return None;
    }
    if is(first, OutletWord::Opens) || is(last, OutletWord::Ends) {
        return Some(Grade::Sure);
    }
    let two = words
        .get(words.len() - 2..)
        .map(|two| two.join(" "))
        .unwrap_or_default();
    (is(last, OutletWord::MayEnd) || words.len() > 2 && is(&two, OutletWord::MayEnd)).then_some(Grade::Bare)
}

/// Whether a stretch has the shape of a name rather than of a headline.
fn shape(layout: &Layout<'_>, segment: &Range<usize>, arabic: bool) -> bool {
    if arabic {
        is_nominal(layout, segment)
    } else {
        is_capitalised(layout, segment)
    }
}

/// Words and what stands inside names, nothing else.
fn is_plain(layout: &Layout<'_>, segment: &Range<usize>) -> bool {
    segment
        .clone()
        .filter_map(|i| layout.tokens.get(i))
        .all(|t| match t.kind {
            TokenKind::Arabic | TokenKind::Foreign => true,
            // "قناة 9"
            TokenKind::Number => t.fold.len() <= 2,
            TokenKind::Mark => matches!(t.fold, "." | "'" | "’" | "&" | "-"),
            TokenKind::Break => false,
        })
}

/// Words in Latin letters that all begin with a capital, but for small ones inside.
fn is_capitalised(layout: &Layout<'_>, segment: &Range<usize>) -> bool {
    let words = segment
        .clone()
        .filter_map(|i| layout.tokens.get(i))
        .filter(|t| t.is_word());
    words.enumerate().all(|(place, t)| {
        let capital = t.span.of(layout.text).chars().next().is_some_and(char::is_uppercase);
        let small = place > 0 && layout.lexicon.parts.is_function_word("en", t.fold);
        t.kind == TokenKind::Foreign && (capital || small)
    }) && !segment
        .clone()
        .any(|i| layout.lexicon.cues.verb(layout.tokens.fold(i)).is_some())
}

/// Arabic words that can be a name: definite words and names of places may
/// follow others, but no common word without its article follows a definite
/// one, as in a sentence ("العاصفة مستمرة"), and no verb opens them.
fn is_nominal(layout: &Layout<'_>, segment: &Range<usize>) -> bool {
    let lexicon = layout.lexicon;
    let mut definite = false;
    let mut first = true;
    let mut last_common = false;
    for word in words(layout, segment) {
        let may_end = lexicon.parts.is_outlet_word(word, OutletWord::MayEnd);
        let opens = first && lexicon.parts.is_outlet_word(word, OutletWord::Opens);
        let article = word.starts_with("ال") && word.chars().count() > 3;
        let common = !article && !may_end && lexicon.names.is_common(word);
        if lexicon.parts.is_function_word("ar", word)
            || !opens && lexicon.cues.verb(word).is_some()
            || common && definite
            || first && !opens && !article && looks_verbal(layout, word)
        {
            return false;
        }
        definite |= article;
        last_common = common;
        first = false;
    }
    // "قناة تركية" is no name of one.
    !last_common
}

/// Whether a word may be a verb by its form: "يغادر", "غرقت", "استقال".
fn looks_verbal(layout: &Layout<'_>, word: &str) -> bool {
    let names = &layout.lexicon.names;
    let place = names.place(word, |_| None).is_some();
    let feminine = word
        .strip_suffix('ت')
        .is_some_and(|stem| stem.chars().count() >= 3 && names.is_common_whole(stem));
    !place && names.is_common(word) && (word.starts_with('ي') || word.starts_with("است") || feminine)
}

/// Whether a stretch is the name of a person; `beside_place` where the line
/// names a place, too ("أوسلو - سالم الحداد").
fn is_person(layout: &Layout<'_>, segment: &Range<usize>, arabic: bool, beside_place: bool) -> bool {
    let names = &layout.lexicon.names;
    let all: Vec<&str> = words(layout, segment).collect();
    let Some((first, rest)) = all.split_first() else {
        return false;
    };
    let given = names
        .person(first)
        .is_some_and(|name| name.given && (beside_place || name.strength > Strength::Rare));
    let unknown = |word: &str| {
        let of_a_tribe = word.starts_with("ال") && word.ends_with('ي');
        let cues = names.cues(word);
        of_a_tribe || cues.tail || cues.particle || names.person(word).is_some() || !names.is_common(word)
    };
    (given || arabic && beside_place && !names.is_common(first))
        && (1..WRITER).contains(&rest.len())
        && if arabic {
            rest.iter().all(|word| unknown(word))
        } else {
            is_capitalised(layout, segment)
        }
}

/// Whether a stretch is the name of a place that is known.
pub(super) fn is_place(layout: &Layout<'_>, segment: &Range<usize>) -> bool {
    let tokens: Vec<&str> = segment.clone().map(|i| layout.tokens.fold(i)).collect();
    let count = words(layout, segment).count();
    tokens.first().is_some_and(|first| {
        count <= PLACE
            && layout
                .lexicon
                .names
                .place(first, |i| tokens.get(i).copied())
                .is_some_and(|(length, _)| length == tokens.len())
    })
}

/// Whether the text speaks of a name as of a place: "في …".
pub(super) fn is_place_of(layout: &Layout<'_>, name: Span) -> bool {
    let tokens = &layout.tokens;
    let own = tokens.within(name);
    let parts = &layout.lexicon.parts;
    (own.end..tokens.len()).any(|i| {
        tokens
            .get(i)
            .is_some_and(|t| parts.is_function_word("ar", t.fold) || parts.is_function_word("en", t.fold))
            && own.clone().zip(i + 1..).all(|(a, b)| tokens.fold(a) == tokens.fold(b))
    })
}

fn is_capital_or_arabic(layout: &Layout<'_>, i: usize) -> bool {
    layout.tokens.get(i).is_some_and(|t| {
        t.kind == TokenKind::Arabic || t.span.of(layout.text).chars().next().is_some_and(char::is_uppercase)
    })
}

/// The folded words of a stretch.
pub(super) fn words<'a>(layout: &'a Layout<'_>, range: &Range<usize>) -> impl Iterator<Item = &'a str> {
    range
        .clone()
        .filter_map(|i| layout.tokens.get(i))
        .filter(|t| t.is_word())
        .map(|t| t.fold)
}

/// The span of a stretch, without marks at its ends.
pub(super) fn cover(layout: &Layout<'_>, range: &Range<usize>) -> Option<Span> {
    let is_name = |i: &usize| layout.tokens.get(*i).is_some_and(|t| t.kind != TokenKind::Mark);
    let first = range.clone().find(is_name)?;
    let last = range.clone().rev().find(is_name)?;
    layout.tokens.cover(first, last)
}
