//! Nouns that report words: "بعد إعلان الشركة أن …", "رغم تحذير الخبراء من …".

use super::first_phrase::without_object;
use super::forms;
use super::lead;
use super::noun_openers::noun_opener;
use super::openers::{Opener, opener};
use super::relays;
use super::scene::{Scene, passive_perfect};
use super::source::{self, Bound};
use super::speakers;
use super::subjects::is_head;
use super::verbs::Found;
use crate::lexicon::cues::{Classes, Cue, Form, Opens, Subject};
use crate::reading::Stance;
use std::ops::Range;

/// The content opens within so many tokens behind the noun.
const MAX_REACH: usize = 18;

/// Between source and content stand at most so many tokens ("أمس الأحد").
const MAX_GAP: usize = 4;

/// "، بعد ساعات من تحذير": the report's own clause begins so many tokens before the noun at most.
const MAX_LEAD: usize = 6;

/// A plural of people ("كثيرين") has at least so many letters.
const MIN_PLURAL: usize = 6;

/// Reads the noun at `i`, which stands behind a preposition, with its source and content.
pub(super) fn at(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Found> {
    let bound = bound(scene, i);
    let Some(cue) = scene.cues.noun(scene.fold(i)).or(bound).or_else(|| definite(scene, i)) else {
        return of_someone(scene, i, sentence);
    };
    let carrier = relays::carrier(scene, sentence.start, i);
    let governed = bound.is_some() || carrier.is_some() || governed(scene, i, sentence);
    // "كُشف النقاب عن": a verb.
    if scene
        .token(i)
        .is_some_and(|token| passive_perfect(token.span.of(scene.text())))
    {
        return None;
    }
    // "أبرز المخاوف تهديد الشركة بالرحيل": a noun that is no form of a verb.
    let of_name = i > sentence.start && scene.named(i - 1) && carrier.is_none();
    if !governed && scene.word(i).verb.is_some() || scene.named(i) || of_name {
        return None;
    }
    // "قالت إن انتقاد الشركة للخطة نفاق": what the clause is about.
    if i > sentence.start && scene.is(i - 1, Classes::THAT) {
        return None;
    }
    let form = Form::Finite(Subject::Any);
    let end = sentence.end.min(i + 1 + MAX_REACH);
    if cue.opens.has(Opens::WEAK) {
        return None;
    }
    // "شكاوى من الأهالي من": the second opens.
    let behind = i + usize::from(scene.fold(i + 1) == "من");
    let opener = opener(scene, cue, form, behind, end);
    let by_noun = noun_opener(scene, cue, i, sentence.start, end, opener.as_ref().map(|o| o.at));
    let opener = by_noun.or(opener)?;
    // "ألقت تصريحات الوزير بظلالها": the verb before takes it.
    let other = !governed && opener.clitic > 0 && cue.stance == Stance::Asserts;
    // "قرار اللجنة هذا": which decision, and not what was decided.
    let pointed = opener.noun && scene.is(opener.content, Classes::DEMONSTRATIVE);
    // "دعوة الرئيس إلى باريس": he is invited.
    let invited = cue.opens.has(Opens::WHOM) && opener.noun && source::seat(scene, opener.content);
    if opener.bare_quote || opener.content >= sentence.end || other || pointed || invited {
        return None;
    }
    // "تعهد من الحكومة بـ": who gives it stands behind "من".
    let start = i + 1 + usize::from(scene.fold(i + 1) == "من");
    let mut stop = source::phrase(scene, start..opener.at, Bound::Opener);
    if cue.opens.has(Opens::OBJECT) {
        let whole = stop;
        stop = without_object(scene, start..stop);
        // "اتهام الرجل بـ": he is accused.
        if cue.opens.has(Opens::ALWAYS_OBJECT) && stop == whole {
            return None;
        }
    } else if stop + MAX_GAP < opener.at {
        return None;
    }
    // "إعلان حرب": without article it tells what is announced.
    let by = start > i + 1;
    if by && (stop..opener.at).any(|j| scene.is_comma(j)) {
        return None;
    }
    let known = scene.named(start)
        || scene.native(start)
        || scene.fold(start).starts_with("ال")
        || scene.is(
            start,
            Classes::ROLE
                .or(Classes::MEDIA)
                .or(Classes::ANONYMOUS)
                .or(Classes::OUTLET)
                .or(Classes::BODY),
        )
        || scene.fold(start).ends_with("ين") && scene.fold(start).chars().count() >= MIN_PLURAL;
    // "بادعاء أن الجسر قديم": whose it is was told before.
    let whose = bound.is_some() && scene.is(start, Classes::THAT);
    let someone = || known && is_head(scene, start) && speakers::names_someone(scene, &(start..stop));
    if !whose && (stop == start || scene.is(start, Classes::THAT) || !someone()) {
        return None;
    }
    Some(Found {
        source: Some(start..stop).filter(|_| !whose),
        relays: carrier.into_iter().collect(),
        bare_quote: false,
        clause: clause(scene, i, sentence.start),
        ..Found::new(i, cue, form, &opener)
    })
}

/// The cue of a noun with the article, before a state: "التهديدات الأميركية بـ", "بالتهديدات الأميركية بـ".
pub(super) fn definite<'a>(scene: &Scene<'a>, i: usize) -> Option<&'a Cue> {
    let noun = ["ال", "بال", "لل"]
        .iter()
        .find_map(|article| scene.fold(i).strip_prefix(article))?;
    let nation = scene.native(i + 1) && scene.fold(i + 1).starts_with("ال");
    // "وصفت القرار الأميركي بأنه خطأ": another verb's.
    scene
        .cues
        .noun(noun)
        .filter(|_| nation && !scene.is(i + 2, Classes::THAT))
}

