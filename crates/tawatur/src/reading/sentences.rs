//! Sentences: stretches that end at a full stop, a line end or a part's end.

use crate::lexicon::stops::{Stop, Stops};
use crate::report::Report;
use crate::text::{Span, Token, TokenKind, Tokens};

/// Splits a report's text into sentences. A closing quotation mark or bracket
/// belongs to the sentence that it closes; an abbreviation or an initial ("ج. ك. رولينغ",
/// "U.S.") ends none.
pub(super) fn split(report: &Report, tokens: &Tokens, stops: &Stops) -> Vec<Span> {
    let text = &report.text;
    let mut sentences = Vec::new();
    let mut start: Option<usize> = None;
    let mut last_end = 0;
    let mut i = 0;
    let close = |start: &mut Option<usize>, end: usize, sentences: &mut Vec<Span>| {
        if let Some(from) = start.take()
            && Span::new(from, end).of(text).chars().any(char::is_alphanumeric)
        {
            sentences.push(Span::new(from, end));
        }
    };
    let mut part_end = 0;
    while let Some(token) = tokens.get(i) {
        if token.span.start >= part_end {
            close(&mut start, last_end, &mut sentences);
            part_end = report
                .part_at(token.span.start)
                .map_or(token.span.end, |part| part.span.end);
        }
        if token.kind == TokenKind::Break {
            close(&mut start, last_end, &mut sentences);
            i += 1;
            continue;
        }
        start.get_or_insert(token.span.start);
        last_end = token.span.end;
        if token.kind == TokenKind::Mark && ends_sentence(text, tokens, stops, i) {
            // Further stops and closing marks belong to the sentence.
            while let Some(next) = tokens.get(i + 1) {
                let mark = next.span.of(text);
                let closes = is_stop(mark) || is_closing(mark) && next.span.start == last_end;
                if next.kind != TokenKind::Mark || !closes || next.span.start >= part_end {
                    break;
                }
                last_end = next.span.end;
                i += 1;
            }
            close(&mut start, last_end, &mut sentences);
        }
        i += 1;
    }
    close(&mut start, last_end, &mut sentences);
    sentences
}

/// Whether the mark at `i` ends a sentence.
fn ends_sentence(text: &str, tokens: &Tokens, stops: &Stops, i: usize) -> bool {
    let letter = |t: Token<'_>| stops.is(t.fold, Stop::Letter);
    let Some(mark) = tokens.get(i) else { return false };
    match mark.span.of(text) {
        _ if elided(tokens, i) || goes_on(text, tokens, i) => false,
        "!" | "?" | "؟" | "۔" => true,
        // Inside a line it marks words left out.
        "…" => tokens.get(i + 1).is_none_or(|next| next.kind == TokenKind::Break),
        "." => {
            let previous = i
                .checked_sub(1)
                .and_then(|p| tokens.get(p))
                .filter(|p| p.span.end == mark.span.start);
            let next = tokens.get(i + 1).filter(|n| n.kind != TokenKind::Break);
            let Some(next) = next else { return true };
            if trails_off(tokens, i) {
                return false;
            }
            if next.span.start == mark.span.end && (next.is_word() || next.kind == TokenKind::Number) {
                // "U.S", "example.com"; but Arabic often leaves out the space after a stop.
                let arabic = |t: Token<'_>| t.kind == TokenKind::Arabic && t.fold.chars().count() > 1;
                // "سي.بي.اس", "العربية.نت".
                let spelled = previous.is_some_and(letter) && letter(next) || stops.is(next.fold, Stop::Domain);
                return arabic(next) && !spelled && previous.is_some_and(|p| arabic(p) || p.kind == TokenKind::Number);
            }
            // "فيكتور إم. كذا", but "بي بي سي. وقال".
            let before = i.checked_sub(2).and_then(|before| tokens.get(before));
            let initial = previous.is_some_and(letter)
                && before.is_some_and(|t| t.is_word() && !letter(t))
                && (next.kind == TokenKind::Arabic || next.fold == "(")
                && !next.fold.starts_with('و');
            !initial
                && !spelled_apart(text, tokens, stops, i)
                && !previous.is_some_and(|p| p.is_word() && is_abbreviation(stops, p.fold, next.fold))
        }
        _ => false,
    }
}

