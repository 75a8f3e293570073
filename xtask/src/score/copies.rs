//! Copies, against pairs of reports of two outlets that share ten or more
//! 8-word shingles within 72 hours (silver: made by shingles too), and against
//! found pairs that were read (`corpus/gold/copies-ar.json`).

use super::{Row, stories};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{Reading, read};
use tawatur::story::copies::{Boilerplate, Copy, CopyKind, find};

/// Overlap from which on a pair ought to be found.
const OVERLAP: f64 = 0.3;
/// Pairs that are drawn for reading.
const DRAWN: usize = 100;

/// A pair counts as found where both reports hang together by links, as each
/// report is linked to its best source and not to every other copy. Copies are
/// looked for twice: in all reports at once, and within each story, as
/// Tawatur does.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let readings = stories::load_bare(&data.join("news-ar/reports.jsonl.gz"))?;
    let pairs = pairs(&data.join("news-ar/copies.tsv"), &readings)?;
    let all: Vec<usize> = (0..readings.len()).collect();
    let groups = stories::members(&readings);
    let boilerplate = Boilerplate::of(&readings, groups.iter().map(Vec::as_slice));
    let everywhere = find(&readings, &all, &boilerplate);
    let within: Vec<Copy> = groups
        .iter()
        .flat_map(|members| find(&readings, members, &boilerplate))
        .collect();
    let mut rows = vec![Row::count("pairs, overlap ≥ .3", pairs.len())];
    for (what, copies) in [("in all reports", &everywhere), ("within stories", &within)] {
        let derived: Vec<Copy> = copies
            .iter()
            .filter(|copy| copy.kind != CopyKind::Quoted)
            .cloned()
            .collect();
        let (listed, _) = components(copies, readings.len());
        let (copied, largest) = components(&derived, readings.len());
        let recall =
            |root: &[usize]| pairs.iter().filter(|(a, b)| root[*a] == root[*b]).count() as f64 / pairs.len() as f64;
        let kinds = |kind| copies.iter().filter(|copy| copy.kind == kind).count();
        rows.extend([
            Row::ratio(&format!("recall of pairs, {what}"), recall(&listed)),
            Row::ratio(&format!("recall of pairs as derived, {what}"), recall(&copied)),
            Row::count(&format!("copies found whole, {what}"), kinds(CopyKind::Whole)),
            Row::count(&format!("copies found in part, {what}"), kinds(CopyKind::Partial)),
            Row::count(&format!("same words quoted, {what}"), kinds(CopyKind::Quoted)),
            Row::count(&format!("reports that hang together at most, {what}"), largest),
        ]);
        if let Some(folder) = std::env::var_os("TAWATUR_ERRORS") {
            let missed = pairs.iter().filter(|(a, b)| copied[*a] != copied[*b]);
            let missed = missed.map(|(a, b)| {
                format!(
                    "{} {} listed {}\n",
                    readings[*a].report.id,
                    readings[*b].report.id,
                    listed[*a] == listed[*b]
                )
            });
            std::fs::write(
                Path::new(&folder).join(format!("missed {what}.txt")),
                missed.collect::<String>(),
            )?;
        }
    }
    rows.extend(judged(&within, &readings)?);
    rows.extend(reworded(data, &readings, &groups, &within)?);
    if let Some(folder) = std::env::var_os("TAWATUR_ERRORS") {
        std::fs::write(Path::new(&folder).join("drawn.txt"), drawn(&within, &readings))?;
    }
    Ok(rows)
}

/// The share of the read pairs that are copies, among those which are still found.
fn judged(copies: &[Copy], readings: &[Reading]) -> Result<Vec<Row>> {
    #[derive(Deserialize)]
    struct Pair {
        from: String,
        to: String,
        right: bool,
    }
    let pairs: Vec<Pair> = serde_json::from_reader(std::fs::File::open("corpus/gold/copies-ar.json")?)?;
    let id = |i: usize| readings[i].report.id.as_str();
    let derived = copies.iter().filter(|copy| copy.kind != CopyKind::Quoted);
    let found: BTreeSet<(&str, &str)> = derived.map(|copy| (id(copy.from), id(copy.to))).collect();
    let still: Vec<&Pair> = pairs
        .iter()
        .filter(|p| found.contains(&(p.from.as_str(), p.to.as_str())))
        .collect();
    let right = still.iter().filter(|pair| pair.right).count();
    Ok(vec![
        Row::count("found pairs that were read", pairs.len()),
        Row::count("of them found today", still.len()),
        Row::ratio("precision of those", right as f64 / still.len().max(1) as f64),
    ])
}

