//! Words beside a name that say whether it is an agency's or an outlet's.

use super::super::lines::each_line;
use super::super::{DataError, Line};
use super::Sense;
use crate::text::{Tokens, clitics};
use rustc_hash::FxHashMap;
use std::ops::Range;

const CUES: (&str, &str) = ("registry/cues.tsv", include_str!("../../../data/registry/cues.tsv"));

/// Who tells a medium something stands, with the verb, in so many words before its name.
const MAX_TELLING: usize = 8;

/// An interview stands, with its adjectives, in so many words before "مع".
const MAX_DESCRIBED: usize = 3;

/// The words, folded.
#[derive(Debug, Default)]
pub(super) struct Beside(FxHashMap<String, Cue>);

/// What a word says of a name beside it; the data file tells of each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cue {
    pub(super) kind: bool,
    suffix: bool,
    pub(super) article: bool,
    before: bool,
    after: bool,
    verb: bool,
    words: bool,
    talk: bool,
    tells: bool,
    that: bool,
}

impl Beside {
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut beside = Self::default();
        let mut errors = Vec::new();
        each_line(CUES.0, CUES.1, &mut errors, |line| beside.add(line));
        if errors.is_empty() { Ok(beside) } else { Err(errors) }
    }

    /// Whether a folded word, clitics before it or not, is one for a kind of outlet.
    pub(super) fn is_kind(&self, word: &str) -> bool {
        self.cue(word).kind
    }

    /// What the word says of a name beside it, as it is written.
    pub(super) fn exactly(&self, word: &str) -> Cue {
        self.0.get(word).copied().unwrap_or_default()
    }

    /// Whether a word belongs to the name before it.
    pub(super) fn is_suffix(&self, word: &str) -> bool {
        self.exactly(word).suffix
    }

    /// What the word says of a name after it, clitics or not. With the article
    /// it says nothing: "المحطة" is complete by itself.
    fn cue(&self, word: &str) -> Cue {
        clitics::readings(word)
            .filter(|(taken, _)| !taken.ends_with("ال") && !taken.ends_with("لل"))
            .find_map(|(_, rest)| self.0.get(rest).copied())
            .unwrap_or_default()
    }

    /// Whether something beside an ambiguous name says that it is an outlet's.
    pub(super) fn is_cued(&self, tokens: &Tokens, range: Range<usize>, sense: Sense) -> bool {
        let quoted = is_opening(before(tokens, range.start, 1)) && is_closing(tokens.fold(range.end));
        let back = if quoted { 2 } else { 1 };
        let asks = || sense != Sense::City && self.asks(tokens, range.start, back);
        let previous = before(tokens, range.start, back);
        let next = tokens.fold(if quoted { range.end + 1 } else { range.end });
        let previous = self.cue(previous);
        let next = self.exactly(next);
        let doubtful = sense == Sense::Doubtful && (quoted || previous.verb);
        previous.kind || previous.before || next.after || doubtful || asks()
    }

    /// Whether "مع" stands `back` words before `start`, behind an interview: "في مقابلة خاصة مع العربية".
    fn asks(&self, tokens: &Tokens, start: usize, back: usize) -> bool {
        let talk = |i: usize| self.cue(before(tokens, start, back + i)).talk;
        before(tokens, start, back) == "مع" && (1..=MAX_DESCRIBED).any(talk)
    }

    /// Whether an ambiguous name behind ل is that of a medium that someone tells something: "قال الوزير للأناضول إن",
    /// "في تصريحات للتايمز".
    pub(super) fn is_told(&self, tokens: &Tokens, range: Range<usize>, sense: Sense) -> bool {
        let cue = |i: usize| self.cue(tokens.fold(i));
        let spoken = range.start.checked_sub(1).is_some_and(|before| cue(before).words);
        let says = || {
            let subject = (range.start.saturating_sub(MAX_TELLING)..range.start).rev();
            let mut subject = subject.take_while(|i| tokens.get(*i).is_some_and(|token| token.is_word()));
            cue(range.end).that && subject.any(|i| cue(i).tells)
        };
        spoken || sense == Sense::Doubtful && says()
    }

    fn add(&mut self, line: &Line<'_>) -> Result<(), String> {
        let [place, word] = line.fields.as_slice() else {
            return Err("two fields are needed: place, word".to_owned());
        };
        let cue = self.0.entry(crate::text::fold(word)).or_default();
        match *place {
            "kind" => cue.kind = true,
            "suffix" => cue.suffix = true,
            "article" => cue.article = true,
            "before" => cue.before = true,
            "after" => cue.after = true,
            "verb" => cue.verb = true,
            "words" => cue.words = true,
            "talk" => cue.talk = true,
            "tells" => cue.tells = true,
            "that" => cue.that = true,
            _ => return Err(format!("no place is called \"{place}\"")),
        }
        Ok(())
    }
}

fn before(tokens: &Tokens, at: usize, back: usize) -> &str {
    at.checked_sub(back).map_or("", |i| tokens.fold(i))
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "«" | "(" | "'" | "‘" | "[" | "„")
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "\"" | "”" | "»" | ")" | "'" | "’" | "]" | "“")
}
