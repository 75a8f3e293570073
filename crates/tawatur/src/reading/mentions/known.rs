//! What is known of a word wherever it stands, kept from report to report: news
//! is written in few words, and to find out all about one takes many look-ups.

use super::features::OwnSums;
use super::people;
use super::traits::{self, Traits};
use super::words::{May, Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::name_model::Value;
use crate::text::TokenKind;
use rustc_hash::FxHashMap;
use std::sync::Mutex;

/// With more words than this a memo begins anew, so that memory stays bounded: a
/// word takes some 500 bytes. The words before stay until the next time.
const MAX_WORDS: usize = 24_000;

/// Bytes of letters that count as one word more: what is written without a space
/// may be long.
const LONG: usize = 32;

/// What is known of a word wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Whether it is a common Arabic word in some reading of its clitics.
    common: bool,
    /// What it can be.
    may: May,
    /// What the tagger sees of it where no word follows, without its text.
    traits: Traits<'static>,
    /// Bytes before its stem by those traits.
    cut: usize,
    /// What its features add up to, by those traits.
    sums: OwnSums,
}

impl Known {
    fn new(word: &Word<'_>, lexicon: &Lexicon) -> Self {
        let common = word.is_arabic() && lexicon.names.is_common(word.fold);
        let word = Word { common, ..*word };
        let mut alone = traits::of_word(&word, |_| None, lexicon);
        // As it is where the name of several words, if any, is marked.
        alone.listed &= 0xff;
        Self {
            common,
            may: may(&word, lexicon),
            sums: OwnSums::new(Some(&alone), &lexicon.name_model),
            cut: word.fold.len() - alone.text.len(),
            traits: alone.without_text(),
        }
    }

    /// What the tagger sees of the word here, where `ahead` gives those behind it.
    pub(super) fn traits_of<'t, 'w>(
        &'t self,
        word: &Word<'t>,
        ahead: impl Fn(usize) -> Option<&'w str> + Copy,
        lexicon: &Lexicon,
    ) -> Traits<'t> {
        let text = word.fold.get(self.cut..).unwrap_or_default();
        let stem = match self.traits.stem {
            Value::Text(hash, _) => Value::Text(hash, text),
            other => other,
        };
        let alone = Traits {
            fold: word.fold,
            text,
            stem,
            ..self.traits
        };
        let mut traits = if self.may.open_phrase {
            traits::of_word(word, ahead, lexicon)
        } else {
            alone
        };
        // The features of the word alone tell of nothing but its letters and clitics.
        if traits.text.len() == alone.text.len() && traits.clitics == alone.clitics {
            traits.sums = Some(&self.sums);
        }
        traits
    }
}

/// What a word can be.
fn may(word: &Word<'_>, lexicon: &Lexicon) -> May {
    let names = &lexicon.names;
    let mut may = May::default();
    for way in ways(word) {
        let rest: &str = &way.rest;
        let cues = names.cues(rest);
        may.open_body |= lexicon.bodies.opens(rest);
        may.open_place |= names.opens_place(rest);
        may.title |= cues.any_title();
        may.organisation |= cues.organisation || cues.definite;
        may.site |= cues.place || cues.site;
        may.says |= cues.says;
        may.minister |= cues.minister;
        may.open_phrase |= names.opens_phrase(rest) || lexicon.evidence.opens_phrase(rest);
    }
    may.open_person = word.is_arabic() && people::may_open(&Word { may, ..*word }, lexicon);
    may
}

/// What is known of the words of the reports read so far.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    words: Words,
    /// Words of before that may be met again.
    older: Words,
    /// Stands for a word that was not looked up.
    unknown: Known,
}

/// Kinds of words: those of tokens, and one more for words in Arabic that end in
/// ة, which folding hides.
const KINDS: usize = TokenKind::Break as usize + 2;

#[derive(Debug, Default)]
struct Words {
    /// Where each word stands in `known`, by its kind and its folded form.
    numbers: [FxHashMap<Box<str>, usize>; KINDS],
    known: Vec<Known>,
    /// Bytes of all folded forms.
    bytes: usize,
}

impl Words {
    /// How many words there are, or as many as would take that memory.
    fn size(&self) -> usize {
        self.known.len().max(self.bytes / LONG)
    }

