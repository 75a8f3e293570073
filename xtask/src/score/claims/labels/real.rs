//! The labelled stories of the data folder, and this project's own on reports of news-ar.

use super::{Labelled, Place, ROOT, labelled, place};
use crate::score::stories;
use anyhow::{Context as _, Result, ensure};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::Path;
use std::slice::from_ref;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{Format, parse};

/// The stories of the data folder.
pub(crate) fn given(data: &Path) -> Result<Vec<Labelled>> {
    let gold = Gold::load(data)?;
    let lexicon = Lexicon::builtin();
    let stories = gold.stories.iter().map(|labels| {
        let reports = gold.reports.iter().filter(|report| report.story == labels.story);
        let readings: Result<Vec<Reading>> = reports
            .map(|report| {
                let (parsed, _) = parse(&report.id, &serde_json::to_vec(report)?, Format::JsonLines, lexicon);
                let report = parsed.into_iter().next().context("a labelled report is none")?;
                Ok(reading::read(report, lexicon))
            })
            .collect();
        let claims = labels.claims.iter();
        labelled(
            readings?,
            claims.map(|claim| (claim.statements.as_slice(), claim.origin_count, claim.origin_count)),
            labels.conflicts.iter().map(|c| (from_ref(&c.a), from_ref(&c.b))),
            std::iter::empty(),
            |readings, e| place(readings, &e.report, &e.evidence),
        )
    });
    stories.collect()
}

/// This project's own labels on stories of news-ar, those of `part`.
pub(crate) fn own(data: &Path, part: &str) -> Result<Vec<Labelled>> {
    #[derive(Deserialize)]
    struct File {
        stories: Vec<Story>,
    }
    #[derive(Deserialize)]
    struct Story {
        part: String,
        reports: Vec<String>,
        lengths: Vec<usize>,
        claims: Vec<Counted>,
        conflicts: Vec<Pair>,
    }
    #[derive(Deserialize)]
    struct Counted {
        origins: usize,
        evidence: Vec<Words>,
    }
    #[derive(Deserialize)]
    struct Pair {
        a: Vec<Words>,
        b: Vec<Words>,
        /// Whether the annotator was sure of it.
        #[serde(default = "yes")]
        sure: bool,
    }
    fn yes() -> bool {
        true
    }
    /// Report by its place in the list, and code points of its text.
    type Words = (usize, usize, usize);

    let file = Path::new(ROOT).join("corpus/gold/claims-ar.json");
    let mut file: File = serde_json::from_slice(&std::fs::read(&file)?).context("claims-ar.json")?;
    file.stories.retain(|story| story.part == part);
    let ids: Vec<&str> = file
        .stories
        .iter()
        .flat_map(|s| s.reports.iter().map(String::as_str))
        .collect();
    let mut readings: HashMap<String, Reading> = stories::load_some(&data.join("news-ar/reports.jsonl.gz"), &ids)?
        .into_iter()
        .map(|reading| (reading.report.id.clone(), reading))
        .collect();
    let stories = file.stories.iter().map(|labels| {
        let readings: Option<Vec<Reading>> = labels.reports.iter().map(|id| readings.remove(id)).collect();
        let readings = readings.context("a labelled report is not in news-ar")?;
        for (reading, length) in readings.iter().zip(&labels.lengths) {
            let same = reading.report.text.chars().count() == *length;
            ensure!(same, "{} is not the text that was labelled", reading.report.id);
        }
        let place = |readings: &[Reading], words: &Words| Place::at(readings, words.0, words.1, words.2);
        let claims = labels.claims.iter();
        let pairs = |sure: bool| {
            let pairs = labels.conflicts.iter().filter(move |c| c.sure == sure);
            pairs.map(|c| (c.a.as_slice(), c.b.as_slice()))
        };
        labelled(
            readings,
            claims.map(|claim| (claim.evidence.as_slice(), claim.origins, claim.origins)),
            pairs(true),
            pairs(false),
            place,
        )
    });
    stories.collect()
}

/// What two labelled pieces of evidence of one story are to each other.
pub(crate) enum Relation {
    /// Of one claim.
    OneClaim,
    /// The two sides of a conflict.
    Conflict,
    /// Of two claims.
    Neither,
}

/// All pairs of labelled evidence of one story of the data folder.
pub(crate) fn pairs(data: &Path) -> Result<Vec<(String, String, Relation)>> {
    let mut pairs = Vec::new();
    for story in &Gold::load(data)?.stories {
        let claims = story.claims.iter().enumerate();
        let all: Vec<(usize, &String)> = claims
            .flat_map(|(index, claim)| claim.statements.iter().map(move |e| (index, &e.evidence)))
            .collect();
        let conflicts = story.conflicts.iter().map(|c| (&c.a.evidence, &c.b.evidence));
        let oppose = |a, b| conflicts.clone().any(|pair| pair == (a, b) || pair == (b, a));
        for (i, (claim, evidence)) in all.iter().enumerate() {
            for (other_claim, other) in all.iter().skip(i + 1).filter(|(_, other)| !oppose(*evidence, *other)) {
                let relation = if claim == other_claim {
                    Relation::OneClaim
                } else {
                    Relation::Neither
                };
                pairs.push(((*evidence).clone(), (*other).clone(), relation));
            }
        }
        pairs.extend(
            conflicts
                .clone()
                .map(|(a, b)| (a.clone(), b.clone(), Relation::Conflict)),
        );
    }
    Ok(pairs)
}

/// The data folder's labelled file: reports with statements, stories with claims.
#[derive(Deserialize)]
struct Gold {
    reports: Vec<GoldReport>,
    stories: Vec<GoldStory>,
}

impl Gold {
    fn load(data: &Path) -> Result<Self> {
        let file = data.join("statements-ar/gold.json");
        serde_json::from_slice(&std::fs::read(&file)?).context("gold.json")
    }
}

#[derive(Deserialize, Serialize)]
struct GoldReport {
    id: String,
    #[serde(skip_serializing)]
    story: String,
    outlet: String,
    published: String,
    title: String,
    text: String,
}

#[derive(Deserialize)]
struct GoldStory {
    story: String,
    claims: Vec<GoldClaim>,
    conflicts: Vec<GoldConflict>,
}

#[derive(Deserialize)]
struct GoldClaim {
    statements: Vec<Evidence>,
    origin_count: usize,
}

#[derive(Deserialize)]
struct Evidence {
    report: String,
    evidence: String,
}

#[derive(Deserialize)]
struct GoldConflict {
    a: Evidence,
    b: Evidence,
}
