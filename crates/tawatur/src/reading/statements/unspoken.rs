//! Forms of reporting verbs that report nothing where they stand: negated, nouns, what is said of the subject.

use super::agreeing;
use super::forms::{self, imperfect_verb};
use super::scene::Scene;
use crate::lexicon::cues::{Classes, Cue, Form, Opens, Subject};
use crate::reading::Stance;
use crate::text::TokenKind;
use std::ops::Range;

/// What someone owes stands within so many words of the verb.
const OWED: usize = 9;

/// "لم تذكر", "على أمل": what is not said is no content, and a noun is no verb.
pub(super) fn no_report(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> bool {
    let start = sentence.start;
    if spokesman(scene, i) || owes(scene, i, sentence.end) {
        return true;
    }
    i > start
        && (passive_predicate(scene, i, start)
            || counted(scene, i)
            || other_word(scene, i, start)
            || asked(scene, i)
            || governed(scene, i)
            || negated(scene, i, start)
            || bare_noun(scene, i)
            || affair(scene, i)
            || homograph(scene, i)
            || shown(scene, i)
            || may_be(scene, i)
            || wished(scene, i))
}

/// "متحدثة باسم الوزارة": who speaks.
fn spokesman(scene: &Scene<'_>, i: usize) -> bool {
    matches!(scene.verb(i), Some((_, Form::Participle))) && scene.is(i + 1, Classes::BEHALF)
}

/// "يدين الفريق بالفوز لحارسه": owes, and does not condemn.
fn owes(scene: &Scene<'_>, i: usize, end: usize) -> bool {
    let owed = || (i + 1..(i + OWED).min(end)).any(|j| scene.is(j, Classes::OWED));
    scene.verb(i).is_some_and(|(cue, _)| cue.stance == Stance::Accuses) && owed()
}

/// "هل سألت نفسك": the reader is asked.
fn asked(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i - 1) == "هل"
}

/// "على أمل", "في رد", "بشكل حذر": behind a preposition stands a noun, behind a word of manner an adjective ("لم ينته بعد
/// وأضاف" is neither).
fn governed(scene: &Scene<'_>, i: usize) -> bool {
    let noun = scene.is(i - 1, Classes::LINKER.or(Classes::ADJUNCT).or(Classes::PRIVATIVE));
    noun && !scene.word(i).conjunction && !scene.named(i - 1) || scene.is(i - 1, Classes::MANNER)
}

/// "لم تذكر": what is not said.
fn negated(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    // "على ما قالت إنه مخبأ", "وهو ما اعتبرته خطرا": what she says.
    let told = scene.fold(i - 1) == "ما"
        && i > start + 1
        && (scene.is(i - 2, Classes::LINKER.or(Classes::PERSONAL)) || held_so(scene, i));
    // "لم يستبعد", but "لن أستبعد", "غير متوقعة".
    let denied = imperfect_verb(scene, i) && scene.verb(i).is_some_and(|(cue, _)| cue.opens.has(Opens::NOT));
    scene.is(i - 1, Classes::NEGATOR) && !told && !denied
}

/// "عرض ما قال إنه دليل", "ما يقولون إنها وثائق": whether the verb at `i` tells what something is held to be.
fn held_so(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i + 1, Classes::SELF)
}

/// "رفضت طلب الجهاز", "هيئات بث": a short verb that is a noun behind a verb or a noun.
fn bare_noun(scene: &Scene<'_>, i: usize) -> bool {
    const MAX_LETTERS: usize = 4;
    let word = scene.fold(i);
    let short = matches!(scene.verb(i), Some((_, Form::Finite(Subject::He))))
        && word.chars().count() <= MAX_LETTERS
        && !word.starts_with('ي')
        && !scene.word(i).conjunction
        && !scene.is(i - 1, Classes::TIME)
        && !scene.is(i + 1, Classes::THAT);
    if !short {
        return false;
    }
    let before = scene.fold(i - 1);
    let indefinite = !before.starts_with("ال") && !scene.named(i - 1);
    let object = matches!(scene.word(i - 1).verb, Some((_, Form::Finite(_))));
    let masdar = || scene.cues.verbal_noun(before.trim_start_matches(['ب', 'ل']));
    object || indefinite && (before.ends_with("ات") || masdar())
}

