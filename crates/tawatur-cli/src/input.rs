//! Arguments that all commands share, and the run they ask for.

use crate::exit::Failure;
use crate::screen::Screen;
use clap::builder::{PathBufValueParser, TypedValueParser};
use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use tawatur::lexicon::Lexicon;
use tawatur_desk::inputs::Inputs;
use tawatur_desk::{Event, Options, Summary};

/// What to read, and how.
#[derive(clap::Args)]
pub(crate) struct InputArgs {
    /// Files, folders, or `-` for standard input.
    ///
    /// Folders are read with all below them, but hidden files. By extension
    /// .txt and .md are text, .jsonl and .ndjson are JSONL, .html and .htm are
    /// pages; what another file is, its beginning tells.
    #[arg(value_name = "INPUT", required = true, value_parser = PathBufValueParser::new().try_map(file))]
    pub(crate) inputs: Vec<PathBuf>,

    /// Threads to work with [default: one a core].
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,

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
        let options = Options { threads: self.threads };
        let summary = tawatur_desk::run(inputs, options, Lexicon::builtin(), |event| {
            match &event {
                Event::Note(note) => screen.note(note),
                Event::Progress(progress) => screen.progress(*progress),
                Event::Reading(_) => {}
            }
            sink(event)
        })?;
        if summary.reports == 0 {
            return Err(Failure::NothingRead);
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
