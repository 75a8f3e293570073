//! The namespaces that matter, and what their elements are called here.

/// What elements of a namespace are called here.
pub(super) fn known(space: &str) -> Option<&'static str> {
    let space = space.trim().to_ascii_lowercase();
    let bare = space
        .strip_prefix("http://")
        .or_else(|| space.strip_prefix("https://"))
        .unwrap_or(&space);
    let bare = bare.trim_end_matches('/');
    NAMESPACES
        .iter()
        .find(|(known, _)| *known == bare)
        .map(|(_, prefix)| *prefix)
        .or_else(|| (bare.starts_with("purl.org/rss/1.0") && !bare.contains("modules")).then_some(""))
}

/// The namespaces that matter, and what their elements are called here: one
/// name whatever prefix the document chose. Compared in lower case.
const NAMESPACES: &[(&str, &str)] = &[
    ("backend.userland.com/rss", ""),
    ("backend.userland.com/rss2", ""),
    ("blogs.law.harvard.edu/tech/rss", ""),
    ("cyber.law.harvard.edu/rss/rss.html", ""),
    ("feedvalidator.org/docs/rss2.html", ""),
    ("hacks.benhammersley.com/rss/streaming", ""),
    ("iptc.org/std/nar/2006-10-01", ""),
    ("iptc.org/std/nitf/2006-10-18", ""),
    ("example.com/newformat#", ""),
    ("example.com/necho", ""),
    ("intertwingly.net/blog/2003/06/26/lexicalschema.html", ""),
    ("my.netscape.com/rdf/simple/0.9", ""),
    ("my.netscape.com/publish/formats/rss-0.91.dtd", ""),
    ("my.netscape.com/publish/formats/rss-0.92.dtd", ""),
    ("purl.org/atom/ns#", ""),
    ("purl.org/net/rss1.1#", ""),
    ("purl.org/rss", ""),
    ("www.w3.org/2005/atom", ""),
    ("purl.org/dc/elements/1.1", "dc"),
    ("purl.org/dc/elements/1.0", "dc"),
    ("purl.org/dc/terms", "dcterms"),
    ("purl.org/atompub/tombstones/1.0", "at"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("search.yahoo.com/mrss", "media"),
    ("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
    ("www.w3.org/1999/xhtml", "xhtml"),
    ("www.w3.org/2002/06/xhtml2", "xhtml"),
];
