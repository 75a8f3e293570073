//! What a verb with its source and content makes of the statements that are open: one beside them, one within, or more
//! of the same speaker.

use super::super::agreeing::inflected;
use super::super::bare_relative;
use super::super::cuts::{coordinate, cut_before, runs_past};
use super::super::inside::clause_end;
use super::super::relays;
use super::super::scene::Scene;
use super::super::subjects;
use super::super::verbs::Found;
use super::{Draft, MAX_CONTENT, MAX_DEPTH, MAX_RELAYS, Reader};
use crate::lexicon::cues::{Classes, Form, Opens, Subject};
use std::ops::{ControlFlow, Range};

impl Reader<'_, '_> {
    /// Takes in a verb; returns where to read on.
    pub(super) fn verb(
        &mut self,
        mut found: Found,
        range: &Range<usize>,
        first: usize,
        open: &mut Vec<usize>,
        led: Option<usize>,
    ) -> usize {
        let scene = self.scene;
        let start = found.clause.min(found.cue.start);
        let here = self.drafts.len() > first;
        let top = open.last().copied().filter(|_| led.is_none());
        let subject = top.and_then(|top| self.subject_set_apart(top, &found, start));
        // "رحبت البلدية، الثلاثاء، بقرار الوزارة إغلاق الجسر": the noun that opens the content stands in it.
        let opens = top
            .and_then(|top| self.drafts.get(top))
            .is_some_and(|top| top.content.start == found.cue.start && scene.verb(found.cue.start).is_none());
        let coordinate = subject.is_none() && !opens && coordinate(scene, &found, start, range.start);
        found.source = found.source.or(subject);
        let mut relays = found.relays.clone();
        // "وفي حديث لقناة …، قال": before the verb.
        if !here && top.is_none() && found.form != Form::Participle {
            let lead = range.start + usize::from(scene.is(range.start, Classes::TURN));
            if scene.is(lead, Classes::LINKER.or(Classes::ADJUNCT)) && scene.is(lead + 1, Classes::OCCASION) {
                relays.extend(super::relays::inside(scene, lead + 1..start, None));
            }
        }
        let (outer, same) = match self.place(&found, range, first, open, (top, coordinate), &mut relays) {
            ControlFlow::Continue(place) => place,
            ControlFlow::Break(next) => return next,
        };
        if let Some(led) = led
            && let Some(lead) = self.drafts.get(led).and_then(|d| d.source.clone())
        {
            // "بحسب الوكالة، قال الوزير إن": the first is a relay of the second.
            open.retain(|d| *d != led);
            self.drafts.truncate(led);
            relays.push(lead);
        }
        let Some(cue) = scene.span(&found.cue) else {
            return found.cue.end;
        };
        let index = self.drafts.len();
        relays.truncate(MAX_RELAYS);
        let implied = if found.source.is_none() && same.is_none() && !here {
            subjects::subject_of_sentence(scene, range, found.cue.start)
        } else {
            None
        };
        let same = same.filter(|s| found.source.is_none() && *s < index);
        self.drafts.push(Draft {
            cue,
            source: found.source,
            relays,
            content: found.content..range.end.min(found.content + MAX_CONTENT),
            clitic: found.clitic,
            stance: found.stance,
            outer: outer.filter(|o| *o < index),
            same,
            implied,
            subject: match found.form {
                Form::Finite(subject) | Form::WithObject(subject) => subject,
                Form::Participle => Subject::Any,
            },
            direct: false,
            pronoun: found.pronoun,
            noun: found.noun,
            denied: false,
        });
        if found.bare_quote
            && let Some(quotation) = scene.opens(found.content)
            && !runs_past(scene, quotation, range)
        {
            let next = self.quoted(index, quotation.open, quotation.close, range);
            return next;
        }
        open.push(index);
        found.content.max(found.cue.end)
    }

