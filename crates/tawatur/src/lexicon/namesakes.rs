//! Names that sound alike and are different names: "محمد" and "محمود".

use super::DataError;
use super::lines::each_line;
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::num::NonZeroU16;

const FILE: &str = "ar/names-apart.tsv";

/// Names that spelling alone must not join.
#[derive(Debug, Default)]
pub struct Namesakes {
    /// Folded name, without article, to a number that its writings share.
    names: FxHashMap<String, NonZeroU16>,
}

impl Namesakes {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Self::read(FILE, include_str!("../../data/ar/names-apart.tsv"))
    }

    fn read(file: &str, data: &str) -> Result<Self, Vec<DataError>> {
        let mut namesakes = Self::default();
        let mut errors = Vec::new();
        let mut next = NonZeroU16::MIN;
        each_line(file, data, &mut errors, |line| {
            if line.fields.len() < 2 {
                return Err("two names or more are needed".to_owned());
            }
            for names in &line.fields {
                let forms: Vec<String> = names.split('|').map(|form| fold(form.trim())).collect();
                if forms.iter().any(|form| form.is_empty() || form.contains(' ')) {
                    return Err("a name is one word".to_owned());
                }
                // A name may stand in two lines; it is one name.
                let known = forms.iter().find_map(|form| namesakes.names.get(form).copied());
                let number = known.unwrap_or(next);
                if known.is_none() {
                    next = next.saturating_add(1);
                }
                for form in forms {
                    namesakes.names.insert(form, number);
                }
            }
            Ok(())
        });
        if errors.is_empty() { Ok(namesakes) } else { Err(errors) }
    }

    /// What tells a folded word, without article, from names that sound like it;
    /// none if it stands in no list. Two words with different numbers are two names.
    #[must_use]
    pub fn number(&self, word: &str) -> Option<NonZeroU16> {
        self.names.get(word).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_share_a_number_and_names_do_not() {
        let names = Namesakes::load().unwrap_or_else(|errors| panic!("{errors:?}"));
        let number = |word: &str| names.number(&fold(word));
        assert_eq!(number("حسني"), number("حسنى"));
        assert_ne!(number("محمد"), number("محمود"));
        assert!(number("محمد").is_some() && number("بوتين").is_none());
    }

    #[test]
    fn bad_lines_are_told_by_file_and_line() {
        let head = "# source: x\n# licence: MIT\n";
        for (line, reason) in [
            ("محمد", "f:3: two names or more are needed"),
            ("محمد\tمحمود علي", "f:3: a name is one word"),
        ] {
            let errors = Namesakes::read("f", &format!("{head}{line}\n")).expect_err(line);
            assert_eq!(errors[0].to_string(), reason);
        }
    }
}
