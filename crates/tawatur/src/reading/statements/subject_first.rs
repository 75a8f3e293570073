//! Languages whose subject stands before its verb (English): cues of one
//! sentence, with content behind the cue ("he said that …") or before it
//! ("…, he said").

use super::clause::{Draft, MAX_CONTENT, MAX_DEPTH, Reader, cut_before};
use super::scene::Scene;
use crate::lexicon::cues::{Classes, Cue, CueKind, Opens, Subject};
use crate::text::TokenKind;
use std::ops::Range;

/// A subject has at most so many tokens.
const MAX_SUBJECT: usize = 22;

/// "that" follows its verb within so many tokens.
const MAX_REACH: usize = 14;

/// A content has at least so many tokens.
const MIN_CONTENT: usize = 2;

impl Reader<'_, '_> {
    /// Reads the sentence of tokens `range`.
    pub(super) fn subject_first(&mut self, range: Range<usize>) {
        let first = self.drafts.len();
        let mut open: Vec<usize> = Vec::new();
        let mut i = self.run_on(&range);
        while i < range.end {
            let scene = self.scene;
            if let Some(quotation) = scene.quotation(i)
                && quotation.close > i
                && (quotation.len() > super::source::MAX_INSERT || quotation.open < i)
            {
                i = quotation.close.min(range.end) + 1;
                continue;
            }
            i = self
                .named_by_phrase(i, &range, first, &mut open)
                .or_else(|| self.cue_verb(i, &range, &mut open))
                .unwrap_or(i + 1);
        }
        self.close(&mut open, 0, range.end);
    }

    /// "according to X".
    fn named_by_phrase(
        &mut self,
        i: usize,
        range: &Range<usize>,
        first: usize,
        open: &mut Vec<usize>,
    ) -> Option<usize> {
        let scene = self.scene;
        let (cue, words, start) = super::according::expression(scene, i)?;
        if cue.kind != CueKind::According {
            return None;
        }
        let end = noun_end(scene, start, range.end);
        if end == start {
            return None;
        }
        let mut draft = draft(scene, cue, words, Some(start..end))?;
        if i == range.start {
            let content = end + usize::from(is_comma(scene, end));
            if content + MIN_CONTENT > range.end {
                return None;
            }
            draft.content = content..range.end.min(content + MAX_CONTENT);
            open.push(self.drafts.len());
            self.drafts.push(draft);
            return Some(content);
        }
        let cut = cut_before(scene, i, range.start);
        if let Some(last) = open
            .last()
            .copied()
            .or(self.drafts.len().checked_sub(1).filter(|l| *l >= first))
        {
            if let Some(before) = self.drafts.get_mut(last)
                && before.content.end + 3 >= cut
            {
                before.relays.push(start..end);
            }
            self.close(open, 0, cut);
            return Some(end);
        }
        if cut < range.start + MIN_CONTENT {
            return None;
        }
        draft.content = range.start.max(cut.saturating_sub(MAX_CONTENT))..cut;
        self.drafts.push(draft);
        Some(end)
    }

