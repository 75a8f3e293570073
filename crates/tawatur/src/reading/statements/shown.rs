//! The words that name a source or relay, as they are shown.

use super::anaphora;
use super::inserts::{self, AGE_TOKENS};
use super::kin;
use super::scene::Scene;
use super::source;
use crate::lexicon::cues::Classes;
use crate::reading::{EntityKind, Mention};
use crate::report::Language;
use crate::text::{Span, Token};
use std::ops::Range;

/// The words that name a source or relay: without outer quotation marks, without a
/// preposition written onto them, and without someone's age behind his name.
pub(super) fn surface(scene: &Scene<'_>, range: &Range<usize>) -> Option<Span> {
    let mut range = range.clone();
    if let Some(quotation) = scene.opens(range.start)
        && quotation.close + 1 == range.end
        && quotation.len() > 0
    {
        range = quotation.open + 1..quotation.close;
    }
    if let Some(bracket) = range.end.checked_sub(AGE_TOKENS).filter(|at| *at > range.start)
        && inserts::is_age(scene, bracket)
    {
        range.end = bracket;
    }
    let span = scene.span(&range)?;
    let first = scene.token(range.start)?.span;
    let whole = first.of(scene.text());
    let cut = whole.len() - without_preposition(scene, range.start, whole).len();
    // "Holm's claim", "they're sure": the name and the pronoun alone.
    let last = scene.token(range.end - 1)?.span.of(scene.text());
    let tail = if scene.reading.report.language == Language::English {
        last.len() - anaphora::bare(last).len()
    } else {
        0
    };
    Some(Span::new(span.start + cut, span.end - tail))
}

/// The name of a relay: the registry's where it knows it.
pub(super) fn medium(scene: &Scene<'_>, range: &Range<usize>) -> String {
    match scene.outlet(range) {
        Some(outlet) if scene.reading.report.language == Language::English => outlet.english.to_owned(),
        Some(outlet) => outlet.arabic.to_owned(),
        None => plain(scene, range),
    }
}

/// The plain name that the words of `range` give.
pub(super) fn plain(scene: &Scene<'_>, range: &Range<usize>) -> String {
    let mut name = String::new();
    let mut end = None;
    for i in range.start..source::name_end(scene, range) {
        let Some(token) = scene.token(i) else { break };
        if scene.quotation(i).is_some_and(|q| q.open == i || q.close == i) || matches!(token.fold, "#" | "@") {
            continue;
        }
        // "#البيت_الأبيض".
        if token.fold == "_" {
            name.push(' ');
            end = Some(token.span.end);
            continue;
        }
        let mut words = token.span.of(scene.text());
        if i == range.start {
            words = without_preposition(scene, i, words);
            if scene.word(i).clitic == Some('ل')
                && let Some(rest) = words.strip_prefix("لل")
            {
                name.push_str("ال");
                words = rest;
            }
        }
        let apart = end.is_some_and(|end| end < token.span.start) && !matches!(token.fold, "،" | "," | ")");
        if apart && !name.ends_with('(') {
            name.push(' ');
        }
        name.push_str(words);
        end = Some(token.span.end);
    }
    if scene.reading.report.language == Language::English {
        return anaphora::bare(&name).trim_end_matches(['\'', '’']).to_owned();
    }
    name
}

/// The first word of a source without the preposition or conjunction written onto it.
pub(super) fn without_preposition<'t>(scene: &Scene<'_>, i: usize, word: &'t str) -> &'t str {
    let clitic = scene.word(i).clitic;
    if let Some(rest) = word.strip_prefix('و').filter(|rest| rest.starts_with("ال"))
        && is_joined_noun(scene, i)
    {
        return rest;
    }
    if clitic == Some('ل')
        && !word.starts_with("لل")
        && let Some(rest) = word.strip_prefix('ل')
    {
        return rest.trim_start_matches('ـ');
    }
    // "على صلة بإيران التي تنفي", "في مقال بصحيفة".
    let own = |token: &Token<'_>| {
        let behind = |m: &Mention| m.span.start > token.span.start && m.kind != EntityKind::Person;
        scene.mention(i).is_some_and(behind)
    };
    let medium = scene.is(i, Classes::MEDIA) && !scene.named(i);
    if clitic == Some('ب') && (medium || scene.token(i).as_ref().is_some_and(own)) {
        return word.strip_prefix('ب').unwrap_or(word);
    }
    word
}

/// Whether the word at `i` is a noun with the article behind "and" ("واللجنة تصر على"), and no name ("والاس") or
/// parent ("والدها").
fn is_joined_noun(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 4;
    let noun = scene.fold(i).strip_prefix("وال").unwrap_or_default();
    let kin = scene.is(i, Classes::KIN) || kin::is_kin(scene, i);
    let named = scene.named(i) || scene.mention(i).is_some();
    !named && !kin && noun.chars().count() >= MIN_LETTERS && scene.is_common(noun)
}
