//! The features of a word in its sentence, for tagging Arabic names. Training
//! and tagging see the same ones; a template's number is its place in the model.

use super::traits::Traits;
use crate::lexicon::name_model::{Feature, Value};

/// How far back a head noun or title is looked for.
const MAX_BACK: usize = 5;

/// Gives `emit` each feature of word `i`.
pub(super) fn each<'t>(sentence: &[Traits<'t>], i: usize, mut emit: impl FnMut(Feature<'t>)) {
    let at = |offset: isize| i.checked_add_signed(offset).and_then(|at| sentence.get(at));
    let stem = |offset| at(offset).map_or(Value::None, |word| word.stem);
    let class = |offset| at(offset).map_or(0, |word| word.class);
    let Some(word) = at(0) else { return };
    let mut give = |template, first, second| {
        emit(Feature {
            template,
            first,
            second,
        });
    };
    let none = Value::None;
    let code = Value::Code;
    give(0, none, none);
    give(1, word.whole, none);
    give(2, word.stem, code(word.clitics & 1));
    give(3, word.whole, none);
    for reading in word.readings.iter().filter(|reading| **reading != none) {
        give(3, *reading, none);
    }
    give(4, stem(-1), none);
    give(5, stem(1), none);
    give(6, stem(-2), none);
    give(7, stem(2), none);
    let [back, here, next] = [class(-1), word.class, class(1)];
    give(10, code(here), none);
    give(11, code(back << 8 | here), none);
    give(12, code(here << 8 | next), none);
    give(16, code(word.person), code(word.clitics));
    give(17, code(word.place), code(word.clitics));
    give(18, code(word.cue), code(word.clitics));
    let registry = |offset| at(offset).map_or(0, |word| word.registry);
    give(19, code(registry(-1) << 4 | word.registry), code(registry(1)));
    let person = |offset| at(offset).map_or(0, |word| word.person);
    give(20, code(person(-1) << 8 | word.person), none);
    give(21, code(word.person << 8 | person(1)), none);
    let place = |offset| at(offset).map_or(0, |word| word.place);
    give(22, code(place(-1) << 8 | word.place), none);
    give(23, code(word.place << 8 | place(1)), none);
    give(24, code(at(-1).map_or(0, |w| w.cue)), code(here));
    give(25, code(here), code(at(1).map_or(0, |w| w.cue)));
    give(49, code(word.listed), code(word.clitics));
    let listed = |offset| at(offset).map_or(0, |word| word.listed);
    give(50, code(listed(-1) << 8 | word.listed), none);
    give(51, code(word.listed << 8 | listed(1)), none);
    give(52, code(word.listed), code(back));
    let rule = |offset| at(offset).map_or(0, |word| word.rule);
    give(53, code(rule(-1) << 8 | word.rule << 4 | rule(1)), none);
    give(54, code(word.rule), code(here));
    give(55, word.stem, code(word.rule));
    affixes(word, &mut give);
    give(33, code(word.clitics), code(here));
    give(35, stem(-1), code(here));
    give(36, stem(1), code(here));
    give(38, code(word.frequency), code(here));
    let head = (1..=MAX_BACK)
        .map_while(|back| {
            i.checked_sub(back)
                .and_then(|at| sentence.get(at))
                .map(|word| (back, word))
        })
        .take_while(|(_, word)| !word.is_mark())
        .find(|(_, word)| word.is_head());
    if let Some((back, head)) = head {
        let back = u32::try_from(back).unwrap_or(0);
        give(39, head.stem, code(back));
        give(40, head.stem, code(here));
        give(41, code(head.class), code(back << 8 | here));
    }
    clusters(sentence, i, &mut give);
    let context = |offset| at(offset).map_or(0, |word| word.context);
    give(42, code(word.context), none);
    give(43, code(word.context), code(here));
    give(44, code(context(-1)), code(back));
    give(45, code(context(1)), code(next));
}

/// The classes of words that this word and its neighbours are used like.
fn clusters<'t>(sentence: &[Traits<'t>], i: usize, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let cluster = |offset: isize| {
        let at = i.checked_add_signed(offset).and_then(|at| sentence.get(at));
        at.map(|word| word.cluster)
    };
    let whole = |offset| cluster(offset).map_or(Value::None, |cluster| Value::Code(cluster.code()));
    let branch = |offset, steps| cluster(offset).map_or(Value::None, |cluster| Value::Code(cluster.branch(steps)));
    give(56, whole(0), Value::None);
    give(57, branch(0, 10), Value::None);
    give(58, branch(0, 6), Value::None);
    give(59, branch(0, 4), Value::None);
    give(60, whole(-1), Value::None);
    give(61, branch(-1, 6), Value::None);
    give(62, whole(1), Value::None);
    give(63, branch(1, 6), Value::None);
    give(64, whole(-1), whole(0));
    give(65, whole(0), whole(1));
    give(66, whole(-1), whole(1));
}

fn affixes<'t>(word: &Traits<'t>, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let text = word.text;
    let length = text.chars().count();
    for (count, template) in (1..=3).zip(26..) {
        if let Some((end, _)) = text.char_indices().nth(count).filter(|_| length > count) {
            give(template, Value::text(text.get(..end).unwrap_or_default()), Value::None);
        }
    }
    for (count, template) in (1..=4).zip(29..) {
        if length > count
            && let Some((start, _)) = text.char_indices().nth_back(count - 1)
        {
            give(
                template,
                Value::text(text.get(start..).unwrap_or_default()),
                Value::None,
            );
        }
    }
    if word.is_odd() {
        let starts: [usize; 12] = boundaries(text);
        for (start, end) in starts.iter().zip(starts.iter().skip(3)).filter(|(_, end)| **end > 0) {
            give(34, Value::text(text.get(*start..*end).unwrap_or_default()), Value::None);
        }
    }
    give(
        48,
        Value::Code(u32::try_from(length.min(12)).unwrap_or(0)),
        Value::Code(word.class),
    );
}

/// Where the first letters of a word begin and the last ends; zeros fill the rest.
fn boundaries(text: &str) -> [usize; 12] {
    let mut starts = [0; 12];
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts.iter_mut().zip(ends).for_each(|(slot, at)| *slot = at);
    starts
}
