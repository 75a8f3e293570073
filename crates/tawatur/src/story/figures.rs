//! Figures: a number that several reports give for one thing, over time.
//!
//! The dead of one event, the votes, the sum of money: what each report gives,
//! in order of publication, with who says it. Parts ("27 of them civilians")
//! and sums over a longer time ("since the war began") are things of their own.

use super::amounts::Figure;
use super::facts::Facts;
use super::likeness::of_one_thing;
use super::merge::topic;
use crate::lexicon::slots::Slots;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A number that several reports give for one thing.
#[derive(Clone, Debug)]
pub struct Series {
    /// What is counted: a toll ("dead") or the stem of a noun.
    pub counted: String,
    /// The counted noun as the last report writes it.
    pub noun: String,
    /// Whether it is the sum of a longer time.
    pub sum: bool,
    /// What the reports give, in order of publication; those without a date last.
    pub points: Vec<Point>,
}

/// A number that one report gives.
#[derive(Clone, Debug)]
pub struct Point {
    /// The number.
    pub value: f64,
    /// The values that its words allow ("at least").
    pub bounds: (f64, f64),
    /// Index of the reading.
    pub reading: usize,
    /// The number with its noun.
    pub span: Span,
    /// Who says it; none where the report names nobody.
    pub speaker: Option<String>,
    /// Index of the claim that it stands in.
    pub claim: usize,
}

impl Series {
    /// The number given last.
    #[must_use]
    pub fn latest(&self) -> Option<&Point> {
        self.points.last()
    }

    /// The points with the least and the greatest number.
    #[must_use]
    pub fn range(&self) -> Option<(&Point, &Point)> {
        let least = self.points.iter().min_by(|a, b| a.value.total_cmp(&b.value))?;
        let most = self.points.iter().rev().max_by(|a, b| a.value.total_cmp(&b.value))?;
        Some((least, most))
    }
}

/// How near the wordings must be for two numbers to count one thing.
const NEAR: f32 = 0.18;

/// What is no toll and differs must be as likely of one thing.
const LIKE: f32 = 0.4;

/// For a toll of one kind of event less will do: it is told in ever other words.
const NEAR_TOLL: f32 = 0.1;

/// Tolls further apart than this factor are of two events.
const RATIO: f64 = 8.0;

/// What is not a toll is worth a series from this number on: "two ministers" is not.
const SMALL: f64 = 10.0;

/// A story shows at most this many series, those of most reports.
const MOST: usize = 12;

/// A figure: the unit it stands in, and its place among that unit's figures.
type At = (usize, usize);

/// The series of a story; `pairs` are units whose wording is worth comparing,
/// `place` gives each unit's claim.
pub(super) fn find(facts: &Facts, pairs: &BTreeSet<(usize, usize)>, place: &[(usize, usize)]) -> Vec<Series> {
    let mut groups = Groups::default();
    let mut first: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (unit, slots) in facts.slots.iter().enumerate() {
        if let Some((claim, _)) = place.get(unit).filter(|_| !slots.figures.is_empty()) {
            // The units of one claim, joined to its first one of each kind of number.
            let known = first.entry(*claim).or_default();
            for other in known.iter() {
                groups.join_alike(facts, *other, unit);
            }
            if known.len() < MOST {
                known.push(unit);
            }
        }
    }
    for (a, b) in pairs {
        let near = || {
            let (wa, wb) = (facts.wordings.get(*a)?, facts.wordings.get(*b)?);
            Some(topic(wa, wb, facts.slots.get(*a)?, facts.slots.get(*b)?))
        };
        let counting = |unit: &usize| facts.slots.get(*unit).is_some_and(|s| !s.figures.is_empty());
        if counting(a)
            && counting(b)
            && let Some(near) = near()
        {
            if near >= NEAR {
                let toll = |noun: &str| facts.context.lexicon.slots.is_toll(noun);
                let alike = of_one_thing(facts, *a, *b) >= LIKE;
                groups.join(facts, *a, *b, |f, g| alike || f.agrees(g) || toll(&f.noun));
            } else if near >= NEAR_TOLL {
                groups.join_rising(facts, *a, *b);
            }
        }
    }
    groups.join_tolls(facts);
    let mut all: Vec<Series> = groups
        .finish()
        .into_iter()
        .filter_map(|members| series(facts, &members, place))
        .collect();
    let reports = |s: &Series| s.points.iter().map(|p| p.reading).collect::<BTreeSet<_>>().len();
    // Tolls first; the order of the groups, by their first unit, breaks ties.
    all.sort_by_key(|s| {
        let toll = facts.context.lexicon.slots.is_toll(&s.counted);
        (std::cmp::Reverse(toll), std::cmp::Reverse(reports(s)))
    });
    all.truncate(MOST);
    all
}

