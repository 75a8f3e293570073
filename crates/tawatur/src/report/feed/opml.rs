//! Lists of feeds (OPML), as feed readers export them.

use super::super::encoding;
use super::super::xml::{self, Element};

/// A feed in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// What the list calls it.
    pub title: Option<String>,
    /// Where the feed is.
    pub url: String,
}

/// The feeds of a list, in order, each once. Empty where the bytes are no list.
#[must_use]
pub fn subscriptions(bytes: &[u8]) -> Vec<Subscription> {
    let Some(decoded) = encoding::decode(bytes, xml::declared_encoding(bytes).as_deref()) else {
        return Vec::new();
    };
    let document = xml::parse(decoded.text.trim_start_matches('\u{FEFF}'));
    let mut found = Vec::new();
    if let Some(root) = document.root.filter(|root| super::is_list(&root.name)) {
        collect(&root, &mut found);
    }
    found
}

/// A tree is as deep as the reader of XML allows.
fn collect(element: &Element, found: &mut Vec<Subscription>) {
    for child in element.elements() {
        if let Some(url) = child.attribute("xmlurl")
            && found.iter().all(|known| known.url != url)
        {
            let title = child.attribute("title").or_else(|| child.attribute("text"));
            found.push(Subscription {
                title: title.map(str::to_owned),
                url: url.to_owned(),
            });
        }
        collect(child, found);
    }
}
