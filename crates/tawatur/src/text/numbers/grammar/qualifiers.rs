//! Words beside a number that tell how exactly it is meant: "about", "at least".

use super::Reader;
use crate::lexicon::times::BesideClass;
use crate::text::clitics;
use crate::text::numbers::Qualifier;

impl Reader<'_> {
    /// The qualifier that stands right before token `i`.
    pub(in crate::text::numbers) fn before(&self, i: usize) -> Qualifier {
        let Some(last) = i.checked_sub(1) else {
            return Qualifier::Exact;
        };
        let word = self.tokens.fold(last);
        for (phrase, class) in self.words.beside_last(word) {
            let Some(start) = (last + 1).checked_sub(phrase.len()) else {
                continue;
            };
            let fits = phrase.iter().enumerate().all(|(k, part)| {
                let fold = self.tokens.fold(start + k);
                fold == part
                    || (k == 0 && clitics::without_conjunction(fold) == Some(part))
                    || (k == 0 && fold.strip_prefix(['ب', 'ل']) == Some(part))
            });
            if fits {
                match class {
                    BesideClass::About => return Qualifier::About,
                    BesideClass::AtLeast => return Qualifier::AtLeast,
                    BesideClass::AtMost => return Qualifier::AtMost,
                    _ => {}
                }
            }
        }
        Qualifier::Exact
    }

    /// The qualifier that stands right behind, or one word further ("30 شخصا على الأقل").
    pub(in crate::text::numbers) fn after(&self, end: usize) -> Qualifier {
        const AFTER: &[BesideClass] = &[
            BesideClass::AboutAfter,
            BesideClass::AtLeastAfter,
            BesideClass::AtMostAfter,
        ];
        for i in [end, end + 1] {
            match self.beside(i, self.words.beside(self.tokens.fold(i)), AFTER) {
                Some((_, BesideClass::AboutAfter)) => return Qualifier::About,
                Some((_, BesideClass::AtLeastAfter)) => return Qualifier::AtLeast,
                Some((_, BesideClass::AtMostAfter)) => return Qualifier::AtMost,
                _ => {}
            }
            if !self.tokens.get(end).is_some_and(|t| t.is_word()) {
                break;
            }
        }
        Qualifier::Exact
    }

    /// The phrase of one of `classes` that begins at token `i`: its length and class.
    pub(in crate::text::numbers) fn beside(
        &self,
        i: usize,
        phrases: &[(Vec<String>, BesideClass)],
        classes: &[BesideClass],
    ) -> Option<(usize, BesideClass)> {
        phrases
            .iter()
            .filter(|(_, class)| classes.contains(class))
            .find(|(words, _)| {
                words
                    .iter()
                    .enumerate()
                    .all(|(k, word)| self.tokens.fold(i + k) == word)
            })
            .map(|(words, class)| (words.len(), *class))
    }
}
