//! HTML → tags and texts, in order.

use super::tags::Tag;
use memchr::{memchr, memchr2, memmem};

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item<'a> {
    Open {
        tag: Tag,
        attributes: &'a str,
        /// Whether it is written as `<x/>`.
        empty: bool,
    },
    Close(Tag),
    Text(&'a str),
}

/// The pieces of a page. Comments and declarations are left out.
pub(super) fn items(html: &str) -> impl Iterator<Item = Item<'_>> {
    let mut scan = Scan { html, at: 0, raw: None };
    std::iter::from_fn(move || scan.next())
}

struct Scan<'a> {
    html: &'a str,
    at: usize,
    /// The element whose raw text comes next.
    raw: Option<Tag>,
}

impl<'a> Scan<'a> {
    fn next(&mut self) -> Option<Item<'a>> {
        if let Some(tag) = self.raw.take() {
            let text = self.raw_text(tag);
            if !text.is_empty() {
                return Some(Item::Text(text));
            }
        }
        loop {
            let rest = self.html.get(self.at..).filter(|rest| !rest.is_empty())?;
            let bytes = rest.as_bytes();
            if !opens_tag(bytes) {
                return self.take_text(text_length(bytes));
            }
            match bytes.get(1) {
                Some(b'!' | b'?') => self.at += skipped(rest),
                Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                    let name = name_length(bytes.get(2..)?);
                    self.at += memchr(b'>', bytes).map_or(bytes.len(), |end| end + 1);
                    return Some(Item::Close(Tag::of(bytes.get(2..2 + name)?)));
                }
                // "</>" and the like are comments.
                Some(b'/') => self.at += memchr(b'>', bytes).map_or(bytes.len(), |end| end + 1),
                _ => return self.open_tag(rest),
            }
        }
    }

    fn take_text(&mut self, length: usize) -> Option<Item<'a>> {
        let text = self.html.get(self.at..self.at + length)?;
        self.at += length;
        Some(Item::Text(text))
    }

    fn open_tag(&mut self, rest: &'a str) -> Option<Item<'a>> {
        let bytes = rest.as_bytes();
        let name = 1 + name_length(bytes.get(1..)?);
        let tag = Tag::of(bytes.get(1..name)?);
        let end = tag_end(bytes, name);
        self.at += (end + 1).min(bytes.len());
        // A tag that the page ends within is none.
        if end == bytes.len() {
            return None;
        }
        let attributes = rest.get(name..end)?;
        let empty = attributes.ends_with('/');
        if tag.is_raw() {
            self.raw = Some(tag);
        }
        Some(Item::Open {
            tag,
            attributes: attributes.strip_suffix('/').unwrap_or(attributes),
            empty,
        })
    }

    /// All up to the end tag of an element of raw text.
    fn raw_text(&mut self, tag: Tag) -> &'a str {
        let rest = self.html.get(self.at..).unwrap_or_default();
        let bytes = rest.as_bytes();
        let end = memmem::find_iter(bytes, b"</")
            .find(|at| {
                let name = bytes.get(at + 2..).unwrap_or_default();
                Tag::of(name.get(..name_length(name)).unwrap_or_default()) == tag
            })
            .unwrap_or(bytes.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }
}

/// Whether a "<" opens a tag or what is written like one; a bare one is text.
fn opens_tag(bytes: &[u8]) -> bool {
    bytes.first() == Some(&b'<')
        && bytes
            .get(1)
            .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'))
}

/// How long a text is: up to the next tag.
fn text_length(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'<', bytes)
        .find(|at| bytes.get(*at..).is_some_and(opens_tag))
        .unwrap_or(bytes.len())
}

