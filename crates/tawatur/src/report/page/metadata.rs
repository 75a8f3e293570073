//! What a page says of its article, for machines and for readers: headline,
//! outlet, writer, times, address.

use super::super::jsonld::{self, NewsArticle};
use super::super::{Published, agencies, dates};
use super::super::{fragment, words};
use super::survey::Survey;
use super::tags::Tag;
use super::tree::Tree;
use super::visible::{self, Visible};
use crate::lexicon::Lexicon;
use crate::text::fold;

/// At most this many meta elements of a page are read.
const METAS: usize = 400;

/// At most this many JSON-LD documents of a page are read.
const DOCUMENTS: usize = 40;

/// The names under which pages give their headline, best first; likewise below.
const TITLES: &[&str] = &["og:title", "twitter:title", "dc.title", "parsely-title", "title"];
const OUTLETS: &[&str] = &["og:site_name", "dc.publisher", "publisher", "application-name"];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
];
const PUBLISHED: &[&str] = &[
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
const UPDATED: &[&str] = &[
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

/// What a page says of its article.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    /// The element that shows the headline.
    pub(super) headline: Option<usize>,
    pub(super) outlet: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) published: Option<Published>,
    pub(super) updated: Option<Published>,
    pub(super) url: Option<String>,
    /// Whom the article is taken from.
    pub(super) sources: Vec<String>,
    /// The text as the page gives it for machines.
    pub(super) body: Option<String>,
}

/// What the head of a page and its scripts say.
#[derive(Default)]
pub(super) struct Given {
    /// Names in small letters, and values.
    metas: Vec<(String, String)>,
    canonical: Option<String>,
    /// What the browser's window shows.
    window: Option<String>,
    articles: Vec<NewsArticle>,
    headlines: Vec<usize>,
}

/// Reads what a page says of the article that `root` holds and `first` begins.
pub(super) fn read(
    tree: &Tree<'_>,
    survey: &Survey,
    given: &Given,
    (root, first): (Option<usize>, &str),
    lexicon: &Lexicon,
) -> Metadata {
    let titles = given.titles();
    let shown = |index: &usize| {
        let text = visible::text_of(tree, *index);
        titles
            .iter()
            .any(|title| is_like(title, &text))
            .then_some((*index, text))
    };
    let headlines: Vec<usize> = given
        .headlines
        .iter()
        .copied()
        .filter(|index| survey.letters_in(*index, tree.end(*index)) > 0)
        .collect();
    let only = || match headlines.as_slice() {
        [index] => Some((*index, visible::text_of(tree, *index))),
        _ => None,
    };
    let headline = headlines.iter().find_map(shown).or_else(only);
    let title = headline.as_ref().map(|(_, text)| text.as_str());
    let article = given.article(title);
    let of_article = |field: fn(&NewsArticle) -> &Option<String>| article.and_then(|a| field(a).clone());
    let url = given
        .addresses()
        .into_iter()
        .chain(of_article(|a| &a.url))
        .find(|url| has_path(url));
    let shown = title.map(str::to_owned).or_else(|| titles.first().cloned());
    let window = given.window(shown.as_deref().into_iter().chain([first]));
    let outlet = outlet(
        given,
        article,
        window.as_ref().map(|(_, rest)| rest.as_str()),
        url.as_deref(),
        lexicon,
    );
    let seen = visible::read(tree, survey, headline.as_ref().map(|(index, _)| *index), root, lexicon);
    let published = published(given, article, &seen, url.as_deref());
    let updated = of_article(|a| &a.updated)
        .into_iter()
        .chain(given.all(UPDATED))
        .find_map(|value| dates::metadata(&value))
        .or(seen.updated)
        .filter(|updated| published.is_none_or(|published| updated.minutes() > published.minutes()));
    let byline = byline(given, article, &seen, outlet.as_deref());
    let mut sources = article.map(|a| a.sources.clone()).unwrap_or_default();
    sources.extend(seen.sources);
    Metadata {
        title: title
            .map(str::to_owned)
            .or_else(|| {
                given
                    .all(TITLES)
                    .next()
                    .is_none()
                    .then(|| window.map(|(title, _)| title))
                    .flatten()
            })
            .or_else(|| given.best_title(outlet.as_deref())),
        headline: headline.map(|(index, _)| index),
        outlet,
        byline,
        published,
        updated,
        url,
        sources,
        body: of_article(|a| &a.body).map(|body| without_markup(&body)),
    }
}

