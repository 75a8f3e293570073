//! Times, numbers and dating: Recognizers-Text, Duckling and real reports.
//!
//! An expression counts as found where a result overlaps the expected words,
//! and as right where its value is the expected one, too. Cases marked
//! `NotSupported` by the reference implementation are left out, and values of
//! cases marked `IgnoreResolution` are not compared.

use super::Row;
use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::times::{self, Meaning, TimeExpression, Within};
use tawatur::reading::{self, Reading};
use tawatur::report::{Basis, Language, Part, PartKind, Published, Report};
use tawatur::text::{Span, Tokens, numbers};

/// Scores the labelled cases, and counts what is found in running text.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (kind, extract, parse) in [
        ("date", "DateExtractor", "DateParser"),
        ("time", "TimeExtractor", "TimeParser"),
        ("duration", "DurationExtractor", "DurationParser"),
    ] {
        let cases = recognizers(data, extract)?;
        let mut share = Share::default();
        for case in &cases {
            let found = find(&case.input, case.reference());
            for result in &case.results {
                share.add(overlapping(&case.input, result, &found).is_some(), None);
            }
        }
        rows.push(share.found(&format!("recognizers {kind} extractor: found")));
        let mut share = Share::default();
        for case in recognizers(data, parse)? {
            let found = find(&case.input, case.reference());
            for result in &case.results {
                let time = overlapping(&case.input, result, &found);
                let right = time.is_some_and(|t| case.ignore() || is_value(t, &result.value));
                share.add(time.is_some(), Some(right));
            }
        }
        rows.push(share.found(&format!("recognizers {kind} parser: found")));
        rows.push(share.right(&format!("recognizers {kind} parser: found and right")));
    }
    rows.extend(number_rows(data)?);
    rows.extend(duckling(data)?);
    rows.extend(running_text(data)?);
    Ok(rows)
}

/// How often the date of a report is told back when it is hidden.
pub(crate) fn dating(data: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let reports = reports(data)?;
    // Neighbours of the same day: the stories labelled for 20 March 2018.
    let by_id: BTreeMap<&str, &NewsReport> = reports.iter().map(|r| (r.id.as_str(), r)).collect();
    let days: Vec<StoryDay> = serde_json::from_reader(File::open(data.join("news-ar/stories-2018-03-20.json"))?)?;
    let mut share = Dated::default();
    for cluster in days.iter().flat_map(|d| &d.clusters) {
        let mut readings: Vec<Reading> = cluster
            .docs
            .iter()
            .filter_map(|id| by_id.get(id.as_str()))
            .filter_map(|r| r.read())
            .collect();
        for hidden in 0..readings.len() {
            let Some(truth) = readings.get(hidden).and_then(|r| r.report.published) else {
                continue;
            };
            if readings.len() > 1 {
                share.add(&mut readings, hidden, truth);
            }
        }
    }
    share.rows("same-day stories", &mut rows);
    // One dated neighbour, so many days away: up to three the week is certain.
    for days in [-5, 0, 3] {
        let mut share = Dated::default();
        for report in reports.iter().step_by(STEP) {
            let (Some(reading), Some(truth)) = (report.read(), report.published()) else {
                continue;
            };
            let at = truth.at.saturating_add(jiff::Span::new().days(days));
            let neighbour = NewsReport {
                text: String::new(),
                ..report.clone()
            }
            .read()
            .map(|mut n| {
                n.report.published = Some(Published { at, ..truth });
                n
            });
            let mut readings: Vec<Reading> = [Some(reading), neighbour].into_iter().flatten().collect();
            share.add(&mut readings, 0, truth);
        }
        share.rows(&format!("neighbour {days:+} days"), &mut rows);
    }
    Ok(rows)
}

/// Every so many reports are sampled.
const STEP: usize = 26;

#[derive(Default)]
struct Share {
    total: usize,
    found: usize,
    right: usize,
}

impl Share {
    fn add(&mut self, found: bool, right: Option<bool>) {
        self.total += 1;
        self.found += usize::from(found);
        self.right += usize::from(right == Some(true));
    }

    fn found(&self, name: &str) -> Row {
        Row::ratio(&format!("{name} (of {})", self.total), ratio(self.found, self.total))
    }

    fn right(&self, name: &str) -> Row {
        Row::ratio(&format!("{name} (of {})", self.total), ratio(self.right, self.total))
    }
}

#[derive(Default)]
struct Dated {
    total: usize,
    dated: usize,
    right: usize,
    near: usize,
}

