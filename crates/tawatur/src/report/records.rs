//! One object of JSON, or one row of a table → its reports.

use super::ids::{self, Ids};
use super::plain::{self, Source};
use super::{Known, Note, Report, address, dates, encoding, feed, fragment, jsonld, ninjs};
use crate::lexicon::Lexicon;
use serde_json::{Map, Value};

/// The reports of an input that holds many, as they are gathered.
pub(super) struct Records<'a> {
    pub(super) name: &'a str,
    pub(super) known: &'a Known,
    pub(super) lexicon: &'a Lexicon,
    pub(super) reports: Vec<Report>,
    pub(super) notes: Vec<Note>,
    ids: Ids,
}

impl<'a> Records<'a> {
    pub(super) fn new(name: &'a str, known: &'a Known, lexicon: &'a Lexicon) -> Self {
        Self {
            name,
            known,
            lexicon,
            reports: Vec::new(),
            notes: Vec::new(),
            ids: Ids::default(),
        }
    }

    /// Notes that something could not be read, or was read with a remark.
    pub(super) fn note(&mut self, place: Option<&str>, message: String) {
        self.notes.push(Note {
            input: self.name.to_owned(),
            place: place.map(str::to_owned),
            message,
        });
    }

    /// Reads an object by what it is: a feed, articles of schema.org, an agency's
    /// item, or fields. `json` is how it stands in the input.
    pub(super) fn object(&mut self, place: &str, object: &Map<String, Value>, json: &str) {
        let home = self.known.url.as_deref();
        if let Some((reports, notes)) = feed::read_json(self.name, object, home, self.lexicon) {
            self.notes.extend(notes);
            for mut report in reports {
                report.id = self.ids.unique(&report.id);
                self.reports.push(report);
            }
        } else if ["@context", "@graph", "@type"]
            .iter()
            .any(|key| object.contains_key(*key))
        {
            self.linked(place, json);
        } else if ninjs::is(object) {
            match ninjs::read(object, self.lexicon) {
                Some((source, notes)) => self.add(place, source, notes, "left out"),
                None => self.note(Some(place), "the item has no text; left out".to_owned()),
            }
        } else {
            self.fields(place, object);
        }
    }

    /// Articles of schema.org.
    fn linked(&mut self, place: &str, json: &str) {
        let articles = jsonld::articles(json).unwrap_or_default();
        if articles.is_empty() {
            self.note(
                Some(place),
                "is JSON-LD, but no article of schema.org is in it; left out".to_owned(),
            );
        }
        for article in articles {
            let text = article.body.or(article.description).unwrap_or_default();
            let text = if fragment::is_html(&text) {
                fragment::text(&text)
            } else {
                text
            };
            let source = Source {
                id: article.url.clone().unwrap_or_default(),
                text,
                outlet: article.publisher,
                url: article.url,
                title: Some(article.headline.unwrap_or_default()),
                byline: Some(article.authors.join(", ")).filter(|byline| !byline.is_empty()),
                language: article.language,
                agencies: article.sources,
                ..Source::default()
            };
            let times = Times {
                published: article.published,
                updated: article.updated,
                fetched: None,
            };
            self.dated(place, source, times, "left out");
        }
    }

    /// The fields of a report, by their names.
    pub(super) fn fields(&mut self, place: &str, object: &Map<String, Value>) {
        let names = &self.known.names;
        let Some(text) = names.body(object) else {
            let empty = object.get("text").is_some_and(|text| text.as_str().is_some());
            let message = if empty {
                "field \"text\" is empty".to_owned()
            } else {
                names.tell("text")
            };
            self.note(Some(place), format!("{message}; line left out"));
            return;
        };
        let own = object.get("id").and_then(Value::as_str);
        if own.is_some_and(|id| id.trim().is_empty()) {
            self.note(Some(place), "field \"id\" is empty; line left out".to_owned());
            return;
        }
        let url = names.text(object, "url");
        let source = Source {
            id: names.text(object, "id").unwrap_or_default(),
            text,
            outlet: names.text(object, "outlet"),
            url,
            title: Some(names.text(object, "title").unwrap_or_default()),
            byline: names.text(object, "byline"),
            language: names.text(object, "language"),
            agencies: names.list(object, "agencies"),
            categories: names.list(object, "categories"),
            ..Source::default()
        };
        let times = Times {
            published: names.text(object, "published"),
            updated: names.text(object, "updated"),
            fetched: names.text(object, "fetched"),
        };
        self.dated(place, source, times, "line left out");
    }

    /// Adds a report with its times, which are still as they were written.
    fn dated(&mut self, place: &str, mut source: Source, times: Times, left_out: &str) {
        let read = |value: &Option<String>| value.as_deref().and_then(|value| dates::written(value, self.lexicon));
        source.published = read(&times.published);
        source.updated = read(&times.updated);
        source.fetched = read(&times.fetched);
        let mut notes = Vec::new();
        if source.published.is_none()
            && let Some(written) = times.published
        {
            notes.push(format!(
                "published \"{written}\" is no date (RFC 3339: 2023-09-13T14:05:00Z); taken as unknown"
            ));
        }
        self.add(place, source, notes, left_out);
    }

    /// Reads a report and what is glued to it.
    fn add(&mut self, place: &str, mut source: Source, notes: Vec<String>, left_out: &str) {
        if source.text.trim().is_empty() {
            self.note(Some(place), format!("the text is empty; {left_out}"));
            return;
        }
        let note = |message: String| Note {
            input: self.name.to_owned(),
            place: Some(place.to_owned()),
            message,
        };
        source.notes.extend(notes.into_iter().map(note));
        // Letters that the input escapes are seen only here.
        if let Some((text, message)) = encoding::undone(&source.text) {
            source.text = text;
            source.notes.push(note(message));
        }
        if let Some((title, _)) = source.title.as_deref().and_then(encoding::undone) {
            source.title = Some(title);
        }
        let given = if source.id.is_empty() {
            let title = source.title.as_deref().unwrap_or_default();
            source
                .url
                .clone()
                .unwrap_or_else(|| ids::of_content(&[title, &source.text]))
        } else {
            source.id
        };
        source.id = self.ids.unique(&given);
        if source.id != given {
            let message = format!("the id \"{given}\" was given before; called \"{}\" here", source.id);
            source.notes.push(note(message));
        }
        let mut found = plain::read(source, self.lexicon);
        if let Some(first) = found.first_mut().filter(|first| first.outlet.is_none()) {
            // Neither the fields nor the text name it: its address does.
            first.outlet = first.url.as_deref().and_then(address::host);
        }
        for report in found.iter_mut().skip(1) {
            report.id = self.ids.unique(&report.id);
        }
        self.reports.append(&mut found);
    }
}

/// The times of a report as written.
struct Times {
    published: Option<String>,
    updated: Option<String>,
    fetched: Option<String>,
}
