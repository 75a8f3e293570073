//! Statements against annotated reports: statements-ar (Arabic), and PolNeAR (English).
//!
//! A predicted and a gold statement match if their contents share at least
//! half of their joint characters (IoU ≥ .5); pairs are taken one to one, the
//! best first. Sources, speakers, relays, stance and quotation are counted
//! over the matched pairs alone.
//!
//! A source is right if its span touches the gold's, or, where the gold leaves
//! it out or we do, if the resolved names agree. Names agree if one holds the
//! last word of the other, by the spelling key (reports spell one name in
//! several ways), without article and quotation marks.

pub(crate) mod english;
mod errors;
mod own;
mod stances;

use super::Row;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::mentions::spelling::skeleton;
use tawatur::reading::{self, Quote, Reading, Stance};
use tawatur::report::{Language, Report};
use tawatur::text::{CodePoints, clitics, fold};

/// Two of the five stories were looked at only as figures while the rules were written.
const HELD_BACK: &[&str] = &["maryland_school_shooting", "novichok_scientist_rink"];

/// Contents match from this share of common characters on.
const MIN_IOU: f64 = 0.5;

#[derive(Deserialize)]
struct Gold {
    reports: Vec<GoldReport>,
}

#[derive(Deserialize)]
struct GoldReport {
    id: String,
    #[serde(default)]
    story: String,
    text: String,
    statements: Vec<GoldStatement>,
}

#[derive(Deserialize)]
struct GoldStatement {
    content: (usize, usize),
    cue: (usize, usize),
    source: Option<(usize, usize)>,
    source_name: String,
    relays: Vec<(usize, usize)>,
    quote: Quote,
    stance: Stance,
}

/// Scores statements-ar/gold.json, whole and by split, and the project's own
/// gold by part, and stances alone.
pub(crate) fn arabic(data: &Path) -> Result<Vec<Row>> {
    let path = data.join("statements-ar/gold.json");
    let json = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let gold: Gold = serde_json::from_str(&json).with_context(|| format!("cannot parse {}", path.display()))?;
    let mut all = Tally::default();
    let mut developed = Tally::default();
    let mut held = Tally::default();
    for report in &gold.reports {
        let tally = score_report(report, false);
        all.add(&tally);
        if HELD_BACK.contains(&report.story.as_str()) {
            held.add(&tally);
        } else {
            developed.add(&tally);
        }
    }
    let mut rows = all.rows("all five stories");
    rows.extend(developed.rows("three stories developed on"));
    rows.extend(held.rows("two stories held back"));
    let show = std::env::var("TAWATUR_ERRORS").unwrap_or_default();
    for (part, reports) in own::load(data)? {
        let mut tally = Tally::default();
        for report in &reports {
            // Nobody who writes rules looks at the part they are judged by.
            let shown = part != own::Part::Evaluation && !show.is_empty() && part.to_string().ends_with(&show);
            tally.add(&score_report(report, shown));
        }
        rows.push(Row::count(&format!("{part}: reports"), reports.len()));
        rows.extend(tally.rows(&part.to_string()));
    }
    rows.extend(stances::run(data)?);
    Ok(rows)
}

#[derive(Default)]
struct Tally {
    gold: usize,
    predicted: usize,
    matched: usize,
    source: usize,
    speaker: usize,
    stance: usize,
    quote: usize,
    relays_gold: usize,
    relays_predicted: usize,
    relays_found: usize,
    relays_right: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.matched += other.matched;
        self.source += other.source;
        self.speaker += other.speaker;
        self.stance += other.stance;
        self.quote += other.quote;
        self.relays_gold += other.relays_gold;
        self.relays_predicted += other.relays_predicted;
        self.relays_found += other.relays_found;
        self.relays_right += other.relays_right;
    }

    fn content(&self) -> (f64, f64, f64) {
        let precision = share(self.matched, self.predicted);
        let recall = share(self.matched, self.gold);
        let f1 = if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        };
        (precision, recall, f1)
    }

    fn rows(&self, split: &str) -> Vec<Row> {
        let (precision, recall, f1) = self.content();
        let named = |figure: &str| format!("{split}: {figure}");
        vec![
            Row::count(&named("statements"), self.gold),
            Row::ratio(&named("content precision, IoU ≥ .5"), precision),
            Row::ratio(&named("content recall"), recall),
            Row::ratio(&named("content F1"), f1),
            Row::ratio(&named("source, of matched"), share(self.source, self.matched)),
            Row::ratio(&named("speaker's name"), share(self.speaker, self.matched)),
            Row::ratio(&named("relays recall"), share(self.relays_found, self.relays_gold)),
            Row::ratio(
                &named("relays precision"),
                share(self.relays_right, self.relays_predicted),
            ),
            Row::ratio(&named("stance"), share(self.stance, self.matched)),
            Row::ratio(&named("quotation"), share(self.quote, self.matched)),
        ]
    }
}

