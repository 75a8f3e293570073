//! Reports as vectors of weighted terms.
//!
//! A term weighs by how often the report has it, whether its title or lead has
//! it, and how few reports have it. "How few" is reckoned from the collection
//! and from a background frequency together: six reports say little about
//! which words are common, 26,000 say much. Names get no more than their
//! rarity gives them: what a land's reports share beside their event is names.

use crate::lexicon::frequency::Frequency;
use crate::reading::Reading;
use crate::reading::mentions::spelling::skeleton;
use crate::report::PartKind;
use crate::text::{Token, TokenKind, Tokens};
use std::collections::{BTreeMap, HashMap};

/// Terms of a report that are kept, the heaviest first; bounds memory and time
/// for very long texts.
const MAX_TERMS: usize = 400;
/// Tokens of a report that are looked at. What a report is about stands early.
const MAX_TOKENS: usize = 4_000;
/// Words at the head of the body that count as its lead: news tells what
/// happened first and the background after.
const LEAD: usize = 40;
/// What a term weighs for standing in the title, in the lead, and for every
/// e-fold of its number.
const TITLE_WEIGHT: f32 = 2.0;
const LEAD_WEIGHT: f32 = 1.0;
/// Zipf frequency from which on a word says nothing.
const STOP: f32 = 6.0;
/// Reports at which the collection's own counts are trusted half as much as
/// they can be: in a few reports, what many share is their story.
const FEW: f32 = 60.0;
/// The most that the collection's counts are trusted beside the background: a
/// thousand copies of one text still have something to say.
const MOST_TRUST: f32 = 0.8;

/// A report's terms, as (term, weight) by term, scaled to length 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Vector {
    pub(super) terms: Vec<(u32, f32)>,
}

impl Vector {
    /// The cosine of two vectors.
    pub(super) fn cosine(&self, other: &Self) -> f32 {
        let (mut a, mut b) = (self.terms.iter().peekable(), other.terms.iter().peekable());
        let mut sum = 0.0;
        while let (Some((x, v)), Some((y, w))) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    sum += v * w;
                    a.next();
                    b.next();
                }
            }
        }
        sum
    }
}

/// The vectors of the readings, in their order.
pub(super) fn weigh(readings: &[&Reading], frequency: &Frequency) -> Vec<Vector> {
    let mut index = TermIndex::default();
    let counted: Vec<BTreeMap<u32, Count>> = readings
        .iter()
        .map(|reading| count(reading, frequency, &mut index))
        .collect();
    let mut reports_with = vec![0_u32; index.background.len()];
    for counts in &counted {
        for term in counts.keys() {
            if let Some(n) = reports_with.get_mut(*term as usize) {
                *n += 1;
            }
        }
    }
    let rarity: Vec<f32> = reports_with
        .iter()
        .zip(&index.background)
        .map(|(n, background)| rarity(*n, readings.len(), *background))
        .collect();
    counted.iter().map(|counts| vector(counts, &rarity)).collect()
}

/// How often a report has a term.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    body: u32,
    title: u32,
    lead: bool,
}

/// The terms met so far, numbered in order of first meeting.
#[derive(Default)]
struct TermIndex {
    numbers: HashMap<String, u32>,
    /// For each term, the chance that a report has it, from background frequency.
    background: Vec<f32>,
}

impl TermIndex {
    fn number(&mut self, term: &str, chance: impl FnOnce() -> f32) -> u32 {
        if let Some(number) = self.numbers.get(term) {
            return *number;
        }
        let number = u32::try_from(self.background.len()).unwrap_or(u32::MAX);
        self.numbers.insert(term.to_owned(), number);
        self.background.push(chance());
        number
    }
}

