//! The full name of a body that a source calls by its kind: "المكتب", "النادي", "الشركة النرويجية".

use super::forms;
use super::fuller::MAX_SPEAKERS;
use super::scene::Scene;
use super::source::{self, Bound};
use super::speakers::{Known, describe};
use crate::lexicon::cues::Classes;
use crate::reading::{EntityKind, Mention};
use crate::text::{clitics, fold};
use std::collections::BTreeMap;
use std::ops::Range;

/// How far back, in tokens, the full name of a body is looked for.
const MAX_BACK: usize = 300;

/// Between a title and the name of who bears it stand at most so many words.
const MAX_BETWEEN: usize = 6;

/// A body named without a word for its kind is the one told of most in so many mentions before.
const MAX_MENTIONS: usize = 80;

/// Where none is told of most, it is the last of so many mentions.
const MAX_NEAR: usize = 12;

/// "المكتب" behind "مكتب مفوض الإعلام": the last phrase before that the noun heads.
pub(super) fn construct(scene: &Scene<'_>, range: &Range<usize>, noun: &str) -> Option<Known> {
    let lower = range.start.saturating_sub(MAX_BACK);
    (lower..range.start).rev().find_map(|i| {
        let word = scene.fold(i);
        let same = word == noun
            || word.ends_with(noun)
                && clitics::readings(word)
                    .any(|(clitic, rest)| rest == noun && !clitic.ends_with("ال") && !clitic.ends_with("لل"));
        if !same {
            return None;
        }
        let end = source::phrase(scene, i..range.start.min(i + 12), Bound::Comma);
        // "بيان وصل", "محكمة التمييز إعادة", "نادي النهر لاعبه": what follows the noun phrase is no part of it.
        let strays = |j: &usize| {
            scene.verb(*j).is_some()
                || forms::possessed_noun(scene, *j) && !scene.fold(*j).starts_with("ال")
                || scene.is(*j, Classes::NARRATES.or(Classes::DEED))
                || scene.fold(*j - 1).starts_with("ال") && (scene.is_event(*j) || scene.fold(*j) == "في")
                // "منظمة الشرطة الدولية (إنتربول) بحملة".
                || scene.fold(*j - 1) == ")" && scene.fold(*j).starts_with('ب')
        };
        let end = (i + 1..end).find(strays).unwrap_or(end);
        let named = || {
            let after = end..range.start.min(end + MAX_BETWEEN);
            let plain = |j: &usize| !scene.is_mark(*j) && scene.verb(*j).is_none();
            after.take_while(plain).find_map(|j| {
                scene
                    .mention(j)
                    .filter(|m| m.kind == EntityKind::Person && !m.inferred)?;
                Some(j + 1)
            })
        };
        // "وزيرة الدولة للشؤون البحرية سلمى": the name is a part of it.
        let end = if scene.is(i, Classes::ROLE) {
            named().unwrap_or(end)
        } else {
            end
        };
        // "جمعية خيرية" names none.
        let tells = |j: usize| scene.named(j) || scene.fold(j).contains("ال") || scene.opens(j).is_some();
        (end > i + 1 && (i + 1..end).any(tells)).then(|| describe(scene, &(i..end)))
    })
}

/// Whether the noun has nothing but adjectives of relation behind it ("الشركة الكورية الجنوبية").
pub(super) fn related(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    (range.start + 1..range.end).all(|i| {
        let word = scene.fold(i);
        word.starts_with("ال") && forms::relation(word)
    })
}

