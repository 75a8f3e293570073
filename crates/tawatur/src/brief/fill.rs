//! Filling the places of a wording with words from reports.

use crate::contract::{Piece, Worded};
use crate::lexicon::wording::{Plural, Words};

/// How many items a list names before it only counts the rest.
const LIST_LIMIT: usize = 6;

/// How many characters of a text stand where only its gist is needed.
const SHORT: usize = 110;

/// Fills the places `{name}` of a template. A place without a value stays
/// empty; the lexicon's check keeps that from happening.
pub(super) fn fill(template: &str, values: &[(&str, Worded)]) -> Worded {
    let mut filled = Worded::default();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        if !before.is_empty() {
            filled.push(Worded::own(before));
        }
        if let Some((_, value)) = values.iter().find(|(n, _)| *n == name) {
            filled.push(value.clone());
        }
        rest = after;
    }
    if !rest.is_empty() {
        filled.push(Worded::own(rest));
    }
    filled
}

/// Fills a template of the brief's own words with more of them.
pub(super) fn fill_own(template: &str, values: &[(&str, &str)]) -> String {
    let values: Vec<_> = values
        .iter()
        .map(|(name, value)| (*name, Worded::own(*value)))
        .collect();
    fill(template, &values).to_string()
}

/// A counted thing: "3 reports".
pub(super) fn count(plural: &Plural, n: usize) -> String {
    fill_own(plural.form(n), &[("n", &n.to_string())])
}

/// Words from a report in the language's quotation marks.
pub(super) fn quoted(text: &str, words: &Words) -> Worded {
    Worded(vec![
        Piece::Own(words.marks.quote_open.clone()),
        Piece::Cited(text.to_owned()),
        Piece::Own(words.marks.quote_close.clone()),
    ])
}

/// The beginning of a long text, cut between words.
pub(super) fn shorten(text: &str) -> String {
    let Some((limit, _)) = text.char_indices().nth(SHORT) else {
        return text.to_owned();
    };
    let kept = text.get(..limit).unwrap_or(text);
    let end = kept
        .rfind(char::is_whitespace)
        .filter(|end| *end > limit / 2)
        .unwrap_or(limit);
    format!("{}…", kept.get(..end).unwrap_or(kept).trim_end())
}

/// Who is named, or that nobody is.
pub(super) fn named(name: &str, words: &Words) -> Worded {
    if name.is_empty() {
        Worded::own(words.labels.no_speaker.as_str())
    } else {
        Worded::cited(name)
    }
}

/// Names from reports as a list: "a, b and c". A long list is cut.
pub(super) fn list<S: AsRef<str>>(names: &[S], words: &Words) -> Worded {
    let marks = &words.marks;
    // Cutting off one name alone saves nothing.
    let shown = if names.len() > LIST_LIMIT + 1 {
        LIST_LIMIT
    } else {
        names.len()
    };
    let mut list = Worded::default();
    for (i, name) in names.iter().take(shown).enumerate() {
        let last = i + 1 == names.len();
        let before = match (i, last) {
            (0, _) => "",
            (1, true) => &marks.list_two,
            (_, true) => &marks.list_last,
            (_, false) => &marks.list_middle,
        };
        if !before.is_empty() {
            list.push(Worded::own(before));
        }
        list.push(named(name.as_ref(), words));
    }
    if shown < names.len() {
        let more = (names.len() - shown).to_string();
        list.push(Worded::own(fill_own(&marks.list_more, &[("n", &more)])));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::report::Language;

    #[test]
    fn lists_read_as_lists() {
        let words = Lexicon::builtin().wording.of(Language::Arabic);
        assert_eq!(list(&["سانا"], words).to_string(), "سانا");
        assert_eq!(list(&["سانا", "كونا"], words).to_string(), "سانا وكونا");
        assert_eq!(list(&["سانا", "كونا", "وفا"], words).to_string(), "سانا، وكونا، ووفا");
        assert_eq!(list(&["", "كونا"], words).to_string(), "قائل غير مذكور وكونا");
        let english = Lexicon::builtin().wording.of(Language::English);
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        assert_eq!(list(&names, english).to_string(), "a, b, c, d, e, f and 2 more");
        assert_eq!(list(&names[..7], english).to_string(), "a, b, c, d, e, f and g");
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        let filled = fill("{a} / {b}", &[("a", Worded::cited("{b}")), ("b", Worded::cited("x"))]);
        assert_eq!(filled.to_string(), "{b} / x");
    }
}
