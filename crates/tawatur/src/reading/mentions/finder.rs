//! Finds names sentence by sentence: registries and gazetteers first, then
//! titles, head nouns and the shape of names of people.

mod bodies;
mod places;
mod titled;

use super::people::{self, PersonSpan};
use super::spelling::Spelling;
use super::titles::{self, Title};
use super::words::{Word, ways};
use super::{EntityKind, Office};
use crate::lexicon::Lexicon;
use crate::text::Span;
use std::collections::BTreeMap;

/// A name found, before names are joined to entities.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The name without title and clitics.
    pub(super) span: Span,
    /// What it names.
    pub(super) kind: EntityKind,
    /// The registry's or gazetteer's id.
    pub(super) id: Option<String>,
    /// Folded words of the name, clitics taken off.
    pub(super) words: Vec<String>,
    /// The title beside it, or the title that stands alone.
    pub(super) title: Option<TitleFound>,
    /// A title without a name: it stands for its bearer if the report names one.
    pub(super) title_only: bool,
}

impl Found {
    /// A name without a title.
    pub(super) fn named(span: Span, kind: EntityKind, id: Option<String>, words: Vec<String>) -> Self {
        Self {
            span,
            kind,
            id,
            words,
            title: None,
            title_only: false,
        }
    }

    /// Whether it is the name of a person, and no title alone.
    pub(super) fn names_person(&self) -> bool {
        self.kind == EntityKind::Person && !self.title_only
    }

    /// The key under which spellings of one name meet.
    pub(super) fn spelling(&self, lexicon: &Lexicon) -> Spelling {
        Spelling::new(self.words.iter().map(String::as_str), lexicon)
    }
}

/// A title with its place in the text.
#[derive(Clone, Debug)]
pub(super) struct TitleFound {
    /// Its words.
    pub(super) span: Span,
    /// What it says.
    pub(super) title: Title,
}

impl TitleFound {
    /// The office, with its bearer among the report's entities.
    pub(super) fn office(&self, entity: Option<usize>) -> Office {
        Office {
            span: self.span,
            key: self.title.key.clone(),
            entity,
        }
    }
}

/// Names of agencies and outlets, by first token: the token after the last, and the id.
pub(super) type Media = BTreeMap<usize, (usize, String)>;

/// One sentence, and what is needed to find names in it.
pub(super) struct Finder<'f> {
    /// The report's text.
    pub(super) text: &'f str,
    /// The sentence's words.
    pub(super) words: &'f [Word<'f>],
    /// Agencies and outlets in the report.
    pub(super) media: &'f Media,
    /// Gazetteers and cues.
    pub(super) lexicon: &'f Lexicon,
}

