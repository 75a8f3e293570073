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

use super::super::Row;
use super::ratio;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::times::{self, Meaning, Register, TimeExpression, Unit, Within};
use tawatur::report::{Basis, Published};
use tawatur::text::numbers::{self, Number};
use tawatur::text::{Span, Tokens};

/// Scores all files under `time-ar`.
pub(super) fn run(data: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (kind, extract, parse) in [
        ("dates", "DateExtractor", "DateParser"),
        ("times", "TimeExtractor", "TimeParser"),
        ("durations", "DurationExtractor", "DurationParser"),
    ] {
        let mut shares = Shares::default();
        let mut silent = Share::default();
        for (index, case) in recognizers(data, extract)?.iter().enumerate() {
            for reader in READERS {
                let found = reader.find(&case.input, case.reference());
                if case.results.is_empty() && matches!(reader, Reader::Message) {
                    silent.add(found.is_empty());
                }
                for result in &case.results {
                    let time = overlapping(&case.input, result, &found);
                    shares.check(*reader, index, time.is_some(), (&case.input, &result.text), &found);
                }
            }
        }
        shares.rows(&format!("recognizers {kind}, extractor: found"), &mut rows);
        if silent.total > 0 {
            rows.push(silent.row(&format!("recognizers {kind}, extractor: silent where nothing is meant")));
        }
        let mut shares = Shares::default();
        for (index, case) in recognizers(data, parse)?.iter().enumerate() {
            for reader in READERS {
                let found = reader.find(&case.input, case.reference());
                for result in &case.results {
                    let time = overlapping(&case.input, result, &found);
                    let right = time.is_some_and(|t| case.ignore() || is_value(t, &result.value));
                    let expected = format!("{} {}", result.text, result.value);
                    shares.check(*reader, index, right, (&case.input, &expected), &time);
                }
            }
        }
        shares.rows(&format!("recognizers {kind}, parser: right"), &mut rows);
    }
    numbers_of_recognizers(data, &mut rows)?;
    duckling_times(data, &mut rows)?;
    duckling_values(data, &mut rows)?;
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

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Case {
    input: String,
    #[serde(default)]
    context: Value,
    #[serde(default)]
    not_supported: Option<Value>,
    #[serde(default)]
    ignore_resolution: Value,
    results: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Expected {
    text: String,
    #[serde(default)]
    value: Value,
    #[serde(default)]
    resolution: Value,
}

impl Case {
    fn reference(&self) -> Option<Published> {
        let at = self
            .context
            .get("ReferenceDateTime")?
            .as_str()?
            .get(..19)?
            .parse()
            .ok()?;
        Some(Published {
            at,
            offset: None,
            day_only: false,
            basis: Basis::Stated,
        })
    }

    fn ignore(&self) -> bool {
        matches!(&self.ignore_resolution, Value::Bool(true)) || self.ignore_resolution == "true"
    }
}

fn recognizers(data: &Path, name: &str) -> Result<Vec<Case>> {
    let text = read(data, &format!("recognizers-{name}.json"))?;
    let cases: Vec<Case> = serde_json::from_str(text.trim_start_matches('\u{FEFF}'))?;
    Ok(cases.into_iter().filter(|c| c.not_supported.is_none()).collect())
}

fn read(data: &Path, name: &str) -> Result<String> {
    let path = data.join("time-ar").join(name);
    std::fs::read_to_string(&path).with_context(|| path.display().to_string())
}

fn overlapping<'t>(input: &str, expected: &Expected, found: &'t [TimeExpression]) -> Option<&'t TimeExpression> {
    let at = input.find(expected.text.trim())?;
    let span = Span::new(at, at + expected.text.trim().len());
    found.iter().find(|t| t.span.overlaps(span))
}

/// What Recognizers gives for a day that there is not: the 31st of November.
const NO_DAY: &str = "0001-01-01";

