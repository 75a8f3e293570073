//! Spelling keys: which writings of names meet, and which names do by chance.

use crate::score::{Row, ratio};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::mentions::spelling::Spelling;
use tawatur::text::fold;

/// Spelling keys: Arabic and Latin writings of one name, and Arabic writings of
/// one Latin name, must meet; different names must not.
pub(super) fn pairs(data: &Path) -> Result<Vec<Row>> {
    let key = |name: &str| Spelling::new(fold(name).split_whitespace(), Lexicon::builtin()).joined();
    let file = fs::read_to_string(data.join("names-ar/ar2en-eval.txt")).context("ar2en-eval.txt")?;
    let pairs: Vec<(&str, &str)> = file.lines().filter_map(|l| l.split_once('\t')).collect();
    let equal = pairs.iter().filter(|(ar, en)| key(ar) == key(en)).count();
    let near = pairs
        .iter()
        .filter(|(ar, en)| {
            let (a, b) = (fold(ar), fold(en));
            let lexicon = Lexicon::builtin();
            Spelling::new(a.split(' '), lexicon).same_name(&Spelling::new(b.split(' '), lexicon))
        })
        .count();
    // Two names picked by chance should not meet: the key's collisions, over all pairs of different Latin names.
    let mut by_key: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (_, en) in &pairs {
        by_key.entry(key(en)).or_default().insert(en);
    }
    let names: usize = by_key.values().map(BTreeSet::len).sum();
    let clashes: usize = by_key.values().map(|n| n.len() * (n.len() - 1) / 2).sum();
    let mut rows = vec![
        Row::ratio("Arabic and Latin writing have one key", ratio(equal, pairs.len())),
        Row::ratio(
            "Arabic and Latin writing are one name or near",
            ratio(near, pairs.len()),
        ),
        Row::ratio(
            "share of pairs of different names with one key",
            ratio(clashes, names * (names - 1) / 2),
        ),
    ];
    let file =
        fs::read_to_string(data.join("names-ar/foreign-name-variants.list")).context("foreign-name-variants.list")?;
    let list: Vec<&str> = file.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let keys: BTreeSet<String> = list.iter().map(|name| key(name)).collect();
    rows.push(Row::count(
        "foreign-name-variants: entries (no groups are marked)",
        list.len(),
    ));
    rows.push(Row::count("foreign-name-variants: different keys", keys.len()));
    Ok(rows)
}
