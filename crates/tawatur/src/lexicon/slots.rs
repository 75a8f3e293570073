//! Words that decide what a claim says: negation, contrast, kinds of event.

mod denial;
mod figures;
mod lists;

use self::lists::{File, Lists};
use super::DataError;
use super::lines::{from_toml, line_at};
use crate::text::{clitics, fold};
use rustc_hash::{FxHashMap, FxHashSet};

const FILES: &[(&str, &str)] = &[
    ("ar/slots.toml", include_str!("../../data/ar/slots.toml")),
    ("en/slots.toml", include_str!("../../data/en/slots.toml")),
];

/// Words of all languages together, folded: their letters keep them apart.
#[derive(Debug, Default)]
pub struct Slots {
    lists: Lists,
    /// A word that negates, and a word behind which it does not.
    not_negated: FxHashSet<(String, String)>,
    adversatives: FxHashSet<Vec<String>>,
    /// Word for victims to what befell them.
    tolls: FxHashMap<String, String>,
    /// What befalls people in a kind of event.
    befalls: FxHashMap<usize, String>,
    directions: FxHashMap<String, String>,
    /// Word to the sense that it shares with others.
    senses: FxHashMap<String, String>,
    /// Kinds of event; the same in every language, so that claims meet across them.
    kinds: Vec<String>,
    events: FxHashMap<String, usize>,
}

impl Slots {
    /// Reads the data of all languages.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut slots = Self::default();
        let mut errors = Vec::new();
        for (name, data) in FILES {
            if let Err(error) = slots.add(name, data) {
                errors.push(error);
            }
        }
        if errors.is_empty() { Ok(slots) } else { Err(errors) }
    }

    fn add(&mut self, name: &str, data: &str) -> Result<(), DataError> {
        let file: File = from_toml(name, data)?;
        self.lists.add(&file);
        let words = |phrase: &String| fold(phrase).split(' ').map(str::to_owned).collect::<Vec<_>>();
        for phrase in &file.not_negated {
            let [first, second] = words(phrase)
                .try_into()
                .map_err(|_| DataError::new(name, line_of(data, phrase), format!("\"{phrase}\" must be two words")))?;
            self.not_negated.insert((first, second));
        }
        self.adversatives.extend(file.adversatives.iter().map(words));
        for (toll, words) in &file.tolls {
            self.tolls.extend(words.iter().map(|word| (fold(word), toll.clone())));
        }
        for (direction, words) in &file.directions {
            self.directions
                .extend(words.iter().map(|word| (fold(word), direction.clone())));
        }
        for (sense, words) in &file.senses {
            self.senses.extend(words.iter().map(|word| (fold(word), sense.clone())));
        }
        for (kind, words) in &file.events {
            let index = self.kinds.iter().position(|known| known == kind).unwrap_or_else(|| {
                self.kinds.push(kind.clone());
                self.kinds.len() - 1
            });
            self.events.extend(words.iter().map(|word| (fold(word), index)));
        }
        for (kind, toll) in &file.befalls {
            let Some(index) = self.kinds.iter().position(|known| known == kind) else {
                return Err(DataError::new(
                    name,
                    line_of(data, kind),
                    format!("\"{kind}\" is no kind of event"),
                ));
            };
            self.befalls.insert(index, toll.clone());
        }
        Ok(())
    }

    /// Whether `word` opens a clause after a verb of saying ("أن").
    #[must_use]
    pub fn opens_clause(&self, word: &str) -> bool {
        self.lists.clauses.contains(word)
    }

    /// Whether `word` opens who is quoted ("نقلا عن").
    #[must_use]
    pub fn attributes(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.attributions.contains(w))
    }

    /// Whether `word` joins on what follows, so that no piece can end in it.
    #[must_use]
    pub fn dangles(&self, word: &str) -> bool {
        self.lists.dangling.contains(word)
    }

    /// Whether `word` points back at what was said.
    #[must_use]
    pub fn points_back(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.anaphora.contains(w))
    }

    /// Whether `word` points at what was said, or at a thing with it: "هذا", "هذه المادة".
    #[must_use]
    pub fn demonstrates(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.demonstratives.contains(w))
    }

    /// Whether `word` tells of what is to be expected ("المقرر"), whatever its form.
    #[must_use]
    pub fn expects(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.expected.contains(w))
    }

    /// Whether `word` says that something is at a place ("في").
    #[must_use]
    pub fn locates(&self, word: &str) -> bool {
        self.lists.locators.contains(word)
    }

    /// The side of a place that `word` names ("غرب", "western").
    #[must_use]
    pub fn direction(&self, word: &str) -> Option<&str> {
        let mut readings = clitics::readings(word);
        readings
            .find_map(|(_, rest)| self.directions.get(rest))
            .map(String::as_str)
    }

    /// Whether `word`, after a mark, opens a clause on what was named before ("الذي").
    #[must_use]
    pub fn relates(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.relatives.contains(w))
    }

    /// Whether `word` joins a clause of its own ("كما").
    #[must_use]
    pub fn joins_clause(&self, word: &str) -> bool {
        self.lists.joiners.contains(word)
    }

    /// Whether `word` tells where to something goes ("إلى").
    #[must_use]
    pub fn leads(&self, word: &str) -> bool {
        self.lists.goals.contains(word)
    }

    /// Whether a speaker's folded name is a word for what is said by nobody in
    /// particular ("تقارير", "وسائل إعلام").
    #[must_use]
    pub fn is_hearsay(&self, speaker: &str) -> bool {
        speaker
            .split(' ')
            .all(|word| any_reading(word, |w| self.lists.hearsay.contains(w)))
    }

    /// Whether `word` says of someone what they are ("هو رئيس الحزب").
    #[must_use]
    pub fn equates(&self, word: &str) -> bool {
        self.lists.equating.contains(word)
    }

    /// Whether `word` tells that it happens again ("الثانية").
    #[must_use]
    pub fn repeats(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.again.contains(w))
    }

    /// Whether `word` makes what follows a mere possibility ("ربما").
    #[must_use]
    pub fn allows(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.possible.contains(w))
    }

    /// Whether speakers assure by `word` what they go on to say ("أقول").
    #[must_use]
    pub fn assures(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.assurances.contains(w))
    }

    /// Whether `word` gives the name of whom is spoken of ("يدعى").
    #[must_use]
    pub fn names(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.naming.contains(w))
    }

    /// The sense that `word` shares with others: "مشترك" and "مستخدم" are users,
    /// "برامج" are as many of "برنامج".
    #[must_use]
    pub fn sense(&self, word: &str) -> Option<&str> {
        clitics::readings(word)
            .find_map(|(_, rest)| self.senses.get(rest))
            .map(String::as_str)
    }

    /// The kind of event that `word` names, as an index.
    #[must_use]
    pub fn event(&self, word: &str) -> Option<usize> {
        const OBJECTS: &[&str] = &["", "ها", "هم", "ه"];
        clitics::readings(word).find_map(|(_, rest)| {
            // With whom it happens to written onto it: أوقفته.
            let bare = OBJECTS.iter().filter_map(|object| rest.strip_suffix(object));
            bare.filter_map(|bare| self.events.get(bare)).next().copied()
        })
    }
}

