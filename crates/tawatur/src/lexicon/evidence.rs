//! Lists of names that are too doubtful for rules on Arabic and evidence for
//! its tagger: rare names, small towns, and organisations named by a bare word.
//! English organisations are told from other words by their capitals.

use super::DataError;
use super::lines::{each_line, each_long};
use super::phrases::{Phrases, Seconds, phrase_key};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// What the lists say of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Words of the name of a town or organisation.
    pub words: usize,
    /// 1 for people, 2 for towns, 3 for both.
    pub rare: u32,
    /// The class of the organisation, from 1.
    pub organisation: u32,
}

/// Classes of organisations, in the order of their numbers.
const CLASSES: &[&str] = &["club", "firm", "party", "body", "school", "medium"];

/// The lists, by name.
#[derive(Debug, Default)]
pub struct Evidence {
    rare: FxHashMap<&'static str, u32>,
    towns: Phrases<()>,
    organisations: Phrases<u32>,
    english: Phrases<u32>,
}

impl Evidence {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut evidence = Self {
            rare: FxHashMap::with_capacity_and_hasher(1 << 15, FxBuildHasher),
            ..Self::default()
        };
        let mut errors = Vec::new();
        let rare = include_str!("../../data/ar/rare-names.tsv");
        each_long("ar/rare-names.tsv", rare, &mut errors, |line| evidence.add_rare(line));
        for (file, data, organisations) in [
            (
                "ar/organisations.tsv",
                include_str!("../../data/ar/organisations.tsv"),
                &mut evidence.organisations,
            ),
            (
                "en/organisations.tsv",
                include_str!("../../data/en/organisations.tsv"),
                &mut evidence.english,
            ),
        ] {
            each_line(file, data, &mut errors, |line| {
                add_organisation(organisations, &line.fields)
            });
        }
        if errors.is_empty() { Ok(evidence) } else { Err(errors) }
    }

    /// What is known of the name that opens with the folded word `first`.
    pub fn listed<'w>(&self, first: &str, ahead: impl Fn(usize) -> Option<&'w str> + Copy) -> Listed {
        let organisation = self.organisations.longest(first, ahead);
        let town = self.towns.longest(first, ahead).map_or(0, |(words, ())| words);
        Listed {
            words: organisation.map_or(town, |(words, _)| words.max(town)),
            rare: if town > 0 {
                2
            } else {
                self.rare.get(first).copied().unwrap_or(0)
            },
            organisation: organisation.map_or(0, |(_, class)| *class),
        }
    }

    /// The words with which towns and organisations that open with `first` go on.
    pub(crate) fn seconds(&self, first: &str) -> Seconds {
        self.towns.seconds(first) | self.organisations.seconds(first)
    }

    /// Words of the English organisation whose name opens with the folded word `first`.
    pub fn english<'w>(&self, first: &str, ahead: impl Fn(usize) -> Option<&'w str>) -> Option<usize> {
        self.english.longest(first, ahead).map(|(words, _)| words)
    }

    fn add_rare(&mut self, line: &'static str) -> Result<(), String> {
        let (name, kind) = line.split_once('\t').ok_or("a name and a kind are needed")?;
        let kind = match kind {
            "name" => 1,
            "town" => 2,
            "both" => 3,
            _ => return Err(format!("{kind:?} is no kind: name, town and both are")),
        };
        if name.contains(' ') {
            self.towns.insert(name, ());
        } else {
            self.rare.insert(name, kind);
        }
        Ok(())
    }
}

fn add_organisation(organisations: &mut Phrases<u32>, fields: &[&'static str]) -> Result<(), String> {
    let &[name, class] = fields else {
        return Err("a name and a class are needed".to_owned());
    };
    let class = (1..).zip(CLASSES).find(|(_, known)| **known == class);
    let (number, _) = class.ok_or_else(|| format!("a class is one of {}", CLASSES.join(", ")))?;
    organisations.insert(phrase_key(name), number);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_and_organisations_are_found_by_their_words() {
        let mut evidence = Evidence::default();
        evidence.add_rare("تل الريم\ttown").unwrap();
        evidence.add_rare("ريما\tname").unwrap();
        add_organisation(&mut evidence.organisations, &["اتحاد الريم", "club"]).unwrap();
        let listed = |words: &[&'static str]| evidence.listed(words[0], |n| words.get(n).copied());
        assert_eq!(listed(&["تل", "الريم"]).words, 2);
        assert_eq!(listed(&["ريما"]).rare, 1);
        assert_eq!(listed(&["اتحاد", "الريم"]).organisation, 1);
        assert_eq!(listed(&["اتحاد", "امس"]), Listed::default());
    }

    #[test]
    fn a_bad_line_is_told() {
        let mut evidence = Evidence::default();
        assert!(evidence.add_rare("ريما").is_err());
        assert!(evidence.add_rare("ريما\triver").is_err());
        assert!(add_organisation(&mut evidence.english, &["ريما", "tree"]).is_err());
        assert!(add_organisation(&mut evidence.english, &["ريما"]).is_err());
    }
}
