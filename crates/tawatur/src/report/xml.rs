//! XML → a small tree, for feeds and the formats of agencies: bounded, and
//! forgiving, since one bad letter must not cost a feed its items.

use quick_xml::escape::{resolve_html5_entity, resolve_xml_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};
use std::collections::BTreeMap;

/// Elements nested deeper than this end the document.
pub(super) const MAX_DEPTH: usize = 128;

/// A document with more elements than this is read up to there.
pub(super) const MAX_ELEMENTS: usize = 1_000_000;

/// How many entities a document may define for itself, and how long each is.
const MAX_ENTITIES: usize = 64;
const MAX_ENTITY: usize = 256;

/// The namespaces that matter, and what their elements are called here: one
/// name whatever prefix the document chose. Compared in lower case.
const NAMESPACES: &[(&str, &str)] = &[
    ("backend.userland.com/rss", ""),
    ("backend.userland.com/rss2", ""),
    ("blogs.law.harvard.edu/tech/rss", ""),
    ("cyber.law.harvard.edu/rss/rss.html", ""),
    ("feedvalidator.org/docs/rss2.html", ""),
    ("hacks.benhammersley.com/rss/streaming", ""),
    ("iptc.org/std/nar/2006-10-01", ""),
    ("iptc.org/std/nitf/2006-10-18", ""),
    ("example.com/newformat#", ""),
    ("example.com/necho", ""),
    ("intertwingly.net/blog/2003/06/26/lexicalschema.html", ""),
    ("my.netscape.com/rdf/simple/0.9", ""),
    ("my.netscape.com/publish/formats/rss-0.91.dtd", ""),
    ("my.netscape.com/publish/formats/rss-0.92.dtd", ""),
    ("purl.org/atom/ns#", ""),
    ("purl.org/net/rss1.1#", ""),
    ("purl.org/rss", ""),
    ("www.w3.org/2005/atom", ""),
    ("purl.org/dc/elements/1.1", "dc"),
    ("purl.org/dc/elements/1.0", "dc"),
    ("purl.org/dc/terms", "dcterms"),
    ("purl.org/atompub/tombstones/1.0", "at"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("search.yahoo.com/mrss", "media"),
    ("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
    ("www.w3.org/1999/xhtml", "xhtml"),
    ("www.w3.org/2002/06/xhtml2", "xhtml"),
];

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name in lower case, with the project's own prefix for its namespace.
    pub(super) name: String,
    /// Names in lower case, prefixes dropped but for `xml`.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
    /// On which line it begins.
    pub(super) line: usize,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// A document as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) root: Option<Element>,
    /// What is wrong with it, with the line.
    pub(super) problem: Option<(usize, String)>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it with one name.
    pub(super) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element in it with one of the names; an earlier name goes first.
    pub(super) fn first(&self, names: &[&str]) -> Option<&Element> {
        names.iter().find_map(|name| self.all(name).next())
    }

    /// The text of the first element with one of the names that has any.
    pub(super) fn value(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .flat_map(|name| self.all(name))
            .map(Element::text)
            .map(|text| text.trim().to_owned())
            .find(|text| !text.is_empty())
    }

    /// All text in it, without markup.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.push_text(out),
            }
        }
    }

    /// What stands in it as HTML. Text alone is HTML by itself, the way feeds
    /// escape it; beside elements it is text.
    pub(super) fn html(&self) -> String {
        if self.elements().next().is_none() {
            return self.text();
        }
        let mut html = String::new();
        self.push_html(&mut html);
        html
    }

    fn push_html(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
                Node::Element(element) => {
                    let name = element.name.rsplit(':').next().unwrap_or_default();
                    out.push('<');
                    out.push_str(name);
                    out.push('>');
                    element.push_html(out);
                    out.push_str("</");
                    out.push_str(name);
                    out.push('>');
                }
            }
        }
    }
}

/// The encoding that an XML document declares for itself.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..200).unwrap_or(bytes).trim_ascii_start();
    let head = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(head, b"?>")?;
    let declaration = std::str::from_utf8(head.get(..end)?).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(str::to_owned)
}

/// Reads a document. Never fails: what is broken ends it, or is passed over.
pub(super) fn parse(text: &str) -> Document {
    let mut builder = Builder {
        text,
        open: Vec::new(),
        entities: BTreeMap::new(),
        elements: 0,
        document: Document::default(),
        counted: (0, 1),
    };
    let mut reader = NsReader::from_str(text.trim_start());
    let skipped = text.len() - text.trim_start().len();
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    loop {
        let at = skipped + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = match reader.read_resolved_event() {
            Ok((_, Event::Eof)) => break,
            Ok((space, event)) => builder.take(&space, event, at),
            Err(error) => {
                builder.problem(at, &error.to_string());
                break;
            }
        };
        if event.is_none() {
            break;
        }
    }
    builder.finish()
}

/// A tree being built.
struct Builder<'a> {
    text: &'a str,
    /// The elements that are open, with their names as written.
    open: Vec<(String, Element)>,
    /// The entities that the document defines.
    entities: BTreeMap<String, String>,
    elements: usize,
    document: Document,
    /// Up to which byte lines are counted, and the line there.
    counted: (usize, usize),
}

