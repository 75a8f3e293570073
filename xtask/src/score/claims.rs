//! Claims, origins and conflicts against the labelled stories of statements-ar.
//!
//! Each labelled story's reports are told as one story. A labelled evidence is
//! found by the evidence of ours that overlaps it most; B³ compares how the
//! labelled evidence falls into claims. A labelled claim's origins are those of
//! our claim that holds most of its evidence. A labelled conflict is found if a
//! conflict of ours joins the claims of its two sides.
//!
//! With `TAWATUR_SCORE_DETAILS` set, what is wrong is told on standard error.

use super::Row;
use anyhow::{Context as _, Result};
use jiff::civil::DateTime;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{Basis, Language, Published, Report};
use tawatur::story::{self, Story};
use tawatur::text::Span;

/// The labelled file: reports with statements, stories with claims.
#[derive(Deserialize)]
struct Gold {
    reports: Vec<GoldReport>,
    stories: Vec<GoldStory>,
}

#[derive(Deserialize)]
struct GoldReport {
    id: String,
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
    claim: String,
    statements: Vec<GoldEvidence>,
    origin_count: usize,
}

#[derive(Deserialize)]
struct GoldEvidence {
    report: String,
    evidence: String,
}

#[derive(Deserialize)]
struct GoldConflict {
    a: GoldEvidence,
    b: GoldEvidence,
}

/// Two pieces of evidence of one story, and what they are to each other.
pub(crate) enum Relation {
    /// Of one claim.
    OneClaim,
    /// The two sides of a conflict.
    Conflict,
    /// Of two claims that no conflict joins.
    Neither,
}

/// The labelled stories.
fn labelled(data: &Path) -> Result<Gold> {
    let file = data.join("statements-ar/gold.json");
    serde_json::from_str(&std::fs::read_to_string(&file)?).context("gold.json")
}

/// All pairs of labelled evidence of one story.
pub(crate) fn pairs(data: &Path) -> Result<Vec<(String, String, Relation)>> {
    let gold = labelled(data)?;
    let mut pairs = Vec::new();
    for story in &gold.stories {
        let claims = story.claims.iter().enumerate();
        let all: Vec<(usize, &String)> = claims
            .flat_map(|(index, claim)| claim.statements.iter().map(move |e| (index, &e.evidence)))
            .collect();
        for (i, (claim, evidence)) in all.iter().enumerate() {
            for (other_claim, other) in all.iter().skip(i + 1) {
                let relation = if claim == other_claim {
                    Relation::OneClaim
                } else {
                    Relation::Neither
                };
                pairs.push(((*evidence).clone(), (*other).clone(), relation));
            }
        }
        pairs.retain(|(a, b, _)| {
            !story
                .conflicts
                .iter()
                .any(|c| (a, b) == (&c.a.evidence, &c.b.evidence) || (b, a) == (&c.a.evidence, &c.b.evidence))
        });
        let conflicts = story.conflicts.iter();
        pairs.extend(conflicts.map(|c| (c.a.evidence.clone(), c.b.evidence.clone(), Relation::Conflict)));
    }
    Ok(pairs)
}

/// Scores all labelled stories together.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let gold = labelled(data)?;
    let lexicon = Lexicon::builtin();
    let verbose = std::env::var_os("TAWATUR_SCORE_DETAILS").is_some();
    let mut labelled: Vec<(usize, Option<usize>)> = Vec::new();
    let (mut claims, mut within, mut width) = (0, 0, 0);
    let (mut conflicts, mut found, mut ours_total, mut ours_right) = (0, 0, 0, 0);
    for (story_index, labels) in gold.stories.iter().enumerate() {
        let readings: Vec<Reading> = gold
            .reports
            .iter()
            .filter(|r| r.story == labels.story)
            .map(|r| reading::read(report(r), lexicon))
            .collect();
        let members = (0..readings.len()).collect();
        let told = story::one(&readings, members, lexicon);
        for (claim_index, claim) in labels.claims.iter().enumerate() {
            let places: Vec<Option<usize>> = claim.statements.iter().map(|e| place(e, &readings, &told)).collect();
            let offset = story_index * 1_000;
            if verbose {
                eprintln!("{} claim {claim_index} `{}` {places:?}", labels.story, claim.claim);
                for (e, p) in claim.statements.iter().zip(&places) {
                    let ours = p.and_then(|p| told.claims.get(p));
                    eprintln!("   {p:?} {} | {}", e.report, e.evidence);
                    for x in ours.into_iter().flat_map(|c| &c.evidence) {
                        let r = &readings[x.reading];
                        let speaker = x.statement.map(|s| r.statements[s].speaker.name.as_str());
                        eprintln!("          {} {speaker:?} {}", r.report.id, x.span.of(&r.report.text));
                    }
                }
            }
            labelled.extend(places.iter().map(|p| (offset + claim_index, p.map(|p| offset + p))));
            claims += 1;
            let Some(ours) = most(&places).and_then(|p| told.claims.get(p)) else {
                continue;
            };
            let right = (ours.counts.low..=ours.counts.high).contains(&claim.origin_count);
            within += usize::from(right);
            width += ours.counts.high - ours.counts.low;
            if verbose && !right {
                let (low, high) = (ours.counts.low, ours.counts.high);
                let names: Vec<_> = ours.origins.iter().map(|o| (&o.name, &o.voice)).collect();
                eprintln!(
                    "{} claim {claim_index} `{}`: gold {} ours {low}–{high} places {places:?} origins {names:?}",
                    labels.story, claim.claim, claim.origin_count
                );
            }
        }
        let pairs: Vec<(Option<usize>, Option<usize>)> = labels
            .conflicts
            .iter()
            .map(|c| (place(&c.a, &readings, &told), place(&c.b, &readings, &told)))
            .collect();
        let joins = |c: &story::Conflict, (a, b): &(Option<usize>, Option<usize>)| {
            (*a, *b) == (Some(c.a), Some(c.b)) || (*b, *a) == (Some(c.a), Some(c.b))
        };
        conflicts += pairs.len();
        found += pairs
            .iter()
            .filter(|pair| told.conflicts.iter().any(|c| joins(c, pair)))
            .count();
        ours_total += told.conflicts.len();
        ours_right += told
            .conflicts
            .iter()
            .filter(|c| pairs.iter().any(|pair| joins(c, pair)))
            .count();
        if verbose {
            for (c, pair) in labels.conflicts.iter().zip(&pairs) {
                eprintln!("{} gold {:?} {} || {}", labels.story, pair, c.a.evidence, c.b.evidence);
                for p in [pair.0, pair.1].into_iter().flatten() {
                    let claim = &told.claims[p];
                    eprintln!(
                        "     {} | {:?} | {:?}",
                        p,
                        claim.text,
                        claim
                            .evidence
                            .iter()
                            .map(|e| (
                                e.reading,
                                e.statement.map(|s| (
                                    readings[e.reading].statements[s].stance,
                                    readings[e.reading].statements[s].speaker.name.clone()
                                ))
                            ))
                            .collect::<Vec<_>>()
                    );
                }
            }
            for c in &told.conflicts {
                let right = pairs.iter().any(|pair| joins(c, pair));
                eprintln!("{} {:?} {right} | {} || {}", labels.story, c.kind, c.a_value, c.b_value);
            }
        }
    }
    let (precision, recall) = b_cubed(&labelled);
    let missing = labelled.iter().filter(|(_, ours)| ours.is_none()).count();
    Ok(vec![
        Row::ratio("claims, B³ F1 of evidence", f1(precision, recall)),
        Row::ratio("claims, B³ precision", precision),
        Row::ratio("claims, B³ recall", recall),
        Row::count("evidence that no claim holds", missing),
        Row::ratio("origin count within low–high", ratio(within, claims)),
        Row::ratio("mean width of low–high", ratio(width, claims)),
        Row::ratio("conflicts, recall", ratio(found, conflicts)),
        Row::ratio("conflicts, precision", ratio(ours_right, ours_total)),
        Row::count("conflicts found", ours_total),
    ])
}

