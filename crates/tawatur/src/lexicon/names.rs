//! Gazetteers, titles and name cues.

use super::nations::Nations;
use super::phrases::{Phrases, phrase_key};
use super::{DataError, lines};
use crate::text::{clitics, fold};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// Gazetteers, titles and name cues.
#[derive(Debug, Default)]
pub struct Names {
    people: FxHashMap<&'static str, PersonName>,
    foreign: FxHashMap<String, PersonName>,
    common: FxHashSet<&'static str>,
    places: Phrases<PlaceId>,
    cues: FxHashMap<String, Cues>,
    vacant: FxHashSet<String>,
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

/// What a word does beside names; it may do several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    /// Title of who leads a state.
    pub head: bool,
    /// Another title, before a name.
    pub title: bool,
    /// A verb or preposition that a name follows: "قال", "بحسب".
    pub says: bool,
    /// The noun that opens a name of an organisation.
    pub organisation: bool,
    /// Such a noun with its article, a name only with a nationality after it.
    pub definite: bool,
    /// The noun that opens a name of a place.
    pub place: bool,
    /// The noun of a place that belongs to its name ("مطار القاهرة").
    pub site: bool,
    /// Ends a name of two words: "الله" in "نصر الله".
    pub tail: bool,
    /// A noun before an organisation's name that is no part of it: "شركة".
    pub bare: bool,
    /// The noun before the name of an agency or outlet: "وكالة".
    pub medium: bool,
    /// What such a noun needs for its name: "الأنباء" in "وكالة الأنباء".
    pub medium_of: bool,
    /// A title whose complement is a ministry's field: "وزير الدفاع".
    pub minister: bool,
    /// Never part of a title or name: "الذي", "الأربعاء", "the".
    pub stop: bool,
    /// Joins a title to its complement: "باسم", "of".
    pub link: bool,
    /// Stands inside names of people: "بن", "van".
    pub particle: bool,
    /// The field of a minister, before the title in English: "foreign".
    pub portfolio: bool,
    /// Who held an office before.
    pub past: bool,
    /// No more than "present": tells nobody apart.
    pub now: bool,
    /// A thing or event, whose name follows it: "صاروخ".
    pub thing: bool,
    /// A title of an office that few have at a time, so that it stands alone for its bearer: "الوزير".
    pub post: bool,
    /// What a head of government heads, in whatever words: "الوزراء", "الحكومة".
    pub cabinet: bool,
    /// A title of whoever leads a state, whatever the office: "الزعيم".
    pub leader: bool,
    /// A relative of whom the title behind it names: "زوجة الرئيس".
    pub kin: bool,
}

impl Cues {
    /// Whether it opens a title of either kind.
    #[must_use]
    pub fn any_title(self) -> bool {
        self.head || self.title
    }
}

impl Names {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut names = Self {
            people: FxHashMap::with_capacity_and_hasher(1 << 14, FxBuildHasher),
            common: FxHashSet::with_capacity_and_hasher(1 << 16, FxBuildHasher),
            ..Self::default()
        };
        let mut errors = Vec::new();
        match Nations::load() {
            Ok(nations) => names.nations = nations,
            Err(found) => errors.extend(found),
        }
        let steps: [(&str, &'static str, Add); 9] = [
            ("ar/names.tsv", include_str!("../../data/ar/names.tsv"), add_person),
            (
                "ar/names-foreign.tsv",
                include_str!("../../data/ar/names-foreign.tsv"),
                add_foreign,
            ),
            ("en/names.txt", include_str!("../../data/en/names.txt"), add_given),
            (
                "ar/common-words.txt",
                include_str!("../../data/ar/common-words.txt"),
                add_common,
            ),
            ("ar/name-cues.tsv", include_str!("../../data/ar/name-cues.tsv"), add_cue),
            ("en/name-cues.tsv", include_str!("../../data/en/name-cues.tsv"), add_cue),
            (
                "ar/places-more.tsv",
                include_str!("../../data/ar/places-more.tsv"),
                add_place_written,
            ),
            (
                "en/places-more.tsv",
                include_str!("../../data/en/places-more.tsv"),
                add_place_written,
            ),
            ("ar/places.tsv", include_str!("../../data/ar/places.tsv"), add_place),
        ];
        for (file, data, add) in steps.into_iter().chain([(
            "en/places.tsv",
            include_str!("../../data/en/places.tsv"),
            add_place as Add,
        )]) {
            if let Err(error) = lines(file, head(data)) {
                errors.push(error);
                continue;
            }
            // These files are long: no line is copied.
            for (number, line) in data.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
                let mut fields = [""; MAX_FIELDS];
                let mut count = 0;
                for field in line.split('\t') {
                    if let Some(slot) = fields.get_mut(count) {
                        *slot = field.trim();
                    }
                    count += 1;
                }
                let added = match fields.get(..count) {
                    Some(fields) => add(&mut names, fields),
                    None => Err(format!("more than {MAX_FIELDS} fields")),
                };
                if let Err(reason) = added {
                    errors.push(DataError::new(file, number + 1, reason));
                }
            }
        }
        names.add_nations();
        if errors.is_empty() { Ok(names) } else { Err(errors) }
    }

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

    /// Whether a place, a capital or an adjective of several words may open with `first`.
    pub(crate) fn opens_phrase(&self, first: &str) -> bool {
        self.places.goes_on(first) || self.nations.opens_phrase(first)
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

    /// States and capitals are places; one that a gazetteer has under another writing shares its id.
    fn add_nations(&mut self) {
        let mut more = Vec::new();
        for nation in self.nations.iter() {
            for group in [&nation.names, &nation.capitals] {
                let keys: Vec<String> = group.iter().map(|name| phrase_key(name)).collect();
                let Some(id) = keys.iter().find_map(|key| self.places.get(key)) else {
                    continue;
                };
                more.extend(keys.into_iter().map(|key| (key, *id)));
            }
        }
        for (key, id) in more {
            self.places.insert(key, id);
        }
    }
}

