//! What may be asked for: addresses of the web, each in one spelling.

use crate::limits::URL_BYTES;
use url::Url;

/// Why an address is not asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("is no address of a page or a feed: {0}")]
    NoUrl(String),
    #[error("only http and https can be fetched, and not {0}")]
    Scheme(String),
    #[error("holds a name or a password, which would be kept with the page; leave it out")]
    Password,
    #[error("is longer than {} KiB", URL_BYTES / 1024)]
    Long,
}

impl Refusal {
    /// Whether it is of words that do not even look like an address.
    pub(crate) fn is_of_words(&self) -> bool {
        matches!(self, Self::NoUrl(_))
    }
}

/// An address in the one spelling that is asked for and remembered: without
/// the place in the page (`#…`), which the server does not see.
pub(crate) fn parse(text: &str) -> Result<Url, Refusal> {
    if text.len() > URL_BYTES {
        return Err(Refusal::Long);
    }
    checked(Url::parse(text.trim()).map_err(|error| Refusal::NoUrl(error.to_string()))?)
}

/// Where a redirect leads from `url`.
pub(crate) fn redirect(url: &Url, location: &str) -> Result<Url, Refusal> {
    if location.len() > URL_BYTES {
        return Err(Refusal::Long);
    }
    checked(url.join(location).map_err(|error| Refusal::NoUrl(error.to_string()))?)
}

fn checked(mut url: Url) -> Result<Url, Refusal> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Refusal::Scheme(url.scheme().to_owned()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refusal::Password);
    }
    url.set_fragment(None);
    Ok(url)
}

/// Scheme, host and port, for which one robots.txt speaks.
pub(crate) fn origin(url: &Url) -> String {
    format!("{}://{}", url.scheme(), host(url))
}

/// Host of a URL, with the port unless it is the usual one.
pub(crate) fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// Path and query of a URL, as a request names them.
pub(crate) fn path(url: &Url) -> String {
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_spelling() {
        for text in [
            "HTTPS://News.Example:443/a?b=1#top",
            " https://news.example/a?b=1 ",
            "https://news.example/x/../a?b=1",
        ] {
            assert_eq!(parse(text).unwrap().as_str(), "https://news.example/a?b=1");
        }
        assert_eq!(
            parse("https://خبر.example/شتاء").unwrap().as_str(),
            "https://xn--ngblk.example/%D8%B4%D8%AA%D8%A7%D8%A1"
        );
    }

    #[test]
    fn what_is_no_address_of_the_web_is_refused() {
        assert_eq!(parse("file:///etc/passwd"), Err(Refusal::Scheme("file".to_owned())));
        assert_eq!(parse("ftp://a.example/"), Err(Refusal::Scheme("ftp".to_owned())));
        assert_eq!(parse("https://u:p@a.example/"), Err(Refusal::Password));
        assert!(matches!(parse("news.example/a"), Err(Refusal::NoUrl(_))));
        assert_eq!(
            parse(&format!("http://a/{}", "x".repeat(URL_BYTES))),
            Err(Refusal::Long)
        );
        let from = parse("https://a.example/b/c").unwrap();
        assert_eq!(redirect(&from, "../d").unwrap().as_str(), "https://a.example/d");
        assert!(redirect(&from, "javascript:alert(1)").is_err());
    }

    #[test]
    fn the_parts_are_as_a_request_names_them() {
        let url = parse("http://a.example:8080/b?c=d&e#f").unwrap();
        assert_eq!(path(&url), "/b?c=d&e");
        assert_eq!(host(&url), "a.example:8080");
        assert_eq!(origin(&url), "http://a.example:8080");
    }
}
