//! Words without a reporting verb of their own: embedded posts, headlines, and
//! quotations that go on from the sentence before.

use super::clause::{Draft, Reader};
use super::inserts::MAX_INSERT;
use super::scene::Scene;
use super::source::{self, Bound};
use crate::lexicon::cues::{Classes, Form};
use crate::reading::{EntityKind, Stance};
use crate::text::TokenKind;
use std::ops::Range;

/// A headline's "name: words" has a name of at most so many tokens.
const MAX_HEADLINE_NAME: usize = 9;

/// A quotation that is someone's words without a verb has at least so many tokens.
const MIN_PARAGRAPH: usize = 6;

impl Reader<'_, '_> {
    /// Reads an embedded post, which speaks for itself: "words — name (@account)".
    pub(super) fn post(&mut self, range: Range<usize>) {
        let scene = self.scene;
        let Some(dash) = range.clone().rev().find(|i| matches!(scene.fold(*i), "—" | "–")) else {
            return;
        };
        let source = dash + 1
            ..(dash + 1..range.end.min(dash + 1 + MAX_HEADLINE_NAME))
                .find(|i| !scene.is_word(*i))
                .unwrap_or(range.end.min(dash + 1 + MAX_HEADLINE_NAME));
        // A link or picture at the end is no part of the words.
        let end = (range.start..dash)
            .find(|i| matches!(scene.fold(*i), "pic" | "http" | "https"))
            .unwrap_or(dash);
        let (Some(cue), false, false) = (scene.span(&(dash..dash + 1)), source.is_empty(), end == range.start) else {
            return;
        };
        self.drafts.push(Draft {
            source: Some(source),
            direct: true,
            ..Draft::new(cue, range.start..end)
        });
    }

    /// Goes on with a quotation of the sentence before; returns where to read on.
    pub(super) fn run_on(&mut self, range: &Range<usize>) -> usize {
        let Some((close, owner)) = self.running.take() else {
            return range.start;
        };
        let inside = self
            .scene
            .quotation(range.start)
            .is_some_and(|q| q.close == close && q.open < range.start);
        let Some(base) = self.drafts.get(owner).cloned().filter(|_| inside) else {
            return range.start;
        };
        let content = range.start..close.min(range.end);
        let ellipsis = range
            .start
            .checked_sub(1)
            .is_some_and(|dot| is_ellipsis(self.scene, dot));
        if ellipsis && let Some(last) = self.drafts.last_mut().filter(|_| !content.is_empty()) {
            // "نحن معهم.. ولن نتركهم": two stops end no sentence of a quotation.
            last.content.end = content.end;
        } else if !content.is_empty() {
            self.drafts.push(Draft {
                direct: true,
                ..base.going_on(owner, content)
            });
        }
        if close >= range.end {
            self.running = Some((close, owner));
        }
        (close + 1).min(range.end)
    }

    /// A paragraph in quotation marks behind one that ends with the words of a speaker goes on with
    /// them; returns where to read on.
    pub(super) fn next_paragraph(&mut self, range: &Range<usize>) -> Option<usize> {
        let scene = self.scene;
        let quotation = scene.opens(range.start).filter(|q| q.len() >= MIN_PARAGRAPH)?;
        // Nobody else is named behind it.
        if (quotation.close + 1..range.end).any(|i| scene.is_word(i)) {
            return None;
        }
        let owner = self.last_before(range, 1)?;
        let base = self.drafts.get(owner)?.clone();
        let quoted = base.direct || base.content.clone().any(|i| scene.quotation(i).is_some());
        let unclosed = base.content.clone().any(|i| scene.fold(i) == "\"");
        if !quoted && !unclosed {
            return None;
        }
        let index = self.drafts.len();
        self.drafts.push(Draft {
            stance: Stance::Asserts,
            ..base.going_on(owner, base.content.clone())
        });
        Some(self.quoted(index, quotation.open, quotation.close, range))
    }

