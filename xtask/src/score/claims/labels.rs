//! The labelled stories: those of the data folder, this project's own on real
//! reports, and the invented ones under corpus/stories.

use crate::score::stories;
use anyhow::{Context as _, Result, ensure};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::slice::from_ref;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{Format, parse};
use tawatur::story;
use tawatur::text::Span;

/// The repository's root.
pub(super) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A story with what a careful reader found in it.
pub(crate) struct Labelled {
    pub(crate) readings: Vec<Reading>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) conflicts: Vec<Sides>,
    /// What may be called a conflict, and counts neither way.
    pub(crate) possible: Vec<Sides>,
}

/// The two sides of a conflict, each by the places that tell it.
pub(crate) type Sides = (Vec<Place>, Vec<Place>);

/// A claim, and how many origins it has.
pub(crate) struct Claim {
    pub(crate) evidence: Vec<Place>,
    pub(crate) low: usize,
    pub(crate) high: usize,
}

/// Words of a report, the reading by its index.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) reading: usize,
    pub(crate) span: Span,
}

impl Place {
    /// The place of code points of a reading's text.
    pub(super) fn at(readings: &[Reading], reading: usize, start: usize, end: usize) -> Result<Self> {
        let text = &readings.get(reading).context("no such report")?.report.text;
        let byte = |point| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(point);
        let span = byte(start).zip(byte(end)).context("beyond the text")?;
        Ok(Self {
            reading,
            span: Span::new(span.0, span.1),
        })
    }

    /// Whether words of a reading share half of the shorter with these.
    pub(crate) fn is_held_by(&self, reading: usize, span: Span) -> bool {
        let shared = span
            .end
            .min(self.span.end)
            .saturating_sub(span.start.max(self.span.start));
        reading == self.reading && shared > 0 && 2 * shared >= span.len().min(self.span.len())
    }
}

/// A story from its labels, in which `place` finds each piece of evidence: claims as
/// evidence, low and high, and pairs that are, or may be called, conflicts.
pub(super) fn labelled<'l, W: 'l>(
    readings: Vec<Reading>,
    claims: impl Iterator<Item = (&'l [W], usize, usize)>,
    conflicts: impl Iterator<Item = (&'l [W], &'l [W])>,
    possible: impl Iterator<Item = (&'l [W], &'l [W])>,
    place: impl Fn(&[Reading], &W) -> Result<Place>,
) -> Result<Labelled> {
    let place = |words: &W| place(&readings, words);
    let claims: Result<Vec<Claim>> = claims
        .map(|(evidence, low, high)| {
            let evidence = evidence.iter().map(place).collect::<Result<_>>()?;
            Ok(Claim { evidence, low, high })
        })
        .collect();
    let places = |words: &[W]| words.iter().map(place).collect::<Result<Vec<Place>>>();
    let conflicts: Result<_> = conflicts.map(|(a, b)| Ok((places(a)?, places(b)?))).collect();
    let possible: Result<_> = possible.map(|(a, b)| Ok((places(a)?, places(b)?))).collect();
    Ok(Labelled {
        claims: claims?,
        conflicts: conflicts?,
        possible: possible?,
        readings,
    })
}

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

/// The invented stories, labelled by their words.
pub(crate) fn invented() -> Result<Vec<Labelled>> {
    #[derive(Deserialize)]
    struct File {
        stories: Vec<Story>,
    }
    #[derive(Deserialize)]
    struct Story {
        story: String,
        claims: Vec<Counted>,
        conflicts: Vec<Pair>,
        possible: Vec<Pair>,
    }
    #[derive(Deserialize)]
    struct Counted {
        low: usize,
        high: usize,
        evidence: Vec<Words>,
    }
    #[derive(Deserialize)]
    struct Pair {
        a: Words,
        b: Words,
    }
    /// File, with the id of its line behind `#`, and the words.
    type Words = (String, String);

    let folder = Path::new(ROOT).join("corpus/stories");
    let file: File = serde_json::from_slice(&std::fs::read(folder.join("claims.json"))?).context("claims.json")?;
    let stories = file.stories.iter().map(|labels| {
        // Told for the dates that the story gives; the articles glued onto reports are none of it.
        let (mut readings, _) = story::tell(read_folder(&folder.join(&labels.story))?, Lexicon::builtin());
        readings.retain(|reading| reading.report.within.is_none());
        let place = |readings: &[Reading], (file, words): &Words| {
            let name = file.split_once('#').map_or(file.as_str(), |(_, id)| id);
            let stem = name.rsplit('/').next().unwrap_or(name);
            let id = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
            place(readings, id, words)
        };
        let claims = labels.claims.iter();
        labelled(
            readings,
            claims.map(|claim| (claim.evidence.as_slice(), claim.low, claim.high)),
            labels.conflicts.iter().map(|c| (from_ref(&c.a), from_ref(&c.b))),
            labels.possible.iter().map(|c| (from_ref(&c.a), from_ref(&c.b))),
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

/// Where the labelled words stand.
pub(super) fn place(readings: &[Reading], id: &str, words: &str) -> Result<Place> {
    let is = |reading: &Reading| reading.report.id == id && reading.report.within.is_none();
    let reading = readings
        .iter()
        .position(is)
        .with_context(|| format!("no report {id}"))?;
    let text = readings.get(reading).map_or("", |reading| reading.report.text.as_str());
    let start = text
        .find(words)
        .with_context(|| format!("{id} does not have {words:?}"))?;
    Ok(Place {
        reading,
        span: Span::new(start, start + words.len()),
    })
}

/// All reports of a folder under corpus/stories, in the order of their names.
fn read_folder(folder: &Path) -> Result<Vec<Reading>> {
    let lexicon = Lexicon::builtin();
    let files: std::io::Result<Vec<PathBuf>> = std::fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect();
    let mut files = files?;
    files.sort();
    let mut readings = Vec::new();
    for file in files {
        let format = match file.extension().and_then(|extension| extension.to_str()) {
            Some("jsonl") => Format::JsonLines,
            Some("html") => Format::Html,
            _ => Format::Text,
        };
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let (reports, _) = parse(&name, &std::fs::read(&file)?, format, lexicon);
        readings.extend(reports.into_iter().map(|report| reading::read(report, lexicon)));
    }
    Ok(readings)
}
