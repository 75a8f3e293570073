//! Sources that a verb opens, which no source does: of "انتشرت خطابات تدعو إلى" letters call, of "سئل عما إذا كان
//! يزور المدينة، قال" who was told of says it, and of "سيواصل حث" nobody urges yet.

use super::clause::Draft;
use super::forms;
use super::scene::Scene;
use crate::lexicon::cues::{Classes, Form, Subject};
use crate::report::Language;
use std::ops::Range;

/// The fewest letters of a verb without its endings.
const MIN_STEM: usize = 3;

/// Sets the sources of the drafts right that a verb opens.
pub(super) fn mend(scene: &Scene<'_>, drafts: &mut [Draft]) {
    if scene.reading.report.language == Language::English {
        return;
    }
    for draft in drafts {
        let Some(source) = draft.source.clone().filter(|source| is_verb(scene, source.start)) else {
            continue;
        };
        let cue = scene.reading.tokens.at(draft.cue.start);
        // "قال هارت": a name may look like a verb.
        if source.start > cue && source.len() == 1 && !forms::imperfect(scene, source.start) {
            continue;
        }
        draft.source = None;
        let apart = (source.end..cue).any(|i| scene.is_comma(i)) || scene.word(cue).conjunction;
        // "وهي التي تزوجت عام 2015 قررت", "وفيما يتعلق بالغاز أوضح".
        let adjunct = |i: usize| {
            let with_preposition = ["بال", "لل"].iter().any(|start| scene.fold(i).starts_with(start));
            scene.is(i, Classes::TIME) || scene.word(i).clitic.is_some() || with_preposition
        };
        if source.start > cue || apart || source.len() > 1 && adjunct(source.start + 1) {
            continue;
        }
        let finite = matches!(scene.verb(cue), Some((_, Form::Finite(_) | Form::WithObject(_))));
        let rest = source.start + 1..source.end;
        if finite && !rest.is_empty() {
            draft.source = Some(last_noun(scene, &rest, draft.subject).unwrap_or(rest));
        } else {
            // Nobody says it.
            draft.content.end = draft.content.start;
        }
    }
}

/// Whether the word at `i` is surely a verb; nouns look like some ("تقرير", "تهديدات", "تصويت").
fn is_verb(scene: &Scene<'_>, i: usize) -> bool {
    let written = scene.token(i).map_or("", |token| token.span.of(scene.text()));
    if !scene.is_word(i) || scene.named(i) || scene.mention(i).is_some() || written.ends_with('ة') {
        return false;
    }
    let word = scene.fold(i);
    let word = word.strip_prefix('و').unwrap_or(word);
    let known = scene.is(i, Classes::DEED.or(Classes::NARRATES)) || scene.verb(i).is_some();
    let plain = known || scene.word(i).classes == Classes::default();
    let long = |stem: &&str| stem.chars().count() >= MIN_STEM && !forms::with_article(stem);
    // "شهدت", "تلقت": without the ending a word, as "صو" and "تصوي" are none.
    let hers = || {
        let stem = word
            .strip_suffix('ت')
            .filter(long)
            .filter(|_| forms::perfect_of_hers(scene, i));
        stem.is_some_and(|stem| ["", "ي", "ا"].iter().any(|end| scene.is_common(&[stem, end].concat())))
    };
    let future = || {
        let verb = word.strip_prefix('س').filter(|verb| verb.starts_with('ي')).filter(long);
        verb.is_some_and(|verb| verb.chars().count() > MIN_STEM && scene.is_common(verb))
    };
    let modal = scene.is(i, Classes::MODAL) && word.starts_with('ي');
    plain && (hers() || future()) || modal || forms::imperfect(scene, i)
}

/// The indefinite noun that closes the words, with what describes it, if it is of the verb's gender: "مشروع قرار
/// جديد", "حركة احتجاجات واسعة".
fn last_noun(scene: &Scene<'_>, words: &Range<usize>, verb: Subject) -> Option<Range<usize>> {
    let describes = |i: usize| {
        let of_things = scene.feminine(i) && scene.fold(i - 1).ends_with("ات");
        forms::indefinite_adjective(scene, i) || scene.is(i, Classes::ADJECTIVE.or(Classes::ANOTHER)) || of_things
    };
    let noun = |i: usize| {
        let word = scene.word(i);
        let own = scene.is_word(i) && !scene.named(i) && scene.verb(i).is_none();
        let bare = word.clitic.is_none() && !word.conjunction && !forms::with_article(scene.fold(i));
        own && bare && !forms::possessed_noun(scene, i)
    };
    let last = words.clone().rev().find(|i| !describes(*i)).filter(|i| noun(*i))?;
    let before = last
        .checked_sub(1)
        .filter(|i| words.contains(i) && noun(*i) && !describes(*i));
    let head = before.unwrap_or(last);
    let things = scene.fold(head).ends_with("ات") || scene.feminine(head) || scene.is(head, Classes::THINGS);
    let agrees = match verb {
        Subject::She => things,
        Subject::He => !things,
        Subject::They | Subject::Any => true,
    };
    agrees.then_some(head..words.end)
}
