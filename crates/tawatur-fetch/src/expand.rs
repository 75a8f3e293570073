//! What a response leads to: the pages that a feed names, the feeds that a list names.

use crate::client::Response;
use crate::limits::UNPACKED;
use crate::target;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use std::borrow::Cow;
use std::io::Read;
use std::sync::Arc;
use tawatur::lexicon::Lexicon;
use tawatur::report::{Told, feed};
use ureq::http::header::CONTENT_ENCODING;
use url::Url;

/// What a response is.
#[derive(Debug)]
pub(crate) enum Found {
    /// A page, or something else that leads nowhere.
    Page,
    /// A feed.
    Feed(Vec<Entry>),
    /// A list of feeds.
    List(Vec<Url>),
}

/// A page that a feed names.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) url: Url,
    /// Whether the feed has its whole text.
    pub(crate) full: bool,
    /// When it was last changed, in seconds since 1970.
    pub(crate) updated: Option<i64>,
    /// What the feed tells of it.
    pub(crate) told: Option<Arc<Told>>,
}

/// Looks into a response.
pub(crate) fn look(response: &Response, url: &Url, lexicon: &Lexicon) -> Found {
    let body = unpacked(response);
    if is_page(&body) {
        return Found::Page;
    }
    look_into(&body, Some(url.as_str()), lexicon)
}

/// Looks into bytes that may be a feed or a list.
pub(crate) fn look_into(bytes: &[u8], home: Option<&str>, lexicon: &Lexicon) -> Found {
    let subscriptions = feed::subscriptions(bytes);
    if !subscriptions.is_empty() {
        return Found::List(
            subscriptions
                .iter()
                .filter_map(|s| target::parse(&s.url).ok())
                .collect(),
        );
    }
    let Some(entries) = feed::links(bytes, home, lexicon) else {
        return Found::Page;
    };
    Found::Feed(
        entries
            .into_iter()
            .filter_map(|entry| {
                Some(Entry {
                    url: target::parse(entry.url.as_deref()?).ok()?,
                    full: entry.full,
                    updated: entry.updated.map(|time| time.minutes() * 60),
                    told: Some(entry.told).filter(Told::tells_something).map(Arc::new),
                })
            })
            .collect(),
    )
}

/// Whether the bytes are no feed and no list, whatever the server calls them.
fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = start.get(..start.len().min(1024)).unwrap_or_default();
    // UTF-16 is looked at without its zeros, which leaves ASCII readable.
    let head: Vec<u8> = head.iter().filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let has = |needle: &[u8]| head.windows(needle.len()).any(|w| w == needle);
    let begins = [&b"<"[..], b"{", b"\xff\xfe", b"\xfe\xff"];
    !begins.iter().any(|begin| head.starts_with(begin)) || has(b"<html") || has(b"<!doctype html")
}

/// The body without its packing, as far as it can be unpacked and may.
pub(crate) fn unpacked(response: &Response) -> Cow<'_, [u8]> {
    let body = response.body.as_slice();
    let unpack = |reader: &mut dyn Read| {
        let mut bytes = Vec::new();
        // What was unpacked before a fault is a beginning.
        let _ = reader.take(UNPACKED).read_to_end(&mut bytes);
        Cow::Owned(bytes)
    };
    match response
        .header(CONTENT_ENCODING)
        .map(|name| name.to_ascii_lowercase())
        .as_deref()
    {
        Some("gzip" | "x-gzip") => unpack(&mut MultiGzDecoder::new(body)),
        Some("deflate") => unpack(&mut ZlibDecoder::new(body)),
        _ => Cow::Borrowed(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_and_pages_are_told_apart_by_their_beginning() {
        for page in [
            "<!DOCTYPE html><title>a</title>",
            "\u{feff}\n<html>",
            "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">",
            "plain text",
            "",
        ] {
            assert!(is_page(page.as_bytes()), "{page}");
        }
        for other in [
            "<?xml version=\"1.0\"?><rss>",
            "\u{feff} <rss>",
            "<feed>",
            "{\"version\":",
        ] {
            assert!(!is_page(other.as_bytes()), "{other}");
        }
    }
}
