//! Spelling: which writings of a name are one name.
//!
//! A name's skeleton keeps its consonants, each as the class of sounds that
//! Arabic and Latin writing mix up (غ ج ق ك g k q are one), so that
//! "شويغو", "شويجو" and "Shoigu" have the same. What skeletons still tell apart
//! by one slip that transliteration explains ("جونغ" and "يونج") is near, and
//! near names are one only where the rest of the name agrees.

mod skeleton;

pub use skeleton::skeleton;

use crate::lexicon::Lexicon;
use crate::lexicon::names::Particle;
use crate::lexicon::namesakes::Namesakes;
use skeleton::near;
use std::num::NonZeroU16;

/// The skeleton of "آل".
const FAMILY: &str = "al";

/// A name as its words' skeletons, without particles that come and go.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spelling {
    words: Vec<String>,
    /// For each word, which of the names that sound alike it is.
    names: Vec<Option<NonZeroU16>>,
    /// The word that opens the father's name: the second in "محمد بن سالم الحداد".
    father: Option<usize>,
}

impl Spelling {
    /// The spelling of a name given by its folded words.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>, lexicon: &Lexicon) -> Self {
        let mut spelling = Self {
            words: Vec::new(),
            names: Vec::new(),
            father: None,
        };
        let mut servant = false;
        for word in words {
            match lexicon.names.particle(word) {
                Some(Particle::Son | Particle::PerhapsSon) => {
                    if !spelling.is_empty() {
                        spelling.father.get_or_insert(spelling.words.len());
                    }
                }
                Some(Particle::Of | Particle::Article) => {}
                Some(Particle::Servant) => {
                    servant = true;
                    spelling.push(skeleton(word), None);
                }
                Some(Particle::Daughter) | None => {
                    match spelling.words.last_mut().filter(|_| servant) {
                        Some(servant) => master(servant, word),
                        None => spelling.push_word(word, &lexicon.namesakes),
                    }
                    servant = false;
                }
            }
        }
        spelling
    }

    fn push(&mut self, bones: String, name: Option<NonZeroU16>) {
        self.words.push(bones);
        self.names.push(name);
    }

    /// Adds a word that is no half of a name.
    fn push_word(&mut self, word: &str, namesakes: &Namesakes) {
        let stem = without_article(word);
        let bones = match glued_servant(word) {
            Some((servant, master)) => {
                let mut bones = skeleton(servant);
                serve(&mut bones, master);
                bones
            }
            None => skeleton(stem),
        };
        if !bones.is_empty() {
            self.push(bones, namesakes.number(stem));
        }
    }

    /// How many words it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether nothing is left of the name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The skeletons of its words.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Its first `count` words.
    pub(crate) fn beginning(&self, count: usize) -> Self {
        Self {
            words: self.words.iter().take(count).cloned().collect(),
            names: self.names.iter().take(count).copied().collect(),
            father: self.father.filter(|father| *father < count),
        }
    }

    /// One string that is equal for spellings that differ in spaces, too
    /// ("بيونغ يانغ", "بيونغيانغ").
    #[must_use]
    pub fn joined(&self) -> String {
        let mut joined = String::new();
        for bones in &self.words {
            for class in bones.chars() {
                // An opening vowel inside a joined name would be dropped.
                if !joined.is_empty() && (class == 'a' || class == 'y') {
                    continue;
                }
                joined.push(class);
            }
        }
        joined
    }

    /// Whether two full names are one: the same skeletons, or the same but for
    /// one near word.
    #[must_use]
    pub fn same_name(&self, other: &Self) -> bool {
        if self.len() == other.len() && self.is_apart(other, 0) {
            return false;
        }
        if self.words == other.words {
            return !self.is_empty();
        }
        if self.len() != other.len() {
            let (a, b) = (self.joined(), other.joined());
            return a == b && a.len() >= 3;
        }
        let mut slips = 0;
        for (a, b) in self.words.iter().zip(&other.words) {
            if a != b {
                slips += 1;
                if slips > 1 || !near(a, b, self.len() > 1) {
                    return false;
                }
            }
        }
        true
    }

    /// Whether this shorter name is the beginning or the end of a longer one.
    #[must_use]
    pub fn is_part_of(&self, longer: &Self) -> bool {
        let (few, many) = (self.len(), longer.len());
        if few == 0 || few >= many {
            return false;
        }
        let agrees = |from: usize| {
            if few == 1 {
                return longer.words.get(from) == self.words.first() && !self.is_apart(longer, from);
            }
            let part = Self {
                words: longer.words.get(from..from + few).unwrap_or_default().to_vec(),
                names: longer.names.get(from..from + few).unwrap_or_default().to_vec(),
                father: None,
            };
            part.same_name(self)
        };
        // "سالم الحداد" ends "محمد بن سالم الحداد", and is his father; "آل سالم" is the family.
        let is_family = self.words.first().is_some_and(|word| word == FAMILY);
        let is_father = few > 1 && !is_family && longer.father.is_some_and(|father| father <= many - few);
        agrees(0) || !is_father && agrees(many - few) || self.leaves_out_middle_names_of(longer)
    }

    /// "سالم رافد الحداد" and "سالم الحداد": the first and the last name agree,
    /// and those between stand in the longer one in order.
    fn leaves_out_middle_names_of(&self, longer: &Self) -> bool {
        let ends = |of: &Self| Self {
            words: [of.words.first(), of.words.last()]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            names: [of.names.first(), of.names.last()]
                .into_iter()
                .flatten()
                .copied()
                .collect(),
            father: None,
        };
        let mut middle = longer.words.iter();
        self.len() > 1
            && ends(self).same_name(&ends(longer))
            && self
                .words
                .get(1..self.len() - 1)
                .unwrap_or_default()
                .iter()
                .all(|word| middle.any(|other| other == word))
    }

    /// Whether a word of this name and the one in its place in `other`, from
    /// word `from` on, are two names that sound alike.
    fn is_apart(&self, other: &Self, from: usize) -> bool {
        let others = other.names.get(from..).unwrap_or_default();
        self.names
            .iter()
            .zip(others)
            .any(|(a, b)| a.is_some() && b.is_some() && a != b)
    }
}

