//! Languages whose subject stands before its verb (English): cues of one
//! sentence, with content behind the cue ("he said that …") or before it
//! ("…, he said").

mod content;
mod subject;

use super::clause::{Draft, MAX_CONTENT, MAX_DEPTH, Reader, cut_before};
use super::scene::Scene;
use crate::lexicon::cues::{Classes, Cue, CueKind, Form, Opens, Subject};
use crate::text::{Span, TokenKind};
use content::{Content, Opening};
use std::ops::Range;
use subject::{Before, capital, noun_end};

/// A content has at least so many tokens.
const MIN_CONTENT: usize = 2;

/// A first part of a split content with fewer tokens is left out.
const MIN_PIECE: usize = 4;

/// Behind a quotation its cue follows within so many tokens.
const MAX_GAP: usize = 12;

/// One sentence while it is read.
struct Sentence {
    range: Range<usize>,
    /// The drafts that its cues made begin at this one.
    first: usize,
    /// Drafts whose content may still be cut.
    open: Vec<usize>,
    /// Where the clause begins that a cue behind it attributes.
    clause: usize,
}

impl Reader<'_, '_> {
    /// Reads the sentence of tokens `range`.
    pub(super) fn subject_first(&mut self, range: Range<usize>) {
        let scene = self.scene;
        let mut sentence = Sentence {
            first: self.drafts.len(),
            open: Vec::new(),
            clause: dateline_end(scene, &range),
            range,
        };
        let end = sentence.range.end;
        let mut i = self.run_on(&sentence.range);
        if i == sentence.range.start
            && let Some(next) = self.free_quotation(&sentence.range)
        {
            i = next;
        }
        while i < end {
            if let Some(quotation) = scene.quotation(i)
                && quotation.close > i
            {
                i = quotation.close.min(end) + 1;
                continue;
            }
            if scene.fold(i) == ";" {
                self.close(&mut sentence.open, 0, i);
                sentence.clause = i + 1;
            }
            i = self
                .named_by_phrase(i, &mut sentence)
                .or_else(|| self.cue_verb(i, &mut sentence))
                .unwrap_or(i + 1);
        }
        self.close(&mut sentence.open, 0, end);
    }

    /// A quotation that begins its sentence and no cue follows goes on with
    /// the words of the last speaker.
    fn free_quotation(&mut self, range: &Range<usize>) -> Option<usize> {
        let scene = self.scene;
        let quotation = content::opening_mark(scene, range.start).filter(|q| q.len() > MIN_CONTENT)?;
        let tail =
            quotation.close + 1 + usize::from(content::closing_mark(scene, quotation.close + 1) == Some(quotation));
        if tail + 1 < range.end || cue_follows(scene, tail) {
            return None;
        }
        let last = self.drafts.len().checked_sub(1)?;
        let base = self.drafts.get(last)?;
        let end = scene.reading.tokens.at(base.cue.end).max(base.content.end);
        let speaks = scene
            .verb(scene.reading.tokens.at(base.cue.start))
            .is_some_and(|(cue, _)| cue.opens.has(Opens::THAT) || cue.opens.has(Opens::WEAK));
        let sentence = |token: usize| scene.token(token).and_then(|t| scene.reading.sentence_at(t.span.start));
        let near = end <= range.start
            && sentence(range.start)
                .zip(sentence(end.saturating_sub(1)))
                .is_some_and(|(here, there)| here <= there + 1);
        if !near || !speaks {
            return None;
        }
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
        self.drafts.push(piece);
        Some(self.quoted(last + 1, quotation.open, quotation.close, range))
    }

    /// "according to X".
    fn named_by_phrase(&mut self, i: usize, sentence: &mut Sentence) -> Option<usize> {
        let scene = self.scene;
        let range = sentence.range.clone();
        let (cue, words, start) = super::according::expression(scene, i)?;
        if cue.kind != CueKind::According {
            return None;
        }
        let end = source_end(scene, start, range.end);
        if end == start {
            return None;
        }
        let mut draft = draft(scene, cue, words, Some(start..end))?;
        let leads = (range.start..i).all(|j| scene.is(j, Classes::TURN) || scene.is_mark(j));
        if leads {
            let content = end + usize::from(scene.is_comma(end));
            if content + MIN_CONTENT > range.end {
                return None;
            }
            draft.content = content..range.end.min(content + MAX_CONTENT);
            sentence.open.push(self.drafts.len());
            self.drafts.push(draft);
            return Some(content);
        }
        let cut = cut_before(scene, i, sentence.clause);
        let last = sentence.open.last().copied().or_else(|| {
            let last = self.drafts.len().checked_sub(1)?;
            (last >= sentence.first).then_some(last)
        });
        if let Some(last) = last
            && let Some(before) = self.drafts.get_mut(last)
            && before.content.end + 3 >= cut
        {
            before.relays.push(start..end);
            self.close(&mut sentence.open, 0, cut);
            return Some(end);
        }
        self.close(&mut sentence.open, 0, cut);
        if cut < sentence.clause + MIN_CONTENT {
            return None;
        }
        draft.content = sentence.clause.max(cut.saturating_sub(MAX_CONTENT))..cut;
        self.drafts.push(draft);
        Some(end)
    }

