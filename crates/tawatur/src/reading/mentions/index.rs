//! Full names by their spelling, so that joining stays near linear.

use super::spelling::Spelling;
use std::collections::HashMap;

/// How many names that share a word are compared; names come in order, so the
/// first ones stay. A story has far fewer people of one surname.
const MAX_COMPARED: usize = 64;

/// Full names (two words and more), one entry a person.
#[derive(Debug, Default)]
pub(crate) struct NameIndex {
    names: Vec<Spelling>,
    /// Joined skeleton → person.
    joined: HashMap<String, usize>,
    /// First or last skeleton → people.
    by_word: HashMap<String, Vec<usize>>,
}

impl NameIndex {
    /// The person of a full name: one known already, of which it is a spelling
    /// or a part, or a new one. Longer names should come first.
    pub(crate) fn person(&mut self, spelling: &Spelling) -> usize {
        if let Some(person) = self.find(spelling) {
            return person;
        }
        let person = self.names.len();
        self.names.push(spelling.clone());
        self.joined.entry(spelling.joined()).or_insert(person);
        let words = spelling.words();
        let (first, last) = (words.first(), words.last().filter(|_| words.len() > 1));
        for word in first.into_iter().chain(last) {
            let people = self.by_word.entry(word.clone()).or_default();
            if people.last() != Some(&person) {
                people.push(person);
            }
        }
        person
    }

    /// The person whose name this is a spelling or a part of.
    fn find(&self, spelling: &Spelling) -> Option<usize> {
        if let Some(person) = self.joined.get(&spelling.joined()).filter(|p| self.same(**p, spelling)) {
            return Some(*person);
        }
        let words = spelling.words();
        let near = [words.first(), words.last()].into_iter().flatten();
        let mut people: Vec<usize> = near
            .flat_map(|word| self.owners(word).iter().take(MAX_COMPARED))
            .copied()
            .collect();
        people.sort_unstable();
        people.dedup();
        let same = people.iter().find(|p| self.same(**p, spelling));
        let mut wholes = people
            .iter()
            .filter(|p| self.names.get(**p).is_some_and(|n| spelling.is_part_of(n)));
        // A part of two names tells neither.
        same.or_else(|| wholes.next().filter(|_| wholes.next().is_none()))
            .copied()
    }

    fn same(&self, person: usize, spelling: &Spelling) -> bool {
        self.names.get(person).is_some_and(|name| name.same_name(spelling))
    }

    /// The people whose names begin or end with a word of this skeleton.
    fn owners(&self, skeleton: &str) -> &[usize] {
        self.by_word.get(skeleton).map_or(&[], Vec::as_slice)
    }

    /// The people whose names this one word begins or ends.
    pub(crate) fn bearers(&self, word: &Spelling) -> impl Iterator<Item = usize> {
        let skeleton = word.words().first().filter(|_| word.len() == 1);
        let owners = skeleton.map_or(&[] as &[usize], |skeleton| self.owners(skeleton));
        let is_part = |person: &usize| self.names.get(*person).is_some_and(|name| word.is_part_of(name));
        owners.iter().copied().filter(is_part)
    }

    /// The fullest spelling of a person's name.
    pub(crate) fn name(&self, person: usize) -> Option<&Spelling> {
        self.names.get(person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::lexicon::phrases::phrase_key;

    fn spelling(name: &str) -> Spelling {
        Spelling::new(phrase_key(name).split(' '), Lexicon::builtin())
    }

    #[test]
    fn spellings_and_parts_meet_and_relatives_do_not() {
        let mut index = NameIndex::default();
        let kim = index.person(&spelling("كيم جونغ أون"));
        let father = index.person(&spelling("كيم جونغ إيل"));
        assert_ne!(kim, father);
        assert_eq!(index.person(&spelling("كيم يونج أون")), kim);
        assert_eq!(index.person(&spelling("Kim Jong-un")), kim);
        // "كيم جونغ" is a part of both.
        let half = index.person(&spelling("كيم جونغ"));
        assert!(half != kim && half != father);
    }
}
