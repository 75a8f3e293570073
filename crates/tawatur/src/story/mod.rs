//! Readings → [`Story`]: which reports tell one story, and what is true about
//! their sources.

mod accusations;
mod ages;
pub mod agreement;
mod amounts;
mod answers;
mod beside;
mod chains;
pub mod claims;
mod clauses;
pub mod conflicts;
mod content_words;
pub mod copies;
mod counts;
pub mod dating;
mod days;
mod denials;
mod denied;
pub mod entities;
mod facts;
pub mod figures;
mod filling;
pub mod group;
mod head;
mod heads;
mod least;
mod leftovers;
pub mod likeness;
mod lives;
mod merge;
mod negation;
mod offices;
mod origins;
mod rejected;
mod similarity;
mod slots;
mod sums;
mod timeline;
mod units;
mod utterances;
mod voices;

pub use claims::{Claim, Counts, Evidence, Link, LinkBasis, Origin, Reason};
pub use conflicts::{Conflict, ConflictKind};
pub use copies::{Copy, CopyKind};
pub use entities::{JoinRule, Joined, StoryEntity};
pub use figures::{Point, Series};
pub use group::Tie;
pub use timeline::Event;

use crate::lexicon::Lexicon;
use crate::reading::{Interval, Reading};
use copies::Boilerplate;
use facts::Facts;
use group::Group;
use std::collections::{BTreeMap, BTreeSet};

/// The reports of one event as it unfolds.
#[derive(Clone, Debug)]
pub struct Story {
    /// Made from the oldest report's id. It stays when later reports join, and
    /// when a younger story turns out to be the same; an older report that
    /// joins changes it, and so does a story that falls into two for those in
    /// the younger part.
    pub id: String,
    /// The headline that says it best.
    pub title: String,
    /// The days the story covers, from its first dated event to its last report.
    pub interval: Option<Interval>,
    /// Indices of its readings, oldest first.
    pub members: Vec<usize>,
    /// Why they are together, the strongest tie first.
    pub ties: Vec<Tie>,
    /// Who and what it is about.
    pub entities: Vec<StoryEntity>,
    /// Text that its reports share.
    pub copies: Vec<Copy>,
    /// What is said in it, the weightiest first.
    pub claims: Vec<Claim>,
    /// Claims that cannot both hold, the surest first.
    pub conflicts: Vec<Conflict>,
    /// Numbers that several reports give for one thing, tolls first.
    pub figures: Vec<Series>,
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
    let groups = group::group(&readings, lexicon, &group::Settings::default());
    let boilerplate = Boilerplate::of(&readings, groups.iter().map(|group| group.members.as_slice()));
    for group in groups {
        for (index, published) in dating::infer(&readings, &group.members) {
            if let Some(reading) = readings.get_mut(index) {
                reading.date(published);
            }
        }
        stories.push(work_out(&readings, group, &boilerplate, lexicon));
    }
    (readings, stories)
}

/// Works out the one story of the readings at `members`.
#[must_use]
pub fn one(readings: &[Reading], members: Vec<usize>, lexicon: &Lexicon) -> Story {
    let group = Group {
        members,
        ties: Vec::new(),
    };
    work_out(readings, group, &Boilerplate::default(), lexicon)
}

