//! The words of a report's body, as numbers that are the same in every run.

use crate::reading::Reading;
use crate::report::PartKind;
use crate::story::similarity::{FNV_START, hash};
use crate::text::{Span, TokenKind};

/// Words of a shingle. Eight in a row do not agree by chance.
pub(super) const SHINGLE: usize = 8;
/// Words of a body that are looked at.
const MAX_WORDS: usize = 20_000;

/// The words of a report's own body: letters and digits, folded; marks and
/// line ends do not count.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// A number for each word.
    pub(super) words: Vec<u64>,
    /// A number for each run of [`SHINGLE`] words, by its first word.
    pub(super) shingles: Vec<u64>,
    spans: Vec<Span>,
    /// Whether the word stands inside quotation marks.
    quoted: Vec<bool>,
}

impl Body {
    pub(super) fn of(reading: &Reading) -> Self {
        let mut body = Self::default();
        for part in &reading.report.parts {
            if part.kind == PartKind::Body {
                body.read(reading, part.span);
            }
        }
        body.shingles = body.words.windows(SHINGLE).map(hash_words).collect();
        body
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The stretch of the text that `len` words from `first` on cover.
    pub(super) fn span(&self, first: usize, len: usize) -> Option<Span> {
        let last = (first + len).checked_sub(1)?;
        Some(self.spans.get(first)?.cover(*self.spans.get(last)?))
    }

    /// The shingles that lie in `len` words from `first` on.
    pub(super) fn shingles_of(&self, first: usize, len: usize) -> &[u64] {
        let end = (first + len + 1).saturating_sub(SHINGLE);
        self.shingles.get(first..end.max(first)).unwrap_or_default()
    }

    /// How many of `len` words from `first` on stand outside quotation marks.
    pub(super) fn unquoted(&self, first: usize, len: usize) -> usize {
        self.quoted
            .iter()
            .skip(first)
            .take(len)
            .filter(|quoted| !**quoted)
            .count()
    }

    fn read(&mut self, reading: &Reading, part: Span) {
        let mut quoted = false;
        for token in reading.tokens.within(part).filter_map(|i| reading.tokens.get(i)) {
            match token.kind {
                TokenKind::Arabic | TokenKind::Foreign | TokenKind::Number => {
                    if self.words.len() >= MAX_WORDS {
                        return;
                    }
                    // Words that meet by chance do no harm: passages are compared word by word.
                    self.words.push(hash(FNV_START, token.fold.bytes()));
                    self.spans.push(token.span);
                    self.quoted.push(quoted);
                }
                TokenKind::Mark => match token.span.of(&reading.report.text) {
                    "“" | "«" | "„" => quoted = true,
                    "”" | "»" => quoted = false,
                    "\"" => quoted = !quoted,
                    _ => {}
                },
                // A mark that was never closed reaches no further than its line.
                TokenKind::Break => quoted = false,
            }
        }
    }
}

/// Each word turns and multiplies the whole: the order of words counts.
fn hash_words(words: &[u64]) -> u64 {
    let mixed = words.iter().fold(0_u64, |hash, word| {
        (hash.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    });
    mixed ^ (mixed >> 29)
}
