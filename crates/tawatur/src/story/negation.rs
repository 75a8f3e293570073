//! Negation: whether a unit says that something is not so, and of what.

use super::content_words;
use super::filling::Walk;
use crate::lexicon::Lexicon;
use crate::reading::{Reading, Stance};
use crate::text::{Span, Token, TokenKind};
use std::ops::Range;

/// How many words into its content a negation still turns the whole.
const NEGATION_REACH: usize = 6;

/// What someone lied about is negated within so many words.
const LIED_REACH: usize = 8;

/// So many words before a negation are looked at for the word that it seems to set aside.
const SAID_REACH: usize = 12;

/// How many words into its content a word like "خدعة" calls the whole untrue.
const REJECTION_REACH: usize = 10;

/// A word by which speakers assure stands at most this many words before the
/// clause that they assure.
const ASSURING: usize = 4;

/// What a negation denies stands in this many content words after it.
const FOCUS: usize = 4;

/// So many of them are what it refutes first of all.
const REFUTED: usize = 3;

/// A condition is opened at most so many words before what is negated in it: "إذا لم تلتزم", "إذا كان لا يلتزم".
const CONDITION: usize = 3;

/// "لم … أي" stands within so many words, and of what there is none in so many content words behind it.
const NONE_REACH: usize = 6;
const NONE: usize = 2;

/// What is excepted from a negation stands within so many words behind it: "لم يبدأ إلا في الثانية".
const EXCEPTED_REACH: usize = 8;

