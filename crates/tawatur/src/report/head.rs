//! What stands before the body: headline, date, byline, dateline.

mod kind;
mod title;

pub(super) use title::is_title;

use self::kind::{Kind, is_metadata, kinds};
use self::title::{is_above_dateline, is_subtitle, is_teaser, repeats};
use super::imprint::{self, Grade, Publishers};
use super::layout::{Layout, TextLine};
use super::{Part, PartKind, Published, dateline, dates};
use crate::lexicon::parts::{Opens, Place};
use crate::text::{Span, TokenKind};

/// How many lines can stand before the body.
const LINES: usize = 10;

/// A headline, or a line under it, has at most this many words.
const TITLE: usize = 24;

/// Where a report's headline is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Headline<'a> {
    /// In its text, if anywhere.
    InText,
    /// Known from elsewhere; the text may repeat it.
    Known(&'a str),
}

/// What was found before the body.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The parts, in order.
    pub(super) parts: Vec<Part>,
    /// Index of the first line of the body.
    pub(super) body: usize,
    /// The headline.
    pub(super) title: Option<Span>,
    /// Who wrote it.
    pub(super) byline: Option<String>,
    /// When it was published.
    pub(super) published: Option<Published>,
    /// Whom the text names as its source.
    pub(super) source: Option<String>,
    /// Who published it, and how sure that is.
    pub(super) outlet: Option<(Span, Grade)>,
    /// The agency that the dateline states and the registry does not know.
    pub(super) agency: Option<Span>,
    /// The credits that are of pictures, in order.
    pub(super) captions: Vec<Span>,
}

/// Reads the lines before the body. `outlet` is who published the text, if the
/// metadata says it; `known` is what is known of the text beforehand.
pub(super) fn read(layout: &Layout<'_>, headline: Headline<'_>, outlet: Option<&str>, known: &[Part]) -> Head {
    let mut head = Head::default();
    let credits = credits(layout);
    let publishers = Publishers::new(outlet.into_iter().chain(credits));
    // Lines above the last sentence can be headlines; a text without sentences has none.
    let last_sentence = layout
        .lines
        .iter()
        .rposition(|line| !layout.is_short(line))
        .unwrap_or(0);
    let kinds = kinds(layout, headline, last_sentence, &publishers);
    let mut subtitle = false;
    let mut updated = None;
    for (index, (line, kind)) in layout.lines.iter().zip(&kinds).enumerate() {
        let titled = known
            .iter()
            .any(|part| part.kind == PartKind::Title && part.span.overlaps(line.span));
        let part = if titled {
            head.title = head.title.or(Some(line.span));
            PartKind::Title
        } else if let Some(part) = metadata(layout, line, kind, &publishers, &mut head, &mut updated) {
            part
        } else {
            let above = kinds.iter().skip(index + 1).any(is_metadata) && line.words <= TITLE;
            let title = match headline {
                Headline::InText => {
                    head.title.is_none()
                        && index < last_sentence
                        && (is_title(layout, line)
                            || index == 0 && is_teaser(layout, line)
                            || is_above_dateline(layout, index))
                }
                Headline::Known(known) => head.title.is_none() && repeats(known, layout.line(index)),
            };
            let next = (index + 1..)
                .find(|i| !kinds.get(*i).is_some_and(is_metadata))
                .unwrap_or(index + 1);
            let under = matches!(headline, Headline::InText)
                && index < last_sentence
                && !subtitle
                && head.parts.last().is_some_and(|part| part.kind == PartKind::Title)
                && is_subtitle(layout, next, line);
            if title {
                head.title = Some(line.span);
            } else if under {
                subtitle = true;
            } else if !above {
                break;
            }
            PartKind::Title
        };
        head.parts.push(Part {
            kind: part,
            span: line.span,
        });
        head.body = index + 1;
    }
    head.published = head.published.or(updated);
    // Metadata without a body below it was none: a text of one such line is its body.
    if head.body >= layout.lines.len() {
        return Head::default();
    }
    if let Some(line) = layout.lines.get(head.body)
        && layout.rule(line, &[Place::Head]).is_none()
        && let Some(range) = dateline::prefix(layout, line)
        && let Some(span) = layout.tokens.cover(range.start, range.end.saturating_sub(1))
    {
        head.agency = dateline::agency(layout, &range);
        head.parts.push(Part {
            kind: PartKind::Dateline,
            span,
        });
    }
    head
}

