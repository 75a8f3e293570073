//! Times, numbers and dating: labelled cases, judged expressions, and real reports.

mod gold;
mod labelled;

use super::{Row, ratio};
use anyhow::Result;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::times::Meaning;
use tawatur::reading::{self, Reading};
use tawatur::report::{Basis, Language, Part, PartKind, Published, Report};
use tawatur::text::Span;

/// Scores the labelled cases and the judged expressions, and counts what is found in running text.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let mut rows = labelled::run(data)?;
    rows.extend(gold::run(data)?);
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
        Meaning::Length(_) | Meaning::Since(_) | Meaning::Ago(_) | Meaning::Ahead(_) => "lengths of time",
        Meaning::From { .. } => "told from another time",
        Meaning::Range(..) => "ranges",
        Meaning::Hijri { .. } => "Hijri dates",
        Meaning::Holiday { .. } => "holidays",
        Meaning::Nth { .. } => "days within a month or year",
        Meaning::Season { .. } | Meaning::Weekend(_) => "seasons and weekends",
        Meaning::Now => "now",
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
    super::packed(&data.join("news-ar/reports.jsonl.gz"))
}

fn report(text: &str, title: usize, published: Option<Published>) -> Report {
    let part = |kind, start, end| Part {
        kind,
        span: Span::new(start, end),
    };
    Report {
        published,
        text: text.to_owned(),
        parts: vec![part(PartKind::Title, 0, title), part(PartKind::Body, title, text.len())],
        ..Report::plain("", "", Language::Arabic)
    }
}
