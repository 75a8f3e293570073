//! What the words around a number make of it: a part of another number, the most that there may
//! be, or the sum of a longer time.

use super::super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::text::TokenKind;
use crate::text::numbers::Number;

/// A word within this many before a number makes it a part ("بينهم 3").
const PART_REACH: usize = 3;

/// A word within this many before a number makes it the most that there may be.
const ALLOWED_REACH: usize = 6;

/// A time longer than this many hours makes a number the sum over it.
const SUM_HOURS: i64 = 48;

/// Words this far from a number, at the most, tell whether it is a sum.
const SUM_REACH: usize = 60;

/// Whether the words beside a number make it a part: "بينهم 3", "27 من بين القتلى".
pub(super) fn is_part(reading: &Reading, number: &Number, lexicon: &Lexicon) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let takes_part = |i: &usize| lexicon.slots.takes_part(reading.tokens.fold(*i));
    let before = (start.saturating_sub(PART_REACH)..start)
        .rev()
        .take_while(|i| reading.tokens.get(*i).is_some_and(|t| t.is_word()));
    let mut before = before.filter(|i| reading.tokens.fold(*i) != "among");
    let of = matches!(reading.tokens.fold(end), "من" | "of");
    before.any(|i| takes_part(&i)) || of && takes_part(&(end + 1))
}

/// Whether a word shortly before a number makes it the most that there may be.
pub(super) fn is_allowed(reading: &Reading, number: &Number, lexicon: &Lexicon) -> bool {
    let start = number.tokens.start;
    (start.saturating_sub(ALLOWED_REACH)..start)
        .rev()
        .take_while(|i| reading.tokens.get(*i).is_some_and(|t| t.is_word()))
        .any(|i| lexicon.slots.limits(reading.tokens.fold(i)))
}

/// Whether words of its sentence, up to the mark of punctuation after the
/// number, make it the sum of a longer time.
pub(super) fn is_sum(unit: &Unit, reading: &Reading, number: &Number, lexicon: &Lexicon) -> bool {
    let sentence = reading.sentences.get(unit.sentence).copied().unwrap_or(unit.span);
    let tokens = reading.tokens.within(sentence.cover(unit.span));
    let end = tokens.end.min(number.tokens.end + SUM_REACH);
    let mark = (number.tokens.end..end)
        .find(|i| reading.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Mark))
        .unwrap_or(end);
    // A clause before the number's own speaks of something else.
    let first = tokens.start.max(number.tokens.start.saturating_sub(SUM_REACH));
    let start = (first..number.tokens.start)
        .rev()
        .find(|i| matches!(reading.tokens.fold(*i), "،" | "," | "؛" | ";"))
        .map_or(first, |i| i + 1);
    let Some(scope) = mark.checked_sub(1).and_then(|last| reading.tokens.cover(start, last)) else {
        return false;
    };
    let long = reading.times_in(scope).iter().filter_map(|time| time.interval);
    let mut long = long.filter(|i| i.to.duration_since(i.from).as_hours() > SUM_HOURS);
    long.next().is_some() || (start..mark).any(|i| lexicon.slots.sums_up(reading.tokens.fold(i)))
}
