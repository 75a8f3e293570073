//! What a server may expect: its robots.txt is obeyed, it is not hurried, and not asked twice.

use crate::server::{Reply, Server, feed, not_found, ok, page, reply, to};
use crate::support::Desk;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Answers, and writes down when each path was asked for.
fn timed(desk: &Desk, answer: impl Fn(&str, usize) -> Reply + Send + Sync + 'static) -> (Server, Arc<Mutex<Vec<i64>>>) {
    let times = Arc::new(Mutex::new(Vec::new()));
    let (log, now) = (Arc::clone(&times), desk.hands());
    let server = Server::new(move |request| {
        if request.path != "/robots.txt" {
            log.lock().unwrap().push(now());
        }
        answer(&request.path, request.before)
    });
    (server, times)
}

#[test]
fn what_robots_txt_forbids_is_not_asked_for() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => ok("User-agent: *\nDisallow: /private/\n\nUser-agent: tawatur\nDisallow: /own/\n"),
        "/feed" => ok(feed(&["/own/1", "/private/2"])),
        _ => page(1),
    });
    desk.get(&server, "/feed")
        .gives(2, 1)
        .tells("not allowed by the robots.txt");
    assert_eq!(server.paths(), ["/feed", "/private/2"]);
    // Nor is it told again.
    assert!(desk.get(&server, "/feed").notes.is_empty());
}

#[test]
fn without_a_robots_txt_all_is_allowed_and_with_a_broken_one_nothing() {
    for (status, allowed) in [
        ("404 Not Found", true),
        ("403 Forbidden", true),
        ("500 Internal Server Error", false),
        ("429 Too Many Requests", false),
    ] {
        let desk = Desk::new();
        let server = Server::new(move |request| match request.path.as_str() {
            "/robots.txt" => reply(status, &[], ""),
            _ => page(1),
        });
        let run = desk.get(&server, "/a");
        assert_eq!(run.summary.kept, usize::from(allowed), "{status}");
        if !allowed {
            run.tells("robots.txt cannot be had");
            assert_eq!(run.summary.left, 1);
            // After an hour, it is asked whether that has changed.
            desk.pass(DAY / 24);
            desk.get(&server, "/a");
            assert_eq!(server.requests().len(), 2);
        }
    }
}

#[test]
fn robots_txt_is_asked_for_once_a_day_in_all_runs() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => ok("User-agent: *\nDisallow: /x\n"),
        _ => page(1),
    });
    let asked = || {
        server
            .requests()
            .iter()
            .filter(|request| request.path == "/robots.txt")
            .count()
    };
    desk.get(&server, "/a").gives(1, 0);
    desk.get(&server, "/b").gives(1, 0);
    desk.get(&server, "/x/1").gives(0, 1);
    assert_eq!(asked(), 1);
    desk.pass(DAY);
    desk.get(&server, "/c").gives(1, 0);
    assert_eq!(asked(), 2);
    desk.get(&server, "/x/2").gives(0, 1);
}

#[test]
fn robots_txt_may_be_somewhere_else() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => to("/r/robots.txt"),
        "/r/robots.txt" => ok("User-agent: *\nDisallow: /a\n"),
        _ => page(1),
    });
    desk.get(&server, "/a").gives(0, 1);
    desk.get(&server, "/b").gives(1, 0);
}

#[test]
fn requests_to_a_host_keep_their_distance() {
    let desk = Desk::new();
    let (server, times) = timed(&desk, |path, _| match path {
        "/robots.txt" => not_found(),
        "/feed" => ok(feed(&["/1", "/2", "/3"])),
        _ => page(1),
    });
    desk.get(&server, "/feed").gives(4, 0);
    assert_eq!(*times.lock().unwrap(), [0, 2, 4, 6]);
}

#[test]
fn a_host_can_ask_for_more_distance() {
    let desk = Desk::new();
    let (server, times) = timed(&desk, |path, _| match path {
        "/robots.txt" => ok("User-agent: *\nCrawl-delay: 30\nDisallow:\n"),
        "/feed" => ok(feed(&["/1", "/2"])),
        _ => page(1),
    });
    desk.get(&server, "/feed").gives(3, 0);
    assert_eq!(*times.lock().unwrap(), [0, 30, 60]);
}

#[test]
fn a_host_that_wants_days_between_requests_is_asked_once_a_run() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => ok("User-agent: *\nCrawl-delay: 3600\nDisallow:\n"),
        "/feed" => ok(feed(&["/1", "/2"])),
        _ => page(1),
    });
    let run = desk.get(&server, "/feed");
    assert_eq!((run.summary.kept, run.summary.left), (1, 2));
    assert!(desk.seconds() < 10, "the run does not wait for hours");
}

