//! An answer to a request for a robots.txt: the rules of its host.

use crate::client::{Cut, Exchange, Response};
use crate::clock::later;
use crate::expand;
use crate::folder::Meaning;
use crate::hosts::Job;
use crate::journal::Line;
use crate::limits::{REDIRECTS, ROBOTS_AGE, ROBOTS_RETRY};
use crate::progress::Error;
use crate::robots::Rules;
use crate::round::Round;
use crate::target;
use ureq::http::header::LOCATION;

impl Round<'_> {
    /// Takes the rules, or why they cannot be had; follows a redirect.
    pub(super) fn finish_robots(
        &mut self,
        name: &str,
        job: Job,
        origin: &str,
        exchange: &Exchange,
    ) -> Result<(), Error> {
        self.keep(&job, exchange, Meaning::Nothing, Vec::new())?;
        let response = exchange.response.as_ref().ok();
        let redirect = response
            .filter(|response| matches!(response.status, 301 | 302 | 303 | 307 | 308))
            .and_then(|response| target::redirect(&job.url, &response.header(LOCATION)?).ok());
        if let Some(url) = redirect
            && job.chain.len() < usize::from(REDIRECTS)
        {
            let mut chain = job.chain.clone();
            chain.push(job.url.as_str().to_owned());
            let next = Job {
                chain,
                ..Job::new(url, job.kind, None)
            };
            if let Some(host) = self.fetcher.hosts.get(name) {
                host.queue.push_front(next);
            }
            return Ok(());
        }
        // A body that broke off says nothing of what its rest forbids.
        let broken = |response: &&Response| !matches!(response.cut, Some(Cut::Time | Cut::Disconnect));
        let whole = response.filter(broken);
        let Some(whole) = whole else {
            let why = match &exchange.response {
                Ok(_) => "the answer broke off before its end".to_owned(),
                Err(failure) => failure.to_string(),
            };
            self.fetcher.hosts.forbid(origin, why);
            return Ok(());
        };
        let status = Some(whole.status);
        let text = if (200..300).contains(&whole.status) {
            String::from_utf8_lossy(&expand::unpacked(whole)).into_owned()
        } else {
            String::new()
        };
        let rules = Rules::of(status, text.as_bytes());
        let age = if matches!(rules, Rules::Nothing) {
            ROBOTS_RETRY
        } else {
            ROBOTS_AGE
        };
        let is_same = self
            .folder
            .known()
            .robots
            .get(origin)
            .is_some_and(|robots| robots.text == text);
        self.folder.note(vec![Line::Robots {
            origin: origin.to_owned(),
            until: later(self.clock.now(), age),
            status,
            text: (!is_same).then_some(text),
        }])?;
        Ok(())
    }
}