/// The cue of a noun with a preposition written onto it: "بادعاء أن", "لمطالبة الشركة بـ", "كقول الوزير إن";
/// "بدعوة من" is by invitation.
fn bound<'a>(scene: &Scene<'a>, i: usize) -> Option<&'a Cue> {
    let rest = scene.fold(i).strip_prefix(['ب', 'ل', 'ك'])?;
    scene
        .cues
        .noun(rest)
        .filter(|_| scene.word(i).verb.is_none() && !scene.cues.classes(rest).has(Classes::INVITATION))
}

/// Whether a preposition stands before the noun at `i`.
fn governed(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> bool {
    i > sentence.start && scene.is(i - 1, Classes::ADJUNCT.or(Classes::LINKER))
}

/// "بعد إعلانها أن", "وتهديدها بفرض رسوم": the pronoun stands for who speaks.
fn of_someone(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Found> {
    let token = scene.token(i).filter(|token| token.is_word() && !scene.named(i))?;
    let (cue, prefixed) = forms::PRONOUNS
        .iter()
        .filter_map(|end| token.fold.strip_suffix(end))
        .flat_map(without_pronoun)
        .find_map(|noun| under_clitics(scene, &noun))?;
    let feminine = token.span.of(scene.text()).ends_with('ة');
    // "اتهامه": he is the one accused.
    let other = cue.opens.any(Opens::WEAK.or(Opens::ALWAYS_OBJECT));
    // "كرر ادعاءه أن", but "وأثار إعلانه غضبا".
    let that = scene.is(i + 1, Classes::THAT) || scene.is(i + 1, Classes::LINKER) && scene.is(i + 2, Classes::THAT);
    if feminine || other || !prefixed && !that && !governed(scene, i, sentence) {
        return None;
    }
    // "بعد دعوته إلى الحفل", "مطالبته بالدفع": who invites or asks, or who is invited or asked; "إشارته إلى الدمار".
    let singular = |end: &&str| token.fold.strip_suffix(*end).is_some_and(|noun| !noun.ends_with('ا'));
    if !that && (cue.opens.has(Opens::WHOM) || ["ته", "تها", "تهم"].iter().any(singular)) {
        return None;
    }
    let form = Form::Finite(Subject::Any);
    let end = sentence.end.min(i + 1 + MAX_GAP * 2);
    let lead = lead::skip_lead(scene, i + 1..end);
    // "إعلانه إلغاء الخطة", but "رفضه تسليم المفاتيح" is a deed.
    let event = scene.is_event(lead) || forms::possessed(scene, lead);
    let opener = if cue.opens.has(Opens::NOUN) && cue.stance != Stance::Denies && event {
        Opener::of_noun(lead, lead)
    } else {
        opener(scene, cue, form, i, end)?
    };
    let reach = lead + if opener.noun { 0 } else { MAX_GAP };
    let far = opener.at > reach || (i + 1..opener.at).any(|j| scene.verb(j).is_some());
    if far || opener.bare_quote || opener.content >= sentence.end {
        return None;
    }
    Some(Found {
        bare_quote: false,
        clause: clause(scene, i, sentence.start),
        ..Found::new(i, cue, form, &opener)
    })
}

/// Whether the word at `i` is a noun that reports words, with a pronoun ("نفيها").
pub(super) fn of_whom(scene: &Scene<'_>, i: usize) -> bool {
    let nouns = || forms::PRONOUNS.iter().filter_map(|end| scene.fold(i).strip_suffix(end));
    !scene.named(i) && nouns().any(|noun| scene.cues.noun(noun).is_some())
}

/// The cue of a noun that reports words, with a pronoun ("نفيها").
pub(super) fn with_pronoun<'a>(scene: &Scene<'a>, i: usize) -> Option<&'a Cue> {
    let nouns = forms::PRONOUNS.iter().filter_map(|end| scene.fold(i).strip_suffix(end));
    let mut nouns = nouns.flat_map(without_pronoun).filter(|_| !scene.named(i));
    nouns.find_map(|noun| scene.cues.noun(&noun))
}

