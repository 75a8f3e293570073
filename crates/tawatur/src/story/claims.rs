//! Claims: what statements and unattributed sentences say, merged over wordings.

use super::chains;
use super::facts::Facts;
use super::origins;
use super::units::Unit;
use crate::lexicon::cues::Classes;
use crate::reading::{Interval, Quote, Stance};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What one or more statements say.
#[derive(Clone, Debug)]
pub struct Claim {
    /// A sentence or content from the reports that says it most clearly.
    pub text: String,
    /// Where it is said, oldest report first.
    pub evidence: Vec<Evidence>,
    /// Its four numbers.
    pub counts: Counts,
    /// The speakers at the heads of its chains, merged by voice.
    pub origins: Vec<Origin>,
    /// Why the counts are what they are.
    pub why: Vec<Reason>,
    /// Times that the claim itself is about, reckoned.
    pub interval: Option<Interval>,
}

/// A reason for the low or the high number of origins, to be put into words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Several speakers speak for one body: one voice.
    SameVoice {
        /// The body.
        voice: String,
        /// Its speakers, at least two.
        speakers: Vec<String>,
    },
    /// One origin came through several relays, which add nothing.
    Relayed {
        /// The origin.
        origin: String,
        /// The relays, at least one.
        relays: Vec<String>,
    },
    /// Reports share the wording, so they count as one.
    Copied {
        /// Outlet or agency that had it first, or the report's id.
        from: String,
        /// Those that share it.
        copies: Vec<String>,
    },
    /// The same words in several mouths, or with nobody named for them: one utterance.
    OneUtterance {
        /// Whom the reports name that tell best.
        speaker: String,
        /// The other speakers, and outlets that name nobody; at least one.
        others: Vec<String>,
    },
    /// A speaker for whom no report stands alone: each names others beside. Nothing shows
    /// that they know it from somewhere else, so the low number does not count the speaker.
    NamedBeside {
        /// The speaker.
        speaker: String,
        /// The others, at least one.
        others: Vec<String>,
    },
    /// Unnamed speakers who may be one person, or one with a named speaker:
    /// the low number leaves them out or counts them once.
    Anonymous {
        /// How the reports describe them.
        speakers: Vec<String>,
    },
    /// A state and those who speak for a body of it, who may be one voice: the low number
    /// counts the state once with them.
    OneState {
        /// The state.
        state: String,
        /// The speakers of its bodies, at least one.
        speakers: Vec<String>,
    },
    /// An office or part without a name, and people who may bear it: the low number counts
    /// it with them.
    OneBearer {
        /// The office.
        office: String,
        /// The people, at least one.
        people: Vec<String>,
    },
    /// Media that name each other as the source: nobody stands behind them.
    Circular {
        /// The media.
        speakers: Vec<String>,
    },
    /// Outlets that say it in their own words and name no source: they count in
    /// the high number only.
    Unattributed {
        /// The outlets, or the reports' ids.
        outlets: Vec<String>,
    },
}

/// One place where a claim is made.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Index of the reading.
    pub reading: usize,
    /// Index of the statement in it; none for an unattributed sentence.
    pub statement: Option<usize>,
    /// The words.
    pub span: Span,
    /// The words as they are to be shown: with the verb and who it is about
    /// where the content alone is no clause ("نفى تورطه", "accused X of …").
    pub said: Span,
    /// From the speaker over relays to the outlet.
    pub chain: Vec<Link>,
}

/// One station of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Who.
    pub name: String,
    /// How it is known that the words came here from the station before; of the first, that they
    /// passed here.
    pub basis: LinkBasis,
}

/// How a link of a chain is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkBasis {
    /// The text says so.
    Stated,
    /// Shared text shows it.
    Inferred,
    /// Nobody is named.
    Unknown,
}

/// The speaker at the head of one or more chains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The speaker's name.
    pub name: String,
    /// Whom the speaker speaks for, if a body or state.
    pub voice: Option<String>,
}

/// How widely and how independently a claim is reported.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// Reports that make it.
    pub reports: usize,
    /// Outlets that make it.
    pub outlets: usize,
    /// Agencies and outlets it came through.
    pub relays: usize,
    /// The least number of independent origins.
    pub low: usize,
    /// The greatest.
    pub high: usize,
}

/// How far before its content a cue may stand and still be shown with it, in bytes.
const CUE_REACH: usize = 160;

/// Of a claim with very many wordings, this many are compared for the clearest.
const COMPARED: usize = 150;

/// Builds the claims from merged units, the weightiest first: each with the
/// index it has in `merged`. `disputed` are those that stand in a conflict.
pub(super) fn build(facts: &Facts, merged: &[Vec<usize>], disputed: &BTreeSet<usize>) -> Vec<(usize, Claim)> {
    let mut built: Vec<(usize, Claim)> = merged
        .iter()
        .enumerate()
        .filter_map(|(index, members)| Some((index, claim(facts, members)?)))
        .collect();
    let weights: BTreeMap<usize, f64> = built
        .iter()
        .map(|(i, claim)| (*i, weight(claim, disputed.contains(i))))
        .collect();
    let of = |index: &usize| weights.get(index).copied().unwrap_or_default();
    built.sort_by(|(a, _), (b, _)| of(b).total_cmp(&of(a)).then(a.cmp(b)));
    built
}

