//! The lines that every form of the brief shares, worded.

mod reports;

use super::fill::{count, fill, fill_own, list, named};
use super::refs::{Reports, Side, outlets};
use super::{dates, terms};
use crate::contract::brief::{Claim, Conflict, Entity, Event, Figure, FigurePoint, Statement, Story};
use crate::contract::{Piece, Worded};
use crate::lexicon::wording::Words;
use crate::reading::Stance;
use crate::report::{Basis, Note};
use crate::story::ConflictKind;

/// Words the lines of one brief.
#[derive(Clone, Copy)]
pub(super) struct Lines<'b> {
    /// The words of the brief's language.
    pub(super) words: &'b Words,
    /// The reports that lines refer to.
    pub(super) reports: &'b Reports<'b>,
}

impl Lines<'_> {
    /// "10 to 14 September 2023 · 5 reports · 4 outlets · 12 claims · 2 conflicts".
    pub(super) fn head(&self, story: &Story) -> Worded {
        let counts = &self.words.counts;
        let fields = [
            story.interval.map(|interval| dates::interval(interval, self.words)),
            Some(count(&counts.reports, story.reports.len())),
            Some(count(&counts.outlets, outlets(story))),
            Some(count(&counts.claims, story.claims.len())),
            (!story.conflicts.is_empty()).then(|| count(&counts.conflicts, story.conflicts.len())),
        ];
        self.fields(fields.into_iter().flatten().map(Worded::own))
    }

    /// The four numbers of a claim.
    pub(super) fn numbers(&self, claim: &Claim) -> Worded {
        let counts = &self.words.counts;
        let fields = [
            count(&counts.reports, claim.counts.reports),
            count(&counts.outlets, claim.counts.outlets),
            count(&counts.relays, claim.counts.relays),
            terms::origins(claim.counts.origins, self.words),
        ];
        self.fields(fields.into_iter().map(Worded::own))
    }

    /// A claim made once: its chain, and those of its numbers that are not one.
    pub(super) fn once(&self, claim: &Claim) -> Worded {
        let relays = count(&self.words.counts.relays, claim.counts.relays);
        let origins = terms::origins(claim.counts.origins, self.words);
        let chains = claim.statements.iter().map(|statement| self.chain(statement));
        self.fields(chains.chain([Worded::own(relays), Worded::own(origins)]))
    }

    /// "speaker ← relay ← outlet [2] (denial, verbatim)".
    pub(super) fn chain(&self, statement: &Statement) -> Worded {
        let mut line = Worded::default();
        for (i, link) in statement.chain.iter().enumerate() {
            if i > 0 {
                line.push(Worded::own(format!(" {} ", terms::arrow(link.link, self.words))));
            }
            line.push(self.station(&link.name));
        }
        line.push(Worded::own(format!(
            "{} ({})",
            self.number(&statement.report),
            self.manner(statement)
        )));
        line
    }

    /// "Numbers differ: …": what the sides, shown below it, differ in.
    pub(super) fn conflict(&self, conflict: &Conflict, sides: &[Side<'_>; 2]) -> Worded {
        let mut line = Worded::own(format!(
            "{}{}",
            terms::conflict(conflict.kind, self.words),
            self.words.marks.colon
        ));
        let voice = |side: &Side<'_>| {
            side.statement
                .map_or_else(Worded::default, |statement| self.who(statement))
        };
        line.push(match (conflict.kind, sides) {
            (ConflictKind::Denial, [a, b]) => fill(&self.words.conflicts.voices, &[("a", voice(a)), ("b", voice(b))]),
            _ => conflict.why.clone(),
        });
        line
    }

    /// A side of a conflict: its chain, its report's date, its claim's number.
    pub(super) fn side(&self, side: &Side<'_>) -> Worded {
        let chain = side
            .statement
            .map_or_else(|| self.name(&side.place.report), |s| self.chain(s));
        let date = self
            .reports
            .get(&side.place.report)
            .map(|report| Worded::own(self.published(report)));
        let claim = Worded::own(format!("#{}", side.number));
        self.fields([Some(chain), date, Some(claim)].into_iter().flatten())
    }

    /// Who stands behind a statement.
    pub(super) fn who(&self, statement: &Statement) -> Worded {
        who(statement, self.words)
    }

    /// The words of one side of a conflict as they are to be shown.
    pub(super) fn said_in<'s>(&self, side: &'s Side<'_>) -> &'s str {
        side.statement
            .map_or(&side.place.span.text, |statement| &statement.said)
    }

    /// A station of a chain, or that nobody is named.
    pub(super) fn station(&self, name: &str) -> Worded {
        named(name, self.words)
    }

    /// "denial, verbatim": how it is said, where it is more than said.
    pub(super) fn manner(&self, statement: &Statement) -> String {
        let stance = statement.stance.filter(|stance| *stance != Stance::Asserts);
        let stance = stance.map(|stance| terms::stance(stance, self.words));
        let manner = stance.into_iter().chain([terms::quote(statement.quote, self.words)]);
        manner.collect::<Vec<_>>().join(&self.words.marks.comma)
    }

    /// "Dead: 31 people at last, 23 people at the least and 35 dead at the most".
    pub(super) fn figure(&self, figure: &Figure) -> Worded {
        let words = &self.words.figures;
        let given = |value: f64| {
            let mut points = figure.points.iter().rev();
            let point = points.find(|point| point.value.total_cmp(&value).is_eq());
            Worded::cited(point.map_or("", |point| point.place.span.text.as_str()))
        };
        let one = figure.low.total_cmp(&figure.high).is_eq();
        fill(
            if one { &words.one } else { &words.range },
            &[
                ("counted", figure.label.clone()),
                ("latest", given(figure.latest)),
                ("low", given(figure.low)),
                ("high", given(figure.high)),
            ],
        )
    }

    /// "31 people · ministry · outlet [2] · Wednesday 13 September 2023".
    pub(super) fn figure_point(&self, point: &FigurePoint) -> Worded {
        let date = self
            .reports
            .get(&point.place.report)
            .map(|report| self.published(report));
        let fields = [
            Some(Worded::cited(point.place.span.text.as_str())),
            point.speaker.as_deref().map(Worded::cited),
            Some(self.name(&point.place.report)),
            date.map(Worded::own),
        ];
        self.fields(fields.into_iter().flatten())
    }

    /// "Wednesday 13 September 2023 (inferred): what happened [2]".
    pub(super) fn event(&self, event: &Event) -> Worded {
        let mut when = dates::interval(event.interval, self.words);
        if matches!(event.basis, Basis::Inferred | Basis::Unknown) {
            when = format!("{when} ({})", terms::basis(event.basis, self.words));
        }
        Worded(vec![
            Piece::Own(format!("{when}{}", self.words.marks.colon)),
            Piece::Cited(event.text.clone()),
            Piece::Own(self.number(&event.place.report)),
        ])
    }

    /// A name with its other spellings.
    pub(super) fn entity(&self, entity: &Entity) -> Worded {
        let mut line = Worded::cited(entity.name.as_str());
        let mut others = entity.forms.iter().filter(|form| **form != entity.name).peekable();
        if others.peek().is_some() {
            line.push(Worded::own(" ("));
            for (i, form) in others.enumerate() {
                if i > 0 {
                    line.push(Worded::own(self.words.marks.comma.as_str()));
                }
                line.push(Worded::cited(form.as_str()));
            }
            line.push(Worded::own(")"));
        }
        line
    }

    /// Who says a claim, or that nobody is named.
    pub(super) fn origins(&self, claim: &Claim) -> Worded {
        let names: Vec<&str> = claim.origins.iter().map(|origin| origin.name.as_str()).collect();
        if names.is_empty() {
            Worded::own(self.words.quotes.unattributed.as_str())
        } else {
            list(&names, self.words)
        }
    }

    /// "path (line 3): what was found".
    pub(super) fn note(&self, note: &Note) -> Worded {
        let mut line = Worded::cited(note.input.as_str());
        if let Some(place) = &note.place {
            line.push(Worded(vec![
                Piece::Own(" (".to_owned()),
                Piece::Cited(place.clone()),
                Piece::Own(")".to_owned()),
            ]));
        }
        line.push(Worded::own(self.words.marks.colon.as_str()));
        line.push(Worded::cited(note.message.as_str()));
        line
    }

    /// What the arrows of a chain mean.
    pub(super) fn legend(&self) -> String {
        let marks = &self.words.marks;
        let values: [(&str, &str); 3] = [
            ("stated", &marks.stated),
            ("inferred", &marks.inferred),
            ("unknown", &marks.unknown),
        ];
        fill_own(&self.words.reading.terminal, &values)
    }

    /// Fields with a separator between them.
    pub(super) fn fields(&self, fields: impl IntoIterator<Item = Worded>) -> Worded {
        let mut line = Worded::default();
        for field in fields {
            if !line.0.is_empty() {
                line.push(Worded::own(self.words.marks.separator.as_str()));
            }
            line.push(field);
        }
        line
    }
}

/// Who stands behind a statement: its speaker, or else the agency or outlet that says it.
pub(super) fn who(statement: &Statement, words: &Words) -> Worded {
    let given = |name: &&str| !name.is_empty();
    let speaker = statement.speaker.as_deref().filter(given);
    let first = || statement.chain.first().map(|link| link.name.as_str()).filter(given);
    named(speaker.or_else(first).unwrap_or_default(), words)
}
