//! What is known of the elements of a page: how much text they hold, how much of
//! it in links, what they say they are, and what is no part of any article.
//!
//! Sums run over the nodes in their order, so what an element holds is the
//! difference of two of them.

use super::counts;
use super::scan;
use super::tags::Tag;
use super::tree::Tree;
use crate::lexicon::elements::{Element, ElementSet, Elements};

/// A block with fewer words than this is a heading, a link or a label.
const SENTENCE: usize = 10;

/// The most that a block of links costs the element that holds it, in letters.
const LINKS: f32 = 40.0;

/// What a heading or label costs it.
const LABEL: f32 = 5.0;

/// A report has at least this many letters.
const REPORT: u32 = 40;

/// An element is not left out by its class if it holds this share of the page's
/// letters.
const MOST: f32 = 0.5;

/// The attributes that say what an element is.
const NAMING: [&str; 6] = ["class", "id", "role", "itemprop", "data-testid", "aria-labelledby"];

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

    /// Judges the elements by tag, role and class, from the outside inwards.
    fn judge(&mut self, tree: &Tree<'_>, own: &[String], elements: &Elements) {
        let all = self.plain_in(0, tree.len());
        let mut index = 1;
        // An article within an article is another one.
        let mut article_end = 0;
        // Whether something was named as the text of an article.
        let mut named = false;
        while index < tree.len() {
            let tag = tree.node(index).tag;
            let end = tree.end(index);
            if tag.is_unread() {
                self.leave_out(index, end);
                index = end;
                continue;
            }
            let letters = self.letters_in(index, end);
            if tag == Tag::Text || letters == 0 {
                index += 1;
                continue;
            }
            let (kinds, hidden) = kinds(tree, index, elements);
            if let Some(place) = self.kinds.get_mut(index) {
                *place = kinds;
            }
            let plain = self.plain_in(index, end);
            let most = plain as f32 >= MOST * all as f32;
            let nested = tag == Tag::Article && index < article_end && !is_live(tree, index);
            if tag == Tag::Article {
                article_end = article_end.max(end);
            }
            let line = self.is_date_line(tree, index, letters);
            // A short report may have long comments.
            let discussed = named && kinds.has(Element::Comments) && !kinds.has(Element::Body);
            let out = (!most || discussed)
                && (hidden || nested || line || is_out(tree, index, kinds, letters))
                && (hidden || !self.holds_body(tree, index, end));
            if out {
                self.leave_out(index, end);
                // What stands above an article is no text, yet tells when and by whom.
                let tells = tag == Tag::Header || line || kinds.has(Element::Byline) || kinds.has(Element::Date);
                index = if tells { index + 1 } else { end };
                continue;
            }
            named |= kinds.has(Element::Body) && plain >= REPORT;
            if tag == Tag::Heading && self.is_linked(index, end) && !links_to(tree, index, own) {
                let teaser = self.teaser(tree, index);
                self.leave_out(teaser, tree.end(teaser));
                index = tree.end(teaser);
                continue;
            }
            index += 1;
        }
    }

    fn leave_out(&mut self, from: usize, to: usize) {
        if let Some(out) = self.out.get_mut(from..to) {
            out.fill(true);
        }
    }

    /// Whether an element holds one that says of itself that it is the text of
    /// the article.
    fn holds_body(&self, tree: &Tree<'_>, from: usize, to: usize) -> bool {
        self.bodies
            .iter()
            .any(|body| (from..to).contains(body) && self.letters_in(*body, tree.end(*body)) > 0)
    }

    /// Whether an element holds a time and little else.
    fn is_date_line(&self, tree: &Tree<'_>, index: usize, letters: u32) -> bool {
        /// Letters of a line that gives a time, and of those in it that give none.
        const LINE: u32 = 80;
        const BESIDE: u32 = 24;
        let end = tree.end(index);
        let times = || {
            tree.all(index, Tag::Time)
                .filter(|time| self.letters_in(*time, tree.end(*time)) > 0)
        };
        letters <= LINE
            && tree.node(index).tag.is_block()
            && times().next().is_some()
            && times().map(|time| self.letters_in(time, tree.end(time))).sum::<u32>() + BESIDE
                >= self.letters_in(index, end)
    }

    /// Whether nearly all of an element is in links.
    pub(super) fn is_linked(&self, from: usize, to: usize) -> bool {
        let letters = self.letters_in(from, to);
        letters > 0 && self.linked_in(from, to) * 10 >= letters * 9
    }

    /// A headline of another article that is a link: the element that holds it
    /// and little else, a few levels up.
    fn teaser(&self, tree: &Tree<'_>, heading: usize) -> usize {
        /// More letters than this that are in no link are no teaser.
        const LONGEST: u32 = 500;
        let mut at = heading;
        for _ in 0..4 {
            let parent = tree.parent(at);
            let plain = self.plain_in(parent, tree.end(parent));
            if parent == 0 || plain > LONGEST || self.is_body(parent) || self.holds_body(tree, parent, tree.end(parent))
            {
                break;
            }
            at = parent;
        }
        at
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

    /// Weighs the blocks.
    fn weigh(&mut self, tree: &Tree<'_>) {
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

/// What an element says it is, in its class, id, role and the like, and whether
/// it is not shown.
fn kinds(tree: &Tree<'_>, index: usize, elements: &Elements) -> (ElementSet, bool) {
    let mut all = ElementSet::default();
    let mut hidden = false;
    for (name, value) in scan::attributes(tree.attributes(index)) {
        if NAMING.iter().any(|other| name.eq_ignore_ascii_case(other)) {
            all = all.with(elements.of(value));
        } else if name.eq_ignore_ascii_case("hidden") {
            hidden = true;
        } else if name.eq_ignore_ascii_case("style") {
            hidden |= value.split(';').any(|rule| {
                rule.split_once(':').is_some_and(|(name, value)| {
                    name.trim().eq_ignore_ascii_case("display") && value.trim().to_ascii_lowercase().starts_with("none")
                })
            });
        }
    }
    (all, hidden)
}

/// Whether a heading is a link to the page itself.
fn links_to(tree: &Tree<'_>, heading: usize, own: &[String]) -> bool {
    let mut links = tree
        .all(heading, Tag::A)
        .filter_map(|link| tree.attribute(link, "href"));
    links.any(|link| link.len() > 1 && own.iter().any(|own| own.ends_with(link)))
}

/// Whether an article is an entry of one that is written live.
pub(super) fn is_live(tree: &Tree<'_>, index: usize) -> bool {
    memchr::memmem::find(tree.attributes(index).as_bytes(), b"live").is_some()
}

/// Whether an element of this many letters is no part of the article's text.
fn is_out(tree: &Tree<'_>, index: usize, kinds: ElementSet, letters: u32) -> bool {
    /// A line that says who wrote a report, or when, has no more letters.
    const LINE: u32 = 200;
    /// Nor have words under a picture or a headline.
    const CAPTION: u32 = 800;
    let named = |elements: &[Element]| elements.iter().any(|element| kinds.has(*element));
    let tag = tree.node(index).tag;
    match tag {
        Tag::Nav | Tag::Footer | Tag::Aside | Tag::Figcaption | Tag::Label | Tag::Fieldset | Tag::Header => true,
        // Posts and tables are set into figures, too.
        Tag::Figure => {
            !(index + 1..tree.end(index)).any(|inner| matches!(tree.node(inner).tag, Tag::Blockquote | Tag::Table))
        }
        Tag::Body | Tag::Html | Tag::Article | Tag::Main => false,
        _ if kinds.has(Element::Body) || kinds.has(Element::Post) => false,
        Tag::Form => true,
        Tag::Time => !is_line(tree.node(holder_of(tree, index)).tag),
        // A word within a sentence is part of it, whatever it is called.
        _ if !tag.is_block() && is_line(tree.node(holder_of(tree, index)).tag) => kinds.has(Element::Hidden),
        _ => {
            named(&[
                Element::Related,
                Element::Comments,
                Element::Frame,
                Element::Extra,
                Element::Tags,
                Element::Hidden,
            ]) || letters <= CAPTION && named(&[Element::Caption, Element::Lead])
                || letters <= LINE && named(&[Element::Byline, Element::Date, Element::Updated])
        }
    }
}

/// Whether an element is a line of a text rather than what holds lines.
pub(super) fn is_line(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::P | Tag::Heading | Tag::H1 | Tag::Li | Tag::Dt | Tag::Dd | Tag::Pre | Tag::Blockquote
    )
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

/// The nearest element on lines of its own around a node.
fn holder_of(tree: &Tree<'_>, index: usize) -> usize {
    let mut at = tree.parent(index);
    while at > 0 && !tree.node(at).tag.is_block() {
        at = tree.parent(at);
    }
    at
}
