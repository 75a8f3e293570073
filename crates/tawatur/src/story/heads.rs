//! Heads: who stands at the head of each unit's chain, and for whom.

use super::chains::station;
use super::entities;
use super::entities::StoryEntity;
use super::origins::{Context, STATION};
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::lexicon::bodies::{Bodies, Voice};
use crate::lexicon::cues::Classes;
use crate::lexicon::nations::Nation;
use crate::reading::mentions::spelling::skeleton;
use crate::reading::{EntityKind, Reading};
use crate::report::Language;
use crate::text::{Span, clitics, fold};
use std::collections::{BTreeMap, BTreeSet};

/// What the key of a state's media begins with; its code follows.
const STATE_MEDIA: &str = "state-media:";

/// Who stands at the head of a chain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Head {
    /// Equal for speakers of one voice.
    pub(super) key: String,
    /// Equal for one speaker: the state's agency and its television have one
    /// voice and are two, a ministry and its minister are one.
    pub(super) speaker: String,
    /// The speaker's name.
    pub(super) name: String,
    /// Whom the speaker speaks for.
    pub(super) voice: Option<String>,
    /// Whether the report leaves the speaker unnamed.
    pub(super) anonymous: bool,
    /// Whether it gives an office or a part alone ("لاعب الوسط"), whose bearer others may name.
    pub(super) office: bool,
    /// The person of the story who speaks, where one is named.
    pub(super) person: Option<usize>,
}

impl Head {
    /// Somebody whom only the name tells, and who speaks for nobody.
    fn called(key: String, name: &str) -> Self {
        Self {
            speaker: key.clone(),
            key,
            name: name.to_owned(),
            voice: None,
            anonymous: false,
            office: false,
            person: None,
        }
    }
}

/// The heads of a story's units, one person with one voice: reports that name a minister
/// without the office do not make two speakers of one.
pub(super) fn all(units: &[Unit], context: &Context) -> Vec<Option<Head>> {
    let mut heads: Vec<Option<Head>> = units.iter().map(|unit| head(unit, context)).collect();
    let mut voiced: BTreeMap<usize, Head> = BTreeMap::new();
    for head in heads.iter().flatten().filter(|head| head.voice.is_some()) {
        if let Some(person) = head.person {
            voiced.entry(person).or_insert_with(|| head.clone());
        }
    }
    for head in heads.iter_mut().flatten() {
        if let Some(known) = head.person.and_then(|person| voiced.get(&person)) {
            *head = known.clone();
        }
    }
    heads
}

