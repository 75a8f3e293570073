//! The terms of a report and how often it has each.

use super::super::anchors::{self, Anchor};
use crate::lexicon::frequency::Frequency;
use crate::reading::Reading;
use crate::reading::mentions::spelling::skeleton;
use crate::report::PartKind;
use crate::text::{Token, TokenKind, Tokens};
use std::collections::{BTreeMap, HashMap};

/// Tokens of a report that are looked at. What a report is about stands early.
const MAX_TOKENS: usize = 4_000;

/// Words at the head of the body that count as its lead: news tells what
/// happened first and the background after.
const LEAD: usize = 40;

/// Zipf frequency from which on a word says nothing.
pub(in crate::story::group) const STOP: f32 = 6.0;

/// The place of a term that stands outside the text.
pub(super) const OUTSIDE: u32 = u32::MAX;

/// What is counted of a report, whose new terms are numbered.
pub(super) fn count(reading: &Reading, frequency: &Frequency, index: &mut TermIndex) -> Counted {
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
    counts.done()
}

/// What is counted of a report, in as little room as it takes: it is held of all reports
/// until it is known how many of them have each term.
pub(super) struct Counted {
    /// How often it has each term, by number.
    pub(super) terms: Vec<(u32, Count)>,
    /// The numbers of its title and lead, sorted.
    pub(super) anchors: Vec<Anchor>,
}

/// How often a report has a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    /// In its body.
    pub(super) body: u32,
    /// In its title.
    pub(super) title: u32,
    /// Whether its lead has it.
    pub(super) lead: bool,
    /// The token that it first stands in.
    pub(super) at: u32,
}

/// The same while it is counted.
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

/// The terms met so far, numbered in order of first meeting.
#[derive(Default)]
pub(super) struct TermIndex {
    numbers: HashMap<String, u32>,
    /// For each term, the chance that a report has it, from background frequency.
    pub(super) background: Vec<f32>,
    /// For each term, whether it is a plain word.
    pub(super) plain: Vec<bool>,
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
            let zipf = frequency.zipf(stem).max(frequency.zipf(token.fold));
            if zipf >= STOP {
                return None;
            }
            stem.chars().nth(2)?;
            if zipf == 0.0 {
                // What the data does not know is a name most of the time, and
                // outlets spell it differently, also in other letters.
                let skeleton = skeleton(stem);
                if skeleton.chars().count() >= SKELETON {
                    return Some(index.number(&format!("~{skeleton}"), false, || chance(UNKNOWN)));
                }
            }
            Some(index.number(stem, true, || chance(zipf.max(UNKNOWN))))
        }
        TokenKind::Mark | TokenKind::Break => None,
    }
}

/// The chance that a report of middling length has a word of this Zipf frequency.
fn chance(zipf: f32) -> f32 {
    const WORDS: f32 = 250.0;
    1.0 - (-WORDS * 10_f32.powf(zipf - 9.0)).exp()
}
