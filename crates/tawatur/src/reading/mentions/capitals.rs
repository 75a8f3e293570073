//! Names in Latin letters that their capitals tell: with a word for the kind
//! in them ("Sejong Institute"), in letters all large ("NATO"), or listed nowhere.

use super::EntityKind;
use super::finder::{Finder, Found};
use super::words::Word;

/// The most words with capitals that are looked at as one name.
const MAX_RUN: usize = 8;

/// A word this common, by Zipf, is no name that lists leave out.
const COMMON: f32 = 4.3;

impl Finder<'_> {
    /// An organisation that a list knows: "Apple", "National Guard".
    pub(super) fn listed_organisation(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let first = self.words.get(i).filter(|w| is_large(w))?;
        let count = self.lexicon.evidence.english(first.fold, self.ahead(i))?;
        let words = self.words.get(i..i + count)?;
        let written = words
            .iter()
            .all(|w| w.capital || matches!(w.fold, "of" | "the" | "for" | "without" | "&" | "'" | "s"));
        // "Apple Records" is more than Apple; an acronym is written as one.
        let acronym = count == 1 && first.fold.len() <= 4 && first.fold.len() >= 2;
        let acronym_fits = !acronym || first.all_capitals || first.fold.len() == 4 && !self.opens_sentence(i);
        if !written || !acronym_fits || self.run_end(i) > i + count && self.kind_of_run(i, self.run_end(i)).is_some() {
            return None;
        }
        self.push(found, i, i + count, 0, EntityKind::Organisation, None);
        Some(i + count)
    }

    /// "Ministry of Unification", "Dallas Airport", "Memphis Grizzlies".
    pub(super) fn capitals_with_kind(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let first = self.words.get(i).filter(|w| is_large(w))?;
        let cues = self.lexicon.names.cues(first.fold);
        if cues.stop || cues.any_title() || cues.portfolio {
            return None;
        }
        let end = self.run_end(i);
        let kind = self.kind_of_run(i, end)?;
        self.push(found, i, end, 0, kind, None);
        Some(end)
    }

    /// "NATO": letters all large where the sentence is not.
    pub(super) fn acronym(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let word = self.words.get(i).filter(|w| is_large(w) && w.all_capitals)?;
        let cues = self.lexicon.names.cues(word.fold);
        let alone = self.run_end(i) == i + 1 && !cues.stop && !cues.any_title();
        if !alone || word.fold.chars().count() < 3 || self.shouts() {
            return None;
        }
        self.push(found, i, i + 1, 0, EntityKind::Organisation, None);
        Some(i + 1)
    }

    /// Words with capitals that no list knows: a place before its state
    /// ("Yeosu, South Korea"), or a person of two or three rare words.
    pub(super) fn unlisted(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let names = &self.lexicon.names;
        let end = self.run_end(i);
        let words = self.words.get(i..end).filter(|words| !words.is_empty())?;
        let is_rare = |w: &Word<'_>| {
            let cues = names.cues(w.fold);
            !cues.stop
                && !cues.any_title()
                && !cues.portfolio
                && !w.all_capitals
                && self.lexicon.frequency.zipf(w.fold) < COMMON
        };
        if !words.iter().all(is_rare) || self.shouts() {
            return None;
        }
        let comma = self.words.get(end).is_some_and(|w| w.fold == ",");
        let state = self
            .words
            .get(end + 1)
            .filter(|w| comma && w.capital && !self.is_person(end + 1));
        let state = state.and_then(|w| names.place(w.fold, self.ahead(end + 1)));
        if words.len() <= 2 && state.is_some() && !self.is_person(i) {
            self.push(found, i, end, 0, EntityKind::Place, None);
            return Some(end);
        }
        let of_nation = |w: &Word<'_>| names.nations.adjective(w.fold, None).is_some();
        let plural = words
            .last()
            .is_some_and(|w| w.fold.ends_with('s') && self.lexicon.frequency.zipf(w.fold) > 3.5);
        if !(2..=3).contains(&words.len()) || plural || words.iter().any(of_nation) {
            return None;
        }
        self.push(found, i, end, 0, EntityKind::Person, None);
        Some(end)
    }

    /// The index after the words with capitals from word `i` on, "of" and "for"
    /// between them where a word for a kind stands before.
    fn run_end(&self, i: usize) -> usize {
        let names = &self.lexicon.names;
        let mut end = i;
        let mut kind = false;
        while let Some(word) = self
            .words
            .get(end)
            .filter(|w| !w.is_mark() && !w.is_arabic() && end < i + MAX_RUN)
        {
            let cues = names.cues(word.fold);
            let bridge = kind
                && matches!(word.fold, "of" | "for" | "the")
                && self.words.get(end + 1).is_some_and(|n| n.capital || n.fold == "the");
            let outlet = end > i && self.media.contains_key(&word.token);
            if outlet || !bridge && (!is_large(word) || cues.stop && end > i) {
                break;
            }
            kind |= cues.organisation || cues.place;
            end += 1;
            // A possessive ends a name: "Putin's Russia" is two.
            if word.owns {
                break;
            }
        }
        end
    }

    /// What a run of words with capitals names, if a word for a kind is in it.
    fn kind_of_run(&self, i: usize, end: usize) -> Option<EntityKind> {
        let names = &self.lexicon.names;
        let words = self.words.get(i..end).filter(|words| words.len() >= 2)?;
        let last = words.last()?;
        let cue = |w: &Word<'_>| names.cues(w.fold);
        if words.iter().any(|w| cue(w).organisation) {
            return Some(EntityKind::Organisation);
        }
        if words.iter().any(|w| cue(w).place) {
            return Some(EntityKind::Place);
        }
        // "Memphis Grizzlies": a town and a word of many.
        let town = names
            .place(words.first()?.fold, self.ahead(i))
            .is_some_and(|(count, _)| count + 1 == words.len());
        let many = last.fold.ends_with('s') && last.fold.chars().count() > 4 && !last.all_capitals;
        let team = town && many && names.person(last.fold).is_none() && names.place(last.fold, |_| None).is_none();
        team.then_some(EntityKind::Organisation)
    }

    fn is_person(&self, i: usize) -> bool {
        self.person_at(i, false).is_some()
    }

    fn opens_sentence(&self, i: usize) -> bool {
        i.checked_sub(1)
            .and_then(|p| self.words.get(p))
            .is_none_or(Word::is_mark)
    }

    /// Whether the sentence is written in capitals throughout.
    fn shouts(&self) -> bool {
        let latin = self.words.iter().filter(|w| !w.is_mark() && !w.is_arabic());
        latin.clone().filter(|w| w.all_capitals).count() * 2 > latin.count()
    }
}

/// Whether a word in Latin letters opens with a capital.
fn is_large(word: &Word<'_>) -> bool {
    word.capital && !word.is_arabic() && !word.is_mark()
}
