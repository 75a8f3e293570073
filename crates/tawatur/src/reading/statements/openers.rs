//! Where the content of a reporting verb opens.

mod bounds;
mod clitics;
mod marks;
mod prepositions;
mod that;

pub(super) use self::clitics::opens_by_clitic;

use super::scene::Scene;
use crate::lexicon::cues::{Classes, Cue, Form, Opens};
use crate::text::TokenKind;

/// A quotation without "that" of fewer tokens is a name or a word set apart.
pub(super) const MIN_WORDS: usize = 3;

/// "مسؤولية" follows a verb of blame within so many tokens.
pub(super) const MAX_BLAME: usize = 40;

/// A verbal noun opens content at most so many tokens behind the source.
pub(super) const MAX_GAP: usize = 10;

/// A relative clause between commas has at most so many tokens.
pub(super) const MAX_RELATIVE: usize = 20;

/// Where a content opens.
pub(super) struct Opener {
    /// Where the zone of the subject ends.
    pub(super) at: usize,
    pub(super) content: usize,
    /// Bytes of the first content token that are a preposition.
    pub(super) clitic: usize,
    /// Whether a pronoun that may stand for the speaker is written onto "that".
    pub(super) pronoun: bool,
    /// Whether a quotation opens without "that".
    pub(super) bare_quote: bool,
    /// Where the source ends at the latest, if before `at`.
    pub(super) source_end: Option<usize>,
    /// Whether a noun phrase follows and no clause.
    pub(super) noun: bool,
}

impl Opener {
    pub(super) fn new(at: usize, content: usize) -> Self {
        Self {
            at,
            content,
            clitic: 0,
            pronoun: false,
            bare_quote: false,
            source_end: None,
            noun: false,
        }
    }

    /// Content that is a noun phrase.
    pub(super) fn of_noun(at: usize, content: usize) -> Self {
        Self {
            noun: true,
            ..Self::new(at, content)
        }
    }

    /// As it is, with the zone of the subject ending at `at`.
    fn behind(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// Content behind a mark, which may be a quotation without "that".
    fn of_words(self, scene: &Scene<'_>) -> Self {
        Self {
            bare_quote: scene.opens(self.content).is_some(),
            ..self
        }
    }

    /// Behind "إن": a comma or colon belongs to no content.
    fn past_marks(mut self, scene: &Scene<'_>) -> Self {
        while scene.is_comma(self.content) || scene.fold(self.content) == ":" {
            self.content += 1;
        }
        self
    }
}

/// The first place behind the cue at `verb` where content may open.
pub(super) fn opener(scene: &Scene<'_>, cue: &Cue, form: Form, verb: usize, end: usize) -> Option<Opener> {
    let mut search = Search {
        scene,
        cue,
        form,
        verb,
        end,
        clear: verb + 2,
    };
    let mut i = verb + 1;
    while i < end {
        match search.at(i) {
            Step::Opens(opener) => return Some(opener),
            Step::Ends => return None,
            Step::On(next) => i = next,
        }
    }
    None
}

/// What the token looked at gives.
enum Step {
    /// The content opens.
    Opens(Opener),
    /// No content opens, here or behind.
    Ends,
    /// Nothing: the next token to look at.
    On(usize),
}

/// The search for the content of one cue.
struct Search<'s, 'a> {
    scene: &'s Scene<'a>,
    cue: &'s Cue,
    form: Form,
    /// The token of the cue.
    verb: usize,
    end: usize,
    /// Behind the last relative clause between commas.
    clear: usize,
}

impl Search<'_, '_> {
    /// Looks at the token at `i`.
    fn at(&mut self, i: usize) -> Step {
        let scene = self.scene;
        let Some(token) = scene.token(i) else { return Step::Ends };
        let word = scene.word(i);
        match token.kind {
            TokenKind::Break => Step::Ends,
            TokenKind::Mark => self.mark(i),
            TokenKind::Number | TokenKind::Foreign if !word.classes.has(Classes::THAT) => Step::On(i + 1),
            _ if scene.named(i) && word.clitic.is_none() => Step::On(i + 1),
            _ => self.word(i),
        }
    }

    /// Looks at a word that is no plain part of a name.
    fn word(&mut self, i: usize) -> Step {
        let opens = self
            .that(i)
            .or_else(|| self.question(i))
            .or_else(|| self.preposition(i))
            .or_else(|| self.clitic(i));
        if let Some(opener) = opens {
            return Step::Opens(opener);
        }
        self.clause(i)
            .or_else(|| self.another_verb(i))
            .unwrap_or(Step::On(i + 1))
    }

    /// "تساءل هل …", "روى كيف …", where the "how" is no part of the content.
    fn question(&self, i: usize) -> Option<Opener> {
        let scene = self.scene;
        let asks = scene.is(i, Classes::QUESTION) || scene.fold(i) == "اذا" && i == self.verb + 1;
        if !self.cue.opens.has(Opens::WH) || !asks || scene.is_comma(i - 1) {
            return None;
        }
        let how = usize::from(scene.fold(i) == "كيف");
        let before = usize::from(i > self.verb + 1 && scene.is(i - 1, Classes::LINKER));
        Some(Opener::new(i - before, i + how))
    }
}
