//! Which request a host is asked next, as its robots.txt allows.

use super::Round;
use crate::client::{Ask, Exchange, Failure};
use crate::hosts::{Job, Kind};
use crate::limits::ROBOTS_BYTES;
use crate::progress::Error;
use crate::robots::Rules;
use crate::target;
use jiff::Timestamp;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

impl Round<'_> {
    /// Makes the next request to a host that its robots.txt allows.
    pub(super) fn ask_next(&mut self, name: &str, now: Timestamp) -> Result<(), Error> {
        while let Some(job) = self.fetcher.hosts.get(name).and_then(|host| host.queue.pop_front()) {
            if matches!(job.kind, Kind::Robots(_)) {
                self.ask(name, job);
                return Ok(());
            }
            let known = self.folder.known();
            match self.fetcher.hosts.rules(&job.url, known, now) {
                None => {
                    let mut robots = job.url.clone();
                    robots.set_path("/robots.txt");
                    robots.set_query(None);
                    let kind = Kind::Robots(target::origin(&job.url));
                    if let Some(host) = self.fetcher.hosts.get(name) {
                        host.queue.push_front(job);
                    }
                    self.ask(name, Job::new(robots, kind, None));
                    return Ok(());
                }
                Some(Rules::Nothing) => {
                    let why = self.fetcher.hosts.why(&job.url).unwrap_or("the server has a problem");
                    let why = format!("its robots.txt cannot be had: {why}");
                    if let Some(host) = self.fetcher.hosts.get(name) {
                        host.queue.push_front(job);
                    }
                    self.leave(name, why);
                }
                Some(rules) if !rules.allow(&job.url) => {
                    self.fail(&job, "is not allowed by the robots.txt of its host", None, true)?;
                }
                Some(_) => {
                    self.ask(name, job);
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Makes a request, on a thread of its own.
    fn ask(&mut self, name: &str, mut job: Job) {
        job.tries += 1;
        let page = self.folder.known().pages.get(job.url.as_str());
        let version = page.and_then(|page| page.version.as_ref());
        // A feed that answers that it is as it was does not name its pages, and
        // these are to be asked for again.
        let version = version.filter(|version| !(self.fetcher.options.again && version.changes));
        let is_robots = matches!(job.kind, Kind::Robots(_));
        let ask = Ask {
            url: job.url.clone(),
            etag: version.and_then(|version| version.etag.clone()),
            modified: version.and_then(|version| version.modified.clone()),
            limit: if is_robots {
                ROBOTS_BYTES
            } else {
                self.fetcher.options.limits.body
            },
        };
        let (client, sender) = (Arc::clone(&self.fetcher.client), self.sender.clone());
        let (turn, spare) = (name.to_owned(), job.clone());
        let started = thread::Builder::new().name("fetch".to_owned()).spawn(move || {
            let exchange = catch_unwind(AssertUnwindSafe(|| client.get(&ask))).unwrap_or_else(|_| fault());
            // Nobody listens any more when the run was stopped.
            let _ = sender.send((turn, job, exchange));
        });
        if started.is_err() {
            let _ = self.sender.send((name.to_owned(), spare, fault()));
        }
        self.progress.running += 1;
        if let Some(host) = self.fetcher.hosts.get(name) {
            host.busy = true;
        }
    }
}

fn fault() -> Exchange {
    Exchange {
        request: Vec::new(),
        response: Err(Failure::Fault),
    }
}
