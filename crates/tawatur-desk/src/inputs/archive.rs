//! Web archives → pieces: the pages and feeds among their records.

use super::http::{self, Answer};
use super::pieces::{Piece, Supply};
use super::records::{Record, Records};
use super::{MAX_PAGE_BYTES, Refusal, sniff};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use tawatur::report::{Format, Known, Note, Told};

/// How many records of one archive are kept in mind as originals that later ones
/// refer to; a number each.
const MAX_ORIGINALS: usize = 1_000_000;

/// How many records that only refer to an original elsewhere are told one by one.
const MAX_TOLD: usize = 5;

/// The longest record that tells of another one.
const MAX_TELLING: u64 = 256 * 1024;

/// The pages and feeds of an archive, one a piece.
pub(super) struct Archive {
    records: Records,
    name: String,
    /// Hashes of what was read: ids, digests, addresses with dates.
    originals: HashSet<u64>,
    /// Records that refer to an original that is not in this archive before them.
    elsewhere: usize,
    /// What the last record of the kind tells of another, by the other's id.
    told: Option<(String, Told)>,
    /// Pieces given so far.
    given: usize,
    over: bool,
}

impl Archive {
    pub(super) fn new(records: Records, name: &str) -> Self {
        Self {
            records,
            name: name.to_owned(),
            originals: HashSet::new(),
            elsewhere: 0,
            told: None,
            given: 0,
            over: false,
        }
    }

    /// The piece that a record gives, if it holds something to read or to tell.
    fn piece(&mut self, record: Record) -> Option<Piece> {
        if record.kind == "metadata" {
            self.told = told(&record);
        }
        let place = record.place();
        let note = |message: String| Note {
            input: self.name.clone(),
            place: Some(place.clone()),
            message,
        };
        let mut piece = Piece {
            place: Some(place.clone()),
            ..Piece::default()
        };
        if let Some(problem) = &record.problem {
            piece.refused = 1;
            piece.notes.push(note(problem.clone()));
        }
        if let Some(why) = record.field("warc-truncated") {
            piece.notes.push(note(format!("the crawler cut it ({why})")));
        }
        if record.kind == "revisit" {
            let known = refers_to(&record).into_iter().any(|key| self.originals.contains(&key));
            if !known {
                self.elsewhere += 1;
                if self.elsewhere <= MAX_TOLD {
                    let url = record.field("warc-target-uri").unwrap_or("an address");
                    piece.notes.push(note(format!(
                        "a revisit of {url} whose original is not in this archive before it; give that archive too"
                    )));
                }
            }
        }
        let read = content(&record).filter(|(answer, _)| !answer.body.trim_ascii().is_empty());
        if let Some((answer, format)) = read {
            if self.originals.len() < MAX_ORIGINALS {
                self.originals.extend(names(&record));
            }
            if let Some(problem) = answer.problem {
                piece.refused = 1;
                piece.notes.push(note(problem));
            }
            piece.format = format;
            piece.bytes = answer.body;
            if format == Format::Html {
                piece.bytes.truncate(MAX_PAGE_BYTES);
            }
            piece.known = Known {
                url: record.field("warc-target-uri").map(str::to_owned),
                charset: answer.charset,
                fetched: record.field("warc-date").map(str::to_owned),
                told: self.told_of(&record),
                ..Known::default()
            };
            piece.id.clone_from(&piece.known.url);
            self.given += 1;
        } else if piece.notes.is_empty() {
            return None;
        } else {
            piece.expected = Some(0);
        }
        Some(piece)
    }
}

impl Archive {
    /// What the record before tells of this one.
    fn told_of(&mut self, record: &Record) -> Option<Told> {
        let id = record.field("warc-record-id")?;
        self.told.take_if(|(of, _)| of == id).map(|(_, told)| told)
    }
}

/// What a record tells of another, and the other's id. `tawatur fetch` writes
/// it in front of a page, with what the feed told of it.
fn told(record: &Record) -> Option<(String, Told)> {
    let of = record.field("warc-concurrent-to")?.to_owned();
    let text = String::from_utf8_lossy(&record.block);
    let fields = text.lines().filter_map(|line| line.split_once(':'));
    Some((of, Told::from_fields(fields)?))
}

