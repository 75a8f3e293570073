//! A fragment of HTML → text: each paragraph on a line of its own, a quotation
//! apart from what is around it. For what stands in feeds, exports and the
//! formats of agencies; the article of a whole page is found by `page`.

use super::words::{self, break_line};

/// Elements that stand apart: a blank line is above and below them.
const APART: &[&str] = &["blockquote", "table"];

/// Elements that begin a line.
const LINES: &[&str] = &[
    "address",
    "article",
    "aside",
    "body",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hl1",
    "hl2",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "tr",
    "ul",
];

/// Elements that hold no words of the text.
const SILENT: &[&str] = &[
    "head", "iframe", "noscript", "object", "script", "style", "svg", "template", "textarea",
];

/// The text of a fragment. One pass, whatever the fragment is.
pub(super) fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = memchr::memchr(b'<', rest.as_bytes()) {
        words::push(rest.get(..open).unwrap_or_default(), &mut text);
        rest = rest.get(open..).unwrap_or_default();
        let Some(after) = markup(rest, &mut text) else {
            // "5 < 6": a letter like others.
            words::push("<", &mut text);
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        rest = after;
    }
    words::push(rest, &mut text);
    text.truncate(text.trim_end().len());
    text
}

/// Whether a text is written in HTML: whether a tag or a character in it is.
pub(super) fn is_html(text: &str) -> bool {
    const TAGS: &[&str] = &["</", "<p>", "<p ", "<br", "<div", "<img", "<P>", "<BR", "<b>", "<a "];
    text.contains('<') && TAGS.iter().any(|tag| text.contains(tag))
}

/// Reads the markup at the beginning of `rest` and gives what is behind it;
/// none where there is no markup.
fn markup<'a>(rest: &'a str, text: &mut String) -> Option<&'a str> {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return Some(
            comment
                .find("-->")
                .map_or("", |end| comment.get(end + 3..).unwrap_or_default()),
        );
    }
    if let Some(section) = rest.strip_prefix("<![CDATA[") {
        return Some(section);
    }
    let tag = rest.get(1..)?;
    let closing = tag.starts_with('/');
    let named = if closing { tag.get(1..)? } else { tag };
    if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
        return None;
    }
    let name: String = named
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .take(12)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let end = tag_end(tag);
    let after = tag.get(end + 1..).unwrap_or_default();
    if APART.contains(&name.as_str()) {
        break_line(text, 2);
    } else if LINES.contains(&name.as_str()) {
        break_line(text, 1);
    } else if matches!(name.as_str(), "td" | "th") {
        words::push(" ", text);
    } else if !closing && SILENT.contains(&name.as_str()) && !tag.get(..end).is_some_and(|tag| tag.ends_with('/')) {
        return Some(behind(after, &name));
    }
    Some(after)
}

/// What follows the end of an element, letters of either case.
fn behind<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut at = 0;
    while let Some(found) = rest
        .get(at..)
        .and_then(|rest| memchr::memmem::find(rest.as_bytes(), b"</"))
    {
        let end = at + found + 2;
        let matches = rest
            .get(end..end + name.len())
            .is_some_and(|written| written.eq_ignore_ascii_case(name));
        if matches {
            let tag = rest.get(end..).unwrap_or_default();
            return tag.get(tag_end(tag) + 1..).unwrap_or_default();
        }
        at = end;
    }
    // Never closed: what follows is text as much as not.
    rest
}

/// Where a tag ends: at the next `>` outside of an attribute's value.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in tag.char_indices() {
        match quote {
            None if c == '>' => return at,
            // A quote opens a value only behind the sign for it.
            None if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    // A value that is never closed: the tag ends at the first `>`.
    memchr::memchr(b'>', tag.as_bytes()).unwrap_or(tag.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paragraphs_become_lines() {
        assert_eq!(
            text(
                "<p title=\"a>b\">one\n two<br>three</p><blockquote><p>four</p></blockquote>five &lt;six&gt; <b>se</b>ven"
            ),
            "one two\nthree\n\nfour\n\nfive <six> seven"
        );
    }

    #[test]
    fn what_is_no_text_falls_away() {
        assert_eq!(
            text("a<script>if (1<2) {'</p>'}</SCRIPT >b<!-- <p>c --><style/>d<img alt='x>y'> e<script>f"),
            "abd ef"
        );
        assert_eq!(text("<![CDATA[<p>x</p>]]>"), "x\n]]>");
    }

    #[test]
    fn signs_that_are_no_markup_stay() {
        assert_eq!(
            text("5 < 6 & 7 > 4 <3 &unknown; AT&T"),
            "5 < 6 & 7 > 4 <3 &unknown; AT&T"
        );
        assert_eq!(text("<a title=it's>x</a> <a b=\"c>d"), "x d");
    }

    #[test]
    fn markup_is_told_from_text() {
        assert!(is_html("<p>x</p>") && is_html("x<br>y"));
        assert!(!is_html("5 < 6") && !is_html("قال <هو>"));
    }

    proptest! {
        #[test]
        fn nothing_is_too_odd(html in "[<>&;#xp/!\\-\"'= aا]{0,60}") {
            let _ = text(&html);
        }
    }
}
