//! Sentences without a cue that belong to the words of the one before, or name whose those were.

use super::according;
use super::clause::{Draft, Reader};
use super::verbs;
use crate::lexicon::cues::Form;
use crate::text::TokenKind;
use std::ops::Range;

/// A sentence that only names a source has at most so many tokens.
const MAX_AFTERTHOUGHT: usize = 20;

/// So many drafts may stand in one sentence.
const MAX_DRAFTS: usize = 4;

impl Reader<'_, '_> {
    /// "قال الوزير: الطريق مغلق. سنفتحه غدا.": words behind a colon without marks go on to the end of
    /// their paragraph, unless another is told to speak; returns whether the sentence does.
    pub(super) fn runs_on_unmarked(&mut self, range: &Range<usize>) -> bool {
        let scene = self.scene;
        let Some(owner) = self.last_before(range, 0) else {
            return false;
        };
        let Some(base) = self.drafts.get(owner).cloned() else {
            return false;
        };
        let colon = base.content.start.checked_sub(1).is_some_and(|c| scene.fold(c) == ":");
        let marked = base.direct || scene.opens(base.content.start).is_some();
        let goes_on = (colon || self.unmarked == Some(owner)) && !marked || self.closes_alone(range);
        let goes_on = goes_on && base.outer.is_none();
        let quotes = |j: usize| scene.opens(j).is_some_and(|q| !scene.is_name(q));
        let finite = |j: usize| scene.verb(j).is_some_and(|(_, form)| form != Form::Participle);
        let led = finite(range.start) || finite(range.start + 1);
        if !goes_on
            || led
            || range.clone().any(quotes)
            || range.clone().any(|j| finite(j) && verbs::at(scene, j, range).is_some())
        {
            return false;
        }
        self.unmarked = Some(self.drafts.len());
        self.drafts.push(base.going_on(owner, range.clone()));
        true
    }

    /// "… سنفتحه غدا".": a mark that no other opened closes the words of the sentence before with these.
    fn closes_alone(&self, range: &Range<usize>) -> bool {
        const MAX_MARKS: usize = 3;
        let scene = self.scene;
        let marks = range.clone().rev().take(MAX_MARKS).take_while(|i| scene.is_mark(*i));
        marks
            .into_iter()
            .any(|i| matches!(scene.fold(i), "\"" | "”" | "“" | "»") && scene.quotation(i).is_none())
    }

    /// "… . بحسب وكالة كذا.": a sentence that only names whose words the one before it was; returns
    /// whether it is one.
    pub(super) fn afterthought(&mut self, range: &Range<usize>) -> bool {
        let scene = self.scene;
        if range.len() > MAX_AFTERTHOUGHT || according::expression(scene, range.start).is_none() {
            return false;
        }
        let Some(sentence) = self.sentence_before(range) else {
            return false;
        };
        // Read as if it went on with the sentence before.
        let joined = sentence.start..range.end;
        let Some(found) = according::at(scene, range.start, &joined) else {
            return false;
        };
        let last = (found.next..range.end).all(|j| scene.is_mark(j));
        let taken = self
            .drafts
            .iter()
            .rev()
            .take(MAX_DRAFTS)
            .any(|draft| draft.content.start < sentence.end && sentence.start < draft.content.end);
        let Some(cue) = scene.span(&found.cue) else {
            return false;
        };
        if !last || found.content.is_some() || taken {
            return false;
        }
        let content = according::clause_start(scene, sentence.start, sentence.end)..sentence.end;
        self.drafts.push(Draft {
            source: Some(found.source).filter(|source| !source.is_empty()),
            relays: found.relays,
            stance: found.stance,
            ..Draft::new(cue, content)
        });
        true
    }

    /// The sentence before, if it stands in the same paragraph.
    fn sentence_before(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.scene.reading;
        let start = self.scene.token(range.start)?.span.start;
        let at = reading.sentences.partition_point(|s| s.end <= start).checked_sub(1)?;
        let before = reading.tokens.within(*reading.sentences.get(at)?);
        let same = (before.end..range.start).all(|j| self.scene.kind(j) != Some(TokenKind::Break));
        same.then_some(before)
    }
}
