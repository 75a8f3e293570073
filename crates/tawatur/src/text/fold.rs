//! Folding: letters that differ only in writing become one, for matching.
//!
//! Hamza forms, ى/ي, ة/ه, Persian letters, presentation forms, tatweel,
//! diacritics, invisible controls, letter case, Latin accents and digit forms
//! are folded. The original is never altered: [`Folded`] keeps, for every
//! folded byte, where in the original it came from.

use super::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded text with a map back to the original.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte offset of the original character.
    origin: Vec<u32>,
    /// Length of the original in bytes.
    original_len: usize,
}

impl Folded {
    /// Folds `original`, which must be shorter than 4 GiB.
    #[must_use]
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len());
        for (offset, c) in original.char_indices() {
            fold_char(c, &mut text);
            origin.resize(text.len(), u32::try_from(offset).unwrap_or(u32::MAX));
        }
        Self {
            text,
            origin,
            original_len: original.len(),
        }
    }

    /// The stretch of the original that a stretch of the folded text came from,
    /// with the marks that follow its last letter.
    #[must_use]
    pub fn original(&self, folded: Span) -> Span {
        let at = |i: usize| self.origin.get(i).map_or(self.original_len, |o| *o as usize);
        Span::new(at(folded.start), at(folded.end))
    }
}

/// The folded form of a short text, without a map.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// Appends the folded form of `text`: runs of letters that stay as they are at once, since
/// most letters do, and every text is folded.
pub(super) fn fold_onto(text: &str, out: &mut String) {
    let mut rest = text;
    loop {
        let same = rest.find(|c| !is_folded(c)).unwrap_or(rest.len());
        let (run, others) = rest.split_at(same);
        out.push_str(run);
        let mut others = others.chars();
        let Some(c) = others.next() else { break };
        fold_char(c, out);
        rest = others.as_str();
    }
}

/// Whether a character is a letter that folding leaves as it is, one of the common ones.
pub(super) fn is_folded(c: char) -> bool {
    matches!(c, 'a'..='z' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي')
}

/// Appends the folded form of one character: nothing for marks and controls.
pub fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        // Diacritics, Quranic marks, superscript alef, tatweel.
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}'
        | '\u{06D6}'..='\u{06ED}'
        // Soft hyphen, zero-width and bidirectional controls, byte order mark.
        | '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ئ' | 'ی' | 'ې' => out.push('ي'),
        'ؤ' => out.push('و'),
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ھ' => out.push('ه'),
        'ک' | 'گ' | 'ڪ' => out.push('ك'),
        'پ' => out.push('ب'),
        'چ' => out.push('ج'),
        'ڤ' => out.push('ف'),
        'ژ' => out.push('ز'),
        '٠'..='٩' => push_digit(c, '٠', out),
        '۰'..='۹' => push_digit(c, '۰', out),
        '\u{0600}'..='\u{06FF}' => out.push(c),
        // Presentation forms and Latin with accents: compatibility decomposition.
        _ => {
            for d in std::iter::once(c).nfkd() {
                if is_combining_mark(d) {
                    continue;
                }
                if d != c {
                    fold_char(d, out);
                } else {
                    out.extend(d.to_lowercase());
                }
            }
        }
    }
}

fn push_digit(c: char, zero: char, out: &mut String) {
    out.push(char::from(b'0' + u8::try_from(c as u32 - zero as u32).unwrap_or(0)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_word_in_many_writings() {
        for form in ["الأُمّة", "الامه", "الأمـــة", "اﻷﻣﺔ", "ا\u{200F}لأمة"] {
            assert_eq!(fold(form), "الامه", "{form}");
        }
        assert_eq!(fold("الزعیم الکوری"), fold("الزعيم الكوري"));
        assert_eq!(fold("٢٠٢٣ ۱۴ Ü"), "2023 14 u");
    }

    #[test]
    fn letters_that_stay_are_folded() {
        for c in ('\0'..='\u{700}').filter(|c| is_folded(*c)) {
            let mut folded = String::new();
            fold_char(c, &mut folded);
            assert_eq!(folded, c.to_string());
        }
    }

    #[test]
    fn maps_back_to_the_original() {
        let original = "قالَ مُحَمَّد";
        let folded = Folded::new(original);
        let at = folded.text.find("محمد").unwrap();
        let span = folded.original(Span::new(at, folded.text.len()));
        assert_eq!(span.of(original), "مُحَمَّد");
    }

    proptest! {
        #[test]
        fn every_folded_span_fits_the_original(text in "\\PC{0,60}") {
            let folded = Folded::new(&text);
            for (start, _) in folded.text.char_indices() {
                let span = folded.original(Span::new(start, folded.text.len()));
                prop_assert!(text.get(span.start..span.end).is_some());
            }
        }
    }
}
