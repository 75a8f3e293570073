//! The journal of a folder: what was asked for, what came of it, and what is still to be fetched.
//!
//! One JSON object a line, only ever added to. A database would bring a
//! library and a file that no other tool reads, for what is read once at the
//! start and then known. A line that a crash tore is dropped, and what it told
//! is done again.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use tawatur::report::Told;

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum Line {
    /// A WARC file is begun; it is empty.
    Opened { warc: String },
    /// A page is to be fetched.
    Wanted {
        url: String,
        via: String,
        /// What the feed that names it tells of it.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "shared")]
        told: Option<Arc<Told>>,
    },
    /// A response is kept. The WARC file then ends at `end`.
    Kept {
        url: String,
        #[serde(with = "written")]
        at: Timestamp,
        status: u16,
        digest: String,
        record: String,
        warc: String,
        end: u64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        etag: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        modified: Option<String>,
        /// Whether it is asked for again in every run: a feed, or what leads to one.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changes: bool,
    },
    /// The page is as it was.
    Unchanged {
        url: String,
        #[serde(with = "written")]
        at: Timestamp,
        warc: String,
        end: u64,
    },
    /// A response is kept that is not to stand for the page: a failure, or a part.
    Noted { warc: String, end: u64 },
    /// The page could not be had.
    Failed {
        url: String,
        why: String,
        /// The server's answer, if there was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<u16>,
        /// When it may be tried again.
        #[serde(with = "written")]
        until: Timestamp,
        /// Whether it is given up.
        given_up: bool,
    },
    /// What a host said about robots.
    Robots {
        origin: String,
        #[serde(with = "written")]
        until: Timestamp,
        /// The answer's status; none if there was no answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<u16>,
        /// Its text, unless it is the same as before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
}

/// What is known of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Page {
    /// The version that is kept.
    pub(crate) version: Option<Version>,
    /// Where it was found, while it is still to be fetched.
    pub(crate) wanted: Option<String>,
    /// What the feed that names it tells of it.
    pub(crate) told: Option<Arc<Told>>,
    /// Runs since the last success in which it could not be had.
    pub(crate) failures: u32,
    /// When it may be tried again.
    pub(crate) until: Option<Timestamp>,
    /// Whether the host asked to be left alone until then.
    pub(crate) host_rests: bool,
    /// Whether it is given up.
    pub(crate) given_up: bool,
}

/// A version of a page that is kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Version {
    pub(crate) at: Timestamp,
    /// When it was last found to be so.
    pub(crate) seen: Timestamp,
    pub(crate) digest: String,
    pub(crate) record: String,
    pub(crate) etag: Option<String>,
    pub(crate) modified: Option<String>,
    /// Whether it is asked for again in every run.
    pub(crate) changes: bool,
}

/// What a host said about robots.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Robots {
    pub(crate) until: Option<Timestamp>,
    pub(crate) status: Option<u16>,
    pub(crate) text: String,
}

/// All that the lines tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Known {
    pub(crate) pages: BTreeMap<String, Page>,
    pub(crate) robots: BTreeMap<String, Robots>,
    /// The WARC file written to last, and where it ends.
    pub(crate) warc: Option<(String, u64)>,
}

/// An open journal, which no other program has open.
#[derive(Debug)]
pub(crate) struct Journal {
    file: File,
}

impl Journal {
    /// Opens or begins a journal, and reads it. Gives the numbers of lines
    /// that could not be read, too.
    pub(crate) fn open(path: &Path) -> io::Result<(Self, Known, Vec<usize>)> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = "another `tawatur fetch` or `watch` is at work in this folder";
                return Err(io::Error::new(io::ErrorKind::ResourceBusy, message));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let mut known = Known::default();
        let mut unread = Vec::new();
        let mut whole = 0;
        let mut reader = BufReader::new(&file);
        let mut bytes = Vec::new();
        for number in 1.. {
            bytes.clear();
            let length = reader.read_until(b'\n', &mut bytes)?;
            if bytes.last() != Some(&b'\n') {
                break;
            }
            whole += length as u64;
            match serde_json::from_slice(&bytes) {
                Ok(line) => known.apply(line),
                Err(_) if bytes.trim_ascii().is_empty() => {}
                Err(_) => unread.push(number),
            }
        }
        // What a crash left of a line must not run into the next one.
        file.set_len(whole)?;
        file.seek(SeekFrom::End(0))?;
        Ok((Self { file }, known, unread))
    }

    /// Adds lines, all in one write.
    pub(crate) fn add(&mut self, lines: &[Line]) -> io::Result<()> {
        let mut bytes = Vec::new();
        for line in lines {
            serde_json::to_writer(&mut bytes, line)?;
            bytes.push(b'\n');
        }
        self.file.write_all(&bytes)
    }
}

impl Known {
    pub(crate) fn apply(&mut self, line: Line) {
        match line {
            Line::Opened { warc } => self.warc = Some((warc, 0)),
            Line::Noted { warc, end } => self.warc = Some((warc, end)),
            Line::Wanted { url, via, told } => {
                let page = self.pages.entry(url).or_default();
                *page = Page {
                    version: page.version.take(),
                    wanted: Some(via),
                    told,
                    ..Page::default()
                };
            }
            Line::Kept {
                url,
                at,
                digest,
                record,
                warc,
                end,
                etag,
                modified,
                changes,
                ..
            } => {
                let version = Version {
                    at,
                    seen: at,
                    digest,
                    record,
                    etag,
                    modified,
                    changes,
                };
                let page = self.pages.entry(url).or_default();
                *page = Page {
                    version: Some(version),
                    told: page.told.take(),
                    ..Page::default()
                };
                self.warc = Some((warc, end));
            }
            Line::Unchanged { url, at, warc, end } => {
                let page = self.pages.entry(url).or_default();
                let version = page.version.take().map(|version| Version { seen: at, ..version });
                *page = Page {
                    version,
                    told: page.told.take(),
                    ..Page::default()
                };
                self.warc = Some((warc, end));
            }
            Line::Failed {
                url,
                status,
                until,
                given_up,
                ..
            } => {
                let page = self.pages.entry(url).or_default();
                page.failures = page.failures.saturating_add(1);
                page.until = Some(until);
                page.host_rests = matches!(status, Some(429 | 503));
                page.given_up = given_up;
            }
            Line::Robots {
                origin,
                until,
                status,
                text,
            } => {
                let robots = self.robots.entry(origin).or_default();
                robots.until = Some(until);
                robots.status = status;
                if let Some(text) = text {
                    robots.text = text;
                }
            }
        }
    }
}

/// What feeds tell, which the jobs of a run share.
mod shared {
    use super::{Arc, Told};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(told: &Option<Arc<Told>>, to: S) -> Result<S::Ok, S::Error> {
        told.as_deref().serialize(to)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Option<Arc<Told>>, D::Error> {
        Ok(Option::<Told>::deserialize(from)?.map(Arc::new))
    }
}

/// Times as RFC 3339.
mod written {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(time: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(time)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Timestamp, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests;
