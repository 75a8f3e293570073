//! Inputs that are missing, empty, binary or broken.

use crate::support::{Desk, OTHER, REPORT, line};
use std::fs;

#[test]
fn a_missing_file_is_told_and_the_rest_is_read() {
    let desk = Desk::new();
    desk.put("here.txt", REPORT);
    let run = desk.run(&["read", "gone.txt", "here.txt"]).ends(1);
    assert_eq!(run.ids(), ["here"]);
    run.notes("gone.txt: ", "no such file");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_told_and_the_rest_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.put("shut.txt", REPORT).put("open.txt", OTHER);
    fs::set_permissions(desk.path("shut.txt"), fs::Permissions::from_mode(0o0)).unwrap();
    if fs::read(desk.path("shut.txt")).is_ok() {
        eprintln!("skipped: this user may read every file");
        return;
    }
    let run = desk.run(&["read", "shut.txt", "open.txt"]).ends(1);
    assert_eq!(run.ids(), ["open"]);
    run.notes("shut.txt: ", "permission denied");
}

#[test]
fn a_folder_with_nothing_to_read_ends_with_3() {
    let desk = Desk::new();
    desk.put("in/photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0")
        .put("in/empty.txt", "")
        .put("in/deep/report.pdf", b"%PDF-1.7\n%\xe2\xe3");
    fs::create_dir(desk.path("void")).unwrap();
    for command in ["read", "brief"] {
        let run = desk.run(&[command, "in"]).ends(3);
        assert_eq!(run.out, "");
        run.notes("in/photo.jpg: ", "image")
            .notes("in/empty.txt: ", "empty")
            .notes("in/deep/report.pdf: ", "PDF")
            .notes("nothing could be read", "");
        desk.run(&[command, "void"]).ends(3).notes("void: ", "no file");
    }
}

#[test]
fn a_folder_called_like_a_file_is_a_folder() {
    let desk = Desk::new();
    desk.put("x.txt/report", REPORT);
    assert_eq!(desk.run(&["read", "x.txt"]).ends(0).ids(), ["report"]);
}

#[test]
fn folders_come_sorted_and_ids_stay_apart() {
    let desk = Desk::new();
    desk.put("in/b/news.txt", REPORT)
        .put("in/a/news.txt", OTHER)
        .put("in/c.txt", OTHER)
        .put("in/.hidden.txt", REPORT);
    let run = desk.run(&["read", "in"]).ends(0);
    assert_eq!(run.ids(), ["in/a/news.txt", "in/b/news.txt", "c"]);
}

#[test]
fn a_file_given_twice_is_one_report() {
    let desk = Desk::new();
    desk.put("in/a.txt", REPORT);
    assert_eq!(desk.run(&["read", "in/a.txt", "in", "./in/a.txt"]).ends(0).ids(), ["a"]);
}

#[test]
fn broken_lines_are_told_by_line_and_column_and_the_rest_is_read() {
    let desk = Desk::new();
    let lines = [
        line("one", REPORT),
        "{\"id\": \"two\", \"text\": \n".to_owned(),
        "{\"id\": \"three\"}\n".to_owned(),
        "\n".to_owned(),
        "[1, 2]\n".to_owned(),
        "{\"id\": \"six\", \"text\": 6}\n".to_owned(),
        line("seven", OTHER),
    ];
    desk.put("wire.jsonl", lines.concat());
    let run = desk.run(&["read", "wire.jsonl"]).ends(1);
    assert_eq!(run.ids(), ["one", "seven"]);
    assert_eq!(run.err.lines().count(), 4, "{}", run.err);
    run.notes("wire.jsonl: line 2, column ", "")
        .notes("wire.jsonl: line 3", "text")
        .notes("wire.jsonl: line 5", "")
        .notes("wire.jsonl: line 6", "");
}

