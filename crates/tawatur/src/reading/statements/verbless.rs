//! Words without a reporting verb of their own: embedded posts, headlines, and
//! quotations that go on from the sentence before.

use super::clause::{Draft, Reader};
use super::scene::Scene;
use super::source::{self, Bound, MAX_INSERT};
use crate::lexicon::cues::{Classes, Subject};
use crate::reading::Stance;
use std::ops::Range;

/// A headline's "name: words" has a name of at most so many tokens.
const MAX_HEADLINE_NAME: usize = 9;

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
            cue,
            source: Some(source),
            relays: Vec::new(),
            content: range.start..end,
            clitic: 0,
            stance: Stance::Asserts,
            outer: None,
            same: None,
            implied: None,
            subject: Subject::Any,
            direct: true,
            pronoun: false,
            noun: false,
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
                content,
                source: None,
                same: Some(owner),
                implied: None,
                direct: true,
                clitic: 0,
                relays: Vec::new(),
                ..base
            });
        }
        if close >= range.end {
            self.running = Some((close, owner));
        }
        (close + 1).min(range.end)
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
        if !whole || !(title || known || scene.opens(colon + 1).is_some()) {
            return None;
        }
        let index = self.drafts.len();
        let quoted = scene.opens(colon + 1);
        self.drafts.push(Draft {
            cue: scene.span(&(colon..colon + 1))?,
            source: Some(range.start..colon),
            relays: Vec::new(),
            content: colon + 1..range.end,
            clitic: 0,
            stance: Stance::Asserts,
            outer: None,
            same: None,
            implied: None,
            subject: Subject::Any,
            direct: false,
            pronoun: false,
            noun: false,
        });
        if let Some(quotation) = quoted.filter(|q| q.len() > MAX_INSERT) {
            return Some(self.quoted(index, quotation.open, quotation.close, range));
        }
        open.push(index);
        Some(colon + 1)
    }
}

/// Whether the stop at `i` is written twice or more.
fn is_ellipsis(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i) == "…" || scene.fold(i) == "." && i.checked_sub(1).is_some_and(|before| scene.fold(before) == ".")
}
