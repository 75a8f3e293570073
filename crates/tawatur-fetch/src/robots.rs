//! What a host's robots.txt allows (RFC 9309).

use std::time::Duration;
use texting_robots::Robot;
use url::Url;

/// The name by which a robots.txt can speak to Tawatur.
pub(crate) const PRODUCT: &str = "tawatur";

/// What may be asked of a host.
pub(crate) enum Rules {
    /// What these lines allow.
    Listed(Box<Robot>),
    /// Everything: there is no robots.txt.
    Everything,
    /// Nothing: nobody knows what the host would say.
    Nothing,
}

impl Rules {
    /// The rules that follow from the answer to the question for robots.txt;
    /// no status means that there was no answer.
    pub(crate) fn of(status: Option<u16>, text: &[u8]) -> Self {
        match status {
            Some(200..=299) => {
                Robot::new(PRODUCT, text).map_or(Self::Everything, |robot| Self::Listed(Box::new(robot)))
            }
            // "Too many requests" says nothing of what is allowed.
            Some(429) | None => Self::Nothing,
            Some(400..=499) => Self::Everything,
            // Redirects that lead nowhere are as no robots.txt at all.
            Some(300..=399) => Self::Everything,
            Some(_) => Self::Nothing,
        }
    }

    pub(crate) fn allow(&self, url: &Url) -> bool {
        match self {
            Self::Listed(robot) => robot.allowed(url.as_str()),
            Self::Everything => true,
            Self::Nothing => false,
        }
    }

    /// How long the host asks to be left alone between requests.
    pub(crate) fn delay(&self) -> Option<Duration> {
        match self {
            Self::Listed(robot) => robot
                .delay
                .and_then(|seconds| Duration::try_from_secs_f32(seconds).ok()),
            Self::Everything | Self::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(path: &str) -> Url {
        Url::parse("https://news.example").unwrap().join(path).unwrap()
    }

    #[test]
    fn lines_for_tawatur_go_before_lines_for_all() {
        let text = b"User-agent: *\nDisallow: /\n\nUser-agent: Tawatur\nCrawl-delay: 2.5\nDisallow: /private/\nAllow: /private/open\n";
        let rules = Rules::of(Some(200), text);
        assert!(rules.allow(&url("/news/1")));
        assert!(!rules.allow(&url("/private/1")));
        assert!(rules.allow(&url("/private/open/1")));
        assert_eq!(rules.delay(), Some(Duration::from_millis(2500)));
        let others = Rules::of(Some(200), b"User-agent: other\nDisallow: /\n");
        assert!(others.allow(&url("/")));
    }

    #[test]
    fn without_a_robots_txt_the_status_decides() {
        for (status, allowed) in [
            (Some(404), true),
            (Some(403), true),
            (Some(410), true),
            (Some(301), true),
            (Some(429), false),
            (Some(500), false),
            (Some(503), false),
            (None, false),
        ] {
            assert_eq!(Rules::of(status, b"").allow(&url("/a")), allowed, "{status:?}");
        }
    }

    #[test]
    fn a_delay_that_is_no_time_is_none() {
        for delay in ["-1", "inf", "NaN", "soon", "1e39"] {
            let text = format!("User-agent: *\nCrawl-delay: {delay}\nDisallow: /a\n");
            let rules = Rules::of(Some(200), text.as_bytes());
            assert!(!rules.allow(&url("/a")), "{delay}");
            assert_eq!(rules.delay(), None, "{delay}");
        }
    }
}
