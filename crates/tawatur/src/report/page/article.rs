//! Where the article of a page is.

use super::survey::{Survey, is_line};
use super::tree::Tree;

/// No text of an article has fewer letters, if it is to be told by what its
/// element is called.
const SHORTEST: u32 = 140;

/// What is named as the text is believed if it holds this share of what the
/// best element is worth: less where it is named by the words of schema.org.
const MARKED: f32 = 0.5;
const NAMED: f32 = 0.7;

/// Of several that are named, the first that holds this share of the largest is
/// the page's own article; others follow it.
const FIRST: f32 = 0.5;

/// An element within another is the better one if it holds this share of it.
const INNER: f32 = 0.85;

/// The element that holds the article of a page.
pub(super) fn root(tree: &Tree<'_>, survey: &Survey) -> Option<usize> {
    let kept = |index: usize| survey.kept_in(index, tree.end(index));
    let mut best: Option<(f32, usize)> = None;
    let mut named: Vec<usize> = Vec::new();
    for index in 0..tree.len() {
        let tag = tree.node(index).tag;
        if !tag.is_block() || survey.is_out(index) {
            continue;
        }
        let worth = survey.worth_in(index, tree.end(index));
        // Of two that hold the same, the inner one.
        if worth > 0.0 && !is_line(tag) && best.is_none_or(|(other, _)| worth >= other) {
            best = Some((worth, index));
        }
        if survey.is_body(index) {
            named.push(index);
        }
    }
    let most = best.map_or(0.0, |(worth, _)| worth);
    let largest = named.iter().map(|index| kept(*index)).max().unwrap_or_default();
    let first = |share: f32, fits: &dyn Fn(usize) -> bool| {
        named
            .iter()
            .copied()
            .find(|index| fits(*index) && kept(*index) >= SHORTEST && kept(*index) as f32 >= FIRST * largest as f32)
            .filter(|index| kept(*index) as f32 >= share * most)
            .map(|outer| {
                let whole = kept(outer) as f32;
                named
                    .iter()
                    .rev()
                    .copied()
                    .find(|inner| (outer..tree.end(outer)).contains(inner) && kept(*inner) as f32 >= INNER * whole)
                    .unwrap_or(outer)
            })
    };
    first(MARKED, &|index| survey.is_marked(index))
        .or_else(|| first(NAMED, &|_| true))
        .or(best.map(|(_, root)| root))
        // A line or two are an article where they are named as one.
        .or_else(|| named.iter().copied().find(|index| kept(*index) > 0))
}
