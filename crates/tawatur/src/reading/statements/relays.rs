//! Agencies and outlets through which a statement came.

use super::according;
use super::clause::Draft;
use super::forms;
use super::inserts::MAX_INSERT;
use super::lead;
use super::media::{is_medium, medium_at};
use super::scene::Scene;
use super::source::{self, Bound};
use crate::lexicon::cues::{Classes, CueKind, Form, Opens};
use std::ops::Range;

/// An occasion behind the content names its medium within so many tokens.
const MAX_OCCASION: usize = 12;

/// Between an occasion and what tells more of it stand at most so many words.
const MAX_ADJECTIVES: usize = 2;

/// The media named between cue and content beside the source: "لوكالة …",
/// "في مقابلة مع قناة …", "عبر تلفزيون …".
pub(super) fn inside(scene: &Scene<'_>, zone: Range<usize>, source: Option<Range<usize>>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let start = source.map_or(zone.start, |s| s.end);
    let mut i = start;
    while i < zone.end {
        let word = scene.word(i);
        // "لـ«إيسنا»".
        if scene.fold(i) == "ل"
            && let Some(quotation) = scene
                .opens(i + 1)
                .filter(|q| q.len() <= MAX_INSERT && q.close < zone.end)
        {
            found.push(i + 1..quotation.close + 1);
            i = quotation.close + 1;
            continue;
        }
        // "قال لـ(CNN)".
        if scene.fold(i) == "ل" && scene.fold(i + 1) == "(" && is_medium(scene, i + 2) {
            let end = source::phrase(scene, i + 2..zone.end, Bound::Comma).max(i + 3);
            found.push(i + 2..end);
            i = end;
            continue;
        }
        // "قالت الدولة على لسان سفيرها": who speaks for it carries nothing.
        let mouth = scene.fold(i) == "علي";
        // "أوضحت الوزارة، وفق ما نقلت وكالة …، أن".
        if let Some((cue, _, next)) = according::expression(scene, i).filter(|_| !mouth) {
            let start = if cue.kind == CueKind::AccordingVerb {
                next + 1
            } else {
                next
            };
            let start = lead::skip_lead(scene, start..zone.end);
            let verb = cue.kind != CueKind::AccordingVerb || scene.verb(next).is_some();
            let end = source::phrase(scene, start..zone.end, Bound::Comma);
            if verb && end > start {
                found.push(start..end);
                i = end;
                continue;
            }
        }
        // "في تصريحات نقلتها وكالة …", but "مؤكدا ما نقلته وكالة …" tells of others' words.
        if let Some((_, Form::WithObject(_))) = scene.verb(i)
            && medium_at(scene, i + 1)
            && scene.fold(i.saturating_sub(1)) != "ما"
        {
            let end = source::phrase(scene, i + 1..zone.end, Bound::Comma);
            found.push(i + 1..end.max(i + 2));
            i = end.max(i + 2);
            continue;
        }
        // "في خطاب بثه التلفزيون": what was said there is told by its medium.
        if forms::possessed_noun(scene, i)
            && (i.saturating_sub(MAX_ADJECTIVES)..i).any(|j| scene.is(j, Classes::OCCASION))
            && i + 1 < zone.end
            && is_medium(scene, i + 1)
        {
            let end = source::phrase(scene, i + 1..zone.end, Bound::Comma).max(i + 2);
            found.push(i + 1..end);
            i = end;
            continue;
        }
        // "النص الذي اطلعت عليه وكالة".
        if matches!(scene.fold(i), "عليه" | "عليها") && is_medium(scene, i + 1) && i + 1 < zone.end {
            let end = source::phrase(scene, i + 1..zone.end, Bound::Comma).max(i + 2);
            found.push(i + 1..end);
            i = end;
            continue;
        }
        // "في لقاء مع «قناة النهر»".
        if let Some(quotation) = scene.opens(i)
            && quotation.close < zone.end
            && quotation.len() <= MAX_INSERT
            && i > zone.start
            && scene.is(i - 1, Classes::LINKER.or(Classes::ADJUNCT))
            && scene.fold(i - 1) != "عن"
            && is_medium(scene, i + 1)
        {
            found.push(i + 1..quotation.close);
            i = quotation.close + 1;
            continue;
        }
        // "في مقابلة مع «العربية»".
        if let Some(quotation) = scene.opens(i)
            && quotation.close < zone.end
            && quotation.len() <= MAX_INSERT
            && interviewed_by(scene, zone.start, i)
        {
            found.push(i + 1..quotation.close);
            i = quotation.close + 1;
            continue;
        }
        // "في مقابلة قناة النهر", "ردا على سؤال وكالة".
        let talk = i > zone.start && scene.is(i - 1, Classes::INTERVIEW);
        // "في لقاء أجرته معه صحيفة النهر", "لصحافيين بينهم مراسل الوكالة".
        let with_whom = i > zone.start
            && (scene.is(i - 1, Classes::AMONG) || matches!(scene.fold(i - 1), "معه" | "معها" | "معهم" | "معهما"));
        let linked = talk
            || with_whom
            || printed(scene, i)
            || word.clitic == Some('ل')
            || i > zone.start
                && scene.is(i - 1, Classes::LINKER.or(Classes::ADJUNCT))
                && !(matches!(scene.fold(i - 1), "عن" | "من") && scene.fold(i.saturating_sub(2)) != "اتصال");
        // "العارضة السابقة في مجلة": a part of who speaks.
        let apart = scene.fold(i.saturating_sub(1)) != "في"
            || i == start + 1
            || scene.is_comma(i.saturating_sub(2))
            || (start..i).any(|j| scene.is(j, Classes::OCCASION));
        // "مراسل لوكالة", "الوحدة التابعة لوكالة": a part of who speaks.
        let of_staff = word.clitic == Some('ل') && i > 0 && (scene.is(i - 1, Classes::MEDIA) || belongs(scene, i - 1));
        // "البرنامج الذي يعرض عبر شاشة «كذا»": where it is shown, and no one's words.
        let aired = scene.is(i, Classes::PROGRAMME) && i > 1 && forms::imperfect(scene, i - 2);
        if linked && apart && !of_staff && !aired && is_medium(scene, i) {
            let end = source::phrase(scene, i..zone.end, Bound::Comma).max(i + 1);
            found.push(i..end);
            i = end;
        } else {
            i += 1;
        }
    }
    found
}