/// The head of a unit's chain as its own report tells it, none for unattributed words.
pub(super) fn head(unit: &Unit, context: &Context) -> Option<Head> {
    let reading = context.readings.get(unit.reading)?;
    let statement = reading.statements.get(unit.statement?)?;
    let speaker = &statement.speaker;
    let entity = speaker
        .entity
        .and_then(|e| context.entity_of.get(&(unit.reading, e)).copied())
        .or_else(|| entities::bearers(context.offices, unit.reading, statement.source?).next())
        .or_else(|| called(&speaker.name, context.entities))
        .and_then(|e| context.entities.get(e).map(|entity| (e, entity)));
    let issuer = issuer(&speaker.name, context.lexicon);
    let described = entity.is_none() && is_indefinite(&issuer, statement.source, reading, context.lexicon);
    let hearsay = issuer.is_empty() || context.lexicon.slots.is_hearsay(&issuer);
    if speaker.anonymous || described || hearsay {
        // Unnamed speakers whom reports describe alike may be one or many.
        return Some(Head {
            anonymous: true,
            ..Head::called(format!("?{}", fold(&speaker.name)), &speaker.name)
        });
    }
    let words = statement
        .source
        .map_or(speaker.name.as_str(), |span| span.of(&reading.report.text));
    let title = speaker
        .entity
        .and_then(|e| reading.entities.get(e)?.title)
        .map_or("", |span| span.of(&reading.report.text));
    if statement.source.is_some_and(|source| states_in(reading, source) > 1) {
        // States that speak together are one origin, and none of them alone.
        return Some(Head::called(format!("{STATION}{}", fold(words)), words));
    }
    let bodies = &context.lexicon.bodies;
    let state = only_state(&fold(words), reading, context.lexicon);
    let own = [words, &speaker.name, &issuer]
        .into_iter()
        .find_map(|name| bodies.voice(&fold(name), &fold(title)))
        .or_else(|| entity.and_then(|(_, entity)| body(entity, bodies)))
        .or_else(|| bodies.voice(&fold(state?.ar), ""))
        .or_else(|| {
            let called = [words, title].into_iter().find_map(|name| bodies.bare(&fold(name)));
            let person = entity.is_none_or(|(_, entity)| entity.kind == EntityKind::Person);
            called
                .filter(|_| person)
                .and_then(|noun| only_body(&noun, reading, bodies))
        });
    let told = own
        .clone()
        .map(|own| told_by_media(&own, context.lexicon).unwrap_or(own));
    let voice = told.or_else(|| official_word(&speaker.name, context.lexicon));
    let name = match (state, entity) {
        (Some(state), _) => state.ar.to_owned(),
        (None, Some((_, entity))) => entity.name.clone(),
        (None, None) => speaker.name.clone(),
    };
    let speaker = match (&own, entity) {
        (Some(voice), _) => format!("voice {}", voice.id),
        (None, Some((_, StoryEntity { registry: Some(id), .. }))) => format!("{STATION}{id}"),
        (None, Some((index, _))) => format!("entity {index}"),
        (None, None) => format!("{STATION}{}", station(&issuer, context.lexicon)),
    };
    let key = voice
        .as_ref()
        .map_or_else(|| speaker.clone(), |voice| format!("voice {}", voice.id));
    let arabic = reading.report.language == Language::Arabic;
    let voice = voice.map(|v| if arabic { v.ar } else { v.en });
    let person = entity.filter(|(_, entity)| entity.kind == EntityKind::Person);
    let first = issuer.split(' ').next().unwrap_or_default();
    Some(Head {
        key,
        speaker,
        name,
        voice,
        anonymous: false,
        office: entity.is_none() && context.lexicon.names.cues(first).any_title(),
        person: person.map(|(index, _)| index),
    })
}

