//! Two who speak as one: "الوزيران" behind "التقى سامي خوري ونظيره كريم الراوي".

use super::scene::Scene;
use crate::lexicon::cues::Classes;
use crate::reading::{EntityKind, Mention, Speaker};
use crate::text::clitics;
use std::ops::Range;

/// The two are named together in one of so many of the last mentions.
const MAX_MENTIONS: usize = 80;

/// Two countries are told of at least so often.
const MIN_TIMES: usize = 2;

/// Between the names stand at most so many words ("ونظيره النرويجي").
const MAX_BETWEEN: usize = 4;

/// The two whom a dual at `range` stands for, by their fullest names.
pub(super) fn named(scene: &Scene<'_>, range: &Range<usize>) -> Option<Speaker> {
    let word = range.start;
    if range.len() != 1 || !scene.is(word, Classes::PAIR) || scene.named(word) {
        return None;
    }
    let here = scene.token(word)?.span.start;
    let mentions = &scene.reading.mentions;
    let end = mentions.partition_point(|m| m.span.end <= here);
    let last = mentions.get(end.saturating_sub(MAX_MENTIONS)..end)?;
    let often = |m: &Mention| last.iter().filter(|other| other.entity == m.entity).count();
    let pairs = last.windows(2).filter_map(|two| match two {
        [first, second] if meant(scene, word, [first, second]) && together(scene, first, second) => {
            Some((often(first).min(often(second)), first, second))
        }
        _ => None,
    });
    // Of several those of whom most is told, and the last of these.
    let (times, first, second) = pairs.max_by_key(|(often, ..)| *often)?;
    if scene.is(word, Classes::COUNTRIES) && times < MIN_TIMES {
        return None;
    }
    let name = |m: &Mention| Some(scene.reading.entities.get(m.entity)?.name.as_str());
    Some(Speaker {
        name: [name(first)?, " و", name(second)?].concat(),
        entity: None,
        anonymous: false,
    })
}

/// Whether the dual at `i` may stand for the two: countries are no ministers, and two ministers bear such a title.
fn meant(scene: &Scene<'_>, i: usize, two: [&Mention; 2]) -> bool {
    let kind = if scene.is(i, Classes::COUNTRIES) {
        EntityKind::Place
    } else {
        EntityKind::Person
    };
    let word = scene.fold(i);
    let noun = word.strip_prefix("ال").unwrap_or(word);
    let noun = noun.strip_suffix("ان").or(noun.strip_suffix("ين")).unwrap_or(noun);
    let titled = |m: &&Mention| {
        let title = scene.reading.entities.get(m.entity).and_then(|e| e.title);
        title.is_some_and(|title| clitics::stem(scene.fold(scene.reading.tokens.within(title).start)) == noun)
    };
    let office = scene.cues.classes(noun).has(Classes::OFFICE);
    two.iter().all(|m| m.kind == kind) && (!office || two.iter().any(titled))
}

/// Whether two names are joined by "and", and are of one kind and of two.
fn together(scene: &Scene<'_>, first: &Mention, second: &Mention) -> bool {
    let end = scene.reading.tokens.within(first.span).end;
    let start = scene.first_of(second);
    let between = end..start;
    let joined = if between.is_empty() {
        scene.word(start).conjunction
    } else {
        scene.fold(end).starts_with('و') && between.len() <= MAX_BETWEEN
    };
    let plain = |i: usize| scene.is_word(i) && scene.verb(i).is_none() && !scene.named(i);
    let two = first.entity != second.entity && first.kind == second.kind && !first.inferred && !second.inferred;
    two && joined && between.into_iter().all(plain)
}
