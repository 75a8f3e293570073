//! Accuracy on the real data: one module a set, one row a figure.

mod claims;
mod copies;
mod names;
mod statements;
mod stories;
mod times;

use anyhow::Result;
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

/// A set of real data: its name, the file it needs, and how it is scored.
type Set = (&'static str, &'static str, fn(&Path) -> Result<Vec<Row>>);

const SETS: &[Set] = &[
    ("statements-ar", "statements-ar/gold.json", statements::arabic),
    ("claims-ar", "statements-ar/gold.json", claims::run),
    ("statements-en", "statements-en/dev", statements::english),
    ("names-ar", "names-ar/anercorp-train.txt", names::run),
    ("time-ar", "time-ar/recognizers-DateParser.json", times::run),
    ("dating-ar", "news-ar/stories-2018-03-20.json", times::dating),
    ("stories-ar", "news-ar/stories-2018-03-20.json", stories::arabic),
    ("stories-en", "stories-en/giveme5w.jsonl.gz", stories::english),
    ("stories-seeds", "../seeds", stories::seeds),
    ("copies-ar", "news-ar/copies.tsv", copies::run),
];

/// Scores the sets in `data` whose name holds a word of `only` (all, if empty).
#[expect(clippy::print_stdout, reason = "the table is the output")]
pub(crate) fn run(data: &Path, only: &[String]) -> Result<()> {
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