impl Dated {
    fn add(&mut self, readings: &mut [Reading], hidden: usize, truth: Published) {
        let members: Vec<usize> = (0..readings.len()).collect();
        let hide = |reading: &mut Reading, published: Option<Published>| {
            reading.report.published = published;
            for time in &mut reading.times {
                time.resolve(published.as_ref());
            }
        };
        if let Some(reading) = readings.get_mut(hidden) {
            hide(reading, None);
        }
        let inferred = tawatur::story::dating::infer(readings, &members);
        if let Some(reading) = readings.get_mut(hidden) {
            hide(reading, Some(truth));
        }
        self.total += 1;
        if let Some((_, date)) = inferred.iter().find(|(i, _)| *i == hidden) {
            let off = (date.at.date() - truth.at.date()).get_days().abs();
            self.dated += 1;
            self.right += usize::from(off == 0);
            self.near += usize::from(off <= 1);
        }
    }

    fn rows(&self, name: &str, rows: &mut Vec<Row>) {
        rows.push(Row::ratio(
            &format!("{name}: left undated (of {})", self.total),
            1.0 - ratio(self.dated, self.total),
        ));
        rows.push(Row::ratio(
            &format!("{name}: right of those dated"),
            ratio(self.right, self.dated),
        ));
        rows.push(Row::ratio(
            &format!("{name}: within a day of those dated"),
            ratio(self.near, self.dated),
        ));
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of cases are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
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
        let at = self.context.get("ReferenceDateTime")?.as_str()?.parse().ok()?;
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
    let path = data.join(format!("time-ar/recognizers-{name}.json"));
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let cases: Vec<Case> = serde_json::from_str(text.trim_start_matches('\u{FEFF}'))?;
    Ok(cases.into_iter().filter(|c| c.not_supported.is_none()).collect())
}

fn find(text: &str, published: Option<Published>) -> Vec<TimeExpression> {
    let report = report(text, 0, published);
    times::find(&report, &Tokens::new(text), Lexicon::builtin())
}

fn overlapping<'t>(input: &str, expected: &Expected, found: &'t [TimeExpression]) -> Option<&'t TimeExpression> {
    let at = input.find(expected.text.trim())?;
    let span = Span::new(at, at + expected.text.trim().len());
    found.iter().find(|t| t.span.overlaps(span))
}

