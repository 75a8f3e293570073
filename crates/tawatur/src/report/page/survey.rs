//! What is known of the elements of a page: how much text they hold, how much of
//! it in links, what they say they are, and what is no part of any article.
//!
//! Sums run over the nodes in their order, so what an element holds is the
//! difference of two of them.

mod blocks;
mod judge;

use super::counts;
use super::tags::Tag;
use super::tree::Tree;
use crate::lexicon::elements::{Element, ElementSet, Elements};

/// What is known of each node.
pub(super) struct Survey {
    /// The elements that say by the words of schema.org that they are the text.
    bodies: Vec<usize>,
    /// What elements are; what lies in one that is left out has nothing.
    kinds: Vec<ElementSet>,
    /// Whether the node and all in it is left out.
    out: Vec<bool>,
    /// Letters before each node, and those of them in links.
    letters: Vec<u32>,
    linked: Vec<u32>,
    /// Letters before each node, of those in no link and not left out.
    kept: Vec<u32>,
    /// The worth of all blocks before each node, of those that are not left out.
    worth: Vec<f32>,
}

impl Survey {
    /// Looks over a page. `own` are its addresses.
    pub(super) fn of(tree: &Tree<'_>, own: &[String], elements: &Elements) -> Self {
        let count = tree.len();
        let mut survey = Self {
            bodies: bodies(tree),
            kinds: vec![ElementSet::default(); count],
            out: vec![false; count],
            letters: Vec::with_capacity(count + 1),
            linked: Vec::with_capacity(count + 1),
            kept: Vec::with_capacity(count + 1),
            worth: Vec::with_capacity(count + 1),
        };
        survey.count(tree);
        survey.judge(tree, own, elements);
        survey.weigh(tree);
        survey
    }

    /// Counts letters.
    fn count(&mut self, tree: &Tree<'_>) {
        let (mut letters, mut linked) = (0, 0);
        let (mut link_end, mut unread_end) = (0, 0);
        for index in 0..tree.len() {
            self.letters.push(letters);
            self.linked.push(linked);
            if index < unread_end {
                continue;
            }
            let node = tree.node(index);
            match node.tag {
                Tag::Text => {
                    let new = counts::letters(tree.words(index));
                    letters += new;
                    if index < link_end {
                        linked += new;
                    }
                }
                Tag::A => link_end = tree.end(index),
                tag if tag.is_unread() => unread_end = tree.end(index),
                _ => {}
            }
        }
        self.letters.push(letters);
        self.linked.push(linked);
    }

    /// The letters between two nodes, but for what no reader sees.
    pub(super) fn letters_in(&self, from: usize, to: usize) -> u32 {
        difference(&self.letters, from, to)
    }

    /// Those of them that are in links.
    pub(super) fn linked_in(&self, from: usize, to: usize) -> u32 {
        difference(&self.linked, from, to)
    }

    /// The letters of an element that are in no link.
    pub(super) fn plain_in(&self, from: usize, to: usize) -> u32 {
        self.letters_in(from, to) - self.linked_in(from, to)
    }

    /// Whether nearly all of an element is in links.
    pub(super) fn is_linked(&self, from: usize, to: usize) -> bool {
        let letters = self.letters_in(from, to);
        letters > 0 && self.linked_in(from, to) * 10 >= letters * 9
    }

    /// Whether an element says that it holds the text of the article.
    pub(super) fn is_body(&self, index: usize) -> bool {
        self.kinds(index).has(Element::Body) || self.is_marked(index)
    }

    /// Whether it says so by the words of schema.org.
    pub(super) fn is_marked(&self, index: usize) -> bool {
        self.bodies.binary_search(&index).is_ok()
    }

    /// Whether a node is no part of any article.
    pub(super) fn is_out(&self, index: usize) -> bool {
        self.out.get(index).copied().unwrap_or(true)
    }

    /// What an element says it is.
    pub(super) fn kinds(&self, index: usize) -> ElementSet {
        self.kinds.get(index).copied().unwrap_or_default()
    }

    /// The letters between two nodes that are in no link and not left out.
    pub(super) fn kept_in(&self, from: usize, to: usize) -> u32 {
        difference(&self.kept, from, to)
    }

    /// The worth of the blocks between two nodes.
    pub(super) fn worth_in(&self, from: usize, to: usize) -> f32 {
        self.worth.get(to).copied().unwrap_or_default() - self.worth.get(from).copied().unwrap_or_default()
    }
}

fn difference(sums: &[u32], from: usize, to: usize) -> u32 {
    let at = |index: usize| sums.get(index).copied().unwrap_or_default();
    at(to).saturating_sub(at(from))
}

/// The elements that say by the words of schema.org that they are the text.
fn bodies(tree: &Tree<'_>) -> Vec<usize> {
    /// A page has one, or a few where articles follow each other.
    const MOST: usize = 16;
    (1..tree.len())
        .filter(|index| {
            tree.node(*index).tag.is_block()
                && tree.attribute(*index, "itemprop").is_some_and(|value| {
                    value
                        .split_ascii_whitespace()
                        .any(|name| name.eq_ignore_ascii_case("articleBody"))
                })
        })
        .take(MOST)
        .collect()
}

/// Whether an article is an entry of one that is written live.
pub(super) fn is_live(tree: &Tree<'_>, index: usize) -> bool {
    memchr::memmem::find(tree.attributes(index).as_bytes(), b"live").is_some()
}

/// Whether an element is a line of a text rather than what holds lines.
pub(super) fn is_line(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::P | Tag::Heading | Tag::H1 | Tag::Li | Tag::Dt | Tag::Dd | Tag::Pre | Tag::Blockquote
    )
}

/// The nearest element on lines of its own around a node.
fn holder_of(tree: &Tree<'_>, index: usize) -> usize {
    let mut at = tree.parent(index);
    while at > 0 && !tree.node(at).tag.is_block() {
        at = tree.parent(at);
    }
    at
}
