//! What is known of a word wherever it stands.

mod memo;

pub(super) use memo::Memo;
pub(crate) use memo::Memos;

use super::features::OwnSums;
use super::people;
use super::traits::{self, Traits};
use super::words::{May, Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::clusters::Cluster;
use crate::lexicon::name_model::Value;
use crate::lexicon::phrases::Seconds;
use crate::text::clitics;

/// What is known of a word wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Whether it is a common Arabic word in some reading of its clitics.
    pub(super) common: bool,
    /// What it can be.
    pub(super) may: May,
    /// The words that make a difference right behind it, since names of several words
    /// open with it.
    seconds: Seconds,
    /// What the tagger sees of it where no word follows.
    stem: Stem,
    cluster: Cluster,
    /// What its features add up to, by that.
    sums: OwnSums,
}

/// What is left of a word without clitics and article.
#[derive(Clone, Copy, Debug, Default)]
struct Stem {
    /// Bytes before it.
    cut: usize,
    letters: u32,
    hash: u64,
}

impl Known {
    /// Finds out what a word is.
    pub(super) fn new(word: &Word<'_>, lexicon: &Lexicon) -> Self {
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
            stem: Stem {
                cut: word.fold.len() - alone.text.len(),
                letters: alone.letters,
                hash: match alone.stem {
                    Value::Text(hash, _) => hash,
                    Value::Code(_) | Value::None => 0,
                },
            },
            cluster: alone.cluster,
        }
    }

    /// What the tagger sees of the word here, where `ahead` gives those behind it.
    pub(super) fn traits_of<'t, 'w>(
        &'t self,
        word: &Word<'t>,
        ahead: impl Fn(usize) -> Option<&'w str> + Copy,
        lexicon: &Lexicon,
    ) -> Traits<'t> {
        let text = word.fold.get(self.stem.cut..).unwrap_or_default();
        let alone = Traits {
            fold: word.fold,
            arabic: word.is_arabic(),
            stem: Value::Text(self.stem.hash, text),
            text,
            letters: self.stem.letters,
            cluster: self.cluster,
            ..self.sums.traits()
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
