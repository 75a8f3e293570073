//! The labelled cases of Recognizers-Text, Duckling and dateparser.
//!
//! An expression counts as found where a result overlaps the expected words,
//! and as right where its value is the expected one, too. Cases marked
//! `NotSupported` by the reference implementation are left out, and values of
//! cases marked `IgnoreResolution` are not compared.
//!
//! These texts are notes and commands to an assistant, so they are read as
//! messages; beside that stands how they fare when read as news. The cases of
//! even index were developed on, those of odd index held back.

mod duckling;
mod recognizers;

use super::super::Row;
use crate::score::ratio;
use anyhow::{Context, Result};
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::times::{self, Meaning, Register, TimeExpression, Within};
use tawatur::report::{Basis, Published};
use tawatur::text::Tokens;
use tawatur::text::numbers::{self, Number};

/// Scores all files under `time-ar`.
pub(super) fn run(data: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    recognizers::cases(data, &mut rows)?;
    recognizers::numbers(data, &mut rows)?;
    duckling::times(data, &mut rows)?;
    duckling::values(data, &mut rows)?;
    hijri(data, &mut rows)?;
    Ok(rows)
}

/// As what a text is read.
#[derive(Clone, Copy)]
enum Reader {
    Message,
    Report,
}

const READERS: &[Reader] = &[Reader::Message, Reader::Report];

impl Reader {
    fn find(self, text: &str, at: Option<Published>) -> Vec<TimeExpression> {
        let tokens = Tokens::new(text);
        match self {
            Self::Message => times::find_in_message(text, &tokens, at.as_ref(), Lexicon::builtin()),
            Self::Report => times::find(&super::report(text, 0, at), &tokens, Lexicon::builtin()),
        }
    }

    fn numbers(self, text: &str) -> Vec<Number> {
        let register = match self {
            Self::Message => Register::Message,
            Self::Report => Register::Report,
        };
        let tokens = Tokens::new(text);
        numbers::all(&tokens, 0..tokens.len(), register, Lexicon::builtin())
    }
}

#[derive(Default)]
struct Share {
    total: usize,
    right: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.total += 1;
        self.right += usize::from(right);
    }

    fn row(&self, name: &str) -> Row {
        Row::ratio(&format!("{name} (of {})", self.total), ratio(self.right, self.total))
    }
}

/// All cases and those held back, read as messages, and all read as news.
#[derive(Default)]
struct Shares {
    all: Share,
    held_back: Share,
    as_news: Share,
}

impl Shares {
    fn add(&mut self, reader: Reader, index: usize, right: bool) {
        match reader {
            Reader::Message => {
                self.all.add(right);
                if index % 2 == 1 {
                    self.held_back.add(right);
                }
            }
            Reader::Report => self.as_news.add(right),
        }
    }

    /// The same; what a message of the cases developed on is not read right is
    /// told to those who write rules (`TAWATUR_ERRORS=development`).
    #[expect(clippy::print_stdout, reason = "asked for")]
    fn check<T: std::fmt::Debug>(&mut self, reader: Reader, index: usize, right: bool, case: (&str, &str), found: &T) {
        self.add(reader, index, right);
        let developed_on = matches!(reader, Reader::Message) && index.is_multiple_of(2);
        if developed_on && !right && std::env::var("TAWATUR_ERRORS").is_ok_and(|part| part == "development") {
            println!("{index} {} => {}: {found:?}", case.0, case.1);
        }
    }

    fn rows(&self, name: &str, rows: &mut Vec<Row>) {
        rows.push(self.all.row(name));
        rows.push(self.held_back.row("  held back"));
        if self.as_news.total > 0 {
            rows.push(self.as_news.row("  read as news"));
        }
    }
}

fn moment_of(text: &str) -> Published {
    Published {
        at: text.parse().unwrap_or_default(),
        offset: None,
        day_only: false,
        basis: Basis::Stated,
    }
}

fn read(data: &Path, name: &str) -> Result<String> {
    let path = data.join("time-ar").join(name);
    std::fs::read_to_string(&path).with_context(|| path.display().to_string())
}

/// The time of day that an expression names, or the start of the part that it names.
fn clock(time: &TimeExpression) -> Option<jiff::civil::Time> {
    let clock = match &time.meaning {
        Meaning::Clock(clock) => *clock,
        Meaning::Day {
            within: Some(Within::Clock(clock)),
            ..
        } => *clock,
        Meaning::Day {
            within: Some(Within::Part(_)),
            ..
        } => {
            let interval = time.meaning.interval(Some(&moment_of("2013-02-12T04:30")));
            return interval.map(|i| i.from.time());
        }
        _ => return None,
    };
    jiff::civil::Time::new(clock.hour % 24, clock.minute.unwrap_or(0), clock.second.unwrap_or(0), 0).ok()
}

/// dateparser's dates of the Hijri calendar: day and hour.
fn hijri(data: &Path, rows: &mut Vec<Row>) -> Result<()> {
    let text = read(data, "dateparser-hijri.py")?;
    let mut shares = Shares::default();
    for (index, case) in text.split("dt_string=\"").skip(1).enumerate() {
        let Some((input, rest)) = case.split_once('"') else {
            continue;
        };
        let Some((_, rest)) = rest.split_once("datetime(") else {
            continue;
        };
        let numbers: Vec<i64> = rest
            .split(')')
            .next()
            .unwrap_or_default()
            .split(',')
            .filter_map(|n| n.trim().parse().ok())
            .collect();
        let [y, m, d, clock @ ..] = numbers.as_slice() else {
            continue;
        };
        let padded: Vec<i64> = [*y, *m, *d]
            .into_iter()
            .chain(clock.iter().copied())
            .chain([0; 3])
            .take(6)
            .collect();
        let expected = moment(padded.get(..6));
        for reader in READERS {
            let found = reader.find(input, None);
            let right = found.iter().any(|t| t.interval.map(|i| i.from) == expected);
            shares.check(*reader, index, right, (input, &format!("{expected:?}")), &found);
        }
    }
    shares.rows("dateparser Hijri dates: right", rows);
    Ok(())
}

fn moment(numbers: Option<&[i64]>) -> Option<jiff::civil::DateTime> {
    let [y, m, d, h, min, s] = numbers? else { return None };
    let small = |n: &i64| i8::try_from(*n).ok();
    jiff::civil::DateTime::new(
        i16::try_from(*y).ok()?,
        small(m)?,
        small(d)?,
        small(h)?,
        small(min)?,
        small(s)?,
        0,
    )
    .ok()
}
