//! What the bytes of a source are: by the file's extension, else by their beginning.

use super::Refusal;
use std::path::Path;
use tawatur::report::Format;

/// How many bytes from the beginning are looked at.
pub(super) const HEAD_BYTES: usize = 8 * 1024;

/// How the files of common formats begin that hold no plain text.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\0", "compressed with xz"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
];

/// The format of a source that begins with `head`.
///
/// # Errors
/// An empty or binary source, and JSON that is not one object a line.
pub(super) fn format(path: Option<&Path>, head: &[u8]) -> Result<Format, Refusal> {
    if head.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(what) = binary(head) {
        return Err(Refusal::Binary(what));
    }
    let extension = path
        .and_then(Path::extension)
        .map(|e| e.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref() {
        Some("txt" | "text" | "md") => Ok(Format::Text),
        Some("jsonl" | "ndjson") => Ok(Format::JsonLines),
        Some("html" | "htm" | "xhtml") => Ok(Format::Html),
        Some("rss" | "atom" | "rdf" | "opml") => Ok(Format::Xml),
        Some("json") if !is_json_line(head) => Err(Refusal::WholeJson),
        Some("json") => Ok(Format::JsonLines),
        _ => Ok(by_content(head)),
    }
}

/// Whether the bytes begin with a mark of UTF-16.
pub(super) fn is_utf16(head: &[u8]) -> bool {
    head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff")
}

/// What the bytes are, if they begin as no text does. What has no such
/// beginning and is no text either, `report::parse` finds out.
fn binary(head: &[u8]) -> Option<&'static str> {
    let (_, what) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature))?;
    Some(what)
}

/// Whether JSON begins with a whole object on its first line.
fn is_json_line(head: &[u8]) -> bool {
    let text = beginning(head);
    let line = text.split(|b| *b == b'\n').next().unwrap_or_default();
    // A first line that is longer than the head shows no end: one long object.
    let open = line.len() == text.len() && head.len() == HEAD_BYTES;
    line.starts_with(b"{") && (open || line.trim_ascii_end().ends_with(b"}"))
}

fn by_content(head: &[u8]) -> Format {
    // UTF-16 is looked at without its zeros, which leaves ASCII readable.
    let plain: Vec<u8> = beginning(head).iter().copied().filter(|b| *b != 0).collect();
    let lower = plain.to_ascii_lowercase();
    let has = |needle: &[u8]| lower.windows(needle.len()).take(1024).any(|w| w == needle);
    if lower.starts_with(b"<") && (has(b"<!doctype html") || has(b"<html")) {
        Format::Html
    } else if is_xml(&lower) {
        Format::Xml
    } else if lower.starts_with(b"{") {
        Format::JsonLines
    } else {
        Format::Text
    }
}

/// Whether a text begins as XML: with a declaration, or with an element of a
/// feed or of an agency's format.
fn is_xml(lower: &[u8]) -> bool {
    const ROOTS: &[&[u8]] = &[
        b"rss",
        b"feed",
        b"rdf:rdf",
        b"channel",
        b"entry",
        b"opml",
        b"newsitem",
        b"newsmessage",
        b"packageitem",
        b"nitf",
        b"newsml",
    ];
    let mut rest = lower;
    while let Some(comment) = rest.strip_prefix(b"<!--") {
        let end = comment.windows(3).position(|w| w == b"-->").unwrap_or(comment.len());
        rest = comment.get(end + 3..).unwrap_or_default().trim_ascii_start();
    }
    let named = |root: &&[u8]| {
        let after = rest.get(1..).and_then(|name| name.strip_prefix(*root));
        after.is_some_and(|after| after.first().is_none_or(|b| b" \t\r\n>/".contains(b)))
    };
    rest.starts_with(b"<?xml") || (rest.starts_with(b"<") && ROOTS.iter().any(named))
}

/// The bytes without byte order mark and leading white space.
fn beginning(head: &[u8]) -> &[u8] {
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    marks
        .iter()
        .find_map(|mark| head.strip_prefix(*mark))
        .unwrap_or(head)
        .trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(name: &str, head: &[u8]) -> Result<Format, String> {
        format(Some(Path::new(name)), head).map_err(|refusal| refusal.to_string())
    }

    #[test]
    fn the_extension_decides() {
        assert_eq!(at("a.TXT", b"{}"), Ok(Format::Text));
        assert_eq!(at("a.md", b"<html>"), Ok(Format::Text));
        assert_eq!(at("a.ndjson", b"x"), Ok(Format::JsonLines));
        assert_eq!(at("a.htm", b"x"), Ok(Format::Html));
    }

    #[test]
    fn without_extension_the_content_decides() {
        assert_eq!(at("a", b"\n <!DOCTYPE html><p>"), Ok(Format::Html));
        assert_eq!(at("a", b"<?xml version='1.0'?><html xmlns='x'>"), Ok(Format::Html));
        assert_eq!(at("a.log", b"\xef\xbb\xbf {\"id\":1}"), Ok(Format::JsonLines));
        assert_eq!(at("a", b"<3 this"), Ok(Format::Text));
        assert_eq!(format(None, "خبر".as_bytes()).ok(), Some(Format::Text));
    }

    #[test]
    fn json_that_is_no_jsonl_is_refused() {
        assert_eq!(at("a.json", b"{\"id\":\"1\"}\n{\"id\":\"2\"}"), Ok(Format::JsonLines));
        assert!(at("a.json", b"[{\"id\":1}]").unwrap_err().contains("jq"));
        assert!(at("a.json", b"{\n  \"id\": 1\n}").unwrap_err().contains("jq"));
    }

    #[test]
    fn what_begins_as_no_text_does_is_refused() {
        assert!(at("a.txt", b"").unwrap_err().contains("empty"));
        assert!(at("a.txt", b"%PDF-1.7").unwrap_err().contains("PDF"));
        assert!(at("a", b"\x89PNG\r\n").unwrap_err().contains("image"));
        assert_eq!(at("a.txt", b"\xff\xfe\x42\x06"), Ok(Format::Text));
        let windows_1256 = b"\xde\xc7\xe1 \xc7\xe1\xe6\xd2\xed\xd1";
        assert_eq!(at("a.txt", windows_1256), Ok(Format::Text));
    }
}
