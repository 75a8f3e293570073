//! How much text there is.

/// How many letters and figures a text has.
pub(super) fn letters(raw: &str) -> u32 {
    // A code point outside of ASCII is a letter far more often than not.
    let count = raw
        .bytes()
        .filter(|byte| byte.is_ascii_alphanumeric() || *byte >= 0xC0)
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// How many words a text has. Chinese and Japanese write no spaces between them.
pub(super) fn count(raw: &str) -> usize {
    /// Their words have about so many letters.
    const LETTERS: usize = 2;
    raw.split_ascii_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| {
            // From U+3000 to U+9FFF; a letter of theirs begins with no other byte.
            let unspaced = word.bytes().filter(|byte| (0xE3..=0xE9).contains(byte)).count();
            (unspaced / LETTERS).max(1)
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_spaces_and_without() {
        for (text, words) in [
            ("غرقت سفينة — في الميناء", 4),
            ("A ship sank.", 3),
            ("設定を変更することができません。", 8),
            ("Kindle 設定", 2),
            ("", 0),
        ] {
            assert_eq!(count(text), words, "{text}");
        }
    }
}
