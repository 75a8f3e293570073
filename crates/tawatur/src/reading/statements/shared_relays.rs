//! Relays that one statement has from another: told once for several, or before them.

use super::clause::Draft;
use super::inserts::MAX_INSERT;
use super::media::is_medium;
use super::relays::inside;
use super::scene::Scene;
use super::subjects;
use crate::lexicon::cues::Classes;
use std::ops::Range;

/// Gives a draft without relays those that were told before its cue, and one without
/// source those of the one before in its sentence that it goes on from: "قال لصحيفة … إن …، كما أوضح أن …".
pub(super) fn share(scene: &Scene<'_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        if let Some(draft) = rest.first_mut().filter(|d| d.relays.is_empty()) {
            draft.relays = told_before(scene, draft, before.last());
        }
    }
    for index in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let Some(draft) = rest.first_mut().filter(|d| d.source.is_none() && d.relays.is_empty()) else {
            continue;
        };
        let base = draft.same.and_then(|same| before.get(same));
        // Further sentences of one quotation share its cue, and name no medium.
        if let Some(base) = base.filter(|base| base.outer == draft.outer && base.cue != draft.cue)
            && scene.reading.sentence_at(base.cue.start) == scene.reading.sentence_at(draft.cue.start)
        {
            draft.relays.clone_from(&base.relays);
        }
    }
    // "قال … إن …، مؤكدا أن …، وفقا لما نقلت وكالة …": told at the end, it carried all of them.
    for index in (1..drafts.len()).rev() {
        let (before, rest) = drafts.split_at_mut(index);
        let Some(draft) = rest.first().filter(|d| d.source.is_none()) else {
            continue;
        };
        let closing = draft
            .relays
            .first()
            .is_some_and(|relay| relay.start >= draft.content.end);
        let base = draft.same.and_then(|same| before.get_mut(same));
        if let Some(base) = base.filter(|base| closing && base.relays.is_empty() && base.outer == draft.outer)
            && scene.reading.sentence_at(base.cue.start) == scene.reading.sentence_at(draft.cue.start)
        {
            base.relays.clone_from(&draft.relays);
        }
    }
}

/// "تحدث الوزير في مقابلة مع قناة كذا عن الأزمة، وقال": the media of the occasion before the first cue of a sentence.
fn told_before(scene: &Scene<'_>, draft: &Draft, last: Option<&Draft>) -> Vec<Range<usize>> {
    let reading = scene.reading;
    let Some(index) = reading.sentence_at(draft.cue.start) else {
        return Vec::new();
    };
    let again = last.is_some_and(|last| reading.sentence_at(last.cue.start) == Some(index) || last.cue == draft.cue);
    let Some(sentence) = reading.sentences.get(index).filter(|_| !again) else {
        return Vec::new();
    };
    let zone = reading.tokens.within(*sentence).start..reading.tokens.at(draft.cue.start);
    // "…، حسبما قال محاميه": what stands before is the content.
    if draft.content.start < zone.end {
        return Vec::new();
    }
    // "أجرى الوزير مقابلة مع صحيفة كذا، قال خلالها".
    let resumed = subjects::resumes(scene, zone.end + 1);
    let opens = |i: &usize| {
        let behind = *i > zone.start && scene.is(*i - 1, Classes::LINKER.or(Classes::ADJUNCT));
        // "ردا على سؤال وكالة كذا، قال".
        (scene.is(*i, Classes::OCCASION) || scene.fold(*i) == "سوال") && (resumed || behind)
    };
    let quoted = zone
        .clone()
        .any(|i| scene.opens(i).is_some_and(|q| q.len() > MAX_INSERT));
    if quoted {
        return Vec::new();
    }
    let from = zone
        .clone()
        .find(opens)
        .or_else(|| zone.clone().find(|i| told_to(scene, *i)));
    let mut found = from.map_or_else(Vec::new, |from| inside(scene, from..zone.end, None));
    found.truncate(1);
    found
}

/// "تحدث إلى صحيفة كذا", "أدلى بتصريح لصحيفة كذا", "وهو ما أكده لـ\"كذا\"": whom it was told.
fn told_to(scene: &Scene<'_>, i: usize) -> bool {
    match scene.fold(i) {
        "ل" => scene.opens(i + 1).is_some_and(|q| q.len() <= MAX_INSERT) && is_medium(scene, i + 2),
        "الي" => is_medium(scene, i + 1) && spoke(scene, i),
        _ => scene.word(i).clitic == Some('ل') && is_medium(scene, i) && spoke(scene, i),
    }
}

/// Whether a verb of speaking to someone stands shortly before `i`.
fn spoke(scene: &Scene<'_>, i: usize) -> bool {
    const NEAR: usize = 5;
    let verb = |word: &str| word.contains("تحدث") || matches!(word, "ادلي" | "ادلت" | "وادلي" | "وادلت");
    (i.saturating_sub(NEAR)..i).any(|j| verb(scene.fold(j)))
}
