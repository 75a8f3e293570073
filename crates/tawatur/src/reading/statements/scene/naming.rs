//! Which quotations are the names of something, and no one's words.

use super::super::quotes::Quotation;
use super::Scene;
use crate::lexicon::cues::Classes;
use crate::text::TokenKind;
use std::collections::BTreeMap;

/// A name in quotation marks has at most so many tokens.
const MAX_NAME: usize = 4;

impl Scene<'_> {
    /// A short quotation is a name behind a word like "شركة", where a mention
    /// fills it, or where the report puts the same words in marks again.
    pub(super) fn name_quotations(&self) -> Vec<bool> {
        let mut times: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        let inner = |q: &Quotation| -> Vec<&str> { (q.open + 1..q.close).map(|i| self.fold(i)).collect() };
        // The stops of "سي. إن. إن. ترك" are no words.
        let short = |q: &Quotation| {
            q.len() <= MAX_NAME
                || q.len() <= 2 * MAX_NAME && (q.open + 1..q.close).filter(|i| self.is_word(*i)).count() <= MAX_NAME
        };
        for quotation in self.quotations.iter().filter(|q| short(q)) {
            *times.entry(inner(quotation)).or_default() += 1;
        }
        self.quotations
            .iter()
            .map(|q| {
                let before = q.open.checked_sub(1);
                self.one_word(q)
                    || short(q)
                        && (before.is_some_and(|b| self.is(b, Classes::NAMER))
                            || self.marked_as_name(q)
                            || (q.open + 1..q.close).all(|i| self.named(i))
                            || (q.open + 1..q.close).any(|i| self.is(i, Classes::OUTLET))
                            || times.get(&inner(q)).is_some_and(|n| *n > 1))
            })
            .collect()
    }

    /// Whether the quotation is in Latin letters, or a type by its number ("بوينغ 737", "5 جي").
    fn marked_as_name(&self, quotation: &Quotation) -> bool {
        const MAX_TYPE: usize = 2;
        let mut kinds = (quotation.open + 1..quotation.close).filter_map(|i| self.kind(i));
        let within_arabic = quotation
            .open
            .checked_sub(1)
            .is_some_and(|i| self.kind(i) == Some(TokenKind::Arabic));
        let foreign = within_arabic && kinds.clone().all(|kind| kind == TokenKind::Foreign);
        foreign || quotation.len() <= MAX_TYPE && kinds.any(|kind| kind == TokenKind::Number)
    }

    /// Whether what stands in the quotation is written without a space ("سي.سي.تي.في").
    fn one_word(&self, quotation: &Quotation) -> bool {
        let words = self.span(&(quotation.open + 1..quotation.close));
        quotation.len() > 2 && words.is_some_and(|span| !span.of(self.text()).contains(char::is_whitespace))
    }
}
