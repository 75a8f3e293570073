//! Text → reports: the text's own, and one for every article glued onto it.

use super::agencies::{self, Named};
use super::gathered;
use super::glued::{self, Glued};
use super::head::{self, Headline};
use super::layout::Layout;
use super::parts::{self, Marked};
use super::told::Aside;
use super::{Language, Note, Part, PartKind, Published, Report, encoding, language, letters};
use crate::lexicon::Lexicon;
use crate::lexicon::registry::OutletKind;
use crate::text::Span;

/// The longest text of one report, in bytes. What is beyond is left out: no
/// report is as long as a thousand are, and one broken file must not take all
/// time and memory.
pub const MAX_TEXT: usize = 8 * 1024 * 1024;

/// A report before its text is read: what the metadata gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    pub(super) published: Option<Published>,
    pub(super) updated: Option<Published>,
    pub(super) fetched: Option<Published>,
    pub(super) categories: Vec<String>,
    pub(super) byline: Option<String>,
    /// The tag of a language (BCP 47).
    pub(super) language: Option<String>,
    pub(super) agencies: Vec<String>,
    /// What stands where neither the metadata nor the text tells anything.
    pub(super) aside: Aside,
    /// What is known of the text beforehand, in order: headlines and posts.
    pub(super) parts: Vec<Part>,
    pub(super) notes: Vec<Note>,
}

/// One plain text. The file's name is the report's id.
pub(super) fn parse(name: &str, bytes: &[u8], lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let note = |message: &str| Note {
        input: name.to_owned(),
        place: None,
        message: message.to_owned(),
    };
    // No encoding takes more than two bytes for one of the text, so what is
    // beyond would be left out anyway.
    let mut enough = bytes.get(..2 * MAX_TEXT + 4).unwrap_or(bytes);
    while enough.len() < bytes.len() && bytes.get(enough.len()).is_some_and(|b| b & 0xC0 == 0x80) {
        let Some((_, rest)) = enough.split_last().filter(|_| enough.len() > 2 * MAX_TEXT) else {
            break;
        };
        enough = rest;
    }
    let Some(decoded) = encoding::decode(enough, None) else {
        return (Vec::new(), vec![note(encoding::NO_TEXT)]);
    };
    if decoded.text.trim().is_empty() {
        return (Vec::new(), vec![note("the text is empty: nothing to read")]);
    }
    let told = |message: &str| Note {
        place: decoded.place.clone(),
        ..note(message)
    };
    let notes = decoded.note.as_deref().map(told).into_iter().collect();
    let source = Source {
        id: name.to_owned(),
        text: decoded.text,
        notes,
        ..Source::default()
    };
    (read(source, lexicon), Vec::new())
}

/// Reads one text into its report and those of the articles glued onto it.
pub(super) fn read(mut source: Source, lexicon: &Lexicon) -> Vec<Report> {
    if cut(&mut source.text) {
        source.notes.push(Note {
            input: source.id.clone(),
            place: None,
            message: format!(
                "the text is longer than {} MiB; what is beyond was left out: split it into reports",
                MAX_TEXT / (1024 * 1024)
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

/// Cuts a text that is too long; whether it was.
fn cut(text: &mut String) -> bool {
    let long = text.len() > MAX_TEXT;
    if long {
        text.truncate(text.floor_char_boundary(MAX_TEXT));
    }
    long
}

fn mark(layout: &Layout<'_>, source: &Source) -> Marked {
    let headline = source.title.as_deref().map_or(Headline::InText, Headline::Known);
    let mut marked = parts::mark(layout, headline, source.outlet.as_deref(), &source.parts);
    let outlet = source
        .outlet
        .as_deref()
        .or(marked.outlet.map(|span| span.of(layout.text)));
    let own = outlet.and_then(|outlet| agencies::publisher(outlet, layout.lexicon));
    // A text that credits its own writers or names itself as the source quotes agencies.
    let credited = marked.byline.is_some()
        || marked
            .parts
            .iter()
            .any(|part| part.kind == PartKind::Credit && marked.captions.binary_search(&part.span).is_err());
    if !credited {
        marked.gathered = gathered::find(layout, &marked.parts, own);
    }
    marked
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
    let mut aside = source.aside;
    let byline = aside.fill("byline", source.byline.or(marked.byline), |told| &told.byline);
    let published = aside.published(source.published.or(marked.published));
    let by_form = marked.agency.map(|span| span.of(&text));
    let (outlet, taken) = publisher(
        source.outlet,
        marked.outlet.map(|span| span.of(&text)),
        marked.source.as_deref(),
        by_form,
        lexicon,
    );
    let agencies = agencies::find(
        Named {
            text: &text,
            parts: &parts,
            captions: &marked.captions,
            title: title.as_deref(),
            byline: byline.as_deref(),
            given: &source.agencies,
            unknown: &by_form
                .into_iter()
                .chain(taken.iter().map(String::as_str))
                .collect::<Vec<_>>(),
            outlet: outlet.as_deref(),
        },
        lexicon,
    );
    // What the text states of itself goes before what it shows.
    let gathered = marked.gathered.into_iter().filter(|_| agencies.is_empty());
    let gathered = gathered.map(str::to_owned).collect();
    let language = match source
        .language
        .as_deref()
        .map(|tag| tag.split(['-', '_']).next().unwrap_or_default())
    {
        Some("ar") => Language::Arabic,
        Some("en") => Language::English,
        _ => detected,
    };
    let updated = aside.updated(source.updated, published);
    let categories = aside.categories(source.categories);
    let mut notes = source.notes;
    notes.extend(aside.note(&source.id));
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
        published,
        updated,
        fetched: source.fetched,
        categories,
        language,
        byline,
        agencies,
        gathered,
        text,
        parts,
        notes,
    }
}

/// Who published a text, and from whom else it is taken by its own word.
///
/// The metadata comes first, then the lines above the body, then the line that
/// names the source ("المصدر: الوادي + وكالات"). In that line, agencies are
/// sources, and so is another outlet than the one already known.
fn publisher(
    given: Option<String>,
    head: Option<&str>,
    credit: Option<&str>,
    by_form: Option<&str>,
    lexicon: &Lexicon,
) -> (Option<String>, Vec<String>) {
    /// A longer name is a remark ("المصدر: مراسل الجريدة في …").
    const WORDS: usize = 5;
    let mut outlet = given.as_deref().or(head);
    let mut taken = Vec::new();
    for name in credit.into_iter().flat_map(head::source_names) {
        let known = lexicon.registry.lookup(name);
        if known.is_some_and(|known| known.kind == OutletKind::Agency)
            || by_form.is_some_and(|own| letters::are_like(own, name))
        {
            continue;
        }
        match outlet {
            None => outlet = Some(name),
            // The longer name of the same house: "المناطق", "صحيفة المناطق السعودية".
            Some(own) if letters::are_like(own, name) => {
                if given.is_none() && name.len() > own.len() {
                    outlet = Some(name);
                }
            }
            Some(_) if known.is_none() && name.split_whitespace().count() <= WORDS => taken.push(name.to_owned()),
            Some(_) => {}
        }
    }
    (outlet.map(str::to_owned), taken)
}

#[cfg(test)]
mod tests;
