//! What is known of a word wherever it stands, kept from report to report: news
//! is written in few words, and to find out all about one takes many look-ups.

use super::features::OwnSums;
use super::people;
use super::traits::{self, Traits};
use super::words::{May, Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::name_model::Value;
use crate::lexicon::phrases::Seconds;
use crate::text::{TokenKind, clitics};
use rustc_hash::FxHashMap;
use std::sync::Mutex;

/// With more words than this a memo forgets those that were not met again, so that
/// memory stays bounded: a word takes some 500 bytes.
const MAX_WORDS: usize = 64_000;

/// The most meetings of a word that are counted.
const MAX_MET: u8 = 7;

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
    /// The words that make a difference right behind it, since names of several words
    /// open with it.
    seconds: Seconds,
    /// What the tagger sees of it where no word follows, without its text.
    traits: Traits<'static>,
    /// Bytes before its stem by those traits.
    cut: usize,
    /// What its features add up to, by those traits.
    sums: OwnSums,
    /// How often it was met again, and not yet forgotten for it.
    met: u8,
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
            seconds: seconds(&word, lexicon),
            sums: OwnSums::new(Some(&alone), &lexicon.name_model),
            cut: word.fold.len() - alone.text.len(),
            traits: alone.without_text(),
            met: 0,
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
        let told = |next: &str| self.seconds.may_hold(next) || self.seconds.may_hold(clitics::stem(next));
        let mut traits = if !self.seconds.is_empty() && ahead(1).is_some_and(told) {
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
    }
    may.open_person = word.is_arabic() && people::may_open(&Word { may, ..*word }, lexicon);
    may
}

/// The words with which names of several words that open with this one go on.
fn seconds(word: &Word<'_>, lexicon: &Lexicon) -> Seconds {
    ways(word).fold(Seconds::default(), |seconds, way| {
        seconds | lexicon.names.seconds(&way.rest) | lexicon.evidence.seconds(&way.rest)
    })
}

/// Kinds of words: those of tokens, and one more for words in Arabic that end in
/// ة, which folding hides.
const KINDS: usize = TokenKind::Break as usize + 2;

/// What is known of words that were met before.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    /// Where each word stands in `known`, by its kind and its folded form.
    numbers: [FxHashMap<Box<str>, usize>; KINDS],
    known: Vec<Known>,
    /// Bytes of all folded forms.
    bytes: usize,
    /// Stands for a word that was not looked up.
    unknown: Known,
}

impl Memo {
    /// Tells a word what is known of it.
    pub(super) fn look_up(&mut self, word: &mut Word<'_>, lexicon: &Lexicon) {
        let feminine = word.is_arabic() && word.raw_end == Some('ة');
        let kind = if feminine { KINDS - 1 } else { word.kind as usize };
        word.known = match self.number(kind, word) {
            Some(number) => number,
            None => self.add(kind, word, Known::new(word, lexicon)),
        };
        let known = self.get(word.known);
        (word.common, word.may) = (known.common, known.may);
    }

    /// What is known of a word that was looked up.
    pub(super) fn get(&self, number: usize) -> &Known {
        self.known.get(number).unwrap_or(&self.unknown)
    }

    /// How many words there are, or as many as would take that memory.
    fn size(&self) -> usize {
        self.known.len().max(self.bytes / LONG)
    }

    fn number(&mut self, kind: usize, word: &Word<'_>) -> Option<usize> {
        let number = *self.numbers.get(kind)?.get(word.fold)?;
        let known = self.known.get_mut(number)?;
        known.met = MAX_MET.min(known.met + 1);
        Some(number)
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

    /// Forgets the words that were met too seldom of late; the others get new numbers.
    fn forget(&mut self) {
        let mut kept = 0;
        let number = |known: &mut Known| {
            known.met = known.met.checked_sub(1)?;
            kept += 1;
            Some(kept - 1)
        };
        let numbers: Vec<Option<usize>> = self.known.iter_mut().map(number).collect();
        let mut stays = numbers.iter().map(Option::is_some);
        self.known.retain(|_| stays.next().unwrap_or(false));
        self.bytes = 0;
        for words in &mut self.numbers {
            words.retain(|word, number| {
                let new = numbers.get(*number).copied().flatten();
                *number = new.unwrap_or_default();
                self.bytes += if new.is_some() { word.len() } else { 0 };
                new.is_some()
            });
        }
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

    /// Keeps a memo for the next report, unless it is too large with what it cannot forget.
    pub(super) fn give_back(&self, mut memo: Memo) {
        if memo.size() > MAX_WORDS {
            memo.forget();
        }
        if memo.size() > MAX_WORDS {
            return;
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
            assert_eq!(words.len(), tokens.len());
            memo.forget();
            let mut left: Vec<_> = memo.numbers.iter().flatten().collect();
            left.sort_by_key(|(_, number)| **number);
            assert_eq!(memo.bytes, left.iter().map(|(word, _)| word.len()).sum());
            left.iter().map(|(word, _)| (*word).to_string()).collect::<Vec<_>>()
        };
        assert_eq!(read("سفن جسر سفن نهر جسر جسر"), ["سفن", "جسر"]);
        assert_eq!(read("قطار"), ["جسر"]);
        assert_eq!(read(""), [""; 0]);
    }
}
