//! What is said in a story, by whom and through whom, and what of it cannot both hold.

use super::Place;
use crate::contract::{Worded, Words};
use crate::reading::{Quote, Stance};
use crate::story::{ConflictKind, LinkBasis};
use schemars::JsonSchema;
use serde::Serialize;

/// What one or more statements say.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Claim {
    /// Unique in the brief.
    pub id: String,
    /// Words from the reports that say it most clearly.
    pub text: String,
    /// Where it is said, oldest report first.
    pub statements: Vec<Statement>,
    /// Its four numbers.
    pub counts: Counts,
    /// The speakers at the heads of its chains.
    pub origins: Vec<Origin>,
    /// Why the numbers are what they are, worded.
    pub why: Vec<Worded>,
}

/// One place where a claim is made.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Statement {
    /// Id of the report.
    pub report: String,
    /// The words.
    pub span: Words,
    /// Who says it; null where the report gives no source.
    pub speaker: Option<String>,
    /// From the speaker over relays to the outlet.
    pub chain: Vec<Link>,
    /// How it is quoted; null where the report gives no source.
    pub quote: Option<Quote>,
    /// How the speaker stands to it; null where the report gives no source.
    pub stance: Option<Stance>,
    /// The words that name the speaker.
    pub source: Option<Words>,
    /// The reporting expression.
    pub cue: Option<Words>,
    /// The words as they are to be shown: with the reporting expression where
    /// they lean on it.
    #[serde(skip)]
    pub said: String,
}

/// One station of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Link {
    /// Who.
    pub name: String,
    /// How it is known that the words came here from the station before; of the first, that they
    /// passed here.
    pub link: LinkBasis,
}

/// How widely and how independently a claim is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Reports that make it.
    pub reports: usize,
    /// Outlets that make it.
    pub outlets: usize,
    /// Agencies and outlets it came through.
    pub relays: usize,
    /// Independent origins.
    pub origins: Range,
}

/// A number that is known only to lie between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Range {
    /// The least it can be.
    pub low: usize,
    /// The most it can be.
    pub high: usize,
}

/// The speaker at the head of one or more chains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Origin {
    /// The speaker's name; empty where nobody is named.
    pub name: String,
    /// Whom the speaker speaks for, if a body or state.
    pub voice: Option<String>,
}

/// Two claims that cannot both hold, or one that denies the other.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Conflict {
    /// What they differ in.
    pub kind: ConflictKind,
    /// Id of the one claim.
    pub a: String,
    /// Id of the other; for a denial, the denying one.
    pub b: String,
    /// The two set against each other, worded.
    pub why: Worded,
    /// The place in claim `a` that shows it best.
    pub a_evidence: Place,
    /// The same in claim `b`.
    pub b_evidence: Place,
    /// What `a` gives where they differ.
    pub a_value: String,
    /// What `b` gives.
    pub b_value: String,
}
