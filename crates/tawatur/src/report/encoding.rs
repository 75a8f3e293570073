//! Bytes → text: which encoding it is, and what could not be read in it.

mod twice;

pub(super) use twice::undone;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How many bytes are looked at to tell what they are.
const LOOK: usize = 64 * 1024;

/// A text that holds more control characters than one in this many is no text.
const CONTROLS: usize = 50;

/// A text in UTF-8 with a broken byte in it has at least this many good
/// sequences of bytes for each broken one; else it is in another encoding.
const GOOD_PER_BROKEN: usize = 8;

/// What is said of bytes that are no text, with the way out.
pub(super) const NO_TEXT: &str = "not a text (binary, or in an encoding that is not known): nothing was read; convert it to text in UTF-8, HTML or JSONL first";

/// A decoded text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark, else unchanged.
    pub(super) text: String,
    /// What was guessed or lost on the way.
    pub(super) note: Option<String>,
    /// The line of the first bytes that were lost.
    pub(super) place: Option<String>,
}

/// Decodes bytes, and undoes what another program did by decoding them wrongly
/// before. `declared` is what a page says of itself; it is believed where the
/// bytes are not UTF-8. None where the bytes are no text.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Option<Decoded> {
    let mut decoded = decode_once(bytes, declared)?;
    if let Some((text, note)) = twice::undone(&decoded.text) {
        decoded.text = text;
        decoded.note = Some(match decoded.note {
            Some(before) => format!("{before}; {note}"),
            None => note,
        });
    }
    Some(decoded)
}

/// Decodes by byte order mark, as UTF-8, or in the encoding that they
/// look most like. `declared` is what a page says of itself; it is believed
/// where the bytes are not UTF-8. None where the bytes are no text.
fn decode_once(bytes: &[u8], declared: Option<&str>) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or_default(), false);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(encoding, bytes, true);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Read as Latin-1, half of the bytes of Arabic become control characters.
        let is_text = is_text(text) || twice::undone(text).is_some_and(|(undone, _)| self::is_text(&undone));
        return is_text.then(|| Decoded {
            text: text.to_owned(),
            note: None,
            place: None,
        });
    }
    if mostly_utf8(bytes) {
        return decode_as(UTF_8, bytes, false);
    }
    if let Some(encoding) = declared
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .filter(|encoding| *encoding != UTF_8)
    {
        return decode_as(encoding, bytes, false);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..LOOK).unwrap_or(bytes), true);
    decode_as(detector.guess(None, Utf8Detection::Deny), bytes, true)
}

/// The bytes in UTF-8 where they were sent in another encoding that is named:
/// what sent them knows better than a guess. As they are where nothing is named
/// or they are UTF-8 all the same.
pub(super) fn sent<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, [u8]> {
    let Some(encoding) = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes())) else {
        return Cow::Borrowed(bytes);
    };
    if encoding == UTF_8 || Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return Cow::Borrowed(bytes);
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Cow::Owned(text.into_owned().into_bytes())
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Option<Decoded> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if !is_text(&text) {
        return None;
    }
    let note = match (guessed, broken) {
        (false, false) => None,
        (true, false) => Some(format!(
            "not in UTF-8; read as {}, which it looks like",
            encoding.name()
        )),
        (_, true) => Some(format!(
            "read as {}; bytes that are none were replaced by U+FFFD ({} times)",
            encoding.name(),
            text.matches('\u{FFFD}').count()
        )),
    };
    Some(Decoded {
        place: first_lost(&text).filter(|_| broken),
        text: text.into_owned(),
        note,
    })
}

/// The line of the first letter that stands for lost bytes.
fn first_lost(text: &str) -> Option<String> {
    let (before, _) = text.split_once('\u{FFFD}')?;
    Some(format!("line {}", before.matches('\n').count() + 1))
}

/// Whether a decoded text is text: neither NUL nor many other controls.
fn is_text(text: &str) -> bool {
    let mut controls = 0;
    let mut all = 0;
    for c in text.chars().take(LOOK) {
        if c == '\0' {
            return false;
        }
        all += 1;
        controls += usize::from(c.is_control() && !c.is_whitespace());
    }
    controls * CONTROLS <= all
}