fn claim(facts: &Facts, members: &[usize]) -> Option<Claim> {
    let units: Vec<&Unit> = members.iter().filter_map(|m| facts.units.get(*m)).collect();
    let evidence: Vec<Evidence> = units
        .iter()
        .map(|unit| Evidence {
            reading: unit.reading,
            statement: unit.statement,
            span: unit.span,
            said: said(unit, facts),
            chain: chains::chain(unit, &facts.context),
        })
        .collect();
    let (counts, origins, why) = origins::count(facts, members, &evidence);
    let clearest = facts.units.get(clearest(facts, members)?)?;
    let text = said(clearest, facts).of(facts.text(clearest)).to_owned();
    let interval = members
        .iter()
        .find_map(|m| facts.slots.get(*m)?.days.first().map(|(day, ..)| *day));
    Some(Claim {
        text,
        evidence,
        counts,
        origins,
        why,
        interval,
    })
}

/// The words of a unit as they are to be shown. A content that no "that" opens
/// often leans on the verb before it: what is denied, asked for or blamed would
/// read as its opposite or as a fragment without it. So do words that another is
/// told behind them to deny: "…، وهو ما تنفيه قطر".
fn said(unit: &Unit, facts: &Facts) -> Span {
    let found = || {
        let reading = facts.context.readings.get(unit.reading)?;
        let statement = reading.statements.get(unit.statement?)?;
        let cue = statement.cue;
        if unit.is_denied_behind(statement) && cue.start - unit.span.end <= CUE_REACH {
            return Some(statement.source.unwrap_or(cue).cover(cue).cover(unit.span));
        }
        let near = cue.end <= unit.span.start && unit.span.start - cue.end <= CUE_REACH;
        let own = statement.quote == Quote::Direct || !unit.opens();
        if !near || own || matches!(statement.stance, Stance::Expects) {
            return None;
        }
        let between = reading.tokens.within(Span::new(cue.end, unit.span.start));
        let slots = &facts.context.lexicon.slots;
        let mut between = between.map(|i| reading.tokens.fold(i));
        let clause = between.any(|word| word == ":" || slots.opens_clause(word));
        let leans = statement.stance == Stance::Denies || !clause && statement.stance != Stance::Asserts;
        leans.then(|| cue.cover(unit.span))
    };
    found().unwrap_or(unit.span)
}

/// How much a claim matters to a reader: how many reports make it, how early in
/// each, by a speaker or not, and whether another claim speaks against it.
fn weight(claim: &Claim, disputed: bool) -> f64 {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for evidence in &claim.evidence {
        let place = first.entry(evidence.reading).or_insert(usize::MAX);
        *place = (*place).min(evidence.span.start);
    }
    // A lead is worth about one report more, and fades over the first screen.
    let reports: f64 = first
        .values()
        .map(|start| 1.0 + 1.0 / (1.0 + *start as f64 / 800.0))
        .sum();
    let attributed = claim.evidence.iter().any(|e| e.statement.is_some());
    let origins = claim.counts.high.min(3) as f64;
    reports + 0.3 * origins + f64::from(u8::from(attributed)) + 1.5 * f64::from(u8::from(disputed))
}

/// The unit that says a claim most clearly: near to the others in wording,
/// complete, neither a fragment nor a page, naming who it is about.
fn clearest(facts: &Facts, members: &[usize]) -> Option<usize> {
    let score = |unit: usize| -> Option<f32> {
        let own = facts.wordings.get(unit)?;
        let others = members.iter().take(COMPARED).filter_map(|m| facts.wordings.get(*m));
        let central = others.map(|other| own.cosine(other)).sum::<f32>() / members.len().min(COMPARED) as f32;
        let u = facts.units.get(unit)?;
        let letters = u.span.of(facts.text(u)).chars().count() as f32;
        let length = if letters < 40.0 {
            letters / 40.0
        } else {
            (160.0 / letters).min(1.0)
        };
        let named = facts.slots.get(unit)?.entities.len().min(3) as f32;
        let whole = f32::from(u8::from(!begins_within(u, facts)));
        Some(central + 0.6 * length + 0.15 * named + 0.4 * whole)
    };
    let mut best: Option<(f32, usize)> = None;
    for unit in members {
        if let Some(s) = score(*unit)
            && best.is_none_or(|(known, _)| s > known)
        {
            best = Some((s, *unit));
        }
    }
    best.map(|(_, unit)| unit)
}

/// Whether the words of a unit belong to a clause before them: "التي غرقت أمس", "بعد ثلاثة أيام من قمة جمعت …".
fn begins_within(unit: &Unit, facts: &Facts) -> bool {
    let first = || {
        let tokens = &facts.context.readings.get(unit.reading)?.tokens;
        Some(tokens.fold(tokens.within(unit.span).next()?))
    };
    let within = Classes::RELATIVE.or(Classes::ADJUNCT);
    first().is_some_and(|word| facts.context.lexicon.cues.classes(word).any(within))
}