    /// Which draft the words of a verb stand in, and whose speaker they share; or where to read on, if they are no
    /// statement of their own. Closes what ends before them.
    fn place(
        &mut self,
        found: &Found,
        range: &Range<usize>,
        first: usize,
        open: &mut Vec<usize>,
        (top, coordinate): (Option<usize>, bool),
        relays: &mut Vec<Range<usize>>,
    ) -> ControlFlow<usize, (Option<usize>, Option<usize>)> {
        let scene = self.scene;
        let start = found.clause.min(found.cue.start);
        let here = self.drafts.len() > first;
        match (top, found.form) {
            // "إن سلمى ردت قائلة", "إنها متهمة بالرشوة", "إنه من المهم ملاحظة أن": not of who says it.
            (Some(_), Form::Participle)
                if !scene.is_comma(start.saturating_sub(1)) && self.has_only_begun(open, start, 2) =>
            {
                ControlFlow::Break(found.cue.end)
            }
            // "إنها رصدت ووثقت آلاف الحالات", but not "إنه سبق واتهمت الوزارة الشركة".
            (Some(_), _)
                if coordinate
                    && self.has_only_begun(open, start, 1)
                    && scene.word(start).conjunction
                    && start.checked_sub(1).is_some_and(|first| inflected(scene, first)) =>
            {
                ControlFlow::Break(found.cue.end)
            }
            (Some(top), Form::Participle) => {
                let top = self.agreeing(top, found.cue.start);
                let outer = self.drafts.get(top).and_then(|d| d.outer);
                let keep = open.iter().position(|draft| *draft == top).unwrap_or(open.len() - 1);
                self.close(open, keep, start);
                if let Some(base) = self.drafts.get(top) {
                    relays.extend(base.relays.iter().cloned());
                }
                ControlFlow::Continue((outer, Some(top)))
            }
            (None, Form::Participle) => {
                let base = here.then(|| self.drafts.len() - 1);
                if let Some(base) = base.and_then(|b| self.drafts.get(b)) {
                    relays.extend(base.relays.iter().cloned());
                }
                let outer = base.and_then(|b| self.drafts.get(b)).and_then(|d| d.outer);
                ControlFlow::Continue((outer, base))
            }
            (Some(top), _) if !coordinate && described(scene, found, range) => {
                self.describe(top, found, range);
                ControlFlow::Break(found.content.max(found.cue.end))
            }
            (Some(top), _) if !coordinate => {
                // The speaker's own thinking or doing is no second voice, and words
                // set apart in a content are no quotation of their own.
                if found.source.is_none()
                    || open.len() >= MAX_DEPTH
                    || found.weak
                        && scene
                            .verb(found.cue.start)
                            .is_none_or(|(cue, _)| cue.opens.has(Opens::WEAK))
                    || found.bare_quote
                        && scene.fold(found.content.saturating_sub(1)) != ":"
                        && !scene.is(found.content + 1, Classes::THAT)
                {
                    return ControlFlow::Break(found.cue.end);
                }
                // What stands beside a noun phrase is the report's own: "نفت الشركة التهم بعد إعلان الوزارة …".
                if let Some(base) = self
                    .drafts
                    .get(top)
                    .filter(|base| !base.noun && !relays::aside(scene, start))
                {
                    relays.extend(self.told_by(base, first));
                    relays.extend(base.relays.iter().cloned());
                }
                ControlFlow::Continue((Some(top), None))
            }
            _ => {
                let last = open.first().copied().or(here.then(|| self.drafts.len() - 1));
                self.close(open, 0, cut_before(scene, start, range.start));
                ControlFlow::Continue((None, last))
            }
        }
    }

    /// Takes in what the speaker of the draft `top` says of one he tells of.
    fn describe(&mut self, top: usize, found: &Found, range: &Range<usize>) {
        let scene = self.scene;
        let (Some(cue), Some(base)) = (scene.span(&found.cue), self.drafts.get(top)) else {
            return;
        };
        let end = clause_end(scene, found.content..range.end.min(found.content + MAX_CONTENT));
        let quotation = scene.opens(found.content).filter(|q| q.close < range.end);
        let whole = quotation.filter(|q| q.close + 1 >= end || scene.is_comma(q.close + 1));
        let subject = match found.form {
            Form::Finite(subject) | Form::WithObject(subject) => subject,
            Form::Participle => Subject::Any,
        };
        let draft = Draft {
            relays: base.relays.clone(),
            stance: found.stance,
            outer: Some(top),
            same: Some(top),
            subject,
            pronoun: true,
            direct: whole.is_some(),
            ..Draft::new(cue, whole.map_or(found.content..end, |q| q.open + 1..q.close))
        };
        self.drafts.push(draft);
    }

    /// The source of a draft, or of the one in its sentence that it goes on from: "قال X …، موضحا أن Y تعهد".
    pub(in super::super) fn told_by(&self, draft: &Draft, first: usize) -> Option<Range<usize>> {
        let mut draft = draft;
        loop {
            // "بعد تقارير قالت إن الشركة أكدت أن".
            let source = draft
                .source
                .clone()
                .or_else(|| bare_relative::subject(self.scene, draft));
            if source.is_some() {
                return source;
            }
            draft = self.drafts.get(draft.same.filter(|same| *same >= first)?)?;
        }
    }
}

/// Whether the verb tells what its speaker says of the noun before it: "هاجم المسرحية التي قال إنها رديئة".
fn described(scene: &Scene<'_>, found: &Found, range: &Range<usize>) -> bool {
    let cue = found.cue.start;
    let behind = cue > range.start && scene.is(cue - 1, Classes::RELATIVE.or(Classes::WHAT));
    // "الأنباء التي تحدثت عن مقتله، فإنها": of another clause.
    let near = (found.cue.end..found.content).all(|i| !scene.is_comma(i));
    found.source.is_none() && found.pronoun && !found.noun && behind && near
}
