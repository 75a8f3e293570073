//! Speakers who are described first ("قال شاهد") and named when they go on ("وأضاف سامي خوري").

use super::clause::Draft;
use super::named_person;
use super::referents;
use super::scene::Scene;
use super::speakers;
use crate::lexicon::cues::{Classes, Opens};
use crate::lexicon::names::Names;
use crate::reading::Speaker;
use crate::text::clitics;
use std::ops::Range;

/// A description is given the name from one of so many statements behind it.
const MAX_BEHIND: usize = 4;

/// Gives the speakers that are described the name by which a verb that goes on ("وأضاف") brings them in.
pub(super) fn name(scene: &Scene<'_>, drafts: &[Draft], speakers: &mut [Speaker], names: &Names) {
    for (index, draft) in drafts.iter().enumerate() {
        let Some(entity) = draft
            .source
            .as_ref()
            .and_then(|source| brought_in(scene, draft, source))
        else {
            continue;
        };
        let Some(found) = referents::speaker(scene, entity) else {
            continue;
        };
        let Some(described) = described_before(scene, drafts, speakers, index, names) else {
            continue;
        };
        for speaker in speakers.iter_mut().take(index).filter(|speaker| **speaker == described) {
            speaker.clone_from(&found);
        }
    }
}

/// The person whom the source of a verb that goes on names for the first time in the report.
fn brought_in(scene: &Scene<'_>, draft: &Draft, source: &Range<usize>) -> Option<usize> {
    let cue = scene.reading.tokens.at(draft.cue.start);
    let goes_on = scene.verb(cue).is_some_and(|(cue, _)| cue.opens.has(Opens::MORE));
    // With a title or an apposition of his own he is another.
    let bare = source.clone().all(|i| scene.named(i)) && !scene.is_comma(source.end);
    let entity = named_person::person_in(scene, source).filter(|_| goes_on && bare)?;
    let here = scene.token(source.start)?.span.start;
    let before = scene.reading.mentions.iter().take_while(|m| m.span.start < here);
    (!before.into_iter().any(|m| m.entity == entity)).then_some(entity)
}

/// The speaker before statement `index`, if he is one whom no name but what he is tells.
fn described_before(
    scene: &Scene<'_>,
    drafts: &[Draft],
    speakers: &[Speaker],
    index: usize,
    names: &Names,
) -> Option<Speaker> {
    let last = speakers.get(index.checked_sub(1)?)?;
    let (draft, _) = drafts
        .iter()
        .zip(speakers)
        .take(index)
        .rev()
        .take(MAX_BEHIND)
        .take_while(|(_, speaker)| *speaker == last)
        .find(|(draft, _)| draft.source.is_some())?;
    let source = draft.source.clone()?;
    let head = source.start;
    let noun = clitics::stem(scene.fold(head));
    let one = scene.is(head, Classes::PERSON.or(Classes::ANONYMOUS)) || names.cues(noun).any_title();
    let several = ["ون", "ين", "اء", "ات", "ان"].iter().any(|end| noun.ends_with(end))
        || scene.is(
            head,
            Classes::MEDIA
                .or(Classes::BODY)
                .or(Classes::QUANTIFIER)
                .or(Classes::PLURAL),
        );
    (one && !several && !scene.named(head) && !speakers::is_one(scene, last)).then(|| last.clone())
}
