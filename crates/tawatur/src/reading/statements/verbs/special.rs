//! Verbs whose content or source stands in a way of their own: views of one spoken of, light verbs,
//! courts and documents.

use super::super::first_phrase;
use super::super::lead;
use super::super::media;
use super::super::nominal;
use super::super::openers::{Opener, opener};
use super::super::relays;
use super::super::scene::Scene;
use super::super::source::{self, Bound};
use super::super::subjects::{self, is_head, subject_before};
use super::subject::speaks;
use super::{Found, MAX_BETWEEN, MAX_WEAK_REACH};
use crate::lexicon::cues::{Classes, Form, Opens, Subject};
use std::ops::Range;

/// "واعتبرتها موقفا عدائيا", "اعتبره المدير من الأعداء": what one spoken of before is held to be.
pub(super) fn held(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Found> {
    let (cue, form) = scene.verb(i)?;
    let end = sentence.end.min(i + 1 + MAX_WEAK_REACH);
    let lead = lead::skip_lead(scene, i + 1..end);
    let subject = scene.named(lead)
        || scene.fold(lead).starts_with("ال")
        || scene.is(lead, Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::MEDIA));
    // "يعتبرونه مصدرا مهما": nor does an accusative.
    let subject = subject && (scene.named(lead) || !scene.fold(lead).ends_with('ا'));
    // "ويعتبره محطة مهمة": what he holds it to be, as the gender tells.
    let other =
        matches!(form, Form::WithObject(Subject::He)) && scene.feminine(lead) && !scene.fold(lead).starts_with("ال");
    let source = lead..if subject && !other && subjects::may_be_subject(scene, lead, form) {
        first_phrase::without_object(scene, lead..source::phrase(scene, lead..end, Bound::Content))
    } else {
        lead
    };
    let content = lead::skip_lead(scene, source.end..end);
    let other = Classes::THAT
        .or(Classes::RELATIVE)
        .or(Classes::TURN)
        .or(Classes::ADJUNCT);
    let opens = scene.is_word(content) || scene.opens(content).is_some();
    if content >= end || !opens || scene.is(content, other) || scene.word(content).conjunction {
        return None;
    }
    let mut opener = Opener::new(content, content);
    opener.noun = true;
    Some(Found {
        source: Some(source).filter(|s| !s.is_empty()),
        ..Found::new(i, cue, form, &opener)
    })
}

/// "أثار خبراء مخاوف بشأن", "وجه الوزير تحذيرا من": the noun tells what is said and opens the content.
pub(super) fn light(scene: &Scene<'_>, form: Form, i: usize, sentence: &Range<usize>) -> Option<Found> {
    if form == Form::Participle || matches!(form, Form::WithObject(_)) {
        return None;
    }
    let end = sentence.end.min(i + MAX_WEAK_REACH);
    let lead = lead::skip_lead(scene, i + 1..end);
    let again = scene
        .verb(i)
        .is_some_and(|(verb, _)| verb.opens.any(Opens::THAT.or(Opens::NOUN)));
    let indefinite = |j: usize| {
        // "أثار القرار غضبا في إشارة إلى": no object of the verb.
        if scene.is(j - 1, Classes::LINKER.or(Classes::ADJUNCT)) {
            return None;
        }
        let word = scene.fold(j);
        let bare = word.strip_prefix('ب').unwrap_or(word);
        let cue = scene
            .cues
            .noun(bare)
            .or_else(|| scene.cues.noun(bare.strip_suffix('ا')?))
            .or_else(|| scene.cues.noun(bare.strip_prefix("ال")?))
            // "جدد نفيه تورط بلاده": who tells again tells words of his own, and no other verb's.
            .or_else(|| {
                let own = again && (lead..j).all(|k| scene.verb(k).is_none());
                nominal::with_pronoun(scene, j).filter(|_| own)
            })?;
        (!scene.named(j) && !scene.is_comma(j)).then_some(cue)
    };
    let (noun, cue) = (lead..end)
        .take_while(|j| scene.is_word(*j) || scene.is_comma(*j) || scene.quotation(*j).is_some())
        .find_map(|j| Some((j, indefinite(j)?)))?;
    let end = sentence.end.min(noun + MAX_BETWEEN);
    // "كررت نفيها توقيف القبطان".
    let own = cue.opens.has(Opens::NOUN) && nominal::of_whom(scene, noun) && scene.is_event(noun + 1);
    let opener = if own {
        let mut opener = Opener::new(noun + 1, noun + 1);
        opener.noun = true;
        opener
    } else {
        opener(scene, cue, Form::Finite(Subject::Any), noun, end)?
    };
    if opener.content >= sentence.end || opener.bare_quote {
        return None;
    }
    let after = lead..source::phrase(scene, lead..noun, Bound::Opener);
    let mut found = Found {
        weak: true,
        ..Found::new(i, cue, form, &opener)
    };
    let source = if after.is_empty() || !is_head(scene, after.start) {
        let (before, relative) = subject_before(scene, i, sentence.start).filter(|_| !scene.word(i).conjunction)?;
        found.clause = before.start;
        found.relative = relative;
        before
    } else {
        after
    };
    // "أثار القرار مخاوف من": no one who speaks.
    if !speaks(scene, &source) && form != Form::Finite(Subject::They) {
        return None;
    }
    found.source = Some(source);
    Some(found)
}