    /// A reporting verb.
    fn cue_verb(&mut self, i: usize, range: &Range<usize>, open: &mut Vec<usize>) -> Option<usize> {
        let scene = self.scene;
        let (cue, _) = scene.verb(i)?;
        if cue.kind != CueKind::Verb || i > range.start && scene.is(i - 1, Classes::NEGATOR) {
            return None;
        }
        let subject = subject(scene, i, range.start);
        let clause = subject.as_ref().map_or(i, |s| s.start);
        // "…, he said" and "…," said the minister.
        let before = clause
            .checked_sub(1)
            .filter(|b| *b > range.start && (is_comma(scene, *b) || closes(scene, *b)));
        let after = content_behind(scene, cue, i, range.end);
        if let Some(mark) = before
            && after.as_ref().is_none_or(|(_, bare)| *bare)
            && ends_clause(scene, i, range.end, subject.is_some())
        {
            let source = match subject {
                Some(subject) => subject,
                None if closes(scene, mark) || is_comma(scene, mark) => i + 1..noun_end(scene, i + 1, range.end),
                None => return None,
            };
            if source.is_empty() {
                return None;
            }
            let mut cut = mark;
            if closes(scene, mark) {
                cut = mark + 1;
            }
            let from = open
                .last()
                .and_then(|o| self.drafts.get(*o))
                .map_or(range.start, |d| d.content.start);
            if cut < from + MIN_CONTENT {
                return None;
            }
            let next = source.end.max(i + 1);
            let mut draft = draft(scene, cue, i..i + 1, Some(source))?;
            draft.content = from.max(cut.saturating_sub(MAX_CONTENT))..cut;
            self.close(open, 0, cut);
            self.drafts.push(draft);
            return Some(next);
        }
        let (content, bare) = after?;
        if content + MIN_CONTENT > range.end || bare && subject.is_none() {
            return None;
        }
        if subject.is_none() && !is_comma(scene, i.checked_sub(1)?) && !cue.opens.has(Opens::MORE) {
            return None;
        }
        let joined = clause > range.start
            && (scene.is(clause - 1, Classes::TURN)
                || subject.is_none() && is_comma(scene, clause - 1)
                || scene.fold(clause - 1) == ";");
        let mut draft = draft(scene, cue, i..i + 1, subject)?;
        if joined {
            draft.same = open.last().copied().filter(|_| draft.source.is_none());
            self.close(open, 0, cut_before(scene, clause, range.start));
        } else {
            if open.len() >= MAX_DEPTH {
                self.close(open, 0, clause);
            }
            draft.outer = open.last().copied();
        }
        draft.content = content..range.end.min(content + MAX_CONTENT);
        let index = self.drafts.len();
        self.drafts.push(draft);
        if let Some(quotation) = scene.opens(content)
            && (content == i + 1 || is_comma(scene, content - 1) || scene.fold(content - 1) == ":")
        {
            return Some(self.quoted(index, quotation.open, quotation.close, range));
        }
        open.push(index);
        Some(content)
    }
}

fn draft(scene: &Scene<'_>, cue: &Cue, words: Range<usize>, source: Option<Range<usize>>) -> Option<Draft> {
    Some(Draft {
        cue: scene.span(&words)?,
        source,
        relays: Vec::new(),
        content: 0..0,
        clitic: 0,
        stance: cue.stance,
        outer: None,
        same: None,
        implied: None,
        subject: Subject::Any,
        direct: false,
        pronoun: false,
        noun: false,
    })
}

/// Where the content behind the verb at `i` begins, and whether nothing marks it.
fn content_behind(scene: &Scene<'_>, cue: &Cue, i: usize, end: usize) -> Option<(usize, bool)> {
    let next = i + 1;
    let mark = |at: usize| is_comma(scene, at) || scene.fold(at) == ":";
    if scene.opens(next).is_some_and(|q| q.len() > 1) {
        return Some((next, false));
    }
    if mark(next) && scene.opens(next + 1).is_some_and(|q| q.len() > 1) || scene.fold(next) == ":" {
        return Some((next + 1, false));
    }
    for j in next..end.min(next + MAX_REACH) {
        let fold = scene.fold(j);
        if fold == "." || scene.kind(j) == Some(TokenKind::Break) || j > next && scene.verb(j).is_some() {
            break;
        }
        if fold == "that" && cue.opens.has(Opens::THAT) {
            return Some((j + 1, false));
        }
        if mark(j) && scene.opens(j + 1).is_some_and(|q| q.len() > 2) {
            return Some((j + 1, false));
        }
        if j > next && scene.opens(j).is_some_and(|q| q.len() > 4) && cue.opens.has(Opens::THAT) {
            return Some((j, false));
        }
        if is_comma(scene, j) && !scene.is(j + 1, Classes::LINKER) && j > next + 3 {
            break;
        }
        if matches!(fold, "to" | "of") && cue.opens.preposition(fold) {
            return Some((j + 1, false));
        }
    }
    let word = scene.is_word(next) || scene.kind(next) == Some(TokenKind::Number) || scene.opens(next).is_some();
    let plain = word
        && next < end
        && !scene.is(
            next,
            Classes::LINKER
                .or(Classes::TIME)
                .or(Classes::ADJUNCT)
                .or(Classes::CLAUSE),
        );
    let takes = cue.opens.has(Opens::BARE) || cue.opens.has(Opens::ANY_NOUN) || cue.opens.has(Opens::NOUN);
    (plain && takes).then_some((next, true))
}

