//! "بحسب", "وفقا لـ", "كما أفاد": expressions whose source follows, before or
//! behind the content.

mod clauses;
mod told;
mod who;

pub(super) use self::clauses::{clause_start, last_clause};
pub(super) use self::who::how_many;

use self::clauses::{content, joined, leads, opener};
use self::who::Named;
use super::lead;
use super::relays;
use super::scene::Scene;
use super::source::{self, Bound};
use crate::lexicon::cues::{Classes, Cue, CueKind};
use crate::reading::Stance;
use std::ops::Range;

/// The source of a leading expression ends within so many tokens.
const MAX_LEAD: usize = 40;

/// A relay behind the source begins within so many tokens.
const MAX_RELAY: usize = 8;

/// Such an expression with its source.
#[derive(Clone, Debug)]
pub(super) struct According {
    pub(super) cue: Range<usize>,
    pub(super) source: Range<usize>,
    pub(super) relays: Vec<Range<usize>>,
    /// The medium whose own report the source is ("وفقا لتقرير نشرته وكالة"): it carries the words of another.
    pub(super) giver: Option<Range<usize>>,
    pub(super) stance: Stance,
    /// Whether it says that its source told just this ("وفقا لما قاله المدير").
    pub(super) tells: bool,
    /// The first token of the content, where it follows; none where it stands before.
    pub(super) content: Option<usize>,
    /// Where to read on.
    pub(super) next: usize,
}

/// Reads the expression at `i`.
pub(super) fn at(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<According> {
    let (cue, _, next) = expression(scene, i)?;
    let verb = match cue.kind {
        CueKind::AccordingVerb => Some(told::at(scene, i, next, sentence)?),
        _ => None,
    };
    if let Some(verb) = &verb
        && let Some(found) = told::by_none(scene, i..verb.end, sentence, cue, verb.document || verb.carries)
    {
        return Some(found);
    }
    let start = verb.as_ref().map_or(next, |verb| told::past_place(scene, verb.end));
    let end = sentence.end.min(start + MAX_LEAD);
    let first = lead::skip_lead(scene, start..end);
    // "حسبما نقلت وكالة عن متحدث": the medium ends before "عن".
    let end = match &verb {
        Some(verb) if verb.carries => (first + 1..end).find(|j| scene.fold(*j) == "عن").unwrap_or(end),
        _ => end,
    };
    let leads = joined(scene, i, sentence.start, first..end) || leads(scene, i, sentence.start);
    let opener = opener(scene, first..end).filter(|_| leads);
    let source = match &opener {
        Some(opener) => first..source::phrase(scene, first..opener.at, Bound::Opener),
        None => first..source::phrase(scene, first..end, Bound::Comma),
    };
    let mut named = Named::new(i..verb.as_ref().map_or(next, |verb| verb.end), source);
    named.by_clause(scene, end);
    if !names_someone(scene, i, &named.source, leads) {
        return None;
    }
    match &verb {
        None if !leads => named.before_number(scene),
        None if opener.is_none() => named.before_verb(scene),
        _ => {}
    }
    named.with_apposition(scene, sentence.end);
    let mut next = named.through(scene, end);
    if verb.is_some() {
        next = named.of_whom(scene, next, sentence.end.min(start + MAX_LEAD));
    }
    let content = match leads {
        true => Some(content(scene, opener, next, end, sentence.end, verb.is_some())?),
        false => None,
    };
    // "كما اعتبرت الغرب منحازا": a clause of its own.
    if verb.as_ref().is_some_and(|verb| !verb.what) && !ends(scene, next, sentence.end) {
        return None;
    }
    named
        .relays
        .extend(relays::inside(scene, next..end.min(next + MAX_RELAY), None));
    Some(According {
        cue: named.cue,
        source: named.source,
        relays: named.relays,
        giver: named.giver,
        stance: cue.stance,
        tells: verb.is_some_and(|verb| verb.tells),
        content,
        next: content.unwrap_or(next),
    })
}

/// Whether the words behind the expression at `i` name whose words they are.
fn names_someone(scene: &Scene<'_>, i: usize, source: &Range<usize>, leads: bool) -> bool {
    let heads = scene.is_word(source.start)
        || scene.opens(source.start).is_some()
        || source::quantity(scene, source.start).is_some();
    let set_apart = leads || scene.is_mark(i - 1);
    !source.is_empty()
        && heads
        && !who::keeps_to(scene, source.start, set_apart)
        && !who::follows(scene, i, source, leads)
}

/// Whether the clause of the expression ends before the token at `next`.
fn ends(scene: &Scene<'_>, next: usize, end: usize) -> bool {
    let other = Classes::ADJUNCT
        .or(Classes::TIME)
        .or(Classes::LINKER)
        .or(Classes::TURN)
        .or(Classes::RELATIVE);
    next >= end
        || scene.is_mark(next)
        || scene.is(next, other)
        || scene.word(next).clitic.is_some()
        || scene.word(next).conjunction
}

/// Where "حسب وصفه" at `i` ends: it names the speaker of before again.
pub(super) fn own(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let (cue, _, next) = expression(scene, i)?;
    (cue.kind == CueKind::According && scene.is(next, Classes::SAYING)).then_some(next + 1)
}

/// The expression at `i`: its cue, its words, and the token behind them.
pub(super) fn expression<'a>(scene: &Scene<'a>, i: usize) -> Option<(&'a Cue, Range<usize>, usize)> {
    if scene.named(i) {
        return None;
    }
    let word = scene.fold(i);
    let mut phrases = scene.cues.phrases(word);
    if phrases.is_empty()
        && let Some(rest) = word.strip_prefix('و')
    {
        phrases = scene.cues.phrases(rest);
    }
    let (phrase, next) = phrases.iter().find_map(|phrase| {
        let mut next = i + 1;
        for word in &phrase.rest {
            if word.chars().count() == 1 && word != "و" {
                // A clitic on the next word, or standing alone before a mark.
                let fold = scene.fold(next);
                if fold == word {
                    next += 1;
                } else if !fold.starts_with(word.as_str()) {
                    return None;
                }
            } else if scene.fold(next) == word {
                next += 1;
            } else {
                return None;
            }
        }
        Some((phrase, next))
    })?;
    let cue = scene.cues.get(phrase.cue)?;
    matches!(cue.kind, CueKind::According | CueKind::AccordingVerb).then_some((cue, i..next, next))
}
