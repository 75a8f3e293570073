//! The few lines that matter first: what rests on little, what contradicts
//! what, what is well founded.

use super::fill::{count, fill, list, quoted, shorten};
use super::terms;
use crate::contract::Worded;
use crate::contract::brief::{Claim, Conflict, Copy, LeadLine, Range, Report};
use crate::lexicon::wording::Words;
use crate::story::CopyKind;
use std::collections::BTreeMap;

/// How many lines the lead has at most.
const LINES: usize = 4;
/// How many of them may be conflicts.
const CONFLICTS: usize = 2;

/// The lead of a story whose claims and conflicts come weightiest first.
pub(super) fn lead(
    claims: &[Claim],
    conflicts: &[Conflict],
    copies: &[Copy],
    reports: &[Report],
    words: &Words,
) -> Vec<LeadLine> {
    let weak = widest(claims.iter().filter(|claim| claim.counts.origins.low < 2));
    let strong = claims
        .iter()
        .filter(|claim| claim.counts.origins.low >= 2)
        .rev()
        .max_by_key(|claim| claim.counts.origins.low);
    let mut lead = Vec::new();
    lead.extend(weak.first().map(|claim| sourcing(claim, words)));
    lead.extend(
        conflicts
            .iter()
            .take(CONFLICTS)
            .map(|conflict| against(conflict, words)),
    );
    lead.extend(strong.map(|claim| sourcing(claim, words)));
    lead.extend(copied(copies, reports, words));
    lead.extend(weak.iter().skip(1).map(|claim| sourcing(claim, words)));
    if lead.is_empty() {
        lead.extend(claims.first().map(|claim| sourcing(claim, words)));
    }
    lead.truncate(LINES);
    lead
}

/// Claims that several outlets carry, the widest carried first; of these those
/// that more reports attribute, then those whose origins are named.
fn widest<'c>(claims: impl Iterator<Item = &'c Claim>) -> Vec<&'c Claim> {
    let mut claims: Vec<_> = claims.filter(|claim| carriers(claim) >= 2).collect();
    let attributed = |claim: &Claim| claim.statements.iter().filter(|s| s.speaker.is_some()).count();
    claims.sort_by_key(|claim| {
        let named = claim.counts.origins.low > 0 && !claim.origins.is_empty();
        std::cmp::Reverse((carriers(claim), attributed(claim).min(carriers(claim)), named))
    });
    claims
}

/// Outlets that carry a claim; reports, where no outlet is known.
fn carriers(claim: &Claim) -> usize {
    match claim.counts.outlets {
        0 => claim.counts.reports,
        outlets => outlets,
    }
}

/// What a claim rests on.
fn sourcing(claim: &Claim, words: &Words) -> LeadLine {
    let Range { low, high } = claim.counts.origins;
    let templates = &words.lead;
    let template = match (low, high) {
        _ if claim.origins.is_empty() => &templates.no_origin,
        (0, _) => &templates.one_anonymous,
        (_, 0 | 1) => &templates.one_origin,
        (1, _) if claim.origins.len() == 1 => &templates.one_named,
        _ => &templates.several_origins,
    };
    let names: Vec<&str> = claim.origins.iter().map(|origin| origin.name.as_str()).collect();
    let text = fill(
        template,
        &[
            ("claim", quoted(&shorten(&claim.text), words)),
            ("origin", list(&head(claim), words)),
            ("names", list(&names, words)),
            ("origins", Worded::own(terms::origins(claim.counts.origins, words))),
            ("carriers", Worded::own(count(&words.counts.carriers, carriers(claim)))),
        ],
    );
    LeadLine {
        text,
        claims: vec![claim.id.clone()],
    }
}

/// The one origin's name: the voice, where several speak with one.
fn head(claim: &Claim) -> Vec<&str> {
    let mut origins = claim.origins.iter();
    let first = origins.next();
    match first.and_then(|origin| origin.voice.as_deref()) {
        Some(voice) if claim.origins.len() > 1 && origins.all(|o| o.voice.as_deref() == Some(voice)) => vec![voice],
        _ => first.map(|origin| origin.name.as_str()).into_iter().collect(),
    }
}

/// A conflict, with its kind.
fn against(conflict: &Conflict, words: &Words) -> LeadLine {
    let kind = Worded::own(terms::conflict(conflict.kind, words));
    LeadLine {
        text: fill(&words.lead.conflict, &[("kind", kind), ("why", conflict.why.clone())]),
        claims: vec![conflict.a.clone(), conflict.b.clone()],
    }
}

/// That several reports are one text, where they are.
fn copied(copies: &[Copy], reports: &[Report], words: &Words) -> Option<LeadLine> {
    let mut by_source: BTreeMap<&str, usize> = BTreeMap::new();
    for copy in copies.iter().filter(|copy| copy.kind == CopyKind::Whole) {
        *by_source.entry(&copy.from).or_default() += 1;
    }
    // The most copied, and of equals the first by id.
    let (from, n) = by_source.into_iter().rev().max_by_key(|(_, n)| *n)?;
    let source = reports.iter().find(|report| report.id == from)?;
    let name = source.outlet.as_deref().unwrap_or(from);
    let copies = Worded::own(count(&words.counts.reports, n));
    Some(LeadLine {
        text: fill(&words.lead.copies, &[("copies", copies), ("from", Worded::cited(name))]),
        claims: Vec::new(),
    })
}
