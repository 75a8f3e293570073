//! Posts of other authors set into a text.

use super::dates;
use super::layout::Layout;
use crate::lexicon::parts::{Opens, Place};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// A post has at most this many characters: the most that one may have, and a
/// link or two.
const LONGEST: usize = 360;

/// A line of at most this many words after a blank line is a heading rather
/// than a post's beginning.
const HEADING: usize = 6;

/// A signature's name has at most this many tokens.
const NAME: usize = 24;

/// What only posts have in them.
const LINKS: &[&str] = &["pic.twitter.com/", "pic.x.com/", "https://t.co/", "http://t.co/"];

/// The embedded posts of a text, from line `from` on: each from the start of
/// its paragraph to the end of its signature.
pub(super) fn find(layout: &Layout<'_>, from: usize) -> Vec<Span> {
    let mut posts: Vec<Span> = Vec::new();
    let mut free = from;
    for index in from..layout.lines.len() {
        let Some(line) = layout.lines.get(index) else { break };
        if index < free {
            continue;
        }
        if let Some((first, last)) = copied(layout, index, free) {
            let span = layout.lines.get(first).zip(layout.lines.get(last));
            posts.extend(span.map(|(first, last)| Span::new(first.span.start, last.span.end)));
            free = last + 1;
            continue;
        }
        let signature = signature(layout, &line.tokens);
        let shared = layout
            .opens(line, &[Place::Head, Place::Tail], &[Opens::Post])
            .is_some();
        let linked = has_link(layout.line(index)) && !signed_below(layout, index);
        if signature.is_none() && !shared && !linked {
            continue;
        }
        let end = signature.as_ref().map_or(line.span.end, |range| {
            layout
                .tokens
                .get(range.end.saturating_sub(1))
                .map_or(line.span.end, |t| t.span.end)
        });
        // Whether the signature opens the line, so that the post is above it.
        let bare = shared || signature.is_some_and(|range| range.start == line.tokens.start);
        let first = first_line(layout, index, free, bare);
        let start = layout.lines.get(first).map_or(line.span.start, |l| l.span.start);
        posts.push(Span::new(start, end));
        free = index + 1;
    }
    posts
}

/// A post as it is copied from its page: the account's name, its handle on a
/// line of its own at line `index`, the words, and a line that gives the time.
/// The first line and the last.
fn copied(layout: &Layout<'_>, index: usize, free: usize) -> Option<(usize, usize)> {
    /// A handle has at most this many bytes.
    const HANDLE: usize = 40;
    /// A post has at most this many lines.
    const LINES: usize = 12;
    let handle = layout.line(index).trim_start_matches(['\u{200E}', '\u{200F}']);
    let alone = handle.len() <= HANDLE && handle.starts_with('@') && !handle.contains(char::is_whitespace);
    if !alone {
        return None;
    }
    let above = index.checked_sub(1).filter(|above| *above >= free)?;
    let name = layout.lines.get(above).filter(|line| layout.is_short(line))?;
    let mut length = name.span.len().min(LONGEST);
    for last in index + 1..index + LINES {
        let line = layout.lines.get(last)?;
        if last > index + 1 && dates::is_date_line(layout.text, &layout.tokens, line.tokens.clone(), 0, layout.lexicon)
        {
            return Some((above, last));
        }
        length += layout.line(last).chars().count();
        if length > LONGEST {
            return None;
        }
    }
    None
}

/// "— Name (@handle) September 14, 2023" in a line: tokens.
fn signature(layout: &Layout<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    let tokens = &layout.tokens;
    let at = line.clone().find(|i| {
        tokens.fold(*i) == "("
            && tokens.fold(i + 1) == "@"
            && tokens
                .get(i + 2)
                .is_some_and(|t| t.is_word() || t.kind == TokenKind::Number || t.fold == "_")
    })?;
    let dash = (line.start.max(at.saturating_sub(NAME))..at)
        .rev()
        .find(|i| matches!(tokens.fold(*i), "—" | "–" | "―" | "-"))?;
    let mut start = dash;
    while start > line.start && tokens.fold(start - 1) == tokens.fold(dash) {
        start -= 1;
    }
    let close = (at..line.end.min(at + NAME)).find(|i| tokens.fold(*i) == ")")?;
    let mut end = close + 1;
    // The date stands right behind the handle.
    if let Some(found) = dates::find(layout.text, tokens, end..line.end.min(end + 12), layout.lexicon)
        && found.strange == 0
        && found.tokens.start <= end + 2
    {
        end = found.tokens.end;
    }
    Some(start..end)
}

/// Whether the signature of the post that a link ends stands on the next line.
fn signed_below(layout: &Layout<'_>, index: usize) -> bool {
    layout
        .lines
        .get(index + 1)
        .and_then(|next| signature(layout, &next.tokens).map(|range| range.start == next.tokens.start))
        .unwrap_or(false)
}

