//! Voices that the low number does not count, since they may be another's that it counts.

use super::STATE;
use crate::story::claims::Reason;
use crate::story::heads::Head;
use std::collections::{BTreeMap, BTreeSet};

/// Their keys, and whose each may be. `heads` are those counted, `named` their names by key.
pub(super) fn perhaps_others<'h>(
    heads: &[&'h Head],
    named: &BTreeMap<&'h str, BTreeSet<&'h str>>,
) -> BTreeMap<&'h str, Reason> {
    states_told_by_bodies(named)
        .into_iter()
        .chain(offices_of_people(heads))
        .collect()
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