impl Finder<'_> {
    /// The names of the sentence, in order, without overlap. Titles without a
    /// name come, too, and the names inside such a title after it.
    pub(super) fn run(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut i = 0;
        while i < self.words.len() {
            i = self.step(i, self.words.len(), true, &mut found).max(i + 1);
        }
        found
    }

    /// Adds the name at word `i`, which ends before `limit`, and gives the word after it.
    fn step(&self, i: usize, limit: usize, with_people: bool, found: &mut Vec<Found>) -> usize {
        let Some(word) = self.words.get(i) else { return i + 1 };
        if word.is_mark() {
            return i + 1;
        }
        let before = found.len();
        let end = self
            .medium(i, found)
            .or_else(|| self.body(i, found))
            .or_else(|| self.listed_organisation(i, found))
            .or_else(|| self.capitals_with_kind(i, found))
            .or_else(|| with_people.then(|| self.titled(i, found)).flatten())
            .or_else(|| self.place(i, with_people, found))
            .or_else(|| self.organisation(i, limit, found))
            .or_else(|| self.headed_place(i, found))
            .or_else(|| with_people.then(|| self.person(i, found)).flatten())
            .or_else(|| self.acronym(i, found))
            .or_else(|| with_people.then(|| self.unlisted(i, found)).flatten());
        match end {
            Some(end) if end <= limit => end,
            Some(_) => {
                found.truncate(before);
                i + 1
            }
            None => i + 1,
        }
    }

    /// Whether the word before word `i` is such a word, in some reading of its clitics.
    pub(super) fn is_behind(&self, i: usize, such: impl Fn(&str) -> bool) -> bool {
        let before = i.checked_sub(1).and_then(|p| self.words.get(p));
        before.is_some_and(|word| ways(word).any(|way| such(&way.rest)))
    }

    /// The bodies and places inside a title.
    fn inside(&self, from: usize, to: usize, found: &mut Vec<Found>) {
        let mut i = from;
        while i < to {
            i = self.step(i, to, false, found).max(i + 1);
        }
    }

    fn person(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let before = i.checked_sub(1).and_then(|p| self.words.get(p));
        let after_verb = before.is_some_and(|w| w.may.says);
        let person = self.person_at(i, after_verb)?;
        let single = person.end == i + 1;
        // One unknown word alone is a name only beside a verb of saying, and not before more of a clause.
        if single && person.sure == 0 && !after_verb {
            return None;
        }
        self.push(found, i, person.end, person.clitics, EntityKind::Person, None);
        // "ليم سو سوك، المتحدث باسم وزارة الخارجية": the title follows.
        if self.words.get(person.end).is_some_and(|w| matches!(w.fold, "،" | ","))
            && let Some(title) = titles::at(self.words, person.end + 1, self.lexicon)
            && let Some(span) = self.title_span(&title)
            && self.person_at(title.end, true).is_none()
            && let Some(last) = found.last_mut()
        {
            let end = title.end;
            last.title = Some(TitleFound { span, title });
            self.inside(person.end + 2, end, found);
            return Some(end);
        }
        Some(person.end)
    }

    /// The name of a person that starts at word `i`; it ends before an outlet's name.
    pub(super) fn person_at(&self, i: usize, titled: bool) -> Option<PersonSpan> {
        let rest = self.words.get(i..)?;
        // No name of a person is so long that an outlet behind it matters.
        const MAX_NAME: usize = 16;
        let outlet = rest
            .iter()
            .take(MAX_NAME)
            .position(|w| self.media.contains_key(&w.token));
        let words = outlet.map_or(self.words, |n| self.words.get(..i + n).unwrap_or_default());
        people::at(words, i, titled, self.lexicon)
    }

    /// The words after word `i`, for matching phrases; a phrase crosses no mark
    /// but the stops of an abbreviation ("U.S.").
    pub(super) fn ahead<'s>(&'s self, i: usize) -> impl Fn(usize) -> Option<&'s str> + Copy {
        move |n| {
            self.words
                .get(i + n)
                .filter(|w| !w.is_mark() || w.fold == ".")
                .map(|w| w.fold)
        }
    }

    /// Whether a name in Latin letters is written like one: "Us" and "who" are none.
    fn written_as_name(&self, i: usize, count: usize) -> bool {
        let Some(words) = self.words.get(i..i + count) else {
            return false;
        };
        words.iter().take(1).all(|w| {
            w.kind != crate::text::TokenKind::Foreign
                || if w.fold.len() <= 3 && count == 1 {
                    w.all_capitals
                } else {
                    w.capital || i + count > i + 1 && self.words.get(i + 1).is_some_and(|n| n.capital)
                }
        })
    }

    pub(super) fn push(
        &self,
        found: &mut Vec<Found>,
        first: usize,
        end: usize,
        clitics: usize,
        kind: EntityKind,
        id: Option<String>,
    ) {
        let (Some(words), true) = (self.words.get(first..end), end > first) else {
            return;
        };
        let (Some(head), Some(last)) = (words.first(), words.last()) else {
            return;
        };
        let first = ways(head).find(|way| way.clitics == clitics).map(|way| way.rest);
        let span = Span::new(head.without(self.text, clitics).start, last.span.end);
        found.push(Found::named(span, kind, id, folds(words, first.as_deref())));
    }
}

/// The folded words of a name; `first`: the first of them, where a clitic is taken off.
pub(super) fn folds(words: &[Word<'_>], first: Option<&str>) -> Vec<String> {
    let plain = words.iter().filter(|word| !word.is_mark());
    let mut folds: Vec<String> = plain.map(|word| word.fold.to_owned()).collect();
    if let (Some(fold), Some(first)) = (folds.first_mut(), first) {
        first.clone_into(fold);
    }
    folds
}
