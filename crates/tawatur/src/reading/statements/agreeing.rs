//! The subject that a cue's form points to: of those named before it in its
//! sentence, the nearest one of the verb's gender and number.

use super::bearers;
use super::clause::{Draft, Reader};
use super::first_phrase::without_object;
use super::forms;
use super::scene::Scene;
use super::source::{self, Bound};
use super::speakers;
use super::verbs::Found;
use super::verbs::subject::speaks;
use crate::lexicon::cues::{Classes, Form, Subject};
use crate::reading::EntityKind;
use crate::text::TokenKind;
use std::ops::Range;

/// A subject stands at most so many tokens before the cue.
const MAX_BACK: usize = 60;

/// A subject that a comma parts from its verb has at most so many tokens.
const MAX_SUBJECT: usize = 12;

/// The nearest subject before `cue` in its sentence that agrees with `form`; none for the masculine
/// singular, which nearly every noun phrase may have.
pub(super) fn subject(scene: &Scene<'_>, cue: usize, form: Subject) -> Option<Range<usize>> {
    if !matches!(form, Subject::She | Subject::They) {
        return None;
    }
    let start = sentence_start(scene, cue)?.max(cue.saturating_sub(MAX_BACK));
    let mut at = cue;
    while at > start {
        at -= 1;
        if let Some(quotation) = scene.quotation(at).filter(|q| q.close == at) {
            at = quotation.open.max(start);
            continue;
        }
        if heads(scene, at) && of(scene, at) == form && governed(scene, at, start) {
            let whole = source::phrase(scene, at..cue, Bound::Content).max(at + 1);
            let end = without_object(scene, at..whole);
            return Some(at..end.max(at + 1));
        }
    }
    None
}

/// The gender and number that the cue at `cue` shows: the verb's, or those of a participle ("مشيرة").
pub(super) fn form(scene: &Scene<'_>, cue: usize, verb: Subject) -> Subject {
    let participle = matches!(scene.verb(cue), Some((_, Form::Participle)));
    let Some(token) = scene.token(cue).filter(|_| participle && verb == Subject::Any) else {
        return verb;
    };
    if token.fold.ends_with("ين") {
        Subject::They
    } else if token.span.of(scene.text()).ends_with('ة') {
        Subject::She
    } else {
        Subject::He
    }
}

impl Reader<'_, '_> {
    /// The draft whose speaker the participle at `cue` goes on with: the one that `top` stands in, where
    /// its own speaker is of another gender ("قال إن … بعد إعراب السفارة عن قلقها، مشيرا").
    pub(super) fn agreeing(&self, top: usize, cue: usize) -> usize {
        let scene = self.scene;
        let other = |base: &Draft| {
            let source = base.source.as_ref()?;
            let apart = form(scene, cue, Subject::Any) == Subject::He && of(scene, source.start) == Subject::She;
            base.outer.filter(|_| apart)
        };
        self.drafts.get(top).and_then(other).unwrap_or(top)
    }

    /// "قالت الوكالة إن مدير المرفأ سامي خوري، أعلن أن …": what another's words have told so far is the subject
    /// of the verb behind the comma.
    pub(super) fn subject_set_apart(&self, top: usize, found: &Found, start: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let before = self.drafts.get(top).filter(|draft| !draft.noun && !draft.direct)?;
        let comma = start.checked_sub(1).filter(|comma| scene.is_comma(*comma))?;
        let finite = matches!(found.form, Form::Finite(_)) && !scene.word(start).conjunction;
        let from = before.content.start;
        let subject = from..comma;
        let verbless = || {
            !subject
                .clone()
                .any(|i| forms::imperfect(scene, i) || inflected(scene, i))
        };
        let whole = || source::phrase(scene, from..start, Bound::Opener) == comma && verbless();
        let short = !subject.is_empty() && subject.len() <= MAX_SUBJECT;
        let names = finite && found.source.is_none() && short && whole() && speaks(scene, &subject);
        names.then_some(subject)
    }
}