    /// A reporting verb.
    fn cue_verb(&mut self, i: usize, sentence: &mut Sentence) -> Option<usize> {
        let scene = self.scene;
        let (cue, form) = scene.verb(i)?;
        if cue.kind != CueKind::Verb || !subject::is_verb(scene, i, sentence.range.start) {
            return None;
        }
        if cue.opens.has(Opens::CARRY) && form == Form::Participle {
            return self.taken_from(i, sentence);
        }
        let mut before = subject::before(scene, i, sentence.range.start);
        let quoted_as = form == Form::Participle && i > 0 && scene.fold(i - 1) == "as";
        if quoted_as && let Some(carrier) = i.checked_sub(2).filter(|c| carries(scene, *c)) {
            // "was quoted as saying".
            before = subject::before(scene, carrier, sentence.range.start);
            before.copula = false;
        }
        // ", who asked not to be named".
        let unasked = before.relative && scene.is(i + 1, Classes::NEGATOR);
        if unasked || before.negated || before.infinitive && !chained(scene, i) {
            return None;
        }
        let adjective = cue.opens.has(Opens::AFTER_BE);
        let either = adjective && cue.opens.has(Opens::BARE);
        if adjective != before.copula && !either && form != Form::Participle {
            return None;
        }
        let progressive = form == Form::Participle && before.copula || quoted_as;
        // "with the ministry speaking of nine and the union saying 14 had died".
        let absolute = before.subject.as_ref().is_some_and(|subject| {
            let with = |at: usize| scene.fold(at) == "with";
            let lower = sentence.range.start.max(subject.start.saturating_sub(MAX_GAP));
            subject.end == i
                && subject.start > sentence.range.start
                && (with(subject.start - 1)
                    || scene.fold(subject.start - 1) == "and" && (lower..subject.start).any(with))
        });
        if form == Form::Participle && !progressive && !absolute {
            before.subject = None;
            before.clause = i;
        }
        let after = content::behind(scene, cue, i, sentence.range.end);
        if let Some(next) = self.behind_content(i, cue, &before, after, sentence) {
            return Some(next);
        }
        self.before_content(i, cue, before, after?, sentence)
    }

