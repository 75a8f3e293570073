//! An agency's item in JSON (ninjs 1.x, 2.x and 3.x of the IPTC) → a report.

use super::plain::Source;
use super::{dates, fragment, names};
use crate::lexicon::Lexicon;
use serde_json::{Map, Value};

/// Whether an object is an item of ninjs: its address, and something that only
/// these items have.
pub(super) fn is(object: &Map<String, Value>) -> bool {
    const OWN: &[&str] = &[
        "versioncreated",
        "firstcreated",
        "bodies",
        "headlines",
        "body_xhtml",
        "pubstatus",
    ];
    object.contains_key("uri") && OWN.iter().any(|key| object.contains_key(*key))
}

/// The report of an item and what is to be noted; none where it has no text.
pub(super) fn read(object: &Map<String, Value>, lexicon: &Lexicon) -> Option<(Source, Vec<String>)> {
    let text = |key: &str| object.get(key).and_then(names::plain);
    let date = |key: &str| text(key).and_then(|value| dates::written(&value, lexicon));
    let body = body(object).or_else(|| text("description_text"))?;
    let mut notes = Vec::new();
    match text("pubstatus").as_deref() {
        None | Some("usable") => {}
        Some("canceled" | "cancelled") => notes.push("its agency has cancelled this item".to_owned()),
        Some(status) => notes.push(format!("its agency gives it the status \"{status}\"")),
    }
    if let Some(until) = text("embargoed") {
        notes.push(format!("it is under embargo until {until}"));
    }
    let providers: Vec<String> = ["provider", "infosource", "infosources", "copyrightholder", "creditline"]
        .iter()
        .flat_map(|key| all(object.get(*key)))
        .collect();
    let known = providers.iter().find(|name| lexicon.registry.lookup(name).is_some());
    let outlet = known.or(providers.first()).cloned();
    let source = Source {
        id: text("uri").unwrap_or_default(),
        text: body,
        outlet: outlet.clone(),
        url: text("uri").filter(|uri| uri.starts_with("http")),
        title: Some(
            of_role(object, "headlines", "main")
                .or_else(|| text("headline"))
                .unwrap_or_default(),
        ),
        published: date("firstcreated")
            .or_else(|| date("contentcreated"))
            .or_else(|| date("versioncreated")),
        updated: date("versioncreated"),
        byline: text("byline").or_else(|| text("bylines")).or_else(|| text("by")),
        language: text("language"),
        agencies: outlet.into_iter().filter(|_| known.is_some()).collect(),
        categories: ["subject", "subjects", "genre", "genres"]
            .iter()
            .flat_map(|key| all(object.get(*key)))
            .collect(),
        ..Source::default()
    };
    Some((source, notes))
}

/// The text: in the fields of version 1, or in the list of later ones.
fn body(object: &Map<String, Value>) -> Option<String> {
    let listed = object.get("bodies").and_then(Value::as_array).into_iter().flatten();
    let mut bodies: Vec<(bool, &str)> = listed
        .filter_map(|body| {
            let main = body
                .get("role")
                .and_then(Value::as_str)
                .is_none_or(|role| role.ends_with("main"));
            Some((main, body.get("value")?.as_str()?))
        })
        .collect();
    bodies.sort_by_key(|(main, _)| !main);
    let fields = ["body_xhtml", "body_html", "body_text", "body_nitf"];
    let old = fields.iter().filter_map(|key| object.get(*key)?.as_str());
    let text = bodies
        .into_iter()
        .map(|(_, text)| text)
        .chain(old)
        .find(|text| !text.trim().is_empty())?;
    Some(if fragment::is_html(text) {
        fragment::text(text)
    } else {
        text.to_owned()
    })
}

/// The value with a role in a list of values, else the first.
fn of_role(object: &Map<String, Value>, key: &str, role: &str) -> Option<String> {
    let list = object.get(key)?.as_array()?;
    let wanted = list.iter().find(|value| {
        let is = value.get("role").and_then(Value::as_str);
        is.is_some_and(|is| is.ends_with(role))
    });
    wanted.or(list.first()).and_then(names::plain)
}

/// All names in a value: one, or a list.
fn all(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(values)) => values.iter().filter_map(names::plain).collect(),
        Some(value) => names::plain(value).into_iter().collect(),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::report::{Format, Report, parse};

    fn report(json: &str) -> Report {
        let (mut reports, notes) = parse("in", json.as_bytes(), Format::JsonLines, Lexicon::builtin());
        assert!(notes.is_empty(), "{notes:?}");
        reports.pop().expect("a report")
    }

    #[test]
    fn version_1() {
        let report = report(
            r#"{"uri":"http://wire.example/1","type":"text","versioncreated":"2022-05-03T14:05:00Z","byline":"Huda Salem","headline":"Ship sinks","language":"en","provider":"Reuters","pubstatus":"canceled","body_xhtml":"<p>A ship sank on Tuesday.</p><p>Nobody was hurt.</p>","subject":[{"code":"1","name":"transport"}]}"#,
        );
        assert_eq!(report.text, "A ship sank on Tuesday.\nNobody was hurt.");
        assert_eq!(
            (report.title.as_deref(), report.outlet.as_deref()),
            (Some("Ship sinks"), Some("Reuters"))
        );
        // The agency itself publishes it: nobody stands between.
        assert!(report.agencies.is_empty());
        assert_eq!(report.categories, ["transport"]);
        assert!(report.notes.iter().any(|note| note.message.contains("cancelled")));
    }

    #[test]
    fn version_2() {
        let report = report(
            r#"{"uri":"urn:1","versioncreated":"2022-05-03T15:00:00Z","firstcreated":"2022-05-03T14:05:00Z","headlines":[{"role":"short","value":"s"},{"role":"main","value":"غرق سفينة"}],"bodies":[{"role":"abstract","value":"قصير"},{"role":"main","contenttype":"text/plain","value":"غرقت سفينة في الميناء."}],"infosources":[{"name":"وكالة الساحل"}]}"#,
        );
        assert_eq!(
            (report.text.as_str(), report.title.as_deref()),
            ("غرقت سفينة في الميناء.", Some("غرق سفينة"))
        );
        assert_eq!(report.outlet.as_deref(), Some("وكالة الساحل"));
        assert_eq!(
            report.published.map(|p| p.to_string()).as_deref(),
            Some("2022-05-03T14:05:00Z")
        );
    }
}
