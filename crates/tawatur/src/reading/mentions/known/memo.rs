//! What is known of words, kept from report to report: news is written in few
//! words, and to find out all about one takes many look-ups.

use super::super::words::Word;
use super::Known;
use crate::lexicon::Lexicon;
use rustc_hash::FxHashMap;
use std::sync::Mutex;

/// With more words than this a memo forgets those that were not met again, so that
/// memory stays bounded: a word takes some 400 bytes.
const MAX_WORDS: usize = 80_000;

/// The most meetings of a word that are counted.
const MAX_MET: u8 = 7;

/// Bytes of the longest word that is kept: fifteen Arabic letters. Hardly any is longer,
/// and with its letters in place a word is found without another look into memory.
const MAX_BYTES: usize = 30;

/// What is known of words that were met before.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    /// Where each word stands in `known`.
    numbers: FxHashMap<Key, u32>,
    known: Vec<Known>,
    /// How often each was met again, and not yet forgotten for it.
    met: Vec<u8>,
    /// Stands for a word that was not looked up.
    unknown: Known,
}

impl Memo {
    /// Tells words what is known of them. All are looked up before any of them is told, so
    /// that the processor waits for the memory of all together.
    pub(in super::super) fn look_up(&mut self, words: &mut [Word<'_>], lexicon: &Lexicon) {
        let keys: Vec<Option<Key>> = words.iter().map(Key::new).collect();
        let numbers: Vec<Option<usize>> = keys.iter().map(|key| self.number((*key)?)).collect();
        for ((word, key), number) in words.iter_mut().zip(keys).zip(numbers) {
            // One that is new may be met twice.
            word.known = match number.or_else(|| self.number(key?)) {
                Some(number) => self.meet(number),
                None => self.add(key, Known::new(word, lexicon)),
            };
            let known = self.get(word.known);
            (word.common, word.may) = (known.common, known.may);
        }
    }

    /// What is known of a word that was looked up.
    pub(in super::super) fn get(&self, number: usize) -> &Known {
        self.known.get(number).unwrap_or(&self.unknown)
    }

    fn number(&self, key: Key) -> Option<usize> {
        self.numbers.get(&key).map(|number| *number as usize)
    }

    /// Notes that a word was met again.
    fn meet(&mut self, number: usize) -> usize {
        if let Some(met) = self.met.get_mut(number) {
            *met = MAX_MET.min(*met + 1);
        }
        number
    }

    fn add(&mut self, key: Option<Key>, known: Known) -> usize {
        let number = self.known.len();
        self.known.push(known);
        self.met.push(0);
        if let Some((key, small)) = key.zip(u32::try_from(number).ok()) {
            self.numbers.insert(key, small);
        }
        number
    }

    /// Forgets the words that were met too seldom of late; the others get new numbers.
    fn forget(&mut self) {
        let mut kept = 0;
        let number = |met: &u8| {
            kept += u32::from(*met > 0);
            (*met > 0).then(|| kept - 1)
        };
        let numbers: Vec<Option<u32>> = self.met.iter().map(number).collect();
        let mut stays = numbers.iter().map(Option::is_some);
        self.known.retain(|_| stays.next().unwrap_or(false));
        self.met.retain(|met| *met > 0);
        self.met.iter_mut().for_each(|met| *met -= 1);
        self.numbers.retain(|_, number| {
            let new = numbers.get(*number as usize).copied().flatten();
            *number = new.unwrap_or_default();
            new.is_some()
        });
    }
}

/// Memos that no report is being read with; there is one for each thread that reads.
#[derive(Debug, Default)]
pub(crate) struct Memos(Mutex<Vec<Memo>>);

impl Memos {
    /// A memo to read a report with.
    pub(in super::super) fn take(&self) -> Memo {
        let free = self.0.lock().ok().and_then(|mut memos| memos.pop());
        free.unwrap_or_default()
    }

    /// Keeps a memo for the next report, unless it is too large with what it cannot forget.
    pub(in super::super) fn give_back(&self, mut memo: Memo) {
        if memo.known.len() > MAX_WORDS {
            memo.forget();
        }
        if memo.known.len() > MAX_WORDS {
            return;
        }
        if let Ok(mut memos) = self.0.lock() {
            memos.push(memo);
        }
    }
}

/// A word by what tells it from others: its kind and its folded form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    kind: u8,
    length: u8,
    fold: [u8; MAX_BYTES],
}

impl Key {
    /// The key of a word; none if it is too long. A word in Arabic that ends in ة is of
    /// a kind of its own, since folding hides it.
    fn new(word: &Word<'_>) -> Option<Self> {
        const FEMININE: u8 = u8::MAX;
        let feminine = word.is_arabic() && word.raw_end == Some('ة');
        let mut fold = [0; MAX_BYTES];
        fold.get_mut(..word.fold.len())?.copy_from_slice(word.fold.as_bytes());
        Some(Self {
            kind: if feminine { FEMININE } else { word.kind as u8 },
            length: u8::try_from(word.fold.len()).ok()?,
            fold,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::traits;
    use super::super::super::words::of_sentence;
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
        // Found out anew, kept, and kept when others were forgotten.
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
            seen.push(memo.known.len());
            if seen.len() == 2 {
                let other = "سفينة";
                let tokens = Tokens::new(other);
                of_sentence(other, &tokens, Span::new(0, other.len()), &mut memo, lexicon);
                memo.forget();
            }
        }
        assert_eq!(seen, [seen[0]; 3]);
    }

    #[test]
    fn words_that_are_not_met_are_forgotten() {
        let mut memo = Memo::default();
        let mut read = |text: &str| {
            let tokens = Tokens::new(text);
            let words = of_sentence(text, &tokens, Span::new(0, text.len()), &mut memo, Lexicon::builtin());
            memo.forget();
            assert_eq!(memo.known.len(), memo.numbers.len());
            let keys = words
                .iter()
                .filter_map(|word| Some((word.fold.to_owned(), Key::new(word)?)));
            let left = keys
                .filter(|(_, key)| memo.numbers.contains_key(key))
                .map(|(fold, _)| fold);
            left.collect::<Vec<_>>()
        };
        assert_eq!(read("جسر سفن جسر نهر"), ["جسر", "جسر"]);
        assert_eq!(read("قطار جسر"), ["جسر"]);
        assert_eq!(read("قطار"), [""; 0]);
        let long = "سفينه".repeat(9);
        assert_eq!(read(&format!("{long} {long} سفن")), [""; 0]);
    }
}
