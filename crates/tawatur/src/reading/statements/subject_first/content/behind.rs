//! What stands behind an English verb: a quotation, "that", a preposition, a clause or noun phrase that nothing marks.

use super::super::super::scene::Scene;
use super::super::grammar::{finite, has_finite};
use super::super::noun_phrase::{adverb, capital, noun_end, pronoun};
use super::{Content, MAX_REACH, Opening, has_clause, opening_mark};
use crate::lexicon::cues::{Classes, Cue, Form, Opens};
use crate::text::TokenKind;
use std::ops::Range;

/// Those addressed are named in at most so many tokens.
const MAX_ADDRESSED: usize = 6;

/// What stands behind a verb.
pub(super) struct Behind<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) cue: &'a Cue,
    /// The first token behind the verb.
    pub(super) next: usize,
    /// Where the sentence ends.
    pub(super) end: usize,
}

impl Behind<'_> {
    /// "showed up", "backed away": another verb.
    pub(super) fn is_another(&self) -> bool {
        let Self { scene, cue, next, .. } = *self;
        let own = cue.opens.preposition("out") || cue.opens.preposition(scene.fold(next + 1));
        scene.is(next, Classes::PHRASAL)
            || matches!(scene.fold(next), "out" | "back") && !own && !cue.opens.has(Opens::THAT)
    }

    /// "which he described as “…”".
    pub(super) fn as_what(&self) -> Option<Content> {
        let takes = self.cue.opens.any(Opens::AS.or(Opens::ANY_NOUN));
        (self.scene.fold(self.next) == "as" && takes).then_some(Content {
            start: self.next + 1,
            opening: Opening::Noun,
        })
    }

    /// A quotation right behind the verb, or behind a comma or colon.
    pub(super) fn quoted(&self) -> Option<Content> {
        let Self { scene, next, .. } = *self;
        let quotation = |at: usize| opening_mark(scene, at).is_some_and(|q| q.len() > 1);
        if quotation(next) {
            return Some(Content {
                start: next,
                opening: if self.takes_noun() {
                    Opening::Noun
                } else {
                    Opening::Mark
                },
            });
        }
        let announced = scene.fold(next) == ":" || self.mark(next) && quotation(next + 1);
        announced.then_some(Content {
            start: next + 1,
            opening: Opening::Mark,
        })
    }

    /// What opens the content within reach: "that", a question, a quotation, a preposition.
    pub(super) fn opened(&self) -> Option<Content> {
        let Self { scene, cue, next, .. } = *self;
        let object = cue.opens.has(Opens::OBJECT);
        // Adjuncts and addressees may stand before the opener.
        let through = object || self.aside(next) || !cue.opens.has(Opens::BARE) || cue.opens.has(Opens::WEAK);
        for j in self.reach() {
            if matches!(scene.fold(j), "." | ";") || scene.kind(j) == Some(TokenKind::Break) {
                break;
            }
            let found = self.opener_at(j, through);
            if found.is_some() || !through {
                return found;
            }
            let found = self.behind_others(j);
            if found.is_some() {
                return found;
            }
            if self.stops(j) {
                break;
            }
        }
        None
    }

    /// What opens the content at `j`, with nothing but adjuncts before it if the verb sees `through` them.
    fn opener_at(&self, j: usize, through: bool) -> Option<Content> {
        let Self { scene, cue, next, .. } = *self;
        let fold = scene.fold(j);
        let takes_that = cue.opens.has(Opens::THAT);
        let found = |start: usize, opening| Some(Content { start, opening });
        // "said, with a smile, that", but "the risk, he said, is the ships that …".
        let apart = self.mark(next) && !self.mark(j - 1);
        if fold == "that" && takes_that && !apart && (j == next || through && !scene.is(j + 1, Classes::COPULA)) {
            // "said that, in the end, …".
            return found(j + 1 + usize::from(self.mark(j + 1)), Opening::Clause);
        }
        if scene.is(j, Classes::QUESTION) && cue.opens.has(Opens::WH) && (j == next || cue.opens.has(Opens::OBJECT)) {
            return found(j, Opening::Clause);
        }
        let quotation = opening_mark(scene, j + 1);
        let long = quotation.is_some_and(|q| q.len() > 2) && (takes_that || cue.opens.has(Opens::WEAK));
        if self.mark(j) && long || fold == ":" && quotation.is_some() {
            return found(j + 1, Opening::Mark);
        }
        self.preposition(j)
    }

    /// "vowed to rebuild", "spoke of the quay": the cue's own preposition at `j`.
    fn preposition(&self, j: usize) -> Option<Content> {
        let Self { scene, cue, next, .. } = *self;
        let fold = scene.fold(j);
        let particle =
            j == next + 1 && scene.is(next, Classes::PARTICLE) || j > next && (next..j).all(|k| adverb(scene, k));
        // "spoke on Monday".
        let timed = scene.is(j + 1, Classes::TIME);
        let first = scene.is(j, Classes::PARTICLE) && cue.opens.preposition(scene.fold(j + 1));
        if !(j == next || particle) || timed || first || !cue.opens.preposition(fold) {
            return None;
        }
        // "vowed to rebuild", but "referred to the quay".
        let infinitive = fold == "to" && !scene.is(j + 1, Classes::DETERMINER) && !capital(scene, j + 1);
        Some(Content {
            start: if infinitive { j } else { j + 1 },
            opening: Opening::Noun,
        })
    }

    /// Content at `j` behind those addressed or other words that open nothing: "told them he …", "asked her about the quay".
    fn behind_others(&self, j: usize) -> Option<Content> {
        let Self { scene, cue, next, .. } = *self;
        if j == next {
            return None;
        }
        let fold = scene.fold(j);
        let object = cue.opens.has(Opens::OBJECT);
        let quotation = || scene.opens(j).is_some_and(|q| q.len() > 4) && !has_finite(scene, next, j);
        let opening = if cue.opens.has(Opens::THAT) && quotation() {
            Opening::Mark
        } else if object && pronoun(scene, j) && !scene.is(j, Classes::AUDIENCE) {
            Opening::Bare
        } else if object && matches!(fold, "to" | "about") && cue.opens.preposition(fold) {
            Opening::Noun
        } else {
            return None;
        };
        Some(Content { start: j, opening })
    }

    /// Whether another verb at `j` shows that nothing behind it is this one's.
    fn stops(&self, j: usize) -> bool {
        let Self { scene, cue, next, .. } = *self;
        let other = |form| {
            form == Form::Participle && scene.is_comma(j - 1) || !cue.opens.has(Opens::OBJECT) && !self.takes_noun()
        };
        j > next && scene.verb(j).is_some_and(|(_, form)| other(form))
    }

    /// "told reporters the plan was late".
    pub(super) fn told_someone(&self) -> Option<Content> {
        let Self { scene, cue, next, end } = *self;
        let addressed = noun_end(scene, next, end.min(next + MAX_ADDRESSED));
        let start = (next + 1..=addressed).find(|j| scene.is(*j, Classes::DETERMINER) || pronoun(scene, *j));
        // "warned the dam was full": nobody is addressed.
        let nobody = || cue.opens.has(Opens::BARE) && finite(scene, addressed, next);
        let start = start.or_else(|| Some(next).filter(|_| nobody()))?;
        Some(Content {
            start,
            opening: Opening::Bare,
        })
    }

    /// "said the plan was late": a clause that nothing marks.
    pub(super) fn bare(&self) -> Option<Content> {
        let Self { scene, cue, next, end } = *self;
        let fronted = || scene.is(next, Classes::FRONTED) && has_clause(scene, next, end);
        let start = if self.begins(next) {
            next
        } else if let Some(at) = self.behind_time().filter(|at| self.begins(*at)) {
            at
        } else if fronted() {
            next
        } else {
            return None;
        };
        let noun = !has_clause(scene, start, end);
        if noun && !self.takes_noun() && cue.opens.any(Opens::MIND.or(Opens::WEAK)) {
            return None;
        }
        Some(Content {
            start,
            opening: if noun && self.takes_noun() {
                Opening::Noun
            } else {
                Opening::Bare
            },
        })
    }

    /// "denounced the plan": a noun phrase that nothing marks.
    pub(super) fn noun(&self) -> Option<Content> {
        let question = || self.scene.is(self.next, Classes::QUESTION);
        (self.takes_noun() && (self.begins(self.next) || question())).then_some(Content {
            start: self.next,
            opening: Opening::Noun,
        })
    }

    fn reach(&self) -> Range<usize> {
        self.next..self.end.min(self.next + MAX_REACH)
    }

    fn mark(&self, at: usize) -> bool {
        matches!(self.scene.fold(at), "," | ":") && at < self.end
    }

    /// Whether the verb takes any noun phrase for content, by itself or with an "as" that follows.
    fn takes_noun(&self) -> bool {
        let scene = self.scene;
        let words = |j: &usize| !scene.is_mark(*j) || scene.opens(*j).is_some() || scene.quotation(*j).is_some();
        let as_follows = || self.reach().take_while(words).any(|j| scene.fold(j) == "as");
        self.cue.opens.has(Opens::ANY_NOUN) || self.cue.opens.has(Opens::AS) && as_follows()
    }

    /// Whether the token may stand between the verb and what opens its content.
    fn aside(&self, at: usize) -> bool {
        let scene = self.scene;
        let plain = Classes::TIME.or(Classes::LINKER).or(Classes::ADJUNCT).or(Classes::BE);
        scene.is(at, plain) || matches!(scene.fold(at), "out" | "back") || self.mark(at) || adverb(scene, at)
    }

    /// Where the words behind the verb end that tell when ("said on Monday").
    fn behind_time(&self) -> Option<usize> {
        let between = self.reach().take_while(|j| self.aside(*j));
        let time = between.filter(|j| self.scene.is(*j, Classes::TIME)).last();
        time.map(|time| time + 1)
    }

    /// Whether a clause or noun phrase may begin with the token.
    fn begins(&self, at: usize) -> bool {
        let scene = self.scene;
        let head = scene.is_word(at)
            || scene.kind(at) == Some(TokenKind::Number)
            || scene.opens(at).is_some()
            || matches!(scene.fold(at), "$" | "'" | "‘");
        let other = Classes::LINKER.or(Classes::TIME).or(Classes::ADJUNCT).or(Classes::TURN);
        let clause = scene.is(at, Classes::CLAUSE) && !scene.is(at, Classes::CONDITION);
        head && at < self.end && !scene.is(at, other) && !clause
    }
}
