//! The words the brief is written in, one file a language.
//!
//! A text may hold places, `{name}`, that the brief fills. Every language has
//! the same keys with the same places, so a renderer never meets a missing one.

use super::DataError;
use super::lines::{from_toml, line_at};
use crate::report::Language;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

const ARABIC: (&str, &str) = ("ar/wording.toml", include_str!("../../data/ar/wording.toml"));
const ENGLISH: (&str, &str) = ("en/wording.toml", include_str!("../../data/en/wording.toml"));

/// The words the brief is written in.
#[derive(Debug, Default)]
pub struct Wording {
    arabic: Words,
    english: Words,
}

impl Wording {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut errors = places_agree(ARABIC, ENGLISH);
        let mut words = |(file, data)| {
            from_toml::<Words>(file, data)
                .map_err(|e| errors.push(e))
                .unwrap_or_default()
        };
        let (arabic, english) = (words(ARABIC), words(ENGLISH));
        if errors.is_empty() {
            Ok(Self { arabic, english })
        } else {
            Err(errors)
        }
    }

    /// The words of one language; English for a language without its own.
    pub(crate) fn of(&self, language: Language) -> &Words {
        match language {
            Language::Arabic => &self.arabic,
            Language::English | Language::Other => &self.english,
        }
    }
}

/// The words of one language, by section of its file.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) marks: Marks,
    pub(crate) dates: Dates,
    pub(crate) bases: Bases,
    pub(crate) counts: CountWords,
    pub(crate) reasons: Reasons,
    pub(crate) lead: Lead,
    pub(crate) conflicts: Conflicts,
    pub(crate) stances: Stances,
    pub(crate) quotes: Quotes,
    pub(crate) kinds: Kinds,
    pub(crate) copies: Copies,
    pub(crate) figures: Figures,
    pub(crate) parts: Parts,
    pub(crate) labels: Labels,
    pub(crate) reading: HowToRead,
}

/// Defines a section of the file: a struct whose every field is a text.
macro_rules! section {
    ($(#[$doc:meta])* $name:ident: $($field:ident),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Debug, Default, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $(pub(crate) $field: String,)+
        }
    };
}

section!(
    /// Quotation marks, arrows, and what stands between the items of a list.
    Marks: quote_open, quote_close, stated, inferred, unknown, separator, colon, comma,
    list_two, list_middle, list_last, list_more
);
section!(
    /// How a time is known.
    Bases: stated, anchored, inferred, unknown
);
section!(
    /// Why a number of origins is what it is.
    Reasons: same_voice, relayed, copied, one_utterance, named_beside, anonymous, one_state, one_bearer, circular,
    unattributed
);
section!(
    /// The lines that open a story.
    Lead: one_origin, one_named, one_anonymous, no_origin, several_origins, copies, conflict
);
section!(
    /// What two claims differ in, and how they are set against each other.
    Conflicts: denial, number, time, place, identity, against, denied, voices
);
section!(
    /// How a speaker stands to what is said.
    Stances: asserts, denies, accuses, expects, threatens, promises, asks, doubts
);
section!(
    /// How words are quoted.
    Quotes: direct, indirect, mixed, unattributed
);
section!(
    /// What a name names, as a heading.
    Kinds: person, place, organisation, media
);
section!(
    /// How much of a report is copied.
    Copies: whole, partial, quoted, line
);
section!(
    /// What is counted, and how a series of numbers is summed up.
    Figures: dead, injured, missing, survivors, arrested, displaced, people, percent, sum, one, range
);
section!(
    /// What a stretch of a report is.
    Parts: title, dateline, byline, body, embedded_post, related_link, related_article, keywords, credit
);
section!(
    /// Headings and labels.
    Labels: brief, singles, contents, lead, claims, single_claims, conflicts, figures, figure_number, figure_source, figure_date, timeline, copies, entities, reports, texts, notes, why,
    origins, no_speaker, no_outlet, expected, expected_events, copy_of, agencies, within, untitled, empty, to_report, to_top,
    original, skip, chain_of, counts_of, number_reports, number_outlets, number_relays, number_origins, number_range
);
section!(
    /// How to read the numbers and the lines.
    HowToRead: title, reports, outlets, relays, origins, stated, inferred, unknown, dates, terminal
);

/// Names of days and months, and how a date is put together.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dates {
    /// From Monday.
    pub(crate) weekdays: [String; 7],
    pub(crate) months: [String; 12],
    pub(crate) full: String,
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) time: String,
    pub(crate) range: String,
    pub(crate) days: String,
    pub(crate) hours: String,
    pub(crate) undated: String,
}

