//! The words of a report's body, as numbers that are the same in every run.

use crate::reading::Reading;
use crate::report::PartKind;
use crate::text::{Span, TokenKind};

/// Words of a shingle. Eight in a row do not agree by chance.
pub(super) const SHINGLE: usize = 8;
/// Words of a body that are looked at.
const MAX_WORDS: usize = 20_000;

/// The words of a report's own body: letters and digits, folded; marks and
/// line ends do not count.
#[derive(Debug)]
pub(super) struct Body<'r> {
    /// A number for each word. Two words with one number do no harm: eight in a row agree.
    pub(super) words: Vec<u32>,
    /// A number for each run of [`SHINGLE`] words, by its first word.
    pub(super) shingles: Vec<u64>,
    /// Each word's token, and whether it stands inside quotation marks ([`QUOTED`]).
    tokens: Vec<u32>,
    reading: &'r Reading,
}

/// Set in the number of a token inside quotation marks; no text has so many tokens.
const QUOTED: u32 = 1 << 31;

impl<'r> Body<'r> {
    pub(super) fn of(reading: &'r Reading) -> Self {
        let mut body = Self {
            words: Vec::new(),
            shingles: Vec::new(),
            tokens: Vec::new(),
            reading,
        };
        let mut rolling = Rolling::default();
        for part in &reading.report.parts {
            if part.kind == PartKind::Body {
                body.read(part.span, &mut rolling);
            }
        }
        body
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The stretch of the text that `len` words from `first` on cover.
    pub(super) fn span(&self, first: usize, len: usize) -> Option<Span> {
        let last = (first + len).checked_sub(1)?;
        let token = |word: usize| Some((self.tokens.get(word)? & !QUOTED) as usize);
        self.reading.tokens.cover(token(first)?, token(last)?)
    }

    /// The shingles that lie in `len` words from `first` on.
    pub(super) fn shingles_of(&self, first: usize, len: usize) -> &[u64] {
        let end = (first + len + 1).saturating_sub(SHINGLE);
        self.shingles.get(first..end.max(first)).unwrap_or_default()
    }

    /// How many of `len` words from `first` on stand outside quotation marks.
    pub(super) fn unquoted(&self, first: usize, len: usize) -> usize {
        let words = self.tokens.iter().skip(first).take(len);
        words.filter(|token| *token & QUOTED == 0).count()
    }

    fn read(&mut self, part: Span, rolling: &mut Rolling) {
        let mut quoted = 0;
        let tokens = self.reading.tokens.within(part);
        self.words.reserve(tokens.len());
        self.shingles.reserve(tokens.len());
        self.tokens.reserve(tokens.len());
        for (i, token) in tokens.filter_map(|i| Some((i, self.reading.tokens.get(i)?))) {
            match token.kind {
                TokenKind::Arabic | TokenKind::Foreign | TokenKind::Number => {
                    if self.words.len() >= MAX_WORDS {
                        return;
                    }
                    let word = number(token.fold);
                    self.words.push((word >> 32) as u32);
                    self.shingles.extend(rolling.add(word));
                    self.tokens.push(u32::try_from(i).map_or(u32::MAX, |i| i | quoted));
                }
                TokenKind::Mark => match token.span.of(&self.reading.report.text) {
                    "“" | "«" | "„" => quoted = QUOTED,
                    "”" | "»" => quoted = 0,
                    "\"" => quoted ^= QUOTED,
                    _ => {}
                },
                // A mark that was never closed reaches no further than its line.
                TokenKind::Break => quoted = 0,
            }
        }
    }
}

/// A number for a word, the same in every run and on every machine: eight bytes a step, the last
/// ones at the word's end, be it over some of those before.
fn number(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let eight = |step: &[u8; 8]| u64::from_le_bytes(*step);
    let four = |step: &[u8; 4]| u64::from(u32::from_le_bytes(*step));
    let last = if let Some(last) = bytes.last_chunk::<8>() {
        eight(last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        four(first) | four(last) << 32
    } else {
        bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    };
    let step = |number: u64, step: u64| (number.rotate_left(23) ^ step).wrapping_mul(ODD);
    let steps = bytes.as_chunks::<8>().0.iter().map(eight);
    mixed(step(steps.fold(bytes.len() as u64, step), last))
}

/// The number of the last [`SHINGLE`] words, renewed with each word (Karp and Rabin): a sum of
/// the words' numbers times powers of [`BASE`], so that their order counts.
#[derive(Default)]
struct Rolling {
    last: [u64; SHINGLE],
    words: usize,
    sum: u64,
}

impl Rolling {
    /// Adds a word; none before there are [`SHINGLE`] of them.
    fn add(&mut self, word: u64) -> Option<u64> {
        let place = self.words % SHINGLE;
        let gone = self.last.get_mut(place).map_or(0, |last| std::mem::replace(last, word));
        self.sum = self
            .sum
            .wrapping_mul(BASE)
            .wrapping_add(word)
            .wrapping_sub(gone.wrapping_mul(BASE_OF_SHINGLE));
        self.words += 1;
        (self.words >= SHINGLE).then(|| mixed(self.sum))
    }
}

/// The golden ratio in 64 bits, an odd number whose bits are spread evenly.
const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
/// By how much a word weighs more than the next.
const BASE: u64 = 0xD134_2543_DE82_EF95;
/// What the word that leaves a shingle weighs.
const BASE_OF_SHINGLE: u64 = BASE.wrapping_pow(SHINGLE as u32);

/// A number whose bits all depend on all bits.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 32)).wrapping_mul(ODD);
    number ^ (number >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of the shingles of some words.
    fn shingles(words: &[&str]) -> Vec<u64> {
        let mut rolling = Rolling::default();
        words.iter().filter_map(|word| rolling.add(number(word))).collect()
    }

    #[test]
    fn a_shingle_is_its_words_in_their_order() {
        let words = ["قال", "الوزير", "ان", "السد", "لم", "يتضرر", "من", "الفيضان", "امس"];
        let all = shingles(&words);
        assert_eq!(all.len(), 2);
        // Whatever went before.
        assert_eq!(all.last(), shingles(words.get(1..).unwrap_or_default()).first());
        let mut turned = words;
        turned.swap(0, 1);
        assert_ne!(all.first(), shingles(&turned).first());
    }

    #[test]
    fn words_have_numbers_of_their_own() {
        assert_ne!(number("الوزير"), number("الوزيره"));
        assert_ne!(number("ab"), number("ab\0"));
        assert_ne!(number(""), number("\0"));
    }
}
