//! What a run tells: how far it is, what came of it, and why it ended early.

use jiff::Timestamp;
use std::io;
use tawatur::report::Note;

/// What a run tells while it is under way.
#[derive(Clone, Debug)]
pub enum Event {
    /// Something to know about an address.
    Note(Note),
    /// How far the run is.
    Progress(Progress),
    /// A round of a watch is over, and the next one begins then.
    Resting {
        /// When the next round begins.
        until: Timestamp,
        /// What came of the round.
        summary: Summary,
    },
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Addresses that are done.
    pub done: usize,
    /// Addresses that are known so far.
    pub total: usize,
    /// Bytes that came.
    pub bytes: u64,
    /// Requests under way.
    pub running: usize,
}

/// What came of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Responses that are new.
    pub kept: usize,
    /// Pages that are as they were.
    pub unchanged: usize,
    /// Pages that are kept already and were not asked for.
    pub known: usize,
    /// Pages that could not be had.
    pub failed: usize,
    /// Pages that are left for the next run.
    pub left: usize,
    /// Whether the run was stopped.
    pub interrupted: bool,
}

impl Summary {
    /// Adds what came of another run.
    pub fn add(&mut self, other: Self) {
        self.kept += other.kept;
        self.unchanged += other.unchanged;
        self.known += other.known;
        self.failed += other.failed;
        self.left = other.left;
        self.interrupted |= other.interrupted;
    }
}

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was fetched cannot be kept.
    #[error(transparent)]
    Folder(#[from] io::Error),
    /// An address of a proxy is none.
    #[error("{0:?} is no address of a proxy; see HTTP_PROXY, HTTPS_PROXY and ALL_PROXY")]
    Proxy(String),
}
