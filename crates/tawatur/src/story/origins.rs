//! Origins: how many independent speakers a claim really has, low to high.
//!
//! Low: one voice counts once, and what has no attribution or no known
//! independence counts nothing. High: every distinct speaker, and every outlet
//! that reports it unattributed in its own words.

use super::chains::{agency_name, source_of, station};
use super::claims::{Counts, Evidence, LinkBasis, Origin, Reason};
use super::copies::Copy;
use super::entities;
use super::entities::{Inferred, StoryEntity};
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::lexicon::bodies::Voice;
use crate::reading::mentions::spelling::skeleton;
use crate::reading::{EntityKind, Reading};
use crate::report::Language;
use crate::text::{Span, fold};
use std::collections::{BTreeMap, BTreeSet};

/// What a claim's origins are reckoned from.
pub(super) struct Context<'a> {
    /// All readings of the run.
    pub(super) readings: &'a [Reading],
    /// The story's copies.
    pub(super) copies: &'a [Copy],
    /// The story's entities.
    pub(super) entities: &'a [StoryEntity],
    /// (reading, entity) to story entity.
    pub(super) entity_of: &'a BTreeMap<(usize, usize), usize>,
    /// Offices without a name whose bearer other reports name.
    pub(super) offices: &'a [Inferred],
    /// The language to name voices in.
    pub(super) lexicon: &'a Lexicon,
}

/// What the key of a state's own voice begins with; its code follows.
const STATE: &str = "voice government:";

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
    /// The person of the story who speaks, where one is named.
    pub(super) person: Option<usize>,
}

