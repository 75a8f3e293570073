//! Agencies that gather for themselves in a text: "قال الحارس لوكالة فرانس برس",
//! "A report seen by AFP". The text is theirs, or taken from them.

use super::agencies::is_same_house;
use super::layout::Layout;
use super::{Part, PartKind};
use crate::lexicon::gathering::Beside;
use crate::lexicon::registry::{Outlet, OutletKind};
use crate::text::{TokenKind, clitics};
use std::ops::Range;

/// A verb of telling stands at most this many tokens before the name of whom it tells.
const OBJECT: usize = 9;

/// The ids of the agencies that gather in the body of a text, each once, in
/// order; none where its own outlet gathers for itself, as then it quotes them.
pub(super) fn find(layout: &Layout<'_>, parts: &[Part], own: Option<&Outlet>) -> Vec<&'static str> {
    let bodies: Vec<Range<usize>> = parts
        .iter()
        .filter(|part| part.kind == PartKind::Body)
        .map(|part| layout.tokens.within(part.span))
        .collect();
    let mut found: Vec<&'static str> = Vec::new();
    for (range, outlet) in &layout.outlets {
        let after = bodies.partition_point(|body| body.start <= range.start);
        let body = after.checked_sub(1).and_then(|last| bodies.get(last));
        if body.is_none_or(|body| range.end > body.end) || !gathers(layout, range) {
            continue;
        }
        if own.is_some_and(|own| is_same_house(own, outlet)) {
            return Vec::new();
        }
        if outlet.kind == OutletKind::Agency && !found.contains(&outlet.id) {
            found.push(outlet.id);
        }
    }
    if !found.is_empty() && bodies.into_iter().any(|body| has_own_people(layout, body)) {
        found.clear();
    }
    found
}

/// Whether the name at `range` is shown at work.
fn gathers(layout: &Layout<'_>, range: &Range<usize>) -> bool {
    let is = |i: Option<usize>, beside: Beside| i.is_some_and(|i| has(layout, i, beside));
    let tokens = &layout.tokens;
    // The word before the name, over a mark of quotation.
    let mut before = range.start.checked_sub(1);
    if before.is_some_and(|i| matches!(tokens.fold(i), "\"" | "“" | "«" | "(" | "'" | "‘" | "”")) {
        before = before.and_then(|i| i.checked_sub(1));
    }
    let back = |from: Option<usize>, count: usize| from.and_then(|i| i.checked_sub(count));
    let kind = |i: usize| layout.lexicon.registry.is_kind(tokens.fold(i));
    let inside = carries_to(layout, range);
    // "ل" alone, or on the word for the kind, before a mark of quotation.
    let outside = !inside
        && before.is_some_and(|i| {
            let word = tokens.fold(i);
            word == "ل" || is_to(word) && kind(i)
        });
    if inside || outside {
        let word = if inside { before } else { back(before, 1) };
        return !is(word, Beside::Quoted);
    }
    // The word for the kind before a mark of quotation: 'وكالة "فرانس برس"'.
    let before = if before.is_some_and(kind) {
        back(before, 1)
    } else {
        before
    };
    let works = |i: Option<usize>| is(i, Beside::Staff) || is(i, Beside::Made);
    let word = before.map_or("", |i| tokens.fold(i));
    if is(before, Beside::Told)
        || works(before)
        || word == "من" && works(back(before, 1))
        || is(before, Beside::Sees)
        || is(back(before, 1), Beside::Sees) && before.is_some_and(|i| tokens.get(i).is_some_and(|t| t.is_word()))
        || word == "by" && is(back(before, 1), Beside::By)
        || is(Some(range.end), Beside::After)
    {
        return true;
    }
    let start = range.start.saturating_sub(OBJECT);
    (start..range.start)
        .rev()
        .take_while(|i| {
            !matches!(tokens.fold(*i), "." | "؟" | "!") && tokens.get(*i).is_some_and(|t| t.kind != TokenKind::Break)
        })
        .any(|i| has(layout, i, Beside::Tells))
}

/// Whether the first word of a name has "ل" before it: the registry knows the
/// name without it only.
fn carries_to(layout: &Layout<'_>, range: &Range<usize>) -> bool {
    is_to(layout.tokens.fold(range.start))
        && range
            .end
            .checked_sub(1)
            .and_then(|last| layout.tokens.cover(range.start, last))
            .is_some_and(|span| layout.lexicon.registry.lookup(span.of(layout.text)).is_none())
}

fn is_to(word: &str) -> bool {
    clitics::readings(word).any(|(taken, _)| matches!(taken, "ل" | "لل" | "ول" | "ولل" | "فل" | "فلل"))
}

/// Whether token `i`, with clitics or without, can stand so.
fn has(layout: &Layout<'_>, i: usize, beside: Beside) -> bool {
    let gathering = &layout.lexicon.gathering;
    clitics::readings(layout.tokens.fold(i)).any(|(_, rest)| gathering.is(rest, beside))
}

fn has_own_people(layout: &Layout<'_>, mut body: Range<usize>) -> bool {
    body.any(|i| {
        has(layout, i, Beside::Own)
            || has(layout, i, Beside::After) && i.checked_sub(1).is_some_and(|before| has(layout, before, Beside::Ours))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    fn ids(text: &str, own: Option<&str>) -> Vec<&'static str> {
        let lexicon = Lexicon::builtin();
        // Shifted by a part, so that absolute offsets fail.
        let shifted = format!("قال لوكالة رويترز\n{text}");
        let layout = Layout::new(&shifted, lexicon);
        let body = Part {
            kind: PartKind::Body,
            span: Span::new(shifted.len() - text.len(), shifted.len()),
        };
        find(&layout, &[body], own.and_then(|own| lexicon.registry.by_id(own)))
    }

    #[test]
    fn the_examples_of_the_data() {
        let examples = Lexicon::builtin().gathering.examples();
        assert!(examples.len() >= 10);
        for (text, gathers) in examples {
            assert_eq!(
                ids(text, None),
                if *gathers { vec!["AFP"] } else { Vec::new() },
                "{text}"
            );
        }
    }

    #[test]
    fn an_outlet_that_gathers_for_itself_quotes_agencies() {
        let text = "وقال الحارس لوكالة فرانس برس ذلك. وقال سالم لبي بي سي شيئا آخر.";
        assert_eq!(ids(text, Some("BBC")), [""; 0]);
        assert_eq!(ids(text, None), ["AFP"]);
        assert_eq!(ids("وقال الحارس لفرانس برس ذلك، بحسب مراسلتنا.", None), [""; 0]);
    }
}
