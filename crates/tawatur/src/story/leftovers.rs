//! Leftovers: what a report says beside its statements, and nobody is named for.

mod trim;

use super::clauses::sets_off;
use super::units::{Unit, is_denied_behind};
use crate::lexicon::Lexicon;
use crate::lexicon::cues::Classes;
use crate::reading::{Reading, Statement};
use crate::report::PartKind;
use crate::text::Span;
use trim::{without_attribution, without_marks, without_opener, without_rest_of_source};

/// A leftover says something of its own from this many words on.
const MIN_WORDS: usize = 6;

/// A leftover that tells of a denial says something from this many words on ("وترفض المدينة ذلك").
const MIN_DENIAL: usize = 3;

/// A heading has at most this many words and marks.
const HEADING_WORDS: usize = 12;

/// The stretches of body sentences that no statement covers.
pub(super) fn collect(index: usize, reading: &Reading, lexicon: &Lexicon) -> Vec<Unit> {
    let mut told: Vec<Told> = reading
        .statements
        .iter()
        .map(|statement| Told::new(statement, reading, lexicon))
        .collect();
    told.sort_unstable_by_key(|told| told.span);
    let mut units = Vec::new();
    let mut next = 0;
    for (sentence, span) in reading.sentences.iter().enumerate() {
        let body = reading
            .report
            .part_at(span.start)
            .is_some_and(|part| part.kind == PartKind::Body);
        if !body || is_heading(reading, *span) {
            continue;
        }
        while told.get(next).is_some_and(|told| told.span.end <= span.start) {
            next += 1;
        }
        let told = told.iter().skip(next).take_while(|told| told.span.start < span.end);
        let stretches = gaps(*span, told).filter_map(|gap| gap.said(reading, lexicon));
        units.extend(stretches.map(|span| Unit {
            reading: index,
            statement: None,
            span,
            sentence,
            whole: span,
            of: None,
        }));
    }
    units
}

/// A line without a stop, with nothing else on it and not long, is a heading
/// between paragraphs: it repeats what the text below says.
fn is_heading(reading: &Reading, span: Span) -> bool {
    let text = reading.report.text.as_str();
    let line_start = text
        .get(..span.start)
        .is_none_or(|before| before.trim_end_matches(' ').ends_with('\n'));
    let line_end = text
        .get(span.end..)
        .is_some_and(|after| after.trim_start_matches(' ').starts_with('\n'));
    let stopped = span.of(text).ends_with(['.', '!', '؟', '?', '…', '”', '»', '"', ')']);
    line_start && line_end && !stopped && reading.tokens.within(span).len() <= HEADING_WORDS
}

/// All that belongs to a statement: source, cue and content, if nobody else says it.
#[derive(Clone, Copy)]
struct Told {
    span: Span,
    /// Whether it begins with its verb, which what stands before may qualify.
    opens_with_verb: bool,
    /// Whether it ends with who says it, behind what is said.
    ends_with_source: bool,
}

impl Told {
    fn new(statement: &Statement, reading: &Reading, lexicon: &Lexicon) -> Self {
        let teller = statement.source.unwrap_or(statement.cue).cover(statement.cue);
        let span = if is_denied_behind(statement) {
            teller
        } else {
            teller.cover(statement.content)
        };
        let text = reading.report.text.as_str();
        // "وقال" begins a clause of its own, whatever stands before it.
        let joined = text.get(..span.start).is_some_and(|b| b.ends_with(char::is_alphabetic));
        let verb = || {
            let first = reading.tokens.within(statement.cue).next();
            first.is_some_and(|i| lexicon.cues.verb(reading.tokens.fold(i)).is_some())
        };
        Self {
            span,
            opens_with_verb: statement.cue.start == span.start && !joined && verb(),
            ends_with_source: teller.end == span.end && statement.content.end <= teller.start,
        }
    }
}

/// A stretch between what is told, and what stands on both sides in its sentence.
struct Gap {
    span: Span,
    before: Option<Told>,
    after: Option<Told>,
}

/// The stretches of a sentence that nothing told covers; some may be empty.
fn gaps<'t>(sentence: Span, told: impl Iterator<Item = &'t Told>) -> impl Iterator<Item = Gap> {
    let mut gaps = Vec::new();
    let mut from = sentence.start;
    let mut before: Option<Told> = None;
    for next in told {
        gaps.push(Gap {
            span: Span::new(from, next.span.start.clamp(from, sentence.end)),
            before,
            after: Some(*next),
        });
        if next.span.end >= from {
            from = next.span.end.min(sentence.end);
            before = Some(*next);
        }
    }
    gaps.push(Gap {
        span: Span::new(from, sentence.end),
        before,
        after: None,
    });
    gaps.into_iter()
}

impl Gap {
    /// The words that say something of their own; none if there are too few.
    fn said(&self, reading: &Reading, lexicon: &Lexicon) -> Option<Span> {
        let mut span = without_marks(self.span, reading);
        if self.before.is_some_and(|told| told.ends_with_source) {
            span = without_rest_of_source(self.span, reading, lexicon);
        }
        span = without_attribution(span, reading, lexicon);
        if self.after.is_some() {
            span = without_opener(span, reading, lexicon);
        }
        let qualifies = self.before.is_none() && self.after.is_some_and(|told| told.opens_with_verb);
        if qualifies && is_adverbial(span, reading, lexicon) {
            return None;
        }
        let words = words(reading, span);
        (words >= MIN_WORDS || words >= MIN_DENIAL && denies(reading, span, lexicon)).then_some(span)
    }
}

/// How many words a stretch has beside its time expressions.
fn words(reading: &Reading, span: Span) -> usize {
    let tokens = reading.tokens.within(span).filter_map(|i| reading.tokens.get(i));
    tokens.filter(|t| t.is_word() && !reading.in_time(t.span)).count()
}

/// Whether a stretch has a word of denying or refusing.
fn denies(reading: &Reading, span: Span, lexicon: &Lexicon) -> bool {
    let mut words = reading.tokens.within(span).map(|i| reading.tokens.fold(i));
    words.any(|word| lexicon.slots.denies(word) || lexicon.slots.refuses(word))
}

/// Whether a stretch only tells when, where or on what occasion what follows is said:
/// "وردا على سؤال عن الهجوم" before "قال المتحدث".
fn is_adverbial(span: Span, reading: &Reading, lexicon: &Lexicon) -> bool {
    let mut tokens = reading.tokens.within(span);
    let (Some(first), Some(second)) = (tokens.next(), tokens.next()) else {
        return false;
    };
    let leads = |word: &str| lexicon.cues.classes(word).any(Classes::LINKER.or(Classes::ADJUNCT));
    let fold = reading.tokens.fold(first);
    let expects = |i| lexicon.slots.expects(reading.tokens.fold(i));
    (leads(fold) || fold.strip_prefix('و').is_some_and(leads))
        && !expects(second)
        && tokens
            .find(|i| sets_off(reading.tokens.fold(*i)))
            .and_then(|mark| reading.tokens.get(mark))
            .is_none_or(|mark| words(reading, Span::new(mark.span.end, span.end)) == 0)
}

#[cfg(test)]
mod tests;
