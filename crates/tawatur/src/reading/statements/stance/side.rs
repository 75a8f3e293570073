//! What the side that a speaker speaks for will do, and what it is charged with.

use super::super::clause::Draft;
use super::super::scene::Scene;
use super::Said;
use crate::lexicon::cues::Classes;
use crate::reading::{Speaker, Stance};
use crate::text::clitics;
use std::ops::Range;

/// A charge that a denial answers stands within so many tokens before it.
const MAX_CHARGE: usize = 60;

/// The subject of a verb in the future stands within so many words of it.
const NEAR: usize = 3;

/// An adjective of origin shares so many letters with its country ("البريطاني", "بريطانيا").
const MIN_SHARED: usize = 4;

/// Whether one of the words of `range` names the speaker, what its title says it speaks for
/// ("الوزارة" of "المتحدث باسم وزارة الصحة", "النرويج" of "الوزير النرويجي"), or what is its own ("بلاده").
pub(super) fn speaks_for(said: &Said<'_>, range: Range<usize>) -> bool {
    let &Said {
        scene, draft, speaker, ..
    } = said;
    let title = speaker
        .entity
        .and_then(|e| scene.reading.entities.get(e)?.title)
        .map(|title| scene.reading.tokens.within(title));
    let source = || {
        let words = draft
            .source
            .clone()
            .unwrap_or_default()
            .chain(title.clone().unwrap_or_default());
        words.map(|j| clitics::stem(scene.fold(j)))
    };
    let official = official(scene, draft, speaker);
    range.clone().any(|i| {
        let entity = scene.mention(i).map(|m| m.entity);
        let word = scene.fold(i);
        let stem = clitics::stem(word);
        entity.is_some() && entity == speaker.entity
            || scene.is(i, Classes::OWN)
            // "الحكومة لن ترفع الضرائب", of a minister.
            || official && scene.is(i, Classes::STATE)
            || word.starts_with("ال") && source().any(|other| other == stem)
            || scene.named(i) && source().any(|other| of_country(other, stem))
    })
}

/// Whether the speaker holds an office, or is a body that can arrange things.
fn official(scene: &Scene<'_>, draft: &Draft, speaker: &Speaker) -> bool {
    let title = speaker.entity.and_then(|e| scene.reading.entities.get(e)?.title);
    let office = |words: Range<usize>| words.take(2).any(|i| scene.is(i, Classes::OFFICE));
    draft.source.clone().is_some_and(office) || title.is_some_and(|title| office(scene.reading.tokens.within(title)))
}

/// Whether the adjective tells of this country.
fn of_country(adjective: &str, country: &str) -> bool {
    let stem = adjective.strip_suffix("يه").or(adjective.strip_suffix('ي'));
    // "مصري" of "مصر", whose letters are too few to share.
    if stem == Some(country) {
        return true;
    }
    let origin = stem.is_some();
    let shared = adjective
        .chars()
        .zip(country.chars())
        .take_while(|(a, b)| a == b)
        .count();
    origin && shared >= MIN_SHARED && shared + 2 >= country.chars().count()
}

/// How the speaker stands to what the verb at `at` says will be: a plan of its own side is promised,
/// an outcome expected.
pub(super) fn of_future(said: &Said<'_>, at: usize) -> Stance {
    let &Said {
        scene,
        draft,
        speaker,
        content,
        ..
    } = said;
    let verb = if scene.fold(at) == "سوف" { at + 1 } else { at };
    let own = draft.pronoun && at <= content.start + 1 || speaks_for(said, content.start..(at + NEAR).min(content.end));
    // "سيتم افتتاح الجسر": it will be done, and who says so announces it.
    let announced = scene.is(verb, Classes::ANNOUNCED)
        || draft
            .source
            .as_ref()
            .is_some_and(|s| scene.is(s.start, Classes::ANNOUNCER));
    if scene.is(verb, Classes::EFFECT) {
        Stance::Expects
    } else if own || announced || official(scene, draft, speaker) && scene.is(verb, Classes::ARRANGED) {
        Stance::Promises
    } else {
        Stance::Expects
    }
}

/// Whether the speaker answers a charge, a claim or a question: it was told right before.
pub(super) fn answers(scene: &Scene<'_>, draft: &Draft) -> bool {
    let cue = scene.reading.tokens.at(draft.cue.start);
    (cue.saturating_sub(MAX_CHARGE)..cue + 2).any(|i| {
        scene.is(i, Classes::CHARGE.or(Classes::REPLY))
            || scene
                .verb(i)
                .is_some_and(|(cue, _)| matches!(cue.stance, Stance::Accuses | Stance::Denies))
    })
}
