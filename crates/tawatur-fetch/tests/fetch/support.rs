//! A folder to fetch into, a clock that is wound by hand, and what came of a run.

use crate::server::Server;
use flate2::bufread::GzDecoder;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;
use tawatur::lexicon::Lexicon;
use tawatur_fetch::{Clock, Event, Fetcher, Folder, Limits, Options, Summary, sources, user_agent};

/// When all tests begin: 2026-03-01, noon.
pub(crate) const START: i64 = 1_772_366_400_000;

/// A folder that is gone after the test, with a clock that only waiting moves.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
    now: Arc<AtomicI64>,
    pub(crate) options: Options,
    pub(crate) stop: Arc<AtomicBool>,
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) summary: Summary,
    pub(crate) notes: Vec<String>,
}

impl Run {
    /// Fails unless a note holds these words.
    #[track_caller]
    pub(crate) fn tells(&self, words: &str) -> &Self {
        assert!(self.notes.iter().any(|note| note.contains(words)), "{:?}", self.notes);
        self
    }

    /// Fails unless so many are kept, and so many failed.
    #[track_caller]
    pub(crate) fn gives(&self, kept: usize, failed: usize) -> &Self {
        assert_eq!((self.summary.kept, self.summary.failed), (kept, failed), "{self:?}");
        self
    }
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            now: Arc::new(AtomicI64::new(START)),
            options: Options {
                allow_private: true,
                limits: Limits {
                    connect: Duration::from_secs(2),
                    whole: Duration::from_millis(600),
                    body: 256 * 1024,
                },
                ..Options::default()
            },
            stop: Arc::default(),
        }
    }

    /// Seconds since the beginning.
    pub(crate) fn seconds(&self) -> i64 {
        (self.now.load(Ordering::SeqCst) - START) / 1000
    }

    /// A clock by which a test can tell when something happened on the server.
    pub(crate) fn hands(&self) -> impl Fn() -> i64 + Send + Sync + 'static {
        let now = Arc::clone(&self.now);
        move || (now.load(Ordering::SeqCst) - START) / 1000
    }

    pub(crate) fn pass(&self, time: Duration) {
        self.now.fetch_add(time.as_millis() as i64, Ordering::SeqCst);
    }

    pub(crate) fn clock(&self) -> Clock {
        let (now, hand) = (Arc::clone(&self.now), Arc::clone(&self.now));
        Clock {
            now: Box::new(move || jiff::Timestamp::from_millisecond(now.load(Ordering::SeqCst)).unwrap()),
            sleep: Box::new(move |time| {
                // Less than a millisecond must move it, too.
                hand.fetch_add((time.as_millis() as i64).max(1), Ordering::SeqCst);
            }),
        }
    }

    pub(crate) fn open(&self) -> Folder {
        Folder::open(&self.path(), &user_agent(Some("https://desk.example/"))).unwrap()
    }

    pub(crate) fn fetcher(&self) -> Fetcher {
        Fetcher::new(self.options.clone(), user_agent(Some("https://desk.example/"))).unwrap()
    }

    /// One run, as the command makes it.
    pub(crate) fn fetch(&self, arguments: &[String]) -> Run {
        let (asked, notes) = sources(arguments, Lexicon::builtin());
        let mut notes: Vec<String> = notes.into_iter().map(|note| note.message).collect();
        let (mut folder, clock) = (self.open(), self.clock());
        let mut sink = |event| {
            if let Event::Note(note) = event {
                notes.push(format!("{}: {}", note.input, note.message));
            }
        };
        let summary = self
            .fetcher()
            .round(&asked, false, &mut folder, &clock, &self.stop, &mut sink)
            .unwrap();
        Run { summary, notes }
    }

    /// One run for one path of a server.
    pub(crate) fn get(&self, server: &Server, path: &str) -> Run {
        self.fetch(&[server.url(path)])
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("news")
    }

    /// The WARC files, by name.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = fs::read_dir(self.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.retain(|path| path.to_string_lossy().ends_with(".warc.gz"));
        files.sort();
        files
    }

    /// All records, each unpacked by itself, and checked.
    pub(crate) fn records(&self) -> Vec<Record> {
        self.files()
            .iter()
            .flat_map(|path| records(&fs::read(path).unwrap()))
            .collect()
    }

    /// The records of a kind for a path.
    pub(crate) fn records_of(&self, kind: &str, path: &str) -> Vec<Record> {
        let mut all = self.records();
        all.retain(|record| {
            record.kind() == kind && record.get("warc-target-uri").is_some_and(|url| url.ends_with(path))
        });
        all
    }
}

/// A WARC record.
pub(crate) struct Record {
    pub(crate) fields: BTreeMap<String, String>,
    pub(crate) block: Vec<u8>,
}

impl Record {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }

    pub(crate) fn kind(&self) -> &str {
        self.get("warc-type").unwrap()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.block).into_owned()
    }
}

/// The records of a file. Fails if anything is wrong with it.
fn records(mut bytes: &[u8]) -> Vec<Record> {
    let mut records = Vec::new();
    while !bytes.is_empty() {
        let mut unpacked = Vec::new();
        let mut member = GzDecoder::new(&mut bytes);
        member.read_to_end(&mut unpacked).expect("a whole member");
        let end = unpacked.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(unpacked[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        assert_eq!(lines.next(), Some("WARC/1.1"));
        let fields: BTreeMap<String, String> = lines
            .map(|line| {
                let (name, value) = line.split_once(": ").unwrap();
                (name.to_ascii_lowercase(), value.to_owned())
            })
            .collect();
        let length: usize = fields["content-length"].parse().unwrap();
        let block = unpacked[end + 4..end + 4 + length].to_vec();
        assert_eq!(&unpacked[end + 4 + length..], b"\r\n\r\n");
        records.push(Record { fields, block });
    }
    assert_eq!(records[0].kind(), "warcinfo");
    let mut ids: Vec<&str> = records
        .iter()
        .map(|record| record.get("warc-record-id").unwrap())
        .collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "every record has an id of its own");
    records
}
