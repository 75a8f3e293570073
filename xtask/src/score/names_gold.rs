//! Names against the project's own annotation of real reports, by its own
//! definition of a name: `corpus/gold/names-en.json` and `names-ar.json` hold
//! offsets and kinds, the texts lie in the data folder.
//!
//! A name is right if its words and kind are the gold's. Media count as
//! organisations. Half of the English reports is for developing on
//! (`TAWATUR_ERRORS=1` prints its errors), half for the figure.

use super::names::report;
use super::{Row, ratio};
use crate::train::annotated::Annotated;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::lexicon::name_model::NameKind;
use tawatur::reading::{self, EntityKind};
use tawatur::report::{Language, Report};
use tawatur::text::{Span, Tokens};

/// Where the annotations lie, below the project's root.
const GOLD: &str = "corpus/gold";

/// English: the half that was not developed on, and the other.
pub(crate) fn english(data: &Path) -> Result<Vec<Row>> {
    let gold = load("names-en.json")?;
    let mut texts = jsonl(&data.join("stories-en/giveme5w.jsonl.gz"))?;
    for entry in gold.iter().filter(|entry| entry.source == "polnear-dev") {
        let path = data.join("statements-en/dev/text").join(format!("{}.txt", entry.id));
        texts.insert(
            entry.id.clone(),
            fs::read_to_string(&path).with_context(|| path.display().to_string())?,
        );
    }
    let mut rows = Vec::new();
    for (part, name) in [("report", "not developed on"), ("develop", "developed on")] {
        let show = part == "develop" && std::env::var_os("TAWATUR_ERRORS").is_some();
        let entries = gold.iter().filter(|entry| entry.part.as_deref() == Some(part));
        rows.extend(score(entries, &texts, Language::English, show)?.rows(name));
    }
    Ok(rows)
}

/// Arabic: all reports; none was developed on.
pub(crate) fn arabic(data: &Path) -> Result<Vec<Row>> {
    let gold = load("names-ar.json")?;
    let texts = jsonl(&data.join("news-ar/reports.jsonl.gz"))?;
    Ok(score(gold.iter(), &texts, Language::Arabic, false)?.rows("all"))
}

/// Scores annotated reports with a lexicon of one's own.
pub(crate) fn annotated<'a>(reports: impl Iterator<Item = &'a Annotated>, lexicon: &Lexicon, show: bool) -> Vec<Row> {
    let mut counts = Counts::default();
    for one in reports {
        let counted = one.names.iter().filter_map(|(span, kind)| {
            let name = match kind {
                NameKind::Person => "person",
                NameKind::Place => "place",
                NameKind::Organisation | NameKind::Government => "organisation",
                NameKind::Facility | NameKind::Other => return None,
            };
            Some((*span, name))
        });
        counts.add(report(&one.text), counted, lexicon, show);
    }
    counts.rows("own annotation")
}

/// The names in the opening of one report.
#[derive(Deserialize)]
struct Entry {
    /// The set that the report is of.
    source: String,
    /// Its id there.
    id: String,
    /// How many code points of its text are annotated.
    to: usize,
    /// "develop" or "report".
    part: Option<String>,
    names: Vec<Name>,
}

#[derive(Deserialize)]
struct Name {
    start: usize,
    end: usize,
    kind: String,
}

fn load(file: &str) -> Result<Vec<Entry>> {
    let path = Path::new(GOLD).join(file);
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

/// The texts of a packed JSONL file, by id.
fn jsonl(path: &Path) -> Result<HashMap<String, String>> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        text: String,
    }
    let lines: Vec<Line> = super::packed(path)?;
    Ok(lines.into_iter().map(|line| (line.id, line.text)).collect())
}

/// Right, found and gold, by kind.
#[derive(Default)]
struct Counts(BTreeMap<&'static str, (usize, usize, usize)>);

impl Counts {
    /// Reads a report and counts its names beside those of the gold.
    fn add(&mut self, report: Report, gold: impl Iterator<Item = (Span, &'static str)>, lexicon: &Lexicon, show: bool) {
        let reading = reading::read(report, lexicon);
        let found = reading.mentions.iter().filter(|mention| !mention.inferred);
        let found = in_words(&reading.tokens, found.map(|m| (m.span, kind(m.kind))));
        let gold = in_words(&reading.tokens, gold);
        for name in ["organisation", "person", "place"] {
            let of = |set: &Words| -> Words { set.iter().filter(|n| n.2 == name).copied().collect() };
            let (gold, found) = (of(&gold), of(&found));
            let entry = self.0.entry(name).or_default();
            entry.0 += gold.intersection(&found).count();
            entry.1 += found.len();
            entry.2 += gold.len();
            if show {
                let text = &reading.report.text;
                print("miss", text, &reading.tokens, gold.difference(&found));
                print("extra", text, &reading.tokens, found.difference(&gold));
            }
        }
    }

    fn rows(&self, part: &str) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut sum = 0.0;
        for (kind, (right, found, gold)) in &self.0 {
            let f1 = ratio(2 * right, found + gold);
            sum += f1;
            let (precision, recall) = (ratio(*right, *found), ratio(*right, *gold));
            rows.push(Row::ratio(&format!("{kind} precision, {part}"), precision));
            rows.push(Row::ratio(&format!("{kind} recall, {part}"), recall));
            rows.push(Row::ratio(&format!("{kind} F1, {part} ({gold})"), f1));
        }
        rows.push(Row::ratio(&format!("macro F1, {part}"), sum / 3.0));
        rows
    }
}

fn score<'e>(
    entries: impl Iterator<Item = &'e Entry>,
    texts: &HashMap<String, String>,
    language: Language,
    show: bool,
) -> Result<Counts> {
    let mut counts = Counts::default();
    for entry in entries {
        let text = texts
            .get(&entry.id)
            .with_context(|| format!("no report {}", entry.id))?;
        let text: String = text.chars().take(entry.to).collect();
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = |point: usize| offsets.get(point).copied().unwrap_or(text.len());
        let gold = entry
            .names
            .iter()
            .map(|name| (Span::new(at(name.start), at(name.end)), name_of(&name.kind)));
        let report = Report {
            language,
            ..report(&text)
        };
        counts.add(report, gold, Lexicon::builtin(), show);
    }
    Ok(counts)
}

/// Names as (first token, token after the last, kind): clitics are no words.
type Words = BTreeSet<(usize, usize, &'static str)>;

fn in_words(tokens: &Tokens, names: impl Iterator<Item = (Span, &'static str)>) -> Words {
    let spans: Vec<Span> = tokens.iter().map(|token| token.span).collect();
    let place = |(span, kind): (Span, &'static str)| {
        let first = spans.partition_point(|word| word.end <= span.start);
        (first, spans.partition_point(|word| word.start < span.end), kind)
    };
    names.map(place).collect()
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Place => "place",
        EntityKind::Organisation | EntityKind::Media => "organisation",
    }
}

fn name_of(written: &str) -> &'static str {
    match written {
        "person" => "person",
        "place" => "place",
        _ => "organisation",
    }
}

#[expect(clippy::print_stdout, reason = "asked for")]
fn print<'n>(what: &str, text: &str, tokens: &Tokens, names: impl Iterator<Item = &'n (usize, usize, &'static str)>) {
    for (first, end, kind) in names {
        let part = |from: usize, to: usize| {
            tokens
                .cover(from, to)
                .map_or("", |span| span.of(text))
                .replace('\n', "¶")
        };
        println!(
            "{what} {kind} [{}] in {}",
            part(*first, end - 1),
            part(first.saturating_sub(3), (end + 2).min(tokens.len() - 1))
        );
    }
}
