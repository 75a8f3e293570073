//! How a speaker stands to the content: the cue's stance, and, where the cue
//! only tells that someone speaks, what the main clause of the content says.

mod side;

use super::clause::Draft;
use super::scene::Scene;
use crate::lexicon::cues::{Classes, Form, Opens};
use crate::reading::{Speaker, Stance};
use std::ops::Range;

/// Blame shows within so many words.
const HEAD: usize = 12;

/// A judgement shows within so many words.
const JUDGEMENT: usize = 8;

/// The verb of the main clause shows within so many words.
const CLAUSE: usize = 24;

/// A verb in the future that is the main clause's stands within so many words.
const FUTURE: usize = 12;

/// A possibility shows within so many words.
const MAY: usize = 5;

/// What the content begins with shows within so many words.
const OPENING: usize = 4;

/// A pledge in the first person shows within so many words.
const PLEDGE: usize = 8;

/// "على المجتمع الدولي أن": the verb follows within so many words.
const ON: usize = 7;

/// A verb in the first person has so many letters behind its mark of the future.
const MIN_STEM: usize = 3;

/// The stance of a draft whose content has been cut to `content`. `direct` tells
/// that these are the speaker's own words.
pub(super) fn of(scene: &Scene<'_>, draft: &Draft, speaker: &Speaker, content: &Range<usize>, direct: bool) -> Stance {
    if draft.stance != Stance::Asserts && !refuses(scene, draft, content) || draft.denied {
        return draft.stance;
    }
    let head = content.start..content.end.min(content.start + HEAD);
    let opening = || content.clone().take(OPENING);
    let side = side::speaks_for(
        scene,
        draft,
        speaker,
        content.start..content.end.min(content.start + OPENING),
    );
    if refutes(scene, draft, content, &head, [draft.pronoun, direct, side]) {
        return Stance::Denies;
    }
    if direct && asks_back(scene, content) {
        return Stance::Asks;
    }
    // "لا توجد خطط للزيارة".
    let none = |i: usize| {
        !scene.fold(i).starts_with(['ي', 'ت', 'ن', 'ا']) && (content.start..i).any(|j| scene.is(j, Classes::NEGATOR))
    };
    if opening().any(|i| scene.is(i, Classes::INTENT) && !none(i)) {
        // What the press tells of another's plans is no word of his.
        let press = draft
            .source
            .clone()
            .is_some_and(|mut words| words.any(|i| scene.is(i, Classes::MEDIA)));
        return if press && !side {
            Stance::Expects
        } else {
            Stance::Promises
        };
    }
    // "الكويت تطالب بقرارات", within another's words.
    let asks = |i: usize| {
        let verb = scene.verb(i).filter(|(cue, _)| cue.stance == Stance::Asks);
        verb.is_some_and(|(_, form)| matches!(form, Form::Finite(_))) && scene.fold(i).starts_with(['ي', 'ت'])
    };
    if opening().any(|i| !scene.named(i) && asks(i)) {
        return Stance::Asks;
    }
    if opening().any(|i| scene.is(i, Classes::DOUBT) || scene.fold(i) == "ما" && scene.fold(i + 1) == "اذا") {
        return Stance::Doubts;
    }
    let clause = content.start..content.end.min(content.start + CLAUSE);
    if opening().any(|i| scene.is(i, Classes::OUTLOOK)) || clause.clone().any(|i| foretells(scene, i)) {
        return Stance::Expects;
    }
    if clause.clone().any(|i| demands(scene, content.start, i)) {
        return Stance::Asks;
    }
    if content.clone().take(PLEDGE).any(|i| first_person_future(scene, i)) {
        return Stance::Promises;
    }
    if let Some(stance) = refusal(scene, content, draft.pronoun, side) {
        return stance;
    }
    if let Some(at) = clause
        .clone()
        .take(FUTURE)
        .find(|i| main_future(scene, content.start, *i))
    {
        return side::of_future(scene, draft, speaker, content, at);
    }
    // "قد يؤدي", "ربما يظهر", but "قد أدى", "قد تعرضت".
    let may = |i: usize| {
        // "الطريق مغلق وقد يفتح": what may be is said besides.
        let verb = scene.fold(i + 1 + usize::from(scene.fold(i + 1) == "لا"));
        scene.is(i, Classes::MAYBE)
            && !scene.word(i).conjunction
            && verb.starts_with(['ي', 'ت'])
            && !verb.starts_with("تم")
            && !(verb.starts_with('ت') && verb.ends_with('ت'))
    };
    if content.clone().take(MAY).any(may) {
        return Stance::Expects;
    }
    // "وصف القرار الذي اتخذ أمس بأنه مجحف".
    let as_what = clause
        .clone()
        .find(|i| scene.is(*i, Classes::THAT) && scene.fold(*i).starts_with("بان"));
    let verdict = as_what.unwrap_or(content.start);
    let judged = opinion(scene, draft) && (verdict..content.end).take(JUDGEMENT).any(|i| scene.insults(i));
    // "لا يخرق القانون".
    let denied = |i: usize| (1..=2).any(|back| i >= content.start + back && scene.is(i - back, Classes::NEGATOR));
    if judged || head.clone().any(|i| scene.is(i, Classes::BLAME) && !denied(i)) {
        return Stance::Accuses;
    }
    Stance::Asserts
}

