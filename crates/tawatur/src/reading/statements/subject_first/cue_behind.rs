//! Content before its cue: "…, he said", "…," said the minister, "…, as she noted".

use super::super::clause::{MAX_CONTENT, Reader};
use super::super::scene::Scene;
use super::bounds::{self, cut_before};
use super::content::{self, Content, Opening};
use super::grammar::{finite, has_finite};
use super::noun_phrase::{capital, dash, noun_end, pronoun};
use super::phrases::addressed_medium;
use super::subject::Before;
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
        let mark = before.clause.checked_sub(1)?;
        let quote = content::closing_mark(scene, mark)
            .or_else(|| content::closing_mark(scene, mark.checked_sub(1).filter(|_| scene.is_comma(mark))?));
        // "…,” he said answering a question": the comma tells that a cue follows.
        let sure = quote.is_some_and(|q| q.close > 0 && matches!(scene.fold(q.close - 1), "," | "?" | "!"));
        if cue.opens.has(Opens::AFTER_BE) && before.copula
            || !(cue.opens.has(Opens::THAT) || cue.opens.has(Opens::WEAK) || sure)
        {
            return None;
        }
        if quote.is_none() && !(scene.is_comma(mark) && mark > range.start) {
            return None;
        }
        let inside = quote.is_some() && before.clause > range.start;
        // "“If” that is so, he said, “then …”".
        let split = quote.is_none()
            && (scene.fold(sentence.clause) == "if" || (sentence.clause..mark).any(|j| scene.opens(j).is_some()));
        let opens = after.is_some_and(|a| match a.opening {
            Opening::Bare => false,
            Opening::Noun => !sure,
            Opening::Clause | Opening::Mark => true,
        });
        if !inside && !split && opens && before.subject.is_some() {
            return None;
        }
        // "Holm called it “a joke,” one diver said the chain was worn".
        if let Some(quotation) = quote
            && before.subject.is_some()
            && quotation.open > sentence.clause
            && after.is_some_and(|a| {
                matches!(a.opening, Opening::Bare | Opening::Clause) && has_finite(scene, a.start, range.end)
            })
            && content::opening_mark(scene, sentence.clause) != Some(quotation)
        {
            return None;
        }
        let (source, mut next) = match &before.subject {
            Some(subject) => {
                let addressed = noun_end(scene, i + 1, range.end);
                let someone = Classes::AUDIENCE
                    .or(Classes::ANONYMOUS)
                    .or(Classes::ROLE)
                    .or(Classes::MEDIA)
                    .or(Classes::OUTLET)
                    .or(Classes::PLURAL);
                let told = cue.opens.has(Opens::OBJECT)
                    && (quote.is_some() || (i + 1..addressed).any(|j| capital(scene, j) || scene.is(j, someone)))
                    && (inside || addressed >= range.end || bounds::ends_clause(scene, addressed - 1, range.end));
                if !(sure || bounds::ends_clause(scene, i, range.end) || told) {
                    return None;
                }
                (subject.clone(), i + 1)
            }
            None => {
                if scene.verb(i).is_some_and(|(_, form)| form == Form::Participle) && !sure {
                    return None;
                }
                let source = self.inverted(i, &range)?;
                (source.clone(), source.end)
            }
        };
        let from = match quote {
            Some(quotation) if quotation.open < range.start => quotation.open,
            _ => sentence.clause,
        };
        let whole_clause = quote.is_none() && before.subject.is_some();
        let cut = match quote {
            Some(quotation) => quotation.close + 1,
            None => mark,
        };
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
        let mut made = draft(scene, cue, i..i + 1, Some(source.clone()))?;
        made.relays.extend(before.relay.clone());
        made.relays.extend(addressed_medium(scene, i, range.end));
        let whole = quote.is_some_and(|q| q.open <= from || content::opening_mark(scene, from) == Some(q));
        let parts = bounds::pieces(scene, from..cut);
        let outer = (self.drafts.len() + parts.len()).checked_sub(1)?;
        self.enclose(sentence.first, &(from..cut), outer);
        for piece in parts {
            made.content = piece;
            if whole {
                made.direct = true;
                // The marks are no content.
                if let Some(quotation) = quote {
                    made.content.start = made.content.start.max(quotation.open + 1);
                    made.content.end = made.content.end.min(quotation.close);
                }
            }
            self.drafts.push(made.clone());
        }
        let index = self.drafts.len().checked_sub(1)?;
        sentence.clause = next;
        // "…," he said, "…".
        let mut at = next;
        while at < range.end.min(next + MAX_GAP)
            && content::opening_mark(scene, at).is_none()
            && scene.verb(at).is_none()
        {
            at += 1;
        }
        let mut piece = made;
        piece.source = None;
        piece.same = Some(index);
        piece.relays.clear();
        if (quote.is_some() || split)
            && let Some(second) = content::opening_mark(scene, at).filter(|q| q.len() > 1 && at < range.end)
            && at > next
            && matches!(scene.fold(at - 1), "," | ":")
        {
            self.drafts.push(piece);
            return Some(self.quoted(index + 1, second.open, second.close, &range));
        }
        // "A light tone, she said, would …": the rest of the clause is hers too.
        while scene.is(next, Classes::TIME) || scene.is(next, Classes::LINKER) && scene.is(next + 1, Classes::TIME) {
            next += 1;
        }
        let aside = Classes::RELATIVE.or(Classes::ADJUNCT).or(Classes::LINKER);
        let goes_on = scene.fold(next) == ","
            && next + 1 + MIN_CONTENT < range.end
            && !scene.is(next + 1, aside)
            && !scene.verb(next + 1).is_some_and(|(_, form)| form == Form::Participle)
            && (scene.is(next + 1, Classes::CLAUSE) || !scene.is(next + 1, Classes::TURN))
            && has_finite(scene, next + 1, range.end);
        if whole_clause && goes_on {
            let first = self.drafts.get(index).map_or(0, |d| d.content.len());
            let joined = usize::from(matches!(scene.fold(next + 1), "and" | "but"));
            piece.content = next + 1 + joined..range.end;
            sentence.clause = next + 1;
            if first < MIN_PIECE {
                let source = self.drafts.get(index).and_then(|d| d.source.clone());
                piece.same = None;
                piece.source = source;
                self.drafts.truncate(index);
            }
            sentence.open.push(self.drafts.len());
            self.drafts.push(piece);
            return Some(next + 1);
        }
        Some(next)
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

/// Whether a quotation whose words end with a comma closes right before `i`.
fn closing(scene: &Scene<'_>, i: usize) -> bool {
    i.checked_sub(1)
        .and_then(|mark| content::closing_mark(scene, mark))
        .is_some_and(|q| q.close > 0 && matches!(scene.fold(q.close - 1), "," | "?" | "!"))
}

/// Whether no apposition but a clause of its own follows the comma at `comma`.
fn has_finite_before_comma(scene: &Scene<'_>, comma: usize, end: usize) -> bool {
    let close = (comma + 1..end).find(|j| scene.fold(*j) == ",").unwrap_or(end);
    finite(scene, comma + 1, comma)
        || close == end && scene.is(comma + 1, Classes::PRONOUN)
        || has_finite(scene, close + 1, close + 2)
}
