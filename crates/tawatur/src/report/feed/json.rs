//! Feeds in JSON (jsonfeed.org, versions 1 and 1.1).

use super::super::fragment;
use super::{Feed, Item};
use serde_json::{Map, Value};

/// The feed in an object; none where it is none.
pub(super) fn feed(object: &Map<String, Value>) -> Option<Feed> {
    let version = text(object, "version")?;
    if !version.contains("jsonfeed.org/version/") {
        return None;
    }
    let items = object.get("items").and_then(Value::as_array);
    let mut feed = Feed {
        title: text(object, "title"),
        site: text(object, "home_page_url"),
        home: text(object, "home_page_url").or_else(|| text(object, "feed_url")),
        ..Feed::default()
    };
    if items.is_none() {
        feed.notes.push((None, "the feed has no list of items".to_owned()));
    }
    let everyone = authors(object);
    for value in items.into_iter().flatten() {
        match value {
            Value::Object(entry) => feed.items.push(item(entry, &everyone)),
            _ => feed
                .notes
                .push((None, "an item of the feed is no object; left out".to_owned())),
        }
    }
    Some(feed)
}

fn item(entry: &Map<String, Value>, everyone: &[String]) -> Item {
    let html = text(entry, "content_html").map(|html| fragment::text(&html));
    let own = authors(entry);
    Item {
        line: 0,
        id: text(entry, "id"),
        url: text(entry, "url").or_else(|| text(entry, "external_url")),
        title: text(entry, "title"),
        authors: if own.is_empty() { everyone.to_vec() } else { own },
        published: text(entry, "date_published"),
        updated: text(entry, "date_modified"),
        categories: strings(entry.get("tags")),
        content: html.or_else(|| text(entry, "content_text")),
        summary: text(entry, "summary"),
        ..Item::default()
    }
}

/// The names of the authors: a list since version 1.1, one object before.
fn authors(object: &Map<String, Value>) -> Vec<String> {
    let many = object.get("authors").and_then(Value::as_array).into_iter().flatten();
    many.chain(object.get("author"))
        .filter_map(|author| text(author.as_object()?, "name"))
        .collect()
}

fn text(object: &Map<String, Value>, key: &str) -> Option<String> {
    let value = match object.get(key)? {
        Value::String(value) => value.trim().to_owned(),
        Value::Number(value) => value.to_string(),
        _ => return None,
    };
    (!value.is_empty()).then_some(value)
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let all = value.and_then(Value::as_array).into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}
