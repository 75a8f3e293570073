//! Ages: how old a unit says that someone is, "سالم الراوي (35 عاما)".

use super::amounts::Figure;
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::{EntityKind, Mention, Reading};
use crate::text::Span;

/// Between a name and the age stand at most so many words and marks.
const MAX_BETWEEN: usize = 6;

/// Nobody is older, in years.
const OLDEST: f64 = 120.0;

/// Ages that differ by less, in years, may be of two days.
const OTHER_AGE: f64 = 2.0;

/// Someone's age in a unit.
#[derive(Clone, Debug)]
pub(super) struct Age {
    /// The story entity.
    person: usize,
    /// In years.
    years: f64,
    /// The words.
    pub(super) span: Span,
}

impl Age {
    /// Whether the same person cannot have both ages.
    pub(super) fn differs(&self, other: &Self) -> bool {
        self.person == other.person && (self.years - other.years).abs() >= OTHER_AGE
    }
}

/// The ages that a unit's `figures` give to people; `entity_of` gives the story entity of a mention.
pub(super) fn of(
    unit: &Unit,
    figures: &[Figure],
    reading: &Reading,
    lexicon: &Lexicon,
    entity_of: impl Fn(&Mention) -> Option<usize>,
) -> Vec<Age> {
    let mentions = reading.mentions_in(unit.span);
    let age = |figure: &Figure| {
        if !lexicon.slots.is_year(&figure.noun) || !(1.0..=OLDEST).contains(&figure.value) {
            return None;
        }
        let before = mentions.partition_point(|m| m.span.end <= figure.span.start);
        let named = mentions.get(before.checked_sub(1)?)?;
        let mut between = reading.tokens.within(Span::new(named.span.end, figure.span.start));
        let told = between.len() <= MAX_BETWEEN && between.all(|i| lexicon.slots.tells_age(reading.tokens.fold(i)));
        let person = entity_of(named).filter(|_| told && named.kind == EntityKind::Person)?;
        Some(Age {
            person,
            years: figure.value,
            span: figure.span,
        })
    };
    figures.iter().filter_map(age).collect()
}
