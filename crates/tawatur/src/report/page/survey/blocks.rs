//! Runs of words, and what each is worth to the element that holds it.

use super::super::counts;
use super::super::tags::Tag;
use super::super::tree::Tree;
use super::{Survey, holder_of};

/// A block with fewer words than this is a heading, a link or a label.
const SENTENCE: usize = 10;

/// The most that a block of links costs the element that holds it, in letters.
const LINKS: f32 = 40.0;

/// What a heading or label costs it.
const LABEL: f32 = 5.0;

impl Survey {
    /// Weighs the blocks.
    pub(super) fn weigh(&mut self, tree: &Tree<'_>) {
        let mut total = 0.0;
        let mut blocks = Blocks::new(tree);
        let mut worth = vec![0.0; tree.len() + 1];
        while let Some(block) = blocks.next(tree, |index| self.is_out(index)) {
            let letters = self.letters_in(block.from, block.to) as f32;
            let linked = self.linked_in(block.from, block.to) as f32;
            let value = block_worth(letters, linked, block.words);
            if let Some(place) = worth.get_mut(block.from) {
                *place = value;
            }
        }
        let mut kept = 0;
        for (index, value) in worth.into_iter().enumerate() {
            self.worth.push(total);
            self.kept.push(kept);
            total += value;
            if index < tree.len() && tree.node(index).tag == Tag::Text && !self.is_out(index) {
                kept += self.plain_in(index, index + 1);
            }
        }
    }
}

/// The worth of a block of so many letters, so many of them in links.
fn block_worth(letters: f32, linked: f32, words: usize) -> f32 {
    if letters == 0.0 {
        return 0.0;
    }
    if linked * 2.0 > letters {
        return -linked.min(LINKS);
    }
    if words < SENTENCE {
        return -LABEL;
    }
    letters - linked * 1.5
}

/// A run of words without a break of the line within.
#[derive(Clone, Copy, Debug)]
struct Block {
    from: usize,
    to: usize,
    words: usize,
}

/// Goes over the blocks of a page.
struct Blocks {
    at: usize,
    end: usize,
}

impl Blocks {
    fn new(tree: &Tree<'_>) -> Self {
        Self { at: 1, end: tree.len() }
    }

    fn next(&mut self, tree: &Tree<'_>, is_out: impl Fn(usize) -> bool) -> Option<Block> {
        let mut block: Option<Block> = None;
        // A block ends where an element of its own lines opens or closes: where
        // the block that holds a text changes.
        let mut holder = 0;
        while self.at < self.end {
            let index = self.at;
            let node = tree.node(index);
            if is_out(index) {
                self.at = tree.end(index);
                continue;
            }
            if node.tag == Tag::Text {
                let holds = holder_of(tree, index);
                let words = counts::count(tree.words(index));
                match &mut block {
                    Some(block) if holds != holder => return Some(*block),
                    Some(block) => {
                        block.to = index + 1;
                        block.words += words;
                    }
                    None if words > 0 => {
                        holder = holds;
                        block = Some(Block {
                            from: index,
                            to: index + 1,
                            words,
                        });
                    }
                    None => {}
                }
            } else if (node.tag == Tag::Br || node.tag.is_block())
                && let Some(block) = block
            {
                self.at += 1;
                return Some(block);
            }
            self.at += 1;
        }
        block
    }
}
