//! The folder that everything is kept in: WARC files, one a day, and the journal.
//!
//! A record is written whole before the journal tells of it. So whenever the
//! program ends, what lies behind the end that the journal knows is the torn
//! part of a record, and is cut off when the folder is opened again.

use crate::client::Exchange;
use crate::journal::{Journal, Known, Line, Version};
use crate::limits::WARC_BYTES;
use crate::warc::{self, Before, Kept};
use jiff::Timestamp;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tawatur::report::Told;
use ureq::http::header::{ETAG, LAST_MODIFIED};

/// The journal's name. It is hidden, so that reading the folder reads the WARC files alone.
const JOURNAL: &str = ".tawatur-journal.jsonl";

/// An open folder, which no other program writes to.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    journal: Journal,
    known: Known,
    unread: Vec<usize>,
    warc: Option<Open>,
    user_agent: String,
}

/// The WARC file that is written to.
#[derive(Debug)]
struct Open {
    name: String,
    file: File,
    end: u64,
}

impl Folder {
    /// Whether an earlier run has kept anything in this folder.
    #[must_use]
    pub fn is_begun(path: &Path) -> bool {
        path.join(JOURNAL).exists()
    }

    /// Opens a folder, or makes it.
    ///
    /// # Errors
    /// If it cannot be made or written to, or if another run is at work in it.
    pub fn open(path: &Path, user_agent: &str) -> io::Result<Self> {
        if path.is_file() {
            return Err(io::Error::new(io::ErrorKind::NotADirectory, "is a file, not a folder"));
        }
        fs::create_dir_all(path)?;
        let (journal, known, unread) = Journal::open(&path.join(JOURNAL))?;
        let mut folder = Self {
            path: path.to_owned(),
            journal,
            known,
            unread,
            warc: None,
            user_agent: user_agent.to_owned(),
        };
        folder.mend()?;
        Ok(folder)
    }

    /// Where the folder is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many pages are still to be fetched.
    #[must_use]
    pub fn waiting(&self) -> usize {
        let waits = |page: &&crate::journal::Page| page.wanted.is_some() && !page.given_up;
        self.known.pages.values().filter(waits).count()
    }

    pub(crate) fn known(&self) -> &Known {
        &self.known
    }

    /// Lines of the journal that could not be read.
    pub(crate) fn unread(&self) -> Vec<String> {
        self.unread
            .iter()
            .map(|line| format!("line {line} of the journal cannot be read; what it told is done again"))
            .collect()
    }

    /// Keeps lines that come with no response.
    pub(crate) fn note(&mut self, lines: Vec<Line>) -> io::Result<()> {
        self.journal.add(&lines)?;
        for line in lines {
            self.known.apply(line);
        }
        Ok(())
    }

    /// Keeps an exchange, and in the journal `lines` and then what it means
    /// for the page. The whole counts or nothing does. Whether it is new.
    pub(crate) fn keep(&mut self, part: Part, mut lines: Vec<Line>) -> io::Result<bool> {
        let Ok(response) = &part.exchange.response else {
            self.note(lines)?;
            return Ok(false);
        };
        let version = self.known.pages.get(part.url).and_then(|page| page.version.clone());
        let digest = warc::digest(&response.body);
        let is_same = match response.status {
            304 => true,
            200..=299 => response.cut.is_none() && version.as_ref().is_some_and(|version| version.digest == digest),
            _ => false,
        };
        let same = version.as_ref().filter(|_| is_same);
        let (records, record) = warc::records(&Kept {
            url: part.url,
            at: part.at,
            request: &part.exchange.request,
            response,
            via: part.via,
            told: part.told,
            same_as: same.map(Version::before),
        })?;
        let (warc, end) = self.append(&records, part.at)?;
        let is_new = same.is_none();
        lines.push(match part.meaning {
            Meaning::Nothing => Line::Noted { warc, end },
            Meaning::Version { .. } if !is_new => Line::Unchanged {
                url: part.url.to_owned(),
                at: part.at,
                warc,
                end,
            },
            Meaning::Version { changes } => Line::Kept {
                url: part.url.to_owned(),
                at: part.at,
                status: response.status,
                digest,
                record,
                warc,
                end,
                etag: response.header(ETAG),
                modified: response.header(LAST_MODIFIED),
                changes,
            },
        });
        self.note(lines)?;
        Ok(is_new)
    }

    /// Makes sure that what was written is on the disk.
    pub(crate) fn settle(&mut self) -> io::Result<()> {
        self.warc.as_ref().map_or(Ok(()), |open| open.file.sync_data())
    }

    /// Cuts off what a crash left behind the last whole record.
    fn mend(&mut self) -> io::Result<()> {
        let Some((name, end)) = self.known.warc.clone() else {
            return Ok(());
        };
        let path = self.path.join(&name);
        let Ok(there) = path.metadata() else { return Ok(()) };
        if end == 0 {
            return fs::remove_file(path);
        }
        if there.len() < end {
            // Somebody else wrote it anew; leave it, and begin another.
            return Ok(());
        }
        let file = OpenOptions::new().append(true).open(path)?;
        file.set_len(end)?;
        self.warc = Some(Open { name, file, end });
        Ok(())
    }

    /// Writes records to the file of the day, and gives its name and where it ends.
    fn append(&mut self, records: &[u8], at: Timestamp) -> io::Result<(String, u64)> {
        let day = at.to_string().get(..10).unwrap_or_default().replace('-', "");
        let fits = |open: &Open| open.end < WARC_BYTES && open.name.contains(&day);
        if !self.warc.as_ref().is_some_and(fits) {
            self.begin(&day, at)?;
        }
        let Some(open) = &mut self.warc else {
            return Err(io::Error::other("no file is open"));
        };
        if let Err(error) = open.file.write_all(records) {
            // A full disk leaves a part of a record.
            let _ = open.file.set_len(open.end);
            return Err(error);
        }
        open.end += records.len() as u64;
        Ok((open.name.clone(), open.end))
    }

    /// Begins the next file of a day.
    fn begin(&mut self, day: &str, at: Timestamp) -> io::Result<()> {
        self.settle()?;
        for serial in 1..=99_999 {
            let name = format!("tawatur-{day}-{serial:05}.warc.gz");
            let path = self.path.join(&name);
            if path.exists() {
                continue;
            }
            self.note(vec![Line::Opened { warc: name.clone() }])?;
            let mut file = OpenOptions::new().append(true).create_new(true).open(path)?;
            let opening = warc::opening(&name, at, &self.user_agent)?;
            file.write_all(&opening)?;
            self.warc = Some(Open {
                name,
                file,
                end: opening.len() as u64,
            });
            return Ok(());
        }
        Err(io::Error::other("there are too many files of this day"))
    }
}

/// An exchange that is to be kept.
pub(crate) struct Part<'e> {
    pub(crate) url: &'e str,
    pub(crate) at: Timestamp,
    pub(crate) exchange: &'e Exchange,
    pub(crate) via: Option<&'e str>,
    pub(crate) told: Option<&'e Told>,
    pub(crate) meaning: Meaning,
}

/// What an exchange means for the page.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Meaning {
    /// It is the page, or what the page was before. Whether it is asked for
    /// again in every run.
    Version { changes: bool },
    /// It is a failure, or a part of the page.
    Nothing,
}

impl Version {
    fn before(&self) -> Before<'_> {
        Before {
            record: &self.record,
            at: self.at,
            digest: &self.digest,
        }
    }
}
