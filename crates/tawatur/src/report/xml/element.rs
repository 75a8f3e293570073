//! A small tree of elements.

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::report) struct Element {
    /// Its name in lower case, with the project's own prefix for its namespace.
    pub(in crate::report) name: String,
    /// Names in lower case, prefixes dropped but for `xml`.
    pub(in crate::report) attributes: Vec<(String, String)>,
    pub(in crate::report) children: Vec<Node>,
    /// On which line it begins.
    pub(in crate::report) line: usize,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub(in crate::report) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The elements in it.
    pub(in crate::report) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it with one name.
    pub(in crate::report) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element in it with one of the names; an earlier name goes first.
    pub(in crate::report) fn first(&self, names: &[&str]) -> Option<&Element> {
        names.iter().find_map(|name| self.all(name).next())
    }

    /// The text of the first element with one of the names that has any.
    pub(in crate::report) fn value(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .flat_map(|name| self.all(name))
            .map(Element::text)
            .map(|text| text.trim().to_owned())
            .find(|text| !text.is_empty())
    }

    /// All text in it, without markup.
    pub(in crate::report) fn text(&self) -> String {
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
    pub(in crate::report) fn html(&self) -> String {
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
