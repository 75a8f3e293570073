//! "That" as what opens content: alone, behind a preposition, behind "القول" or behind a comma.

use super::super::agreeing;
use super::super::scene::Scene;
use super::{MAX_GAP, Opener, Search};
use crate::lexicon::cues::{Classes, Opens};

/// A "that" of a weak verb which goes on ("رد") stands at most so many tokens behind it.
const MAX_NEAR: usize = 4;

impl Search<'_, '_> {
    /// Content that "that" at `i` opens.
    pub(super) fn that(&self, i: usize) -> Option<Opener> {
        let (scene, cue) = (self.scene, self.cue);
        let word = scene.word(i);
        if !word.classes.has(Classes::THAT) || word.conjunction || self.bound(i) {
            return None;
        }
        let fold = scene.fold(i);
        let preposition = i
            .checked_sub(1)
            .filter(|before| *before > self.verb && scene.is(*before, Classes::LINKER));
        let near = !(cue.opens.has(Opens::MORE) && cue.opens.has(Opens::WEAK)) || i <= self.verb + MAX_NEAR;
        // "رد على الشائعات التي تقول إن": another's words.
        let others = cue.opens.has(Opens::WEAK) && (self.clear..i).any(|k| scene.is(k, Classes::RELATIVE));
        let takes = cue.opens.has(Opens::THAT) && near && !others
            || preposition.is_some_and(|p| cue.opens.preposition(scene.fold(p)))
            || fold.starts_with('ب') && cue.opens.preposition("ب");
        if !takes {
            return None;
        }
        // "ألا يعود": its negation is content.
        let negated = matches!(fold, "الا" | "بالا");
        let mut opener = Opener::new(preposition.unwrap_or(i), i + usize::from(!negated));
        if fold == "بالا" {
            opener.clitic = 'ب'.len_utf8();
        }
        opener.pronoun = word.classes.has(Classes::SELF);
        Some(opener.past_marks(scene))
    }

    /// Whether the word before binds the "that" at `i`, so that it is not the cue's.
    fn bound(&self, i: usize) -> bool {
        let scene = self.scene;
        let Some(before) = i.checked_sub(1).filter(|before| *before > self.verb) else {
            return false;
        };
        // "فيما بعد إن", but "بعد أن".
        let clause = scene
            .token(i)
            .is_some_and(|token| token.span.of(scene.text()).starts_with('إ'));
        // "تمثال يُعتقد أنه": what is held, and not what the cue opens.
        let held = scene.is(before, Classes::IMPERSONAL) && scene.is(i, Classes::SELF);
        // "التي جاءت وحاولت أن": of a verb of its own.
        let joined = scene.fold(before).starts_with('و') && !scene.named(before);
        let other = !clause && joined && agreeing::inflected(scene, before);
        // "زعيم الحزب، المعروف بأنه": of a participle that tells more of the subject.
        let described = scene.fold(before).starts_with("الم")
            && scene.is_comma(before - 1)
            && scene.fold(i).starts_with('ب')
            && !scene.named(before);
        scene.is(before, Classes::ADJUNCT) && !clause || scene.is(before, Classes::MODAL) || held || other || described
    }
}

/// What "القول" opens: "that", a colon or a quotation within a few words.
pub(super) fn said(scene: &Scene<'_>, from: usize, end: usize) -> Option<Opener> {
    const MAX_WORDS: usize = 4;
    for j in from..end.min(from + MAX_WORDS) {
        if scene.is(j, Classes::THAT) || scene.fold(j) == ":" {
            let that = usize::from(scene.fold(j) == ":" && scene.is(j + 1, Classes::THAT));
            let mut opener = Opener::new(j, j + 1 + that).past_marks(scene);
            opener.pronoun = scene.is(j + that, Classes::SELF);
            return Some(opener.of_words(scene));
        }
        if scene.opens(j).is_some_and(|q| !scene.is_name(q)) {
            return Some(Opener::new(j, j).of_words(scene));
        }
    }
    None
}

/// "أن" behind a comma, before anything else is said.
pub(super) fn that_behind_comma(scene: &Scene<'_>, from: usize, end: usize) -> Option<usize> {
    (from..end.min(from + MAX_GAP))
        .take_while(|j| scene.verb(*j).is_none() && scene.fold(*j) != ".")
        .find(|j| scene.is(*j, Classes::THAT) && *j > from && scene.is_comma(*j - 1))
}
