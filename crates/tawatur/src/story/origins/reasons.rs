//! Why a claim's numbers are what they are.

use super::{Context, Relays, Speakers};
use crate::story::chains::source_of;
use crate::story::claims::Reason;
use crate::story::heads::Head;
use crate::story::units::Unit;
use std::collections::{BTreeMap, BTreeSet};

/// The reasons, kind by kind, of the heads that are counted.
pub(super) fn reasons(
    heads: &[&Head],
    speakers: &Speakers<'_>,
    relays: &Relays,
    units: &[&Unit],
    own_words: BTreeMap<String, String>,
    context: &Context,
) -> Vec<Reason> {
    let mut why = Vec::new();
    why.extend(one_voice(heads, &speakers.named));
    why.extend(handed_on(speakers, relays));
    why.extend(copied(units, context));
    if !speakers.anonymous.is_empty() {
        why.push(Reason::Anonymous {
            speakers: speakers.anonymous.values().map(|s| (*s).to_owned()).collect(),
        });
    }
    if !own_words.is_empty() {
        why.push(Reason::Unattributed {
            outlets: own_words.into_values().collect(),
        });
    }
    why
}

/// Several who speak for one body.
fn one_voice(heads: &[&Head], named: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<Reason> {
    let several = named.iter().filter(|(_, speakers)| speakers.len() > 1);
    several
        .filter_map(|(key, speakers)| {
            let voice = heads.iter().find(|head| head.key == **key)?.voice.clone()?;
            let speakers = speakers.iter().map(|s| (*s).to_owned()).collect();
            Some(Reason::SameVoice { voice, speakers })
        })
        .collect()
}

/// Who is counted and came through relays.
fn handed_on(speakers: &Speakers<'_>, relays: &Relays) -> Vec<Reason> {
    let counted = |key: &str| speakers.named.contains_key(key) || speakers.anonymous.contains_key(key);
    let relayed = relays.of_origin.iter().filter(|(key, _)| counted(key));
    relayed
        .map(|(_, (origin, relays))| Reason::Relayed {
            origin: origin.clone(),
            relays: relays.iter().cloned().collect(),
        })
        .collect()
}

/// The reports that others have their words from.
fn copied(units: &[&Unit], context: &Context) -> Vec<Reason> {
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
    copied
        .into_iter()
        .map(|(from, copies)| Reason::Copied {
            from: name(from),
            copies: copies.into_iter().collect(),
        })
        .collect()
}
