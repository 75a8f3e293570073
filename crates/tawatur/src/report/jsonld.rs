//! JSON-LD of schema.org → news articles: what a publisher says of an article in
//! the form that machines read.

mod loose;

use serde_json::{Map, Value};

/// How deep an article may lie in a document: a list in a graph in a list.
const DEPTH: usize = 6;

/// At most this many articles of one document are read, and at most this many
/// updates of one that is written live.
const MOST: usize = 200;

/// The ends of the types that are articles: `NewsArticle`, `BlogPosting`, and
/// what schema.org derives from them.
const ARTICLES: &[&str] = &["Article", "BlogPosting", "LiveBlogPosting", "Report"];

/// Where a document keeps its articles, beside its top.
const HOLDERS: &[&str] = &[
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
    "itemListElement",
    "item",
    "hasPart",
];

/// One article, each field as it stands there, without markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NewsArticle {
    pub(super) headline: Option<String>,
    pub(super) description: Option<String>,
    /// The text. It may hold HTML.
    pub(super) body: Option<String>,
    /// `datePublished`, as written.
    pub(super) published: Option<String>,
    /// `dateModified`, as written.
    pub(super) updated: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    /// Whom it is taken from: `sourceOrganization` and `provider`, but for the
    /// publisher itself.
    pub(super) sources: Vec<String>,
    pub(super) url: Option<String>,
    /// A tag of BCP 47.
    pub(super) language: Option<String>,
}

/// The articles of a document, in order. An error where it is no JSON.
pub(super) fn articles(json: &str) -> Result<Vec<NewsArticle>, serde_json::Error> {
    let document = loose::parse(json)?;
    let mut found = Vec::new();
    collect(&document, 0, &mut found);
    let graph = Graph::of(&document);
    Ok(found.into_iter().map(|object| read(object, &graph)).collect())
}

fn collect<'a>(value: &'a Value, depth: usize, found: &mut Vec<&'a Map<String, Value>>) {
    if depth > DEPTH || found.len() >= MOST {
        return;
    }
    match value {
        Value::Array(items) => {
            for item in items {
                collect(item, depth + 1, found);
            }
        }
        Value::Object(object) => {
            // An article's own page or list is no other article.
            if is_article(object) {
                if found.len() < MOST {
                    found.push(object);
                }
                return;
            }
            for holder in HOLDERS {
                if let Some(inner) = object.get(*holder) {
                    collect(inner, depth + 1, found);
                }
            }
        }
        _ => {}
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    texts(object.get("@type"))
        .iter()
        .any(|name| ARTICLES.iter().any(|end| name.ends_with(end)))
}

/// What has an `@id` in a document, for those that only name it.
struct Graph<'a>(Vec<(&'a str, &'a Map<String, Value>)>);

impl<'a> Graph<'a> {
    fn of(document: &'a Value) -> Self {
        let nodes = match document {
            Value::Array(nodes) => nodes.as_slice(),
            Value::Object(top) => top
                .get("@graph")
                .and_then(Value::as_array)
                .map_or(&[][..], Vec::as_slice),
            _ => &[],
        };
        Self(
            nodes
                .iter()
                .filter_map(Value::as_object)
                .filter_map(|node| Some((node.get("@id")?.as_str()?, node)))
                .take(MOST)
                .collect(),
        )
    }

    /// The object itself, or the one that it names by its id alone.
    fn resolve(&self, object: &'a Map<String, Value>) -> &'a Map<String, Value> {
        if object.contains_key("name") {
            return object;
        }
        let id = object.get("@id").and_then(Value::as_str);
        self.0
            .iter()
            .find(|(other, _)| Some(*other) == id)
            .map_or(object, |(_, node)| node)
    }
}

fn read<'a>(object: &'a Map<String, Value>, graph: &Graph<'a>) -> NewsArticle {
    let text = |key: &str| object.get(key).and_then(plain);
    let publisher = names(object.get("publisher"), graph).into_iter().next();
    let others = |keys: &[&str]| {
        let mut found: Vec<String> = Vec::new();
        for name in keys.iter().flat_map(|key| names(object.get(*key), graph)) {
            if publisher.as_ref() != Some(&name) && !found.contains(&name) {
                found.push(name);
            }
        }
        found
    };
    let (authors, sources) = (others(&["author"]), others(&["sourceOrganization", "provider"]));
    NewsArticle {
        headline: text("headline").or_else(|| text("name")),
        description: text("description"),
        body: text("articleBody").or_else(|| text("text")).or_else(|| live(object)),
        published: text("datePublished").or_else(|| text("dateCreated")),
        updated: text("dateModified"),
        authors,
        publisher,
        sources,
        url: text("url").or_else(|| match object.get("mainEntityOfPage")? {
            Value::Object(page) => page.get("@id").or_else(|| page.get("url")).and_then(plain),
            page => plain(page),
        }),
        language: text("inLanguage"),
    }
}

