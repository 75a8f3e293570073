//! One request and what came of it: over a checked address, within limits, without following redirects.

mod agent;
mod failure;

pub(crate) use failure::Failure;

use crate::address;
use crate::limits::Limits;
use crate::peer;
use crate::proxy::Proxies;
use crate::target;
use agent::{agent, roots};
use failure::is_late;
use std::io::Read;
use std::net::IpAddr;
use ureq::http::{HeaderMap, Request, Version, header};
use ureq::tls::RootCerts;
use ureq::{Agent, Proxy};
use url::Url;

/// What is best to get; a server may send something else.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, \
                      application/feed+json, application/xml;q=0.9, */*;q=0.5";

const NO_ROOTS: &str = "this system trusts no certificates; install them (ca-certificates), or name a file of them \
                        in SSL_CERT_FILE";

/// A request to be made.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub(crate) url: Url,
    /// The mark of the version that is kept, as the server gave it.
    pub(crate) etag: Option<String>,
    /// The time of the version that is kept, as the server gave it.
    pub(crate) modified: Option<String>,
    /// Bytes of the response that are read.
    pub(crate) limit: u64,
}

/// What was sent, and what came back.
#[derive(Debug)]
pub(crate) struct Exchange {
    /// The request as it was sent, up to its empty line.
    pub(crate) request: Vec<u8>,
    pub(crate) response: Result<Response, Failure>,
}

/// A response: whole, or as far as it came.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    /// Status line and headers, up to the empty line.
    pub(crate) head: Vec<u8>,
    pub(crate) headers: HeaderMap,
    /// The body as it was sent: packed, if the server packed it.
    pub(crate) body: Vec<u8>,
    /// Why the body is not whole.
    pub(crate) cut: Option<Cut>,
    /// The address that it came from; a proxy does not tell it.
    pub(crate) from: Option<IpAddr>,
}

impl Response {
    /// The value of a header. Servers write addresses there in any letters.
    pub(crate) fn header(&self, name: header::HeaderName) -> Option<String> {
        let value = String::from_utf8_lossy(self.headers.get(name)?.as_bytes());
        Some(value.trim().to_owned())
    }
}

/// Why a body ends early, in the terms of WARC-Truncated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    Length,
    Time,
    Disconnect,
}

/// Makes requests.
pub(crate) struct Client {
    direct: Agent,
    proxies: Proxies<Agent>,
    allow_private: bool,
    user_agent: String,
    /// Whether the system vouches for anybody.
    has_roots: bool,
}

impl Client {
    /// # Errors
    /// The address of a proxy that is none.
    pub(crate) fn new(
        limits: Limits,
        allow_private: bool,
        user_agent: String,
        proxies: &Proxies<String>,
    ) -> Result<Self, String> {
        let roots = roots();
        let has_roots = !roots.is_empty();
        let roots = RootCerts::from(roots);
        let agent = |proxy, any_address| agent(limits, proxy, any_address, roots.clone());
        let through = |url: Option<&String>| {
            let proxy = url.map(|url| Proxy::new(url).map_err(|_| url.clone())).transpose()?;
            // The user chose the proxy; it may well stand in the user's own network.
            Ok::<_, String>(proxy.map(|proxy| agent(Some(proxy), true)))
        };
        Ok(Self {
            direct: agent(None, allow_private),
            proxies: Proxies {
                http: through(proxies.http.as_ref())?,
                https: through(proxies.https.as_ref())?,
                none_for: proxies.none_for.clone(),
            },
            allow_private,
            user_agent,
            has_roots,
        })
    }

    /// Makes one request. Never panics, and returns within the limits.
    pub(crate) fn get(&self, ask: &Ask) -> Exchange {
        let headers = self.headers(ask);
        let request = written(&ask.url, &headers);
        let response = if !self.allow_private && address::names_private(&ask.url) {
            Err(Failure::Private(ask.url.host_str().unwrap_or_default().to_owned()))
        } else {
            self.response(ask, &headers)
        };
        Exchange { request, response }
    }

    fn headers<'a>(&'a self, ask: &'a Ask) -> Vec<(&'static str, &'a str)> {
        let mut headers = vec![
            ("User-Agent", self.user_agent.as_str()),
            ("Accept", ACCEPT),
            ("Accept-Encoding", "gzip"),
        ];
        headers.extend(ask.etag.as_deref().map(|etag| ("If-None-Match", etag)));
        headers.extend(ask.modified.as_deref().map(|time| ("If-Modified-Since", time)));
        headers
    }

    fn response(&self, ask: &Ask, headers: &[(&str, &str)]) -> Result<Response, Failure> {
        let mut request = Request::get(ask.url.as_str());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(()).map_err(|error| Failure::NotHttp(error.to_string()))?;
        let agent = self.proxies.of(&ask.url).unwrap_or(&self.direct);
        let _ = peer::take();
        let response = agent.run(request).map_err(|error| match Failure::from(error) {
            Failure::Tls(_) if !self.has_roots => Failure::Tls(NO_ROOTS.to_owned()),
            failure => failure,
        })?;
        let from = peer::take();
        let (parts, body) = response.into_parts();
        let (body, cut) = read(body.into_reader(), ask.limit);
        let mut head = format!(
            "{} {} {}\r\n",
            version(parts.version),
            parts.status.as_u16(),
            parts.status.canonical_reason().unwrap_or_default()
        )
        .into_bytes();
        for (name, value) in &parts.headers {
            // The body is kept without its chunks, so it must not claim to have them.
            if name == header::TRANSFER_ENCODING {
                head.extend_from_slice(b"x-archive-orig-");
            }
            head.extend_from_slice(name.as_str().as_bytes());
            head.extend_from_slice(b": ");
            head.extend_from_slice(value.as_bytes());
            head.extend_from_slice(b"\r\n");
        }
        head.extend_from_slice(b"\r\n");
        Ok(Response {
            status: parts.status.as_u16(),
            head,
            headers: parts.headers,
            body,
            cut,
            from,
        })
    }
}

/// Reads a body as far as it comes and may.
fn read(mut reader: impl Read, limit: u64) -> (Vec<u8>, Option<Cut>) {
    let mut body = Vec::new();
    // One byte more than the limit tells whether something is left.
    let done = reader.by_ref().take(limit.saturating_add(1)).read_to_end(&mut body);
    match done {
        Ok(_) if body.len() as u64 > limit => {
            body.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            (body, Some(Cut::Length))
        }
        Ok(_) => (body, None),
        Err(error) if is_late(&error) => (body, Some(Cut::Time)),
        Err(_) => (body, Some(Cut::Disconnect)),
    }
}

/// The request as it goes over the wire.
fn written(url: &Url, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut head = format!("GET {} HTTP/1.1\r\nHost: {}\r\n", target::path(url), target::host(url));
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    head.into_bytes()
}

fn version(version: Version) -> &'static str {
    if version == Version::HTTP_10 {
        "HTTP/1.0"
    } else {
        "HTTP/1.1"
    }
}