/// Whom the last lines name as the source of the text.
fn credits<'a>(layout: &Layout<'a>) -> impl Iterator<Item = &'a str> {
    layout
        .lines
        .iter()
        .rev()
        .take(LINES)
        .filter_map(|line| {
            let (_, after) = layout.opens(line, &[Place::Tail], &[Opens::Source])?;
            (layout.is_short(line) && line.words <= TITLE).then(|| rest(layout, line, after))
        })
        .flat_map(|span| source_names(span.of(layout.text)))
        .collect::<Vec<_>>()
        .into_iter()
}

/// The names in a line of sources ("الوادي + وكالات").
pub(super) fn source_names(names: &str) -> impl Iterator<Item = &str> {
    // An address is no name.
    let names = if names.contains("://") { "" } else { names };
    names
        .split(['+', '،', ',', '|', '/'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// The part that a line above the body is, if it is neither headline nor body;
/// what it says of the report is kept.
fn metadata(
    layout: &Layout<'_>,
    line: &TextLine,
    kind: &Kind<'_>,
    publishers: &Publishers,
    head: &mut Head,
    updated: &mut Option<Published>,
) -> Option<PartKind> {
    let (rule, after, date) = match kind {
        Kind::Text => return None,
        Kind::Source => return Some(PartKind::Dateline),
        Kind::Date(date) => {
            head.published = head.published.or(Some(*date));
            return Some(PartKind::Byline);
        }
        Kind::Imprint(imprint) => {
            head.published = head.published.or(imprint.published);
            if let Some(outlet) = imprint.outlet
                && head.outlet.is_none_or(|(_, grade)| grade < imprint.grade)
            {
                head.outlet = Some((outlet, imprint.grade));
            }
            if head.byline.is_none() {
                head.byline = imprint.byline.map(|span| span.of(layout.text).to_owned());
            }
            return Some(PartKind::Byline);
        }
        Kind::Rule(rule, after, date) => (rule, *after, *date),
    };
    Some(match rule.opens {
        Opens::Published => {
            head.published = head.published.or(date);
            PartKind::Byline
        }
        Opens::Updated => {
            // "آخر تحديث: … | نشر: …"
            let first = announced(layout, line, Opens::Published);
            head.published = head.published.or(first);
            *updated = updated.or(date);
            PartKind::Byline
        }
        Opens::Byline => {
            let (byline, outlet) = imprint::writer(layout, after..line.tokens.end, publishers);
            head.byline = byline
                .map(|span| span.of(layout.text).to_owned())
                .or(head.byline.take());
            head.outlet = head.outlet.or(outlet.map(|span| (span, Grade::Sure)));
            PartKind::Byline
        }
        Opens::Source => {
            head.source =
                Some(rest(layout, line, after).of(layout.text).to_owned()).filter(|source| !source.is_empty());
            PartKind::Credit
        }
        Opens::Caption => {
            head.captions.push(line.span);
            PartKind::Credit
        }
        Opens::Taken | Opens::Credit => PartKind::Credit,
        Opens::Follow => PartKind::RelatedLink,
        Opens::Keywords | Opens::Related | Opens::Post => return None,
    })
}

/// The date that further words of a line announce.
fn announced(layout: &Layout<'_>, line: &TextLine, kind: Opens) -> Option<Published> {
    let after = line.tokens.clone().skip(1).find(|i| {
        layout.lexicon.parts.rules(layout.tokens.fold(*i)).iter().any(|rule| {
            rule.opens == kind
                && rule
                    .words
                    .iter()
                    .zip(*i..)
                    .all(|(word, at)| layout.tokens.fold(at) == word)
        })
    })?;
    dates::find(layout.text, &layout.tokens, after..line.tokens.end, layout.lexicon).map(|found| found.published)
}

/// What follows a rule's words, without the marks between.
pub(super) fn rest(layout: &Layout<'_>, line: &TextLine, after: usize) -> Span {
    (after..line.tokens.end)
        .find(|i| layout.tokens.get(*i).is_some_and(|t| t.kind != TokenKind::Mark))
        .and_then(|first| layout.tokens.cover(first, line.tokens.end - 1))
        .unwrap_or(Span::new(line.span.end, line.span.end))
}

#[cfg(test)]
mod tests;
