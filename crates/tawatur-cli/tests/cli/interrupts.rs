//! Ctrl-C: what is written is whole, and the program says how it ended.
//!
//! The signal is sent as a terminal sends it, which is done here for Unix alone.

#![cfg(unix)]

use crate::support::{Desk, REPORT, Run};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// Sends what Ctrl-C sends.
pub(crate) fn interrupt(child: &Child) {
    let done = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(done.unwrap().success());
}

/// Starts a command on reports that come on standard input, which does not
/// end, and waits until it reads.
fn endless(desk: &Desk, arguments: &[&str]) -> Child {
    let mut child = desk.start(arguments);
    let mut stdin = child.stdin.take().unwrap();
    let (reads, begun) = channel();
    std::thread::spawn(move || {
        // Much that is not read, so that little reading makes a batch.
        let pad = "x".repeat(100_000);
        for n in 0..40 {
            let line = serde_json::json!({"id": n.to_string(), "text": REPORT, "pad": pad});
            // The other side may have been interrupted by now.
            let _ = writeln!(stdin, "{line}");
            // More than a pipe holds: somebody has read of it.
            if n == 12 {
                let _ = reads.send(());
            }
        }
        // What keeps it open.
        std::thread::sleep(Duration::from_secs(120));
        drop(stdin);
    });
    begun.recv().unwrap();
    child
}

/// Waits for the end, which must come soon.
fn ended(mut child: Child) -> Run {
    let begin = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(begin.elapsed() < Duration::from_secs(60), "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
    Run::from(child.wait_with_output().unwrap())
}

#[test]
fn reading_ends_with_a_whole_line() {
    let desk = Desk::new();
    let mut child = endless(&desk, &["read", "-"]);
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    out.read_line(&mut first).unwrap();
    interrupt(&child);
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert!(rest.is_empty() || rest.ends_with("}\n"));
    for line in first.lines().chain(rest.lines()) {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    ended(child).ends(130).notes("interrupted", "whole");
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    for arguments in [&["read", "-", "-o", "out.jsonl"][..], &["brief", "-", "-o", "out.html"]] {
        let desk = Desk::new();
        desk.put(arguments[3], "before");
        let child = endless(&desk, arguments);
        interrupt(&child);
        ended(child).ends(130).notes("interrupted", "");
        assert_eq!(std::fs::read_to_string(desk.path(arguments[3])).unwrap(), "before");
        assert_eq!(
            std::fs::read_dir(desk.path("")).unwrap().count(),
            1,
            "nothing is left beside it"
        );
    }
}
