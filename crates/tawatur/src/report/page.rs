//! HTML → reports: the article of a page, without what is around it.
//!
//! A page is parsed once, into a tree. One look over the tree tells how much
//! text each element holds, how much of it in links, and what its class says it
//! is; from that comes the element that holds the article.

mod article;
mod counts;
mod lines;
mod metadata;
mod scan;
mod survey;
mod tags;
mod told;
mod tree;
mod visible;

use super::plain::{self, Source};
use super::{Known, Note, Part, PartKind, Report, encoding, letters};
use crate::lexicon::Lexicon;
use crate::lexicon::elements::Element;
use crate::text::Span;
use lines::Lines;
use metadata::{Given, Metadata};
use survey::Survey;
use tree::{TooWild, Tree};

/// The longest page, in bytes. What is beyond is left out.
pub const MAX_PAGE: usize = 8 * 1024 * 1024;

/// How far into a page its encoding is declared.
const DECLARED_WITHIN: usize = 2048;

/// Reads the article of a page.
pub(super) fn read(name: &str, bytes: &[u8], known: &Known, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let note = |message: &str| Note {
        input: name.to_owned(),
        place: None,
        message: message.to_owned(),
    };
    let fail = |message: &str| (Vec::new(), vec![note(message)]);
    let whole = bytes.get(..MAX_PAGE).unwrap_or(bytes);
    let Some(decoded) = encoding::decode(whole, declared_encoding(whole).as_deref()) else {
        return fail("not a page: nothing was read");
    };
    let html = &decoded.text;
    if html.trim().is_empty() {
        return fail("the page is empty: nothing to read");
    }
    let told = |message: &str| Note {
        place: decoded.place.clone(),
        ..note(message)
    };
    let mut notes: Vec<Note> = decoded.note.as_deref().map(told).into_iter().collect();
    if whole.len() < bytes.len() {
        notes.push(note(
            "the page is too long; what is beyond the first 8 MiB was left out",
        ));
    }
    let tree = match Tree::parse(html) {
        Ok(tree) => tree,
        Err(TooWild::ManyTags) => {
            return fail("the page has too many tags: nothing was read; save its text as a .txt file to read it");
        }
        Err(TooWild::Deep) => {
            return fail(
                "the page's elements are nested too deep: nothing was read; save its text as a .txt file to read it",
            );
        }
    };
    let given = Given::of(&tree);
    let survey = Survey::of(&tree, &given.addresses(), &lexicon.elements);
    let root = article::root(&tree, &survey);
    let shown = root.map_or_else(Lines::default, |root| lines::of(&tree, &survey, root));
    let first = shown.text.lines().next().unwrap_or_default();
    let mut metadata = metadata::read(&tree, &survey, &given, (root, first), lexicon);
    let article = with_given(shown, metadata.body.take());
    if article.text.is_empty() {
        return fail("no article was found in the page; save its text as a .txt file to read it");
    }
    let aside = told::apply(&mut metadata, known, lexicon);
    let (text, parts) = headed(&tree, &survey, root, &metadata, article);
    let source = Source {
        id: name.to_owned(),
        text,
        outlet: metadata.outlet,
        aside,
        url: metadata.url,
        title: metadata.title.or(Some(String::new())),
        published: metadata.published,
        updated: metadata.updated,
        byline: metadata.byline,
        // A page's declared language is of its frame as often as of its article.
        language: None,
        agencies: metadata.sources,
        parts,
        notes,
        ..Source::default()
    };
    (plain::read(source, lexicon), Vec::new())
}

/// The article as the page shows it, or as it gives it to machines where it
/// shows far less: scripts fill some pages.
fn with_given(shown: Lines, given: Option<String>) -> Lines {
    match given {
        Some(given) if given.len() > 2 * shown.text.len() => Lines {
            text: given,
            ..Lines::default()
        },
        _ => shown,
    }
}

/// The text of a report: the headline and the lines under it, as far as the
/// page shows them, above the article.
fn headed(
    tree: &Tree<'_>,
    survey: &Survey,
    root: Option<usize>,
    metadata: &Metadata,
    article: Lines,
) -> (String, Vec<Part>) {
    let mut text = String::new();
    let mut parts = Vec::new();
    let first = article.text.lines().next().unwrap_or_default();
    let headline = metadata.headline.map(|index| visible::text_of(tree, index));
    let lead = lead(tree, survey, metadata.headline, root).map(|index| visible::text_of(tree, index));
    let heads = headline.into_iter().chain(lead);
    for line in heads.filter(|line| !line.is_empty() && !letters::are_same(line, first)) {
        parts.push(Part {
            kind: PartKind::Title,
            span: Span::new(text.len(), text.len() + line.len()),
        });
        text.push_str(&line);
        text.push('\n');
    }
    let start = text.len();
    text.push_str(&article.text);
    parts.extend(article.posts.iter().map(|span| Part {
        kind: PartKind::EmbeddedPost,
        span: Span::new(start + span.start, start + span.end),
    }));
    (text, parts)
}

/// The element that holds the lines under the headline.
fn lead(tree: &Tree<'_>, survey: &Survey, headline: Option<usize>, root: Option<usize>) -> Option<usize> {
    /// They have this many letters.
    const LETTERS: std::ops::Range<u32> = 20..600;
    let (headline, root) = headline.zip(root)?;
    (tree.end(headline)..tree.end(root)).find(|index| {
        survey.kinds(*index).has(Element::Lead) && LETTERS.contains(&survey.letters_in(*index, tree.end(*index)))
    })
}

/// The encoding that a page declares for itself.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes).to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")? + b"charset=".len();
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        .collect();
    String::from_utf8(label).ok().filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests;
