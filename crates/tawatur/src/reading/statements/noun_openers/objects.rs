//! Where the object of a verb begins that is its content: behind the subject, an occasion or a relative clause.

use super::super::first_phrase::without_object;
use super::super::forms;
use super::super::lead;
use super::super::openers::{MAX_RELATIVE, Opener};
use super::super::scene::Scene;
use crate::lexicon::cues::{Classes, Cue, Form, Opens};
use crate::text::TokenKind;

/// Whether a time stands between the subject, which ends at `stop`, and a noun at `content` without a preposition.
pub(super) fn dated_noun(scene: &Scene<'_>, stop: usize, content: usize) -> bool {
    let (word, fold) = (scene.word(content), scene.fold(content));
    let other = Classes::LINKER
        .or(Classes::ADJUNCT)
        .or(Classes::THAT)
        .or(Classes::CLAUSE)
        .or(Classes::RELATIVE)
        .or(Classes::TURN)
        .or(Classes::NEGATOR)
        .or(Classes::PRONOUN)
        .or(Classes::MANNER)
        .or(Classes::ROLE)
        .or(Classes::MEDIA)
        .or(Classes::NARRATES)
        .or(Classes::DEED);
    let clitic = word.clitic.is_some() || word.conjunction || scene.stem(content) != fold && !fold.starts_with("ال");
    let verb = word.verb.is_some() || forms::imperfect(scene, content) || forms::perfect_of_hers(scene, content);
    let noun = scene.kind(content) == Some(TokenKind::Arabic)
        && !scene.named(content)
        && !clitic
        && !verb
        && !word.classes.any(other)
        && !fold.strip_prefix('ل').is_some_and(|rest| scene.cues.verbal_noun(rest))
        && !scene.is_comma(content + 1);
    // "الجمعة", "رسميا", but "لأول مرة".
    let time = |j: usize| {
        let dated = scene.token(j).is_some_and(|t| scene.reading.in_time(t.span));
        scene.is(j, Classes::TIME) && (dated || scene.fold(j).ends_with('ا'))
    };
    noun && (stop..content).any(time)
}

/// Where the object begins in what was taken for the subject between `lead` and `stop`: "نفى المتحدث القيام
/// بأي …", "انتقدت الرسالة سخرية الفيلم".
pub(super) fn object_of(scene: &Scene<'_>, lead: usize, stop: usize) -> Option<usize> {
    let event = (lead + 1..stop)
        .find(|j| scene.is_any_event(*j) && !forms::construct(scene, *j - 1) && !scene.is(*j - 1, Classes::LINKER));
    let split = event.unwrap_or_else(|| without_object(scene, lead..stop));
    // Behind an apposition between commas the object follows.
    let part = scene.is(split, Classes::LINKER)
        || scene.is(split.saturating_sub(1), Classes::LINKER)
        || scene.is_comma(split)
        || scene.fold(split).starts_with('ب');
    (split > lead && split < stop && (event.is_some() || !part)).then_some(split)
}

/// Whether words in quotation marks open at `i`, and no name.
pub(super) fn words_open(scene: &Scene<'_>, i: usize) -> bool {
    scene.opens(i).is_some_and(|quotation| !scene.is_name(quotation))
}

/// "ملقيا باللوم على البلدية", "منحية باللائمة في ذلك على الحصار": whom or what it blames behind the burden.
pub(super) fn on_whom(scene: &Scene<'_>, burden: usize, end: usize, form: Form) -> Option<Opener> {
    const MAX_WORDS: usize = 4;
    let on = (burden + 1..end.min(burden + 1 + MAX_WORDS)).find(|j| scene.fold(*j) == "علي")?;
    // "ألقوا باللائمة على", but "ألقى باللوم الوزير على".
    let whole = on == burden + 1 || scene.fold(burden + 1) == "في" && scene.is(burden + 2, Classes::DEMONSTRATIVE);
    if form != Form::Participle && !whole {
        return None;
    }
    (on + 1 < end).then(|| Opener::of_noun(burden, on + 1))
}

/// Where a verbal noun begins in what was taken for the occasion between `from` and `at`: "في بيان مقتل
/// أحد جنوده". Else `at`.
pub(super) fn behind_occasion(scene: &Scene<'_>, from: usize, at: usize) -> usize {
    let Some(occasion) = (from..at).find(|j| scene.fold(*j) == "في") else {
        return at;
    };
    (occasion + 2..at)
        .find(|j| {
            scene.is_event(*j)
                && !forms::construct(scene, *j - 1)
                && !scene.is(*j, Classes::OCCASION)
                && !published(scene, *j)
        })
        .unwrap_or(at)
}

/// Whether the word at `i` is what one did with the occasion before it ("في مقطع نشره"), and no verbal noun ("في بيان
/// ارتياحه").
pub(super) fn published(scene: &Scene<'_>, i: usize) -> bool {
    i > 0
        && scene.is(i - 1, Classes::OCCASION)
        && forms::possessed_noun(scene, i)
        && !scene.cues.verbal_noun(scene.fold(i))
}

/// Where the object of the cue stands behind a relative clause that begins at `from`: behind the comma
/// that closes it, or at the first verbal noun.
pub(super) fn behind_relative(scene: &Scene<'_>, cue: &Cue, from: usize, end: usize) -> Option<usize> {
    let limit = end.min(from + MAX_RELATIVE);
    let event = |j: usize| scene.is_event(j) || forms::possessed(scene, j);
    if scene.is_comma(from - 1) {
        let close = (from..limit).find(|j| scene.is_comma(*j))?;
        let first = lead::skip_lead(scene, close..end);
        let noun = cue.opens.has(Opens::ANY_NOUN) && scene.is_word(first) && !scene.word(first).conjunction;
        return Some(first).filter(|j| event(*j) || noun && scene.word(*j).verb.is_none());
    }
    (from + 3..limit).take_while(|j| !scene.is_comma(*j)).find(|j| {
        let governed = scene.is(*j - 1, Classes::LINKER.or(Classes::ADJUNCT));
        scene.is_any_event(*j) && !forms::construct(scene, *j - 1) && !governed
    })
}
