//! What stands before the body: headline, date, byline, dateline.

use super::dates;
use super::layout::{Layout, TextLine};
use super::{Part, PartKind, Published, dateline};
use crate::lexicon::parts::{Opens, Place};
use crate::text::{Span, TokenKind, fold};

/// How many lines can stand before the body.
const LINES: usize = 10;

/// A headline, or a line under it, has at most this many words.
const TITLE: usize = 24;

/// A second line of the headline that no blank line follows has at most this
/// many words.
const SUBTITLE: usize = 16;

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
    /// The credits that are of pictures, in order.
    pub(super) captions: Vec<Span>,
}

/// Reads the lines before the body.
pub(super) fn read(layout: &Layout<'_>, headline: Headline<'_>) -> Head {
    let mut head = Head::default();
    let mut subtitle = false;
    // Lines above the last sentence can be headlines; a text without sentences has none.
    let last_sentence = layout
        .lines
        .iter()
        .rposition(|line| !layout.is_short(line))
        .unwrap_or(0);
    for (index, line) in layout.lines.iter().enumerate().take(LINES) {
        let kind = if let Some(kind) = metadata(layout, line, &mut head) {
            kind
        } else {
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
            let under = matches!(headline, Headline::InText)
                && index < last_sentence
                && !subtitle
                && head.parts.last().is_some_and(|part| part.kind == PartKind::Title)
                && is_subtitle(layout, index, line);
            if title {
                head.title = Some(line.span);
            } else if under {
                subtitle = true;
            } else {
                break;
            }
            PartKind::Title
        };
        head.parts.push(Part { kind, span: line.span });
        head.body = index + 1;
    }
    // Metadata without a body below it was none: a text of one such line is its body.
    if head.body >= layout.lines.len() {
        return Head::default();
    }
    if let Some(line) = layout.lines.get(head.body)
        && layout.rule(line, &[Place::Head]).is_none()
        && let Some(range) = dateline::prefix(layout, line)
        && let Some(span) = layout.tokens.cover(range.start, range.end.saturating_sub(1))
    {
        head.parts.push(Part {
            kind: PartKind::Dateline,
            span,
        });
    }
    head
}

/// What a line above the body is, if it is neither headline nor body.
fn metadata(layout: &Layout<'_>, line: &TextLine, head: &mut Head) -> Option<PartKind> {
    let dated = || dates::find(layout.text, &layout.tokens, line.tokens.clone(), layout.lexicon).map(|f| f.published);
    if let Some((rule, after)) = layout.rule(line, &[Place::Head]) {
        match rule.opens {
            Opens::Published | Opens::Updated => {
                let date = dated()?;
                if rule.opens == Opens::Published || head.published.is_none() {
                    head.published = Some(date);
                }
                return Some(PartKind::Byline);
            }
            Opens::Byline => {
                head.byline = Some(rest(layout, line, after));
                return Some(PartKind::Byline);
            }
            Opens::Source => {
                head.source = Some(rest(layout, line, after)).filter(|source| !source.is_empty());
                return Some(PartKind::Credit);
            }
            Opens::Caption => {
                head.captions.push(line.span);
                return Some(PartKind::Credit);
            }
            Opens::Taken | Opens::Credit => return Some(PartKind::Credit),
            Opens::Follow => return Some(PartKind::RelatedLink),
            Opens::Keywords | Opens::Related | Opens::Post => return None,
        }
    }
    if dates::is_date_line(layout.text, &layout.tokens, line.tokens.clone(), 0, layout.lexicon) {
        head.published = head.published.or_else(dated);
        return Some(PartKind::Byline);
    }
    dateline::is_source_line(layout, line, true).then_some(PartKind::Dateline)
}

/// What follows a rule's words, without the marks between.
pub(super) fn rest(layout: &Layout<'_>, line: &TextLine, after: usize) -> String {
    (after..line.tokens.end)
        .find(|i| layout.tokens.get(*i).is_some_and(|t| t.kind != TokenKind::Mark))
        .and_then(|first| layout.tokens.cover(first, line.tokens.end - 1))
        .map_or("", |span| span.of(layout.text))
        .to_owned()
}

/// A line that can be a headline: not long, without a full stop or a mark that
/// leads on, and not the beginning of something else. An outlet's name and a
/// colon may open it ("الجارديان: …").
pub(super) fn is_title(layout: &Layout<'_>, line: &TextLine) -> bool {
    (1..=TITLE).contains(&line.words)
        && !layout.ends_sentence(line)
        && !matches!(layout.last_mark(line), ":" | "،" | "," | "؛" | ";")
        && dateline::prefix(layout, line).is_none_or(|range| layout.tokens.fold(range.end - 1) == ":")
        && layout.rule(line, &[Place::Head]).is_none()
}

/// A first line that would point at another article further down ("شاهد..
/// سفينة تغرق") is the headline.
fn is_teaser(layout: &Layout<'_>, line: &TextLine) -> bool {
    layout.is_short(line)
        && layout
            .opens(line, &[], &[Opens::Related])
            .is_some_and(|(_, after)| !layout.is_bare(line, after))
}

/// A short line above a dateline is the headline, full stop or not.
fn is_above_dateline(layout: &Layout<'_>, index: usize) -> bool {
    layout.lines.get(index).is_some_and(|line| line.words <= TITLE)
        && layout
            .lines
            .get(index + 1)
            .is_some_and(|next| dateline::prefix(layout, next).is_some())
}

/// A second headline: what follows it stands apart or is a sentence much longer.
fn is_subtitle(layout: &Layout<'_>, index: usize, line: &TextLine) -> bool {
    let Some(next) = layout.lines.get(index + 1) else {
        return false;
    };
    is_title(layout, line)
        && (next.after_blank || line.words <= SUBTITLE && next.words > 2 * line.words && !layout.is_short(next))
}

/// Whether a line repeats a headline, but for marks and writing.
fn repeats(title: &str, line: &str) -> bool {
    let letters = |text: &str| -> String { fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    // Folding changes lengths by little: lines much longer need no look.
    let title_letters = letters(title);
    !title_letters.is_empty() && line.len() <= 2 * title.len() + 16 && title_letters == letters(line)
}
