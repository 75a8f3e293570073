//! Verbs and expressions behind what they attribute, whose words no expression announced: "«الطريق مغلق»، قال الشرطي",
//! "الطريق مغلق، تقول صحيفة النهر", "تعرض للضرب، حسب قوله".

use super::super::according;
use super::super::clause::{Draft, Reader};
use super::super::cuts::cut_before;
use super::super::lead;
use super::super::openers;
use super::super::relays;
use super::super::source::{self, Bound};
use super::{MIN_ATTRIBUTED, MIN_PIECE};
use crate::lexicon::cues::{Classes, Form, Opens};
use crate::reading::Stance;
use std::ops::Range;

/// A quotation is some statement's already if one of so many last ones holds it.
const MAX_OWNERS: usize = 4;

/// A relay is named within so many tokens behind the source.
const MAX_RELAY: usize = 8;

impl Reader<'_, '_> {
    /// "«…»، قال فلان": a quotation before its verb.
    pub(in super::super) fn behind_quotation(&mut self, i: usize, range: &Range<usize>) -> Option<usize> {
        let scene = self.scene;
        let (cue, form) = scene.verb(i)?;
        if form == Form::Participle || scene.word(i).conjunction {
            return None;
        }
        let mut mark = i.checked_sub(1)?;
        if scene.is_comma(mark) {
            mark = mark.checked_sub(1)?;
        }
        let quotation = scene
            .quotation(mark)
            .filter(|q| q.close == mark && q.len() >= openers::MIN_WORDS && !scene.is_name(*q))?;
        let owned = self
            .drafts
            .iter()
            .rev()
            .take(MAX_OWNERS)
            .any(|d| d.content.start <= quotation.close && quotation.open < d.content.end);
        if owned {
            return None;
        }
        let lead = lead::skip_lead(scene, i + 1..range.end);
        let end = source::phrase(scene, lead..range.end, Bound::Comma);
        if end == lead {
            return None;
        }
        self.drafts.push(Draft {
            source: Some(lead..end),
            relays: relays::inside(scene, end..range.end.min(end + MAX_RELAY), None),
            stance: cue.stance,
            direct: true,
            ..Draft::new(scene.span(&(i..i + 1))?, quotation.open + 1..quotation.close)
        });
        Some(end)
    }

    /// "الطريق مغلق، تقول صحيفة النهر.": a clause before the verb whose subject ends the sentence.
    pub(in super::super) fn behind_clause(&mut self, i: usize, range: &Range<usize>, first: usize) -> Option<usize> {
        let scene = self.scene;
        let (cue, form) = scene.verb(i)?;
        let comma = i
            .checked_sub(1)
            .filter(|c| scene.is_comma(*c) || scene.fold(*c) == ".")?;
        let speaks = matches!(form, Form::Finite(_)) && cue.opens.has(Opens::THAT) && !cue.opens.has(Opens::WEAK);
        // "كان والده، سلف الرئيس، يخشى الطيران": what he feared, and no speaker.
        let feels = matches!(cue.stance, Stance::Doubts | Stance::Expects);
        if !speaks || feels || scene.word(i).conjunction || self.drafts.len() > first {
            return None;
        }
        let lead = lead::skip_lead(scene, i + 1..range.end);
        let end = source::phrase(scene, lead..range.end, Bound::Comma);
        let last = (end..range.end).all(|j| scene.is_mark(j));
        let from = according::clause_start(scene, range.start, comma);
        // "وفي وقت لاحق، وافقت اللجنة", "عندما سئل عن ذلك، استغرب الوزير": when it was, and nobody's words.
        let occasion = scene.is(from, Classes::LINKER) && lead::starts_occasion(scene, from);
        let adverbial = occasion || scene.is(from, Classes::ADJUNCT.or(Classes::WHEN));
        if end == lead || !last || adverbial || comma < from + MIN_ATTRIBUTED {
            return None;
        }
        self.drafts.push(Draft {
            source: Some(lead..end),
            stance: cue.stance,
            ..Draft::new(scene.span(&(i..i + 1))?, from..comma)
        });
        Some(end)
    }

    /// "تعرض للضرب، حسب قوله": the last clause before, where nobody is named for it yet.
    pub(in super::super) fn by_own_words(
        &mut self,
        i: usize,
        next: usize,
        range: &Range<usize>,
        first: usize,
        open: &[usize],
    ) {
        let scene = self.scene;
        let cut = cut_before(scene, i, range.start);
        let last = self.drafts.len().checked_sub(1).filter(|last| *last >= first);
        let from = last
            .and_then(|l| self.drafts.get(l))
            .map_or(range.start, |d| d.content.end);
        let Some(cue) = scene
            .span(&(i..next))
            .filter(|_| open.is_empty() && from + MIN_ATTRIBUTED < cut)
        else {
            return;
        };
        let clause = (from..cut).rev().find(|j| scene.is_comma(*j) && *j + MIN_PIECE < cut);
        let from = according::clause_start(scene, clause.map_or(from, |comma| comma + 1), cut);
        self.drafts.push(Draft::new(cue, from..cut));
    }
}
