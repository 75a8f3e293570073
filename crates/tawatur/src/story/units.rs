//! Units: the smallest pieces that make a claim, a statement's content or a
//! sentence that nobody is named for.

use super::{clauses, content_words, leftovers};
use crate::lexicon::Lexicon;
use crate::reading::{Quote, Reading, Stance, Statement};
use crate::report::Language;
use crate::text::{Span, fold};

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
                .chain(leftovers::collect(index, reading, lexicon))
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

/// Whether the content was told before its speaker denies it: "…، وهو ما تنفيه قطر".
pub(super) fn is_denied_behind(statement: &Statement) -> bool {
    statement.stance == Stance::Denies
        && statement.quote == Quote::Indirect
        && statement.cue.start >= statement.content.end
}

/// Whether a content holds a content word that does not merely tell who: neither "عن الوادي" nor
/// "الزعيم الكوري الشمالي كيم" says anything.
fn says_something(reading: &Reading, span: Span, lexicon: &Lexicon) -> bool {
    let names = reading.mentions_in(span);
    let words = reading.tokens.within(span).filter_map(|i| reading.tokens.get(i));
    let mut words = words.filter(|t| t.is_word() && !names.iter().any(|name| name.span.overlaps(t.span)));
    words.any(|token| content_words::says(&token, lexicon))
}
