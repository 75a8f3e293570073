//! `tawatur fetch`: pages and feeds into a folder of WARC files.

use crate::exit::{self, Done, Failure};
use crate::interrupt;
use crate::number::within;
use crate::screen::Screen;
use clap::ValueEnum;
use clap::builder::NonEmptyStringValueParser;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;
use tawatur::lexicon::Lexicon;
use tawatur::report::Note;
use tawatur_fetch::{Clock, Error, Event, Fetcher, Folder, Options, Pages, Proxies, Source, Summary};

/// Set at Ctrl-C.
pub(super) static STOP: AtomicBool = AtomicBool::new(false);

/// Fetch pages and feeds, and keep every response in a folder of WARC files.
///
/// A feed is fetched with the pages it names, unless it has their whole text.
/// The next time only what is new is fetched, and a run that was interrupted
/// goes on where it was. `tawatur brief FOLDER` tells the stories in it, now or
/// in years.
///
/// robots.txt is obeyed, a host is asked one thing at a time, and only hosts of
/// the public internet are. docs/fetching.md tells all of it.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub(crate) struct Args {
    #[command(flatten)]
    fetch: FetchArgs,
}

const EXAMPLES: &str = "\
Examples:
  tawatur fetch https://news.example/rss.xml
  tawatur fetch https://news.example/2026/03/story.html --out story
  tawatur fetch feeds.opml ~/.newsboat/urls --contact https://desk.example/bot
  tawatur fetch feeds.opml && tawatur brief news -o today.html";

/// What to fetch, and how; the same for `fetch` and `watch`.
#[derive(clap::Args)]
pub(crate) struct FetchArgs {
    /// Addresses of pages, feeds or lists of feeds; or files with such a list:
    /// OPML, a feed, or an address a line. `-` is standard input.
    #[arg(value_name = "URL|FILE", required = true, value_parser = NonEmptyStringValueParser::new())]
    what: Vec<String>,

    /// The folder that everything is kept in.
    #[arg(short, long, value_name = "FOLDER", default_value = "news")]
    out: PathBuf,

    /// Which pages of a feed to fetch.
    #[arg(long, value_enum, value_name = "WHICH", default_value_t = Which::Auto)]
    pages: Which,

    /// Ask again for pages that are kept already, and keep them anew if they
    /// have changed.
    #[arg(long)]
    again: bool,

    /// Where those who run the servers can reach you; it becomes part of the
    /// user agent.
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    contact: Option<String>,

    /// Between two requests to one host; its robots.txt may ask for more.
    #[arg(long, value_name = "TIME", default_value = "2s", value_parser = time, allow_negative_numbers = true)]
    delay: Duration,

    /// How many hosts to ask at a time.
    #[arg(
        long,
        value_name = "N",
        default_value = "8",
        value_parser = |text: &str| within(text, 1..=1024),
        allow_negative_numbers = true
    )]
    connections: u16,

    /// Ask hosts of your own network and machine, too.
    #[arg(long)]
    allow_private: bool,

    /// No notes and no progress on standard error.
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Which {
    /// Those of which the feed has not the whole text.
    Auto,
    /// All.
    Always,
    /// None.
    Never,
}

/// Fetches once.
pub(crate) fn run(args: &Args) -> Result<Done, Failure> {
    let screen = args.fetch.screen();
    let (asked, notes) = args.fetch.sources();
    let unread = !notes.is_empty();
    for note in &notes {
        screen.note(note);
    }
    let mut desk = args.fetch.begin(&asked)?;
    let clock = Clock::system();
    let fetched = desk.fetcher.round(
        &asked,
        false,
        &mut desk.folder,
        &clock,
        &STOP,
        &mut |event| match event {
            Event::Note(note) => screen.note(&note),
            Event::Progress(progress) => screen.fetched(progress),
            Event::Resting { .. } => {}
        },
    );
    let summary = fetched.map_err(|error| args.fetch.failure(error))?;
    if summary.interrupted {
        drop(screen);
        return Err(args.fetch.interrupted(summary));
    }
    screen.say(&format!("{} in {}", counts(summary), args.fetch.out.display()));
    drop(screen);
    args.fetch.done(summary, unread)
}

/// What a run needs.
pub(super) struct Desk {
    pub(super) fetcher: Fetcher,
    pub(super) folder: Folder,
}

