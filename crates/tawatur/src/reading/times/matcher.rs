//! Finds where the rules match: candidates from every word, the best of those that overlap.

mod atoms;
mod steps;

use super::meaning::Meaning;
use super::senses::{Senses, readings};
use crate::lexicon::Lexicon;
use crate::lexicon::times::{Class, NumberAtom, NumberClass, Register, WordId};
use crate::text::numbers::{self, Number};
use crate::text::{Span, TokenKind, Tokens, clitics};
use std::cmp::Reverse;
use std::ops::Range;

/// A time expression, found but not reckoned.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its words, without a clitic before them.
    pub(super) span: Span,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it means.
    pub(super) meaning: Meaning,
}

/// What an element of a pattern has caught.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Slot {
    /// A word of a class, and which.
    Word(Class, i32),
    /// A number, and how much.
    Number(NumberAtom, f64),
    /// A date in digits.
    Date {
        /// Its year, if written.
        year: Option<i16>,
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// A time in digits.
    Clock(i8, i8, Option<i8>),
}

/// A match of a rule.
pub(super) struct Candidate {
    /// Index of its rule.
    pub(super) rule: usize,
    /// Tokens of the expression.
    core: Range<usize>,
    /// Tokens of the match with its context.
    reach: usize,
    /// The expression.
    pub(super) span: Span,
    /// What it means; none for a trap.
    meaning: Option<Meaning>,
}

/// The expressions of a text, in order, without overlap.
pub(super) fn find(
    text: &str,
    tokens: &Tokens,
    register: Register,
    senses: &Senses<'_>,
    lexicon: &Lexicon,
) -> Vec<Found> {
    let found = |c: Candidate| {
        Some(Found {
            span: c.span,
            tokens: c.core,
            meaning: c.meaning?,
        })
    };
    chosen(text, tokens, register, senses, lexicon)
        .into_iter()
        .filter_map(found)
        .collect()
}

/// The matches that count, traps among them: of those that begin at one word
/// the longest, then a message's, then the one with more context, then the rule
/// written first.
pub(super) fn chosen(
    text: &str,
    tokens: &Tokens,
    register: Register,
    senses: &Senses<'_>,
    lexicon: &Lexicon,
) -> Vec<Candidate> {
    let scan = Scan::new(text, tokens, register, senses, lexicon);
    let mut candidates = Vec::new();
    let mut rules = Vec::new();
    let mut slots = Vec::new();
    for i in 0..tokens.len() {
        rules.clear();
        scan.rules_at(i, &mut rules);
        rules.sort_unstable();
        rules.dedup();
        candidates.extend(rules.iter().filter_map(|rule| scan.candidate(*rule, i, &mut slots)));
    }
    let rules = &lexicon.times.rules.rules;
    let register_of = |c: &Candidate| rules.get(c.rule).map_or(Register::Report, |r| r.register);
    candidates.sort_by_key(|c| (c.core.start, Reverse((c.core.end, register_of(c), c.reach)), c.rule));
    let mut end = 0;
    candidates.retain(|c| {
        let free = c.core.start >= end;
        if free {
            end = c.core.end;
        }
        free
    });
    candidates
}

/// A text whose tokens are matched, and what is known of each.
struct Scan<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    register: Register,
    /// What the tokens can be.
    senses: &'a Senses<'a>,
    /// Each token as a word that rules ask for, and the same without its conjunction.
    words: Vec<(WordId, WordId)>,
    /// The number that begins at each token, with the clitics before it.
    numbers: Vec<Option<(Number, &'a str)>>,
}

/// A way in which an atom matches: tokens taken, what is caught, bytes of clitic.
type Way = (usize, Option<Slot>, usize);

impl<'a> Scan<'a> {
    fn new(
        text: &'a str,
        tokens: &'a Tokens,
        register: Register,
        senses: &'a Senses<'a>,
        lexicon: &'a Lexicon,
    ) -> Self {
        let number = |i: usize| {
            let token = tokens.get(i)?;
            if token.kind == TokenKind::Number {
                return Some((numbers::at(tokens, i, lexicon)?, ""));
            }
            if !token.is_word() {
                return None;
            }
            let words = &lexicon.times.numbers;
            let (clitic, _) =
                readings(token).find(|(_, rest)| words.get(rest).iter().any(|(class, _)| counts(*class)))?;
            Some((numbers::at(tokens, i, lexicon)?, clitic))
        };
        let rules = &lexicon.times.rules;
        let word = |i: usize| {
            let fold = tokens.fold(i);
            let bare = clitics::without_conjunction(fold).map_or(WordId::NONE, |rest| rules.word(rest));
            (rules.word(fold), bare)
        };
        Self {
            text,
            tokens,
            lexicon,
            register,
            senses,
            words: (0..tokens.len()).map(word).collect(),
            numbers: (0..tokens.len()).map(number).collect(),
        }
    }

    fn word(&self, i: usize) -> (WordId, WordId) {
        self.words.get(i).copied().unwrap_or_default()
    }

    fn rules_at(&self, i: usize, rules: &mut Vec<usize>) {
        let Some(token) = self.tokens.get(i) else { return };
        let all = &self.lexicon.times.rules;
        let (word, bare) = self.word(i);
        rules.extend(all.with_word(word));
        rules.extend(all.with_word(bare));
        if token.kind == TokenKind::Number {
            rules.extend(all.with_number());
        }
        if token.is_word() {
            rules.extend(self.senses.at(i).iter().flat_map(|s| all.with_class(s.class)));
            if self.numbers.get(i).is_some_and(Option::is_some) {
                rules.extend(all.with_number());
            }
        }
    }
}

/// Whether a word of this class can begin a number that a time is told with.
fn counts(class: NumberClass) -> bool {
    !matches!(
        class,
        NumberClass::And
            | NumberClass::Suffix
            | NumberClass::Point
            | NumberClass::Over
            | NumberClass::Magnitude
            | NumberClass::DoubtfulFraction
    )
}
