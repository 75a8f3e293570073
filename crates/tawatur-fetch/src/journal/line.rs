//! A line of the journal.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
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
