//! Text that mixes the brief's own words with words from reports.

use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// A line of text in the brief's language in which names and quotations from
/// reports stand. In JSON it is one string; a page sets the cited pieces apart,
/// so that a name in another script cannot turn the line around.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worded(pub Vec<Piece>);

/// A piece of such a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The brief's own words.
    Own(String),
    /// A name or words from a report.
    Cited(String),
}

impl Worded {
    /// Words of the brief's own.
    #[must_use]
    pub fn own(text: impl Into<String>) -> Self {
        Self(vec![Piece::Own(text.into())])
    }

    /// A name or words from a report.
    #[must_use]
    pub fn cited(text: impl Into<String>) -> Self {
        Self(vec![Piece::Cited(text.into())])
    }

    /// Adds another text at the end.
    pub fn push(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

impl fmt::Display for Worded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.0 {
            match piece {
                Piece::Own(text) | Piece::Cited(text) => f.write_str(text)?,
            }
        }
        Ok(())
    }
}

impl Serialize for Worded {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Worded {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Worded".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}
