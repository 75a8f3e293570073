//! What the output promises to the programs that read it.

use crate::support::{Desk, OTHER, REPORT, corpus, docs, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// All objects with start, end and text below `value`.
fn spans<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(fields) => {
            if ["start", "end", "text"].iter().all(|key| fields.contains_key(*key)) {
                found.push(value);
            }
            fields.values().for_each(|field| spans(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| spans(item, found)),
        _ => {}
    }
}

/// Fails unless the span's words are the words at its place, counted in code points.
#[track_caller]
fn fits(span: &Value, letters: &[char]) {
    let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
    let words: String = letters[at("start")..at("end")].iter().collect();
    assert_eq!(words, text(&span["text"]));
}

#[test]
fn every_span_of_a_reading_holds_the_words_it_names() {
    let desk = Desk::new();
    // A letter outside the first plane shifts bytes, UTF-16 and code points apart.
    desk.put("a.txt", format!("\u{1f6a2} {REPORT}")).put("b.txt", OTHER);
    let stories = corpus();
    let run = desk.run(&["read", "a.txt", "b.txt", stories.to_str().unwrap()]);
    assert!(run.lines().len() > 20, "{}", run.err);
    let mut count = 0;
    for line in run.lines() {
        let letters: Vec<char> = text(&line["report"]["text"]).chars().collect();
        let mut found = Vec::new();
        spans(&line, &mut found);
        count += found.len();
        for span in found {
            fits(span, &letters);
        }
    }
    assert!(count > 500, "only {count} spans");
}

/// Fails unless the schema under docs/ allows all of `values`, and forbids
/// them without `needed`: a schema that allows everything would check nothing.
#[track_caller]
fn allowed(schema: &str, values: &[Value], needed: &str) {
    let path = docs().join(schema);
    let mut compiler = boon::Compiler::new();
    let mut schemas = boon::Schemas::new();
    let index = compiler.compile(path.to_str().unwrap(), &mut schemas).unwrap();
    for value in values {
        if let Err(error) = schemas.validate(value, index) {
            panic!("{schema}: {error}");
        }
        let mut without = value.clone();
        without.as_object_mut().unwrap().remove(needed).unwrap();
        assert!(
            schemas.validate(&without, index).is_err(),
            "{schema}: {needed} is not required"
        );
    }
}

#[test]
fn the_output_is_what_the_schemas_say() {
    let desk = Desk::new();
    desk.put("wire.jsonl", "{broken\n");
    let stories = corpus();
    let inputs = ["wire.jsonl", stories.to_str().unwrap()];
    let readings = desk.run(&[&["read"], &inputs[..]].concat()).lines();
    assert!(readings.len() > 20);
    allowed("read.schema.json", &readings, "report");
    let brief = desk.run(&[&["brief", "--format", "json"], &inputs[..]].concat()).out;
    let brief: Value = serde_json::from_str(&brief).unwrap();
    assert!(!brief["notes"].as_array().unwrap().is_empty());
    allowed("brief.schema.json", &[brief], "stories");
}

#[test]
fn every_statement_of_a_brief_points_into_its_report() {
    let desk = Desk::new();
    let stories = corpus();
    let stories = stories.to_str().unwrap();
    let texts: BTreeMap<String, Vec<char>> = desk
        .run(&["read", stories])
        .lines()
        .iter()
        .map(|l| (text(&l["report"]["id"]), text(&l["report"]["text"]).chars().collect()))
        .collect();
    let brief: Value = serde_json::from_str(&desk.run(&["brief", stories, "--format", "json"]).out).unwrap();
    let mut count = 0;
    for story in brief["stories"].as_array().unwrap() {
        let mut claims = BTreeSet::new();
        for claim in story["claims"].as_array().unwrap() {
            claims.insert(text(&claim["id"]));
            let origins = &claim["counts"]["origins"];
            assert!(origins["low"].as_u64() <= origins["high"].as_u64(), "{claim}");
            for statement in claim["statements"].as_array().unwrap() {
                fits(&statement["span"], &texts[&text(&statement["report"])]);
                count += 1;
            }
        }
        for conflict in story["conflicts"].as_array().unwrap() {
            for side in ["a", "b"] {
                assert!(claims.contains(&text(&conflict[side])), "{conflict}");
            }
        }
        let reports: BTreeSet<String> = story["reports"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| text(&r["id"]))
            .collect();
        for copy in story["copies"].as_array().unwrap() {
            assert!(
                reports.contains(&text(&copy["from"])) && reports.contains(&text(&copy["to"])),
                "{copy}"
            );
        }
    }
    assert!(count > 20, "only {count} statements");
}
