//! Content behind its cue: "he said that …", "she called it …".

use super::super::clause::{MAX_CONTENT, MAX_DEPTH, Reader};
use super::super::scene::Scene;
use super::bounds::cut_before;
use super::content::{self, Content, Opening};
use super::grammar::finite;
use super::noun_phrase::{adverb, capital, pronoun};
use super::phrases::addressed_medium;
use super::subject::{Before, head_of_sentence};
use super::{MAX_LEAD, MIN_CONTENT, Sentence, draft};
use crate::lexicon::cues::{Classes, Cue, Form, Opens};
use crate::reading::Stance;
use std::ops::Range;

impl Reader<'_, '_> {
    /// "He said that …".
    pub(super) fn cue_before(
        &mut self,
        i: usize,
        cue: &Cue,
        mut before: Before,
        content: Content,
        sentence: &mut Sentence,
    ) -> Option<usize> {
        let scene = self.scene;
        let range = sentence.range.clone();
        let start = content.start;
        let clause = before.clause;
        if start + MIN_CONTENT > range.end + 1 {
            return None;
        }
        let mut same = None;
        if before.subject.is_none() {
            let (subject, shared, leads) = self.shared_subject(i, cue, clause, content, sentence)?;
            before.subject = subject;
            before.aside |= leads;
            same = shared;
        }
        let mere = content.opening == Opening::Noun || cue.opens.has(Opens::MIND);
        // "denounced as a trap": by whom is not told. "a hat that shows a wish": no one's words.
        let passive = scene.fold(i + 1) == "as" && !(clause > range.start && scene.is(clause - 1, Classes::RELATIVE));
        let thing = before.relative && scene.fold(clause) == "that" && mere;
        let impersonal = cue.opens.has(Opens::AFTER_BE) && made_of(scene, before.subject.as_ref(), "it");
        if passive || thing || impersonal {
            return None;
        }
        let addressed = made_of(scene, before.subject.as_ref(), "you");
        if start >= range.end
            || scene.is_mark(start)
                && content::opening_mark(scene, start).is_none()
                && !matches!(scene.fold(start), "$" | "#" | "@" | "'" | "‘")
            || mere && addressed
        {
            return None;
        }
        // "She said the ferry sails and the islanders want it": hers too.
        let plain = |at: usize| !capital(scene, at) && !scene.is(at, Classes::DETERMINER.or(Classes::PRONOUN));
        let beside = (mere || plain(clause))
            && !sentence.open.is_empty()
            && clause > range.start + 1
            && scene.fold(clause - 1) == "and"
            && !scene.is_comma(clause - 2)
            && same.is_none();
        let turn = !beside
            && clause > range.start
            && (scene.is(clause - 1, Classes::TURN)
                || scene.fold(clause - 1) == ";"
                || same.is_some() && !before.relative);
        let mut made = draft(scene, cue, i..i + 1, before.subject)?;
        made.relays.extend(before.relay);
        if cue.opens.has(Opens::OBJECT) {
            made.relays.extend(addressed_medium(scene, i, start));
        }
        if turn {
            let cut = cut_before(scene, clause, range.start);
            self.close(&mut sentence.open, 0, cut);
            sentence.clause = clause;
            made.same = same.filter(|_| made.source.is_none());
        } else {
            if sentence.open.len() >= MAX_DEPTH {
                self.close(&mut sentence.open, 0, clause);
            }
            made.outer = sentence.open.last().copied();
        }
        let index = self.drafts.len();
        made.content = start..range.end.min(start + MAX_CONTENT);
        if matches!(content.opening, Opening::Bare | Opening::Clause) {
            let aside = before.aside || subordinate(scene, clause, range.start);
            made.content.end = content::clause_end(scene, &made.content, aside).max(start + 1);
        }
        // "He said that she wants it": in another's words only words are a statement.
        // "what he knew would fall".
        let object = content.opening == Opening::Bare && finite(scene, start, range.start) && !pronoun(scene, start);
        // "…, which she called “a trap”".
        let quoted = content.opening == Opening::Noun && content::opening_mark(scene, start).is_some();
        if before.negated {
            // "does not believe that", "does not want".
            made.stance = Stance::Denies;
        }
        if mere
            && !quoted
            && (object || made.outer.is_some() || hypothetical(scene, i, clause, made.source.as_ref(), &range))
        {
            return None;
        }
        if content.opening == Opening::Noun {
            made.content.end = content::phrase_end(scene, &made.content).max(start + 1);
            // "The ship called Grey Lady sank": the cue is no verb of the clause.
            let name = (start..made.content.end).take_while(|j| capital(scene, *j)).count();
            let other = name > 0 && name < made.content.len() && finite(scene, start + name, range.start);
            // "supports him": nothing is said of what.
            if other || made.content.len() == 1 && scene.is(start, Classes::PRONOUN.or(Classes::AUDIENCE)) {
                return None;
            }
        }
        scene.span(&made.content)?;
        self.drafts.push(made);
        if content.opening == Opening::Mark
            && let Some(quotation) = content::opening_mark(scene, start)
            // He called it "a disgrace" that …: the quotation is all of it only at the end.
            && (quotation.close + 2 >= range.end || scene.fold(start - 1) == ":" || scene.is_comma(start - 1))
        {
            return Some(self.quoted(index, quotation.open, quotation.close, &range));
        }
        sentence.open.push(index);
        Some(start.max(i + 1))
    }

