//! Claims, origins and conflicts against labelled stories.
//!
//! Each labelled story's reports are told as one story. A labelled evidence is
//! found by the evidence of ours that overlaps it most; B³ compares how the
//! labelled evidence falls into claims. A labelled claim's origins are those of
//! our claim that holds most of its evidence; they are right if the labelled range
//! lies within low–high. A labelled conflict is found if a conflict of ours joins
//! claims with evidence that shares half of the shorter with the words of its sides.
//! One of ours is right if it finds a labelled one, or was judged right (pooling: what
//! is found that no label tells of is read and judged afterwards).
//!
//! With `TAWATUR_SCORE_DETAILS` set, what is wrong is told on standard error, but
//! for the stories held back. `TAWATUR_SCORE_POOL` names a file that conflicts to be
//! judged are written to, a line each.

mod invented;
pub(crate) mod labels;
mod pool;

use super::{Row, ratio};
use anyhow::Result;
use labels::{Labelled, Place, Sides};
pub(crate) use labels::{Relation, pairs};
use pool::Pool;
use std::collections::BTreeMap;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::story::claims::Evidence;
use tawatur::story::{self, Conflict, Story};
use tawatur::text::Span;

/// Scores each set of labelled stories.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let verbose = std::env::var_os("TAWATUR_SCORE_DETAILS").is_some();
    let mut pool = Pool::load()?;
    let mut score = |name: &str, stories: &[Labelled], verbose: bool| score(name, stories, verbose, &mut pool);
    let mut rows = score("given", &labels::given(data)?, verbose)?;
    if data.join("news-ar/reports.jsonl.gz").exists() {
        rows.extend(score("training", &labels::own(data, "training")?, verbose)?);
        rows.extend(score("developed on", &labels::own(data, "development")?, verbose)?);
        rows.extend(score("further", &labels::own(data, "further")?, verbose)?);
        rows.extend(score("fresh", &labels::own(data, "fresh")?, false)?);
        rows.extend(score("held back", &labels::own(data, "evaluation")?, false)?);
    }
    rows.extend(score("invented", &labels::invented()?, verbose)?);
    rows.extend(score("invented later", &invented::load(false)?, verbose)?);
    rows.extend(score("invented later, held back", &invented::load(true)?, false)?);
    pool.write()?;
    Ok(rows)
}

/// The figures of some labelled stories.
fn score(name: &str, stories: &[Labelled], verbose: bool, pool: &mut Pool) -> Result<Vec<Row>> {
    let mut sums = Sums::default();
    if verbose {
        eprintln!("== {name}");
    }
    for labels in stories {
        let told = story::one(
            &labels.readings,
            (0..labels.readings.len()).collect(),
            Lexicon::builtin(),
        );
        sums.add_claims(labels, &told, verbose);
        sums.add_conflicts(labels, &told, verbose, pool)?;
        sums.stories += 1;
    }
    Ok(sums.rows(name))
}

#[derive(Default)]
struct Sums {
    stories: usize,
    /// Of each labelled evidence its claim, and ours that holds it.
    evidence: Vec<(usize, Option<usize>)>,
    claims: usize,
    within: usize,
    width: usize,
    conflicts: usize,
    found: usize,
    ours: usize,
    right: usize,
}

/// Claims of different stories are told apart by this.
const APART: usize = 100_000;

impl Sums {
    fn add_claims(&mut self, labels: &Labelled, told: &Story, verbose: bool) {
        let offset = self.stories * APART;
        for (index, claim) in labels.claims.iter().enumerate() {
            let places: Vec<Option<usize>> = claim.evidence.iter().map(|e| place(e, told)).collect();
            if verbose {
                tell_claim(labels, &claim.evidence, &places, told);
            }
            let evidence = places.iter().map(|p| (offset + index, p.map(|p| offset + p)));
            self.evidence.extend(evidence);
            self.claims += 1;
            let Some(ours) = most(&places).and_then(|p| told.claims.get(p)) else {
                continue;
            };
            let counts = &ours.counts;
            let right = counts.low <= claim.low && claim.high <= counts.high;
            self.within += usize::from(right);
            self.width += counts.high - counts.low;
            if verbose && !right {
                let origins: Vec<_> = ours.origins.iter().map(|o| (&o.name, &o.voice)).collect();
                eprintln!(
                    "origins: gold {}–{} ours {}–{} of {origins:?}",
                    claim.low, claim.high, counts.low, counts.high
                );
            }
        }
    }

