//! The cases of Recognizers-Text.

use super::{READERS, Reader, Share, Shares, clock, read};
use crate::score::Row;
use anyhow::Result;
use serde::Deserialize;
use serde_json::Value;
use std::path::Path;
use tawatur::reading::times::{Meaning, TimeExpression};
use tawatur::report::{Basis, Published};
use tawatur::text::Span;

/// Dates, times of day and lengths of time: what is found, and what is right.
pub(super) fn cases(data: &Path, rows: &mut Vec<Row>) -> Result<()> {
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
        shares.rows(&format!("recognizers {kind}, extractor: found"), rows);
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
        shares.rows(&format!("recognizers {kind}, parser: right"), rows);
    }
    Ok(())
}

/// Numbers: what is found, and what is right.
pub(super) fn numbers(data: &Path, rows: &mut Vec<Row>) -> Result<()> {
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
