//! Feeds → reports: RSS 0.9 to 2.0, Atom, CDF and JSON Feed; and the lists of
//! feeds that readers keep (OPML).

mod item;
mod json;
mod opml;
mod outlet;
mod reports;
mod xml;

pub use opml::{Subscription, subscriptions};

use super::xml::Document;
use super::{Note, Published, Report, Told, encoding};
use crate::lexicon::Lexicon;
use item::{Feed, Item};
use reports::reports;

/// How many items of one feed are read. A feed has dozens, an archive of one some thousand.
pub const MAX_ITEMS: usize = 20_000;

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

#[cfg(test)]
mod tests;
