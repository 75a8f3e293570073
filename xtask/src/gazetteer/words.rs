//! What a body of news tells about words: which are common, and which names are.

use super::read;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use tawatur::text::{TokenKind, Tokens, clitics};

/// A name of this weight counts as a neighbour that tells names.
const SURE_NAME_COUNT: u64 = 240;
/// A word is common from this count on.
const MIN_WORD_COUNT: usize = 2;

/// What a body of news tells about words.
pub(super) struct Words {
    /// Folded word → count.
    count: HashMap<String, usize>,
    /// Folded words that the dictionary knows in some writing.
    known: HashSet<String>,
    /// Folded word of the name list → (times beside another name, times).
    beside_name: HashMap<String, (usize, usize)>,
}

impl Words {
    /// Counts the words of the reports, and the names among them beside other names.
    pub(super) fn count(packages: &Path, names: &BTreeMap<String, (u64, u64)>) -> Result<Self> {
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
    pub(super) fn strength(&self, name: &str) -> Strength {
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
    pub(super) fn common(&self, names: &HashSet<&str>) -> Vec<String> {
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

/// How sure a listed name is a name where it stands alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    Strong,
    Weak,
    Rare,
}

impl Strength {
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::Strong => "",
            Self::Weak => "\tweak",
            Self::Rare => "\trare",
        }
    }
}
