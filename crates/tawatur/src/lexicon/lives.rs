//! Words that tell of someone's death or life.

use super::lines::each_line;
use super::{DataError, Line};
use crate::text::{clitics, fold};
use rustc_hash::{FxHashMap, FxHashSet};

const FILE: &str = "ar/lives.tsv";

/// Words of death and life, folded.
#[derive(Debug, Default)]
pub struct Lives {
    died: FxHashSet<String>,
    death: FxHashSet<String>,
    attempt: FxHashSet<String>,
    hedge: FxHashSet<String>,
    kin: FxHashSet<String>,
    lasting: FxHashSet<String>,
    /// Second word to the first ones.
    alive: FxHashMap<String, Vec<String>>,
}

impl Lives {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Self::read(FILE, include_str!("../../data/ar/lives.tsv"))
    }

    fn read(file: &str, data: &'static str) -> Result<Self, Vec<DataError>> {
        let mut lives = Self::default();
        let mut errors = Vec::new();
        each_line(file, data, &mut errors, |line| lives.add(line));
        if errors.is_empty() { Ok(lives) } else { Err(errors) }
    }

    fn add(&mut self, line: &Line<'_>) -> Result<(), String> {
        let &[what, words] = line.fields.as_slice() else {
            return Err("two fields are needed: what, word".to_owned());
        };
        let folded = fold(words);
        let known = match (what, folded.split_once(' ')) {
            ("died", None) => &mut self.died,
            ("death", None) => &mut self.death,
            ("attempt", None) => &mut self.attempt,
            ("hedge", None) => &mut self.hedge,
            ("kin", None) => &mut self.kin,
            ("lasting", None) => &mut self.lasting,
            ("alive", Some((first, second))) => {
                self.alive.entry(second.to_owned()).or_default().push(first.to_owned());
                return Ok(());
            }
            _ => return Err("a known kind and its words are needed".to_owned()),
        };
        known.insert(folded);
        Ok(())
    }

    /// Whether `word` leaves a death behind it undone, or unsure ("محاولة").
    #[must_use]
    pub fn undoes(&self, word: &str) -> bool {
        clitics::readings(word).any(|(_, rest)| self.attempt.contains(rest))
    }

    /// Whether `word` tells that whom it is about died.
    #[must_use]
    pub fn tells_of_death(&self, word: &str) -> bool {
        let verb = clitics::without_conjunction(word).unwrap_or(word);
        let noun = || clitics::readings(word).any(|(_, rest)| self.death.contains(rest));
        self.died.contains(word) || self.died.contains(verb) || noun()
    }

    /// Whether `word` is a verb of dying.
    #[must_use]
    pub fn is_dying(&self, word: &str) -> bool {
        self.died.contains(word)
    }

    /// Whether `word` may stand between a death and the name of who died.
    #[must_use]
    pub fn hedges(&self, word: &str) -> bool {
        self.hedge.contains(word)
    }

    /// Whether `word` makes the name behind it that of another than who died ("نجل").
    #[must_use]
    pub fn is_of_another(&self, word: &str) -> bool {
        clitics::readings(word).any(|(_, rest)| self.kin.contains(rest))
    }

    /// Whether `word` says that it is so still ("لا يزال").
    #[must_use]
    pub fn lasts(&self, word: &str) -> bool {
        let bare = clitics::without_conjunction(word).unwrap_or(word);
        self.lasting.contains(word) || self.lasting.contains(bare)
    }

    /// Whether two words tell of being alive ("قيد الحياة").
    #[must_use]
    pub fn is_alive(&self, first: &str, second: &str) -> bool {
        let known = self.alive.get(second);
        known.is_some_and(|known| clitics::readings(first).any(|(_, rest)| known.iter().any(|first| first == rest)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deaths_and_their_look_alikes() {
        let lives = Lives::load().unwrap();
        assert!(lives.tells_of_death("بمقتل") && lives.tells_of_death("وتوفي"));
        assert!(!lives.tells_of_death("لقتل") && lives.undoes("بمحاوله"));
        assert!(lives.lasts("يزال") && !lives.lasts("زوال"));
        assert!(lives.is_alive("قيد", "الحياه") && !lives.is_alive("قيد", "الاقامه"));
    }

    #[test]
    fn bad_data_names_its_line() {
        let head = "# source: x\n# licence: MIT\n";
        let data: &'static str = Box::leak(format!("{head}died\tقتل\nalive\tحي\n").into_boxed_str());
        let errors = Lives::read("x.tsv", data).unwrap_err();
        assert_eq!((errors[0].file.as_str(), errors[0].line), ("x.tsv", 4));
    }
}
