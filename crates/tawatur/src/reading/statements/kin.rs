//! Kin and others who are told by whose they are: "عائلته", "محامي سامي".

use super::forms;
use super::named_person::possessor;
use super::referents::{MAX_REACH, holder, speaker, topic};
use super::scene::Scene;
use super::shown;
use crate::lexicon::cues::Classes;
use crate::reading::{EntityKind, Mention, Speaker};
use crate::text::{clitics, fold};
use std::ops::Range;

/// "عائلته", "زوجها": the one whom the report names with the same word, else the word and the name
/// of whom it tells.
pub(super) fn kin(scene: &Scene<'_>, range: &Range<usize>) -> Option<Speaker> {
    let at = range.start;
    let word = scene.fold(at);
    if range.len() != 1 || scene.named(at) {
        return None;
    }
    if !is_kin(scene, at) {
        return None;
    }
    let person = |i: usize| scene.mention(i).filter(|m| m.kind == EntityKind::Person && !m.inferred);
    let tokens = &scene.reading.tokens;
    let mut reach = at.saturating_sub(MAX_REACH)..tokens.len().min(at + MAX_REACH);
    let named = reach.find_map(|i| {
        let same = scene.fold(i) == word || clitics::without_conjunction(scene.fold(i)) == Some(word);
        let next = if scene.is_comma(i + 1) { i + 2 } else { i + 1 };
        person(next).filter(|_| same)
    });
    if let Some(named) = named {
        return speaker(scene, named.entity);
    }
    // "محاميه", where the report calls someone "المحامي".
    let noun = forms::PRONOUNS.iter().find_map(|end| word.strip_suffix(end))?;
    if let Some(entity) = holder(scene, range, noun, &[noun]) {
        return speaker(scene, entity);
    }
    let told = topic(scene, at)?;
    let surface = scene.token(at)?.span.of(scene.text());
    let stem = forms::PRONOUNS.iter().find_map(|end| surface.strip_suffix(end))?;
    let whole = stem.strip_suffix('ت').map(|root| [root, "ة"].concat());
    let listed = |word: &String| scene.cues.classes(&fold(word)).has(Classes::KIN);
    let noun = whole.filter(listed).unwrap_or_else(|| stem.to_owned());
    Some(Speaker {
        name: [noun.as_str(), scene.reading.entities.get(told)?.name.as_str()].join(" "),
        entity: None,
        anonymous: false,
    })
}

/// "محامي سامي", "مكتب الوزير سامي خوري": the words and the fullest name of whose he is, who does not speak himself.
pub(super) fn kin_of_named(scene: &Scene<'_>, range: &Range<usize>) -> Option<String> {
    let first = range.start;
    let tokens = &scene.reading.tokens;
    let mentions = scene.reading.mentions_in(scene.span(range)?);
    let closes = |m: &&Mention| m.kind == EntityKind::Person && tokens.within(m.span).end == range.end;
    let name = mentions.iter().rfind(closes)?;
    let at = tokens.within(name.span).start;
    let kin = || scene.is(first, Classes::KIN) && !scene.named(first) && !forms::possessed_noun(scene, first);
    let beside = at == first + 1 && kin();
    let titled = !name.inferred && possessor(scene, first, at) && scene.first_of(name) == at;
    let full = &scene.reading.entities.get(name.entity)?.name;
    let whose = (beside || titled) && scene.word(first).clitic.is_none();
    whose.then(|| [shown::plain(scene, &(first..at)), full.clone()].join(" "))
}

/// Whether the word at `i` is someone by whose he is, with a pronoun ("عائلته").
pub(super) fn is_kin(scene: &Scene<'_>, i: usize) -> bool {
    forms::possessed_noun(scene, i) && under_pronoun(scene, i, Classes::KIN)
}

/// Whether the word at `i` has one of the classes without the pronoun on it.
pub(super) fn under_pronoun(scene: &Scene<'_>, i: usize, classes: Classes) -> bool {
    let word = scene.fold(i);
    let Some(bare) = forms::PRONOUNS.iter().find_map(|end| word.strip_suffix(end)) else {
        return false;
    };
    let listed = |word: &str| scene.cues.classes(word).any(classes);
    listed(bare) || bare.strip_suffix('ت').is_some_and(|root| listed(&[root, "ه"].concat()))
}
