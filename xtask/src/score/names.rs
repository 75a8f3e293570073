//! Names in Arabic: spans against ANERcorp, spelling keys against pairs.
//!
//! Scores are taken on every fifth stretch of [`STRETCH`] sentences; the other
//! four are for looking at errors (`TAWATUR_ERRORS=1` prints them). In that
//! corpus clitics are part of the name's word, so spans are compared by words.

mod spellings;

use super::{Row, ratio};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::lexicon::name_model::NameKind;
use tawatur::reading::mentions::tagger;
use tawatur::reading::{self, EntityKind};
use tawatur::report::{Language, Report};
use tawatur::text::Span;

/// Sentences that are read together, so that a lone surname finds its full name.
const STRETCH: usize = 20;

/// The stretches that are measured, counted modulo five; the others are for looking at errors.
pub(crate) const MEASURED: usize = 4;

/// Scores names and spellings.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let show = std::env::var_os("TAWATUR_ERRORS").is_some();
    let mut rows = spans(data, Lexicon::builtin(), |part| (part == MEASURED) != show, show)?;
    rows.extend(spellings::pairs(data)?);
    Ok(rows)
}

/// A word with the name it belongs to: kind, and whether it begins one.
type Tagged = (String, Option<(&'static str, bool)>);

/// Scores the spans of the stretches that `is_measured` picks by their number modulo five, and prints the errors.
pub(crate) fn spans(
    data: &Path,
    lexicon: &Lexicon,
    is_measured: impl Fn(usize) -> bool,
    show: bool,
) -> Result<Vec<Row>> {
    let sentences = sentences(data)?;
    let mut totals: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let mut apart = 0;
    // Organisations that the tagger takes for a body of a state: those right, and all.
    let mut of_states = (0, 0);
    for (index, stretch) in sentences.chunks(STRETCH).enumerate() {
        if !is_measured(index % 5) {
            continue;
        }
        let (text, words) = written(stretch);
        let gold = gold(stretch);
        let Found { found, bodies, states } = found(&text, &words, lexicon);
        apart += bodies.difference(&gold).count();
        of_states.0 += states.intersection(&gold).count();
        of_states.1 += states.len();
        for kind in ["PERS", "LOC", "ORG"] {
            let of = |set: &BTreeSet<(usize, usize, &'static str)>| -> BTreeSet<(usize, usize)> {
                set.iter().filter(|n| n.2 == kind).map(|n| (n.0, n.1)).collect()
            };
            let (gold, found) = (of(&gold), of(&found));
            let entry = totals.entry(kind).or_default();
            entry.0 += gold.intersection(&found).count();
            entry.1 += found.len();
            entry.2 += gold.len();
            if show {
                print_errors(kind, &text, &words, &gold, &found);
            }
        }
    }
    let mut rows = Vec::new();
    let (mut sum, mut sum_apart, mut sum_without) = (0.0, 0.0, 0.0);
    for (kind, (right, found, gold)) in &totals {
        let (precision, recall) = (ratio(*right, *found), ratio(*right, *gold));
        // The harmonic mean of both.
        let f1 = ratio(2 * right, found + gold);
        sum += f1;
        let organisations = *kind == "ORG";
        sum_apart += if organisations {
            ratio(2 * right, found + gold - apart)
        } else {
            f1
        };
        sum_without += if organisations {
            ratio(2 * (right - of_states.0), found + gold - of_states.1)
        } else {
            f1
        };
        rows.push(Row::ratio(&format!("{kind} precision, exact words"), precision));
        rows.push(Row::ratio(&format!("{kind} recall, exact words"), recall));
        rows.push(Row::ratio(&format!("{kind} F1, exact words"), f1));
    }
    rows.push(Row::ratio("macro F1, exact words", sum / 3.0));
    // That corpus leaves out ministries, armies and governments, which the registry of bodies knows.
    rows.push(Row::ratio("macro F1, bodies that it leaves out apart", sum_apart / 3.0));
    // The same by the tagger's own kind, with what the corpus has of them counted as missed.
    rows.push(Row::ratio(
        "macro F1, without what the tagger takes for states' bodies",
        sum_without / 3.0,
    ));
    rows.push(Row::count("organisations left apart there", of_states.1));
    rows.push(Row::count("of these, organisations of the corpus", of_states.0));
    Ok(rows)
}

/// The words of the sentences in the stretches `measured`.
pub(crate) fn words(data: &Path, measured: usize) -> Result<Vec<Vec<String>>> {
    let sentences = sentences(data)?;
    let stretches = sentences
        .chunks(STRETCH)
        .enumerate()
        .filter(|(index, _)| index % 5 == measured);
    Ok(stretches
        .flat_map(|(_, stretch)| stretch)
        .map(|sentence| sentence.iter().map(|(word, _)| word.clone()).collect())
        .collect())
}

fn sentences(data: &Path) -> Result<Vec<Vec<Tagged>>> {
    let file = fs::read_to_string(data.join("names-ar/anercorp-train.txt")).context("anercorp-train.txt")?;
    Ok(file
        .split("\n\n")
        .map(|sentence| sentence.lines().filter_map(tagged).collect())
        .filter(|sentence: &Vec<Tagged>| !sentence.is_empty())
        .collect())
}

fn tagged(line: &str) -> Option<Tagged> {
    let (word, tag) = line.trim().rsplit_once(' ')?;
    let name = match tag.split_once('-') {
        Some((mark, "PERS")) => Some(("PERS", mark == "B")),
        Some((mark, "LOC")) => Some(("LOC", mark == "B")),
        Some((mark, "ORG")) => Some(("ORG", mark == "B")),
        _ => None,
    };
    Some((word.to_owned(), name))
}

/// The sentences as a text, one a line, and where its words stand.
fn written(stretch: &[Vec<Tagged>]) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut words = Vec::new();
    for sentence in stretch {
        for (word, _) in sentence {
            let start = text.len();
            text.push_str(word);
            words.push(Span::new(start, text.len()));
            text.push(' ');
        }
        text.push('\n');
    }
    (text, words)
}

/// Names as (first word, word after the last, kind).
fn gold(stretch: &[Vec<Tagged>]) -> BTreeSet<(usize, usize, &'static str)> {
    let mut names = BTreeSet::new();
    let mut open: Option<(usize, &'static str)> = None;
    let mut at = 0;
    for sentence in stretch {
        for (_, tag) in sentence {
            if let Some((start, kind)) = open
                && !matches!(tag, Some((other, false)) if *other == kind)
            {
                names.insert((start, at, kind));
                open = None;
            }
            if let Some((kind, begins)) = tag
                && (*begins || open.is_none())
            {
                open = Some((at, kind));
            }
            at += 1;
        }
        if let Some((start, kind)) = open.take() {
            names.insert((start, at, kind));
        }
    }
    names
}

/// Names as (first word, word after the last, kind).
type Names = BTreeSet<(usize, usize, &'static str)>;

/// What the program finds in a text.
#[derive(Default)]
struct Found {
    /// All names.
    found: Names,
    /// Those that the registry of bodies knows.
    bodies: Names,
    /// Organisations with a word that the tagger takes to be of a ministry, army, court or the like.
    states: Names,
}

fn found(text: &str, words: &[Span], lexicon: &Lexicon) -> Found {
    let reading = reading::read(report(text), lexicon);
    let kinds = tagger::kinds(text, &reading.tokens, &reading.sentences, lexicon);
    let mut all = Found::default();
    for mention in reading.mentions.iter().filter(|m| !m.inferred) {
        let kind = match mention.kind {
            EntityKind::Person => "PERS",
            EntityKind::Place => "LOC",
            EntityKind::Organisation | EntityKind::Media => "ORG",
        };
        let first = words.partition_point(|w| w.end <= mention.span.start);
        let end = words.partition_point(|w| w.start < mention.span.end);
        let name = (first, end, kind);
        all.found.insert(name);
        if mention.kind != EntityKind::Organisation {
            continue;
        }
        let entity = reading.entities.get(mention.entity);
        let id = entity.and_then(|entity| entity.registry.as_deref());
        if id.is_some_and(|id| lexicon.bodies.get(id).is_some()) {
            all.bodies.insert(name);
        }
        let is_of_state =
            |(span, kind): &(Span, NameKind)| *kind == NameKind::Government && span.overlaps(mention.span);
        if kinds.iter().any(is_of_state) {
            all.states.insert(name);
        }
    }
    all
}

/// An Arabic report that is all body.
pub(crate) fn report(text: &str) -> Report {
    Report::plain("", text, Language::Arabic)
}

#[expect(clippy::print_stdout, reason = "asked for")]
fn print_errors(
    kind: &str,
    text: &str,
    words: &[Span],
    gold: &BTreeSet<(usize, usize)>,
    found: &BTreeSet<(usize, usize)>,
) {
    let around = |(first, end): &(usize, usize)| {
        let from = words.get(first.saturating_sub(3)).map_or(0, |w| w.start);
        let to = words
            .get((end + 2).min(words.len().saturating_sub(1)))
            .map_or(text.len(), |w| w.end);
        let name = words
            .get(*first)
            .copied()
            .unwrap_or(Span::new(0, 0))
            .cover(words.get(end - 1).copied().unwrap_or(Span::new(0, 0)));
        let before = Span::new(from, name.start).of(text).replace('\n', "¶");
        let after = Span::new(name.end, to).of(text).replace('\n', "¶");
        format!("{before}[{}]{after}", name.of(text))
    };
    for miss in gold.difference(found) {
        println!("miss {kind} {}", around(miss));
    }
    for extra in found.difference(gold) {
        println!("extra {kind} {}", around(extra));
    }
}
