//! Feeds and their items as they stand there.

use crate::lexicon::Lexicon;
use crate::report::{Published, dates, ids};

/// A description of at least this many letters is a text by itself; a shorter
/// one is only what a reader sees before opening the page.
const FULL: usize = 700;

/// A feed as it stands there.
#[derive(Debug, Default)]
pub(super) struct Feed {
    pub(super) title: Option<String>,
    /// Where its pages are; what relative addresses are reckoned from.
    pub(super) home: Option<String>,
    /// The site that it is of, as it says.
    pub(super) site: Option<String>,
    pub(super) items: Vec<Item>,
    /// Items that were taken back, with the line and what is said of it.
    pub(super) gone: Vec<(usize, String, Option<String>)>,
    pub(super) notes: Vec<(Option<usize>, String)>,
}

/// An item as it stands there; texts without markup.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) id: Option<String>,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    /// Who it came from, by `<source>`, and where that is.
    pub(super) source: Option<String>,
    pub(super) source_home: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) categories: Vec<String>,
    pub(super) content: Option<String>,
    pub(super) summary: Option<String>,
}

impl Item {
    pub(super) fn id(&self) -> String {
        let given = self.id.clone().or_else(|| self.url.clone());
        given.unwrap_or_else(|| {
            let text = self.content.as_deref().or(self.summary.as_deref());
            ids::of_content(&[self.title.as_deref().unwrap_or_default(), text.unwrap_or_default()])
        })
    }

    /// Its text, and whether that is all of it.
    pub(super) fn text(&self) -> (Option<&str>, bool) {
        match (self.content.as_deref(), self.summary.as_deref()) {
            (Some(content), summary) => {
                let longer = summary.is_none_or(|summary| content.len() > summary.len());
                let full = longer && !is_cut(content);
                (Some(content), full || content.chars().count() >= FULL)
            }
            (None, Some(summary)) => (Some(summary), summary.chars().count() >= FULL && !is_cut(summary)),
            (None, None) => (None, false),
        }
    }

    /// Whether it shows that its text goes on elsewhere: it breaks off, or is no more than a headline.
    pub(super) fn breaks_off(&self) -> bool {
        self.text().0.is_none_or(is_cut)
    }

    pub(super) fn byline(&self) -> Option<String> {
        Some(self.authors.join(", ")).filter(|byline| !byline.is_empty())
    }

    pub(super) fn times(&self, lexicon: &Lexicon) -> [Option<Published>; 2] {
        [&self.published, &self.updated].map(|value| value.as_deref().and_then(|value| dates::written(value, lexicon)))
    }
}

/// Whether a text breaks off.
fn is_cut(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ']' | ')' | '»'));
    end.ends_with('…') || end.ends_with("...") || end.ends_with("..")
}
