//! "The plan was rejected by the council": whose words are told in the passive.

use super::super::clause::Reader;
use super::grammar::finite;
use super::noun_phrase::{adverb, back, capital, noun_end, pronoun, trim};
use super::{Sentence, draft};
use crate::lexicon::cues::{Classes, Cue, Form, Opens};

/// "by" follows within so many tokens ("confirmed on Monday by").
const MAX_BETWEEN: usize = 4;

impl Reader<'_, '_> {
    /// The past participle at `i` with its agent behind "by".
    pub(super) fn passive(&mut self, i: usize, cue: &Cue, sentence: &mut Sentence) -> Option<usize> {
        let scene = self.scene;
        let range = sentence.range.clone();
        let form = scene.verb(i)?.1;
        if form == Form::Participle || !cue.opens.has(Opens::ANY_NOUN) || !scene.fold(i).ends_with("ed") {
            return None;
        }
        let by = (i + 1..range.end.min(i + 1 + MAX_BETWEEN)).find(|j| scene.fold(*j) == "by")?;
        if !(i + 1..by).all(|j| scene.is(j, Classes::TIME.or(Classes::LINKER)) || adverb(scene, j)) {
            return None;
        }
        let end = noun_end(scene, by + 1, range.end);
        let names = capital(scene, by + 1)
            || scene.is(
                by + 1,
                Classes::DETERMINER
                    .or(Classes::ANONYMOUS)
                    .or(Classes::ROLE)
                    .or(Classes::PLURAL),
            );
        if end == by + 1 || !names || pronoun(scene, by + 1) {
            return None;
        }
        let mut at = i;
        let mut copula = false;
        while at > range.start
            && (scene.is(at - 1, Classes::BE.or(Classes::COPULA).or(Classes::NEGATOR)) || adverb(scene, at - 1))
        {
            if scene.is(at - 1, Classes::NEGATOR) {
                return None;
            }
            copula |= scene.is(at - 1, Classes::COPULA);
            at -= 1;
        }
        let content = trim(scene, back(scene, at, range.start)..at);
        if content.is_empty() || !copula && finite(scene, i, range.start) {
            return None;
        }
        let mut made = draft(scene, cue, i..by + 1, Some(by + 1..end))?;
        made.content = content;
        made.outer = sentence.open.last().copied();
        self.drafts.push(made);
        Some(end)
    }
}
