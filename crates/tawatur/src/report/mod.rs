//! Bytes → [`Report`]: encoding, format, metadata, parts.

mod agencies;
mod dateline;
mod dates;
mod encoding;
mod glued;
mod head;
mod jsonl;
mod language;
mod layout;
mod page;
mod parts;
mod plain;
mod posts;
mod published;

pub use published::{Basis, Published};

use crate::lexicon::Lexicon;
use crate::text::Span;

/// One text published by one outlet, as it came, with its parts marked.
#[derive(Clone, Debug)]
pub struct Report {
    /// Names the report among its input; unique in one run.
    pub id: String,
    /// The report that this one was found inside of, for a glued related article.
    pub within: Option<String>,
    /// Who published it, in the input's own words.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its headline, from the metadata or the text.
    pub title: Option<String>,
    /// When it was published, if stated.
    pub published: Option<Published>,
    /// The language most of it is written in.
    pub language: Language,
    /// Who wrote it or sent it, as the metadata or the text says.
    pub byline: Option<String>,
    /// Agencies and outlets the report says it is taken from (dateline,
    /// signature, byline, "الجارديان: …" in the title): ids of the registry.
    pub agencies: Vec<String>,
    /// The text, unchanged.
    pub text: String,
    /// What the stretches of the text are, in order, without overlap. What no
    /// part covers is white space.
    pub parts: Vec<Part>,
    /// What a reader of the result should know about this input.
    pub notes: Vec<Note>,
}

impl Report {
    /// The parts that are the outlet's own reporting: title and body.
    pub fn own_parts(&self) -> impl Iterator<Item = &Part> {
        self.parts
            .iter()
            .filter(|part| matches!(part.kind, PartKind::Title | PartKind::Body))
    }

    /// The part that holds byte `offset`.
    #[must_use]
    pub fn part_at(&self, offset: usize) -> Option<&Part> {
        let after = self.parts.partition_point(|part| part.span.start <= offset);
        self.parts
            .get(after.checked_sub(1)?)
            .filter(|part| offset < part.span.end)
    }
}

/// A marked stretch of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it is.
    pub span: Span,
}

/// What a stretch of a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// The headline, and lines under it that belong to it.
    Title,
    /// "سيول (AP) –": place and agency before the first sentence.
    Dateline,
    /// Who wrote it, and a line that gives the date of publication.
    Byline,
    /// The reporting itself.
    Body,
    /// A post of another author set into the text: it speaks for itself.
    EmbeddedPost,
    /// A link to another article.
    RelatedLink,
    /// Another article glued on: a report of its own.
    RelatedArticle,
    /// "كلمات دلالية": search words.
    Keywords,
    /// "المصدر: …" and the names of contributors.
    Credit,
}

/// A language that Tawatur reads, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
pub enum Language {
    /// Arabic.
    #[serde(rename = "ar")]
    Arabic,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Another language, or none that can be told: kept, not read.
    #[serde(rename = "und")]
    Other,
}

impl Language {
    /// The tag of BCP 47.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
            Self::Other => "und",
        }
    }
}

/// Something the reader of a result should know: an oddity of an input and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
pub struct Note {
    /// The input: a path, `-`, or a report's id.
    pub input: String,
    /// Where in it: "line 3, column 14", if a place can be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What was found, what was done, and the way out.
    pub message: String,
}

/// What the bytes are said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, one report.
    Text,
    /// One JSON object a line, each one report.
    JsonLines,
    /// One page.
    Html,
}

/// Reads the bytes of one input, called `name`, into its reports: one for a
/// text or a page, one a line for JSONL, and one more for every article glued
/// onto another. Never fails: what cannot be read yields a note.
#[must_use]
pub fn parse(name: &str, bytes: &[u8], format: Format, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    match format {
        Format::Text => text(name, bytes, lexicon),
        Format::JsonLines => jsonl::read(name, bytes, lexicon),
        Format::Html => page::read(name, bytes, lexicon),
    }
}

/// One plain text. The file's name is the report's id.
fn text(name: &str, bytes: &[u8], lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let note = |message: &str| Note {
        input: name.to_owned(),
        place: None,
        message: message.to_owned(),
    };
    // Bytes that cannot end up in the text need no decoding: a character is at
    // most four bytes, and no encoding takes more than two for one of ASCII.
    let enough = bytes.get(..2 * plain::MAX_TEXT + 4).unwrap_or(bytes);
    let Some(decoded) = encoding::decode(enough, None) else {
        return (Vec::new(), vec![note("not a text: nothing was read")]);
    };
    if decoded.text.trim().is_empty() {
        return (Vec::new(), vec![note("the text is empty: nothing to read")]);
    }
    let mut notes: Vec<Note> = decoded.note.as_deref().map(note).into_iter().collect();
    if enough.len() < bytes.len() && decoded.text.len() <= plain::MAX_TEXT {
        notes.push(note(
            "the file is too long; what is beyond the first part was left out: split it into reports",
        ));
    }
    let source = plain::Source {
        id: name.to_owned(),
        text: decoded.text,
        notes,
        ..plain::Source::default()
    };
    (plain::read(source, lexicon), Vec::new())
}
