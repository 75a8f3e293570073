//! Verbs in the future, told by their form.

use super::{Classes, Cues};
use crate::text::clitics;

impl Cues {
    /// Whose future a folded word tells by its form, with a conjunction or without: the prefix
    /// of its imperfect behind the س, of the third person (`ي`, `ت`) or of "we" (`ن`):
    /// "سيلتقي", "وستعقد", "سنعمل". None for words and names that only begin so, which the
    /// data lists (`unfuture`, `unfuture-start`).
    #[must_use]
    pub fn future_prefix(&self, word: &str) -> Option<char> {
        /// Shorter words are nouns more often ("ستة").
        const MIN_LETTERS: usize = 5;
        let word = clitics::without_conjunction(word).unwrap_or(word);
        let mut letters = word.strip_prefix('س')?.chars();
        let prefix = letters.next().filter(|c| matches!(c, 'ي' | 'ت' | 'ن'))?;
        let mut starts = word.char_indices().filter_map(|(at, c)| word.get(..at + c.len_utf8()));
        let noun = self.classes(word).has(Classes::UNFUTURE) || starts.any(|start| self.unfuture.contains(start));
        (!noun && letters.count() + 2 >= MIN_LETTERS).then_some(prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn future_verbs_are_no_nouns_and_names() {
        let cues = Cues::load().unwrap();
        for (word, prefix) in [
            ("سيلتقي", 'ي'),
            ("وستعقد", 'ت'),
            ("سنعمل", 'ن'),
            ("سياتي", 'ي'),
            ("ستاخذ", 'ت'),
            ("سيطرح", 'ي'),
            ("سيتيح", 'ي'),
            ("وسيراجع", 'ي'),
        ] {
            assert_eq!(cues.future_prefix(word), Some(prefix), "{word}");
        }
        for word in [
            "سياسة",
            "سيارات",
            "وسيطرتهم",
            "سيرغي",
            "ستيفان",
            "سنوات",
            "وسيرته",
            "ستمئة",
            "سنتين",
            "سوق",
            "يلتقي",
        ] {
            assert_eq!(cues.future_prefix(&fold(word)), None, "{word}");
        }
    }
}
