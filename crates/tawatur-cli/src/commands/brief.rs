//! `tawatur brief`: the stories in the inputs, for a person to read.

use crate::exit::{self, Failure};
use crate::input::InputArgs;
use crate::interrupt;
use crate::number::within;
use crate::output::Output;
use clap::ValueEnum;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use tawatur::brief::{self, Brief, TerminalOptions};
use tawatur::lexicon::Lexicon;
use tawatur::reading::Reading;
use tawatur::report::{Language, Note};
use tawatur::story;
use tawatur_desk::{Event, Summary, keep_latest};

/// Columns to write in where there is no terminal.
const DEFAULT_WIDTH: u16 = 100;

/// Tell the stories in the reports: each claim with its reports, outlets,
/// relays and origins, the chains it came through, what contradicts it, and
/// the timeline.
///
/// The result does not depend on the order of the inputs.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,

    /// How to write it [default: by the extension of FILE; terminal without one].
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Write to FILE instead of standard output. The file is replaced whole or
    /// not at all.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Language of the brief's own words [default: that of most reports].
    #[arg(long, value_enum)]
    language: Option<BriefLanguage>,

    /// Colours in the terminal format; `auto` heeds NO_COLOR.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    color: Color,

    /// Columns of the terminal format [default: the terminal's, else 100].
    #[arg(long, value_name = "N", value_parser = |text: &str| within(text, 20..=1000), allow_negative_numbers = true)]
    width: Option<u16>,
}

const EXAMPLES: &str = "\
Examples:
  tawatur brief reports/
  tawatur brief reports/ -o story.html
  tawatur brief a.txt b.html wire.jsonl --language en --format markdown
  tawatur brief feed.xml crawl.warc.gz --since 2023-09-13
  curl -s https://example.org/reports.jsonl | tawatur brief - --format json";

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Text for a terminal.
    Terminal,
    /// Markdown, to paste into a document.
    Markdown,
    /// One self-contained page.
    Html,
    /// One JSON object, see docs/brief.schema.json.
    Json,
}

impl Format {
    /// The format that the extension of a file asks for.
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_string_lossy().to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "txt" | "text" => Some(Self::Terminal),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum BriefLanguage {
    /// Arabic.
    Ar,
    /// English.
    En,
}

#[derive(Clone, Copy, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// Reads, tells and writes.
pub(crate) fn run(args: &Args) -> Result<Summary, Failure> {
    let format = args.format()?;
    let mut inputs = args.input.expand()?;
    inputs.sort();
    let output = Output::new(args.output.as_deref(), &inputs)?;
    interrupt::end_with("interrupted; a brief is written whole or not at all");
    // Opened before the work, which would be lost if it could not be.
    let mut out = output.begin()?;
    let (mut readings, mut notes): (Vec<Reading>, Vec<Note>) = (Vec::new(), Vec::new());
    let summary = args.input.run(&inputs, |event| {
        match event {
            Event::Reading(reading) => readings.push(*reading),
            Event::Note(note) => notes.push(note),
            Event::Progress(_) => {}
        }
        Ok(())
    })?;
    let left_out = keep_latest(&mut readings);
    // Only of what is told: a beginning whose page was read needs no note.
    let of_reports = readings.iter().flat_map(|reading| &reading.report.notes);
    notes.extend(of_reports.cloned());
    if !left_out.is_empty() {
        notes.push(Note {
            input: "archives".to_owned(),
            place: None,
            message: format!(
                "{} older versions and mere beginnings of reports were left out",
                left_out.len()
            ),
        });
    }
    let lexicon = Lexicon::builtin();
    // Readings and stories go before the text is made: together they are most of the memory.
    let brief = {
        let (readings, stories) = story::tell(readings, lexicon);
        let language = match args.language {
            Some(BriefLanguage::Ar) => Language::Arabic,
            Some(BriefLanguage::En) => Language::English,
            None => prevailing(&readings),
        };
        brief::compose(&readings, &stories, notes, language, lexicon)
    };
    out.write(args.render(&brief, format, &output, lexicon)?.as_bytes())
        .map_err(|error| output.failure(error))?;
    out.finish()?;
    Ok(summary)
}

impl Args {
    /// The format that is asked for, by name or by the extension of the file.
    fn format(&self) -> Result<Format, Failure> {
        let file = self.output.as_deref().filter(|path| path.as_os_str() != "-");
        match (self.format, file) {
            (Some(format), _) => Ok(format),
            (None, Some(file)) if file.extension().is_some() => Format::of(file).ok_or_else(|| {
                Failure::Usage(format!(
                    "{}: the extension names no format; use .html, .md, .json or .txt, or say --format",
                    file.display()
                ))
            }),
            (None, _) => Ok(Format::Terminal),
        }
    }

    fn render(&self, brief: &Brief, format: Format, output: &Output, lexicon: &Lexicon) -> Result<String, Failure> {
        Ok(match format {
            Format::Terminal => brief::terminal(brief, &self.terminal(output), lexicon),
            Format::Markdown => brief::markdown(brief, lexicon),
            Format::Html => brief::html(brief, lexicon),
            Format::Json => serde_json::to_string_pretty(brief).map_err(|error| Failure::Stdout(error.into()))? + "\n",
        })
    }

    fn terminal(&self, output: &Output) -> TerminalOptions {
        let at_terminal = matches!(output, Output::Stdout) && std::io::stdout().is_terminal();
        let color = match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => at_terminal && wants_color(),
        };
        let measured = || {
            terminal_size::terminal_size()
                .filter(|_| at_terminal)
                .map(|(width, _)| width.0)
        };
        let width = usize::from(self.width.or_else(measured).unwrap_or(DEFAULT_WIDTH));
        TerminalOptions { color, width }
    }
}

/// Whether the environment lets a terminal have colours (no-color.org).
fn wants_color() -> bool {
    let is = |name, test: fn(&str) -> bool| std::env::var_os(name).is_some_and(|v| test(&v.to_string_lossy()));
    !is("NO_COLOR", |value| !value.is_empty()) && !is("TERM", |value| value == "dumb")
}

/// The language of most reports that are in a language of the brief; Arabic if
/// there are as many of each.
fn prevailing(readings: &[Reading]) -> Language {
    let count = |language| readings.iter().filter(|r| r.report.language == language).count();
    if count(Language::English) > count(Language::Arabic) {
        Language::English
    } else {
        Language::Arabic
    }
}
