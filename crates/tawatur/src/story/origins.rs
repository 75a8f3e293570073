//! Origins: how many independent speakers a claim really has, low to high.
//!
//! Low: one voice counts once, and what has no attribution or no known
//! independence counts nothing. High: every distinct speaker, and every outlet
//! that reports it unattributed in its own words.

mod perhaps;
mod reasons;

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
use perhaps::perhaps_others;
use reasons::reasons;
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
    let heads = heads_of(facts, members, &units);
    let relays = Relays::of(evidence, &heads, context);
    let original: BTreeSet<String> = nearest(&units, &heads, &relays, context)
        .into_iter()
        .map(|head| head.key.clone())
        .collect();
    let (heads, once) = utterances::settle(facts, members, heads, &original);
    let kept = nearest(&units, &heads, &relays, context);
    let circular = kept.is_empty() && heads.iter().flatten().next().is_some();
    let kept = if circular {
        heads.iter().flatten().collect()
    } else {
        kept
    };
    let speakers = Speakers::of(&kept);
    let own_words = own_words(&units, &heads, &speakers, context);
    let perhaps = perhaps_others(&kept, &speakers.named);
    let surely = |head: &&&Head| !head.anonymous && !perhaps.contains_key(head.key.as_str());
    let sure: Vec<&Head> = kept.iter().filter(surely).copied().collect();
    let (low, beside) = least::count(&units, &heads, &sure);
    let counts = Counts {
        reports: units.iter().map(|unit| unit.reading).collect::<BTreeSet<_>>().len(),
        outlets: outlets(&units, context),
        relays: relays.names.len(),
        low: if circular {
            1
        } else {
            low.max(usize::from(!speakers.anonymous.is_empty()))
        },
        high: speakers.all.len() + own_words.len(),
    };
    let mut why = reasons(&kept, &speakers, &relays, &units, own_words, context);
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

/// Who is at the head of each unit's chain.
fn heads_of(facts: &Facts, members: &[usize], units: &[&Unit]) -> Vec<Option<Head>> {
    let context = &facts.context;
    let told = members.iter().map(|m| facts.heads.get(*m).cloned().flatten());
    let mut heads = voices::one_voice(told.collect(), context.lexicon);
    for (head, unit) in heads.iter_mut().zip(units) {
        // An outlet has one name, by whatever words reports describe it.
        if let (Some(head), Some(reading)) = (head, context.readings.get(unit.reading))
            && let Some(id) = head.speaker.strip_prefix(STATION)
        {
            head.name = outlet_name(id, reading, context.lexicon).unwrap_or_else(|| head.name.clone());
        }
    }
    heads
}

/// How many outlets the units are of. A report of unknown outlet stands for an outlet of its own.
fn outlets(units: &[&Unit], context: &Context) -> usize {
    let reports = units.iter().filter_map(|unit| context.readings.get(unit.reading));
    let outlets: BTreeSet<String> = reports
        .map(|reading| {
            let report = &reading.report;
            report
                .outlet
                .as_ref()
                .map_or(format!("report {}", report.id), |o| station(o, context.lexicon))
        })
        .collect();
    outlets.len()
}

/// Through whom the words of a claim came, as the reports state or copying tells.
struct Relays {
    /// Their names by station.
    names: BTreeMap<String, String>,
    /// For each key of an origin, its name and the relays of it.
    of_origin: BTreeMap<String, (String, BTreeSet<String>)>,
}

impl Relays {
    fn of(evidence: &[Evidence], heads: &[Option<Head>], context: &Context) -> Self {
        let mut relays = Self {
            names: BTreeMap::new(),
            of_origin: BTreeMap::new(),
        };
        for (evidence, head) in evidence.iter().zip(heads) {
            // What stands between the source, where there is one, and the outlet.
            let skip = usize::from(evidence.statement.is_some());
            let middle = evidence.chain.len().saturating_sub(1);
            let between = evidence.chain.iter().take(middle).skip(skip);
            for link in between.filter(|link| link.basis != LinkBasis::Unknown) {
                let key = station(&link.name, context.lexicon);
                relays.names.entry(key).or_insert_with(|| link.name.clone());
                if let Some(head) = head {
                    let entry = relays
                        .of_origin
                        .entry(head.key.clone())
                        .or_insert_with(|| (head.name.clone(), BTreeSet::new()));
                    entry.1.insert(link.name.clone());
                }
            }
        }
        relays
    }
}

/// Who speaks, of the heads that are counted.
struct Speakers<'h> {
    /// All of them.
    all: BTreeSet<&'h str>,
    /// The names under each key.
    named: BTreeMap<&'h str, BTreeSet<&'h str>>,
    /// Those without a name, by key, in the words of the first.
    anonymous: BTreeMap<&'h str, &'h str>,
}

impl<'h> Speakers<'h> {
    fn of(heads: &[&'h Head]) -> Self {
        let mut speakers = Self {
            all: BTreeSet::new(),
            named: BTreeMap::new(),
            anonymous: BTreeMap::new(),
        };
        for head in heads {
            speakers.all.insert(&head.speaker);
            if head.anonymous {
                speakers.anonymous.entry(&head.key).or_insert(&head.name);
            } else {
                speakers.named.entry(&head.key).or_default().insert(&head.name);
            }
        }
        speakers
    }
}

/// The agencies and outlets that report the claim in their own words, by station.
fn own_words(
    units: &[&Unit],
    heads: &[Option<Head>],
    speakers: &Speakers<'_>,
    context: &Context,
) -> BTreeMap<String, String> {
    units
        .iter()
        .zip(heads)
        .filter(|(unit, head)| head.is_none() && source_of(unit, context).is_none())
        .filter_map(|(unit, _)| context.readings.get(unit.reading))
        .map(|reading| {
            let report = &reading.report;
            let agency = report
                .agencies
                .first()
                .map(|id| agency_name(id, reading, context.lexicon));
            let name = agency
                .or_else(|| report.outlet.clone())
                .unwrap_or_else(|| report.id.clone());
            (station(&name, context.lexicon), name)
        })
        .filter(|(key, _)| !speakers.named.contains_key(format!("{STATION}{key}").as_str()))
        .collect()
}

/// The heads that are nearest to the origin. A medium that is the head in one
/// place and in another hands on what somebody else says, as a relay or as the
/// outlet, is no origin of its own. None are left where all quote each other.
fn nearest<'h>(units: &[&Unit], heads: &'h [Option<Head>], relays: &Relays, context: &Context) -> Vec<&'h Head> {
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
        let relayed = relays.names.contains_key(&own) && heads.iter().flatten().any(|other| other.key != head.key);
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
