//! One sentence: its cues from left to right, and where each content ends.

mod draft;
mod verb;

pub(super) use self::draft::Draft;

use super::according;
use super::answered;
use super::attributed;
use super::cuts::{cut_before, speaks_beside, untold};
use super::inserts::MAX_INSERT;
use super::nominal;
use super::quotes::Quotation;
use super::relays;
use super::scene::Scene;
use super::verbless::heading;
use super::verbs;
use crate::lexicon::cues::Classes;
use std::ops::Range;

/// A content is cut behind so many tokens.
pub(super) const MAX_CONTENT: usize = 400;

/// Speech stands at most so deep in speech.
pub(super) const MAX_DEPTH: usize = 4;

/// A statement has at most so many relays.
pub(super) const MAX_RELAYS: usize = 6;

/// Words behind which their speaker stands hold at most so many statements.
pub(super) const MAX_INSIDE: usize = 16;

/// Reads sentence after sentence.
pub(super) struct Reader<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) drafts: Vec<Draft>,
    /// A quotation that goes on past its sentence: its closing mark and its draft.
    pub(super) running: Option<(usize, usize)>,
    /// The draft that goes on with words behind a colon without marks.
    pub(super) unmarked: Option<usize>,
}

impl<'s, 'a> Reader<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>) -> Self {
        Self {
            scene,
            drafts: Vec::new(),
            running: None,
            unmarked: None,
        }
    }

    /// Reads the sentence of tokens `range`.
    pub(super) fn sentence(&mut self, range: Range<usize>, title: bool) {
        let scene = self.scene;
        let first = self.drafts.len();
        let mut open: Vec<usize> = Vec::new();
        if !title && heading(scene, &range) {
            return;
        }
        if self.afterthought(&range) {
            return;
        }
        if let Some(carrier) = relays::closing(scene, &range) {
            relays::carry(scene, &mut self.drafts, &range, &carrier);
            return;
        }
        let mut i = self.run_on(&range);
        if i == range.start && self.runs_on_unmarked(&range) {
            return;
        }
        if i == range.start
            && let Some(next) = self.next_paragraph(&range).or_else(|| self.and_that(&range, &mut open))
        {
            i = next;
        }
        if i == range.start
            && let Some(next) = self.headline(&range, title, &mut open)
        {
            i = next;
        }
        // A source before the content, which may turn out to be a relay.
        let mut leading: Option<(usize, usize)> = None;
        while i < range.end {
            if let Some(quotation) = scene.quotation(i)
                && quotation.close > i
            {
                i = quotation.close.min(range.end);
                i += 1;
                continue;
            }
            if let Some(found) = answered::at(scene, i, &range) {
                i = self.answer(i, found, &range, first, &mut open).max(i + 1);
                continue;
            }
            if !open.is_empty() && (untold(scene, i) || self.told(i, &open)) && !self.has_only_begun(&open, i, 1) {
                // The report itself: "لكنها لم تحدد المكان".
                self.close(&mut open, 0, cut_before(scene, i, range.start));
            }
            if let Some(last) = open.last().copied()
                && let Some(told) = relays::occasion(scene, i, range.end)
            {
                // "…، في تصريحات نقلتها وكالة".
                self.close(&mut open, 0, cut_before(scene, i, range.start));
                if let Some(draft) = self.drafts.get_mut(last) {
                    draft.relays.extend(told.iter().cloned());
                    draft.relays.truncate(MAX_RELAYS);
                }
                i = told.last().map_or(i + 1, |relay| relay.end.max(i + 1));
                continue;
            }
            if let Some(next) = according::own(scene, i) {
                self.by_own_words(i, next, &range, first, &open);
                // "القاع، على حد وصفه، رملي": set into what he says.
                let inserted =
                    scene.is_comma(next) && (attributed::continues(scene, next + 1) || scene.opens(next + 1).is_some());
                if !inserted {
                    self.close(&mut open, 0, cut_before(scene, i, range.start));
                }
                i = next;
                continue;
            }
            if let Some(found) = according::at(scene, i, &range) {
                let next = found.next;
                let before = self.drafts.len();
                self.according(&found, &range, first, &mut open);
                if found.content.is_some() && self.drafts.len() > before {
                    leading = found.content.map(|content| (content, before));
                }
                i = next.max(i + 1);
                continue;
            }
            if let Some(found) = verbs::at(scene, i, &range) {
                let led = leading
                    .take()
                    .filter(|(content, _)| found.clause <= content + 2 && found.clause + 1 >= *content);
                i = self.verb(found, &range, first, &mut open, led.map(|(_, draft)| draft));
                continue;
            }
            if let Some(found) = nominal::at(scene, i, &range) {
                i = self.verb(found, &range, first, &mut open, None);
                continue;
            }
            if !open.is_empty() && speaks_beside(scene, i, range.start) {
                self.close(&mut open, 0, cut_before(scene, i, range.start));
            }
            if let Some(next) = self
                .behind_quotation(i, &range)
                .or_else(|| self.behind_clause(i, &range, first))
            {
                i = next;
                continue;
            }
            i += 1;
        }
        // A quotation that the content takes in part of goes on.
        if let Some(last) = open.last()
            && let Some(quotation) = range.end.checked_sub(1).and_then(|i| scene.quotation(i))
            && quotation.close >= range.end
            && self
                .drafts
                .get(*last)
                .is_some_and(|d| d.content.start <= quotation.open)
        {
            self.running = Some((quotation.close, *last));
        }
        self.close(&mut open, 0, range.end);
        self.inside(first);
        self.denied(first);
    }

    /// Whether the clause that is open last has at most so many words before `at`, with which it cannot end.
    fn has_only_begun(&self, open: &[usize], at: usize, words: usize) -> bool {
        let draft = open.last().and_then(|draft| self.drafts.get(*draft));
        let clause = draft.filter(|draft| !draft.noun && !draft.direct && draft.content.start < at);
        clause.is_some_and(|draft| {
            let that = draft.content.start.checked_sub(1);
            let told = that.is_some_and(|that| self.scene.is(that, Classes::THAT));
            told && at - draft.content.start <= words && (draft.content.start..at).all(|i| self.scene.is_word(i))
        })
    }

    /// Whether at `i`, behind a comma, the report goes on by itself: "، وذلك بعد …", or with an
    /// adjunct behind a quotation that is the whole content.
    fn told(&self, i: usize, open: &[usize]) -> bool {
        let scene = self.scene;
        let Some(comma) = i.checked_sub(1).filter(|c| scene.is_comma(*c)) else {
            return false;
        };
        let own = Classes::ADJUNCT.or(Classes::CLAUSE).or(Classes::RELATIVE);
        if scene.fold(i) == "وذلك" && scene.is(i + 1, own) && scene.fold(i + 1) != "خلال" {
            return true;
        }
        // The quotation that closes before the comma, and where the open content begins.
        let closed = || {
            let mark = comma.checked_sub(1)?;
            let quotation = scene.quotation(mark).filter(|q| q.close == mark)?;
            let draft = open.last().and_then(|d| self.drafts.get(*d))?;
            Some((quotation, draft.content.start))
        };
        let words = |q: Quotation| !scene.is_name(q);
        let whole = || closed().is_some_and(|(q, content)| q.len() > MAX_INSERT && content == q.open);
        // "… «لن يعود»، ما يعني": behind words in quotation marks the report speaks again.
        let quoted = || closed().is_some_and(|(q, content)| q.len() > MAX_INSERT && words(q) && content <= q.open);
        // "«…»، وهاجم الصحف".
        let marked = || closed().is_some_and(|(q, content)| words(q) && content == q.open);
        let aside = Classes::RELATIVE.or(Classes::SEQUEL);
        if scene.is(i, Classes::DEED) && scene.word(i).conjunction && marked() {
            return true;
        }
        (scene.is(i, own) || matches!(scene.fold(i), "ما" | "وذلك")) && whole()
            || (scene.is(i, aside) || scene.fold(i) == "ما") && quoted()
    }

    /// Makes the quotation the content of the draft; returns where to read on.
    pub(super) fn quoted(&mut self, index: usize, opening: usize, close: usize, range: &Range<usize>) -> usize {
        if let Some(draft) = self.drafts.get_mut(index) {
            draft.content = opening + 1..close.min(range.end);
            draft.direct = true;
        }
        if close >= range.end {
            self.running = Some((close, index));
        }
        (close + 1).min(range.end)
    }

    /// Closes the contents that are open beyond `keep`, at token `end`.
    pub(super) fn close(&mut self, open: &mut Vec<usize>, keep: usize, end: usize) {
        for index in open.drain(keep.min(open.len())..) {
            if let Some(draft) = self.drafts.get_mut(index) {
                draft.content.end = draft.content.end.min(end).max(draft.content.start);
            }
        }
    }

    /// Tells the drafts from `first` on whose content lies in `content` that
    /// they stand in the words of draft `outer`.
    pub(super) fn enclose(&mut self, first: usize, content: &Range<usize>, outer: usize) {
        for inside in self.drafts.iter_mut().skip(first).rev().take(MAX_INSIDE) {
            if inside.outer.is_none() && inside.content.start >= content.start && inside.content.end <= content.end {
                inside.outer = Some(outer);
            }
        }
    }
}