fn report(gold: &GoldReport) -> Report {
    Report {
        outlet: Some(gold.outlet.clone()),
        title: Some(gold.title.clone()),
        published: day(&gold.published),
        ..Report::plain(&gold.id, &gold.text, Language::Arabic)
    }
}

/// "Tue, 20 Mar 2018 11:49:08 +0400".
fn day(text: &str) -> Option<Published> {
    let mut words = text.split_whitespace().skip(1);
    let day: i8 = words.next()?.parse().ok()?;
    let month = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    .iter()
    .zip(1..)
    .find(|(name, _)| Some(**name) == words.clone().next())?
    .1;
    let year: i16 = words.nth(1)?.parse().ok()?;
    let mut clock = words.next()?.split(':').map(|n| n.parse::<i8>().unwrap_or(0));
    let (hour, minute) = (clock.next()?, clock.next()?);
    let at = DateTime::new(year, month, day, hour, minute, 0, 0).ok()?;
    Some(Published {
        at,
        offset: None,
        day_only: false,
        basis: Basis::Stated,
    })
}

/// Our claim whose evidence overlaps the labelled words most.
fn place(evidence: &GoldEvidence, readings: &[Reading], told: &Story) -> Option<usize> {
    let index = readings.iter().position(|r| r.report.id == evidence.report)?;
    let start = readings.get(index)?.report.text.find(&evidence.evidence)?;
    let span = Span::new(start, start + evidence.evidence.len());
    let overlap = |other: Span| other.end.min(span.end).saturating_sub(other.start.max(span.start));
    let all = told.claims.iter().enumerate().flat_map(|(i, claim)| {
        claim
            .evidence
            .iter()
            .filter(|e| e.reading == index)
            .map(move |e| (overlap(e.span), std::cmp::Reverse(e.span.len()), i))
    });
    all.filter(|(overlap, ..)| *overlap > 0).max().map(|(.., claim)| claim)
}

fn most(places: &[Option<usize>]) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for place in places.iter().flatten() {
        *counts.entry(*place).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(place, n)| (*n, std::cmp::Reverse(*place)))
        .map(|(place, _)| place)
}

/// B³ precision and recall of (label, ours) pairs; what we miss stands alone.
fn b_cubed(items: &[(usize, Option<usize>)]) -> (f64, f64) {
    let mut sums = (0.0, 0.0);
    for (i, (label, ours)) in items.iter().enumerate() {
        let alike = |j: usize, other: &Option<usize>| i == j || ours.is_some() && other == ours;
        let both = items
            .iter()
            .enumerate()
            .filter(|(j, (l, o))| l == label && alike(*j, o))
            .count() as f64;
        let of_ours = items.iter().enumerate().filter(|(j, (_, o))| alike(*j, o)).count() as f64;
        let of_label = items.iter().filter(|(l, _)| l == label).count() as f64;
        sums.0 += both / of_ours;
        sums.1 += both / of_label;
    }
    let n = items.len().max(1) as f64;
    (sums.0 / n, sums.1 / n)
}

fn f1(precision: f64, recall: f64) -> f64 {
    2.0 * precision * recall / (precision + recall).max(f64::EPSILON)
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