impl FetchArgs {
    /// Opens the folder, and listens for Ctrl-C. No folder is made for nothing.
    pub(super) fn begin(&self, asked: &[Source]) -> Result<Desk, Failure> {
        if asked.is_empty() && !Folder::is_begun(&self.out) {
            return Err(Failure::NothingFetched);
        }
        let user_agent = tawatur_fetch::user_agent(self.contact.as_deref());
        let options = Options {
            delay: self.delay,
            connections: NonZeroUsize::new(self.connections.into()).unwrap_or(NonZeroUsize::MIN),
            allow_private: self.allow_private,
            pages: match self.pages {
                Which::Auto => Pages::Auto,
                Which::Always => Pages::Always,
                Which::Never => Pages::Never,
            },
            again: self.again,
            proxies: Proxies::from_environment(|name| std::env::var(name).ok()),
            ..Options::default()
        };
        let fetcher = Fetcher::new(options, user_agent.clone()).map_err(|error| self.failure(error))?;
        let folder = Folder::open(&self.out, &user_agent).map_err(|error| self.failure(error.into()))?;
        interrupt::stop_with(&STOP);
        Ok(Desk { fetcher, folder })
    }

    /// What is to be fetched, as the arguments and the files they name are now.
    pub(super) fn sources(&self) -> (Vec<Source>, Vec<Note>) {
        tawatur_fetch::sources(&self.what, Lexicon::builtin())
    }

    pub(super) fn screen(&self) -> Screen {
        Screen::fetching(self.quiet)
    }

    pub(super) fn failure(&self, error: Error) -> Failure {
        match error {
            Error::Folder(error) => Failure::Output(self.out.clone(), error),
            error @ Error::Proxy(_) => Failure::Start(error.to_string()),
        }
    }

    pub(super) fn interrupted(&self, summary: Summary) -> Failure {
        let folder = self.out.display();
        let counts = counts(summary);
        Failure::Interrupted(format!(
            "interrupted: {counts} in {folder}; the same command goes on from here"
        ))
    }

    fn done(&self, summary: Summary, unread: bool) -> Result<Done, Failure> {
        let all = summary.failed == 0 && summary.left == 0 && !unread;
        let some = summary.kept + summary.unchanged + summary.known > 0;
        match (all, some) {
            (true, _) => Ok(Done::All),
            (false, true) => Ok(Done::NotAll),
            (false, false) => Err(Failure::NothingFetched),
        }
    }
}

/// What came of a run, in words.
pub(super) fn counts(summary: Summary) -> String {
    let mut words = vec![format!("{} new", summary.kept)];
    let others = [
        (summary.unchanged, "unchanged"),
        (summary.known, "kept already"),
        (summary.failed, "failed"),
        (summary.left, "left for the next run"),
    ];
    words.extend(
        others
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}")),
    );
    words.join(", ")
}

/// The longest time that is waited.
const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// A length of time: `90s`, `10m`, `2h`, `1d`, or seconds without a unit.
pub(super) fn time(text: &str) -> Result<Duration, String> {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = text.strip_suffix(unit).unwrap_or_default();
    let seconds = match unit {
        "" | "s" => 1.0,
        "ms" => 0.001,
        "m" => 60.0,
        "h" => 60.0 * 60.0,
        "d" => 24.0 * 60.0 * 60.0,
        _ => return Err("write a time as 90s, 10m, 2h or 1d".to_owned()),
    };
    let number: f64 = number
        .parse()
        .map_err(|_| "write a time as 90s, 10m, 2h or 1d".to_owned())?;
    Duration::try_from_secs_f64(number * seconds)
        .ok()
        .filter(|time| *time <= YEAR)
        .ok_or_else(|| "is longer than a year".to_owned())
}

#[cfg(test)]
mod tests {
    use super::time;
    use std::time::Duration;

    #[test]
    fn times_are_read_with_their_units() {
        for (text, seconds) in [
            ("90s", 90),
            ("10m", 600),
            ("2h", 7200),
            ("1d", 86400),
            ("5", 5),
            ("0.5m", 30),
        ] {
            assert_eq!(time(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        assert_eq!(time("50ms"), Ok(Duration::from_millis(50)));
        assert_eq!(time("365d"), Ok(super::YEAR));
        for text in ["366d", "99999999999999999999d"] {
            assert_eq!(time(text), Err("is longer than a year".to_owned()), "{text}");
        }
        for text in ["", "m", "10 m", "-1s", "1w", "soon", "1e400d"] {
            assert!(time(text).is_err(), "{text}");
        }
    }
}
