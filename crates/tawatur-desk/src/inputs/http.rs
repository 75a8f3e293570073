//! An HTTP answer → what was sent: the head taken off, chunks joined, packed
//! bytes unpacked.

use super::zstd::{self, Frames};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// The longest body, unpacked. What is beyond is left out.
pub(super) const MAX_BODY: usize = 16 * 1024 * 1024;

/// How many times a body may be packed over.
const MAX_CODINGS: usize = 3;

/// What was sent.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// The type of the content, in lower case, without parameters.
    pub(super) kind: Option<String>,
    pub(super) charset: Option<String>,
    pub(super) body: Vec<u8>,
    /// What is wrong with it.
    pub(super) problem: Option<String>,
}

/// Reads an answer; none where the bytes are no HTTP.
pub(super) fn read(block: &[u8]) -> Option<Answer> {
    let rest = block.strip_prefix(b"HTTP/")?;
    let line = rest.split(|b| *b == b'\n').next()?;
    let status = std::str::from_utf8(line)
        .ok()?
        .split_whitespace()
        .nth(1)?
        .parse()
        .ok()?;
    let (head, body) = split(block);
    let field = |name: &str| {
        head.lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'))
            .find(|(key, _)| key.trim().eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_ascii_lowercase())
    };
    let (kind, charset) = content_type(field("content-type").as_deref());
    let mut answer = Answer {
        status,
        kind,
        charset,
        ..Answer::default()
    };
    let chunked = field("transfer-encoding").is_some_and(|value| value.contains("chunked"));
    let mut body = if chunked {
        joined(body, &mut answer.problem)
    } else {
        body.to_vec()
    };
    let codings = field("content-encoding").unwrap_or_default();
    let codings = codings.split(',').map(str::trim).filter(|coding| !coding.is_empty());
    for coding in codings.rev().take(MAX_CODINGS) {
        body = unpacked(body, coding, &mut answer.problem);
    }
    answer.body = body;
    Some(answer)
}

/// A content type and the charset in it.
pub(super) fn content_type(value: Option<&str>) -> (Option<String>, Option<String>) {
    let value = value.unwrap_or_default().to_ascii_lowercase();
    let mut parts = value.split(';').map(str::trim);
    let kind = parts.next().filter(|kind| !kind.is_empty()).map(str::to_owned);
    let charset = parts
        .find_map(|part| part.strip_prefix("charset="))
        .map(|charset| charset.trim_matches(['"', '\'', ' ']).to_owned())
        .filter(|charset| !charset.is_empty());
    (kind, charset)
}

/// The head and the body: a blank line is between them.
fn split(block: &[u8]) -> (String, &[u8]) {
    let find = |between: &[u8]| {
        let at = block.windows(between.len()).position(|bytes| bytes == between)?;
        Some((at, at + between.len()))
    };
    let ends = [find(b"\r\n\r\n"), find(b"\n\n")];
    let (head, body) = ends.into_iter().flatten().min().unwrap_or((block.len(), block.len()));
    (
        String::from_utf8_lossy(block.get(..head).unwrap_or_default()).into_owned(),
        block.get(body..).unwrap_or_default(),
    )
}

/// The chunks of a body, joined. Crawlers often join them and keep the head that
/// announces them, so a body without a first chunk is taken as it is.
fn joined(body: &[u8], problem: &mut Option<String>) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let line_end = rest.iter().take(64).position(|b| *b == b'\n');
        let size = line_end.and_then(|end| {
            let line = std::str::from_utf8(rest.get(..end)?).ok()?;
            usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()
        });
        let (Some(end), Some(size)) = (line_end, size) else {
            if out.is_empty() {
                return body.to_vec();
            }
            if !rest.trim_ascii().is_empty() {
                problem.get_or_insert_with(|| "its chunks are broken; what follows them is kept as it is".to_owned());
                out.extend_from_slice(rest);
            }
            return out;
        };
        let chunk = rest.get(end + 1..).unwrap_or_default();
        if size == 0 {
            return out;
        }
        if chunk.len() < size {
            problem.get_or_insert_with(|| "its last chunk ends early".to_owned());
        }
        let size = size.min(chunk.len());
        out.extend_from_slice(chunk.get(..size).unwrap_or_default());
        rest = chunk.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or(rest);
        if rest.is_empty() {
            return out;
        }
    }
}