/// "وهو أمر مرهون بالطقس", "يعد أمرا مهما", "صدر أمر بإغلاقه": a matter or an order, and no one who orders.
fn affair(scene: &Scene<'_>, i: usize) -> bool {
    if !scene.is(i, Classes::AFFAIR) {
        return false;
    }
    // The accusative is no verb, but in "كما أصدرت أمرا بالحجز" she orders.
    if scene.fold(i).ends_with('ا') {
        return scene.verb(i - 1).is_none_or(|(cue, _)| !cue.opens.has(Opens::LIGHT));
    }
    let next = i + 1;
    let told = scene.is(next, Classes::NEGATOR.or(Classes::THAT))
        || forms::imperfect(scene, next)
        || agreeing::inflected(scene, next)
        || is_adjective(scene, next);
    let before = Classes::PERSONAL.or(Classes::DEMONSTRATIVE).or(Classes::ISSUED);
    scene.is(i - 1, before) || told
}

/// Whether at `i` stands an indefinite word in the singular that names nobody: an adjective ("أمر ضروري").
fn is_adjective(scene: &Scene<'_>, i: usize) -> bool {
    let who = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::COURT)
        .or(Classes::TIME)
        .or(Classes::LINKER)
        .or(Classes::ADJUNCT)
        .or(Classes::PRONOUN);
    let word = scene.fold(i);
    let plain = scene.kind(i) == Some(TokenKind::Arabic) && scene.word(i).clitic.is_none();
    let other = word.starts_with("ال") || scene.named(i) || scene.is(i, who) || forms::possessed_noun(scene, i);
    plain && !other && (forms::relation(word) || word.starts_with('م')) && scene.is_common(word)
}

/// "بما يشير إلى", "ما يعني أن": a fact shows it and nobody says it.
fn shown(scene: &Scene<'_>, i: usize) -> bool {
    let shows =
        matches!(scene.fold(i - 1), "بما" | "مما") || scene.fold(i - 1) == "ما" && scene.fold(i).starts_with('ي');
    let said = || held_so(scene, i) && scene.verb(i).is_some_and(|(cue, _)| cue.opens.has(Opens::BRIDGE));
    shows && !said()
}

/// "ما قد يطلبه الرئيس": what may be said.
fn may_be(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i - 1).ends_with("قد") && scene.is(i - 1, Classes::BE) && imperfect_verb(scene, i)
}

/// "أن يقول" is a wish; "بعد أن قال" and "سبق أن نفت" are not.
fn wished(scene: &Scene<'_>, i: usize) -> bool {
    // "وبعد أن نفت": a perfect tells what has been.
    let perfect = |before| scene.is(before, Classes::FACTUAL) && !imperfect_verb(scene, i);
    let told = i
        .checked_sub(2)
        .is_some_and(|before| has_been(scene, before) || perfect(before));
    // "قبل أن يضيف أن": and then he said.
    let then = || i > 1 && matches!(scene.fold(i - 2), "قبل" | "وقبل") && opens_soon(scene, i);
    scene.fold(i - 1) == "ان" && scene.fold(i).starts_with(['ي', 'ت', 'ن']) && !told && !then()
}

/// "بعد أن", "سبق أن": whether an أن behind the word at `i` tells what has been; "وبعد أن" begins another clause.
fn has_been(scene: &Scene<'_>, i: usize) -> bool {
    let clause = scene.word(i).conjunction && scene.is(i, Classes::ADJUNCT);
    scene.is(i, Classes::FACTUAL) && !clause
}

/// Whether "that" or words in quotation marks follow the verb at `i` within a few words.
fn opens_soon(scene: &Scene<'_>, i: usize) -> bool {
    const MAX_WORDS: usize = 6;
    (i + 1..=i + MAX_WORDS)
        .take_while(|j| !scene.is_comma(*j) && scene.fold(*j) != ".")
        .any(|j| scene.is(j, Classes::THAT) || scene.opens(j).is_some_and(|q| !scene.is_name(q)))
}

/// Whether an adjective that is written like a verb goes with the indefinite noun before it ("إجراءات مشددة",
/// "نازيون جدد").
fn homograph(scene: &Scene<'_>, i: usize) -> bool {
    let noun = scene.fold(i - 1);
    let plural = noun.ends_with("ون") || noun.ends_with("ين");
    let agrees = match scene.fold(i).ends_with('ه') {
        true => noun.ends_with('ه') || noun.ends_with("ات"),
        false => plural,
    };
    scene.is(i, Classes::HOMOGRAPH)
        && agrees
        && !scene.named(i - 1)
        && !noun.starts_with("ال")
        && scene.word(i - 1).verb.is_none()
}

/// "بات الفريق مهددا بالهبوط", "ليس مستبعدا": what is said of the subject, and no one speaks.
fn passive_predicate(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    const MAX_SUBJECT: usize = 3;
    let participle = matches!(scene.verb(i), Some((cue, Form::Participle)) if !cue.opens.has(Opens::BRIDGE));
    participle
        && (start.max(i.saturating_sub(MAX_SUBJECT))..i)
            .rev()
            .take_while(|j| !scene.is_comma(*j) && scene.quotation(*j).is_none() && scene.verb(*j).is_none())
            .any(|j| scene.is(j, Classes::COPULA))
}

