//! Utterances: what several reports give in the same words was said once.
//!
//! Two speakers do not find the same words for more than a few by themselves. Either one hands
//! on what the other said, or a report was misread; so the words are one origin's, and are
//! counted for the one of whom the reports tell most. Nor are they an outlet's own words where
//! another report tells whose they are.

use super::claims::Reason;
use super::facts::Facts;
use super::heads::Head;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many stems, names among them, are alike by chance: "قتل 14 شخصا" is what anybody says.
const MIN_STEMS: usize = 5;

/// Words of which this share of the stems is common were only retouched. It does not depend on what
/// else the story says, so that no other report decides on it.
const SAME: f32 = 0.65;

/// Of a claim with very many wordings, this many are compared.
const COMPARED: usize = 64;

/// The heads of a claim's units, those of the same words with one head, and why. Those that
/// are not `original` only hand on, and stay what they are.
pub(super) fn settle(
    facts: &Facts,
    members: &[usize],
    mut heads: Vec<Option<Head>>,
    original: &BTreeSet<String>,
) -> (Vec<Option<Head>>, Vec<Reason>) {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for head in heads.iter().flatten() {
        *uses.entry(head.key.clone()).or_default() += 1;
    }
    let mut once: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for places in alike(facts, members) {
        let told = |place: &&usize| {
            let head = heads
                .get(**place)?
                .as_ref()
                .filter(|head| original.contains(&head.key))?;
            let source = facts.statement(*members.get(**place)?)?.source;
            let known = head.voice.is_some() || head.person.is_some();
            let name = Reverse(&head.name);
            Some((!head.anonymous, known, source.is_some(), uses.get(&head.key), name))
        };
        let best = places
            .iter()
            .filter(|place| told(place).is_some())
            .max_by_key(|place| told(place));
        let Some(best) = best.and_then(|place| heads.get(*place).cloned().flatten()) else {
            continue;
        };
        for place in places {
            let (Some(head), Some(member)) = (heads.get_mut(place), members.get(place)) else {
                continue;
            };
            let settled = |head: &Head| head.key == best.key || !original.contains(&head.key);
            if head.as_ref().is_some_and(settled) {
                continue;
            }
            let other = head
                .as_ref()
                .map_or_else(|| outlet(facts, *member), |head| head.name.clone());
            once.entry(best.name.clone()).or_default().insert(other);
            *head = Some(best.clone());
        }
    }
    let reason = |(speaker, mut others): (String, BTreeSet<String>)| {
        others.remove(&speaker);
        let others: Vec<String> = others.into_iter().collect();
        (!others.is_empty()).then_some(Reason::OneUtterance { speaker, others })
    };
    (heads, once.into_iter().filter_map(reason).collect())
}

/// The places among `members` of units in the same words, several each. Each is in the words of
/// all others of its group: so no group hangs on one unit, with whose report it would fall apart.
fn alike(facts: &Facts, members: &[usize]) -> Vec<Vec<usize>> {
    let wording = |place: &usize| facts.wordings.get(*members.get(*place)?);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for place in 0..members.len() {
        let Some(own) = wording(&place).filter(|own| own.stems.len() >= MIN_STEMS) else {
            continue;
        };
        let same = |other: &usize| wording(other).is_some_and(|w| w.exact == own.exact || w.stems_alike(own) >= SAME);
        let room = groups.len() < COMPARED;
        match groups
            .iter_mut()
            .find(|group| group.len() < COMPARED && group.iter().all(same))
        {
            Some(group) => group.push(place),
            None if room => groups.push(vec![place]),
            None => {}
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// The outlet of a unit's report, or the report's id.
fn outlet(facts: &Facts, unit: usize) -> String {
    let report = facts.reading(unit).map(|reading| &reading.report);
    report.map_or(String::new(), |report| {
        report.outlet.clone().unwrap_or_else(|| report.id.clone())
    })
}
