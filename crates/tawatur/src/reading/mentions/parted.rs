//! Names that no mark parts, taken apart by what the rest of the report shows:
//! "اتهم أندوري لوداريا", where "بيغاش أندوري" and "حكومة لوداريا" stand elsewhere.

use super::EntityKind;
use super::finder::Found;
use super::words::{Way, Word, ways};
use crate::lexicon::Lexicon;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::LazyCell;

/// Cuts a name of a person that another name begins or ends.
///
/// A surname that the report has in full elsewhere is cut from the word behind it,
/// and a place or body from the person behind it, if the word cut off stands elsewhere
/// outside of longer names of people. A word listed as a person's name is never cut off, nor
/// is one behind a given name: "صالح الصماد" beside "علي صالح". What is cut off is a
/// name only where it is one elsewhere.
pub(super) fn part(found: &mut Vec<Found>, sentences: &[Vec<Word<'_>>], lexicon: &Lexicon) {
    let cuts: Vec<(usize, Side)> = {
        let known = Known::of(found, sentences);
        (0..)
            .zip(found.iter())
            .filter(|(_, name)| name.names_person())
            .filter_map(|(index, name)| Some((index, known.side(name, lexicon)?)))
            .collect()
    };
    for (index, side) in cuts {
        let Some(name) = found.get_mut(index) else { continue };
        let Some((first, last)) = ends(name, sentences) else {
            continue;
        };
        let (word, span) = match side {
            Side::Beginning => {
                name.span.start = first.1;
                (name.words.remove(0), first.0)
            }
            Side::End => {
                name.span.end = last.0;
                let Some(word) = name.words.pop() else { continue };
                (word, last.1)
            }
        };
        let like = found.iter().find(|other| is_other(other, &word));
        if let Some((kind, id)) = like.map(|like| (like.kind, like.id.clone())) {
            found.push(Found::named(span, kind, id, vec![word]));
        }
    }
}

/// Takes off a clitic that the finder took for the first letter of a name, where the report has the
/// rest as a person's name elsewhere: "لباشينيان" beside "نيكول باشينيان".
pub(super) fn without_clitics(text: &str, found: &mut [Found], sentences: &[Vec<Word<'_>>]) {
    let cuts: Vec<(usize, Span, String)> = {
        let people = || {
            let people = (0..).zip(found.iter());
            people.filter(|(_, name)| name.names_person())
        };
        let opening: FxHashSet<&str> = people()
            .filter_map(|(_, name)| Some(name.words.first()?.as_str()))
            .collect();
        let last: FxHashSet<&str> = people()
            .filter_map(|(_, name)| Some(name.words.last()?.as_str()))
            .collect();
        let counts = LazyCell::new(|| counts(sentences));
        let count = |fold: &str| counts.get(fold).copied().unwrap_or_default();
        let cut = |(index, name): (usize, &Found)| {
            let word = word_at(name.span.start, sentences)?;
            let is_whole = name.words.first().is_some_and(|first| first == word.fold);
            let is_known = |rest: &str| opening.contains(rest) || name.words.len() == 1 && last.contains(rest);
            let way = ways(word)
                .skip(1)
                .find(|way| is_whole && is_known(&way.rest) && is_clitic(word, way, &count))?;
            let start = word.without(text, way.clitics).start;
            Some((index, Span::new(start, name.span.end), way.rest.into_owned()))
        };
        people().filter_map(cut).collect()
    };
    for (index, span, first) in cuts {
        let Some(name) = found.get_mut(index) else { continue };
        name.span = span;
        if let Some(word) = name.words.first_mut() {
            *word = first;
        }
    }
}

/// Whether what is taken off is likely to be a clitic. Many names begin with ب, ك and ف: there the
/// rest must be a word at least as often, since of "كالينيتش" the finder alone makes "الينيتش". Into
/// ل the article melts.
fn is_clitic(word: &Word<'_>, way: &Way<'_>, count: &impl Fn(&str) -> usize) -> bool {
    match word.fold.get(..way.clitics) {
        Some(clitics) if clitics.ends_with('ل') => !way.rest.starts_with("ال") || clitics.ends_with("لل"),
        Some("و") => true,
        _ => count(&way.rest) >= count(word.fold),
    }
}

/// How often each word stands in the report.
fn counts<'t>(sentences: &[Vec<Word<'t>>]) -> FxHashMap<&'t str, usize> {
    let mut counts = FxHashMap::default();
    for word in sentences.iter().flatten() {
        *counts.entry(word.fold).or_default() += 1;
    }
    counts
}

