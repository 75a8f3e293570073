//! Anchors: what ties a report to one event, where the words of its kind of
//! event tie it to all of them.
//!
//! Two strikes, two matches, two days of one price are told in the same words.
//! What tells them apart are the numbers of the title and the lead: how many
//! dead, which minute, what price. Reports of one event share one of them, or
//! count nothing alike; where all of them differ and days lie between, each
//! that counts the same thing in both speaks for two events.
//!
//! Names were tried as anchors too: on real reports their spellings and their
//! absence from the lead cost more stories than they kept apart.

use super::Settings;
use crate::lexicon::frequency::Frequency;
use crate::text::hashes::{self, hash, short};
use crate::text::{TokenKind, Tokens};

/// Terms of the body that are looked at for anchors.
pub(super) const LEAD: usize = 60;
/// Anchors of one report that are kept, the first in its text.
pub(super) const MAX_ANCHORS: usize = 24;
/// Differing numbers that count: beyond these, no more is learnt.
const MOST: usize = 4;
/// Days from which on two reports do not tell the news of one moment, in which
/// outlets know different numbers and a toll rises from hour to hour.
const APART: i64 = 2;

/// A number with what it counts, as far as the words beside it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Anchor {
    number: u32,
    /// The words before and after it, or the sign of a currency or a share:
    /// "12 dead" and "minute 18" name what is counted on either side.
    beside: [Option<u32>; 2],
}

impl Anchor {
    /// The anchor at a token: a number, but no year, which reports of many
    /// events tell, nor none or one.
    pub(super) fn at(tokens: &Tokens, text: &str, at: usize, frequency: &Frequency) -> Option<Self> {
        let token = tokens.get(at)?;
        let folded = token.fold;
        let year = folded.len() == 4 && (folded.starts_with("19") || folded.starts_with("20"));
        if token.kind != TokenKind::Number || year || folded == "0" || folded == "1" {
            return None;
        }
        let before = (0..at).rev();
        let after = at + 1..tokens.len();
        Some(Self {
            number: number(folded),
            beside: [
                counted(tokens, text, before, frequency),
                counted(tokens, text, after, frequency),
            ],
        })
    }

    fn counts_like(&self, other: &Self) -> bool {
        let mut known = self.beside.iter().flatten();
        known.any(|word| other.beside.contains(&Some(*word)))
    }
}

/// The word nearest to a number that says what it counts, or its sign.
fn counted(tokens: &Tokens, text: &str, near: impl Iterator<Item = usize>, frequency: &Frequency) -> Option<u32> {
    /// Tokens away at the most: "40 of the men", "$ 5".
    const REACH: usize = 3;
    /// Letters that the numbers and cases of one noun share: مدنيا, مدنيين.
    const LETTERS: usize = 4;
    for at in near.take(REACH) {
        let token = tokens.get(at)?;
        match token.kind {
            TokenKind::Break | TokenKind::Number => return None,
            TokenKind::Mark => match token.span.of(text) {
                sign @ ("%" | "٪" | "$" | "€" | "£") => return Some(number(sign)),
                "." | "،" | "," | "؛" | ";" => return None,
                _ => {}
            },
            TokenKind::Arabic | TokenKind::Foreign => {
                let stem = frequency.stem(token.fold);
                let common = frequency.zipf(stem).max(frequency.zipf(token.fold)) >= super::terms::STOP;
                if !common && stem.chars().nth(2).is_some() {
                    let end = stem.char_indices().nth(LETTERS).map_or(stem.len(), |(end, _)| end);
                    return stem.get(..end).map(number);
                }
            }
        }
    }
    None
}

/// Two words that meet by chance do no harm worth the room of words.
fn number(word: &str) -> u32 {
    short(hash(hashes::START, word.bytes()))
}

/// What the anchors of two reports leave of the likeness of their words.
#[expect(clippy::cast_precision_loss, reason = "four at most")]
pub(super) fn gate(a: &[Anchor], b: &[Anchor], days: Option<i64>, settings: &Settings) -> f32 {
    let apart = days.is_some_and(|days| days.abs() >= APART);
    if !apart || a.iter().any(|x| b.iter().any(|y| x.number == y.number)) {
        return 1.0;
    }
    let alike = |some: &[Anchor], others: &[Anchor]| {
        let like = |one: &&Anchor| others.iter().any(|other| one.counts_like(other));
        some.iter().filter(like).count()
    };
    let differing = alike(a, b).min(alike(b, a)).min(MOST);
    settings.clash.powf(differing as f32)
}
