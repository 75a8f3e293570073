//! Servers that are slow, endless, broken, or lie.

use crate::server::{Reply, Server, feed, not_found, ok, page, reply, to};
use crate::support::Desk;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::time::{Duration, Instant};

/// A server with one page, and none for robots.
fn one(answer: impl Fn() -> Reply + Send + Sync + 'static) -> Server {
    Server::new(move |request| {
        if request.path == "/robots.txt" {
            not_found()
        } else {
            answer()
        }
    })
}

#[test]
fn a_slow_body_without_end_is_cut_and_tried_again_next_time() {
    let desk = Desk::new();
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>".to_vec();
    let server = one(move || Reply::Endless(head.clone(), b"x".to_vec(), Duration::from_millis(20)));
    let before = Instant::now();
    desk.get(&server, "/a").gives(0, 1).tells("broke off");
    assert!(before.elapsed() < Duration::from_secs(3));
    let records = desk.records_of("response", "/a");
    assert_eq!(records[0].get("warc-truncated"), Some("time"));
    assert!(records[0].text().contains("<p>x"));
    desk.get(&server, "/a").gives(0, 1);
    assert_eq!(server.paths(), ["/a", "/a"]);
}

#[test]
fn a_fast_body_without_end_is_cut_at_the_limit() {
    let desk = Desk::new();
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>".to_vec();
    let server = one(move || Reply::Endless(head.clone(), vec![b'x'; 64 * 1024], Duration::ZERO));
    desk.get(&server, "/a").gives(1, 0).tells("the beginning is kept");
    let records = desk.records_of("response", "/a");
    assert_eq!(records[0].get("warc-truncated"), Some("length"));
    assert!(records[0].block.len() < 300 * 1024);
}

#[test]
fn silence_ends() {
    let desk = Desk::new();
    let server = one(|| Reply::Silence(Duration::from_secs(5)));
    let before = Instant::now();
    desk.get(&server, "/a").gives(0, 1).tells("no answer in time");
    assert!(before.elapsed() < Duration::from_secs(3));
}

#[test]
fn a_body_that_breaks_off_is_kept_as_a_part_and_fetched_again() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        _ if request.before > 0 => page(1),
        _ => Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<p>half".to_vec()),
    });
    desk.get(&server, "/a").gives(0, 1).tells("broke off");
    assert_eq!(
        desk.records_of("response", "/a")[0].get("warc-truncated"),
        Some("disconnect")
    );
    desk.get(&server, "/a").gives(1, 0);
    assert_eq!(desk.records_of("response", "/a")[1].get("warc-truncated"), None);
}

#[test]
fn chunks_that_break_off_are_no_whole_body() {
    let desk = Desk::new();
    let bytes = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n".to_vec();
    let server = one(move || Reply::Bytes(bytes.clone()));
    desk.get(&server, "/a").gives(0, 1);
    let text = desk.records_of("response", "/a")[0].text();
    assert!(
        text.contains("\r\nx-archive-orig-transfer-encoding: chunked\r\n"),
        "{text}"
    );
    assert!(text.ends_with("\r\n\r\n<p>ab"), "{text}");
}

#[test]
fn a_length_that_is_too_short_cuts_nothing_else() {
    let desk = Desk::new();
    let bytes = b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n<p>12345 and more".to_vec();
    let server = one(move || Reply::Bytes(bytes.clone()));
    desk.get(&server, "/a").gives(1, 0);
    assert!(desk.records_of("response", "/a")[0].text().ends_with("<p>12345"));
}

#[test]
fn what_is_no_http_is_told() {
    for bytes in [
        &b""[..],
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"\0\x01\x02\xff\xfe",
        b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
    ] {
        let desk = Desk::new();
        let bytes = bytes.to_vec();
        let server = one(move || Reply::Bytes(bytes.clone()));
        desk.get(&server, "/a").gives(0, 1);
    }
}