/// What a group of figures gives, if several reports do.
fn series(facts: &Facts, members: &[At], place: &[(usize, usize)]) -> Option<Series> {
    let mut points: BTreeMap<(i64, usize, u64), (Point, String)> = BTreeMap::new();
    let mut counted = None;
    for (unit, index) in members {
        let (u, figure) = (facts.units.get(*unit)?, facts.slots.get(*unit)?.figures.get(*index)?);
        let reading = facts.reading(*unit)?;
        let minutes = reading.report.published.map_or(i64::MAX, |p| p.minutes());
        let text = reading.report.text.as_str();
        let head = facts.heads.get(*unit).and_then(|head| head.as_ref());
        counted.get_or_insert((figure.noun.clone(), figure.sum));
        let point = Point {
            value: figure.value,
            bounds: figure.bounds,
            reading: u.reading,
            span: figure.span,
            speaker: head.map(|head| head.name.clone()),
            claim: place.get(*unit)?.0,
        };
        let noun = figure.counted.of(text).to_owned();
        // A report that gives a number twice gives it once, with a speaker if there is one.
        let known = points.entry((minutes, u.reading, figure.value.to_bits()));
        let entry = known.or_insert_with(|| (point.clone(), noun.clone()));
        if entry.0.speaker.is_none() && point.speaker.is_some() {
            *entry = (point, noun);
        }
    }
    let (counted, sum) = counted?;
    let readings: BTreeSet<usize> = points.values().map(|(p, _)| p.reading).collect();
    let most = points.values().map(|(p, _)| p.value).fold(0.0, f64::max);
    if readings.len() < 2 || !facts.context.lexicon.slots.is_toll(&counted) && most < SMALL {
        return None;
    }
    let noun = points.values().last()?.1.clone();
    Some(Series {
        counted,
        noun,
        sum,
        points: points.into_values().map(|(point, _)| point).collect(),
    })
}

/// The figures of a unit that may be of a series, by their places, and whether each is the only
/// one of its kind there; a toll need not be. Ages are of many people.
fn counted<'f>(figures: &'f [Figure], words: &Slots) -> Vec<(usize, &'f Figure, bool)> {
    let alike = |one: &Figure| figures.iter().filter(|f| !f.part && f.counts_like(one)).count();
    let counts = |f: &Figure| !f.part && !f.vague && !words.is_year(&f.noun);
    let kept = figures.iter().enumerate().filter(|(_, f)| counts(f));
    kept.map(|(i, f)| (i, f, words.is_toll(&f.noun) || alike(f) <= 1))
        .collect()
}

/// Figures in groups that count one thing, by union of pairs.
#[derive(Default)]
struct Groups {
    parents: BTreeMap<At, At>,
}

impl Groups {
    /// Joins the figures of two units that count one thing.
    fn join_alike(&mut self, facts: &Facts, a: usize, b: usize) {
        self.join(facts, a, b, |_, _| true);
    }

    /// Joins the tolls of two units that can be those of one event as it unfolds.
    fn join_rising(&mut self, facts: &Facts, a: usize, b: usize) {
        let slots = &facts.context.lexicon.slots;
        self.join(facts, a, b, |f, g| {
            slots.is_toll(&f.noun) && f.noun == g.noun && f.value.max(g.value) <= f.value.min(g.value) * RATIO
        });
    }

    fn join(&mut self, facts: &Facts, a: usize, b: usize, fit: impl Fn(&Figure, &Figure) -> bool) {
        let (Some(sa), Some(sb)) = (facts.slots.get(a), facts.slots.get(b)) else {
            return;
        };
        if sa.elsewhere(sb) {
            return;
        }
        let words = &facts.context.lexicon.slots;
        let (own, theirs) = (counted(&sa.figures, words), counted(&sb.figures, words));
        for (i, f, f_alone) in own {
            for &(j, g, g_alone) in &theirs {
                // Of two sums of money in one sentence the wording does not tell which is which.
                let sure = f.agrees(g) || f_alone && g_alone;
                if f.counts_like(g) && f.sum == g.sum && sure && fit(f, g) {
                    let (x, y) = (self.head((a, i)), self.head((b, j)));
                    self.parents.insert(x.max(y), x.min(y));
                    self.parents.insert(x.min(y), x.min(y));
                }
            }
        }
    }

    /// Joins the groups in which a toll stands at the same number: the dead of
    /// one story that two reports put at 14 are the same 14.
    fn join_tolls(&mut self, facts: &Facts) {
        let mut known: BTreeMap<(&str, bool, u64), At> = BTreeMap::new();
        let all: Vec<At> = self.parents.keys().copied().collect();
        for at in all {
            let slots = facts.slots.get(at.0);
            let Some(figure) = slots.and_then(|slots| slots.figures.get(at.1)) else {
                continue;
            };
            if figure.value >= SMALL && facts.context.lexicon.slots.is_toll(&figure.noun) {
                let key = (figure.noun.as_str(), figure.sum, figure.value.to_bits());
                let first = *known.entry(key).or_insert(at);
                let (x, y) = (self.head(first), self.head(at));
                self.parents.insert(x.max(y), x.min(y));
            }
        }
    }

    fn head(&mut self, at: At) -> At {
        let mut head = *self.parents.entry(at).or_insert(at);
        while let Some(parent) = self.parents.get(&head).copied()
            && parent != head
        {
            head = parent;
        }
        self.parents.insert(at, head);
        head
    }

    fn finish(mut self) -> Vec<Vec<At>> {
        let all: Vec<At> = self.parents.keys().copied().collect();
        let mut groups: BTreeMap<At, Vec<At>> = BTreeMap::new();
        for at in all {
            groups.entry(self.head(at)).or_default().push(at);
        }
        groups.into_values().collect()
    }
}
