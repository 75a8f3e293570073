//! "كما أفاد", "وفقا لما قاله", "حسب ما جاء في": expressions with a verb, whose subject is the source.

use super::super::scene::Scene;
use super::super::verbs;
use super::{According, MAX_LEAD, leads};
use crate::lexicon::cues::{Classes, Cue, Form, Opens};
use crate::reading::Stance;
use std::ops::Range;

/// The verb of such an expression.
pub(super) struct Told {
    /// The first token behind it.
    pub(super) end: usize,
    /// Whether its subject brings the words of another ("حسبما نقلت").
    pub(super) carries: bool,
    /// Whether a document stands behind it ("حسب ما جاء في").
    pub(super) document: bool,
    /// Whether "ما" stands before it ("وفقا لما قاله").
    pub(super) what: bool,
    /// Whether it says that its source told just this ("وفقا لما قاله المدير").
    pub(super) tells: bool,
}

/// The verb behind the expression from `i` to `next`; none where it tells nothing, or opens a content of its own.
pub(super) fn at(scene: &Scene<'_>, i: usize, next: usize, sentence: &Range<usize>) -> Option<Told> {
    let at = (next..).find(|j| !scene.is(*j, Classes::BE))?;
    let (verb, form) = scene.verb(at)?;
    let told = verb.opens.has(Opens::THAT) || verb.opens.has(Opens::CARRY);
    if form == Form::Participle || !told || verb.stance != Stance::Asserts && verb.stance != Stance::Expects {
        return None;
    }
    let likens = matches!(scene.fold(i), "كما" | "مثلما");
    // "وبحسب ما ذكرت الصحيفة، يؤكد الاتفاق أن": the clause behind the comma is another.
    let own = leads(scene, i, sentence.start) && !likens;
    let comma = (at + 1..sentence.end.min(at + MAX_LEAD)).find(|j| scene.is_comma(*j));
    let within = sentence.start..comma.filter(|_| own).unwrap_or(sentence.end);
    // "بحسب ما أظهرت دراسة": what it shows stands before, and only "that" opens anything behind it.
    let what = scene.fold(at - 1).ends_with("ما") && !likens;
    if verbs::at(scene, at, &within).is_some_and(|found| !(what && found.noun)) {
        return None;
    }
    Some(Told {
        end: at + 1,
        carries: verb.opens.has(Opens::CARRY),
        document: verb.opens.has(Opens::DOCUMENT),
        what,
        // "وفقا لما نقلته", "على ما يرونه": it carries words, or holds a view, and tells nothing itself.
        tells: what && !verb.opens.any(Opens::CARRY.or(Opens::WEAK).or(Opens::VIEW)),
    })
}

/// Behind what stands between the verb and its subject: times, a preposition before a document, a pronoun.
pub(super) fn past_place(scene: &Scene<'_>, verb_end: usize) -> usize {
    let mut start = verb_end;
    while scene.is(start, Classes::TIME) {
        start += 1;
    }
    // "حسب ما جاء في بيان", "لما نشر على الموقع".
    if scene.is(start, Classes::VIA) {
        start += 1;
    }
    // "كما ينص على ذلك القانون".
    if scene.is(start, Classes::DEMONSTRATIVE) && scene.is(start - 1, Classes::LINKER) {
        start += 1;
    }
    // "نقلت عنه", "نقلت على لسانه": of whom speaks before; "ما أشارت إليه": what was said.
    if scene.is(start, Classes::PRONOUN) {
        start + 1
    } else if scene.fold(start) == "علي" && scene.is(start + 1, Classes::TONGUE) {
        start + 2
    } else {
        start
    }
}

/// "…، حسبما قالت.", "حسبما قالت الأحد في بيان.": whose words they are was said before; "حسبما ورد في بيان" names
/// the document.
pub(super) fn by_none(
    scene: &Scene<'_>,
    cue: Range<usize>,
    sentence: &Range<usize>,
    of: &Cue,
    document: bool,
) -> Option<According> {
    let time = |j: usize| scene.token(j).is_some_and(|token| scene.reading.in_time(token.span));
    let at = (cue.end..sentence.end).find(|j| !time(*j)).unwrap_or(sentence.end);
    let occasion = !document && scene.fold(at) == "في" && scene.is(at + 1, Classes::OCCASION);
    let ends = at >= sentence.end || scene.is_comma(at) || scene.fold(at) == "." || occasion;
    (ends && !leads(scene, cue.start, sentence.start)).then(|| According {
        source: at..at,
        relays: Vec::new(),
        giver: None,
        stance: of.stance,
        tells: false,
        content: None,
        next: at,
        cue,
    })
}
