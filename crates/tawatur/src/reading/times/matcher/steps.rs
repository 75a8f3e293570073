//! Runs the steps of a rule from a word on.

use super::{Candidate, Scan, Slot};
use crate::lexicon::times::{Means, Step, TimeRule};
use crate::reading::times::build;
use crate::text::{Span, fold};

/// Tokens that one expression may have, with its context; bounds the work.
const MAX_TOKENS: usize = 24;

/// How far a rule has run.
struct State<'s> {
    slots: &'s mut Vec<Slot>,
    open: Option<usize>,
    close: Option<usize>,
    /// Clitic bytes, folded, on the first word of the core.
    cut: usize,
}

impl Scan<'_> {
    /// The match of a rule from token `i` on.
    pub(super) fn candidate(&self, rule_index: usize, i: usize, slots: &mut Vec<Slot>) -> Option<Candidate> {
        let rule = self.lexicon.times.rules.rules.get(rule_index)?;
        if rule.register > self.register {
            return None;
        }
        slots.clear();
        let mut state = State {
            slots,
            open: None,
            close: None,
            cut: 0,
        };
        let end = self.run(rule, 0, i, i, &mut state)?;
        let core = state.open.unwrap_or(i)..state.close.unwrap_or(end);
        let meaning = if rule.means == Means::None {
            None
        } else {
            Some(build::meaning(rule.means, state.slots, self.lexicon)?)
        };
        let first = self.tokens.get(core.start)?.span;
        let last = self.tokens.get(core.end.checked_sub(1)?)?.span;
        let start = first.start + self.original_len(first, if core.start == i { state.cut } else { 0 });
        Some(Candidate {
            rule: rule_index,
            core,
            reach: end - i,
            span: Span::new(start, last.end),
            meaning,
        })
    }

    /// Runs the steps from `step` at token `at`; gives the token after the match.
    fn run(&self, rule: &TimeRule, step: usize, at: usize, start: usize, state: &mut State<'_>) -> Option<usize> {
        if at > start + MAX_TOKENS {
            return None;
        }
        match rule.steps.get(step) {
            None => (at > start).then_some(at),
            Some(Step::Open) => {
                state.open = Some(at);
                self.run(rule, step + 1, at, start, state)
            }
            Some(Step::Close) => {
                state.close = Some(at);
                self.run(rule, step + 1, at, start, state)
            }
            Some(Step::Not(atoms)) => {
                if atoms.iter().any(|a| self.atom(a, rule.lang, at, false, 0).is_some()) {
                    return None;
                }
                self.run(rule, step + 1, at, start, state)
            }
            Some(Step::Optional(len)) => {
                let (slots, cut) = (state.slots.len(), state.cut);
                if let Some(end) = self.run(rule, step + 1, at, start, state) {
                    return Some(end);
                }
                state.slots.truncate(slots);
                state.cut = cut;
                self.run(rule, step + 1 + len, at, start, state)
            }
            Some(Step::Any(atoms)) => {
                for atom in atoms {
                    let (slots, cut) = (state.slots.len(), state.cut);
                    let mut nth = 0;
                    while let Some((len, slot, clitic)) = self.atom(atom, rule.lang, at, at == start, nth) {
                        nth += 1;
                        if at == start {
                            state.cut = clitic;
                        }
                        state.slots.extend(slot);
                        if let Some(end) = self.run(rule, step + 1, at + len, start, state) {
                            return Some(end);
                        }
                        state.slots.truncate(slots);
                        state.cut = cut;
                    }
                }
                None
            }
        }
    }

    /// Bytes of the original that the first `cut` folded bytes of a word came from.
    fn original_len(&self, word: Span, cut: usize) -> usize {
        let mut folded = 0;
        for (at, c) in word.of(self.text).char_indices() {
            if folded >= cut {
                return at;
            }
            folded += fold(c.encode_utf8(&mut [0; 4])).len();
        }
        0
    }
}
