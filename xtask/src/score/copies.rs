//! Copies, against pairs of reports of two outlets that share ten or more
//! 8-word shingles within 72 hours (silver: made by shingles too), and against
//! found pairs that were read (`corpus/gold/copies-ar.json`).

use super::{Row, stories};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use tawatur::reading::Reading;
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

/// Pairs of one story within 72 hours, of two outlets, both from one agency by
/// the publisher's byline and by the text's own credit, whose wording was changed.
fn reworded(data: &Path, readings: &[Reading], groups: &[Vec<usize>], copies: &[Copy]) -> Result<Vec<Row>> {
    const HOURS: i64 = 72;
    let table = std::fs::read_to_string(data.join("news-ar/agency-bylines.tsv"))?;
    let bylines: HashMap<&str, &str> = table
        .lines()
        .skip(1)
        .filter_map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            Some((*fields.first()?, *fields.get(3)?))
        })
        .collect();
    let shared: BTreeMap<(usize, usize), bool> = copies
        .iter()
        .map(|copy| {
            (
                (copy.from.min(copy.to), copy.from.max(copy.to)),
                copy.kind != CopyKind::Quoted,
            )
        })
        .collect();
    let verbatim: BTreeSet<(usize, usize)> = all_pairs(&data.join("news-ar/copies.tsv"), readings)?
        .into_iter()
        .collect();
    let (mut pairs, mut found) = (0, 0);
    for (a, b) in groups
        .iter()
        .flat_map(|group| group.iter().flat_map(move |a| group.iter().map(move |b| (*a, *b))))
    {
        let (x, y) = (&readings[a].report, &readings[b].report);
        let Some(agency) = bylines.get(x.id.as_str()) else {
            continue;
        };
        let same = |own: &String| own.eq_ignore_ascii_case(agency);
        let near = x
            .published
            .zip(y.published)
            .is_some_and(|(x, y)| (x.minutes() - y.minutes()).abs() <= HOURS * 60);
        let key = (a.min(b), a.max(b));
        if x.outlet == y.outlet || !near || !y.agencies.iter().any(same) || verbatim.contains(&key) {
            continue;
        }
        pairs += 1;
        found += usize::from(shared.get(&key) == Some(&true));
    }
    Ok(vec![
        Row::count("pairs of one wire, reworded", pairs),
        Row::ratio("recall of those as derived", found as f64 / pairs.max(1) as f64),
    ])
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