/// The word that begins at an offset.
fn word_at<'w, 't>(start: usize, sentences: &'w [Vec<Word<'t>>]) -> Option<&'w Word<'t>> {
    let (words, at) = reaching(start, sentences)?;
    words.get(at).filter(|word| word.span.start == start)
}

/// The first sentence that reaches beyond an offset, and the first of its words that does.
pub(super) fn reaching<'w, 't>(start: usize, sentences: &'w [Vec<Word<'t>>]) -> Option<(&'w [Word<'t>], usize)> {
    let at = sentences.partition_point(|words| words.last().is_none_or(|word| word.span.end <= start));
    let words = sentences.get(at)?;
    Some((words, words.partition_point(|word| word.span.end <= start)))
}

/// Which word of a name is not of it.
#[derive(Clone, Copy)]
enum Side {
    Beginning,
    End,
}

/// Whether a found name is this word, and no person's.
fn is_other(found: &Found, word: &str) -> bool {
    !found.title_only
        && found.kind != EntityKind::Person
        && found.words.len() == 1
        && found.words.iter().any(|w| w == word)
}

/// What the report shows of its names.
struct Known<'f> {
    /// Names of people, by their last word.
    people: FxHashMap<&'f str, Vec<&'f [String]>>,
    /// Names of one word that are no person's.
    others: FxHashSet<&'f str>,
    /// Words outside of names of people of several words, in every reading of their clitics.
    free: FxHashSet<Cow<'f, str>>,
}

impl<'f> Known<'f> {
    fn of(found: &'f [Found], sentences: &'f [Vec<Word<'f>>]) -> Self {
        let mut known = Self {
            people: FxHashMap::default(),
            others: FxHashSet::default(),
            free: FxHashSet::default(),
        };
        let mut spans: Vec<Span> = Vec::new();
        for name in found.iter().filter(|name| !name.title_only) {
            match (name.kind, name.words.as_slice()) {
                (EntityKind::Person, words) => {
                    // A word that is a name alone is free of the longer one.
                    if words.len() > 1 {
                        spans.push(name.span);
                    }
                    if let Some(last) = words.last() {
                        known.people.entry(last).or_default().push(words);
                    }
                }
                (_, [word]) => {
                    known.others.insert(word);
                }
                _ => {}
            }
        }
        // Only a name of two words and more can be cut.
        if !known.people.values().flatten().any(|words| words.len() > 1) {
            return known;
        }
        spans.sort_unstable();
        for word in sentences.iter().flatten().filter(|word| word.is_arabic()) {
            let after = spans.partition_point(|span| span.start < word.span.end);
            let inside = after.checked_sub(1).and_then(|i| spans.get(i));
            if !inside.is_some_and(|span| span.overlaps(word.span)) {
                known.free.extend(ways(word).map(|way| way.rest));
            }
        }
        known
    }

    /// Which end of a person's name is another name, if one is.
    fn side(&self, name: &Found, lexicon: &Lexicon) -> Option<Side> {
        let listed = |word: &String| lexicon.names.person(word).is_some();
        if let [first, rest @ ..] = name.words.as_slice()
            && rest.len() >= 2
            && self.others.contains(first.as_str())
            && self.free.contains(first.as_str())
            && !listed(first)
        {
            return Some(Side::Beginning);
        }
        let [head @ .., last] = name.words.as_slice() else {
            return None;
        };
        let given = |word: &String| lexicon.names.person(word).is_some_and(|person| person.given);
        let surname = head.last().filter(|word| !given(word))?;
        let full = self.people.get(surname.as_str())?;
        let is_surname = full
            .iter()
            .any(|words| words.len() > head.len() && words.ends_with(head));
        (is_surname && self.free.contains(last.as_str()) && !listed(last)).then_some(Side::End)
    }
}

/// The first word of a name and where the second begins, and where the last but one ends and the last word.
fn ends(name: &Found, sentences: &[Vec<Word<'_>>]) -> Option<((Span, usize), (usize, Span))> {
    let (words, first) = reaching(name.span.start, sentences)?;
    let end = words.partition_point(|word| word.span.start < name.span.end);
    let mut inside = words.get(first..end)?.iter().filter(|word| !word.is_mark());
    let (first, second) = (inside.next()?, inside.next()?);
    let (last, before) = {
        let mut back = words.get(..end)?.iter().rev().filter(|word| !word.is_mark());
        (back.next()?, back.next()?)
    };
    let opening = Span::new(name.span.start.max(first.span.start), first.span.end);
    Some(((opening, second.span.start), (before.span.end, last.span)))
}
