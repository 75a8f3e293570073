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

/// Whether two hosts are of one site: "rss.cnn.com" and "edition.cnn.com".
pub(super) fn is_same_site(a: &str, b: &str) -> bool {
    a == b || site(a).is_some_and(|site_of_a| Some(site_of_a) == site(b))
}

/// The part of a host's name that its owner has bought: two words of it, or
/// three under a country that hands out "co.uk" and "com.eg".
fn site(host: &str) -> Option<&str> {
    /// Words as short as these are handed out below countries.
    const HANDED_OUT: usize = 3;
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let (last, before) = (dots.next()?, dots.next());
    let second = host.get(before.map_or(0, |at| at + 1)..last)?;
    let country = host.len() - last - 1 == 2;
    let start = if country && second.len() <= HANDED_OUT {
        before?;
        dots.next().map_or(0, |at| at + 1)
    } else {
        before.map_or(0, |at| at + 1)
    };
    host.get(start..)
        .filter(|site| !site.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
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
    fn hosts_of_one_site() {
        for (a, b) in [
            ("rss.cnn.com", "edition.cnn.com"),
            ("marsad.example", "feeds.marsad.example"),
            ("news.bbc.co.uk", "feeds.bbc.co.uk"),
            ("127.0.0.1", "127.0.0.1"),
        ] {
            assert!(is_same_site(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("a.co.uk", "b.co.uk"),
            ("a.example", "b.example"),
            ("10.0.0.1", "9.0.0.1"),
            ("localhost", "other"),
            ("com.eg", "net.eg"),
        ] {
            assert!(!is_same_site(a, b), "{a} {b}");
        }
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
