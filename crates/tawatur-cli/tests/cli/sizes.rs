//! Inputs that are very large, very many or very deep.

use crate::support::{Desk, OTHER, REPORT, line};
use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

/// 200 MB.
const LARGE: u64 = 200 * 1024 * 1024;

/// Makes a file large; what is added takes no room on most disks.
fn stretch(desk: &Desk, name: &str) {
    let file = OpenOptions::new().append(true).open(desk.path(name)).unwrap();
    file.set_len(LARGE).unwrap();
}

#[test]
fn a_text_of_200_mb_is_cut_and_told() {
    let desk = Desk::new();
    desk.put("large.txt", REPORT.repeat(3 * 1024 * 1024 / REPORT.len()));
    stretch(&desk, "large.txt");
    let run = desk.run(&["read", "large.txt"]).ends(1);
    assert_eq!(run.ids(), ["large"]);
    assert!(run.lines()[0]["notes"].to_string().contains("longer than 8 MiB"));
}

#[test]
fn a_line_of_200_mb_is_left_out_and_the_lines_before_it_are_read() {
    let desk = Desk::new();
    desk.put("large.jsonl", line("a", REPORT) + "{");
    stretch(&desk, "large.jsonl");
    let run = desk.run(&["read", "large.jsonl"]).ends(1);
    assert_eq!(run.ids(), ["a"]);
    run.notes("large.jsonl: line 2", "longer than");
}

#[test]
fn nothing_but_zeros_is_no_text() {
    let desk = Desk::new();
    desk.put("large.txt", "");
    stretch(&desk, "large.txt");
    let run = desk
        .run(&["read", "large.txt"])
        .ends(3)
        .notes("large.txt: ", "not a text");
    assert!(!run.err.contains("were read"), "{}", run.err);
}

#[test]
fn ten_thousand_reports_come_out_in_order() {
    let desk = Desk::new();
    let lines: String = (0..10_000)
        .map(|n| {
            line(
                &format!("r{n}"),
                &format!("قال الشاهد رقم {n} إن المطر نزل على وادي الزعتر."),
            )
        })
        .collect();
    desk.put("wire.jsonl", lines);
    let run = desk.run(&["read", "wire.jsonl"]).ends(0).silent();
    let expected: Vec<String> = (0..10_000).map(|n| format!("r{n}")).collect();
    assert_eq!(run.ids(), expected);
}

#[test]
fn ten_thousand_files_come_out_in_order() {
    let desk = Desk::new();
    for n in 0..10_000 {
        desk.put(&format!("in/{n:05}.txt"), format!("خبر {n}\nقال شاهد إن المطر نزل.\n"));
    }
    let run = desk.run(&["read", "in"]).ends(0);
    let expected: Vec<String> = (0..10_000).map(|n| format!("{n:05}")).collect();
    assert_eq!(run.ids(), expected);
}

#[test]
fn deep_nesting_ends_well() {
    let desk = Desk::new();
    let page = format!("<html><body>{}<p>{REPORT}", "<div>".repeat(20_000));
    let json = format!("{{\"id\":\"a\",\"text\":{}\n{}", "[".repeat(100_000), line("b", OTHER));
    desk.put("deep.html", page).put("deep.jsonl", json);
    let run = desk.run(&["read", "deep.html"]);
    assert!(matches!(run.code, Some(0 | 3)), "{:?} {}", run.code, run.err);
    assert_eq!(desk.run(&["read", "deep.jsonl"]).ends(1).ids(), ["b"]);
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let desk = Desk::new();
    let lines: String = (0..5_000).map(|n| line(&n.to_string(), REPORT)).collect();
    desk.put("wire.jsonl", lines);
    let mut child = desk
        .command(&["read", "wire.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    // The reader is dropped here, and the pipe closed with it.
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert!(first.starts_with('{'));
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}
