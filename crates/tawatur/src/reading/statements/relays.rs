//! Agencies and outlets through which a statement came.

use super::scene::Scene;
use super::source::{self, Bound};
use crate::lexicon::cues::Classes;
use std::ops::Range;

/// The media named between cue and content beside the source: "لوكالة …",
/// "في مقابلة مع قناة …", "عبر تلفزيون …".
pub(super) fn inside(scene: &Scene<'_>, zone: Range<usize>, source: Option<Range<usize>>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut i = source.map_or(zone.start, |s| s.end);
    while i < zone.end {
        let word = scene.word(i);
        let linked = word.clitic == Some('ل')
            || i > zone.start
                && scene.is(i - 1, Classes::LINKER.or(Classes::ADJUNCT))
                && !matches!(scene.fold(i - 1), "عن");
        if linked && is_medium(scene, i) {
            let end = source::phrase(scene, i..zone.end, Bound::Comma).max(i + 1);
            found.push(i..end);
            i = end;
        } else {
            i += 1;
        }
    }
    found
}

/// Whether an agency, outlet or broadcaster is named at `i`.
pub(super) fn is_medium(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::MEDIA.or(Classes::OUTLET))
}

/// "قال خفر السواحل نقلا عن وزارة الدفاع إن": the one it is taken from.
pub(super) fn taken_from(scene: &Scene<'_>, zone: Range<usize>) -> Option<Range<usize>> {
    let at = zone
        .clone()
        .find(|i| scene.fold(*i) == "نقلا" && scene.fold(*i + 1) == "عن")?;
    let start = at + 2;
    let end = source::phrase(scene, start..zone.end, Bound::Opener);
    (end > start).then_some(start..end)
}