fn any_reading(word: &str, test: impl Fn(&str) -> bool) -> bool {
    clitics::readings(word).any(|(_, rest)| test(rest))
}

fn line_of(data: &str, word: &str) -> usize {
    line_at(data, data.find(word).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negation_and_its_look_alikes() {
        let slots = Slots::load().unwrap();
        assert!(slots.negates("لا", "توجد"));
        assert!(slots.negates("ولم", "يصدر"));
        assert!(!slots.negates("لا", "يزال"));
        assert!(!slots.negates("no", "doubt"));
        assert!(!slots.negates("بلا", "شك") && slots.negates("بلا", "دليل"));
        assert!(!slots.negates("ليس", "فقط") && slots.negates("ليس", "الاجتماع"));
        assert!(slots.negates("خال", "من") && !slots.negates("خال", "سامي"));
        assert!(slots.exists("توجد") && slots.exists("no") && !slots.exists("القرار"));
        assert!(slots.contrasts(&["لكن", "المتحدث"]));
        assert!(slots.contrasts(&["غير", "ان", "الوزاره"]));
        assert!(!slots.contrasts(&["غير", "معروف"]));
    }

    #[test]
    fn every_language_has_the_same_kinds() {
        for (name, data) in FILES {
            let mut one = Slots::default();
            one.add(name, data).unwrap();
            let mut kinds = Slots::load().unwrap().kinds;
            kinds.sort();
            assert_eq!(one.kinds, kinds, "{name}");
        }
    }

    #[test]
    fn bad_data_names_its_line() {
        let (name, data) = FILES[0];
        let bad = data.replacen("not_negated = [", "not_negated = [\"zz\", ", 1);
        let line = line_at(data, data.find("not_negated").unwrap());
        let error = Slots::default().add(name, &bad).unwrap_err();
        assert_eq!((error.file.as_str(), error.line), (name, line));
    }

    #[test]
    fn charges_with_pronouns() {
        let slots = Slots::load().unwrap();
        for word in ["اتهمته", "تتهمها", "وادعاءاتها", "اتهمنا", "وراءها"] {
            assert!(slots.accuses(word), "{word}");
        }
        for word in ["اتهامه", "منها", "له"] {
            assert_eq!(slots.accuses(word), word == "اتهامه", "{word}");
        }
    }
}