/// Whether an expression has the past or the future value that a case allows.
fn is_value(time: &TimeExpression, value: &Value) -> bool {
    ["PastResolution", "FutureResolution"]
        .iter()
        .filter_map(|k| value.get(k))
        .any(|resolution| {
            let text = |key: &str| resolution.get(key).and_then(Value::as_str);
            if let Some(date) = text("date") {
                // The reference gives the least date of its platform where there is no such day.
                if date == NO_DAY {
                    return time.interval.is_none();
                }
                return time.interval.is_some_and(|i| i.from.date().to_string() == date);
            }
            if let Some(expected) = text("time") {
                return clock(time).is_some_and(|t| t.to_string() == expected);
            }
            if let Some(seconds) = text("duration").and_then(|s| s.parse::<f64>().ok()) {
                let (Meaning::Length(amounts) | Meaning::Since(amounts) | Meaning::Ago(amounts)) = &time.meaning else {
                    return false;
                };
                let own: f64 = amounts.iter().map(|a| a.count * a.unit.seconds()).sum();
                return (own - seconds).abs() < 0.01;
            }
            false
        })
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

fn numbers_of_recognizers(data: &Path, rows: &mut Vec<Row>) -> Result<()> {
    let (mut found_share, mut right_share) = (Shares::default(), Shares::default());
    for (index, case) in recognizers(data, "NumberModel")?.iter().enumerate() {
        for reader in READERS {
            let found = reader.numbers(&case.input);
            for result in &case.results {
                let Some(at) = case.input.find(result.text.trim()) else {
                    continue;
                };
                let span = Span::new(at, at + result.text.trim().len());
                let number = found.iter().find(|n| n.span.overlaps(span));
                let expected = result
                    .resolution
                    .get("value")
                    .and_then(Value::as_str)
                    .and_then(|v| v.parse::<f64>().ok());
                let right = number
                    .zip(expected)
                    .is_some_and(|(n, e)| case.ignore() || (n.value - e).abs() <= e.abs() * 1e-6);
                found_share.add(*reader, index, number.is_some());
                let expected = format!("{} {expected:?}", result.text);
                right_share.check(*reader, index, right, (&case.input, &expected), &number);
            }
        }
    }
    found_share.rows("recognizers numbers: found", rows);
    right_share.rows("recognizers numbers: right", rows);
    Ok(())
}

/// A group of Duckling's corpora: what is expected, and the texts.
fn groups(text: &str) -> Vec<(&str, Vec<&str>)> {
    text.split("examples (")
        .skip(1)
        .filter_map(|group| {
            let (value, rest) = group.split_once('[')?;
            let examples = rest.split(']').next()?.split('"').skip(1).step_by(2).collect();
            Some((value, examples))
        })
        .collect()
}

/// Duckling's Arabic time corpus, told from Tuesday 2013-02-12 04:30: of each
/// group the values `datetime (y, m, d, h, min, s) grain` and intervals.
fn duckling_times(data: &Path, rows: &mut Vec<Row>) -> Result<()> {
    let text = read(data, "duckling-Time.hs")?;
    // Its context is two hours behind UTC.
    let reference = Published {
        offset: Some(-120),
        ..moment_of("2013-02-12T04:30")
    };
    let (mut dates, mut clocks) = (Shares::default(), Shares::default());
    let mut index = 0;
    for (value, examples) in groups(&text).into_iter().filter(|(v, _)| v.starts_with("datetime")) {
        let numbers: Vec<i64> = value
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|n| n.parse().ok())
            .collect();
        let by_clock = ["Hour", "Minute", "Second"].iter().any(|g| value.contains(g));
        for example in examples {
            for reader in READERS {
                let found = reader.find(example, Some(reference));
                let is_meant = |t: &TimeExpression| {
                    let expected = moment(numbers.get(..6));
                    // Read as news, an hour without a day has no interval.
                    let at_clock = matches!(t.meaning, Meaning::Clock(_))
                        .then(|| clock(t).map(|c| reference.at.date().to_datetime(c)))
                        .flatten();
                    expected.is_some_and(|e| t.interval.map(|i| i.from).or(at_clock) == Some(e))
                        && (numbers.len() < 12 || t.interval.map(|i| i.to) == moment(numbers.get(6..12)))
                };
                let shares = if by_clock { &mut clocks } else { &mut dates };
                shares.check(*reader, index, found.iter().any(is_meant), (example, value), &found);
            }
            index += 1;
        }
    }
    dates.rows("duckling dates: right", rows);
    clocks.rows("duckling clock times: right", rows);
    Ok(())
}

/// Duckling's lengths of time, numbers and ordinals. An ordinal is compared by
/// its value: "العشرون" is both "the twenty" and "the twentieth".
fn duckling_values(data: &Path, rows: &mut Vec<Row>) -> Result<()> {
    const UNITS: [Unit; 7] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Week,
        Unit::Month,
        Unit::Year,
    ];
    let text = read(data, "duckling-Duration.hs")?;
    let mut shares = Shares::default();
    let mut index = 0;
    for (value, examples) in groups(&text) {
        let mut words = value.trim_start_matches("DurationData ").split([' ', ')']);
        let (Some(count), Some(grain)) = (words.next().and_then(|w| w.parse::<f64>().ok()), words.next()) else {
            continue;
        };
        for example in examples {
            for reader in READERS {
                let found = reader.find(example, None);
                let right = found.iter().any(|t| {
                    // "نصف ساعة" is 30 minutes: the length counts, not its unit.
                    matches!(&t.meaning, Meaning::Length(amounts) if UNITS.iter().any(|unit| {
                        let own: f64 = amounts.iter().map(|a| a.count * a.unit.seconds()).sum();
                        format!("{unit:?}") == grain && (own - count * unit.seconds()).abs() < 1e-6
                    }))
                });
                shares.check(*reader, index, right, (example, value), &found);
            }
            index += 1;
        }
    }
    shares.rows("duckling durations: right", rows);
    for (file, name, head) in [
        ("duckling-Numeral.hs", "duckling numbers: right", "NumeralValue "),
        ("duckling-Ordinal.hs", "duckling ordinals: right", "OrdinalData "),
    ] {
        let text = read(data, file)?;
        let mut shares = Shares::default();
        let mut index = 0;
        for (value, examples) in groups(&text) {
            let value = value.trim_start_matches(head).trim().trim_matches(['(', ')']);
            let Ok(expected) = value.parse::<f64>() else { continue };
            for example in examples {
                for reader in READERS {
                    let found = reader.numbers(example);
                    let right = matches!(found.as_slice(), [n] if (n.value - expected).abs() < 1e-9);
                    shares.check(*reader, index, right, (example, value), &found);
                }
                index += 1;
            }
        }
        shares.rows(name, rows);
    }
    Ok(())
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
