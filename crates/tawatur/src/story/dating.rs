//! Dates for reports that state none, from their story.
//!
//! A report without a date still tells its weekday: "اليوم الخميس" outright,
//! "أمس الأربعاء" by one step, and else the latest weekday that it tells as
//! past, for news is printed the day it happens. The dated reports of the
//! story tell the week. A report is never older than the posts set into it.

mod evidence;

use crate::reading::Reading;
use crate::report::{Basis, Published};
use evidence::Evidence;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// For each reading at `members` that states no date, the date that its own
/// weekday names and full dates, set against its dated neighbours, allow:
/// index and date, basis inferred. Where nothing anchors it, nothing.
///
/// Dates found in one round anchor the next: each round looks only at what
/// was dated before it, so the order of the members does not matter.
#[must_use]
pub fn infer(readings: &[Reading], members: &[usize]) -> Vec<(usize, Published)> {
    let mut anchors: BTreeSet<Date> = BTreeSet::new();
    let mut open: Vec<(usize, Evidence)> = Vec::new();
    for index in members.iter().copied().collect::<BTreeSet<_>>() {
        let Some(reading) = readings.get(index) else { continue };
        match &reading.report.published {
            Some(published) => {
                anchors.insert(published.at.date());
            }
            None => open.push((index, Evidence::of(reading))),
        }
    }
    if anchors.is_empty() {
        anchors.extend(full_date_of_story(&open));
    }
    let published = |date: Date| Published {
        at: date.at(0, 0, 0, 0),
        offset: None,
        day_only: true,
        basis: Basis::Inferred,
    };
    in_rounds(open, anchors)
        .into_iter()
        .map(|(index, date)| (index, published(date)))
        .collect()
}

/// The dates that the evidence gives, in the order of the readings, each round anchored by
/// those before it.
fn in_rounds(mut open: Vec<(usize, Evidence)>, mut anchors: BTreeSet<Date>) -> Vec<(usize, Date)> {
    let mut inferred = Vec::new();
    loop {
        let mut found: Vec<(usize, Date)> = Vec::new();
        open.retain(|(index, evidence)| match evidence.date(&anchors) {
            Some(date) => {
                found.push((*index, date));
                false
            }
            None => true,
        });
        if found.is_empty() {
            break;
        }
        anchors.extend(found.iter().map(|(_, date)| *date));
        inferred.extend(found);
    }
    inferred.sort_unstable();
    inferred
}

/// In a story without any dated report, the latest full date of its texts, if
/// two reports name it, or one does with its weekday; a lone date may be history.
fn full_date_of_story(open: &[(usize, Evidence)]) -> Option<Date> {
    let latest = open.iter().flat_map(|(_, e)| &e.full).map(|(date, _)| *date).max()?;
    let naming = open
        .iter()
        .filter(|(_, e)| e.full.iter().any(|(date, _)| *date == latest))
        .count();
    let with_weekday = open.iter().any(|(_, e)| e.full.contains(&(latest, true)));
    (naming >= 2 || with_weekday).then_some(latest)
}

#[cfg(test)]
mod tests;
