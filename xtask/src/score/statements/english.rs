//! English statements against PolNeAR: the attributions with a stated source of
//! statements-en/dev.
//!
//! With `TAWATUR_ERRORS=N` every fourth report of statements-en/train is read
//! instead, from the N-th on, and each attribution printed with the kind of its error, or as right;
//! dev's texts are never shown.

mod brat;
mod errors;

use self::brat::brat;
use self::errors::print_errors;
use super::{pair, pair_from, read, share};
use crate::score::Row;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tawatur::reading::Reading;
use tawatur::report::Language;
use tawatur::text::{CodePoints, Span};

/// Of train, each report of so many is looked at.
const EVERY: usize = 4;

/// A content is a quotation whole if so much of its letters stands in marks.
const DIRECT: f64 = 0.9;

/// What is no error.
const RIGHT: &str = "right";

/// A place, in code points.
type Place = (usize, usize);

/// How a content is quoted, by the marks of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Direct,
    Indirect,
    Mixed,
}

/// An attribution, PolNeAR's or ours.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Attribution {
    content: Place,
    cues: Vec<Place>,
    sources: Vec<Place>,
}

/// Scores statements-en/dev, or prints the errors in train.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let errors = std::env::var("TAWATUR_ERRORS").ok();
    let show = errors.is_some();
    let first = errors.and_then(|n| n.parse::<usize>().ok()).unwrap_or(0) % EVERY;
    let folder = data.join(if show {
        "statements-en/train"
    } else {
        "statements-en/dev"
    });
    let mut names: Vec<_> = fs::read_dir(folder.join("attributions"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    names.sort();
    let mut tally = Tally::default();
    let (first, step) = if show { (first, EVERY) } else { (0, 1) };
    for path in names.iter().skip(first).step_by(step) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // "breitbart_…_ef2d.ann" annotates "breitbart_….txt".
        let article = name.rsplit_once('_').map_or(name.as_str(), |(article, _)| article);
        let text = fs::read_to_string(folder.join("text").join(format!("{article}.txt")))
            .with_context(|| format!("no text for {name}"))?;
        let all = brat(&fs::read_to_string(path)?, text.chars().count());
        let (gold, nobody): (Vec<_>, Vec<_>) = all.into_iter().partition(|a| !a.sources.is_empty());
        let reading = read(&name, &text, Language::English);
        let scored = Scored::new(&text, joined(&reading), gold, nobody);
        tally.add(&scored);
        if show {
            print_errors(article, &scored, &mut tally.errors);
        }
    }
    Ok(tally.rows())
}

/// Our statements. PolNeAR marks a quotation over several sentences as one
/// content; here each sentence is a statement, with the cue of the first.
fn joined(reading: &Reading) -> Vec<Attribution> {
    let codes = CodePoints::new(&reading.report.text);
    let mut joined: Vec<(Span, Span, Option<Span>)> = Vec::new();
    for statement in &reading.statements {
        match joined.iter_mut().rev().take(3).find(|(cue, ..)| *cue == statement.cue) {
            Some((_, content, _)) => *content = content.cover(statement.content),
            None => joined.push((statement.cue, statement.content, statement.source)),
        }
    }
    let place = |span| codes.span(span);
    joined
        .into_iter()
        .map(|(cue, content, source)| Attribution {
            content: place(content),
            cues: vec![place(cue)],
            sources: source.into_iter().map(place).collect(),
        })
        .collect()
}

/// One report with both sides and how they fit.
struct Scored {
    letters: Vec<char>,
    ours: Vec<Attribution>,
    gold: Vec<Attribution>,
    /// Attributions of PolNeAR that state no source.
    nobody: Vec<Attribution>,
    pairs: Vec<(usize, usize)>,
    quoted: Vec<bool>,
}

impl Scored {
    fn new(text: &str, ours: Vec<Attribution>, gold: Vec<Attribution>, nobody: Vec<Attribution>) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let quoted = quoted(&letters);
        let pairs = pair(&contents(&ours), &contents(&gold));
        Self {
            letters,
            ours,
            gold,
            nobody,
            pairs,
            quoted,
        }
    }

    fn kind(&self, (start, end): Place) -> Kind {
        let (mut inside, mut all) = (0, 0);
        for i in start..end {
            if self.letters.get(i).is_some_and(|c| c.is_alphanumeric()) {
                all += 1;
                inside += usize::from(self.quoted.get(i) == Some(&true));
            }
        }
        if inside == 0 {
            Kind::Indirect
        } else if share(inside, all) >= DIRECT {
            Kind::Direct
        } else {
            Kind::Mixed
        }
    }

    /// The place without marks and spaces at its ends.
    fn bare(&self, (mut start, mut end): Place) -> Place {
        let edge = |i: usize| self.letters.get(i).is_some_and(|c| !c.is_alphanumeric());
        while start < end && edge(start) {
            start += 1;
        }
        while end > start && edge(end - 1) {
            end -= 1;
        }
        (start, end)
    }

    fn words(&self, (start, end): Place) -> String {
        let words = self.letters.get(start..end).unwrap_or_default();
        words.iter().map(|c| if c.is_whitespace() { ' ' } else { *c }).collect()
    }
}

