//! Inputs that are missing, empty, binary or broken.

use crate::support::{Desk, OTHER, REPORT, corpus, line, text};
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
fn json_is_read_as_a_list_an_object_or_lines() {
    let desk = Desk::new();
    let list = serde_json::json!([{"id": "a", "text": REPORT}, {"id": "b", "text": OTHER}, 7]);
    desk.put("list.json", serde_json::to_string_pretty(&list).unwrap())
        .put(
            "object.json",
            "{\n  \"id\": \"c\",\n  \"text\": \"قال شاهد إن المطر نزل.\"\n}\n",
        )
        .put("lines.json", line("d", REPORT));
    let run = desk.run(&["read", "list.json", "object.json", "lines.json"]).ends(1);
    assert_eq!(run.ids(), ["a", "b", "c", "d"]);
    run.notes("list.json: object 3, column", "left out");
}

#[test]
fn packed_files_are_unpacked() {
    let desk = Desk::new();
    let packed = |bytes: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut encoder, bytes.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let lines = [line("a", REPORT), line("b", OTHER)].concat();
    let mut cut = packed(&lines.repeat(300));
    cut.truncate(cut.len() - 20);
    desk.put("wire.jsonl.gz", packed(&lines))
        .put("note.txt.gz", packed(REPORT))
        .put("cut.jsonl.gz", cut);
    assert_eq!(
        desk.run(&["read", "wire.jsonl.gz", "note.txt.gz"]).ends(0).ids().len(),
        3
    );
    let run = desk.run(&["read", "cut.jsonl.gz"]).ends(1);
    assert!(run.ids().len() > 100);
    let line = format!("behind line {}", run.ids().len());
    run.notes("cut.jsonl.gz: ", &line)
        .notes("cut.jsonl.gz: ", "is cut short");

    // Of a list, a table and a text, too, what is before the break is read.
    let object = line_of_list(REPORT);
    let list = format!("[{}]", [object.as_str(); 300].join(",\n"));
    let table = format!("text\n{}", format!("\"{REPORT}\"\n").repeat(300));
    for (name, whole) in [
        ("cut.json.gz", list),
        ("cut.csv.gz", table),
        ("cut.txt.gz", REPORT.repeat(300)),
    ] {
        let mut cut = packed(&whole);
        cut.truncate(cut.len() - 20);
        desk.put(name, cut);
        let run = desk.run(&["read", name]).ends(1);
        assert!(!run.ids().is_empty(), "{name}");
        run.notes(&format!("{name}: "), "is cut short");
    }
}

fn line_of_list(body: &str) -> String {
    serde_json::json!({"text": body}).to_string()
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

#[test]
fn fields_are_found_by_the_names_that_the_user_gives() {
    let desk = Desk::new();
    desk.put(
        "table.csv",
        "رقم,النص,اليوم\n1,قال شاهد إن المطر نزل.,2023-10-03\n2,,\n",
    );
    let run = desk
        .run(&["read", "table.csv", "--map", "id=رقم,text=النص,published=اليوم"])
        .ends(1);
    assert_eq!(run.ids(), ["1"]);
    assert_eq!(run.lines()[0]["report"]["published"], "2023-10-03");
    run.notes("table.csv: line 3", "النص");
    desk.run(&["read", "table.csv", "--map", "txt=a"]).ends(2);
}

/// Every example of docs/inputs.md.
#[test]
fn every_kind_of_input_has_an_example_that_is_read() {
    let folder = corpus().join("../inputs");
    let desk = Desk::new();
    let exported: &[&str] = &["--map", "text=payload.words,published=day,outlet=paper"];
    for (name, reports) in [
        ("article.jsonld", 1),
        ("crawl.warc", 2),
        ("export.jsonl", 1),
        ("feed.atom", 2),
        ("feed.json", 1),
        ("feed.rss", 2),
        ("item.newsml.xml", 1),
        ("item.ninjs.json", 1),
        ("item.nitf.xml", 1),
        ("list.json", 2),
        ("page.html", 1),
        ("report.txt", 1),
        ("reports.jsonl", 2),
        ("table.csv", 2),
        ("table.tsv", 2),
    ] {
        let path = folder.join(name);
        let map = if name == "export.jsonl" { exported } else { &[] };
        let run = desk.run(&[&["read", &path.to_string_lossy()], map].concat()).ends(0);
        let lines = run.lines();
        assert_eq!(lines.len(), reports, "{name}: {}", run.err);
        for line in lines {
            let report = &line["report"];
            assert!(report["text"].as_str().unwrap().contains("السندان"), "{name}: {report}");
            assert!(
                report["outlet"].is_string() && report["published"].is_string(),
                "{name}: {report}"
            );
            assert!(!line["statements"].as_array().unwrap().is_empty(), "{name}: {report}");
        }
    }
    let list = folder.join("subscriptions.opml");
    // Beside what can be read it is still an input that cannot.
    let text = folder.join("report.txt");
    desk.run(&["read", &list.to_string_lossy(), &text.to_string_lossy()])
        .ends(1);
    desk.run(&["read", &list.to_string_lossy()])
        .ends(3)
        .notes(&list.to_string_lossy().replace('\\', "/"), "tawatur fetch");
}

/// `cargo test -p tawatur-cli --features parquet parquet` runs the other half.
#[test]
fn parquet_is_read_or_the_way_to_read_it_is_told() {
    let table = corpus().join("../inputs/table.parquet");
    let run = Desk::new().run(&["read", &table.to_string_lossy()]);
    if cfg!(feature = "parquet") {
        assert_eq!(run.ends(0).ids(), ["marsad-1", "sahil-7"]);
    } else {
        let name = table.to_string_lossy().replace('\\', "/");
        run.ends(3).notes(&name, "--features parquet").notes(&name, "duckdb -c");
    }
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
