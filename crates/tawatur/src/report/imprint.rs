//! Lines above the body that say who published a text, when, and who wrote it:
//! "صحيفة الوادي", "Valley Today | 3 May 2022", "راديو الوادي - خاص".

use super::Published;
use super::dateline;
use super::dates;
use super::layout::{Layout, TextLine};
use crate::lexicon::names::Strength;
use crate::lexicon::parts::{DateWord, Opens, OutletWord};
use crate::lexicon::registry::OutletKind;
use crate::text::{Span, TokenKind, fold};
use std::ops::Range;

/// Such a line has at most this many words, the date among them.
const WORDS: usize = 18;

/// The name of an outlet has at most this many words.
const NAME: usize = 5;

/// A name that only what is beside it shows to be an outlet's has at most this
/// many words.
const BARE_NAME: usize = 4;

/// The name of a writer has at most this many words.
const WRITER: usize = 4;

/// A place has at most this many words.
const PLACE: usize = 4;

/// A name of fewer letters than these is not looked for in the line that names
/// the source.
const LETTERS: usize = 4;

/// How sure it is that a line is an imprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// Only what stands above or below it can show it.
    Bare,
    /// What stands in the line beside the name shows it: a date, a desk.
    Beside,
    /// The name itself shows it: the registry knows it, it has a word for an
    /// outlet's kind in it, or the metadata or the last lines give it.
    Sure,
}

/// What a line says of a report's origin.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Imprint {
    /// Who published it.
    pub(super) outlet: Option<Span>,
    /// Who wrote it.
    pub(super) byline: Option<Span>,
    /// When it was published.
    pub(super) published: Option<Published>,
    /// How sure that is.
    pub(super) grade: Grade,
}

/// Names that are known from elsewhere to be those of who published the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Publishers {
    /// Their letters.
    names: Vec<String>,
}

impl Publishers {
    /// What the metadata gives, and what the text names as its source.
    pub(super) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names = names.into_iter().map(letters);
        Self {
            names: names.filter(|name| name.chars().count() >= LETTERS).collect(),
        }
    }

    fn has(&self, name: &str) -> bool {
        let name = letters(name);
        name.chars().count() >= LETTERS && self.names.iter().any(|known| known.contains(&name))
    }
}

