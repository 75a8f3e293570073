//! Reports as vectors of weighted terms.
//!
//! A term weighs by how often the report has it, whether its title or lead has
//! it, and how few reports have it. "How few" is reckoned from the collection
//! and from a background frequency together: six reports say little about
//! which words are common, 26,000 say much. Names get no more than their
//! rarity gives them: what a land's reports share beside their event is names.

mod count;

use super::Settings;
use super::anchors::Anchor;
use crate::lexicon::frequency::Frequency;
use crate::reading::Reading;
pub(super) use count::STOP;
use count::{Counted, TermIndex, count};

/// Terms of a report that are kept, the heaviest first; bounds memory and time
/// for very long texts.
const MAX_TERMS: usize = 400;

/// A term of a report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// Its number in the collection.
    pub(super) number: u32,
    /// What it weighs in the report.
    pub(super) weight: f32,
    /// The token that it first stands in; [`count::OUTSIDE`] if in a title apart from the text.
    at: u32,
    /// Whether it is a word of the vocabulary, and so of what happened, and no
    /// name or number.
    plain: bool,
}

impl Term {
    /// The words of the report that the term stands for.
    pub(super) fn of<'r>(&self, reading: &'r Reading) -> Option<&'r str> {
        let token = reading.tokens.get(self.at as usize)?;
        Some(token.span.of(&reading.report.text))
    }
}

/// A report's terms by number, their weights scaled to length 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Vector {
    pub(super) terms: Vec<Term>,
    /// The length of its plain terms alone.
    plain: f32,
    /// The numbers of its title and lead, sorted.
    pub(super) anchors: Vec<Anchor>,
}

impl Vector {
    /// The cosine of two vectors; less where they share names and hardly a plain
    /// word: one person, club or town is in the news for many things.
    pub(super) fn likeness(&self, other: &Self, settings: &Settings) -> f32 {
        let (mut all, mut plain) = (0.0, 0.0);
        for (a, b) in self.shared(other) {
            let product = a.weight * b.weight;
            all += product;
            if a.plain {
                plain += product;
            }
        }
        let told = plain / (self.plain * other.plain).max(f32::MIN_POSITIVE);
        if told < settings.told {
            all * (told / settings.told).sqrt()
        } else {
            all
        }
    }

    /// The terms that both have, by number.
    pub(super) fn shared<'v>(&'v self, other: &'v Self) -> impl Iterator<Item = (&'v Term, &'v Term)> {
        let mut theirs = other.terms.iter().peekable();
        self.terms.iter().filter_map(move |own| {
            while theirs.next_if(|term| term.number < own.number).is_some() {}
            theirs.next_if(|term| term.number == own.number).map(|term| (own, term))
        })
    }
}

/// The vectors of the readings, in their order.
pub(super) fn weigh(readings: &[&Reading], frequency: &Frequency, settings: &Settings) -> Vec<Vector> {
    let mut index = TermIndex::default();
    let counted: Vec<Counted> = readings
        .iter()
        .map(|reading| count(reading, frequency, &mut index))
        .collect();
    let rarity: Vec<f32> = reports_with(&counted, &index)
        .iter()
        .zip(&index.background)
        .map(|(n, background)| rarity(*n, readings.len(), *background, settings))
        .collect();
    counted
        .into_iter()
        .map(|counts| vector(counts, &index, &rarity, settings))
        .collect()
}

/// For each term, how many reports have it.
fn reports_with(counted: &[Counted], index: &TermIndex) -> Vec<u32> {
    let mut reports = vec![0_u32; index.background.len()];
    for (term, _) in counted.iter().flat_map(|counts| &counts.terms) {
        if let Some(n) = reports.get_mut(*term as usize) {
            *n += 1;
        }
    }
    reports
}

/// How much a term's presence says: the log of one over the chance that a
/// report has it, as the collection has it and as the background has it.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn rarity(with: u32, reports: usize, background: f32, settings: &Settings) -> f32 {
    let n = reports.max(1) as f32;
    let trust = settings.most_trust * n * n / (n * n + settings.few * settings.few);
    trust * (n / with.max(1) as f32).ln() - (1.0 - trust) * background.ln()
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn vector(counts: Counted, index: &TermIndex, rarity: &[f32], settings: &Settings) -> Vector {
    let mut terms: Vec<Term> = counts
        .terms
        .iter()
        .map(|(number, count)| {
            let often = 1.0 + ((count.body + count.title).max(1) as f32).ln();
            let titled = if count.title > 0 { settings.title } else { 0.0 };
            let led = if count.lead { settings.lead } else { 0.0 };
            let rarity = rarity.get(*number as usize).copied().unwrap_or(0.0);
            Term {
                number: *number,
                weight: (often + titled + led) * rarity,
                at: count.at,
                plain: index.plain.get(*number as usize).copied().unwrap_or(false),
            }
        })
        .collect();
    if terms.len() > MAX_TERMS {
        terms.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.number.cmp(&b.number)));
        terms.truncate(MAX_TERMS);
        terms.sort_unstable_by_key(|term| term.number);
    }
    let length = terms.iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt();
    if length > 0.0 {
        for term in &mut terms {
            term.weight /= length;
        }
    }
    let plain = terms.iter().filter(|term| term.plain);
    let plain = plain.map(|term| term.weight * term.weight).sum::<f32>().sqrt();
    Vector {
        terms,
        plain,
        anchors: counts.anchors,
    }
}
