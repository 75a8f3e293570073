//! Claims: what statements and unattributed sentences say, merged over wordings.

use super::chains;
use super::origins::{self, Context, Head};
use super::similarity::Wording;
use super::slots::Slots;
use super::units::Unit;
use crate::reading::Interval;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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
    /// Unnamed speakers who may be one person, or one with a named speaker:
    /// the low number leaves them out or counts them once.
    Anonymous {
        /// How the reports describe them.
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
    /// From the speaker over relays to the outlet.
    pub chain: Vec<Link>,
}

/// One station of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Who.
    pub name: String,
    /// How it is known that the words passed here.
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

/// Units whose mean likeness reaches this make one claim. Chosen on the
/// development stories of statements-ar (docs/measurements.md).
const ALIKE: f32 = 0.27;

/// A unit is compared with those that share one of its this many rarest stems …
const KEYS: usize = 12;

/// … and at most this many for each stem.
const POSTINGS: usize = 150;

/// Merges units that say the same: lists of unit indices, each sorted, the
/// lists sorted by their first unit. Every unit is in exactly one.
///
/// Average-link clustering over candidate pairs, the likest first, ties broken
/// by the units' order; units whose slots speak against each other never meet.
pub(super) fn merge(
    units: &[Unit],
    wordings: &[Wording],
    slots: &[Slots],
    candidates: &BTreeSet<(usize, usize)>,
) -> Vec<Vec<usize>> {
    let (groups, of_unit) = same_wording(wordings, slots);
    let mut pairs: Vec<(f32, usize, usize)> = candidates
        .iter()
        .filter_map(|(a, b)| {
            let like = likeness(*a, *b, units, wordings, slots)?;
            (like > ALIKE / 2.0).then_some((like, *a, *b))
        })
        .collect();
    pairs.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut clusters = Clusters::new(groups, of_unit, &pairs);
    for (_, a, b) in &pairs {
        clusters.consider(*a, *b, |x, y| !opposed(slots.get(x), slots.get(y)));
    }
    clusters.finish()
}

/// Builds the claims from merged units, the weightiest first, and gives each
/// unit's place in them: (claim, index into its evidence).
pub(super) fn build(
    merged: &[Vec<usize>],
    units: &[Unit],
    wordings: &[Wording],
    slots: &[Slots],
    heads: &[Option<Head>],
    context: &Context,
) -> (Vec<Claim>, Vec<(usize, usize)>) {
    let mut built: Vec<(Claim, &Vec<usize>)> = merged
        .iter()
        .filter_map(|members| {
            let own: Vec<&Unit> = members.iter().filter_map(|m| units.get(*m)).collect();
            let own_heads: Vec<Option<Head>> = members.iter().map(|m| heads.get(*m).cloned().flatten()).collect();
            let evidence: Vec<Evidence> = own
                .iter()
                .map(|unit| Evidence {
                    reading: unit.reading,
                    statement: unit.statement,
                    span: unit.span,
                    chain: chains::chain(unit, context.readings, context.copies, context.lexicon),
                })
                .collect();
            let (counts, origins, why) = origins::count(&own, &evidence, &own_heads, context);
            let clearest = clearest(members, units, wordings, slots, context)?;
            let text = units
                .get(clearest)?
                .span
                .of(&context.readings.get(units.get(clearest)?.reading)?.report.text);
            let interval = members
                .iter()
                .find_map(|m| slots.get(*m)?.days.first().map(|(day, ..)| *day));
            Some((
                Claim {
                    text: text.to_owned(),
                    evidence,
                    counts,
                    origins,
                    why,
                    interval,
                },
                members,
            ))
        })
        .collect();
    built.sort_by(|(a, ma), (b, mb)| weight(b).total_cmp(&weight(a)).then(ma.cmp(mb)));
    let mut place = vec![(0, 0); units.len()];
    for (claim, (_, members)) in built.iter().enumerate() {
        for (evidence, unit) in members.iter().enumerate() {
            if let Some(p) = place.get_mut(*unit) {
                *p = (claim, evidence);
            }
        }
    }
    (built.into_iter().map(|(claim, _)| claim).collect(), place)
}

