//! `cargo xtask cost`: what grouping and copies cost, from 1,000 reports to all.

use crate::score::stories;
use anyhow::Result;
use std::borrow::Cow;
use std::path::Path;
use std::time::{Duration, Instant};
use tawatur::lexicon::Lexicon;
use tawatur::reading::Reading;
use tawatur::story::copies::{Boilerplate, find};
use tawatur::story::group::{Settings, group};

/// Shares of all reports that are measured, every so-manieth report.
const EVERY: [usize; 6] = [26, 13, 7, 4, 2, 1];

/// Prints the processor time of each step by number of reports, on one thread, by which
/// power of the number it has grown since the first line, and the most memory: what
/// grouping takes beside the reports, and all of the process.
///
/// # Errors
/// Data that cannot be read.
#[expect(clippy::print_stdout, reason = "the table is the output")]
pub(crate) fn run(data: &Path, every: Option<usize>) -> Result<()> {
    let all = stories::load_bare(&data.join("news-ar/reports.jsonl.gz"))?;
    println!(
        "{:>8} {:>9} {:>6} {:>11} {:>9} {:>6} {:>9} {:>9} {:>10}",
        "reports", "group, s", "power", "group, MiB", "copies, s", "power", "MB/s", "of all, s", "most, MiB"
    );
    let mut first: Option<(usize, Duration, Duration)> = None;
    let shares = every.map_or(EVERY.to_vec(), |every| vec![every.max(1)]);
    for every in shares {
        let some: Cow<'_, [Reading]> = if every == 1 {
            Cow::Borrowed(&all)
        } else {
            all.iter().step_by(every).cloned().collect()
        };
        let bytes: usize = some.iter().map(|reading| reading.report.text.len()).sum();
        let before = start_peak();
        let started = Clock::start();
        let groups = group(&some, Lexicon::builtin(), &Settings::default());
        let grouping = started.elapsed();
        let grouping_memory = peak().zip(before).map(|(most, before)| most.saturating_sub(before));
        let started = Clock::start();
        let boilerplate = Boilerplate::of(&some, groups.iter().map(|group| group.members.as_slice()));
        let found: usize = groups
            .iter()
            .map(|group| find(&some, &group.members, &boilerplate).len())
            .sum();
        let copying = started.elapsed();
        // Within all reports at once, as one would without knowing the stories.
        let everyone: Vec<usize> = (0..some.len()).collect();
        let started = Clock::start();
        let found_in_all = find(&some, &everyone, &Boilerplate::default()).len();
        let copying_all = started.elapsed();
        let (n, g, c) = *first.get_or_insert((some.len(), grouping, copying));
        let power = |now: Duration, then: Duration| {
            let more = (some.len() as f64 / n as f64).ln();
            if more > 0.0 {
                format!("{:.2}", (now.as_secs_f64() / then.as_secs_f64()).ln() / more)
            } else {
                "-".to_owned()
            }
        };
        println!(
            "{:>8} {:>9.2} {:>6} {:>11} {:>9.2} {:>6} {:>9.1} {:>9.2} {:>10} {found} copies, {found_in_all} in all",
            some.len(),
            grouping.as_secs_f64(),
            power(grouping, g),
            grouping_memory.unwrap_or_default(),
            copying.as_secs_f64(),
            power(copying, c),
            bytes as f64 / 1e6 / copying.as_secs_f64(),
            copying_all.as_secs_f64(),
            peak().unwrap_or_default(),
        );
    }
    Ok(())
}

/// The processor time of this process, so that what else the machine does plays
/// no part; the time on the wall where the system does not tell.
struct Clock {
    wall: Instant,
    used: Option<Duration>,
}

impl Clock {
    fn start() -> Self {
        Self {
            wall: Instant::now(),
            used: used(),
        }
    }

    fn elapsed(&self) -> Duration {
        let used = used().zip(self.used).map(|(now, then)| now.saturating_sub(then));
        used.unwrap_or_else(|| self.wall.elapsed())
    }
}

/// User and system time so far, in hundredths of a second as Linux counts them.
fn used() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

/// Forgets the most memory held so far and tells how much is held, in MiB; none where
/// the system does neither.
fn start_peak() -> Option<usize> {
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    memory("VmRSS:")
}

/// The most memory the process has held since, in MiB, the reports included.
fn peak() -> Option<usize> {
    memory("VmHWM:")
}

fn memory(which: &str) -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(which))?;
    Some(line.split_whitespace().next()?.parse::<usize>().ok()? / 1024)
}
