//! A story's claims with their chains, and the conflicts and figures between them.

use super::Composer;
use crate::brief::{fill, lines, reasons, terms};
use crate::contract::brief::{Claim, Conflict, Counts, Figure, FigurePoint, Link, Origin, Range, Statement};
use crate::story::{self, ConflictKind};

impl Composer<'_> {
    pub(super) fn claim(&self, id: String, claim: &story::Claim) -> Claim {
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

    pub(super) fn conflict(&self, conflict: &story::Conflict, a: &Claim, b: &Claim) -> Option<Conflict> {
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

    pub(super) fn figure(&self, series: &story::Series, id_of: &impl Fn(usize) -> Option<String>) -> Option<Figure> {
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
}
