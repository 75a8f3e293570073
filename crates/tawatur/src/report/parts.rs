//! What the stretches of a text are: marks headline, dateline, posts, links and
//! credits; what is left is the body.

use super::head::{self, Headline};
use super::layout::{Layout, TextLine};
use super::{Part, PartKind, Published, dateline, dates, posts};
use crate::lexicon::parts::{Opens, OutletWord, Place, Rule};
use crate::text::Span;

/// How many of the last lines can be credits and signatures.
const TAIL: usize = 6;

/// How many lines a list of links or search words has under a line that only
/// announces it.
const LIST: usize = 6;

/// A text with its parts marked and what they say of the report.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// In order, without overlap, over all but white space.
    pub(super) parts: Vec<Part>,
    /// The headline.
    pub(super) title: Option<Span>,
    /// Who wrote it.
    pub(super) byline: Option<String>,
    /// When it was published.
    pub(super) published: Option<Published>,
    /// Whom the text names as its source ("المصدر: …").
    pub(super) source: Option<String>,
    /// Who published it, as the lines above the body say.
    pub(super) outlet: Option<Span>,
    /// The agency that the text states by the form of its dateline or signature
    /// and that the registry does not know.
    pub(super) agency: Option<Span>,
    /// The agencies that gather for themselves in the text, by their ids.
    pub(super) gathered: Vec<&'static str>,
    /// The credits that are of pictures, in order: they say nothing of the text.
    pub(super) captions: Vec<Span>,
}

/// Marks the parts of a text. Those that are known beforehand are kept.
pub(super) fn mark(layout: &Layout<'_>, headline: Headline<'_>, outlet: Option<&str>, known: &[Part]) -> Marked {
    let head = head::read(layout, headline, outlet, known);
    let mut marked = Marked {
        title: head.title,
        byline: head.byline,
        published: head.published,
        source: head.source,
        outlet: head.outlet.map(|(span, _)| span),
        agency: head.agency,
        captions: head.captions,
        ..Marked::default()
    };
    // Where the dateline names an agency that the registry knows, a signature adds none.
    let head_names_agency = dateline::names_known(layout, &head.parts);
    let mut found = head.parts;
    let mut posts = posts::find(layout, head.body);
    let set_in = known.iter().filter(|part| part.kind == PartKind::EmbeddedPost);
    for part in set_in {
        posts.retain(|span| !span.overlaps(part.span));
        posts.push(part.span);
    }
    posts.sort();
    found.extend(posts.iter().map(|span| Part {
        kind: PartKind::EmbeddedPost,
        span: *span,
    }));
    let last = layout.lines.len();
    let mut index = head.body;
    while let Some(line) = layout.lines.get(index) {
        let tail = index + TAIL >= last;
        let next_post = posts.partition_point(|span| span.end <= line.span.start);
        if posts.get(next_post).is_some_and(|span| span.overlaps(line.span)) {
            index += 1;
            continue;
        }
        let places: &[Place] = if tail { &[Place::Tail] } else { &[] };
        if let Some((rule, after)) = layout.rule(line, places)
            && let Some(kind) = kind(layout, line, rule, after, tail, &mut marked)
        {
            found.push(Part { kind, span: line.span });
            index += 1;
            if layout.is_bare(line, after) && matches!(kind, PartKind::RelatedLink | PartKind::Keywords) {
                index = list(layout, index, kind, &mut found);
            }
            continue;
        }
        let signed = || dateline::is_source_line(layout, line, false) || is_signed(layout, line, outlet);
        if tail && index > head.body && (signed() || is_closing(layout, line)) {
            found.push(Part {
                kind: PartKind::Credit,
                span: line.span,
            });
        } else if index + 1 == last
            && index > head.body
            && let Some(signed) = dateline::unknown_signature(layout, line, marked.agency)
        {
            found.push(Part {
                kind: PartKind::Credit,
                span: signed.part,
            });
            let named = head_names_agency || marked.agency.is_some();
            marked.agency = marked.agency.or(signed.agency.filter(|_| !named));
        } else if tail && let Some(span) = dateline::signature(layout, line) {
            found.push(Part {
                kind: PartKind::Credit,
                span,
            });
        }
        index += 1;
    }
    marked.parts = with_body(layout.text, found);
    marked
}

