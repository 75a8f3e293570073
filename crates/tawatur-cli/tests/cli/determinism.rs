//! Same input, same bytes out.

use crate::support::{Desk, OTHER, REPORT, corpus, line};

/// Some reports of each kind, and one broken line.
fn desk() -> Desk {
    let desk = Desk::new();
    let wire: String = (0..100)
        .map(|n| match n % 41 {
            40 => "{broken\n".to_owned(),
            _ => line(
                &format!("w{n}"),
                &format!("{REPORT}وقال شاهد رقم {n} إن السفينة وصلت أمس.\n"),
            ),
        })
        .collect();
    desk.put("in/wire.jsonl", wire)
        .put("in/a.txt", REPORT)
        .put("in/b.txt", OTHER)
        .put(
            "in/c.html",
            format!("<html><body><article><p>{OTHER}</p></article></body></html>"),
        );
    desk
}

#[test]
fn threads_change_nothing() {
    let desk = desk();
    for arguments in [
        &["read"][..],
        &["brief", "--format", "json"],
        &["brief", "--format", "html"],
    ] {
        let run = |threads| desk.run(&[arguments, &["in", "--threads", threads]].concat()).ends(1);
        let one = run("1");
        for threads in ["2", "7"] {
            let many = run(threads);
            assert_eq!(one.out, many.out);
            assert_eq!(one.err, many.err);
        }
    }
}

#[test]
fn the_order_of_the_inputs_changes_no_brief() {
    let desk = desk();
    let mut files = ["in/wire.jsonl", "in/a.txt", "in/b.txt", "in/c.html"];
    // The page shows all there is, and the JSON all there is to compute with.
    for format in ["html", "json"] {
        let first = desk
            .run(&[&["brief", "--format", format], &files[..]].concat())
            .ends(1)
            .out;
        for _ in 0..3 {
            files.rotate_left(1);
            let again = desk
                .run(&[&["brief", "--format", format], &files[..]].concat())
                .ends(1)
                .out;
            assert_eq!(first, again);
        }
    }
}

#[test]
fn a_story_comes_out_the_same_again() {
    let desk = Desk::new();
    let mut stories = 0;
    for entry in corpus().read_dir().unwrap() {
        let folder = entry.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        stories += 1;
        let folder = folder.to_str().unwrap();
        for format in ["terminal", "json"] {
            let run = |threads| {
                desk.run(&["brief", folder, "--format", format, "--threads", threads])
                    .ends(0)
                    .out
            };
            assert_eq!(run("1"), run("2"), "{folder}");
        }
    }
    assert!(stories >= 3, "the corpus has {stories} stories");
}
