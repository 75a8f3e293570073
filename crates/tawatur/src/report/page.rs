//! HTML → reports: the article of a page, without what is around it.

use super::plain::{self, Source};
use super::{Note, Published, Report, dates, encoding};
use crate::lexicon::Lexicon;
use std::panic::{AssertUnwindSafe, catch_unwind};
use trafilatura::{ExtractResult, Options, extract};

/// The longest page, in bytes. What is beyond is left out.
const MAX_PAGE: usize = 8 * 1024 * 1024;

/// A page with elements nested deeper than this is not read: the extractor
/// walks down by recursion.
const MAX_DEPTH: usize = 400;

/// A page with more elements than this is not read.
const MAX_ELEMENTS: usize = 200_000;

/// How far into a page its encoding is declared.
const DECLARED_WITHIN: usize = 2048;

/// Reads the article of a page.
pub(super) fn read(name: &str, bytes: &[u8], lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let note = |message: &str| Note {
        input: name.to_owned(),
        place: None,
        message: message.to_owned(),
    };
    let fail = |message: &str| (Vec::new(), vec![note(message)]);
    let whole = bytes.get(..MAX_PAGE).unwrap_or(bytes);
    let Some(decoded) = encoding::decode(whole, declared_encoding(whole).as_deref()) else {
        return fail("not a page: nothing was read");
    };
    let html = decoded.text;
    if html.trim().is_empty() {
        return fail("the page is empty: nothing to read");
    }
    if is_too_deep(&html) {
        return fail("the page's elements are nested too deep: nothing was read");
    }
    let mut notes: Vec<Note> = decoded.note.as_deref().map(note).into_iter().collect();
    if whole.len() < bytes.len() {
        notes.push(note(
            "the page is too long; what is beyond the first 8 MiB was left out",
        ));
    }
    let options = Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_max_tree_size(MAX_ELEMENTS);
    // A page must not end the run, whatever the extractor meets in it.
    let result = match catch_unwind(AssertUnwindSafe(|| extract(&html, &options))) {
        Ok(Ok(result)) => result,
        Ok(Err(error)) => return fail(&format!("no article was found in the page ({error})")),
        Err(_) => return fail("the extractor failed on the page: nothing was read"),
    };
    if result.content_text.trim().is_empty() {
        return fail("no article was found in the page");
    }
    let published = published(&html, &result);
    let metadata = result.metadata;
    let source = Source {
        id: name.to_owned(),
        text: result.content_text,
        outlet: filled(metadata.sitename).or_else(|| filled(metadata.hostname)),
        url: filled(metadata.url),
        title: Some(metadata.title),
        published,
        byline: filled(metadata.author),
        // A page's declared language is of its frame as often as of its article.
        language: None,
        agencies: Vec::new(),
        notes,
    };
    (plain::read(source, lexicon), Vec::new())
}

fn filled(value: String) -> Option<String> {
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// The encoding that a page declares for itself.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes).to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")? + b"charset=".len();
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        .collect();
    String::from_utf8(label).ok().filter(|label| !label.is_empty())
}

/// When the page says it was published: with the time of day where one of its
/// machine-readable dates has it, for the extractor keeps the day only.
fn published(html: &str, result: &ExtractResult) -> Option<Published> {
    const KEYS: &[&str] = &["article:published_time", "datePublished", "DC.date.issued", "pubdate"];
    /// How far behind its key a date stands.
    const REACH: usize = 120;
    let day = result.metadata.date.and_then(|date| dates::metadata(&date.to_string()));
    for key in KEYS {
        for at in memchr::memmem::find_iter(html.as_bytes(), key.as_bytes()).take(4) {
            let end = html.floor_char_boundary(html.len().min(at + key.len() + REACH));
            let found = html
                .get(at + key.len()..end)
                .unwrap_or_default()
                .split(['"', '\''])
                .filter(|value| value.len() >= 10)
                .find_map(dates::metadata);
            if let Some(found) = found.filter(|found| day.is_none_or(|day| day.at.date() == found.at.date())) {
                return Some(found);
            }
        }
    }
    day
}

/// Whether elements are nested deeper than [`MAX_DEPTH`], reckoned by tags.
/// Elements that close by themselves are not counted.
fn is_too_deep(html: &str) -> bool {
    const UNCOUNTED: &[&str] = &[
        "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "area", "base", "br", "col",
        "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "html", "head", "body",
    ];
    let mut depth = 0_usize;
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let rest = html.get(at + 1..).unwrap_or_default();
        let closing = rest.starts_with('/');
        let name: String = rest
            .chars()
            .skip(usize::from(closing))
            .take(12)
            .take_while(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if name.is_empty() || UNCOUNTED.contains(&name.as_str()) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        if depth > MAX_DEPTH {
            return true;
        }
    }
    false
}
