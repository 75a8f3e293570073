//! Addresses of the web.

use url::Url;

/// The host of an address, without `www.`.
pub(super) fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !matches!(scheme, "http" | "https") {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    let host = host.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// An address reckoned from another one; as written where that cannot be done.
pub(super) fn join(base: Option<&str>, address: &str) -> String {
    if address.contains("://") {
        return address.to_owned();
    }
    base.and_then(|base| Url::parse(base).ok())
        .and_then(|base| base.join(address).ok())
        .map_or_else(|| address.to_owned(), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        assert_eq!(
            host("https://www.Marsad.example:8080/a").as_deref(),
            Some("marsad.example")
        );
        assert_eq!(host("http://u@b.example?x=://").as_deref(), Some("b.example"));
        assert_eq!(host("urn:x"), None);
    }

    #[test]
    fn relative_addresses() {
        assert_eq!(join(Some("https://a.example/x/y"), "../z"), "https://a.example/z");
        assert_eq!(join(None, "z"), "z");
        assert_eq!(
            join(Some("https://a.example/"), "http://b.example/"),
            "http://b.example/"
        );
    }
}
