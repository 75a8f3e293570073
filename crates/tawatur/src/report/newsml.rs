//! News in the XML of agencies → reports: NewsML-G2 (items, packages, messages)
//! and NITF.

use super::ids::{self, Ids};
use super::plain::{self, Source};
use super::xml::{Document, Element, Node};
use super::{Note, Report, dates, fragment};
use crate::lexicon::Lexicon;

/// Whether the root of a document is that of an agency's news.
pub(super) fn is_root(name: &str) -> bool {
    matches!(name, "newsitem" | "packageitem" | "newsmessage" | "nitf")
}

/// Reads the items of a document.
pub(super) fn read(name: &str, document: &Document, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let note = |line: usize, message: String| Note {
        input: name.to_owned(),
        place: Some(format!("line {line}")),
        message,
    };
    let (mut reports, mut notes) = (Vec::new(), Vec::new());
    if let Some((line, problem)) = &document.problem {
        let message = format!("the document is broken ({problem}); what could be read of it was read");
        notes.push(note(*line, message));
    }
    let mut items = Vec::new();
    if let Some(root) = &document.root {
        collect(root, &mut items);
    }
    let mut given = Ids::default();
    for element in items {
        if element.name == "packageitem" {
            let message = "a package, which only refers to its items; give the items themselves".to_owned();
            notes.push(note(element.line, message));
            continue;
        }
        let (mut source, own) = match element.name.as_str() {
            "nitf" => (nitf(element, lexicon), Vec::new()),
            _ => item(element, lexicon),
        };
        if source.text.trim().is_empty() {
            notes.push(note(element.line, "the item has no text; left out".to_owned()));
            continue;
        }
        source.notes = own.into_iter().map(|message| note(element.line, message)).collect();
        if source.id.is_empty() {
            source.id = ids::of_content(&[source.title.as_deref().unwrap_or_default(), &source.text]);
        }
        source.id = given.unique(&source.id);
        let mut found = plain::read(source, lexicon);
        for report in found.iter_mut().skip(1) {
            report.id = given.unique(&report.id);
        }
        reports.append(&mut found);
    }
    if reports.is_empty() && notes.is_empty() {
        notes.push(note(
            1,
            "no item of news is in the document; nothing to read".to_owned(),
        ));
    }
    (reports, notes)
}

/// The items, in a message or alone. A tree is as deep as the reader of XML allows.
fn collect<'a>(element: &'a Element, found: &mut Vec<&'a Element>) {
    match element.name.as_str() {
        "newsitem" | "packageitem" | "nitf" => found.push(element),
        _ => element.elements().for_each(|child| collect(child, found)),
    }
}