fn count(reading: &Reading, frequency: &Frequency, index: &mut TermIndex) -> BTreeMap<u32, Count> {
    let report = &reading.report;
    let mut counts: BTreeMap<u32, Count> = BTreeMap::new();
    let mut titled = false;
    let mut left = MAX_TOKENS;
    let mut seen = 0;
    for part in report.own_parts() {
        let title = part.kind == PartKind::Title;
        titled |= title;
        let range = reading.tokens.within(part.span);
        for token in range.clone().take(left).filter_map(|i| reading.tokens.get(i)) {
            let Some(number) = term(token, frequency, index) else {
                continue;
            };
            let entry = counts.entry(number).or_default();
            if title {
                entry.title += 1;
            } else {
                entry.body += 1;
                seen += 1;
                entry.lead |= seen <= LEAD;
            }
        }
        left = left.saturating_sub(range.len());
    }
    // A title that is no part of the text.
    if let Some(title) = report.title.as_deref().filter(|_| !titled) {
        for token in Tokens::new(title).iter().take(MAX_TOKENS) {
            if let Some(number) = term(token, frequency, index) {
                counts.entry(number).or_default().title += 1;
            }
        }
    }
    counts
}

/// The number of the term that a token stands for, if it says anything.
fn term(token: Token<'_>, frequency: &Frequency, index: &mut TermIndex) -> Option<u32> {
    /// A number's own Zipf frequency: those of one digit say nothing, and the
    /// longer a number, the rarer it is.
    const NUMBER: [f32; 4] = [6.0, 5.0, 4.5, 4.5];
    /// Shorter skeletons are of too many words.
    const SKELETON: usize = 3;
    /// The Zipf frequency reckoned for words that the data does not have.
    const UNKNOWN: f32 = 2.5;
    match token.kind {
        TokenKind::Number => {
            let digits = token.fold.bytes().filter(u8::is_ascii_digit).count();
            let zipf = NUMBER.get(digits.saturating_sub(1)).copied().unwrap_or(UNKNOWN);
            (digits >= 2).then(|| index.number(token.fold, || chance(zipf)))
        }
        TokenKind::Arabic | TokenKind::Foreign => {
            let stem = frequency.stem(token.fold);
            if frequency.zipf(stem).max(frequency.zipf(token.fold)) >= STOP {
                return None;
            }
            stem.chars().nth(2)?;
            if frequency.zipf(stem).max(frequency.zipf(token.fold)) == 0.0 {
                // What the data does not know is a name most of the time, and
                // outlets spell it differently, also in other letters.
                let skeleton = skeleton(stem);
                if skeleton.chars().count() >= SKELETON {
                    return Some(index.number(&format!("~{skeleton}"), || chance(UNKNOWN)));
                }
            }
            Some(index.number(stem, || {
                chance(frequency.zipf(stem).max(frequency.zipf(token.fold)).max(UNKNOWN))
            }))
        }
        TokenKind::Mark | TokenKind::Break => None,
    }
}

/// The chance that a report of middling length has a word of this Zipf frequency.
fn chance(zipf: f32) -> f32 {
    const WORDS: f32 = 250.0;
    1.0 - (-WORDS * 10_f32.powf(zipf - 9.0)).exp()
}

/// How much a term's presence says: the log of one over the chance that a
/// report has it, as the collection has it and as the background has it.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn rarity(with: u32, reports: usize, background: f32) -> f32 {
    let n = reports.max(1) as f32;
    let trust = MOST_TRUST * n * n / (n * n + FEW * FEW);
    trust * (n / with.max(1) as f32).ln() - (1.0 - trust) * background.ln()
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn vector(counts: &BTreeMap<u32, Count>, rarity: &[f32]) -> Vector {
    let mut terms: Vec<(u32, f32)> = counts
        .iter()
        .map(|(term, count)| {
            let often = 1.0 + ((count.body + count.title).max(1) as f32).ln();
            let titled = if count.title > 0 { TITLE_WEIGHT } else { 0.0 };
            let led = if count.lead { LEAD_WEIGHT } else { 0.0 };
            let rarity = rarity.get(*term as usize).copied().unwrap_or(0.0);
            (*term, (often + titled + led) * rarity)
        })
        .collect();
    if terms.len() > MAX_TERMS {
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.truncate(MAX_TERMS);
        terms.sort_unstable_by_key(|(term, _)| *term);
    }
    let length = terms.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    if length > 0.0 {
        for (_, weight) in &mut terms {
            *weight /= length;
        }
    }
    Vector { terms }
}
