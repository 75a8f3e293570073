//! What an answer means: for the page, for its host, and for what is fetched next.

use crate::client::{Cut, Exchange, Failure, Response};
use crate::clock::{between, later};
use crate::expand::{self, Found};
use crate::folder::{Meaning, Part};
use crate::hosts::{Job, Kind};
use crate::journal::Line;
use crate::limits::{BACKOFF, ENTRIES, LONGEST_REST, PATIENCE, REDIRECTS, ROBOTS_AGE, ROBOTS_RETRY, RUNS, TRIES};
use crate::options::Pages;
use crate::progress::Error;
use crate::robots::Rules;
use crate::round::Round;
use crate::target;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use std::time::Duration;
use ureq::http::header::{LOCATION, RETRY_AFTER};

impl Round<'_> {
    /// Takes an answer: keeps it, and goes on from it.
    pub(crate) fn finish(&mut self, name: &str, job: Job, exchange: &Exchange) -> Result<(), Error> {
        if let Some(host) = self.fetcher.hosts.get(name) {
            host.busy = false;
        }
        if let Ok(response) = &exchange.response {
            self.progress.bytes += response.body.len() as u64;
        }
        if let Kind::Robots(origin) = &job.kind {
            let origin = origin.clone();
            return self.finish_robots(name, job, &origin, exchange);
        }
        match &exchange.response {
            Ok(response) => {
                self.fetcher.hosts.of(&job.url).strikes = 0;
                self.rest(&job.url, Duration::ZERO);
                self.finish_response(job, exchange, response)
            }
            Err(failure) => {
                if !matches!(failure, Failure::Private(_)) {
                    self.fetcher.hosts.of(&job.url).strikes += 1;
                }
                self.rest(&job.url, Duration::ZERO);
                self.fail(&job, &failure.to_string(), None, false)
            }
        }
    }

    fn finish_response(&mut self, job: Job, exchange: &Exchange, response: &Response) -> Result<(), Error> {
        let status = response.status;
        match status {
            429 | 503 => self.finish_later(job, exchange, response),
            304 if self
                .folder
                .known()
                .pages
                .get(job.url.as_str())
                .is_some_and(|page| page.version.is_some()) =>
            {
                self.keep(&job, exchange, Meaning::Version { changes: false }, Vec::new())?;
                self.summary.unchanged += 1;
                self.progress.done += 1;
                Ok(())
            }
            301 | 302 | 303 | 307 | 308 => self.finish_redirect(job, exchange, response),
            200..=299 => match response.cut {
                Some(Cut::Time | Cut::Disconnect) => {
                    self.keep(&job, exchange, Meaning::Nothing, Vec::new())?;
                    self.fail(&job, "the answer broke off before its end", Some(status), false)
                }
                Some(Cut::Length) => {
                    let limit = self.fetcher.options.limits.body / (1024 * 1024);
                    self.note(
                        job.url.as_str(),
                        format!("is longer than {limit} MiB; the beginning is kept"),
                    );
                    self.finish_page(&job, exchange, response)
                }
                None => self.finish_page(&job, exchange, response),
            },
            _ => {
                self.keep(&job, exchange, Meaning::Nothing, Vec::new())?;
                let why = match status {
                    410 if job.is_asked() => "is gone for good (410); take it off your list".to_owned(),
                    _ => format!("the server answers {status}"),
                };
                let for_good = (400..500).contains(&status) && !matches!(status, 408 | 425);
                self.fail(&job, &why, Some(status), for_good)
            }
        }
    }

    /// A page, a feed or a list.
    fn finish_page(&mut self, job: &Job, exchange: &Exchange, response: &Response) -> Result<(), Error> {
        let found = if job.is_asked() {
            expand::look(response, &job.url, self.lexicon)
        } else {
            Found::Page
        };
        let changes = !matches!(found, Found::Page);
        let next = self.next(job, found);
        let wanted = |next: &Job| Line::Wanted {
            url: next.url.as_str().to_owned(),
            via: job.url.as_str().to_owned(),
            told: next.told.clone(),
        };
        let lines = next
            .iter()
            .filter(|next| next.kind == Kind::Entry)
            .map(wanted)
            .collect();
        if self.keep(job, exchange, Meaning::Version { changes }, lines)? {
            self.summary.kept += 1;
        } else {
            self.summary.unchanged += 1;
        }
        self.progress.done += 1;
        for next in next {
            self.schedule(next);
        }
        Ok(())
    }

    /// What is to be fetched because of what was found.
    fn next(&mut self, job: &Job, found: Found) -> Vec<Job> {
        let via = Some(job.url.as_str().to_owned());
        match found {
            Found::Page => Vec::new(),
            Found::List(_) if job.kind == Kind::Listed => {
                self.note(job.url.as_str(), "is a list within a list; left out".to_owned());
                Vec::new()
            }
            Found::List(urls) => urls
                .into_iter()
                .map(|url| Job::new(url, Kind::Listed, via.clone()))
                .collect(),
            Found::Feed(_) if self.fetcher.options.pages == Pages::Never => Vec::new(),
            Found::Feed(entries) => {
                let now = self.clock.now();
                let all = self.fetcher.options.pages == Pages::Always;
                let known = self.folder.known();
                let mut next: Vec<Job> = entries
                    .into_iter()
                    .filter(|entry| all || !entry.full)
                    .filter(|entry| match known.pages.get(entry.url.as_str()) {
                        None => true,
                        Some(page) => match &page.version {
                            None => page.wanted.is_none() && !page.given_up,
                            Some(version) => {
                                let is_newer = |at: i64| at > version.seen.as_second() && at <= now.as_second();
                                self.fetcher.options.again || entry.updated.is_some_and(is_newer)
                            }
                        },
                    })
                    .map(|entry| Job::new(entry.url, Kind::Entry, via.clone()).told(entry.told))
                    .collect();
                if next.len() > ENTRIES {
                    next.truncate(ENTRIES);
                    let message = format!("names more than {ENTRIES} new pages; the first {ENTRIES} are fetched");
                    self.note(job.url.as_str(), message);
                }
                next
            }
        }
    }

    fn finish_redirect(&mut self, job: Job, exchange: &Exchange, response: &Response) -> Result<(), Error> {
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

    /// The server says: later.
    fn finish_later(&mut self, job: Job, exchange: &Exchange, response: &Response) -> Result<(), Error> {
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

    fn finish_robots(&mut self, name: &str, job: Job, origin: &str, exchange: &Exchange) -> Result<(), Error> {
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

    /// Keeps an exchange. Whether it is new.
    fn keep(&mut self, job: &Job, exchange: &Exchange, meaning: Meaning, lines: Vec<Line>) -> Result<bool, Error> {
        let known = self.folder.known().pages.get(job.url.as_str());
        let told = job.told.clone().or_else(|| known?.told.clone());
        let part = Part {
            url: job.url.as_str(),
            at: whole_second(self.clock.now()),
            exchange,
            via: job.via.as_deref(),
            told: told.as_deref(),
            meaning,
        };
        Ok(self.folder.keep(part, lines)?)
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

fn whole_second(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}
