//! Reads the gazetteers, titles and name cues.

use super::{Names, Particle, PersonName, Strength};
use crate::lexicon::DataError;
use crate::lexicon::lines::each_long;
use crate::lexicon::nations::Nations;
use crate::lexicon::phrases::phrase_key;
use crate::text::fold;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// The files, below `data/`, and what a line of each adds.
const FILES: [(&str, &str, Add); 10] = [
    ("ar/names.tsv", include_str!("../../../data/ar/names.tsv"), add_person),
    (
        "ar/names-foreign.tsv",
        include_str!("../../../data/ar/names-foreign.tsv"),
        add_foreign,
    ),
    ("en/names.txt", include_str!("../../../data/en/names.txt"), add_given),
    (
        "ar/common-words.txt",
        include_str!("../../../data/ar/common-words.txt"),
        add_common,
    ),
    (
        "ar/name-cues.tsv",
        include_str!("../../../data/ar/name-cues.tsv"),
        add_cue,
    ),
    (
        "en/name-cues.tsv",
        include_str!("../../../data/en/name-cues.tsv"),
        add_cue,
    ),
    (
        "ar/places-more.tsv",
        include_str!("../../../data/ar/places-more.tsv"),
        add_place_written,
    ),
    (
        "en/places-more.tsv",
        include_str!("../../../data/en/places-more.tsv"),
        add_place_written,
    ),
    ("ar/places.tsv", include_str!("../../../data/ar/places.tsv"), add_place),
    ("en/places.tsv", include_str!("../../../data/en/places.tsv"), add_place),
];

/// The most fields a line of these files has.
const MAX_FIELDS: usize = 3;

impl Names {
    /// Reads the data.
    pub(in crate::lexicon) fn load() -> Result<Self, Vec<DataError>> {
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
        for (file, data, add) in FILES {
            each_long(file, data, &mut errors, |line| {
                let mut fields = [""; MAX_FIELDS];
                let mut count = 0;
                for field in line.split('\t') {
                    if let Some(slot) = fields.get_mut(count) {
                        *slot = field.trim();
                    }
                    count += 1;
                }
                match fields.get(..count) {
                    Some(fields) => add(&mut names, fields),
                    None => Err(format!("more than {MAX_FIELDS} fields")),
                }
            });
        }
        names.add_nations();
        if errors.is_empty() { Ok(names) } else { Err(errors) }
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

/// Adds the fields of a line.
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
    let word = fold(word);
    if let Some(particle) = Particle::of(role) {
        names.particles.insert(word, particle);
        return Ok(());
    }
    let known = match role {
        // These are no cue of a name to the tagger.
        "vacant" => {
            names.vacant.insert(word);
            true
        }
        "regnal" => {
            names.regnal.insert(word);
            true
        }
        _ => names.cues.entry(word).or_default().add(role),
    };
    if known {
        Ok(())
    } else {
        Err(format!("\"{role}\" is no role"))
    }
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
    fn a_bad_line_is_told() {
        assert!(person(&["x", "q"]).is_err());
        assert!(add_cue(&mut Names::default(), &["x", "verb"]).is_err());
    }
}