/// Whether the medium at `i` is told by "ب" behind the occasion of the words: "في مقال رأي بصحيفة كذا".
fn printed(scene: &Scene<'_>, i: usize) -> bool {
    let medium = |noun: &str| scene.cues.classes(noun).has(Classes::MEDIA);
    scene.fold(i).strip_prefix('ب').is_some_and(medium)
        && (i.saturating_sub(MAX_ADJECTIVES)..i).any(|j| scene.is(j, Classes::OCCASION))
}

/// Whether the word at `i` tells whom what stands before it belongs to: "رائد تابع لـ", "الوحدة التابعة لـ".
fn belongs(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.fold(i);
    matches!(
        word.strip_prefix("ال").unwrap_or(word),
        "تابع" | "تابعه" | "تابعين" | "مملوك" | "مملوكه"
    )
}

/// Whether "مع" stands right before `i` and an interview at most two words before that.
fn interviewed_by(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let Some(with) = i.checked_sub(1).filter(|with| scene.fold(*with) == "مع") else {
        return false;
    };
    let from = with.saturating_sub(MAX_ADJECTIVES + 1).max(start.saturating_sub(1));
    (from..with).any(|j| scene.is(j, Classes::INTERVIEW))
}

/// The media that carried the words, where they are told behind the content: "، في تصريحات نقلتها
/// وكالة", "خلال مقابلة مع قناة".
pub(super) fn occasion(scene: &Scene<'_>, i: usize, end: usize) -> Option<Vec<Range<usize>>> {
    let words = |before: usize| {
        let quotation = scene.quotation(before).filter(|q| q.close == before);
        quotation.is_some_and(|q| q.len() > MAX_INSERT)
    };
    let comma = i
        .checked_sub(1)
        .is_some_and(|before| scene.is_comma(before) || words(before));
    // "، وذلك في مقابلة مع قناة كذا".
    let at = i + usize::from(scene.fold(i) == "وذلك" && matches!(scene.fold(i + 1), "في" | "خلال"));
    let opens = matches!(scene.fold(at), "في" | "خلال" | "وذلك") && scene.is(at + 1, Classes::OCCASION);
    if !comma || !opens || scene.is(at + 1, Classes::MEDIA) {
        return None;
    }
    let stop = (at + 2..end.min(at + MAX_OCCASION))
        .find(|j| scene.is_comma(*j))
        .unwrap_or(end.min(at + MAX_OCCASION));
    Some(inside(scene, at + 1..stop, None)).filter(|found| !found.is_empty())
}

