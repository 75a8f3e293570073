//! A story's reports, what they share, and what holds them together.

use super::Composer;
use crate::contract::brief::{Copy, Entity, Joined, Passage, Report, Tie};
use crate::report::Basis;
use crate::story::{self, CopyKind};

impl Composer<'_> {
    pub(super) fn report(&self, member: usize) -> Option<Report> {
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

    pub(super) fn copy(&self, copy: &story::Copy) -> Option<Copy> {
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

    pub(super) fn tie(&self, tie: &story::Tie) -> Option<Tie> {
        Some(Tie {
            a: self.id(tie.a)?,
            b: self.id(tie.b)?,
            likeness: three_digits(tie.likeness),
            days: tie.days,
            shared: tie.shared.clone(),
        })
    }

    /// Someone or something that the reports name.
    pub(super) fn entity(&self, id: String, entity: &story::StoryEntity) -> Entity {
        Entity {
            id,
            kind: entity.kind,
            name: entity.name.clone(),
            forms: entity.forms.clone(),
            joined: entity.joined.iter().map(|joined| self.joined(joined)).collect(),
        }
    }

    fn joined(&self, joined: &story::Joined) -> Joined {
        Joined {
            name: joined.name.clone(),
            rule: joined.rule,
            reports: joined.readings.iter().filter_map(|&reading| self.id(reading)).collect(),
        }
    }
}

/// Enough for a share, and the same digits on every machine.
fn three_digits(share: f64) -> f64 {
    (share.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}
