//! Units: the smallest pieces that make a claim, a statement's content or a
//! sentence that nobody is named for.

use super::clauses;
use super::similarity;
use crate::lexicon::Lexicon;
use crate::reading::{Quote, Reading, Stance, Statement};
use crate::report::{Language, PartKind};
use crate::text::{Span, fold};

/// A leftover of a sentence beside a statement says something of its own from
/// this many words on.
const MIN_WORDS: usize = 6;

/// A leftover that tells of a denial says something from this many words on ("وترفض المدينة ذلك").
const MIN_DENIAL: usize = 3;

/// A heading has at most this many words and marks.
const HEADING_WORDS: usize = 12;

/// One report gives at most this many units; what is beyond stays unread by
/// the story (a report of ten thousand sentences must not decide a run's time).
pub(super) const MAX_PER_REPORT: usize = 2_000;

/// A piece of a report that says something.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Index of the reading.
    pub(super) reading: usize,
    /// Index of the statement, none for unattributed words.
    pub(super) statement: Option<usize>,
    /// The words.
    pub(super) span: Span,
    /// Index of the sentence it begins in.
    pub(super) sentence: usize,
    /// What it is a clause of: its own words, if of nothing longer.
    pub(super) whole: Span,
    /// The statement that the whole is the content of.
    pub(super) of: Option<usize>,
}

impl Unit {
    /// Whether it is a part of something longer.
    pub(super) fn is_clause(&self) -> bool {
        self.span != self.whole
    }

    /// Whether it is the end of a content that its speaker is told behind it to deny.
    pub(super) fn is_denied_behind(&self, statement: &Statement) -> bool {
        is_denied_behind(statement) && self.span.end == statement.content.end
    }

    /// Whether it opens what it is a part of: what a speaker does by saying it
    /// is told of these words.
    pub(super) fn opens(&self) -> bool {
        self.span.start == self.whole.start
    }
}

/// The units of the readings at `members`, in their order and the texts' order.
pub(super) fn collect(readings: &[Reading], members: &[usize], lexicon: &Lexicon) -> Vec<Unit> {
    let mut units = Vec::new();
    for &index in members {
        if let Some(reading) = readings.get(index) {
            let mut own: Vec<Unit> = attributed(index, reading, lexicon)
                .filter(|unit| says_something(reading, unit.span, lexicon))
                .chain(unattributed(index, reading, lexicon))
                .flat_map(|unit| clauses::pieces(unit, reading, lexicon))
                .collect();
            own.sort_by_key(|unit| (unit.span, unit.statement));
            own.truncate(MAX_PER_REPORT);
            units.extend(own);
        }
    }
    units
}

/// The contents of statements. Where a statement hands on most of what another
/// says ("قالت الوكالة إن كيم أبلغ …"), the inner one is the unit: its speaker
/// is nearer to the origin, and the outer speaker stands in its chain. But what
/// things are said to show ("قال إن المعلومات تشير إلى …") is who says so that speaks, and who
/// denies another's charge ("نفت إيران اتهامات المغرب بأن …") says something of its own.
fn attributed<'r>(index: usize, reading: &'r Reading, lexicon: &Lexicon) -> impl Iterator<Item = Unit> + 'r {
    let mut handed_on = vec![false; reading.statements.len()];
    for (at, inner) in reading.statements.iter().enumerate() {
        if let Some(outer) = inner.outer
            && let Some(statement) = reading.statements.get(outer)
            && inner.content.len() * 2 > statement.content.len()
            && !inner.denied
            && let Some(handed_on) = handed_on.get_mut(if is_somebody(inner, reading, lexicon) {
                outer
            } else {
                at
            })
        {
            *handed_on = true;
        }
    }
    let kept = reading.statements.iter().enumerate().zip(handed_on);
    kept.filter(|((_, statement), handed_on)| !statement.content.is_empty() && !handed_on)
        .map(|(kept, _)| kept)
        .map(move |(i, statement)| Unit {
            reading: index,
            statement: Some(i),
            span: statement.content,
            sentence: reading.sentence_at(statement.content.start).unwrap_or_default(),
            whole: statement.content,
            of: Some(i),
        })
}

/// Whether somebody speaks, as far as the words tell: a name, a body, an office or someone unnamed.
fn is_somebody(statement: &Statement, reading: &Reading, lexicon: &Lexicon) -> bool {
    let name = fold(&statement.speaker.name);
    let first = name.split(' ').next().unwrap_or_default();
    // English nouns do not tell by their form what they are.
    reading.report.language != Language::Arabic
        || statement.speaker.entity.is_some()
        || statement.speaker.anonymous
        || statement.source.is_none()
        || lexicon.names.cues(first).any_title()
        || lexicon.registry.lookup(&name).is_some()
        || lexicon.bodies.voice(&name, "").is_some()
}

