//! Fetching, and telling what was fetched, as a person would.

use crate::support::Desk;
use server::{Reply, Server, feed, not_found, ok, page};
use std::fs;
use std::time::Duration;

#[expect(dead_code, reason = "made for the tests of tawatur-fetch, which need more of it")]
#[path = "../../../tawatur-fetch/tests/fetch/server.rs"]
mod server;

#[path = "../../../tawatur-fetch/tests/fetch/trusted.rs"]
mod trusted;

/// A feed of three pages.
fn news() -> Server {
    Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" => ok(feed(&["/0", "/1", "/2"])),
        path => page(path.trim_start_matches('/').parse().unwrap()),
    })
}

const FAST: [&str; 3] = ["--allow-private", "--delay", "1ms"];

#[test]
fn what_is_fetched_is_told_now_and_later() {
    let (desk, server) = (Desk::new(), news());
    let url = server.url("/feed");
    let fetch = [&["fetch", url.as_str()][..], &FAST].concat();
    desk.run(&fetch).ends(0).notes("4 new in news", "");
    assert_eq!(server.paths().len(), 4);
    desk.run(&fetch).ends(0).notes("0 new, 1 unchanged in news", "");
    assert_eq!(server.paths().len(), 5);
    let brief = desk.run(&["brief", "news", "--format", "markdown"]).ends(0).out;
    assert!(brief.contains("نادر العكاري"), "{brief}");
    // Without the server, and from the files alone.
    let file = fs::read_dir(desk.path("news"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().ends_with(".warc.gz"))
        .unwrap();
    drop(server);
    let again = desk
        .run(&["brief", file.to_str().unwrap(), "--format", "markdown"])
        .ends(0)
        .out;
    assert!(again.contains("نادر العكاري"));
}

#[test]
fn what_the_feed_tells_of_a_page_is_told_where_the_page_does_not() {
    let feed = "<rss version='2.0'><channel><title>المرصاد</title><item><title>سيول الوادي</title><link>/0</link>\
                <pubDate>Thu, 05 Oct 2023 09:30:00 +0300</pubDate><category>محليات</category>\
                <description>بداية الخبر…</description></item></channel></rss>";
    let page = "<!DOCTYPE html><html><body><article><p>قال رئيس بلدية وادي الزعتر نادر العكاري إن السيول قطعت الطريق \
                رقم ثلاثة إلى الوادي، وإن الجسر لم يصب بضرر.</p></article></body></html>";
    let server = Server::new(move |request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" => ok(feed),
        _ => ok(page),
    });
    let (desk, url) = (Desk::new(), server.url("/feed"));
    desk.run(&[&["fetch", url.as_str()][..], &FAST].concat()).ends(0);
    drop(server);
    let out = desk.run(&["read", "news"]).ends(0).out;
    let line = out.lines().last().unwrap();
    assert!(line.contains("السيول"), "{out}");
    for told in [
        "\"outlet\":\"المرصاد\"",
        "\"title\":\"سيول الوادي\"",
        "\"published\":\"2023-10-05T09:30:00+03:00\"",
        "\"categories\":[\"محليات\"]",
        "not told by the page, taken from the feed",
    ] {
        assert!(line.contains(told), "{told} not in {line}");
    }
    let brief = desk.run(&["brief", "news", "--format", "json"]).ends(0).out;
    assert!(brief.contains("2023-10-05T09:30:00+03:00"), "{brief}");
}

#[test]
fn a_safe_page_is_fetched_from_whom_a_trusted_authority_vouches_for() {
    let (desk, (server, authority)) = (Desk::new(), trusted::server());
    desk.put("authority.pem", authority);
    for url in [server.url("/a"), server.other_url("/b")] {
        let url = url.replace("http:", "https:");
        let run = |trusted: &str| {
            let mut command = desk.command(&[&["fetch", url.as_str(), "--out", "a"][..], &FAST].concat());
            command
                .env("SSL_CERT_FILE", desk.path(trusted))
                .env_remove("SSL_CERT_DIR");
            crate::support::Run::of(&mut command)
        };
        run("authority.pem").ends(0).notes("1 new in a", "");
    }
    let out = desk.run(&["read", "a"]).ends(0).out;
    assert_eq!(out.lines().count(), 2, "{out}");
    for url in [server.url("/a"), server.other_url("/b")] {
        assert!(out.contains(&url.replace("http:", "https:")), "{url} not in {out}");
    }
    // Who trusts nobody is told.
    desk.put("nobody.pem", "");
    let url = server.url("/c").replace("http:", "https:");
    let mut command = desk.command(&[&["fetch", url.as_str(), "--out", "b"][..], &FAST].concat());
    command
        .env("SSL_CERT_FILE", desk.path("nobody.pem"))
        .env_remove("SSL_CERT_DIR");
    crate::support::Run::of(&mut command)
        .ends(3)
        .notes("127.0.0.1: ", "not safe");
    assert_eq!(server.paths(), ["/a", "/b"]);
}

