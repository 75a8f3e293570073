//! What makes connections: to checked addresses, within limits, trusting whom the system trusts.

use crate::address;
use crate::limits::Limits;
use crate::peer::Direct;
use std::net::IpAddr;
use std::sync::Arc;
use ureq::config::Config;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{Connector, DefaultConnector, NextTimeout, RustlsConnector};
use ureq::{Agent, Proxy};

/// Makes connections through the proxy, if one is given, and only to public addresses, unless to any.
pub(super) fn agent(limits: Limits, proxy: Option<Proxy>, any_address: bool, roots: RootCerts) -> Agent {
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

/// The certificates that the system trusts, or SSL_CERT_FILE names.
pub(super) fn roots() -> Vec<Certificate<'static>> {
    let found = rustls_native_certs::load_native_certs().certs;
    found
        .iter()
        .map(|certificate| Certificate::from_der(certificate).to_owned())
        .collect()
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
pub(super) struct Refused(pub(super) IpAddr);
