//! Ids that are unique over a whole run.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use tawatur::reading::Reading;
use tawatur::report::Note;

/// The ids given out so far. Only their hashes are kept, so that an archive of
/// millions of reports can be read in little memory; two ids with one hash
/// would cost no more than a suffix that was not needed.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    /// Hash of an id → how often it was asked for.
    taken: HashMap<u64, u32>,
}

impl Ids {
    /// Renames the readings of one piece where their ids were used before, and
    /// the reports glued to them with them. Each new name is told in a note.
    pub(crate) fn settle(&mut self, readings: &mut [Reading], input: &str) {
        // The last renaming: glued reports follow the report they were found in.
        let mut renamed: Option<(String, String)> = None;
        for reading in readings {
            let report = &mut reading.report;
            match (&mut report.within, &renamed) {
                (None, _) => renamed = None,
                (Some(within), Some((old, new))) if within == old => within.clone_from(new),
                _ => {}
            }
            let new = self.take(&report.id);
            if new == report.id {
                continue;
            }
            report.notes.push(Note {
                input: input.to_owned(),
                place: None,
                message: renamed_note(&report.id, &new),
            });
            let old = std::mem::replace(&mut report.id, new.clone());
            if report.within.is_none() {
                renamed = Some((old, new));
            }
        }
    }

    /// The id itself if it is free, else with a number after it.
    fn take(&mut self, id: &str) -> String {
        let uses = self.taken.entry(hash(id)).or_default();
        *uses += 1;
        let mut number = *uses;
        if number == 1 {
            return id.to_owned();
        }
        loop {
            let name = format!("{id}~{number}");
            if let std::collections::hash_map::Entry::Vacant(free) = self.taken.entry(hash(&name)) {
                free.insert(1);
                self.taken.insert(hash(id), number);
                return name;
            }
            number += 1;
        }
    }
}

/// What is noted of a report that was called otherwise than its input calls it.
pub(crate) fn renamed_note(id: &str, new: &str) -> String {
    format!("the id \"{id}\" was given before; called \"{new}\" here")
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_given_once() {
        let mut ids = Ids::default();
        let given: Vec<_> = ["a", "a", "b", "a~2", "a", "a~3"]
            .iter()
            .map(|id| ids.take(id))
            .collect();
        assert_eq!(given, ["a", "a~2", "b", "a~2~2", "a~3", "a~3~2"]);
    }

    #[test]
    fn many_doubles_take_no_long_search() {
        let mut ids = Ids::default();
        for number in 1..=100_000_u32 {
            let expected = if number == 1 {
                "x".to_owned()
            } else {
                format!("x~{number}")
            };
            assert_eq!(ids.take("x"), expected);
        }
    }
}