/// "النادي": the body that spoke last, or that is named last before, where its name has no word for its kind.
pub(super) fn body(scene: &Scene<'_>, range: &Range<usize>, known: &[Known]) -> Option<Known> {
    if !scene.is(range.start, Classes::BODY) {
        return None;
    }
    let sites = |name: &str| scene.cues.classes(name).has(Classes::SITE);
    let kinds = Classes::BODY.or(Classes::OFFICE).or(Classes::COURT);
    let noun = clitics::stem(scene.fold(range.start));
    // "الحزب" is no "وزارة الدفاع": a name that has a word for its kind is of that kind.
    let other = |name: &str| {
        let kind = clitics::stem(name.split(' ').next().unwrap_or_default());
        kind != noun && scene.cues.classes(kind).any(kinds)
    };
    let organisation = |entity: usize| {
        let entity = scene.reading.entities.get(entity);
        entity.filter(|e| e.kind == EntityKind::Organisation).is_some_and(|e| {
            let name = fold(&e.name);
            !sites(&name) && !other(&name)
        })
    };
    let mentions = &scene.reading.mentions;
    let here = scene.token(range.start)?.span.start;
    let at = mentions.partition_point(|m| m.span.end <= here);
    let told: Vec<&Mention> = mentions
        .get(at.saturating_sub(MAX_MENTIONS)..at)?
        .iter()
        .filter(|m| organisation(m.entity))
        .collect();
    // None where a preposition is written onto the name ("بالنادي").
    let name = |mention: &Mention| {
        let known = describe(scene, &scene.reading.tokens.within(mention.span));
        Some(known).filter(|k| !k.speaker.name.is_empty())
    };
    let spoke = || {
        let mut recent = known.iter().rev().take(MAX_SPEAKERS);
        recent
            .find(|k| !k.media && k.speaker.entity.is_some_and(organisation))
            .cloned()
    };
    let nearest = || {
        let far = mentions.get(at.saturating_sub(MAX_NEAR))?.span.start;
        name(told.last().filter(|m| m.span.start >= far)?)
    };
    // "الاتحاد" behind "الاتحاد النرويجي" is that one, whoever is told of more; "الشركة" may be any company.
    let of_kind = || {
        if scene.cues.classes(noun).has(Classes::NAMER) {
            return None;
        }
        let heads = |m: &&&Mention| {
            let entity = scene.reading.entities.get(m.entity);
            let kind = entity.is_some_and(|e| fold(&e.name).split(' ').next().map(clitics::stem) == Some(noun));
            kind && scene.reading.tokens.within(m.span).len() > 1
        };
        name(told.iter().rev().find(heads)?)
    };
    of_kind()
        .or_else(|| most_told(&told).and_then(name))
        .or_else(spoke)
        .or_else(nearest)
}

/// A mention of the one that is told of most, and more than once.
fn most_told<'r>(told: &[&'r Mention]) -> Option<&'r Mention> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for mention in told {
        *counts.entry(mention.entity).or_default() += 1;
    }
    let most = counts.values().copied().max().filter(|most| *most > 1)?;
    let mut first = counts.iter().filter(|(_, count)| **count == most);
    let (entity, _) = first.next()?;
    let alone = first.next().is_none();
    told.iter().find(|m| alone && m.entity == *entity).copied()
}

/// "الصحيفة", "المجلة الفنية الشهيرة": the last medium that was named, of this kind if it is told more of.
pub(super) fn medium(scene: &Scene<'_>, range: &Range<usize>, noun: &str, known: &[Known]) -> Option<Known> {
    const MAX_ADJECTIVES: usize = 3;
    let described = range.len() > 1;
    let adjectives = range.len() <= MAX_ADJECTIVES + 1
        && (range.start + 1..range.end).all(|i| scene.fold(i).starts_with("ال") && !scene.named(i));
    if !scene.is(range.start, Classes::NAMER) || !adjectives {
        return None;
    }
    let kind = |noun: &str| if noun == "جريده" { "صحيفه" } else { noun }.to_owned();
    let plain = |k: &&Known| k.media && !k.speaker.name.starts_with("ال");
    let same = |k: &&Known| k.words.first().is_some_and(|word| kind(word) == kind(noun));
    let named = || known.iter().rev().filter(plain);
    named()
        .find(same)
        .or_else(|| named().next().filter(|_| !described))
        .cloned()
}
