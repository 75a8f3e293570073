//! Reporting verbs and participles: where their source stands and where their
//! content opens.

mod special;
pub(super) mod subject;

use super::carried;
use super::denying;
use super::noun_openers::noun_opener;
use super::objects;
use super::openers::{Opener, opener};
use super::relays;
use super::scene::Scene;
use super::unspoken::{no_report, pointed_back, spoken_of};
use crate::lexicon::cues::{Classes, Cue, CueKind, Form, Opens};
use crate::reading::Stance;
use std::ops::Range;

/// The content of a verb opens within so many tokens.
const MAX_REACH: usize = 48;

/// The content of a weak verb opens within so many tokens.
const MAX_WEAK_REACH: usize = 16;

/// Between a participle and its content stand at most so many tokens.
const MAX_BETWEEN: usize = 8;

/// As [`MAX_BETWEEN`], where whom it addresses stands between.
const MAX_OBJECT: usize = 24;

/// What a verb calls someone shows within so many words.
const MAX_BRAND: usize = 6;

/// A verb in the future shows within so many words of the content.
const MAX_HEAD: usize = 12;

/// A reporting verb with its source and the place where its content opens.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The tokens of the cue.
    pub(super) cue: Range<usize>,
    /// The tokens of the source; none where it is elided.
    pub(super) source: Option<Range<usize>>,
    /// The tokens of the relays, the nearest to the report last.
    pub(super) relays: Vec<Range<usize>>,
    /// Where the words end that stand between the cue and what opens the content.
    pub(super) opened: usize,
    /// The first token of the content.
    pub(super) content: usize,
    /// Bytes of the first content token that belong to a preposition written onto it.
    pub(super) clitic: usize,
    /// The stance of the cue.
    pub(super) stance: Stance,
    /// How the cue's form shares its subject.
    pub(super) form: Form,
    /// Whether the content is a noun phrase and no clause.
    pub(super) noun: bool,
    /// Whether it counts only with "that" or a quotation.
    pub(super) weak: bool,
    /// Whether a pronoun that may stand for the speaker opens the content.
    pub(super) pronoun: bool,
    /// Whether a quotation opens it without "that".
    pub(super) bare_quote: bool,
    /// The first token of the clause: the subject's, if it stands before the verb.
    pub(super) clause: usize,
    /// Whether the subject stands before a relative pronoun ("التقارير التي تفيد").
    pub(super) relative: bool,
}

impl Found {
    /// A cue at `i` whose source is not known yet, as its form and opener tell.
    pub(super) fn new(i: usize, cue: &Cue, form: Form, opener: &Opener) -> Self {
        Self {
            cue: i..i + 1,
            source: None,
            relays: Vec::new(),
            opened: opener.at,
            content: opener.content,
            clitic: opener.clitic,
            stance: cue.stance,
            form,
            noun: opener.noun,
            weak: cue.stance == Stance::Expects,
            pronoun: opener.pronoun,
            bare_quote: opener.bare_quote,
            clause: i,
            relative: false,
        }
    }
}

