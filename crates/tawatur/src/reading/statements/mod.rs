//! Statements: what the text puts in someone's mouth.
//!
//! The terms (source, cue, content) are those of PARC3 (Pareti 2012) and
//! PolNeAR (Newell, Margolin and Ruths 2018).

mod according;
mod agreeing;
mod anaphora;
mod answered;
mod attributed;
mod bare_relative;
mod bearers;
mod brackets;
mod carried;
mod clause;
mod cuts;
mod denied;
mod denying;
mod elided;
mod first_phrase;
mod forms;
mod fuller;
mod inserts;
mod inside;
mod introduced;
mod issuer;
mod lead;
mod media;
mod nominal;
mod noun_openers;
mod objects;
mod openers;
mod pairs;
mod quotes;
mod referents;
mod relays;
mod scene;
mod source;
mod speakers;
mod stance;
mod subject_first;
mod subjects;
mod titled;
mod unmarked;
mod unspoken;
mod verb_led;
mod verbless;
mod verbs;

use super::Reading;
use crate::lexicon::Lexicon;
use crate::report::{Language, PartKind};
use crate::text::Span;
use clause::{Draft, Reader};
use scene::Scene;
use std::ops::Range;

/// Content that the text attributes to someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The words that name who says it, with an adjacent title; none where the
    /// subject is elided ("وأضاف أن").
    pub source: Option<Span>,
    /// Who says it.
    pub speaker: Speaker,
    /// Through whom it came, as the sentence states it, the nearest to the
    /// report last.
    pub relays: Vec<Relay>,
    /// The reporting expression ("قال", "وفقا لـ").
    pub cue: Span,
    /// What is said, without opening إن/أن and without outer quotation marks.
    pub content: Span,
    /// How it is quoted.
    pub quote: Quote,
    /// How the speaker stands to it.
    pub stance: Stance,
    /// For nested speech, the index of the statement that this one stands in.
    pub outer: Option<usize>,
    /// Whether it is what the outer one denies: "نفت إيران اتهامات المغرب بأن …".
    pub denied: bool,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name the report gives, or the description of an unnamed source.
    pub name: String,
    /// Index into the reading's entities, where a mention names the speaker.
    pub entity: Option<usize>,
    /// Whether the speaker is not named ("مصدر عسكري", "شهود", "محللون").
    pub anonymous: bool,
}

/// An agency, outlet or person through whom a statement came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// The words that name it.
    pub span: Span,
    /// Its plain name: the registry's where known, else the words.
    pub name: String,
}

/// How the words are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quote {
    /// All of the content stands in quotation marks.
    Direct,
    /// None of it does.
    Indirect,
    /// Some of it does.
    Mixed,
}

/// How a speaker stands to what is said.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Blames, criticises, condemns.
    Accuses,
    /// Expects it.
    Expects,
    /// Warns or threatens.
    Threatens,
    /// Announces a plan or gives a pledge.
    Promises,
    /// Demands or asks.
    Asks,
    /// Doubts it.
    Doubts,
}

/// Finds the statements of a reading whose names and times are known.
#[must_use]
pub fn find(reading: &Reading, lexicon: &Lexicon) -> Vec<Statement> {
    let scene = Scene::new(reading, lexicon);
    let mut reader = Reader::new(&scene);
    for sentence in &reading.sentences {
        let kind = reading
            .report
            .part_at(sentence.start)
            .map_or(PartKind::Body, |p| p.kind);
        let range = reading.tokens.within(*sentence);
        match kind {
            PartKind::Title | PartKind::Body if reading.report.language == Language::English => {
                reader.subject_first(range);
            }
            PartKind::Title | PartKind::Body => reader.sentence(range, kind == PartKind::Title),
            _ => {}
        }
    }
    for part in &reading.report.parts {
        if part.kind == PartKind::EmbeddedPost {
            reader.post(reading.tokens.within(part.span));
        }
    }
    let mut drafts = reader.drafts;
    verb_led::mend(&scene, &mut drafts);
    relays::share(&scene, &mut drafts);
    let speakers = speakers::resolve(&scene, &drafts, &lexicon.names);
    let mut made: Vec<(usize, Statement)> = Vec::with_capacity(drafts.len());
    for (index, (draft, speaker)) in drafts.iter().zip(speakers).enumerate() {
        if let Some(statement) = state(&scene, draft, speaker) {
            made.push((index, statement));
        }
    }
    order(made)
}

