//! Who is who: mentions of people, places and organisations that name the same,
//! against labels made by hand (`corpus/gold/persons-ar.json`).
//!
//! Pairs of mentions of one story are compared: found together against labelled
//! alike. A pair counts only where both mentions are found, since finding names
//! is scored elsewhere; one row says what is left when every missed mention
//! costs its pairs. Half of the stories are for development, in the first set and
//! in the further one: their errors are printed with `TAWATUR_ERRORS=1` and
//! `TAWATUR_ERRORS=further`.

mod errors;

use super::{Row, ratio, stories};
use anyhow::{Context, Result};
use errors::{print, print_offices};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{EntityKind, Reading};
use tawatur::story::entities;
use tawatur::text::Span;

const GOLD: &str = include_str!("../../../corpus/gold/persons-ar.json");

#[derive(Deserialize)]
struct GoldStory {
    story: String,
    half: String,
    reports: Vec<GoldReport>,
}

#[derive(Deserialize)]
struct GoldReport {
    id: String,
    mentions: Vec<GoldMention>,
}

/// First and last code point, kind, label, and 1 for an office without a name.
#[derive(Deserialize)]
struct GoldMention(usize, usize, String, String, u8);

/// Each part of the stories, its name in the table, and the value of
/// `TAWATUR_ERRORS` that prints its errors; nobody looks at those of the others.
const PARTS: [(&str, &str, Option<&str>); 4] = [
    ("development", "stories developed on", Some("1")),
    ("report", "stories held back", None),
    ("further", "further stories", Some("further")),
    ("further held back", "further stories held back", None),
];

/// Scores each part.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let gold: Vec<GoldStory> = serde_json::from_str(GOLD).context("corpus/gold/persons-ar.json")?;
    let wanted: Vec<&str> = gold
        .iter()
        .flat_map(|story| story.reports.iter().map(|report| report.id.as_str()))
        .collect();
    let readings: HashMap<String, Reading> = stories::load_some(&data.join("news-ar/reports.jsonl.gz"), &wanted)?
        .into_iter()
        .map(|reading| (reading.report.id.clone(), reading))
        .collect();
    let asked = std::env::var("TAWATUR_ERRORS").ok();
    let mut rows = Vec::new();
    for (half, name, errors) in PARTS {
        let show = errors.is_some() && asked.as_deref() == errors;
        let mut sums = Sums::default();
        for story in gold.iter().filter(|story| story.half == half) {
            score(story, &readings, &mut sums, show)?;
        }
        rows.extend(sums.rows(name));
    }
    Ok(rows)
}

/// Pairs: alike by both, by the program, by the labels.
#[derive(Clone, Copy, Default)]
struct Pairs {
    both: usize,
    found: usize,
    gold: usize,
}

impl Pairs {
    fn precision(self) -> f64 {
        ratio(self.both, self.found)
    }

    fn recall(self) -> f64 {
        ratio(self.both, self.gold)
    }

    fn f1(self) -> f64 {
        2.0 * self.both as f64 / (self.found + self.gold).max(1) as f64
    }
}

#[derive(Default)]
struct Sums {
    mentions: usize,
    missed: usize,
    reports: Pairs,
    story: Pairs,
    others: Pairs,
    /// Pairs of people, with missed mentions.
    whole: Pairs,
    inferred: Pairs,
}

impl Sums {
    fn rows(&self, half: &str) -> Vec<Row> {
        let row = |figure: &str, value| Row::ratio(&format!("{half}: {figure}"), value);
        let mut rows = vec![
            Row::count(&format!("{half}: mentions of people, stated"), self.mentions),
            row("of them found", ratio(self.mentions - self.missed, self.mentions)),
            row("people within a report, pairs F1", self.reports.f1()),
            row("people over reports, pairs precision", self.story.precision()),
            row("people over reports, pairs recall", self.story.recall()),
            row("people over reports, pairs F1", self.story.f1()),
            row("the same, missed mentions counted, F1", self.whole.f1()),
        ];
        // Where only people are labelled there is no figure of others.
        if self.others.gold > 0 {
            rows.extend([
                row("places and organisations, pairs precision", self.others.precision()),
                row("places and organisations, pairs recall", self.others.recall()),
                row("places and organisations, pairs F1", self.others.f1()),
            ]);
        }
        rows.extend([
            Row::count(&format!("{half}: offices without a name"), self.inferred.gold),
            row("offices, precision", self.inferred.precision()),
            row("offices, recall", self.inferred.recall()),
        ]);
        rows
    }
}

/// A labelled mention, and what the program makes of it.
struct Seen<'g> {
    report: usize,
    label: &'g str,
    person: bool,
    inferred: bool,
    words: String,
    /// The program's entity, in the report and in the story.
    local: Option<usize>,
    entity: Option<usize>,
}

