//! Text → reports: the text's own, and one for every article glued onto it.

use super::agencies::{self, Named};
use super::glued::{self, Glued};
use super::head::Headline;
use super::layout::Layout;
use super::parts::{self, Marked};
use super::{Language, Note, Part, PartKind, Published, Report, language};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// The longest text of one report, in bytes. What is beyond is left out: no
/// report is as long as a thousand are, and one broken file must not take all
/// time and memory.
pub(super) const MAX_TEXT: usize = 8 * 1024 * 1024;

/// A report before its text is read: what the metadata gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    pub(super) published: Option<Published>,
    pub(super) byline: Option<String>,
    /// The tag of a language (BCP 47).
    pub(super) language: Option<String>,
    pub(super) agencies: Vec<String>,
    pub(super) notes: Vec<Note>,
}

/// Reads one text into its report and those of the articles glued onto it.
pub(super) fn read(mut source: Source, lexicon: &Lexicon) -> Vec<Report> {
    if let Some(cut) = cut(&mut source.text) {
        source.notes.push(Note {
            input: source.id.clone(),
            place: None,
            message: format!(
                "the text is longer than {MAX_TEXT} bytes; the {cut} bytes beyond were left out: split it into reports"
            ),
        });
    }
    let layout = Layout::new(&source.text, lexicon);
    let glued = glued::find(&layout);
    let Some(first) = glued.first() else {
        let marked = mark(&layout, &source);
        let language = language::detect(&source.text, &layout.tokens, lexicon);
        drop(layout);
        return vec![finish(source, marked, Vec::new(), language, lexicon)];
    };
    // The report itself ends above the first glued article.
    let own = source.text.get(..first.opener.start).unwrap_or_default();
    let own_layout = Layout::new(own, lexicon);
    let marked = mark(&own_layout, &source);
    let language = language::detect(own, &own_layout.tokens, lexicon);
    let others: Vec<Source> = glued
        .iter()
        .enumerate()
        .map(|(n, glued)| Source {
            id: format!("{}#{}", source.id, n + 2),
            text: glued.article.of(&source.text).to_owned(),
            ..Source::default()
        })
        .collect();
    let parent = source.id.clone();
    let mut reports = vec![finish(source, marked, glued, language, lexicon)];
    for other in others {
        let layout = Layout::new(&other.text, lexicon);
        let marked = mark(&layout, &other);
        let language = language::detect(&other.text, &layout.tokens, lexicon);
        drop(layout);
        let mut report = finish(other, marked, Vec::new(), language, lexicon);
        report.within = Some(parent.clone());
        reports.push(report);
    }
    reports
}

/// Cuts a text that is too long; how many bytes were cut.
fn cut(text: &mut String) -> Option<usize> {
    let excess = text.len().checked_sub(MAX_TEXT).filter(|excess| *excess > 0)?;
    let end = text.floor_char_boundary(MAX_TEXT);
    text.truncate(end);
    Some(excess + MAX_TEXT - end)
}

fn mark(layout: &Layout<'_>, source: &Source) -> Marked {
    let headline = source.title.as_deref().map_or(Headline::InText, Headline::Known);
    parts::mark(layout, headline)
}

/// Puts together what the metadata gives and what the text says; the metadata
/// comes first.
fn finish(
    source: Source,
    marked: Marked,
    glued: Vec<Glued>,
    (detected, looks_like): (Language, Option<&'static str>),
    lexicon: &Lexicon,
) -> Report {
    let text = source.text;
    let mut parts = marked.parts;
    for Glued { opener, article } in glued {
        for (kind, span) in [(PartKind::RelatedLink, opener), (PartKind::RelatedArticle, article)] {
            parts.push(Part { kind, span });
        }
    }
    let title = source
        .title
        .filter(|title| !title.is_empty())
        .or_else(|| marked.title.map(|span: Span| span.of(&text).to_owned()));
    let byline = source.byline.or(marked.byline);
    // "المصدر: رويترز" names whom it was taken from; a paper or site is who published it.
    let credited = marked.source.filter(|name| {
        !lexicon
            .registry
            .lookup(name)
            .is_some_and(|outlet| outlet.kind == crate::lexicon::registry::OutletKind::Agency)
    });
    let outlet = source.outlet.or(credited);
    let agencies = agencies::find(
        Named {
            text: &text,
            parts: &parts,
            title: title.as_deref(),
            byline: byline.as_deref(),
            given: &source.agencies,
            outlet: outlet.as_deref(),
        },
        lexicon,
    );
    let language = match source
        .language
        .as_deref()
        .map(|tag| tag.split(['-', '_']).next().unwrap_or_default())
    {
        Some("ar") => Language::Arabic,
        Some("en") => Language::English,
        _ => detected,
    };
    let mut notes = source.notes;
    if language == Language::Other {
        let like = looks_like.map_or(String::new(), |tag| format!(", it looks like \"{tag}\""));
        notes.push(Note {
            input: source.id.clone(),
            place: None,
            message: format!("the text is neither Arabic nor English{like}: kept, not read"),
        });
    }
    Report {
        id: source.id,
        within: None,
        outlet,
        url: source.url,
        title,
        published: source.published.or(marked.published),
        language,
        byline,
        agencies,
        text,
        parts,
        notes,
    }
}
