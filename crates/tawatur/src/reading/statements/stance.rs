//! How a speaker stands to the content: the cue's stance, and, where the cue
//! only tells that someone speaks, what the main clause of the content says.

mod demand;
mod denial;
mod future;
mod side;

use super::clause::Draft;
use super::scene::Scene;
use crate::lexicon::cues::{Classes, Opens};
use crate::reading::{Speaker, Stance};
use std::ops::Range;

/// What the content begins with shows within so many words.
const OPENING: usize = 4;

/// A judgement shows within so many words.
const JUDGEMENT: usize = 8;

/// Blame shows within so many words.
const HEAD: usize = 12;

/// The verb of the main clause shows within so many words.
const CLAUSE: usize = 24;

/// What someone says, as the rules of stance look at it.
struct Said<'a> {
    scene: &'a Scene<'a>,
    draft: &'a Draft,
    speaker: &'a Speaker,
    content: &'a Range<usize>,
    /// Whether these are the speaker's own words.
    direct: bool,
    /// Whether the content begins with the side that the speaker speaks for.
    side: bool,
}

impl Said<'_> {
    /// The first so many tokens of the content.
    fn first(&self, count: usize) -> Range<usize> {
        self.content.start..self.content.end.min(self.content.start + count)
    }

    fn opening(&self) -> Range<usize> {
        self.first(OPENING)
    }

    /// As far as the verb of the main clause may stand.
    fn clause(&self) -> Range<usize> {
        self.first(CLAUSE)
    }
}

/// The stance of a draft whose content has been cut to `content`. `direct` tells
/// that these are the speaker's own words.
pub(super) fn of(scene: &Scene<'_>, draft: &Draft, speaker: &Speaker, content: &Range<usize>, direct: bool) -> Stance {
    if draft.stance != Stance::Asserts && !denial::refuses(scene, draft, content) || draft.denied {
        return draft.stance;
    }
    let mut said = Said {
        scene,
        draft,
        speaker,
        content,
        direct,
        side: false,
    };
    said.side = side::speaks_for(&said, said.opening());
    if denial::refutes(&said) {
        return Stance::Denies;
    }
    if direct && demand::asks_back(&said) {
        return Stance::Asks;
    }
    if let Some(stance) = future::intent(&said) {
        return stance;
    }
    if demand::asks(&said) {
        return Stance::Asks;
    }
    if doubts(&said) {
        return Stance::Doubts;
    }
    if future::expected(&said) {
        return Stance::Expects;
    }
    if said.clause().any(|i| demand::demands(scene, content.start, i)) {
        return Stance::Asks;
    }
    if let Some(stance) = future::told(&said) {
        return stance;
    }
    if judges(&said) || blames(&said) {
        return Stance::Accuses;
    }
    Stance::Asserts
}

/// "يشك في", "ما إذا": whether the content begins with a doubt.
fn doubts(said: &Said<'_>) -> bool {
    let scene = said.scene;
    let whether = |i: usize| scene.fold(i) == "ما" && scene.fold(i + 1) == "اذا";
    said.opening().any(|i| scene.is(i, Classes::DOUBT) || whether(i))
}

/// Whether the cue tells what someone holds another to be, and the content calls it names.
fn judges(said: &Said<'_>) -> bool {
    let scene = said.scene;
    // "وصف القرار الذي اتخذ أمس بأنه مجحف".
    let as_what = said
        .clause()
        .find(|i| scene.is(*i, Classes::THAT) && scene.fold(*i).starts_with("بان"));
    let verdict = as_what.unwrap_or(said.content.start);
    opinion(scene, said.draft) && (verdict..said.content.end).take(JUDGEMENT).any(|i| scene.insults(i))
}

/// Whether the content begins with blame.
fn blames(said: &Said<'_>) -> bool {
    let scene = said.scene;
    // "لا يخرق القانون".
    let denied = |i: usize| (1..=2).any(|back| i >= said.content.start + back && scene.is(i - back, Classes::NEGATOR));
    said.first(HEAD).any(|i| scene.is(i, Classes::BLAME) && !denied(i))
}

/// Whether the cue tells what someone holds another to be ("وصف", "اعتبر").
fn opinion(scene: &Scene<'_>, draft: &Draft) -> bool {
    let cue = scene.reading.tokens.at(draft.cue.start);
    scene
        .verb(cue)
        .is_some_and(|(cue, _)| cue.opens.has(Opens::BRAND) || cue.opens.has(Opens::VIEW))
}
