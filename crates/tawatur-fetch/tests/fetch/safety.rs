//! Nobody can make it ask a private machine, or take another for the one it asked.

use crate::server::{Server, feed, not_found, ok, page, to};
use crate::support::Desk;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::Write;
use std::sync::Arc;
use tawatur_fetch::Proxies;

/// A desk that asks only the public internet, which is behind a proxy here.
fn behind(proxy: &Server) -> Desk {
    let mut desk = Desk::new();
    desk.options.allow_private = false;
    desk.options.proxies = Proxies {
        http: Some(proxy.url("")),
        ..Proxies::default()
    };
    desk
}

#[test]
fn a_private_machine_is_not_asked() {
    let mut desk = Desk::new();
    desk.options.allow_private = false;
    let server = Server::new(|_| page(1));
    for url in [server.url("/a"), server.other_url("/a")] {
        let run = desk.fetch(&[url]);
        assert_eq!((run.summary.kept, run.summary.left), (0, 1));
        run.tells("--allow-private");
    }
    assert!(server.requests().is_empty());
}

#[test]
fn no_redirect_and_no_feed_leads_to_a_private_machine() {
    let proxy = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" => ok(feed(&[
            "http://10.0.0.1/admin",
            "http://[::1]/admin",
            "http://news.example/on",
            "http://localhost:631/",
        ])),
        "/on" => to("http://169.254.169.254/latest/meta-data/"),
        _ => page(1),
    });
    let desk = behind(&proxy);
    let run = desk.fetch(&["http://news.example/feed".to_owned()]);
    assert_eq!(run.summary.kept, 1);
    assert_eq!(run.summary.left, 4, "{run:?}");
    assert_eq!(proxy.paths(), ["/feed", "/on"]);
    // Only the proxy knows which address it asked.
    assert_eq!(desk.records_of("response", "/on")[0].get("warc-ip-address"), None);
    for host in ["10.0.0.1", "::1", "169.254.169.254", "localhost"] {
        run.tells(host);
    }
}

#[test]
fn robots_txt_does_not_lead_to_a_private_machine() {
    let proxy = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => to("http://127.0.0.1/robots.txt"),
        _ => page(1),
    });
    let run = behind(&proxy).fetch(&["http://news.example/a".to_owned()]);
    assert_eq!((run.summary.kept, run.summary.left), (0, 1));
    assert!(proxy.paths().is_empty());
}

#[test]
fn a_proxy_that_is_none_is_told() {
    let mut desk = Desk::new();
    desk.options.proxies.https = Some("http://".to_owned());
    let error = tawatur_fetch::Fetcher::new(desk.options.clone(), "tawatur".to_owned())
        .err()
        .unwrap();
    assert!(error.to_string().contains("HTTPS_PROXY"));
}

#[test]
fn a_server_that_speaks_plainly_on_a_safe_port_is_told() {
    let desk = Desk::new();
    let server = Server::over(
        |_| page(1),
        |mut stream| {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\nthis is no safe port");
            None
        },
    );
    let run = desk.fetch(&[server.url("/a").replace("http:", "https:")]);
    assert_eq!((run.summary.kept, run.summary.left), (0, 1));
    run.tells("not safe");
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_refused() {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(signing_key.serialize_der().into());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let server = Server::over(
        |_| page(1),
        move |stream| {
            let connection = ServerConnection::new(Arc::clone(&config)).ok()?;
            Some(Box::new(StreamOwned::new(connection, stream)))
        },
    );
    let desk = Desk::new();
    let run = desk.fetch(&[server.other_url("/a").replace("http:", "https:")]);
    assert_eq!((run.summary.kept, run.summary.left), (0, 1));
    run.tells("not safe");
    assert!(server.requests().is_empty());
}