/// Whether the cue tells that something is refused, and neither a charge nor a report ("رفض أن ينسحب").
fn refuses(scene: &Scene<'_>, draft: &Draft, content: &Range<usize>) -> bool {
    let cue = scene.reading.tokens.at(draft.cue.start);
    let named = || (cue..content.start + OPENING).any(|i| scene.is(i, Classes::CHARGE.or(Classes::TALK)));
    draft.stance == Stance::Denies && scene.verb(cue).is_some_and(|(cue, _)| cue.opens.has(Opens::CHARGE)) && !named()
}

/// "لن نتراجع", "النرويج لن ترد": what the speaker's side will not do is promised, what others
/// will not is expected.
fn refusal(scene: &Scene<'_>, content: &Range<usize>, own: bool, side: bool) -> Option<Stance> {
    let at = content.clone().take(JUDGEMENT).find(|i| scene.fold(*i) == "لن")?;
    let verb = scene.token(at + 1)?.span.of(scene.text());
    let clause = (content.start..at).any(|i| scene.is(i, Classes::RELATIVE.or(Classes::CLAUSE)));
    if clause {
        return None;
    }
    let head = at <= content.start + 1;
    Some(if verb.starts_with(['ن', 'أ']) || own && head || side {
        Stance::Promises
    } else {
        Stance::Expects
    })
}

/// "من المتوقع أن", wherever the main clause has it.
fn foretells(scene: &Scene<'_>, i: usize) -> bool {
    let from = i
        .checked_sub(1)
        .is_some_and(|before| matches!(scene.fold(before), "من" | "فمن" | "ومن"));
    from && scene.is(i, Classes::OUTLOOK) && scene.is(i + 1, Classes::THAT)
}

/// Whether the cue tells what someone holds another to be ("وصف", "اعتبر").
fn opinion(scene: &Scene<'_>, draft: &Draft) -> bool {
    let cue = scene.reading.tokens.at(draft.cue.start);
    scene
        .verb(cue)
        .is_some_and(|(cue, _)| cue.opens.has(Opens::BRAND) || cue.opens.has(Opens::VIEW))
}

/// Whether the word at `i` says that someone must or should: "يجب", "علينا أن".
fn demands(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let before = i.checked_sub(1).filter(|b| *b >= start);
    let no = |b: usize| scene.is(b, Classes::NEGATOR) && !scene.is(i, Classes::MUST);
    // "إذا لم يوقع، فكان يجب أن": what should have been done then.
    let had = |b: usize| scene.is(b, Classes::WAS) && !scene.fold(b).starts_with('ف');
    let inner = |b: usize| scene.is(b, Classes::RELATIVE) || scene.is(b, Classes::THAT) && b > start + OPENING;
    // "الطريق خطر، ويجب إغلاقه": behind what is said first.
    let second = |b: usize| scene.word(i).conjunction && scene.is_comma(b);
    if before.is_some_and(|b| inner(b) || no(b) || had(b) || second(b)) {
        return false;
    }
    let near = i < start + OPENING;
    let on_them = scene.is(i, Classes::UPON) && !scene.fold(i).starts_with('و') || scene.fold(i) == "فعلي";
    let that = |range: Range<usize>| {
        range
            .into_iter()
            .any(|j| scene.is(j, Classes::THAT) && scene.fold(j).starts_with("ان"))
    };
    // "عليهم أولا أن"; "على المجتمع الدولي أن".
    // "على البلدية تقديم خطة".
    let deed = || i == start && (i + 2..i + ON).any(|j| scene.is_event(j) && !scene.is(j - 1, Classes::LINKER));
    let upon = scene.token(i).is_some_and(|t| t.span.of(scene.text()) == "على");
    let on = on_them && near && that(i + 1..i + 3) || i == start && upon && (that(i + 2..i + ON) || deed());
    // "لا بد من", "لا بد أن".
    let must = near
        && scene.is(i, Classes::MUST)
        && !scene.word(i).conjunction
        && (scene.fold(i) != "بد" || scene.fold(i.saturating_sub(1)) == "لا");
    let need = scene.is(i, Classes::NEED) && i < start + 2;
    // "من المهم أن".
    let matters = near
        && before.is_some_and(|b| scene.fold(b) == "من")
        && scene.is(i, Classes::MATTERS)
        && scene.is(i + 1, Classes::THAT);
    matters || scene.is(i, Classes::DUTY) && !ones_own(scene, i) || on || must || need
}

