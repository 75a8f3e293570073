//! XML → reports: what a document is, its root tells.

use super::{Known, Note, Report, encoding, feed, newsml, xml};
use crate::lexicon::Lexicon;

/// The longest document, in bytes. What is beyond is left out.
pub const MAX_DOCUMENT: usize = 32 * 1024 * 1024;

/// Reads a document: a feed, or news in a format of agencies.
pub(super) fn read(name: &str, bytes: &[u8], known: &Known, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let note = |message: &str| Note {
        input: name.to_owned(),
        place: None,
        message: message.to_owned(),
    };
    let whole = bytes.get(..MAX_DOCUMENT).unwrap_or(bytes);
    let declared = known.charset.clone().or_else(|| xml::declared_encoding(whole));
    let Some(decoded) = encoding::decode(whole, declared.as_deref()) else {
        return (Vec::new(), vec![note(encoding::NO_TEXT)]);
    };
    let document = xml::parse(decoded.text.trim_start_matches('\u{FEFF}'));
    let told = |message: &str| Note {
        place: decoded.place.clone(),
        ..note(message)
    };
    let mut notes: Vec<Note> = decoded.note.as_deref().map(told).into_iter().collect();
    if whole.len() < bytes.len() {
        notes.push(note("the document is longer than 32 MiB; what is beyond was left out"));
    }
    let root = document.root.as_ref().map(|root| root.name.as_str());
    let (reports, mut more) = match root {
        Some(root) if feed::is_root(root) => feed::read(name, &document, known.url.as_deref(), lexicon),
        Some(root) if newsml::is_root(root) => newsml::read(name, &document, lexicon),
        Some(root) if feed::is_list(root) => (
            Vec::new(),
            vec![note(
                "is a list of feeds, not reports; `tawatur fetch FILE` fetches what the feeds lead to",
            )],
        ),
        Some(root) => (
            Vec::new(),
            vec![note(&format!(
                "is XML with the root <{root}>, which is neither a feed nor a news format that Tawatur knows (NewsML-G2, NITF); \
                 convert it to text, HTML or JSONL first"
            ))],
        ),
        None => (Vec::new(), vec![note("holds no XML element; nothing to read")]),
    };
    notes.append(&mut more);
    (reports, notes)
}
