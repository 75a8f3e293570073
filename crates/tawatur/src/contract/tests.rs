//! Real output validates against the schemas, and holds what was promised.

use super::{ReadLine, brief_schema, read_schema};
use crate::brief::{compose, fixture};
use crate::lexicon::Lexicon;
use crate::report::Language;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn lines() -> Vec<Value> {
    let (readings, ..) = fixture::input();
    readings
        .iter()
        .map(|reading| serde_json::to_value(ReadLine::new(reading)).unwrap())
        .collect()
}

fn brief() -> Value {
    let (readings, stories, notes) = fixture::input();
    let brief = compose(&readings, &stories, notes, Language::Arabic, Lexicon::builtin());
    serde_json::to_value(brief).unwrap()
}

/// What a validator says against a value; nothing where it is valid.
fn faults(schema: &Value, value: &Value) -> Option<String> {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("schema.json", schema.clone()).unwrap();
    let index = compiler.compile("schema.json", &mut schemas).unwrap();
    schemas.validate(value, index).err().map(|e| e.to_string())
}

#[test]
fn output_validates() {
    for line in lines() {
        assert_eq!(faults(&read_schema(), &line), None);
    }
    assert_eq!(faults(&brief_schema(), &brief()), None);
}

#[test]
fn the_schemas_refuse_what_breaks_them() {
    let mut line = lines().remove(0);
    line["sentences"][0]["start"] = json!("three");
    assert!(faults(&read_schema(), &line).is_some());
    let mut brief = brief();
    brief["stories"][0]["claims"][0]["counts"]["origins"] = json!(2);
    assert!(faults(&brief_schema(), &brief).is_some());
}

#[test]
fn every_promised_field_is_there() {
    let line = lines().remove(0);
    let report = "id outlet title published published_basis language agencies byline text parts";
    has(&line, "report sentences mentions times statements notes");
    has(&line["report"], report);
    has(&line["report"]["parts"][0], "kind span");
    has(&line["sentences"][0], "start end text");
    has(&line["mentions"][0], "span kind entity");
    has(&line["times"][0], "span from to basis");
    has(&line["statements"][0], "source speaker relays cue content quote stance");
    has(&line["statements"][0]["relays"][0], "span name");

    let brief = brief();
    has(&brief, "stories notes");
    let story = &brief["stories"][0];
    has(
        story,
        "id title from to reports entities claims conflicts copies timeline",
    );
    has(
        &story["reports"][0],
        "id outlet published published_basis agencies copy_of",
    );
    has(&story["entities"][0], "id kind name forms");
    let claim = &story["claims"][0];
    has(claim, "id text statements counts origins why");
    has(&claim["statements"][0], "report span speaker chain");
    has(&claim["statements"][0]["chain"][0], "name link");
    has(&claim["counts"], "reports outlets relays origins");
    has(&claim["counts"]["origins"], "low high");
    has(&claim["origins"][0], "name voice");
    has(&story["conflicts"][0], "kind a b why");
    has(&story["copies"][0], "from to share kind");
    has(&story["timeline"][0], "from to basis text claims");
}

fn has(value: &Value, fields: &str) {
    let keys: BTreeSet<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    for field in fields.split(' ') {
        assert!(keys.contains(field), "{field} in {keys:?}");
    }
}

#[test]
fn spans_count_code_points() {
    let line = lines().remove(0);
    let text: Vec<char> = line["report"]["text"].as_str().unwrap().chars().collect();
    let mut spans = 0;
    each_span(&line, &mut |span| {
        let at = |key| usize::try_from(span[key].as_u64().unwrap()).unwrap();
        let words: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(span["text"], words);
        spans += 1;
    });
    assert!(spans > 10);
}

fn each_span(value: &Value, check: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(fields) if fields.contains_key("start") => check(value),
        Value::Object(fields) => fields.values().for_each(|value| each_span(value, check)),
        Value::Array(items) => items.iter().for_each(|value| each_span(value, check)),
        _ => {}
    }
}

#[test]
fn values_are_those_of_the_contract() {
    let lines = lines();
    assert_eq!(lines[0]["times"][0]["from"], "2024-05-05");
    assert_eq!(lines[0]["times"][0]["to"], "2024-05-05");
    assert_eq!(lines[0]["times"][0]["basis"], "anchored");
    assert_eq!(lines[2]["report"]["published"], "2024-05-07T09:30:00+03:00");
    assert_eq!(lines[4]["report"]["published_basis"], "inferred");
    assert_eq!(lines[5]["report"]["published"], Value::Null);
    assert_eq!(lines[5]["report"]["published_basis"], "unknown");
    assert_eq!(lines[0]["mentions"][1]["entity"], "سامر قطان");
    let brief = brief();
    let story = &brief["stories"][0];
    assert_eq!(story["from"], "2024-05-05");
    assert_eq!(story["to"], "2024-05-08");
    assert_eq!(story["reports"][1]["copy_of"], "harbour.txt");
    assert_eq!(story["copies"][0]["share"], 0.921);
    assert_eq!(story["claims"][0]["counts"]["origins"], json!({"low": 1, "high": 2}));
    assert_eq!(story["claims"][0]["statements"][2]["speaker"], Value::Null);
    assert_eq!(story["conflicts"][1]["kind"], "denial");
    assert_eq!(story["conflicts"][1]["a"], story["claims"][3]["id"]);
    assert_eq!(story["timeline"][1]["expected"], true);
}