/// Whether an expression has the past or the future value that a case allows.
fn is_value(time: &TimeExpression, value: &Value) -> bool {
    ["PastResolution", "FutureResolution"]
        .iter()
        .filter_map(|k| value.get(k))
        .any(|resolution| {
            let text = |key: &str| resolution.get(key).and_then(Value::as_str);
            if let Some(date) = text("date") {
                return time.interval.is_some_and(|i| i.from.date().to_string() == date);
            }
            if let Some(clock) = text("time") {
                let own = match &time.meaning {
                    Meaning::Clock(clock) => Some(*clock),
                    Meaning::Day {
                        within: Some(Within::Clock(clock)),
                        ..
                    } => Some(*clock),
                    _ => None,
                };
                return own.is_some_and(|c| {
                    let (minute, second) = (c.minute.unwrap_or(0), c.second.unwrap_or(0));
                    format!("{:02}:{minute:02}:{second:02}", c.hour) == clock
                });
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

fn number_rows(data: &Path) -> Result<Vec<Row>> {
    let lexicon = Lexicon::builtin();
    let mut share = Share::default();
    for case in recognizers(data, "NumberModel")? {
        let tokens = Tokens::new(&case.input);
        let found = numbers::all(&tokens, 0..tokens.len(), lexicon);
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
            share.add(number.is_some(), Some(right));
        }
    }
    Ok(vec![
        share.found("recognizers number: found"),
        share.right("recognizers number: found and right"),
    ])
}

/// Duckling's Arabic time corpus, told from Tuesday 2013-02-12 04:30: of each
/// group the values `datetime (y, m, d, h, min, s) grain` and intervals.
fn duckling(data: &Path) -> Result<Vec<Row>> {
    let text = std::fs::read_to_string(data.join("time-ar/duckling-Time.hs"))?;
    let at = jiff::civil::date(2013, 2, 12).at(4, 30, 0, 0);
    let reference = Published {
        at,
        offset: None,
        day_only: false,
        basis: Basis::Stated,
    };
    let mut share = Share::default();
    let mut by_clock = Share::default();
    for group in text.split("examples (").skip(1).filter(|g| g.starts_with("datetime")) {
        let Some((value, examples)) = group.split_once('[') else {
            continue;
        };
        let numbers: Vec<i64> = value
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|n| n.parse().ok())
            .collect();
        let clock_grain = ["Hour", "Minute", "Second"].iter().any(|g| value.contains(g));
        for example in examples
            .split(']')
            .next()
            .unwrap_or_default()
            .split('"')
            .skip(1)
            .step_by(2)
        {
            let found = find(example, Some(reference));
            let matches_start = |t: &TimeExpression| {
                let from = t.interval.map(|i| i.from);
                let clock = match &t.meaning {
                    Meaning::Clock(c) => {
                        let time = jiff::civil::time(c.hour, c.minute.unwrap_or(0), c.second.unwrap_or(0), 0);
                        Some(at.date().to_datetime(time))
                    }
                    _ => None,
                };
                let expected = moment(numbers.get(..6));
                expected.is_some_and(|e| from == Some(e) || (clock_grain && clock == Some(e)))
                    && (numbers.len() < 12 || t.interval.map(|i| i.to) == moment(numbers.get(6..12)))
            };
            let share = if clock_grain { &mut by_clock } else { &mut share };
            share.add(!found.is_empty(), Some(found.iter().any(matches_start)));
        }
    }
    Ok(vec![
        share.found("duckling dates: found"),
        share.right("duckling dates: found and right"),
        by_clock.found("duckling clock times: found"),
        by_clock.right("duckling clock times: found and right"),
    ])
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

/// How much is found in real reports; the precision is judged by eye.
fn running_text(data: &Path) -> Result<Vec<Row>> {
    let sample: Vec<NewsReport> = reports(data)?.into_iter().step_by(260).take(100).collect();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut found, mut reckoned) = (0, 0);
    for report in &sample {
        for time in report.read().map(|r| r.times).unwrap_or_default() {
            found += 1;
            reckoned += usize::from(time.interval.is_some());
            *kinds.entry(kind(&time.meaning)).or_default() += 1;
        }
    }
    let mut rows = vec![
        Row::count(&format!("expressions in {} real reports", sample.len()), found),
        Row::count("of them with an interval", reckoned),
    ];
    rows.extend(
        kinds
            .into_iter()
            .map(|(kind, count)| Row::count(&format!("of them {kind}"), count)),
    );
    Ok(rows)
}

fn kind(meaning: &Meaning) -> &'static str {
    match meaning {
        Meaning::Day { .. } => "days",
        Meaning::Clock(_) => "times of day",
        Meaning::Month { .. } => "months",
        Meaning::Years { .. } => "years",
        Meaning::Period { .. } | Meaning::Span { .. } => "periods told from now",
        Meaning::Quarter { .. } => "quarters",
        Meaning::Length(_) | Meaning::Since(_) | Meaning::Ago(_) => "lengths of time",
        Meaning::Range(..) => "ranges",
        Meaning::Hijri { .. } => "Hijri dates",
    }
}

#[derive(Deserialize)]
struct StoryDay {
    clusters: Vec<Cluster>,
}

#[derive(Deserialize)]
struct Cluster {
    docs: Vec<String>,
}

#[derive(Clone, Deserialize)]
struct NewsReport {
    id: String,
    #[serde(default)]
    title: String,
    published: String,
    text: String,
}

impl NewsReport {
    fn published(&self) -> Option<Published> {
        let at = self.published.get(..19)?.parse().ok()?;
        Some(Published {
            at,
            offset: None,
            day_only: false,
            basis: Basis::Stated,
        })
    }

    /// The report, read with its date.
    fn read(&self) -> Option<Reading> {
        let text = format!("{}\n{}", self.title, self.text);
        let report = report(&text, self.title.len(), Some(self.published()?));
        Some(reading::read(report, Lexicon::builtin()))
    }
}

fn reports(data: &Path) -> Result<Vec<NewsReport>> {
    let file = BufReader::new(GzDecoder::new(File::open(data.join("news-ar/reports.jsonl.gz"))?));
    file.lines().map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

fn report(text: &str, title: usize, published: Option<Published>) -> Report {
    let part = |kind, start, end| Part {
        kind,
        span: Span::new(start, end),
    };
    Report {
        id: String::new(),
        within: None,
        outlet: None,
        url: None,
        title: None,
        published,
        language: Language::Arabic,
        byline: None,
        agencies: Vec::new(),
        text: text.to_owned(),
        parts: vec![part(PartKind::Title, 0, title), part(PartKind::Body, title, text.len())],
        notes: Vec::new(),
    }
}