    /// "… . وأن الطريق سيفتح": a sentence that goes on with the words of the one before.
    pub(super) fn and_that(&mut self, range: &Range<usize>, open: &mut Vec<usize>) -> Option<usize> {
        let scene = self.scene;
        let word = scene.word(range.start);
        let written = scene.token(range.start)?.span.of(scene.text());
        // "وإن كان": even if.
        let that = word.conjunction
            && word.classes.has(Classes::THAT)
            && (written.starts_with("وأن") || word.classes.has(Classes::SELF));
        if !that {
            return None;
        }
        let owner = self.last_before(range, 0)?;
        let base = self.drafts.get(owner)?.clone();
        if base.noun {
            return None;
        }
        let content = range.start + 1;
        open.push(self.drafts.len());
        self.drafts.push(Draft {
            relays: base.relays.clone(),
            direct: false,
            pronoun: word.classes.has(Classes::SELF),
            ..base.going_on(owner, content..range.end)
        });
        Some(content)
    }

    /// The last draft, if its content ends where the sentence before `range` does, with so many line
    /// ends between.
    pub(super) fn last_before(&self, range: &Range<usize>, breaks: usize) -> Option<usize> {
        const MAX_MARKS: usize = 5;
        let owner = self.drafts.len().checked_sub(1)?;
        let end = self.drafts.get(owner)?.content.end;
        let between = end.min(range.start)..range.start;
        let line_ends = between
            .clone()
            .filter(|i| self.scene.kind(*i) == Some(TokenKind::Break))
            .count();
        let near = between.len() <= MAX_MARKS && between.clone().all(|i| !self.scene.is_word(i));
        (near && line_ends.min(1) == breaks).then_some(owner)
    }

    /// "بوتين: …".
    pub(super) fn headline(&mut self, range: &Range<usize>, title: bool, open: &mut Vec<usize>) -> Option<usize> {
        let scene = self.scene;
        let colon =
            (range.start + 1..range.end.min(range.start + MAX_HEADLINE_NAME + 1)).find(|i| scene.fold(*i) == ":")?;
        let first = scene.word(range.start);
        if first.verb.is_some()
            || first.classes.any(Classes::LABEL.or(Classes::ADJUNCT).or(Classes::TIME))
            || colon + 2 >= range.end
        {
            return None;
        }
        let whole = source::phrase(scene, range.start..colon, Bound::Comma) == colon;
        let known = (range.start..colon)
            .any(|i| scene.named(i) || scene.is(i, Classes::ROLE.or(Classes::MEDIA).or(Classes::OUTLET)));
        let quoted = scene.opens(colon + 1);
        // In the text itself "أفضل فيلم: …" is no one's words, and few lines are.
        let speaks = (range.start..colon).any(|i| {
            scene.is(
                i,
                Classes::ROLE
                    .or(Classes::MEDIA)
                    .or(Classes::OUTLET)
                    .or(Classes::ANONYMOUS),
            ) || scene.mention(i).is_some_and(|m| m.kind == EntityKind::Person)
        });
        let words = speaks && quoted.is_some_and(|q| q.len() >= MIN_PARAGRAPH && !scene.is_name(q));
        if !whole || !(title && (known || quoted.is_some()) || words) {
            return None;
        }
        let index = self.drafts.len();
        self.drafts.push(Draft {
            source: Some(range.start..colon),
            ..Draft::new(scene.span(&(colon..colon + 1))?, colon + 1..range.end)
        });
        if let Some(quotation) = quoted.filter(|q| q.len() > MAX_INSERT) {
            return Some(self.quoted(index, quotation.open, quotation.close, range));
        }
        open.push(index);
        Some(colon + 1)
    }
}

/// Whether the line is a heading or a link inside a text: short, with another line on either side, not
/// begun by a verb, and without a stop at its end.
pub(super) fn heading(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    const MAX_WORDS: usize = 18;
    if range.len() > MAX_WORDS || scene.word(range.start).conjunction {
        return false;
    }
    if matches!(
        scene.word(range.start).verb,
        Some((_, Form::Finite(_) | Form::WithObject(_)))
    ) {
        return false;
    }
    let line = |i: Option<usize>| i.is_some_and(|i| scene.kind(i) == Some(TokenKind::Break));
    if !line(range.start.checked_sub(1)) || !line(Some(range.end)) {
        return false;
    }
    let text = scene.span(range).map_or("", |span| span.of(scene.text()));
    let stop = |c: char| matches!(c, '.' | '!' | '؟' | '?' | '…' | ':' | '،' | ',' | '؛');
    let inner = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '»' | '”' | '“'));
    !inner.ends_with(stop) && !text.trim_end().ends_with(stop)
}

/// Whether the stop at `i` is written twice or more.
fn is_ellipsis(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i) == "…" || scene.fold(i) == "." && i.checked_sub(1).is_some_and(|before| scene.fold(before) == ".")
}