/// "قضت المحكمة بـ"; "قضى أياما", "حكم عليه بالسجن" tell of no court.
pub(super) fn court(scene: &Scene<'_>, mut found: Found, after: Range<usize>, start: usize) -> Option<Found> {
    let judges = |range: &Range<usize>| range.clone().any(|i| scene.is(i, Classes::COURT));
    if judges(&after) {
        found.source = Some(after);
        return Some(found);
    }
    let (before, relative) = subject_before(scene, found.cue.start, start).filter(|(before, _)| judges(before))?;
    found.clause = before.start;
    found.source = Some(before);
    found.relative = relative;
    Some(found)
}

/// "جاء في البيان أن", "وردت تقارير بأن", "جاء نص البيان كالتالي: …": the document is the source.
pub(super) fn document(scene: &Scene<'_>, mut found: Found, zone: Range<usize>) -> Option<Found> {
    let named = Classes::OCCASION.or(Classes::MEDIA).or(Classes::OUTLET);
    let at = zone
        .clone()
        .find(|j| scene.fold(*j) == "في")
        .filter(|at| *at <= zone.start + 1);
    let start = match at {
        Some(at) => at + 1,
        // What it stands in was named before.
        None if scene.is(zone.start, Classes::PRONOUN) => return Some(found),
        None if scene.is(zone.start, named) && !scene.is(zone.start, Classes::LINKER) => zone.start,
        None => return None,
    };
    // "جاء ذلك في بيان للوزارة، حيث نفت فيه أن": what opens the content is the other verb's.
    let other = |j: usize| {
        scene.is(j, Classes::TURN.or(Classes::CLAUSE)) && matches!(scene.verb(j + 1), Some((_, Form::Finite(_))))
    };
    if (start..zone.end).any(other) {
        return None;
    }
    let whole = source::phrase(scene, start..zone.end, Bound::Opener).max(start + 1);
    // "جاء في بيان للوزارة نقلته وكالة كذا أن": who carried it tells no more of it.
    let carried =
        |j: &usize| matches!(scene.verb(*j), Some((_, Form::WithObject(_)))) && media::medium_at(scene, j + 1);
    let whole = (start + 1..whole).find(carried).unwrap_or(whole);
    // "جاء ذلك في مقابلة للوزير مع قناة كذا": whose words they are.
    let author = (start + 1..whole).find(|j| scene.word(*j).clitic == Some('ل') || scene.fold(*j).starts_with("لل"));
    if at.is_some_and(|at| at > zone.start)
        && let Some(author) = author.filter(|_| scene.is(start, Classes::OCCASION))
    {
        found.relays = relays::inside(scene, whole..zone.end, None);
        found.source = Some(author..whole);
        return Some(found);
    }
    // "جاء في المركز الثاني بعد أن": no document.
    let near = whole + MAX_BETWEEN >= zone.end;
    if !scene.is(start, named) && (!near || !is_head(scene, start) || scene.is(start, Classes::TIME)) {
        return None;
    }
    // "جاء في بيان أوردته وكالة كذا أن"; a report is hers who gave it out.
    if !scene.is(start, Classes::FINDING) {
        found.relays = relays::inside(scene, whole..zone.end, None);
    }
    found.source = Some(start..whole);
    Some(found)
}
