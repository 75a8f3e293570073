//! Why there is no response, in words that tell the user what to do.

use super::agent::Refused;
use std::error::Error as _;
use std::io;

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

/// Whether a time limit was met.
pub(super) fn is_late(error: &io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>());
    error.kind() == io::ErrorKind::TimedOut || matches!(inner, Some(ureq::Error::Timeout(_)))
}
