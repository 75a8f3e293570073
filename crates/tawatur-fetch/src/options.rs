//! How to fetch: what a user can choose.

use crate::{Limits, Proxies};
use std::num::NonZeroUsize;
use std::time::Duration;

/// How to fetch.
#[derive(Clone, Debug)]
pub struct Options {
    /// Between two requests to one host; its robots.txt may ask for more.
    pub delay: Duration,
    /// How many hosts are asked at a time.
    pub connections: NonZeroUsize,
    /// Whether addresses outside the public internet may be asked.
    pub allow_private: bool,
    /// Which pages of a feed are fetched.
    pub pages: Pages,
    /// Whether pages that are kept are asked for again, if they have changed.
    pub again: bool,
    /// The proxies to go through.
    pub proxies: Proxies<String>,
    /// Bounds of each request.
    pub limits: Limits,
}

/// Which pages of a feed are fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// Those of which the feed has not the whole text.
    Auto,
    /// All.
    Always,
    /// None.
    Never,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            delay: Duration::from_secs(2),
            connections: NonZeroUsize::MIN.saturating_add(7),
            allow_private: false,
            pages: Pages::Auto,
            again: false,
            proxies: Proxies::default(),
            limits: Limits::default(),
        }
    }
}
