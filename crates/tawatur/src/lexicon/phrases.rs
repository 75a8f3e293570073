//! Phrases: names of several words, found by their first word, longest first.

use crate::text::{TokenKind, Tokens};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::hash::BuildHasher;
use std::ops::BitOr;

/// Values by phrase. A phrase is folded words with one space between.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    /// The phrases, and the first words of those that have several.
    entries: FxHashMap<Cow<'static, str>, Entry<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            entries: FxHashMap::default(),
        }
    }
}

/// A phrase, or the first word of one.
#[derive(Clone, Debug)]
struct Entry<T> {
    /// The value of the phrase; none for what only opens others.
    value: Option<T>,
    /// The words that follow in phrases that it opens, where it is one word.
    seconds: Seconds,
    /// Words in the longest phrase that it opens.
    longest: usize,
}

impl<T> Default for Entry<T> {
    fn default() -> Self {
        Self {
            value: None,
            seconds: Seconds::default(),
            longest: 1,
        }
    }
}

/// The words that come second in some phrases, as a set of hashes so small that it is no
/// proof of a word, and that a word is missing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seconds(u64);

impl Seconds {
    /// Adds a folded word.
    pub(crate) fn add(&mut self, word: &str) {
        self.0 |= Self::bit(word);
    }

    /// Whether the folded word may be among them.
    pub(crate) fn may_hold(self, word: &str) -> bool {
        self.0 & Self::bit(word) != 0
    }

    /// Whether there is none.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn bit(word: &str) -> u64 {
        1 << (FxBuildHasher.hash_one(word) >> (u64::BITS - u64::BITS.ilog2()))
    }
}

impl BitOr for Seconds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase that is folded already. The first value of a phrase stays.
    pub fn insert(&mut self, phrase: impl Into<Cow<'static, str>>, value: T) {
        let phrase = phrase.into();
        if let Some((first, rest)) = phrase.split_once(' ') {
            let first = match &phrase {
                Cow::Borrowed(p) => Cow::Borrowed(p.get(..first.len()).unwrap_or_default()),
                Cow::Owned(_) => Cow::Owned(first.to_owned()),
            };
            let entry = self.entries.entry(first).or_default();
            let mut more = rest.split(' ');
            entry.seconds.add(more.next().unwrap_or_default());
            entry.longest = entry.longest.max(2 + more.count());
        }
        self.entries.entry(phrase).or_default().value.get_or_insert(value);
    }

    /// The value of a whole phrase.
    #[must_use]
    pub fn get(&self, phrase: &str) -> Option<&T> {
        self.entries.get(phrase)?.value.as_ref()
    }

    /// Whether a phrase opens with this word.
    #[must_use]
    pub fn opens(&self, first: &str) -> bool {
        self.entries.contains_key(first)
    }

    /// The words with which phrases that open with this word go on.
    pub(crate) fn seconds(&self, first: &str) -> Seconds {
        self.entries
            .get(first)
            .map_or(Seconds::default(), |entry| entry.seconds)
    }

    /// The longest phrase that opens with `first` and goes on with the words
    /// that `word(1)`, `word(2)` … give: how many words it has, and its value.
    pub fn longest<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(usize, &T)> {
        let entry = self.entries.get(first)?;
        if !entry.seconds.is_empty() && word(1).is_some_and(|second| entry.seconds.may_hold(second)) {
            let mut joined = first.to_owned();
            let mut count = 1;
            while let Some(next) = word(count).filter(|_| count < entry.longest) {
                joined.push(' ');
                joined.push_str(next);
                count += 1;
            }
            while let Some((shorter, _)) = joined.rsplit_once(' ') {
                if let Some(value) = self.get(&joined) {
                    return Some((count, value));
                }
                joined.truncate(shorter.len());
                count -= 1;
            }
        }
        entry.value.as_ref().map(|value| (1, value))
    }
}

/// The form in which a phrase is looked up: its folded words and marks, but
/// for hyphens and underscores, with one space between.
#[must_use]
pub fn phrase_key(text: &str) -> String {
    let tokens = Tokens::new(text);
    let mut key = String::with_capacity(text.len());
    for token in tokens.iter() {
        if is_joiner(token.fold) && token.kind == TokenKind::Mark {
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(token.fold);
    }
    key
}

/// Marks that join the words of one name: "جونغ-أون", "كوريا_الشمالية".
#[must_use]
pub fn is_joiner(mark: &str) -> bool {
    matches!(mark, "-" | "_" | "‑" | "‐")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let mut phrases = Phrases::default();
        phrases.insert(phrase_key("مجلس الأمن"), 1);
        phrases.insert(phrase_key("مجلس الأمن الدولي"), 2);
        phrases.insert("كيم", 3);
        let words = ["مجلس", "الامن", "الدولي", "امس"];
        assert_eq!(phrases.longest("مجلس", |i| words.get(i).copied()), Some((3, &2)));
        let words = ["مجلس", "الامن", "امس"];
        assert_eq!(phrases.longest("مجلس", |i| words.get(i).copied()), Some((2, &1)));
        assert_eq!(phrases.longest("مجلس", |_| None), None);
        assert_eq!(phrases.longest("كيم", |_| None), Some((1, &3)));
    }

    #[test]
    fn hyphens_and_underscores_join() {
        assert_eq!(phrase_key("كوريا_الشمالية"), "كوريا الشماليه");
        assert_eq!(phrase_key("U.S"), "u . s");
    }
}
