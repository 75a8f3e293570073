//! The statement of a draft: its content without marks and what is the report's own, its stance, its quotation.

use super::clause::Draft;
use super::scene::Scene;
use super::shown;
use super::{Relay, Speaker, Statement, brackets, forms, nominal, quotes, speakers, stance};
use crate::lexicon::cues::Classes;
use crate::reading::Stance;
use crate::text::Span;
use std::ops::Range;

/// The statement of a draft; none if nothing is left of its content.
pub(super) fn state(scene: &Scene<'_>, draft: &Draft, speaker: Speaker) -> Option<Statement> {
    let (range, all_quoted) = bare(scene, draft);
    let content = span(scene, draft, &range)?;
    if says_nothing(scene, draft, &range) || accused(scene, draft, &speaker, range.start) {
        return None;
    }
    let stance = stance::of(scene, draft, &speaker, &range, all_quoted);
    let quoted = range.clone().filter_map(|i| scene.opens(i)).filter_map(|q| {
        let words = !scene.is_name(q);
        words.then(|| scene.span(&(q.open..q.close + 1))).flatten()
    });
    let source = draft.source.as_ref().filter(|r| speakers::names_someone(scene, r));
    Some(Statement {
        source: source.and_then(|r| shown::surface(scene, r)),
        speaker,
        relays: draft.relays.iter().filter_map(|r| relay(scene, r)).collect(),
        cue: without_conjunction(scene, draft.cue),
        content,
        quote: quotes::of_content(scene.text(), content, quoted, all_quoted),
        stance,
        outer: draft.outer,
        denied: draft.denied,
    })
}

/// The content without outer marks and stops, and whether all of it stood in quotation marks.
fn bare(scene: &Scene<'_>, draft: &Draft) -> (Range<usize>, bool) {
    let mut range = draft.content.clone();
    let mut all_quoted = draft.direct;
    if draft.noun {
        range.end = noun_end(scene, &range);
    }
    range.end = brackets::content_end(scene, &range);
    let stop = |i: usize| {
        let mark = scene.is_comma(i) || matches!(scene.fold(i), "." | ":" | "…" | "-" | "–" | "(");
        mark && scene.is_mark(i)
    };
    loop {
        while range.end > range.start && stop(range.end - 1) {
            range.end -= 1;
        }
        // "أكد أنه و«بفضل الجهود»": a conjunction that stands alone.
        let opens = |i: usize| scene.is_comma(i) || matches!(scene.fold(i), "و" | ":");
        while range.start < range.end && opens(range.start) {
            range.start += 1;
        }
        match scene.opens(range.start) {
            // Closed at the end of the content, or open beyond its sentence.
            Some(q) if q.close + 1 >= range.end && range.len() > 2 => {
                range = q.open + 1..q.close.min(range.end);
                all_quoted = true;
            }
            _ => return (range, all_quoted),
        }
    }
}

/// The content's span without the preposition written onto its first word; none where it holds no word.
fn span(scene: &Scene<'_>, draft: &Draft, range: &Range<usize>) -> Option<Span> {
    let whole = scene.span(range)?;
    let clitic = if range.start == draft.content.start {
        draft.clitic
    } else {
        0
    };
    let content = Span::new(whole.start + clitic, whole.end);
    let words = content.of(scene.text()).chars().any(char::is_alphanumeric);
    words.then_some(content)
}

/// "أبدت الوزارة قلقها.": nothing is said of what.
fn says_nothing(scene: &Scene<'_>, draft: &Draft, range: &Range<usize>) -> bool {
    let alone = || range.len() == 1 && forms::possessed_noun(scene, range.start);
    draft.noun && alone() && scene.is(range.start, Classes::EVENT)
}

fn relay(scene: &Scene<'_>, range: &Range<usize>) -> Option<Relay> {
    Some(Relay {
        span: shown::surface(scene, range)?,
        name: shown::medium(scene, range),
    })
}

/// "واتهم الوزير بالفساد": whom the verb names would accuse himself, so he is the one accused.
fn accused(scene: &Scene<'_>, draft: &Draft, speaker: &Speaker, first: usize) -> bool {
    let whom = scene.mention(first).map(|mention| mention.entity);
    draft.source.is_none() && draft.stance == Stance::Accuses && whom.is_some() && whom == speaker.entity
}

/// Where a content that is a noun phrase ends: before a comma with a clause or
/// adjunct of the report's own, and before "بعد أن".
fn noun_end(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let own = Classes::TURN
        .or(Classes::CLAUSE)
        .or(Classes::RELATIVE)
        .or(Classes::ADJUNCT);
    (range.start + 1..range.end)
        .filter(|i| scene.quotation(*i).is_none())
        .find(|i| {
            let cut = scene.is(*i, own.or(Classes::SEQUEL)) && !conditional(scene, *i)
                // "أعلنت الشركة إقالة مديرها، ويرى …": a clause of its own.
                || scene.fold(*i).starts_with("وي") && !scene.named(*i) && !scene.is(*i, Classes::TIME)
                || scene.fold(*i) == "في" && scene.is(*i + 1, Classes::TURN)
                || scene.fold(*i) == "وذلك";
            let deed = scene.is(*i, Classes::DEED) && scene.word(*i).conjunction;
            // "ومنهم فلان", "الوزير مستعملا".
            let among = scene.is(*i, Classes::AMONG) && scene.word(*i).conjunction;
            (cut || deed) && scene.is_comma(*i - 1)
                || among
                || circumstance(scene, *i)
                || scene.is(*i, Classes::ADJUNCT) && scene.is(*i + 1, Classes::THAT)
        })
        // "من دون أن".
        .map_or(range.end, |i| {
            i - usize::from(scene.fold(i) == "دون" && scene.fold(i - 1) == "من")
        })
}

/// "هددت بغرامة، إذا لم يعد", "ألقى باللوم على البلدية، لأنها": a condition or reason is the speaker's own.
fn conditional(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i) == "اذا" || scene.fold(i).starts_with("لان")
}

/// "انتقد الرئيس البلدية مستعملا …": how he did it, no adjective of an indefinite noun.
fn circumstance(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 6;
    let word = scene.fold(i);
    let accusative = word.starts_with('م') && word.ends_with('ا') && word.chars().count() >= MIN_LETTERS;
    accusative
        && !scene.named(i)
        && !scene.is_event(i)
        && scene.word(i).classes == Classes::default()
        && i.checked_sub(1).is_some_and(|before| {
            let noun = scene.fold(before);
            scene.named(before) || noun.starts_with("ال") || scene.is_comma(before)
        })
}

/// The cue without the conjunction written onto it, nor the preposition before its article ("بالتهديدات").
fn without_conjunction(scene: &Scene<'_>, cue: Span) -> Span {
    let first = scene.reading.tokens.at(cue.start);
    if cue.of(scene.text()).starts_with("بال") && nominal::definite(scene, first).is_some() {
        return Span::new(cue.start + 'ب'.len_utf8(), cue.end);
    }
    let clitic = cue.of(scene.text()).chars().next().filter(|c| matches!(c, 'و' | 'ف'));
    match clitic {
        Some(clitic) if scene.word(first).conjunction || nominal::joined(scene, first) => {
            Span::new(cue.start + clitic.len_utf8(), cue.end)
        }
        _ => cue,
    }
}