#[test]
fn line_numbers_hold_through_a_long_file() {
    let desk = Desk::new();
    let mut lines: Vec<String> = (1..=3000)
        .map(|n| line(&n.to_string(), "قال شاهد إن المطر نزل."))
        .collect();
    lines[1999] = "{broken\n".to_owned();
    desk.put("wire.jsonl", lines.concat());
    let run = desk.run(&["read", "wire.jsonl"]).ends(1);
    assert_eq!(run.lines().len(), 2999);
    run.notes("wire.jsonl: line 2000, column ", "");
}

#[test]
fn an_id_used_twice_is_told_and_nothing_is_lost() {
    let desk = Desk::new();
    desk.put("wire.jsonl", [line("a", REPORT), line("a", OTHER)].concat())
        .put("a.txt", REPORT)
        .put("more.jsonl", line("a", OTHER));
    let run = desk.run(&["read", "wire.jsonl", "a.txt", "more.jsonl"]).ends(0);
    assert_eq!(run.ids(), ["a", "a~2", "a~3", "a~4"]);
    for (line, id) in run.lines().iter().zip(["a", "a~2", "a~3", "a~4"]).skip(1) {
        let notes = line["notes"].to_string();
        assert!(notes.contains("was given before") && notes.contains(id), "{notes}");
    }
}

#[test]
fn what_is_lost_of_an_input_ends_with_1() {
    let desk = Desk::new();
    let item = format!("<item><title>x</title><description>{REPORT}</description>");
    desk.put(
        "feed.rss",
        format!("<rss version=\"2.0\"><channel><title>y</title>{item}"),
    );
    let run = desk.run(&["read", "feed.rss"]).ends(1);
    assert_eq!(run.ids().len(), 1);
    run.notes("feed.rss: ", "the feed is broken");

    let page = format!(
        "<html><body><article><h1>x</h1><p>{}</p></article></body></html>",
        REPORT.repeat(4)
    );
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let record = |length: usize| {
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{length}\r\n\
             Content-Length: {length}\r\n\r\n{http}"
        )
    };
    let whole = record(http.len()) + "\r\n\r\n";
    desk.put("whole.warc", &whole)
        .put("cut.warc", whole.clone() + &record(http.len() + 9))
        .put("noise.warc", whole.clone() + "lost\r\n" + &whole);
    desk.run(&["read", "whole.warc"]).ends(0).silent();
    for (name, words) in [("cut.warc", "ends early"), ("noise.warc", "of no record")] {
        let run = desk.run(&["read", name]).ends(1);
        assert_eq!(run.ids().len(), 2, "{name}");
        run.notes(&format!("{name}: record 2"), words);
    }
}

#[test]
fn reports_are_chosen_by_day_outlet_and_number() {
    let desk = Desk::new();
    let lines: String = [
        ("a", "الوادي", "2023-10-03"),
        ("b", "المرصد", "2023-10-05"),
        ("c", "الوادي", ""),
    ]
    .iter()
    .map(|(id, outlet, day)| {
        let text = "قال شاهد إن المطر نزل على الوادي.";
        format!(
            "{}\n",
            serde_json::json!({"id": id, "outlet": outlet, "published": day, "text": text})
        )
    })
    .collect();
    desk.put("wire.jsonl", lines);
    let read = |arguments: &[&str]| desk.run(&[&["read", "wire.jsonl"], arguments].concat());
    let run = read(&["--since", "2023-10-04"]).ends(0);
    assert_eq!(run.ids(), ["b", "c"]);
    assert!(run.lines()[1]["notes"].to_string().contains("states no date"));
    run.notes("left out by --since", "1")
        .notes("kept without a date: 1", "");
    assert_eq!(read(&["--until", "2023-10-03"]).ends(0).ids(), ["a", "c"]);
    assert_eq!(read(&["--outlet", "الوادي"]).ends(0).ids(), ["a", "c"]);
    assert_eq!(read(&["--limit", "2"]).ends(0).silent().ids(), ["a", "b"]);
    read(&["--outlet", "آخر"]).ends(3).notes("no report is left", "3");
    read(&["--since", "soon"]).ends(2);
    read(&["--limit", "0"]).ends(2);
    desk.run(&["brief", "wire.jsonl", "--limit", "1"]).ends(0);
}
