//! Sources that a phrase or participle names: "according to X", ", citing X",
//! "told the agency X".

use super::super::according;
use super::super::clause::{Draft, MAX_CONTENT, Reader};
use super::super::scene::Scene;
use super::bounds::cut_before;
use super::grammar::has_finite;
use super::noun_phrase::noun_end;
use super::{MAX_LEAD, MIN_CONTENT, MIN_PIECE, Sentence, draft, source_end};
use crate::lexicon::cues::{Classes, CueKind, Form, Opens};
use std::ops::Range;

impl Reader<'_, '_> {
    /// "according to X".
    pub(super) fn named_by_phrase(&mut self, i: usize, sentence: &mut Sentence) -> Option<usize> {
        let scene = self.scene;
        let range = sentence.range.clone();
        let (cue, words, start) = according::expression(scene, i)?;
        if cue.kind != CueKind::According {
            return None;
        }
        let end = source_end(scene, start, range.end);
        if end == start {
            return None;
        }
        let mut draft = draft(scene, cue, words, Some(start..end))?;
        // "In addition, according to X, …".
        let short = i < range.start + MIN_PIECE && i > range.start && scene.is_comma(i - 1) && scene.is_comma(end);
        let leads = short || (range.start..i).all(|j| scene.is(j, Classes::TURN) || scene.is_mark(j));
        if leads {
            // "According to a report that the council released, …".
            let more = !scene.is_comma(end)
                && (scene.is(end, Classes::RELATIVE.or(Classes::THAT)) || scene.fold(end).ends_with("ed"));
            let end = match (end..range.end.min(end + MAX_LEAD)).find(|j| scene.is_comma(*j)) {
                Some(comma) if more => comma,
                _ => end,
            };
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
        let medium = (start..end).any(|j| scene.is(j, Classes::MEDIA.or(Classes::OUTLET)));
        if let Some(last) = last
            && let Some(before) = self.drafts.get_mut(last)
            && before.content.end + 3 >= cut
            && (medium || before.direct)
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
        let outer = self.drafts.len();
        self.enclose(sentence.first, &draft.content, outer);
        // "One barge sank, according to the coast guard, and two were lost".
        let goes_on = scene.fold(end) == ","
            && !scene.verb(end + 1).is_some_and(|(_, form)| form == Form::Participle)
            && !scene.is(end + 1, Classes::RELATIVE.or(Classes::LINKER).or(Classes::ADJUNCT))
            && has_finite(scene, end + 1, range.end);
        let rest = Draft {
            source: None,
            same: Some(outer),
            content: end + 1 + usize::from(matches!(scene.fold(end + 1), "and" | "but"))..range.end,
            ..draft.clone()
        };
        self.drafts.push(draft);
        if goes_on {
            sentence.clause = end + 1;
            sentence.open.push(self.drafts.len());
            self.drafts.push(rest);
        }
        Some(end)
    }

    /// ", quoting a person", ", citing the agency": whom the one who spoke has it from.
    pub(super) fn taken_from(&mut self, i: usize, sentence: &mut Sentence) -> Option<usize> {
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

/// The medium that the verb at `i` addresses ("told the agency X").
pub(super) fn addressed_medium(scene: &Scene<'_>, i: usize, end: usize) -> Option<Range<usize>> {
    let addressed = i + 1..noun_end(scene, i + 1, end);
    addressed
        .clone()
        .any(|j| scene.is(j, Classes::MEDIA.or(Classes::OUTLET)))
        .then_some(addressed)
}
