//! Content that asks for something: questions, orders, and what must be done.

use super::super::scene::Scene;
use super::{OPENING, Said};
use crate::lexicon::cues::{Classes, Form};
use crate::reading::Stance;
use std::ops::Range;

/// "على المجتمع الدولي أن": the verb follows within so many words.
const ON: usize = 7;

/// A question, or what someone is told to do ("عودوا").
pub(super) fn asks_back(said: &Said<'_>) -> bool {
    let (scene, content) = (said.scene, said.content);
    let mark = |i: usize| matches!(scene.fold(i), "؟" | "?");
    let question = content.end > content.start && (mark(content.end - 1) || mark(content.end));
    // "لا تتركوا المدينة".
    let forbids = scene.fold(content.start) == "لا"
        && scene.fold(content.start + 1).starts_with('ت')
        && scene.fold(content.start + 1).ends_with("وا");
    question || forbids || content.clone().take(2).any(|i| scene.is(i, Classes::ORDER))
}

/// "الكويت تطالب بقرارات", within another's words.
pub(super) fn asks(said: &Said<'_>) -> bool {
    let scene = said.scene;
    let asks = |i: usize| {
        let verb = scene.verb(i).filter(|(cue, _)| cue.stance == Stance::Asks);
        verb.is_some_and(|(_, form)| matches!(form, Form::Finite(_))) && scene.fold(i).starts_with(['ي', 'ت'])
    };
    said.opening().any(|i| !scene.named(i) && asks(i))
}

/// Whether the word at `i` says that someone must or should: "يجب", "علينا أن".
pub(super) fn demands(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    if i > start && told_apart(scene, start, i) {
        return false;
    }
    let near = i < start + OPENING;
    let need = scene.is(i, Classes::NEED) && i < start + 2;
    // "من المهم أن".
    let matters =
        || i > start && scene.fold(i - 1) == "من" && scene.is(i, Classes::MATTERS) && scene.is(i + 1, Classes::THAT);
    let duty = || scene.is(i, Classes::DUTY) && !ones_own(scene, i);
    need || duty() || near && (matters() || inevitable(scene, i)) || upon(scene, start, i)
}

/// Whether what stands before the word at `i` shows that it asks for nothing: a clause of its own, a negation, the past.
fn told_apart(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let before = i - 1;
    let inner = scene.is(before, Classes::RELATIVE) || scene.is(before, Classes::THAT) && before > start + OPENING;
    let no = scene.is(before, Classes::NEGATOR) && !scene.is(i, Classes::MUST);
    // "إذا لم يوقع، فكان يجب أن": what should have been done then.
    let had = scene.is(before, Classes::WAS) && !scene.fold(before).starts_with('ف');
    // "الطريق خطر، ويجب إغلاقه": behind what is said first.
    let second = scene.word(i).conjunction && scene.is_comma(before);
    inner || no || had || second
}

/// "عليهم أن", "على المجتمع الدولي أن", "على البلدية تقديم خطة": whether the word at `i` tells whose duty follows.
fn upon(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let that = |mut range: Range<usize>| range.any(|j| scene.is(j, Classes::THAT) && scene.fold(j).starts_with("ان"));
    let them = scene.is(i, Classes::UPON) && !scene.fold(i).starts_with('و') || scene.fold(i) == "فعلي";
    // "عليهم أولا أن".
    if them && i < start + OPENING && that(i + 1..i + 3) {
        return true;
    }
    let written = scene.token(i).is_some_and(|t| t.span.of(scene.text()) == "على");
    let deed = || (i + 2..i + ON).any(|j| scene.is_event(j) && !scene.is(j - 1, Classes::LINKER));
    i == start && written && (that(i + 2..i + ON) || deed())
}

/// "لا بد من", "لابد أن".
fn inevitable(scene: &Scene<'_>, i: usize) -> bool {
    let apart = scene.fold(i) == "بد";
    scene.is(i, Classes::MUST) && !scene.word(i).conjunction && (!apart || i > 0 && scene.fold(i - 1) == "لا")
}

/// Whether what must be done behind the word at `i` is the speakers' own ("يجب أن ننتظر", "يتعين علينا").
fn ones_own(scene: &Scene<'_>, i: usize) -> bool {
    let words = |i: usize| scene.token(i).map_or("", |t| t.span.of(scene.text()));
    let verb = |that: usize| scene.is(that, Classes::THAT) && words(that + 1).starts_with(['أ', 'ن']);
    matches!(scene.fold(i + 1), "علينا" | "علي") && words(i + 1) != "على" || verb(i + 1) || verb(i + 2)
}
