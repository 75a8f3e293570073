//! Arguments that all commands share, and the run they ask for.

use crate::exit::Failure;
use crate::number::{count, within};
use crate::screen::Screen;
use clap::builder::{PathBufValueParser, TypedValueParser};
use jiff::civil::Date;
use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use tawatur::lexicon::Lexicon;
use tawatur::report::Names;
use tawatur_desk::inputs::{Inputs, expand};
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
    inputs: Vec<PathBuf>,

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
    #[arg(long = "outlet", value_name = "NAME", value_parser = outlet)]
    outlets: Vec<String>,

    /// Only the first N reports, in the order of the inputs.
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    limit: Option<u64>,

    /// Threads to work with [default: one a core].
    #[arg(long, value_name = "N", value_parser = |text: &str| within(text, 1..=1024), allow_negative_numbers = true)]
    threads: Option<u16>,

    /// No notes and no progress on standard error.
    #[arg(short, long)]
    quiet: bool,
}

impl InputArgs {
    /// What the arguments ask for, before anything is read or written.
    pub(crate) fn expand(&self) -> Result<Inputs, Failure> {
        if let (Some(since), Some(until)) = (self.since, self.until)
            && since > until
        {
            return Err(Failure::Usage(format!(
                "--since {since} is after --until {until}: no day lies between"
            )));
        }
        Ok(expand(&self.inputs))
    }

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
    match text.split_once("://") {
        Some((scheme, _)) if ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)) => Err(format!(
            "an address is no input; `tawatur fetch {text}` keeps what is there in the folder `news`, which can be read"
        )),
        Some(_) if !path.exists() => Err("an address is no input; give the path of a file or a folder".to_owned()),
        _ => Ok(path),
    }
}

/// A day, as RFC 3339 writes it, without a time: that would be left out.
fn day(value: &str) -> Result<Date, String> {
    Some(value)
        .filter(|value| value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
        .and_then(|value| value.parse().ok())
        .ok_or_else(|| "is no day; write it as 2023-09-13".to_owned())
}

/// The name of an outlet, which no report has if it is empty.
fn outlet(value: &str) -> Result<String, String> {
    match value.trim() {
        "" => Err("name an outlet, or the host of its pages".to_owned()),
        _ => Ok(value.to_owned()),
    }
}
