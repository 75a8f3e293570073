//! Names in the text, and which of them name the same.

pub mod spelling;

use crate::lexicon::Lexicon;
use crate::report::Report;
use crate::text::{Span, Tokens};

/// A name in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name, without title or clitics ("بوتين" in "للرئيس بوتين").
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// Index into the reading's entities.
    pub entity: usize,
    /// Whether the words name no one by themselves and stand for the entity by
    /// office or pronoun-like noun ("الرئيس الروسي"): inferred, not stated.
    pub inferred: bool,
}

/// Someone or something that mentions of one report name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest form in this report.
    pub name: String,
    /// The registry's id, if the registry knows it (agencies, outlets, bodies).
    pub registry: Option<String>,
    /// The office the report gives it ("المتحدث باسم الكرملين"), if any.
    pub title: Option<Span>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A place: country, town, region, facility.
    Place,
    /// An organisation or body.
    Organisation,
    /// A news agency, outlet or broadcaster.
    Media,
}

/// Finds the names of a report and joins those that name the same.
#[must_use]
pub fn find(report: &Report, tokens: &Tokens, sentences: &[Span], lexicon: &Lexicon) -> (Vec<Mention>, Vec<Entity>) {
    let _ = (report, tokens, sentences, lexicon);
    (Vec::new(), Vec::new())
}