fn work_out(readings: &[Reading], group: Group, boilerplate: &Boilerplate, lexicon: &Lexicon) -> Story {
    let Group { mut members, ties } = group;
    let age = |index: &usize| {
        let report = readings.get(*index).map(|r| &r.report);
        let minutes = report.and_then(|r| r.published).map_or(i64::MAX, |p| p.minutes());
        (minutes, report.map_or("", |r| r.id.as_str()))
    };
    members.sort_by(|a, b| age(a).cmp(&age(b)));
    let ground = Ground::of(readings, &members, boilerplate, lexicon);
    let context = ground.context(readings, lexicon);
    let clauses = units::collect(readings, &members, lexicon);
    let fallen = clauses.iter().any(units::Unit::is_clause);
    let mut told = Told::of(Facts::gather(context, clauses));
    if fallen {
        // A second time, with those clauses alone that something is said of elsewhere.
        told = told.rejoined();
    }
    let Told {
        facts,
        candidates,
        merged,
        mut place,
        mut conflicts,
    } = told;
    let disputed = conflicts.iter().flat_map(|c| [c.a, c.b]).collect();
    let (order, claims): (Vec<usize>, Vec<Claim>) = claims::build(&facts, &merged, &disputed).into_iter().unzip();

    // From here on claims are known by their place in the order of weight.
    let mut rank = vec![0; merged.len()];
    for (new, old) in order.into_iter().enumerate() {
        rank[old] = new;
    }
    place.iter_mut().for_each(|(claim, _)| *claim = rank[*claim]);
    conflicts.iter_mut().for_each(|c| (c.a, c.b) = (rank[c.a], rank[c.b]));
    let figures = figures::find(&facts, &candidates, &place);
    let timeline = timeline::order(&facts, &place, &claims);
    Story {
        id: head::id(readings, &members),
        title: head::title(readings, &members, &ground.entities),
        interval: head::interval(readings, &members),
        members,
        ties,
        entities: ground.entities,
        copies: ground.copies,
        claims,
        conflicts,
        figures,
        timeline,
    }
}

/// What the reports of a story have in common, before anything is said of their claims.
struct Ground {
    entities: Vec<StoryEntity>,
    /// Of each entity of a reading the one of the story.
    entity_of: BTreeMap<(usize, usize), usize>,
    offices: Vec<entities::Inferred>,
    copies: Vec<Copy>,
}

impl Ground {
    fn of(readings: &[Reading], members: &[usize], boilerplate: &Boilerplate, lexicon: &Lexicon) -> Self {
        let entities = entities::join(readings, members, lexicon);
        Self {
            entity_of: entities::by_reading(&entities),
            offices: entities::offices(readings, members, &entities),
            copies: copies::find(readings, members, boilerplate),
            entities,
        }
    }

    fn context<'a>(&'a self, readings: &'a [Reading], lexicon: &'a Lexicon) -> origins::Context<'a> {
        origins::Context {
            readings,
            copies: &self.copies,
            entities: &self.entities,
            entity_of: &self.entity_of,
            offices: &self.offices,
            lexicon,
        }
    }
}

/// What the units of a story come to.
struct Told<'a> {
    facts: Facts<'a>,
    candidates: BTreeSet<(usize, usize)>,
    merged: Vec<Vec<usize>>,
    /// Unit to (claim, index into its evidence).
    place: Vec<(usize, usize)>,
    conflicts: Vec<Conflict>,
}

impl<'a> Told<'a> {
    fn of(facts: Facts<'a>) -> Self {
        let candidates = merge::candidates(&facts.wordings);
        let mut merged = merge::merge(&facts, &candidates);
        let mut place = places(&merged, facts.units.len());
        let found = conflicts::find(&facts, candidates.iter().copied());
        if let Some(joined) = denied::joined(&facts, &found, &merged, &place) {
            place = places(&joined, facts.units.len());
            merged = joined;
        }
        let conflicts = conflicts::between_claims(&facts, &found, &place);
        Self {
            facts,
            candidates,
            merged,
            place,
            conflicts,
        }
    }

    fn rejoined(self) -> Self {
        let disputed = self.conflicts.iter().flat_map(|c| [c.a, c.b]).collect();
        let claim: Vec<usize> = self.place.iter().map(|(claim, _)| *claim).collect();
        let units = clauses::rejoin(self.facts.units, &claim, &disputed, &self.facts.context);
        Self::of(Facts::gather(self.facts.context, units))
    }
}

/// Unit to (claim, index into its evidence).
fn places(merged: &[Vec<usize>], units: usize) -> Vec<(usize, usize)> {
    let mut place = vec![(0, 0); units];
    for (claim, members) in merged.iter().enumerate() {
        for (evidence, unit) in members.iter().enumerate() {
            place[*unit] = (claim, evidence);
        }
    }
    place
}
