//! What the bytes of a source are: by the file's extension, else by their beginning.

use super::{MAX_DOCUMENT_BYTES, MAX_PAGE_BYTES, MAX_TEXT_BYTES, MAX_UTF16_LINES_BYTES, Refusal, records};
use std::path::Path;
use tawatur::report::Format;

/// How many bytes from the beginning are looked at.
pub(super) const HEAD_BYTES: usize = 8 * 1024;

/// How many bytes of a packed source are unpacked to look at them.
pub(super) const PACKED_HEAD_BYTES: usize = 16 * 1024;

/// The same for zstd, which unpacks blocks of up to 128 KiB as wholes.
pub(super) const FRAME_HEAD_BYTES: usize = 132 * 1024;

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What the core reads as it is; JSONL line by line.
    Whole(Format),
    /// JSON that is not one object a line.
    Values,
    /// A table, row by row.
    Table,
    /// A web archive.
    Archive,
    /// Parquet, row by row.
    Parquet,
}

/// The most that is read of a source of one piece: more than the core keeps.
pub(super) fn limit(format: Format) -> usize {
    match format {
        Format::Text => MAX_TEXT_BYTES,
        Format::Html => MAX_PAGE_BYTES,
        Format::Xml => MAX_DOCUMENT_BYTES,
        Format::JsonLines | Format::Table => MAX_UTF16_LINES_BYTES,
    }
}

/// How the files of common formats begin that hold no plain text.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
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

/// How Parquet begins: its mark, and the first number of the structure behind it.
const PARQUET: &[u8] = b"PAR1\x15";

