//! What an expression or a verb behind it attributes: "الطريق مغلق، بحسب الشرطة", "«الطريق مغلق»، قال الشرطي".

mod behind;
mod cited;

use super::according::{self, According};
use super::clause::{Draft, MAX_CONTENT, MAX_RELAYS, Reader};
use super::cuts::{cut_before, untold};
use super::media;
use super::relays;
use super::scene::Scene;
use super::subjects;
use crate::lexicon::cues::{Classes, Form};
use crate::text::clitics;
use std::ops::Range;

/// A piece of a split content with fewer tokens is not the content.
const MIN_PIECE: usize = 4;

/// What stands before "بحسب …" is content only if it has so many tokens.
const MIN_ATTRIBUTED: usize = 3;

/// Between a content and "بحسب …" stand at most so many tokens.
const MAX_APART: usize = 3;

impl Reader<'_, '_> {
    /// Takes in "بحسب …".
    pub(super) fn according(&mut self, found: &According, range: &Range<usize>, first: usize, open: &mut Vec<usize>) {
        let scene = self.scene;
        let Some(cue) = scene.span(&found.cue) else { return };
        let mut draft = Draft {
            source: Some(found.source.clone()).filter(|source| !source.is_empty()),
            relays: found.relays.clone(),
            stance: found.stance,
            // "عين الاتحاد مدربا، كما أفاد في بيان".
            implied: subjects::subject_of_sentence(scene, range, found.cue.start).filter(|_| found.source.is_empty()),
            ..Draft::new(cue, 0..0)
        };
        if let Some(content) = found.content {
            // "قالت إنه وفقا للتقارير، فإن …": within another's words.
            let within = |top: &usize| {
                self.drafts
                    .get(*top)
                    .is_some_and(|d| d.content.start == found.cue.start)
            };
            draft.outer = open.last().copied().filter(within);
            if let Some(top) = draft.outer.and_then(|top| self.drafts.get(top)) {
                draft.relays.extend(self.told_by(top, first));
                draft.relays.extend(top.relays.iter().cloned());
                draft.relays.truncate(MAX_RELAYS);
            }
            if draft.outer.is_none() {
                self.close(open, 0, cut_before(scene, found.cue.start, range.start));
            }
            draft.content = content..range.end.min(content + MAX_CONTENT);
            open.push(self.drafts.len());
            self.drafts.push(draft);
            return;
        }
        let cut = cut_before(scene, found.cue.start, range.start);
        let told = self.just_told(cut, first, open);
        if self.cite(found, &told, first) {
            self.close(open, 0, cut);
            return;
        }
        if let Some(from) = self.retold(found, cut, range, first, open) {
            draft.content = from..cut;
            self.close(open, 0, cut);
            self.enclose(first, &draft.content, self.drafts.len());
            self.told_through(&found.source, first);
            self.drafts.push(draft);
            return;
        }
        if open.is_empty() {
            if let Some(last) = told.first() {
                self.carry_all(found, first..*last);
                if let Some(before) = self.drafts.get_mut(*last) {
                    carry(scene, before, found);
                }
                return;
            }
            let last = self.drafts.get(first..).and_then(<[_]>::last);
            let from = last.map_or(range.start, |d| d.content.end.max(range.start));
            let from = according::clause_start(scene, from.max(cut.saturating_sub(MAX_CONTENT)), cut);
            // "اشترطوا، بحسب المصادر، عدم …": the longer piece.
            let behind = found.next + 1..range.end.min(found.next + MAX_CONTENT);
            let around = |is: fn(&Scene<'_>, usize) -> bool| {
                is(scene, found.next) && is(scene, found.cue.start.saturating_sub(1))
            };
            let set_apart = around(|scene, i| scene.is_comma(i)) || around(is_dash);
            // "تمكنت القوات بحسب المرصد من السيطرة".
            let complement =
                !found.source.is_empty() && (complement(scene, found.next) || according::how_many(scene, found.next));
            let behind = if complement { found.next..behind.end } else { behind };
            let goes_on = complement || set_apart && continues(scene, behind.start);
            let piece = cut.saturating_sub(according::last_clause(scene, from, cut));
            if goes_on && behind.len() > piece.max(MIN_PIECE) {
                if complement && scene.fold(found.next).chars().count() > 1 && scene.fold(found.next).starts_with('ب')
                {
                    draft.clitic = 'ب'.len_utf8();
                }
                draft.content = behind;
                draft.noun = true;
                open.push(self.drafts.len());
                self.drafts.push(draft);
                return;
            }
            if cut < from + MIN_ATTRIBUTED {
                return;
            }
            draft.content = from..cut;
            if let Some(quotation) = scene.opens(from).filter(|q| q.close + 1 == cut) {
                draft.content = from + 1..quotation.close;
                draft.direct = true;
            }
            self.drafts.push(draft);
            return;
        }
        for index in open.iter() {
            if let Some(before) = self.drafts.get_mut(*index) {
                carry(scene, before, found);
            }
        }
        let lowest = open.iter().min().copied().unwrap_or(first);
        self.carry_all(found, first..lowest);
        self.close(open, 0, cut);
    }

