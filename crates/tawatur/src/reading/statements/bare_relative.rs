//! Clauses that tell of the indefinite noun before them, which Arabic does without a relative pronoun: "بعد تقارير صحفية
//! قالت إن", "شهادات لثلاثة أشخاص أكدوا أن".

use super::agreeing;
use super::clause::Draft;
use super::forms;
use super::scene::Scene;
use super::subjects;
use crate::lexicon::cues::{Classes, Form, Subject};
use crate::text::TokenKind;
use std::ops::Range;

/// The noun stands at most so many tokens before its verb.
const MAX_BACK: usize = 7;

/// The indefinite noun phrase right before the verb of `draft`, which has no subject of its own, if it is of the verb's
/// gender and number and can say something.
pub(super) fn subject(scene: &Scene<'_>, draft: &Draft) -> Option<Range<usize>> {
    let cue = scene.reading.tokens.at(draft.cue.start);
    let form = draft.subject;
    let finite = matches!(scene.verb(cue), Some((_, Form::Finite(_) | Form::WithObject(_))));
    // "بيانا قال فيه": what stands in it is someone's.
    let joined = scene.word(cue).conjunction;
    if draft.source.is_some() || !finite || joined || subjects::resumes(scene, cue + 1) || form == Subject::Any {
        return None;
    }
    // "تقارير قد تشير".
    let end = cue - usize::from(cue > 0 && scene.fold(cue - 1) == "قد");
    for i in (end.saturating_sub(MAX_BACK)..end).rev() {
        if !part(scene, i) {
            return None;
        }
        if heads(scene, i) {
            let fits = number(scene, i) == form && indefinite(scene, i, end);
            return fits.then(|| counted(scene, i)..end);
        }
    }
    None
}

/// Whether the token at `i` may be a part of a noun phrase without commas.
fn part(scene: &Scene<'_>, i: usize) -> bool {
    let clause = Classes::CLAUSE
        .or(Classes::BE)
        .or(Classes::THAT)
        .or(Classes::RELATIVE)
        .or(Classes::NEGATOR)
        .or(Classes::TIME)
        .or(Classes::ADJUNCT)
        .or(Classes::DEMONSTRATIVE)
        .or(Classes::PRONOUN);
    let word = matches!(scene.kind(i), Some(TokenKind::Arabic)) && scene.verb(i).is_none();
    word && (scene.named(i) || !scene.is(i, clause)) && !agreeing::inflected(scene, i)
}

/// Whether the noun at `i` is one that says something: people of whom no more is told, media, documents, findings.
fn heads(scene: &Scene<'_>, i: usize) -> bool {
    let who = Classes::ANONYMOUS
        .or(Classes::CROWD)
        .or(Classes::MEDIA)
        .or(Classes::DOCUMENT)
        .or(Classes::FINDING);
    // "تقارير صحافية": an adjective.
    let adjective = forms::indefinite_adjective(scene, i) && i > 0 && scene.is(i - 1, who);
    scene.is(i, who) && !adjective && !scene.named(i) && !scene.word(i).conjunction
}

/// Whether nothing makes the noun at `i` definite: no article, pronoun or name, nor a definite genitive.
fn indefinite(scene: &Scene<'_>, i: usize, end: usize) -> bool {
    let word = scene.fold(i);
    let next = i + 1;
    let genitive = next < end && (scene.fold(next).starts_with("ال") || scene.named(next));
    !forms::with_article(word) && !forms::possessed_noun(scene, i) && !genitive
}

/// The gender and number that the verb behind the noun at `i` takes.
fn number(scene: &Scene<'_>, i: usize) -> Subject {
    let people = Classes::ANONYMOUS.or(Classes::CROWD);
    let word = scene.fold(i);
    let broken = ["ون", "ين", "اء"].iter().any(|end| word.ends_with(end)) || scene.is(i, Classes::PLURAL);
    if scene.is(i, Classes::THINGS) || word.ends_with("ات") || scene.feminine(i) {
        Subject::She
    } else if scene.is(i, people) && (broken || scene.is(i, Classes::CROWD)) {
        Subject::They
    } else if scene.is(i, Classes::MEDIA.or(Classes::FINDING)) && scene.is(i, Classes::PLURAL) {
        Subject::She
    } else {
        Subject::He
    }
}

/// Where the phrase begins that the noun at `i` stands in: "ثلاثة أشخاص", "عدة تقارير".
fn counted(scene: &Scene<'_>, i: usize) -> usize {
    let before = i.checked_sub(1).filter(|before| {
        let numeral = scene.kind(*before) == Some(TokenKind::Number) && scene.word(i).clitic.is_none();
        numeral || scene.is(*before, Classes::SEVERAL) && !scene.named(*before)
    });
    before.unwrap_or(i)
}
