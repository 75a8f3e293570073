//! What a story is called, and the days it covers.

use super::StoryEntity;
use super::slots::is_day;
use crate::reading::{Interval, Reading};
use crate::report::PartKind;
use crate::text::{fold, hashes};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use std::collections::{BTreeMap, BTreeSet};

/// A title names the story by its main entities; this many are looked for.
const MAIN: usize = 8;

/// A headline longer than this, in letters, is a sentence.
const LONG: usize = 140;

/// An event this many days before the first report can open the story; what is
/// older is background.
const LEAD_DAYS: i32 = 14;

/// Made from the oldest report's id, so that it stays when reports are added.
pub(super) fn id(readings: &[Reading], members: &[usize]) -> String {
    let first = members
        .first()
        .and_then(|m| readings.get(*m))
        .map_or("", |r| r.report.id.as_str());
    format!("s{:08x}", hashes::short(hashes::hash(hashes::START, first.bytes())))
}

/// The headline that names most of the story's main entities; where no report
/// has one, the first sentence that does.
pub(super) fn title(readings: &[Reading], members: &[usize], entities: &[StoryEntity]) -> String {
    let main: Vec<Vec<String>> = entities
        .iter()
        .take(MAIN)
        .map(|e| e.forms.iter().map(|form| fold(form)).collect())
        .collect();
    let named = |title: &str| {
        let folded = fold(title);
        let weights = (0..MAIN).rev();
        let found = main
            .iter()
            .zip(weights)
            .filter(|(forms, _)| forms.iter().any(|form| folded.contains(form)));
        found.map(|(_, weight)| weight + 1).sum::<usize>()
    };
    let mut best: Option<(bool, bool, usize, &str)> = None;
    for reading in members.iter().filter_map(|m| readings.get(*m)) {
        let headline = reading.report.title.as_deref().map(str::trim).filter(|t| !t.is_empty());
        let Some(text) = headline.or_else(|| first_sentence(reading)) else {
            continue;
        };
        let short = text.chars().count() <= LONG;
        let candidate = (headline.is_some(), short, named(text), text);
        // Of equals, the oldest report's stays.
        if best.is_none_or(|b| (candidate.0, candidate.1, candidate.2) > (b.0, b.1, b.2)) {
            best = Some(candidate);
        }
    }
    best.map_or(String::new(), |(_, _, _, text)| text.to_owned())
}

fn first_sentence(reading: &Reading) -> Option<&str> {
    let body = |start| {
        reading
            .report
            .part_at(start)
            .is_some_and(|part| part.kind == PartKind::Body)
    };
    reading
        .sentences
        .iter()
        .find(|s| body(s.start))
        .map(|s| s.of(&reading.report.text))
}

/// From the earliest day that at least two reports give to an event, not long
/// before the first report, to the last report's day. None if no report is dated.
pub(super) fn interval(readings: &[Reading], members: &[usize]) -> Option<Interval> {
    let members: Vec<&Reading> = members.iter().filter_map(|m| readings.get(*m)).collect();
    let days = || members.iter().filter_map(|r| r.report.published).map(|p| p.at.date());
    let (first, last) = (days().min()?, days().max()?);
    let earliest = first.checked_sub(LEAD_DAYS.days()).ok()?;
    let mut told: BTreeMap<Date, BTreeSet<usize>> = BTreeMap::new();
    for (index, reading) in members.iter().enumerate() {
        for interval in reading.times.iter().filter_map(|t| t.interval).filter(is_day) {
            let day = interval.from.date();
            if (earliest..first).contains(&day) {
                told.entry(day).or_default().insert(index);
            }
        }
    }
    let opening = told
        .into_iter()
        .find(|(_, by)| by.len() >= 2)
        .map_or(first, |(day, _)| day);
    Some(Interval {
        from: midnight(opening),
        to: midnight(last.tomorrow().ok()?),
    })
}

fn midnight(day: Date) -> DateTime {
    day.at(0, 0, 0, 0)
}
