//! Names of people in Latin letters.

use super::{MAX_WORDS, PersonSpan, is_initial};
use crate::lexicon::Lexicon;
use crate::reading::mentions::words::Word;

/// A name in Latin letters: words with capitals, from a listed given name or after a title.
pub(super) fn latin(words: &[Word<'_>], i: usize, titled: bool, lexicon: &Lexicon) -> Option<PersonSpan> {
    let names = &lexicon.names;
    let first = words.get(i).filter(|w| w.capital)?;
    let cues = names.cues(first.fold);
    if cues.stop || cues.any_title() || cues.portfolio || cues.organisation {
        return None;
    }
    let listed = names.person(first.fold).is_some();
    let mut span = PersonSpan {
        clitics: 0,
        end: i + 1,
        sure: usize::from(listed),
        parts: 1,
    };
    let mut j = i + 1;
    while let Some(word) = words
        .get(j)
        .filter(|w| j < i + MAX_WORDS && (!w.is_mark() || is_initial(words, j, w)))
    {
        let cues = names.cues(word.fold);
        if word.is_mark() || cues.particle && words.get(j + 1).is_some_and(|n| n.capital) {
            j += 1;
            continue;
        }
        if !word.capital && !word.joined || cues.stop || cues.organisation || word.is_arabic() {
            break;
        }
        j += 1;
        span.end = j;
        span.parts += 1;
    }
    (listed && span.parts >= 2 || titled).then_some(span)
}
