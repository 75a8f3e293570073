//! The words of a page's texts: references resolved, white space made one.

use std::borrow::Cow;

/// How many letters and figures a text has.
pub(super) fn letters(raw: &str) -> u32 {
    // A code point outside of ASCII is a letter far more often than not.
    let count = raw
        .bytes()
        .filter(|byte| byte.is_ascii_alphanumeric() || *byte >= 0xC0)
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// How many words a text has.
pub(super) fn count(raw: &str) -> usize {
    raw.split_ascii_whitespace()
        .filter(|word| word.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte >= 0xC0))
        .count()
}

/// A text with its references ("&amp;") resolved.
pub(super) fn resolved(raw: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    html_escape::decode_html_entities(raw)
}

/// A text that may hold markup, without it: each paragraph on a line.
pub(super) fn without_markup(text: &str) -> String {
    match super::tree::Tree::parse(text) {
        Ok(tree) if text.contains(['<', '&']) => super::lines::all(&tree),
        _ => text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

/// Appends the words of a text, with one space where any white space was.
pub(super) fn push(raw: &str, text: &mut String) {
    for c in resolved(raw).chars() {
        if !c.is_whitespace() {
            text.push(c);
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

/// Ends the line, and leaves a blank one where two breaks are wanted.
pub(super) fn break_line(text: &mut String, breaks: usize) {
    if breaks == 0 || text.is_empty() {
        return;
    }
    text.truncate(text.trim_end_matches(' ').len());
    let have = text.len() - text.trim_end_matches('\n').len();
    for _ in have..breaks {
        text.push('\n');
    }
}
