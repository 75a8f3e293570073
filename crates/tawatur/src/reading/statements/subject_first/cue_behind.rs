//! Content before its cue: "…, he said", "…," said the minister, "…, as she noted".

use super::super::clause::{Draft, MAX_CONTENT, Reader};
use super::super::quotes::Quotation;
use super::super::scene::Scene;
use super::bounds::{self, cut_before};
use super::content::{self, Content};
use super::grammar::{finite, has_finite};
use super::noun_phrase::{capital, dash, noun_end, pronoun};
use super::phrases::addressed_medium;
use super::subject::Before;
use super::words::{Words, closing};
use super::{MAX_GAP, MIN_CONTENT, MIN_PIECE, Sentence, draft, source_end};
use crate::lexicon::cues::{Classes, Cue, Form, Opens};
use std::ops::Range;

impl Reader<'_, '_> {
    /// "As Holm said, …" and "…, as Holm noted".
    pub(super) fn as_clause(&mut self, i: usize, cue: &Cue, before: &Before, sentence: &mut Sentence) -> Option<usize> {
        let scene = self.scene;
        let range = sentence.range.clone();
        let source = before.subject.clone()?;
        let at = before.clause.checked_sub(1).filter(|at| *at >= range.start)?;
        let apart = at == range.start
            || scene.is_comma(at - 1)
            || dash(scene, at - 1)
            || matches!(scene.fold(at - 1), "and" | "but");
        if scene.fold(at) != "as"
            || !apart
            || !cue.opens.has(Opens::THAT)
            || cue.opens.has(Opens::MIND)
            || before.relative
        {
            return None;
        }
        let addressed = cue.opens.has(Opens::OBJECT) && !scene.is(i + 1, Classes::THAT);
        if !(bounds::ends_clause(scene, i, range.end) || addressed) {
            return None;
        }
        let comma = (i + 1..range.end.min(i + 1 + MAX_GAP)).find(|j| scene.fold(*j) == ",");
        let cut = cut_before(scene, at, sentence.clause);
        let mut made = draft(scene, cue, i..i + 1, Some(source))?;
        if cut < sentence.clause + MIN_PIECE {
            let start = comma? + 1;
            if start + MIN_CONTENT > range.end {
                return None;
            }
            made.content = start..range.end.min(start + MAX_CONTENT);
            sentence.clause = start;
            sentence.open.push(self.drafts.len());
            self.drafts.push(made);
            return Some(start);
        }
        self.close(&mut sentence.open, 0, cut);
        made.content = sentence.clause.max(cut.saturating_sub(MAX_CONTENT))..cut;
        self.drafts.push(made);
        Some(i + 1)
    }

