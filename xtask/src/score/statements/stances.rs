//! Stances alone: of statements that the program found in news-ar, most of them such
//! as their cue does not tell (`corpus/gold/stances-ar.json`).

use super::{own, pair, read, share};
use crate::score::Row;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::Path;
use tawatur::reading::Stance;
use tawatur::report::Language;
use tawatur::text::CodePoints;

/// Where the labels lie, from the root of the repository.
const FILE: &str = "corpus/gold/stances-ar.json";

/// Each part and its name in the table; of the first the errors may be read
/// (`TAWATUR_ERRORS=stances`).
const PARTS: [(&str, &str); 2] = [
    ("developed_on", "stances, developed on"),
    ("held_back", "stances, held back"),
];

#[derive(Deserialize)]
struct Labels {
    reports: Vec<Labelled>,
}

#[derive(Deserialize)]
struct Labelled {
    id: String,
    part: String,
    /// Length of the text in code points: the labels fit no other.
    length: usize,
    stances: Vec<Label>,
}

/// First and last code point of the content, and its stance; none where nobody says so.
#[derive(Deserialize)]
struct Label(usize, usize, Option<Stance>);

/// What was counted of one part.
#[derive(Default)]
struct Tally {
    labelled: usize,
    matched: usize,
    right: usize,
    nobodys: usize,
    nobodys_found: usize,
}

/// Scores both parts.
pub(super) fn run(data: &Path) -> Result<Vec<Row>> {
    let json = std::fs::read_to_string(FILE).with_context(|| format!("cannot read {FILE}"))?;
    let labels: Labels = serde_json::from_str(&json).with_context(|| format!("cannot parse {FILE}"))?;
    let texts = own::texts(data, &labels.reports.iter().map(|report| report.id.as_str()).collect())?;
    let show = std::env::var("TAWATUR_ERRORS").is_ok_and(|part| part == "stances");
    let mut rows = Vec::new();
    for (part, name) in PARTS {
        let mut tally = Tally::default();
        for labelled in labels.reports.iter().filter(|report| report.part == part) {
            let text = texts.get(&labelled.id).map_or("", String::as_str);
            own::ensure_labelled(FILE, &labelled.id, text, labelled.length)?;
            tally.add(labelled, text, show && part == "developed_on");
        }
        rows.extend([
            Row::count(&format!("{name}: statements"), tally.labelled),
            Row::ratio(&format!("{name}: of them found"), share(tally.matched, tally.labelled)),
            Row::ratio(&format!("{name}: stance"), share(tally.right, tally.matched)),
            Row::count(&format!("{name}: what nobody says"), tally.nobodys),
            Row::ratio(
                &format!("{name}: of it found"),
                share(tally.nobodys_found, tally.nobodys),
            ),
        ]);
    }
    Ok(rows)
}

impl Tally {
    /// Counts one report, and prints what is wrong if asked to.
    #[expect(clippy::print_stdout, reason = "asked for")]
    fn add(&mut self, labelled: &Labelled, text: &str, show: bool) {
        let reading = read(&labelled.id, text, Language::Arabic);
        let codes = CodePoints::new(text);
        let ours: Vec<_> = reading.statements.iter().map(|s| codes.span(s.content)).collect();
        let theirs: Vec<_> = labelled.stances.iter().map(|label| (label.0, label.1)).collect();
        self.nobodys += labelled.stances.iter().filter(|label| label.2.is_none()).count();
        self.labelled += labelled.stances.iter().filter(|label| label.2.is_some()).count();
        for (mine, right) in pair(&ours, &theirs) {
            let (Some(mine), Some(Label(.., right))) = (reading.statements.get(mine), labelled.stances.get(right))
            else {
                continue;
            };
            let Some(right) = right else {
                self.nobodys_found += 1;
                continue;
            };
            self.matched += 1;
            self.right += usize::from(mine.stance == *right);
            if show && mine.stance != *right {
                let words = |span: tawatur::text::Span| span.of(text).replace('\n', " ");
                println!(
                    "{:?} for {right:?}: {} [{} | {}] «{}»",
                    mine.stance,
                    labelled.id,
                    mine.source.map(words).unwrap_or_default(),
                    words(mine.cue),
                    words(mine.content)
                );
            }
        }
    }
}
