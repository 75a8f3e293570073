//! Names of agencies, outlets, bodies and other organisations.

use super::super::EntityKind;
use super::super::words::{Word, ways};
use super::{Finder, Found};
use crate::text::Span;

/// The most words of an organisation's name after its head noun.
const MAX_ORGANISATION: usize = 6;

impl Finder<'_> {
    pub(super) fn medium(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let word = self.words.get(i)?;
        let (end_token, id) = self.media.get(&word.token)?;
        let end = i + self.words.get(i..)?.iter().take_while(|w| w.token < *end_token).count();
        // "صحيفة الغارديان" is the Guardian, a newspaper; "وكالة الأنباء الكورية" is the whole name.
        let noun = ways(word).any(|way| self.lexicon.names.cues(&way.rest).medium);
        if noun
            && let Some(next) = self.words.get(i + 1).filter(|_| i + 1 < end)
            && !self.lexicon.names.cues(next.fold).medium_of
            && self.outlet_named(i + 1, end, 0, id)
        {
            self.push(found, i + 1, end, 0, EntityKind::Media, Some(id.clone()));
            return Some(end);
        }
        // The clitics that are no letters of the name: before the article or the word for the kind.
        let clitics = ways(word)
            .find(|way| way.rest.starts_with("ال") || self.lexicon.names.cues(&way.rest).medium)
            .map_or_else(|| self.outlet_clitics(i, end, id), |way| way.clitics);
        self.push(found, i, end, clitics, EntityKind::Media, Some(id.clone()));
        Some(end)
    }

    /// Bytes of clitics on an outlet's name that has no article: those without
    /// which the registry knows the name by itself.
    fn outlet_clitics(&self, i: usize, end: usize, id: &str) -> usize {
        let Some(word) = self.words.get(i) else { return 0 };
        ways(word)
            .map(|way| way.clitics)
            .find(|clitics| self.outlet_named(i, end, *clitics, id))
            .unwrap_or(0)
    }

    /// Whether the registry knows these words, without clitics, as the outlet's name.
    fn outlet_named(&self, i: usize, end: usize, clitics: usize, id: &str) -> bool {
        let (Some(word), Some(last)) = (self.words.get(i), self.words.get(end.saturating_sub(1))) else {
            return false;
        };
        let span = Span::new(word.without(self.text, clitics).start, last.span.end);
        let outlet = self.lexicon.registry.lookup(span.of(self.text));
        outlet.is_some_and(|outlet| outlet.id == id)
    }

    pub(super) fn body(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let word = self.words.get(i).filter(|word| word.may.open_body)?;
        let bodies = &self.lexicon.bodies;
        let ahead = self.ahead(i);
        ways(word).find_map(|way| {
            let named = bodies.name(&way.rest, ahead).map(|(count, id)| (count, id.to_owned()));
            // "وزير الدفاع الروسي" names the minister's field, not the ministry.
            let field = i
                .checked_sub(1)
                .and_then(|p| self.words.get(p))
                .is_some_and(|w| w.may.minister);
            let composed = bodies.institution(&way.rest, ahead).filter(|_| !field);
            let (count, id) = match (named, composed) {
                (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
                (a, b) => a.or(b),
            }?;
            // "كابل" is Kabul, and no "ك" before the firm "ابل".
            let place = count == 1 && way.clitics > 0 && self.lexicon.names.place(word.fold, |_| None).is_some();
            (!place && self.written_as_name(i, count)).then(|| {
                let (first, clitics) = match self.is_noun_before(&way.rest, i, count, &id) {
                    true => (i + 1, 0),
                    false => (i, way.clitics),
                };
                self.push(found, first, i + count, clitics, EntityKind::Organisation, Some(id));
                i + count
            })
        })
    }

    /// Whether the first of a body's words is the noun for its kind, and no part of its name:
    /// "حركة حماس" is Hamas, a movement, since the registry knows the words behind it as the same body.
    fn is_noun_before(&self, noun: &str, i: usize, count: usize, id: &str) -> bool {
        let named = |next: &Word<'_>| self.lexicon.bodies.name(next.fold, self.ahead(i + 1));
        self.lexicon.names.cues(noun).bare
            && self.words.get(i + 1).and_then(named) == Some((count.saturating_sub(1), id))
    }

    /// "وزارة الدفاع", "جامعة كوكمين", "المحكمة العليا".
    pub(super) fn organisation(&self, i: usize, limit: usize, found: &mut Vec<Found>) -> Option<usize> {
        let names = &self.lexicon.names;
        let word = self.words.get(i)?;
        if !word.is_arabic() || !word.may.organisation {
            return None;
        }
        let way = ways(word).find(|way| {
            let cues = names.cues(&way.rest);
            cues.organisation || cues.definite
        })?;
        let definite_head = names.cues(&way.rest).definite;
        // "التدريبات البحرية الثلاثية": an adjective of the word before.
        let adjective = definite_head
            && way.clitics == 0
            && i.checked_sub(1)
                .and_then(|p| self.words.get(p))
                .is_some_and(|w| w.fold.starts_with("ال"));
        if adjective {
            return None;
        }
        let mut j = i + 1;
        let mut definite = definite_head;
        let mut named = false;
        while let Some(next) = self
            .words
            .get(j)
            .filter(|w| w.is_arabic() && j < limit && j <= i + MAX_ORGANISATION)
        {
            let cues = names.cues(next.fold);
            let has_article = next.fold.starts_with("ال");
            let title = cues.any_title() && (!has_article || self.person_at(j + 1, true).is_some());
            if cues.stop || title || cues.says && !has_article {
                break;
            }
            let adjective = names.nations.adjective(next.fold, self.ahead(j)(1));
            if let Some((used, _)) = adjective.filter(|_| has_article) {
                j += used;
                named = true;
                definite = true;
                continue;
            }
            if !definite && let Some((used, _)) = names.place(next.fold, self.ahead(j)) {
                j += used;
                named = true;
                break;
            }
            let joined =
                next.fold.starts_with("وال") && j > i + 1 && named && !names.cues(&next.fold["و".len()..]).definite;
            if has_article {
                j += 1;
                named = true;
                definite = true;
            } else if joined
                && self
                    .words
                    .get(j + 1)
                    .is_none_or(|n| n.is_mark() || !n.fold.starts_with("ال") || !named)
                && !definite_head
            {
                j += 1;
            } else if !definite && !next.common {
                // "معهد سيجونغ", "كتائب عز الدين".
                j += 1;
                named = true;
                if !self.words.get(j).is_some_and(|w| w.is_arabic() && !w.common) {
                    break;
                }
            } else if !definite
                && self.words.get(j + 1).is_some_and(|n| n.fold.starts_with("ال"))
                && !names.cues(next.fold).place
            {
                // "لجنة حقوق الإنسان".
                j += 1;
            } else {
                break;
            }
        }
        if !named || definite_head && j == i + 1 {
            return None;
        }
        let (from, clitics) = if names.cues(&way.rest).bare && !definite {
            (i + 1, 0)
        } else {
            (i, way.clitics)
        };
        self.push(found, from, j, clitics, EntityKind::Organisation, None);
        Some(j)
    }
}
