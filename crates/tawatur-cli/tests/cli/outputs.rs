//! Where the output goes and in which form.

use crate::support::{Desk, OTHER, REPORT, Run};
use std::fs;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("in/a.txt", REPORT).put("in/b.txt", OTHER);
    desk
}

#[test]
fn a_missing_folder_for_the_output_ends_with_4() {
    let desk = desk();
    let run = desk.run(&["brief", "in", "-o", "no/such/story.html"]).ends(4);
    assert!(run.out.is_empty());
    run.notes("cannot write no/such/story.html", "");
    desk.run(&["brief", "in", "-o", "in"]).ends(4);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_with_4() {
    let desk = desk();
    for command in ["read", "brief"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        Run::of(desk.command(&[command, "in"]).stdout(full))
            .ends(4)
            .notes("cannot write", "");
    }
}

#[test]
fn the_file_is_replaced_whole_and_nothing_is_left_beside_it() {
    let desk = desk();
    desk.put("out/story.json", "x".repeat(1_000_000));
    desk.run(&["brief", "in", "-o", "out/story.json"]).ends(0);
    let story = fs::read_to_string(desk.path("out/story.json")).unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(&story).is_ok());
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), 1);
}

#[test]
fn an_output_that_cannot_be_made_is_told_before_the_work() {
    let desk = desk();
    desk.put("file", "x");
    for command in ["read", "brief"] {
        for output in ["story.json/", "file/story.json", "no/story.json", "in"] {
            // Nothing is read: the input that is not there is not told.
            let run = desk.run(&[command, "gone.txt", "-o", output]).ends(4);
            assert!(!run.err.contains("gone.txt"), "{output}: {}", run.err);
            run.notes(&format!("cannot write {output}"), "");
        }
        desk.run(&[command, "in", "-o", ""]).ends(2);
    }
    assert_eq!(fs::read_dir(desk.path(".")).unwrap().count(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_file_is_told_without_the_name_that_was_tried() {
    let desk = desk();
    for command in ["read", "brief"] {
        let run = desk.run(&[command, "in", "-o", "/proc/story.json"]).ends(4);
        assert!(!run.err.contains(".tawatur-"), "{}", run.err);
        run.notes("cannot write /proc/story.json: ", "");
    }
}

#[test]
fn an_input_is_not_replaced() {
    let desk = desk();
    for command in ["read", "brief"] {
        for (input, output) in [
            ("in/a.txt", "in/a.txt"),
            ("in", "in/a.txt"),
            ("in/a.txt", "./in/../in/a.txt"),
        ] {
            desk.run(&[command, input, "-o", output])
                .ends(2)
                .notes(output, "is one of the inputs");
        }
        assert_eq!(fs::read_to_string(desk.path("in/a.txt")).unwrap(), REPORT);
        // A new file beside them, and another file that is there, may be written.
        desk.run(&[command, "in/a.txt", "-o", "in/b.txt"]).ends(0);
        desk.run(&[command, "in", "-o", "new.json"]).ends(0);
    }
}

#[test]
fn a_brief_among_the_inputs_is_no_report_and_may_be_written_again() {
    let desk = desk();
    desk.run(&["brief", "in", "-o", "in/story.html"]).ends(0);
    let first = fs::read_to_string(desk.path("in/story.html")).unwrap();
    desk.run(&["brief", "in", "-o", "in/story.html"])
        .ends(0)
        .notes("in/story.html", "is a brief that Tawatur wrote, and no report");
    let second = fs::read_to_string(desk.path("in/story.html")).unwrap();
    // It tells the same but for the note.
    assert!(second.starts_with(&first[..first.find("<main").unwrap()]), "{second}");
    desk.run(&["brief", "in/story.html"]).ends(3);
}

#[test]
fn the_file_is_kept_when_nothing_can_be_read() {
    let desk = desk();
    desk.put("story.html", "before");
    desk.run(&["brief", "gone.txt", "-o", "story.html"]).ends(3);
    assert_eq!(fs::read_to_string(desk.path("story.html")).unwrap(), "before");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = desk();
    desk.put("story.json", "before");
    fs::set_permissions(desk.path("story.json"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink(desk.path("story.json"), desk.path("link.json")).unwrap();
    desk.run(&["brief", "in", "-o", "link.json"]).ends(0);
    assert!(fs::symlink_metadata(desk.path("link.json")).unwrap().is_symlink());
    let mode = fs::metadata(desk.path("story.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_ne!(fs::read_to_string(desk.path("story.json")).unwrap(), "before");
    // What is no file stays what it is.
    desk.run(&["brief", "in", "-o", "/dev/null"]).ends(0);
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn the_extension_gives_the_format() {
    let desk = desk();
    for (name, format) in [
        ("s.html", "html"),
        ("s.md", "markdown"),
        ("s.json", "json"),
        ("s.txt", "terminal"),
    ] {
        desk.run(&["brief", "in", "-o", name]).ends(0);
        let file = fs::read_to_string(desk.path(name)).unwrap();
        assert_eq!(
            file,
            desk.run(&["brief", "in", "--format", format]).ends(0).out,
            "{name}"
        );
    }
    desk.run(&["brief", "in", "-o", "s.foo"])
        .ends(2)
        .notes("s.foo: ", "--format");
    assert!(!desk.path("s.foo").exists());
    desk.run(&["brief", "in", "-o", "s.foo", "--format", "html"]).ends(0);
    desk.run(&["brief", "in", "-o", "s.html", "--format", "json"]).ends(0);
    assert!(fs::read_to_string(desk.path("s.html")).unwrap().starts_with('{'));
}

#[test]
fn colours_are_there_when_asked_for() {
    let desk = desk();
    let colored = |arguments: &[&str], no_color: &str| {
        let mut command = desk.command(&[&["brief", "in"], arguments].concat());
        Run::of(command.env("NO_COLOR", no_color))
            .ends(0)
            .out
            .contains('\u{1b}')
    };
    assert!(!colored(&[], ""));
    assert!(colored(&["--color", "always"], ""));
    assert!(colored(&["--color", "always"], "1"));
    assert!(!colored(&["--color", "never"], ""));
}

#[test]
fn the_language_is_that_of_most_reports_or_as_asked() {
    let desk = desk();
    desk.put("c.txt", "Rain floods the valley\nThe mayor, Nadir Akkari, said on Thursday that floods had cut the road to the valley.\n");
    let markdown = |arguments: &[&str]| {
        desk.run(&[&["brief", "--format", "markdown"], arguments].concat())
            .ends(0)
            .out
    };
    assert_eq!(
        markdown(&["in", "c.txt"]),
        markdown(&["in", "c.txt", "--language", "ar"])
    );
    assert_ne!(
        markdown(&["in", "c.txt"]),
        markdown(&["in", "c.txt", "--language", "en"])
    );
    assert_eq!(markdown(&["c.txt"]), markdown(&["c.txt", "--language", "en"]));
}

#[test]
fn help_names_the_exit_codes_and_gives_examples() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).ends(0).out;
    for code in [0, 1, 2, 3, 4, 5, 130] {
        assert!(help.contains(&format!("\n  {code} ")), "{help}");
    }
    let fetching: &[&str] = if cfg!(feature = "fetch") {
        &["fetch", "watch"]
    } else {
        &[]
    };
    for &command in ["read", "brief"].iter().chain(fetching) {
        assert!(desk.run(&[command, "--help"]).ends(0).out.contains("Examples:"));
    }
}