/// Paraphrased wire: pairs of one story within 72 hours, of two outlets, both from one
/// agency and not among the silver pairs. Of the one the publisher's byline says so; of
/// the other its text, which credits the agency, passes on what the agency reported, or
/// tells what someone said to it.
fn reworded(data: &Path, readings: &[Reading], groups: &[Vec<usize>], copies: &[Copy]) -> Result<Vec<Row>> {
    const MINUTES: i64 = 72 * 60;
    let bylines = bylines(&std::fs::read_to_string(data.join("news-ar/agency-bylines.tsv"))?);
    let verbatim: BTreeSet<(usize, usize)> = all_pairs(&data.join("news-ar/copies.tsv"), readings)?
        .into_iter()
        .collect();
    let mut credits: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (a, b) in groups
        .iter()
        .flat_map(|group| group.iter().flat_map(move |a| group.iter().map(move |b| (*a, *b))))
    {
        let (x, y) = (&readings[a].report, &readings[b].report);
        let Some(agencies) = bylines.get(&x.id) else {
            continue;
        };
        let between = x.published.zip(y.published);
        let near = between.is_some_and(|(x, y)| (x.minutes() - y.minutes()).abs() <= MINUTES);
        let key = (a.min(b), a.max(b));
        if x.outlet == y.outlet || !near || verbatim.contains(&key) {
            continue;
        }
        let told = credits.entry(b).or_insert_with(|| credited(&readings[b]));
        if !told.is_disjoint(agencies) {
            pairs.insert(key);
        }
    }
    let among = |derived: bool| {
        let found = copies.iter().filter(|copy| !derived || copy.kind != CopyKind::Quoted);
        let found: BTreeSet<(usize, usize)> = found.map(|c| (c.from.min(c.to), c.from.max(c.to))).collect();
        pairs.intersection(&found).count() as f64 / pairs.len().max(1) as f64
    };
    Ok(vec![
        Row::count("pairs of one wire, reworded", pairs.len()),
        Row::ratio("recall of those as derived", among(true)),
        Row::ratio("recall of those, shared quotations too", among(false)),
    ])
}

/// The agencies of each report by its publisher's byline, as ids of the registry;
/// a byline that says no more than "agencies" is left out.
fn bylines(table: &str) -> HashMap<String, BTreeSet<String>> {
    let registry = &Lexicon::builtin().registry;
    let line = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let names = fields.get(3)?.split(',');
        let agencies = names.filter_map(|name| Some(registry.lookup(name)?.id.to_owned()));
        Some((fields.first()?.to_string(), agencies.collect()))
    };
    table.lines().skip(1).filter_map(line).collect()
}

/// The agencies that a report's own text is from, in whole or in a statement.
fn credited(bare: &Reading) -> BTreeSet<String> {
    let lexicon = Lexicon::builtin();
    if lexicon.registry.find(&bare.tokens).is_empty() {
        return BTreeSet::new();
    }
    let reading = read(bare.report.clone(), lexicon);
    let relays = reading.statements.iter().flat_map(|statement| &statement.relays);
    let relays = relays.filter_map(|relay| Some(lexicon.registry.lookup(&relay.name)?.id.to_owned()));
    let credits = reading.report.agencies.iter().chain(&reading.report.gathered).cloned();
    relays.chain(credits).collect()
}

/// Found pairs of two outlets, drawn evenly, with what they share: to be read.
fn drawn(copies: &[Copy], readings: &[Reading]) -> String {
    let across: Vec<&Copy> = copies
        .iter()
        .filter(|copy| {
            copy.kind != CopyKind::Quoted && readings[copy.from].report.outlet != readings[copy.to].report.outlet
        })
        .collect();
    let mut out = format!("{} pairs of two outlets\n", across.len());
    for n in 0..DRAWN.min(across.len()) {
        let copy = across[(n * across.len() + across.len() / 2) / DRAWN.min(across.len())];
        let (from, to) = (&readings[copy.from].report, &readings[copy.to].report);
        out.push_str(&format!(
            "{n}\t{}\t{}\t{:.2}\t{:?}\t{:?} | {:?}\n",
            from.id, to.id, copy.share, copy.kind, from.title, to.title
        ));
        for (_, span) in &copy.passages {
            let words: Vec<&str> = span.of(&to.text).split_whitespace().take(40).collect();
            out.push_str(&format!("    {}\n", words.join(" ")));
        }
    }
    out
}

fn all_pairs(path: &Path, readings: &[Reading]) -> Result<Vec<(usize, usize)>> {
    Ok(lines(path, readings)?
        .into_iter()
        .map(|(a, b, _)| (a.min(b), a.max(b)))
        .collect())
}

fn pairs(path: &Path, readings: &[Reading]) -> Result<Vec<(usize, usize)>> {
    let pairs = lines(path, readings)?
        .into_iter()
        .filter(|(.., overlap)| *overlap >= OVERLAP);
    Ok(pairs.map(|(a, b, _)| (a, b)).collect())
}

fn lines(path: &Path, readings: &[Reading]) -> Result<Vec<(usize, usize, f64)>> {
    let numbers: HashMap<&str, usize> = readings
        .iter()
        .enumerate()
        .map(|(i, r)| (r.report.id.as_str(), i))
        .collect();
    let mut pairs = Vec::new();
    for line in std::fs::read_to_string(path)?.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [a, b, _, _, _, _, share_a, share_b, ..] = fields[..] else {
            anyhow::bail!("a line of {} has too few fields", path.display());
        };
        let number = |id| numbers.get(id).copied().with_context(|| format!("no report {id}"));
        pairs.push((number(a)?, number(b)?, share_a.parse::<f64>()?.max(share_b.parse()?)));
    }
    Ok(pairs)
}

/// For each report the number of its component, and the size of the largest.
fn components(copies: &[Copy], reports: usize) -> (Vec<usize>, usize) {
    let mut parent: Vec<usize> = (0..reports).collect();
    for copy in copies {
        let (a, b) = (root(&mut parent, copy.from), root(&mut parent, copy.to));
        parent[a.max(b)] = a.min(b);
    }
    let roots: Vec<usize> = (0..reports).map(|i| root(&mut parent, i)).collect();
    let mut sizes = vec![0; reports];
    for root in &roots {
        sizes[*root] += 1;
    }
    (roots, sizes.into_iter().max().unwrap_or(0))
}

fn root(parent: &mut [usize], mut i: usize) -> usize {
    while parent[i] != i {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    i
}
