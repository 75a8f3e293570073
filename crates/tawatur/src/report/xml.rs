//! XML → a small tree, for feeds and the formats of agencies: bounded, and
//! forgiving, since one bad letter must not cost a feed its items.

mod element;
mod namespaces;

pub(super) use element::{Element, Node};

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

/// A document as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) root: Option<Element>,
    /// What is wrong with it, with the line.
    pub(super) problem: Option<(usize, String)>,
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
            ResolveResult::Bound(space) => namespaces::known(space.into_inner()).map(str::to_owned).or(written),
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

#[cfg(test)]
mod tests;
