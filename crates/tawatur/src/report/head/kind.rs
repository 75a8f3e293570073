//! What the lines above the body are, each by itself and beside the others.

use super::title::{is_above_dateline, is_title};
use super::{Headline, LINES};
use crate::lexicon::parts::{Opens, Place, Rule};
use crate::report::imprint::{self, Grade, Imprint, Publishers};
use crate::report::layout::{Layout, TextLine};
use crate::report::{Published, dateline, dates};

/// What a line above the body is.
pub(super) enum Kind<'a> {
    /// Its first words say it; with the first token after them, and the date it gives.
    Rule(&'a Rule, usize, Option<Published>),
    /// A date alone.
    Date(Published),
    /// Names of agencies and words for sources, with a place.
    Source,
    /// Names the outlet, the writer or the day.
    Imprint(Imprint),
    /// Headline or body.
    Text,
}

/// What the lines above the first paragraph are, each seen beside the others.
pub(super) fn kinds<'a>(
    layout: &Layout<'a>,
    headline: Headline<'_>,
    last_sentence: usize,
    publishers: &Publishers,
) -> Vec<Kind<'a>> {
    let mut kinds = Vec::new();
    let (mut headed, mut paragraph) = (false, false);
    for (index, line) in layout.lines.iter().enumerate().take(LINES) {
        let kind = kind(layout, line, publishers);
        if matches!(kind, Kind::Text) {
            let head = !headed && (is_title(layout, line) || is_above_dateline(layout, index));
            let apart = || layout.lines.get(index + 1).is_some_and(|next| next.after_blank);
            headed = true;
            paragraph = dateline::prefix(layout, line).is_some_and(|range| layout.tokens.fold(range.end - 1) != ":")
                || !(head || layout.is_short(line) || is_title(layout, line) && apart());
            if paragraph {
                kinds.push(kind);
                break;
            }
        }
        kinds.push(kind);
    }
    let is_weak = |kind: &Kind<'_>| matches!(kind, Kind::Imprint(imprint) if imprint.grade < Grade::Sure);
    // What only its neighbours show to be an imprint is one beside a date or a writer.
    let shows = |kind: Option<&Kind<'_>>| match kind {
        Some(Kind::Date(_)) => true,
        Some(Kind::Rule(rule, ..)) => matches!(rule.opens, Opens::Published | Opens::Updated | Opens::Byline),
        Some(Kind::Imprint(imprint)) => imprint.grade > Grade::Bare,
        _ => false,
    };
    for index in 0..kinds.len() {
        let bare = matches!(kinds.get(index), Some(Kind::Imprint(imprint)) if imprint.grade == Grade::Bare);
        let shown = shows(kinds.get(index + 1)) || index.checked_sub(1).is_some_and(|above| shows(kinds.get(above)));
        if (index >= last_sentence || bare && !shown)
            && let Some(kind @ Kind::Imprint(_)) = kinds.get_mut(index)
        {
            *kind = Kind::Text;
        }
    }
    // A report has a headline sooner than an imprint: the longest weak one is it where no other line can be.
    let texts = kinds.iter().filter(|kind| matches!(kind, Kind::Text)).count();
    if matches!(headline, Headline::InText)
        && texts == usize::from(paragraph)
        && let Some((_, _, kind)) = kinds
            .iter_mut()
            .zip(&layout.lines)
            .enumerate()
            .filter(|(_, (kind, _))| is_weak(kind))
            .map(|(index, (kind, line))| (line.words, std::cmp::Reverse(index), kind))
            .max_by_key(|(words, index, _)| (*words, *index))
    {
        *kind = Kind::Text;
    }
    kinds
}

/// What a line is by itself.
fn kind<'a>(layout: &Layout<'a>, line: &TextLine, publishers: &Publishers) -> Kind<'a> {
    let dated = || dates::find(layout.text, &layout.tokens, line.tokens.clone(), layout.lexicon).map(|f| f.published);
    if let Some((rule, after)) = layout.rule(line, &[Place::Head]) {
        return match rule.opens {
            Opens::Published | Opens::Updated => match dated() {
                Some(date) => Kind::Rule(rule, after, Some(date)),
                None => Kind::Text,
            },
            Opens::Keywords | Opens::Related | Opens::Post => Kind::Text,
            _ => Kind::Rule(rule, after, None),
        };
    }
    if dates::is_date_line(layout.text, &layout.tokens, line.tokens.clone(), 0, layout.lexicon)
        && let Some(date) = dated()
    {
        return Kind::Date(date);
    }
    if dateline::is_dated_source(layout, line) {
        return Kind::Source;
    }
    let imprint = imprint::read(layout, line, publishers);
    if dateline::is_source_line(layout, line, true) && imprint.as_ref().is_none_or(|imprint| imprint.outlet.is_none()) {
        return Kind::Source;
    }
    imprint.map_or(Kind::Text, Kind::Imprint)
}

/// Whether a line tells of the report, and is neither headline nor body.
pub(super) fn is_metadata(kind: &Kind<'_>) -> bool {
    match kind {
        Kind::Rule(rule, ..) => matches!(rule.opens, Opens::Published | Opens::Updated | Opens::Byline),
        Kind::Date(_) | Kind::Source | Kind::Imprint(_) => true,
        Kind::Text => false,
    }
}