#[test]
fn headers_without_end_are_not_read_for_ever() {
    let desk = Desk::new();
    let server = one(|| {
        Reply::Endless(
            b"HTTP/1.1 200 OK\r\n".to_vec(),
            b"X-A: b\r\n".repeat(1000),
            Duration::ZERO,
        )
    });
    desk.get(&server, "/a").gives(0, 1);
}

#[test]
fn redirects_in_a_circle_end() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/a" => to("/b"),
        "/b" => to("/c"),
        "/self" => to("/self"),
        _ => to("/a"),
    });
    desk.get(&server, "/a").gives(0, 1).tells("in a circle");
    assert_eq!(server.paths(), ["/a", "/b", "/c"]);
    desk.get(&server, "/self").gives(0, 1).tells("in a circle");
}

#[test]
fn redirects_without_end_end() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.strip_prefix("/n") {
        Some(n) => to(&format!("/n{}", n.parse::<u32>().unwrap() + 1)),
        None => not_found(),
    });
    desk.get(&server, "/n0").gives(0, 1).tells("more than 5 times");
    assert_eq!(server.paths().len(), 6);
}

#[test]
fn redirects_that_lead_nowhere_are_told() {
    for (location, words) in [
        ("file:///etc/passwd", "file"),
        ("https://name:word@news.example/", "password"),
        ("http://[", "no address"),
    ] {
        let desk = Desk::new();
        let server = one(move || to(location));
        desk.get(&server, "/a").gives(0, 1).tells(words);
    }
    let desk = Desk::new();
    let server = one(|| reply("302 Found", &[], ""));
    desk.get(&server, "/a").gives(0, 1).tells("where to");
}

#[test]
fn a_bomb_is_kept_as_it_came_and_unpacked_only_so_far() {
    let desk = Desk::new();
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(b"<?xml version=\"1.0\"?><rss><channel>").unwrap();
    for _ in 0..200 {
        packer.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let bomb = packer.finish().unwrap();
    let size = bomb.len();
    assert!(size < 256 * 1024, "{size}");
    let server = one(move || {
        reply(
            "200 OK",
            &["Content-Encoding: gzip", "Content-Type: application/rss+xml"],
            &bomb,
        )
    });
    desk.get(&server, "/feed").gives(1, 0);
    assert!(desk.records_of("response", "/feed")[0].block.len() < size + 500);
}

#[test]
fn a_feed_in_another_encoding_than_it_says_leads_to_its_pages() {
    let desk = Desk::new();
    // Windows-1256, called UTF-8 by the server and by itself.
    let mut bytes = b"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>".to_vec();
    bytes
        .extend(b"\xc3\xce\xc8\xc7\xd1</title><item><title>\xce\xc8\xd1</title><link>/1</link></item></channel></rss>");
    let server = Server::new(move |request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" => reply("200 OK", &["Content-Type: application/rss+xml; charset=utf-8"], &bytes),
        _ => page(1),
    });
    desk.get(&server, "/feed").gives(2, 0);
    assert_eq!(server.paths(), ["/feed", "/1"]);
}

#[test]
fn a_host_that_fails_again_and_again_is_left_alone() {
    let desk = Desk::new();
    let pages: Vec<String> = (0..10).map(|n| format!("/{n}")).collect();
    let server = Server::new(move |request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" => ok(feed(&pages.iter().map(String::as_str).collect::<Vec<_>>())),
        _ => Reply::Bytes(Vec::new()),
    });
    let run = desk.get(&server, "/feed");
    run.gives(1, 3).tells("7 pages are left for the next run");
    assert_eq!(run.summary.left, 7);
    assert_eq!(server.paths().len(), 4);
}

#[test]
fn a_page_that_is_gone_is_asked_for_once() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/feed" => ok(feed(&["/gone", "/broken"])),
        "/broken" => reply("500 Internal Server Error", &[], ""),
        _ => not_found(),
    });
    desk.get(&server, "/feed").gives(1, 2).tells("answers 404");
    // The feed as it was, and the page that may come back.
    desk.get(&server, "/feed").gives(0, 1);
    assert_eq!(server.paths(), ["/feed", "/gone", "/broken", "/feed", "/broken"]);
}
