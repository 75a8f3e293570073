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

/// How many words a text has.
pub(super) fn count(raw: &str) -> usize {
    raw.split_ascii_whitespace()
        .filter(|word| word.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte >= 0xC0))
        .count()
}
