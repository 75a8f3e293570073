//! Who published a feed's item: the feed, or the outlet or agency that the feed
//! has it from.

use super::super::address::{host, is_same_site};
use super::{Feed, Item};
use crate::lexicon::Lexicon;
use crate::lexicon::registry::OutletKind;

/// From whom an item is.
pub(super) struct From {
    pub(super) outlet: Option<String>,
    /// Whether the item names nobody, and the outlet is the feed's own.
    pub(super) of_feed: bool,
    /// The agency that it was taken from.
    pub(super) agency: Option<String>,
}

/// An item's `<source>` is its outlet, as in feeds that gather from many; where
/// the source is an agency, the feed's own outlet published the agency's report.
pub(super) fn of(feed: &Feed, item: &Item, lexicon: &Lexicon) -> From {
    let own = || {
        let title = feed.title.as_deref().or(item.publisher.as_deref());
        title
            .map(|title| short(title, lexicon))
            .or_else(|| item.url.as_deref().or(feed.home.as_deref()).and_then(host))
    };
    let Some(source) = item.source.as_deref() else {
        return From {
            outlet: item.publisher.clone().or_else(own),
            of_feed: item.publisher.is_none(),
            agency: None,
        };
    };
    let known = lexicon.registry.lookup(source);
    if known.is_some_and(|known| known.kind == OutletKind::Agency) && feed.title.as_deref() != Some(source) {
        return From {
            outlet: own(),
            of_feed: true,
            agency: Some(source.to_owned()),
        };
    }
    From {
        outlet: Some(source.to_owned()).or_else(|| item.source_home.as_deref().and_then(host)),
        of_feed: false,
        agency: None,
    }
}

impl Feed {
    /// Whether the page of an item is of the feed's own site: a feed that
    /// gathers from others gives its own name, not theirs.
    pub(super) fn is_of(&self, item: &Item) -> bool {
        let page = item.url.as_deref().and_then(host);
        let homes = [&self.site, &self.home].into_iter().flatten();
        homes
            .filter_map(|home| host(home))
            .any(|home| page.as_deref().is_some_and(|page| is_same_site(page, &home)))
    }
}

/// The outlet in a feed's title ("المرصاد | آخر الأخبار"): the piece that the
/// registry knows, else the whole.
fn short(title: &str, lexicon: &Lexicon) -> String {
    const BETWEEN: &[&str] = &[" | ", " - ", " – ", " — ", " » ", " :: ", ": "];
    if lexicon.registry.lookup(title).is_some() {
        return title.to_owned();
    }
    BETWEEN
        .iter()
        .flat_map(|between| title.split(between))
        .map(str::trim)
        .find(|piece| *piece != title && lexicon.registry.lookup(piece).is_some())
        .unwrap_or(title)
        .to_owned()
}
