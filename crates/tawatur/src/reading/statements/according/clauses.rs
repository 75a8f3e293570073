//! Where the clause begins and ends that such an expression attributes.

use super::super::forms;
use super::super::scene::Scene;
use crate::lexicon::cues::Classes;
use std::ops::Range;

/// An attributed clause behind "إذ" has at least so many tokens.
const MIN_CLAUSE: usize = 4;

/// What parts the source of an expression from the content behind it.
#[derive(Clone, Copy)]
pub(super) struct Opener {
    /// Its token.
    pub(super) at: usize,
    /// Whether it is "that", and so no part of the content.
    that: bool,
}

/// Whether "فإن" stands at `i`: what follows is what the expression before it attributes.
fn then(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::THAT) && scene.fold(i).starts_with('ف')
}

/// "وبحسب فلان، رئيس كذا، فإن …", "وبحسب أجهزة الطوارئ في العاصمة فقد أغلق الطريق": what opens the content in `range`.
pub(super) fn opener(scene: &Scene<'_>, mut range: Range<usize>) -> Option<Opener> {
    let that = range.clone().find(|j| then(scene, *j) && scene.quotation(*j).is_none());
    let opener = |at| Opener {
        at,
        that: that.is_some(),
    };
    that.or_else(|| range.find(|j| scene.fold(*j) == "فقد")).map(opener)
}

/// "أغلق الطريق، وبحسب الشرطة فإن …": whether the expression at `i` is joined to what stands before it, and opens a
/// clause of its own with `behind`.
pub(super) fn joined(scene: &Scene<'_>, i: usize, start: usize, mut behind: Range<usize>) -> bool {
    let word = scene.fold(i);
    i > start
        && scene.is_comma(i - 1)
        && word.starts_with('و')
        && !word.starts_with("وف")
        && behind.any(|j| then(scene, j))
}

/// Where the content begins behind a leading expression whose source ends before `next`; none where nothing is
/// attributed. `end` bounds the source, `stop` the sentence.
pub(super) fn content(
    scene: &Scene<'_>,
    opener: Option<Opener>,
    next: usize,
    end: usize,
    stop: usize,
    by_verb: bool,
) -> Option<usize> {
    match opener {
        Some(opener) if opener.that => return Some(opener.at + 1),
        // "وبحسب ما نقلت وكالة عن المتحدث فإن".
        _ if then(scene, next) => return Some(next + 1),
        Some(opener) => return Some(opener.at),
        None => {}
    }
    if by_verb {
        return at_once(scene, next, stop).filter(|_| scene.is_comma(next));
    }
    at_once(scene, next, stop).or_else(|| behind_comma(scene, next..end, stop))
}

/// The content right behind the source: behind marks and times, or where a verb begins it.
fn at_once(scene: &Scene<'_>, next: usize, stop: usize) -> Option<usize> {
    let apart = |j: usize| scene.is_comma(j) || scene.fold(j) == ":" || scene.is(j, Classes::TIME);
    let mut content = (next..stop).find(|j| !apart(*j)).unwrap_or(next.max(stop));
    if scene.is(content, Classes::THAT) {
        content += 1;
    }
    let verbal = scene.is(next, Classes::NEGATOR.or(Classes::BE).or(Classes::NARRATES))
        || scene.future(next)
        || forms::imperfect(scene, next);
    (content + 1 < stop && (content > next || verbal)).then_some(content)
}

/// "وبحسب مرسوم نشر على الموقع، من المفترض أن": more is told of the source up to the comma.
fn behind_comma(scene: &Scene<'_>, range: Range<usize>, stop: usize) -> Option<usize> {
    let comma = range.clone().find(|j| scene.is_comma(*j))?;
    let told = |j: usize| scene.verb(j).is_some() || scene.is(j, Classes::THAT) || scene.fold(j) == ":";
    (!(range.start..comma).any(told) && comma + 2 < stop).then_some(comma + 1)
}

/// Whether nothing that could be content stands before `i` in its sentence.
pub(super) fn leads(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    let mut at = i;
    while at > start {
        let before = at - 1;
        // "قالت إنه وفقا للتقارير، فإن الطريق مغلق": within another's words.
        if before > start && scene.is(before, Classes::THAT) {
            return true;
        }
        let light = scene.is(before, Classes::TURN.or(Classes::TIME).or(Classes::CLAUSE))
            || scene.is_mark(before) && scene.quotation(before).is_none();
        if !light {
            return false;
        }
        at = before;
    }
    true
}

/// Where the last clause before `cut` begins that a comma opens ("…، وهو ما يمثل، بحسب الخبراء، خرقا").
pub(in super::super) fn last_clause(scene: &Scene<'_>, from: usize, cut: usize) -> usize {
    (from..cut)
        .rev()
        .find(|i| scene.is_comma(*i) && *i + 1 < cut && scene.quotation(*i).is_none())
        .filter(|comma| scene.is(comma + 1, Classes::CLAUSE.or(Classes::RELATIVE).or(Classes::TURN)))
        .map_or(from, |comma| comma + 1)
}

/// Where the clause begins that an expression behind it attributes: behind the
/// last "إذ" if enough follows, and behind conjunctions and stops.
pub(in super::super) fn clause_start(scene: &Scene<'_>, from: usize, end: usize) -> usize {
    let mut start = from;
    for i in from..end.saturating_sub(MIN_CLAUSE) {
        if i > from && scene.is_comma(i - 1) && scene.fold(i) == "اذ" {
            start = i + 1;
        }
    }
    while start < end
        && (scene.is_comma(start)
            || scene.is(start, Classes::TURN)
            || scene.is_mark(start) && scene.quotation(start).is_none())
    {
        start += 1;
    }
    start
}
