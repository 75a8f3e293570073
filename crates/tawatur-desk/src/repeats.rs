//! Notes that an archive repeats for thousands of its records: some are told,
//! the others counted.

use std::collections::BTreeMap;
use tawatur::report::Note;

/// How many records of an archive one thing is told of.
const MAX_TOLD: usize = 5;

/// How many things are counted for one archive.
const MAX_KINDS: usize = 200;

/// What was told of the input that is read.
#[derive(Debug, Default)]
pub(crate) struct Repeats {
    input: String,
    /// Messages with how often they came.
    told: BTreeMap<String, usize>,
}

impl Repeats {
    /// The notes to tell now: this one, unless it was told often enough, and
    /// before it what is left to say of the input before.
    pub(crate) fn pass(&mut self, note: Note) -> Vec<Note> {
        let mut now = Vec::new();
        if note.input != self.input {
            now = self.rest();
            self.input.clone_from(&note.input);
        }
        let of_record = note.place.as_deref().is_some_and(|place| place.starts_with("record "));
        if of_record && (self.told.len() < MAX_KINDS || self.told.contains_key(&note.message)) {
            let count = self.told.entry(note.message.clone()).or_default();
            *count += 1;
            if *count > MAX_TOLD {
                return now;
            }
        }
        now.push(note);
        now
    }

    /// How often what was told often enough came besides.
    pub(crate) fn rest(&mut self) -> Vec<Note> {
        std::mem::take(&mut self.told)
            .into_iter()
            .filter(|(_, count)| *count > MAX_TOLD)
            .map(|(message, count)| Note {
                input: self.input.clone(),
                place: None,
                message: format!("of {} more records: {message}", count - MAX_TOLD),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_often_is_counted() {
        let note = |input: &str, record: usize| Note {
            input: input.to_owned(),
            place: Some(format!("record {record} (byte 0)")),
            message: "no article".to_owned(),
        };
        let mut repeats = Repeats::default();
        let told: usize = (1..=100).map(|record| repeats.pass(note("a", record)).len()).sum();
        assert_eq!(told, MAX_TOLD);
        let next = repeats.pass(note("b", 1));
        assert_eq!(next.len(), 2);
        assert_eq!(next[0].message, "of 95 more records: no article");
        assert!(repeats.rest().is_empty());
    }
}