/// How a noun is written that has such a form before a pronoun: "ادعائ" and "ادعاؤ" are "ادعاء", "إشارت" is "إشارة".
fn without_pronoun(noun: &str) -> impl Iterator<Item = String> {
    let hamza = noun.strip_suffix(['ي', 'و']).filter(|rest| rest.ends_with('ا'));
    let feminine = noun.strip_suffix('ت');
    let written = hamza.map(|rest| [rest, "ء"].concat());
    let written = written.or_else(|| feminine.map(|rest| [rest, "ه"].concat()));
    std::iter::once(noun.to_owned()).chain(written)
}

/// Whether the word at `i` is such a noun with "and" written onto it ("وتهديدها").
pub(super) fn joined(scene: &Scene<'_>, i: usize) -> bool {
    let Some(rest) = scene.fold(i).strip_prefix('و') else {
        return false;
    };
    forms::PRONOUNS
        .iter()
        .filter_map(|end| rest.strip_suffix(end))
        .flat_map(without_pronoun)
        .any(|noun| scene.cues.noun(&noun).is_some())
}

/// The cue of a noun, and whether a conjunction or preposition was taken off to find it ("بإعلانه").
fn under_clitics<'a>(scene: &Scene<'a>, noun: &str) -> Option<(&'a Cue, bool)> {
    if let Some(cue) = scene.cues.noun(noun) {
        return Some((cue, false));
    }
    let rest = noun.strip_prefix(['ب', 'ل', 'ك', 'و'])?;
    let rest = rest
        .strip_prefix(['ب', 'ل', 'ك'])
        .filter(|_| noun.starts_with('و'))
        .unwrap_or(rest);
    Some((scene.cues.noun(rest)?, true))
}

/// Where the report's own clause begins that the noun stands in ("، بعد ساعات من تحذير …"); the noun
/// itself, if it stands in the clause of before.
fn clause(scene: &Scene<'_>, i: usize, start: usize) -> usize {
    (start.max(i.saturating_sub(MAX_LEAD))..i)
        .rev()
        .find(|j| scene.is_comma(*j))
        .map(|comma| comma + 1 + usize::from(scene.fold(comma + 1) == "وذلك"))
        .filter(|first| scene.is(*first, Classes::ADJUNCT))
        .unwrap_or(i)
}
