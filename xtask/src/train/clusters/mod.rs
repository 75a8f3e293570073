//! `cargo xtask train clusters`: makes `ar/word-clusters.tsv`, words that stand
//! among the same words, from reports without labels.
//!
//! The words are put into classes so that a model that foretells the class of a
//! word from that of its neighbour does best (exchange algorithm: S. Martin,
//! J. Liermann, H. Ney, 1998); then the classes are joined pair by pair, the
//! least loss first (P. Brown and others, 1992), which gives each a path.

mod exchange;
mod tree;

use crate::score;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use tawatur::text::{TokenKind, Tokens};

/// Classes that words are put into.
const CLASSES: usize = 512;

/// How often a word must occur.
const MIN_COUNT: u32 = 8;

/// The file that is written, below the data folder.
const FILE: &str = "ar/word-clusters.tsv";

/// Labelled reports of which not even the words may be known beforehand: the
/// file under `corpus/gold`, and the part (all, where none is named).
const HELD_BACK: [(&str, Option<&str>); 3] = [
    ("statements-ar.json", Some("evaluation")),
    ("names-ar.json", None),
    ("persons-ar.json", None),
];

/// What stands for a rare word, a number, a Latin word and a line's end.
const RARE: &str = "\u{1}";
const NUMBER: &str = "\u{2}";
const LATIN: &str = "\u{3}";
const END: &str = "\u{4}";

/// How often each word stands before each other.
pub(super) struct Bigrams {
    /// How often each word occurs.
    pub(super) counts: Vec<u32>,
    /// The words behind each word, with how often.
    pub(super) after: Vec<Vec<(u32, u32)>>,
    /// The words before each word, with how often.
    pub(super) before: Vec<Vec<(u32, u32)>>,
}

/// Counts, clusters and writes the file below `out`.
#[expect(clippy::print_stdout, reason = "the figures are the output")]
pub(crate) fn run(data: &Path, out: &Path) -> Result<()> {
    let texts = texts(data)?;
    let (words, bigrams) = counted(&texts);
    let all: u64 = bigrams.counts.iter().map(|count| u64::from(*count)).sum();
    println!("{} reports, {all} words, {} kept", texts.len(), words.len());
    let classes = exchange::run(&bigrams, CLASSES);
    let paths = tree::paths(&bigrams, &classes, CLASSES);
    let mut file =
        "# Words that stand among the same words in news: a word as it is folded, and the path of its class in a tree.\n\
         # Paths that begin alike are of classes used alike. Made by `cargo xtask train clusters`.\n\
         # source: counted in ANT corpus v2.1 (antcorpus.multisource.data), 2018; derived counts only, none of its text\n\
         # licence: MIT OR Apache-2.0\n"
            .to_owned();
    let mut lines: Vec<(&str, &str)> = Vec::new();
    for (word, class) in words.iter().zip(&classes) {
        if word.chars().all(char::is_alphabetic)
            && let Some(path) = paths.get(*class)
        {
            lines.push((path, word));
        }
    }
    lines.sort_unstable();
    for (path, word) in lines {
        let _ = writeln!(file, "{word}\t{path}");
    }
    fs::write(out.join(FILE), file).with_context(|| format!("{FILE} cannot be written"))
}

/// Titles and texts, without what is held back.
fn texts(data: &Path) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        title: String,
        text: String,
    }
    let held_back = held_back()?;
    let lines: Vec<Line> = score::packed(&data.join("news-ar/reports.jsonl.gz"))?;
    // Some reports stand under two sections.
    let texts: BTreeSet<String> = lines
        .into_iter()
        .filter(|line| !held_back.contains(&line.id))
        .map(|line| format!("{}\n{}", line.title, line.text))
        .collect();
    Ok(texts.into_iter().collect())
}

fn held_back() -> Result<BTreeSet<String>> {
    let mut ids = BTreeSet::new();
    for (file, part) in HELD_BACK {
        let path = Path::new("corpus/gold").join(file);
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        collect(&serde_json::from_str(&text)?, part, &mut ids);
    }
    Ok(ids)
}

/// The ids in a file of labels, of the reports of `part`.
fn collect(value: &serde_json::Value, part: Option<&str>, ids: &mut BTreeSet<String>) {
    let field = |name: &str| value.get(name).and_then(serde_json::Value::as_str);
    if let Some(id) = field("id").filter(|_| part.is_none() || field("part") == part) {
        ids.insert(id.to_owned());
    }
    let inner: Vec<&serde_json::Value> = match value {
        serde_json::Value::Array(items) => items.iter().collect(),
        serde_json::Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    for value in inner {
        collect(value, part, ids);
    }
}

/// The words kept, the most frequent first, and their neighbours.
fn counted(texts: &[String]) -> (Vec<String>, Bigrams) {
    let mut counts: HashMap<String, u32> = HashMap::new();
    each_line(texts, |line| {
        for word in line {
            match counts.get_mut(*word) {
                Some(count) => *count += 1,
                None => {
                    counts.insert((*word).to_owned(), 1);
                }
            }
        }
    });
    let own = [RARE, NUMBER, LATIN, END];
    let mut kept: Vec<(u32, String)> = counts
        .into_iter()
        .filter(|(word, count)| *count >= MIN_COUNT || own.contains(&word.as_str()))
        .map(|(word, count)| (count, word))
        .collect();
    if !kept.iter().any(|(_, word)| word == RARE) {
        kept.push((0, RARE.to_owned()));
    }
    kept.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let numbers: HashMap<&str, u32> = kept.iter().map(|(_, word)| word.as_str()).zip(0..).collect();
    let rare = numbers.get(RARE).copied().unwrap_or(0);
    let mut pairs: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    let mut single = vec![0; kept.len()];
    each_line(texts, |line| {
        let mut last: Option<u32> = None;
        for word in line {
            let number = numbers.get(word).copied().unwrap_or(rare);
            if let Some(count) = single.get_mut(number as usize) {
                *count += 1;
            }
            if let Some(last) = last {
                *pairs.entry((last, number)).or_default() += 1;
            }
            last = Some(number);
        }
    });
    let mut bigrams = Bigrams {
        counts: single,
        after: vec![Vec::new(); kept.len()],
        before: vec![Vec::new(); kept.len()],
    };
    for ((first, second), count) in pairs {
        if let Some(list) = bigrams.after.get_mut(first as usize) {
            list.push((second, count));
        }
        if let Some(list) = bigrams.before.get_mut(second as usize) {
            list.push((first, count));
        }
    }
    (kept.into_iter().map(|(_, word)| word).collect(), bigrams)
}

/// Gives the words of each line, between two ends.
fn each_line(texts: &[String], mut give: impl FnMut(&[&str])) {
    for text in texts {
        let tokens = Tokens::new(text);
        let mut line = vec![END];
        for token in tokens.iter() {
            match token.kind {
                TokenKind::Break => {
                    line.push(END);
                    give(&line);
                    line.truncate(1);
                }
                TokenKind::Number => line.push(NUMBER),
                TokenKind::Foreign => line.push(LATIN),
                TokenKind::Arabic | TokenKind::Mark => line.push(token.fold),
            }
        }
        line.push(END);
        give(&line);
    }
}
