//! How likely two units are to say the same.
//!
//! Logistic regression over what both have in common in wording and slots. The
//! weights are learnt from labelled stories by `cargo xtask train claims`.

use super::facts::Facts;
use super::merge::{self, opposed};
use super::slots::{Slots, meet};
use super::{Boilerplate, Ground, units};
use crate::lexicon::Lexicon;
use crate::lexicon::likeness::{FEATURES, Features};
use crate::reading::Reading;
use crate::text::Span;

/// Figures in common, common entities and common stems count up to so many.
const FIGURES: usize = 2;
const NAMES: usize = 3;
const STEMS: usize = 6;

/// Two units say the same only if they share so many stems beside names, or figures:
/// with one the labelled stories have more found, and what is merged by chance
/// ("a week" in both) gives a claim origins that it has not.
const SHARED: usize = 2;

/// A wording of fewer stems is short.
const SHORT: usize = 4;

/// Units of one report at most this many sentences apart stand beside each other.
const BESIDE: usize = 2;

/// The first sentences of a report tell what it is about.
const LEAD: usize = 1;

/// How likely two units are to say the same, 0 to 1; none where they speak
/// against each other, or share too little to say the same whatever is likely.
pub(super) fn likeness(facts: &Facts, a: usize, b: usize) -> Option<f32> {
    if shared(facts, a, b)? < SHARED {
        return None;
    }
    Some(of_one_thing(facts, a, b))
}

/// How likely two units speak of one thing, though they may differ in what they say of it.
pub(super) fn of_one_thing(facts: &Facts, a: usize, b: usize) -> f32 {
    let features = features(facts, a, b);
    features.map_or(0.0, |features| facts.context.lexicon.likeness.likely(&features))
}

/// How many stems beside names and figures two units share; none where they speak
/// against each other.
fn shared(facts: &Facts, a: usize, b: usize) -> Option<usize> {
    let (sa, sb) = (facts.slots.get(a)?, facts.slots.get(b)?);
    let against = opposed(Some(sa), Some(sb)) || facts.excludes(a, b) || facts.excludes(b, a);
    // Two that negate other things say two things: "he was not asked", "it was not planned".
    let negated = |slots: &Slots, other: usize| {
        let first = slots.denied.first().filter(|_| slots.contrary);
        first.map(|key| facts.wordings.get(other).is_some_and(|wording| wording.says(*key)))
    };
    let apart = negated(sa, b) == Some(false) && negated(sb, a) == Some(false);
    (!against && !apart).then(|| facts.stems_shared(a, b) + figures(sa, sb))
}

/// Two units of a story: which, and what they have in common.
pub type Pair = (usize, usize, Features);

/// The units of a story, by reading and words, and all pairs of them that share
/// anything and do not speak against each other.
#[must_use]
pub fn observe(readings: &[Reading], lexicon: &Lexicon) -> (Vec<(usize, Span)>, Vec<Pair>) {
    let members: Vec<usize> = (0..readings.len()).collect();
    let ground = Ground::of(readings, &members, &Boilerplate::default(), lexicon);
    let context = ground.context(readings, lexicon);
    // Before clauses are put together again, which the weights decide on.
    let facts = &Facts::gather(context, units::collect(readings, &members, lexicon));
    let candidates = merge::candidates(&facts.wordings);
    let asked = candidates
        .iter()
        .filter(|(a, b)| shared(facts, *a, *b).is_some_and(|shared| shared > 0));
    let pairs = asked.filter_map(|(a, b)| Some((*a, *b, features(facts, *a, *b)?)));
    (
        facts.units.iter().map(|unit| (unit.reading, unit.span)).collect(),
        pairs.collect(),
    )
}

fn figures(a: &Slots, b: &Slots) -> usize {
    let agree = |f: &&super::amounts::Figure| b.figures.iter().any(|g| f.agrees(g));
    a.figures.iter().filter(agree).count().min(FIGURES)
}

/// The numbers of [`FEATURES`], in their order.
fn features(facts: &Facts, a: usize, b: usize) -> Option<Features> {
    let (ua, ub) = (facts.units.get(a)?, facts.units.get(b)?);
    let (sa, sb) = (facts.slots.get(a)?, facts.slots.get(b)?);
    let (wa, wb) = (facts.wordings.get(a)?, facts.wordings.get(b)?);
    let (ha, hb) = (facts.heads.get(a)?.is_some(), facts.heads.get(b)?.is_some());
    let bit = |is: bool| f32::from(u8::from(is));
    let ratio = |part: usize, whole: usize| part as f32 / whole.max(1) as f32;
    let (short, long) = (wa.stems.len().min(wb.stems.len()), wa.stems.len().max(wb.stems.len()));
    let stems = wa.shared_stems(wb);
    let names = sa.shared_entities(sb);
    let named = !sa.entities.is_empty() && !sb.entities.is_empty();
    let one_report = ua.reading == ub.reading;
    let one_day = sa.days.iter().any(|(d, ..)| sb.days.iter().any(|(e, ..)| meet(d, e)));
    let events = sa.events != 0 && sb.events != 0;
    let lead = ua.sentence <= LEAD && ub.sentence <= LEAD;
    let found: [f32; FEATURES.len()] = [
        1.0,
        wa.cosine(wb),
        wa.containment(wb),
        wa.classes_shared(wb),
        ratio(short, long),
        ratio(stems, short),
        ratio(stems.min(STEMS), STEMS),
        wa.rarest_shared(wb),
        bit(short < SHORT),
        ratio(2 * names, sa.entities.len() + sb.entities.len()),
        names.min(NAMES) as f32,
        bit(named && names == 0),
        figures(sa, sb) as f32,
        bit(sa.figures.is_empty() != sb.figures.is_empty()),
        bit(events && sa.events & sb.events == 0),
        bit(one_day),
        bit(ha && hb && facts.same_head(a, b)),
        bit(ha && hb && !facts.same_head(a, b)),
        bit(ha != hb),
        bit(one_report),
        bit(one_report && ua.sentence.abs_diff(ub.sentence) <= BESIDE),
        bit(sa.contrary && sb.contrary),
        bit(sa.accuses && sb.accuses),
        bit(sa.accuses != sb.accuses),
        bit(sa.expected != sb.expected),
        bit(lead && !one_report),
    ];
    Some(found)
}
