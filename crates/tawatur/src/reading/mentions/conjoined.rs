//! "And" written onto a name: "شافيز ولوكاشنكو" are two people, and of "وبيرلو" the name is "بيرلو", while
//! "ويليامسون" and "وليد" are names as they stand.

use super::EntityKind;
use super::finder::{Found, folds};
use super::parted;
use super::words::Word;
use crate::lexicon::Lexicon;
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::cell::LazyCell;
use std::ops::Range;

const AND: char = 'و';

/// The fewest letters of a name behind "and".
const MIN_REST: usize = 3;

/// Parts names of people at "and", and takes it off before a name.
///
/// It is taken for the first letter of the name where a list has the name with it, and where nothing
/// tells: before a vowel or a letter that may follow it in names of many languages ("وارنر", "وولف",
/// "وهبي"), unless a list or the report has the rest.
pub(super) fn part(text: &str, found: &mut Vec<Found>, sentences: &[Vec<Word<'_>>], lexicon: &Lexicon) {
    // Most names have no such word.
    let may = |name: &Found| name.names_person() && name.words.iter().any(|word| word.starts_with(AND));
    if !found.iter().any(may) {
        return;
    }
    let ends: FxHashSet<usize> = found.iter().map(|name| name.span.end).collect();
    let heard = LazyCell::new(|| -> FxHashSet<&str> { sentences.iter().flatten().map(|word| word.fold).collect() });
    let heard = |word: &str| heard.contains(word);
    let joined = Joined {
        text,
        lexicon,
        heard: &heard,
    };
    let mut parted: Vec<Found> = Vec::with_capacity(found.len());
    for name in found.drain(..) {
        let people = may(&name).then(|| joined.people(&name, sentences, &ends));
        match people.flatten() {
            Some(people) => parted.extend(people),
            None => parted.push(name),
        }
    }
    *found = parted;
}

struct Joined<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// Whether a folded word stands in the report by itself.
    heard: &'a dyn Fn(&str) -> bool,
}

impl Joined<'_> {
    /// The people that one name is of; none where it is right as it stands. `ends`: where names end.
    fn people(&self, name: &Found, sentences: &[Vec<Word<'_>>], ends: &FxHashSet<usize>) -> Option<Vec<Found>> {
        let (sentence, first) = parted::reaching(name.span.start, sentences)?;
        let end = sentence.partition_point(|word| word.span.start < name.span.end);
        let words = sentence.get(first..end)?;
        // "And" stands behind another name or a mark, and not behind a title or verb: "السيدة وسيلة".
        let before = first.checked_sub(1).and_then(|at| sentence.get(at));
        let beside = before.is_none_or(|word| {
            word.is_mark() || ends.contains(&word.span.end) || !(word.common || word.may.title || word.may.says)
        });
        let mut last: Option<&Word<'_>> = None;
        let mut starts = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let may = match last.replace(word) {
                None => beside && word.span.start == name.span.start,
                Some(before) => !word.joined && !self.lexicon.names.cues(before.fold).particle,
            };
            if may && self.is_behind_and(word) {
                starts.push(at);
            }
        }
        let opening = *starts.first()?;
        let mut people = Vec::with_capacity(starts.len() + 1);
        if opening > 0 {
            people.extend(person(
                name.span.start,
                words.get(..opening)?,
                name.words.first().map(String::as_str),
            ));
        }
        let ends = starts.iter().skip(1).copied().chain([words.len()]);
        people.extend(
            starts
                .iter()
                .zip(ends)
                .filter_map(|(start, end)| self.behind_and(words, *start..end)),
        );
        if let Some(first) = people.first_mut() {
            first.title.clone_from(&name.title);
        }
        Some(people)
    }

    /// Whether the word is "and" with a name written onto it.
    fn is_behind_and(&self, word: &Word<'_>) -> bool {
        let names = &self.lexicon.names;
        let Some(rest) = word.fold.strip_prefix(AND).filter(|_| word.is_arabic()) else {
            return false;
        };
        if rest.chars().count() < MIN_REST || self.is_listed(word.fold) || names.is_common_whole(word.fold) {
            return false;
        }
        let written = word.without(self.text, AND.len_utf8()).of(self.text);
        written.starts_with(['أ', 'إ', 'آ']) || !rest.starts_with(AFTER_W) || self.is_listed(rest) || (self.heard)(rest)
    }

    /// Whether a list has the folded word as a name.
    fn is_listed(&self, word: &str) -> bool {
        self.lexicon.names.person(word).is_some() || self.lexicon.evidence.listed(word, |_| None).rare != 0
    }

    /// The person whose name begins behind "and"; none where a common noun does ("وزملاؤه").
    fn behind_and(&self, words: &[Word<'_>], range: Range<usize>) -> Option<Found> {
        let names = &self.lexicon.names;
        let inner = range.start > 0;
        let words = words.get(range)?;
        let first = words.first()?;
        let rest = first.fold.strip_prefix(AND)?;
        // "الأمير جورج والأميرة شارلوت".
        if names.cues(rest).any_title() {
            let behind = words.get(1..)?;
            return person(behind.first()?.span.start, behind, None);
        }
        if inner && words.len() == 1 && !self.is_listed(rest) && names.is_common_whole(rest) {
            return None;
        }
        person(first.without(self.text, AND.len_utf8()).start, words, Some(rest))
    }
}

/// The letters before which one of "w" is common in names.
const AFTER_W: [char; 7] = ['ا', 'ي', 'و', 'ل', 'ر', 'ه', 'ن'];

/// A person named by these words from an offset on; `first`: the first of them, without clitics.
fn person(start: usize, words: &[Word<'_>], first: Option<&str>) -> Option<Found> {
    let span = Span::new(start, words.last()?.span.end);
    Some(Found::named(span, EntityKind::Person, None, folds(words, first)))
}
