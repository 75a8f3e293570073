//! Who gave out a document that speaks: "قالت الوزارة في بيان", "أصدر المكتب بيانا … وأضاف البيان".

use super::clause::Draft;
use super::lead;
use super::scene::Scene;
use super::source::{self, Bound};
use super::speakers;
use super::subjects::is_head;
use crate::lexicon::cues::Classes;
use crate::reading::Speaker;

/// A document is given out in one of so many statements before it speaks.
const MAX_DRAFTS: usize = 8;

/// Behind a cue its document is named within so many tokens.
const MAX_DOCUMENT: usize = 30;

/// How far back, in tokens, who gave out a document is looked for.
const MAX_BACK: usize = 200;

/// Between the verb and the document that was given out stand at most so many tokens.
const MAX_ISSUER: usize = 8;

/// "البيان", "الرسالة": who gave it out, told with one of the cues before ("قالت الوزارة في بيان") or by a verb
/// of its own ("أصدرت الوزارة بيانا").
pub(super) fn of_before(scene: &Scene<'_>, at: usize, before: &[Draft], speakers: &[Speaker]) -> Option<Speaker> {
    let noun = scene.fold(at).strip_prefix("ال")?;
    if !scene.cues.classes(noun).has(Classes::DOCUMENT) {
        return None;
    }
    let same = |i: usize| {
        let word = scene.fold(i);
        word == noun
            || word
                .strip_suffix(['ه', 'ا'])
                .is_some_and(|w| w.trim_end_matches('ه') == noun)
    };
    let told = before
        .iter()
        .zip(speakers)
        .rev()
        .take(MAX_DRAFTS)
        .find(|(draft, speaker)| {
            let cue = scene.reading.tokens.at(draft.cue.start);
            let end = draft.content.start.max(cue).min(cue + MAX_DOCUMENT);
            (cue..end).any(same) && draft.source.is_some() && !speaker.name.is_empty()
        });
    told.map(|(_, speaker)| speaker.clone())
        .or_else(|| given_out(scene, at, same))
}

/// "أصدر المكتب بيانا": the nearest before `at`.
fn given_out(scene: &Scene<'_>, at: usize, same: impl Fn(usize) -> bool) -> Option<Speaker> {
    (at.saturating_sub(MAX_BACK)..at)
        .rev()
        .filter(|i| same(*i))
        .find_map(|document| {
            let verb = (document.saturating_sub(MAX_ISSUER)..document)
                .rev()
                .find(|i| scene.is(*i, Classes::ISSUES))?;
            let first = lead::skip_lead(scene, verb + 1..document);
            let end = source::phrase(scene, first..document, Bound::Comma);
            (end > first && is_head(scene, first)).then(|| speakers::describe(scene, &(first..end)).speaker)
        })
}
