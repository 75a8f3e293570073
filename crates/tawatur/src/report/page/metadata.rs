//! What a page says of its article, for machines and for readers: headline,
//! outlet, writer, times, address.

mod given;

pub(super) use given::Given;

use self::given::{AUTHORS, OUTLETS, PUBLISHED, TITLES, UPDATED};
use super::super::jsonld::NewsArticle;
use super::super::{Published, address, agencies, dates, fragment, letters};
use super::survey::Survey;
use super::tree::Tree;
use super::visible::{self, Visible};
use crate::lexicon::Lexicon;

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
            .any(|title| letters::are_like(title, &text))
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

/// Who published the page: of all the names that it gives, the first that the
/// registry knows, else the first; at last the host.
fn outlet(
    given: &Given,
    article: Option<&NewsArticle>,
    window: Option<&str>,
    url: Option<&str>,
    lexicon: &Lexicon,
) -> Option<String> {
    let host = url.and_then(address::host);
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
            && outlet.is_none_or(|outlet| !letters::are_like(outlet, name))
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
        assert!(has_path("https://wadi.example/a") && !has_path("https://wadi.example/") && !has_path("/a"));
    }
}
