//! What a run may take, and how long it waits: every bound of fetching, named.

use std::time::Duration;

/// Bounds of one request, as values so that a test need not wait for them.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until a name is looked up and the server has taken the connection.
    pub connect: Duration,
    /// Until the whole response is there, however it comes.
    pub whole: Duration,
    /// Bytes of a response that are kept.
    pub body: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            whole: Duration::from_secs(90),
            body: 16 * 1024 * 1024,
        }
    }
}

/// Bytes of a robots.txt that are read; RFC 9309 asks for at least this.
pub(crate) const ROBOTS_BYTES: u64 = 500 * 1024;

/// How long a robots.txt counts (RFC 9309, 2.4).
pub(crate) const ROBOTS_AGE: Duration = Duration::from_secs(24 * 60 * 60);

/// How long it counts that a robots.txt could not be had.
pub(crate) const ROBOTS_RETRY: Duration = Duration::from_secs(60 * 60);

/// How many redirects are followed, for a page and for a robots.txt.
pub(crate) const REDIRECTS: u8 = 5;

/// How often a request is made in one run when the server says "later" (429, 503).
pub(crate) const TRIES: u32 = 4;

/// The first wait after a "later" that names no time; each further one is twice as long.
pub(crate) const BACKOFF: Duration = Duration::from_secs(10);

/// A run waits no longer than this for one host; what is left is for the next run.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// After this many failures in a row, the rest of a host is left for the next run.
pub(crate) const STRIKES: u32 = 3;

/// In how many runs a page of a feed is tried before it is given up.
pub(crate) const RUNS: u32 = 8;

/// The longest that a failing feed, or a host that says "later", is left alone.
pub(crate) const LONGEST_REST: Duration = Duration::from_secs(24 * 60 * 60);

/// How many pages of one feed are fetched in a run.
pub(crate) const ENTRIES: usize = 1000;

/// The longest URL that is asked for.
pub(crate) const URL_BYTES: usize = 8 * 1024;

/// Bytes that a feed may have when it is unpacked.
pub(crate) const UNPACKED: u64 = 64 * 1024 * 1024;

/// A WARC file that has this many bytes is followed by another.
pub(crate) const WARC_BYTES: u64 = 1024 * 1024 * 1024;
