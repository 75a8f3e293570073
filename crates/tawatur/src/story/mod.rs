//! Readings → [`Story`]: which reports tell one story, and what is true about
//! their sources.

mod chains;
pub mod claims;
pub mod conflicts;
pub mod copies;
pub mod dating;
pub mod entities;
pub mod group;
mod head;
mod origins;
mod similarity;
mod slots;
mod timeline;
mod units;

pub use claims::{Claim, Counts, Evidence, Link, LinkBasis, Origin, Reason};
pub use conflicts::{Conflict, ConflictKind};
pub use copies::{Copy, CopyKind};
pub use entities::StoryEntity;
pub use timeline::Event;

use crate::lexicon::Lexicon;
use crate::reading::{Interval, Reading};
use slots::Slots;
use std::collections::BTreeMap;

/// The reports of one event as it unfolds.
#[derive(Clone, Debug)]
pub struct Story {
    /// Made from the oldest report's id: stable when reports are added later.
    pub id: String,
    /// The headline that says it best.
    pub title: String,
    /// The days the story covers, from its first dated event to its last report.
    pub interval: Option<Interval>,
    /// Indices of its readings, oldest first.
    pub members: Vec<usize>,
    /// Who and what it is about.
    pub entities: Vec<StoryEntity>,
    /// Text that its reports share.
    pub copies: Vec<Copy>,
    /// What is said in it, the weightiest first.
    pub claims: Vec<Claim>,
    /// Claims that cannot both hold.
    pub conflicts: Vec<Conflict>,
    /// Its dated events, in order.
    pub timeline: Vec<Event>,
}

/// Puts readings into stories and works each story out. Readings that state no
/// date are dated from their story where it anchors them. The readings come back
/// sorted by id; the result does not depend on the order they are given in.
#[must_use]
pub fn tell(mut readings: Vec<Reading>, lexicon: &Lexicon) -> (Vec<Reading>, Vec<Story>) {
    // One order for every run, so that no tie is broken by how the input came.
    readings.sort_by(|a, b| (&a.report.id, &a.report.text).cmp(&(&b.report.id, &b.report.text)));
    let mut stories = Vec::new();
    for members in group::group(&readings, lexicon) {
        for (index, published) in dating::infer(&readings, &members) {
            if let Some(reading) = readings.get_mut(index) {
                reading.date(published);
            }
        }
        stories.push(one(&readings, members, lexicon));
    }
    (readings, stories)
}

/// Works out the one story of the readings at `members`.
#[must_use]
pub fn one(readings: &[Reading], mut members: Vec<usize>, lexicon: &Lexicon) -> Story {
    let age = |index: &usize| {
        let report = readings.get(*index).map(|r| &r.report);
        let minutes = report.and_then(|r| r.published).map_or(i64::MAX, |p| p.minutes());
        (minutes, report.map_or("", |r| r.id.as_str()))
    };
    members.sort_by(|a, b| age(a).cmp(&age(b)));
    let entities = entities::join(readings, &members, lexicon);
    let copies = copies::find(readings, &members);
    let entity_of: BTreeMap<(usize, usize), usize> = entities
        .iter()
        .enumerate()
        .flat_map(|(i, e)| e.members.iter().map(move |m| (*m, i)))
        .collect();

    let units = units::collect(readings, &members, lexicon);
    let slots: Vec<Slots> = units
        .iter()
        .filter_map(|unit| {
            let entity = |reading, entity| entity_of.get(&(reading, entity)).copied();
            Some(slots::fill(unit, readings.get(unit.reading)?, lexicon, entity))
        })
        .collect();
    let wordings = similarity::wordings(readings, &units, lexicon);
    let candidates = claims::candidates(&wordings);
    let merged = claims::merge(&units, &wordings, &slots, &candidates);

    let context = origins::Context {
        readings,
        copies: &copies,
        entities: &entities,
        entity_of: &entity_of,
        lexicon,
    };
    let heads: Vec<Option<origins::Head>> = units.iter().map(|unit| origins::head(unit, &context)).collect();
    let (claims, place) = claims::build(&merged, &units, &wordings, &slots, &heads, &context);
    let facts = conflicts::Facts {
        readings,
        units: &units,
        slots: &slots,
        wordings: &wordings,
        heads: &heads,
        place: &place,
        lexicon,
    };
    let conflicts = conflicts::find(&facts, candidates.into_iter());
    let timeline = timeline::order(readings, &units, &place, &claims, lexicon);
    Story {
        id: head::id(readings, &members),
        title: head::title(readings, &members, &entities),
        interval: head::interval(readings, &members),
        members,
        entities,
        copies,
        claims,
        conflicts,
        timeline,
    }
}