/// How long a comment or declaration is. A comment without end hides all, one
/// of less than its marks ends at once.
fn skipped(rest: &str) -> usize {
    let Some(comment) = rest.strip_prefix("<!--") else {
        return memchr(b'>', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
    };
    if comment.starts_with('>') || comment.starts_with("->") {
        return rest.find('>').map_or(rest.len(), |end| end + 1);
    }
    memmem::find(comment.as_bytes(), b"-->").map_or(rest.len(), |end| "<!--".len() + end + "-->".len())
}

fn name_length(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
        .unwrap_or(bytes.len())
}

/// Where a tag ends: at the first `>` that is not within the quotes of an
/// attribute's value.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    loop {
        let Some(next) = bytes
            .get(at..)
            .and_then(|rest| memchr2(b'>', b'=', rest))
            .map(|next| at + next)
        else {
            return bytes.len();
        };
        if bytes.get(next) == Some(&b'>') {
            return next;
        }
        at = next + 1;
        at += bytes.get(at..).map_or(0, |rest| {
            rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
        });
        if let Some(quote) = bytes.get(at).filter(|byte| matches!(byte, b'"' | b'\'')) {
            let Some(close) = bytes.get(at + 1..).and_then(|rest| memchr(*quote, rest)) else {
                return bytes.len();
            };
            at += close + 2;
        }
    }
}

/// An attribute's value among those of a tag, as written.
pub(super) fn attribute<'a>(raw: &'a str, name: &str) -> Option<&'a str> {
    attributes(raw)
        .find(|(other, _)| other.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

/// The attributes of a tag, with their values as written; an empty one for
/// those without.
pub(super) fn attributes(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        // A name may begin with "=", as the standard has it.
        let end = rest
            .bytes()
            .enumerate()
            .skip(1)
            .find(|(_, byte)| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'/'))
            .map_or(rest.len(), |(at, _)| at);
        let end = rest.ceil_char_boundary(end);
        let (name, after) = rest.split_at(end);
        let value = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let Some(value) = value.strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let (value, after) = match value.as_bytes().first() {
            Some(quote @ (b'"' | b'\'')) => {
                let inner = value.get(1..).unwrap_or_default();
                let end = memchr(*quote, inner.as_bytes()).unwrap_or(inner.len());
                (
                    inner.get(..end).unwrap_or_default(),
                    inner.get(end + 1..).unwrap_or_default(),
                )
            }
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(html: &str) -> Vec<Item<'_>> {
        items(html).collect()
    }

    #[test]
    fn tags_texts_and_what_is_left_out() {
        let open = |tag, attributes| Item::Open {
            tag,
            attributes,
            empty: false,
        };
        assert_eq!(
            all("<!doctype html><p a=\"x>y\" b='>' c>1 < 2<!-- <p> --></P  ><?x?></>end"),
            [
                open(Tag::P, " a=\"x>y\" b='>' c"),
                Item::Text("1 < 2"),
                Item::Close(Tag::P),
                Item::Text("end"),
            ]
        );
        assert_eq!(
            all("<script>if (a</b/.x) '<p>'</SCRIPT>x<div"),
            [
                open(Tag::Script, ""),
                Item::Text("if (a</b/.x) '<p>'"),
                Item::Close(Tag::Script),
                Item::Text("x"),
            ]
        );
        assert_eq!(all("<!--><p>"), [open(Tag::P, "")]);
        assert_eq!(all("<!-- x"), []);
        assert_eq!(
            all("<br/>"),
            [Item::Open {
                tag: Tag::Br,
                attributes: "",
                empty: true
            }]
        );
    }

    #[test]
    fn attributes_in_all_writings() {
        let raw = " class=\"a b\" ID = 'c'  hidden data-x=1 =d\u{a0}ü=e /f";
        let found: Vec<_> = attributes(raw).collect();
        assert_eq!(
            found,
            [
                ("class", "a b"),
                ("ID", "c"),
                ("hidden", ""),
                ("data-x", "1"),
                ("=d\u{a0}ü", "e"),
                ("f", "")
            ]
        );
        assert_eq!(attribute(raw, "id"), Some("c"));
        assert_eq!(attribute(raw, "x"), None);
        assert_eq!(attributes("=").collect::<Vec<_>>(), [("=", "")]);
    }
}
