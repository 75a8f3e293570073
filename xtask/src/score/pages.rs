//! The article of a page, against the texts of article-extraction-benchmark, by
//! the metric of that benchmark: 4-word shingles, counted as often as they stand.

use super::Row;
use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Instant;
use tawatur::lexicon::Lexicon;
use tawatur::report::{Format, PartKind, Report, parse};

/// Words in a shingle.
const SHINGLE: usize = 4;

/// The time is that of the quickest of so many rounds.
const ROUNDS: usize = 3;

/// What of a report is compared.
const ARTICLE: &[PartKind] = &[PartKind::Body, PartKind::Dateline, PartKind::EmbeddedPost];

#[derive(serde::Deserialize)]
struct Truth {
    #[serde(rename = "articleBody")]
    text: String,
}

/// One page, and how much of its text was found.
struct Scored {
    id: String,
    precision: Option<f64>,
    recall: Option<f64>,
}

pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let folder = data.join("pages");
    let file = File::open(folder.join("ground-truth.json")).context("ground-truth.json")?;
    // In the order of their ids.
    let truths: BTreeMap<String, Truth> = serde_json::from_reader(file)?;
    let mut pages = Vec::new();
    for id in truths.keys() {
        let path = folder.join("html").join(format!("{id}.html.gz"));
        let mut bytes = Vec::new();
        GzDecoder::new(File::open(&path).with_context(|| path.display().to_string())?).read_to_end(&mut bytes)?;
        pages.push((id, bytes));
    }
    let lexicon = Lexicon::builtin();
    let read = |bytes: &[u8]| parse("page", bytes, Format::Html, lexicon).0.into_iter().next();
    let (mut all, mut article) = (Vec::new(), Vec::new());
    for ((id, bytes), truth) in pages.iter().zip(truths.values()) {
        let report = read(bytes);
        all.push(score(
            id,
            &truth.text,
            &text(report.as_ref(), |kind| kind != PartKind::Title),
        ));
        article.push(score(
            id,
            &truth.text,
            &text(report.as_ref(), |kind| ARTICLE.contains(&kind)),
        ));
    }
    let mut rows = Vec::new();
    let held = |scored: &&Scored| !is_developed_on(&scored.id);
    for (what, scored) in [("article", &article), ("all but headline", &all)] {
        rows.extend(figures(&format!("{what}, all"), scored.iter()));
        rows.extend(figures(&format!("{what}, held back"), scored.iter().filter(held)));
        rows.extend(figures(
            &format!("{what}, developed on"),
            scored.iter().filter(|scored| is_developed_on(&scored.id)),
        ));
    }
    rows.push(Row::count("pages", pages.len()));
    rows.push(Row::count(
        "pages held back",
        pages.iter().filter(|(id, _)| !is_developed_on(id)).count(),
    ));
    let quickest = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            for (_, bytes) in &pages {
                std::hint::black_box(read(bytes));
            }
            start.elapsed().as_secs_f64() * 1000.0 / pages.len() as f64
        })
        .fold(f64::INFINITY, f64::min);
    rows.push(Row::ratio("milliseconds a page, one thread", quickest));
    Ok(rows)
}

/// Half of the pages, by their ids, which are hashes: those whose last figure is even.
fn is_developed_on(id: &str) -> bool {
    id.chars()
        .last()
        .and_then(|c| c.to_digit(16))
        .is_some_and(|last| last % 2 == 0)
}

fn text(report: Option<&Report>, takes: impl Fn(PartKind) -> bool) -> String {
    let Some(report) = report else { return String::new() };
    let parts = report.parts.iter().filter(|part| takes(part.kind));
    parts
        .map(|part| part.span.of(&report.text))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The rows of some pages. As in the benchmark, precision is the mean over the
/// pages with a text found, and recall over those with a text to be found.
fn figures<'s>(what: &str, scored: impl Iterator<Item = &'s Scored>) -> Vec<Row> {
    let scored: Vec<&Scored> = scored.collect();
    let mean = |figure: fn(&Scored) -> Option<f64>| {
        let values: Vec<f64> = scored.iter().filter_map(|scored| figure(scored)).collect();
        values.iter().sum::<f64>() / values.len().max(1) as f64
    };
    let (precision, recall) = (mean(|s| s.precision), mean(|s| s.recall));
    vec![
        Row::ratio(&format!("{what}: precision"), precision),
        Row::ratio(&format!("{what}: recall"), recall),
        Row::ratio(
            &format!("{what}: F1"),
            2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE),
        ),
    ]
}

fn score(id: &str, truth: &str, found: &str) -> Scored {
    let (truth, found) = (words(truth), words(found));
    let (truth, found) = (shingles(&truth), shingles(&found));
    let sum = |counts: &HashMap<&[&str], usize>| counts.values().sum::<usize>();
    let hits: usize = truth
        .iter()
        .map(|(shingle, count)| (*count).min(found.get(shingle).copied().unwrap_or_default()))
        .sum();
    let share = |of: usize| (of > 0).then(|| hits as f64 / of as f64);
    Scored {
        id: id.to_owned(),
        precision: share(sum(&found)),
        recall: share(sum(&truth)),
    }
}

/// As Python's `\w+` finds them.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect()
}

fn shingles<'w, 't>(words: &'w [&'t str]) -> HashMap<&'w [&'t str], usize> {
    let mut counts = HashMap::new();
    // A text that is shorter than a shingle is one.
    let whole = (!words.is_empty() && words.len() < SHINGLE).then_some(words);
    for shingle in words.windows(SHINGLE).chain(whole) {
        *counts.entry(shingle).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shingles_count_as_often_as_they_stand() {
        let same = score("a", "one two three four five", "one two three four five");
        assert_eq!((same.precision, same.recall), (Some(1.0), Some(1.0)));
        let more = score("a", "one two three four", "One two three four; one two three four five");
        assert_eq!((more.precision, more.recall), (Some(1.0 / 6.0), Some(1.0)));
        let none = score("a", "one", "");
        assert_eq!((none.precision, none.recall), (None, Some(0.0)));
    }
}
