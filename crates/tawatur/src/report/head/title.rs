//! Lines that can be the headline.

use super::TITLE;
use crate::lexicon::parts::{Opens, Place};
use crate::report::layout::{Layout, TextLine};
use crate::report::{dateline, letters};

/// A second line of the headline that no blank line follows has at most this
/// many words.
const SUBTITLE: usize = 16;

/// A line that can be a headline: not long, without a full stop or a mark that
/// leads on, and not the beginning of something else. An outlet's name and a
/// colon may open it ("الجارديان: …").
pub(in crate::report) fn is_title(layout: &Layout<'_>, line: &TextLine) -> bool {
    (1..=TITLE).contains(&line.words)
        && !layout.ends_sentence(line)
        && !matches!(layout.last_mark(line), ":" | "،" | "," | "؛" | ";")
        && dateline::prefix(layout, line).is_none_or(|range| layout.tokens.fold(range.end - 1) == ":")
        && layout.rule(line, &[Place::Head]).is_none()
}

/// A first line that would point at another article further down ("شاهد..
/// سفينة تغرق") is the headline.
pub(super) fn is_teaser(layout: &Layout<'_>, line: &TextLine) -> bool {
    layout.is_short(line)
        && layout
            .opens(line, &[], &[Opens::Related])
            .is_some_and(|(_, after)| !layout.is_bare(line, after))
}

/// A short line above a dateline is the headline, full stop or not.
pub(super) fn is_above_dateline(layout: &Layout<'_>, index: usize) -> bool {
    layout.lines.get(index).is_some_and(|line| line.words <= TITLE)
        && layout
            .lines
            .get(index + 1)
            .is_some_and(|next| dateline::prefix(layout, next).is_some())
}

/// A second headline: the line below it that is no metadata, `next`, stands apart or is a sentence much longer.
pub(super) fn is_subtitle(layout: &Layout<'_>, next: usize, line: &TextLine) -> bool {
    let Some(next) = layout.lines.get(next) else {
        return false;
    };
    is_title(layout, line)
        && (next.after_blank || line.words <= SUBTITLE && next.words > 2 * line.words && !layout.is_short(next))
}

/// Whether a line repeats a headline, but for marks and writing.
pub(super) fn repeats(title: &str, line: &str) -> bool {
    // Folding changes lengths by little: lines much longer need no look.
    let title_letters = letters::of(title);
    !title_letters.is_empty() && line.len() <= 2 * title.len() + 16 && title_letters == letters::of(line)
}
