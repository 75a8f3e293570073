//! What fields are called: in the project's own JSONL, and in the exports of
//! other tools (news-please, trafilatura, passim, NewsAPI, tables made by hand).

use super::fragment;
use serde_json::{Map, Value};

/// The fields of a report, and what they are called, the most telling name first.
/// A dot leads into an object.
const NAMES: &[(&str, &[&str])] = &[
    (
        "id",
        &[
            "id",
            "guid",
            "uid",
            "uuid",
            "_id",
            "fingerprint",
            "doc_id",
            "article_id",
        ],
    ),
    (
        "text",
        &[
            "text",
            "maintext",
            "body",
            "body_text",
            "article_text",
            "full_text",
            "fulltext",
            "raw_text",
            "content",
            "article",
            "story",
            "articleBody",
            "body_html",
            "content_html",
        ],
    ),
    ("title", &["title", "headline", "heading"]),
    (
        "outlet",
        &[
            "outlet",
            "sitename",
            "site_name",
            "source_name",
            "source.name",
            "media_name",
            "publication",
            "publisher",
            "newspaper",
            "series",
            "source",
            "source-hostname",
            "source_domain",
            "hostname",
            "domain",
        ],
    ),
    (
        "url",
        &[
            "url",
            "link",
            "permalink",
            "canonical_url",
            "source_url",
            "href",
            "source",
        ],
    ),
    (
        "published",
        &[
            "published",
            "date_publish",
            "datePublished",
            "date_published",
            "published_at",
            "publishedAt",
            "publish_date",
            "pub_date",
            "pubDate",
            "publication_date",
            "date",
        ],
    ),
    (
        "updated",
        &[
            "updated",
            "date_modify",
            "dateModified",
            "date_modified",
            "updated_at",
            "updatedAt",
            "modified",
        ],
    ),
    ("fetched", &["fetched", "date_download", "crawled_at", "crawl_date"]),
    ("byline", &["byline", "authors", "author", "by", "creator"]),
    ("language", &["language", "lang"]),
    ("agencies", &["agencies", "agency"]),
    ("categories", &["categories", "category", "section", "tags", "keywords"]),
];

/// What the user calls fields, before the names that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    given: Vec<(&'static str, String)>,
}

impl Names {
    /// Reads "text=body,published=date".
    ///
    /// # Errors
    /// What is no such pair, or names a field that no report has.
    pub fn parse(pairs: &str) -> Result<Self, String> {
        let mut given = Vec::new();
        for pair in pairs.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (field, name) = pair
                .split_once('=')
                .filter(|(_, name)| !name.trim().is_empty())
                .ok_or_else(|| format!("\"{pair}\" is not FIELD=NAME, such as text=body"))?;
            let (field, _) = NAMES.iter().find(|(known, _)| *known == field.trim()).ok_or_else(|| {
                let all: Vec<&str> = NAMES.iter().map(|(known, _)| *known).collect();
                format!(
                    "a report has no field \"{}\"; the fields are {}",
                    field.trim(),
                    all.join(", ")
                )
            })?;
            given.push((*field, name.trim().to_owned()));
        }
        if given.is_empty() {
            return Err("name a field, such as text=body".to_owned());
        }
        Ok(Self { given })
    }

    /// The values that a field may have, the most telling first, with their names.
    fn values<'a>(&'a self, object: &'a Map<String, Value>, field: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let given: Vec<&str> = self
            .given
            .iter()
            .filter(|(known, _)| *known == field)
            .map(|(_, name)| name.as_str())
            .collect();
        // Who names a field knows that no other is meant.
        let known: &[&str] = match NAMES.iter().find(|(known, _)| *known == field) {
            Some((_, names)) if given.is_empty() => names,
            _ => &[],
        };
        given
            .into_iter()
            .chain(known.iter().copied())
            .filter_map(move |name| Some((name, at(object, name)?)))
    }

    /// The value of a field as text.
    pub(super) fn text(&self, object: &Map<String, Value>, field: &str) -> Option<String> {
        self.values(object, field)
            .filter_map(|(_, value)| plain(value))
            .find(|value| match field {
                // One name is used for the outlet by some and for the address by others.
                "outlet" => !value.contains("://"),
                "url" => value.contains("://"),
                _ => true,
            })
    }

    /// The text of the report itself: as it stands in the field that is the
    /// project's own, else without markup.
    pub(super) fn body(&self, object: &Map<String, Value>) -> Option<String> {
        let strings = self
            .values(object, "text")
            .filter_map(|(name, value)| Some((name, value.as_str()?)));
        let (name, text) = strings.into_iter().find(|(_, text)| !text.trim().is_empty())?;
        Some(if name != "text" && fragment::is_html(text) {
            fragment::text(text)
        } else {
            text.to_owned()
        })
    }

    /// The values of a field that is a list, or one value, or several behind commas.
    pub(super) fn list(&self, object: &Map<String, Value>, field: &str) -> Vec<String> {
        let first = self.values(object, field).find(|(_, value)| plain(value).is_some());
        match first {
            Some((_, Value::Array(values))) => values.iter().filter_map(plain).collect(),
            Some((_, value)) => plain(value)
                .iter()
                .flat_map(|value| value.split([',', ';', '،', '؛']))
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
                .collect(),
            None => Vec::new(),
        }
    }

    /// The names that a field is looked for by, for a note.
    pub(super) fn tell(&self, field: &str) -> String {
        let given: Vec<&str> = self
            .given
            .iter()
            .filter(|(f, _)| *f == field)
            .map(|(_, name)| name.as_str())
            .collect();
        if !given.is_empty() {
            return format!(
                "missing field `{}`, which --map names as the {field}",
                given.join("`, `")
            );
        }
        format!("missing field `{field}` or another name of it that is known; `--map {field}=NAME` says which it is")
    }
}

