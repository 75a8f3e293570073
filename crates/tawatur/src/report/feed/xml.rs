//! Feeds in XML. Their dialects differ in names, so one reading takes the names
//! of all: what a feed calls itself is wrong too often to be asked.

use super::super::address::join;
use super::super::xml::{Document, Element};
use super::super::{encoding, fragment};
use super::{Feed, Item};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

const TITLE: &[&str] = &["title", "dc:title", "media:title"];
const PUBLISHED: &[&str] = &[
    "pubdate",
    "published",
    "issued",
    "dcterms:issued",
    "dc:date",
    "created",
    "dcterms:created",
];
const UPDATED: &[&str] = &["updated", "modified", "dcterms:modified", "lastmod"];
const CONTENT: &[&str] = &[
    "content:encoded",
    "content",
    "fullitem",
    "xhtml:body",
    "body",
    "fulltext",
];
const SUMMARY: &[&str] = &[
    "description",
    "summary",
    "abstract",
    "dc:description",
    "dcterms:abstract",
    "itunes:summary",
    "itunes:subtitle",
    "media:description",
];
const AUTHOR: &[&str] = &["author", "dc:creator", "dc:author", "itunes:author", "creator"];

/// The feed in a document; none where it holds none.
pub(super) fn feed(document: &Document, home: Option<&str>) -> Option<Feed> {
    let root = document.root.as_ref()?;
    if !super::is_root(&root.name) {
        return None;
    }
    let channel = root.all("channel").next().unwrap_or(root);
    let base = base(root, None).or_else(|| home.map(str::to_owned));
    let base = self::base(channel, base.as_deref());
    let mut feed = Feed {
        title: one_line(channel.first(TITLE)),
        site: link(channel).map(|link| join(base.as_deref(), &link)),
        home: base.clone().or_else(|| link(channel)),
        ..Feed::default()
    };
    if root.name == "entry" {
        feed.title = None;
        feed.items.push(item(root));
    } else {
        let mut found = Vec::new();
        collect(root, 0, &mut found);
        feed.items = found
            .into_iter()
            .map(|element| {
                let mut item = item(element);
                let base = self::base(element, base.as_deref());
                item.url = item.url.map(|url| join(base.as_deref(), &url));
                item
            })
            .collect();
    }
    feed.gone = channel
        .all("at:deleted-entry")
        .filter_map(|gone| {
            let why = gone.value(&["at:comment"]);
            Some((gone.line, gone.attribute("ref")?.to_owned(), why))
        })
        .collect();
    if let Some((line, problem)) = &document.problem {
        feed.notes.push((
            Some(*line),
            format!("the feed is broken ({problem}); what could be read of it was read"),
        ));
    }
    Some(feed)
}

/// Makes addresses whole that are still relative.
pub(super) fn resolve(feed: &mut Feed, home: Option<&str>) {
    let base = feed.home.as_deref().or(home).map(str::to_owned);
    for item in &mut feed.items {
        item.url = item.url.take().map(|url| join(base.as_deref(), &url));
    }
}

/// The items, wherever a dialect keeps them; not items within items.
fn collect<'a>(element: &'a Element, depth: usize, found: &mut Vec<&'a Element>) {
    const DEPTH: usize = 6;
    for child in element.elements() {
        if matches!(child.name.as_str(), "item" | "entry") {
            found.push(child);
        } else if depth < DEPTH && matches!(child.name.as_str(), "channel" | "items" | "feed") {
            collect(child, depth + 1, found);
        }
    }
}

fn item(element: &Element) -> Item {
    let guid = element.value(&["guid", "id", "dc:identifier"]);
    let page = element
        .value(&["feedburner:origlink"])
        .or_else(|| link(element))
        .or_else(|| permalink(element))
        .or_else(|| element.attribute("about").map(str::to_owned));
    let source = element.first(&["source", "dc:source"]);
    let mut title = one_line(element.first(TITLE));
    let source_name = source.and_then(|source| one_line(source.first(TITLE)).or_else(|| line_of(&source.text())));
    // Feeds that gather from many write the outlet behind the headline.
    if let (Some(headline), Some(name)) = (&mut title, &source_name)
        && let Some(own) = headline
            .strip_suffix(name.as_str())
            .and_then(|rest| rest.strip_suffix(" - "))
    {
        *headline = own.trim().to_owned();
    }
    let text = |names: &[&str]| {
        names
            .iter()
            .flat_map(|name| element.all(name))
            .filter_map(text_of)
            .find(|text| !text.is_empty())
    };
    Item {
        line: element.line,
        id: guid.or_else(|| element.attribute("about").map(str::to_owned)),
        url: page,
        title,
        source_home: source.and_then(|source| source.attribute("url").map(str::to_owned).or_else(|| link(source))),
        source: source_name,
        publisher: one_line(element.first(&["dc:publisher"])),
        authors: authors(element),
        published: element.value(PUBLISHED),
        updated: element
            .value(UPDATED)
            .or_else(|| element.attribute("lastmod").map(str::to_owned)),
        categories: categories(element),
        content: text(CONTENT),
        summary: text(SUMMARY),
    }
}

