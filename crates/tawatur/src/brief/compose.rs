//! Stories and their readings → [`Brief`]: the order, the ids, the exact words.

use super::reasons::{self, Names};
use super::{fill, lead, lines, terms};
use crate::contract::brief::{
    Brief, Claim, Conflict, Copy, Counts, Entity, Event, Figure, FigurePoint, Joined, Link, Origin, Passage, Place,
    Range, Report, Statement, Story, Tie,
};
use crate::contract::{Words, read};
use crate::lexicon::{Lexicon, wording};
use crate::reading::Reading;
use crate::report::{Basis, Language, Note};
use crate::story::{self, ConflictKind, CopyKind};
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
                    Entity {
                        id: format!("e{}", ids.entities),
                        kind: entity.kind,
                        name: entity.name.clone(),
                        forms: entity.forms.clone(),
                        joined: entity.joined.iter().map(|joined| self.joined(joined)).collect(),
                    }
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
                .filter_map(|event| {
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
                })
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

    fn report(&self, member: usize) -> Option<Report> {
        let report = &self.readings.get(member)?.report;
        let whole = self.story.copies.iter();
        let copy_of = whole
            .filter(|copy| copy.to == member && copy.kind == CopyKind::Whole)
            .find_map(|copy| self.id(copy.from));
        Some(Report {
            id: report.id.clone(),
            outlet: report.outlet.clone(),
            published: report.published.map(|p| p.to_string()),
            published_basis: report.published.map_or(Basis::Unknown, |p| p.basis),
            agencies: report.agencies.clone(),
            copy_of,
            title: report.title.clone(),
            language: report.language,
            url: report.url.clone(),
            within: report.within.clone(),
            text: report.text.clone(),
            parts: report.parts.clone(),
            agency_names: report
                .agencies
                .iter()
                .map(|id| self.names.name(id).to_owned())
                .collect(),
            date: report.published,
        })
    }

    fn claim(&self, id: String, claim: &story::Claim) -> Claim {
        Claim {
            id,
            text: claim.text.clone(),
            statements: claim.evidence.iter().filter_map(|e| self.statement(e)).collect(),
            counts: Counts {
                reports: claim.counts.reports,
                outlets: claim.counts.outlets,
                relays: claim.counts.relays,
                origins: Range {
                    low: claim.counts.low,
                    high: claim.counts.high,
                },
            },
            origins: claim
                .origins
                .iter()
                .map(|origin| Origin {
                    name: origin.name.clone(),
                    voice: origin.voice.clone(),
                })
                .collect(),
            why: claim
                .why
                .iter()
                .map(|reason| reasons::word(reason, &self.names, self.words))
                .collect(),
        }
    }

    fn statement(&self, evidence: &story::Evidence) -> Option<Statement> {
        let place = self.place(evidence.reading, evidence.span)?;
        let reading = self.readings.get(evidence.reading)?;
        let statement = evidence.statement.and_then(|index| reading.statements.get(index));
        let words = |span| Some(self.place(evidence.reading, span)?.span);
        Some(Statement {
            report: place.report,
            span: place.span,
            speaker: statement.map(|s| s.speaker.name.clone()),
            chain: evidence
                .chain
                .iter()
                .map(|link| Link {
                    name: link.name.clone(),
                    link: link.basis,
                })
                .collect(),
            quote: statement.map(|s| s.quote),
            stance: statement.map(|s| s.stance),
            source: statement.and_then(|s| s.source).and_then(words),
            cue: statement.and_then(|s| words(s.cue)),
            said: evidence.said.of(&reading.report.text).to_owned(),
        })
    }

    fn conflict(&self, conflict: &story::Conflict, a: &Claim, b: &Claim) -> Option<Conflict> {
        let side = |claim: usize, evidence: usize, value: &str| {
            let evidence = self.story.claims.get(claim)?.evidence.get(evidence)?;
            let statement = self.statement(evidence)?;
            let words = match conflict.kind {
                ConflictKind::Denial => &statement.said,
                _ if value.is_empty() => &statement.span.text,
                _ => value,
            };
            Some((
                lines::who(&statement, self.words),
                fill::quoted(&fill::shorten(words), self.words),
                self.place(evidence.reading, evidence.span)?,
            ))
        };
        let a_side = side(conflict.a, conflict.a_evidence, &conflict.a_value);
        let b_side = side(conflict.b, conflict.b_evidence, &conflict.b_value);
        let ((a_who, a_value, a_place), (b_who, b_value, b_place)) = (a_side?, b_side?);
        let template = match conflict.kind {
            ConflictKind::Denial => &self.words.conflicts.denied,
            _ => &self.words.conflicts.against,
        };
        Some(Conflict {
            kind: conflict.kind,
            a: a.id.clone(),
            b: b.id.clone(),
            why: fill::fill(
                template,
                &[("a", a_who), ("a_value", a_value), ("b", b_who), ("b_value", b_value)],
            ),
            a_evidence: a_place,
            b_evidence: b_place,
            a_value: conflict.a_value.clone(),
            b_value: conflict.b_value.clone(),
        })
    }

    fn figure(&self, series: &story::Series, id_of: &impl Fn(usize) -> Option<String>) -> Option<Figure> {
        let (low, high) = series.range()?;
        Some(Figure {
            counted: series.counted.clone(),
            label: terms::counted(series, self.words),
            sum: series.sum,
            latest: series.latest()?.value,
            low: low.value,
            high: high.value,
            points: series
                .points
                .iter()
                .filter_map(|point| {
                    let report = &self.readings.get(point.reading)?.report;
                    Some(FigurePoint {
                        value: point.value,
                        at_least: point.bounds.0,
                        at_most: Some(point.bounds.1).filter(|most| most.is_finite()),
                        speaker: point.speaker.clone(),
                        published: report.published.map(|p| p.to_string()),
                        claim: id_of(point.claim)?,
                        place: self.place(point.reading, point.span)?,
                    })
                })
                .collect(),
        })
    }

    fn copy(&self, copy: &story::Copy) -> Option<Copy> {
        Some(Copy {
            from: self.id(copy.from)?,
            to: self.id(copy.to)?,
            share: three_digits(copy.share),
            kind: copy.kind,
            passages: copy
                .passages
                .iter()
                .filter_map(|(from, to)| {
                    Some(Passage {
                        from: self.place(copy.from, *from)?.span,
                        to: self.place(copy.to, *to)?.span,
                    })
                })
                .collect(),
        })
    }

    fn joined(&self, joined: &story::Joined) -> Joined {
        Joined {
            name: joined.name.clone(),
            rule: joined.rule,
            reports: joined.readings.iter().filter_map(|&reading| self.id(reading)).collect(),
        }
    }

    fn tie(&self, tie: &story::Tie) -> Option<Tie> {
        Some(Tie {
            a: self.id(tie.a)?,
            b: self.id(tie.b)?,
            likeness: three_digits(tie.likeness),
            days: tie.days,
            shared: tie.shared.clone(),
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

/// Enough for a share, and the same digits on every machine.
fn three_digits(share: f64) -> f64 {
    (share.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}
