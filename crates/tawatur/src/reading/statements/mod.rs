//! Statements: what the text puts in someone's mouth.
//!
//! The terms (source, cue, content) are those of PARC3 (Pareti 2012) and
//! PolNeAR (Newell, Margolin and Ruths 2018).

use super::Reading;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Content that the text attributes to someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The words that name who says it, with an adjacent title; none where the
    /// subject is elided ("وأضاف أن").
    pub source: Option<Span>,
    /// Who says it.
    pub speaker: Speaker,
    /// Through whom it came, as the sentence states it, the nearest to the
    /// report last.
    pub relays: Vec<Relay>,
    /// The reporting expression ("قال", "وفقا لـ").
    pub cue: Span,
    /// What is said, without opening إن/أن and without outer quotation marks.
    pub content: Span,
    /// How it is quoted.
    pub quote: Quote,
    /// How the speaker stands to it.
    pub stance: Stance,
    /// For nested speech, the index of the statement that this one stands in.
    pub outer: Option<usize>,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name the report gives, or the description of an unnamed source.
    pub name: String,
    /// Index into the reading's entities, where a mention names the speaker.
    pub entity: Option<usize>,
    /// Whether the speaker is not named ("مصدر عسكري", "شهود", "محللون").
    pub anonymous: bool,
}

/// An agency, outlet or person through whom a statement came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// The words that name it.
    pub span: Span,
    /// Its plain name: the registry's where known, else the words.
    pub name: String,
}

/// How the words are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quote {
    /// All of the content stands in quotation marks.
    Direct,
    /// None of it does.
    Indirect,
    /// Some of it does.
    Mixed,
}

/// How a speaker stands to what is said.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Blames, criticises, condemns.
    Accuses,
    /// Expects it.
    Expects,
    /// Warns or threatens.
    Threatens,
    /// Announces a plan or gives a pledge.
    Promises,
    /// Demands or asks.
    Asks,
    /// Doubts it.
    Doubts,
}

/// Finds the statements of a reading whose names and times are known.
#[must_use]
pub fn find(reading: &Reading, lexicon: &Lexicon) -> Vec<Statement> {
    let _ = (reading, lexicon);
    Vec::new()
}