/// How much a claim matters to a reader: how many reports make it, above all
/// by a named speaker, and how early they do.
fn weight(claim: &Claim) -> f64 {
    let counts = &claim.counts;
    let attributed = claim.evidence.iter().any(|e| e.statement.is_some());
    let first = claim.evidence.iter().map(|e| e.span.start).min().unwrap_or(usize::MAX);
    // A lead is worth about one more report, and fades over the first screen.
    let early = 1.0 / (1.0 + first as f64 / 1_000.0);
    counts.reports as f64 + 0.5 * counts.outlets.min(counts.high) as f64 + f64::from(u8::from(attributed)) + early
}

/// The unit that says a claim most clearly: near to the others in wording,
/// complete, neither a fragment nor a page, not opening with a pronoun.
fn clearest(
    members: &[usize],
    units: &[Unit],
    wordings: &[Wording],
    slots: &[Slots],
    context: &Context,
) -> Option<usize> {
    let score = |unit: usize| -> Option<f32> {
        let own = wordings.get(unit)?;
        let others = members.iter().take(POSTINGS).filter_map(|m| wordings.get(*m));
        let central = others.map(|other| own.cosine(other)).sum::<f32>() / members.len().min(POSTINGS) as f32;
        let u = units.get(unit)?;
        let letters = u.span.of(&context.readings.get(u.reading)?.report.text).chars().count() as f32;
        let length = if letters < 40.0 {
            letters / 40.0
        } else {
            (160.0 / letters).min(1.0)
        };
        let named = slots.get(unit)?.entities.len().min(3) as f32;
        Some(central + 0.6 * length + 0.15 * named)
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

/// How alike two units are, 0 to about 1; none where they speak against each other.
fn likeness(a: usize, b: usize, units: &[Unit], wordings: &[Wording], slots: &[Slots]) -> Option<f32> {
    let (wa, wb, sa, sb) = (wordings.get(a)?, wordings.get(b)?, slots.get(a)?, slots.get(b)?);
    if opposed(Some(sa), Some(sb)) {
        return None;
    }
    let figures = sa
        .figures
        .iter()
        .filter(|f| sb.figures.iter().any(|g| f.agrees(g)))
        .count()
        .min(2) as f32;
    // One report rarely says a thing twice.
    let same_report = units.get(a)?.reading == units.get(b)?.reading;
    let apart = if same_report { 0.03 } else { 0.0 };
    Some(topic(wa, wb, sa, sb) + 0.05 * figures - apart)
}

/// How surely two units speak of one thing, whatever they say of it.
pub(super) fn topic(wa: &Wording, wb: &Wording, sa: &Slots, sb: &Slots) -> f32 {
    let cosine = wa.cosine(wb);
    // A short wording inside a longer one says a part of it, which is weaker
    // than the same; three stems are too few to say anything.
    let contained = if wa.stems.len().min(wb.stems.len()) >= 4 {
        wa.containment(wb)
    } else {
        cosine
    };
    let entities = match (sa.entities.len(), sb.entities.len()) {
        (0, 0) => cosine,
        (x, y) => 2.0 * sa.shared_entities(sb) as f32 / (x + y) as f32,
    };
    0.55 * cosine + 0.25 * contained + 0.2 * entities
}

/// Whether two units cannot be one claim: one is the contrary of the other, or
/// they give different figures or days for the same.
fn opposed(a: Option<&Slots>, b: Option<&Slots>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a.contrary != b.contrary || a.other_figure(b).is_some() || a.other_day(b).is_some()
}

/// Groups units of equal wording, which need no comparing: copies of a wire.
fn same_wording(wordings: &[Wording], slots: &[Slots]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut by_wording: HashMap<(u64, bool), usize> = HashMap::new();
    let (mut groups, mut of_unit): (Vec<Vec<usize>>, Vec<usize>) = (Vec::new(), Vec::new());
    for (unit, wording) in wordings.iter().enumerate() {
        let contrary = slots.get(unit).is_some_and(|s| s.contrary);
        let group = *by_wording.entry((wording.exact, contrary)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        if let Some(members) = groups.get_mut(group) {
            members.push(unit);
        }
        of_unit.push(group);
    }
    (groups, of_unit)
}

/// Pairs of units worth comparing: those that share one of their rarest stems.
/// Of units with equal wording only the first is compared.
pub(super) fn candidates(wordings: &[Wording]) -> BTreeSet<(usize, usize)> {
    let mut by_stem: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for unit in (0..wordings.len()).filter(|unit| wordings.get(*unit).is_some_and(|w| seen.insert(w.exact))) {
        for stem in wordings.get(unit).into_iter().flat_map(|w| w.stems.iter().take(KEYS)) {
            by_stem.entry(*stem).or_default().push(unit);
        }
    }
    let mut pairs = BTreeSet::new();
    for mut postings in by_stem.into_values() {
        postings.truncate(POSTINGS);
        for (i, a) in postings.iter().enumerate() {
            pairs.extend(postings.iter().skip(i + 1).map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs
}

/// Clusters under average link.
struct Clusters {
    /// Unit to group.
    of_unit: Vec<usize>,
    /// Group to the cluster it was merged into, itself while it stands.
    parent: Vec<usize>,
    /// Cluster to its units; empty once merged away.
    members: Vec<Vec<usize>>,
    /// Cluster to how many groups it holds.
    sizes: Vec<usize>,
    /// Sums of likeness between clusters, where any is known.
    sums: Vec<BTreeMap<usize, f32>>,
}

impl Clusters {
    fn new(groups: Vec<Vec<usize>>, of_unit: Vec<usize>, pairs: &[(f32, usize, usize)]) -> Self {
        let mut sums = vec![BTreeMap::new(); groups.len()];
        for (like, a, b) in pairs {
            let (ga, gb) = (of_unit[*a], of_unit[*b]);
            *sums[ga].entry(gb).or_insert(0.0) += like;
            *sums[gb].entry(ga).or_insert(0.0) += like;
        }
        Self {
            of_unit,
            parent: (0..groups.len()).collect(),
            sizes: vec![1; groups.len()],
            members: groups,
            sums,
        }
    }

    /// Merges the clusters of two units if their mean likeness is high enough
    /// and no two of their units are opposed.
    fn consider(&mut self, a: usize, b: usize, agree: impl Fn(usize, usize) -> bool) {
        let (a, b) = (self.cluster(a), self.cluster(b));
        let (keep, gone) = (a.min(b), a.max(b));
        let sum = self.sums[keep].get(&gone).copied().unwrap_or(0.0);
        if keep == gone || sum / (self.sizes[keep] * self.sizes[gone]) as f32 <= ALIKE {
            return;
        }
        let sample = |cluster: usize| self.members[cluster].iter().take(POSTINGS);
        if !sample(keep).all(|x| sample(gone).all(|y| agree(*x, *y))) {
            return;
        }
        let moved = std::mem::take(&mut self.members[gone]);
        self.members[keep].extend(moved);
        self.sizes[keep] += self.sizes[gone];
        self.parent[gone] = keep;
        for (other, sum) in std::mem::take(&mut self.sums[gone]) {
            self.sums[other].remove(&gone);
            if other != keep {
                *self.sums[keep].entry(other).or_insert(0.0) += sum;
                *self.sums[other].entry(keep).or_insert(0.0) += sum;
            }
        }
    }

    fn cluster(&mut self, unit: usize) -> usize {
        let mut at = self.of_unit[unit];
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn finish(self) -> Vec<Vec<usize>> {
        let mut clusters: Vec<Vec<usize>> = self.members.into_iter().filter(|m| !m.is_empty()).collect();
        clusters.iter_mut().for_each(|c| c.sort_unstable());
        clusters.sort_unstable();
        clusters
    }
}
