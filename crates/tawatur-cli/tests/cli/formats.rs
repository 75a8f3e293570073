//! Each format of input, packed or not, by its name or by its beginning.

use crate::support::{Desk, OTHER, REPORT, corpus, line, text};

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
