//! What an answer means: for the page, for its host, and for what is fetched next.

mod failed;
mod redirect;
mod robots;

use crate::client::{Cut, Exchange, Failure, Response};
use crate::expand::{self, Found};
use crate::folder::{Meaning, Part};
use crate::hosts::{Job, Kind};
use crate::journal::Line;
use crate::limits::ENTRIES;
use crate::options::Pages;
use crate::progress::Error;
use crate::round::Round;
use jiff::Timestamp;
use std::time::Duration;

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
}

fn whole_second(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}
