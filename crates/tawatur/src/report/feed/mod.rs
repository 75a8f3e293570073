//! Feeds → reports: RSS 0.9 to 2.0, Atom, CDF and JSON Feed; and the lists of
//! feeds that readers keep (OPML).

mod json;
mod opml;
mod outlet;
mod xml;

pub use opml::{Subscription, subscriptions};

use super::ids::{self, Ids};
use super::plain::{self, Source};
use super::xml::Document;
use super::{Note, Published, Report, Told, dates, encoding};
use crate::lexicon::Lexicon;

/// How many items of one feed are read. A feed has dozens, an archive of one some thousand.
pub const MAX_ITEMS: usize = 20_000;

/// A description of at least this many letters is a text by itself; a shorter
/// one is only what a reader sees before opening the page.
const FULL: usize = 700;

/// One item of a feed, as a fetcher needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Names the item in its feed: its own id, its address, or one made from its content.
    pub id: String,
    /// Where its page is.
    pub url: Option<String>,
    /// What it tells of its page.
    pub told: Told,
    /// Its headline, without markup.
    pub title: Option<String>,
    /// Who published it: the item's source, else the feed.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// When it was last changed.
    pub updated: Option<Published>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Whether the feed has the whole text, and not a line or two of it.
    pub full: bool,
}

/// A feed as it stands there.
#[derive(Debug, Default)]
struct Feed {
    title: Option<String>,
    /// Where its pages are; what relative addresses are reckoned from.
    home: Option<String>,
    /// The site that it is of, as it says.
    site: Option<String>,
    items: Vec<Item>,
    /// Items that were taken back, with the line and what is said of it.
    gone: Vec<(usize, String, Option<String>)>,
    notes: Vec<(Option<usize>, String)>,
}

/// An item as it stands there; texts without markup.
#[derive(Debug, Default)]
struct Item {
    line: usize,
    id: Option<String>,
    url: Option<String>,
    title: Option<String>,
    /// Who it came from, by `<source>`, and where that is.
    source: Option<String>,
    source_home: Option<String>,
    publisher: Option<String>,
    authors: Vec<String>,
    published: Option<String>,
    updated: Option<String>,
    categories: Vec<String>,
    content: Option<String>,
    summary: Option<String>,
}

impl Item {
    fn id(&self) -> String {
        let given = self.id.clone().or_else(|| self.url.clone());
        given.unwrap_or_else(|| {
            let text = self.content.as_deref().or(self.summary.as_deref());
            ids::of_content(&[self.title.as_deref().unwrap_or_default(), text.unwrap_or_default()])
        })
    }

    /// Its text, and whether that is all of it.
    fn text(&self) -> (Option<&str>, bool) {
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
    fn breaks_off(&self) -> bool {
        self.text().0.is_none_or(is_cut)
    }

    fn byline(&self) -> Option<String> {
        Some(self.authors.join(", ")).filter(|byline| !byline.is_empty())
    }

    fn times(&self, lexicon: &Lexicon) -> [Option<Published>; 2] {
        [&self.published, &self.updated].map(|value| value.as_deref().and_then(|value| dates::written(value, lexicon)))
    }
}

/// Whether a text breaks off.
fn is_cut(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ']' | ')' | '»'));
    end.ends_with('…') || end.ends_with("...") || end.ends_with("..")
}

/// The items of a feed in any of its forms: what there is to fetch. None where
/// the bytes are no feed. `home` is where the feed was found.
#[must_use]
pub fn links(bytes: &[u8], home: Option<&str>, lexicon: &Lexicon) -> Option<Vec<Entry>> {
    let feed = open(bytes, home)?;
    let items = feed.items.iter().take(MAX_ITEMS);
    Some(
        items
            .map(|item| {
                let [published, updated] = item.times(lexicon);
                let published = published.or(updated);
                let (_, full) = item.text();
                let from = outlet::of(&feed, item, lexicon);
                let byline = item.byline();
                let told = Told {
                    feed: home.map(str::to_owned),
                    outlet: from
                        .outlet
                        .clone()
                        .filter(|_| !from.of_feed || feed.title.is_some() && feed.is_of(item)),
                    agency: from.agency,
                    title: item.title.clone(),
                    byline: byline.clone(),
                    published: published.map(|time| time.to_string()),
                    updated: updated.map(|time| time.to_string()),
                    categories: item.categories.clone(),
                };
                Entry {
                    id: item.id(),
                    url: item.url.clone(),
                    told: told.bounded(),
                    title: item.title.clone(),
                    outlet: from.outlet,
                    published,
                    updated,
                    byline,
                    full,
                }
            })
            .collect(),
    )
}

