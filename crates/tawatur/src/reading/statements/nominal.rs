//! Nouns that report words: "بعد إعلان الشركة أن …", "رغم تحذير الخبراء من …".

use super::noun_openers::noun_opener;
use super::openers::opener;
use super::scene::Scene;
use super::source::{self, Bound};
use super::subjects::{self, is_head};
use super::verbs::Found;
use crate::lexicon::cues::{Classes, Form, Opens, Subject};
use std::ops::Range;

/// The content opens within so many tokens behind the noun.
const MAX_REACH: usize = 18;

/// Between source and content stand at most so many tokens ("أمس الأحد").
const MAX_GAP: usize = 4;

/// "، بعد ساعات من تحذير": the report's own clause begins so many tokens before the noun at most.
const MAX_LEAD: usize = 6;

/// Reads the noun at `i`, which stands behind a preposition, with its source and content.
pub(super) fn at(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Found> {
    let cue = scene.cues.noun(scene.fold(i))?;
    let governed = i > sentence.start && scene.is(i - 1, Classes::ADJUNCT.or(Classes::LINKER));
    if !governed || scene.named(i) || scene.named(i - 1) {
        return None;
    }
    let form = Form::Finite(Subject::Any);
    let end = sentence.end.min(i + 1 + MAX_REACH);
    if cue.opens.has(Opens::WEAK) {
        return None;
    }
    // "شكاوى من الأهالي من": the second opens.
    let behind = i + usize::from(scene.fold(i + 1) == "من");
    let opener = opener(scene, cue, form, behind, end);
    let by_noun = noun_opener(scene, cue, i, sentence.start, end, opener.as_ref().map(|o| o.at));
    let opener = by_noun.or(opener)?;
    if opener.bare_quote || opener.content >= sentence.end {
        return None;
    }
    // "تعهد من الحكومة بـ": who gives it stands behind "من".
    let start = i + 1 + usize::from(scene.fold(i + 1) == "من");
    let mut stop = source::phrase(scene, start..opener.at, Bound::Opener);
    if cue.opens.has(Opens::OBJECT) {
        let whole = stop;
        stop = subjects::without_object(scene, start..stop);
        // "اتهام الرجل بـ": he is accused.
        if cue.opens.has(Opens::ALWAYS_OBJECT) && stop == whole {
            return None;
        }
    } else if stop + MAX_GAP < opener.at {
        return None;
    }
    // "إعلان حرب": without article it tells what is announced.
    let by = start > i + 1;
    if by && (stop..opener.at).any(|j| scene.is_comma(j)) {
        return None;
    }
    let known = scene.named(start)
        || scene.fold(start).starts_with("ال")
        || scene.is(
            start,
            Classes::ROLE
                .or(Classes::MEDIA)
                .or(Classes::ANONYMOUS)
                .or(Classes::OUTLET),
        );
    if stop == start || !is_head(scene, start) || !known || scene.is(start, Classes::THAT) {
        return None;
    }
    Some(Found {
        source: Some(start..stop),
        bare_quote: false,
        clause: clause(scene, i, sentence.start),
        ..Found::new(i, cue, form, &opener)
    })
}

/// Where the report's own clause begins that the noun stands in ("، بعد ساعات من تحذير …"); the noun
/// itself, if it stands in the clause of before.
fn clause(scene: &Scene<'_>, i: usize, start: usize) -> usize {
    (start.max(i.saturating_sub(MAX_LEAD))..i)
        .rev()
        .find(|j| scene.is_comma(*j))
        .map(|comma| comma + 1 + usize::from(scene.fold(comma + 1) == "وذلك"))
        .filter(|first| scene.is(*first, Classes::ADJUNCT))
        .unwrap_or(i)
}
