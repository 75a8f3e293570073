//! What kind of word stands at a place: a verbal noun, a verb in the future, an adjective of a nation, an insult.

use super::{NOUNS, Scene};
use crate::lexicon::cues::Classes;
use crate::lexicon::nations::Nation;
use crate::text::{TokenKind, clitics};
use std::ops::Range;

impl<'a> Scene<'a> {
    /// Whether the word at `i` stands in a hashtag of several words ("#هيئة_تنظيم_المياه").
    fn tagged(&self, i: usize) -> bool {
        let joined = i > 0 && self.fold(i - 1) == "_";
        joined || i > 0 && self.fold(i - 1) == "#" && self.fold(i + 1) == "_"
    }

    /// As [`Self::is_event`], also with the article ("القيام").
    pub(in super::super) fn is_any_event(&self, i: usize) -> bool {
        if self.is_event(i) {
            return true;
        }
        let definite = self.fold(i).strip_prefix("ال").is_some_and(|rest| {
            !self.named(i)
                && !self.tagged(i)
                && !self.is(i, NOUNS.or(Classes::ADJECTIVE))
                && (self.cues.classes(rest).has(Classes::EVENT) || self.cues.verbal_noun(rest))
        });
        // "الأطفال" is a plural, "التركية" tells of a nation.
        let written = || self.token(i).map_or("", |t| t.span.of(self.text()));
        let plural = || ["الأ", "الآ"].iter().any(|start| written().starts_with(start));
        definite && !plural() && !self.native(i)
    }

    /// Whether the word at `i` is a verb in the future, in the third person ("سيفتح", "سوف").
    pub(in super::super) fn future(&self, i: usize) -> bool {
        let Some(token) = self.token(i).filter(|_| !self.named(i)) else {
            return false;
        };
        let word = clitics::without_conjunction(token.fold).unwrap_or(token.fold);
        let verb = self.cues.future_prefix(word).is_some_and(|prefix| prefix != 'ن');
        let noun =
            ["ه", "ات"].iter().any(|end| word.ends_with(end)) && token.span.of(self.text()).ends_with(['ة', 'ت']);
        word == "سوف" || self.cues.classes(word).has(Classes::ARRANGED) || verb && !noun
    }

    /// Whether the word at `i` tells of a nation ("الأميركية").
    pub(in super::super) fn native(&self, i: usize) -> bool {
        let word = self.fold(i);
        // "مالية": of money.
        let field = || {
            let definite = ["ال", word.trim_start_matches("ال")].concat();
            self.cues.classes(&definite).has(Classes::FIELD)
        };
        self.kind(i) == Some(TokenKind::Arabic) && self.nations.adjective(word, None).is_some() && !field()
    }

    /// The state that the adjective in `range` tells of, if it is nothing else ("أميركية").
    pub(in super::super) fn state(&self, range: &Range<usize>) -> Option<&'a Nation> {
        let (count, nation) = self
            .nations
            .adjective(self.fold(range.start), Some(self.fold(range.start + 1)))
            .filter(|_| {
                self.native(range.start) && ["ي", "يه"].iter().any(|end| self.fold(range.start).ends_with(end))
            })?;
        (count == range.len()).then_some(nation)
    }

    /// Whether the word at `i` is an insult, also behind article and ب.
    pub(in super::super) fn insults(&self, i: usize) -> bool {
        let word = self.fold(i);
        [word, clitics::stem(word)]
            .into_iter()
            .chain(word.strip_prefix('ب'))
            .any(|word| self.cues.classes(word).has(Classes::INSULT))
    }

    /// Whether the word at `i`, without article, is a noun that opens content.
    pub(in super::super) fn is_event(&self, i: usize) -> bool {
        if self.named(i) || self.kind(i) != Some(TokenKind::Arabic) || self.tagged(i) {
            return false;
        }
        // "أعلن الرئيس تعليق المفاوضات", but "في تعليق".
        let genitive = || {
            let either = Classes::OCCASION.or(Classes::NAMER);
            self.word(i).classes.only(NOUNS).only(either) == self.word(i).classes.only(NOUNS)
                && (self.fold(i + 1).starts_with("ال") || self.named(i + 1) || self.cues.verbal_noun(self.fold(i + 1)))
                && i.checked_sub(1)
                    .is_some_and(|before| !self.is(before, Classes::LINKER.or(Classes::ADJUNCT)))
        };
        // "النيابة العامة": an adjective that has the shape of a verbal noun.
        if self.is(i, NOUNS) && (self.is(i, Classes::FINDING) || !genitive()) || self.is(i, Classes::ADJECTIVE) {
            return false;
        }
        let word = self.fold(i);
        let written = self.token(i).map_or("", |t| t.span.of(self.text()));
        // "إعلام" is a verbal noun, "أعلام" a plural; "ضربة" is no "ضرب" with a pronoun.
        let (plural, feminine) = (written.starts_with('أ'), written.ends_with('ة'));
        self.cues.classes(word).has(Classes::EVENT)
            || !plural && self.cues.verbal_noun(word)
            || !feminine && self.cues.event_of_someone(word)
            // "تعليقا مؤقتا".
            || self.fold(i + 1).ends_with('ا')
                && self.word(i).verb.is_none()
                && word.strip_suffix('ا').is_some_and(|noun| !noun.ends_with('ه') && self.cues.verbal_noun(noun))
    }
}
