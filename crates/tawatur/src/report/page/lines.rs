//! The lines of an article: each paragraph on one, a quotation and a post of
//! another author apart from what is around them.

use super::super::words;
use super::survey::{Survey, is_live};
use super::tags::Tag;
use super::tree::Tree;
use crate::lexicon::elements::Element;
use crate::text::Span;

/// An article within an article that holds less than this share of its worth is
/// another one.
const OTHER: f32 = 0.5;

/// The text of an article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    pub(super) text: String,
    /// Posts of other authors in it, in order.
    pub(super) posts: Vec<Span>,
}

/// The lines of the article that an element holds.
pub(super) fn of(tree: &Tree<'_>, survey: &Survey, root: usize) -> Lines {
    let end = tree.end(root);
    let whole = survey.worth_in(root, end);
    let live = tree.all(root, Tag::Article).any(|index| is_live(tree, index));
    let mut lines = Lines::default();
    // Where the elements that are open end, and how many lines they end.
    let mut open: Vec<(usize, usize)> = Vec::new();
    // Where the post that is open ends, and where its words begin.
    let mut post: Option<(usize, usize)> = None;
    let mut index = root + 1;
    while index < end {
        while let Some((_, breaks)) = open.pop_if(|(end, _)| *end <= index) {
            words::break_line(&mut lines.text, breaks);
        }
        if let Some((_, start)) = post.take_if(|(end, _)| *end <= index) {
            lines.end_post(start);
        }
        let tag = tree.node(index).tag;
        let past = tree.end(index);
        let apart = post.is_none() && tag != Tag::Text && survey.kinds(index).has(Element::Post);
        let other = tag == Tag::Article && !live && survey.worth_in(index, past) < OTHER * whole;
        let left = survey.is_out(index)
            || tag == Tag::H1
            || other
            || tag.is_block() && !apart && post.is_none() && is_link(tree, survey, index);
        if left {
            index = past;
            continue;
        }
        match tag {
            Tag::Text => words::push(tree.words(index), &mut lines.text),
            Tag::Br => {
                words::break_line(&mut lines.text, 1);
                if let Some(past) = links_alone(tree, survey, index) {
                    index = past;
                    continue;
                }
            }
            Tag::Td | Tag::Th => words::push(" ", &mut lines.text),
            tag if apart || tag.is_block() => {
                let breaks = if apart || matches!(tag, Tag::Blockquote | Tag::Table) {
                    2
                } else {
                    1
                };
                words::break_line(&mut lines.text, breaks);
                open.push((past, breaks));
                if apart {
                    post = Some((past, lines.text.len()));
                }
            }
            _ => {}
        }
        index += 1;
    }
    if let Some((_, start)) = post {
        lines.end_post(start);
    }
    lines.text.truncate(lines.text.trim_end().len());
    lines
}

impl Lines {
    fn end_post(&mut self, start: usize) {
        let span = Span::new(start.min(self.text.len()), self.text.len()).trim(&self.text);
        if !span.is_empty() {
            self.posts.push(span);
        }
    }
}

/// Where the line behind a break ends, if there is nothing on it but links.
fn links_alone(tree: &Tree<'_>, survey: &Survey, broken: usize) -> Option<usize> {
    let end = tree.end(tree.parent(broken));
    let ends = |index: &usize| {
        let tag = tree.node(*index).tag;
        tag == Tag::Br || tag.is_block()
    };
    let past = (broken + 1..end).find(ends).unwrap_or(end);
    survey.is_linked(broken + 1, past).then_some(past)
}

/// Whether an element is a link to another article, or a list of them.
fn is_link(tree: &Tree<'_>, survey: &Survey, index: usize) -> bool {
    let linked = |index: usize, of_ten: u32| {
        let (letters, linked) = (
            survey.letters_in(index, tree.end(index)),
            survey.linked_in(index, tree.end(index)),
        );
        letters > 0 && linked * 10 >= letters * of_ten
    };
    match tree.node(index).tag {
        Tag::Table | Tag::Tbody | Tag::Tr | Tag::Td | Tag::Th | Tag::Blockquote => false,
        Tag::Ul | Tag::Ol => {
            let items = || {
                tree.children(index)
                    .filter(|item| tree.node(*item).tag == Tag::Li && survey.letters_in(*item, tree.end(*item)) > 0)
            };
            let (all, links) = (items().count(), items().filter(|item| linked(*item, 5)).count());
            all > 0 && links * 10 >= all * 7
        }
        _ => {
            survey.is_linked(index, tree.end(index))
                && !(index..tree.end(index)).any(|inner| survey.kinds(inner).has(Element::Post))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    const LONG: &str = "The ship sank in the harbour on Tuesday evening after a storm that had lasted for hours.";

    fn text(html: &str) -> String {
        let tree = Tree::parse(html).expect("a page");
        let survey = Survey::of(&tree, &[], &Lexicon::builtin().elements);
        of(&tree, &survey, 0).text
    }

    #[test]
    fn paragraphs_become_lines() {
        assert_eq!(
            text(
                "<p title=\"a>b\">one\n two<br>three</p><blockquote><p>four</p></blockquote>five &lt;six&gt; <b>se</b>ven&nbsp;8"
            ),
            "one two\nthree\n\nfour\n\nfive <six> seven 8"
        );
        assert_eq!(text("<table><tr><td>a<td>b<tr><td>c</table>d"), "a b\nc\n\nd");
    }

    #[test]
    fn what_is_no_text_of_an_article_is_left_out() {
        for other in [
            "<script>x</script>",
            "<figure><img><figcaption>words</figcaption></figure>",
            "<ul><li><a href=/a>one</a></li><li><a href=/b>two</a></li></ul>",
            "<p><a href=/a>Another ship sinks</a></p>",
            "<div class='related'><h3><a href=/a>Another ship</a></h3><p>More of it.</p></div>",
            "<div><h3><a href=/a>Another ship</a></h3><p>More of it.</p></div>",
            "<article><h2>Another ship</h2><p>More of it.</p></article>",
            "<p style='color:red; display : none'>words</p>",
            "<p hidden>words</p>",
            "<h1>words</h1>",
        ] {
            let html = format!("<p>{LONG}</p>{other}<p>{LONG}</p>");
            assert_eq!(text(&html), format!("{LONG}\n{LONG}"), "{other}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is_kept() {
        for (part, shown) in [
            ("<p>so <a class=author href=/a>Salem</a> said.</p>", "so Salem said."),
            (
                "<ul><li>one <a href=/a>x</a></li><li>two and more</li></ul>",
                "one x\ntwo and more",
            ),
            ("<table><tr><td><a href=/a>Salem</a><td>3</table>", "\nSalem 3\n"),
            ("<div class='has-ads'></div>after", "after"),
        ] {
            let html = format!("<p>{LONG}</p>{part}<p>{LONG}</p>");
            assert_eq!(text(&html), format!("{LONG}\n{shown}\n{LONG}"), "{part}");
        }
    }

    #[test]
    fn posts_are_told() {
        let html = "<p>one</p><figure><blockquote class='twitter-tweet'><p><a href=x>two</a></p>&mdash; Salem (@salem)</blockquote></figure><p>three</p>";
        let tree = Tree::parse(html).expect("a page");
        let survey = Survey::of(&tree, &[], &Lexicon::builtin().elements);
        let lines = of(&tree, &survey, 0);
        let posts: Vec<_> = lines.posts.iter().map(|span| span.of(&lines.text)).collect();
        assert_eq!(posts, ["two\n\u{2014} Salem (@salem)"]);
    }
}