impl Builder<'_> {
    /// Takes in one event; none where the document ends with it.
    fn take(&mut self, space: &ResolveResult<'_>, event: Event<'_>, at: usize) -> Option<()> {
        match event {
            Event::Start(start) => {
                self.elements += 1;
                if self.open.len() >= MAX_DEPTH || self.elements > MAX_ELEMENTS {
                    let what = if self.open.len() >= MAX_DEPTH {
                        format!("elements are nested more than {MAX_DEPTH} deep")
                    } else {
                        format!("there are more than {MAX_ELEMENTS} elements")
                    };
                    self.problem(at, &what);
                    return None;
                }
                let element = self.element(space, &start, at);
                self.open.push((start.name().into_inner().to_owned(), element));
            }
            Event::Empty(start) => {
                self.elements += 1;
                let element = self.element(space, &start, at);
                self.add(element);
            }
            Event::End(end) => self.close(end.name().into_inner(), at),
            Event::Text(text) => self.push(&text),
            Event::CData(text) => self.push(&text),
            Event::GeneralRef(name) => {
                let value = match name.resolve_char_ref() {
                    Ok(Some(c)) => Some(c.to_string()),
                    _ => self.entity(&name).map(str::to_owned),
                };
                match value {
                    Some(value) => self.push(&value),
                    None => self.push(&format!("&{};", &*name)),
                }
            }
            Event::DocType(doctype) => self.define(&doctype),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Eof => {}
        }
        Some(())
    }

    fn element(&mut self, space: &ResolveResult<'_>, start: &BytesStart<'_>, at: usize) -> Element {
        let (local, prefix) = start.name().decompose();
        let local = local.into_inner().to_ascii_lowercase();
        let written = prefix.map(|prefix| prefix.into_inner().to_ascii_lowercase());
        let prefix = match space {
            ResolveResult::Bound(space) => known(space.into_inner()).map(str::to_owned).or(written),
            _ => written,
        };
        let name = match prefix.as_deref() {
            None | Some("") => local,
            Some(prefix) => format!("{prefix}:{local}"),
        };
        let attributes = start
            .html_attributes()
            .with_checks(false)
            .flatten()
            .map(|attribute| {
                let key = attribute.key.into_inner().to_ascii_lowercase();
                let key = match key.split_once(':') {
                    Some(("xml" | "xmlns", _)) | None => key,
                    Some((_, local)) => local.to_owned(),
                };
                let value = attribute
                    .normalized_value_with(XmlVersion::Implicit1_0, 1, |entity| self.entity(entity))
                    .map_or_else(|_| attribute.value.clone().into_owned(), std::borrow::Cow::into_owned);
                (key, value)
            })
            .collect();
        let line = self.line(at);
        Element {
            name,
            attributes,
            children: Vec::new(),
            line,
        }
    }

    /// Ends the innermost open element of this name, and what was left open in
    /// it; an end of nothing is passed over.
    fn close(&mut self, name: &str, at: usize) {
        let Some(index) = self.open.iter().rposition(|(open, _)| open == name) else {
            self.problem(at, &format!("</{name}> closes nothing"));
            return;
        };
        while self.open.len() > index {
            let Some((open, element)) = self.open.pop() else { break };
            if self.open.len() > index {
                self.problem(at, &format!("<{open}> is not closed"));
            }
            self.add(element);
        }
    }

    /// Puts a finished element into the one around it.
    fn add(&mut self, element: Element) {
        match self.open.last_mut() {
            Some((_, around)) => around.children.push(Node::Element(element)),
            None if self.document.root.is_none() => self.document.root = Some(element),
            None => {}
        }
    }

    fn push(&mut self, text: &str) {
        let Some((_, element)) = self.open.last_mut() else {
            return;
        };
        match element.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => element.children.push(Node::Text(text.to_owned())),
        }
    }

    fn entity(&self, name: &str) -> Option<&str> {
        resolve_xml_entity(name)
            .or_else(|| self.entities.get(name).map(String::as_str))
            .or_else(|| resolve_html5_entity(name))
    }

    /// Takes the entities of a document type: plain text only, so that none
    /// can grow.
    fn define(&mut self, doctype: &str) {
        for definition in doctype.split("<!ENTITY").skip(1).take(MAX_ENTITIES) {
            let mut parts = definition.trim_start().splitn(2, char::is_whitespace);
            let (Some(name), Some(rest)) = (parts.next(), parts.next()) else {
                continue;
            };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue;
            };
            let value = rest
                .get(1..)
                .and_then(|rest| rest.split(quote).next())
                .unwrap_or_default();
            if value.len() <= MAX_ENTITY {
                self.entities.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// Keeps the first problem.
    fn problem(&mut self, at: usize, what: &str) {
        if self.document.problem.is_none() {
            let line = self.line(at);
            self.document.problem = Some((line, what.to_owned()));
        }
    }

    /// The line of a byte. Asked in rising order, so that all asking together is one pass.
    fn line(&mut self, at: usize) -> usize {
        let (from, line) = self.counted;
        let between = self.text.as_bytes().get(from..at).unwrap_or_default();
        self.counted = (at.max(from), line + memchr::memchr_iter(b'\n', between).count());
        self.counted.1
    }

    fn finish(mut self) -> Document {
        if let Some((name, _)) = self.open.last() {
            let what = format!("the document ends within <{name}>");
            self.problem(self.text.len(), &what);
        }
        while let Some((_, element)) = self.open.pop() {
            self.add(element);
        }
        self.document
    }
}

/// What elements of a namespace are called here.
fn known(space: &str) -> Option<&'static str> {
    let space = space.trim().to_ascii_lowercase();
    let bare = space
        .strip_prefix("http://")
        .or_else(|| space.strip_prefix("https://"))
        .unwrap_or(&space);
    let bare = bare.trim_end_matches('/');
    NAMESPACES
        .iter()
        .find(|(known, _)| *known == bare)
        .map(|(_, prefix)| *prefix)
        .or_else(|| (bare.starts_with("purl.org/rss/1.0") && !bare.contains("modules")).then_some(""))
}

#[cfg(test)]
mod tests;
