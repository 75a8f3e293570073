//! Fetching again and again.

use crate::server::{Server, feed, not_found, ok, page, reply};
use crate::support::Desk;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tawatur::lexicon::Lexicon;
use tawatur_fetch::{Event, Summary, sources, watch};

/// Watches a feed for some rounds; gives the sum, and when each round ended.
fn rounds(desk: &Desk, server: &Server, count: usize, every: u64) -> (Summary, Vec<i64>) {
    let (mut folder, clock, stop) = (desk.open(), desk.clock(), Arc::clone(&desk.stop));
    let arguments = [server.url("/feed")];
    let (now, mut ends) = (desk.hands(), Vec::new());
    let sum = watch(
        &mut desk.fetcher(),
        || sources(&arguments, Lexicon::builtin()),
        Duration::from_secs(every),
        &mut folder,
        &clock,
        &stop,
        |event| {
            if let Event::Resting { .. } = event {
                ends.push(now());
                if ends.len() == count {
                    stop.store(true, Ordering::SeqCst);
                }
            }
        },
    )
    .unwrap();
    (sum, ends)
}

#[test]
fn each_round_brings_what_is_new() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/feed" => {
            let pages: Vec<String> = (0..=request.before).map(|n| format!("/{n}")).collect();
            ok(feed(&pages.iter().map(String::as_str).collect::<Vec<_>>()))
        }
        _ => page(1),
    });
    let (sum, ends) = rounds(&desk, &server, 3, 600);
    assert!(sum.interrupted);
    assert_eq!((sum.kept, sum.failed), (6, 0));
    assert_eq!(server.paths(), ["/feed", "/0", "/feed", "/1", "/feed", "/2"]);
    assert_eq!(ends, [2, 602, 1202]);
    desk.records();
}

#[test]
fn a_feed_that_fails_is_asked_less_and_less_often() {
    let desk = Desk::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        _ => reply("500 Internal Server Error", &[], ""),
    });
    rounds(&desk, &server, 40, 60);
    // After 1, 2, 4, 8 and 16 minutes.
    assert_eq!(server.paths().len(), 6);
}
