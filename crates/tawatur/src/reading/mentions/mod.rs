//! Names in the text, and which of them name the same.

mod capitals;
mod conjoined;
mod features;
mod finder;
pub(crate) mod index;
mod join;
pub(crate) mod known;
mod lone;
mod parted;
mod people;
mod setting;
mod settled;
pub mod spelling;
mod tagged;
pub mod tagger;
mod titles;
mod traits;
mod words;

use crate::lexicon::Lexicon;
use crate::report::Report;
use crate::text::{Span, Tokens};
use finder::{Finder, Found, Media};
pub(crate) use join::{ends_in_patronymic, form};
use words::Word;

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

/// An office of a nation in a report ("الرئيس الروسي").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The words.
    pub span: Span,
    /// Equal for the same office in other words.
    pub key: String,
    /// Who bears it: index into the reading's entities, where the name stands
    /// beside it; none where the office stands alone and the report does not tell.
    pub entity: Option<usize>,
}

impl Office {
    /// The codes of the nations in an office's key.
    pub(crate) fn nations(key: &str) -> impl Iterator<Item = &str> {
        key.split(' ')
            .filter(|word| word.len() == 2 && word.chars().all(|c| c.is_ascii_uppercase()))
    }
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
pub fn find(
    report: &Report,
    tokens: &Tokens,
    sentences: &[Span],
    lexicon: &Lexicon,
) -> (Vec<Mention>, Vec<Entity>, Vec<Office>) {
    let text = report.text.as_str();
    let media = media(tokens, lexicon);
    let mut memo = lexicon.memos.take();
    let sentences: Vec<Vec<Word<'_>>> = sentences
        .iter()
        .map(|s| words::of_sentence(text, tokens, *s, &mut memo, lexicon))
        .collect();
    let ruled = by_rules(text, &sentences, &media, lexicon);
    let mut tagged = tagger::tag(&sentences, &ruled, &media, &memo, lexicon);
    settled::settle(&sentences, &mut tagged, lexicon);
    lexicon.memos.give_back(memo);
    let mut found = Vec::new();
    for ((words, ruled), tagged) in sentences.iter().zip(ruled).zip(&tagged) {
        let finder = Finder {
            text,
            words,
            media: &media,
            lexicon,
        };
        found.extend(finder.with_tagged(ruled, tagged));
    }
    parted::without_clitics(text, &mut found, &sentences);
    conjoined::part(text, &mut found, &sentences, lexicon);
    parted::part(&mut found, &sentences, lexicon);
    found.extend(lone::names(text, &sentences, &found, lexicon));
    // A title alone goes before the names inside it, and gives way to nothing.
    found.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
    join::join(text, found, lexicon)
}

/// What registries, gazetteers and rules find in each sentence.
fn by_rules(text: &str, sentences: &[Vec<Word<'_>>], media: &Media, lexicon: &Lexicon) -> Vec<Vec<Found>> {
    let finders = sentences.iter().map(|words| Finder {
        text,
        words,
        media,
        lexicon,
    });
    finders.map(|finder| finder.run()).collect()
}

/// Where agencies and outlets are named.
fn media(tokens: &Tokens, lexicon: &Lexicon) -> Media {
    let found = lexicon.registry.find(tokens).into_iter();
    found
        .map(|(range, outlet)| (range.start, (range.end, outlet.id.to_owned())))
        .collect()
}

#[cfg(test)]
mod tests;