/// An item of NewsML-G2, and what is to be noted of it.
fn item(element: &Element, lexicon: &Lexicon) -> (Source, Vec<String>) {
    let empty = Element::default();
    let meta = element.first(&["itemmeta"]).unwrap_or(&empty);
    let content = element.first(&["contentmeta"]).unwrap_or(&empty);
    let set = element.first(&["contentset"]).unwrap_or(&empty);
    let inline = set.first(&["inlinexml"]);
    let mut inner = Vec::new();
    if let Some(inline) = inline {
        collect(inline, &mut inner);
    }
    let nitf = inner.first().map(|nitf| self::nitf(nitf, lexicon)).unwrap_or_default();
    let text = match (inline, nitf.text.is_empty()) {
        (_, false) => nitf.text,
        (Some(inline), true) => html(inline),
        (None, true) => set.first(&["inlinedata"]).map_or(String::new(), Element::text),
    };
    let mut notes = Vec::new();
    if let Some(status) = meta.first(&["pubstatus"]).and_then(|status| status.attribute("qcode")) {
        match status.rsplit(':').next().unwrap_or_default() {
            "usable" => {}
            "canceled" | "cancelled" => notes.push("its agency has cancelled this item".to_owned()),
            status => notes.push(format!("its agency gives it the status \"{status}\"")),
        }
    }
    if let Some(until) = meta.value(&["embargoed"]) {
        notes.push(format!("it is under embargo until {until}"));
    }
    let provider = meta.first(&["provider"]).and_then(|provider| {
        let code = provider.attribute("qcode").and_then(|code| code.rsplit(':').next());
        let name = provider.value(&["name"]);
        name.or_else(|| provider.attribute("literal").map(str::to_owned))
            .or_else(|| code.map(str::to_owned))
    });
    let credit = content.value(&["creditline"]);
    let date = |value: Option<String>| value.and_then(|value| dates::written(&value, lexicon));
    let created = date(meta.value(&["firstcreated"]))
        .or_else(|| date(content.value(&["contentcreated"])))
        .or_else(|| date(meta.value(&["versioncreated"])));
    let by = content
        .value(&["by"])
        .or_else(|| content.first(&["creator"]).and_then(|by| by.value(&["name"])));
    let source = Source {
        id: element.attribute("guid").unwrap_or_default().to_owned(),
        text,
        title: Some(content.value(&["headline"]).or(nitf.title).unwrap_or_default()),
        published: created.or(nitf.published),
        updated: date(meta.value(&["versioncreated"])),
        byline: by.or(nitf.byline),
        language: content
            .first(&["language"])
            .and_then(|language| language.attribute("tag"))
            .map(str::to_owned),
        agencies: provider
            .iter()
            .chain(&credit)
            .filter(|name| lexicon.registry.lookup(name).is_some())
            .cloned()
            .collect(),
        outlet: provider.or(credit).or(nitf.outlet),
        categories: content
            .all("subject")
            .filter_map(|subject| subject.value(&["name"]))
            .collect(),
        ..Source::default()
    };
    (source, notes)
}

/// A document of NITF.
fn nitf(element: &Element, lexicon: &Lexicon) -> Source {
    let empty = Element::default();
    let head = element.first(&["head"]).unwrap_or(&empty);
    let data = head.first(&["docdata"]).unwrap_or(&empty);
    let body = element.first(&["body"]).unwrap_or(&empty);
    let top = body.first(&["body.head"]).unwrap_or(&empty);
    let headline = top.first(&["hedline"]).and_then(|headline| headline.value(&["hl1"]));
    let norm = |name: &str| {
        data.first(&[name])
            .and_then(|date| date.attribute("norm"))
            .map(str::to_owned)
    };
    let published = norm("date.issue")
        .or_else(|| norm("date.release"))
        .or_else(|| {
            head.first(&["pubdata"])?
                .attribute("date.publication")
                .map(str::to_owned)
        })
        .and_then(|value| dates::written(&value, lexicon));
    let distributor = top.value(&["distributor"]);
    let outlet = head
        .first(&["pubdata"])
        .and_then(|data| data.attribute("name"))
        .map(str::to_owned);
    Source {
        id: data
            .first(&["doc-id"])
            .and_then(|id| id.attribute("id-string"))
            .unwrap_or_default()
            .to_owned(),
        text: body.first(&["body.content"]).map_or(String::new(), html),
        title: Some(headline.or_else(|| head.value(&["title"])).unwrap_or_default()),
        published,
        byline: top
            .first(&["byline"])
            .map(|by| fragment::text(&by.html()))
            .filter(|by| !by.is_empty()),
        agencies: distributor
            .iter()
            .filter(|name| lexicon.registry.lookup(name).is_some())
            .cloned()
            .collect(),
        outlet: outlet.or(distributor),
        ..Source::default()
    }
}