/// The most fields a line of these files has.
const MAX_FIELDS: usize = 3;

/// The comment lines that open a file.
fn head(data: &'static str) -> &'static str {
    let length = data
        .split_inclusive('\n')
        .take_while(|line| line.starts_with('#'))
        .map(str::len)
        .sum();
    data.get(..length).unwrap_or_default()
}

/// Pronouns and endings that words carry and foreign names do not.
const SUFFIXES: &[&str] = &["هما", "هم", "هن", "ها", "نا", "كم", "ه", "وا", "ات"];

type Add = fn(&mut Names, &[&'static str]) -> Result<(), String>;

fn add_person(names: &mut Names, fields: &[&'static str]) -> Result<(), String> {
    let (name, value) = person(fields)?;
    names.people.insert(name, value);
    Ok(())
}

fn add_foreign(names: &mut Names, fields: &[&'static str]) -> Result<(), String> {
    let (name, value) = person(fields)?;
    let entry = names
        .foreign
        .entry(fold(name))
        .or_insert(PersonName { foreign: true, ..value });
    *entry = PersonName {
        given: entry.given || value.given,
        surname: entry.surname || value.surname,
        syllable: entry.syllable || value.syllable,
        foreign: true,
        strength: entry.strength.min(value.strength),
    };
    Ok(())
}

fn person(fields: &[&'static str]) -> Result<(&'static str, PersonName), String> {
    let (name, roles, strength) = match fields {
        [name, roles] => (name, roles, Strength::Strong),
        [name, roles, "weak"] => (name, roles, Strength::Weak),
        [name, roles, "rare"] => (name, roles, Strength::Rare),
        _ => return Err("a name, its roles, and no more than \"weak\" or \"rare\" are needed".to_owned()),
    };
    if let Some(odd) = roles.chars().find(|c| !"gse".contains(*c)) {
        return Err(format!("\"{odd}\" is no role: g, s and e are"));
    }
    Ok((
        name,
        PersonName {
            given: roles.contains('g'),
            surname: roles.contains('s'),
            syllable: roles.contains('e'),
            foreign: false,
            strength,
        },
    ))
}

fn add_given(names: &mut Names, fields: &[&'static str]) -> Result<(), String> {
    let &[name] = fields else {
        return Err("one name a line".to_owned());
    };
    let value = PersonName {
        given: true,
        surname: false,
        syllable: false,
        foreign: false,
        strength: Strength::Strong,
    };
    names.people.entry(name).or_insert(value);
    Ok(())
}

fn add_common(names: &mut Names, fields: &[&'static str]) -> Result<(), String> {
    let &[word] = fields else {
        return Err("one word a line".to_owned());
    };
    names.common.insert(word);
    Ok(())
}

fn add_cue(names: &mut Names, fields: &[&'static str]) -> Result<(), String> {
    let &[word, role] = fields else {
        return Err("a word and its role are needed".to_owned());
    };
    if role == "vacant" {
        names.vacant.insert(fold(word));
        return Ok(());
    }
    let cues = names.cues.entry(fold(word)).or_default();
    match role {
        "head" => cues.head = true,
        "title" => cues.title = true,
        "says" => cues.says = true,
        "org" => cues.organisation = true,
        "definite" => cues.definite = true,
        "place" => cues.place = true,
        "site" => cues.site = true,
        "tail" => cues.tail = true,
        "bare" => cues.bare = true,
        "medium" => cues.medium = true,
        "medium-of" => cues.medium_of = true,
        "minister" => cues.minister = true,
        "stop" => cues.stop = true,
        "link" => cues.link = true,
        "particle" => cues.particle = true,
        "portfolio" => cues.portfolio = true,
        "past" => cues.past = true,
        "now" => cues.now = true,
        "thing" => cues.thing = true,
        "post" => cues.post = true,
        "cabinet" => cues.cabinet = true,
        "leader" => cues.leader = true,
        "kin" => cues.kin = true,
        _ => return Err(format!("\"{role}\" is no role")),
    }
    Ok(())
}

fn add_place(names: &mut Names, fields: &[&'static str]) -> Result<(), String> {
    let &[name, id] = fields else {
        return Err("a name and an id are needed".to_owned());
    };
    names.places.insert(name, id);
    Ok(())
}

fn add_place_written(names: &mut Names, fields: &[&'static str]) -> Result<(), String> {
    let &[name, id] = fields else {
        return Err("a name and an id are needed".to_owned());
    };
    names.places.insert(phrase_key(name), id);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }

    #[test]
    fn a_bad_line_is_told() {
        assert!(person(&["x", "q"]).is_err());
        assert!(add_cue(&mut Names::default(), &["x", "verb"]).is_err());
    }
}
