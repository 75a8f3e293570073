//! Reports, and what ties them to others, worded.

use super::Lines;
use crate::brief::fill::{fill, list};
use crate::brief::refs::outlet;
use crate::brief::{dates, terms};
use crate::contract::brief::{Copy, Report};
use crate::contract::{Piece, Worded};
use crate::report::Basis;

impl Lines<'_> {
    /// "outlet · date · title · id · copied from [1]".
    pub(in crate::brief) fn report(&self, report: &Report) -> Worded {
        let mut fields = vec![
            Worded::cited(outlet(report, self.words)),
            Worded::own(self.published(report)),
        ];
        fields.extend(report.title.as_deref().map(Worded::cited));
        fields.push(Worded::cited(report.id.as_str()));
        fields.extend(self.lineage(report));
        self.fields(fields)
    }

    /// A report's outlet and number.
    pub(in crate::brief) fn name(&self, id: &str) -> Worded {
        let Some(report) = self.reports.get(id) else {
            return Worded::cited(id);
        };
        Worded(vec![
            Piece::Cited(outlet(report, self.words).to_owned()),
            Piece::Own(self.number(id)),
        ])
    }

    /// " [2]".
    pub(in crate::brief) fn number(&self, id: &str) -> String {
        format!(" [{}]", self.reports.number(id))
    }

    /// "Wednesday 13 September 2023 (inferred from the story's reports)".
    pub(in crate::brief) fn published(&self, report: &Report) -> String {
        let date = dates::published(report.date.as_ref(), self.words);
        if report.published_basis == Basis::Inferred {
            format!("{date} ({})", terms::basis(Basis::Inferred, self.words))
        } else {
            date
        }
    }

    /// Where a report's text comes from, as far as it is known.
    pub(in crate::brief) fn lineage(&self, report: &Report) -> Vec<Worded> {
        let labels = &self.words.labels;
        let copied = report
            .copy_of
            .as_deref()
            .map(|from| fill(&labels.copy_of, &[("from", self.name(from))]));
        let agencies = (!report.agencies.is_empty()).then(|| {
            let agencies = list(&report.agency_names, self.words);
            fill(&labels.agencies, &[("agencies", agencies)])
        });
        let within = report
            .within
            .as_deref()
            .map(|id| fill(&labels.within, &[("report", self.name(id))]));
        copied.into_iter().chain(agencies).chain(within).collect()
    }

    /// "outlet [5] from outlet [2]: 92% of its text (whole copy)".
    pub(in crate::brief) fn copy(&self, copy: &Copy) -> Worded {
        let share = Worded::own(format!("{:.0}%", copy.share * 100.0));
        let mut line = fill(
            &self.words.copies.line,
            &[
                ("to", self.name(&copy.to)),
                ("from", self.name(&copy.from)),
                ("share", share),
            ],
        );
        line.push(Worded::own(format!(" ({})", terms::copy(copy.kind, self.words))));
        line
    }
}