/// The heads of a story's units, one person with one voice: reports that name a minister
/// without the office do not make two speakers of one.
pub(super) fn heads(units: &[Unit], context: &Context) -> Vec<Option<Head>> {
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
    let described = entity.is_none() && is_described(&speaker.name, context.lexicon);
    if speaker.anonymous || described || context.lexicon.slots.is_hearsay(&fold(&speaker.name)) {
        // Unnamed speakers whom reports describe alike may be one or many.
        let key = format!("?{}", fold(&speaker.name));
        return Some(Head {
            speaker: key.clone(),
            key,
            name: speaker.name.clone(),
            voice: None,
            anonymous: true,
            person: None,
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
        let key = format!("station {}", fold(words));
        return Some(Head {
            speaker: key.clone(),
            key,
            name: words.to_owned(),
            voice: None,
            anonymous: false,
            person: None,
        });
    }
    let bodies = &context.lexicon.bodies;
    let own = [words, &speaker.name]
        .into_iter()
        .find_map(|name| bodies.voice(&fold(name), &fold(title)));
    let voice = own.clone().or_else(|| official_word(&speaker.name, context.lexicon));
    let name = entity.map_or(&speaker.name, |(_, entity)| &entity.name).clone();
    let speaker = match (&own, entity) {
        (Some(voice), _) => format!("voice {}", voice.id),
        (None, Some((_, StoryEntity { registry: Some(id), .. }))) => format!("station {id}"),
        (None, Some((index, _))) => format!("entity {index}"),
        (None, None) => format!("station {}", station(&speaker.name, context.lexicon)),
    };
    let key = voice
        .as_ref()
        .map_or_else(|| speaker.clone(), |voice| format!("voice {}", voice.id));
    let arabic = reading.report.language == Language::Arabic;
    let voice = voice.map(|v| if arabic { v.ar } else { v.en });
    let person = entity.filter(|(_, entity)| entity.kind == EntityKind::Person);
    Some(Head {
        key,
        speaker,
        name,
        voice,
        anonymous: false,
        person: person.map(|(index, _)| index),
    })
}

/// Whether a speaker's name only tells of what kind the speaker is: "عالم روسي".
fn is_described(name: &str, lexicon: &Lexicon) -> bool {
    let folded = fold(name);
    let mut words = folded.split(' ');
    let kind = words.next().is_some_and(|word| !word.starts_with("ال"));
    let nation = |word: &str| !word.starts_with("ال") && lexicon.bodies.is_national(word);
    kind && words.next().is_some_and(nation) && words.all(nation)
}

/// The keys that each entity of the story has as the head of a chain.
pub(super) fn keys(context: &Context) -> Vec<Vec<String>> {
    let bodies = &context.lexicon.bodies;
    let of = |(index, entity): (usize, &StoryEntity)| {
        let voice = entity.forms.iter().find_map(|form| bodies.voice(&fold(form), ""));
        let registry = entity.registry.iter().map(|id| format!("station {id}"));
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

/// Counts a claim's evidence. `units` stand in the order of `evidence`.
pub(super) fn count(
    units: &[&Unit],
    evidence: &[Evidence],
    heads: &[Option<Head>],
    context: &Context,
) -> (Counts, Vec<Origin>, Vec<Reason>) {
    let heads = &one_voice(heads);
    let report = |unit: &Unit| context.readings.get(unit.reading).map(|r| &r.report);
    let reports: BTreeSet<usize> = units.iter().map(|unit| unit.reading).collect();
    // A report of unknown outlet stands for an outlet of its own.
    let outlets: BTreeSet<String> = units
        .iter()
        .filter_map(|unit| report(unit))
        .map(|r| {
            r.outlet
                .as_ref()
                .map_or(format!("report {}", r.id), |o| station(o, context.lexicon))
        })
        .collect();
    let mut relayed: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    let mut relays: BTreeMap<String, String> = BTreeMap::new();
    for (evidence, head) in evidence.iter().zip(heads) {
        let skip = usize::from(head.is_some());
        let middle = evidence.chain.len().saturating_sub(1);
        for link in evidence
            .chain
            .iter()
            .take(middle)
            .skip(skip)
            .filter(|l| l.basis != LinkBasis::Unknown)
        {
            let key = station(&link.name, context.lexicon);
            relays.entry(key).or_insert_with(|| link.name.clone());
            if let Some(head) = head {
                let entry = relayed
                    .entry(head.key.clone())
                    .or_insert_with(|| (head.name.clone(), BTreeSet::new()));
                entry.1.insert(link.name.clone());
            }
        }
    }
    let kept = nearest(units, heads, &relays, context);
    let circular = kept.is_empty() && heads.iter().flatten().next().is_some();
    let all: Vec<&Head> = heads.iter().flatten().collect();
    let kept = if circular { all } else { kept };
    let mut named: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut anonymous: BTreeMap<&str, &str> = BTreeMap::new();
    let mut speakers: BTreeSet<&str> = BTreeSet::new();
    for head in &kept {
        speakers.insert(&head.speaker);
        if head.anonymous {
            anonymous.entry(&head.key).or_insert(&head.name);
        } else {
            named.entry(&head.key).or_default().insert(&head.name);
        }
    }
    let own_words: BTreeMap<String, String> = units
        .iter()
        .zip(heads)
        .filter(|(unit, head)| head.is_none() && source_of(unit, context).is_none())
        .filter_map(|(unit, _)| context.readings.get(unit.reading))
        .map(|reading| {
            let r = &reading.report;
            let agency = r.agencies.first().map(|id| agency_name(id, reading, context.lexicon));
            let name = agency.or_else(|| r.outlet.clone()).unwrap_or_else(|| r.id.clone());
            (station(&name, context.lexicon), name)
        })
        .filter(|(key, _)| !named.contains_key(format!("station {key}").as_str()))
        .collect();
    let states = states_told_by_bodies(&named);
    let counts = Counts {
        reports: reports.len(),
        outlets: outlets.len(),
        relays: relays.len(),
        low: if circular {
            1
        } else {
            (named.len() - states.len()).max(usize::from(!anonymous.is_empty()))
        },
        high: speakers.len() + own_words.len(),
    };
    let mut why = reasons(&kept, &named, &anonymous, &relayed, units, own_words, context);
    why.extend(states);
    if circular {
        let speakers: BTreeSet<&String> = kept.iter().map(|head| &head.name).collect();
        why.push(Reason::Circular {
            speakers: speakers.into_iter().cloned().collect(),
        });
    }
    (counts, origins(&kept), why)
}

/// States that are named beside speakers of their bodies ("روسيا" beside the Russian foreign
/// ministry): the report that says "Russia" may have its word from them.
fn states_told_by_bodies(named: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<Reason> {
    let names = |key: &str| named.get(key).into_iter().flatten().map(|name| (*name).to_owned());
    let states = named.keys().filter_map(|key| Some((*key, key.strip_prefix(STATE)?)));
    let told = states.filter_map(|(key, code)| {
        let of_it = |other: &&&str| **other != key && other.rsplit_once(':').is_some_and(|(_, c)| c == code);
        let speakers: Vec<String> = named.keys().filter(of_it).flat_map(|other| names(other)).collect();
        let state = names(key).next().filter(|_| !speakers.is_empty())?;
        Some(Reason::OneState { state, speakers })
    });
    told.collect()
}

/// The heads that are nearest to the origin. A medium that is the head in one
/// place and in another hands on what somebody else says, as a relay or as the
/// outlet, is no origin of its own. None are left where all quote each other.
fn nearest<'h>(
    units: &[&Unit],
    heads: &'h [Option<Head>],
    relays: &BTreeMap<String, String>,
    context: &Context,
) -> Vec<&'h Head> {
    let mut published: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (unit, head) in units.iter().zip(heads) {
        let outlet = context
            .readings
            .get(unit.reading)
            .and_then(|r| r.report.outlet.as_ref());
        if let (Some(outlet), Some(head)) = (outlet, head) {
            let own = station(outlet, context.lexicon);
            published.entry(own).or_default().insert(&head.key);
        }
    }
    let handed_on = |head: &Head| {
        let own = station(&head.name, context.lexicon);
        let relayed = relays.contains_key(&own) && heads.iter().flatten().any(|other| other.key != head.key);
        relayed
            || published
                .get(&own)
                .is_some_and(|keys| keys.iter().any(|key| *key != head.key))
    };
    heads.iter().flatten().filter(|head| !handed_on(head)).collect()
}

/// Whether several words end a longer name.
fn is_end_of(short: &str, long: &str) -> bool {
    short.contains(' ') && long.ends_with(&format!(" {short}"))
}

/// Whether a name is a longer one without words behind the first.
fn leaves_out(short: &str, long: &str) -> bool {
    let (mut own, mut words) = (short.split(' '), long.split(' '));
    let defined = short.contains(' ') || short.starts_with("ال");
    short.len() < long.len()
        && defined
        && own.next() == words.next()
        && own.all(|word| words.any(|other| other == word))
}

/// The heads, one speaker with one voice also where a report describes the
/// speaker so that the voice does not show.
fn one_voice(heads: &[Option<Head>]) -> Vec<Option<Head>> {
    let mut voices: BTreeMap<&str, &Head> = BTreeMap::new();
    for head in heads.iter().flatten().filter(|head| head.voice.is_some()) {
        voices.entry(&head.speaker).or_insert(head);
    }
    // The first head of each name: thousands of reports name few speakers.
    let mut seen = BTreeSet::new();
    let mut named: Vec<(String, &Head)> = Vec::new();
    for head in heads.iter().flatten().filter(|head| !head.anonymous) {
        if seen.insert(&head.name) {
            named.push((fold(&head.name), head));
        }
    }
    // "سانت ماري" beside "مدرسة سانت ماري" is the same speaker, "المتحدث باسم التحالف" beside
    // "المتحدث باسم التحالف العربي"; not where it could be short for two.
    let longer = |head: &Head| {
        let short = fold(&head.name);
        let is_name = !head.anonymous && head.voice.is_none();
        let longer = named.iter().filter(|(name, _)| {
            is_name && (is_end_of(&short, name) || head.person.is_none() && leaves_out(&short, name))
        });
        let mut longer = longer.map(|(_, head)| *head);
        let first = longer.next()?;
        longer.all(|other| other.key == first.key).then_some(first)
    };
    let voiced = |head: &Head| {
        let head = longer(head).unwrap_or(head);
        let known = voices.get(head.speaker.as_str());
        Head {
            key: known.map_or(&head.key, |known| &known.key).clone(),
            voice: known.map_or(&head.voice, |known| &known.voice).clone(),
            ..head.clone()
        }
    };
    heads.iter().map(|head| head.as_ref().map(voiced)).collect()
}

/// One origin a key, named by the fullest name of its speakers; the named first.
fn origins(heads: &[&Head]) -> Vec<Origin> {
    let mut best: BTreeMap<(bool, &str), &Head> = BTreeMap::new();
    for head in heads {
        let entry = best.entry((head.anonymous, &head.key)).or_insert(head);
        if (head.name.chars().count(), &entry.name) > (entry.name.chars().count(), &head.name) {
            *entry = head;
        }
    }
    best.into_values()
        .map(|head| Origin {
            name: head.name.clone(),
            voice: head.voice.clone(),
        })
        .collect()
}

fn reasons(
    heads: &[&Head],
    named: &BTreeMap<&str, BTreeSet<&str>>,
    anonymous: &BTreeMap<&str, &str>,
    relayed: &BTreeMap<String, (String, BTreeSet<String>)>,
    units: &[&Unit],
    own_words: BTreeMap<String, String>,
    context: &Context,
) -> Vec<Reason> {
    let mut why = Vec::new();
    for (key, speakers) in named {
        let voice = heads.iter().find(|h| h.key == **key).and_then(|h| h.voice.clone());
        if let (Some(voice), 2..) = (voice, speakers.len()) {
            why.push(Reason::SameVoice {
                voice,
                speakers: speakers.iter().map(|s| (*s).to_owned()).collect(),
            });
        }
    }
    let counted = |key: &str| named.contains_key(key) || anonymous.contains_key(key);
    for (key, (origin, relays)) in relayed {
        if counted(key) {
            why.push(Reason::Relayed {
                origin: origin.clone(),
                relays: relays.iter().cloned().collect(),
            });
        }
    }
    let name = |reading: usize| {
        let report = context.readings.get(reading).map(|r| &r.report);
        report.map_or(String::new(), |r| r.outlet.clone().unwrap_or_else(|| r.id.clone()))
    };
    let mut copied: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for unit in units {
        if let Some(from) = source_of(unit, context) {
            copied.entry(from).or_default().insert(name(unit.reading));
        }
    }
    for (from, copies) in copied {
        why.push(Reason::Copied {
            from: name(from),
            copies: copies.into_iter().collect(),
        });
    }
    if !anonymous.is_empty() {
        why.push(Reason::Anonymous {
            speakers: anonymous.values().map(|s| (*s).to_owned()).collect(),
        });
    }
    if !own_words.is_empty() {
        why.push(Reason::Unattributed {
            outlets: own_words.into_values().collect(),
        });
    }
    why
}