/// Whether the stop at `i` stands between letters that spell a name one by one: "سي. إن. إن", and behind
/// them in quotation marks ("سي. إن. إن. ترك").
fn spelled_apart(text: &str, tokens: &Tokens, stops: &Stops, i: usize) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|t| stops.is(t.fold, Stop::Letter))
    };
    let stop = |at: Option<usize>| at.is_some_and(|at| tokens.fold(at) == ".");
    let behind = tokens.get(i + 2);
    let closed = behind.is_some_and(|mark| is_closing(mark.span.of(text)));
    let run = letter(i.checked_sub(3)) && stop(i.checked_sub(2));
    letter(i.checked_sub(1)) && (letter(Some(i + 1)) && (closed || stop(Some(i + 2))) || run && closed)
}

/// A stop of "(...)" or "[…]", which marks words left out inside a sentence.
fn elided(tokens: &Tokens, i: usize) -> bool {
    const MAX_DOTS: usize = 6;
    let dot = |j: &usize| matches!(tokens.fold(*j), "." | "...");
    let before = (i.saturating_sub(MAX_DOTS)..i).rev().find(|j| !dot(j));
    let after = (i + 1..i + MAX_DOTS).find(|j| !dot(j));
    let mark = |j: Option<usize>, open: &str, square: &str| {
        j.is_some_and(|j| matches!(tokens.fold(j), m if m == open || m == square))
    };
    mark(before, "(", "[") && mark(after, ")", "]")
}

/// Whether the stop at `i` is one of several with a word written onto the last: "كان خاطئا...غير مقبول".
fn trails_off(tokens: &Tokens, i: usize) -> bool {
    const MAX_DOTS: usize = 6;
    let adjacent = |j: usize| {
        let (Some(token), Some(next)) = (tokens.get(j), tokens.get(j + 1)) else {
            return false;
        };
        token.span.end == next.span.start
    };
    let dots = (i..i + MAX_DOTS)
        .take_while(|j| tokens.fold(*j) == "." && adjacent(*j))
        .count();
    let before = i > 0 && tokens.fold(i - 1) == "." && adjacent(i - 1);
    dots + usize::from(before) > 1 && tokens.get(i + dots).is_some_and(|next| next.is_word())
}

/// Whether the sentence goes on behind the stop at `i`, in letters that have
/// capitals: with a comma ("Corlin, Mass., said") or a small letter ("“No!” said Birk").
fn goes_on(text: &str, tokens: &Tokens, i: usize) -> bool {
    const MAX_MARKS: usize = 4;
    let latin = i
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|word| word.kind == TokenKind::Foreign);
    let next = (i + 1..i + 1 + MAX_MARKS)
        .filter_map(|j| tokens.get(j))
        .find(|t| !(t.kind == TokenKind::Mark && (is_closing(t.span.of(text)) || t.fold == ".")));
    latin
        && next.is_some_and(|t| match t.kind {
            TokenKind::Mark => t.fold == ",",
            TokenKind::Foreign => t.span.of(text).starts_with(|c: char| c.is_ascii_lowercase()),
            _ => false,
        })
}

/// A single letter, or a short form that a name or number follows.
fn is_abbreviation(stops: &Stops, word: &str, next: &str) -> bool {
    let single = word.chars().count() == 1;
    let number = stops.is(word, Stop::Number) && next.starts_with(|c: char| c.is_ascii_digit());
    number
        || (single && (next == "(" || next.chars().next().is_some_and(char::is_alphabetic)))
        || stops.is(word, Stop::Short)
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "؟" | "…")
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "”" | "»" | "\"" | ")" | "]" | "’" | "'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::report::Language;

    #[test]
    fn the_examples_of_the_data_hold() {
        let stops = &Lexicon::builtin().stops;
        for (text, whole) in stops.examples() {
            let report = Report::plain("r", text, Language::Arabic);
            let sentences = split(&report, &Tokens::new(text), stops);
            assert_eq!(sentences.len(), if *whole { 1 } else { 2 }, "{text}");
        }
        assert!(stops.examples().len() > 4);
    }

    #[test]
    fn a_stop_before_a_comma_or_a_small_letter_ends_nothing() {
        let starts = |text: &str| {
            let tokens = Tokens::new(text);
            let stops = &Lexicon::builtin().stops;
            let ends = |i: &usize| ends_sentence(text, &tokens, stops, *i);
            (0..tokens.len()).filter(ends).count()
        };
        assert_eq!(starts("Ada Birk, of Corlin, Mass., said no. She left."), 2);
        assert_eq!(starts("“No!” said Ada Birk (D-Minn.), who left."), 1);
        assert_eq!(starts("Is it over? Ada left. Then they came."), 3);
        assert_eq!(starts("قال نعم. ثم ذهب."), 2);
        assert_eq!(starts("قالت شبكة إن.بي.سي إن سامي إم. الخوري سافر.وأضافت إنه عاد."), 2);
        assert_eq!(starts("نشرته بي بي سي. ثم ذهب."), 2);
    }
}
