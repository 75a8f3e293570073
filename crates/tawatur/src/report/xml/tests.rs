//! Documents that are whole, broken, or made to grow.

use super::*;

fn root(text: &str) -> Element {
    parse(text).root.expect("a root")
}

#[test]
fn names_do_not_depend_on_prefixes_and_case() {
    let element = root(
        r#"<?xml version="1.0"?><a:FEED xmlns:a="http://www.w3.org/2005/Atom" xmlns:x="http://purl.org/dc/elements/1.1/"><a:Title A:b="1 &amp; 2">x</a:Title><x:date/><own:y/></a:FEED>"#,
    );
    assert_eq!(element.name, "feed");
    let names: Vec<_> = element.elements().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["title", "dc:date", "own:y"]);
    assert_eq!(element.elements().next().and_then(|e| e.attribute("b")), Some("1 & 2"));
}

#[test]
fn entities_are_read_and_cannot_grow() {
    let element = root(
        "<!DOCTYPE r [<!ENTITY who \"هدى\"><!ENTITY bomb \"&who;&who;\">]><r>&who; &bomb; &eacute;&#x644;&none; a & b</r>",
    );
    assert_eq!(element.text(), "هدى &who;&who; éل&none; a & b");
}

#[test]
fn what_is_broken_is_told_and_the_rest_is_kept() {
    let document = parse("<r>\n<a>one<b>two</a>\n</c><a>three");
    let texts: Vec<_> = document
        .root
        .iter()
        .flat_map(|r| r.all("a"))
        .map(Element::text)
        .collect();
    assert_eq!(texts, ["onetwo", "three"]);
    assert_eq!(document.problem, Some((2, "<b> is not closed".to_owned())));
    assert!(parse("").root.is_none());
}

#[test]
fn depth_is_bounded() {
    let deep = "<a>".repeat(100_000);
    let document = parse(&deep);
    assert!(document.problem.is_some_and(|(_, what)| what.contains("nested")));
    assert!(parse(&"<a>".repeat(MAX_DEPTH)).root.is_some());
}

#[test]
fn markup_in_elements_becomes_html() {
    let element = root("<r><div>5 &lt; 6<br/><b>x</b></div></r>");
    assert_eq!(element.html(), "<div>5 &lt; 6<br></br><b>x</b></div>");
    assert_eq!(root("<r>&lt;p&gt;x&lt;/p&gt;</r>").html(), "<p>x</p>");
}

#[test]
fn an_encoding_may_be_declared() {
    assert_eq!(
        declared_encoding(b"<?xml version='1.0' encoding='windows-1256'?><rss/>").as_deref(),
        Some("windows-1256")
    );
    assert_eq!(declared_encoding(b"<rss/>"), None);
}