#[test]
fn later_in_seconds_is_waited_for() {
    let desk = Desk::new();
    let (server, times) = timed(&desk, |path, before| match path {
        "/robots.txt" => not_found(),
        _ if before == 0 => reply("429 Too Many Requests", &["Retry-After: 60"], ""),
        _ => page(1),
    });
    desk.get(&server, "/a").gives(1, 0);
    assert_eq!(*times.lock().unwrap(), [0, 60]);
}

#[test]
fn later_as_a_date_is_waited_for() {
    let desk = Desk::new();
    let (server, times) = timed(&desk, |path, before| match path {
        "/robots.txt" => not_found(),
        _ if before == 0 => reply(
            "503 Service Unavailable",
            &["Retry-After: Sun, 01 Mar 2026 12:01:30 GMT"],
            "",
        ),
        _ => page(1),
    });
    desk.get(&server, "/a").gives(1, 0);
    assert_eq!(*times.lock().unwrap(), [0, 90]);
}

#[test]
fn later_without_a_time_is_tried_at_growing_distances() {
    let desk = Desk::new();
    let (server, times) = timed(&desk, |path, _| match path {
        "/robots.txt" => not_found(),
        _ => reply("503 Service Unavailable", &["Retry-After: soon"], ""),
    });
    desk.get(&server, "/a").gives(0, 1).tells("later");
    assert_eq!(*times.lock().unwrap(), [0, 10, 30, 70]);
}

#[test]
fn much_later_counts_for_all_of_the_host_and_for_the_next_run() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" => ok(feed(&["/1", "/2"])),
        _ if request.before == 0 => reply("429 Too Many Requests", &["Retry-After: 7200"], ""),
        _ => page(1),
    });
    let run = desk.get(&server, "/feed");
    assert_eq!((run.summary.failed, run.summary.left), (1, 1));
    desk.pass(Duration::from_secs(600));
    let run = desk.get(&server, "/feed");
    assert_eq!((run.summary.kept, run.summary.unchanged), (0, 0), "{run:?}");
    run.tells("left alone");
    assert_eq!(server.paths(), ["/feed", "/1"]);
    desk.pass(Duration::from_secs(7200));
    desk.get(&server, "/feed").tells("/2: the server answers 429");
}

#[test]
fn it_says_who_it_is() {
    let desk = Desk::new();
    let server = Server::new(|_| page(1));
    desk.get(&server, "/a");
    for request in server.requests() {
        let agent = request.header("User-Agent").unwrap();
        assert!(
            agent.starts_with("tawatur/") && agent.ends_with("(+https://desk.example/)"),
            "{agent}"
        );
        assert_eq!(request.header("Host"), Some(format!("127.0.0.1:{}", server.port())));
    }
}

#[test]
fn a_feed_is_asked_whether_it_has_changed() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" if request.header("If-None-Match").as_deref() == Some("\"v1\"") => {
            assert!(request.header("If-Modified-Since").unwrap().contains("2026"));
            reply("304 Not Modified", &["ETag: \"v1\""], "")
        }
        "/feed" => reply(
            "200 OK",
            &["ETag: \"v1\"", "Last-Modified: Sun, 01 Mar 2026 10:00:00 GMT"],
            feed(&["/1"]),
        ),
        _ => page(1),
    });
    desk.get(&server, "/feed").gives(2, 0);
    let run = desk.get(&server, "/feed");
    assert_eq!((run.summary.kept, run.summary.unchanged), (0, 1));
    assert_eq!(server.paths(), ["/feed", "/1", "/feed"]);
    let revisit = &desk.records_of("revisit", "/feed")[0];
    assert!(
        revisit
            .get("warc-profile")
            .unwrap()
            .ends_with("/revisit/server-not-modified")
    );
    let first = &desk.records_of("response", "/feed")[0];
    assert_eq!(revisit.get("warc-refers-to"), first.get("warc-record-id"));
    assert_eq!(revisit.get("warc-refers-to-date"), first.get("warc-date"));
}

#[test]
fn hosts_are_asked_at_the_same_time_and_each_in_its_own() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        _ => page(1),
    });
    let all = [
        server.url("/1"),
        server.url("/2"),
        server.other_url("/3"),
        server.other_url("/4"),
    ];
    desk.fetch(&all).gives(4, 0);
    assert_eq!(desk.seconds(), 2);
}
