//! Which denials are one: what one speaker denies in several wordings.

use super::conflicts::{ConflictKind, Found};
use super::facts::Facts;
use super::merge::opposed;
use std::collections::{BTreeMap, BTreeSet};

/// A denial is compared with at most this many others of one claim.
const COMPARED: usize = 40;

/// Who denies what of whom, as far as it was told.
#[derive(Default)]
pub(super) struct Denied(BTreeSet<(Party, Party)>);

/// One side of a denial.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Party {
    Claim(usize),
    /// By voice and report.
    Speaker(String, usize),
}

impl Denied {
    /// Whether the denier was already set against the claim in the same report,
    /// or the denial against another claim of the same speaker there.
    pub(super) fn told(&self, facts: &Facts, found: &Found, claims: (usize, usize)) -> bool {
        sides(facts, found, claims)
            .iter()
            .flatten()
            .any(|pair| self.0.contains(pair))
    }

    pub(super) fn add(&mut self, facts: &Facts, found: &Found, claims: (usize, usize)) {
        self.0.extend(sides(facts, found, claims).into_iter().flatten());
    }
}

fn sides(facts: &Facts, found: &Found, (a, b): (usize, usize)) -> [Option<(Party, Party)>; 2] {
    let speaker = |unit: usize| {
        let head = facts.heads.get(unit)?.as_ref()?;
        Some(Party::Speaker(head.key.clone(), facts.units.get(unit)?.reading))
    };
    [
        speaker(found.b).map(|denier| (Party::Claim(a), denier)),
        speaker(found.a).map(|denied| (denied, Party::Claim(b))),
    ]
}

/// The claims with those joined that are one: one voice denies the same claim by
/// a common word, and nothing in the one speaks against anything in the other.
/// None if there are no such claims.
pub(super) fn joined(
    facts: &Facts,
    found: &[Found],
    merged: &[Vec<usize>],
    place: &[(usize, usize)],
) -> Option<Vec<Vec<usize>>> {
    let claim = |unit: usize| place.get(unit).map(|(claim, _)| *claim);
    let mut of_claim: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for f in found.iter().filter(|f| f.kind == ConflictKind::Denial) {
        of_claim.entry(claim(f.a)?).or_default().push(f.b);
    }
    // Claim to the one that it goes into: always an earlier one.
    let mut into: Vec<usize> = (0..merged.len()).collect();
    for denials in of_claim.values() {
        for (i, unit) in denials.iter().enumerate() {
            for other in denials.iter().skip(i + 1).take(COMPARED) {
                let (Some(own), Some(theirs)) = (claim(*unit), claim(*other)) else {
                    continue;
                };
                let (own, theirs) = (last(&into, own), last(&into, theirs));
                if own != theirs
                    && says_again(facts, *unit, *other)
                    && agree(facts, merged, own, theirs)
                    && let Some(place) = into.get_mut(own.max(theirs))
                {
                    *place = own.min(theirs);
                }
            }
        }
    }
    let mut claims: Vec<Vec<usize>> = vec![Vec::new(); merged.len()];
    for (index, units) in merged.iter().enumerate() {
        if let Some(claim) = claims.get_mut(last(&into, index)) {
            claim.extend(units);
        }
    }
    claims.retain(|units| !units.is_empty());
    claims.iter_mut().for_each(|units| units.sort_unstable());
    claims.sort_unstable();
    (claims.len() < merged.len()).then_some(claims)
}

fn last(into: &[usize], mut claim: usize) -> usize {
    while let Some(next) = into.get(claim).filter(|next| **next != claim) {
        claim = *next;
    }
    claim
}

/// Whether one voice denies one word in both units.
fn says_again(facts: &Facts, a: usize, b: usize) -> bool {
    let denied = |unit: usize| facts.slots.get(unit).map_or(&[][..], |slots| slots.denied.as_slice());
    let named = |unit: usize| facts.heads.get(unit).is_some_and(Option::is_some);
    named(a) && facts.same_head(a, b) && denied(a).iter().any(|key| denied(b).contains(key))
}

/// Whether no unit of one claim speaks against one of another.
fn agree(facts: &Facts, merged: &[Vec<usize>], a: usize, b: usize) -> bool {
    let units = |claim: usize| merged.get(claim).into_iter().flatten().take(COMPARED);
    units(a).all(|x| units(b).all(|y| !opposed(facts.slots.get(*x), facts.slots.get(*y))))
}
