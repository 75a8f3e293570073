//! Names and headlines compared by their letters: marks and forms of letters aside.

use crate::text::fold;

/// The folded letters and digits of a text.
pub(super) fn of(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two texts have the same letters.
pub(super) fn are_same(a: &str, b: &str) -> bool {
    of(a) == of(b)
}

/// Whether the letters of one of two texts hold those of the other.
pub(super) fn are_like(a: &str, b: &str) -> bool {
    let (a, b) = (of(a), of(b));
    !a.is_empty() && !b.is_empty() && (a.contains(&b) || b.contains(&a))
}