/// "حسب ما نقلت وكالة كذا." as a sentence of its own: the medium that carried the words of the sentence before.
pub(super) fn closing(scene: &Scene<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    // "…. ، وفقا لما نقلته وكالة كذا."
    let first = sentence.clone().find(|i| !scene.is_comma(*i))?;
    let (cue, _, next) = according::expression(scene, first)?;
    let verb = usize::from(cue.kind == CueKind::AccordingVerb);
    let start = lead::skip_lead(scene, next + verb..sentence.end);
    let quoted = scene.opens(start).is_some_and(|q| is_medium(scene, q.open + 1));
    let end = source::phrase(scene, start..sentence.end, Bound::Comma);
    let whole = end > start && (end..sentence.end).all(|i| scene.is_mark(i) || scene.is(i, Classes::TIME));
    let told = verb == 0 || scene.verb(next).is_some();
    (whole && told && (quoted || is_medium(scene, start))).then_some(start..end)
}

/// Lets the medium that `sentence` names carry what the sentence before says.
pub(super) fn carry(scene: &Scene<'_>, drafts: &mut [Draft], sentence: &Range<usize>, carrier: &Range<usize>) {
    let reading = scene.reading;
    let index = |at: usize| reading.sentence_at(at);
    let before = scene
        .token(sentence.start)
        .and_then(|t| index(t.span.start)?.checked_sub(1));
    for draft in drafts.iter_mut().rev() {
        if before.is_none() || index(draft.cue.start) != before {
            break;
        }
        if draft.relays.is_empty() {
            draft.relays.push(carrier.clone());
        }
    }
}

/// Whether the clause at `i` tells more of a noun, as the report itself knows it: "قال الوزير إن الحزب الذي تتهمه الصحف
/// بالتقصير فاز". With "والذي" the speaker goes on.
pub(super) fn aside(scene: &Scene<'_>, i: usize) -> bool {
    let auxiliary = i > 0 && scene.is(i - 1, Classes::BE.or(Classes::NEGATOR));
    let before = i.checked_sub(1 + usize::from(auxiliary));
    before.is_some_and(|before| scene.is(before, Classes::RELATIVE) && !scene.fold(before).starts_with('و'))
}

/// Whether what "بحسب" names behind the words of another carried them: a medium, a source without name or
/// a document.
pub(super) fn carries(scene: &Scene<'_>, source: &Range<usize>) -> bool {
    let who = Classes::ANONYMOUS.or(Classes::DOCUMENT).or(Classes::OCCASION);
    is_medium(scene, source.start) || scene.is(source.start, who) || scene.opens(source.start).is_some()
}

/// "نقلت وكالة كذا تحذير الوزير من": the medium that carries what the noun at `noun` tells.
pub(super) fn carrier(scene: &Scene<'_>, start: usize, noun: usize) -> Option<Range<usize>> {
    let verb = (start.max(noun.saturating_sub(MAX_OCCASION))..noun).rev().find(|i| {
        let cue = scene.verb(*i);
        cue.is_some_and(|(cue, form)| cue.opens.has(Opens::CARRY) && matches!(form, Form::Finite(_)))
    })?;
    let first = lead::skip_lead(scene, verb + 1..noun);
    let end = source::phrase(scene, first..noun, Bound::Comma);
    let place = |i: usize| scene.is(i, Classes::LINKER) || scene.fold(i).starts_with("ال");
    let whole = (end..noun).all(place);
    (medium_at(scene, first) && end > first && whole).then_some(first..end)
}

/// "قالت صحيفة كذا، بحسب مصادر في الوزارة، إن": whose words a medium tells.
pub(super) fn cited(scene: &Scene<'_>, zone: Range<usize>) -> Option<Range<usize>> {
    let (cue, start) = zone.clone().find_map(|i| {
        let (cue, _, next) = according::expression(scene, i)?;
        Some((cue, lead::skip_lead(scene, next..zone.end)))
    })?;
    let end = source::phrase(scene, start..zone.end, Bound::Opener);
    let other = cue.kind == CueKind::According && !medium_at(scene, start) && !scene.is(start, Classes::SAYING);
    (other && end > start).then_some(start..end)
}

/// "قال خفر السواحل نقلا عن وزارة الدفاع إن": the one it is taken from.
pub(super) fn taken_from(scene: &Scene<'_>, zone: Range<usize>) -> Option<Range<usize>> {
    let at = zone
        .clone()
        .find(|i| scene.fold(*i) == "نقلا" && scene.fold(*i + 1) == "عن")?;
    let start = at + 2;
    let end = source::phrase(scene, start..zone.end, Bound::Opener);
    (end > start).then_some(start..end)
}
