//! Names that stand alone for those that the report has in full elsewhere.

use super::EntityKind;
use super::finder::Found;
use super::spelling::Spelling;
use super::words::{Way, Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::names::Strength;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// The fewest letters of a word that stands for a name of several.
const MIN_LONE: usize = 3;

/// Names that stand alone and that the report has in full elsewhere, or beside
/// a verb that tells: "بوتين" after "فلاديمير بوتين".
pub(super) fn names(text: &str, sentences: &[Vec<Word<'_>>], found: &[Found], lexicon: &Lexicon) -> Vec<Found> {
    let known = known_alone(found, lexicon);
    if known.is_empty() {
        return Vec::new();
    }
    let mut covered: Vec<Span> = found.iter().map(|f| f.span).collect();
    covered.sort_unstable();
    let is_free = |span: Span| {
        let after = covered.partition_point(|c| c.start < span.end);
        !covered
            .get(after.saturating_sub(2)..after)
            .unwrap_or_default()
            .iter()
            .any(|c| c.overlaps(span))
    };
    let mut more = Vec::new();
    for words in sentences {
        let mut before: Option<&Word<'_>> = None;
        for word in words {
            let before = before.replace(word);
            if word.is_mark() || !(word.is_arabic() || word.capital) {
                continue;
            }
            // "بيان" is a word, and not "by" with "Jan"; "القيادي الحوثي" has an adjective.
            let adjective = word.fold.starts_with("ال") && before.is_some_and(|b| b.fold.starts_with("ال"));
            let fits = |way: &Way<'_>| match known.get(way.rest.as_ref()) {
                Some(Alone::Surely) => true,
                Some(Alone::Whole) => way.clitics == 0 || !lexicon.names.is_common_whole(word.fold),
                Some(Alone::NoAdjective) => !adjective,
                None => false,
            };
            let Some(way) = ways(word).find(fits) else {
                continue;
            };
            let span = word.without(text, way.clitics);
            if is_free(span) {
                more.push(Found {
                    span,
                    kind: EntityKind::Person,
                    id: None,
                    words: vec![way.rest.into_owned()],
                    title: None,
                    title_only: false,
                });
            }
        }
    }
    more
}

/// Where a word that is a part of a name in full is that name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Alone {
    /// A common word, too, so not as an adjective: "الشريف".
    NoAdjective,
    /// A given name, so not with clitics that make another word of it: "بيان".
    Whole,
    /// Wherever it stands.
    Surely,
}

/// The words that stand alone for the people whom the report names.
fn known_alone<'f>(found: &'f [Found], lexicon: &Lexicon) -> FxHashMap<&'f str, Alone> {
    let mut known: FxHashMap<&str, Alone> = FxHashMap::default();
    let mut know = |word: &'f str, alone: Alone| {
        if word.chars().count() >= MIN_LONE {
            let best = known.entry(word).or_insert(alone);
            *best = alone.max(*best);
        }
    };
    for name in found.iter().filter(|f| f.kind == EntityKind::Person && !f.title_only) {
        let (Some(first), Some(last)) = (name.words.first(), name.words.last()) else {
            continue;
        };
        let several = name.words.len() > 1;
        let listed = |word: &str| lexicon.names.person(word);
        if !lexicon.names.is_common(last) {
            know(last, Alone::Surely);
        } else if several && listed(last).is_some_and(|p| p.surname && p.strength > Strength::Rare) {
            know(last, Alone::NoAdjective);
        }
        if lexicon.names.is_common(first) {
            continue;
        }
        // "ملالا" opens a name; "عبد" and "أبو" are but half of one, and what no list has may be
        // the state before a longer one.
        let halves = || Spelling::new(name.words.iter().take(2).map(String::as_str), &lexicon.namesakes);
        let given = listed(first).map_or(name.words.len() == 2, |p| p.given) && !first.is_ascii();
        if listed(first).is_some_and(|p| p.syllable) {
            know(first, Alone::Surely);
        } else if several && given && halves().len() == 2 && lexicon.names.place(first, |_| None).is_none() {
            know(first, Alone::Whole);
        }
    }
    known
}
