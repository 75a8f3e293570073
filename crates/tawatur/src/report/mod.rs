//! Bytes → [`Report`]: encoding, format, metadata, parts.

mod address;
mod agencies;
mod dateline;
mod dates;
mod encoding;
pub mod feed;
mod fragment;
mod gathered;
mod glued;
mod head;
mod ids;
mod imprint;
mod jsonl;
mod jsonld;
mod language;
mod layout;
mod letters;
mod markup;
mod names;
mod newsml;
mod ninjs;
mod page;
mod parts;
mod plain;
mod posts;
mod published;
mod records;
mod table;
mod told;
mod words;
mod xml;

pub use language::Language;
pub use markup::MAX_DOCUMENT;
pub use names::Names;
pub use page::MAX_PAGE;
pub use plain::MAX_TEXT;
pub use published::{Basis, Published};
pub use told::Told;

use crate::lexicon::Lexicon;
use crate::text::Span;
use unicode_normalization::UnicodeNormalization;

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
    /// When it was last changed, if stated.
    pub updated: Option<Published>,
    /// When it was fetched, if an archive says so. This is no time of
    /// publication: an archive may be of pages that were old when it was made.
    pub fetched: Option<Published>,
    /// What its publisher files it under.
    pub categories: Vec<String>,
    /// The language most of it is written in.
    pub language: Language,
    /// Who wrote it or sent it, as the metadata or the text says.
    pub byline: Option<String>,
    /// Agencies and outlets the report says it is taken from (dateline,
    /// signature, byline, "الجارديان: …" in the title): ids of the registry, and
    /// names as written where the registry does not know them.
    pub agencies: Vec<String>,
    /// Agencies that someone in the text told something or that were there
    /// ("قال الحارس لوكالة فرانس برس"), where it names no other source: ids of
    /// the registry. They state nothing of the sentences that do not name them.
    pub gathered: Vec<String>,
    /// The text, unchanged.
    pub text: String,
    /// What the stretches of the text are, in order, without overlap. What no
    /// part covers is white space.
    pub parts: Vec<Part>,
    /// What a reader of the result should know about this input.
    pub notes: Vec<Note>,
}

impl Report {
    /// A report of which no more is known than this text, all of it body.
    #[must_use]
    pub fn plain(id: &str, text: &str, language: Language) -> Self {
        Self {
            id: id.to_owned(),
            within: None,
            outlet: None,
            url: None,
            title: None,
            published: None,
            updated: None,
            fetched: None,
            categories: Vec::new(),
            language,
            byline: None,
            agencies: Vec::new(),
            gathered: Vec::new(),
            text: text.to_owned(),
            parts: vec![Part {
                kind: PartKind::Body,
                span: Span::new(0, text.len()),
            }],
            notes: Vec::new(),
        }
    }

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

impl Note {
    /// Whether it tells that something of the input was lost: left out, or not
    /// to be read on. Such a note says so with its last words.
    #[must_use]
    pub fn tells_loss(&self) -> bool {
        const LAST: [&str; 3] = [
            "left out",
            "left out: split it into reports",
            "what could be read of it was read",
        ];
        LAST.iter().any(|words| self.message.ends_with(words))
    }
}

/// What the bytes are said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, one report.
    Text,
    /// One JSON object a line, each one report, or a feed or an agency's item.
    JsonLines,
    /// One report a row, below a row that names the fields (CSV, TSV).
    Table,
    /// One page.
    Html,
    /// One XML document: a feed, or news in a format of agencies.
    Xml,
}

/// What is known of an input beside its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Where it was found.
    pub url: Option<String>,
    /// The encoding that it was sent in, by whom sent it.
    pub charset: Option<String>,
    /// When it was fetched (RFC 3339).
    pub fetched: Option<String>,
    /// What a feed tells of it, if it is a page that a feed names.
    pub told: Option<Told>,
    /// What its fields are called, where they are not called as usual.
    pub names: Names,
}

/// Reads the bytes of one input, called `name`, into its reports: one for a
/// text or a page, one a line for JSONL, and one more for every article glued
/// onto another. Never fails: what cannot be read yields a note. Notes on a
/// report that was read are in the report, those on the input are returned.
#[must_use]
pub fn parse(name: &str, bytes: &[u8], format: Format, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    parse_known(name, bytes, format, &Known::default(), lexicon)
}

/// The same for an input of which more is known than its bytes, such as a
/// record of an archive.
#[must_use]
pub fn parse_known(
    name: &str,
    bytes: &[u8],
    format: Format,
    known: &Known,
    lexicon: &Lexicon,
) -> (Vec<Report>, Vec<Note>) {
    let (mut reports, notes) = match format {
        Format::Text => plain::parse(name, bytes, lexicon),
        Format::JsonLines => jsonl::read(name, bytes, known, lexicon),
        Format::Table => table::read(name, bytes, known, lexicon),
        Format::Html => page::read(name, &encoding::sent(bytes, known.charset.as_deref()), known, lexicon),
        Format::Xml => markup::read(name, bytes, known, lexicon),
    };
    let fetched = known.fetched.as_deref().and_then(dates::metadata);
    for report in &mut reports {
        report.fetched = fetched.or(report.fetched);
        for name in [&mut report.outlet, &mut report.title, &mut report.byline]
            .into_iter()
            .flatten()
        {
            *name = plainly_written(name);
        }
        if report.within.is_none() && matches!(format, Format::Text | Format::Html) {
            report.url = known.url.clone().or(report.url.take());
            if report.outlet.is_none() && format == Format::Html {
                report.outlet = known.url.as_deref().and_then(address::host);
            }
        }
    }
    (reports, notes)
}

/// A name or a headline in its usual letters, so that one outlet is one however
/// its name is typeset: without letters of presentation and marks of direction.
fn plainly_written(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => {}
            '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {}
            '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => out.extend(std::iter::once(c).nfkc()),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