/// Counted things.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountWords {
    pub(crate) stories: Plural,
    pub(crate) reports: Plural,
    pub(crate) outlets: Plural,
    pub(crate) relays: Plural,
    pub(crate) claims: Plural,
    pub(crate) conflicts: Plural,
    pub(crate) origins: Plural,
    pub(crate) origins_at_most: Plural,
    pub(crate) origins_range: Plural,
    pub(crate) carriers: Plural,
}

/// The forms of a counted thing, by the plural categories of CLDR. A language
/// writes those it has; the rest are `other`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plural {
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

impl Plural {
    /// The form for `n` things, its place `{n}` not yet filled. The categories
    /// are told apart by the rule for Arabic, the finest of the languages
    /// here; a language without a category falls to `other`.
    pub(crate) fn form(&self, n: usize) -> &str {
        let form = match (n, n % 100) {
            (0, _) => &self.zero,
            (1, _) => &self.one,
            (2, _) => &self.two,
            (_, 3..=10) => &self.few,
            (_, 11..=99) => &self.many,
            _ => &None,
        };
        form.as_deref().unwrap_or(&self.other)
    }
}

/// The names of the places `{name}` in a text.
pub(crate) fn places(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect()
}

/// An error for every text whose places are not those of the same key in the
/// other file. Plural forms are left out: "two reports" may say its number in words.
fn places_agree(a: (&str, &str), b: (&str, &str)) -> Vec<DataError> {
    let (texts_a, texts_b) = (texts(a.1), texts(b.1));
    let mut errors = Vec::new();
    for (key, (line, text)) in &texts_b {
        let Some((_, other)) = texts_a.get(key) else { continue };
        if !key.starts_with("counts.") && places(text) != places(other) {
            let reason = format!("{key} has other places than in {}", a.0);
            errors.push(DataError::new(b.0, *line, reason));
        }
    }
    errors
}

/// Every text of a file by its dotted key, with its line. A file that cannot
/// be read has none: [`from_toml`] tells why.
fn texts(data: &str) -> BTreeMap<String, (usize, String)> {
    let mut found = BTreeMap::new();
    if let Ok(table) = DeTable::parse(data) {
        gather("", table.get_ref(), data, &mut found);
    }
    found
}

fn gather(prefix: &str, table: &DeTable<'_>, data: &str, found: &mut BTreeMap<String, (usize, String)>) {
    for (key, value) in table {
        let name = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            DeValue::String(text) => {
                found.insert(name, (line_at(data, key.span().start), text.to_string()));
            }
            DeValue::Table(inner) => gather(&format!("{name}."), inner, data, found),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_counts_by_its_own_forms() {
        let wording = Wording::load().unwrap();
        let reports = &wording.of(Language::Arabic).counts.reports;
        let form = |n: usize| reports.form(n).replace("{n}", &n.to_string());
        let given: Vec<String> = [0, 1, 2, 3, 10, 11, 99, 100, 103, 111].map(form).into();
        let right = [
            "لا تقارير",
            "تقرير واحد",
            "تقريران",
            "3 تقارير",
            "10 تقارير",
            "11 تقريرا",
            "99 تقريرا",
            "100 تقرير",
            "103 تقارير",
            "111 تقريرا",
        ];
        assert_eq!(given, right);
    }

    #[test]
    fn english_needs_two_forms() {
        let wording = Wording::load().unwrap();
        let reports = &wording.of(Language::English).counts.reports;
        assert_eq!(reports.form(1), "1 report");
        assert_eq!(reports.form(2), "{n} reports");
    }

    #[test]
    fn an_error_names_file_and_line() {
        let bad = "# source: x\n# licence: y\n[marks]\nquote_open = 3\n";
        let error = from_toml::<Words>("ar/wording.toml", bad).unwrap_err();
        assert_eq!((error.file.as_str(), error.line), ("ar/wording.toml", 4));
    }

    #[test]
    fn a_place_missing_in_one_language_is_an_error() {
        let a = ("ar/wording.toml", "[lead]\ncopies = \"{copies} عن {from}\"\n");
        let b = ("en/wording.toml", "[lead]\n\ncopies = \"{copies}\"\n");
        let errors = places_agree(a, b);
        assert_eq!(errors.len(), 1);
        assert_eq!((errors[0].file.as_str(), errors[0].line), ("en/wording.toml", 3));
    }
}