impl Walk<'_> {
    /// Whether the word at `i` turns what the unit says.
    pub(super) fn negation(&mut self, i: usize, word: &str) {
        let words = &self.lexicon.slots;
        let negates = words.negates(word, self.fold(i + 1));
        self.slots.negates |= negates;
        if negates && !self.is_excepted(i) && !conditional(self.reading, self.range.start, i, self.lexicon) {
            // "A seal, not a drone, did it" denies the drone alone; "بعد أيام، لم يبدأ" denies the verb.
            let mark = |before: usize| matches!(self.fold(before), "،" | "," | "-" | "–" | "—");
            let aside = i > self.range.start && mark(i - 1) && !is_imperfect(self.fold(i + 1));
            let near = (self.range.start.max(i.saturating_sub(LIED_REACH))..i).rev();
            let mut near = near.take_while(|before| self.reading.tokens.get(*before).is_some_and(|t| t.is_word()));
            let lied = near.any(|before| words.lies(self.fold(before)));
            if aside {
                let excluded = excluded(
                    self.reading,
                    self.range.start.max(i.saturating_sub(SAID_REACH))..i,
                    i + 1..self.range.end,
                    self.lexicon,
                );
                self.slots.excluded.extend(excluded);
            } else if self.words < NEGATION_REACH && !lied {
                self.slots.contrary = true;
                // "لا توجد", "لم تكن هناك", "no".
                let behind = if words.strengthens(self.fold(i + 1)) {
                    i + 2
                } else {
                    i + 1
                };
                let none = [i, i + 1, behind].into_iter().find(|at| words.exists(self.fold(*at)));
                let none = none.or_else(|| (i + 1..i + NONE_REACH).find(|at| words.is_any(self.fold(*at))));
                // Who denies that there is something has a stance to it.
                let none = none.filter(|_| !words.denies(word));
                self.none_from = self.none_from.or(none.map(|at| at + 1));
                self.denied_from = self.denied_from.or(Some(i + 1));
            }
        }
        // "غير نادم" is as much as "ليس نادما", and opposes nothing.
        let un = word == "غير" && self.fold(i + 1) != "ان";
        self.slots.negates |= un && self.words < NEGATION_REACH;
        let attributed = self.unit.statement.is_some();
        if self.words < REJECTION_REACH && !self.slots.contrary && attributed && words.rejects(word) {
            (self.slots.negates, self.slots.contrary) = (true, true);
            self.denied_from = Some(self.range.start);
        }
        let assures = |before: usize| words.assures(self.fold(before));
        if !self.slots.contrary && words.opens_clause(word) && (i.saturating_sub(ASSURING)..i).any(assures) {
            // "I want to say with all certainty that" says nothing of its own.
            self.words = 0;
        }
    }

    /// Whether what the word at `i` negates is so for what is excepted: "لم تصب القذائف سوى ثكنة", "لم يبدأ
    /// إلا في الثانية".
    fn is_excepted(&self, i: usize) -> bool {
        let words = &self.lexicon.slots;
        let behind = i + 1..self.range.end.min(i + EXCEPTED_REACH);
        let mut behind = behind.take_while(|at| self.reading.tokens.get(*at).is_some_and(|t| t.is_word()));
        behind.any(|at| words.excepts(self.fold(at)) && !words.opens_clause(self.fold(at + 1)))
    }

    /// What the speaker's stance adds.
    pub(super) fn stance(&mut self) {
        let statement = self.unit.statement.filter(|_| self.unit.opens());
        let Some(statement) = statement.and_then(|s| self.reading.statements.get(s)) else {
            return;
        };
        // "رفض التعليق" denies nothing that was said, "رفض الاتهامات" does.
        let words = &self.lexicon.slots;
        let tokens = |span: Span| self.reading.tokens.within(span);
        let refused = tokens(statement.cue).any(|i| words.refuses(self.fold(i)));
        // "رفضت تفسير هذه الظاهرة" points at no words.
        let at_a_thing = |i: usize| words.demonstrates(self.fold(i)) && self.fold(i + 1).starts_with("ال");
        let said = |i: usize| {
            let word = self.fold(i);
            words.points_back(word) && !at_a_thing(i) || words.accuses(word) || words.rejects(word)
        };
        // "رفضت التعليق على الاتهامات" refuses an act.
        let mut verb = tokens(statement.cue.cover(self.unit.span)).take_while(|i| !said(*i));
        let answers = !refused || tokens(self.unit.span).any(said) && !verb.any(|i| words.abstains(self.fold(i)));
        if statement.stance == Stance::Denies && !self.slots.contrary && answers {
            self.slots.contrary = true;
            self.denied_from = Some(self.range.start);
        }
        self.slots.accuses |= statement.stance == Stance::Accuses;
        self.slots.negates |= self.slots.contrary;
        self.slots.expected |= matches!(statement.stance, Stance::Expects | Stance::Promises);
    }

    /// The words of a contrary that are denied.
    pub(super) fn denied(&mut self) {
        let Some(from) = self.denied_from.filter(|_| self.slots.contrary) else {
            return;
        };
        let words = &self.lexicon.slots;
        let mentions = self.reading.mentions_in(self.unit.span);
        let named = |span: Span| mentions.iter().any(|m| m.span.overlaps(span));
        let tokens = (from..self.range.end).filter_map(|i| self.reading.tokens.get(i));
        let terms = tokens
            .take_while(|token| token.kind != TokenKind::Mark || matches!(token.fold, "\"" | "“" | "«"))
            .take_while(|token| !words.ends_denial(token.fold))
            .filter(|token| !named(token.span))
            .filter(|token| !words.strengthens(token.fold) && !words.rejects(token.fold))
            .filter_map(|token| Some((content_words::term(token.fold, self.lexicon)?, words.event(token.fold))));
        if let Some(none) = self.none_from {
            // "أي إشعار أو مراسلة" are two things, behind "لا توجد" stands one.
            let most = if words.is_any(self.fold(none - 1)) { NONE } else { 1 };
            let tokens = (none..self.range.end).filter_map(|i| self.reading.tokens.get(i));
            let content = tokens
                .take_while(|t| t.is_word() && !words.is_anything(t.fold))
                .filter(|t| !named(t.span) && !words.strengthens(t.fold));
            let terms = content.filter_map(|token| content_words::term(token.fold, self.lexicon));
            self.slots.none.extend(terms.take(most).map(|term| term.key));
        }
        self.refuted(from);
        for (term, event) in terms.take(FOCUS) {
            self.slots.denied.push(term.key);
            self.slots.denied_events |= event.map_or(0, |kind| 1 << kind.min(63));
        }
        if let Some(frame) = (from..self.range.end).find(|i| words.frames(self.fold(*i))) {
            let within = (frame + 1..self.range.end).filter_map(|i| self.reading.tokens.get(i));
            let terms = within.filter_map(|token| content_words::term(token.fold, self.lexicon));
            self.slots.frame.extend(terms.take(FOCUS).map(|term| term.key));
        }
    }

    /// The words that a negation before the token `from` refutes first of all; none behind a verb of
    /// denying, whose speaker has a stance, nor behind "عدم" within a clause ("حرصها على عدم التدخل").
    fn refuted(&mut self, from: usize) {
        let words = &self.lexicon.slots;
        let mentions = self.reading.mentions_in(self.unit.span);
        let named = |span: Span| mentions.iter().any(|m| m.span.overlaps(span));
        let Some(negation) = from.checked_sub(1).filter(|at| self.range.contains(at)) else {
            return;
        };
        let within = negation > self.range.start && words.negates_as_noun(self.fold(negation));
        if words.denies(self.fold(negation)) || within {
            return;
        }
        let placed = |fold: &str| words.locates(fold) || words.bounds(fold) || words.is_during(fold);
        let tokens = (from..self.range.end).filter_map(|i| self.reading.tokens.get(i));
        let terms = tokens
            .take_while(|token| token.kind != TokenKind::Mark || matches!(token.fold, "\"" | "“" | "«"))
            .take_while(|token| !words.ends_denial(token.fold) && !placed(token.fold))
            .filter(|token| !named(token.span) && !words.strengthens(token.fold) && !words.is_own_state(token.fold))
            .filter_map(|token| content_words::term(token.fold, self.lexicon));
        self.slots.refuted.extend(terms.take(REFUTED).map(|term| term.key));
    }

    /// Whether the word at `i` counts in how far a negation reaches: not names and times, nor the
    /// first words of a relative clause ("القمة التي عقدت أمس لم تسفر …").
    pub(super) fn reaches_over(&self, i: usize, token: &Token<'_>) -> bool {
        let names = self.reading.mentions_in(self.unit.span);
        let named = names.iter().any(|name| name.span.overlaps(token.span));
        let relative = |i: usize| self.lexicon.slots.relates(self.fold(i));
        !named && !self.reading.in_time(token.span) && !relative(i) && !i.checked_sub(1).is_some_and(relative)
    }
}

