//! One sentence: its cues from left to right, and where each content ends.

use super::according;
use super::answered;
use super::attributed;
use super::cuts::{coordinate, cut_before, runs_past, speaks_beside, untold};
use super::inserts::MAX_INSERT;
use super::inside::clause_end;
use super::nominal;
use super::quotes::Quotation;
use super::relays;
use super::scene::Scene;
use super::subjects;
use super::verbless::heading;
use super::verbs::{self, Found};
use crate::lexicon::cues::{Classes, Form, Opens, Subject};
use crate::reading::Stance;
use crate::text::Span;
use std::ops::Range;

/// A content is cut behind so many tokens.
pub(super) const MAX_CONTENT: usize = 400;

/// Speech stands at most so deep in speech.
pub(super) const MAX_DEPTH: usize = 4;

/// A statement has at most so many relays.
pub(super) const MAX_RELAYS: usize = 6;

/// Words behind which their speaker stands hold at most so many statements.
const MAX_INSIDE: usize = 16;

/// A statement while its sentence is read, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) cue: Span,
    pub(super) source: Option<Range<usize>>,
    pub(super) relays: Vec<Range<usize>>,
    pub(super) content: Range<usize>,
    /// Bytes of the first content token that are a preposition.
    pub(super) clitic: usize,
    pub(super) stance: Stance,
    pub(super) outer: Option<usize>,
    /// The draft whose speaker this one shares, where its own source is elided.
    pub(super) same: Option<usize>,
    /// The subject of the sentence, where the cue's own is elided.
    pub(super) implied: Option<Range<usize>>,
    /// What the cue's form tells of its subject.
    pub(super) subject: Subject,
    /// Whether the content is one quotation whole.
    pub(super) direct: bool,
    pub(super) pronoun: bool,
    /// Whether the content is a noun phrase and no clause.
    pub(super) noun: bool,
    /// Whether it is the charge or report that its outer one denies.
    pub(super) denied: bool,
}

impl Draft {
    /// A statement of which only cue and content are known.
    pub(super) fn new(cue: Span, content: Range<usize>) -> Self {
        Self {
            cue,
            source: None,
            relays: Vec::new(),
            content,
            clitic: 0,
            stance: Stance::Asserts,
            outer: None,
            same: None,
            implied: None,
            subject: Subject::Any,
            direct: false,
            pronoun: false,
            noun: false,
            denied: false,
        }
    }

    /// What goes on behind it in a sentence without a cue; it is draft `owner`.
    pub(super) fn going_on(&self, owner: usize, content: Range<usize>) -> Self {
        Self {
            content,
            source: None,
            same: Some(owner),
            implied: None,
            relays: Vec::new(),
            clitic: 0,
            noun: false,
            ..self.clone()
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

    /// Takes in a verb; returns where to read on.
    fn verb(
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
        let (outer, same) = match (top, found.form) {
            // "إن سلمى ردت قائلة", "إنها متهمة بالرشوة", "إنه من المهم ملاحظة أن": not of who says it.
            (Some(_), Form::Participle)
                if !scene.is_comma(start.saturating_sub(1)) && self.has_only_begun(open, start, 2) =>
            {
                return found.cue.end;
            }
            // "إنها رصدت ووثقت آلاف الحالات".
            (Some(_), _) if coordinate && self.has_only_begun(open, start, 1) && scene.word(start).conjunction => {
                return found.cue.end;
            }
            (Some(top), Form::Participle) => {
                let top = self.agreeing(top, found.cue.start);
                let outer = self.drafts.get(top).and_then(|d| d.outer);
                let keep = open.iter().position(|draft| *draft == top).unwrap_or(open.len() - 1);
                self.close(open, keep, start);
                if let Some(base) = self.drafts.get(top) {
                    relays.extend(base.relays.iter().cloned());
                }
                (outer, Some(top))
            }
            (None, Form::Participle) => {
                let base = here.then(|| self.drafts.len() - 1);
                if let Some(base) = base.and_then(|b| self.drafts.get(b)) {
                    relays.extend(base.relays.iter().cloned());
                }
                (base.and_then(|b| self.drafts.get(b)).and_then(|d| d.outer), base)
            }
            (Some(top), _) if !coordinate && described(scene, &found, range) => {
                self.describe(top, &found, range);
                return found.content.max(found.cue.end);
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
                    return found.cue.end;
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
                (Some(top), None)
            }
            _ => {
                let last = open.first().copied().or(here.then(|| self.drafts.len() - 1));
                self.close(open, 0, cut_before(scene, start, range.start));
                (None, last)
            }
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
    pub(super) fn told_by(&self, draft: &Draft, first: usize) -> Option<Range<usize>> {
        let mut draft = draft;
        while draft.source.is_none() {
            draft = self.drafts.get(draft.same.filter(|same| *same >= first)?)?;
        }
        draft.source.clone()
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
