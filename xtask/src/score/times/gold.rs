//! Time expressions of real reports, judged by eye.
//!
//! `corpus/gold/times-ar.json` holds no text: a report's id, where the
//! expression stands in it (code points of the title, a line end, and the
//! text), the interval, and whether both were right when they were judged. An
//! expression that was right must still be found so; where one was wrong, the
//! words and the interval that are right stand beside it.

use super::super::Row;
use super::{NewsReport, ratio, reports};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Where the judgements lie, from the root of the repository.
const GOLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../corpus/gold/times-ar.json");

/// Checks what is found today against the judgements.
pub(super) fn run(data: &Path) -> Result<Vec<Row>> {
    let gold: Gold = serde_json::from_str(&std::fs::read_to_string(GOLD).context(GOLD)?).context(GOLD)?;
    let reports: BTreeMap<String, NewsReport> = reports(data)?.into_iter().map(|r| (r.id.clone(), r)).collect();
    let mut rows = Vec::new();
    for sample in &gold.samples {
        let (mut total, mut found, mut right) = (0, 0, 0);
        for judged in &sample.expressions {
            let Some(reading) = reports.get(&judged.report).and_then(NewsReport::read) else {
                continue;
            };
            let text = &reading.report.text;
            let points = |byte: usize| text.get(..byte).map_or(0, |t| t.chars().count());
            let meant = judged.should.as_ref().unwrap_or(&judged.found);
            let Some(meant) = meant.as_ref() else {
                // Nothing should be found here.
                total += 1;
                let at = judged.found.as_ref();
                let silent = at.is_some_and(|at| {
                    reading
                        .times
                        .iter()
                        .all(|t| points(t.span.end) <= at.start || at.end <= points(t.span.start))
                });
                found += usize::from(silent);
                right += usize::from(silent);
                continue;
            };
            total += 1;
            let time = reading
                .times
                .iter()
                .find(|t| (points(t.span.start), points(t.span.end)) == (meant.start, meant.end));
            found += usize::from(time.is_some());
            right += usize::from(time.is_some_and(|t| {
                let interval = t.interval.map(|i| (i.from.to_string(), i.to.to_string()));
                interval == meant.from.clone().zip(meant.to.clone())
            }));
        }
        let name = &sample.name;
        rows.push(Row::ratio(&format!("{name}: span (of {total})"), ratio(found, total)));
        rows.push(Row::ratio(
            &format!("{name}: span and interval (of {total})"),
            ratio(right, total),
        ));
    }
    Ok(rows)
}

#[derive(Deserialize)]
struct Gold {
    samples: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    name: String,
    expressions: Vec<Judged>,
}

#[derive(Deserialize)]
struct Judged {
    report: String,
    /// What was found when it was judged; nothing, if it was missed.
    found: Option<Expression>,
    /// What is right, where that is something else.
    #[serde(default)]
    should: Option<Option<Expression>>,
}

#[derive(Deserialize)]
struct Expression {
    start: usize,
    end: usize,
    from: Option<String>,
    to: Option<String>,
}
