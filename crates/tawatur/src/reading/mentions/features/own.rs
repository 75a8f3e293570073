//! Features of one word alone, as the word itself sees them and as its neighbours do.

use super::{stem, whole};
use crate::lexicon::clusters::Cluster;
use crate::lexicon::name_model::Value;
use crate::reading::mentions::traits::Traits;
use crate::text::clitics;

/// The most readings of a word that are told apart.
const MAX_READINGS: usize = 5;

/// What a word is, whatever stands beside it.
pub(super) fn here<'t>(word: &Traits<'t>, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let none = Value::None;
    let folded = Value::text(word.fold);
    give(0, none, none);
    give(1, folded, none);
    give(2, word.stem, Value::Code(word.clitics & 1));
    give(3, folded, none);
    if word.is_arabic() {
        for (_, rest) in clitics::readings(word.fold).skip(1).take(MAX_READINGS) {
            give(3, Value::text(rest), none);
        }
    }
    let text = word.text;
    let length = word.length();
    for (count, template) in (1..=3).zip(26..) {
        if let Some((end, _)) = text.char_indices().nth(count).filter(|_| length > count) {
            give(template, Value::text(text.get(..end).unwrap_or_default()), none);
        }
    }
    for (count, template) in (1..=4).zip(29..) {
        if length > count
            && let Some((start, _)) = text.char_indices().nth_back(count - 1)
        {
            give(template, Value::text(text.get(start..).unwrap_or_default()), none);
        }
    }
    give(56, whole(Some(word)), none);
    for (template, steps) in [(57, 10), (58, 6), (59, 4)] {
        give(template, branch(word.cluster, steps), none);
    }
    if word.is_odd() {
        threes(word, give);
    }
}

/// The letters of a word by threes, which tell of one that no everyday use explains.
fn threes<'t>(word: &Traits<'t>, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let starts: [usize; 12] = boundaries(word.text);
    for (start, end) in starts.iter().zip(starts.iter().skip(3)).filter(|(_, end)| **end > 0) {
        give(
            34,
            Value::text(word.text.get(*start..*end).unwrap_or_default()),
            Value::None,
        );
    }
}

/// The templates of what a word is to a neighbour: of its stem, its branch and its class.
pub(super) type Templates = [u8; 3];

/// A word to the one after it, to the one before it, and to the second ones.
pub(super) const BEFORE: Templates = [4, 61, 60];
pub(super) const AFTER: Templates = [5, 63, 62];
pub(super) const SECOND_BEFORE: Templates = [6, 69, 77];
pub(super) const SECOND_AFTER: Templates = [7, 70, 78];
/// The same of the third ones, by their stems alone.
pub(super) const THIRD_BEFORE: u8 = 67;
pub(super) const THIRD_AFTER: u8 = 68;

/// What a word is to a neighbour.
pub(super) fn neighbour<'t>(
    word: Option<&Traits<'t>>,
    [of_stem, of_branch, of_class]: Templates,
    give: &mut impl FnMut(u8, Value<'t>, Value<'t>),
) {
    give(of_stem, stem(word), Value::None);
    let branch = word.map_or(Value::None, |word| branch(word.cluster, 6));
    give(of_branch, branch, Value::None);
    give(of_class, whole(word), Value::None);
}

/// What of a word its neighbours may change: class, clitics, person, place, cue, listed, rule, frequency.
pub(super) type Codes = [u32; 8];

/// What of the word its neighbours may change.
pub(super) fn codes(word: &Traits<'_>) -> Codes {
    [
        word.class,
        word.clitics,
        word.person,
        word.place,
        word.cue,
        word.listed,
        word.rule,
        word.frequency,
    ]
}

/// What a word is by its codes, which the words beside it may change.
pub(super) fn coded<'t>(word: &Traits<'t>, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let code = Value::Code;
    let [class, clitics] = [code(word.class), code(word.clitics)];
    give(10, class, Value::None);
    give(16, code(word.person), clitics);
    give(17, code(word.place), clitics);
    give(18, code(word.cue), clitics);
    give(33, clitics, class);
    give(38, code(word.frequency), class);
    give(48, code(u32::try_from(word.length().min(12)).unwrap_or(0)), class);
    give(49, code(word.listed), clitics);
    give(54, code(word.rule), class);
    give(55, word.stem, code(word.rule));
}

fn branch<'t>(cluster: Cluster, steps: u32) -> Value<'t> {
    Value::Code(cluster.branch(steps))
}

/// Where the first letters of a word begin and the last ends; zeros fill the rest.
fn boundaries(text: &str) -> [usize; 12] {
    let mut starts = [0; 12];
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts.iter_mut().zip(ends).for_each(|(slot, at)| *slot = at);
    starts
}
