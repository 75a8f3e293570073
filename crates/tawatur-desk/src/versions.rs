//! Reports that archives hold more than once: of each address, one version counts.
//!
//! An archive that grows holds a feed as often as it changed, with the
//! beginnings of reports whose pages it holds as well. To count them all would
//! make one report many.

use crate::naming::renamed_note;
use std::collections::{BTreeMap, BTreeSet};
use tawatur::reading::Reading;
use tawatur::report::Report;

/// A version that is shorter than this part of the longest is a beginning.
const WHOLE: f64 = 0.8;

/// Keeps of each address the last version that is no mere beginning, and gives
/// the ids of those that were left out. An id that is free by that goes to the
/// version that was kept. Only what archives tell of is looked
/// at: in other inputs, many reports may stand under one address.
pub fn keep_latest(readings: &mut Vec<Reading>) -> BTreeSet<String> {
    let mut longest: BTreeMap<&str, usize> = BTreeMap::new();
    for (url, report) in readings.iter().filter_map(archived) {
        let length = longest.entry(url).or_default();
        *length = report.text.len().max(*length);
    }
    let mut last: BTreeMap<&str, &str> = BTreeMap::new();
    for (url, report) in readings.iter().filter_map(archived) {
        let length = longest.get(url).copied().unwrap_or_default();
        if report.text.len() as f64 >= length as f64 * WHOLE {
            last.insert(url, &report.id);
        }
    }
    let left_out: BTreeSet<String> = readings
        .iter()
        .filter_map(archived)
        .filter(|(url, report)| last.get(url).is_some_and(|id| *id != report.id))
        .map(|(_, report)| report.id.clone())
        .collect();
    // What was found inside of a report goes with it.
    readings.retain(|reading| {
        let within = reading.report.within.as_ref();
        !left_out.contains(&reading.report.id) && !within.is_some_and(|id| left_out.contains(id))
    });
    // The numbers behind ids tell versions apart; one that is alone needs none.
    let mut taken: BTreeSet<String> = readings.iter().map(|reading| reading.report.id.clone()).collect();
    for at in 0..readings.len() {
        let old = readings
            .get(at)
            .map(|reading| reading.report.id.clone())
            .unwrap_or_default();
        if let Some(free) = unnumbered(&old).filter(|id| left_out.contains(*id) && !taken.contains(*id)) {
            taken.insert(free.to_owned());
            call(readings, &old, free);
        }
    }
    left_out
}

/// The id that another report had before, where one got a number behind it.
fn unnumbered(id: &str) -> Option<&str> {
    let (id, number) = id.rsplit_once('~')?;
    number.bytes().all(|b| b.is_ascii_digit()).then_some(id)
}

/// Calls a report otherwise, also where others were found inside of it, and
/// takes back the note on its number.
fn call(readings: &mut [Reading], old: &str, new: &str) {
    let note = renamed_note(new, old);
    for report in readings.iter_mut().map(|reading| &mut reading.report) {
        if report.id == old {
            new.clone_into(&mut report.id);
            report.notes.retain(|told| told.message != note);
        }
        if report.within.as_deref() == Some(old) {
            report.within = Some(new.to_owned());
        }
    }
}

/// A report of an archive, with its address.
fn archived(reading: &Reading) -> Option<(&str, &Report)> {
    let report = &reading.report;
    let own = report.within.is_none() && report.fetched.is_some();
    report.url.as_deref().filter(|_| own).map(|url| (url, report))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tawatur::lexicon::Lexicon;
    use tawatur::reading;
    use tawatur::report::{Format, Known, parse_known};

    /// A report of so many words under an address; of an archive, if it was fetched.
    fn reading(id: &str, url: &str, words: usize, fetched: bool) -> Reading {
        let known = Known {
            url: Some(url.to_owned()),
            fetched: fetched.then(|| "2026-03-01T12:00:00Z".to_owned()),
            ..Known::default()
        };
        let text = "مطر ".repeat(words);
        let (mut reports, _) = parse_known(id, text.as_bytes(), Format::Text, &known, Lexicon::builtin());
        reading::read(reports.remove(0), Lexicon::builtin())
    }

    fn left(mut readings: Vec<Reading>) -> Vec<String> {
        let before = readings.len();
        let left_out = keep_latest(&mut readings);
        assert_eq!(readings.len() + left_out.len(), before);
        readings.into_iter().map(|reading| reading.report.id).collect()
    }

    #[test]
    fn the_last_whole_version_counts() {
        let (a, b) = ("https://news.example/a", "https://news.example/b");
        let readings = vec![
            reading("beginning", a, 20, true),
            reading("first", a, 100, true),
            reading("other", b, 50, true),
            reading("second", a, 95, true),
            reading("beginning again", a, 20, true),
        ];
        assert_eq!(left(readings), ["other", "second"]);
    }

    #[test]
    fn a_version_that_is_alone_needs_no_number() {
        let url = "https://news.example/a";
        let mut page = reading("a~2", url, 100, true);
        page.report.notes.push(tawatur::report::Note {
            input: "news".to_owned(),
            place: None,
            message: renamed_note("a", "a~2"),
        });
        let mut readings = vec![reading("a", url, 20, true), page];
        assert_eq!(keep_latest(&mut readings), BTreeSet::from(["a".to_owned()]));
        let report = &readings[0].report;
        assert_eq!(report.id, "a");
        assert!(report.notes.is_empty(), "{:?}", report.notes);
        // A number that tells two reports apart stays.
        let other = "https://news.example/b";
        let readings = vec![reading("b", other, 100, false), reading("b~2", other, 100, true)];
        assert_eq!(left(readings), ["b", "b~2"]);
    }

    #[test]
    fn other_inputs_are_left_as_they_are() {
        let url = "https://news.example/";
        let readings = vec![reading("x", url, 20, false), reading("y", url, 100, false)];
        assert_eq!(left(readings), ["x", "y"]);
    }
}
