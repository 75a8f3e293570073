//! Who says it: the fullest name the report gives, also where the sentence
//! leaves the speaker out or calls it "المصدر".

use super::anaphora;
use super::bare_relative;
use super::bearers::{self, Bearers};
use super::clause::Draft;
use super::elided::{self, Before};
use super::forms;
use super::fuller::{self, Near};
use super::introduced;
use super::kin;
use super::named_person::{self, person_among};
use super::scene::Scene;
use super::shown::{plain, without_preposition};
use crate::lexicon::cues::{Classes, Subject};
use crate::lexicon::names::Names;
use crate::reading::{EntityKind, Mention, Speaker};
use crate::report::Language;
use crate::text::{Span, TokenKind, clitics, fold};
use std::collections::BTreeMap;
use std::ops::Range;

/// A short name is looked for among so many of the last speakers.
const MAX_KNOWN: usize = 60;

/// A speaker of this report.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) speaker: Speaker,
    /// The folded words of its name, without articles and clitics.
    pub(super) words: Vec<String>,
    pub(super) media: bool,
    /// What the verb told of its gender and number.
    pub(super) subject: Subject,
    /// Whether it spoke and was not only a relay.
    pub(super) spoke: bool,
    /// Whether its words hold an apposition, so that they are no plain name.
    pub(super) apposed: bool,
}

/// Finds the speakers of the drafts, which are in reading order.
pub(super) fn resolve(scene: &Scene<'_>, drafts: &[Draft], names: &Names) -> Vec<Speaker> {
    let mut known: Vec<Known> = Vec::new();
    let mut speakers: Vec<Speaker> = Vec::with_capacity(drafts.len());
    let arabic = scene.reading.report.language == Language::Arabic;
    let full_names = arabic.then(|| Bearers::of(scene, names));
    let genders = if arabic {
        elided::genders(scene, drafts)
    } else {
        BTreeMap::new()
    };
    // What is known of the gender and number of each draft's speaker.
    let mut forms: Vec<Subject> = Vec::with_capacity(drafts.len());
    let all: Vec<Known> = drafts
        .iter()
        .flat_map(|d| d.source.iter().chain(d.relays.iter()))
        .map(|range| describe(scene, range))
        .collect();
    let mut named_before = 0;
    for (index, draft) in drafts.iter().enumerate() {
        named_before += usize::from(draft.source.is_some()) + draft.relays.len();
        let near = named_before.saturating_sub(MAX_KNOWN)..all.len().min(named_before + MAX_KNOWN);
        let relative = bare_relative::subject(scene, draft).filter(|_| arabic);
        let implied = draft.implied.as_ref();
        let implied = implied.filter(|implied| bearers::can_speak(scene, implied, names));
        let told = draft.source.as_ref().or(relative.as_ref()).or(implied);
        let near = Near {
            known: known.get(known.len().saturating_sub(MAX_KNOWN)..).unwrap_or_default(),
            all: all.get(near).unwrap_or_default(),
            before: drafts.get(..index).unwrap_or_default(),
            speakers: &speakers,
            bearers: full_names.as_ref(),
            names,
            content: draft.content.start,
        };
        let speaker = match told.filter(|range| names_someone(scene, range)) {
            Some(range) => {
                let mut this = match &relative {
                    // What is told of it stands behind it: no fuller name is meant.
                    Some(range) => describe(scene, range),
                    None => fuller::named(scene, range, &near),
                };
                let speaker = this.speaker.clone();
                // Before its subject a verb stands in the singular.
                this.subject = match (draft.subject, this.subject) {
                    (_, Subject::They) => Subject::They,
                    (Subject::Any, head) => head,
                    (verb, _) => verb,
                };
                // Whose charge is denied has not spoken here.
                this.spoke = !draft.denied;
                forms.push(this.subject);
                known.push(this);
                speaker
            }
            None => {
                let before = Before {
                    near: &near,
                    forms: &forms,
                    genders: &genders,
                };
                let speaker = elided::speaker(scene, draft, &before);
                forms.push(match draft.subject {
                    Subject::Any => draft.same.and_then(|s| forms.get(s)).copied().unwrap_or(Subject::Any),
                    subject => subject,
                });
                let last = known.iter().rev().find(|k| k.spoke).map(|k| &k.speaker);
                if let Some(found) = speaker.as_ref().filter(|found| arabic && last != Some(*found)) {
                    known.push(going_on(scene, found.clone(), draft.subject));
                }
                speaker.unwrap_or(Speaker {
                    name: String::new(),
                    entity: None,
                    anonymous: true,
                })
            }
        };
        for relay in &draft.relays {
            known.push(describe(scene, relay));
        }
        speakers.push(speaker);
    }
    if arabic {
        introduced::name(scene, drafts, &mut speakers, names);
    }
    speakers
}

/// A speaker who was found where the cue leaves him out, as one to go on from.
fn going_on(scene: &Scene<'_>, speaker: Speaker, subject: Subject) -> Known {
    let words: Vec<String> = speaker
        .name
        .split_whitespace()
        .map(|word| clitics::stem(&fold(word)).to_owned())
        .collect();
    Known {
        media: words
            .first()
            .is_some_and(|head| scene.cues.classes(head).has(Classes::MEDIA)),
        words,
        speaker,
        subject,
        spoke: true,
        apposed: false,
    }
}

