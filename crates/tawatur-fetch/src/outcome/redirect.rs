//! An answer that leads on to another address.

use crate::client::{Exchange, Response};
use crate::folder::Meaning;
use crate::hosts::Job;
use crate::journal::Line;
use crate::limits::REDIRECTS;
use crate::progress::Error;
use crate::round::Round;
use crate::target;
use ureq::http::header::LOCATION;

impl Round<'_> {
    /// Follows it, unless it leads nowhere, in a circle or too far.
    pub(super) fn finish_redirect(&mut self, job: Job, exchange: &Exchange, response: &Response) -> Result<(), Error> {
        let status = response.status;
        let location = response.header(LOCATION);
        let target = location.map(|location| target::redirect(&job.url, &location));
        let problem = match &target {
            None => Some("leads on without saying where to".to_owned()),
            Some(Err(refusal)) => Some(format!("leads on to what {refusal}")),
            Some(Ok(_)) if job.chain.len() >= usize::from(REDIRECTS) => {
                Some(format!("leads on more than {REDIRECTS} times"))
            }
            Some(Ok(url)) if *url == job.url || job.chain.iter().any(|before| before == url.as_str()) => {
                Some("leads on in a circle".to_owned())
            }
            Some(Ok(_)) => None,
        };
        let (Some(Ok(url)), None) = (target, &problem) else {
            self.keep(&job, exchange, Meaning::Nothing, Vec::new())?;
            return self.fail(&job, &problem.unwrap_or_default(), Some(status), true);
        };
        let moved_for_good = matches!(status, 301 | 308) && job.is_asked();
        let is_kept = self
            .folder
            .known()
            .pages
            .get(url.as_str())
            .is_some_and(|page| page.version.is_some());
        let mut lines = Vec::new();
        let goes_on = job.is_asked() || !is_kept || self.fetcher.options.again;
        if goes_on && !job.is_asked() {
            lines.push(Line::Wanted {
                url: url.as_str().to_owned(),
                via: job.url.as_str().to_owned(),
                told: job.told.clone(),
            });
        }
        let changes = job.is_asked();
        self.keep(&job, exchange, Meaning::Version { changes }, lines)?;
        self.progress.done += 1;
        if moved_for_good {
            self.note(job.url.as_str(), format!("has moved for good to {url}"));
        }
        if goes_on {
            let mut chain = job.chain;
            let via = Some(job.url.as_str().to_owned());
            chain.push(job.url.into());
            self.schedule(Job {
                chain,
                ..Job::new(url, job.kind, via).told(job.told)
            });
        } else {
            self.summary.known += 1;
        }
        Ok(())
    }
}
