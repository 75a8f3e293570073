//! One run over all that is asked for: hosts in parallel, each in its own time.

mod ask;

use crate::client::{Client, Exchange};
use crate::clock::{between, later};
use crate::hosts::{Hosts, Job, Kind};
use crate::journal::Page;
use crate::limits::{PATIENCE, STRIKES};
use crate::options::Options;
use crate::progress::{Error, Event, Progress, Summary};
use crate::source::Source;
use crate::{Clock, Folder, target};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tawatur::lexicon::Lexicon;
use tawatur::report::Note;
use url::Url;

/// How soon it is noticed that the run is to stop.
pub(crate) const TICK: Duration = Duration::from_millis(100);

/// Fetches, and remembers from run to run how each host wants to be treated.
pub struct Fetcher {
    client: Arc<Client>,
    pub(crate) options: Options,
    pub(crate) hosts: Hosts,
}

impl Fetcher {
    /// A fetcher that calls itself `user_agent`.
    ///
    /// # Errors
    /// If the address of a proxy is none.
    pub fn new(options: Options, user_agent: String) -> Result<Self, Error> {
        let client = Client::new(options.limits, options.allow_private, user_agent, &options.proxies);
        Ok(Self {
            client: Arc::new(client.map_err(Error::Proxy)?),
            options,
            hosts: Hosts::default(),
        })
    }

    /// Fetches what is asked for, what that leads to, and what an earlier run
    /// has left. With `patient`, a feed that failed is left alone for a while.
    /// Ends soon after `stop` is set.
    ///
    /// # Errors
    /// If what is fetched cannot be kept.
    pub fn round(
        &mut self,
        asked: &[Source],
        patient: bool,
        folder: &mut Folder,
        clock: &Clock,
        stop: &AtomicBool,
        sink: &mut dyn FnMut(Event),
    ) -> Result<Summary, Error> {
        let (sender, receiver) = channel();
        self.hosts.clear();
        let mut round = Round {
            fetcher: self,
            folder,
            clock,
            sink,
            lexicon: Lexicon::builtin(),
            scheduled: BTreeSet::new(),
            sender,
            progress: Progress::default(),
            summary: Summary::default(),
        };
        round.begin(asked, patient);
        round.work(&receiver, stop)?;
        let summary = round.summary;
        folder.settle()?;
        Ok(summary)
    }
}

/// What came of a job, and the host in whose turn it was.
type Answer = (String, Job, Exchange);

/// A run under way.
pub(crate) struct Round<'r> {
    pub(crate) fetcher: &'r mut Fetcher,
    pub(crate) folder: &'r mut Folder,
    pub(crate) clock: &'r Clock,
    sink: &'r mut dyn FnMut(Event),
    pub(crate) lexicon: &'static Lexicon,
    /// What is or was to be fetched in this run.
    scheduled: BTreeSet<String>,
    sender: Sender<Answer>,
    pub(crate) progress: Progress,
    pub(crate) summary: Summary,
}

