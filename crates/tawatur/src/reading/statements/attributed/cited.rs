//! What a medium tells by the words of another, whom it names at the end: "ذكرت صحيفة كذا أن الطريق مغلق، بحسب الشرطة".

use super::super::according::According;
use super::super::clause::{Draft, MAX_INSIDE, MAX_RELAYS, Reader};
use super::super::media;
use super::super::relays;
use super::super::scene::Scene;
use super::super::verbs::subject::speaks;
use crate::lexicon::cues::{Classes, Subject};
use std::ops::Range;

impl Reader<'_, '_> {
    /// Makes the one whom `found` names the speaker of the last of `drafts` that a medium tells; the medium carries it.
    /// Whether there is one.
    pub(super) fn cite(&mut self, found: &According, drafts: &[usize], first: usize) -> bool {
        let scene = self.scene;
        if !another(scene, found) {
            return false;
        }
        let taken = scene.fold(found.cue.start).ends_with("نقلا");
        let told = drafts.iter().rev().find_map(|index| {
            let draft = self.drafts.get(*index).filter(|draft| draft.outer.is_none())?;
            let source = self.told_by(draft, first);
            let medium = source.filter(|source| media::medium_at(scene, source.start));
            (medium.is_some() || taken && draft.source.is_none()).then_some((*index, medium))
        });
        let Some((index, medium)) = told else { return false };
        let (Some(cue), Some(draft)) = (scene.span(&found.cue), self.drafts.get_mut(index)) else {
            return false;
        };
        let mut relays = found.relays.clone();
        // "قالت رويترز …، حسبما نقلت رويترز عن مصادر".
        let words = |range: &Range<usize>| scene.span(range).map(|span| span.of(scene.text()));
        let told = medium.into_iter().chain(draft.relays.iter().cloned());
        let fresh: Vec<_> = told
            .filter(|medium| relays.iter().all(|relay| words(relay) != words(medium)))
            .collect();
        relays.extend(fresh);
        relays.truncate(MAX_RELAYS);
        *draft = Draft {
            cue,
            source: Some(found.source.clone()),
            relays,
            same: None,
            implied: None,
            subject: Subject::Any,
            pronoun: false,
            ..draft.clone()
        };
        true
    }

    /// Lets `who`, the source of the next draft, carry what others say in it: "أعلنت الوزارة …، وفقا لما قاله
    /// الوزير".
    pub(super) fn told_through(&mut self, who: &Range<usize>, first: usize) {
        let scene = self.scene;
        let next = self.drafts.len();
        let within = |draft: &&mut Draft| {
            let cue = scene.reading.tokens.at(draft.cue.start);
            draft.outer == Some(next) && !draft.relays.contains(who) && !relays::aside(scene, cue)
        };
        for draft in self.drafts.iter_mut().skip(first).rev().take(MAX_INSIDE).filter(within) {
            draft.relays.insert(0, who.clone());
            draft.relays.truncate(MAX_RELAYS);
        }
    }
}

/// Whether `found` names someone who speaks, and neither a medium nor what one made itself ("وفقا لحسابات أجرتها الوكالة").
fn another(scene: &Scene<'_>, found: &According) -> bool {
    let source = &found.source;
    let who = Classes::DOCUMENT.or(Classes::FINDING).or(Classes::OCCASION);
    let someone = speaks(scene, source) || scene.is(source.start, who);
    let own = source.clone().any(|i| media::is_medium(scene, i));
    // "كما وجدت صور": adds something.
    someone && !own && !scene.fold(found.cue.start).ends_with("كما")
}
