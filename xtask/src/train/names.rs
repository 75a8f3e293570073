//! `cargo xtask train names`: makes `ar/names-model.tsv` from annotated texts.
//!
//! NewsFANE annotates the newswire that ANERcorp is of, so every sentence that
//! shares a run of words with the stretches that `score names` measures on is
//! taken out first.

use super::annotated::{self, Annotated, PARTS};
use super::corpus::{self, Labelled};
use super::crf::{self, Learnt, Sentence};
use crate::score;
use anyhow::{Context, Result, anyhow};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::lexicon::name_model::{self, LABELS, NameKind, NameModel, OUTSIDE};
use tawatur::reading;
use tawatur::reading::mentions::tagger;
use tawatur::text::{Span, Tokens};

/// Sentences that are read together, as one report.
const STRETCH: usize = 20;

/// Words a feature must occur with.
const MIN_COUNT: u32 = 2;

/// Steps of a weight in the file to one of the field's.
const SCALE: f32 = 40.0;

/// Smaller weights than this, after rounding, are left out.
const LEAST: i16 = 2;

/// The file that is written, below the data folder.
const FILE: &str = "ar/names-model.tsv";

/// Trains, writes the model below `out`, and tells the figures on the
/// stretches `measured` (counted modulo five).
#[expect(clippy::print_stdout, reason = "the figures are the output")]
pub(crate) fn run(data: &Path, out: &Path, measured: usize) -> Result<()> {
    let mut sentences = corpus::newsfane(data)?;
    let all = sentences.len();
    let mut shared = 0;
    for part in [score::names::MEASURED, measured] {
        shared += corpus::without_shared(&mut sentences, &score::names::words(data, part)?);
    }
    println!("{all} sentences, {shared} taken out for sharing words with those measured on");
    let lexicon = Lexicon::load().map_err(|errors| anyhow!("{errors:?}"))?;
    let own = annotated::load(data)?;
    let held_back = |(at, _): &(usize, &Annotated)| at % PARTS == measured;
    let mut texts: Vec<Text> = sentences.chunks(STRETCH).map(laid_out).collect();
    let training = own.iter().enumerate().filter(|one| !held_back(one));
    texts.extend(training.map(|(_, report)| of_report(report, &lexicon)));
    let (examples, features) = examples(&texts, &lexicon);
    let words: usize = examples.iter().map(Vec::len).sum();
    println!("{words} words, {} features", features.len());
    let learnt = crf::learn(&examples, features.len());
    let text = written(&learnt, &features);
    println!("{} lines, {} bytes", text.lines().count(), text.len());
    let model = NameModel::read(FILE, &text).map_err(|errors| anyhow!("{errors:?}"))?;
    let lexicon = lexicon.with_name_model(model);
    let show = measured != score::names::MEASURED && std::env::var_os("TAWATUR_ERRORS").is_some();
    for row in score::names::spans(data, &lexicon, |part| part == measured, show)? {
        println!("{:<40} {:>8}", row.figure, row.value);
    }
    let reports = own.iter().enumerate().filter(held_back).map(|(_, report)| report);
    for row in score::names_gold::annotated(reports, &lexicon, show) {
        println!("{:<40} {:>8}", row.figure, row.value);
    }
    fs::write(out.join(FILE), text).with_context(|| format!("{FILE} cannot be written"))
}

/// A text to learn from.
struct Text {
    text: String,
    /// Where its sentences stand.
    sentences: Vec<Span>,
    /// Its words or names, in order, with what they are; each may begin a name.
    words: Vec<(Span, Option<(NameKind, bool)>)>,
}