/// A body unpacked, as far as it goes. Crawlers often unpack and keep the head
/// that says packed, so what does not begin as packed is taken as it is.
fn unpacked(body: Vec<u8>, coding: &str, problem: &mut Option<String>) -> Vec<u8> {
    let mut out = Vec::new();
    let read = match coding {
        "gzip" | "x-gzip" if body.starts_with(super::stream::GZIP) => take(MultiGzDecoder::new(&body[..]), &mut out),
        "deflate" => take(ZlibDecoder::new(&body[..]), &mut out).or_else(|error| {
            // Some servers send it without the frame that the standard asks for.
            if out.is_empty() {
                take(DeflateDecoder::new(&body[..]), &mut out)
            } else {
                Err(error)
            }
        }),
        "br" => take(brotli_decompressor::Decompressor::new(&body[..], 4096), &mut out),
        "zstd" if zstd::is_frame(&body) => take(Frames::new(&body[..]), &mut out),
        _ => return body,
    };
    if out.is_empty() && read.is_err() {
        // Not packed at all, or not in this way.
        return body;
    }
    if out.len() > MAX_BODY {
        out.truncate(MAX_BODY);
        *problem = Some(format!(
            "unpacks to more than {} MiB; what is beyond was left out",
            MAX_BODY / (1024 * 1024)
        ));
    } else if let Err(error) = read {
        *problem = Some(format!(
            "its packed bytes are broken ({error}); what could be unpacked is kept"
        ));
    }
    out
}

/// Reads one byte more than is kept, which tells that there is more.
fn take(reader: impl Read, out: &mut Vec<u8>) -> std::io::Result<usize> {
    reader.take(MAX_BODY as u64 + 1).read_to_end(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use std::io::Write;

    fn answer(head: &str, body: &[u8]) -> Answer {
        let block = [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), body].concat();
        read(&block).unwrap()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn head_and_body() {
        let found = answer("Content-Type: Text/HTML; charset=\"Windows-1256\"", b"<p>\r\n\r\nx");
        assert_eq!((found.status, found.kind.as_deref()), (200, Some("text/html")));
        assert_eq!(found.charset.as_deref(), Some("windows-1256"));
        assert_eq!(found.body, b"<p>\r\n\r\nx");
        assert_eq!(read(b"GET / HTTP/1.1"), None);
        assert_eq!(read(b"HTTP/1.0 404"), read(b"HTTP/1.0 404\n\n"));
    }

    #[test]
    fn chunks_right_wrong_and_missing() {
        let chunked = "Transfer-Encoding: chunked";
        assert_eq!(answer(chunked, b"3;x=1\r\nabc\r\n2\r\nde\r\n0\r\n\r\n").body, b"abcde");
        assert_eq!(answer(chunked, b"<html>no chunks").body, b"<html>no chunks");
        let wrong = answer(chunked, b"3\r\nabc\r\nxyz\r\nde");
        assert_eq!(wrong.body, b"abcxyz\r\nde");
        assert!(wrong.problem.is_some());
        let short = answer(chunked, b"9\r\nabc");
        assert_eq!(short.body, b"abc");
        assert!(short.problem.unwrap().contains("early"));
    }

    #[test]
    fn packed_bodies() {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(b"hello").unwrap();
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::default());
        bare.write_all(b"hello").unwrap();
        for (coding, body) in [
            ("gzip", gzip(b"hello")),
            ("gzip, gzip", gzip(&gzip(b"hello"))),
            ("gzip", b"hello".to_vec()),
            ("deflate", zlib.finish().unwrap()),
            ("deflate", bare.finish().unwrap()),
            ("br", b"\x0b\x02\x80hello\x03".to_vec()),
            ("zstd", zstd::tests::packed(b"hello")),
            (
                "zstd",
                [zstd::tests::packed(b"hel"), zstd::tests::packed(b"lo")].concat(),
            ),
            ("zstd", b"hello".to_vec()),
            ("identity", b"hello".to_vec()),
        ] {
            let found = answer(&format!("Content-Encoding: {coding}"), &body);
            assert_eq!(
                (found.body.as_slice(), found.problem),
                (&b"hello"[..], None),
                "{coding}"
            );
        }
        let mut cut = gzip(&b"hello ".repeat(5000));
        cut.truncate(cut.len() - 12);
        let found = answer("Content-Encoding: gzip", &cut);
        assert!(found.body.starts_with(b"hello hello") && found.problem.unwrap().contains("broken"));
    }

    #[test]
    fn a_bomb_is_cut() {
        let found = answer("Content-Encoding: gzip", &gzip(&vec![0; MAX_BODY * 2]));
        assert_eq!(found.body.len(), MAX_BODY);
        assert!(found.problem.unwrap().contains("16 MiB"));
        let found = answer("Content-Encoding: zstd", &zstd::tests::packed(&vec![0; MAX_BODY * 2]));
        assert_eq!(found.body.len(), MAX_BODY);
        assert!(found.problem.unwrap().contains("16 MiB"));
    }
}