/// Joins what follows to the skeleton of "عبد" or "ابو": "عبد الله" and "عبدالله" are one word, and
/// so are "ابو ظبي" and "ابوظبي".
fn master(servant: &mut String, word: &str) {
    if servant.ends_with('l') {
        servant.pop();
    }
    serve(servant, word);
}

/// Adds to the skeleton of "عبد" or "ابو" what follows it, without its article.
fn serve(bones: &mut String, master: &str) {
    let stem = master.strip_prefix("ال").unwrap_or(master);
    let rest = skeleton(stem);
    // An opening vowel inside the joined word is not written in Latin letters.
    bones.push_str(
        rest.strip_prefix(['a'])
            .filter(|rest| !rest.is_empty())
            .unwrap_or(&rest),
    );
}

/// "عبدالله", "Abdulaziz": the servant and the master in one word.
fn glued_servant(word: &str) -> Option<(&str, &str)> {
    const MASTER: usize = 2;
    let (servant, master) = ["عبدال", "ابوال", "abdul", "abdel", "abdal"]
        .into_iter()
        .find_map(|servant| Some((servant, word.strip_prefix(servant)?)))?;
    let servant = servant.trim_end_matches("ال").trim_end_matches(['u', 'e', 'a', 'l']);
    (master.chars().count() >= MASTER).then_some((servant, master))
}

/// The word without the article that is written onto it.
fn without_article(word: &str) -> &str {
    word.strip_prefix("ال")
        .filter(|rest| rest.chars().count() >= 3)
        .unwrap_or(word)
}

#[cfg(test)]
mod tests;