/// Whether the word at `i` stands in a condition that is opened right before it, from `start` on:
/// "إذا لم تلتزم", "ما لم تلتزم".
pub(super) fn conditional(reading: &Reading, start: usize, i: usize, lexicon: &Lexicon) -> bool {
    let opens = |at: usize| lexicon.slots.conditions(reading.tokens.fold(at));
    let before = i.checked_sub(1).filter(|before| *before >= start);
    let unless = before.is_some_and(|before| reading.tokens.fold(before) == "ما");
    unless || (start.max(i.saturating_sub(CONDITION))..i).any(opens)
}

/// Whether a word behind a negation has the form of an Arabic verb in the imperfect.
fn is_imperfect(word: &str) -> bool {
    word.starts_with(['ا', 'ن', 'ي', 'ت']) && !word.starts_with("ال")
}

/// The content words up to the next mark, which a negation before them sets aside; not those that
/// stand before it too: "أحد الاجتماعات، وليس الاجتماع".
fn excluded(reading: &Reading, before: Range<usize>, behind: Range<usize>, lexicon: &Lexicon) -> Vec<u32> {
    let key = |token: Token| content_words::term(token.fold, lexicon).map(|term| term.key);
    let said: Vec<u32> = before.filter_map(|i| key(reading.tokens.get(i)?)).collect();
    let words = behind
        .filter_map(|i| reading.tokens.get(i))
        .take_while(|token| token.is_word());
    let set_aside = words.filter_map(key).take(FOCUS);
    set_aside.filter(|key| !said.contains(key)).collect()
}