/// UTF-16 without a mark: in Arabic and Latin text the high byte of almost
/// every character is 0x06 or 0x00.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let look = bytes.get(..LOOK).unwrap_or(bytes);
    let pairs = look.len() / 2;
    if pairs < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let high = |place: usize| {
        look.chunks_exact(2)
            .filter(|pair| pair.get(place).is_some_and(|b| matches!(b, 0x00 | 0x06)))
            .count()
    };
    let (big, little) = (high(0), high(1));
    // Nine of ten at one place and few at the other.
    if big * 10 >= pairs * 9 && little * 10 < pairs * 5 {
        Some(UTF_16BE)
    } else if little * 10 >= pairs * 9 && big * 10 < pairs * 5 {
        Some(UTF_16LE)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8 with a few broken places, if any.
pub(super) fn mostly_utf8(bytes: &[u8]) -> bool {
    let look = bytes.get(..LOOK).unwrap_or(bytes);
    let (mut good, mut broken) = (0, 0);
    for chunk in look.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good >= broken * GOOD_PER_BROKEN
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_6, WINDOWS_1256};

    const TEXT: &str = "أعلنت وزارة الصحة، اليوم الأحد، أن عدد المصابين في المدينة ارتفع إلى 120 شخصا.\nوقال الوزير إن الوضع تحت السيطرة.";

    fn read(bytes: &[u8]) -> Decoded {
        decode(bytes, None).expect("a text")
    }

    #[test]
    fn utf8_comes_unchanged() {
        let text = "\u{202B}أهلا\r\n\u{200F}ﻣﺮﺣﺒﺎ\u{202C}";
        assert_eq!(
            read(text.as_bytes()),
            Decoded {
                text: text.to_owned(),
                note: None,
                place: None,
            }
        );
        assert_eq!(read("\u{FEFF}أهلا".as_bytes()).text, "أهلا");
    }

    #[test]
    fn utf16_with_and_without_mark() {
        for (mark, note) in [(true, false), (false, true)] {
            let units = mark.then_some(0xFEFF).into_iter().chain(TEXT.encode_utf16());
            let little: Vec<u8> = units.clone().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
            for bytes in [little, big] {
                let decoded = read(&bytes);
                assert_eq!(decoded.text, TEXT);
                assert_eq!(decoded.note.is_some(), note);
            }
        }
    }

    #[test]
    fn half_a_letter_at_the_end_of_utf16_is_told_with_its_line() {
        for (text, line) in [(TEXT.to_owned(), "line 2"), (format!("{TEXT}\r\n"), "line 3")] {
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            let little: Vec<u8> = units.clone().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
            for mut bytes in [little, big] {
                bytes.push(0x06);
                let decoded = read(&bytes);
                assert_eq!(decoded.text, format!("{text}\u{FFFD}"));
                assert!(decoded.note.is_some_and(|note| note.contains("1 times")));
                assert_eq!(decoded.place.as_deref(), Some(line));
            }
        }
    }

    #[test]
    fn arabic_code_pages() {
        for encoding in [WINDOWS_1256, ISO_8859_6] {
            let (bytes, _, _) = encoding.encode(TEXT);
            let decoded = read(&bytes);
            assert_eq!(decoded.text, TEXT);
            assert!(decoded.note.is_some_and(|note| note.contains(encoding.name())));
        }
    }

    #[test]
    fn a_broken_byte_does_not_change_the_encoding() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.insert(TEXT.find('،').expect("a comma"), 0xFF);
        let decoded = read(&bytes);
        assert_eq!(decoded.text.replace('\u{FFFD}', ""), TEXT);
        assert!(decoded.note.is_some_and(|note| note.contains("1 times")));
    }

    #[test]
    fn a_page_may_declare_its_encoding() {
        let (bytes, _, _) = WINDOWS_1256.encode("خبر");
        assert_eq!(
            decode(&bytes, Some("windows-1256")).map(|d| d.text),
            Some("خبر".to_owned())
        );
    }

    #[test]
    fn what_was_read_as_latin1_is_a_text() {
        let wrong: String = TEXT.bytes().map(char::from).collect();
        let decoded = read(wrong.as_bytes());
        assert_eq!(decoded.text, TEXT);
        assert!(decoded.note.is_some_and(|note| note.contains("ISO-8859-1")));
    }

    #[test]
    fn bytes_that_are_no_text() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None), None);
        assert_eq!(decode(&[1, 2, 3, 4, 5, 6, 7], None), None);
    }
}
