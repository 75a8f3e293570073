//! Words that show an agency or outlet at work: someone told it, it saw, its
//! reporter was there.

use super::DataError;
use super::lines::each_line;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};

const FILE: &str = "registry/gathering.tsv";

/// Words beside the name of an agency that gathers news for itself.
#[derive(Debug, Default)]
pub struct Gathering {
    words: FxHashMap<String, FxHashSet<Beside>>,
    /// Sentences, and whether an agency gathers in them.
    examples: Vec<(&'static str, bool)>,
}

/// Where a word stands, and what it says of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beside {
    /// Right before a name that was told something.
    Told,
    /// Before "ل" and a name that is only quoted.
    Quoted,
    /// A verb whose object the name may be.
    Tells,
    /// A verb whose subject the name is.
    Sees,
    /// Someone who works for the name behind it.
    Staff,
    /// Something that the name behind it made.
    Made,
    /// Behind the name.
    After,
    /// Before "by" and the name.
    By,
    /// The outlet's own people.
    Own,
    /// What makes own people of a word that else stands behind a name.
    Ours,
}

impl Gathering {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Self::read(FILE, include_str!("../../data/registry/gathering.tsv"))
    }

    fn read(file: &str, data: &'static str) -> Result<Self, Vec<DataError>> {
        let mut gathering = Self::default();
        let mut errors = Vec::new();
        each_line(file, data, &mut errors, |line| {
            let &[place, word] = line.fields.as_slice() else {
                return Err("two fields are needed: place, word".to_owned());
            };
            let beside = match place {
                "told" => Beside::Told,
                "quoted" => Beside::Quoted,
                "tells" => Beside::Tells,
                "sees" => Beside::Sees,
                "staff" => Beside::Staff,
                "made" => Beside::Made,
                "after" => Beside::After,
                "by" => Beside::By,
                "own" => Beside::Own,
                "ours" => Beside::Ours,
                "example" | "counterexample" => {
                    gathering.examples.push((word, place == "example"));
                    return Ok(());
                }
                _ => return Err(format!("no place is called \"{place}\"")),
            };
            if !gathering.words.entry(fold(word)).or_default().insert(beside) {
                return Err(format!("\"{word}\" stands here twice"));
            }
            Ok(())
        });
        if errors.is_empty() { Ok(gathering) } else { Err(errors) }
    }

    /// Whether a folded word can stand so.
    #[must_use]
    pub fn is(&self, word: &str, beside: Beside) -> bool {
        self.words.get(word).is_some_and(|all| all.contains(&beside))
    }

    /// The sentences of the data that must show an agency at work, and those that must not.
    #[must_use]
    pub fn examples(&self) -> &[(&'static str, bool)] {
        &self.examples
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_lines_are_told_by_file_and_line() {
        const HEAD: &str = "# source: x\n# licence: MIT\ntold\ttold\n";
        for (data, reason) in [
            ("told", "f:4: two fields are needed: place, word"),
            ("near\tword", "f:4: no place is called \"near\""),
            ("told\ttold", "f:4: \"told\" stands here twice"),
        ] {
            let data: &'static str = Box::leak(format!("{HEAD}{data}\n").into_boxed_str());
            let errors = Gathering::read("f", data).expect_err(data);
            assert_eq!(errors[0].to_string(), reason);
        }
    }
}
