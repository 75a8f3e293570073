//! Nations: the states of the world as news names them, their adjectives and
//! the capitals that stand for their governments.

use super::DataError;
use super::lines::each_line;
use super::phrases::{Phrases, Seconds, phrase_key};
use crate::text::{clitics, fold};
use rustc_hash::FxHashMap;

const FILE: &str = "registry/nations.tsv";

/// States by name, adjective and capital.
#[derive(Debug, Default)]
pub struct Nations {
    states: Vec<Nation>,
    by_code: FxHashMap<&'static str, usize>,
    names: Phrases<usize>,
    capitals: Phrases<usize>,
    adjectives: FxHashMap<String, Vec<(Option<String>, usize)>>,
    /// The first word of names of several, folded: "المملكه" to all kingdoms.
    openings: FxHashMap<String, Vec<usize>>,
}

/// One state.
#[derive(Clone, Debug)]
pub struct Nation {
    /// ISO 3166, or EU.
    pub code: &'static str,
    /// The Arabic name to show.
    pub ar: &'static str,
    /// The Arabic adjective, masculine, without article; empty where none is used.
    pub adjective_ar: &'static str,
    /// The English name to show.
    pub en: &'static str,
    /// The English adjective; empty where none is used.
    pub adjective_en: &'static str,
    /// The Arabic and English names of the capital.
    pub capitals: Vec<&'static str>,
    /// Every name.
    pub names: Vec<&'static str>,
}

impl Nations {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut nations = Self::default();
        let mut errors = Vec::new();
        let data = include_str!("../../data/registry/nations.tsv");
        each_line(FILE, data, &mut errors, |line| {
            let &[
                code,
                names_ar,
                adjectives_ar,
                people,
                capitals_ar,
                names_en,
                adjectives_en,
                capitals_en,
            ] = line.fields.as_slice()
            else {
                return Err("eight fields are needed".to_owned());
            };
            if nations.by_code.contains_key(code) {
                return Err(format!("{code} stands here twice"));
            }
            let index = nations.states.len();
            for name in forms(names_ar).chain(forms(names_en)) {
                nations.names.insert(phrase_key(name), index);
                if let Some((first, _)) = name.split_once(' ') {
                    nations.openings.entry(fold(first)).or_default().push(index);
                }
            }
            let capitals: Vec<_> = forms(capitals_ar).chain(forms(capitals_en)).collect();
            for name in &capitals {
                nations.capitals.insert(phrase_key(name), index);
            }
            for adjective in forms(adjectives_ar) {
                nations.add_arabic_adjective(adjective, index);
            }
            for form in forms(people).chain(forms(adjectives_en)) {
                nations.add_adjective(&phrase_key(form), index);
            }
            nations.by_code.insert(code, index);
            nations.states.push(Nation {
                code,
                ar: forms(names_ar).next().unwrap_or_default(),
                adjective_ar: forms(adjectives_ar).next().unwrap_or_default(),
                en: forms(names_en).next().unwrap_or_default(),
                adjective_en: forms(adjectives_en).next().unwrap_or_default(),
                capitals,
                names: forms(names_ar).chain(forms(names_en)).collect(),
            });
            Ok(())
        });
        if errors.is_empty() { Ok(nations) } else { Err(errors) }
    }

    /// All states, in the file's order.
    pub fn iter(&self) -> impl Iterator<Item = &Nation> {
        self.states.iter()
    }

    /// The state with this code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Nation> {
        self.states.get(*self.by_code.get(code)?)
    }

    /// The states that have a name of several words, the first of which, folded, is `noun`: "المملكه".
    pub fn opening(&self, noun: &str) -> impl Iterator<Item = &Nation> {
        let states = self.openings.get(noun).into_iter().flatten();
        states.filter_map(|index| self.states.get(*index))
    }

    /// The state whose name opens `words`, and how many words it takes.
    pub fn name<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(usize, &Nation)> {
        let (count, index) = self.names.longest(first, word)?;
        Some((count, self.states.get(*index)?))
    }

    /// The state whose capital's name opens `words`, and how many words it takes.
    pub fn capital<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(usize, &Nation)> {
        let (count, index) = self.capitals.longest(first, word)?;
        Some((count, self.states.get(*index)?))
    }

    /// The state that an adjective or a people's name tells of, with or without
    /// article and clitics, and how many words it takes: "الكوري الشمالي" is two.
    #[must_use]
    pub fn adjective(&self, first: &str, second: Option<&str>) -> Option<(usize, &Nation)> {
        let stem = clitics::stem(first);
        let ways = self.adjectives.get(stem)?;
        let second = second.map(clitics::stem);
        let (count, index) = ways
            .iter()
            .find(|(next, _)| next.is_some() && next.as_deref() == second)
            .map(|(_, index)| (2, index))
            .or_else(|| {
                ways.iter()
                    .find(|(next, _)| next.is_none())
                    .map(|(_, index)| (1, index))
            })?;
        Some((count, self.states.get(*index)?))
    }

    /// The words with which capitals' names and adjectives that open with `first` go on; an
    /// adjective's are without article and clitics.
    pub(crate) fn seconds(&self, first: &str) -> Seconds {
        let mut seconds = self.capitals.seconds(first);
        let adjectives = self.adjectives.get(clitics::stem(first));
        for (second, _) in adjectives.into_iter().flatten() {
            second.iter().for_each(|second| seconds.add(second));
        }
        seconds
    }

    /// Adds the forms of an Arabic adjective: gender and dual or plural endings.
    fn add_arabic_adjective(&mut self, adjective: &str, index: usize) {
        let words: Vec<String> = adjective.split(' ').map(fold).collect();
        for ending in ["", "ه", "تين", "ين", "ات", "تان", "ان"] {
            let inflected: Vec<String> = words
                .iter()
                // "جنوب أفريقي" bends its second word only.
                .map(|w| {
                    if w.ends_with('ي') {
                        format!("{w}{ending}")
                    } else {
                        w.clone()
                    }
                })
                .collect();
            self.add_adjective(&inflected.join(" "), index);
        }
    }

    fn add_adjective(&mut self, form: &str, index: usize) {
        let (first, second) = match form.split_once(' ') {
            Some((first, second)) => (first, Some(second.to_owned())),
            None => (form, None),
        };
        let ways = self.adjectives.entry(first.to_owned()).or_default();
        if !ways.iter().any(|(next, _)| *next == second) {
            ways.push((second, index));
        }
    }
}