/// The value that a name leads to.
fn at<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| {
        let (outer, inner) = name.split_once('.')?;
        at(object.get(outer)?.as_object()?, inner)
    })
}

/// A value as text; none where there is none in it.
pub(super) fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => values.iter().filter_map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(object) => ["name", "title", "value", "@value", "label"]
            .iter()
            .find_map(|key| plain(object.get(*key).filter(|value| !value.is_object())?))?,
        Value::Bool(_) | Value::Null => return None,
    };
    // What tables write where there is nothing.
    (!text.is_empty() && !matches!(text.as_str(), "null" | "NULL" | "None" | "nan" | "NaN" | "N/A")).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(json: &str) -> Map<String, Value> {
        serde_json::from_str(json).expect("an object")
    }

    #[test]
    fn the_most_telling_name_goes_first() {
        let names = Names::default();
        let o = object(
            r#"{"date":"1","published":"2","source":"https://a.example/x","source_domain":"a.example","authors":["a","b"]}"#,
        );
        assert_eq!(names.text(&o, "published").as_deref(), Some("2"));
        assert_eq!(names.text(&o, "outlet").as_deref(), Some("a.example"));
        assert_eq!(names.text(&o, "url").as_deref(), Some("https://a.example/x"));
        assert_eq!(names.text(&o, "byline").as_deref(), Some("a, b"));
        assert_eq!(names.list(&o, "byline"), ["a", "b"]);
        let o = object(r#"{"source":{"id":null,"name":"المرصد"},"date":null,"tags":"أ، ب"}"#);
        assert_eq!(names.text(&o, "outlet").as_deref(), Some("المرصد"));
        assert_eq!(names.text(&o, "published"), None);
        assert_eq!(names.list(&o, "categories"), ["أ", "ب"]);
    }

    #[test]
    fn the_user_may_name_fields() {
        let names = Names::parse("text=متن, published=meta.day").expect("pairs");
        let o = object(r#"{"text":"no","متن":"<p>yes</p>","meta":{"day":"2022-05-03"}}"#);
        assert_eq!(names.body(&o).as_deref(), Some("yes"));
        assert_eq!(names.text(&o, "published").as_deref(), Some("2022-05-03"));
        assert!(Names::parse("text").is_err_and(|e| e.contains("FIELD=NAME")));
        assert!(Names::parse("txt=body").is_err_and(|e| e.contains("the fields are id, text")));
    }

    #[test]
    fn the_own_field_is_kept_as_it_is() {
        let names = Names::default();
        assert_eq!(
            names.body(&object(r#"{"text":"<p>x</p>"}"#)).as_deref(),
            Some("<p>x</p>")
        );
        assert_eq!(names.body(&object(r#"{"content":"<p>x</p>"}"#)).as_deref(), Some("x"));
        assert_eq!(
            names.body(&object(r#"{"text":"","maintext":"y"}"#)).as_deref(),
            Some("y")
        );
        assert_eq!(names.body(&object(r#"{"text":5}"#)), None);
    }
}
