//! Names that the report has elsewhere, in full or as a surname that stands alone for it:
//! what told a name there need not stand beside it here.

use super::EntityKind;
use super::finder::Found;
use super::spelling::Spelling;
use super::words::{Way, Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::names::Strength;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// The fewest letters of a word that stands for a name of several.
const MIN_LONE: usize = 3;

/// A word with the article that is as common as this is hardly a surname wherever it stands (Zipf).
const COMMON: f32 = 4.2;

/// Names of people that nothing beside them tells and that the report has in full elsewhere: the
/// same words again, or the one that stands alone for them, "بوتين" after "فلاديمير بوتين".
pub(super) fn names(text: &str, sentences: &[Vec<Word<'_>>], found: &[Found], lexicon: &Lexicon) -> Vec<Found> {
    let known = known_alone(found, lexicon);
    let in_full = in_full(found);
    if known.is_empty() && in_full.is_empty() {
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
    let mut more: Vec<Found> = Vec::new();
    for words in sentences {
        let mut before: Option<&Word<'_>> = None;
        let mut end = 0;
        for (at, word) in words.iter().enumerate() {
            let before = before.replace(word);
            if at < end || word.is_mark() || !(word.is_arabic() || word.capital) {
                continue;
            }
            let again = ways(word).find_map(|way| Some((again(&way, words.get(at + 1..)?, &in_full)?, way.clitics)));
            if let Some((name, clitics)) = again {
                let last = words.get(at + name.len() - 1).unwrap_or(word);
                let span = word.without(text, clitics).cover(last.span);
                if is_free(span) {
                    more.push(person(span, name.to_vec()));
                    end = at + name.len();
                    continue;
                }
            }
            // "بيان" is a word, and not "by" with "Jan"; "القيادي الحوثي" has an adjective.
            let adjective = word.fold.starts_with("ال") && before.is_some_and(|b| b.fold.starts_with("ال"));
            let told = || before.is_some_and(|b| b.may.says && ways(b).any(|way| lexicon.names.cues(&way.rest).says));
            let fits = |way: &Way<'_>| match known.get(way.rest.as_ref()) {
                Some(Alone::Surely) => true,
                Some(Alone::Whole) => way.clitics == 0 || !lexicon.names.is_common_whole(word.fold),
                Some(Alone::NoAdjective) => !adjective,
                Some(Alone::Told) => way.clitics == 0 && told(),
                None => false,
            };
            let Some(way) = ways(word).find(fits) else {
                continue;
            };
            let span = word.without(text, way.clitics);
            if is_free(span) {
                more.push(person(span, vec![way.rest.into_owned()]));
            }
        }
    }
    more
}

fn person(span: Span, words: Vec<String>) -> Found {
    Found::named(span, EntityKind::Person, None, words)
}

/// Names in full, by the first two words.
type InFull<'f> = FxHashMap<(&'f str, &'f str), FxHashSet<&'f [String]>>;

/// The names of people of several words.
fn in_full(found: &[Found]) -> InFull<'_> {
    let mut names = InFull::default();
    for name in found.iter().filter(|f| f.names_person()) {
        if let [first, second, ..] = name.words.as_slice() {
            names.entry((first, second)).or_default().insert(&name.words);
        }
    }
    names
}

/// The longest name in full that this word and those behind it are.
fn again<'f>(first: &Way<'_>, behind: &[Word<'_>], in_full: &InFull<'f>) -> Option<&'f [String]> {
    let same = |name: &&&[String]| {
        let rest = name.get(1..).unwrap_or_default();
        rest.len() <= behind.len() && rest.iter().zip(behind).all(|(a, b)| a == b.fold && !b.is_mark())
    };
    let names = in_full.get(&(first.rest.as_ref(), behind.first()?.fold))?;
    names.iter().filter(same).max_by_key(|name| name.len()).copied()
}

/// Where a word that is a part of a name in full is that name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Alone {
    /// A word that is mostly something else, so only behind a verb that tells: "وأضاف النهار".
    Told,
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
    let people = || found.iter().filter(|f| f.names_person());
    let stand_alone: FxHashSet<&str> = people()
        .filter_map(|name| match name.words.as_slice() {
            [word] => Some(word.as_str()),
            _ => None,
        })
        .collect();
    for name in people() {
        let (Some(first), Some(last)) = (name.words.first(), name.words.last()) else {
            continue;
        };
        let several = name.words.len() > 1;
        let listed = |word: &str| lexicon.names.person(word);
        if !lexicon.names.is_common(last) {
            know(last, Alone::Surely);
        } else if several && listed(last).is_some_and(|p| p.surname && p.strength > Strength::Rare) {
            know(last, Alone::NoAdjective);
        } else if several && last.starts_with("ال") {
            let is_surname = stand_alone.contains(last.as_str()) || lexicon.frequency.zipf(last) < COMMON;
            know(last, if is_surname { Alone::NoAdjective } else { Alone::Told });
        }
        if lexicon.names.is_common(first) {
            continue;
        }
        // "ملالا" opens a name; "عبد" and "أبو" are but half of one, and what no list has may be
        // the state before a longer one.
        let halves = || Spelling::new(name.words.iter().take(2).map(String::as_str), lexicon);
        let given = listed(first).map_or(name.words.len() == 2, |p| p.given) && !first.is_ascii();
        if listed(first).is_some_and(|p| p.syllable) {
            know(first, Alone::Surely);
        } else if several && given && halves().len() == 2 && lexicon.names.place(first, |_| None).is_none() {
            know(first, Alone::Whole);
        }
    }
    known
}
