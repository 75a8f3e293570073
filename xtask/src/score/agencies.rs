//! Which agency a report comes from, told by its text, against the publisher's
//! bylines, which the program does not see.
//!
//! Few of these texts name their agency at all: recall is also given over those
//! that do. Half of the reports, by their ids, are for development; their errors
//! are printed with `TAWATUR_ERRORS=1`.

use super::{Row, part, stories};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::report::Report;
use tawatur::text::Tokens;

/// Scores both halves.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let file = std::fs::read_to_string(data.join("news-ar/agency-bylines.tsv")).context("agency-bylines.tsv")?;
    let gold: BTreeMap<&str, BTreeSet<&str>> = file.lines().skip(1).filter_map(line).collect();
    let ids: Vec<&str> = gold.keys().copied().collect();
    let reports: HashMap<String, Report> = stories::load_some(&data.join("news-ar/reports.jsonl.gz"), &ids)?
        .into_iter()
        .map(|reading| (reading.report.id.clone(), reading.report))
        .collect();
    let show = std::env::var_os("TAWATUR_ERRORS").is_some();
    let mut rows = Vec::new();
    for (half, name) in ["reports developed on", "reports held back"].into_iter().enumerate() {
        let mut sums = Sums::default();
        for (id, agencies) in gold.iter().filter(|(id, _)| part(id, 2) == half) {
            if let Some(report) = reports.get(*id) {
                sums.add(report, agencies, show && half == 0);
            }
        }
        rows.extend(sums.rows(name));
    }
    Ok(rows)
}

/// Id and agencies; "agencies" for several that the byline does not name.
fn line(line: &str) -> Option<(&str, BTreeSet<&str>)> {
    let mut fields = line.split('\t');
    let id = fields.next()?;
    Some((id, fields.nth(2)?.split(',').collect()))
}

#[derive(Default)]
struct Sums {
    reports: usize,
    /// Reports whose text holds a name of the agency.
    naming: usize,
    /// Reports for which the program tells an agency that the byline can mean.
    told: usize,
    found: usize,
    right: usize,
    right_of_naming: usize,
}

impl Sums {
    fn add(&mut self, report: &Report, gold: &BTreeSet<&str>, show: bool) {
        // "وكالات" in a byline says that there are several, not which.
        let several = gold.contains("agencies");
        let tokens = Tokens::new(&report.text);
        let named = Lexicon::builtin().registry.find(&tokens);
        let naming = named.iter().any(|(_, outlet)| gold.contains(outlet.id));
        let told = [report.agencies.as_slice(), &report.gathered].concat();
        let right = told.iter().filter(|id| several || gold.contains(id.as_str())).count();
        self.reports += usize::from(!several);
        self.found += told.len();
        self.right += right;
        self.told += usize::from(right > 0 && !several);
        self.naming += usize::from(naming && !several);
        self.right_of_naming += usize::from(naming && right > 0 && !several);
        if show && !several && (right < told.len() || naming && right == 0) {
            print(report, gold, &tokens, &named);
        }
    }

    fn rows(&self, half: &str) -> Vec<Row> {
        let ratio = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        vec![
            Row::count(&format!("{half}: reports of one agency or two"), self.reports),
            Row::count(&format!("{half}: agencies told"), self.found),
            Row::ratio(&format!("{half}: precision"), ratio(self.right, self.found)),
            Row::ratio(&format!("{half}: recall"), ratio(self.told, self.reports)),
            Row::count(&format!("{half}: reports whose text names the agency"), self.naming),
            Row::ratio(
                &format!("{half}: recall of those"),
                ratio(self.right_of_naming, self.naming),
            ),
        ]
    }
}

#[expect(clippy::print_stdout, reason = "asked for")]
fn print(
    report: &Report,
    gold: &BTreeSet<&str>,
    tokens: &Tokens,
    named: &[(std::ops::Range<usize>, &tawatur::lexicon::registry::Outlet)],
) {
    println!(
        "{}: {gold:?}, ours {:?} {:?}",
        report.id, report.agencies, report.gathered
    );
    for (range, outlet) in named {
        let from = range.start.saturating_sub(6);
        let to = (range.end + 5).min(tokens.len()) - 1;
        if let Some(span) = tokens.cover(from, to) {
            println!("    {}: {}", outlet.id, span.of(&report.text).replace('\n', "¶"));
        }
    }
}
