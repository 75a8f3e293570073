//! Verbs whose subject brings the words of another: "نقلت وكالة X عن Y قوله إن".

use super::forms;
use super::lead;
use super::media;
use super::nominal;
use super::openers::{Opener, opener};
use super::relays;
use super::scene::Scene;
use super::source::{self, Bound};
use super::subjects::{self, is_head, subject_before};
use super::verbs::Found;
use crate::lexicon::cues::{Classes, Form, Opens, Subject};
use crate::text::TokenKind;
use std::ops::Range;

/// "نقلت وكالة X عن Y قوله إن": source Y, relay X.
pub(super) fn at(scene: &Scene<'_>, i: usize, end: usize, sentence: &Range<usize>) -> Option<Found> {
    if of_him(scene, i + 1) {
        return carried_of_him(scene, i, i + 1, end);
    }
    // "نقلت وكالة X على لسان Y قوله".
    let mouth = |j: usize| scene.fold(j) == "علي" && scene.fold(j + 1) == "لسان";
    let about = (i + 1..end).find(|j| {
        scene.fold(*j) == "عن"
            || of_him(scene, *j)
            || mouth(*j)
            || says(scene, *j)
            || scene.kind(*j) == Some(TokenKind::Break)
            || stops(scene, *j)
    })?;
    if says(scene, about) {
        return carried_document(scene, i, about, end);
    }
    if of_him(scene, about) {
        return carried_of_him(scene, i, about, end);
    }
    let behind = match scene.fold(about) {
        "عن" => about + 1,
        "علي" => about + 2,
        _ => return None,
    };
    let (cue, form) = scene.verb(i)?;
    // "عن فلان، الذي …، قوله إن".
    let saying = (behind..end).find(|j| scene.is(*j, Classes::SAYING));
    // "نقلت وسائل إعلام أن الحادث أسفر عن سقوط قتلى": nobody's words stand behind this "عن".
    let carries = matches!(form, Form::Finite(_)) && !(i + 1..about).any(|j| scene.is(j, Classes::THAT));
    let opener = opener(scene, cue, form, saying.unwrap_or(about), end)
        .or_else(|| deed(scene, behind, end).filter(|_| carries))?;
    let lead = lead::skip_lead(scene, behind..opener.at);
    let source = lead..source::phrase(scene, lead..opener.at, Bound::Opener);
    if source.is_empty() || !is_head(scene, source.start) {
        return None;
    }
    let first = lead::skip_lead(scene, i + 1..about);
    let medium = first..source::phrase(scene, first..about, Bound::Opener);
    // Its form tells of the medium, and not of whose words they are.
    let plain = Found::new(i, cue, Form::Finite(Subject::Any), &opener);
    let mut found = Found {
        source: Some(source),
        weak: cue.opens.has(Opens::WEAK) || plain.weak,
        ..plain
    };
    // "نقلت وكالة X عن Y قوله لقناة Z إن": whom he told stands nearer to him.
    if let Some(saying) = saying {
        found.relays = relays::inside(scene, saying + 1..opener.at, None);
    }
    if medium.is_empty() {
        if let Some((before, _)) = subject_before(scene, i, sentence.start).filter(|_| !scene.word(i).conjunction) {
            found.clause = before.start;
            found.relays.push(before);
        }
    } else {
        let behind = medium.end..about;
        found.relays.push(medium);
        found.relays.extend(listed(scene, behind));
    }
    Some(found)
}

/// "نقلت الوكالة عن مصدر تدمير الجسر", "عن الوزير نفيه": the verbal noun behind whose words they are.
fn deed(scene: &Scene<'_>, from: usize, end: usize) -> Option<Opener> {
    let goes_on = |j: &usize| scene.is_word(*j) && !scene.is(*j, Classes::RELATIVE.or(Classes::ADJUNCT));
    let event = (from..end).take_while(goes_on).skip(1).find(|j| {
        let governed = scene.is(*j - 1, Classes::LINKER)
            || forms::construct(scene, *j - 1) && !forms::possessed_noun(scene, *j - 1);
        !governed && (scene.is_event(*j) && scene.verb(*j).is_none() || nominal::of_whom(scene, *j))
    })?;
    let mut opener = Opener::new(event, event);
    opener.noun = true;
    Some(opener)
}

