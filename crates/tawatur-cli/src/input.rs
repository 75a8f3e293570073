//! Arguments that all commands share, and the run they ask for.

use crate::exit::Failure;
use crate::screen::Screen;
use clap::builder::{PathBufValueParser, TypedValueParser};
use jiff::civil::Date;
use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use tawatur::lexicon::Lexicon;
use tawatur::report::Names;
use tawatur_desk::inputs::Inputs;
use tawatur_desk::{Event, Filter, Options, Summary};

/// What to read, and how.
#[derive(clap::Args)]
pub(crate) struct InputArgs {
    /// Files, folders, or `-` for standard input.
    ///
    /// Folders are read with all below them, but hidden files. Text, JSONL, JSON,
    /// CSV and TSV, pages, feeds, web archives (WARC, ARC), NewsML-G2, NITF and
    /// ninjs are read, each also packed by gzip or zstd; the extension or the beginning
    /// of a file tells what it is. docs/inputs.md has an example of each.
    #[arg(value_name = "INPUT", required = true, value_parser = PathBufValueParser::new().try_map(file))]
    pub(crate) inputs: Vec<PathBuf>,

    /// What fields of JSON and columns of tables are called, where they are not
    /// called as usual: `text=body,published=date`.
    ///
    /// The fields are id, text, title, outlet, url, published, updated, fetched,
    /// byline, language, agencies, categories. A dot leads into an object:
    /// `outlet=source.name`.
    #[arg(long = "map", value_name = "FIELD=NAME,…", value_parser = Names::parse)]
    names: Option<Names>,

    /// Only reports published on this day or later (2023-09-13), on the
    /// publisher's own clock. A report that states no date is kept, and a note
    /// says so.
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Date>,

    /// Only reports published on this day or before it; as `--since`.
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Date>,

    /// Only reports of this outlet: its name in any writing that is known
    /// ("الجزيرة" or "Al Jazeera"), or the host of its pages. May be given
    /// several times.
    #[arg(long = "outlet", value_name = "NAME")]
    outlets: Vec<String>,

    /// Only the first N reports, in the order of the inputs.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    limit: Option<u64>,

    /// Threads to work with [default: one a core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// No notes and no progress on standard error.
    #[arg(short, long)]
    quiet: bool,
}

impl InputArgs {
    /// Runs over the inputs; notes and progress go to standard error.
    pub(crate) fn run(
        &self,
        inputs: &Inputs,
        mut sink: impl FnMut(Event) -> io::Result<()>,
    ) -> Result<Summary, Failure> {
        let screen = Screen::new(self.quiet, inputs.bytes());
        let options = Options {
            threads: self.threads.and_then(|threads| NonZeroUsize::new(threads.into())),
            names: self.names.clone().unwrap_or_default(),
            filter: Filter {
                since: self.since,
                until: self.until,
                outlets: self.outlets.clone(),
            },
            limit: self.limit.map(|limit| usize::try_from(limit).unwrap_or(usize::MAX)),
        };
        let summary = tawatur_desk::run(inputs, &options, Lexicon::builtin(), |event| {
            match &event {
                Event::Note(note) => screen.note(note),
                Event::Progress(progress) => screen.progress(*progress),
                Event::Reading(_) => {}
            }
            sink(event)
        })?;
        match summary.filtered {
            filtered if summary.reports == 0 && filtered.left_out > 0 => {
                return Err(Failure::NothingLeft(filtered.left_out));
            }
            _ if summary.reports == 0 => return Err(Failure::NothingRead),
            filtered => screen.filtered(filtered),
        }
        Ok(summary)
    }
}

/// An input as given. The address of a page is none: nothing is read from the network.
fn file(path: PathBuf) -> Result<PathBuf, String> {
    let text = path.to_string_lossy();
    if text.starts_with("http://") || text.starts_with("https://") {
        return Err(format!(
            "an address is no input; `tawatur fetch {text}` keeps what is there in the folder `news`, which can be read"
        ));
    }
    Ok(path)
}

/// A day, as RFC 3339 writes it.
fn day(value: &str) -> Result<Date, String> {
    value
        .parse()
        .map_err(|_| "is no day; write it as 2023-09-13".to_owned())
}
