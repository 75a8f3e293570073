//! What a page shows its readers beside the article: who wrote it, when, and
//! from whom it is taken.

use super::super::layout::Layout;
use super::super::words;
use super::super::{Published, dates, head};
use super::survey::Survey;
use super::tags::Tag;
use super::tree::Tree;
use crate::lexicon::Lexicon;
use crate::lexicon::elements::Element;
use crate::lexicon::parts::{Opens, Place};
use crate::text::Tokens;

/// An element with more letters than this is no line about an article.
const LINE: u32 = 120;

/// At most this many such lines of a page are read.
const LINES: usize = 40;

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Visible {
    pub(super) published: Option<Published>,
    pub(super) updated: Option<Published>,
    pub(super) byline: Option<String>,
    /// Agencies and outlets, as they are written.
    pub(super) sources: Vec<String>,
}

/// Reads the lines around an article, from its headline to its end.
pub(super) fn read(
    tree: &Tree<'_>,
    survey: &Survey,
    headline: Option<usize>,
    root: Option<usize>,
    lexicon: &Lexicon,
) -> Visible {
    /// How far before the headline its lines stand, in nodes.
    const BEFORE: usize = 60;
    /// How far behind the text.
    const BEHIND: usize = 80;
    let mut seen = Visible::default();
    let Some(root) = root else { return seen };
    let start = headline.unwrap_or(root).min(root).saturating_sub(BEFORE).max(1);
    let mut read = 0;
    let mut index = start;
    while index < (tree.end(root) + BEHIND).min(tree.len()) && read < LINES {
        let tag = tree.node(index).tag;
        let kinds = survey.kinds(index);
        let of = |element| kinds.has(element);
        let dated = tag == Tag::Time || of(Element::Date) || of(Element::Updated);
        let letters = survey.letters_in(index, tree.end(index));
        if letters == 0 || letters > LINE || !(dated || of(Element::Byline) || of(Element::Source)) {
            index += 1;
            continue;
        }
        read += 1;
        let text = text_of(tree, index);
        let first = || first_line(tree, index);
        // What an element with several lines in it says, they say better.
        let several = tree.all(index, Tag::Time).nth(1).is_some();
        if dated && !several {
            date(tree, index, &text, of(Element::Updated), lexicon, &mut seen);
        }
        if of(Element::Source) || of(Element::Byline) {
            sources(&text, lexicon, &mut seen);
        }
        if of(Element::Byline) && seen.byline.is_none() && index < tree.end(root) {
            seen.byline = byline(&first(), lexicon);
        }
        index += 1;
    }
    seen
}

/// The words of an element, on one line.
pub(super) fn text_of(tree: &Tree<'_>, index: usize) -> String {
    let mut text = String::new();
    for inner in index + 1..tree.end(index) {
        match tree.node(inner).tag {
            Tag::Text if !hidden_by(tree, inner, index) => words::push(tree.words(inner), &mut text),
            tag if tag.is_block() || tag == Tag::Br => words::push(" ", &mut text),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// The first line of an element that has words.
fn first_line(tree: &Tree<'_>, index: usize) -> String {
    let mut text = String::new();
    for inner in index + 1..tree.end(index) {
        let tag = tree.node(inner).tag;
        match tag {
            Tag::Text if !hidden_by(tree, inner, index) => words::push(tree.words(inner), &mut text),
            tag if (tag.is_block() || tag == Tag::Br) && !text.trim().is_empty() => break,
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// Whether a text within an element is a script or the like.
fn hidden_by(tree: &Tree<'_>, inner: usize, element: usize) -> bool {
    let parent = tree.parent(inner);
    parent != element && tree.node(parent).tag.is_unread()
}

fn date(tree: &Tree<'_>, index: usize, text: &str, changed: bool, lexicon: &Lexicon, seen: &mut Visible) {
    let machine = std::iter::once(index)
        .chain(tree.all(index, Tag::Time))
        .find_map(|time| tree.attribute(time, "datetime").and_then(dates::metadata));
    let layout = Layout::new(text, lexicon);
    let opens = |kind| {
        layout
            .lines
            .first()
            .is_some_and(|line| layout.opens(line, &[Place::Head], &[kind]).is_some())
    };
    let shown = || {
        let tokens = Tokens::new(text);
        dates::find(text, &tokens, 0..tokens.len(), lexicon).map(|found| found.published)
    };
    let Some(found) = machine.or_else(shown) else { return };
    let place = if changed || opens(Opens::Updated) {
        &mut seen.updated
    } else {
        &mut seen.published
    };
    let better = place.is_none_or(|old| old.day_only && !found.day_only && old.at.date() == found.at.date());
    if better {
        *place = Some(found);
    }
}

/// The name in "كتب: هدى سالم", "By Huda Salem".
fn byline(text: &str, lexicon: &Lexicon) -> Option<String> {
    let layout = Layout::new(text, lexicon);
    let line = layout.lines.first()?;
    let named = layout
        .opens(line, &[Place::Head], &[Opens::Byline])
        .map(|(_, after)| head::rest(&layout, line, after).of(text).to_owned());
    // A date beside the name is none.
    let dated = dates::find(text, &layout.tokens, line.tokens.clone(), lexicon).is_some();
    named.or_else(|| (!dated && layout.is_short(line)).then(|| text.to_owned()))
}

fn sources(text: &str, lexicon: &Lexicon, seen: &mut Visible) {
    let layout = Layout::new(text, lexicon);
    let Some(line) = layout.lines.first() else { return };
    let names = layout
        .opens(line, &[Place::Tail], &[Opens::Source])
        .map_or(text, |(_, after)| head::rest(&layout, line, after).of(text));
    for name in head::source_names(names).flat_map(|names| names.split(" - ")) {
        let known = lexicon.registry.lookup(name).is_some();
        if known && !seen.sources.iter().any(|other| other == name) {
            seen.sources.push(name.to_owned());
        }
    }
}
