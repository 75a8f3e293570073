//! Where subjects stand before verbs: whom "he", "it", "the same person" and
//! "the ministry" name, and the plain name in a source with an apposition.

use super::clause::Draft;
use super::referents;
use super::scene::Scene;
use crate::lexicon::cues::Classes;
use crate::reading::{EntityKind, Speaker};
use crate::text::Span;
use std::ops::Range;

/// A person is looked for in so many sentences before a pronoun.
const MAX_SENTENCES: usize = 4;

/// A speaker is looked for among so many statements before.
const MAX_STATEMENTS: usize = 40;

/// "the same person" has at most so many tokens.
const MAX_SHORT: usize = 3;

/// Whom the source `range` refers back to. `drafts` are those before it,
/// `speakers` who says them.
pub(super) fn antecedent(
    scene: &Scene<'_>,
    range: &Range<usize>,
    drafts: &[Draft],
    speakers: &[Speaker],
) -> Option<Speaker> {
    let head = named_part(scene, range).unwrap_or_else(|| range.clone());
    let is_person = |speaker: &Speaker| match speaker.entity.and_then(|e| scene.reading.entities.get(e)) {
        Some(entity) => entity.kind == EntityKind::Person,
        None => like_a_person(scene, &speaker.name),
    };
    let before = || drafts.iter().zip(speakers).rev().take(MAX_STATEMENTS);
    let word = bare(scene.fold(head.start));
    let possessive = matches!(word, "his" | "her" | "their" | "its");
    if head.len() == 1 && (possessive || scene.cues.classes(word).has(Classes::PRONOUN)) {
        return match word {
            "he" | "she" | "his" | "her" => {
                let said = before().find(|(draft, s)| (is_person(s) || s.anonymous) && draft.source.is_some());
                let person = last_person(scene, head.start);
                match (said, person) {
                    (Some((draft, s)), Some((at, named))) => {
                        let later = draft.source.as_ref().is_some_and(|r| r.start >= at);
                        Some(if later { s.clone() } else { named })
                    }
                    (Some((_, s)), None) => Some(s.clone()),
                    (None, named) => named.map(|(_, named)| named),
                }
            }
            "it" | "its" => before()
                .find(|(_, s)| !is_person(s) && !s.anonymous)
                .map(|(_, s)| s.clone()),
            "they" | "their" => before().find(|(_, s)| !is_person(s)).map(|(_, s)| s.clone()),
            _ => None,
        };
    }
    let last = head.end.checked_sub(1)?;
    if head.len() < 2
        || head.len() > MAX_SHORT
        || scene.fold(head.start) != "the"
        || head.clone().any(|i| scene.named(i))
    {
        return None;
    }
    let noun = scene.fold(last);
    let longer = |name: &str, words: usize| {
        words > head.len()
            && name
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| crate::text::fold(word) == noun)
    };
    before().find_map(|(draft, speaker)| {
        let count = speaker.name.split_whitespace().count();
        if longer(&speaker.name, count) {
            return Some(speaker.clone());
        }
        draft
            .relays
            .iter()
            .find(|relay| {
                let name = super::shown::plain(scene, relay);
                let words = name.split_whitespace().count();
                longer(&name, words) || scene.is(last, Classes::MEDIA)
            })
            .map(|relay| Speaker {
                name: super::shown::medium(scene, relay),
                entity: scene.mention(relay.start).map(|m| m.entity),
                anonymous: false,
            })
    })
}

/// An English word without the verb or the mark of the possessive written onto
/// it ("they're", "Holm's").
pub(super) fn bare(word: &str) -> &str {
    const JOINED: &[&str] = &[
        "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m",
    ];
    JOINED.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

/// Whether a name that no mention covers may be a person's: two words with
/// capitals at its end, the last no body's ("Ministry").
fn like_a_person(scene: &Scene<'_>, name: &str) -> bool {
    let mut words = name.split_whitespace().rev();
    let (Some(last), Some(before)) = (words.next(), words.next()) else {
        return false;
    };
    let body = scene.cues.classes(&crate::text::fold(last));
    [last, before].iter().all(|w| w.starts_with(char::is_uppercase)) && !body.any(Classes::ROLE.or(Classes::MEDIA))
}

/// The part of a source that names: of "X, the head of Y," the first, of "a
/// watchman, X" the second; none where it has no apposition.
pub(super) fn named_part(scene: &Scene<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let comma = range.clone().find(|i| scene.fold(*i) == ",")?;
    let head = range.start..comma;
    let rest = comma + 1..range.end;
    let end = rest.clone().find(|i| scene.fold(*i) == ",").unwrap_or(range.end);
    let rest = rest.start..end;
    let capital = |i: usize| {
        scene
            .token(i)
            .and_then(|t| t.span.of(scene.text()).chars().next())
            .is_some_and(char::is_uppercase)
    };
    let common = scene.is(head.start, Classes::DETERMINER);
    let name = rest.len() <= 4 && rest.clone().all(|i| capital(i) || scene.is_mark(i));
    if common && name && !rest.is_empty() {
        return Some(rest);
    }
    (!head.is_empty()).then_some(head)
}

/// Whether the words tell of someone without a name ("a person", "two officials").
pub(super) fn unnamed(scene: &Scene<'_>, range: &Range<usize>, span: Span) -> bool {
    range.clone().any(|i| scene.is(i, Classes::ANONYMOUS))
        && !scene
            .reading
            .mentions_in(span)
            .iter()
            .any(|m| m.kind == EntityKind::Person)
}

/// The person that the last sentences before token `at` name first, outside
/// quotations, and where.
fn last_person(scene: &Scene<'_>, at: usize) -> Option<(usize, Speaker)> {
    let mention = referents::named_before(scene, at, MAX_SENTENCES, |named| named.next())?;
    let speaker = referents::speaker(scene, mention.entity)?;
    Some((scene.reading.tokens.at(mention.span.start), speaker))
}