/// The stretches of body sentences that no statement covers.
fn unattributed(index: usize, reading: &Reading, lexicon: &Lexicon) -> Vec<Unit> {
    let mut covered: Vec<Span> = reading.statements.iter().map(reach).collect();
    covered.sort_unstable();
    let mut units = Vec::new();
    let mut next = 0;
    for (sentence, span) in reading.sentences.iter().enumerate() {
        if reading
            .report
            .part_at(span.start)
            .is_none_or(|part| part.kind != PartKind::Body)
        {
            continue;
        }
        if is_heading(reading, *span) {
            continue;
        }
        while covered.get(next).is_some_and(|c| c.end <= span.start) {
            next += 1;
        }
        let mut from = span.start;
        let mut push = |from: usize, to: usize| {
            let rest = without_loose_ends(Span::new(from, to), reading, lexicon);
            let rest = without_attribution(rest, reading, lexicon);
            let words = said(reading, rest);
            if words >= MIN_WORDS || words >= MIN_DENIAL && denies(reading, rest, lexicon) {
                units.push(Unit {
                    reading: index,
                    statement: None,
                    span: rest,
                    sentence,
                    whole: rest,
                    of: None,
                });
            }
        };
        for c in covered.iter().skip(next).take_while(|c| c.start < span.end) {
            push(from, c.start.clamp(from, span.end));
            from = from.max(c.end).min(span.end);
        }
        push(from, span.end);
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

/// Whether the content was told before its speaker denies it: "…، وهو ما تنفيه قطر".
fn is_denied_behind(statement: &Statement) -> bool {
    statement.stance == Stance::Denies
        && statement.quote == Quote::Indirect
        && statement.cue.start >= statement.content.end
}

/// All that belongs to a statement: source, cue and content, if nobody else says it.
fn reach(statement: &Statement) -> Span {
    let told = statement.source.unwrap_or(statement.cue).cover(statement.cue);
    if is_denied_behind(statement) {
        told
    } else {
        told.cover(statement.content)
    }
}

/// How many words a stretch has beside its time expressions.
fn said(reading: &Reading, span: Span) -> usize {
    let tokens = reading.tokens.within(span).filter_map(|i| reading.tokens.get(i));
    tokens.filter(|t| t.is_word() && !reading.in_time(t.span)).count()
}

/// Whether a stretch has a word of denying or refusing.
fn denies(reading: &Reading, span: Span, lexicon: &Lexicon) -> bool {
    let mut words = reading.tokens.within(span).map(|i| reading.tokens.fold(i));
    words.any(|word| lexicon.slots.denies(word) || lexicon.slots.refuses(word))
}

/// Whether a content holds a content word beside names: "عن الوادي" says nothing.
fn says_something(reading: &Reading, span: Span, lexicon: &Lexicon) -> bool {
    let names = reading.mentions_in(span);
    let words = reading.tokens.within(span).filter_map(|i| reading.tokens.get(i));
    let mut words = words.filter(|t| !names.iter().any(|name| name.span.overlaps(t.span)));
    words.any(|t| t.is_word() && similarity::term(t.fold, lexicon).is_some())
}

/// The span without the words before its first mark that only tell who is
/// quoted: "نقلا عن وكالة الوادي، …".
fn without_attribution(span: Span, reading: &Reading, lexicon: &Lexicon) -> Span {
    let tokens = reading.tokens.within(span);
    if !lexicon.slots.attributes(reading.tokens.fold(tokens.start)) {
        return span;
    }
    let mut tokens = tokens.filter_map(|i| reading.tokens.get(i));
    let mark = tokens.find(|t| matches!(t.fold, "،" | ","));
    let start = mark.map_or(span.end, |mark| mark.span.end);
    Span::new(start, span.end).trim(&reading.report.text)
}

/// The span without marks of punctuation at its ends, but for quotes, and
/// without words at its end that join on what was cut off.
fn without_loose_ends(span: Span, reading: &Reading, lexicon: &Lexicon) -> Span {
    let loose = |c: char| c.is_whitespace() || matches!(c, ',' | '،' | ';' | '؛' | ':' | '.' | '-' | '–' | '—');
    let mut span = span;
    loop {
        let inner = span.of(&reading.report.text);
        let start = span.start + (inner.len() - inner.trim_start_matches(loose).len());
        span = Span::new(start, start + inner.trim_matches(loose).len());
        let last = reading.tokens.within(span).last().and_then(|i| reading.tokens.get(i));
        match last {
            // A conjunction left over from the word that the cut went through.
            Some(word)
                if Span::new(word.span.end, span.end)
                    .of(&reading.report.text)
                    .contains(char::is_alphabetic) =>
            {
                span.end = word.span.end;
            }
            Some(word) if word.is_word() && lexicon.slots.dangles(word.fold) => {
                span.end = word.span.start.max(span.start);
            }
            _ => return span,
        }
    }
}