fn open(bytes: &[u8], home: Option<&str>) -> Option<Feed> {
    let decoded = encoding::decode(bytes, super::xml::declared_encoding(bytes).as_deref())?;
    let text = decoded.text.trim_start_matches('\u{FEFF}').trim_start();
    let mut feed = if text.starts_with('{') {
        json::feed(&serde_json::from_str(text).ok()?)?
    } else {
        xml::feed(&super::xml::parse(text), home)?
    };
    xml::resolve(&mut feed, home);
    Some(feed)
}

/// Whether the root of a document is that of a feed.
pub(super) fn is_root(name: &str) -> bool {
    matches!(name, "rss" | "rdf:rdf" | "feed" | "channel" | "entry")
}

/// Whether a document is a list of feeds.
pub(super) fn is_list(name: &str) -> bool {
    name == "opml"
}

/// Reads the items of a feed in XML.
pub(super) fn read(name: &str, document: &Document, home: Option<&str>, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let mut feed = xml::feed(document, home).unwrap_or_default();
    xml::resolve(&mut feed, home);
    reports(name, feed, lexicon)
}

/// Reads the items of a feed in JSON; none where the object is no feed.
pub(super) fn read_json(
    name: &str,
    object: &serde_json::Map<String, serde_json::Value>,
    home: Option<&str>,
    lexicon: &Lexicon,
) -> Option<(Vec<Report>, Vec<Note>)> {
    let mut feed = json::feed(object)?;
    xml::resolve(&mut feed, home);
    Some(reports(name, feed, lexicon))
}

fn reports(name: &str, mut feed: Feed, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let note = |line: Option<usize>, message: String| Note {
        input: name.to_owned(),
        place: line.filter(|line| *line > 0).map(|line| format!("line {line}")),
        message,
    };
    let mut notes: Vec<Note> = std::mem::take(&mut feed.notes)
        .into_iter()
        .map(|(line, message)| note(line, message))
        .collect();
    if feed.items.len() > MAX_ITEMS {
        feed.items.truncate(MAX_ITEMS);
        notes.push(note(
            None,
            format!("the feed has more than {MAX_ITEMS} items; what is beyond was left out"),
        ));
    }
    if feed.items.is_empty() {
        notes.push(note(None, "the feed has no items; nothing to read".to_owned()));
    }
    for (line, id, why) in &feed.gone {
        let why = why.as_deref().map_or(String::new(), |why| format!(": {why}"));
        notes.push(note(
            Some(*line),
            format!("the feed says that the item \"{id}\" was deleted{why}"),
        ));
    }
    let mut given = Ids::default();
    let mut reports = Vec::new();
    for item in &feed.items {
        let (text, full) = item.text();
        let Some(text) = text.or(item.title.as_deref()) else {
            notes.push(note(
                Some(item.line),
                "the item has neither text nor title; left out".to_owned(),
            ));
            continue;
        };
        let mut own = Vec::new();
        let plain_id = item.id();
        let id = given.unique(&plain_id);
        if id != plain_id {
            own.push(note(
                Some(item.line),
                format!("the id \"{plain_id}\" was given before; called \"{id}\" here"),
            ));
        }
        if !full {
            own.push(note(
                Some(item.line),
                match (item.breaks_off(), item.url.is_some()) {
                    (true, true) => "the feed has only the beginning of the text; the rest is on the item's page",
                    (true, false) => "the feed has only the beginning of the text",
                    (false, true) => "may be only the beginning of the text; the item's page tells",
                    (false, false) => "may be only the beginning of the text",
                }
                .to_owned(),
            ));
        }
        if feed.gone.iter().any(|(_, gone, _)| *gone == plain_id) {
            own.push(note(
                Some(item.line),
                "the feed says that this item was deleted".to_owned(),
            ));
        }
        let [published, updated] = item.times(lexicon);
        if published.is_none()
            && let Some(written) = &item.published
        {
            own.push(note(
                Some(item.line),
                format!("published \"{written}\" is no date; taken as unknown"),
            ));
        }
        let from = outlet::of(&feed, item, lexicon);
        let mut found = plain::read(
            Source {
                id,
                text: text.to_owned(),
                outlet: from.outlet,
                url: item.url.clone(),
                title: Some(item.title.clone().unwrap_or_default()),
                published: published.or(updated),
                updated,
                categories: item.categories.clone(),
                byline: item.byline(),
                // A feed's declared language is of its program as often as of its items.
                language: None,
                agencies: from.agency.into_iter().collect(),
                parts: Vec::new(),
                notes: own,
                ..Source::default()
            },
            lexicon,
        );
        for report in found.iter_mut().skip(1) {
            report.id = given.unique(&report.id);
        }
        reports.append(&mut found);
    }
    (reports, notes)
}

#[cfg(test)]
mod tests;
