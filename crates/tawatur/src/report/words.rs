//! The words of texts in HTML: references resolved, white space made one.

use quick_xml::escape::resolve_html5_entity;
use std::borrow::Cow;

/// The longest name of an entity (`&CounterClockwiseContourIntegral;`).
const LONGEST_ENTITY: usize = 32;

/// What the numbers 128 to 159 mean where they were written for Windows-1252.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

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

/// A text with its references ("&amp;", "&#1602;") resolved; what is none stays.
pub(super) fn resolved(raw: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', raw.as_bytes()) else {
        return Cow::Borrowed(raw);
    };
    let mut text = String::with_capacity(raw.len());
    let (before, mut rest) = raw.split_at(first);
    text.push_str(before);
    while let Some(behind) = rest.strip_prefix('&') {
        let past = match entity(behind) {
            Some((value, length)) => {
                text.push_str(&value);
                behind.get(length..).unwrap_or_default()
            }
            None => {
                text.push('&');
                behind
            }
        };
        let next = memchr::memchr(b'&', past.as_bytes()).unwrap_or(past.len());
        let (plain, more) = past.split_at(next);
        text.push_str(plain);
        rest = more;
    }
    Cow::Owned(text)
}

/// The value of an entity, and how long it is, from behind the `&`.
fn entity(rest: &str) -> Option<(String, usize)> {
    let end = rest
        .bytes()
        .take(LONGEST_ENTITY)
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'#')
        .count();
    let name = rest.get(..end)?;
    let closed = rest.as_bytes().get(end) == Some(&b';');
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let code = code.ok()?;
        let index = usize::try_from(code).ok()?.checked_sub(128);
        let c = index
            .and_then(|index| WINDOWS.get(index))
            .copied()
            .or_else(|| char::from_u32(code))?;
        return (c != '\0').then(|| (c.to_string(), end + usize::from(closed)));
    }
    let value = resolve_html5_entity(name).filter(|_| closed)?;
    Some((value.to_owned(), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_by_name_and_number() {
        assert_eq!(
            resolved("&laquo;&#1602;&#x627;&#1604;&raquo; &amp;lt; &#150; &hellip;"),
            "«قال» &lt; – …"
        );
        assert_eq!(resolved("AT&T &unknown; & &"), "AT&T &unknown; & &");
    }

    #[test]
    fn white_space_is_one_space() {
        let mut text = String::new();
        push(" a\n\t b&nbsp;c ", &mut text);
        break_line(&mut text, 2);
        push("d", &mut text);
        assert_eq!(text, "a b c\n\nd");
    }
}
