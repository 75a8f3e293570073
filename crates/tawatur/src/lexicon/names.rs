//! Gazetteers, titles and name cues.

mod cues;
mod load;
mod particle;

pub use cues::Cues;
pub use particle::Particle;

use super::nations::Nations;
use super::phrases::{Phrases, Seconds};
use crate::text::clitics;
use rustc_hash::{FxHashMap, FxHashSet};

/// Gazetteers, titles and name cues.
#[derive(Debug, Default)]
pub struct Names {
    people: FxHashMap<&'static str, PersonName>,
    foreign: FxHashMap<String, PersonName>,
    common: FxHashSet<&'static str>,
    places: Phrases<PlaceId>,
    cues: FxHashMap<String, Cues>,
    vacant: FxHashSet<String>,
    regnal: FxHashSet<String>,
    particles: FxHashMap<String, Particle>,
    /// States, adjectives, capitals.
    pub nations: Nations,
}

/// How a word serves in names of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// A given name.
    pub given: bool,
    /// A surname.
    pub surname: bool,
    /// A syllable of East Asian names, the surname among them.
    pub syllable: bool,
    /// Foreign to Arabic, so that it stands alone like a word of its own.
    pub foreign: bool,
    /// How sure a name it is where it stands alone.
    pub strength: Strength,
}

impl PersonName {
    /// Whether it is a foreign surname and nothing else.
    #[must_use]
    pub fn is_foreign_surname(self) -> bool {
        self.foreign && self.surname && !self.given && !self.syllable
    }
}

/// How sure a word is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Mostly another word.
    Rare,
    /// Also another word.
    Weak,
    /// Hardly anything else.
    Strong,
}

/// The id that joins a place's names over languages.
pub type PlaceId = &'static str;

impl Names {
    /// How a folded word without clitics serves in names of people.
    #[must_use]
    pub fn person(&self, word: &str) -> Option<PersonName> {
        match (self.foreign.get(word), self.people.get(word)) {
            (Some(a), Some(b)) => Some(PersonName {
                given: a.given || b.given,
                surname: a.surname || b.surname,
                syllable: a.syllable || b.syllable,
                foreign: true,
                strength: a.strength.max(b.strength),
            }),
            (a, b) => a.or(b).copied(),
        }
    }

    /// Whether an office behind this folded word is nobody's: "منصب الوزير", "كأس الملك".
    #[must_use]
    pub fn is_vacant(&self, word: &str) -> bool {
        self.vacant.contains(word)
    }

    /// Whether a folded word is the number of a king: "الثاني" in "عبد الله الثاني".
    #[must_use]
    pub fn is_regnal(&self, word: &str) -> bool {
        self.regnal.contains(word)
    }

    /// What a folded word is to a name of a person that it stands in, if no part of it by itself.
    #[must_use]
    pub fn particle(&self, word: &str) -> Option<Particle> {
        self.particles.get(word).copied()
    }

    /// Whether the name of the father follows a folded word: "بن".
    #[must_use]
    pub fn precedes_father(&self, word: &str) -> bool {
        self.particle(word).is_some_and(Particle::precedes_father)
    }

    /// Whether a folded Arabic word is a common one in some reading of its clitics and suffixes.
    #[must_use]
    pub fn is_common(&self, word: &str) -> bool {
        clitics::readings(word).any(|(_, rest)| self.common.contains(rest))
            || clitics::readings(word).any(|(_, rest)| self.is_common_suffixed(rest))
    }

    /// Whether a folded Arabic word is a common one as it stands or with a suffix.
    #[must_use]
    pub fn is_common_whole(&self, word: &str) -> bool {
        self.common.contains(word) || self.is_common_suffixed(word)
    }

    /// Whether a folded Arabic word is a common one with a suffix.
    fn is_common_suffixed(&self, word: &str) -> bool {
        SUFFIXES.iter().any(|suffix| {
            word.strip_suffix(suffix).is_some_and(|stem| {
                stem.chars().count() >= 3 && (self.common.contains(stem) || self.with_feminine_ending(stem))
            })
        })
    }

    /// The longest place name that opens with `first`: how many words it has, and its id.
    pub fn place<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(usize, PlaceId)> {
        self.places.longest(first, word).map(|(count, id)| (count, *id))
    }

    /// Whether a place's name may open with `first`.
    pub(crate) fn opens_place(&self, first: &str) -> bool {
        self.places.opens(first)
    }

    /// The words with which places, capitals and adjectives that open with `first` go on; an
    /// adjective's are without article and clitics.
    pub(crate) fn seconds(&self, first: &str) -> Seconds {
        self.places.seconds(first) | self.nations.seconds(first)
    }

    /// What a folded word does beside names.
    #[must_use]
    pub fn cues(&self, word: &str) -> Cues {
        self.cues.get(word).copied().unwrap_or_default()
    }

    /// "زيارته" is "زيارة" with a suffix.
    fn with_feminine_ending(&self, stem: &str) -> bool {
        stem.strip_suffix('ت')
            .is_some_and(|root| self.common.contains(format!("{root}ه").as_str()))
    }
}

/// Pronouns and endings that words carry and foreign names do not.
const SUFFIXES: &[&str] = &["هما", "هم", "هن", "ها", "نا", "كم", "ه", "وا", "ات"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::phrases::phrase_key;

    #[test]
    fn a_capital_has_one_id_in_every_writing() {
        let names = Names::load().unwrap();
        let id = |text: &str| names.places.get(&phrase_key(text)).copied();
        assert!(id("Seoul").is_some());
        assert_eq!(id("سيئول"), id("Seoul"));
        assert_eq!(id("بيونج يانج"), id("Pyongyang"));
        assert_eq!(id("أميركا"), id("United States"));
        assert_ne!(id("كوريا الشمالية"), id("كوريا الجنوبية"));
    }

    #[test]
    fn names_that_are_words_are_weak() {
        let names = Names::load().unwrap();
        for word in ["سعيد", "امل", "مني"] {
            assert!(
                names.person(word).is_some_and(|p| p.strength < Strength::Strong),
                "{word}"
            );
        }
        assert!(
            names
                .person("فلاديمير")
                .is_some_and(|p| p.given && p.strength == Strength::Strong)
        );
        assert!(names.is_common("وزيارتها") && !names.is_common("لانكوف"));
        assert!(names.is_regnal("الثاني") && !names.is_regnal("الحداد"));
    }
}
