//! Nouns that report words: "Holm's claim that …", "the council issued a
//! warning that …".

use super::super::clause::{MAX_CONTENT, Reader};
use super::super::quotes::Quotation;
use super::super::scene::Scene;
use super::content::{clause_end, opening_mark, phrase_end};
use super::grammar::{finite, possessive};
use super::noun_phrase::{back, capital, pronoun, trim};
use super::subject::{self, head_of_sentence};
use super::{MIN_CONTENT, Sentence, draft};
use crate::lexicon::cues::{Classes, Opens};
use crate::text::TokenKind;
use std::ops::Range;

/// Between noun and possessor or light verb stand at most so many tokens.
const MAX_BETWEEN: usize = 5;

impl Reader<'_, '_> {
    /// The noun at `i` with its source and content.
    pub(super) fn cue_noun(&mut self, i: usize, sentence: &mut Sentence) -> Option<usize> {
        let scene = self.scene;
        let range = sentence.range.clone();
        let cue = scene.cues.noun(scene.fold(i)).copied()?;
        if i == range.start || scene.named(i) || scene.opens(i + 1).is_none() && scene.is_mark(i + 1) {
            return None;
        }
        // "his pledge last month to".
        let mut next = i + 1;
        while scene.is(next, Classes::TIME) && next < i + MAX_BETWEEN {
            next += 1;
        }
        let fold = scene.fold(next);
        let quotation = opening_mark(scene, next).filter(|q: &Quotation| q.len() > 1);
        let (start, clause) = if fold == "that" && cue.opens.has(Opens::THAT) {
            (next + 1, true)
        } else if cue.opens.preposition(fold) {
            let infinitive = fold == "to" && !scene.is(next + 1, Classes::DETERMINER) && !capital(scene, next + 1);
            (if infinitive { next } else { next + 1 }, false)
        } else if quotation.is_some() {
            (next, false)
        } else {
            return None;
        };
        // In another's words only words are a statement of their own.
        if start + MIN_CONTENT > range.end + 1 || !sentence.open.is_empty() {
            return None;
        }
        let (source, cue_start) = self.owner(i, sentence)?;
        let mut made = draft(scene, &cue, cue_start..i + 1, Some(source))?;
        made.content = start..range.end.min(start + MAX_CONTENT);
        made.content.end = if clause {
            let end = clause_end(scene, &made.content, false);
            second_verb(scene, start, end).unwrap_or(end)
        } else {
            let end = phrase_end(scene, &made.content);
            // "Holm's critique of the plan was polite": the noun is a subject.
            let inside = Classes::RELATIVE.or(Classes::THAT).or(Classes::CLAUSE);
            (start + 1..end)
                .take_while(|j| !scene.is(*j, inside) && !pronoun(scene, *j))
                .find(|j| finite(scene, *j, start))
                .unwrap_or(end)
        }
        .max(start + 1);
        scene.span(&made.content)?;
        let index = self.drafts.len();
        self.drafts.push(made);
        sentence.open.push(index);
        Some(start)
    }

    /// Whose words the noun at `i` reports, and where the cue begins: the
    /// possessor before it, or the subject of a light verb.
    fn owner(&self, i: usize, sentence: &Sentence) -> Option<(Range<usize>, usize)> {
        let scene = self.scene;
        let start = sentence.range.start;
        let lower = start.max(i.saturating_sub(MAX_BETWEEN));
        for at in (lower..i).rev() {
            if scene.quotation(at).is_some() {
                return None;
            }
            if scene.is(at, Classes::POSSESSIVE) {
                let verb = at > start && scene.is(at - 1, Classes::LIGHT);
                return Some((at..at + 1, if verb { at - 1 } else { at + 1 }));
            }
            if possessive(scene, at) {
                let owner = trim(scene, back(scene, at + 1, start)..at + 1);
                return (!owner.is_empty()).then_some((owner, at + 1));
            }
            if scene.is(at, Classes::LIGHT) && at > start {
                let before = subject::before(scene, at, start);
                if before.negated || before.nobody {
                    return None;
                }
                let participle = scene.fold(at).ends_with("ing");
                let subject = match before.subject.filter(|_| !participle || before.copula) {
                    Some(subject) => subject,
                    None => head_of_sentence(scene, &(sentence.clause.min(at)..at))?,
                };
                return Some((subject, at));
            }
            let between = scene.is_word(at)
                && !pronoun(scene, at)
                && !scene.is(
                    at,
                    Classes::LINKER
                        .or(Classes::ADJUNCT)
                        .or(Classes::COPULA)
                        .or(Classes::TURN)
                        .or(Classes::THAT),
                )
                || scene.kind(at) == Some(TokenKind::Number)
                || matches!(scene.fold(at), "-");
            if !between {
                return None;
            }
        }
        None
    }
}

/// "The claim that the chain was worn | was not tested": the verb of the noun,
/// which no subject stands before.
fn second_verb(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let first = (start + 1..end).find(|j| finite(scene, *j, start))?;
    let new = Classes::DETERMINER
        .or(Classes::PRONOUN)
        .or(Classes::CLAUSE)
        .or(Classes::RELATIVE)
        .or(Classes::THAT)
        .or(Classes::TURN);
    (first + 2..end)
        .take_while(|j| !scene.is(*j, new) && !capital(scene, *j) && scene.is_word(*j))
        .find(|j| scene.is(*j, Classes::COPULA) && finite(scene, *j, start))
}
