//! Readings → [`Story`]: which reports tell one story, and what is true about
//! their sources.

pub mod claims;
pub mod conflicts;
pub mod copies;
pub mod dating;
pub mod entities;
mod group;
mod timeline;

pub use claims::{Claim, Counts, Evidence, Link, LinkBasis, Origin, Reason};
pub use conflicts::{Conflict, ConflictKind};
pub use copies::{Copy, CopyKind};
pub use entities::StoryEntity;
pub use timeline::Event;

use crate::lexicon::Lexicon;
use crate::reading::{Interval, Reading};

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
/// date are dated from their story where it anchors them. The result does not
/// depend on the order of `readings`.
#[must_use]
pub fn tell(mut readings: Vec<Reading>, lexicon: &Lexicon) -> (Vec<Reading>, Vec<Story>) {
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

/// Works out one story.
fn one(readings: &[Reading], members: Vec<usize>, lexicon: &Lexicon) -> Story {
    let entities = entities::join(readings, &members, lexicon);
    let copies = copies::find(readings, &members);
    Story {
        id: String::new(),
        title: String::new(),
        interval: None,
        members,
        entities,
        copies,
        claims: Vec::new(),
        conflicts: Vec::new(),
        timeline: Vec::new(),
    }
}
