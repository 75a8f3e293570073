//! What is kept: all that came, once, and valid whenever the program ends.

use crate::server::{Reply, Server, feed, not_found, ok, page, reply, to};
use crate::support::Desk;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A feed of some pages; nothing is forbidden.
pub(crate) fn news(count: usize) -> Server {
    let pages: Vec<String> = (0..count).map(|n| format!("/{n}")).collect();
    Server::new(move |request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" => ok(feed(&pages.iter().map(String::as_str).collect::<Vec<_>>())),
        path => page(path.trim_start_matches('/').parse().unwrap()),
    })
}

#[test]
fn request_response_and_where_it_was_found_are_kept() {
    let desk = Desk::new();
    let server = news(1);
    desk.get(&server, "/feed").gives(2, 0);
    let response = &desk.records_of("response", "/0")[0];
    assert!(response.text().starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(response.text().contains("وادي الزعتر"));
    assert_eq!(response.get("content-type"), Some("application/http;msgtype=response"));
    assert_eq!(response.get("warc-date"), Some("2026-03-01T12:00:02Z"));
    assert_eq!(response.get("warc-ip-address"), Some("127.0.0.1"));
    let id = response.get("warc-record-id");
    let request = &desk.records_of("request", "/0")[0];
    assert!(request.text().starts_with("GET /0 HTTP/1.1\r\nHost: 127.0.0.1:"));
    assert_eq!(request.get("warc-concurrent-to"), id);
    let metadata = &desk.records_of("metadata", "/0")[0];
    assert_eq!(metadata.get("warc-concurrent-to"), id);
    let feed = server.url("/feed");
    assert_eq!(
        metadata.text(),
        format!("via: {feed}\r\nitem-feed: {feed}\r\nitem-outlet: المرصاد\r\nitem-title: خبر\r\n")
    );
    assert_eq!(desk.records_of("metadata", "/feed").len(), 0);
    // And what was sent is what is said to have been sent.
    let sent = server
        .requests()
        .into_iter()
        .find(|request| request.path == "/0")
        .unwrap();
    for line in request.text().lines().filter(|line| !line.is_empty()) {
        assert!(
            sent.head.to_lowercase().contains(&line.to_lowercase()),
            "{line} not in {}",
            sent.head
        );
    }
}

#[test]
fn robots_failures_and_redirects_are_kept_too() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/old" => to("/new"),
        "/new" => page(1),
        _ => not_found(),
    });
    desk.fetch(&[server.url("/old"), server.url("/gone")]).gives(1, 1);
    for path in ["/robots.txt", "/old", "/new", "/gone"] {
        assert_eq!(desk.records_of("response", path).len(), 1, "{path}");
    }
    assert!(desk.records_of("response", "/old")[0].text().contains("location: /new"));
}

#[test]
fn a_redirect_may_be_written_in_any_letters() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/a" => to("/أخبار?رقم=1"),
        "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?%D8%B1%D9%82%D9%85=1" => page(1),
        _ => not_found(),
    });
    desk.get(&server, "/a").gives(1, 0);
    assert_eq!(server.paths().len(), 2);
}

#[test]
fn a_run_that_is_stopped_goes_on_where_it_was() {
    let desk = Desk::new();
    let stop: Arc<AtomicBool> = Arc::clone(&desk.stop);
    let server = Server::new(move |request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" => ok(feed(&["/0", "/1", "/2", "/3"])),
        path => {
            if path == "/1" && request.before == 0 {
                stop.store(true, Ordering::SeqCst);
            }
            page(path.trim_start_matches('/').parse().unwrap())
        }
    });
    let run = desk.get(&server, "/feed");
    assert!(run.summary.interrupted);
    assert!((2..=3).contains(&run.summary.kept), "{run:?}");
    assert_eq!(run.summary.kept + run.summary.left, 5);
    desk.records();
    desk.stop.store(false, Ordering::SeqCst);
    // Even without the feed, the rest is known.
    let rest = desk.fetch(&[]);
    assert_eq!(rest.summary.kept, run.summary.left, "{rest:?}");
    let mut responses: Vec<_> = desk.records();
    responses.retain(|record| record.kind() == "response");
    assert_eq!(responses.len(), 6, "robots.txt, the feed and four pages, each once");
}

