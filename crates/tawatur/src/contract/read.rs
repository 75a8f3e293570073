//! The JSON form of one reading: a line of `tawatur read`.

use super::Words;
use crate::reading::{EntityKind, Interval, Quote, Reading, Stance};
use crate::report::{Basis, Language, Note, PartKind};
use crate::text::{CodePoints, Span};
use jiff::civil::{DateTime, Time};
use schemars::JsonSchema;
use serde::Serialize;

/// One report and what was read in it. Offsets count code points in `report.text`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReadLine {
    /// The report.
    pub report: Report,
    /// Its sentences, in order.
    pub sentences: Vec<Words>,
    /// The names in it, in order.
    pub mentions: Vec<Mention>,
    /// Its time expressions, in order.
    pub times: Vec<TimeWords>,
    /// What it puts in someone's mouth.
    pub statements: Vec<Statement>,
    /// What a reader of this line should know about the input.
    pub notes: Vec<Note>,
}

/// One published text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Report {
    /// Names it among the input.
    pub id: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published: a date, or RFC 3339 where the time is known.
    pub published: Option<String>,
    /// How that is known: stated, inferred or unknown.
    pub published_basis: Basis,
    /// The language most of it is written in.
    pub language: Language,
    /// Agencies and outlets that it says it is taken from.
    pub agencies: Vec<String>,
    /// Who wrote or sent it.
    pub byline: Option<String>,
    /// Its text, unchanged.
    pub text: String,
    /// What the stretches of the text are.
    pub parts: Vec<Part>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// When it was fetched, if an archive says so. It was published then or before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched: Option<String>,
    /// What its publisher files it under.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// The report that it was found inside of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
}

/// A marked stretch of a report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it is.
    pub span: Words,
}

/// A name in the text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Mention {
    /// The words.
    pub span: Words,
    /// What they name.
    pub kind: EntityKind,
    /// The fullest form of the name in this report.
    pub entity: String,
    /// Present and true where the words stand for the entity by office alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
}

/// A time expression. Both ends are dates and inclusive, or both are local
/// dates with a time, the second of them exclusive; null where unknown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimeWords {
    /// The words.
    pub span: Words,
    /// Where the time meant begins.
    pub from: Option<String>,
    /// Where it ends.
    pub to: Option<String>,
    /// How that is known.
    pub basis: Basis,
}

/// Content that the text puts in someone's mouth.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Statement {
    /// The words that name who says it; null where the subject is left out.
    pub source: Option<Words>,
    /// Who says it.
    pub speaker: String,
    /// Through whom it came, the nearest to the report last.
    pub relays: Vec<Relay>,
    /// The reporting expression.
    pub cue: Words,
    /// What is said.
    pub content: Words,
    /// How it is quoted.
    pub quote: Quote,
    /// How the speaker stands to it.
    pub stance: Stance,
    /// Present and true where the speaker is not named.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub anonymous: bool,
}

/// An agency, outlet or person through whom a statement came.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Relay {
    /// The words that name it.
    pub span: Words,
    /// Its plain name.
    pub name: String,
}

impl ReadLine {
    /// Puts a reading into the form of the output.
    #[must_use]
    pub fn new(reading: &Reading) -> Self {
        let report = &reading.report;
        let points = CodePoints::new(&report.text);
        let words = |span: Span| Words::new(span, &report.text, &points);
        let name = |entity: usize| reading.entities.get(entity).map(|e| e.name.clone());
        Self {
            report: Report {
                id: report.id.clone(),
                outlet: report.outlet.clone(),
                title: report.title.clone(),
                published: report.published.map(|p| p.to_string()),
                published_basis: report.published.map_or(Basis::Unknown, |p| p.basis),
                language: report.language,
                agencies: report.agencies.clone(),
                byline: report.byline.clone(),
                text: report.text.clone(),
                parts: report
                    .parts
                    .iter()
                    .map(|part| Part {
                        kind: part.kind,
                        span: words(part.span),
                    })
                    .collect(),
                url: report.url.clone(),
                updated: report.updated.map(|p| p.to_string()),
                fetched: report.fetched.map(|p| p.to_string()),
                categories: report.categories.clone(),
                within: report.within.clone(),
            },
            sentences: reading.sentences.iter().map(|s| words(*s)).collect(),
            mentions: reading
                .mentions
                .iter()
                .map(|mention| Mention {
                    span: words(mention.span),
                    kind: mention.kind,
                    entity: name(mention.entity).unwrap_or_else(|| mention.span.of(&report.text).to_owned()),
                    inferred: mention.inferred,
                })
                .collect(),
            times: reading
                .times
                .iter()
                .map(|time| {
                    let (from, to) = time.interval.map(ends).unzip();
                    TimeWords {
                        span: words(time.span),
                        from,
                        to,
                        basis: time.basis,
                    }
                })
                .collect(),
            statements: reading
                .statements
                .iter()
                .map(|statement| Statement {
                    source: statement.source.map(words),
                    speaker: statement.speaker.name.clone(),
                    relays: statement
                        .relays
                        .iter()
                        .map(|relay| Relay {
                            span: words(relay.span),
                            name: relay.name.clone(),
                        })
                        .collect(),
                    cue: words(statement.cue),
                    content: words(statement.content),
                    quote: statement.quote,
                    stance: statement.stance,
                    anonymous: statement.speaker.anonymous,
                })
                .collect(),
            notes: report.notes.clone(),
        }
    }
}

/// The ends of an interval as the output writes them: whole days as inclusive
/// dates, anything finer as local date and time.
pub(crate) fn ends(interval: Interval) -> (String, String) {
    match whole_days(interval) {
        Some((first, last)) => (first.to_string(), last.to_string()),
        None => (interval.from.to_string(), interval.to.to_string()),
    }
}

/// The first and the last day of an interval that is made of whole days.
#[must_use]
pub fn whole_days(interval: Interval) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let midnight = |at: DateTime| at.time() == Time::midnight();
    if !midnight(interval.from) || !midnight(interval.to) || interval.to <= interval.from {
        return None;
    }
    let last = interval.to.date().yesterday().ok()?;
    Some((interval.from.date(), last))
}
