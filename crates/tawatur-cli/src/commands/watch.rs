//! `tawatur watch`: fetching again and again, until it is interrupted.

use super::fetch::{FetchArgs, STOP, counts, time};
use crate::exit::{self, Done, Failure};
use std::time::Duration;
use tawatur_fetch::{Clock, Event, watch};

/// Fetch what is new again and again, until Ctrl-C.
///
/// Each round is as a run of `tawatur fetch` into the same folder. Lists are
/// read anew before each, and a feed that fails is asked less and less often.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub(crate) struct Args {
    #[command(flatten)]
    fetch: FetchArgs,

    /// From the beginning of one round to that of the next; at least 1m.
    #[arg(long, value_name = "TIME", default_value = "10m", value_parser = interval, allow_negative_numbers = true)]
    every: Duration,
}

const EXAMPLES: &str = "\
Examples:
  tawatur watch feeds.opml --every 10m
  tawatur watch https://news.example/rss.xml --out ferry --every 1h
  tawatur brief news -o now.html              # meanwhile, in another terminal";

/// Fetches until it is interrupted.
pub(crate) fn run(args: &Args) -> Result<Done, Failure> {
    let screen = args.fetch.screen();
    let (asked, notes) = args.fetch.sources();
    for note in &notes {
        screen.note(note);
    }
    let mut desk = args.fetch.begin(&asked)?;
    if asked.is_empty() && desk.folder.waiting() == 0 {
        // A list that cannot be read now was named wrongly; no round would mend that.
        return Err(Failure::NothingFetched);
    }
    let mut first = Some((asked, Vec::new()));
    let sum = watch(
        &mut desk.fetcher,
        || first.take().unwrap_or_else(|| args.fetch.sources()),
        args.every,
        &mut desk.folder,
        &Clock::system(),
        &STOP,
        |event| match event {
            Event::Note(note) => screen.note(&note),
            Event::Progress(progress) => screen.fetched(progress),
            Event::Resting { until, summary } => {
                let until = until.to_string();
                let time = until.get(11..16).unwrap_or_default();
                screen.say(&format!("{}; the next round begins at {time} UTC", counts(summary)));
            }
        },
    );
    drop(screen);
    let sum = sum.map_err(|error| args.fetch.failure(error))?;
    Err(args.fetch.interrupted(sum))
}

fn interval(text: &str) -> Result<Duration, String> {
    let every = time(text)?;
    if every < Duration::from_secs(60) {
        return Err("servers are asked once a minute at most".to_owned());
    }
    Ok(every)
}
