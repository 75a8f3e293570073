//! Where a word stands in its report: how often, among which words, and whether
//! in quotation marks or brackets. The tagger makes features of each.

use super::traits::Traits;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// Occurrences that are told apart.
const MAX_COUNT: u32 = 4;

/// The most words in a pair of quotation marks or brackets that count as a name or its gloss.
const MAX_QUOTED: usize = 6;

/// How far before a bracket with Latin letters a name may begin.
const MAX_GLOSSED: usize = 4;

/// Tells each word of a report where it stands.
pub(super) fn mark(sentences: &mut [Vec<Traits<'_>>]) {
    let mut uses: FxHashMap<&str, Uses> = FxHashMap::with_capacity_and_hasher(256, FxBuildHasher);
    for words in sentences.iter() {
        let mut before: Option<&Traits<'_>> = None;
        for (i, word) in words.iter().enumerate() {
            if !word.is_mark() {
                let uses = uses.entry(word.text).or_default();
                uses.among |= word.among(before, words.get(i + 1));
                uses.count += 1;
            }
            before = Some(word);
        }
    }
    for words in sentences.iter_mut() {
        for word in words.iter_mut() {
            if let Some(uses) = uses.get(word.text).filter(|_| !word.is_mark()) {
                word.context = uses.among;
                word.count = uses.count.min(MAX_COUNT);
            }
        }
        mark_quoted(words);
    }
}

/// How a report uses a word.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    /// What stands beside it, as bits.
    among: u32,
    /// How often it stands there.
    count: u32,
}

/// Marks what stands in quotation marks or brackets, and what Latin letters in brackets explain:
/// 1 and 2 for the first and a further word quoted, 4 in brackets, and the distance to the gloss times 8.
fn mark_quoted(words: &mut [Traits<'_>]) {
    let mut i = 0;
    while i < words.len() {
        let close = words.get(i).and_then(|word| closing(word.fold));
        i += 1;
        let mut ahead = words.iter().skip(i).take(MAX_QUOTED + 1);
        let Some((close, length)) = close.and_then(|close| Some((close, ahead.position(|word| word.fold == close)?)))
        else {
            continue;
        };
        let bracket = close == ")";
        if bracket && words.get(i).is_some_and(Traits::is_latin) {
            let before = words.get_mut(..i - 1).unwrap_or_default().iter_mut().rev();
            for (word, distance) in before.take(MAX_GLOSSED).take_while(|w| !w.is_mark()).zip(1..) {
                word.quoted |= distance << 3;
            }
        }
        for (n, word) in words.iter_mut().skip(i).take(length).enumerate() {
            word.quoted |= if bracket { 4 } else { 1 + u32::from(n > 0) };
        }
        i += length + 1;
    }
}

/// The mark that closes what this one opens.
fn closing(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "«" => "»",
        // As some write it.
        "»" => "«",
        "“" => "”",
        "‘" => "’",
        "\"" => "\"",
        "'" => "'",
        "(" => ")",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::finder::Media;
    use super::super::known::Memo;
    use super::super::{traits, words};
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::{Span, Tokens};

    /// What `of` tells of each word that is no mark, where it tells anything.
    fn told(text: &str, of: impl Fn(&Traits<'_>) -> u32) -> Vec<(String, u32)> {
        let lexicon = Lexicon::builtin();
        let tokens = Tokens::new(text);
        let mut memo = Memo::default();
        let sentence = words::of_sentence(text, &tokens, Span::new(0, text.len()), &mut memo, lexicon);
        let all = traits::of_report(&[sentence], &[Vec::new()], &Media::new(), &memo, lexicon);
        let words = all.iter().flatten().filter(|word| !word.is_mark());
        let told = words.map(|word| (word.fold.to_owned(), of(word)));
        told.filter(|(_, code)| *code != 0).collect()
    }

    fn codes(of: &[(&str, u32)]) -> Vec<(String, u32)> {
        of.iter().map(|(word, code)| ((*word).to_owned(), *code)).collect()
    }

    #[test]
    fn quotation_marks_and_brackets_close() {
        let quoted = |text| told(text, |word| word.quoted);
        assert_eq!(quoted("باعت «دار النور» أسهما"), codes(&[("دار", 1), ("النور", 2)]));
        assert_eq!(quoted("باعت الدار (سابقا) أسهما"), codes(&[("سابقا", 4)]));
        // A mark that nothing closes nearby says nothing.
        assert_eq!(quoted("باعت «دار النور أسهما"), []);
        assert_eq!(quoted("«قال إن الدار باعت أسهما لها في السوق أمس»"), []);
    }

    #[test]
    fn latin_letters_in_brackets_explain_what_stands_before() {
        assert_eq!(
            told("باعت، دار نور (Nour) أسهما", |word| word.quoted),
            codes(&[("دار", 16), ("نور", 8), ("nour", 4)])
        );
    }

    #[test]
    fn occurrences_are_counted_whatever_the_clitics() {
        assert_eq!(
            told("وصلت نور ثم كتبت لنور", |word| word.count / 2),
            codes(&[("نور", 1), ("لنور", 1)])
        );
    }
}