impl Supply for Archive {
    fn next(&mut self) -> Result<Option<Piece>, Refusal> {
        while !self.over {
            let Some(record) = self.records.next(is_wanted)? else {
                self.over = true;
                break;
            };
            if let Some(piece) = self.piece(record) {
                return Ok(Some(piece));
            }
        }
        if self.elsewhere > MAX_TOLD {
            let more = self.elsewhere - MAX_TOLD;
            self.elsewhere = 0;
            return Ok(Some(Piece {
                notes: vec![Note {
                    input: self.name.clone(),
                    place: None,
                    message: format!("{more} more revisits have their original in another archive"),
                }],
                expected: Some(0),
                ..Piece::default()
            }));
        }
        if self.given == 0 {
            self.given = 1;
            return Err(Refusal::NoPages);
        }
        Ok(None)
    }
}

/// Whether a record can hold something to read.
fn is_wanted(record: &Record) -> bool {
    match record.kind.as_str() {
        "response" => true,
        "metadata" => {
            let (kind, _) = http::content_type(record.field("content-type"));
            let length = record.field("content-length").and_then(|length| length.parse().ok());
            kind.as_deref() == Some("application/warc-fields")
                && length.is_some_and(|length: u64| length <= MAX_TELLING)
        }
        "resource" | "conversion" => {
            let (kind, _) = http::content_type(record.field("content-type"));
            kind.is_none_or(|kind| kind.starts_with("text/") || kind.contains("xml") || kind.contains("json"))
        }
        _ => false,
    }
}

/// What a record holds, if it is a page, a feed, or plain text by itself.
fn content(record: &Record) -> Option<(Answer, Format)> {
    let answer = match record.kind.as_str() {
        "response" => http::read(&record.block).filter(|answer| matches!(answer.status, 200..=299))?,
        "resource" | "conversion" => {
            let (kind, charset) = http::content_type(record.field("content-type"));
            Answer {
                status: 200,
                kind,
                charset,
                body: record.block.clone(),
                problem: None,
            }
        }
        _ => return None,
    };
    let looks = sniff::by_content(&answer.body);
    let kind = answer.kind.as_deref().unwrap_or("text/html");
    let format = match kind {
        "text/html" | "application/xhtml+xml" if looks == Format::Xml => Format::Xml,
        "text/html" | "application/xhtml+xml" => Format::Html,
        "application/feed+json" => Format::JsonLines,
        "application/json" if memchr::memmem::find(&answer.body, b"jsonfeed.org/version").is_some() => {
            Format::JsonLines
        }
        kind if kind.ends_with("xml") => looks,
        // Text that a server sends is its programs' as often as not; what a tool
        // has made of a page, and what was put in by hand, is to be read.
        "text/plain" if record.kind != "response" && is_page(record) => Format::Text,
        _ => return None,
    };
    let format = if kind.ends_with("xml") && format == Format::Text {
        Format::Xml
    } else {
        format
    };
    Some((answer, format))
}

/// Whether a record is of a page, and not of the crawler's own papers.
fn is_page(record: &Record) -> bool {
    let scheme = record.field("warc-target-uri").and_then(|url| url.split(':').next());
    scheme.is_none_or(|scheme| matches!(scheme, "http" | "https" | "file"))
}

/// What later records call this one by.
fn names(record: &Record) -> Vec<u64> {
    let field = |name| record.field(name).unwrap_or_default();
    [
        ("id", field("warc-record-id"), ""),
        ("digest", field("warc-payload-digest"), ""),
        ("page", field("warc-target-uri"), field("warc-date")),
    ]
    .into_iter()
    .filter(|(_, value, _)| !value.is_empty())
    .map(hash)
    .collect()
}

/// What a revisit calls its original by.
fn refers_to(record: &Record) -> Vec<u64> {
    let field = |name| record.field(name).unwrap_or_default();
    [
        ("id", field("warc-refers-to"), ""),
        ("digest", field("warc-payload-digest"), ""),
        ("page", field("warc-refers-to-target-uri"), field("warc-refers-to-date")),
    ]
    .into_iter()
    .filter(|(_, value, _)| !value.is_empty())
    .map(hash)
    .collect()
}

fn hash(name: (&str, &str, &str)) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
