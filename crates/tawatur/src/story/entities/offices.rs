//! Offices that stand without a name, and who bears them by the other reports of the story.

use super::{StoryEntity, by_reading};
use crate::reading::Reading;
use crate::text::Span;
use std::collections::HashMap;

/// An office that stands alone in a report which does not tell who bears it,
/// while the story does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inferred {
    /// The reading.
    pub reading: usize,
    /// The words.
    pub span: Span,
    /// Who bears the office: index into the story's entities.
    pub entity: usize,
}

/// The offices without a name whose bearer other reports of the story name: all
/// that name one name the same. In order of reading and place.
#[must_use]
pub fn offices(readings: &[Reading], members: &[usize], entities: &[StoryEntity]) -> Vec<Inferred> {
    let entity_of = by_reading(entities);
    let all = || {
        let readings = members.iter().filter_map(|index| Some((*index, readings.get(*index)?)));
        readings.flat_map(|(index, reading)| reading.offices.iter().map(move |office| (index, office)))
    };
    let mut bearers: HashMap<&str, Option<usize>> = HashMap::new();
    for (index, office) in all() {
        if let Some(bearer) = office.entity.and_then(|entity| entity_of.get(&(index, entity))) {
            let known = bearers.entry(&office.key).or_insert(Some(*bearer));
            if *known != Some(*bearer) {
                *known = None;
            }
        }
    }
    let mut inferred: Vec<Inferred> = all()
        .filter(|(_, office)| office.entity.is_none())
        .filter_map(|(reading, office)| {
            let entity = bearers.get(office.key.as_str()).copied().flatten()?;
            Some(Inferred {
                reading,
                span: office.span,
                entity,
            })
        })
        .collect();
    inferred.sort_unstable_by_key(|office| (office.reading, office.span.start));
    inferred
}

/// The bearers of those offices that stand inside `span` of a reading.
pub(in crate::story) fn bearers(offices: &[Inferred], reading: usize, span: Span) -> impl Iterator<Item = usize> {
    let start = offices.partition_point(|o| (o.reading, o.span.start) < (reading, span.start));
    let inside = offices.get(start..).unwrap_or_default().iter();
    inside
        .take_while(move |o| o.reading == reading && o.span.end <= span.end)
        .map(|o| o.entity)
}
