//! What an element of a page is, by the words of its class and the like.

use super::DataError;
use super::lines::each_line;
use rustc_hash::FxHashMap;

/// The file, below `data/`.
const FILE: &str = "pages/classes.tsv";
const DATA: &str = include_str!("../../data/pages/classes.tsv");

/// A name with more words than this is read up to here.
const WORDS: usize = 8;

/// A word longer than this is none that means something.
const LETTERS: usize = 24;

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// The article's text.
    Body,
    /// Lines under the headline that belong to it.
    Lead,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Date,
    /// When it was changed.
    Updated,
    /// Whom it is taken from.
    Source,
    /// Words under a picture.
    Caption,
    /// A post of another author.
    Post,
    /// Other articles.
    Related,
    /// What readers say.
    Comments,
    /// Navigation, and what else surrounds an article.
    Frame,
    /// Share bars, forms, advertisements, about the author.
    Extra,
    /// Search words.
    Tags,
    /// What is not shown.
    Hidden,
}

impl Element {
    const NAMES: [(&'static str, Self); 14] = [
        ("body", Self::Body),
        ("lead", Self::Lead),
        ("byline", Self::Byline),
        ("date", Self::Date),
        ("updated", Self::Updated),
        ("source", Self::Source),
        ("caption", Self::Caption),
        ("post", Self::Post),
        ("related", Self::Related),
        ("comments", Self::Comments),
        ("frame", Self::Frame),
        ("extra", Self::Extra),
        ("tags", Self::Tags),
        ("hidden", Self::Hidden),
    ];
}

/// Several of [`Element`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ElementSet(u16);

impl ElementSet {
    /// Whether one is among them.
    #[must_use]
    pub fn has(self, element: Element) -> bool {
        self.0 & (1 << element as u16) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These and others.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn add(&mut self, element: Element) {
        self.0 |= 1 << element as u16;
    }
}

/// What elements are, by the words of their attributes.
#[derive(Debug, Default)]
pub struct Elements {
    /// By first word.
    rules: FxHashMap<&'static [u8], Vec<Rule>>,
}

#[derive(Clone, Debug)]
struct Rule {
    /// The words behind the first.
    rest: Vec<&'static [u8]>,
    /// Whether the name has no other words.
    whole: bool,
    element: Element,
}

impl Elements {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Self::read(FILE, DATA)
    }

    fn read(file: &str, data: &'static str) -> Result<Self, Vec<DataError>> {
        let mut elements = Self::default();
        let mut errors = Vec::new();
        each_line(file, data, &mut errors, |line| {
            let [kind, words, matches, matches_not] = line.fields.as_slice() else {
                return Err("expected 4 fields".to_owned());
            };
            let Some((_, element)) = Element::NAMES.iter().find(|(name, _)| name == kind) else {
                return Err(format!("\"{kind}\" is no kind"));
            };
            let bare = words.trim_start_matches('=');
            let mut parts = bare.split(' ').map(str::as_bytes);
            let small =
                |word: &[u8]| !word.is_empty() && word.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
            let Some(first) = parts
                .next()
                .filter(|_| bare.split(' ').all(|word| small(word.as_bytes())))
            else {
                return Err("words are of small letters".to_owned());
            };
            let rule = Rule {
                rest: parts.collect(),
                whole: bare.len() < words.len(),
                element: *element,
            };
            // Examples of one line are read by this line alone.
            let alone = Self {
                rules: FxHashMap::from_iter([(first, vec![rule.clone()])]),
            };
            elements.rules.entry(first).or_default().push(rule);
            if !alone.of(matches).has(*element) {
                return Err(format!("does not match \"{matches}\""));
            }
            if matches_not.is_empty() || alone.of(matches_not).has(*element) {
                return Err(format!("matches \"{matches_not}\""));
            }
            Ok(())
        });
        if errors.is_empty() { Ok(elements) } else { Err(errors) }
    }

    /// What an attribute's value says: names separated by blanks.
    #[must_use]
    pub fn of(&self, value: &str) -> ElementSet {
        let mut found = ElementSet::default();
        for name in value.split_ascii_whitespace() {
            self.name(name.as_bytes(), &mut found);
        }
        found
    }

    fn name(&self, name: &[u8], found: &mut ElementSet) {
        let mut letters = [0_u8; WORDS * LETTERS];
        let mut ends = [(0_usize, 0_usize); WORDS];
        let (mut words, mut length, mut start) = (0, 0, 0);
        let mut before = b' ';
        for &byte in name {
            let letter = byte.is_ascii_alphanumeric();
            let hump = byte.is_ascii_uppercase() && before.is_ascii_lowercase();
            if (!letter || hump) && length > start {
                if let Some(end) = ends.get_mut(words) {
                    *end = (start, length);
                }
                words += 1;
                start = length;
            }
            if words == WORDS {
                break;
            }
            if letter && let Some(place) = letters.get_mut(length) {
                *place = byte.to_ascii_lowercase();
                length += 1;
            }
            before = byte;
        }
        if words < WORDS && length > start {
            if let Some(end) = ends.get_mut(words) {
                *end = (start, length);
            }
            words += 1;
        }
        let word = |at: usize| {
            let (start, end) = ends.get(at).copied().unwrap_or_default();
            letters.get(start..end).unwrap_or_default()
        };
        for at in 0..words {
            for rule in self.rules.get(word(at)).into_iter().flatten() {
                let fits = rule.rest.iter().enumerate().all(|(n, rest)| word(at + 1 + n) == *rest)
                    && at + 1 + rule.rest.len() <= words
                    && (!rule.whole || words == 1 + rule.rest.len());
                if fits {
                    found.add(rule.element);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_into_words() {
        let elements = Elements::load().expect("the data");
        assert!(elements.of("x relatedPosts").has(Element::Related));
        assert!(elements.of("article__body--full").has(Element::Body));
        assert!(elements.of("comment").has(Element::Comments));
        assert!(!elements.of("no-comment").has(Element::Comments));
        assert!(elements.of("").is_empty() && elements.of("x-").is_empty());
        assert!(elements.of(&"a-".repeat(1000)).is_empty());
        assert!(elements.of(&"a".repeat(1000)).is_empty());
    }

    #[test]
    fn malformed_lines_are_told() {
        let head = "# source: x\n# licence: MIT\n";
        for (line, reason) in [
            ("body\ta", "4 fields"),
            ("head\ta\ta\tb", "no kind"),
            ("body\tA\ta\tb", "small letters"),
            ("body\ta\tb\tc", "does not match"),
            ("body\ta\ta\tx-a", "matches"),
        ] {
            let data: &'static str = Box::leak(format!("{head}{line}\n").into_boxed_str());
            let errors = Elements::read("f", data).expect_err("an error");
            assert!(
                errors.iter().any(|e| e.line == 3 && e.reason.contains(reason)),
                "{errors:?}"
            );
        }
    }
}