/// What the first word tells of gender and number, where no verb does.
pub(super) fn told_by_head(scene: &Scene<'_>, i: usize) -> Subject {
    let word = scene.fold(i);
    let feminine = scene
        .token(i)
        .is_some_and(|t| t.span.of(scene.text()).trim_end_matches(['"', '»']).ends_with('ة'));
    if scene.named(i) {
        bearers::gender(scene, i)
    } else if scene.is(i, Classes::CROWD)
        || word.ends_with("ون") && word.starts_with("ال")
        || ["ون", "ين", "وو", "لو", "رو"].iter().any(|end| word.ends_with(end))
            && scene.is(i, Classes::ROLE.or(Classes::ANONYMOUS))
    {
        Subject::They
    } else if feminine && !scene.is(i, Classes::MASCULINE) {
        Subject::She
    } else {
        Subject::Any
    }
}

/// Whether the words can name a speaker at all: "ذلك" and "خلاله" do not.
pub(super) fn names_someone(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let pointing = Classes::DEMONSTRATIVE
        .or(Classes::DETERMINER)
        .or(Classes::PRONOUN)
        .or(Classes::ADJUNCT);
    let english = scene.reading.report.language == Language::English;
    let first = range.start;
    let pointed = scene.is(first, pointing) && !scene.named(first);
    english || !(range.len() == 1 && (thing_of_someone(scene, first) || pointed || idle(scene, first)))
}

/// Whether the word at `i` is a thing of someone's, and no one: "نتائجها", "رحيله".
pub(super) fn thing_of_someone(scene: &Scene<'_>, i: usize) -> bool {
    let heads = Classes::ROLE
        .or(Classes::ANONYMOUS)
        .or(Classes::MEDIA)
        .or(Classes::QUANTIFIER)
        .or(Classes::BODY)
        .or(Classes::OUTLET);
    forms::possessed_noun(scene, i)
        && !scene.fold(i).starts_with("ال")
        && !kin::is_kin(scene, i)
        && !scene.is(i, heads)
        && !kin::under_pronoun(scene, i, heads)
}

/// Whether the word at `i` alone is no subject: a pronoun with a conjunction or a preposition ("فهي", "لي"), an
/// adverb or object in the accusative ("مغردا") or with a preposition ("بثقة"), or an occasion ("اللقاء").
fn idle(scene: &Scene<'_>, i: usize) -> bool {
    let written = scene.token(i).map_or("", |token| token.span.of(scene.text()));
    let accusative = written.ends_with('ً') || written.ends_with("ًا");
    !scene.named(i) && (scene.is(i, Classes::IDLE) || accusative)
}

pub(super) fn describe(scene: &Scene<'_>, range: &Range<usize>) -> Known {
    let english = scene.reading.report.language == Language::English;
    let part = anaphora::named_part(scene, range).filter(|_| english);
    let range = part.as_ref().unwrap_or(range);
    let span = scene.span(range).unwrap_or(Span::new(0, 0));
    let mentions = scene.reading.mentions_in(span);
    let head_mention = || scene.mention(range.start).filter(|m| span.contains(m.span));
    // "الرئيس المالي" for its bearer, but not "مكتب الرئيس المالي".
    let told_alone = |m: &Mention| {
        let person = m.kind == EntityKind::Person && m.inferred;
        person && !named_person::possessor(scene, range.start, scene.first_of(m))
    };
    // "فلان، خبير كذا في مدينة كذا": a name that leads is the speaker's.
    let person = head_mention()
        .filter(|m| m.kind == EntityKind::Person && !m.inferred)
        .or_else(|| person_among(scene, mentions, range.start))
        .or_else(|| mentions.iter().find(|m| told_alone(m)));
    let entity = person.or_else(head_mention).map(|m| m.entity);
    let mut words = Vec::new();
    for i in range.clone() {
        if let Some(token) = scene.token(i)
            && token.kind != TokenKind::Mark
        {
            let word = if i == range.start {
                without_preposition(scene, i, token.fold)
            } else {
                token.fold
            };
            words.push(clitics::stem(word).to_owned());
        }
    }
    let head = scene.word(range.start);
    let indefinite = !scene.fold(range.start).starts_with("ال");
    let mut name = plain(scene, range);
    // "تحذيرات أميركية": the state's.
    if let Some(state) = scene.state(range).filter(|_| !english && entity.is_none()) {
        state.ar.clone_into(&mut name);
    }
    if let Some(full) = person
        .and_then(|m| scene.reading.entities.get(m.entity))
        .map(|e| &e.name)
        && full.contains(' ')
    {
        name.clone_from(full);
    }
    Known {
        speaker: Speaker {
            name,
            entity,
            anonymous: if english {
                anaphora::unnamed(scene, range, span)
            } else {
                head.classes.has(Classes::ANONYMOUS) && indefinite && person.is_none()
            },
        },
        words,
        subject: if english {
            Subject::Any
        } else {
            told_by_head(scene, range.start)
        },
        spoke: false,
        apposed: range.clone().any(|i| scene.is_comma(i)),
        media: head.classes.any(Classes::MEDIA.or(Classes::OUTLET)),
    }
}

/// Whether a person speaks; none if no mention tells.
pub(super) fn is_person(scene: &Scene<'_>, known: &Known) -> Option<bool> {
    let entity = scene.reading.entities.get(known.speaker.entity?)?;
    Some(entity.kind == EntityKind::Person)
}

/// Whether the speaker is one person by name.
pub(super) fn is_one(scene: &Scene<'_>, speaker: &Speaker) -> bool {
    speaker
        .entity
        .and_then(|e| scene.reading.entities.get(e))
        .is_some_and(|e| e.kind == EntityKind::Person)
}
