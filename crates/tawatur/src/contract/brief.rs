//! The JSON form of a brief: `tawatur brief --format json`.
//!
//! Fields marked `skip` are for the terminal, Markdown and HTML forms alone.

mod claims;

pub use claims::{Claim, Conflict, Counts, Link, Origin, Range, Statement};

use super::{Worded, Words};
use crate::reading::{EntityKind, Interval};
use crate::report::{Basis, Language, Note, Part, Published};
use crate::story::{CopyKind, JoinRule};
use schemars::JsonSchema;
use serde::Serialize;

/// What a person reads: the stories, the widest reported first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Brief {
    /// The language that reasons and lead lines are worded in.
    pub language: Language,
    /// The stories.
    pub stories: Vec<Story>,
    /// What the reader should know about the input.
    pub notes: Vec<Note>,
}

/// The reports of one event as it unfolds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Story {
    /// Stable when reports are added later.
    pub id: String,
    /// The headline that says it best.
    pub title: String,
    /// The first day it covers, null where nothing is dated.
    pub from: Option<String>,
    /// The last.
    pub to: Option<String>,
    /// The few lines that matter first.
    pub lead: Vec<LeadLine>,
    /// Its reports, oldest first.
    pub reports: Vec<Report>,
    /// Who and what it is about.
    pub entities: Vec<Entity>,
    /// What is said in it, the weightiest first.
    pub claims: Vec<Claim>,
    /// Claims that cannot both hold.
    pub conflicts: Vec<Conflict>,
    /// Numbers that several reports give for one thing, tolls first.
    pub figures: Vec<Figure>,
    /// Text that its reports share.
    pub copies: Vec<Copy>,
    /// Why its reports are together: one tie for each report but the first,
    /// the strongest first.
    pub ties: Vec<Tie>,
    /// Its dated events, in order.
    pub timeline: Vec<Event>,
    /// The days it covers.
    #[serde(skip)]
    pub interval: Option<Interval>,
}

/// A line of the lead.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LeadLine {
    /// The line, worded.
    pub text: Worded,
    /// Ids of the claims that it speaks of.
    pub claims: Vec<String>,
}

/// One published text of a story.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Report {
    /// Names it among the input.
    pub id: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When: a date, or RFC 3339 where the time is known.
    pub published: Option<String>,
    /// How that is known: stated, inferred or unknown.
    pub published_basis: Basis,
    /// Agencies and outlets that it says it is taken from.
    pub agencies: Vec<String>,
    /// Id of the report that it is a whole copy of.
    pub copy_of: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// The language most of it is written in.
    pub language: Language,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Id of the report that it was found glued into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Its text.
    #[serde(skip)]
    pub text: String,
    /// What the stretches of the text are.
    #[serde(skip)]
    pub parts: Vec<Part>,
    /// The agencies' names in the brief's language.
    #[serde(skip)]
    pub agency_names: Vec<String>,
    /// The time of publication itself.
    #[serde(skip)]
    pub date: Option<Published>,
}

/// Someone or something that several reports name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entity {
    /// Unique in the brief.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// The form to show.
    pub name: String,
    /// Every form in the reports, the most frequent first.
    pub forms: Vec<String>,
    /// Why each of the names that reports have for it is one of its own.
    pub joined: Vec<Joined>,
}

/// Why the name that some reports have for an entity belongs to it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Joined {
    /// The name.
    pub name: String,
    /// What joined it.
    pub rule: JoinRule,
    /// Ids of the reports that have it.
    pub reports: Vec<String>,
}

/// A place in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// Id of the report.
    pub report: String,
    /// The words.
    pub span: Words,
}

/// A number that several reports give for one thing, over time.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Figure {
    /// What is counted: "dead", "injured", "missing", "survivors", "arrested",
    /// "displaced", "people", "%", or the stem of a noun.
    pub counted: String,
    /// What is counted, worded.
    pub label: Worded,
    /// Whether it is the sum of a longer time than the event's.
    pub sum: bool,
    /// The number given last.
    pub latest: f64,
    /// The least number given.
    pub low: f64,
    /// The greatest.
    pub high: f64,
    /// What each report gives, in order of publication; those without a date last.
    pub points: Vec<FigurePoint>,
}

/// A number that one report gives.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FigurePoint {
    /// The number.
    pub value: f64,
    /// The least that its words allow.
    pub at_least: f64,
    /// The most that they allow; null for "at least".
    pub at_most: Option<f64>,
    /// Who says it; null where the report names nobody.
    pub speaker: Option<String>,
    /// When the report was published.
    pub published: Option<String>,
    /// Id of the claim that it stands in.
    pub claim: String,
    /// Where the number stands.
    pub place: Place,
}

/// Text that one report shares with another.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Copy {
    /// Id of the report that had it first.
    pub from: String,
    /// Id of the report that has it too.
    pub to: String,
    /// The share of its own text that `to` has from there, 0 to 1.
    pub share: f64,
    /// How much of it is copied; `quoted`: nothing, both quote the same words.
    pub kind: CopyKind,
    /// The shared passages, in order of `to`.
    pub passages: Vec<Passage>,
}

/// A passage that stands in two reports.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Passage {
    /// Where it stands in `from`.
    pub from: Words,
    /// Where it stands in `to`.
    pub to: Words,
}

/// What holds two reports of a story together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tie {
    /// Id of the earlier report.
    pub a: String,
    /// Id of the later one.
    pub b: String,
    /// How alike they are, 0 to 1, after what time and differing numbers leave.
    pub likeness: f64,
    /// The days between them; null where one has no date.
    pub days: Option<i64>,
    /// The names, rare words and numbers that both have, the weightiest first.
    pub shared: Vec<String>,
}

/// Something that happened, or is expected, at a time.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Event {
    /// Where it begins: a date, or a local date and time.
    pub from: String,
    /// Where it ends; a date is inclusive.
    pub to: String,
    /// How the time is known.
    pub basis: Basis,
    /// The sentence that tells it best.
    pub text: String,
    /// Ids of the claims that say it.
    pub claims: Vec<String>,
    /// Whether it is announced or expected rather than told as happened.
    pub expected: bool,
    /// Where the sentence stands.
    pub place: Place,
    /// The time itself.
    #[serde(skip)]
    pub interval: Interval,
}