    /// "…, he said" and "…," said the minister.
    pub(super) fn cue_behind(
        &mut self,
        i: usize,
        cue: &Cue,
        before: &Before,
        after: Option<Content>,
        sentence: &mut Sentence,
    ) -> Option<usize> {
        let scene = self.scene;
        let range = sentence.range.clone();
        let words = Words::before(scene, before.clause, sentence)?;
        let takes = cue.opens.any(Opens::THAT.or(Opens::WEAK)) || words.sure;
        if !takes || cue.opens.has(Opens::AFTER_BE) && before.copula {
            return None;
        }
        if before.subject.is_some() && words.belong_elsewhere(scene, after, sentence) {
            return None;
        }
        let (source, next) = self.source_of_words(i, cue, before, &words, &range)?;
        let from = match words.quote {
            Some(quotation) if quotation.open < range.start => quotation.open,
            _ => sentence.clause,
        };
        let whole_clause = words.quote.is_none() && before.subject.is_some();
        let cut = words.end();
        // "Now, he says, …": the rest alone is said.
        // "In a speech last May, he said": no clause stands before.
        let bare = whole_clause
            && !scene.is(i + 1, Classes::TIME)
            && scene.is(from, Classes::LINKER.or(Classes::ADJUNCT))
            && !has_finite(scene, from, cut);
        if bare && scene.fold(next) != "," {
            return None;
        }
        let lead = whole_clause && cut > from && cut < from + MIN_CONTENT && scene.fold(next) == ",";
        if cut < from + MIN_CONTENT && !lead || cut - from > MAX_CONTENT {
            return None;
        }
        self.close(&mut sentence.open, 0, cut);
        let mut made = draft(scene, cue, i..i + 1, Some(source))?;
        made.relays.extend(before.relay.clone());
        made.relays.extend(addressed_medium(scene, i, range.end));
        let index = self.push_words(&mut made, from..cut, words.quote, sentence.first)?;
        sentence.clause = next;
        let piece = Draft {
            source: None,
            same: Some(index),
            relays: Vec::new(),
            ..made
        };
        let apart = words.quote.is_some() || words.split;
        if let Some(second) = second_quotation(scene, next, range.end).filter(|_| apart) {
            self.drafts.push(piece);
            return Some(self.quoted(index + 1, second.open, second.close, &range));
        }
        let next = behind_time(scene, next);
        if whole_clause && clause_goes_on(scene, next, range.end) {
            self.push_rest(index, piece, next, sentence);
            return Some(next + 1);
        }
        Some(next)
    }

    /// Who said the words before the cue at `i`: the subject before it or behind it; and where to read on.
    fn source_of_words(
        &self,
        i: usize,
        cue: &Cue,
        before: &Before,
        words: &Words,
        range: &Range<usize>,
    ) -> Option<(Range<usize>, usize)> {
        let scene = self.scene;
        let Some(subject) = &before.subject else {
            if scene.verb(i).is_some_and(|(_, form)| form == Form::Participle) && !words.sure {
                return None;
            }
            let source = self.inverted(i, range)?;
            let end = source.end;
            return Some((source, end));
        };
        let addressed = noun_end(scene, i + 1, range.end);
        let someone = Classes::AUDIENCE
            .or(Classes::ANONYMOUS)
            .or(Classes::ROLE)
            .or(Classes::MEDIA)
            .or(Classes::OUTLET)
            .or(Classes::PLURAL);
        let quoted = words.quote.is_some();
        let inside = quoted && before.clause > range.start;
        let told = cue.opens.has(Opens::OBJECT)
            && (quoted || (i + 1..addressed).any(|j| capital(scene, j) || scene.is(j, someone)))
            && (inside || addressed >= range.end || bounds::ends_clause(scene, addressed - 1, range.end));
        (words.sure || bounds::ends_clause(scene, i, range.end) || told).then(|| (subject.clone(), i + 1))
    }

    /// Adds the words said as drafts like `made`, one for each sentence that they reach into; the index of the last.
    fn push_words(
        &mut self,
        made: &mut Draft,
        said: Range<usize>,
        quote: Option<Quotation>,
        first: usize,
    ) -> Option<usize> {
        let scene = self.scene;
        let opens = |q: &Quotation| q.open <= said.start || content::opening_mark(scene, said.start) == Some(*q);
        let whole = quote.filter(opens);
        let parts = bounds::pieces(scene, said.clone());
        let outer = (self.drafts.len() + parts.len()).checked_sub(1)?;
        self.enclose(first, &said, outer);
        for piece in parts {
            made.content = piece;
            if let Some(quotation) = whole {
                made.direct = true;
                // The marks are no content.
                made.content.start = made.content.start.max(quotation.open + 1);
                made.content.end = made.content.end.min(quotation.close);
            }
            self.drafts.push(made.clone());
        }
        self.drafts.len().checked_sub(1)
    }

