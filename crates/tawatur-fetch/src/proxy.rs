//! The proxies that the environment names, and which of them a URL goes through.

use url::Url;

/// One of something for each scheme, and the hosts that are asked without it.
#[derive(Clone, Debug, Default)]
pub struct Proxies<T> {
    /// For `http`.
    pub http: Option<T>,
    /// For `https`.
    pub https: Option<T>,
    /// Hosts that are asked directly, with all below them; `*` is every host.
    pub none_for: Vec<String>,
}

impl Proxies<String> {
    /// What HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY say, in capitals
    /// or not, read by `variable`.
    #[must_use]
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let one = |name: &str| {
            let value = variable(&name.to_ascii_lowercase()).or_else(|| variable(name))?;
            Some(value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let all = one("ALL_PROXY");
        Self {
            http: one("HTTP_PROXY").or_else(|| all.clone()),
            https: one("HTTPS_PROXY").or(all),
            none_for: one("NO_PROXY")
                .unwrap_or_default()
                .split([',', ' '])
                .map(|host| {
                    host.trim_start_matches("*.")
                        .trim_start_matches('.')
                        .to_ascii_lowercase()
                })
                .filter(|host| !host.is_empty())
                .collect(),
        }
    }
}

impl<T> Proxies<T> {
    /// What a URL goes through.
    pub(crate) fn of(&self, url: &Url) -> Option<&T> {
        let host = url.host_str().unwrap_or_default();
        let direct = self.none_for.iter().any(|none| {
            let with_port = url.port().is_some_and(|port| *none == format!("{host}:{port}"));
            let below = host
                .strip_suffix(none.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
            none == "*" || below || with_port
        });
        match url.scheme() {
            _ if direct => None,
            "https" => self.https.as_ref(),
            _ => self.http.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_chooses_the_proxy() {
        let proxies = Proxies::from_environment(|name| {
            let value = match name {
                "HTTPS_PROXY" => "http://big:1",
                "https_proxy" => "http://small:1",
                "ALL_PROXY" => "http://all:1",
                "NO_PROXY" => "localhost, .inner.example,*.other.example , port.example:8080",
                _ => return None,
            };
            Some(value.to_owned())
        });
        let of = |url: &str| proxies.of(&Url::parse(url).unwrap()).map(String::as_str);
        assert_eq!(of("https://news.example/"), Some("http://small:1"));
        assert_eq!(of("http://news.example/"), Some("http://all:1"));
        assert_eq!(of("http://localhost:80/"), None);
        assert_eq!(of("https://inner.example/"), None);
        assert_eq!(of("https://a.inner.example/"), None);
        assert_eq!(of("https://x.other.example/"), None);
        assert_eq!(of("https://notinner.example/"), Some("http://small:1"));
        assert_eq!(of("http://port.example:8080/"), None);
        assert_eq!(of("http://port.example/"), Some("http://all:1"));
        assert!(
            Proxies::from_environment(|_| None)
                .of(&Url::parse("http://a/").unwrap())
                .is_none()
        );
    }
}