#[derive(Default)]
struct Tally {
    predicted: usize,
    gold: usize,
    matched: usize,
    exact: usize,
    overlapping: usize,
    source: usize,
    kind: usize,
    /// For each kind: found, in the gold, matched of the found, matched of the gold.
    kinds: BTreeMap<Kind, [usize; 4]>,
    errors: BTreeMap<String, usize>,
}

impl Tally {
    fn add(&mut self, scored: &Scored) {
        self.predicted += scored.ours.len();
        self.gold += scored.gold.len();
        self.matched += scored.pairs.len();
        let bare = |side: &[Attribution]| -> Vec<Place> { side.iter().map(|a| scored.bare(a.content)).collect() };
        self.exact += pair_from(1.0, &bare(&scored.ours), &bare(&scored.gold)).len();
        self.overlapping += pair_from(0.0, &contents(&scored.ours), &contents(&scored.gold)).len();
        for found in &scored.ours {
            self.count(scored.kind(found.content), 0);
        }
        for right in &scored.gold {
            self.count(scored.kind(right.content), 1);
        }
        for (mine, right) in &scored.pairs {
            if let (Some(mine), Some(right)) = (scored.ours.get(*mine), scored.gold.get(*right)) {
                let (ours, gold) = (scored.kind(mine.content), scored.kind(right.content));
                self.count(ours, 2);
                self.count(gold, 3);
                self.kind += usize::from(ours == gold);
                self.source += usize::from(touch(&mine.sources, &right.sources));
            }
        }
    }

    fn count(&mut self, kind: Kind, which: usize) {
        if let Some(slot) = self.kinds.entry(kind).or_default().get_mut(which) {
            *slot += 1;
        }
    }

    fn rows(&self) -> Vec<Row> {
        let f1 = |matched| harmonic(share(matched, self.predicted), share(matched, self.gold));
        let mut rows = vec![
            Row::count("attributions with a source", self.gold),
            Row::ratio("content precision, IoU ≥ .5", share(self.matched, self.predicted)),
            Row::ratio("content recall", share(self.matched, self.gold)),
            Row::ratio("content F1", f1(self.matched)),
            Row::ratio("content F1, exact words", f1(self.exact)),
            Row::ratio("content F1, any overlap", f1(self.overlapping)),
            Row::ratio("source touches, of matched", share(self.source, self.matched)),
            Row::ratio("quotation, of matched", share(self.kind, self.matched)),
        ];
        for (kind, [found, gold, right, hit]) in &self.kinds {
            let (precision, recall) = (share(*right, *found), share(*hit, *gold));
            let name = format!("{kind:?}").to_lowercase();
            rows.push(Row::count(&format!("{name}: attributions"), *gold));
            rows.push(Row::ratio(&format!("{name}: precision"), precision));
            rows.push(Row::ratio(&format!("{name}: recall"), recall));
            rows.push(Row::ratio(&format!("{name}: F1"), harmonic(precision, recall)));
        }
        for (error, count) in &self.errors {
            rows.push(Row::count(&format!("errors: {error}"), *count));
        }
        rows
    }
}

/// For each letter, whether it stands in quotation marks. A mark left open ends
/// with its line.
fn quoted(letters: &[char]) -> Vec<bool> {
    let mut open = false;
    letters
        .iter()
        .map(|letter| {
            open = match letter {
                '"' => !open,
                '“' => true,
                '”' | '\n' => false,
                _ => open,
            };
            open
        })
        .collect()
}

fn contents(side: &[Attribution]) -> Vec<Place> {
    side.iter().map(|a| a.content).collect()
}

fn touch(a: &[Place], b: &[Place]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.0 < y.1 && y.0 < x.1))
}

fn harmonic(a: f64, b: f64) -> f64 {
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_brat_events() {
        let marks = "T1\tSource 0 3\tBob\nT2\tCue 4 8\tsaid\nT3\tContent 9 12\tyes\nE1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n";
        let wanted = Attribution {
            content: (9, 12),
            cues: vec![(4, 8)],
            sources: vec![(0, 3)],
        };
        assert_eq!(brat(marks, 12), [wanted]);
        assert!(brat(marks, 11).is_empty(), "past the end");
    }

    #[test]
    fn marks_tell_the_kind() {
        let scored = Scored::new("a “b c” d", Vec::new(), Vec::new(), Vec::new());
        assert_eq!(scored.kind((2, 7)), Kind::Direct);
        assert_eq!(scored.kind((0, 7)), Kind::Mixed);
        assert_eq!(scored.kind((8, 9)), Kind::Indirect);
        assert_eq!(scored.bare((2, 7)), (3, 6));
    }
}