/// The updates of an article that is written live, newest first as they stand.
fn live(object: &Map<String, Value>) -> Option<String> {
    let updates = object.get("liveBlogUpdate")?.as_array()?;
    let lines: Vec<String> = updates
        .iter()
        .filter_map(Value::as_object)
        .take(MOST)
        .flat_map(|update| ["headline", "articleBody"].map(|key| update.get(key).and_then(plain)))
        .flatten()
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A text that is not blank.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::Array(items) => return items.iter().find_map(plain),
        // {"@value": "…", "@language": "ar"}, {"name": "Arabic"}
        Value::Object(object) => object.get("@value").or_else(|| object.get("name"))?.as_str()?,
        Value::String(text) => text,
        _ => return None,
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn texts(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Names of people and organisations.
fn names<'a>(value: Option<&'a Value>, graph: &Graph<'a>) -> Vec<String> {
    match value {
        Some(Value::Array(items)) => items
            .iter()
            .take(MOST)
            .flat_map(|item| match item {
                Value::Array(_) => Vec::new(),
                item => names(Some(item), graph),
            })
            .collect(),
        Some(Value::Object(object)) => graph.resolve(object).get("name").and_then(plain).into_iter().collect(),
        // An address is no name.
        Some(Value::String(text)) if !text.trim().is_empty() && !text.starts_with("http") => {
            vec![text.trim().to_owned()]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(json: &str) -> NewsArticle {
        let mut all = articles(json).expect("JSON");
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    #[test]
    fn a_plain_article() {
        let article = only(
            r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":" غرق سفينة ","articleBody":"غرقت سفينة.",
            "datePublished":"2022-05-03T14:05:00+03:00","dateModified":"2022-05-04","inLanguage":"ar",
            "author":[{"@type":"Person","name":"هدى سالم"},{"@type":"Organization","name":"رويترز"}],
            "publisher":{"@type":"NewsMediaOrganization","name":"الوادي"},"sourceOrganization":{"name":"أ ف ب"},"mainEntityOfPage":{"@id":"https://wadi.example/a"}}"#,
        );
        assert_eq!(article.headline.as_deref(), Some("غرق سفينة"));
        assert_eq!(article.body.as_deref(), Some("غرقت سفينة."));
        assert_eq!(article.published.as_deref(), Some("2022-05-03T14:05:00+03:00"));
        assert_eq!(article.updated.as_deref(), Some("2022-05-04"));
        assert_eq!(article.authors, ["هدى سالم", "رويترز"]);
        assert_eq!(article.sources, ["أ ف ب"]);
        assert_eq!(article.publisher.as_deref(), Some("الوادي"));
        assert_eq!(article.url.as_deref(), Some("https://wadi.example/a"));
        assert_eq!(article.language.as_deref(), Some("ar"));
    }

    #[test]
    fn graphs_lists_and_references() {
        let article = only(
            r##"[{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"x"}]},
            {"@graph":[]}, {"@type":["Thing","schema:ReportageNewsArticle"],"name":"Ship sinks",
            "publisher":{"@id":"#org"},"author":{"@id":"#org"},"sourceOrganization":["AP"]},
            {"@id":"#org","@type":"Organization","name":"Valley Today"}]"##,
        );
        assert_eq!(article.headline.as_deref(), Some("Ship sinks"));
        assert_eq!(article.publisher.as_deref(), Some("Valley Today"));
        assert!(article.authors.is_empty());
        assert_eq!(article.sources, ["AP"]);
        let graph = r#"{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"a"},{"@type":"Article","headline":"b"}]}"#;
        assert_eq!(articles(graph).expect("JSON").len(), 2);
    }

    #[test]
    fn an_article_written_live() {
        let article = only(
            r#"{"@type":"LiveBlogPosting","headline":"h","liveBlogUpdate":[
            {"@type":"BlogPosting","headline":"two","articleBody":"second"},{"articleBody":"first"}]}"#,
        );
        assert_eq!(article.body.as_deref(), Some("two\nsecond\nfirst"));
    }

    #[test]
    fn what_is_not_quite_json() {
        let article = only(
            "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"a \\\"b\\\"\tc\",\"articleBody\":\"one\ntwo\",\"x\":[1,2,],}; //]]>",
        );
        assert_eq!(article.headline.as_deref(), Some("a \"b\" c"));
        assert_eq!(article.body.as_deref(), Some("one\ntwo"));
        assert!(articles("").is_err());
        assert!(articles("{\"@type\":").is_err());
        assert_eq!(articles("{\"@type\":\"Person\"}").expect("JSON"), []);
    }

    #[test]
    fn deep_documents_end() {
        let json = "{\"@graph\":".repeat(100) + "[]" + &"}".repeat(100);
        assert_eq!(articles(&json).expect("JSON"), []);
        assert!(articles(&"[".repeat(100_000)).is_err());
    }
}