/// "قانونا مقترحا في المجلس": an adjective of the indefinite noun before it, behind which the cue opens nothing.
pub(super) fn qualifies(scene: &Scene<'_>, cue: &Cue, i: usize) -> bool {
    let noun = scene.fold(i - 1).strip_suffix('ا');
    let accusative = noun.is_some_and(|noun| scene.is_common(noun))
        && !scene.named(i - 1)
        && !scene.is(i - 1, Classes::TIME.or(Classes::MANNER))
        && scene.word(i - 1).verb.is_none();
    let next = scene.fold(i + 1);
    let opens = scene.is(i + 1, Classes::THAT.or(Classes::PRONOUN).or(Classes::SAYING))
        || scene.is_mark(i + 1)
        || cue.opens.preposition(next)
        || next.starts_with('ب') && cue.opens.preposition("ب")
        || cue.opens.has(Opens::NOUN) && scene.is_event(i + 1)
        || cue.opens.has(Opens::WH);
    scene.fold(i).ends_with('ا') && accusative && !opens
}

/// Whether the word at `i` is a noun or another verb that is written like the reporting verb: "فتح طالب في العشرين
/// النار", "إلى جانب متهمين اثنين", "اطلعت عليه الصحيفة".
fn other_word(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    let next = scene.fold(i + 1);
    let definite = next.starts_with("ال") || scene.named(i + 1) || scene.is_mark(i + 1);
    match scene.verb(i) {
        _ if scene.word(i).conjunction => false,
        Some((cue, Form::Participle)) => {
            cue.opens.has(Opens::ALWAYS_OBJECT) && scene.fold(i).ends_with("ين") && !scene.is_comma(i - 1) && !definite
        }
        Some((cue, Form::Finite(_))) if cue.opens.has(Opens::OBJECT) => {
            let before = scene.word(i - 1);
            let deed = before
                .classes
                .only(Classes::EVENT.or(Classes::DEED).or(Classes::NARRATES))
                == before.classes;
            let verb = i == start + 1 && deed && !scene.named(i - 1);
            let noun = scene.is(i, Classes::ROLE) && verb && !scene.fold(i - 1).starts_with("ال");
            noun && matches!(next, "في" | "من") || !cue.opens.preposition("علي") && next.starts_with("عليه")
        }
        _ => false,
    }
}

/// "عاقبت 11 متهما", "وهو طالب في الجامعة", "غرامة قدرها مليون دولار": a noun that is written like a verb or a participle.
fn counted(scene: &Scene<'_>, i: usize) -> bool {
    let number = |i: usize| scene.kind(i) == Some(TokenKind::Number);
    // "مليونا دولار" are two millions.
    let sum = |word: &str| {
        let one = word.strip_suffix('ا').unwrap_or(word);
        scene.cues.classes(one).has(Classes::SUM)
    };
    match scene.verb(i) {
        Some((cue, Form::Participle)) => !scene.word(i).conjunction && (number(i - 1) || qualifies(scene, cue, i)),
        Some((cue, Form::WithObject(_))) => {
            cue.opens.has(Opens::AMOUNT) && (number(i + 1) || scene.is(i + 1, Classes::ABOUT) || sum(scene.fold(i + 1)))
        }
        Some((_, Form::Finite(Subject::He))) => {
            let clause = scene.fold(i + 1).starts_with("ال") || scene.named(i + 1) || scene.is(i + 1, Classes::THAT);
            scene.is(i - 1, Classes::PERSONAL) && scene.is(i, Classes::PERSON) && !clause
        }
        _ => false,
    }
}

/// "العمليات التي أعلن عنها الجيش": a pronoun behind the cue's own preposition stands for the content.
pub(super) fn spoken_of(scene: &Scene<'_>, cue: &Cue, i: usize, sentence: &Range<usize>) -> bool {
    i > sentence.start && scene.is(i - 1, Classes::RELATIVE) && pointed_back(scene, cue, i)
}

/// Whether a pronoun with one of the cue's own prepositions stands behind the verb at `i` ("أعلن عنها").
pub(super) fn pointed_back(scene: &Scene<'_>, cue: &Cue, i: usize) -> bool {
    let bound = scene.fold(i + 1);
    let own = ["عن", "الي", "علي", "من", "ب"]
        .iter()
        .any(|p| cue.opens.preposition(p) && bound.starts_with(p.trim_end_matches('ي')));
    scene.is(i + 1, Classes::PRONOUN) && own && !cue.opens.has(Opens::CARRY)
}