    fn add_conflicts(&mut self, labels: &Labelled, told: &Story, verbose: bool, pool: &mut Pool) -> Result<()> {
        /// Our claims that hold a place of each side.
        type Held = (Vec<usize>, Vec<usize>);
        let all = |side: &[Place]| side.iter().flat_map(|place| holding(place, told)).collect();
        let sides = |pairs: &[Sides]| -> Vec<Held> { pairs.iter().map(|(a, b)| (all(a), all(b))).collect() };
        let (gold, possible) = (sides(&labels.conflicts), sides(&labels.possible));
        let judged = |right| anyhow::Ok(sides(&pool.judged(labels, right)?));
        let (accepted, refused) = (judged(true)?, judged(false)?);
        let joins =
            |c: &Conflict, (a, b): &Held| a.contains(&c.a) && b.contains(&c.b) || b.contains(&c.a) && a.contains(&c.b);
        self.conflicts += gold.len();
        for (pair, (a, b)) in gold.iter().zip(&labels.conflicts) {
            let found = told.conflicts.iter().any(|c| joins(c, pair));
            self.found += usize::from(found);
            if verbose && !found {
                let all = |side: &[Place]| side.iter().map(|place| words(labels, place)).collect::<Vec<_>>();
                eprintln!("conflict missed: {:?} | {:?}", all(a), all(b));
                for claim in pair.0.iter().chain(&pair.1) {
                    eprintln!("    {claim} {:?}", told.claims[*claim].text);
                }
            }
        }
        for conflict in &told.conflicts {
            let joined = |pairs: &[Held]| pairs.iter().any(|pair| joins(conflict, pair));
            if !joined(&gold) && joined(&possible) {
                continue;
            }
            let right = joined(&gold) || joined(&accepted);
            if !right && !joined(&refused) {
                pool.add(labels, told, conflict);
            }
            self.ours += 1;
            self.right += usize::from(right);
            if verbose {
                let verdict = if right { "right" } else { "too much" };
                let text = |claim: usize, evidence: usize| {
                    let evidence = &told.claims[claim].evidence[evidence];
                    evidence.said.of(&labels.readings[evidence.reading].report.text)
                };
                let (a, b) = (
                    text(conflict.a, conflict.a_evidence),
                    text(conflict.b, conflict.b_evidence),
                );
                eprintln!("conflict {verdict}: {:?} {a:?} | {b:?}", conflict.kind);
            }
        }
        Ok(())
    }

    fn rows(&self, name: &str) -> Vec<Row> {
        let (precision, recall) = b_cubed(&self.evidence);
        let missing = self.evidence.iter().filter(|(_, ours)| ours.is_none()).count();
        let row = |figure: &str, value: f64| Row::ratio(&format!("{name}: {figure}"), value);
        vec![
            Row::count(&format!("{name}: stories"), self.stories),
            row("claims, B³ F1 of evidence", f1(precision, recall)),
            row("claims, B³ precision", precision),
            row("claims, B³ recall", recall),
            Row::count(&format!("{name}: evidence that no claim holds"), missing),
            row("origin count within low–high", ratio(self.within, self.claims)),
            row("mean width of low–high", ratio(self.width, self.claims)),
            Row::count(&format!("{name}: conflicts labelled"), self.conflicts),
            row("conflicts, recall", ratio(self.found, self.conflicts)),
            row("conflicts, precision", ratio(self.right, self.ours)),
            Row::count(&format!("{name}: conflicts found"), self.ours),
        ]
    }
}

/// The labelled words.
fn words<'l>(labels: &'l Labelled, place: &Place) -> &'l str {
    let reading = labels.readings.get(place.reading);
    reading.map_or("", |reading| place.span.of(&reading.report.text))
}

/// Tells how the evidence of a labelled claim falls into ours.
fn tell_claim(labels: &Labelled, evidence: &[Place], places: &[Option<usize>], told: &Story) {
    eprintln!("claim in {places:?}");
    for (place, claim) in evidence.iter().zip(places) {
        eprintln!(
            "   {} | {}",
            labels.readings[place.reading].report.id,
            words(labels, place)
        );
        for ours in claim
            .iter()
            .filter_map(|c| told.claims.get(*c))
            .flat_map(|c| &c.evidence)
        {
            let reading = &labels.readings[ours.reading];
            let speaker = ours.statement.map(|s| reading.statements[s].speaker.name.as_str());
            eprintln!(
                "          {} {speaker:?} {}",
                reading.report.id,
                ours.span.of(&reading.report.text)
            );
        }
    }
}

/// Our claim whose evidence overlaps the labelled words most.
fn place(words: &Place, told: &Story) -> Option<usize> {
    let span = words.span;
    let overlap = |other: Span| other.end.min(span.end).saturating_sub(other.start.max(span.start));
    let all = told.claims.iter().enumerate().flat_map(|(i, claim)| {
        claim
            .evidence
            .iter()
            .filter(|e| e.reading == words.reading)
            .map(move |e| (overlap(e.span), std::cmp::Reverse(e.span.len()), i))
    });
    all.filter(|(overlap, ..)| *overlap > 0).max().map(|(.., claim)| claim)
}

/// Our claims with evidence that, as it is shown, shares half of the shorter with the
/// labelled words.
fn holding(words: &Place, told: &Story) -> Vec<usize> {
    let shares = |e: &Evidence| words.is_held_by(e.reading, e.said);
    let claims = (0..).zip(&told.claims);
    claims
        .filter(|(_, claim)| claim.evidence.iter().any(shares))
        .map(|(index, _)| index)
        .collect()
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