fn sentence_start(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let reading = scene.reading;
    let sentence = reading.sentence_at(scene.token(i)?.span.start)?;
    Some(reading.tokens.within(*reading.sentences.get(sentence)?).start)
}

/// Whether the word at `i` heads the name of someone who can speak.
fn heads(scene: &Scene<'_>, i: usize) -> bool {
    let who = Classes::ROLE
        .or(Classes::PERSON)
        .or(Classes::OFFICE)
        .or(Classes::BODY)
        .or(Classes::ANONYMOUS)
        .or(Classes::MEDIA)
        .or(Classes::COURT)
        .or(Classes::CROWD);
    let begins = scene.named(i) && scene.mention(i).is_some();
    let word = scene.fold(i);
    let people = word.starts_with("ال") && ["ون", "اء"].iter().any(|end| word.ends_with(end));
    scene.kind(i) == Some(TokenKind::Arabic)
        && (begins || !scene.named(i) && (scene.is(i, who) || people && !scene.is(i, Classes::TIME)))
}

/// The gender and number of the noun at `i`.
fn of(scene: &Scene<'_>, i: usize) -> Subject {
    let word = scene.fold(i);
    match scene.mention(i).filter(|_| scene.named(i)) {
        Some(mention) if matches!(mention.kind, EntityKind::Organisation | EntityKind::Media) && scene.feminine(i) => {
            Subject::She
        }
        Some(mention) if mention.kind != EntityKind::Organisation => bearers::gender(scene, i),
        Some(_) => Subject::Any,
        None if word.starts_with("ال") && word.ends_with("اء") => Subject::They,
        None => speakers::told_by_head(scene, i),
    }
}

/// Whether the noun at `i` is the subject of a clause: right behind its verb or verbal noun, or at the
/// head of the clause.
fn governed(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    if scene.word(i).clitic.is_some() {
        return false;
    }
    let Some(before) = i.checked_sub(1).filter(|before| *before >= start) else {
        // "لندن، المملكة المتحدة - قال": where the report was written.
        return scene.mention(i).is_none_or(|m| m.kind != EntityKind::Place) || !scene.is_mark(i + 1);
    };
    let clause = Classes::CLAUSE.or(Classes::TURN).or(Classes::BE).or(Classes::THAT);
    if scene.is(before, clause) {
        return true;
    }
    // "ما أوردته الوكالة": a medium that is told of does not go on.
    let told = matches!(scene.word(before).verb, Some((_, Form::WithObject(_))));
    if told && scene.is(i, Classes::MEDIA.or(Classes::OUTLET)) {
        return false;
    }
    let finite = matches!(
        scene.word(before).verb,
        Some((_, Form::Finite(_) | Form::WithObject(_)))
    );
    let plain = scene.kind(before) == Some(TokenKind::Arabic) && !scene.named(before);
    // "حيث خرج المتظاهرون", "كما احتفل المعارضون": a clause begins with its verb.
    let head = before == start || scene.is(before - 1, clause);
    let unknown = scene.word(before).classes == Classes::default() && !scene.fold(before).starts_with("ال");
    let leads = head && unknown && of(scene, i) == Subject::They;
    let deed = scene.is(before, Classes::DEED.or(Classes::NARRATES));
    plain && (finite || deed || leads || scene.is_event(before) || inflected(scene, before))
}

/// Whether the word at `i` has the form of a verb and of no noun: "ترفض", "يملكون", "أغلقت".
pub(super) fn inflected(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 4;
    let word = scene.fold(i);
    let word = word
        .strip_prefix('و')
        .filter(|rest| rest.chars().count() >= MIN_LETTERS)
        .unwrap_or(word);
    let classes = scene.word(i).classes;
    let other = classes != Classes::default() && classes != Classes::COMES;
    if word.chars().count() < MIN_LETTERS || other {
        return false;
    }
    forms::perfect_of_hers(scene, i) || word.starts_with(['ي', 'ت']) && !word.ends_with(['ه', 'ا', 'ي'])
}
