//! What a user may have mistyped is told, and nothing else is said than what was asked for.

use crate::support::{Desk, REPORT};

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
fn a_wrong_value_is_told_with_what_may_stand_there() {
    let desk = Desk::new();
    desk.put("a.txt", REPORT);
    for (option, values, told) in [
        ("--limit", &["0", "-1", "x", ""][..], "write a whole number, 1 or more"),
        (
            "--threads",
            &["0", "-1", "2000", "99999999999999999999"],
            "from 1 to 1024",
        ),
        (
            "--since",
            &["2023-02-30", "yesterday", "2023-09-13T10:00"],
            "write it as 2023-09-13",
        ),
        ("--until", &["2023-13-01", "-5"], "write it as 2023-09-13"),
        ("--outlet", &["", " "], "name an outlet"),
        ("--map", &["", ","], "name a field"),
        ("--map", &["text=", "text"], "is not FIELD=NAME"),
    ] {
        for command in ["read", "brief"] {
            for value in values {
                let option = format!("{option}={value}");
                desk.run(&[command, "a.txt", &option]).ends(2).notes_usage(told);
            }
        }
    }
    desk.run(&["read", "a.txt", "--limit", "-1"])
        .ends(2)
        .notes_usage("1 or more");
    for width in ["0", "19", "1001", "-1", "wide"] {
        desk.run(&["brief", "a.txt", "--width", width])
            .ends(2)
            .notes_usage("from 20 to 1000");
    }
    // More than there are is all there are.
    desk.run(&["read", "a.txt", "--limit", "99999999999999999999999"])
        .ends(0);
}

#[test]
fn days_in_the_wrong_order_are_told() {
    let desk = Desk::new();
    desk.put("a.txt", REPORT);
    for command in ["read", "brief"] {
        desk.run(&[
            command,
            "a.txt",
            "--since",
            "2024-01-02",
            "--until",
            "2024-01-01",
            "-o",
            "b.json",
        ])
        .ends(2)
        .notes("--since 2024-01-02 is after --until 2024-01-01", "");
        assert!(!desk.path("b.json").exists());
        desk.run(&[command, "a.txt", "--since", "2023-10-01", "--until", "2023-10-01"]);
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

#[test]
fn an_address_is_no_input() {
    let desk = Desk::new();
    desk.put("a.txt", REPORT);
    for command in ["read", "brief"] {
        desk.run(&[command, "a.txt", "https://news.example/a"])
            .ends(2)
            .notes_usage("tawatur fetch https://news.example/a");
        desk.run(&[command, "HTTPS://news.example/a"])
            .ends(2)
            .notes_usage("tawatur fetch HTTPS://news.example/a");
        for other in ["ftp://news.example/a", "file:///news/a.txt"] {
            desk.run(&[command, other])
                .ends(2)
                .notes_usage("give the path of a file");
        }
    }
}
