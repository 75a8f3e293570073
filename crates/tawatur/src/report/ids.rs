//! Ids of reports that come many in one input: each given once, and made from
//! the content where the input gives none.

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
/// run and version (FNV-1a, 64 bits).
pub(super) fn of_content(parts: &[&str]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        // The separator keeps "ab", "c" and "a", "bc" apart.
        for byte in part.bytes().chain([0xFF]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
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