impl Round<'_> {
    /// Puts into the queues what is asked for, and what an earlier run has left.
    fn begin(&mut self, asked: &[Source], patient: bool) {
        for message in self.folder.unread() {
            let place = self.folder.path().display().to_string();
            self.note(&place, message);
        }
        let now = self.clock.now();
        for source in asked {
            let page = self.folder.known().pages.get(source.url.as_str());
            let kept = page.and_then(|page| page.version.as_ref());
            if kept.is_some_and(|kept| !kept.changes) && !self.fetcher.options.again {
                self.summary.known += 1;
                continue;
            }
            let rests = page.and_then(|page| page.until).is_some_and(|until| until > now);
            if !(patient && rests) {
                self.schedule(source.job());
            }
        }
        let left: Vec<(Job, bool)> = self
            .folder
            .known()
            .pages
            .iter()
            .filter_map(|left| left_over(left, now))
            .collect();
        for (job, rests) in left {
            if patient && rests {
                self.summary.left += 1;
            } else {
                self.schedule(job);
            }
        }
    }

    /// Puts something into the queue of its host, unless it was there before.
    pub(crate) fn schedule(&mut self, job: Job) {
        if !self.scheduled.insert(job.url.as_str().to_owned()) {
            return;
        }
        self.progress.total += 1;
        let page = self.folder.known().pages.get(job.url.as_str());
        let rest = page.filter(|page| page.host_rests).and_then(|page| page.until);
        let host = self.fetcher.hosts.of(&job.url);
        host.ready = host.ready.max(rest.unwrap_or(Timestamp::MIN));
        host.queue.push_back(job);
    }

    /// Asks and takes answers until nothing is left, or it is to stop.
    fn work(&mut self, receiver: &Receiver<Answer>, stop: &AtomicBool) -> Result<(), Error> {
        loop {
            if stop.load(Ordering::Relaxed) {
                self.summary.interrupted = true;
                self.summary.left += self.progress.total - self.progress.done;
                return Ok(());
            }
            self.start()?;
            if self.progress.running > 0 {
                if let Ok((name, job, exchange)) = receiver.recv_timeout(TICK) {
                    self.progress.running -= 1;
                    self.finish(&name, job, &exchange)?;
                }
            } else if let Some(next) = self.fetcher.hosts.next() {
                (self.clock.sleep)(between(self.clock.now(), next).min(TICK));
            } else {
                return Ok(());
            }
            (self.sink)(Event::Progress(self.progress));
        }
    }

    /// Starts requests to the hosts that may be asked now.
    fn start(&mut self) -> Result<(), Error> {
        let now = self.clock.now();
        for name in self.fetcher.hosts.waiting() {
            let Some(host) = self.fetcher.hosts.get(&name) else {
                continue;
            };
            let rest = between(now, host.ready);
            if host.strikes >= STRIKES {
                self.leave(&name, format!("failed {STRIKES} times in a row"));
            } else if rest > PATIENCE {
                self.leave(
                    &name,
                    format!("wants to be left alone for {} minutes", rest.as_secs() / 60),
                );
            } else if rest.is_zero() && self.progress.running < self.fetcher.options.connections.get() {
                self.ask_next(&name, now)?;
            }
        }
        Ok(())
    }

    /// Leaves what is in the queue of a host for the next run.
    fn leave(&mut self, name: &str, why: String) {
        let Some(host) = self.fetcher.hosts.get(name) else {
            return;
        };
        let count = std::mem::take(&mut host.queue)
            .iter()
            .filter(|job| !matches!(job.kind, Kind::Robots(_)))
            .count();
        self.summary.left += count;
        self.progress.done += count;
        let pages = if count == 1 {
            "1 page is"
        } else {
            &format!("{count} pages are")
        };
        self.note(name, format!("{why}; {pages} left for the next run"));
    }

    /// Lets a host rest for as long as it wants, and not less than the user says.
    pub(crate) fn rest(&mut self, url: &Url, at_least: Duration) {
        let delay = self.fetcher.hosts.delay(url).max(self.fetcher.options.delay);
        let ready = later(self.clock.now(), delay.max(at_least));
        let host = self.fetcher.hosts.of(url);
        host.ready = host.ready.max(ready);
    }

    pub(crate) fn note(&mut self, input: &str, message: String) {
        (self.sink)(Event::Note(Note {
            input: input.to_owned(),
            place: None,
            message,
        }));
    }
}

/// What an earlier run has left of a page, and whether it failed a short while ago.
fn left_over((url, page): (&String, &Page), now: Timestamp) -> Option<(Job, bool)> {
    let via = page.wanted.clone().filter(|_| !page.given_up)?;
    let job = Job::new(target::parse(url).ok()?, Kind::Entry, Some(via)).told(page.told.clone());
    Some((job, page.until.is_some_and(|until| until > now)))
}
