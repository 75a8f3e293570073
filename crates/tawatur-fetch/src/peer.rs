//! Connections that tell which address they are made to.

use std::cell::Cell;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};
use ureq::Error;
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, NextTimeout, TcpConnector, Transport};

thread_local! {
    /// The address that this thread has sent something to last. A connection is
    /// used again for later requests, so only sending tells whose it is.
    static SENT_TO: Cell<Option<IpAddr>> = const { Cell::new(None) };
}

/// The address that this thread has sent something to since this was asked last.
pub(crate) fn take() -> Option<IpAddr> {
    SENT_TO.take()
}

/// Connects to the first address that answers, and keeps in mind which it is.
#[derive(Debug)]
pub(crate) struct Direct;

type Tcp = <TcpConnector as Connector<()>>::Out;

impl Connector<()> for Direct {
    type Out = Peer;

    fn connect(&self, details: &ConnectionDetails, _: Option<()>) -> Result<Option<Peer>, Error> {
        let start = Instant::now();
        let mut failure = Error::HostNotFound;
        for (index, address) in details.addrs.iter().enumerate() {
            let left = details.timeout.after.saturating_sub(start.elapsed());
            if left.is_zero() {
                return Err(Error::Timeout(details.timeout.reason));
            }
            // One that is silent leaves half of the time for the others.
            let is_last = index + 1 == details.addrs.len();
            match one(details, *address, if is_last { left } else { left / 2 }) {
                Ok(peer) => return Ok(peer),
                Err(error @ (Error::Io(_) | Error::Timeout(_))) => failure = error,
                Err(error) => return Err(error),
            }
        }
        Err(failure)
    }
}

/// Connects to one address.
fn one(details: &ConnectionDetails, address: SocketAddr, within: Duration) -> Result<Option<Peer>, Error> {
    let mut addrs = details.resolver.empty();
    addrs.push(address);
    let details = ConnectionDetails {
        uri: details.uri,
        addrs,
        config: details.config,
        request_level: details.request_level,
        resolver: details.resolver,
        now: (details.current_time)(),
        timeout: NextTimeout {
            after: within.into(),
            ..details.timeout
        },
        current_time: details.current_time.clone(),
        run_connector: details.run_connector.clone(),
        register_shutdown: details.register_shutdown.clone(),
    };
    let tcp = TcpConnector::default().connect(&details, None)?;
    Ok(tcp.map(|tcp| Peer {
        tcp,
        address: address.ip(),
    }))
}

/// A connection to an address.
#[derive(Debug)]
pub(crate) struct Peer {
    tcp: Tcp,
    address: IpAddr,
}

impl Transport for Peer {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.tcp.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        SENT_TO.set(Some(self.address));
        self.tcp.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.tcp.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.tcp.is_open()
    }
}
