//! Tags the words of Arabic sentences with names: the best sequence of labels
//! by the weights of the model (Viterbi).

use super::features::OwnSums;
use super::finder::{Found, Media};
use super::known::Memo;
use super::traits::Traits;
use super::words::{self, Word};
use super::{features, traits};
use crate::lexicon::Lexicon;
use crate::lexicon::name_model::{LABELS, NEVER, NameKind, NameModel, OUTSIDE, may_follow, meaning};
use crate::lexicon::weights::{LANES, Sums};
use crate::text::{Span, Tokens};

/// The score of each label.
type Scores = [i32; LANES];

/// The label before each.
type Origins = [u8; LANES];

/// A name that the tagger found: its words by index, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// Index of the first word.
    pub first: usize,
    /// Index after the last word.
    pub end: usize,
    /// What it is.
    pub kind: NameKind,
}

/// The names in each sentence.
pub(super) fn tag(
    sentences: &[Vec<Word<'_>>],
    found: &[Vec<Found>],
    media: &Media,
    memo: &Memo,
    lexicon: &Lexicon,
) -> Vec<Vec<Tagged>> {
    let traits = traits::of_report(sentences, found, media, memo, lexicon);
    let model = &lexicon.name_model;
    let edge = OwnSums::new(None, model);
    traits.iter().map(|words| best(words, &edge, model)).collect()
}

/// What training needs of a text: each sentence's words with their features.
#[must_use]
pub fn observe(text: &str, tokens: &Tokens, sentences: &[Span], lexicon: &Lexicon) -> Vec<Vec<(Span, Vec<String>)>> {
    let of_word = |sentence: &[Traits<'_>], i: usize| {
        let mut written = Vec::new();
        features::each(sentence, i, |f| {
            written.push(format!("{}\t{}\t{}", f.template, f.first, f.second))
        });
        written
    };
    with_traits(text, tokens, sentences, lexicon, |words, traits| {
        let words = words.iter().enumerate();
        words.map(|(i, w)| (w.span, of_word(traits, i))).collect()
    })
}

/// What scoring needs of a text: the names that the tagger alone finds, by its own kinds.
#[must_use]
pub fn kinds(text: &str, tokens: &Tokens, sentences: &[Span], lexicon: &Lexicon) -> Vec<(Span, NameKind)> {
    let model = &lexicon.name_model;
    let edge = OwnSums::new(None, model);
    let names = with_traits(text, tokens, sentences, lexicon, |words, traits| {
        let span = |name: &Tagged| {
            let words = words.get(name.first..name.end)?;
            Some(words.first()?.span.cover(words.last()?.span))
        };
        let names = best(traits, &edge, model).into_iter();
        names
            .filter_map(|name| Some((span(&name)?, name.kind)))
            .collect::<Vec<_>>()
    });
    names.into_iter().flatten().collect()
}

/// What `of_sentence` makes of the words of each sentence and what the tagger knows of them.
fn with_traits<T>(
    text: &str,
    tokens: &Tokens,
    sentences: &[Span],
    lexicon: &Lexicon,
    of_sentence: impl Fn(&[Word<'_>], &[Traits<'_>]) -> T,
) -> Vec<T> {
    let media = super::media(tokens, lexicon);
    let mut memo = Memo::default();
    let words: Vec<Vec<Word<'_>>> = sentences
        .iter()
        .map(|sentence| words::of_sentence(text, tokens, *sentence, &mut memo, lexicon))
        .collect();
    let found = super::by_rules(text, &words, &media, lexicon);
    let traits = traits::of_report(&words, &found, &media, &memo, lexicon);
    words
        .iter()
        .zip(&traits)
        .map(|(words, traits)| of_sentence(words, traits))
        .collect()
}

fn best(words: &[Traits<'_>], edge: &OwnSums, model: &NameModel) -> Vec<Tagged> {
    let mut scores = [NEVER; LANES];
    let mut from: Vec<Origins> = Vec::with_capacity(words.len());
    for i in 0..words.len() {
        let own = features::sums(words, i, edge, model);
        let (next, back) = if i == 0 {
            (opening(&own), [0; LANES])
        } else {
            step(&scores, &own, model)
        };
        scores = next;
        from.push(back);
    }
    let mut label = arg_max(&scores);
    let mut labels = Vec::with_capacity(words.len());
    for back in from.iter().rev() {
        labels.push(label);
        label = back.get(label).map_or(OUTSIDE, |before| usize::from(*before));
    }
    labels.reverse();
    stretches(&labels)
}

fn opening(own: &Sums) -> Scores {
    let mut scores = [NEVER; LANES];
    for (label, (score, own)) in scores.iter_mut().zip(own.0).enumerate().take(LABELS) {
        if may_follow(OUTSIDE, label) {
            *score = i32::from(own);
        }
    }
    scores
}

/// All labels take their step at once, without a branch: there is a step for each word of each report.
fn step(scores: &Scores, own: &Sums, model: &NameModel) -> (Scores, Origins) {
    let mut next = [NEVER; LANES];
    let mut back = [0_i32; LANES];
    for ((score, after), before) in scores.iter().zip(model.transitions()).zip(0..) {
        for ((best, from), weight) in next.iter_mut().zip(&mut back).zip(after) {
            let score = score + weight;
            *from = if score > *best { before } else { *from };
            *best = score.max(*best);
        }
    }
    next.iter_mut()
        .zip(own.0)
        .for_each(|(score, own)| *score = (*score + i32::from(own)).max(NEVER));
    (next, back.map(|before| u8::try_from(before).unwrap_or(0)))
}

fn arg_max(scores: &Scores) -> usize {
    let mut best = OUTSIDE;
    for (label, score) in scores.iter().enumerate() {
        if scores.get(best).is_none_or(|highest| score > highest) {
            best = label;
        }
    }
    best
}

fn stretches(labels: &[usize]) -> Vec<Tagged> {
    let mut names: Vec<Tagged> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match meaning(*label) {
            Some((_, false)) => {
                if let Some(name) = names.last_mut() {
                    name.end = at + 1;
                }
            }
            Some((kind, true)) => names.push(Tagged {
                first: at,
                end: at + 1,
                kind,
            }),
            None => {}
        }
    }
    names
}
