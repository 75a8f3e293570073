//! The words of a sentence as the name finder sees them.

use super::known::Memo;
use crate::lexicon::Lexicon;
use crate::lexicon::phrases::is_joiner;
use crate::text::{Span, TokenKind, Tokens, clitics, fold_char};

/// A word, number or mark of a sentence. Hyphens and underscores that join two
/// words, and the sign of a hashtag, are left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    /// Folded, without an English possessive.
    pub(super) fold: &'t str,
    /// What it is.
    pub(super) kind: TokenKind,
    /// Where it stands, without an English possessive.
    pub(super) span: Span,
    /// Index of its token.
    pub(super) token: usize,
    /// Its last letter as written: the ending ة tells a word from a foreign name.
    pub(super) raw_end: Option<char>,
    /// Whether a hyphen or underscore joins it to the word before.
    pub(super) joined: bool,
    /// Where the memo tells what is known of it.
    pub(super) known: usize,
    /// Whether it is a common Arabic word in some reading of its clitics.
    pub(super) common: bool,
    /// What it can be in some reading of its clitics.
    pub(super) may: May,
    /// Whether an English possessive was taken off.
    pub(super) owns: bool,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
    /// Whether all its letters are capitals.
    pub(super) all_capitals: bool,
}

/// What a word can be in some reading of its clitics. Most words can be none of
/// this, and rules need not look at them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct May {
    /// The first word of a body's name.
    pub(super) open_body: bool,
    /// The first word of a place's name.
    pub(super) open_place: bool,
    /// The first word of a name in Arabic of a person.
    pub(super) open_person: bool,
    /// A word for a title.
    pub(super) title: bool,
    /// The noun that opens a name of an organisation.
    pub(super) organisation: bool,
    /// The noun that opens a name of a place, or is its first word.
    pub(super) site: bool,
    /// A verb or preposition that a name follows.
    pub(super) says: bool,
    /// A title whose complement is a ministry's field.
    pub(super) minister: bool,
}

impl Word<'_> {
    /// Whether it is a mark or a line end, which no name crosses.
    pub(super) fn is_mark(&self) -> bool {
        matches!(self.kind, TokenKind::Mark | TokenKind::Break)
    }

    /// Whether it is a word in Arabic letters.
    pub(super) fn is_arabic(&self) -> bool {
        self.kind == TokenKind::Arabic
    }

    /// The place of the word without the first `clitics` bytes of its folded form.
    pub(super) fn without(&self, text: &str, clitics: usize) -> Span {
        let mut folded = String::new();
        let mut end = 0;
        for (at, c) in self.span.of(text).char_indices() {
            if folded.len() >= clitics {
                let before = folded.len();
                fold_char(c, &mut folded);
                // Marks and stretching of the last clitic go with it.
                if folded.len() > before {
                    end = at;
                    break;
                }
            } else {
                fold_char(c, &mut folded);
            }
        }
        Span::new(self.span.start + end, self.span.end)
    }
}

/// The words of the sentence at `span`.
pub(super) fn of_sentence<'t>(
    text: &str,
    tokens: &'t Tokens,
    span: Span,
    memo: &mut Memo,
    lexicon: &Lexicon,
) -> Vec<Word<'t>> {
    let range = tokens.within(span);
    let mut words = Vec::with_capacity(range.len());
    let mut joined = false;
    for index in range {
        let Some(token) = tokens.get(index) else { break };
        let raw = token.span.of(text);
        if token.kind == TokenKind::Mark {
            let joins = is_joiner(raw)
                && words
                    .last()
                    .is_some_and(|w: &Word<'_>| !w.is_mark() && w.span.end == token.span.start)
                && tokens
                    .get(index + 1)
                    .is_some_and(|n| n.is_word() && n.span.start == token.span.end);
            if joins || raw == "#" {
                joined = joins;
                continue;
            }
        }
        let mut word = Word {
            fold: token.fold,
            kind: token.kind,
            span: token.span,
            token: index,
            known: 0,
            common: false,
            may: May::default(),
            raw_end: raw.chars().next_back(),
            joined: std::mem::take(&mut joined),
            owns: false,
            capital: raw.chars().next().is_some_and(char::is_uppercase),
            all_capitals: !raw.chars().any(char::is_lowercase),
        };
        if token.kind == TokenKind::Foreign
            && let Some(stem) = token.fold.strip_suffix("'s")
            && let Some((cut, _)) = raw.char_indices().rev().nth(1)
        {
            word.owns = true;
            word.fold = stem;
            word.span = Span::new(token.span.start, token.span.start + cut);
        }
        words.push(word);
    }
    memo.look_up(&mut words, lexicon);
    words
}

/// A way to read a word: the bytes of its clitics, and what is looked up.
pub(super) struct Way<'w> {
    /// Bytes of the folded word that are clitics.
    pub(super) clitics: usize,
    /// The rest, with the article restored in "لل".
    pub(super) rest: std::borrow::Cow<'w, str>,
}

/// The ways to read a word with clitics other than the bare article, the fewest
/// clitics first; a foreign word has one.
pub(super) fn ways<'w>(word: &Word<'w>) -> impl Iterator<Item = Way<'w>> + use<'w> {
    let arabic = word.is_arabic();
    clitics::readings(word.fold)
        .take_while(move |(clitic, _)| arabic || clitic.is_empty())
        .filter(|(clitic, _)| !clitic.ends_with("ال") && *clitic != "س" && !clitic.ends_with('س'))
        .map(|(clitic, rest)| Way {
            clitics: clitic.len(),
            rest: if clitic.ends_with("لل") {
                format!("ال{rest}").into()
            } else {
                rest.into()
            },
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_words_and_possessives() {
        let text = "#كوريا_الشمالية Putin’s كيم جونغ-أون – قال";
        let tokens = Tokens::new(text);
        let mut memo = Memo::default();
        let words = of_sentence(text, &tokens, Span::new(0, text.len()), &mut memo, Lexicon::builtin());
        let folds: Vec<_> = words.iter().map(|w| w.fold).collect();
        assert_eq!(folds, ["كوريا", "الشماليه", "putin", "كيم", "جونغ", "اون", "–", "قال"]);
        assert_eq!(words[2].span.of(text), "Putin");
    }

    #[test]
    fn the_span_starts_after_the_clitics() {
        let text = "وَلِبوتين";
        let tokens = Tokens::new(text);
        let mut memo = Memo::default();
        let words = of_sentence(text, &tokens, Span::new(0, text.len()), &mut memo, Lexicon::builtin());
        assert_eq!(words[0].without(text, "ول".len()).of(text), "بوتين");
        assert_eq!(words[0].without(text, 0).of(text), text);
    }
}
