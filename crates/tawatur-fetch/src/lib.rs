//! Fetches feeds and pages politely, and keeps every response as WARC.
//!
//! 1. [`sources`] turns arguments into addresses: of pages, of feeds, or of
//!    the feeds in a list.
//! 2. [`Fetcher::round`] asks for them: in parallel over hosts, one request at
//!    a time for each, as its robots.txt allows. What a feed names is fetched
//!    too, and each redirect goes the same way as any other request.
//! 3. [`Folder`] keeps each exchange as WARC records, and in a journal what is
//!    known and what is still to be fetched, so that a run that ends early
//!    goes on where it was and nothing is fetched twice.
//! 4. [`watch`] does so again and again.
//!
//! This is the only crate that uses the network.

mod address;
mod client;
mod clock;
mod expand;
mod folder;
mod hosts;
mod journal;
mod limits;
mod options;
mod outcome;
mod peer;
mod progress;
mod proxy;
mod robots;
mod round;
mod source;
mod target;
mod warc;
mod watch;

pub use clock::Clock;
pub use folder::Folder;
pub use limits::Limits;
pub use options::{Options, Pages};
pub use progress::{Error, Event, Progress, Summary};
pub use proxy::Proxies;
pub use round::Fetcher;
pub use source::{Source, sources};
pub use watch::watch;

/// How Tawatur introduces itself to servers, with an address where its user
/// can be reached.
#[must_use]
pub fn user_agent(contact: Option<&str>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    // What is not to be in a header would be an error with every request.
    let plain = |contact: &str| contact.chars().filter(|c| (' '..='~').contains(c)).collect::<String>();
    match contact.map(plain) {
        Some(contact) if !contact.is_empty() => format!("{}/{version} (+{contact})", robots::PRODUCT),
        _ => format!("{}/{version}", robots::PRODUCT),
    }
}