/// Who gave out the document that speaks, folded: "بيان لمكتب الرئيس", "بيان أصدرته المنظمة";
/// of others the name. Nothing for a document alone.
fn issuer(name: &str, lexicon: &Lexicon) -> String {
    let folded = fold(name);
    let Some((first, rest)) = folded.split_once(' ') else {
        let alone = lexicon.cues.classes(clitics::stem(&folded)).has(Classes::DOCUMENT);
        return if alone { String::new() } else { folded };
    };
    if !lexicon.cues.classes(first).has(Classes::DOCUMENT) {
        return folded;
    }
    let mut words = rest
        .split(' ')
        .skip_while(|word| lexicon.cues.classes(word).has(Classes::GIVEN));
    let opening = words.next().unwrap_or_default();
    let opening = match opening.strip_prefix('ل') {
        Some(rest) if rest.starts_with('ل') => format!("ا{rest}"),
        Some(rest) if opening.chars().count() > 3 => rest.to_owned(),
        _ => opening.to_owned(),
    };
    std::iter::once(opening.as_str())
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The state for which its media speak, where nobody says which of them.
fn told_by_media(voice: &Voice, lexicon: &Lexicon) -> Option<Voice> {
    lexicon.bodies.speaks_as(voice.id.strip_prefix(STATE_MEDIA)?)
}

/// Whether a speaker's folded name only tells of what kind the speaker is, with no word that
/// is a name or has the article: "عالم روسي", "منظمات حقوقية".
fn is_indefinite(name: &str, source: Option<Span>, reading: &Reading, lexicon: &Lexicon) -> bool {
    let kind = |word: &str| lexicon.bodies.is_national(word) || lexicon.names.is_common(word);
    reading.report.language == Language::Arabic
        && source.is_none_or(|source| reading.mentions_in(source).is_empty())
        && name.split(' ').all(|word| !word.starts_with("ال") && kind(word))
        && lexicon.bodies.voice(name, "").is_none()
        && lexicon.registry.lookup(name).is_none()
}

/// For whom an organisation speaks, by any of its names in the story.
fn body(entity: &StoryEntity, bodies: &Bodies) -> Option<Voice> {
    let speaks = !matches!(entity.kind, EntityKind::Person | EntityKind::Place);
    let mut forms = entity.forms.iter().filter(|_| speaks);
    forms.find_map(|form| bodies.voice(&fold(form), ""))
}

/// The one body of a report whose name opens with a noun: "المرصد" where it names but the
/// "المرصد السوري لحقوق الإنسان".
fn only_body(noun: &str, reading: &Reading, bodies: &Bodies) -> Option<Voice> {
    let bare = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
    let opens = |name: &str| name.split_once(' ').is_some_and(|(first, _)| bare(first) == bare(noun));
    let names = reading.entities.iter().map(|entity| fold(&entity.name));
    let mut voices = names
        .filter(|name| opens(name))
        .filter_map(|name| bodies.voice(&name, ""));
    let first = voices.next()?;
    voices.all(|other| other.id == first.id).then_some(first)
}

/// The one state that a report names whose full name opens with a noun: "المملكة" where it tells of Morocco
/// ("المملكة المغربية") and of no other kingdom.
fn only_state<'l>(noun: &str, reading: &Reading, lexicon: &'l Lexicon) -> Option<&'l Nation> {
    let told = |name: &str| reading.entities.iter().any(|entity| fold(&entity.name) == fold(name));
    let states = lexicon.names.nations.opening(noun).filter(|_| noun.starts_with("ال"));
    let mut told = states.filter(|state| state.names.iter().any(|name| told(name)));
    let first = told.next()?;
    told.all(|state| state.code == first.code).then_some(first)
}

/// The keys that each entity of the story has as the head of a chain.
pub(super) fn keys(context: &Context) -> Vec<Vec<String>> {
    let bodies = &context.lexicon.bodies;
    let of = |(index, entity): (usize, &StoryEntity)| {
        let voice = entity.forms.iter().find_map(|form| bodies.voice(&fold(form), ""));
        let registry = entity.registry.iter().map(|id| format!("{STATION}{id}"));
        voice
            .map(|voice| format!("voice {}", voice.id))
            .into_iter()
            .chain(registry)
            .chain([format!("entity {index}")])
            .collect()
    };
    context.entities.iter().enumerate().map(of).collect()
}

/// For whom an agency or outlet speaks that carries someone's official word:
/// the state agency for its government, a movement's channel for the movement.
fn official_word(name: &str, lexicon: &Lexicon) -> Option<Voice> {
    let outlet = lexicon.registry.by_id(&station(name, lexicon))?;
    lexicon.bodies.speaks_as(outlet.voice?)
}

/// How many states speak together: "الولايات المتحدة واليابان", but not the
/// "سفير روسيا لدى الولايات المتحدة".
fn states_in(reading: &Reading, source: Span) -> usize {
    let mentions = reading.mentions_in(source);
    let opens = mentions.first().is_some_and(|m| m.span.start == source.start);
    if !opens || mentions.iter().any(|m| m.kind != EntityKind::Place) {
        return 0;
    }
    mentions.iter().map(|m| m.entity).collect::<BTreeSet<_>>().len()
}

/// The one person of the story whose last name is spelled like the speaker's.
fn called(name: &str, entities: &[StoryEntity]) -> Option<usize> {
    let last = |name: &str| name.split_whitespace().last().map(|word| skeleton(&fold(word)));
    let own = last(name).filter(|key| key.chars().count() >= 3)?;
    let mut alike = entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Person && last(&e.name).as_ref() == Some(&own));
    let (index, _) = alike.next()?;
    alike.next().is_none().then_some(index)
}