impl Given {
    /// Reads the head of a page and its scripts.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
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
    pub(super) fn addresses(&self) -> Vec<String> {
        self.canonical.iter().cloned().chain(self.all(&["og:url"])).collect()
    }

    /// The window's title as the headline and the rest of it, which names the
    /// outlet: the headline is known by one of these lines.
    fn window<'t>(&self, lines: impl Iterator<Item = &'t str>) -> Option<(String, String)> {
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
            let same = |part: &str| is_same(part, line);
            let (title, rest) = splits()
                .find_map(|(a, b)| (same(a)).then_some((a, b)).or_else(|| same(b).then_some((b, a))))
                // "title | section | outlet"
                .or_else(|| {
                    splits()
                        .find(|(a, _)| letters(a).starts_with(&letters(line)))
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
    fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        names
            .iter()
            .flat_map(|name| self.metas.iter().filter(move |(other, _)| other == name))
            .map(|(_, value)| value.clone())
    }

    /// All that can be the headline, best first.
    fn titles(&self) -> Vec<String> {
        self.all(TITLES)
            .chain(self.articles.iter().filter_map(|article| article.headline.clone()))
            .chain(self.window.clone())
            .map(|title| without_markup(&title))
            .filter(|title| !title.is_empty())
            .collect()
    }

    /// The article that the page is about: the one with its headline, or the
    /// first that has more than a headline.
    fn article(&self, title: Option<&str>) -> Option<&NewsArticle> {
        let window = self.all(TITLES).chain(self.window.clone()).next();
        let fits = |article: &&NewsArticle| {
            let headline = article.headline.as_deref().map(without_markup);
            headline.is_some_and(|headline| {
                [title, window.as_deref()]
                    .into_iter()
                    .flatten()
                    .any(|title| is_like(title, &headline))
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
    fn best_title(&self, outlet: Option<&str>) -> Option<String> {
        let title = self.titles().into_iter().next()?;
        let cut = BETWEEN
            .iter()
            .filter_map(|between| title.rsplit_once(between))
            .max_by_key(|(head, _)| head.len());
        match cut {
            Some((head, tail)) if outlet.is_some_and(|outlet| is_like(outlet, tail)) => Some(head.trim().to_owned()),
            _ => Some(title),
        }
    }
}

/// Who published the page: of all the names that it gives, the first that the
/// registry knows, else the first; at last the host.
fn outlet(
    given: &Given,
    article: Option<&NewsArticle>,
    window: Option<&str>,
    url: Option<&str>,
    lexicon: &Lexicon,
) -> Option<String> {
    let host = url.and_then(host);
    let names: Vec<String> = given
        .all(OUTLETS)
        .chain(article.and_then(|article| article.publisher.clone()))
        .filter(|name| !name.contains("://") && !name.starts_with('@'))
        .collect();
    let known = |name: &&String| agencies::publisher(name, lexicon).is_some();
    names
        .iter()
        .find(known)
        .or_else(|| names.iter().find(|name| !is_host(name)))
        .cloned()
        .or_else(|| window.map(str::to_owned))
        .or_else(|| names.first().cloned())
        .or(host)
}

/// "www.wadi.example" as a name.
pub(super) fn is_host(name: &str) -> bool {
    name.is_ascii() && name.contains('.') && !name.contains(' ')
}

fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// Whether an address names a page, not a site.
fn has_path(url: &str) -> bool {
    url.split_once("://")
        .filter(|(scheme, _)| scheme.starts_with("http"))
        .and_then(|(_, rest)| rest.split_once('/'))
        .is_some_and(|(_, path)| !path.is_empty())
}

/// The time of publication, with the time of day where one of the dates of the
/// same day has it.
fn published(given: &Given, article: Option<&NewsArticle>, seen: &Visible, url: Option<&str>) -> Option<Published> {
    let all: Vec<Published> = article
        .and_then(|article| article.published.clone())
        .into_iter()
        .chain(given.all(PUBLISHED))
        .filter_map(|value| dates::metadata(&value))
        .chain(seen.published)
        .chain(url.and_then(in_address))
        .collect();
    let first = all.first().copied()?;
    if !first.day_only {
        return Some(first);
    }
    let timed = all
        .iter()
        .find(|other| !other.day_only && other.at.date() == first.at.date());
    Some(timed.copied().unwrap_or(first))
}

/// The day in an address: `/2024/07/10/`, `/2024-07-10-`. A month with a number
/// of the page behind it (`/2024/07/1012345`) tells no day.
fn in_address(url: &str) -> Option<Published> {
    let path = url.split_once("://")?.1;
    let starts = path.match_indices(['/', '-']).map(|(at, _)| at + 1);
    let alone = |end: usize| {
        !path
            .get(end..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let dates = starts.filter(|start| alone(start + 10));
    dates.filter_map(|start| path.get(start..start + 10)).find_map(|date| {
        let (year, rest) = date.split_at_checked(4)?;
        let (month, day) = (rest.get(1..3)?, rest.get(4..6)?);
        let between = [rest.get(0..1)?, rest.get(3..4)?];
        (between == ["/", "/"] || between == ["-", "-"])
            .then(|| dates::metadata(&format!("{year}-{month}-{day}")))
            .flatten()
    })
}

/// Who wrote the article, unless that is the outlet itself.
fn byline(given: &Given, article: Option<&NewsArticle>, seen: &Visible, outlet: Option<&str>) -> Option<String> {
    let fits = |name: &String| {
        !name.trim().is_empty()
            && !name.contains("://")
            && !name.starts_with('@')
            && !is_login(name)
            && outlet.is_none_or(|outlet| !is_like(outlet, name))
    };
    let authors: Vec<String> = article
        .map(|article| article.authors.clone())
        .unwrap_or_default()
        .into_iter()
        .filter(fits)
        .collect();
    let joined = (!authors.is_empty()).then(|| {
        let arabic = authors.iter().any(|name| !name.is_ascii());
        authors.join(if arabic { "، " } else { ", " })
    });
    joined
        .or_else(|| given.all(AUTHORS).find(fits))
        .or_else(|| seen.byline.clone().filter(fits))
}

/// "admin": the name under which someone signs in.
fn is_login(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Whether one of two headlines or names holds the other, marks and forms of
/// letters aside.
fn is_like(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    !a.is_empty() && !b.is_empty() && (a.contains(&b) || b.contains(&a))
}

/// Whether two lines are the same, marks and forms of letters aside.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    letters(a) == letters(b)
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A text that may hold markup, without it: each paragraph on a line.
fn without_markup(text: &str) -> String {
    if text.contains(['<', '&']) {
        return fragment::text(text);
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses() {
        for (url, day) in [
            ("https://wadi.example/news/2024/07/10/ferry", Some("2024-07-10")),
            ("https://wadi.example/news-2024-07-10-ferry", Some("2024-07-10")),
            ("https://wadi.example/2024-07-10", Some("2024-07-10")),
            ("https://wadi.example/2024/13/10/ferry", None),
            ("https://wadi.example/2024/07/1012345", None),
            ("https://wadi.example/2024/01/", None),
            ("https://wadi.example/2024", None),
            ("https://wadi.example/a/12345678901234", None),
            ("https://wadi.example/غرق/2024/07", None),
        ] {
            assert_eq!(in_address(url).map(|p| p.to_string()).as_deref(), day, "{url}");
        }
    }

    #[test]
    fn addresses() {
        assert_eq!(host("https://www.wadi.example/a").as_deref(), Some("wadi.example"));
        assert!(has_path("https://wadi.example/a") && !has_path("https://wadi.example/") && !has_path("/a"));
    }
}