/// The line that the post ending on line `index` begins on. Posts have several
/// lines without full stops; the report's own paragraphs end with one.
fn first_line(layout: &Layout<'_>, index: usize, free: usize, bare: bool) -> usize {
    if bare && let Some(first) = set_apart(layout, index, free) {
        return first;
    }
    let mut first = index;
    let mut length = if bare { 0 } else { layout.line(index).chars().count() };
    let mut paragraph = bare;
    while first > free {
        let (Some(here), Some(line)) = (layout.lines.get(first), layout.lines.get(first - 1)) else {
            break;
        };
        // A signature that stands alone has its post above it, blank line or not.
        let alone = paragraph && first == index;
        if here.after_blank && !alone {
            break;
        }
        let text = layout.line(first - 1);
        length += text.chars().count();
        let marked = has_link(text) || text.contains(['#', '@']);
        let heading = line.words <= HEADING && line.after_blank && !marked;
        if length > LONGEST || (!alone && !marked && (layout.ends_sentence(line) || heading)) {
            break;
        }
        first -= 1;
        paragraph = false;
    }
    first
}

/// The first line of the block that a signature closes, if blank lines set the
/// block apart and it is no longer than a post.
fn set_apart(layout: &Layout<'_>, index: usize, free: usize) -> Option<usize> {
    let closed = layout.lines.get(index + 1).is_none_or(|next| next.after_blank);
    // The signature may stand apart from its post.
    let last = if layout.lines.get(index)?.after_blank {
        index.checked_sub(1)?
    } else {
        index
    };
    let mut length = 0;
    for first in (free..=last).rev() {
        length += layout.line(first).chars().count();
        if !closed || length > LONGEST {
            return None;
        }
        if layout.lines.get(first)?.after_blank {
            return (first < index).then_some(first);
        }
    }
    None
}

fn has_link(text: &str) -> bool {
    LINKS.iter().any(|link| text.contains(link))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn posts(text: &str) -> Vec<String> {
        let layout = Layout::new(text, Lexicon::builtin());
        find(&layout, 0)
            .into_iter()
            .map(|span| span.of(text).to_owned())
            .collect()
    }

    #[test]
    fn from_the_start_of_the_paragraph_to_the_date() {
        let post = "الوزير: لن نعود إلى الميناء#أوسلو pic.twitter.com/aB3\n— قناة الوادي (@wadi_tv) May 3, 2022";
        let text = format!("غرقت سفينة في الميناء.\n{post}\nوقال الحارس إنه رآها.");
        assert_eq!(posts(&text), [post]);
        let post =
            "\"ما أجمل السفينة\".. هكذا قال #الحارس\nهل صدق؟ pic.twitter.com/xY— قناة الوادي (@wadi_tv) May 3, 2022";
        let text = format!("غرقت سفينة في الميناء.\n{post}\nعنوان\nوقال الحارس إنه رآها.");
        assert_eq!(posts(&text), [post]);
        let post = "The harbour is closed. Stay away.\n\n— Oslo Police (@oslopolice) 3 May 2022";
        let text = format!("A ship sank on Monday.\n\n{post}\n\nAll were saved.");
        assert_eq!(posts(&text), [post]);
        let post = "The harbour:\nit is closed.\nStay away.\n— Oslo Police (@oslopolice) 3 May 2022";
        let text = format!("A ship sank on Monday.\n\n{post}\n\nAll were saved.");
        assert_eq!(posts(&text), [post]);
    }

    #[test]
    fn text_behind_the_date_is_the_reports() {
        let text = "لن نعود https://t.co/a — سالم (@salem) 3 مايو 2022 وقال الحارس إنه رآها.";
        assert_eq!(posts(text), ["لن نعود https://t.co/a — سالم (@salem) 3 مايو 2022"]);
    }

    #[test]
    fn posts_without_signature() {
        let text = "غرقت سفينة.\nWatch the ship pic.twitter.com/aB3\nوقال الحارس.";
        assert_eq!(posts(text), ["Watch the ship pic.twitter.com/aB3"]);
        let post = "أحلى سفينة\nA post shared by Salem (@salem) on May 3, 2022 at 7:13pm PDT";
        assert_eq!(posts(&format!("غرقت سفينة.\n\n{post}\n\nوقال الحارس.")), [post]);
    }

    #[test]
    fn posts_copied_from_their_page() {
        for post in [
            "ميناء أوسلو\n@oslo_port\nالميناء مغلق. لا سفر اليوم. #أوسلو\n١:٤٧ م · ٣ مايو ٢٠٢٢",
            "Oslo Port\n@oslo_port\nThe harbour is closed.\nNo ships today.\n4:12 PM · May 3, 2022",
        ] {
            assert_eq!(posts(&format!("غرقت سفينة.\n{post}\nوقال الحارس إنه رآها.")), [post]);
        }
        let no_time = "غرقت سفينة.\nOslo Port\n@oslo_port\nThe harbour is closed.\nوقال الحارس إنه رآها.";
        assert_eq!(posts(no_time), [""; 0]);
    }

    #[test]
    fn an_account_named_in_a_sentence_is_no_post() {
        assert_eq!(posts("كتب الوزير على حسابه (@salem) أن السفينة غرقت."), [""; 0]);
    }
}
