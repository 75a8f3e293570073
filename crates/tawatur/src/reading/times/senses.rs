//! What each word of a text can be, worked out once for all that ask.

use crate::lexicon::Lexicon;
use crate::lexicon::times::{Class, Lang, Sense};
use crate::text::{Token, TokenKind, Tokens, clitics};

/// The senses of all tokens, one token's after the other's.
pub(super) struct Senses<'a> {
    all: Vec<Here<'a>>,
    /// Where each token's senses begin; one more than there are tokens.
    starts: Vec<u32>,
}

impl<'a> Senses<'a> {
    /// Looks up every word, with any clitics.
    pub(super) fn new(tokens: &'a Tokens, lexicon: &'a Lexicon) -> Self {
        let mut senses = Self {
            all: Vec::with_capacity(tokens.len() / 2),
            starts: Vec::with_capacity(tokens.len() + 1),
        };
        for i in 0..tokens.len() {
            senses.mark();
            senses_at(tokens, i, lexicon, &mut senses.all);
        }
        senses.mark();
        senses
    }

    fn mark(&mut self) {
        self.starts.push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
    }

    /// What token `i` can begin.
    pub(super) fn at(&self, i: usize) -> &[Here<'a>] {
        let at = |i: usize| self.starts.get(i).map(|start| *start as usize);
        at(i)
            .zip(at(i + 1))
            .and_then(|(start, end)| self.all.get(start..end))
            .unwrap_or_default()
    }

    /// Whether token `i` can be a word of a class by itself.
    pub(super) fn is(&self, i: usize, class: Class) -> bool {
        self.at(i).iter().any(|s| s.class == class && s.len == 1)
    }
}

/// A sense of a word in place.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) class: Class,
    pub(super) value: i32,
    pub(super) lang: Lang,
    pub(super) len: usize,
    pub(super) capital: bool,
    pub(super) clitic: &'a str,
    pub(super) definite: bool,
}

/// The ways to read a word; only Arabic ones have clitics.
pub(super) fn readings(token: Token<'_>) -> impl Iterator<Item = (&str, &str)> {
    let ways = if token.kind == TokenKind::Arabic { usize::MAX } else { 1 };
    clitics::readings(token.fold).take(ways)
}

/// Adds what can begin at a token, with any clitics.
fn senses_at<'a>(tokens: &'a Tokens, i: usize, lexicon: &'a Lexicon, found: &mut Vec<Here<'a>>) {
    let Some(token) = tokens
        .get(i)
        .filter(|t| t.kind != TokenKind::Break && t.kind != TokenKind::Number)
    else {
        return;
    };
    let words = &lexicon.times.words;
    for (clitic, rest) in readings(token).filter(|(c, _)| !c.ends_with('س')) {
        let definite = clitic.ends_with("ال") || clitic.ends_with("لل");
        let mut add = |sense: &Sense, definite: bool| {
            let fits = |(k, word): (usize, &String)| tokens.fold(i + 1 + k) == word;
            if sense.rest.iter().enumerate().all(fits) {
                found.push(Here {
                    class: sense.class,
                    value: sense.value,
                    lang: sense.lang,
                    len: 1 + sense.rest.len(),
                    capital: sense.capital,
                    clitic: clitic.strip_suffix("ال").unwrap_or(clitic),
                    definite,
                });
            }
        };
        words.get(rest).iter().for_each(|s| add(s, definite));
        // "للأربعاء" hides the article that a weekday always has.
        if clitic.ends_with("لل") {
            words.get(&format!("ال{rest}")).iter().for_each(|s| add(s, false));
        }
    }
}
