//! One request and what came of it: over a checked address, within limits, without following redirects.

use crate::address;
use crate::limits::Limits;
use crate::peer::{self, Direct};
use crate::proxy::Proxies;
use crate::target;
use std::error::Error as _;
use std::io::{self, Read};
use std::net::IpAddr;
use std::sync::Arc;
use ureq::config::Config;
use ureq::http::{HeaderMap, Request, Version, header};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{Connector, DefaultConnector, NextTimeout, RustlsConnector};
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

/// Why there is no response.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("leads to {0}, which is no address of the public internet; --allow-private permits it")]
    Private(String),
    #[error("no answer in time ({0})")]
    Late(String),
    #[error("there is no host of this name")]
    NoHost,
    #[error("the connection is not safe: {0}")]
    Tls(String),
    #[error("the answer is no HTTP: {0}")]
    NotHttp(String),
    #[error("cannot be reached: {0}")]
    Unreachable(String),
    #[error("the request failed by a fault of Tawatur; please report it with this address")]
    Fault,
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

/// The certificates that the system trusts, or SSL_CERT_FILE names.
fn roots() -> Vec<Certificate<'static>> {
    let found = rustls_native_certs::load_native_certs().certs;
    found
        .iter()
        .map(|certificate| Certificate::from_der(certificate).to_owned())
        .collect()
}

fn agent(limits: Limits, proxy: Option<Proxy>, any_address: bool, roots: RootCerts) -> Agent {
    let tls = TlsConfig::builder()
        .root_certs(roots)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let is_direct = proxy.is_none();
    let config = Config::builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_resolve(Some(limits.connect))
        .timeout_connect(Some(limits.connect))
        .timeout_global(Some(limits.whole))
        .proxy(proxy)
        .tls_config(tls)
        .build();
    let resolver = Guarded { any_address };
    if is_direct {
        Agent::with_parts(config, Direct.chain(RustlsConnector::default()), resolver)
    } else {
        Agent::with_parts(config, DefaultConnector::default(), resolver)
    }
}

/// Looks names up and passes on only the addresses that may be connected to.
/// The connection is made to one of these very addresses, so a name server
/// that answers otherwise the next time gains nothing.
#[derive(Debug)]
struct Guarded {
    any_address: bool,
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &ureq::http::Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        if self.any_address {
            return Ok(found);
        }
        let mut allowed = self.empty();
        let mut refused = None;
        for address in found.iter() {
            if address::is_public(address.ip()) {
                allowed.push(*address);
            } else {
                refused = Some(address.ip());
            }
        }
        match refused {
            Some(address) if allowed.is_empty() => Err(ureq::Error::Other(Box::new(Refused(address)))),
            _ => Ok(allowed),
        }
    }
}

/// All addresses of a name are private.
#[derive(Debug, thiserror::Error)]
#[error("{0} is a private address")]
struct Refused(IpAddr);

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

fn is_late(error: &io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>());
    error.kind() == io::ErrorKind::TimedOut || matches!(inner, Some(ureq::Error::Timeout(_)))
}

impl From<ureq::Error> for Failure {
    fn from(error: ureq::Error) -> Self {
        match error {
            ureq::Error::Other(inner) => match inner.downcast_ref::<Refused>() {
                Some(Refused(address)) => Self::Private(address.to_string()),
                None => Self::Unreachable(inner.to_string()),
            },
            ureq::Error::Timeout(which) => Self::Late(which.to_string()),
            ureq::Error::HostNotFound => Self::NoHost,
            ureq::Error::Rustls(error) => Self::Tls(error.to_string()),
            error @ (ureq::Error::Tls(_) | ureq::Error::TlsRequired) => Self::Tls(error.to_string()),
            error @ (ureq::Error::Protocol(_) | ureq::Error::Http(_) | ureq::Error::LargeResponseHeader(..)) => {
                Self::NotHttp(error.to_string())
            }
            ureq::Error::Io(error) => Self::from(error),
            other => Self::Unreachable(other.to_string()),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if is_late(&error) {
            return Self::Late("the server says nothing".to_owned());
        }
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
        match inner {
            Some(inner) => Self::Tls(inner.to_string()),
            None if error.to_string().contains("lookup address") => Self::NoHost,
            None => Self::Unreachable(match error.source() {
                Some(source) => format!("{error}: {source}"),
                None => error.to_string(),
            }),
        }
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