fn score(story: &GoldStory, readings: &HashMap<String, Reading>, sums: &mut Sums, show: bool) -> Result<()> {
    let lexicon = Lexicon::builtin();
    let mut told: Vec<Reading> = Vec::new();
    for report in &story.reports {
        let reading = readings
            .get(&report.id)
            .with_context(|| format!("no report {}", report.id))?;
        told.push(reading.clone());
    }
    let members: Vec<usize> = (0..told.len()).collect();
    let joined = entities::join(&told, &members, lexicon);
    let entity_of: HashMap<(usize, usize), usize> = joined
        .iter()
        .enumerate()
        .flat_map(|(number, entity)| entity.members.iter().map(move |member| (*member, number)))
        .collect();
    let offices = entities::offices(&told, &members, &joined);
    let seen = seen(story, &told, &entity_of, &offices);
    let stated =
        |person: bool| -> Vec<&Seen<'_>> { seen.iter().filter(|s| s.person == person && !s.inferred).collect() };
    let people = stated(true);
    sums.mentions += people.len();
    sums.missed += people.iter().filter(|s| s.entity.is_none()).count();
    add(&people, &mut sums.story, |s| s.entity, |_, _| true, true);
    add(&people, &mut sums.whole, |s| s.entity, |_, _| true, false);
    add(
        &people,
        &mut sums.reports,
        |s| s.local,
        |a, b| a.report == b.report,
        true,
    );
    add(&stated(false), &mut sums.others, |s| s.entity, |_, _| true, true);
    if show {
        print(story, &seen);
    }
    // An office is right if most of the mentions of its entity have its label.
    let labels = labels(&people);
    let label_of = |entity: usize| labels.get(&entity).copied();
    let within: usize = told
        .iter()
        .map(|r| {
            r.mentions
                .iter()
                .filter(|m| m.inferred && m.kind == EntityKind::Person)
                .count()
        })
        .sum();
    sums.inferred.found += within + offices.len();
    for one in seen.iter().filter(|s| s.inferred) {
        sums.inferred.gold += 1;
        let right = one.entity.and_then(label_of) == Some(one.label);
        sums.inferred.both += usize::from(right);
    }
    if show {
        print_offices(story, &told, &offices, &seen, &label_of);
    }
    Ok(())
}

/// The labelled mentions of a story, as the program sees them.
fn seen<'g>(
    story: &'g GoldStory,
    told: &[Reading],
    entity_of: &HashMap<(usize, usize), usize>,
    offices: &[entities::Inferred],
) -> Vec<Seen<'g>> {
    let mut seen = Vec::new();
    for (number, (gold, reading)) in story.reports.iter().zip(told).enumerate() {
        let text = &reading.report.text;
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for GoldMention(start, end, kind, label, inferred) in &gold.mentions {
            let span = Span::new(starts[*start], starts[*end]);
            let found = reading
                .mentions
                .iter()
                .filter(|m| alike(m.span, span) && (*inferred == 1) == m.inferred && fits(m.kind, kind))
                .max_by_key(|m| overlap(m.span, span));
            let local = found.map(|m| m.entity);
            let office = offices.iter().find(|o| o.reading == number && alike(o.span, span));
            let entity = local.and_then(|local| entity_of.get(&(number, local)).copied());
            seen.push(Seen {
                report: number,
                label,
                person: kind == "person",
                inferred: *inferred == 1,
                words: span.of(text).to_owned(),
                local,
                entity: entity.or(office.map(|o| o.entity).filter(|_| *inferred == 1)),
            });
        }
    }
    seen
}

/// The label that most of the mentions of each entity have.
fn labels<'g>(seen: &[&Seen<'g>]) -> HashMap<usize, &'g str> {
    let mut labels: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
    for one in seen {
        if let Some(entity) = one.entity {
            *labels.entry(entity).or_default().entry(one.label).or_default() += 1;
        }
    }
    let most = |counts: BTreeMap<&'g str, usize>| counts.into_iter().max_by_key(|(_, count)| *count);
    let labels = labels.into_iter();
    labels
        .filter_map(|(entity, counts)| Some((entity, most(counts)?.0)))
        .collect()
}

/// Adds the pairs of `items` that `counts`.
fn add(
    items: &[&Seen<'_>],
    sum: &mut Pairs,
    entity: impl Fn(&Seen<'_>) -> Option<usize>,
    counts: impl Fn(&Seen<'_>, &Seen<'_>) -> bool,
    found_only: bool,
) {
    for (i, a) in items.iter().enumerate() {
        for b in items.iter().skip(i + 1).filter(|b| counts(a, b)) {
            let (ours_a, ours_b) = (entity(a), entity(b));
            if found_only && (ours_a.is_none() || ours_b.is_none()) {
                continue;
            }
            let (gold, found) = (a.label == b.label, ours_a.is_some() && ours_a == ours_b);
            sum.gold += usize::from(gold);
            sum.found += usize::from(found);
            sum.both += usize::from(gold && found);
        }
    }
}

fn fits(found: EntityKind, gold: &str) -> bool {
    match gold {
        "person" => found == EntityKind::Person,
        "place" => found == EntityKind::Place,
        _ => found == EntityKind::Organisation || found == EntityKind::Media,
    }
}

fn overlap(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Whether two spans share at least half of what either covers.
fn alike(a: Span, b: Span) -> bool {
    let both = overlap(a, b);
    both > 0 && 2 * both >= a.len() + b.len() - both
}
