//! Facts: everything that claims and conflicts are reckoned from.

use super::entities;
use super::origins::{self, Context, Head};
use super::similarity::{self, Wording};
use super::slots::{self, Slots};
use super::units::{self, Unit};
use crate::reading::Reading;

/// The units of one story, and what is known of each. The lists run side by side.
pub(super) struct Facts<'a> {
    /// What the units stand in.
    pub(super) context: Context<'a>,
    /// The smallest pieces that say something.
    pub(super) units: Vec<Unit>,
    /// What each says, by slot.
    pub(super) slots: Vec<Slots>,
    /// How each says it.
    pub(super) wordings: Vec<Wording>,
    /// Who says it; none for unattributed words.
    pub(super) heads: Vec<Option<Head>>,
    /// Of each entity of the story, the keys that it has as the head of a chain.
    pub(super) keys: Vec<Vec<String>>,
}

impl<'a> Facts<'a> {
    /// Gathers the facts of the readings at `members`.
    pub(super) fn gather(context: Context<'a>, members: &[usize]) -> Self {
        let units = units::collect(context.readings, members, context.lexicon);
        let slots = units
            .iter()
            .map(|unit| {
                let entity = |reading, entity| context.entity_of.get(&(reading, entity)).copied();
                let reading = context.readings.get(unit.reading);
                reading.map_or_else(Slots::default, |reading| {
                    let bearers = entities::bearers(context.offices, unit.reading, unit.span);
                    slots::fill(unit, reading, context.lexicon, entity, bearers)
                })
            })
            .collect();
        let wordings = similarity::wordings(context.readings, &units, context.lexicon);
        let heads = units.iter().map(|unit| origins::head(unit, &context)).collect();
        let keys = origins::keys(&context);
        Self {
            context,
            units,
            slots,
            wordings,
            heads,
            keys,
        }
    }

    /// The reading that a unit stands in.
    pub(super) fn reading(&self, unit: usize) -> Option<&'a Reading> {
        self.context.readings.get(self.units.get(unit)?.reading)
    }

    /// The text that a unit's span points into.
    pub(super) fn text(&self, unit: &Unit) -> &'a str {
        self.context
            .readings
            .get(unit.reading)
            .map_or("", |reading| reading.report.text.as_str())
    }

    /// How many stems two units share beside names.
    pub(super) fn stems_shared(&self, a: usize, b: usize) -> usize {
        self.wordings
            .get(a)
            .zip(self.wordings.get(b))
            .map_or(0, |(x, y)| x.shared_stems(y))
    }
}
