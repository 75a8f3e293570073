//! Stories and their readings → [`Brief`]: the order, the ids, the exact words.

mod claims;
mod reports;

use super::lead;
use super::reasons::Names;
use crate::contract::brief::{Brief, Claim, Conflict, Copy, Event, Place, Report, Story};
use crate::contract::{Words, read};
use crate::lexicon::{Lexicon, wording};
use crate::reading::Reading;
use crate::report::{Language, Note};
use crate::story;
use crate::text::{CodePoints, Span};
use std::collections::BTreeMap;

/// Makes the brief: the stories, those with most reports first, then the
/// earliest, worded in `language`. Indices of a story that point nowhere are
/// passed over.
#[must_use]
pub fn compose(
    readings: &[Reading],
    stories: &[story::Story],
    notes: Vec<Note>,
    language: Language,
    lexicon: &Lexicon,
) -> Brief {
    let mut order: Vec<&story::Story> = stories.iter().collect();
    order.sort_by_key(|s| {
        let from = s.interval.map(|i| i.from);
        (std::cmp::Reverse(s.members.len()), from.is_none(), from, &s.id)
    });
    let mut ids = Ids::default();
    Brief {
        language,
        stories: order
            .into_iter()
            .map(|story| Composer::new(readings, story, language, lexicon).compose(&mut ids))
            .collect(),
        notes,
    }
}

/// Numbers for ids that are unique in the brief.
#[derive(Default)]
struct Ids {
    claims: usize,
    entities: usize,
}

/// One story on its way into the brief.
struct Composer<'a> {
    readings: &'a [Reading],
    story: &'a story::Story,
    points: BTreeMap<usize, CodePoints<'a>>,
    words: &'a wording::Words,
    names: Names<'a>,
}

impl<'a> Composer<'a> {
    fn new(readings: &'a [Reading], story: &'a story::Story, language: Language, lexicon: &'a Lexicon) -> Self {
        let points = story
            .members
            .iter()
            .filter_map(|&member| Some((member, CodePoints::new(&readings.get(member)?.report.text))))
            .collect();
        Self {
            readings,
            story,
            points,
            words: lexicon.wording.of(language),
            names: Names {
                registry: &lexicon.registry,
                language,
            },
        }
    }

    fn compose(&self, ids: &mut Ids) -> Story {
        let story = self.story;
        let first_claim = ids.claims + 1;
        ids.claims += story.claims.len();
        let claim_id = |index: usize| format!("c{}", first_claim + index);
        let claims: Vec<Claim> = story
            .claims
            .iter()
            .enumerate()
            .map(|(index, claim)| self.claim(claim_id(index), claim))
            .collect();
        let id_of = |index: usize| claims.get(index).map(|claim| claim.id.clone());
        let conflicts: Vec<Conflict> = story
            .conflicts
            .iter()
            .filter_map(|conflict| self.conflict(conflict, claims.get(conflict.a)?, claims.get(conflict.b)?))
            .collect();
        let reports: Vec<Report> = story.members.iter().filter_map(|&member| self.report(member)).collect();
        let copies: Vec<Copy> = story.copies.iter().filter_map(|copy| self.copy(copy)).collect();
        let (from, to) = story.interval.map(read::ends).unzip();
        Story {
            id: story.id.clone(),
            title: self.title(),
            from,
            to,
            lead: lead::lead(&claims, &conflicts, &copies, &reports, self.words),
            reports,
            entities: story
                .entities
                .iter()
                .map(|entity| {
                    ids.entities += 1;
                    self.entity(format!("e{}", ids.entities), entity)
                })
                .collect(),
            figures: story
                .figures
                .iter()
                .filter_map(|series| self.figure(series, &id_of))
                .collect(),
            timeline: story
                .timeline
                .iter()
                .filter_map(|event| self.event(event, &id_of))
                .collect(),
            claims,
            conflicts,
            copies,
            ties: story.ties.iter().filter_map(|tie| self.tie(tie)).collect(),
            interval: story.interval,
        }
    }

    /// The story's title, or that of its first report that has one.
    fn title(&self) -> String {
        if !self.story.title.is_empty() {
            return self.story.title.clone();
        }
        let titles = self.story.members.iter().filter_map(|&m| self.readings.get(m));
        let mut titles = titles.filter_map(|reading| reading.report.title.clone());
        titles.next().unwrap_or_else(|| self.words.labels.untitled.clone())
    }

    fn event(&self, event: &story::Event, id_of: &impl Fn(usize) -> Option<String>) -> Option<Event> {
        let place = self.place(event.reading, event.span)?;
        let (from, to) = read::ends(event.interval);
        Some(Event {
            from,
            to,
            basis: event.basis,
            text: place.span.text.clone(),
            claims: event.claims.iter().filter_map(|&index| id_of(index)).collect(),
            expected: event.expected,
            place,
            interval: event.interval,
        })
    }

    fn place(&self, member: usize, span: Span) -> Option<Place> {
        let report = &self.readings.get(member)?.report;
        let words = Words::new(span, &report.text, self.points.get(&member)?);
        Some(Place {
            report: report.id.clone(),
            span: words,
        })
    }

    fn id(&self, member: usize) -> Option<String> {
        Some(self.readings.get(member)?.report.id.clone())
    }
}
