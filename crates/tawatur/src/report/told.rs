//! What a feed tells of the page that one of its items names: facts that stand
//! where the page itself tells nothing.

use super::{Note, Published, dates};
use serde::{Deserialize, Serialize};

/// The longest value that is taken of a feed, in bytes, and how many categories.
const LONGEST: usize = 1_000;
const MOST: usize = 40;

/// What the item of a feed tells of its page. Times are as [`Published`] writes them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// Where the feed was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed: Option<String>,
    /// Who published the page; none where the feed is another site's and names nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// The agency that the outlet has it from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// What it is filed under.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
}

/// The names of the fields that an archive keeps it in.
const FEED: &str = "item-feed";
const OUTLET: &str = "item-outlet";
const AGENCY: &str = "item-agency";
const TITLE: &str = "item-title";
const BYLINE: &str = "item-byline";
const PUBLISHED: &str = "item-published";
const UPDATED: &str = "item-updated";
const CATEGORY: &str = "item-category";

impl Told {
    /// As fields of a record of an archive, each on one line.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let single = [
            (FEED, &self.feed),
            (OUTLET, &self.outlet),
            (AGENCY, &self.agency),
            (TITLE, &self.title),
            (BYLINE, &self.byline),
            (PUBLISHED, &self.published),
            (UPDATED, &self.updated),
        ];
        let single = single
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let categories = self.categories.iter().map(|value| (CATEGORY, value.as_str()));
        single
            .chain(categories)
            .map(|(name, value)| (name, line(value)))
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }

    /// From the fields of a record; none where they tell nothing.
    #[must_use]
    pub fn from_fields<'f>(fields: impl IntoIterator<Item = (&'f str, &'f str)>) -> Option<Self> {
        let mut told = Self::default();
        for (name, value) in fields {
            let value = line(value);
            let place = match name.trim().to_ascii_lowercase().as_str() {
                FEED => &mut told.feed,
                OUTLET => &mut told.outlet,
                AGENCY => &mut told.agency,
                TITLE => &mut told.title,
                BYLINE => &mut told.byline,
                PUBLISHED => &mut told.published,
                UPDATED => &mut told.updated,
                CATEGORY if told.categories.len() < MOST && !value.is_empty() => {
                    told.categories.push(value);
                    continue;
                }
                _ => continue,
            };
            if place.is_none() && !value.is_empty() {
                *place = Some(value);
            }
        }
        told.tells_something().then_some(told)
    }

    /// Whether it tells anything of the page.
    #[must_use]
    pub fn tells_something(&self) -> bool {
        let Self { feed, .. } = self;
        *self
            != Self {
                feed: feed.clone(),
                ..Self::default()
            }
    }

    /// Without what is beyond measure.
    pub(super) fn bounded(mut self) -> Self {
        let single = [&mut self.outlet, &mut self.agency, &mut self.title, &mut self.byline];
        for value in single.into_iter().flatten().chain(&mut self.categories) {
            *value = line(value);
        }
        self.categories.truncate(MOST);
        self
    }
}

/// What a feed tells, while a page is read, and what of it was taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Aside {
    pub(super) told: Told,
    taken: Vec<&'static str>,
}

impl Aside {
    pub(super) fn new(told: Option<Told>) -> Self {
        Self {
            told: told.unwrap_or_default(),
            taken: Vec::new(),
        }
    }

    /// The page's own word, or where there is none the feed's.
    pub(super) fn fill(
        &mut self,
        what: &'static str,
        own: Option<String>,
        told: fn(&Told) -> &Option<String>,
    ) -> Option<String> {
        own.or_else(|| {
            let value = told(&self.told).clone()?;
            self.taken.push(what);
            Some(value)
        })
    }

    /// The categories that the page gives, or where it gives none the feed's.
    pub(super) fn categories(&mut self, own: Vec<String>) -> Vec<String> {
        if !own.is_empty() || self.told.categories.is_empty() {
            return own;
        }
        self.taken.push("categories");
        self.told.categories.clone()
    }

    /// The time of publication: the page's, or where it tells none the feed's.
    /// Of the page's day, the feed may know the time.
    pub(super) fn published(&mut self, own: Option<Published>) -> Option<Published> {
        let Some(told) = self.told.published.as_deref().and_then(dates::metadata) else {
            return own;
        };
        let timed = |own: Published| own.day_only && !told.day_only && own.at.date() == told.at.date();
        match own {
            None => self.taken.push("date"),
            Some(own) if timed(own) => self.taken.push("time of day"),
            Some(_) => return own,
        }
        Some(told)
    }

    /// The time of the last change: the page's, or where it tells none the
    /// feed's, if it is after the publication.
    pub(super) fn updated(&mut self, own: Option<Published>, published: Option<Published>) -> Option<Published> {
        let told = || self.told.updated.as_deref().and_then(dates::metadata);
        let later = |told: &Published| published.is_some_and(|published| told.minutes() > published.minutes());
        own.or_else(|| {
            let told = told().filter(later)?;
            self.taken.push("time of the last change");
            Some(told)
        })
    }

    /// The note that says what the page did not tell itself.
    pub(super) fn note(&self, id: &str) -> Option<Note> {
        if self.taken.is_empty() {
            return None;
        }
        let feed = self.told.feed.as_deref().unwrap_or("that names it");
        Some(Note {
            input: id.to_owned(),
            place: None,
            message: format!(
                "not told by the page, taken from the feed {feed}: {}",
                self.taken.join(", ")
            ),
        })
    }
}

/// A value on one line, no longer than is taken.
fn line(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    let mut line = words.join(" ");
    line.truncate(line.floor_char_boundary(LONGEST));
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_give_it_back() {
        let told = Told {
            feed: Some("https://marsad.example/feed".to_owned()),
            outlet: Some("المرصاد".to_owned()),
            title: Some("غرق سفينة: نجاة طاقمها".to_owned()),
            published: Some("2022-05-03T14:05:00+03:00".to_owned()),
            categories: vec!["محلي".to_owned(), "بحر".to_owned()],
            ..Told::default()
        };
        let fields = told.fields();
        let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(Told::from_fields(fields), Some(told));
    }

    #[test]
    fn a_value_stays_on_its_line_and_within_measure() {
        let told = Told {
            title: Some("a\r\nitem-outlet: b".to_owned()),
            byline: Some("ه".repeat(10_000)),
            categories: vec!["c".to_owned(); 100],
            ..Told::default()
        };
        let fields = told.bounded().fields();
        assert!(
            fields
                .iter()
                .all(|(_, value)| !value.contains('\n') && value.len() <= LONGEST)
        );
        assert_eq!(fields.len(), 2 + MOST);
    }

    #[test]
    fn a_feed_alone_tells_nothing() {
        assert_eq!(
            Told::from_fields([("via", "x"), (FEED, "https://a.example/"), (TITLE, " ")]),
            None
        );
    }
}
