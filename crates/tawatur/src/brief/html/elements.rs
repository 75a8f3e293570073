//! What the parts of a page are made of.

use crate::brief::plain::{clean, is_hidden};
use crate::contract::{Piece, Worded};
use crate::report::Language;
use maud::{Markup, html};

/// A part of a page under its heading, by which a reader who hears knows it.
pub(super) fn section(class: &str, id: &str, heading: &str, content: Markup) -> Markup {
    html! {
        section class=(class) aria-labelledby=(id) {
            h2 id=(id) { (heading) }
            (content)
        }
    }
}

/// A line whose cited pieces are isolated.
pub(super) fn worded(line: &Worded) -> Markup {
    html! {
        @for piece in &line.0 {
            @match piece {
                Piece::Own(text) => (text),
                Piece::Cited(text) => bdi { (clean(text)) },
            }
        }
    }
}

/// The language of a report's words as an attribute; none where it is unknown.
pub(super) fn lang(language: Language) -> Option<&'static str> {
    match language {
        Language::Arabic | Language::English => Some(language.tag()),
        Language::Other => None,
    }
}

/// An address that may stand in a link: over HTTP, without odd characters.
pub(super) fn safe_url(url: &str) -> Option<&str> {
    let scheme = |s: &str| url.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s));
    let plain = !url.chars().any(|c| c.is_whitespace() || is_hidden(c));
    ((scheme("https://") || scheme("http://")) && plain).then_some(url)
}
