//! Origins: how many independent speakers a claim really has, low to high.
//!
//! Low: one voice counts once, and what has no attribution or no known
//! independence counts nothing. High: every distinct speaker, and every outlet
//! that reports it unattributed in its own words.

use super::chains::{agency_name, outlet_name, source_of, station};
use super::claims::{Counts, Evidence, LinkBasis, Origin, Reason};
use super::copies::Copy;
use super::entities::{Inferred, StoryEntity};
use super::facts::Facts;
use super::heads::Head;
use super::units::Unit;
use super::{least, utterances, voices};
use crate::lexicon::Lexicon;
use crate::reading::Reading;
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

/// What the key of a speaker begins with that is an outlet or agency, or whom words alone tell.
pub(super) const STATION: &str = "station ";

/// What the key of a state's own voice begins with; its code follows.
pub(super) const STATE: &str = "voice government:";

/// Counts a claim's evidence, which stands in the order of `members`, its units.
pub(super) fn count(facts: &Facts, members: &[usize], evidence: &[Evidence]) -> (Counts, Vec<Origin>, Vec<Reason>) {
    let context = &facts.context;
    let units: Vec<&Unit> = members.iter().filter_map(|member| facts.units.get(*member)).collect();
    let told = members.iter().map(|m| facts.heads.get(*m).cloned().flatten());
    let mut heads = voices::one_voice(told.collect(), context.lexicon);
    for (head, unit) in heads.iter_mut().zip(&units) {
        // An outlet has one name, by whatever words reports describe it.
        if let (Some(head), Some(reading)) = (head, context.readings.get(unit.reading))
            && let Some(id) = head.speaker.strip_prefix(STATION)
        {
            head.name = outlet_name(id, reading, context.lexicon).unwrap_or_else(|| head.name.clone());
        }
    }
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
    for (evidence, head) in evidence.iter().zip(&heads) {
        let skip = usize::from(evidence.statement.is_some());
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
    let original: BTreeSet<String> = nearest(&units, &heads, &relays, context)
        .into_iter()
        .map(|head| head.key.clone())
        .collect();
    let (heads, once) = utterances::settle(facts, members, heads, &original);
    let kept = nearest(&units, &heads, &relays, context);
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
        .zip(&heads)
        .filter(|(unit, head)| head.is_none() && source_of(unit, context).is_none())
        .filter_map(|(unit, _)| context.readings.get(unit.reading))
        .map(|reading| {
            let r = &reading.report;
            let agency = r.agencies.first().map(|id| agency_name(id, reading, context.lexicon));
            let name = agency.or_else(|| r.outlet.clone()).unwrap_or_else(|| r.id.clone());
            (station(&name, context.lexicon), name)
        })
        .filter(|(key, _)| !named.contains_key(format!("{STATION}{key}").as_str()))
        .collect();
    let perhaps: BTreeMap<&str, Reason> = states_told_by_bodies(&named)
        .into_iter()
        .chain(offices_of_people(&kept))
        .collect();
    let surely = |head: &&&Head| !head.anonymous && !perhaps.contains_key(head.key.as_str());
    let sure: Vec<&Head> = kept.iter().filter(surely).copied().collect();
    let (low, beside) = least::count(&units, &heads, &sure);
    let counts = Counts {
        reports: reports.len(),
        outlets: outlets.len(),
        relays: relays.len(),
        low: if circular {
            1
        } else {
            low.max(usize::from(!anonymous.is_empty()))
        },
        high: speakers.len() + own_words.len(),
    };
    let mut why = reasons(&kept, &named, &anonymous, &relayed, &units, own_words, context);
    why.extend(once);
    why.extend(perhaps.into_values());
    why.extend(beside);
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
fn states_told_by_bodies<'h>(named: &BTreeMap<&'h str, BTreeSet<&'h str>>) -> Vec<(&'h str, Reason)> {
    let names = |key: &str| named.get(key).into_iter().flatten().map(|name| (*name).to_owned());
    let states = named.keys().filter_map(|key| Some((*key, key.strip_prefix(STATE)?)));
    let told = states.filter_map(|(key, code)| {
        let of_it = |other: &&&str| **other != key && other.rsplit_once(':').is_some_and(|(_, c)| c == code);
        let speakers: Vec<String> = named.keys().filter(of_it).flat_map(|other| names(other)).collect();
        let state = names(key).next().filter(|_| !speakers.is_empty())?;
        Some((key, Reason::OneState { state, speakers }))
    });
    told.collect()
}

/// Offices without a name that the low number does not count, and whose they may be: the
/// report that says "the midfielder" may have the word of a player whom another names.
///
/// Of offices that speak for nobody all may be one person's; one that speaks for a body
/// may be that of one person whom no report gives a voice. So no report less makes more of them.
fn offices_of_people<'h>(heads: &[&'h Head]) -> Vec<(&'h str, Reason)> {
    let names = |heads: Vec<&Head>| -> Vec<String> {
        let names: BTreeSet<&String> = heads.iter().map(|head| &head.name).collect();
        names.into_iter().cloned().collect()
    };
    let people = |voiceless: bool| -> Vec<&'h Head> {
        let people = heads.iter().copied().filter(|head| head.person.is_some());
        people.filter(|head| !voiceless || head.voice.is_none()).collect()
    };
    let offices = |voiced: bool| -> Vec<&'h Head> {
        let mut offices: BTreeMap<&str, &'h Head> = BTreeMap::new();
        let alone = |key: &str| heads.iter().all(|head| head.key != key || head.office);
        for head in heads.iter().copied().filter(|head| head.office) {
            if head.voice.is_some() == voiced && alone(&head.key) {
                offices.entry(&head.key).or_insert(head);
            }
        }
        offices.into_values().collect()
    };
    let (mut plain, known, unvoiced) = (offices(false), names(people(false)), people(true));
    // Without a person the offices may still be one another's.
    let others = if known.is_empty() {
        plain.pop().map_or_else(Vec::new, |last| vec![last.name.clone()])
    } else {
        known
    };
    let bearers: BTreeSet<Option<usize>> = unvoiced.iter().map(|head| head.person).collect();
    let spoken = offices(true).into_iter().take(bearers.len());
    let spoken = spoken.map(|head| (head, names(unvoiced.clone())));
    let plain = plain.into_iter().map(|head| (head, others.clone()));
    plain
        .chain(spoken)
        .map(|(head, people)| {
            let office = head.name.clone();
            (head.key.as_str(), Reason::OneBearer { office, people })
        })
        .collect()
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