/// Whether a full stop stands at `i`, and no dot of "بي.بي.سي".
fn stops(scene: &Scene<'_>, i: usize) -> bool {
    let next = || scene.token(i + 1).zip(scene.token(i));
    scene.fold(i) == "." && next().is_none_or(|(next, stop)| next.span.start > stop.span.end)
}

/// "وسائل إعلام، منها صحيفة كذا وقناة كذا": those of the carriers that are named.
fn listed(scene: &Scene<'_>, zone: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let among = |i: &usize| scene.is(*i, Classes::AMONG) && !scene.word(*i).conjunction;
    let Some(mut i) = zone.clone().find(among) else {
        return found;
    };
    while i < zone.end {
        if media::is_medium(scene, i) {
            // "صحيفة كذا وقناة كذا": one after the other.
            let next = (i + 1..zone.end).find(|j| scene.word(*j).conjunction && media::is_medium(scene, *j));
            let end = source::phrase(scene, i..next.unwrap_or(zone.end), Bound::Comma).max(i + 1);
            found.push(i..end);
            i = end;
        } else {
            i += 1;
        }
    }
    found
}

/// "جاء فيه", "قال فيها": what stands in the document named before.
fn says(scene: &Scene<'_>, i: usize) -> bool {
    scene.verb(i).is_some() && subjects::resumes(scene, i + 1)
}

/// "نقلت وكالة X بيان Y الذي جاء فيه أن": source the document of Y, relay X.
fn carried_document(scene: &Scene<'_>, i: usize, says: usize, end: usize) -> Option<Found> {
    let (cue, form) = scene.verb(i)?;
    let document = (i + 2..says).find(|j| scene.is(*j, Classes::DOCUMENT) && !scene.is(*j - 1, Classes::LINKER))?;
    let opener = opener(scene, cue, form, says + 1, end)?;
    let first = lead::skip_lead(scene, i + 1..document);
    let medium = first..source::phrase(scene, first..document, Bound::Opener);
    let source = document..source::phrase(scene, document..says, Bound::Comma);
    (media::is_medium(scene, first) && medium.end == document && !source.is_empty()).then(|| Found {
        cue: says..says + 2,
        source: Some(source),
        relays: vec![medium],
        clause: i,
        ..Found::new(i, cue, form, &opener)
    })
}

/// Whether "عنه" or the like stands at `i`.
fn of_him(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i).starts_with("عن") && scene.is(i, Classes::PRONOUN)
}

/// "ونقلت عنه وكالة X قوله إن", "ونقلت وكالة X عنه قوله إن": the speaker of before, relay X.
fn carried_of_him(scene: &Scene<'_>, i: usize, him: usize, end: usize) -> Option<Found> {
    let (cue, _) = scene.verb(i)?;
    let saying = (him + 1..end).find(|j| {
        scene.is(*j, Classes::SAYING.or(Classes::THAT)) || scene.opens(*j).is_some_and(|q| !scene.is_name(q))
    })?;
    let opener = opener(
        scene,
        cue,
        Form::Finite(Subject::Any),
        saying.saturating_sub(1).max(i + 1),
        end,
    )?;
    let between = if him == i + 1 { him + 1..saying } else { i + 1..him };
    let first = lead::skip_lead(scene, between.clone());
    let medium = first..source::phrase(scene, first..between.end, Bound::Opener);
    Some(Found {
        cue: i..i + 1,
        source: None,
        relays: Some(medium).filter(|m| !m.is_empty()).into_iter().collect(),
        opened: opener.at,
        content: opener.content,
        clitic: opener.clitic,
        stance: cue.stance,
        form: Form::Finite(Subject::Any),
        noun: opener.noun,
        weak: false,
        pronoun: opener.pronoun,
        bare_quote: opener.bare_quote,
        clause: i,
        relative: false,
    })
}