/// Whether the clause of a verb that follows its content ends behind it:
/// nothing but the subject, a time or an adjunct follows.
fn ends_clause(scene: &Scene<'_>, i: usize, end: usize, has_subject: bool) -> bool {
    let next = i + 1;
    next >= end
        || scene.is_mark(next)
        || scene.is(
            next,
            Classes::LINKER
                .or(Classes::TIME)
                .or(Classes::ADJUNCT)
                .or(Classes::CLAUSE),
        )
        || !has_subject
}

/// The subject before the verb at `i`: the words back to a mark or to a word
/// that begins the clause, with an apposition between commas.
fn subject(scene: &Scene<'_>, i: usize, start: usize) -> Option<Range<usize>> {
    let mut end = i;
    while end > start && scene.is(end - 1, Classes::BE) {
        end -= 1;
    }
    let lower = start.max(end.saturating_sub(MAX_SUBJECT));
    let mut first = end;
    // "X, the head of Y, said".
    if end > lower && is_comma(scene, end - 1) {
        let comma = (lower + 1..end - 1).rev().find(|j| is_comma(scene, *j))?;
        let head = back(scene, comma, lower);
        // A whole clause before the comma is content and no name.
        return (head < comma && comma - head <= 6 && capital(scene, head)).then_some(head..end - 1);
    }
    first = back(scene, first, lower);
    while first < end
        && scene.is(
            first,
            Classes::CLAUSE.or(Classes::TIME).or(Classes::LINKER).or(Classes::BE),
        )
    {
        first += 1;
    }
    let last = scene.is_word(end.saturating_sub(1)) || scene.kind(end.saturating_sub(1)) == Some(TokenKind::Number);
    (first < end && last).then_some(first..end)
}

/// The first token of the phrase that ends before `end`.
fn back(scene: &Scene<'_>, end: usize, lower: usize) -> usize {
    let mut first = end;
    while first > lower {
        let at = first - 1;
        let glue = matches!(scene.fold(at), "-" | "." | "'" | "’" | "&" | "/")
            && scene
                .token(at)
                .zip(scene.token(at + 1))
                .is_some_and(|(a, b)| a.span.end == b.span.start || a.fold == ".");
        let word = scene.is_word(at) || scene.kind(at) == Some(TokenKind::Number);
        let stops = scene.is(
            at,
            Classes::THAT
                .or(Classes::RELATIVE)
                .or(Classes::TURN)
                .or(Classes::CLAUSE),
        ) && scene.fold(at) != "and"
            || scene.verb(at).is_some() && at + 1 < end
            || scene.fold(at) == "and" && !capital(scene, at + 1);
        if stops || !(word || glue) || scene.quotation(at).is_some() {
            break;
        }
        first = at;
    }
    first
}

/// The end of a noun phrase that begins at `start`.
fn noun_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let mut i = start;
    while i < end.min(start + MAX_SUBJECT) {
        let token = match scene.token(i) {
            Some(token) => token,
            None => break,
        };
        let glue = matches!(token.fold, "-" | "'" | "’" | "&" | "/");
        let abbreviation = token.fold == "." && scene.token(i + 1).is_some_and(|n| n.is_word()) && i + 1 < end;
        if !(token.is_word() || token.kind == TokenKind::Number || glue || abbreviation)
            || scene.is(i, Classes::RELATIVE.or(Classes::THAT)) && i > start
            || scene.is(i, Classes::TURN) && token.fold != "and"
        {
            break;
        }
        i += 1;
    }
    i
}

fn is_comma(scene: &Scene<'_>, i: usize) -> bool {
    scene.is_comma(i)
}

/// Whether a quotation closes at `i`.
fn closes(scene: &Scene<'_>, i: usize) -> bool {
    scene.quotation(i).is_some_and(|q| q.close == i)
}

/// Whether the word begins with a capital.
fn capital(scene: &Scene<'_>, i: usize) -> bool {
    scene
        .token(i)
        .and_then(|t| t.span.of(scene.text()).chars().next())
        .is_some_and(char::is_uppercase)
}