/// The text of an element with markup, without pictures and their captions.
fn html(element: &Element) -> String {
    fn words(element: &Element) -> Element {
        let left_out = ["media", "figure", "xhtml:figure", "head", "xhtml:head"];
        let children = element.children.iter().filter_map(|child| match child {
            Node::Element(inner) if left_out.contains(&inner.name.as_str()) => None,
            Node::Element(inner) => Some(Node::Element(words(inner))),
            Node::Text(text) => Some(Node::Text(text.clone())),
        });
        Element {
            name: element.name.clone(),
            children: children.collect(),
            ..Element::default()
        }
    }
    fragment::text(&words(element).html())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Format, parse};

    const BODY: &str = "<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\"><body><body.head><hedline><hl1>other</hl1></hedline></body.head>\
        <body.content><p>غرقت سفينة في الميناء.</p><media><media-caption>صورة</media-caption></media><p>ولم يصب أحد.</p></body.content></body></nitf>";

    fn message(status: &str, body: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet>\
             <newsItem guid=\"urn:1\" version=\"2\"><itemMeta><provider literal=\"رويترز\"/><versionCreated>2022-05-03T14:05:00+03:00</versionCreated>\
             <pubStatus qcode=\"stat:{status}\"/></itemMeta><contentMeta><headline>غرق سفينة</headline><by>هدى سالم</by><language tag=\"ar\"/>\
             <subject><name>نقل</name></subject></contentMeta><contentSet>{body}</contentSet></newsItem>\
             <packageItem guid=\"urn:2\"/></itemSet></newsMessage>"
        )
    }

    fn read(xml: &str) -> (Vec<Report>, Vec<Note>) {
        parse("in", xml.as_bytes(), Format::Xml, Lexicon::builtin())
    }

    #[test]
    fn items_in_a_message() {
        let html = "<inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><p>غرقت سفينة في الميناء.</p><p>ولم يصب أحد.</p></body></html></inlineXML>";
        let data = "<inlineData>غرقت سفينة في الميناء.\nولم يصب أحد.</inlineData>";
        for body in [&format!("<inlineXML>{BODY}</inlineXML>"), html, data] {
            let (reports, notes) = read(&message("usable", body));
            assert!(notes.iter().all(|note| note.message.contains("package")), "{notes:?}");
            let report = reports.first().expect("a report");
            assert_eq!(report.text, "غرقت سفينة في الميناء.\nولم يصب أحد.");
            assert_eq!(
                (report.id.as_str(), report.title.as_deref()),
                ("urn:1", Some("غرق سفينة"))
            );
            assert_eq!(
                (report.byline.as_deref(), report.outlet.as_deref()),
                (Some("هدى سالم"), Some("رويترز"))
            );
            // The agency itself publishes it: nobody stands between.
            assert!(report.agencies.is_empty());
            assert_eq!(report.categories, ["نقل"]);
            assert!(report.notes.is_empty(), "{:?}", report.notes);
        }
    }

    #[test]
    fn what_was_cancelled_is_told() {
        let (reports, _) = read(&message("canceled", "<inlineData>x</inlineData>"));
        assert!(
            reports
                .iter()
                .all(|report| report.notes.iter().any(|note| note.message.contains("cancelled")))
        );
        let (reports, notes) = read(&message("usable", ""));
        assert!(reports.is_empty());
        assert!(notes.iter().any(|note| note.message.contains("no text")));
    }

    #[test]
    fn nitf_alone() {
        let xml = BODY.replace(
            "<body><body.head>",
            "<head><docdata><doc-id id-string=\"n1\"/><date.issue norm=\"20220503T140500Z\"/></docdata><pubdata name=\"المرصد\"/></head><body><body.head>",
        );
        let (reports, notes) = read(&xml);
        assert!(notes.is_empty(), "{notes:?}");
        let report = reports.first().expect("a report");
        assert_eq!((report.id.as_str(), report.title.as_deref()), ("n1", Some("other")));
        assert_eq!(
            report.published.map(|p| p.to_string()).as_deref(),
            Some("2022-05-03T14:05:00Z")
        );
        assert_eq!(report.outlet.as_deref(), Some("المرصد"));
    }
}
