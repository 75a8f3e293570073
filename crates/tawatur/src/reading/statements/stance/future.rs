//! Content that tells what will be: plans and pledges, and what is expected.

use super::super::scene::Scene;
use super::{JUDGEMENT, Said, side};
use crate::lexicon::cues::{Classes, Form};
use crate::reading::Stance;

/// A verb in the future that is the main clause's stands within so many words.
const FUTURE: usize = 12;

/// A possibility shows within so many words.
const MAY: usize = 5;

/// A pledge in the first person shows within so many words.
const PLEDGE: usize = 8;

/// A verb in the first person has so many letters behind its mark of the future.
const MIN_STEM: usize = 3;

/// "عزمه", "مستعد لـ": the stance of content that begins with a plan.
pub(super) fn intent(said: &Said<'_>) -> Option<Stance> {
    let scene = said.scene;
    let start = said.content.start;
    // "لا توجد خطط للزيارة".
    let none = |i: usize| {
        !scene.fold(i).starts_with(['ي', 'ت', 'ن', 'ا']) && (start..i).any(|j| scene.is(j, Classes::NEGATOR))
    };
    let plans = said.opening().any(|i| scene.is(i, Classes::INTENT) && !none(i));
    // What the press tells of another's plans is no word of his.
    let press = || {
        let source = said.draft.source.clone();
        source.is_some_and(|mut words| words.any(|i| scene.is(i, Classes::MEDIA)))
    };
    plans.then(|| {
        if !said.side && press() {
            Stance::Expects
        } else {
            Stance::Promises
        }
    })
}

/// "المرجح أن", "من المتوقع أن": whether the content says itself that it is expected.
pub(super) fn expected(said: &Said<'_>) -> bool {
    let scene = said.scene;
    said.opening().any(|i| scene.is(i, Classes::OUTLOOK)) || said.clause().any(|i| foretells(scene, i))
}

/// The stance of content that tells what will or may be: a pledge, a plan, or what is expected.
pub(super) fn told(said: &Said<'_>) -> Option<Stance> {
    let scene = said.scene;
    if said.first(PLEDGE).any(|i| first_person_future(scene, i)) {
        return Some(Stance::Promises);
    }
    if let Some(stance) = refusal(said) {
        return Some(stance);
    }
    if let Some(at) = said.first(FUTURE).find(|i| main_future(scene, said.content.start, *i)) {
        return Some(side::of_future(said, at));
    }
    said.first(MAY)
        .any(|i| may(scene, said.content.start, i))
        .then_some(Stance::Expects)
}

/// "من المتوقع أن", wherever the main clause has it.
fn foretells(scene: &Scene<'_>, i: usize) -> bool {
    let from = i
        .checked_sub(1)
        .is_some_and(|before| matches!(scene.fold(before), "من" | "فمن" | "ومن"));
    from && scene.is(i, Classes::OUTLOOK) && scene.is(i + 1, Classes::THAT)
}

/// "لن نتراجع", "النرويج لن ترد": what the speaker's side will not do is promised, what others
/// will not is expected.
fn refusal(said: &Said<'_>) -> Option<Stance> {
    let (scene, content) = (said.scene, said.content);
    let at = said.first(JUDGEMENT).find(|i| scene.fold(*i) == "لن")?;
    let verb = scene.token(at + 1)?.span.of(scene.text());
    let clause = (content.start..at).any(|i| scene.is(i, Classes::RELATIVE.or(Classes::CLAUSE)));
    if clause {
        return None;
    }
    let head = at <= content.start + 1;
    Some(
        if verb.starts_with(['ن', 'أ']) || said.draft.pronoun && head || said.side {
            Stance::Promises
        } else {
            Stance::Expects
        },
    )
}

/// "قد يؤدي", "ربما يظهر", but "قد أدى", "قد تعرضت".
fn may(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let verb = scene.fold(i + 1 + usize::from(scene.fold(i + 1) == "لا"));
    let imperfect = verb.starts_with(['ي', 'ت']) && !verb.starts_with("تم");
    let hers = verb.starts_with('ت') && verb.ends_with('ت');
    // At the head of the content "وقد تلقى" may be a perfect.
    let head = i == start && scene.fold(i).starts_with('و') && (verb.starts_with('ي') || verb == "تكون");
    // "الطريق مغلق وقد يفتح": what may be is said besides.
    let besides = scene.word(i).conjunction && !head;
    scene.is(i, Classes::MAYBE) && !besides && imperfect && !hers
}

/// Whether the verb at `i` tells what will be, and is no clause inside the
/// content ("التي ستطلق", "بأنها ستطلق", "كان سيطلق").
fn main_future(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let inner = Classes::RELATIVE
        .or(Classes::THAT)
        .or(Classes::CLAUSE)
        .or(Classes::SELF)
        .or(Classes::QUESTION);
    let short = scene.fold(i).starts_with("ست")
        && scene.fold(i).chars().count() == 4
        && !scene.named(i)
        && !scene.is(i, Classes::UNFUTURE);
    // "تدرس البلدية قانونا سيسمح": the main verb stands first.
    let begun = i > start + 1 && begins_with_verb(scene, start);
    // "خطوة جديدة ستشجع": says more of a noun without article.
    let attribute = i.checked_sub(1).filter(|before| *before > start).is_some_and(|before| {
        let indefinite = !scene.fold(before).starts_with("ال") && !scene.named(before);
        indefinite && scene.feminine(before)
    });
    let second = i > start && scene.fold(i).starts_with('و');
    let was = |before: usize| scene.is(before, Classes::WAS) && !scene.word(before).conjunction;
    (scene.future(i) || short)
        && !second
        && !begun
        && !attribute
        && i.checked_sub(1).filter(|before| *before >= start).is_none_or(|before| {
            !scene.is(before, inner) && !was(before) && !matches!(scene.fold(before), "ما" | "اذا")
        })
}

/// Whether the content begins with a verb that is none of the future.
fn begins_with_verb(scene: &Scene<'_>, start: usize) -> bool {
    let verbs = Classes::DEED.or(Classes::NARRATES).or(Classes::NEGATOR);
    !scene.named(start)
        && !scene.future(start)
        && (scene.verb(start).is_some_and(|(_, form)| form != Form::Participle) || scene.is(start, verbs))
}

/// "سأقدم", "سنعمل".
fn first_person_future(scene: &Scene<'_>, i: usize) -> bool {
    let words = scene.token(i).map_or("", |t| t.span.of(scene.text()));
    // "سوف أبقى".
    let after = i
        .checked_sub(1)
        .is_some_and(|before| matches!(scene.fold(before), "سوف" | "فسوف" | "وسوف"));
    let verb = words.strip_prefix('س').or(after.then_some(words));
    verb.and_then(|verb| verb.strip_prefix(['أ', 'ن']))
        .is_some_and(|rest| rest.chars().count() >= MIN_STEM)
        && !scene.named(i)
        && !scene.is(i, Classes::UNFUTURE)
        && !scene.is(i, Classes::WILL_BE)
}