    /// "…, he said" and "…," said the minister.
    fn behind_content(
        &mut self,
        i: usize,
        cue: &Cue,
        before: &Before,
        after: Option<Content>,
        sentence: &mut Sentence,
    ) -> Option<usize> {
        let scene = self.scene;
        let range = sentence.range.clone();
        if cue.opens.has(Opens::AFTER_BE) && before.copula
            || !(cue.opens.has(Opens::THAT) || cue.opens.has(Opens::WEAK))
        {
            return None;
        }
        let mark = before.clause.checked_sub(1)?;
        let quote = content::closing_mark(scene, mark)
            .or_else(|| content::closing_mark(scene, mark.checked_sub(1).filter(|_| scene.is_comma(mark))?));
        if quote.is_none() && !(scene.is_comma(mark) && mark > range.start) {
            return None;
        }
        let inside = quote.is_some() && before.clause > range.start;
        if !inside
            && after.is_some_and(|a| matches!(a.opening, Opening::Clause | Opening::Mark))
            && before.subject.is_some()
        {
            return None;
        }
        let (source, mut next) = match &before.subject {
            Some(subject) => {
                let addressed = noun_end(scene, i + 1, range.end);
                let told =
                    cue.opens.has(Opens::OBJECT) && (inside || addressed >= range.end || scene.is_mark(addressed));
                if !(ends_clause(scene, i, range.end) || told) {
                    return None;
                }
                (subject.clone(), i + 1)
            }
            None => {
                let end = source_end(scene, i + 1, range.end);
                let named = capital(scene, i + 1)
                    || scene.is(i + 1, Classes::DETERMINER.or(Classes::ROLE))
                    || subject::pronoun(scene, i + 1);
                if end == i + 1
                    || scene.is(end - 1, Classes::DETERMINER)
                    || !named
                    || !(end >= range.end || scene.is_mark(end) || ends_clause(scene, end - 1, range.end))
                {
                    return None;
                }
                (i + 1..end, end)
            }
        };
        let from = match quote {
            Some(quotation) if quotation.open < range.start => quotation.open,
            _ => sentence.clause,
        };
        let cut = match quote {
            Some(quotation) => quotation.close + 1,
            None => mark,
        };
        if cut < from + MIN_CONTENT || cut - from > MAX_CONTENT {
            return None;
        }
        self.close(&mut sentence.open, 0, cut);
        let mut made = draft(scene, cue, i..i + 1, Some(source.clone()))?;
        made.relays.extend(before.relay.clone());
        made.relays.extend(addressed_medium(scene, i, range.end));
        let inner = sentence.first..self.drafts.len();
        let whole = quote.is_some_and(|q| q.open <= from || content::opening_mark(scene, from) == Some(q));
        for piece in pieces(scene, from..cut) {
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
        for inside in inner {
            if let Some(inside) = self.drafts.get_mut(inside)
                && inside.outer.is_none()
                && inside.content.start >= from
                && inside.content.end <= cut
            {
                inside.outer = Some(index);
            }
        }
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
        if quote.is_some()
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
        let goes_on = scene.fold(next) == ","
            && next + 1 + MIN_CONTENT < range.end
            && !scene.is(
                next + 1,
                Classes::TURN
                    .or(Classes::RELATIVE)
                    .or(Classes::ADJUNCT)
                    .or(Classes::CLAUSE),
            )
            && !scene.verb(next + 1).is_some_and(|(_, form)| form == Form::Participle)
            && !scene.fold(next + 1).ends_with("ing");
        if quote.is_none() && before.subject.is_some() && goes_on {
            let first = self.drafts.get(index).map_or(0, |d| d.content.len());
            piece.content = next + 1..range.end;
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

    /// "He said that …".
    fn before_content(
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
            // ", adding that", "and said": the one who spoke before, or the subject of the sentence.
            let joined = clause > range.start && (scene.is_comma(clause - 1) || scene.is(clause - 1, Classes::TURN));
            let participle = scene.verb(i).is_some_and(|(_, form)| form == Form::Participle);
            let finite = participle || scene.fold(i).ends_with(['s', 'd']) || scene.fold(i).ends_with("ote");
            let inner = content.opening == Opening::Bare
                && !participle
                && scene.fold(clause.saturating_sub(1)) == "and"
                && !sentence.open.is_empty();
            if !joined
                || !finite
                || inner
                || content.opening == Opening::Bare
                    && !scene.is(clause - 1, Classes::TURN)
                    && !scene.is_comma(clause - 1)
            {
                return None;
            }
            same = self.drafts.len().checked_sub(1).filter(|last| *last >= sentence.first);
            before.subject = match same {
                Some(last) => self.drafts.get(last).and_then(|d| d.source.clone()),
                None => head_of_sentence(scene, &(range.start..clause)),
            };
            if before.subject.is_none() && same.is_none() {
                return None;
            }
        }
        let turn = clause > range.start
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
        if content.opening == Opening::Noun {
            made.content.end = content::phrase_end(scene, &made.content).max(start + 1);
            made.noun = false;
        }
        let end = made.content.end;
        if scene.span(&made.content).is_none() {
            return None;
        }
        self.drafts.push(made);
        if content.opening == Opening::Mark
            && let Some(quotation) = content::opening_mark(scene, start)
            // He called it "a disgrace" that …: the quotation is all of it only at the end.
            && (quotation.close + 2 >= range.end || scene.fold(start - 1) == ":" || scene.is_comma(start - 1))
        {
            return Some(self.quoted(index, quotation.open, quotation.close, &range));
        }
        if content.opening == Opening::Noun {
            if let Some(draft) = self.drafts.get_mut(index) {
                draft.content.end = end;
            }
        }
        sentence.open.push(index);
        Some(start.max(i + 1))
    }

    /// ", quoting a person", ", citing the agency": whom the one who spoke has it from.
    fn taken_from(&mut self, i: usize, sentence: &mut Sentence) -> Option<usize> {
        let scene = self.scene;
        let last = self
            .drafts
            .len()
            .checked_sub(1)
            .filter(|last| *last >= sentence.first)?;
        let end = source_end(scene, i + 1, sentence.range.end);
        if end == i + 1 || i == 0 || !scene.is_comma(i - 1) {
            return None;
        }
        let cut = cut_before(scene, i, sentence.range.start);
        self.close(&mut sentence.open, 0, cut);
        let draft = self.drafts.get_mut(last)?;
        let medium = draft.source.clone().filter(|source| {
            let carried = scene
                .verb(scene.reading.tokens.at(draft.cue.start))
                .is_some_and(|(cue, _)| cue.opens.has(Opens::CARRY));
            carried || source.clone().any(|j| scene.is(j, Classes::MEDIA.or(Classes::OUTLET)))
        })?;
        draft.relays.push(medium);
        draft.source = Some(i + 1..end);
        sentence.clause = end;
        Some(end)
    }
}

fn draft(scene: &Scene<'_>, cue: &Cue, words: Range<usize>, source: Option<Range<usize>>) -> Option<Draft> {
    let cue_span: Span = scene.span(&words)?;
    Some(Draft {
        cue: cue_span,
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

/// Where the text of a sentence begins behind a dateline ("PORT SOREL (AP) —").
fn dateline_end(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let upper = |i: usize| {
        scene
            .token(i)
            .is_some_and(|t| t.is_word() && t.span.of(scene.text()).chars().all(char::is_uppercase))
    };
    let dash = (range.start..range.end.min(range.start + MAX_GAP)).find(|i| {
        matches!(scene.fold(*i), "—" | "–" | "-")
            && scene
                .token(*i + 1)
                .zip(scene.token(*i))
                .is_some_and(|(a, b)| a.span.start > b.span.end)
    });
    match dash {
        Some(dash)
            if upper(range.start)
                && (range.start..dash).all(|i| capital(scene, i) || scene.is_mark(i) || scene.is(i, Classes::TIME)) =>
        {
            dash + 1
        }
        _ => range.start,
    }
}

/// The parts of a content that lie in different sentences.
fn pieces(scene: &Scene<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = range.start;
    while start < range.end {
        let end = scene
            .token(start)
            .and_then(|t| scene.reading.sentence_at(t.span.start))
            .and_then(|at| scene.reading.sentences.get(at))
            .map_or(range.end, |s| scene.reading.tokens.within(*s).end)
            .clamp(start + 1, range.end);
        if (start..end).any(|i| scene.is_word(i)) {
            found.push(start..end);
        }
        start = end;
    }
    found
}

/// The end of a source that begins at `start`, with an apposition behind a comma.
fn source_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    if scene.is(start, Classes::PRONOUN) {
        return (start + 1).min(end);
    }
    noun_end(scene, start, end)
}

/// The medium that the verb at `i` addresses ("told the agency X").
fn addressed_medium(scene: &Scene<'_>, i: usize, end: usize) -> Option<Range<usize>> {
    let addressed = i + 1..noun_end(scene, i + 1, end);
    addressed
        .clone()
        .any(|j| scene.is(j, Classes::MEDIA.or(Classes::OUTLET)))
        .then_some(addressed)
}

/// The subject of the sentence, where a cue without one follows: the noun
/// phrase that begins it.
fn head_of_sentence(scene: &Scene<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let mut start = range.start;
    while start < range.end && scene.is(start, Classes::TURN) {
        start += 1;
    }
    let end = (start..range.end)
        .find(|i| {
            !(capital(scene, *i)
                || scene.is(*i, Classes::DETERMINER.or(Classes::ROLE).or(Classes::ANONYMOUS))
                || scene.fold(*i) == ".")
        })
        .unwrap_or(range.end);
    if scene.is(start, Classes::PRONOUN) {
        return Some(start..start + 1);
    }
    (end > start
        && !scene.is(
            start,
            Classes::LINKER
                .or(Classes::ADJUNCT)
                .or(Classes::TIME)
                .or(Classes::CLAUSE),
        ))
    .then_some(start..end)
}

/// Whether a verb in the infinitive is said by the subject before ("went on to say").
fn chained(scene: &Scene<'_>, i: usize) -> bool {
    i.checked_sub(2)
        .is_some_and(|at| matches!(scene.fold(at), "on" | "continued" | "continues"))
}

/// Whether the verb at `i` brings another's words.
fn carries(scene: &Scene<'_>, i: usize) -> bool {
    scene.verb(i).is_some_and(|(cue, _)| cue.opens.has(Opens::CARRY))
}

/// Whether a cue that names the speaker of a quotation before it follows at `from`.
fn cue_follows(scene: &Scene<'_>, from: usize) -> bool {
    (from..from + MAX_GAP)
        .take_while(|i| {
            !(scene.fold(*i) == "." || scene.kind(*i) == Some(TokenKind::Break) || scene.opens(*i).is_some())
        })
        .any(|i| scene.verb(i).is_some())
}

/// Whether the clause of a verb that follows its content ends behind it:
/// nothing but a time or an adjunct follows.
fn ends_clause(scene: &Scene<'_>, i: usize, end: usize) -> bool {
    let next = i + 1;
    next >= end
        || scene.is_mark(next)
        || scene.is(
            next,
            Classes::LINKER
                .or(Classes::TIME)
                .or(Classes::ADJUNCT)
                .or(Classes::CLAUSE)
                .or(Classes::AUDIENCE),
        )
}

#[cfg(test)]
mod tests;
