//! Report → [`Reading`]: sentences, mentions, times, statements.

pub mod mentions;
mod sentences;
pub mod statements;
pub mod times;

pub use mentions::{Entity, EntityKind, Mention, Office};
pub use statements::{Quote, Relay, Speaker, Stance, Statement};
pub use times::{Interval, TimeExpression};

use crate::lexicon::{DataError, Lexicon};
use crate::report::{Language, Note, Published, Report};
use crate::text::{Span, Tokens};

/// One report, read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The report that was read.
    pub report: Report,
    /// The tokens of its text.
    pub tokens: Tokens,
    /// Its sentences, in order, over all parts but white space; no sentence
    /// reaches over the end of a part or a line.
    pub sentences: Vec<Span>,
    /// The names in it, in order, without overlap.
    pub mentions: Vec<Mention>,
    /// Who and what the mentions name, in order of first mention.
    pub entities: Vec<Entity>,
    /// The offices in it, with the name of who bears them and without, in order.
    pub offices: Vec<Office>,
    /// The time expressions, in order, without overlap.
    pub times: Vec<TimeExpression>,
    /// What it puts in someone's mouth, in order of content.
    pub statements: Vec<Statement>,
}

impl Reading {
    /// A report with its words alone, which is all that grouping and copies look at:
    /// without sentences, names, times and statements.
    #[must_use]
    pub fn bare(report: Report) -> Self {
        Self {
            tokens: Tokens::new(&report.text),
            report,
            sentences: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            offices: Vec::new(),
            times: Vec::new(),
            statements: Vec::new(),
        }
    }

    /// Gives the report a date it does not state and reckons its times anew.
    pub fn date(&mut self, published: Published) {
        self.report.published = Some(published);
        for time in &mut self.times {
            time.resolve(Some(&published));
        }
    }

    /// Index of the sentence that holds byte `offset`.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.start <= offset);
        let index = after.checked_sub(1)?;
        self.sentences.get(index).filter(|s| offset < s.end).map(|_| index)
    }

    /// The mentions that lie inside `span`.
    #[must_use]
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        let start = self.mentions.partition_point(|m| m.span.start < span.start);
        let end = self.mentions.partition_point(|m| m.span.end <= span.end);
        self.mentions.get(start..end).unwrap_or_default()
    }

    /// The time expressions that lie inside `span`.
    #[must_use]
    pub fn times_in(&self, span: Span) -> &[TimeExpression] {
        let start = self.times.partition_point(|t| t.span.start < span.start);
        let end = self.times.partition_point(|t| t.span.end <= span.end);
        self.times.get(start..end).unwrap_or_default()
    }

    /// Whether all of `span` stands in one time expression.
    #[must_use]
    pub fn in_time(&self, span: Span) -> bool {
        let after = self.times.partition_point(|t| t.span.start <= span.start);
        let last = after.checked_sub(1).and_then(|index| self.times.get(index));
        last.is_some_and(|t| t.span.contains(span))
    }
}

/// Reads one report. Never fails, whatever the text; one in a language that is
/// not read gets its sentences only.
#[must_use]
pub fn read(report: Report, lexicon: &Lexicon) -> Reading {
    let mut reading = Reading::bare(report);
    reading.sentences = sentences::split(&reading.report, &reading.tokens, &lexicon.stops);
    if let Some(fault) = lexicon.faults.first() {
        reading
            .report
            .notes
            .push(unread(&reading.report, fault, lexicon.faults.len()));
    }
    if reading.report.language == Language::Other {
        return reading;
    }
    let Reading {
        report,
        tokens,
        sentences,
        ..
    } = &reading;
    let (mentions, entities, offices) = mentions::find(report, tokens, sentences, lexicon);
    let times = times::find(report, tokens, lexicon);
    let notes = times::notes(report, &times, tokens, lexicon);
    (reading.mentions, reading.entities, reading.offices) = (mentions, entities, offices);
    reading.times = times;
    reading.report.notes.extend(notes);
    reading.statements = statements::find(&reading, lexicon);
    reading
}

/// Why nothing is found in a report: the data of the build could not be read.
fn unread(report: &Report, fault: &DataError, count: usize) -> Note {
    let more = if count > 1 {
        format!(" (and {} more)", count - 1)
    } else {
        String::new()
    };
    Note {
        input: report.id.clone(),
        place: None,
        message: format!(
            "nothing is found in this report: the program's own data could not be read: {fault}{more}; this build is broken, take another"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_data_is_told_with_file_and_line() {
        let lexicon = Lexicon {
            faults: vec![DataError::new("ar/cues.tsv", 7, "unknown stance")],
            ..Lexicon::default()
        };
        let report = Report::plain("a", "قال سالم إن الجسر مفتوح.", Language::Arabic);
        let reading = read(report, &lexicon);
        assert!(
            reading
                .report
                .notes
                .iter()
                .any(|note| note.message.contains("ar/cues.tsv:7"))
        );
    }
}