    /// Who speaks where the cue has no subject of its own (", adding that", "and
    /// said", "by saying"): the subject, or the draft before whose speaker it
    /// shares, and whether the main clause follows.
    fn shared_subject(
        &self,
        i: usize,
        cue: &Cue,
        clause: usize,
        content: Content,
        sentence: &Sentence,
    ) -> Option<(Option<Range<usize>>, Option<usize>, bool)> {
        let scene = self.scene;
        let range = sentence.range.clone();
        let participle = scene.verb(i).is_some_and(|(_, form)| form == Form::Participle);
        let starts = clause == range.start;
        let apart = !starts && (scene.is_comma(clause - 1) || scene.is(clause - 1, Classes::TURN));
        let of_noun = !starts
            && (scene.is(clause - 1, Classes::BE.or(Classes::COPULA).or(Classes::DETERMINER))
                || scene.fold(clause - 1) == "for");
        let words = !cue.opens.has(Opens::MIND) && matches!(content.opening, Opening::Clause | Opening::Mark);
        let gerund = participle
            && !of_noun
            && (starts
                || words
                || scene.is_comma(clause - 1)
                || adverb(scene, clause - 1)
                || sentence.open.is_empty() && gerund_follows(scene, clause - 1));
        // "She thinks that it holds and believes …": in what she thinks.
        let inner = cue.opens.has(Opens::MIND)
            && !participle
            && !starts
            && scene.fold(clause - 1) == "and"
            && sentence
                .open
                .last()
                .and_then(|last| self.drafts.get(*last))
                .is_some_and(|last| last.content.end >= clause);
        let form = participle
            || scene.fold(i).ends_with(['s', 'd'])
            || scene.fold(i).ends_with("ote")
            || finite(scene, i, range.start);
        let bare = content.opening == Opening::Bare && !participle && !starts && !apart;
        if !(gerund || apart) || !form || inner || bare {
            return None;
        }
        let same = self.drafts.len().checked_sub(1).filter(|last| *last >= sentence.first);
        if let Some(last) = same {
            return Some((self.drafts.get(last).and_then(|d| d.source.clone()), same, false));
        }
        // "While saying that it is safe, the mayor …".
        let lead = Classes::CLAUSE.or(Classes::LINKER).or(Classes::ADJUNCT);
        if gerund && (range.start..clause).all(|j| scene.is(j, lead)) {
            let start = content.start;
            let comma = (start..range.end.min(start + MAX_LEAD)).find(|j| scene.fold(*j) == ",")?;
            return Some((Some(head_of_sentence(scene, &(comma + 1..range.end))?), None, true));
        }
        let head = head_of_sentence(scene, &(sentence.clause.min(clause)..clause))?;
        Some((Some(head), None, false))
    }
}

/// Whether the clause of the verb at `i` tells what may be ("if they want", "they
/// might want", "do they want").
fn hypothetical(
    scene: &Scene<'_>,
    i: usize,
    clause: usize,
    source: Option<&Range<usize>>,
    range: &Range<usize>,
) -> bool {
    let open = |j: usize| scene.is(j, Classes::MODAL);
    let asked =
        (clause + 1..i).any(open) || clause > range.start && (scene.is(clause - 1, Classes::OPEN) || open(clause - 1));
    // "letting voters know", "made them want".
    let subject = source.map_or(clause, |s| s.end.clamp(clause, i));
    let made = (range.start.max(clause.saturating_sub(1))..subject).any(|j| scene.is(j, Classes::CAUSATIVE));
    asked || made
}

/// Whether the subject of the sentence does what a participle behind the word
/// at `i` tells ("by saying", "issued a statement saying", but not "talks about endorsing").
fn gerund_follows(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::GERUND)
        || scene.is_word(i) && !scene.is(i, Classes::LINKER.or(Classes::ADJUNCT).or(Classes::CLAUSE))
}

/// Whether the one word of `range` is `word`.
fn made_of(scene: &Scene<'_>, range: Option<&Range<usize>>, word: &str) -> bool {
    range.is_some_and(|r| r.len() == 1 && scene.fold(r.start) == word)
}

/// Whether the clause at `clause` depends on another that follows ("Although
/// he said …, …").
fn subordinate(scene: &Scene<'_>, clause: usize, start: usize) -> bool {
    clause.checked_sub(1).is_some_and(|at| {
        at >= start
            && scene.is(at, Classes::CLAUSE)
            && !scene.is(at, Classes::COORDINATOR)
            && (at == start || scene.is_mark(at - 1) || matches!(scene.fold(at - 1), "and" | "but"))
    })
}