/// The part that a rule's line is; what the line says of the report is kept.
fn kind(
    layout: &Layout<'_>,
    line: &TextLine,
    rule: &Rule,
    after: usize,
    tail: bool,
    marked: &mut Marked,
) -> Option<PartKind> {
    Some(match rule.opens {
        Opens::Published | Opens::Updated => {
            let date = dates::find(layout.text, &layout.tokens, line.tokens.clone(), layout.lexicon)?;
            marked.published = marked.published.or(Some(date.published));
            PartKind::Byline
        }
        Opens::Byline => {
            if marked.byline.is_none() {
                marked.byline = Some(head::rest(layout, line, after).of(layout.text).to_owned());
            }
            PartKind::Byline
        }
        Opens::Source => {
            if !layout.is_short(line) {
                return None;
            }
            // Within the body it is the source of a table or picture.
            if tail && marked.source.is_none() {
                marked.source = Some(head::rest(layout, line, after).of(layout.text).to_owned())
                    .filter(|source| !source.is_empty());
            }
            PartKind::Credit
        }
        Opens::Taken if !layout.is_short(line) => return None,
        Opens::Taken | Opens::Credit => PartKind::Credit,
        Opens::Caption => {
            marked.captions.push(line.span);
            PartKind::Credit
        }
        Opens::Keywords => PartKind::Keywords,
        Opens::Related | Opens::Follow => PartKind::RelatedLink,
        Opens::Post => return None,
    })
}

/// Whether a line holds the outlet's own name and that of an agency, and no more.
fn is_signed(layout: &Layout<'_>, line: &TextLine, outlet: Option<&str>) -> bool {
    let words = line.span.of(layout.text);
    let other = outlet.and_then(|own| words.strip_prefix(own).or_else(|| words.strip_suffix(own)));
    let other = other.map(|other| other.trim_matches(|c: char| !c.is_alphanumeric()));
    other.is_some_and(|other| layout.lexicon.registry.lookup(other).is_some())
}

/// Whether a line says that the text ends here: "// انتهى // 14:05".
fn is_closing(layout: &Layout<'_>, line: &TextLine) -> bool {
    /// A time and initials may follow.
    const WORDS: usize = 5;
    let mut tokens = line.tokens.clone().filter_map(|i| layout.tokens.get(i));
    let marks = tokens.by_ref().find(|token| token.fold != "/");
    line.words <= WORDS
        && layout.tokens.fold(line.tokens.start) == "/"
        && marks.is_some_and(|token| layout.lexicon.parts.is_outlet_word(token.fold, OutletWord::Closes))
}

/// The lines of a list under a line that announces it: links without full
/// stops up to a blank line, or one line if there are sentences below.
fn list(layout: &Layout<'_>, from: usize, kind: PartKind, found: &mut Vec<Part>) -> usize {
    let mut index = from;
    while let Some(line) = layout.lines.get(index) {
        let belongs = layout.is_short(line)
            && index < from + LIST
            && (index == from || !line.after_blank)
            && layout.rule(line, &[Place::Tail]).is_none();
        if !belongs {
            break;
        }
        found.push(Part { kind, span: line.span });
        index += 1;
    }
    index
}

/// Puts the parts in order and makes what lies between them body.
pub(super) fn with_body(text: &str, mut found: Vec<Part>) -> Vec<Part> {
    found.sort_by_key(|part| part.span);
    let mut parts: Vec<Part> = Vec::with_capacity(found.len() * 2 + 1);
    let mut free = 0;
    for part in found {
        if part.span.start < free || part.span.is_empty() {
            continue;
        }
        push_body(text, Span::new(free, part.span.start), &mut parts);
        free = part.span.end;
        parts.push(part);
    }
    push_body(text, Span::new(free, text.len()), &mut parts);
    parts
}

fn push_body(text: &str, gap: Span, parts: &mut Vec<Part>) {
    let span = gap.trim(text);
    if !span.is_empty() {
        parts.push(Part {
            kind: PartKind::Body,
            span,
        });
    }
}
