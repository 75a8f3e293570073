//! Clauses: where one sentence or one content says two things.
//!
//! A sentence falls into its clauses only where one of them is said, or spoken
//! against, elsewhere: "he worked in the programme, which is suspected of the
//! attack" makes two claims if another report makes one of them. Otherwise it
//! is shown as it was written.

use super::origins::Context;
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::{Reading, Stance};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A clause has at least this many words.
const MIN_WORDS: usize = 5;

/// A word with "و" before it opens a clause from this many letters on.
const JOINED_LETTERS: usize = 4;

/// The clauses that a unit can fall into, in order; itself, if it is one.
///
/// A clause that a relative pronoun opens after a comma is the reporter's own
/// word where the rest is told in indirect speech; so is one that a word like
/// "but" opens and that tells of a denial.
pub(super) fn pieces(unit: Unit, reading: &Reading, lexicon: &Lexicon) -> Vec<Unit> {
    let statement = unit.statement.and_then(|s| reading.statements.get(s));
    let denies = statement.is_some_and(|s| s.stance == Stance::Denies);
    let range = reading.tokens.within(unit.span);
    let fold = |i: usize| reading.tokens.fold(i);
    let slots = &lexicon.slots;
    let mut cuts: Vec<(usize, bool)> = vec![(range.start, false)];
    let mut words = 0;
    let mut quoted = false;
    for i in range.clone() {
        let Some(token) = reading.tokens.get(i) else { break };
        if matches!(token.fold, "\"" | "“" | "”" | "«" | "»") {
            quoted = !quoted;
        }
        if !token.is_word() {
            continue;
        }
        let after_mark = i > range.start && sets_off(fold(i - 1));
        // "لكنها" goes on with the same subject.
        let adversative = slots.contrasts(&[fold(i), fold(i + 1), fold(i + 2)])
            && !["ه", "ها", "هم"].iter().any(|same| token.fold.ends_with(same));
        let after_quote = !quoted && i > range.start && matches!(fold(i - 1), "\"" | "”" | "»");
        let relative = (after_mark || after_quote) && slots.relates(token.fold);
        let joined = slots.joins_clause(token.fold) && (after_mark || token.fold == "كما")
            || after_mark && token.fold.starts_with('و') && token.fold.chars().count() >= JOINED_LETTERS;
        let opens = adversative || relative || !denies && joined;
        if opens && !quoted && words >= MIN_WORDS {
            let rest = (i..range.end)
                .filter_map(|j| reading.tokens.get(j))
                .filter(|t| t.is_word());
            if rest.take(MIN_WORDS).count() == MIN_WORDS {
                let denied = adversative && tells_of_denial(reading, lexicon, i..range.end);
                let indirect = statement.is_some_and(|s| s.quote != crate::reading::Quote::Direct);
                cuts.push((i, denied || relative && indirect));
                words = 0;
            }
        }
        words += 1;
    }
    if cuts.len() == 1 {
        return vec![unit];
    }
    let ends = cuts.iter().skip(1).map(|(i, _)| *i).chain([range.end]);
    let mut found = Vec::with_capacity(cuts.len());
    for ((first, narrated), end) in cuts.iter().zip(ends) {
        let Some(span) = end.checked_sub(1).and_then(|last| reading.tokens.cover(*first, last)) else {
            continue;
        };
        let start = if found.is_empty() { unit.span.start } else { span.start };
        let stop = if end == range.end { unit.span.end } else { span.end };
        found.push(Unit {
            statement: unit.statement.filter(|_| !narrated),
            span: without_mark(Span::new(start, stop), reading, end == range.end),
            sentence: reading.sentence_at(start).unwrap_or(unit.sentence),
            ..unit.clone()
        });
    }
    found
}

/// Whether a mark sets a clause off from the next.
pub(super) fn sets_off(mark: &str) -> bool {
    matches!(mark, "،" | "," | "؛" | ";")
}

/// Whether a clause denies something that was said before: "إلا أن موسكو نفت تورطها".
fn tells_of_denial(reading: &Reading, lexicon: &Lexicon, mut tokens: std::ops::Range<usize>) -> bool {
    let fold = |i: usize| reading.tokens.fold(i);
    let mut words = tokens.by_ref().take_while(|i| !sets_off(fold(*i)));
    words.any(|i| lexicon.slots.negates(fold(i), fold(i + 1))) && words.any(|i| lexicon.slots.points_back(fold(i)))
}

/// The clause without the mark that sets it off from the next.
fn without_mark(span: Span, reading: &Reading, last: bool) -> Span {
    if last {
        return span;
    }
    let text = span.of(&reading.report.text);
    let kept = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '،' | ',' | '؛' | ';'));
    Span::new(span.start, span.start + kept.len())
}

/// The units with the clauses put together again that nothing is said of
/// elsewhere; of those that nobody is named for also the relative ones that are
/// said elsewhere only with what they lean on, as in a copy. `claim` is each
/// unit's, `disputed` the claims in a conflict.
pub(super) fn rejoin(units: Vec<Unit>, claim: &[usize], disputed: &BTreeSet<usize>, context: &Context) -> Vec<Unit> {
    let mut wholes: BTreeMap<usize, BTreeSet<Whole>> = BTreeMap::new();
    for (unit, claim) in units.iter().zip(claim) {
        wholes.entry(*claim).or_default().insert(whole(unit));
    }
    let stands = |claim: &usize| disputed.contains(claim) || wholes.get(claim).is_some_and(|w| w.len() > 1);
    let leans = |unit: &Unit| {
        let reading = context.readings.get(unit.reading);
        let first = reading.and_then(|r| Some(r.tokens.fold(r.tokens.within(unit.span).next()?)));
        let relates = |word: &str| context.lexicon.slots.relates(word);
        unit.of.is_none() && first.is_some_and(|word| relates(word) || word.strip_prefix('و').is_some_and(relates))
    };
    let together =
        |a: &usize, b: &usize| wholes.get(a) == wholes.get(b) && !disputed.contains(a) && !disputed.contains(b);
    let mut kept: Vec<(Unit, usize)> = Vec::with_capacity(units.len());
    let mut last: BTreeMap<Whole, usize> = BTreeMap::new();
    for (unit, claim) in units.into_iter().zip(claim) {
        let before = last.get(&whole(&unit)).copied();
        let before = before.and_then(|at| kept.get_mut(at));
        if let Some((earlier, theirs)) = before
            && unit.is_clause()
            && (*theirs == *claim || !stands(theirs) && !stands(claim) || leans(&unit) && together(theirs, claim))
        {
            earlier.span = earlier.span.cover(unit.span);
            continue;
        }
        last.insert(whole(&unit), kept.len());
        kept.push((unit, *claim));
    }
    kept.into_iter().map(|(unit, _)| unit).collect()
}

/// What a clause is of: reading, words, statement.
type Whole = (usize, Span, Option<usize>);

fn whole(unit: &Unit) -> Whole {
    (unit.reading, unit.whole, unit.of)
}