    /// The drafts that end where an expression behind them begins: those that are open, or else the last.
    fn just_told(&self, cut: usize, first: usize, open: &[usize]) -> Vec<usize> {
        let near = |last: &usize| self.drafts.get(*last).is_some_and(|d| is_near(self.scene, d, cut));
        let last = self.drafts.len().checked_sub(1).filter(|last| *last >= first);
        let last = last.filter(|last| open.is_empty() && near(last));
        open.iter().copied().chain(last).collect()
    }

    /// Lets a medium named at the end of a sentence carry also what the sentence says before: "قالت الوزارة إن …،
    /// وأضاف الوزير أن …، بحسب وكالة كذا".
    fn carry_all(&mut self, found: &According, drafts: Range<usize>) {
        if !found.source.is_empty() && media::medium_at(self.scene, found.source.start) {
            for draft in self.drafts.get_mut(drafts).unwrap_or_default() {
                if draft.relays.is_empty() && draft.outer.is_none() {
                    carry(self.scene, draft, found);
                }
            }
        }
    }

    /// Where a statement begins that `found` tells with its own cue: "أقر المدير بأن الجسر مغلق، وفقا لما قاله محاميه".
    /// A medium or a source without name only carries it.
    fn retold(
        &self,
        found: &According,
        cut: usize,
        range: &Range<usize>,
        first: usize,
        open: &[usize],
    ) -> Option<usize> {
        let scene = self.scene;
        let near = || {
            let last = self.drafts.len().checked_sub(1).filter(|last| *last >= first)?;
            self.drafts.get(last).filter(|d| d.content.end + MAX_APART >= cut)
        };
        let told = open.first().map_or_else(near, |top| self.drafts.get(*top))?;
        let another = found.tells
            && !found.source.is_empty()
            && !itself(scene, told, &found.source)
            && !relays::carries(scene, &found.source);
        let cue = scene.reading.tokens.at(told.cue.start);
        let start = told.source.as_ref().map_or(cue, |source| source.start.min(cue));
        another.then(|| according::clause_start(scene, start.max(range.start), cut))
    }
}

/// "الطريق - بحسب الشرطة - مغلق".
fn is_dash(scene: &Scene<'_>, i: usize) -> bool {
    scene.is_mark(i) && matches!(scene.fold(i), "-" | "–" | "—")
}

/// Whether at `i` stands what the verb before takes by a preposition.
fn complement(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.fold(i);
    let other = Classes::ROLE.or(Classes::TIME).or(Classes::CLAUSE);
    !scene.is_mark(i)
        && (scene.is(i, Classes::GOVERNED) || word.starts_with('ب') && !scene.named(i) && !scene.is(i, other))
}

/// Whether the clause that an expression between commas split goes on at `i`.
pub(super) fn continues(scene: &Scene<'_>, i: usize) -> bool {
    let new = Classes::TURN
        .or(Classes::CLAUSE)
        .or(Classes::RELATIVE)
        .or(Classes::ADJUNCT)
        .or(Classes::THAT);
    let joined = scene.word(i).conjunction || scene.fold(i).starts_with('و') && !scene.named(i);
    scene.is_word(i) && !joined && !scene.is(i, new) && !matches!(scene.word(i).verb, Some((_, Form::Participle)))
}

/// Whether a draft ends where an expression begins at `cut`, but for the occasion of its words ("…، وذلك في مقابلة مع
/// قناة كذا، وفقا لـ").
fn is_near(scene: &Scene<'_>, draft: &Draft, cut: usize) -> bool {
    let behind = draft.relays.iter().filter(|relay| relay.start >= draft.content.end);
    let end = behind.map(|relay| relay.end).max().unwrap_or(draft.content.end);
    end + MAX_APART >= cut || glossed(scene, draft.content.end)
}

/// Whether behind words in quotation marks that end at `end` the report tells what is meant: "«…»، في إشارة إلى".
fn glossed(scene: &Scene<'_>, end: usize) -> bool {
    let closes = scene.quotation(end).is_some_and(|q| q.close == end);
    closes && untold(scene, end + 1 + usize::from(scene.is_comma(end + 1)))
}

/// Lets the medium that `found` names carry `draft`: "…، بحسب وكالة كذا", "…، وفق بيان نشرته وكالة كذا".
fn carry(scene: &Scene<'_>, draft: &mut Draft, found: &According) {
    if found.source.is_empty() {
        return;
    }
    let known = draft.relays.contains(&found.source);
    if !known && !itself(scene, draft, &found.source) && relays::carries(scene, &found.source) {
        draft.relays.push(found.source.clone());
    }
    draft.relays.extend(found.relays.iter().chain(&found.giver).cloned());
    draft.relays.truncate(MAX_RELAYS);
}

/// Whether what an expression behind the content names is the speaker again
/// ("أكدت المنظمة …، وفقا لما ذكرته المنظمة").
fn itself(scene: &Scene<'_>, draft: &Draft, source: &Range<usize>) -> bool {
    // "حسب ما جاء في بيان": its own.
    if scene.is(source.start, Classes::OCCASION) && !scene.is(source.start, Classes::MEDIA.or(Classes::OUTLET)) {
        return true;
    }
    let head = clitics::stem(scene.fold(source.start));
    scene.fold(source.start).starts_with("ال")
        && source.len() <= 2
        && draft
            .source
            .clone()
            .is_some_and(|range| range.into_iter().any(|i| clitics::stem(scene.fold(i)) == head))
}
