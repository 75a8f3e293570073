//! What is cut off a stretch: words that belong to what is told before or after it.

use super::words;
use crate::lexicon::Lexicon;
use crate::lexicon::cues::Classes;
use crate::reading::Reading;
use crate::story::clauses::sets_off;
use crate::text::Span;

/// So few words behind the last mark before a statement belong to it
/// ("…، واكتفت" before "بالإشارة إلى أن").
const FEW: usize = 2;

/// What stands behind a source without what is still a part of it: all up to the first
/// mark, quotation or word that opens a clause ("بحسب الشركة القائمة على المعلم، وهي …").
pub(super) fn without_rest_of_source(span: Span, reading: &Reading, lexicon: &Lexicon) -> Span {
    let mut tokens = reading.tokens.within(span).filter_map(|i| reading.tokens.get(i));
    // "فإن …" is what the source is named for.
    let start = tokens.clone().next().filter(|first| first.fold.starts_with('ف'));
    let opens = |fold: &str| matches!(fold, "\"" | "“" | "«") || lexicon.cues.classes(fold).has(Classes::CLAUSE);
    let start = start.or_else(|| tokens.find(|token| sets_off(token.fold) || opens(token.fold)));
    without_marks(
        Span::new(start.map_or(span.end, |token| token.span.start), span.end),
        reading,
    )
}

/// The span without the words before its first mark that only tell who is
/// quoted: "نقلا عن وكالة الوادي، …", "وذلك بحسب الوزارة".
pub(super) fn without_attribution(span: Span, reading: &Reading, lexicon: &Lexicon) -> Span {
    let mut opening = reading.tokens.within(span).take(2).map(|i| reading.tokens.fold(i));
    if opening.any(|word| lexicon.slots.attributes(word)) {
        from_first_mark(span, reading)
    } else {
        span
    }
}

/// The span without the words at its end that lead to what follows: those that join on
/// a clause, and the few of a clause that has hardly begun.
pub(super) fn without_opener(span: Span, reading: &Reading, lexicon: &Lexicon) -> Span {
    let mut span = span;
    loop {
        let mut tokens = reading.tokens.within(span).rev().filter_map(|i| reading.tokens.get(i));
        let Some(last) = tokens.clone().next() else { return span };
        let rest = Span::new(last.span.end, span.end).of(&reading.report.text);
        let end = if rest.contains(char::is_alphabetic) {
            // A conjunction left over from the word that the cut went through.
            last.span.end
        } else if last.is_word() && lexicon.slots.dangles(last.fold) {
            last.span.start
        } else {
            match tokens.find(|token| sets_off(token.fold)) {
                Some(mark) if has_hardly_begun(Span::new(mark.span.end, span.end), reading, lexicon) => mark.span.start,
                _ => return span,
            }
        };
        span = without_marks(Span::new(span.start, end.max(span.start)), reading);
    }
}

/// Whether a clause has a few words and opens with one that joins it on: "واكتفت" before
/// "بالإشارة إلى أن".
fn has_hardly_begun(span: Span, reading: &Reading, lexicon: &Lexicon) -> bool {
    let first = reading.tokens.within(span).next().map(|i| reading.tokens.fold(i));
    let joins = |fold: &str| {
        fold.starts_with(['و', 'ف']) || lexicon.slots.dangles(fold) || lexicon.cues.classes(fold).has(Classes::CLAUSE)
    };
    first.is_none_or(joins) && words(reading, span) <= FEW
}

/// What stands behind the first mark.
fn from_first_mark(span: Span, reading: &Reading) -> Span {
    let mut tokens = reading.tokens.within(span).filter_map(|i| reading.tokens.get(i));
    let mark = tokens.find(|token| sets_off(token.fold));
    without_marks(
        Span::new(mark.map_or(span.end, |mark| mark.span.end), span.end),
        reading,
    )
}

/// The span without space and marks of punctuation at its ends, but for quotes.
pub(super) fn without_marks(span: Span, reading: &Reading) -> Span {
    let loose = |c: char| c.is_whitespace() || matches!(c, ',' | '،' | ';' | '؛' | ':' | '.' | '-' | '–' | '—');
    let inner = span.of(&reading.report.text);
    let start = span.start + (inner.len() - inner.trim_start_matches(loose).len());
    Span::new(start, start + inner.trim_matches(loose).len())
}