/// The folded letters and digits of a name.
pub(super) fn letters(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What one stretch of a line is.
enum Piece {
    /// A date, or words beside one.
    Date,
    /// Who at the outlet wrote it, or words for sources.
    Desk,
    Agency,
    Place,
    Writer(Span),
    Name(Span, Grade),
}

/// Reads a line as an imprint, if it can be one.
pub(super) fn read(layout: &Layout<'_>, line: &TextLine, publishers: &Publishers) -> Option<Imprint> {
    if line.words > WORDS {
        return None;
    }
    let date = dates::find(layout.text, &layout.tokens, line.tokens.clone(), layout.lexicon)
        .filter(|found| found.strange == 0);
    let days = date
        .as_ref()
        .map_or(line.tokens.end..line.tokens.end, |found| found.tokens.clone());
    let date_ends_line = !days.is_empty() && days.end == line.tokens.end;
    if layout.ends_sentence(line) && !date_ends_line {
        return None;
    }
    let (mut names, mut writers, mut place, mut desk, mut agency, mut colon) =
        (Vec::new(), Vec::new(), false, false, false, false);
    let segments = segments(layout, line.tokens.clone(), &days, &mut colon);
    let beside_place = segments.iter().any(|segment| is_place(layout, segment));
    for segment in segments {
        match piece(layout, segment, &days, publishers, beside_place)? {
            Piece::Date => {}
            Piece::Desk => desk = true,
            Piece::Place => place = true,
            Piece::Agency => agency = true,
            Piece::Writer(span) => writers.push(span),
            Piece::Name(span, grade) => names.push((span, grade)),
        }
    }
    let writer = writers
        .first()
        .zip(writers.last())
        .map(|(first, last)| first.cover(*last));
    // A colon stands before the name of a writer only; elsewhere it opens a headline.
    if colon && (writer.is_none() || !place || !names.is_empty()) {
        return None;
    }
    let beside = date.is_some() || desk;
    let name = match names.as_slice() {
        [] => None,
        [(span, Grade::Sure)] => Some((*span, Grade::Sure)),
        // "أوسلو - رويترز": where an agency stands beside it, a name that no list knows is a place.
        [_] if agency => return None,
        // "بيروت - الحياة"
        [(span, _)] if place && layout.lexicon.registry.lookup(span.of(layout.text)).is_some() => {
            Some((*span, Grade::Beside))
        }
        [(span, _)] if date.is_none() && desk && is_place_of(layout, *span) => return None,
        [(span, grade)] => Some((*span, if beside { Grade::Beside } else { *grade })),
        // Beside a name that is sure, another is a place that no list knows.
        [first, second] => match (first.1, second.1) {
            (Grade::Sure, Grade::Bare) => Some(*first),
            (Grade::Bare, Grade::Sure) => Some(*second),
            // "أوسلو - صوت أوسلو"
            (Grade::Sure, Grade::Sure) => {
                let [a, b] = [first, second].map(|name| letters(name.0.of(layout.text)));
                let longer = if a.contains(&b) { first } else { second };
                (a.contains(&b) || b.contains(&a)).then_some(*longer)
            }
            _ => return None,
        },
        _ => return None,
    };
    let grade = match name {
        Some((_, grade)) => grade,
        None if date.is_some() => Grade::Sure,
        // "مرسى الحوت - رويترز" says whom it is from; what stands beside it is a place as well.
        None if agency => return None,
        None if writer.is_some() && place => Grade::Beside,
        None if writer.is_some() => Grade::Bare,
        None => return None,
    };
    Some(Imprint {
        outlet: name.map(|(span, _)| span),
        byline: writer,
        published: date.map(|found| found.published),
        grade,
    })
}

/// Who wrote it and who published it, from what follows "By" in a line.
pub(super) fn writer(
    layout: &Layout<'_>,
    range: Range<usize>,
    publishers: &Publishers,
) -> (Option<Span>, Option<Span>) {
    let none = range.end..range.end;
    let mut pieces = segments(layout, range.clone(), &none, &mut false).into_iter();
    let Some(first) = pieces.next() else {
        return (None, None);
    };
    let outlet = pieces.next().filter(|_| pieces.next().is_none()).and_then(|segment| {
        match name(layout, &segment, publishers, false)? {
            Piece::Name(span, Grade::Sure) => Some(span),
            _ => None,
        }
    });
    let last = if outlet.is_some() { first.end } else { range.end };
    (
        last.checked_sub(1)
            .and_then(|last| layout.tokens.cover(first.start, last)),
        outlet,
    )
}

/// The stretches between the marks that part a line; a date is one of them.
/// `colon` tells whether a colon was among the marks.
fn segments(layout: &Layout<'_>, line: Range<usize>, days: &Range<usize>, colon: &mut bool) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = line.start;
    for i in line.start..=line.end {
        let in_date = days.contains(&i);
        let parts = !in_date && is_separator(layout, i);
        let begins = in_date && i == days.start || i == days.end || layout.after_tatweel(i);
        if i < line.end && !parts && !begins {
            continue;
        }
        *colon |= parts && i < line.end && layout.tokens.fold(i) == ":";
        if i > start {
            all.push(start..i);
        }
        start = if parts { i + 1 } else { i };
    }
    all
}

fn is_separator(layout: &Layout<'_>, i: usize) -> bool {
    let Some(mark) = layout.tokens.get(i).filter(|t| t.kind == TokenKind::Mark) else {
        return false;
    };
    let apart = || {
        let before = i.checked_sub(1).and_then(|b| layout.tokens.get(b));
        let after = layout.tokens.get(i + 1);
        before.is_none_or(|t| t.span.end < mark.span.start) || after.is_none_or(|t| mark.span.end < t.span.start)
    };
    match mark.fold {
        "|" | "•" | "·" | "،" | "," | "؛" | ";" | ":" | "_" | "(" | ")" | "[" | "]" | "*" | "»" | "›" => true,
        "/" => apart(),
        dash => dateline::is_dash(dash) && apart(),
    }
}

/// What a stretch of a line is; none if it can be part of no imprint.
fn piece(
    layout: &Layout<'_>,
    segment: Range<usize>,
    days: &Range<usize>,
    publishers: &Publishers,
    beside_place: bool,
) -> Option<Piece> {
    let parts = &layout.lexicon.parts;
    let of_date = |i: usize| {
        days.contains(&i)
            || layout
                .tokens
                .get(i)
                .is_some_and(|t| !t.is_word() || parts.is_beside_date(t.fold) || parts.month(t.fold).is_some())
    };
    if segment.clone().all(of_date) {
        // Numbers and marks alone say nothing where no date stands beside them; a
        // town stands beside dates, too ("بتوقيت القاهرة").
        return if days.is_empty() {
            is_place(layout, &segment).then_some(Piece::Place)
        } else {
            Some(Piece::Date)
        };
    }
    // Without a mark between, the day's own words ("الثلاثاء") end where the name does.
    if segment.end == days.start && !days.is_empty() {
        let end = segment
            .clone()
            .rev()
            .take_while(|i| of_date(*i))
            .last()
            .unwrap_or(segment.end);
        let bounded = segment.start..end.max(segment.start + 1);
        return match name(layout, &bounded, publishers, beside_place)? {
            sure @ Piece::Name(_, Grade::Sure) => Some(sure),
            _ => None,
        };
    }
    if let Some(span) = announced_writer(layout, &segment) {
        return Some(Piece::Writer(span));
    }
    name(layout, &segment, publishers, beside_place)
}

/// "By Huda Salem" within a line.
fn announced_writer(layout: &Layout<'_>, segment: &Range<usize>) -> Option<Span> {
    let first = layout.tokens.fold(segment.start);
    let rule = layout.lexicon.parts.rules(first).iter().find(|rule| {
        rule.opens == Opens::Byline
            && rule.words.len() < segment.len()
            && rule
                .words
                .iter()
                .zip(segment.start..)
                .all(|(word, i)| layout.tokens.fold(i) == word)
    })?;
    let rest = segment.start + rule.words.len()..segment.end;
    (words(layout, &rest).count() <= WRITER)
        .then(|| cover(layout, &rest))
        .flatten()
}

/// Whether a stretch names an outlet, its desk, a place or a person.
fn name(layout: &Layout<'_>, segment: &Range<usize>, publishers: &Publishers, beside_place: bool) -> Option<Piece> {
    let span = cover(layout, segment)?;
    let text = span.of(layout.text);
    let count = words(layout, segment).count();
    let parts = &layout.lexicon.parts;
    let all: Vec<&str> = words(layout, segment).collect();
    let joined = all.join(" ");
    if parts.is_outlet_word(&joined, OutletWord::Desk)
        || all.iter().all(|word| parts.is_date_word(word, DateWord::Desk))
    {
        return Some(Piece::Desk);
    }
    if count == 0 || count > NAME {
        return None;
    }
    if publishers.has(text) {
        return Some(Piece::Name(span, Grade::Sure));
    }
    if let Some(outlet) = layout.lexicon.registry.lookup(text) {
        if outlet.kind == OutletKind::Agency {
            return Some(Piece::Agency);
        }
        // A name that means nothing else is found in any text.
        let sure = layout.outlets.iter().any(|(range, _)| range == segment);
        let place = !sure && is_place(layout, segment);
        return Some(if place {
            Piece::Place
        } else {
            Piece::Name(span, if sure { Grade::Sure } else { Grade::Bare })
        });
    }
    if is_place(layout, segment) {
        return Some(Piece::Place);
    }
    if !is_plain(layout, segment) || all.iter().all(|word| parts.is_outlet_word(word, OutletWord::Section)) {
        return None;
    }
    let arabic = layout.tokens.get(segment.start)?.kind == TokenKind::Arabic;
    let kind = kind(layout, &all);
    if kind == Some(Grade::Sure) && shape(layout, segment, arabic) {
        return Some(Piece::Name(span, Grade::Sure));
    }
    if kind.is_none() && is_person(layout, segment, arabic, beside_place) {
        return Some(Piece::Writer(span));
    }
    let known = arabic || kind.is_some() || all.iter().any(|word| layout.lexicon.frequency.zipf(word) > 0.0);
    let bare = (2..=BARE_NAME).contains(&count) && known && shape(layout, segment, arabic);
    // A place that no list knows may stand beside a name that is sure.
    let lone = count == 1 && is_capital_or_arabic(layout, segment.start);
    (bare || lone).then_some(Piece::Name(span, Grade::Bare))
}

/// Whether a word for an outlet's kind opens or ends a name, and how sure that is.
fn kind(layout: &Layout<'_>, words: &[&str]) -> Option<Grade> {
    let parts = &layout.lexicon.parts;
    let (first, last) = (words.first()?, words.last()?);
    let is = |word: &str, role| parts.is_outlet_word(word, role);
    if words.len() < 2 {
        return None;
    }
    if is(first, OutletWord::Opens) || is(last, OutletWord::Ends) {
        return Some(Grade::Sure);
    }
    let two = words
        .get(words.len() - 2..)
        .map(|two| two.join(" "))
        .unwrap_or_default();
    (is(last, OutletWord::MayEnd) || words.len() > 2 && is(&two, OutletWord::MayEnd)).then_some(Grade::Bare)
}

/// Whether a stretch has the shape of a name rather than of a headline.
fn shape(layout: &Layout<'_>, segment: &Range<usize>, arabic: bool) -> bool {
    if arabic {
        is_nominal(layout, segment)
    } else {
        is_capitalised(layout, segment)
    }
}

/// Words and what stands inside names, nothing else.
fn is_plain(layout: &Layout<'_>, segment: &Range<usize>) -> bool {
    segment
        .clone()
        .filter_map(|i| layout.tokens.get(i))
        .all(|t| match t.kind {
            TokenKind::Arabic | TokenKind::Foreign => true,
            // "قناة 9"
            TokenKind::Number => t.fold.len() <= 2,
            TokenKind::Mark => matches!(t.fold, "." | "'" | "’" | "&" | "-"),
            TokenKind::Break => false,
        })
}

/// Words in Latin letters that all begin with a capital, but for small ones inside.
fn is_capitalised(layout: &Layout<'_>, segment: &Range<usize>) -> bool {
    let words = segment
        .clone()
        .filter_map(|i| layout.tokens.get(i))
        .filter(|t| t.is_word());
    words.enumerate().all(|(place, t)| {
        let capital = t.span.of(layout.text).chars().next().is_some_and(char::is_uppercase);
        let small = place > 0 && layout.lexicon.parts.is_function_word("en", t.fold);
        t.kind == TokenKind::Foreign && (capital || small)
    }) && !segment
        .clone()
        .any(|i| layout.lexicon.cues.verb(layout.tokens.fold(i)).is_some())
}

/// Arabic words that can be a name: definite words and names of places may
/// follow others, but no common word without its article follows a definite
/// one, as in a sentence ("العاصفة مستمرة"), and no verb opens them.
fn is_nominal(layout: &Layout<'_>, segment: &Range<usize>) -> bool {
    let lexicon = layout.lexicon;
    let mut definite = false;
    let mut first = true;
    let mut last_common = false;
    for word in words(layout, segment) {
        let may_end = lexicon.parts.is_outlet_word(word, OutletWord::MayEnd);
        let opens = first && lexicon.parts.is_outlet_word(word, OutletWord::Opens);
        let article = word.starts_with("ال") && word.chars().count() > 3;
        let common = !article && !may_end && lexicon.names.is_common(word);
        if lexicon.parts.is_function_word("ar", word)
            || !opens && lexicon.cues.verb(word).is_some()
            || common && definite
            || first && !opens && !article && looks_verbal(layout, word)
        {
            return false;
        }
        definite |= article;
        last_common = common;
        first = false;
    }
    // "قناة تركية" is no name of one.
    !last_common
}

/// Whether a word may be a verb by its form: "يغادر", "غرقت", "استقال".
fn looks_verbal(layout: &Layout<'_>, word: &str) -> bool {
    let names = &layout.lexicon.names;
    let place = names.place(word, |_| None).is_some();
    let feminine = word
        .strip_suffix('ت')
        .is_some_and(|stem| stem.chars().count() >= 3 && names.is_common_whole(stem));
    !place && names.is_common(word) && (word.starts_with('ي') || word.starts_with("است") || feminine)
}

/// Whether a stretch is the name of a person; `beside_place` where the line
/// names a place, too ("أوسلو - سالم الحداد").
fn is_person(layout: &Layout<'_>, segment: &Range<usize>, arabic: bool, beside_place: bool) -> bool {
    let names = &layout.lexicon.names;
    let all: Vec<&str> = words(layout, segment).collect();
    let Some((first, rest)) = all.split_first() else {
        return false;
    };
    let given = names
        .person(first)
        .is_some_and(|name| name.given && (beside_place || name.strength > Strength::Rare));
    let unknown = |word: &str| {
        let of_a_tribe = word.starts_with("ال") && word.ends_with('ي');
        let cues = names.cues(word);
        of_a_tribe || cues.tail || cues.particle || names.person(word).is_some() || !names.is_common(word)
    };
    (given || arabic && beside_place && !names.is_common(first))
        && (1..WRITER).contains(&rest.len())
        && if arabic {
            rest.iter().all(|word| unknown(word))
        } else {
            is_capitalised(layout, segment)
        }
}

/// Whether a stretch is the name of a place that is known.
fn is_place(layout: &Layout<'_>, segment: &Range<usize>) -> bool {
    let tokens: Vec<&str> = segment.clone().map(|i| layout.tokens.fold(i)).collect();
    let count = words(layout, segment).count();
    tokens.first().is_some_and(|first| {
        count <= PLACE
            && layout
                .lexicon
                .names
                .place(first, |i| tokens.get(i).copied())
                .is_some_and(|(length, _)| length == tokens.len())
    })
}

/// Whether the text speaks of a name as of a place: "في …".
fn is_place_of(layout: &Layout<'_>, name: Span) -> bool {
    let tokens = &layout.tokens;
    let own = tokens.within(name);
    let parts = &layout.lexicon.parts;
    (own.end..tokens.len()).any(|i| {
        tokens
            .get(i)
            .is_some_and(|t| parts.is_function_word("ar", t.fold) || parts.is_function_word("en", t.fold))
            && own.clone().zip(i + 1..).all(|(a, b)| tokens.fold(a) == tokens.fold(b))
    })
}

fn is_capital_or_arabic(layout: &Layout<'_>, i: usize) -> bool {
    layout.tokens.get(i).is_some_and(|t| {
        t.kind == TokenKind::Arabic || t.span.of(layout.text).chars().next().is_some_and(char::is_uppercase)
    })
}

fn words<'a>(layout: &'a Layout<'_>, range: &Range<usize>) -> impl Iterator<Item = &'a str> {
    range
        .clone()
        .filter_map(|i| layout.tokens.get(i))
        .filter(|t| t.is_word())
        .map(|t| t.fold)
}

/// The span of a stretch, without marks at its ends.
fn cover(layout: &Layout<'_>, range: &Range<usize>) -> Option<Span> {
    let is_name = |i: &usize| layout.tokens.get(*i).is_some_and(|t| t.kind != TokenKind::Mark);
    let first = range.clone().find(is_name)?;
    let last = range.clone().rev().find(is_name)?;
    layout.tokens.cover(first, last)
}

#[cfg(test)]
mod tests;
