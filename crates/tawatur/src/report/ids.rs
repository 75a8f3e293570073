//! Ids of reports that come many in one input: each given once, and made from
//! the content where the input gives none.

use crate::text::hashes;
use std::collections::BTreeMap;

/// Ids given so far.
#[derive(Default)]
pub(super) struct Ids {
    /// Each id with the number of its last repetition.
    given: BTreeMap<String, usize>,
}

impl Ids {
    /// The id, or the id with a number if it was given before.
    pub(super) fn unique(&mut self, id: &str) -> String {
        let mut name = id.to_owned();
        while self.given.contains_key(&name) {
            let last = self.given.entry(id.to_owned()).or_insert(1);
            *last += 1;
            name = format!("{id}~{last}");
        }
        self.given.insert(name.clone(), 1);
        name
    }
}

/// An id made from what a report says: the same for the same content in every
/// run and version.
pub(super) fn of_content(parts: &[&str]) -> String {
    // The separator keeps "ab", "c" and "a", "bc" apart.
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xFF]));
    let hash = hashes::hash(hashes::START, bytes);
    format!("content-{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_from_content_is_the_same_for_ever() {
        assert_eq!(of_content(&["غرق سفينة", "x"]), of_content(&["غرق سفينة", "x"]));
        assert_ne!(of_content(&["ab", "c"]), of_content(&["a", "bc"]));
        assert_eq!(of_content(&["a"]), "content-089bc907b544c769");
    }
}