    fn number(&self, kind: usize, word: &Word<'_>) -> Option<usize> {
        self.numbers.get(kind)?.get(word.fold).copied()
    }

    fn add(&mut self, kind: usize, word: &Word<'_>, known: Known) -> usize {
        let number = self.known.len();
        self.known.push(known);
        self.bytes += word.fold.len();
        if let Some(numbers) = self.numbers.get_mut(kind) {
            numbers.insert(word.fold.into(), number);
        }
        number
    }

    fn clear(&mut self) {
        self.numbers.iter_mut().for_each(FxHashMap::clear);
        self.known.clear();
        self.bytes = 0;
    }
}

impl Memo {
    /// Tells a word what is known of it.
    pub(super) fn look_up(&mut self, word: &mut Word<'_>, lexicon: &Lexicon) {
        let feminine = word.is_arabic() && word.raw_end == Some('ة');
        let kind = if feminine { KINDS - 1 } else { word.kind as usize };
        word.known = self.words.number(kind, word).unwrap_or_else(|| {
            let older = self.older.number(kind, word).and_then(|n| self.older.known.get(n));
            let known = older.copied().unwrap_or_else(|| Known::new(word, lexicon));
            self.words.add(kind, word, known)
        });
        let known = self.get(word.known);
        (word.common, word.may) = (known.common, known.may);
    }

    /// What is known of a word that was looked up.
    pub(super) fn get(&self, number: usize) -> &Known {
        self.words.known.get(number).unwrap_or(&self.unknown)
    }
}

/// Memos that no report is being read with; there is one for each thread that reads.
#[derive(Debug, Default)]
pub(crate) struct Memos(Mutex<Vec<Memo>>);

impl Memos {
    /// A memo to read a report with.
    pub(super) fn take(&self) -> Memo {
        let free = self.0.lock().ok().and_then(|mut memos| memos.pop());
        free.unwrap_or_default()
    }

    /// Keeps a memo for the next report, unless one report has made it too large.
    pub(super) fn give_back(&self, mut memo: Memo) {
        let size = memo.words.size();
        if size > 2 * MAX_WORDS {
            return;
        }
        if size > MAX_WORDS {
            std::mem::swap(&mut memo.words, &mut memo.older);
            memo.words.clear();
        }
        if let Ok(mut memos) = self.0.lock() {
            memos.push(memo);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::of_sentence;
    use super::*;
    use crate::text::{Span, Tokens};

    #[test]
    fn a_memo_tells_what_looking_up_tells() {
        let text = "وقال وزير الخارجية في كوريا الشمالية لوكالة الأنباء إن مدينة بيونغ يانغ آمنة، وأكد محمد بن سلمان \
                    لرويترز في 5 مايو أن U.S. troops بقوا في تل أبيب ولم يغادروا إلى الولايات المتحدة. مكتبة مكتبه";
        let lexicon = Lexicon::builtin();
        let tokens = Tokens::new(text);
        let mut memo = Memo::default();
        let mut seen = Vec::new();
        // Found out anew, kept, and kept from before the memo began anew.
        for _ in 0..3 {
            let words = of_sentence(text, &tokens, Span::new(0, text.len()), &mut memo, lexicon);
            for (i, word) in words.iter().enumerate() {
                let ahead = |n: usize| words.get(i + n).filter(|w| !w.is_mark()).map(|w| w.fold);
                let mut told = memo.get(word.known).traits_of(word, ahead, lexicon);
                let mut looked_up = traits::of_word(word, ahead, lexicon);
                told.sums = None;
                // How many words the name has is asked of those alone that open several.
                if looked_up.listed >> 8 <= 1 {
                    told.listed &= 0xff;
                    looked_up.listed &= 0xff;
                }
                assert_eq!(format!("{told:?}"), format!("{looked_up:?}"), "{}", word.fold);
                assert_eq!(word.common, word.is_arabic() && lexicon.names.is_common(word.fold));
            }
            seen.push(memo.words.known.len());
            if seen.len() == 2 {
                std::mem::swap(&mut memo.words, &mut memo.older);
                memo.words.clear();
            }
        }
        assert_eq!(seen, [seen[0]; 3]);
    }
}
