//! Which story each labelled report belongs to, and B³ against it.

use super::Row;
use super::load::Line;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;
use tawatur::reading::Reading;

/// Which story each labelled report belongs to.
pub(super) struct Gold {
    pub(super) story: HashMap<String, usize>,
}

impl Gold {
    /// Reads labelled days.
    pub(super) fn arabic(path: &Path) -> Result<Self> {
        #[derive(Deserialize)]
        struct Day {
            clusters: Vec<Cluster>,
            singletons: Vec<String>,
        }
        #[derive(Deserialize)]
        struct Cluster {
            docs: Vec<String>,
        }
        let days: Vec<Day> = serde_json::from_reader(std::fs::File::open(path)?)?;
        let stories = days.into_iter().flat_map(|day| {
            let clusters = day.clusters.into_iter().map(|cluster| cluster.docs);
            clusters.chain(day.singletons.into_iter().map(|doc| vec![doc]))
        });
        let story = stories
            .enumerate()
            .flat_map(|(story, docs)| docs.into_iter().map(move |doc| (doc, story)))
            .collect();
        Ok(Self { story })
    }

    /// Reads the events of reports.
    pub(super) fn english(path: &Path) -> Result<Self> {
        let mut events: HashMap<String, usize> = HashMap::new();
        let mut story = HashMap::new();
        for line in crate::score::packed::<Line>(path)? {
            let event = line.event.context("a report has no event")?;
            let next = events.len();
            story.insert(line.id, *events.entry(event).or_insert(next));
        }
        Ok(Self { story })
    }

    /// Whether the report has a label.
    pub(super) fn labels(&self, reading: &Reading) -> bool {
        self.story.contains_key(&reading.report.id)
    }

    /// Every other story.
    pub(super) fn half(&self, half: usize) -> Self {
        let story = self.story.iter().filter(|(_, story)| *story % 2 == half);
        Self {
            story: story.map(|(id, story)| (id.clone(), *story)).collect(),
        }
    }
}

/// Sums over reports of B³ precision and recall.
#[derive(Default)]
pub(super) struct Score {
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) reports: usize,
}

impl Score {
    pub(super) fn f1(&self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall) / self.reports as f64
    }

    pub(super) fn rows(&self, what: &str) -> Vec<Row> {
        let reports = self.reports as f64;
        vec![
            Row::ratio(&format!("B³ precision, {what}"), self.precision / reports),
            Row::ratio(&format!("B³ recall, {what}"), self.recall / reports),
            Row::ratio(&format!("B³ F1, {what}"), self.f1()),
        ]
    }
}

/// The score of groups of readings.
pub(super) fn b_cubed(readings: &[Reading], groups: &[Vec<usize>], gold: &Gold) -> Score {
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for reading in readings {
        if let Some(story) = gold.story.get(&reading.report.id) {
            *sizes.entry(*story).or_default() += 1;
        }
    }
    let mut score = Score::default();
    for group in groups {
        let stories: Vec<usize> = group
            .iter()
            .filter_map(|i| gold.story.get(&readings[*i].report.id).copied())
            .collect();
        for story in &stories {
            let same = stories.iter().filter(|other| *other == story).count() as f64;
            score.precision += same / stories.len() as f64;
            score.recall += same / sizes[story] as f64;
            score.reports += 1;
        }
    }
    score
}
