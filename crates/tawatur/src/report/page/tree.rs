//! HTML → a tree of elements and texts, in one pass and without recursion.
//!
//! It keeps what a search for the article needs: which element holds which, and
//! the words, borrowed from the page. It follows the standard in what browsers
//! mend on every page (omitted end tags, tags that close others, raw text) and
//! leaves the rest: what is misnested otherwise stays where its tag stands.
//! A parser after the letter of the standard takes several times as long as all
//! that is done with its tree.

mod build;

use super::scan::{self, Item};
use super::tags::Tag;
use build::Build;

/// A page with elements nested deeper than this is not read.
pub(super) const MAX_DEPTH: usize = 400;

/// A page with more tags than this is not read: news pages have a few thousand.
/// The texts between them count as well.
pub(super) const MAX_TAGS: usize = 100_000;

/// Why a page is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TooWild {
    Deep,
    ManyTags,
}

/// A page. The nodes stand in the order of their beginnings, so what an
/// element holds is the run of nodes behind it.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

/// An element or a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    /// What it is; [`Tag::Text`] for a text.
    pub(super) tag: Tag,
    /// The attributes of an element, or the words of a text, as written.
    raw: &'a str,
    pub(super) parent: u32,
    /// One past the last node within.
    pub(super) end: u32,
}

impl<'a> Tree<'a> {
    /// Reads a page.
    pub(super) fn parse(html: &'a str) -> Result<Self, TooWild> {
        let mut build = Build::new(html.len() / 40);
        for (count, item) in scan::items(html).enumerate() {
            match item {
                Item::Text(words) => build.text(words),
                Item::Open { tag, attributes, empty } => build.open(tag, attributes, empty),
                Item::Close(tag) => build.close(tag),
            }
            if count >= 2 * MAX_TAGS {
                return Err(TooWild::ManyTags);
            }
            if build.depth() > MAX_DEPTH {
                return Err(TooWild::Deep);
            }
        }
        Ok(Self { nodes: build.done() })
    }

    /// How many nodes there are, the root among them.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A node; the root where there is none of that number.
    pub(super) fn node(&self, index: usize) -> Node<'a> {
        self.nodes.get(index).copied().unwrap_or(Node {
            tag: Tag::Root,
            raw: "",
            parent: 0,
            end: 0,
        })
    }

    /// One past the last node within a node.
    pub(super) fn end(&self, index: usize) -> usize {
        self.node(index).end as usize
    }

    /// The element that holds a node; the root holds itself.
    pub(super) fn parent(&self, index: usize) -> usize {
        self.node(index).parent as usize
    }

    /// The nodes right within an element.
    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.end(index);
        let mut next = index + 1;
        std::iter::from_fn(move || {
            let here = next;
            next = self.end(here).max(here + 1);
            (here < end).then_some(here)
        })
    }

    /// The elements of a kind within another, in order.
    pub(super) fn all(&self, within: usize, tag: Tag) -> impl Iterator<Item = usize> + '_ {
        (within + 1..self.end(within)).filter(move |index| self.node(*index).tag == tag)
    }

    /// The words of a text, as written.
    pub(super) fn words(&self, index: usize) -> &'a str {
        let node = self.node(index);
        if node.tag == Tag::Text { node.raw } else { "" }
    }

    /// An attribute of an element, as written; the name in small letters.
    pub(super) fn attribute(&self, index: usize, name: &str) -> Option<&'a str> {
        let node = self.node(index);
        (node.tag != Tag::Text)
            .then(|| scan::attribute(node.raw, name))
            .flatten()
    }

    /// All attributes of an element, as written.
    pub(super) fn attributes(&self, index: usize) -> &'a str {
        let node = self.node(index);
        if node.tag == Tag::Text { "" } else { node.raw }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A tree as brackets: `p(one br two)`.
    fn shown(html: &str) -> String {
        fn show(tree: &Tree<'_>, index: usize, out: &mut String) {
            for child in tree.children(index) {
                if !out.is_empty() && !out.ends_with('(') {
                    out.push(' ');
                }
                let node = tree.node(child);
                if node.tag == Tag::Text {
                    out.push_str(tree.words(child).trim());
                    continue;
                }
                out.push_str(&format!("{:?}", node.tag).to_lowercase());
                if tree.children(child).next().is_some() {
                    out.push('(');
                    show(tree, child, out);
                    out.push(')');
                }
            }
        }
        let tree = Tree::parse(html).expect("a page");
        let mut out = String::new();
        show(&tree, 0, &mut out);
        out
    }

    #[test]
    fn omitted_ends_are_mended() {
        for (html, expected) in [
            ("<p>a<p>b<div>c</div>d", "p(a) p(b) div(c) d"),
            (
                "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e",
                "ul(li(a) li(b ul(li(c))) li(d)) e",
            ),
            (
                "<table><tr><td>a<td>b<tr><td>c</table>d",
                "table(tr(td(a) td(b)) tr(td(c))) d",
            ),
            ("<p>a<br>b<br/>c</br>d</p>", "p(a br b br c br d)"),
            ("<div><span>a</div>b</span>c", "div(span(a)) b c"),
            ("<p><b>a</p>b</b>", "p(strong(a)) b"),
            ("<a>a<a>b</a>c", "a(a) a(b) c"),
            ("<body><p>a</body></html><p>b", "body(p(a) p(b))"),
            ("<td>a</div>b</td>", "td(a b)"),
            ("<my-part/><p>a", "other p(a)"),
            ("<div/>a</div>b", "div(a) b"),
            ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a) dd(b) dt(c))"),
            ("<svg><path/><path/></svg>a", "svg(other other) a"),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn limits() {
        assert_eq!(Tree::parse(&"<div>".repeat(MAX_DEPTH + 1)).err(), Some(TooWild::Deep));
        for piece in ["<br>", "a</>", "a<br>"] {
            let html = piece.repeat(2 * MAX_TAGS + 1);
            assert_eq!(Tree::parse(&html).err(), Some(TooWild::ManyTags), "{piece}");
        }
        assert!(Tree::parse(&"<p>".repeat(MAX_TAGS)).is_ok());
    }

    proptest! {
        #[test]
        fn nodes_lie_within_each_other(html in "(<(/?(p|div|a|b|li|ul|table|tr|td|br|script|h1|q)[ /]?(x=\"?.)?>?|!--|[^a]{0,2})|[a-z ]{0,3}|\\PC){0,60}") {
            let tree = Tree::parse(&html).expect("a page");
            prop_assert_eq!(tree.end(0), tree.len());
            for index in 1..tree.len() {
                let parent = tree.parent(index);
                prop_assert!(parent < index && tree.end(index) > index && tree.end(index) <= tree.end(parent));
            }
        }
    }
}
