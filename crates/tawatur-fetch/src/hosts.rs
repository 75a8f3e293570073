//! What is to be asked of each host, when it may be asked next, and what its robots.txt says.

use crate::journal::Known;
use crate::limits::ROBOTS_AGE;
use crate::robots::Rules;
use crate::target;
use jiff::Timestamp;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tawatur::report::Told;
use url::Url;

/// Something to be asked for.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) url: Url,
    pub(crate) kind: Kind,
    /// The addresses that led here by redirects.
    pub(crate) chain: Vec<String>,
    /// How often it was asked for in this run.
    pub(crate) tries: u32,
    /// Where it was found.
    pub(crate) via: Option<String>,
    /// What the feed that names it tells of it.
    pub(crate) told: Option<Arc<Told>>,
}

/// Why something is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The user named it.
    Asked,
    /// A list of feeds names it.
    Listed,
    /// A feed names it.
    Entry,
    /// It is the robots.txt of this origin.
    Robots(String),
}

impl Job {
    pub(crate) fn new(url: Url, kind: Kind, via: Option<String>) -> Self {
        Self {
            url,
            kind,
            chain: Vec::new(),
            tries: 0,
            via,
            told: None,
        }
    }

    /// The same, of which a feed tells something.
    pub(crate) fn told(self, told: Option<Arc<Told>>) -> Self {
        Self { told, ..self }
    }

    /// Whether the user named it, by itself or in a list.
    pub(crate) fn is_asked(&self) -> bool {
        matches!(self.kind, Kind::Asked | Kind::Listed)
    }
}

/// One host.
#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) queue: VecDeque<Job>,
    /// When it may be asked next.
    pub(crate) ready: Timestamp,
    /// Whether a request is under way.
    pub(crate) busy: bool,
    /// Failures in a row.
    pub(crate) strikes: u32,
}

/// All hosts.
#[derive(Default)]
pub(crate) struct Hosts {
    hosts: BTreeMap<String, Host>,
    rules: BTreeMap<String, Ruled>,
}

/// The rules of an origin, how long they count, and why they forbid all.
struct Ruled {
    rules: Rules,
    until: Timestamp,
    why: Option<String>,
}

impl Hosts {
    /// The host of a URL. It is one for all its ports and schemes.
    pub(crate) fn of(&mut self, url: &Url) -> &mut Host {
        let name = url.host_str().unwrap_or_default().to_owned();
        self.hosts.entry(name).or_insert_with(|| Host {
            queue: VecDeque::new(),
            ready: Timestamp::MIN,
            busy: false,
            strikes: 0,
        })
    }

    pub(crate) fn get(&mut self, name: &str) -> Option<&mut Host> {
        self.hosts.get_mut(name)
    }

    /// The names of the hosts that something waits for and that are not busy.
    pub(crate) fn waiting(&self) -> Vec<String> {
        let waiting = self
            .hosts
            .iter()
            .filter(|(_, host)| !host.busy && !host.queue.is_empty());
        waiting.map(|(name, _)| name.clone()).collect()
    }

    /// When the first of the waiting hosts may be asked.
    pub(crate) fn next(&self) -> Option<Timestamp> {
        let waiting = self.hosts.values().filter(|host| !host.busy && !host.queue.is_empty());
        waiting.map(|host| host.ready).min()
    }

    /// Forgets what a run that ended has left, and its failures.
    pub(crate) fn clear(&mut self) {
        for host in self.hosts.values_mut() {
            host.queue.clear();
            host.busy = false;
            host.strikes = 0;
        }
        // A host that gave no answer may give one now; what it answered counts on.
        self.rules.retain(|_, ruled| ruled.why.is_none());
    }

    /// The rules for a URL, if they are known and still count.
    pub(crate) fn rules(&mut self, url: &Url, known: &Known, now: Timestamp) -> Option<&Rules> {
        let origin = target::origin(url);
        if self.rules.get(&origin).is_none_or(|ruled| ruled.until <= now) {
            let robots = known.robots.get(&origin)?;
            let until = robots.until.filter(|until| *until > now)?;
            let rules = Rules::of(robots.status, robots.text.as_bytes());
            let why = None;
            self.rules.insert(origin.clone(), Ruled { rules, until, why });
        }
        self.rules.get(&origin).map(|ruled| &ruled.rules)
    }

    /// Remembers for this run that an origin does not tell its rules.
    pub(crate) fn forbid(&mut self, origin: &str, why: String) {
        let ruled = Ruled {
            rules: Rules::Nothing,
            until: Timestamp::MAX,
            why: Some(why),
        };
        self.rules.insert(origin.to_owned(), ruled);
    }

    /// Why nothing may be asked of the origin of a URL, if it gave no answer.
    pub(crate) fn why(&self, url: &Url) -> Option<&str> {
        self.rules.get(&target::origin(url))?.why.as_deref()
    }

    /// How long the host asks to be left alone between requests.
    pub(crate) fn delay(&self, url: &Url) -> Duration {
        let ruled = self.rules.get(&target::origin(url));
        let delay = ruled.and_then(|ruled| ruled.rules.delay());
        delay.unwrap_or_default().min(ROBOTS_AGE)
    }
}
