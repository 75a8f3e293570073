//! Speech within words in quotation marks: "قال: «هذه الدولة تعلن أنها تريد الحرب»".

use super::clause::{Draft, Reader};
use super::forms;
use super::scene::Scene;
use super::source::{self, Bound};
use super::verbs::subject::speaks;
use super::verbs::{self, Found};
use crate::lexicon::cues::{Classes, Form, Opens, Subject};
use crate::reading::Stance;
use std::ops::Range;

/// What is said within a quotation has at least so many tokens.
const MIN_CONTENT: usize = 2;

/// Between the verb with its subject and "that" stand at most so many tokens ("يعلن صراحة أنه").
const MAX_BETWEEN: usize = 2;

impl Reader<'_, '_> {
    /// Takes in what others are told to have said within the quotations of the drafts from `first` on.
    pub(super) fn inside(&mut self, first: usize) {
        let scene = self.scene;
        for index in first..self.drafts.len() {
            let Some(draft) = self.drafts.get(index) else { return };
            let content = draft.content.clone();
            if draft.direct {
                self.within(index, &content, None);
                continue;
            }
            // "إن الشركة «أكدت أن الجسر آمن»": the subject stands before the marks.
            let mut subject = Some(content.start);
            let mut i = content.start;
            while i < content.end {
                let Some(quotation) = scene.opens(i) else {
                    i += 1;
                    continue;
                };
                let before = subject.take().map(|first| first..i).filter(|subject| {
                    // "إن وزير دفاعه «أقسم أن …»": whose he is tells not who he is.
                    let known = i > 0 && !forms::possessed_noun(scene, i - 1);
                    source::phrase(scene, subject.clone(), Bound::Comma) == i && speaks(scene, subject) && known
                });
                if !scene.is_name(quotation) {
                    self.within(index, &(quotation.open + 1..quotation.close.min(content.end)), before);
                }
                i = quotation.close + 1;
            }
        }
    }

    /// Takes in the verbs among the quoted `words`, whose speaker is that of draft `outer`; `subject` may be that of the
    /// first of them.
    fn within(&mut self, outer: usize, words: &Range<usize>, subject: Option<Range<usize>>) {
        let scene = self.scene;
        let mut before: Option<usize> = None;
        let mut i = words.start + usize::from(subject.is_none());
        while i < words.end {
            // Who is left out is known only where he was just told to speak.
            let told = verbs::at(scene, i, words)
                .map(|found| Found {
                    source: found.source.clone().or(subject.clone().filter(|_| i == words.start)),
                    ..found
                })
                .filter(|found| (found.source.is_some() || before.is_some()) && tells(scene, found));
            let Some((found, cue)) = told.and_then(|found| scene.span(&found.cue).map(|cue| (found, cue))) else {
                i += 1;
                continue;
            };
            // "البلدية قالت إن الجسر قديم وأكدت أنها ستصلحه".
            if let Some(draft) = before.and_then(|b| self.drafts.get_mut(b))
                && scene.word(i).conjunction
            {
                draft.content.end = draft.content.end.min(i);
            }
            i = found.content.max(i + 1);
            let content = found.content..clause_end(scene, found.content..words.end);
            if content.len() < MIN_CONTENT {
                continue;
            }
            let same = before.filter(|_| found.source.is_none());
            let speaker = self.drafts.get(outer).and_then(|draft| draft.source.clone());
            before = Some(self.drafts.len());
            self.drafts.push(Draft {
                source: found.source,
                relays: speaker.into_iter().collect(),
                stance: found.stance,
                outer: Some(outer),
                same,
                subject: match found.form {
                    Form::Finite(subject) | Form::WithObject(subject) => subject,
                    Form::Participle => Subject::Any,
                },
                pronoun: found.pronoun,
                ..Draft::new(cue, content)
            });
        }
    }
}

/// Whether it is clear without marks that someone speaks: a verb of saying, no view or wish, and near
/// it "that" or a colon.
fn tells(scene: &Scene<'_>, found: &Found) -> bool {
    let Some((cue, Form::Finite(_))) = scene.verb(found.cue.start) else {
        return false;
    };
    let speaks = !cue.opens.any(Opens::WEAK.or(Opens::VIEW)) && cue.stance != Stance::Expects;
    let subject = found.source.as_ref().map_or(found.cue.end, |source| source.end);
    let Some(opener) = found.content.checked_sub(1) else {
        return false;
    };
    let opened = scene.is(opener, Classes::THAT) || scene.fold(opener) == ":";
    let near = opener <= subject.max(found.cue.end) + MAX_BETWEEN;
    speaks && opened && near
}

/// Where the nested content ends: before a comma behind which the one who is quoted goes on.
pub(super) fn clause_end(scene: &Scene<'_>, range: Range<usize>) -> usize {
    let goes_on = |i: usize| {
        scene.word(i).conjunction || scene.is(i, Classes::TURN.or(Classes::CLAUSE)) || scene.fold(i).starts_with('و')
    };
    (range.start + MIN_CONTENT..range.end)
        .find(|i| scene.is_comma(*i) && goes_on(i + 1))
        .unwrap_or(range.end)
}
