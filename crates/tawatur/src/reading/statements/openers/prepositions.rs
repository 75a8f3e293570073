//! Prepositions of a verb that open its content: "كشف عن", "دعا إلى".

use super::super::lead;
use super::super::scene::Scene;
use super::that::{said, that_behind_comma};
use super::{Opener, Search};
use crate::lexicon::cues::Classes;

impl Search<'_, '_> {
    /// Content that a preposition of the cue at `i` opens.
    pub(super) fn preposition(&self, i: usize) -> Option<Opener> {
        let scene = self.scene;
        let preposition = scene.is(i, Classes::LINKER.or(Classes::ADJUNCT));
        if !preposition || !self.cue.opens.preposition(scene.fold(i)) || !opens_by(scene, i, self.verb) {
            return None;
        }
        let first = i + 1;
        // "خلص إلى القول إن", "شدد على القول: «…»".
        if scene.is(first, Classes::SAYING)
            && let Some(said) = said(scene, first + 1, self.end)
        {
            return Some(said.behind(i));
        }
        // "مشيرا إلى كون الطريق مغلقا".
        if scene.is(first, Classes::THAT.or(Classes::BEING)) {
            let mut opener = Opener::new(i, first + 1);
            opener.pronoun = scene.is(first, Classes::SELF);
            return Some(opener);
        }
        // "كشف تقرير صدر عن مركز، أن …".
        if let Some(that) = that_behind_comma(scene, first, self.end) {
            let mut opener = Opener::new(that, that + 1);
            opener.pronoun = scene.is(that, Classes::SELF);
            return Some(opener);
        }
        Some(Opener::of_noun(i, first))
    }
}

/// Whether a preposition of the cue at `j` opens its content and is no part of the subject.
fn opens_by(scene: &Scene<'_>, j: usize, cue: usize) -> bool {
    let next = scene.word(j + 1);
    // "كشف عن أول طائرة", but "عن أول أمس".
    let time = next.classes.has(Classes::TIME) && (!next.classes.has(Classes::FIRST) || scene.is(j + 2, Classes::TIME));
    if next.classes.has(Classes::ASIDE) || time {
        return false;
    }
    match scene.fold(j) {
        "الي" => true,
        "في" => !lead::starts_occasion(scene, j),
        "من" => !(j > cue + 1 && scene.is(j - 1, Classes::ROLE.or(Classes::ANONYMOUS))) || scene.is_any_event(j + 1),
        // "كشف بيان صادر عن الوزارة أن", but "كشف المسؤول عن تفاصيل".
        "عن" => !scene.is(j - 1, Classes::CITES) && !bound_before(scene, j, cue),
        "علي" => {
            // "احتج على التصريحات", but "على بيان".
            let occasion = next.classes.has(Classes::OCCASION) && !scene.fold(j + 1).starts_with("ال");
            !occasion
                && !bound_before(scene, j, cue)
                && !next.classes.has(Classes::SITE)
                && (!scene.is(j - 1, Classes::ROLE) || scene.fold(j - 1).starts_with("ال"))
        }
        _ => true,
    }
}

/// Whether the word before the preposition at `j` takes it to itself: "كشف بيان صادر عن الوزارة أن", "أكد القائمون على
/// الموقع أن", but "كشف المسؤول عن تفاصيل".
fn bound_before(scene: &Scene<'_>, j: usize, cue: usize) -> bool {
    const MAX_WORDS: usize = 10;
    let that = || {
        (j + 1..j + MAX_WORDS)
            .take_while(|k| scene.is_word(*k))
            .any(|k| scene.is(k, Classes::THAT))
    };
    scene.is(j - 1, Classes::BINDS) && (j > cue + 2 || that())
}