/// Whether what must be done behind the word at `i` is the speakers' own ("يجب أن ننتظر", "يتعين علينا").
fn ones_own(scene: &Scene<'_>, i: usize) -> bool {
    let words = |i: usize| scene.token(i).map_or("", |t| t.span.of(scene.text()));
    let verb = |that: usize| scene.is(that, Classes::THAT) && words(that + 1).starts_with(['أ', 'ن']);
    matches!(scene.fold(i + 1), "علينا" | "علي") && words(i + 1) != "على" || verb(i + 1) || verb(i + 2)
}

/// A question, or what someone is told to do ("عودوا").
fn asks_back(scene: &Scene<'_>, content: &Range<usize>) -> bool {
    let mark = |i: usize| matches!(scene.fold(i), "؟" | "?");
    let question = content.end > content.start && (mark(content.end - 1) || mark(content.end));
    // "لا تتركوا المدينة".
    let forbids = scene.fold(content.start) == "لا"
        && scene.fold(content.start + 1).starts_with('ت')
        && scene.fold(content.start + 1).ends_with("وا");
    question || forbids || content.clone().take(2).any(|i| scene.is(i, Classes::ORDER))
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

/// Whether the content says that something told is not so. A plain negation
/// does not, unless it answers a charge.
fn refutes(
    scene: &Scene<'_>,
    draft: &Draft,
    content: &Range<usize>,
    head: &Range<usize>,
    [own, direct, side]: [bool; 3],
) -> bool {
    // "عار عن الصحة".
    let bare = |i: usize| scene.is(i, Classes::DEVOID) && !scene.word(i).conjunction && scene.is(i + 2, Classes::TRUTH);
    // "النظام كذب بشأن برنامجه": someone lied, which denies nothing that was told.
    let lied = |i: usize| scene.is(i, Classes::LIE) && scene.is(i + 1, Classes::LINKER.or(Classes::ADJUNCT));
    let refuted = |i: usize| scene.is(i, Classes::REFUTE) && !is_ground(scene, content.start, i) && !lied(i);
    if head.clone().any(|i| refuted(i) || bare(i)) {
        return true;
    }
    let negated = |i: usize| scene.is(i, Classes::NEGATOR.or(Classes::PRIVATIVE));
    let void = content
        .clone()
        .take(OPENING)
        .any(|i| negated(i) && (scene.is(i + 1, Classes::VOID) || scene.is(i + 2, Classes::VOID)));
    let exists = content.clone().take(OPENING).any(|i| scene.is(i, Classes::EXISTENCE));
    if void && !exists {
        return true;
    }
    if !side::answers(scene, draft) {
        return false;
    }
    if void
        || scene.fold(content.start) == "لا"
            && (scene.is_comma(content.start + 1) || scene.fold(content.start + 1) == "علي")
    {
        return true;
    }
    // "إنه لم يوقع"; "لم نوقع"; "موسكو لم توقع", of those who are charged with it.
    let first = scene.fold(content.start);
    let denied = scene.is(content.start, Classes::NEGATOR) && !matches!(first, "لن" | "لا");
    let we =
        direct && scene.is(content.start, Classes::NEGATOR) && scene.fold(content.start + 1).starts_with(['ن', 'ا']);
    let named = side && scene.is(content.start + 1, Classes::NEGATOR) && scene.charged();
    own && denied || we && first != "لن" || named
}

/// "الاتفاق بني على أكاذيب": what something rests on is false, which denies nothing unless charges or
/// reports rest on it.
fn is_ground(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let mut behind = (1..=2).filter_map(|back| i.checked_sub(back)).filter(|on| *on > start);
    let told = |on: usize| (start..on).any(|j| scene.is(j, Classes::CHARGE.or(Classes::TALK)));
    behind.any(|on| scene.fold(on) == "علي" && !told(on))
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