/// The statement of a draft; none if nothing is left of its content.
fn state(scene: &Scene<'_>, draft: &Draft, speaker: Speaker) -> Option<Statement> {
    let text = scene.text();
    let mut range = draft.content.clone();
    let mut all_quoted = draft.direct;
    if draft.noun {
        range.end = noun_end(scene, &range);
    }
    range.end = brackets::content_end(scene, &range);
    // Outer marks and stops are no content.
    loop {
        while range.end > range.start
            && (scene.is_comma(range.end - 1) || matches!(scene.fold(range.end - 1), "." | ":" | "…" | "-" | "–" | "("))
            && scene.is_mark(range.end - 1)
        {
            range.end -= 1;
        }
        // "أكد أنه و«بفضل الجهود»": a conjunction that stands alone.
        while range.start < range.end && (scene.is_comma(range.start) || matches!(scene.fold(range.start), "و" | ":"))
        {
            range.start += 1;
        }
        match scene.opens(range.start) {
            // Closed at the end of the content, or open beyond its sentence.
            Some(q) if q.close + 1 >= range.end && range.len() > 2 => {
                range = q.open + 1..q.close.min(range.end);
                all_quoted = true;
            }
            _ => break,
        }
    }
    let whole = scene.span(&range)?;
    let start = if range.start == draft.content.start {
        whole.start + draft.clitic
    } else {
        whole.start
    };
    let content = Span::new(start, whole.end);
    if !content.of(text).chars().any(char::is_alphanumeric) {
        return None;
    }
    // "أبدت الوزارة قلقها.": nothing is said of what.
    let bare = range.len() == 1 && forms::possessed_noun(scene, range.start);
    if draft.noun && bare && scene.is(range.start, crate::lexicon::cues::Classes::EVENT) {
        return None;
    }
    if accused(scene, draft, &speaker, range.start) {
        return None;
    }
    let stance = stance::of(scene, draft, &speaker, &range, all_quoted);
    let quoted = range.clone().filter_map(|i| scene.opens(i)).filter_map(|q| {
        let words = !scene.is_name(q);
        words.then(|| scene.span(&(q.open..q.close + 1))).flatten()
    });
    Some(Statement {
        source: draft
            .source
            .as_ref()
            .filter(|r| speakers::names_someone(scene, r))
            .and_then(|r| speakers::surface(scene, r)),
        speaker,
        relays: draft
            .relays
            .iter()
            .filter_map(|r| {
                Some(Relay {
                    span: speakers::surface(scene, r)?,
                    name: speakers::medium(scene, r),
                })
            })
            .collect(),
        cue: without_conjunction(scene, draft.cue),
        content,
        quote: quotes::of_content(text, content, quoted, all_quoted),
        stance,
        outer: draft.outer,
        denied: draft.denied,
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
    use crate::lexicon::cues::Classes;
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
        && scene.word(i).classes == crate::lexicon::cues::Classes::default()
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

/// The statements in order of content, with their outer ones renumbered.
fn order(mut made: Vec<(usize, Statement)>) -> Vec<Statement> {
    made.sort_by_key(|(index, s)| (s.content.start, std::cmp::Reverse(s.content.end), *index));
    let place: std::collections::BTreeMap<usize, usize> =
        made.iter().enumerate().map(|(new, (old, _))| (*old, new)).collect();
    made.into_iter()
        .map(|(_, mut statement)| {
            statement.outer = statement.outer.and_then(|o| place.get(&o).copied());
            statement
        })
        .collect()
}

#[cfg(test)]
mod tests;