/// Counts what is right of one report, and prints what is not if asked to.
fn score_report(report: &GoldReport, show: bool) -> Tally {
    let reading = read(&report.id, &report.text, Language::Arabic);
    let codes = CodePoints::new(&report.text);
    let ours: Vec<(usize, usize)> = reading.statements.iter().map(|s| codes.span(s.content)).collect();
    let theirs: Vec<(usize, usize)> = report.statements.iter().map(|s| s.content).collect();
    let mut tally = Tally {
        gold: theirs.len(),
        predicted: ours.len(),
        ..Tally::default()
    };
    // The gold gives the place of a short source ("الشركة") now and then by its
    // first occurrence in the text: the same words agree wherever they stand.
    let letters: Vec<char> = report.text.chars().collect();
    let words = |(start, end): (usize, usize)| letters.get(start..end).map(|w| w.iter().collect::<String>());
    let touch = |a: (usize, usize), b: (usize, usize)| a.0 < b.1 && b.0 < a.1 || words(a) == words(b);
    let pairs = pair(&ours, &theirs);
    if show {
        errors::print(report, &reading, &codes, &pairs);
    }
    for (mine, right) in pairs {
        let (Some(mine), Some(right)) = (reading.statements.get(mine), report.statements.get(right)) else {
            continue;
        };
        tally.matched += 1;
        let speaker = same_name(&mine.speaker.name, &right.source_name);
        tally.speaker += usize::from(speaker);
        tally.source += usize::from(match (mine.source, right.source) {
            (Some(ours), Some(gold)) => touch(codes.span(ours), gold),
            _ => speaker,
        });
        tally.stance += usize::from(mine.stance == right.stance);
        tally.quote += usize::from(mine.quote == right.quote);
        let relays: Vec<_> = mine.relays.iter().map(|r| codes.span(r.span)).collect();
        tally.relays_gold += right.relays.len();
        tally.relays_predicted += relays.len();
        tally.relays_found += right
            .relays
            .iter()
            .filter(|g| relays.iter().any(|r| touch(*r, **g)))
            .count();
        tally.relays_right += relays
            .iter()
            .filter(|r| right.relays.iter().any(|g| touch(**r, *g)))
            .count();
    }
    tally
}

fn read(id: &str, text: &str, language: Language) -> Reading {
    let report = Report::plain(id, text, language);
    reading::read(report, Lexicon::builtin())
}

/// Pairs (ours, theirs) one to one, the greatest common share first.
fn pair(ours: &[(usize, usize)], theirs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    pair_from(MIN_IOU, ours, theirs)
}

/// As [`pair`], with a common share of at least `least`.
fn pair_from(least: f64, ours: &[(usize, usize)], theirs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, a) in ours.iter().enumerate() {
        for (j, b) in theirs.iter().enumerate() {
            let common = a.1.min(b.1).saturating_sub(a.0.max(b.0));
            let joint = (a.1 - a.0) + (b.1 - b.0) - common;
            let iou = share(common, joint);
            if common > 0 && iou >= least {
                candidates.push((iou, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used, mut taken) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if !used.contains(&i) && !taken.contains(&j) {
            used.insert(i);
            taken.insert(j);
            pairs.push((i, j));
        }
    }
    pairs
}

/// Whether one name holds the last word of the other, whatever its case.
fn same_name(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        fold(name)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(|w| skeleton(nominative(clitics::stem(w)).as_ref()))
            .collect()
    };
    let (a, b) = (words(a), words(b));
    a.last().is_some_and(|w| b.contains(w)) || b.last().is_some_and(|w| a.contains(w))
}

/// A plural of people in the nominative: the labels tell "المحللون" of whom the text has as "المحللين".
fn nominative(word: &str) -> Cow<'_, str> {
    const MIN_LETTERS: usize = 4;
    match word.strip_suffix("ين") {
        Some(stem) if stem.chars().count() >= MIN_LETTERS => Cow::Owned([stem, "ون"].concat()),
        _ => Cow::Borrowed(word),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_the_best_first_and_one_to_one() {
        assert_eq!(pair(&[(0, 10), (0, 8)], &[(0, 8)]), [(1, 0)]);
        assert!(pair(&[(0, 10)], &[(8, 20)]).is_empty());
    }

    #[test]
    fn names_agree_by_their_last_word() {
        assert!(same_name("المتحدث باسم الكرملين ديمتري بيسكوف", "بيسكوف"));
        assert!(same_name("«سانا»", "وكالة سانا"));
        assert!(!same_name("بوتين", "كيم"));
        assert!(same_name("المحللين", "المحللون"));
        assert!(!same_name("المحللين", "المحامون"));
    }
}
