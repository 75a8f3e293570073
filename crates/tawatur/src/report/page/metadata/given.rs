//! What the head of a page and its scripts give, and the headline and article
//! among it.

use super::super::tags::Tag;
use super::super::tree::Tree;
use super::super::visible;
use super::without_markup;
use crate::report::jsonld::{self, NewsArticle};
use crate::report::{letters, words};

/// At most this many meta elements of a page are read.
const METAS: usize = 400;

/// At most this many JSON-LD documents of a page are read.
const DOCUMENTS: usize = 40;

/// The names under which pages give their headline, best first; likewise below.
pub(super) const TITLES: &[&str] = &["og:title", "twitter:title", "dc.title", "parsely-title", "title"];
pub(super) const OUTLETS: &[&str] = &["og:site_name", "dc.publisher", "publisher", "application-name"];
pub(super) const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
];
pub(super) const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "article:published",
    "dc.date.issued",
    "dcterms.created",
    "og:published_time",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date",
    "date",
];
pub(super) const UPDATED: &[&str] = &[
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "article:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "revised",
];

/// What stands between a headline and an outlet's name in a window's title.
const BETWEEN: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » "];

/// What the head of a page and its scripts say.
#[derive(Default)]
pub(in crate::report::page) struct Given {
    /// Names in small letters, and values.
    metas: Vec<(String, String)>,
    canonical: Option<String>,
    /// What the browser's window shows.
    window: Option<String>,
    articles: Vec<NewsArticle>,
    pub(super) headlines: Vec<usize>,
}

impl Given {
    /// Reads the head of a page and its scripts.
    pub(in crate::report::page) fn of(tree: &Tree<'_>) -> Self {
        let mut given = Self::default();
        let mut documents = 0;
        for index in 1..tree.len() {
            match tree.node(index).tag {
                Tag::Meta if given.metas.len() < METAS => {
                    let value = |name| tree.attribute(index, name).map(words::resolved);
                    let name = value("property")
                        .or_else(|| value("name"))
                        .or_else(|| value("itemprop"));
                    if let Some((name, content)) = name.zip(value("content"))
                        && !content.trim().is_empty()
                    {
                        given
                            .metas
                            .push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
                    }
                }
                Tag::Link if given.canonical.is_none() => {
                    let canonical = tree
                        .attribute(index, "rel")
                        .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                    let address = tree.attribute(index, "href").filter(|_| canonical);
                    given.canonical = address.map(|address| words::resolved(address.trim()).into_owned());
                }
                Tag::Title if given.window.is_none() => given.window = Some(visible::text_of(tree, index)),
                Tag::H1 => given.headlines.push(index),
                Tag::Script if documents < DOCUMENTS => {
                    let is_document = tree
                        .attribute(index, "type")
                        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
                    if is_document {
                        documents += 1;
                        given
                            .articles
                            .extend(jsonld::articles(tree.words(index + 1)).unwrap_or_default());
                    }
                }
                _ => {}
            }
        }
        given
    }

    /// The addresses that the page says are its own.
    pub(in crate::report::page) fn addresses(&self) -> Vec<String> {
        self.canonical.iter().cloned().chain(self.all(&["og:url"])).collect()
    }

    /// The window's title as the headline and the rest of it, which names the
    /// outlet: the headline is known by one of these lines.
    pub(super) fn window<'t>(&self, lines: impl Iterator<Item = &'t str>) -> Option<(String, String)> {
        /// A longer rest is no name.
        const WORDS: usize = 5;
        let window = self.window.as_deref()?;
        let splits = || {
            BETWEEN
                .iter()
                .flat_map(|between| [window.rsplit_once(between), window.split_once(between)])
                .flatten()
        };
        lines.filter(|line| !line.is_empty()).find_map(|line| {
            let same = |part: &str| letters::are_same(part, line);
            let (title, rest) = splits()
                .find_map(|(a, b)| (same(a)).then_some((a, b)).or_else(|| same(b).then_some((b, a))))
                // "title | section | outlet"
                .or_else(|| {
                    splits()
                        .find(|(a, _)| letters::of(a).starts_with(&letters::of(line)))
                        .map(|(_, b)| (line, b))
                })?;
            let name = BETWEEN
                .iter()
                .fold(rest, |rest, between| rest.rsplit(between).next().unwrap_or(rest));
            let words = name.split_whitespace().count();
            (1..=WORDS)
                .contains(&words)
                .then(|| (title.trim().to_owned(), name.trim().to_owned()))
        })
    }

    /// The values under these names, in the order of the names.
    pub(super) fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        names
            .iter()
            .flat_map(|name| self.metas.iter().filter(move |(other, _)| other == name))
            .map(|(_, value)| value.clone())
    }

    /// All that can be the headline, best first.
    pub(super) fn titles(&self) -> Vec<String> {
        self.all(TITLES)
            .chain(self.articles.iter().filter_map(|article| article.headline.clone()))
            .chain(self.window.clone())
            .map(|title| without_markup(&title))
            .filter(|title| !title.is_empty())
            .collect()
    }

    /// The article that the page is about: the one with its headline, or the
    /// first that has more than a headline.
    pub(super) fn article(&self, title: Option<&str>) -> Option<&NewsArticle> {
        let window = self.all(TITLES).chain(self.window.clone()).next();
        let fits = |article: &&NewsArticle| {
            let headline = article.headline.as_deref().map(without_markup);
            headline.is_some_and(|headline| {
                [title, window.as_deref()]
                    .into_iter()
                    .flatten()
                    .any(|title| letters::are_like(title, &headline))
            })
        };
        self.articles
            .iter()
            .filter(fits)
            .max_by_key(|article| (article.body.is_some(), article.published.is_some()))
            .or_else(|| {
                self.articles
                    .iter()
                    .find(|article| article.published.is_some() || article.body.is_some())
            })
    }

    /// The headline where the page shows none, without the outlet's name.
    pub(super) fn best_title(&self, outlet: Option<&str>) -> Option<String> {
        let title = self.titles().into_iter().next()?;
        let cut = BETWEEN
            .iter()
            .filter_map(|between| title.rsplit_once(between))
            .max_by_key(|(head, _)| head.len());
        match cut {
            Some((head, tail)) if outlet.is_some_and(|outlet| letters::are_like(outlet, tail)) => {
                Some(head.trim().to_owned())
            }
            _ => Some(title),
        }
    }
}