/// Reads the reporting verb at `i` within `sentence`.
pub(super) fn at(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Found> {
    let found = read(scene, i, sentence);
    let mut found = denying::at(scene, i, sentence, found.as_ref()).or(found)?;
    let (cue, _) = scene.verb(i)?;
    objects::take(scene, cue, &mut found);
    Some(found)
}

fn read(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Found> {
    let (cue, form) = scene.verb(i)?;
    if cue.kind != CueKind::Verb || no_report(scene, i, sentence) {
        return None;
    }
    if matches!(form, Form::WithObject(_)) && !cue.opens.has(Opens::OBJECT) {
        return if cue.opens.has(Opens::VIEW) {
            special::held(scene, i, sentence)
        } else {
            None
        };
    }
    // "أعلن عنها": of what is spoken stands before.
    if describes(scene, cue, i) || spoken_of(scene, cue, i, sentence) {
        return None;
    }
    let end = reach(cue, i, sentence);
    if cue.opens.has(Opens::CARRY)
        && let Some(found) = carried::at(scene, i, end, sentence)
    {
        return Some(found);
    }
    if cue.opens.has(Opens::LIGHT) {
        let found = special::light(scene, form, i, sentence);
        if found.is_some() || !cue.opens.any(Opens::THAT.or(Opens::NOUN)) {
            return found;
        }
    }
    let opener = opening(scene, i, sentence, end)?;
    // "رفض المدعون التعليق على أنباء بأن": what follows is not what they say.
    if cue.opens.has(Opens::CHARGE) && (i + 1..opener.at).any(|j| scene.is(j, Classes::COMMENT)) {
        return None;
    }
    // "تظاهرات دعت إليها النقابة": what is called for stands before.
    if opener.noun && pointed_back(scene, cue, i) && scene.is_word(i.saturating_sub(1)) && !scene.word(i).conjunction {
        return None;
    }
    let found = Found {
        weak: cue.opens.has(Opens::WEAK) || cue.stance == Stance::Expects,
        stance: stance(scene, i, sentence, &opener)?,
        ..Found::new(i, cue, form, &opener)
    };
    if form == Form::Participle {
        return participle(scene, cue, found, sentence);
    }
    subject::with_speaker(scene, found, &opener, sentence)
}

/// Where the content of a verb at `i` opens at the latest.
fn reach(cue: &Cue, i: usize, sentence: &Range<usize>) -> usize {
    let reach = if cue.opens.has(Opens::WEAK) && !cue.opens.has(Opens::DOCUMENT) {
        MAX_WEAK_REACH
    } else {
        MAX_REACH
    };
    sentence.end.min(i + 1 + reach)
}

/// "مختبر تابع لوزارة الدفاع": an adjective.
fn describes(scene: &Scene<'_>, cue: &Cue, i: usize) -> bool {
    cue.opens.has(Opens::MORE)
        && !scene.word(i).conjunction
        && scene.fold(i + 1).starts_with('ل')
        && scene.word(i + 1).clitic.is_some()
}

/// What opens the content of the verb at `i`; none where nothing follows that is content.
fn opening(scene: &Scene<'_>, i: usize, sentence: &Range<usize>, end: usize) -> Option<Opener> {
    let (cue, form) = scene.verb(i)?;
    let opener = opener(scene, cue, form, i, end);
    let by_noun = noun_opener(scene, cue, i, sentence.start, end, opener.as_ref().map(|o| o.at));
    let mut opener = by_noun.or(opener)?;
    // "على ما قالت إنه مخبأ": what it was called.
    opener.noun |= opener.at == i + 1 && i > sentence.start && scene.fold(i - 1) == "ما";
    // "يظهر كيف أن": the question is what is told, and no one who tells it.
    if opener.at > i + 1 && !opener.bare_quote && scene.is(opener.at - 1, Classes::QUESTION) {
        opener.at -= 1;
        opener.content = opener.at;
    }
    (opener.content < sentence.end || opener.bare_quote).then_some(opener)
}

/// The stance that the verb at `i` shows with the first words of its content.
fn stance(scene: &Scene<'_>, i: usize, sentence: &Range<usize>, opener: &Opener) -> Option<Stance> {
    let (cue, _) = scene.verb(i)?;
    let mut stance = cue.stance;
    // "وجهت أصابع الاتهام إلى".
    if cue.opens.has(Opens::BLAME) {
        stance = Stance::Accuses;
    }
    let mut called = opener.content..sentence.end.min(opener.content + MAX_BRAND);
    if cue.opens.has(Opens::BRAND) && called.any(|j| scene.insults(j)) {
        stance = Stance::Accuses;
    }
    // "لم يستبعد": it may well be; "لا يعتقد": it may not.
    if cue.opens.has(Opens::NOT) && i > sentence.start && scene.is(i - 1, Classes::NEGATOR) {
        stance = if cue.stance == Stance::Asserts {
            Stance::Doubts
        } else {
            Stance::Expects
        };
    }
    let mut head = opener.content..sentence.end.min(opener.content + MAX_HEAD);
    if stance == Stance::Asserts && !opener.noun && head.any(|j| scene.future(j)) {
        if cue.opens.has(Opens::PLAN) {
            stance = Stance::Promises;
        } else if cue.opens.has(Opens::VIEW) {
            stance = Stance::Expects;
        }
    }
    Some(stance)
}

/// "مؤكدا" shares the subject of the clause; what stands between is adjunct.
fn participle(scene: &Scene<'_>, cue: &Cue, mut found: Found, sentence: &Range<usize>) -> Option<Found> {
    let zone = found.cue.end..found.opened;
    let near = if cue.opens.has(Opens::ALWAYS_OBJECT) {
        MAX_OBJECT
    } else {
        MAX_BETWEEN
    };
    let close = zone.len() <= near && (found.cue.start > sentence.start || zone.len() <= 1);
    found.relays = relays::inside(scene, zone, None);
    close.then_some(found)
}