/// The text of an element, its markup taken off.
fn text_of(element: &Element) -> Option<String> {
    let kind = element.attribute("type").unwrap_or("html");
    if matches!(kind, "text" | "text/plain") && element.attribute("mode") != Some("base64") {
        return Some(element.text().trim().to_owned());
    }
    // Not pictures and sound.
    let readable = kind.contains("html") || kind.contains("xml") || kind.starts_with("text/");
    if element.attribute("mode") == Some("base64") {
        return unpacked(element).filter(|_| readable);
    }
    readable.then(|| fragment::text(&element.html()))
}

/// The text of an element that Atom 0.3 packs into letters (base64): a page or
/// a text, in UTF-8 or in an encoding that it looks like.
fn unpacked(element: &Element) -> Option<String> {
    let letters: String = element.text().split_whitespace().collect();
    let bytes = STANDARD_NO_PAD.decode(letters.trim_end_matches('=')).ok()?;
    let text = encoding::decode(&bytes, None)?.text;
    let plain = element.attribute("type") == Some("text/plain") || !fragment::is_html(&text);
    Some(if plain {
        text.trim().to_owned()
    } else {
        fragment::text(&text)
    })
}

/// The text of an element on one line.
fn one_line(element: Option<&Element>) -> Option<String> {
    line_of(&text_of(element?)?)
}

fn line_of(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(words.join(" ")).filter(|line| !line.is_empty())
}

/// The page that an element leads to.
fn link(element: &Element) -> Option<String> {
    let mut plain = None;
    for link in element.elements().filter(|e| matches!(e.name.as_str(), "link" | "a")) {
        let alternate = link
            .attribute("rel")
            .is_none_or(|rel| rel.eq_ignore_ascii_case("alternate"));
        let page = link.attribute("type").is_none_or(|kind| kind.contains("html"));
        if let Some(href) = link.attribute("href").filter(|_| alternate) {
            if page {
                return Some(href.to_owned());
            }
            plain = plain.or_else(|| Some(href.to_owned()));
        } else if alternate && link.attribute("href").is_none() {
            plain = plain.or_else(|| line_of(&link.text()));
        }
    }
    plain
        .or_else(|| element.attribute("href").map(str::to_owned))
        .or_else(|| element.value(&["dc:relation.link"]))
}

/// The address that an item's own id is.
fn permalink(element: &Element) -> Option<String> {
    let guid = element.all("guid").next()?;
    let is = guid
        .attribute("ispermalink")
        .is_none_or(|is| !is.eq_ignore_ascii_case("false"));
    let value = guid.text().trim().to_owned();
    (is && value.contains("://")).then_some(value)
}

/// Who wrote an item: by name, and by address only where no name is given.
fn authors(element: &Element) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for author in AUTHOR.iter().flat_map(|name| element.all(name)) {
        let name = author
            .value(&["name"])
            .or_else(|| author.value(&["email"]))
            .or_else(|| line_of(&fragment::text(&author.html())));
        let Some(name) = name.map(|name| in_brackets(&name).to_owned()) else {
            continue;
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The name in "huda@example.org (Huda Salem)".
fn in_brackets(author: &str) -> &str {
    author
        .strip_suffix(')')
        .and_then(|rest| rest.split_once('('))
        .filter(|(address, name)| address.contains('@') && !name.trim().is_empty())
        .map_or(author, |(_, name)| name.trim())
}

fn categories(element: &Element) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let named = element
        .elements()
        .filter(|e| matches!(e.name.as_str(), "category" | "dc:subject" | "media:category"));
    for category in named {
        let attribute = |name| category.attribute(name).map(str::to_owned);
        let name = attribute("label")
            .or_else(|| attribute("term"))
            .or_else(|| line_of(&category.text()));
        if let Some(name) = name.filter(|name| !found.contains(name)) {
            found.push(name);
        }
    }
    found
}

/// What addresses in an element are reckoned from.
fn base(element: &Element, around: Option<&str>) -> Option<String> {
    match element.attribute("xml:base") {
        Some(base) => Some(join(around, base)),
        None => around.map(str::to_owned),
    }
}
