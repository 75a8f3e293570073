//! Statements: what the text puts in someone's mouth.
//!
//! The terms (source, cue, content) are those of PARC3 (Pareti 2012) and
//! PolNeAR (Newell, Margolin and Ruths 2018).

mod according;
mod agreeing;
mod anaphora;
mod answered;
mod attributed;
mod bare_relative;
mod bearers;
mod bodies;
mod brackets;
mod carried;
mod clause;
mod cuts;
mod denied;
mod denying;
mod elided;
mod first_phrase;
mod forms;
mod fuller;
mod inserts;
mod inside;
mod introduced;
mod issuer;
mod kin;
mod lead;
mod media;
mod named_person;
mod nominal;
mod noun_openers;
mod objects;
mod openers;
mod other_names;
mod pairs;
mod quotes;
mod referents;
mod relays;
mod scene;
mod shared_relays;
mod shown;
mod source;
mod speakers;
mod stance;
mod stated;
mod subject_first;
mod subjects;
mod titled;
mod unmarked;
mod unspoken;
mod verb_led;
mod verbless;
mod verbs;

use self::clause::Reader;
use self::scene::Scene;
use super::Reading;
use crate::lexicon::Lexicon;
use crate::report::{Language, PartKind};
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
    /// Whether it is what the outer one denies: "نفت إيران اتهامات المغرب بأن …".
    pub denied: bool,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
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
    let scene = Scene::new(reading, lexicon);
    let mut reader = Reader::new(&scene);
    for sentence in &reading.sentences {
        let kind = reading
            .report
            .part_at(sentence.start)
            .map_or(PartKind::Body, |p| p.kind);
        let range = reading.tokens.within(*sentence);
        match kind {
            PartKind::Title | PartKind::Body if reading.report.language == Language::English => {
                reader.subject_first(range);
            }
            PartKind::Title | PartKind::Body => reader.sentence(range, kind == PartKind::Title),
            _ => {}
        }
    }
    for part in &reading.report.parts {
        if part.kind == PartKind::EmbeddedPost {
            reader.post(reading.tokens.within(part.span));
        }
    }
    let mut drafts = reader.drafts;
    verb_led::mend(&scene, &mut drafts);
    shared_relays::share(&scene, &mut drafts);
    let speakers = speakers::resolve(&scene, &drafts, &lexicon.names);
    let mut made: Vec<(usize, Statement)> = Vec::with_capacity(drafts.len());
    for (index, (draft, speaker)) in drafts.iter().zip(speakers).enumerate() {
        if let Some(statement) = stated::state(&scene, draft, speaker) {
            made.push((index, statement));
        }
    }
    order(made)
}

/// The statements in order of content, with their outer ones renumbered.
fn order(mut made: Vec<(usize, Statement)>) -> Vec<Statement> {
    made.sort_by_key(|(index, s)| (s.content.start, std::cmp::Reverse(s.content.end), *index));
    let place: std::collections::BTreeMap<usize, usize> =
        made.iter().enumerate().map(|(new, (old, _))| (*old, new)).collect();
    made.into_iter()
        .map(|(_, mut statement)| {
            statement.outer = statement.outer.and_then(|o| place.get(&o).copied());
            statement
        })
        .collect()
}

#[cfg(test)]
mod tests;
