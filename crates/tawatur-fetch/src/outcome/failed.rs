//! What could not be had, and when it may be tried again.

use super::whole_second;
use crate::client::{Exchange, Response};
use crate::clock::{between, later};
use crate::folder::Meaning;
use crate::hosts::Job;
use crate::journal::Line;
use crate::limits::{BACKOFF, LONGEST_REST, PATIENCE, RUNS, TRIES};
use crate::progress::Error;
use crate::round::Round;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use std::time::Duration;
use ureq::http::header::RETRY_AFTER;

impl Round<'_> {
    /// The server says: later.
    pub(super) fn finish_later(&mut self, job: Job, exchange: &Exchange, response: &Response) -> Result<(), Error> {
        let now = self.clock.now();
        let named = response.header(RETRY_AFTER).and_then(|value| retry_after(&value, now));
        let doubled = BACKOFF.saturating_mul(1 << (job.tries.saturating_sub(1)).min(16));
        let wait = named
            .unwrap_or(doubled)
            .max(self.fetcher.options.delay)
            .min(LONGEST_REST);
        self.keep(&job, exchange, Meaning::Nothing, Vec::new())?;
        self.rest(&job.url, wait);
        if job.tries < TRIES && wait <= PATIENCE {
            self.fetcher.hosts.of(&job.url).queue.push_front(job);
            return Ok(());
        }
        let why = format!("the server answers {}: later", response.status);
        self.fail_until(&job, &why, Some(response.status), later(now, wait), false)
    }

    /// Tells that a page could not be had, and when it may be tried again.
    /// What a feed names is given up if it failed for good, or too often.
    pub(crate) fn fail(&mut self, job: &Job, why: &str, status: Option<u16>, for_good: bool) -> Result<(), Error> {
        let page = self.folder.known().pages.get(job.url.as_str());
        let failures = page.map_or(0, |page| page.failures);
        let rest = Duration::from_secs(60)
            .saturating_mul(1 << failures.min(16))
            .min(LONGEST_REST);
        let given_up = !job.is_asked() && (for_good || failures + 1 >= RUNS);
        self.fail_until(job, why, status, later(self.clock.now(), rest), given_up)
    }

    fn fail_until(
        &mut self,
        job: &Job,
        why: &str,
        status: Option<u16>,
        until: Timestamp,
        given_up: bool,
    ) -> Result<(), Error> {
        self.note(job.url.as_str(), why.to_owned());
        self.summary.failed += 1;
        self.progress.done += 1;
        self.folder.note(vec![Line::Failed {
            url: job.url.as_str().to_owned(),
            why: why.to_owned(),
            status,
            until: whole_second(until),
            given_up,
        }])?;
        Ok(())
    }
}

/// How long a server wants to be left alone: seconds, or the end of them.
fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    Some(between(now, until))
}
