//! Other articles glued onto a report: found, so that each becomes a report.

use super::dateline;
use super::head;
use super::layout::{Layout, TextLine};
use crate::lexicon::parts::{Opens, Place};
use crate::text::Span;

/// More articles than these in one text stay together in the last.
pub(super) const MOST: usize = 8;

/// A glued article has at least this many words under its headline.
const WORDS: usize = 30;

/// An article glued onto a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glued {
    /// The line that announces it ("إقرأ أيضاً:").
    pub(super) opener: Span,
    /// The article, from its headline to its end.
    pub(super) article: Span,
}

/// The articles glued onto a text. One begins where a line announces another
/// article and nothing else, the report above it has closed (its source, its
/// search words or its signature are given), and headline and sentences follow.
pub(super) fn find(layout: &Layout<'_>) -> Vec<Glued> {
    let mut found: Vec<(usize, Glued)> = Vec::new();
    for (index, line) in layout.lines.iter().enumerate().skip(1) {
        if found.len() == MOST {
            break;
        }
        let announced = layout
            .opens(line, &[], &[Opens::Related])
            .is_some_and(|(_, after)| layout.is_bare(line, after));
        let closed = || layout.lines.get(index - 1).is_some_and(|above| closes(layout, above));
        if announced && closed() && opens_article(layout, index + 1) {
            let start = layout
                .lines
                .get(index + 1)
                .map_or(line.span.end, |next| next.span.start);
            let end = layout.lines.last().map_or(start, |last| last.span.end);
            if let Some((_, last)) = found.last_mut() {
                last.article.end = layout
                    .lines
                    .get(index - 1)
                    .map_or(last.article.end, |above| above.span.end);
            }
            found.push((
                index,
                Glued {
                    opener: line.span,
                    article: Span::new(start, end),
                },
            ));
        }
    }
    found.into_iter().map(|(_, glued)| glued).collect()
}

/// Whether a line closes a report.
fn closes(layout: &Layout<'_>, line: &TextLine) -> bool {
    let kinds = [
        Opens::Source,
        Opens::Taken,
        Opens::Keywords,
        Opens::Credit,
        Opens::Follow,
    ];
    layout.opens(line, &[Place::Tail], &kinds).is_some()
        || dateline::is_source_line(layout, line, false)
        || dateline::signature(layout, line).is_some()
}

/// Whether a headline and sentences under it begin at a line.
fn opens_article(layout: &Layout<'_>, index: usize) -> bool {
    let Some(title) = layout.lines.get(index) else {
        return false;
    };
    if !head::is_title(layout, title) {
        return false;
    }
    let mut words = 0;
    let mut sentences = 0;
    for line in layout.lines.iter().skip(index + 1) {
        words += line.words;
        sentences += usize::from(!layout.is_short(line));
        if words >= WORDS && sentences > 0 {
            return true;
        }
        // A list of links without sentences is no article.
        if layout.opens(line, &[], &[Opens::Related]).is_some() {
            return false;
        }
    }
    false
}
