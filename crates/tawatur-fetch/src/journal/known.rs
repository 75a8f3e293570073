//! What the lines of a journal tell, all together.

use super::Line;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;
use tawatur::report::Told;

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

impl Known {
    /// Takes in what a line tells.
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