#[test]
fn lists_in_files_and_on_standard_input_are_fetched() {
    let (desk, server) = (Desk::new(), news());
    desk.put("urls", format!("# news\n{} tag\n", server.url("/0")));
    desk.run(&[&["fetch", "urls", "--out", "a"][..], &FAST].concat())
        .ends(0)
        .notes("1 new in a", "");
    let list = format!("{}\n", server.url("/1"));
    desk.feed(&[&["fetch", "-", "-q"][..], &FAST].concat(), list.as_bytes())
        .ends(0)
        .silent();
    assert_eq!(server.paths(), ["/0", "/1"]);
}

#[test]
fn the_exit_code_tells_how_much_could_be_fetched() {
    let (desk, server) = (Desk::new(), news());
    let (good, bad) = (server.url("/0"), server.url("/feed").replace("/feed", "/robots.txt"));
    desk.run(&[&["fetch", good.as_str(), bad.as_str()][..], &FAST].concat())
        .ends(1)
        .notes(&bad, "404");
    desk.run(&[&["fetch", bad.as_str(), "--out", "b"][..], &FAST].concat())
        .ends(3)
        .notes("nothing could be fetched", "");
    desk.run(&["fetch", "news.example"])
        .ends(3)
        .notes("news.example", "https://");
    desk.run(&["fetch"]).ends(2);
    desk.run(&["watch", "a", "--every", "1s"])
        .ends(2)
        .notes_usage("once a minute");
    // A list that is not there will not come with the next round.
    desk.run(&["watch", "gone.opml", "--out", "w"])
        .ends(3)
        .notes("gone.opml: ", "")
        .notes("nothing could be fetched", "");
    desk.put("file", "x");
    desk.run(&["fetch", good.as_str(), "--out", "file"])
        .ends(4)
        .notes("cannot write file", "is a file, not a folder");
    // Of a machine of one's own, one is not asked to read.
    desk.run(&["fetch", good.as_str(), "--out", "c"])
        .ends(3)
        .notes("127.0.0.1", "--allow-private");
}

#[test]
fn no_folder_is_made_for_nothing() {
    let desk = Desk::new();
    desk.put("empty.opml", "")
        .put("list/urls", "")
        .put("text.txt", "قال الوزير\nإن الطريق مقطوعة.\n");
    fs::create_dir(desk.path("there")).unwrap();
    for command in ["fetch", "watch"] {
        for what in [
            "notaurl",
            "ftp://a.example",
            "https://",
            "empty.opml",
            "list",
            "text.txt",
        ] {
            for out in ["news", "deep/er", "there"] {
                let run = desk.run(&[command, what, "--out", out]).ends(3);
                assert_eq!(run.err.lines().count(), 2, "{}", run.err);
                run.notes(what, "").notes("nothing could be fetched", "");
            }
        }
    }
    assert!(!desk.path("news").exists() && !desk.path("deep").exists());
    assert_eq!(fs::read_dir(desk.path("there")).unwrap().count(), 0);
}

#[test]
fn a_wrong_value_is_told_with_what_may_stand_there() {
    let desk = Desk::new();
    for command in ["fetch", "watch"] {
        for (option, values, told) in [
            ("--delay", &["", "x", "-1", "-1s", "1e400d"][..], "write a time as 90s"),
            ("--delay", &["99999999999999999999d", "9999d"], "is longer than a year"),
            (
                "--connections",
                &["0", "-1", "x", "99999999999999999999"],
                "from 1 to 1024",
            ),
            ("--contact", &[""], "a value is required"),
            ("--pages", &["some"], "possible values"),
        ] {
            for value in values {
                desk.run(&[command, "https://a.example", &format!("{option}={value}")])
                    .ends(2)
                    .notes_usage(told);
            }
        }
        desk.run(&[command, ""]).ends(2);
    }
    desk.run(&["watch", "https://a.example", "--every", "9999d"])
        .ends(2)
        .notes_usage("is longer than a year");
    assert!(!desk.path("news").exists());
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_goes_on_where_it_was() {
    use crate::interrupts::interrupt;
    use std::process::Stdio;

    for command in ["fetch", "watch"] {
        let desk = Desk::new();
        let server = Server::new(|request| match request.path.as_str() {
            "/robots.txt" => not_found(),
            "/feed" => ok(feed(&["/0", "/1", "/2"])),
            "/1" if request.before == 0 => Reply::Silence(Duration::from_secs(60)),
            path => page(path.trim_start_matches('/').parse().unwrap()),
        });
        let url = server.url("/feed");
        let child = desk
            .command(&[&[command, url.as_str()][..], &FAST].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        while !server.paths().contains(&"/1".to_owned()) {
            std::thread::sleep(Duration::from_millis(10));
        }
        interrupt(&child);
        let run = crate::support::Run::from(child.wait_with_output().unwrap());
        run.ends(130)
            .notes("interrupted: 2 new, 2 left", "the same command goes on from here");
        desk.run(&["read", "news"]).ends(0);
        desk.run(&[&["fetch", url.as_str()][..], &FAST].concat())
            .ends(0)
            .notes("2 new, 1 unchanged", "");
    }
}
