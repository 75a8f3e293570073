//! Copies, against pairs of reports of two outlets that share ten or more
//! 8-word shingles within 72 hours (silver: made by shingles too).

use super::{Row, stories};
use anyhow::{Context, Result};
use std::collections::HashMap;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::Reading;
use tawatur::story::copies::{Copy, CopyKind, find};
use tawatur::story::group::group;

/// Overlap from which on a pair ought to be found.
const OVERLAP: f64 = 0.3;

/// A pair counts as found where both reports hang together by links, as each
/// report is linked to its best source and not to every other copy. Copies are
/// looked for twice: in all reports at once, and within each story, as
/// Tawatur does.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let readings = stories::load(&data.join("news-ar/reports.jsonl.gz"))?;
    let pairs = pairs(&data.join("news-ar/copies.tsv"), &readings)?;
    let all: Vec<usize> = (0..readings.len()).collect();
    let everywhere = find(&readings, &all);
    let mut within = Vec::new();
    for members in group(&readings, Lexicon::builtin()) {
        within.extend(find(&readings, &members));
    }
    let mut rows = vec![Row::count("pairs, overlap ≥ .3", pairs.len())];
    for (what, copies) in [("in all reports", &everywhere), ("within stories", &within)] {
        let (root, largest) = components(copies, readings.len());
        let found = pairs.iter().filter(|(a, b)| root[*a] == root[*b]).count();
        let whole = copies.iter().filter(|copy| copy.kind == CopyKind::Whole).count();
        rows.push(Row::ratio(
            &format!("recall of pairs, {what}"),
            found as f64 / pairs.len() as f64,
        ));
        rows.push(Row::count(&format!("copies found whole, {what}"), whole));
        rows.push(Row::count(
            &format!("copies found in part, {what}"),
            copies.len() - whole,
        ));
        rows.push(Row::count(
            &format!("reports that hang together at most, {what}"),
            largest,
        ));
    }
    Ok(rows)
}

fn pairs(path: &Path, readings: &[Reading]) -> Result<Vec<(usize, usize)>> {
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
        if share_a.parse::<f64>()?.max(share_b.parse()?) >= OVERLAP {
            pairs.push((number(a)?, number(b)?));
        }
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