    /// "A light tone, she said, would …": the rest of the clause behind the comma at `comma` is hers too, as the draft at
    /// `index` is.
    fn push_rest(&mut self, index: usize, mut rest: Draft, comma: usize, sentence: &mut Sentence) {
        let scene = self.scene;
        let joined = usize::from(matches!(scene.fold(comma + 1), "and" | "but"));
        rest.content = comma + 1 + joined..sentence.range.end;
        sentence.clause = comma + 1;
        let first = self.drafts.get(index);
        if first.map_or(0, |draft| draft.content.len()) < MIN_PIECE {
            rest.same = None;
            rest.source = first.and_then(|draft| draft.source.clone());
            self.drafts.truncate(index);
        }
        sentence.open.push(self.drafts.len());
        self.drafts.push(rest);
    }

    /// The source behind its verb ("…, said the mayor"), which nothing follows
    /// but a mark, a relative clause or an adjunct.
    pub(super) fn inverted(&self, i: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let scene = self.scene;
        let end = source_end(scene, i + 1, range.end);
        let contracted = pronoun(scene, i + 1) && scene.fold(i + 1).contains(['\'', '’']);
        let adjunct = scene.is(i + 1, Classes::LINKER.or(Classes::ADJUNCT).or(Classes::TIME));
        if end == i + 1 || contracted || adjunct || scene.is(end - 1, Classes::DETERMINER) && end == i + 2 {
            return None;
        }
        let sure = closing(scene, i);
        let named = sure
            || (i + 1..end).any(|j| capital(scene, j))
            || scene.is(i + 1, Classes::DETERMINER.or(Classes::ROLE).or(Classes::ANONYMOUS))
            || pronoun(scene, i + 1);
        let ends = end >= range.end
            || scene.is_mark(end)
                && (sure || content::opening_mark(scene, end).is_none())
                && (sure || scene.fold(end) != "," || !has_finite_before_comma(scene, end, range.end))
            || scene.is(end, Classes::RELATIVE)
            || sure && scene.is(end, Classes::THAT)
            || bounds::ends_clause(scene, end - 1, range.end) && (sure || !has_finite(scene, end, range.end));
        (named && ends && !scene.is(i + 1, Classes::THAT)).then_some(i + 1..end)
    }
}

/// "…," he said, "…": the quotation that goes on behind the cue's clause.
fn second_quotation(scene: &Scene<'_>, next: usize, end: usize) -> Option<Quotation> {
    let stops = |at: &usize| content::opening_mark(scene, *at).is_some() || scene.verb(*at).is_some();
    let at = (next..end.min(next + MAX_GAP + 1)).find(stops)?;
    let announced = at > next && matches!(scene.fold(at - 1), "," | ":");
    content::opening_mark(scene, at).filter(|q| announced && q.len() > 1)
}

/// Behind the words that tell when something was said ("he said on Monday").
fn behind_time(scene: &Scene<'_>, mut next: usize) -> usize {
    while scene.is(next, Classes::TIME) || scene.is(next, Classes::LINKER) && scene.is(next + 1, Classes::TIME) {
        next += 1;
    }
    next
}

/// Whether a clause with its verb goes on behind the comma at `comma`.
fn clause_goes_on(scene: &Scene<'_>, comma: usize, end: usize) -> bool {
    let first = comma + 1;
    let aside = Classes::RELATIVE.or(Classes::ADJUNCT).or(Classes::LINKER);
    scene.fold(comma) == ","
        && first + MIN_CONTENT < end
        && !scene.is(first, aside)
        && !scene.verb(first).is_some_and(|(_, form)| form == Form::Participle)
        && (scene.is(first, Classes::CLAUSE) || !scene.is(first, Classes::TURN))
        && has_finite(scene, first, end)
}

/// Whether no apposition but a clause of its own follows the comma at `comma`.
fn has_finite_before_comma(scene: &Scene<'_>, comma: usize, end: usize) -> bool {
    let close = (comma + 1..end).find(|j| scene.fold(*j) == ",").unwrap_or(end);
    finite(scene, comma + 1, comma)
        || close == end && scene.is(comma + 1, Classes::PRONOUN)
        || has_finite(scene, close + 1, close + 2)
}