/// The forms of a field, parted by `|`; `-` stands for none.
pub(super) fn forms(field: &'static str) -> impl Iterator<Item = &'static str> {
    field
        .split('|')
        .map(str::trim)
        .filter(|form| !form.is_empty() && *form != "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nations() -> Nations {
        Nations::load().expect("the data loads")
    }

    #[test]
    fn adjectives_in_gender_number_and_article() {
        let nations = nations();
        for (first, second, code, count) in [
            ("الروسي", Some("فلاديمير"), "RU", 1),
            ("الروسيه", None, "RU", 1),
            ("الكوري", Some("الشمالي"), "KP", 2),
            ("كوريه", Some("جنوبيه"), "KR", 2),
            ("والكوريون", Some("الشماليون"), "KP", 2),
            ("الاميركيه", None, "US", 1),
            ("russian", None, "RU", 1),
            ("north", Some("korean"), "KP", 2),
        ] {
            let found = nations.adjective(first, second).map(|(n, nation)| (nation.code, n));
            assert_eq!(found, Some((code, count)), "{first}");
        }
        assert!(nations.adjective("وزير", None).is_none());
    }

    #[test]
    fn names_and_capitals() {
        let nations = nations();
        let rest = ["بيونغ", "يانغ"];
        let found = nations.capital("بيونغ", |i| rest.get(i).copied());
        assert_eq!(found.map(|(n, nation)| (nation.code, n)), Some(("KP", 2)));
        assert_eq!(nations.name("اوكرانيا", |_| None).map(|f| f.1.code), Some("UA"));
    }
}
