//! Facts: everything that claims and conflicts are reckoned from.

use super::entities::{self, StoryEntity};
use super::filling::fill;
use super::heads::{self, Head};
use super::origins::Context;
use super::similarity::{self, Wording};
use super::slots::Slots;
use super::units::Unit;
use crate::reading::mentions::spelling::skeleton;
use crate::reading::{EntityKind, Mention, Reading, Statement};
use crate::text::fold;
use std::collections::BTreeMap;

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
    /// Of each entity of the story the one that slots hold for it.
    pub(super) stands_for: Vec<usize>,
}

impl<'a> Facts<'a> {
    /// Gathers the facts of units.
    pub(super) fn gather(context: Context<'a>, units: Vec<Unit>) -> Self {
        let keys = heads::keys(&context);
        let stands_for = stands_for(&keys, context.entities);
        let slots = units
            .iter()
            .map(|unit| {
                let entity = |reading, entity| {
                    let index = context.entity_of.get(&(reading, entity)).copied()?;
                    Some(stands_for.get(index).copied().unwrap_or(index))
                };
                let reading = context.readings.get(unit.reading);
                reading.map_or_else(Slots::default, |reading| {
                    let bearers = entities::bearers(context.offices, unit.reading, unit.span);
                    fill(unit, reading, context.lexicon, entity, bearers)
                })
            })
            .collect();
        let wordings = similarity::wordings(context.readings, &units, context.lexicon);
        let heads = heads::all(&units, &context);
        Self {
            context,
            units,
            slots,
            wordings,
            heads,
            keys,
            stands_for,
        }
    }

    /// The reading that a unit stands in.
    pub(super) fn reading(&self, unit: usize) -> Option<&'a Reading> {
        self.context.readings.get(self.units.get(unit)?.reading)
    }

    /// The statement whose content a unit is, or is a part of.
    pub(super) fn statement(&self, unit: usize) -> Option<&'a Statement> {
        self.reading(unit)?.statements.get(self.units.get(unit)?.statement?)
    }

    /// The entity that slots hold for a mention of a reading.
    pub(super) fn entity(&self, reading: usize, mention: &Mention) -> Option<usize> {
        let entity = self.context.entity_of.get(&(reading, mention.entity))?;
        Some(*self.stands_for.get(*entity).unwrap_or(entity))
    }

    /// The text that a unit's span points into.
    pub(super) fn text(&self, unit: &Unit) -> &'a str {
        self.context
            .readings
            .get(unit.reading)
            .map_or("", |reading| reading.report.text.as_str())
    }

    /// How many stems a unit has beside names.
    pub(super) fn stems(&self, unit: usize) -> usize {
        self.wordings.get(unit).map_or(0, Wording::stems_said)
    }

    /// How many stems two units share beside names.
    pub(super) fn stems_shared(&self, a: usize, b: usize) -> usize {
        self.wordings
            .get(a)
            .zip(self.wordings.get(b))
            .map_or(0, |(x, y)| x.shared_stems(y))
    }
}

/// Of each entity the first one of the same voice, since a capital stands for
/// its state and a palace for its president; without a voice the first one of the
/// same name, whatever kind it was taken for, and of organisations the first one
/// that is spelled alike.
fn stands_for(keys: &[Vec<String>], entities: &[StoryEntity]) -> Vec<usize> {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::with_capacity(entities.len());
    for (index, (keys, entity)) in keys.iter().zip(entities).enumerate() {
        let name = fold(&entity.name);
        let voice = keys.iter().find(|key| key.starts_with("voice ")).cloned();
        let organisation = entity.kind == EntityKind::Organisation && voice.is_none();
        let spelled = organisation.then(|| format!("spelled {}", skeleton(&name)));
        let own = [Some(voice.unwrap_or_else(|| format!("named {name}"))), spelled];
        let known = own.iter().flatten().find_map(|key| first.get(key).copied());
        let stands = known.unwrap_or(index);
        for key in own.into_iter().flatten() {
            first.entry(key).or_insert(stands);
        }
        found.push(stands);
    }
    found
}
