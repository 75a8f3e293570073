//! The least number of speakers that a claim's reports rest on.
//!
//! Who is named beside others in every report need be no origin of his own: a report that
//! gives a ministry's word and then that of a general tells perhaps one thing twice. Every
//! report rests on one of its speakers at least, so the fewest speakers of whom each report
//! names one are the least. A report less asks for no more of them, and a copy asks for those
//! that its original asks for.

use super::claims::Reason;
use super::heads::Head;
use super::units::Unit;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Of more speakers than this all count: to try their choices would take too long.
const MOST: usize = 12;

/// How many of the `sure` heads the units' reports rest on at least, and why not on the rest.
pub(super) fn count(units: &[&Unit], heads: &[Option<Head>], sure: &[&Head]) -> (usize, Vec<Reason>) {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for head in sure {
        names.entry(&head.key).or_insert(&head.name);
    }
    let mut reports: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (unit, head) in units.iter().zip(heads) {
        if let Some(head) = head.as_ref().filter(|head| names.contains_key(head.key.as_str())) {
            reports.entry(unit.reading).or_default().insert(&head.key);
        }
    }
    let keys: Vec<&str> = names.keys().copied().collect();
    let sets: Vec<BTreeSet<&str>> = reports.into_values().collect();
    let fewest = fewest(&keys, &sets);
    let name = |key: &str| names.get(key).copied().unwrap_or_default().to_owned();
    let beside = keys.iter().filter(|key| !fewest.contains(**key)).map(|key| {
        let together = sets.iter().filter(|set| set.contains(key)).flatten();
        let others: BTreeSet<String> = together
            .filter(|other| fewest.contains(**other))
            .map(|k| name(k))
            .collect();
        Reason::NamedBeside {
            speaker: name(key),
            others: others.into_iter().collect(),
        }
    });
    (fewest.len(), beside.collect())
}

/// The fewest keys of which each set has one; of several choices the one whose keys stand in
/// most sets, then the first in order.
fn fewest<'k>(keys: &[&'k str], sets: &[BTreeSet<&'k str>]) -> BTreeSet<&'k str> {
    if keys.len() > MOST {
        return keys.iter().copied().collect();
    }
    let bits = |set: &BTreeSet<&str>| {
        let held = keys.iter().enumerate().filter(|(_, key)| set.contains(**key));
        held.fold(0_u32, |bits, (place, _)| bits | 1 << place)
    };
    let mut told: BTreeMap<u32, usize> = BTreeMap::new();
    for set in sets {
        *told.entry(bits(set)).or_default() += 1;
    }
    let answers = |choice: &u32| told.keys().all(|set| set & choice != 0);
    let weight = |choice: u32| -> usize {
        let shared = told
            .iter()
            .map(|(set, times)| (set & choice).count_ones() as usize * times);
        shared.sum()
    };
    let choices = (0..1_u32 << keys.len()).filter(answers);
    let best = choices.min_by_key(|choice| (choice.count_ones(), Reverse(weight(*choice)), *choice));
    let chosen = |(place, key): (usize, &&'k str)| best.is_some_and(|best| best & (1 << place) != 0).then_some(*key);
    keys.iter().enumerate().filter_map(chosen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sets: &[&[&'static str]]) -> Vec<&'static str> {
        let sets: Vec<BTreeSet<&str>> = sets.iter().map(|set| set.iter().copied().collect()).collect();
        let keys: BTreeSet<&str> = sets.iter().flatten().copied().collect();
        let keys: Vec<&str> = keys.into_iter().collect();
        fewest(&keys, &sets).into_iter().collect()
    }

    #[test]
    fn who_is_named_beside_others_alone_is_not_counted() {
        assert_eq!(of(&[&["a", "b"]]), ["a"]);
        assert_eq!(of(&[&["a", "b"], &["b"]]), ["b"]);
        assert_eq!(of(&[&["a", "b"], &["b", "c"]]), ["b"]);
    }

    #[test]
    fn who_stands_alone_somewhere_counts() {
        assert_eq!(of(&[&["a"], &["b"]]), ["a", "b"]);
        assert_eq!(of(&[&["a", "b"], &["a"], &["b"]]), ["a", "b"]);
        assert!(of(&[]).is_empty());
    }

    #[test]
    fn a_set_less_asks_for_no_more() {
        let sets: [&[&str]; 5] = [&["k"], &["k", "a"], &["k", "b"], &["a", "c"], &["b", "d"]];
        let all = of(&sets).len();
        for gone in 0..sets.len() {
            let rest: Vec<&[&str]> = sets
                .iter()
                .enumerate()
                .filter(|(i, _)| *i != gone)
                .map(|(_, s)| *s)
                .collect();
            assert!(of(&rest).len() <= all, "{gone}");
        }
    }

    #[test]
    fn very_many_speakers_all_count() {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"];
        assert_eq!(of(&[&names]).len(), names.len());
    }
}
