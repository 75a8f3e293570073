//! Reports as vectors of weighted terms.
//!
//! A term weighs by how often the report has it, whether its title or lead has
//! it, and how few reports have it. "How few" is reckoned from the collection
//! and from a background frequency together: six reports say little about
//! which words are common, 26,000 say much. Names get no more than their
//! rarity gives them: what a land's reports share beside their event is names.

use super::Settings;
use super::anchors::{self, Anchor};
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
/// Zipf frequency from which on a word says nothing.
pub(super) const STOP: f32 = 6.0;

/// A term of a report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// Its number in the collection.
    pub(super) number: u32,
    /// What it weighs in the report.
    pub(super) weight: f32,
    /// The token that it first stands in; [`OUTSIDE`] if in a title apart from the text.
    at: u32,
    /// Whether it is a word of the vocabulary, and so of what happened, and no
    /// name or number.
    plain: bool,
}

/// The place of a term that stands outside the text.
const OUTSIDE: u32 = u32::MAX;

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
        .map(|reading| count(reading, frequency, &mut index).done())
        .collect();
    let mut reports_with = vec![0_u32; index.background.len()];
    for counts in &counted {
        for (term, _) in &counts.terms {
            if let Some(n) = reports_with.get_mut(*term as usize) {
                *n += 1;
            }
        }
    }
    let rarity: Vec<f32> = reports_with
        .iter()
        .zip(&index.background)
        .map(|(n, background)| rarity(*n, readings.len(), *background, settings))
        .collect();
    counted
        .into_iter()
        .map(|counts| vector(counts, &index, &rarity, settings))
        .collect()
}

/// How often a report has a term.
#[derive(Clone, Copy, Debug)]
struct Count {
    body: u32,
    title: u32,
    lead: bool,
    /// The token that it first stands in.
    at: u32,
}

/// What is counted of a report.
#[derive(Clone, Debug, Default)]
struct Counts {
    terms: BTreeMap<u32, Count>,
    anchors: Vec<Anchor>,
}

impl Counts {
    fn of(&mut self, term: u32, at: u32) -> &mut Count {
        self.terms.entry(term).or_insert(Count {
            body: 0,
            title: 0,
            lead: false,
            at,
        })
    }

    fn anchor(&mut self, tokens: &Tokens, text: &str, at: usize, frequency: &Frequency) {
        if self.anchors.len() < anchors::MAX_ANCHORS {
            self.anchors.extend(Anchor::at(tokens, text, at, frequency));
        }
    }

    fn done(mut self) -> Counted {
        self.anchors.sort_unstable();
        self.anchors.dedup();
        self.anchors.shrink_to_fit();
        Counted {
            terms: self.terms.into_iter().collect(),
            anchors: self.anchors,
        }
    }
}

/// The same once all is counted, in as little room as it takes: it is held of all
/// reports until it is known how many of them have each term.
struct Counted {
    terms: Vec<(u32, Count)>,
    anchors: Vec<Anchor>,
}

/// The terms met so far, numbered in order of first meeting.
#[derive(Default)]
struct TermIndex {
    numbers: HashMap<String, u32>,
    /// For each term, the chance that a report has it, from background frequency.
    background: Vec<f32>,
    /// For each term, whether it is a plain word.
    plain: Vec<bool>,
}

impl TermIndex {
    fn number(&mut self, term: &str, plain: bool, chance: impl FnOnce() -> f32) -> u32 {
        if let Some(number) = self.numbers.get(term) {
            return *number;
        }
        let number = u32::try_from(self.background.len()).unwrap_or(u32::MAX);
        self.numbers.insert(term.to_owned(), number);
        self.background.push(chance());
        self.plain.push(plain);
        number
    }
}

fn count(reading: &Reading, frequency: &Frequency, index: &mut TermIndex) -> Counts {
    let report = &reading.report;
    let mut counts = Counts::default();
    let mut titled = false;
    let mut left = MAX_TOKENS;
    let mut seen = 0;
    for part in report.own_parts() {
        let title = part.kind == PartKind::Title;
        titled |= title;
        let range = reading.tokens.within(part.span);
        for at in range.clone().take(left) {
            let Some(token) = reading.tokens.get(at) else { continue };
            if title || seen < anchors::LEAD {
                counts.anchor(&reading.tokens, &report.text, at, frequency);
            }
            let Some(number) = term(token, frequency, index) else {
                continue;
            };
            let count = counts.of(number, u32::try_from(at).unwrap_or(OUTSIDE));
            if title {
                count.title += 1;
            } else {
                count.body += 1;
                seen += 1;
                count.lead |= seen <= LEAD;
            }
        }
        left = left.saturating_sub(range.len());
    }
    // A title that is no part of the text.
    if let Some(title) = report.title.as_deref().filter(|_| !titled) {
        let tokens = Tokens::new(title);
        for (at, token) in tokens.iter().enumerate().take(MAX_TOKENS) {
            counts.anchor(&tokens, title, at, frequency);
            if let Some(number) = term(token, frequency, index) {
                counts.of(number, OUTSIDE).title += 1;
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
            (digits >= 2).then(|| index.number(token.fold, false, || chance(zipf)))
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
                    return Some(index.number(&format!("~{skeleton}"), false, || chance(UNKNOWN)));
                }
            }
            Some(index.number(stem, true, || {
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
