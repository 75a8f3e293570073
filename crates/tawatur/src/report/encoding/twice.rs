//! Text that was UTF-8, was read as Windows-1252, Windows-1256 or Latin-1, and was
//! written as UTF-8 again: «ط§ظ„ط³ظپظٹظ†ط©» or "Ø§Ù„Ø³ÙÙŠÙ†Ø©" for «السفينة».

use encoding_rs::{WINDOWS_1252, WINDOWS_1256, mem};
use std::borrow::Cow;

/// The letters of a line as the bytes that they were read from; none where one of
/// them was read from no byte.
type Bytes = fn(&str) -> Option<Cow<'_, [u8]>>;

/// The encodings in which UTF-8 is read wrongly.
const WRONG: [(&str, Bytes); 3] = [
    ("windows-1256", |line| {
        let (bytes, _, lossy) = WINDOWS_1256.encode(line);
        (!lossy).then_some(bytes)
    }),
    ("windows-1252", |line| {
        let (bytes, _, lossy) = WINDOWS_1252.encode(line);
        (!lossy).then_some(bytes)
    }),
    ("ISO-8859-1", |line| {
        mem::is_str_latin1(line).then(|| mem::encode_latin1_lossy(line))
    }),
];

/// What the commonest letters become: a text without any of these was decoded once.
const SIGNS: [&str; 4] = ["§", "Ø", "Ù", "â€"];

/// A line is taken to be read wrongly where undoing gives at least this many
/// letters and marks beyond ASCII, and leaves no byte that is none.
const ENOUGH: usize = 2;

/// The text with the lines that were decoded wrongly undone, and a note; none
/// where there is no such line. Only what is all UTF-8 when undone was UTF-8, so
/// a text that looks odd for another reason stays as it is.
pub(in crate::report) fn undone(text: &str) -> Option<(String, String)> {
    if !SIGNS
        .iter()
        .any(|sign| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
    {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut lines = 0;
    let mut from = None;
    for line in text.split_inclusive('\n') {
        let found = WRONG
            .iter()
            .find_map(|(name, bytes)| Some((*name, line_undone(line, &bytes(line)?)?)));
        match found {
            Some((name, undone)) => {
                lines += 1;
                from.get_or_insert(name);
                out.push_str(&undone);
            }
            None => out.push_str(line),
        }
    }
    let from = from?;
    let count = match lines {
        1 => "1 line".to_owned(),
        lines => format!("{lines} lines"),
    };
    let note = format!("was UTF-8, read as {from} and written again ({count}); that was undone");
    Some((out, note))
}

/// A line undone: its letters as bytes of the encoding that it was read in, read
/// as UTF-8.
fn line_undone(line: &str, bytes: &[u8]) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    let undone = std::str::from_utf8(bytes).ok()?;
    let letters = undone.chars().filter(|c| !c.is_ascii()).count();
    let known = undone.chars().filter(|c| !c.is_ascii()).all(is_likely);
    // Undoing makes one letter of two or three.
    let shorter = letters < line.chars().filter(|c| !c.is_ascii()).count();
    (letters >= ENOUGH && known && shorter).then(|| undone.to_owned())
}

/// What texts hold that are worth undoing: letters of Arabic and of Europe, and
/// the marks between them.
fn is_likely(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{24F}' | '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{2000}'..='\u{206F}'
        | '\u{20AC}' | '\u{2122}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::Encoding;

    const TEXT: &str = "أعلنت وزارة الصحة، اليوم الأحد، أن عدد المصابين «ارتفع» إلى 120 شخصا – بحسبها.";

    /// The text as it comes when its UTF-8 is read in another encoding.
    fn wrong(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_was_read_wrongly_is_undone() {
        for encoding in [WINDOWS_1252, WINDOWS_1256] {
            let (text, note) = undone(&wrong(TEXT, encoding)).expect("undone");
            assert_eq!(text, TEXT);
            assert!(note.contains(encoding.name()), "{note}");
        }
        let latin1: String = TEXT.bytes().map(char::from).collect();
        let (text, note) = undone(&latin1).expect("undone");
        assert_eq!(text, TEXT);
        assert!(note.contains("ISO-8859-1"), "{note}");
        let english = "“She was old,” the harbour master’s office said – twice.";
        assert_eq!(
            undone(&wrong(english, WINDOWS_1252)).map(|(text, _)| text).as_deref(),
            Some(english)
        );
    }

    #[test]
    fn only_the_lines_that_were_are() {
        let mixed = format!("{TEXT}\n{}\nplain\n", wrong(TEXT, WINDOWS_1252));
        let (text, note) = undone(&mixed).expect("undone");
        assert_eq!(text, format!("{TEXT}\n{TEXT}\nplain\n"));
        assert!(note.contains("(1 line)"), "{note}");
    }

    #[test]
    fn good_text_stays() {
        for text in [
            TEXT,
            "المادة §5 من القانون",
            "Øystein Ødegård fra Ålesund",
            "Ù",
            "â€",
            "طظعغ § طظ",
            "naïve café – “quoted”",
        ] {
            assert_eq!(undone(text), None, "{text}");
        }
    }
}