/// What a source is that begins with `head`.
///
/// # Errors
/// An empty or binary source.
pub(super) fn kind(path: Option<&Path>, head: &[u8]) -> Result<Kind, Refusal> {
    if head.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(what) = binary(head) {
        return Err(Refusal::Binary(what));
    }
    if records::is_archive(head) {
        return Ok(Kind::Archive);
    }
    if head.starts_with(PARQUET) {
        return Ok(Kind::Parquet);
    }
    let lower = path.map(|path| path.to_string_lossy().to_ascii_lowercase());
    let bare = lower
        .as_deref()
        .map(|path| path.strip_suffix(".gz").or(path.strip_suffix(".zst")).unwrap_or(path));
    let extension = bare.and_then(|path| Path::new(path).extension()?.to_str());
    Ok(match extension {
        Some("txt" | "text" | "md") => Kind::Whole(Format::Text),
        Some("jsonl" | "ndjson") => Kind::Whole(Format::JsonLines),
        Some("html" | "htm" | "xhtml") => Kind::Whole(Format::Html),
        Some("rss" | "atom" | "rdf" | "opml") => Kind::Whole(Format::Xml),
        Some("csv" | "tsv" | "tab") => Kind::Table,
        Some("parquet" | "pq") => Kind::Parquet,
        Some("warc" | "arc") => Kind::Archive,
        Some("json" | "jsonld") if is_json_line(head) => Kind::Whole(Format::JsonLines),
        Some("json" | "jsonld") => Kind::Values,
        _ => match by_content(head) {
            Format::JsonLines if !is_json_line(head) => Kind::Values,
            format => Kind::Whole(format),
        },
    })
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

/// What bytes are, by their beginning.
pub(super) fn by_content(head: &[u8]) -> Format {
    let head = head.get(..HEAD_BYTES).unwrap_or(head);
    // UTF-16 is looked at without its zeros, which leaves ASCII readable.
    let plain: Vec<u8> = beginning(head).iter().copied().filter(|b| *b != 0).collect();
    let lower = plain.to_ascii_lowercase();
    let root = root(&lower);
    if root.is_some_and(|root| XML_ROOTS.contains(&root)) {
        Format::Xml
    } else if root == Some(b"html") || (lower.starts_with(b"<") && memchr::memmem::find(&lower, b"<html").is_some()) {
        Format::Html
    } else if lower.starts_with(b"<?xml") {
        Format::Xml
    } else if lower.starts_with(b"{") || is_list(&lower) {
        Format::JsonLines
    } else {
        Format::Text
    }
}

/// Whether a text begins as a JSON list of objects.
fn is_list(text: &[u8]) -> bool {
    let inner = text.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    inner.is_some_and(|inner| inner.starts_with(b"{"))
}

/// The roots of the XML that is read.
const XML_ROOTS: &[&[u8]] = &[
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
];

/// The name of the first element, behind declaration, document type and comments.
fn root(lower: &[u8]) -> Option<&[u8]> {
    let mut rest = lower;
    loop {
        let end: &[u8] = if rest.starts_with(b"<!doctype html") {
            return Some(b"html");
        } else if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<?") || rest.starts_with(b"<!") {
            b">"
        } else {
            break;
        };
        let at = memchr::memmem::find(rest, end)?;
        rest = rest.get(at + end.len()..)?.trim_ascii_start();
    }
    let name = rest.strip_prefix(b"<")?;
    let length = name.iter().take_while(|b| !b" \t\r\n>/".contains(b)).count();
    name.get(..length)
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

    fn at(name: &str, head: &[u8]) -> Result<Kind, String> {
        kind(Some(Path::new(name)), head).map_err(|refusal| refusal.to_string())
    }

    #[test]
    fn the_extension_decides() {
        assert_eq!(at("a.TXT", b"{}"), Ok(Kind::Whole(Format::Text)));
        assert_eq!(at("a.md", b"<html>"), Ok(Kind::Whole(Format::Text)));
        assert_eq!(at("a.ndjson", b"x"), Ok(Kind::Whole(Format::JsonLines)));
        assert_eq!(at("a.htm", b"x"), Ok(Kind::Whole(Format::Html)));
    }

    #[test]
    fn without_extension_the_content_decides() {
        assert_eq!(at("a", b"\n <!DOCTYPE html><p>"), Ok(Kind::Whole(Format::Html)));
        assert_eq!(
            at("a", b"<?xml version='1.0'?><html xmlns='x'>"),
            Ok(Kind::Whole(Format::Html))
        );
        assert_eq!(
            at("a.log", b"\xef\xbb\xbf {\"id\":1}"),
            Ok(Kind::Whole(Format::JsonLines))
        );
        assert_eq!(at("a", b"<3 this"), Ok(Kind::Whole(Format::Text)));
        assert_eq!(kind(None, "خبر".as_bytes()).ok(), Some(Kind::Whole(Format::Text)));
    }

    #[test]
    fn json_is_lines_or_values() {
        assert_eq!(
            at("a.json", b"{\"id\":\"1\"}\n{\"id\":\"2\"}"),
            Ok(Kind::Whole(Format::JsonLines))
        );
        assert_eq!(at("a.json", b"[{\"id\":1}]"), Ok(Kind::Values));
        assert_eq!(at("a", b"[\n  {\"id\":1}]"), Ok(Kind::Values));
        assert_eq!(at("a", b"[AP] a report"), Ok(Kind::Whole(Format::Text)));
        assert_eq!(at("a.json", b"{\n  \"id\": 1\n}"), Ok(Kind::Values));
    }

    #[test]
    fn feeds_and_archives() {
        assert_eq!(at("a.xml", b"<?xml version='1.0'?><rss>"), Ok(Kind::Whole(Format::Xml)));
        assert_eq!(at("a", b"<!-- a --> <feed xmlns='x'>"), Ok(Kind::Whole(Format::Xml)));
        assert_eq!(at("a.xml", b"<feeder>"), Ok(Kind::Whole(Format::Text)));
        assert_eq!(at("a.txt", b"WARC/1.0\r\n"), Ok(Kind::Archive));
        assert_eq!(at("a", b"PAR1\x15\x04"), Ok(Kind::Parquet));
        assert_eq!(at("a.txt", b"PAR1 is a mark"), Ok(Kind::Whole(Format::Text)));
        assert_eq!(at("a.JSONL.gz", b"x"), Ok(Kind::Whole(Format::JsonLines)));
        assert_eq!(at("a.csv.zst", b"x"), Ok(Kind::Table));
    }

    #[test]
    fn what_begins_as_no_text_does_is_refused() {
        assert!(at("a.txt", b"").unwrap_err().contains("empty"));
        assert!(at("a.txt", b"%PDF-1.7").unwrap_err().contains("PDF"));
        assert!(at("a", b"\x89PNG\r\n").unwrap_err().contains("image"));
        assert_eq!(at("a.txt", b"\xff\xfe\x42\x06"), Ok(Kind::Whole(Format::Text)));
        let windows_1256 = b"\xde\xc7\xe1 \xc7\xe1\xe6\xd2\xed\xd1";
        assert_eq!(at("a.txt", windows_1256), Ok(Kind::Whole(Format::Text)));
    }
}
