//! Anchors: what ties a report to one event, where the words of its kind of
//! event tie it to all of them.
//!
//! Two strikes, two matches, two days of one price are told in the same words.
//! What tells them apart are the numbers of the title and the lead: how many
//! dead, which minute, what price. Reports of one event share one of them, or
//! have none to compare; where all of them differ and days lie between, each
//! speaks for two events.
//!
//! Names were tried as anchors too: on real reports their spellings and their
//! absence from the lead cost more stories than they kept apart.

use super::Settings;
use crate::text::{Token, TokenKind};

/// Terms of the body that are looked at for anchors.
pub(super) const LEAD: usize = 60;
/// Differing numbers that count: beyond these, no more is learnt.
const MOST: usize = 4;
/// Days from which on two reports do not tell the news of one moment, in which
/// outlets know different numbers and a toll rises from hour to hour.
const APART: i64 = 2;

/// The number of a token that anchors its report, if it does: folded digits,
/// but no year, which reports of many events tell, nor none or one.
pub(super) fn anchor(token: Token<'_>) -> Option<u32> {
    let folded = token.fold;
    let year = folded.len() == 4 && (folded.starts_with("19") || folded.starts_with("20"));
    if token.kind != TokenKind::Number || year || folded == "0" || folded == "1" {
        return None;
    }
    // FNV-1a; two numbers that meet by chance make two reports no less alike.
    Some(folded.bytes().fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    }))
}

/// What the anchors of two reports, each sorted, leave of the likeness of their words.
#[expect(clippy::cast_precision_loss, reason = "four at most")]
pub(super) fn gate(a: &[u32], b: &[u32], days: Option<i64>, settings: &Settings) -> f32 {
    let fewer = a.len().min(b.len()).min(MOST);
    let apart = days.is_some_and(|days| days.abs() >= APART);
    if fewer == 0 || !apart || a.iter().any(|anchor| b.binary_search(anchor).is_ok()) {
        return 1.0;
    }
    // One number alone may be of anything.
    settings.clash.powf(fewer as f32 - 0.5)
}
