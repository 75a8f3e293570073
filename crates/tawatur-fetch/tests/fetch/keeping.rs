//! What is kept: all that came, once, and valid whenever the program ends.

use crate::server::{Reply, Server, feed, not_found, ok, page, reply, to};
use crate::support::Desk;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tawatur_fetch::Pages;

/// A feed of some pages; nothing is forbidden.
fn news(count: usize) -> Server {
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
fn nothing_is_fetched_twice() {
    let desk = Desk::new();
    let server = news(3);
    desk.get(&server, "/feed").gives(4, 0);
    let run = desk.fetch(&[server.url("/feed"), server.url("/1"), server.url("/1#top")]);
    assert_eq!((run.summary.kept, run.summary.unchanged, run.summary.known), (0, 1, 2));
    assert_eq!(server.paths(), ["/feed", "/0", "/1", "/2", "/feed"]);
}

#[test]
fn a_page_is_asked_for_again_when_told_to() {
    let mut desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        _ => page(request.before / 2),
    });
    desk.get(&server, "/a").gives(1, 0);
    desk.options.again = true;
    desk.pass(Duration::from_secs(60));
    // As it was, and then another.
    assert_eq!(desk.get(&server, "/a").summary.unchanged, 1);
    desk.get(&server, "/a").gives(1, 0);
    let revisit = &desk.records_of("revisit", "/a")[0];
    let responses = desk.records_of("response", "/a");
    assert!(
        revisit
            .get("warc-profile")
            .unwrap()
            .ends_with("/revisit/identical-payload-digest")
    );
    assert_eq!(
        revisit.get("warc-payload-digest"),
        responses[0].get("warc-payload-digest")
    );
    assert_eq!(revisit.get("warc-refers-to"), responses[0].get("warc-record-id"));
    assert_eq!(responses.len(), 2);
}

#[test]
fn the_pages_of_a_feed_are_asked_for_again_when_told_to() {
    let mut desk = Desk::new();
    let server = news(2);
    desk.get(&server, "/feed").gives(3, 0);
    desk.get(&server, "/feed").gives(0, 0);
    desk.options.again = true;
    let run = desk.get(&server, "/feed");
    assert_eq!((run.summary.kept, run.summary.unchanged), (0, 3), "{run:?}");
    assert_eq!(server.paths(), ["/feed", "/0", "/1", "/feed", "/feed", "/0", "/1"]);
}

#[test]
fn an_entry_that_was_changed_is_fetched_again() {
    let desk = Desk::new();
    let atom = |updated: &str| {
        format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>المرصاد</title><entry><id>1</id><title>خبر</title>\
             <link href='/1'/><updated>{updated}</updated><summary>بداية…</summary></entry></feed>"
        )
    };
    let server = Server::new(move |request| match (request.path.as_str(), request.before) {
        ("/robots.txt", _) => not_found(),
        ("/feed", 0) => ok(atom("2026-03-01T11:00:00Z")),
        ("/feed", 1 | 2) => ok(atom("2026-03-01T12:30:00Z")),
        ("/feed", _) => ok(atom("2036-03-01T12:30:00Z")),
        (_, n) => page(n),
    });
    for kept in [2, 2, 0, 1] {
        desk.get(&server, "/feed").gives(kept, 0);
        desk.pass(Duration::from_secs(3600));
    }
    assert_eq!(server.paths().iter().filter(|path| *path == "/1").count(), 2);
}

#[test]
fn full_entries_need_no_page_unless_all_are_wanted() {
    let text = "قال رئيس البلدية نادر العكاري إن السيول قطعت الطريق. ".repeat(30);
    let rss = format!(
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>المرصاد</title>\
         <item><title>أ</title><link>/full</link><description>قال</description><content:encoded>{text}</content:encoded></item>\
         <item><title>ب</title><link>/stub</link><description>بداية…</description></item></channel></rss>"
    );
    for (pages, expected) in [
        (Pages::Auto, vec!["/feed", "/stub"]),
        (Pages::Always, vec!["/feed", "/full", "/stub"]),
        (Pages::Never, vec!["/feed"]),
    ] {
        let mut desk = Desk::new();
        desk.options.pages = pages;
        let rss = rss.clone();
        let server = Server::new(move |request| match request.path.as_str() {
            "/robots.txt" => not_found(),
            "/feed" => ok(&rss),
            _ => page(1),
        });
        desk.get(&server, "/feed");
        assert_eq!(server.paths(), expected);
    }
}

#[test]
fn lists_lead_to_feeds_and_feeds_to_pages() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/list.opml" => ok("<opml version='2.0'><body><outline xmlUrl='/a'/><outline xmlUrl='/b'/></body></opml>"),
        "/a" => ok(feed(&["/1", "/2"])),
        "/b" => ok(feed(&["/2", "/3"])),
        _ => page(1),
    });
    let list = format!(
        "<opml version='2.0'><body><outline xmlUrl='{}'/><outline xmlUrl='{}'/></body></opml>",
        server.url("/a"),
        server.url("/b")
    );
    let path = desk.path().with_file_name("list.opml");
    fs::write(&path, list).unwrap();
    desk.fetch(&[path.to_str().unwrap().to_owned()]).gives(5, 0);
    assert_eq!(server.paths(), ["/a", "/b", "/1", "/2", "/3"]);
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
