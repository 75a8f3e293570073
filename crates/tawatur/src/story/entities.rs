//! Entities over the reports of a story: one person, many spellings.

use crate::lexicon::Lexicon;
use crate::reading::{EntityKind, Reading};

/// Someone or something that several reports name.
#[derive(Clone, Debug)]
pub struct StoryEntity {
    /// What it is.
    pub kind: EntityKind,
    /// The form to show: the fullest, then the most frequent.
    pub name: String,
    /// Every form in the reports, the most frequent first.
    pub forms: Vec<String>,
    /// The registry's id, if the registry knows it.
    pub registry: Option<String>,
    /// The reports' entities that it joins: (reading, entity), sorted.
    pub members: Vec<(usize, usize)>,
}

/// Joins the entities of the readings at `members` that are one. Sorted by
/// number of mentions, then name.
#[must_use]
pub fn join(readings: &[Reading], members: &[usize], lexicon: &Lexicon) -> Vec<StoryEntity> {
    let _ = (readings, members, lexicon);
    Vec::new()
}
