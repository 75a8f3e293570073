//! Inputs that are missing, empty, binary or broken.

use crate::support::{Desk, OTHER, REPORT, line, text};
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
fn json_that_is_not_one_object_a_line_is_explained() {
    let desk = Desk::new();
    desk.put("list.json", "[{\"id\": \"a\", \"text\": \"b\"}]")
        .put("lines.json", line("a", REPORT));
    let run = desk.run(&["read", "list.json", "lines.json"]).ends(1);
    assert_eq!(run.ids(), ["a"]);
    run.notes("list.json: ", "jq");
}

#[test]
fn without_an_extension_the_beginning_tells() {
    let desk = Desk::new();
    let page = format!(
        "<!doctype html><html lang=ar><head><title>خبر</title></head><body><article><h1>خبر</h1><p>{}</p></article></body></html>",
        REPORT.replace('\n', "</p><p>")
    );
    desk.put("wire", line("w", REPORT))
        .put("page", page)
        .put("note", REPORT);
    let run = desk.run(&["read", "wire", "page", "note"]).ends(0);
    assert_eq!(run.ids(), ["w", "page", "note"]);
    let read = text(&run.lines()[1]["report"]["text"]);
    assert!(read.contains("رائد الحمصي") && !read.contains("<p>"), "{read}");
}

#[test]
fn standard_input_is_read() {
    let desk = Desk::new();
    let jsonl = [line("a", REPORT), line("b", OTHER)].concat();
    assert_eq!(desk.feed(&["read", "-"], jsonl.as_bytes()).ends(0).ids(), ["a", "b"]);
    assert_eq!(desk.feed(&["read", "-"], REPORT.as_bytes()).ends(0).ids(), ["stdin"]);
    desk.feed(&["read", "-"], b"").ends(3).notes("-: ", "empty");
}

#[test]
fn wrong_usage_ends_with_2() {
    let desk = Desk::new();
    for arguments in [
        &["read"][..],
        &["brief", "--format", "pdf", "x"],
        &["tell"],
        &["read", "--threads", "0", "x"],
    ] {
        desk.run(arguments).ends(2);
    }
}

#[test]
fn quiet_says_nothing() {
    let desk = Desk::new();
    desk.put("here.txt", REPORT);
    desk.run(&["read", "-q", "gone.txt", "here.txt"]).ends(1).silent();
}

#[test]
fn a_name_cannot_command_the_terminal() {
    let desk = Desk::new();
    desk.put("here.txt", REPORT);
    let run = desk.run(&["read", "gone\u{1b}[31m.txt", "here.txt"]).ends(1);
    assert!(!run.err.contains('\u{1b}'), "{:?}", run.err);
}
