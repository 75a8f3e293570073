//! What all forms of the brief refer to: reports by number, words by who says them.

use crate::contract::brief::{Brief, Claim, Conflict, Entity, Event, Place, Report, Statement, Story};
use crate::lexicon::wording::Words;
use crate::reading::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// The reports of a brief by id, numbered in the order they are shown.
pub(super) struct Reports<'b> {
    by_id: BTreeMap<&'b str, (usize, &'b Report)>,
}

impl<'b> Reports<'b> {
    /// Numbers the reports from 1.
    pub(super) fn new(brief: &'b Brief) -> Self {
        let reports = brief.stories.iter().flat_map(|story| &story.reports);
        Self {
            by_id: (1..)
                .zip(reports)
                .map(|(n, report)| (report.id.as_str(), (n, report)))
                .collect(),
        }
    }

    /// A report's number; 0 for an id that is not in the brief.
    pub(super) fn number(&self, id: &str) -> usize {
        self.by_id.get(id).map_or(0, |(n, _)| *n)
    }

    /// A report by its id.
    pub(super) fn get(&self, id: &str) -> Option<&'b Report> {
        self.by_id.get(id).map(|(_, report)| *report)
    }
}

/// Statements of one claim that say it in the same words.
pub(super) struct Wording<'b> {
    /// The statements, in the order of the claim; never empty.
    pub(super) statements: Vec<&'b Statement>,
    /// Whether the claim's own text is these words.
    pub(super) is_claim: bool,
}

impl<'b> Wording<'b> {
    /// The first of its statements.
    pub(super) fn first(&self) -> Option<&'b Statement> {
        self.statements.first().copied()
    }
}

/// The wordings of a claim, in the order they first come; that of the claim's
/// own text comes first.
pub(super) fn wordings(claim: &Claim) -> Vec<Wording<'_>> {
    let own = key(&claim.text);
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut found: Vec<Wording<'_>> = Vec::new();
    for statement in &claim.statements {
        let key = key(&statement.said);
        let is_claim = key == own;
        let place = *places.entry(key).or_insert(found.len());
        match found.get_mut(place) {
            Some(wording) => wording.statements.push(statement),
            None => found.push(Wording {
                statements: vec![statement],
                is_claim,
            }),
        }
    }
    found.sort_by_key(|wording| !wording.is_claim);
    found
}

/// Text as far as its letters and digits go.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// One side of a conflict.
pub(super) struct Side<'b> {
    /// The claim's place in the story, from 1.
    pub(super) number: usize,
    /// The words that show it best.
    pub(super) place: &'b Place,
    /// The statement that they are.
    pub(super) statement: Option<&'b Statement>,
    /// What this side gives where the two differ.
    pub(super) value: &'b str,
}

/// The two sides of a conflict.
pub(super) fn sides<'b>(conflict: &'b Conflict, story: &'b Story) -> [Side<'b>; 2] {
    let side = |id: &str, place: &'b Place, value: &'b str| {
        let claim = (1..).zip(&story.claims).find(|(_, claim)| claim.id == id);
        let is_here = |statement: &&Statement| statement.report == place.report && statement.span == place.span;
        Side {
            number: claim.map_or(0, |(number, _)| number),
            place,
            statement: claim.and_then(|(_, claim)| claim.statements.iter().find(is_here)),
            value,
        }
    };
    [
        side(&conflict.a, &conflict.a_evidence, &conflict.a_value),
        side(&conflict.b, &conflict.b_evidence, &conflict.b_value),
    ]
}

/// A story's names by kind: people, bodies, places, media.
pub(super) fn names(story: &Story) -> Vec<(EntityKind, Vec<&Entity>)> {
    let kinds = [
        EntityKind::Person,
        EntityKind::Organisation,
        EntityKind::Place,
        EntityKind::Media,
    ];
    let of = |kind| {
        story
            .entities
            .iter()
            .filter(move |entity| entity.kind == kind)
            .collect()
    };
    let named = kinds.map(|kind| (kind, of(kind)));
    named
        .into_iter()
        .filter(|(_, entities): &(_, Vec<_>)| !entities.is_empty())
        .collect()
}

/// A story's events: what has happened, then what is expected.
pub(super) fn events(story: &Story) -> (Vec<&Event>, Vec<&Event>) {
    story.timeline.iter().partition(|event| !event.expected)
}

/// How many outlets published a story's reports. A report whose outlet is not
/// known has one of its own.
pub(super) fn outlets(story: &Story) -> usize {
    let outlet = |report: &'_ Report| report.outlet.clone().unwrap_or_else(|| report.id.clone());
    story.reports.iter().map(outlet).collect::<BTreeSet<_>>().len()
}

/// A story's claims with their numbers from 1: those that several places make
/// or that stand in a conflict, then those made once and not contradicted.
pub(super) fn by_weight(story: &Story) -> (Vec<Numbered<'_>>, Vec<Numbered<'_>>) {
    let disputed: BTreeSet<&str> = story
        .conflicts
        .iter()
        .flat_map(|c| [c.a.as_str(), c.b.as_str()])
        .collect();
    let is_weighty =
        |claim: &Claim| claim.statements.len() > 1 || claim.counts.reports > 1 || disputed.contains(claim.id.as_str());
    (1..).zip(&story.claims).partition(|(_, claim)| is_weighty(claim))
}

/// A claim and its number in the story.
pub(super) type Numbered<'b> = (usize, &'b Claim);

/// A report's outlet, or that it is unknown.
pub(super) fn outlet<'b>(report: &'b Report, words: &'b Words) -> &'b str {
    report.outlet.as_deref().unwrap_or(&words.labels.no_outlet)
}
