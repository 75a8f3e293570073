//! Agreement: whether two short texts on one topic say the same or the contrary,
//! by the words that only one has and by what their slots hold.

use super::content_words;
use super::entities;
use super::facts::Facts;
use super::origins::Context;
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::lexicon::agreement::{Agreement, CLASSES};
use crate::reading::Reading;
use crate::text::Span;
use std::collections::BTreeSet;

/// Of each text at most this many words that the other has not are paired.
const PAIRED: usize = 24;

/// A count of words is told up to this many.
const COUNTED: usize = 6;

/// The features of two texts, sorted.
#[must_use]
pub fn observe(a: &Reading, b: &Reading, lexicon: &Lexicon) -> BTreeSet<String> {
    let readings = [a.clone(), b.clone()];
    let members = [0, 1];
    let entities = entities::join(&readings, &members, lexicon);
    let entity_of = entities::by_reading(&entities);
    let context = Context {
        readings: &readings,
        copies: &[],
        entities: &entities,
        entity_of: &entity_of,
        offices: &[],
        lexicon,
    };
    let whole = |reading: usize| {
        let span = Span::new(0, readings.get(reading).map_or(0, |r| r.report.text.len()));
        Unit {
            reading,
            statement: None,
            span,
            sentence: 0,
            whole: span,
            of: None,
        }
    };
    features(&Facts::gather(context, vec![whole(0), whole(1)]), 0, 1).unwrap_or_default()
}

/// How the classes of [`CLASSES`] fit two texts, in hundredths: the greatest is likeliest.
#[must_use]
pub fn weigh(a: &Reading, b: &Reading, model: &Agreement, lexicon: &Lexicon) -> [i32; CLASSES.len()] {
    let features = observe(a, b, lexicon);
    model.sums(features.iter().map(String::as_str))
}

/// The features of two units.
fn features(facts: &Facts, a: usize, b: usize) -> Option<BTreeSet<String>> {
    let (sa, sb) = (facts.slots.get(a)?, facts.slots.get(b)?);
    let (ra, rb) = (roots(facts, a), roots(facts, b));
    let only_a: Vec<&String> = ra.difference(&rb).take(PAIRED).collect();
    let only_b: Vec<&String> = rb.difference(&ra).take(PAIRED).collect();
    let mut found = BTreeSet::new();
    for x in &only_a {
        for y in &only_b {
            found.insert(format!("pair {} {}", x.min(y), x.max(y)));
        }
    }
    found.extend(only_a.iter().chain(&only_b).map(|word| format!("one {word}")));
    let common = ra.intersection(&rb).count();
    let (short, long) = (ra.len().min(rb.len()), ra.len().max(rb.len()));
    let mut tell = |what: &str, value: usize| {
        found.insert(format!("{what} {value}"));
    };
    tell("bias", 0);
    tell("shared of shorter", step(common, short, 5));
    tell("shared of all", step(common, short + long - common, 8));
    let (ga, gb) = (grams(&ra), grams(&rb));
    let shared_grams = ga.intersection(&gb).count();
    tell("grams", step(shared_grams, ga.len() + gb.len() - shared_grams, 8));
    tell("length", step(short, long, 5));
    let alone = [only_a.len().min(COUNTED), only_b.len().min(COUNTED)];
    tell("words alone", alone[0]);
    tell("other words alone", alone[1]);
    tell("words alone of both", alone[0].min(alone[1]));
    // What the slots of claims hold.
    let both = |a: bool, b: bool| usize::from(a) + usize::from(b);
    tell("contrary", both(sa.contrary, sb.contrary));
    tell("negates", both(sa.negates, sb.negates));
    tell("expected", both(sa.expected, sb.expected));
    tell("possible", both(sa.possible, sb.possible));
    tell("accuses", both(sa.accuses, sb.accuses));
    let numbers = [numbers(facts, a), numbers(facts, b)];
    tell("numbers", compared(&numbers[0], &numbers[1]));
    tell(
        "figures agree",
        usize::from(sa.figures.iter().any(|f| sb.figures.iter().any(|g| f.agrees(g)))),
    );
    tell("figures differ", usize::from(sa.other_figure(sb).is_some()));
    let bits = |events: u64| {
        (0..64)
            .filter(|bit| events & (1 << bit) != 0)
            .collect::<BTreeSet<u32>>()
    };
    tell("events", compared(&bits(sa.events), &bits(sb.events)));
    let set = |list: &[usize]| list.iter().copied().collect::<BTreeSet<usize>>();
    tell("places", compared(&set(&sa.places), &set(&sb.places)));
    tell("names", compared(&set(&sa.entities), &set(&sb.entities)));
    tell("names shared", sa.shared_entities(sb).min(3));
    tell("person differs", usize::from(sa.other_person(sb).is_some()));
    tell("day differs", usize::from(sa.other_day(sb).is_some()));
    Some(found)
}

/// The roots of a unit's content words beside its names and numbers.
fn roots(facts: &Facts, unit: usize) -> BTreeSet<String> {
    let (Some(unit), Some(reading)) = (facts.units.get(unit), facts.reading(unit)) else {
        return BTreeSet::new();
    };
    let lexicon = facts.context.lexicon;
    let names = reading.mentions_in(unit.span);
    let tokens = reading.tokens.within(unit.span).filter_map(|i| reading.tokens.get(i));
    let words = tokens.filter(|t| t.is_word() && !names.iter().any(|name| name.span.overlaps(t.span)));
    words
        .filter(|t| content_words::term(t.fold, lexicon).is_some())
        .map(|t| content_words::root(lexicon.frequency.stem(t.fold)))
        .collect()
}

/// The runs of three letters of words.
fn grams(words: &BTreeSet<String>) -> BTreeSet<Vec<char>> {
    let letters = words.iter().map(|word| word.chars().collect::<Vec<char>>());
    letters
        .flat_map(|word| word.windows(3).map(<[char]>::to_vec).collect::<Vec<_>>())
        .collect()
}

/// The numbers of a unit, as far as they are written in figures.
fn numbers(facts: &Facts, unit: usize) -> BTreeSet<String> {
    let (Some(unit), Some(reading)) = (facts.units.get(unit), facts.reading(unit)) else {
        return BTreeSet::new();
    };
    let tokens = reading.tokens.within(unit.span).filter_map(|i| reading.tokens.get(i));
    tokens
        .filter(|t| t.kind == crate::text::TokenKind::Number)
        .map(|t| t.fold.to_owned())
        .collect()
}

/// 0 where neither holds anything, 1 where one does, 2 where both do and share
/// nothing, 3 where they share some, 4 where they are the same.
fn compared<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> usize {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => 0,
        (false, false) if a == b => 4,
        (false, false) => 2 + usize::from(a.intersection(b).next().is_some()),
        _ => 1,
    }
}

/// A share as one of `steps`.
fn step(part: usize, whole: usize, steps: usize) -> usize {
    part * steps / whole.max(1)
}
