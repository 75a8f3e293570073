//! What is fetched from run to run: nothing twice, unless it has changed or is asked for again.

use crate::keeping::news;
use crate::server::{Server, feed, not_found, ok, page};
use crate::support::Desk;
use std::fs;
use std::time::Duration;
use tawatur_fetch::Pages;

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
