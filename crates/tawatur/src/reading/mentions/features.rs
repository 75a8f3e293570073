//! The features of a word in its sentence, for tagging Arabic names. Training
//! and tagging see the same ones; a template's number is its place in the model.
//!
//! Most are of one word alone, seen from itself or from a neighbour. They come
//! apart from the others, so that the tagger adds them up once a word, not once
//! an occurrence.

mod own;
mod sums;

pub(super) use sums::{OwnSums, sums};

use super::traits::Traits;
use crate::lexicon::name_model::{Feature, Value};

/// How far back a head noun or title is looked for, before a mark and beyond.
const MAX_BACK: usize = 5;
const MAX_FAR: usize = 10;

/// Gives `emit` each feature of word `i`.
pub(super) fn each<'t>(sentence: &[Traits<'t>], i: usize, mut emit: impl FnMut(Feature<'t>)) {
    let Some(word) = at(sentence, i, 0) else { return };
    let mut give = |template, first, second| emit(feature(template, first, second));
    own::here(word, &mut give);
    own::neighbour(at(sentence, i, -1), own::BEFORE, &mut give);
    own::neighbour(at(sentence, i, 1), own::AFTER, &mut give);
    own::neighbour(at(sentence, i, -2), own::SECOND_BEFORE, &mut give);
    own::neighbour(at(sentence, i, 2), own::SECOND_AFTER, &mut give);
    give(own::THIRD_BEFORE, stem(at(sentence, i, -3)), Value::None);
    give(own::THIRD_AFTER, stem(at(sentence, i, 3)), Value::None);
    own::coded(word, &mut give);
    in_place(sentence, i, &mut give);
}

fn feature<'t>(template: u8, first: Value<'t>, second: Value<'t>) -> Feature<'t> {
    Feature {
        template,
        first,
        second,
    }
}

fn at<'s, 't>(sentence: &'s [Traits<'t>], i: usize, offset: isize) -> Option<&'s Traits<'t>> {
    i.checked_add_signed(offset).and_then(|at| sentence.get(at))
}

fn stem<'t>(word: Option<&Traits<'t>>) -> Value<'t> {
    word.map_or(Value::None, |word| word.stem)
}

fn whole<'t>(word: Option<&Traits<'t>>) -> Value<'t> {
    word.map_or(Value::None, |word| Value::Code(word.cluster.code()))
}

/// What hangs on where the word stands.
fn in_place<'t>(sentence: &[Traits<'t>], i: usize, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let Some(word) = at(sentence, i, 0) else { return };
    let (before, after) = (at(sentence, i, -1), at(sentence, i, 1));
    let none = Value::None;
    let code = Value::Code;
    let trait_of = |word: Option<&Traits<'t>>, pick: fn(&Traits<'t>) -> u32| word.map_or(0, pick);
    let here = word.class;
    let [back, next] = [before, after].map(|word| trait_of(word, |w| w.class));
    give(11, code(back << 8 | here), none);
    give(12, code(here << 8 | next), none);
    let [registry_before, registry_after] = [before, after].map(|word| trait_of(word, |w| w.registry));
    give(19, code(registry_before << 4 | word.registry), code(registry_after));
    let [person_before, person_after] = [before, after].map(|word| trait_of(word, |w| w.person));
    give(20, code(person_before << 8 | word.person), none);
    give(21, code(word.person << 8 | person_after), none);
    let [place_before, place_after] = [before, after].map(|word| trait_of(word, |w| w.place));
    give(22, code(place_before << 8 | word.place), none);
    give(23, code(word.place << 8 | place_after), none);
    let [cue_before, cue_after] = [before, after].map(|word| trait_of(word, |w| w.cue));
    give(24, code(cue_before), code(here));
    give(25, code(here), code(cue_after));
    let [listed_before, listed_after] = [before, after].map(|word| trait_of(word, |w| w.listed));
    give(50, code(listed_before << 8 | word.listed), none);
    give(51, code(word.listed << 8 | listed_after), none);
    give(52, code(word.listed), code(back));
    let [rule_before, rule_after] = [before, after].map(|word| trait_of(word, |w| w.rule));
    give(53, code(rule_before << 8 | word.rule << 4 | rule_after), none);
    give(35, stem(before), code(here));
    give(36, stem(after), code(here));
    of_head(sentence, i, give);
    if word.quoted != 0 {
        give(72, code(word.quoted & 7), code(here));
        give(73, code(word.quoted >> 3), code(here));
    }
    if word.is_arabic() {
        give(83, code(word.count << 8 | word.frequency), code(here));
    }
    give(64, whole(before), whole(Some(word)));
    give(65, whole(Some(word)), whole(after));
    give(66, whole(before), whole(after));
    give(42, code(word.context), none);
    give(43, code(word.context), code(here));
    let [context_before, context_after] = [before, after].map(|word| trait_of(word, |w| w.context));
    give(44, code(context_before), code(back));
    give(45, code(context_after), code(next));
}

/// What the head noun or title tells that the word may belong to.
fn of_head<'t>(sentence: &[Traits<'t>], i: usize, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let code = Value::Code;
    let here = at(sentence, i, 0).map_or(0, |word| word.class);
    if let Some((back, head)) = near_head(sentence, i) {
        let back = u32::try_from(back).unwrap_or(0);
        give(39, head.stem, code(back));
        give(40, head.stem, code(here));
        give(41, code(head.class), code(back << 8 | here));
    } else if let Some((back, head)) = far_head(sentence, i) {
        give(71, head.stem, code(u32::from(back > MAX_BACK)));
        give(79, head.stem, code(here));
    }
}

/// The nearest head noun or title before word `i` and no mark, and how far away it is.
fn near_head<'s, 't>(sentence: &'s [Traits<'t>], i: usize) -> Option<(usize, &'s Traits<'t>)> {
    let before = sentence.get(..i)?.iter().rev();
    (1..=MAX_BACK)
        .zip(before)
        .take_while(|(_, word)| !word.is_mark())
        .find(|(_, word)| word.is_head())
}

/// The same, whatever marks stand between.
fn far_head<'s, 't>(sentence: &'s [Traits<'t>], i: usize) -> Option<(usize, &'s Traits<'t>)> {
    let before = sentence.get(..i)?.iter().rev();
    (1..=MAX_FAR).zip(before).find(|(_, word)| word.is_head())
}
