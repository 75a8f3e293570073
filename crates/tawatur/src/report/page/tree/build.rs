//! Builds the tree from tags as they come, which need not be closed, nor in order.

use super::Node;
use crate::report::page::tags::Tag;

/// A tree that is not complete.
pub(super) struct Build<'a> {
    nodes: Vec<Node<'a>>,
    /// The elements that are open, outermost first.
    open: Vec<(u32, Tag)>,
}

impl<'a> Build<'a> {
    /// The root of a tree of about so many nodes.
    pub(super) fn new(nodes: usize) -> Self {
        let mut build = Self {
            nodes: Vec::with_capacity(nodes),
            open: Vec::with_capacity(64),
        };
        build.nodes.push(Node {
            tag: Tag::Root,
            raw: "",
            parent: 0,
            end: 0,
        });
        build.open.push((0, Tag::Root));
        build
    }

    /// How many elements are open, the root among them.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The nodes, all of them closed.
    pub(super) fn done(mut self) -> Vec<Node<'a>> {
        self.shut(0);
        self.nodes
    }

    fn push(&mut self, tag: Tag, raw: &'a str) -> u32 {
        let index = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let parent = self.open.last().map_or(0, |(parent, _)| *parent);
        self.nodes.push(Node {
            tag,
            raw,
            parent,
            end: index + 1,
        });
        index
    }

    pub(super) fn text(&mut self, words: &'a str) {
        self.push(Tag::Text, words);
    }

    pub(super) fn open(&mut self, tag: Tag, attributes: &'a str, empty: bool) {
        // A second body adds nothing; both stay open to the end.
        if matches!(tag, Tag::Html | Tag::Body) {
            if tag == Tag::Body {
                self.close(Tag::Head);
            }
            if self.open.iter().take(4).any(|(_, open)| *open == tag) {
                return;
            }
        }
        self.close_implied(tag);
        let index = self.push(tag, attributes);
        if !(tag.is_void() || empty && tag == Tag::Other) {
            self.open.push((index, tag));
        }
    }

    /// Closes what the beginning of a tag ends: a paragraph that a block
    /// follows, an item that the next one follows.
    fn close_implied(&mut self, tag: Tag) {
        if tag.is_block() {
            self.close_up_to(&[Tag::P], |open| open.is_block() && open != Tag::P);
        }
        match tag {
            Tag::Li => self.close_up_to(&[Tag::Li], |open| {
                matches!(open, Tag::Ul | Tag::Ol | Tag::Nav | Tag::Div)
            }),
            Tag::Dt | Tag::Dd => self.close_up_to(&[Tag::Dt, Tag::Dd], |open| open == Tag::Dl),
            Tag::Tr => self.close_up_to(&[Tag::Tr], |open| open == Tag::Table),
            Tag::Td | Tag::Th => self.close_up_to(&[Tag::Td, Tag::Th], |open| matches!(open, Tag::Table | Tag::Tr)),
            Tag::Option => self.close_up_to(&[Tag::Option], |open| open == Tag::Select),
            // A link within a link is none.
            Tag::A => self.close_up_to(&[Tag::A], |open| open.is_block() && open != Tag::A),
            Tag::Heading if self.open.last().is_some_and(|(_, open)| *open == Tag::Heading) => self.shut_last(),
            _ => {}
        }
    }

    /// Closes the innermost open element of these kinds, if none that bars the
    /// way stands before it.
    fn close_up_to(&mut self, tags: &[Tag], bars: impl Fn(Tag) -> bool) {
        for (at, (_, open)) in self.open.iter().enumerate().skip(1).rev() {
            if tags.contains(open) {
                return self.shut(at);
            }
            if bars(*open) {
                return;
            }
        }
    }

    pub(super) fn close(&mut self, tag: Tag) {
        match tag {
            // What stands behind the end of the body is still shown.
            Tag::Html | Tag::Body => {}
            Tag::Br => {
                self.push(Tag::Br, "");
            }
            // No block ends with the end of a piece of a line.
            _ if !tag.is_block() => self.close_up_to(&[tag], Tag::is_block),
            Tag::Table | Tag::Tr | Tag::Td | Tag::Th => self.close_up_to(&[tag], |open| open == Tag::Table),
            _ => self.close_up_to(&[tag], |open| matches!(open, Tag::Td | Tag::Th | Tag::Table)),
        }
    }

    fn shut_last(&mut self) {
        self.shut(self.open.len().saturating_sub(1));
    }

    /// Closes all from the open element at this depth inwards.
    fn shut(&mut self, depth: usize) {
        let end = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        for (index, _) in self.open.drain(depth..) {
            if let Some(node) = self.nodes.get_mut(index as usize) {
                node.end = end;
            }
        }
    }
}
