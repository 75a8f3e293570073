//! What is no part of any article, by tags, classes, and what elements hold.

use super::super::scan;
use super::super::tags::Tag;
use super::super::tree::Tree;
use super::{Survey, holder_of, is_line, is_live};
use crate::lexicon::elements::{Element, ElementSet, Elements};

/// A report has at least this many letters.
const REPORT: u32 = 40;

/// An element is not left out by its class if it holds this share of the page's
/// letters.
const MOST: f32 = 0.5;

/// The attributes that say what an element is.
const NAMING: [&str; 6] = ["class", "id", "role", "itemprop", "data-testid", "aria-labelledby"];

impl Survey {
    /// Judges the elements by tag, role and class, from the outside inwards.
    pub(super) fn judge(&mut self, tree: &Tree<'_>, own: &[String], elements: &Elements) {
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
