//! Accuracy on the real data: one module a set, one row a figure.

mod agencies;
pub(crate) mod agreement;
pub(crate) mod claims;
mod copies;
mod feeds;
pub(crate) mod names;
pub(crate) mod names_gold;
mod pages;
mod persons;
mod statements;
pub(crate) mod stories;
mod times;

use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// One figure of the table.
pub(crate) struct Row {
    /// What was measured ("content F1, IoU ≥ .5").
    pub(crate) figure: String,
    /// Its value, as printed.
    pub(crate) value: String,
}

impl Row {
    /// A row with a ratio, printed with three decimals.
    pub(crate) fn ratio(figure: &str, value: f64) -> Self {
        Self {
            figure: figure.to_owned(),
            value: format!("{value:.3}"),
        }
    }

    /// A row with a count.
    pub(crate) fn count(figure: &str, value: usize) -> Self {
        Self {
            figure: figure.to_owned(),
            value: value.to_string(),
        }
    }
}

/// A part of a whole; nothing of nothing is nothing.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let value = part as f64 / whole.max(1) as f64;
    value
}

/// The lines of a packed JSONL file, each an object; empty lines are skipped.
pub(crate) fn packed<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    BufReader::new(GzDecoder::new(file))
        .lines()
        .filter(|line| line.as_ref().map_or(true, |line| !line.trim().is_empty()))
        .map(|line| serde_json::from_str(&line?).with_context(|| path.display().to_string()))
        .collect()
}

/// Which of `parts` what is named `id` falls into: FNV-1a, so that no order plays a part.
pub(crate) fn part(id: &str, parts: usize) -> usize {
    let hash = id.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    usize::try_from((hash >> 32) % parts.max(1) as u64).unwrap_or_default()
}

/// A set of real data: its name, the file it needs, and how it is scored.
type Set = (&'static str, &'static str, fn(&Path) -> Result<Vec<Row>>);

const SETS: &[Set] = &[
    ("statements-ar", "statements-ar/gold.json", statements::arabic),
    ("claims-ar", "statements-ar/gold.json", claims::run),
    ("agreement-ar", "agreement-ar/ans-dev.csv", agreement::run),
    ("statements-en", "statements-en/dev", statements::english::run),
    ("names-ar", "names-ar/anercorp-train.txt", names::run),
    ("names-gold-ar", "news-ar/reports.jsonl.gz", names_gold::arabic),
    ("names-gold-en", "stories-en/giveme5w.jsonl.gz", names_gold::english),
    ("time-ar", "time-ar/recognizers-DateParser.json", times::run),
    ("dating-ar", "news-ar/stories-2018-03-20.json", times::dating),
    ("stories-ar", "news-ar/stories-2018-03-20.json", stories::arabic),
    ("stories-en", "stories-en/giveme5w.jsonl.gz", stories::english),
    ("spread-of-stories", "news-ar/stories-2018-03-20.json", stories::spread),
    ("stories-seeds", "../seeds", stories::seeds),
    ("pages", "pages/ground-truth.json", pages::run),
    ("persons-ar", "news-ar/reports.jsonl.gz", persons::run),
    ("agencies-ar", "news-ar/agency-bylines.tsv", agencies::run),
    ("copies-ar", "news-ar/copies.tsv", copies::run),
    ("feeds", "feeds/feedparser-tests.tar.gz", feeds::run),
];

/// What `--help` says after the options.
pub(crate) fn help() -> String {
    let mut text = "Sets, and what each needs in the data folder:\n".to_owned();
    for (name, file, _) in SETS {
        text.push_str(&format!("  {name:<16} {file}\n"));
    }
    text + "\nA set whose data is missing is skipped, and the table says so."
}

/// Scores the sets in `data` whose name holds a word of `only` (all, if empty).
///
/// # Errors
/// A word of `only` that no set's name holds, and data that cannot be read.
#[expect(clippy::print_stdout, reason = "the table is the output")]
pub(crate) fn run(data: &Path, only: &[String]) -> Result<()> {
    for word in only {
        ensure!(
            SETS.iter().any(|(name, ..)| name.contains(word.as_str())),
            "there is no set {word:?}; the sets are {}",
            SETS.iter().map(|(name, ..)| *name).collect::<Vec<_>>().join(", ")
        );
    }
    for (name, file, score) in SETS {
        if !only.is_empty() && !only.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        if !data.join(file).exists() {
            println!(
                "{name:<16} skipped: {} is missing (see --data)",
                data.join(file).display()
            );
            continue;
        }
        for row in score(data)? {
            println!("{name:<16} {:<56} {:>10}", row.figure, row.value);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_set_is_an_error_that_names_the_known_ones() {
        let error = run(Path::new("."), &["statments".to_owned()]).unwrap_err().to_string();
        assert!(error.contains("statments"), "{error}");
        for (name, ..) in SETS {
            assert!(error.contains(name) && help().contains(name), "{name}");
        }
    }
}
