//! Quotations whose cue is no verb beside them: those that go on from the
//! sentence before, and those that a name or a line with a colon announces.

use super::super::clause::{Draft, MAX_CONTENT, MAX_DEPTH, Reader};
use super::grammar::reports;
use super::noun_phrase::{capital, dash, glue};
use super::subject::head_of_sentence;
use super::{MAX_GAP, MIN_CONTENT, MIN_PIECE, Sentence, bounds, content, draft, source_end, subject};
use crate::lexicon::cues::{Classes, Cue, CueKind, Form, Opens};
use crate::reading::Stance;
use crate::text::TokenKind;
use std::ops::Range;

/// A name before a colon has at most so many tokens.
const MAX_NAME: usize = 8;

impl Reader<'_, '_> {
    /// A quotation that begins its sentence and no cue follows goes on with
    /// the words of the last speaker.
    pub(super) fn free_quotation(&mut self, range: &Range<usize>) -> Option<usize> {
        let scene = self.scene;
        let quotation = content::opening_mark(scene, range.start).filter(|q| q.len() > MIN_CONTENT)?;
        let tail =
            quotation.close + 1 + usize::from(content::closing_mark(scene, quotation.close + 1) == Some(quotation));
        let stopped = scene.fold(quotation.close - 1) == ".";
        if tail + 1 < range.end || !stopped && bounds::cue_follows(scene, tail) {
            return None;
        }
        if let Some(next) = self.announced(range, quotation.open, quotation.close) {
            return Some(next);
        }
        let sentence = |token: usize| scene.token(token).and_then(|t| scene.reading.sentence_at(t.span.start));
        let here = sentence(range.start)?;
        let speaks = |draft: &Draft| {
            let cue = scene.reading.tokens.at(draft.cue.start);
            let end = scene.reading.tokens.at(draft.cue.end).max(draft.content.end);
            end <= range.start
                && sentence(end.saturating_sub(1)).is_some_and(|there| here <= there + 1)
                && (draft.direct
                    || scene
                        .verb(cue)
                        .is_some_and(|(cue, _)| cue.opens.has(Opens::THAT) || cue.opens.has(Opens::WEAK)))
        };
        let first = self.drafts.len().saturating_sub(MAX_DEPTH);
        let recent = || {
            (first..self.drafts.len())
                .rev()
                .filter_map(|at| Some((at, self.drafts.get(at)?)))
        };
        let (last, base) = recent()
            .find(|(_, draft)| draft.direct && speaks(draft))
            .or_else(|| recent().find(|(_, draft)| speaks(draft)))?;
        let owner = self.drafts.get(last).and_then(|d| d.same).unwrap_or(last);
        let piece = Draft {
            source: None,
            same: Some(owner),
            relays: Vec::new(),
            outer: None,
            noun: false,
            content: range.clone(),
            ..base.clone()
        };
        let index = self.drafts.len();
        self.drafts.push(piece);
        Some(self.quoted(index, quotation.open, quotation.close, range))
    }

    /// A quotation in a line of its own whose cue ends the line before
    /// ("Holm went on:").
    fn announced(&mut self, range: &Range<usize>, open: usize, close: usize) -> Option<usize> {
        let scene = self.scene;
        let colon = (range.start.saturating_sub(MIN_PIECE)..range.start)
            .rev()
            .find(|j| scene.kind(*j) != Some(TokenKind::Break) && !scene.is(*j, Classes::AUDIENCE))?;
        if scene.fold(colon) != ":" {
            return None;
        }
        let sentence = scene
            .token(colon)
            .and_then(|t| scene.reading.sentence_at(t.span.start))?;
        let start = scene
            .reading
            .tokens
            .within(*scene.reading.sentences.get(sentence)?)
            .start;
        let verb = (start.max(colon.saturating_sub(MAX_GAP))..colon)
            .rev()
            .find(|j| scene.verb(*j).is_some() && reports(scene, *j, start))?;
        let (cue, _) = scene.verb(verb)?;
        let before = subject::before(scene, verb, start);
        let source = before.subject.or_else(|| head_of_sentence(scene, &(start..verb)))?;
        let mut made = draft(scene, cue, verb..verb + 1, Some(source))?;
        made.content = range.clone();
        let index = self.drafts.len();
        self.drafts.push(made);
        Some(self.quoted(index, open, close, range))
    }

    /// "Ida Rook: “…”", and as a headline "Rook: Dam is safe".
    pub(super) fn named_by_colon(&mut self, i: usize, sentence: &mut Sentence) -> Option<usize> {
        let scene = self.scene;
        let range = sentence.range.clone();
        if scene.fold(i) != ":" || i == range.start {
            return None;
        }
        let lower = range.start.max(i.saturating_sub(MAX_NAME));
        let mut first = i;
        while first > lower
            && (capital(scene, first - 1)
                || glue(scene, first - 1)
                || scene.fold(first - 1) == "and" && first < i && capital(scene, first))
        {
            first -= 1;
        }
        let from = first == range.start || dash(scene, first - 1) || matches!(scene.fold(first - 1), "from" | "…");
        let letter = first + 1 == i && scene.fold(first).len() == 1;
        let label = letter || scene.is(first, Classes::LABEL.or(Classes::TIME)) || scene.verb(first).is_some();
        if first == i || !from || label {
            return None;
        }
        let quotation = content::opening_mark(scene, i + 1).filter(|q| q.len() > MIN_CONTENT);
        let person = scene
            .mention(first)
            .is_some_and(|m| m.kind == crate::reading::EntityKind::Person);
        if quotation.is_none() && !(person && first == range.start && i + MIN_PIECE < range.end) {
            return None;
        }
        let cue = Cue {
            kind: CueKind::Verb,
            stance: Stance::Asserts,
            opens: Opens::default(),
        };
        let mut made = draft(scene, &cue, i..i + 1, Some(first..i))?;
        made.content = i + 1..range.end.min(i + 1 + MAX_CONTENT);
        let index = self.drafts.len();
        self.drafts.push(made);
        if let Some(quotation) = quotation {
            return Some(self.quoted(index, quotation.open, quotation.close, &range));
        }
        sentence.open.push(index);
        Some(i + 1)
    }

    /// "Said Ida Rook, “…”".
    pub(super) fn verb_leads(&mut self, i: usize, cue: &Cue, sentence: &Sentence) -> Option<usize> {
        let scene = self.scene;
        let range = sentence.range.clone();
        let (_, form) = scene.verb(i)?;
        if i != range.start || form == Form::Participle {
            return None;
        }
        let end = source_end(scene, i + 1, range.end);
        let open = (end..range.end.min(end + MAX_GAP)).find(|j| content::opening_mark(scene, *j).is_some())?;
        let quotation = content::opening_mark(scene, open).filter(|q| q.len() > MIN_CONTENT)?;
        if end == i + 1 || !matches!(scene.fold(open - 1), "," | ":") {
            return None;
        }
        let index = self.drafts.len();
        let mut made = draft(scene, cue, i..i + 1, Some(i + 1..end))?;
        made.content = open..range.end;
        self.drafts.push(made);
        Some(self.quoted(index, quotation.open, quotation.close, &range))
    }
}