#[test]
fn a_torn_record_is_cut_off_and_fetched_again() {
    let desk = Desk::new();
    let server = news(3);
    desk.get(&server, "/0").gives(1, 0);
    let file = desk.files().remove(0);
    let whole = fs::read(&file).unwrap();
    // A crash in the middle of the next record.
    OpenOptions::new()
        .append(true)
        .open(&file)
        .unwrap()
        .write_all(&whole[..100])
        .unwrap();
    desk.get(&server, "/1").gives(1, 0);
    assert_eq!(desk.files().len(), 1);
    assert_eq!(desk.records_of("response", "/1").len(), 1);
    // A crash after the file was begun, before the first record was told of.
    let desk = Desk::new();
    fs::create_dir_all(desk.path()).unwrap();
    let journal = desk.path().join(".tawatur-journal.jsonl");
    fs::write(
        journal,
        "{\"is\":\"opened\",\"warc\":\"tawatur-20260301-00001.warc.gz\"}\n{\"is\":\"ke",
    )
    .unwrap();
    fs::write(desk.path().join("tawatur-20260301-00001.warc.gz"), &whole[..100]).unwrap();
    desk.get(&server, "/2").gives(1, 0);
    assert_eq!(desk.records_of("response", "/2").len(), 1);
}

#[test]
fn a_folder_whose_journal_is_lost_keeps_its_files() {
    let desk = Desk::new();
    let server = news(2);
    desk.get(&server, "/0").gives(1, 0);
    let before = fs::read(desk.files().remove(0)).unwrap();
    fs::remove_file(desk.path().join(".tawatur-journal.jsonl")).unwrap();
    desk.get(&server, "/1").gives(1, 0);
    assert_eq!(desk.files().len(), 2);
    assert_eq!(fs::read(desk.files().remove(0)).unwrap(), before);
}

#[test]
fn there_is_a_file_a_day() {
    let desk = Desk::new();
    let server = news(3);
    desk.get(&server, "/0");
    desk.get(&server, "/1");
    desk.pass(Duration::from_secs(24 * 60 * 60));
    desk.get(&server, "/2");
    let names: Vec<_> = desk
        .files()
        .iter()
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        names,
        ["tawatur-20260301-00001.warc.gz", "tawatur-20260302-00001.warc.gz"]
    );
    assert_eq!(
        desk.records()
            .iter()
            .filter(|record| record.kind() == "warcinfo")
            .count(),
        2
    );
}

#[test]
fn one_program_at_a_time_writes_to_a_folder() {
    let desk = Desk::new();
    let _open = desk.open();
    let error = tawatur_fetch::Folder::open(&desk.path(), "tawatur").unwrap_err();
    assert!(error.to_string().contains("at work in this folder"));
}

#[test]
fn bodies_are_kept_as_they_were_packed() {
    let desk = Desk::new();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(feed(&["/1"]).as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    let body = packed.clone();
    let server = Server::new(move |request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" => {
            assert_eq!(request.header("Accept-Encoding").as_deref(), Some("gzip"));
            reply("200 OK", &["Content-Encoding: gzip"], &body)
        }
        _ => page(1),
    });
    desk.get(&server, "/feed").gives(2, 0);
    assert!(desk.records_of("response", "/feed")[0].block.ends_with(&packed));
}

#[test]
fn a_line_that_breaks_a_header_breaks_no_record() {
    let desk = Desk::new();
    let bytes = b"HTTP/1.0 200 Fine\r\nX-Odd: \xd8\xae\xd8\xa8\xd8\xb1\r\nETag: \"a\"\r\n\r\n<html>a".to_vec();
    let server = Server::new(move |request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        _ => Reply::Bytes(bytes.clone()),
    });
    desk.get(&server, "/a").gives(1, 0);
    let text = desk.records_of("response", "/a")[0].text();
    assert!(text.starts_with("HTTP/1.0 200 OK\r\nx-odd: خبر\r\n"), "{text}");
}

#[test]
fn what_the_feed_tells_stays_with_the_page() {
    let mut desk = Desk::new();
    // The page leads on, fails at first, and is asked for by itself later on.
    let server = Server::new(|request| match (request.path.as_str(), request.before) {
        ("/robots.txt", _) => not_found(),
        ("/feed", _) => ok(feed(&["/a"])),
        ("/a", _) => to("/b"),
        ("/b", 0) => reply("500 Internal Server Error", &[], ""),
        (_, n) => page(n),
    });
    desk.get(&server, "/feed").gives(1, 1);
    desk.pass(Duration::from_secs(3600));
    desk.get(&server, "/feed").gives(1, 0);
    desk.options.again = true;
    desk.pass(Duration::from_secs(3600));
    desk.get(&server, "/b").gives(1, 0);
    let metadata = desk.records_of("metadata", "/b");
    assert_eq!(metadata.len(), 3);
    for record in metadata {
        assert!(record.text().contains("item-title: خبر\r\n"), "{}", record.text());
    }
}