/// The sentences as features and labels, and the features by number.
fn examples(texts: &[Text], lexicon: &Lexicon) -> (Vec<Sentence>, Vec<String>) {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut all: Vec<Sentence> = Vec::new();
    for one in texts {
        let tokens = Tokens::new(&one.text);
        for sentence in tagger::observe(&one.text, &tokens, &one.sentences, lexicon) {
            let mut example: Sentence = Vec::with_capacity(sentence.len());
            for (span, features) in sentence {
                let features = features.into_iter().map(|feature| {
                    let next = u32::try_from(counts.len()).unwrap_or(u32::MAX);
                    let number = *numbers.entry(feature).or_insert(next);
                    match counts.get_mut(number as usize) {
                        Some(count) => *count += 1,
                        None => counts.push(1),
                    }
                    number
                });
                let features = features.collect();
                example.push((features, label(&one.words, span)));
            }
            all.push(example);
        }
    }
    // The rare ones go, the others are numbered in the order of their text.
    let kept: BTreeMap<String, u32> = numbers
        .into_iter()
        .filter(|(_, n)| counts.get(*n as usize).is_some_and(|c| *c >= MIN_COUNT))
        .collect();
    let mut renumbered = vec![None; counts.len()];
    for (new, old) in kept.values().enumerate() {
        if let Some(slot) = renumbered.get_mut(*old as usize) {
            *slot = u32::try_from(new).ok();
        }
    }
    for (features, _) in all.iter_mut().flatten() {
        *features = features
            .iter()
            .filter_map(|f| renumbered.get(*f as usize).copied().flatten())
            .collect();
    }
    (all, kept.into_keys().collect())
}

/// The sentences as a text, one a line.
fn laid_out(stretch: &[Vec<Labelled>]) -> Text {
    let mut text = String::new();
    let mut sentences = Vec::new();
    let mut words = Vec::new();
    for sentence in stretch {
        let start = text.len();
        for (word, name) in sentence {
            let start = text.len();
            text.push_str(word);
            words.push((Span::new(start, text.len()), *name));
            text.push(' ');
        }
        sentences.push(Span::new(start, text.len()));
        text.push('\n');
    }
    Text { text, sentences, words }
}

/// An annotated report, in the sentences that the program reads.
fn of_report(report: &Annotated, lexicon: &Lexicon) -> Text {
    let reading = reading::read(score::names::report(&report.text), lexicon);
    Text {
        text: report.text.clone(),
        sentences: reading.sentences,
        words: report
            .names
            .iter()
            .map(|(span, kind)| (*span, Some((*kind, true))))
            .collect(),
    }
}

/// The label of what stands at `span`: of words that the corpus writes as one, only the first begins a name.
fn label(words: &[(Span, Option<(NameKind, bool)>)], span: Span) -> usize {
    let at = words.partition_point(|(word, _)| word.end <= span.start);
    match words.get(at) {
        Some((word, Some((kind, begins)))) if word.start < span.end => {
            name_model::label(*kind, *begins && span.start <= word.start)
        }
        _ => OUTSIDE,
    }
}

/// The model's file.
fn written(learnt: &Learnt, features: &[String]) -> String {
    let mut text =
        "# The weights of the tagger of Arabic names: a template's number, its values, and weights by label;\n\
         # and, behind \">\", a label and the weights of those that follow it. Made by `cargo xtask train names`.\n\
         # source: NewsFANEGold (F. Alotaibi and M. Lee, COLING 2014), and names in the ANT corpus annotated for Tawatur (corpus/gold/README.md)\n\
         # licence: CC-BY-SA-3.0 (© Fahd Alotaibi and Mark Lee)\n"
            .to_owned();
    let mut line = |feature: &str, row: &[f32; LABELS], least: i16| {
        let weights: Vec<String> = row
            .iter()
            .enumerate()
            .map(|(label, weight)| (label, rounded(*weight)))
            .filter(|(_, weight)| weight.abs() >= least)
            .map(|(label, weight)| format!("{} {weight}", name_model::written(label)))
            .collect();
        if !weights.is_empty() {
            let _ = writeln!(text, "{feature}\t{}", weights.join(" "));
        }
    };
    for (label, row) in learnt.transitions.iter().enumerate() {
        line(&format!(">\t{}\t-", name_model::written(label)), row, 1);
    }
    for (feature, row) in features.iter().zip(&learnt.features) {
        line(feature, row, LEAST);
    }
    text
}

#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn rounded(weight: f32) -> i16 {
    (weight * SCALE).round().clamp(-9999.0, 9999.0) as i16
}
