//! What the rules look at: the tokens of a report with their classes, cues and
//! quotations.

mod naming;
mod word;

pub(super) use self::word::{Word, passive_perfect};
use self::word::{undoubled, unjoin, withhold};
use super::quotes::{self, Quotation};
use crate::lexicon::Lexicon;
use crate::lexicon::cues::{Classes, Cue, Cues, Form, Opens};
use crate::lexicon::frequency::Frequency;
use crate::lexicon::nations::{Nation, Nations};
use crate::lexicon::registry::Outlet;
use crate::lexicon::stops::Stop;
use crate::reading::{Mention, Reading};
use crate::text::{Span, Token, TokenKind, clitics};
use std::ops::Range;

/// A report prepared for the rules.
pub(super) struct Scene<'a> {
    pub(super) reading: &'a Reading,
    pub(super) cues: &'a Cues,
    words: Vec<Word>,
    quotations: Vec<Quotation>,
    /// For each token, one more than the index of the quotation it stands in,
    /// marks included; 0 outside.
    quoted: Vec<u32>,
    /// For each token, whether a name covers it.
    named: Vec<bool>,
    /// Agencies and outlets that the registry knows, by their tokens.
    outlets: Vec<(Range<usize>, &'a Outlet)>,
    /// For each quotation, whether it is the name of something.
    names: Vec<bool>,
    /// Whether the report tells of a charge against anyone.
    charged: bool,
    frequency: &'a Frequency,
    nations: &'a Nations,
}

/// Whether the verb of this cue lays a charge ("اتهم", "اشتبه").
fn charges(cues: &Cues, cue: usize) -> bool {
    cues.get(cue)
        .is_some_and(|cue| cue.stance == crate::reading::Stance::Accuses && cue.opens.preposition("ب"))
}

impl<'a> Scene<'a> {
    pub(super) fn new(reading: &'a Reading, lexicon: &'a Lexicon) -> Self {
        let tokens = &reading.tokens;
        let cues = &lexicon.cues;
        let mut named = vec![false; tokens.len()];
        for mention in &reading.mentions {
            // A name may stand behind a clitic in its first token.
            let first = tokens.at(mention.span.start + 1).saturating_sub(1);
            for i in first..tokens.within(mention.span).end.max(first + 1) {
                if let Some(slot) = named.get_mut(i) {
                    *slot = true;
                }
            }
        }
        let mut words: Vec<Word> = tokens
            .iter()
            .map(|token| Word::read(&token, &reading.report.text, cues))
            .collect();
        for mention in &reading.mentions {
            let first = tokens.at(mention.span.start + 1).saturating_sub(1);
            if let Some(token) = tokens.get(first)
                && token.span.start < mention.span.start
                && let Some(word) = words.get_mut(first)
            {
                let clitics = Span::new(token.span.start, mention.span.start).of(&reading.report.text);
                word.conjunction = clitics.starts_with(['و', 'ف']);
                word.clitic = clitics
                    .trim_end_matches("ال")
                    .chars()
                    .last()
                    .filter(|c| matches!(c, 'ل' | 'ب'));
            }
        }
        // "ورد في": it stands in; "ورد الوزير": and he answered.
        for (i, word) in words.iter_mut().enumerate() {
            if let Some((index, _)) = word.verb
                && cues.get(index).is_some_and(|cue| cue.opens.has(Opens::DOCUMENT))
                && tokens.fold(i + 1) != "في"
                && let Some(rest) = clitics::without_conjunction(tokens.fold(i))
            {
                *word = Word::look_up(rest, cues);
                word.conjunction = word.verb.is_some();
            }
        }
        for i in 0..words.len() {
            undoubled(tokens, cues, &mut words, i);
            withhold(tokens, &mut words, i);
            // "وفقا لبيانات الوزارة": the preposition is never part of the noun, nor of a name.
            let before = i.checked_sub(1).and_then(|before| words.get(before));
            let according = before.is_some_and(|word| word.classes.has(Classes::ACCORDS));
            if according
                && tokens.fold(i).starts_with('ل')
                && !(tokens.fold(i).starts_with("لل") && named.get(i).copied().unwrap_or(false))
                && let Some(word) = words.get_mut(i)
            {
                word.clitic = Some('ل');
            }
            // The name علي is folded as the preposition على.
            let name = tokens.get(i).is_some_and(|t| t.span.of(&reading.report.text) == "علي");
            if name
                && !tokens.fold(i + 1).starts_with("ال")
                && let Some(word) = words.get_mut(i)
            {
                word.classes = Classes::default();
            }
        }
        unjoin(tokens, &mut words);
        let outlets = lexicon.registry.find(tokens);
        for (range, _) in &outlets {
            // "سي أن أن".
            for word in words.get_mut(range.start + 1..range.end).unwrap_or_default() {
                word.classes = Classes::default();
                word.verb = None;
            }
            if let Some(word) = words.get_mut(range.start) {
                word.classes = word.classes.or(Classes::OUTLET);
                // "لرويترز", but not "لوموند".
                let name = tokens
                    .cover(range.start, range.end - 1)
                    .map_or("", |span| span.of(&reading.report.text));
                let whole = tokens.fold(range.start);
                if whole.starts_with('ل') && lexicon.registry.lookup(name).is_none() {
                    word.clitic = Some('ل');
                }
            }
        }
        // "إن. تي. في" spells a name.
        let letter = |i: usize| lexicon.stops.is(tokens.fold(i), Stop::Letter);
        for i in (1..tokens.len()).filter(|i| tokens.fold(*i) == "." && letter(i - 1) && letter(i + 1)) {
            for at in [i - 1, i + 1] {
                if let Some(word) = words.get_mut(at) {
                    word.classes = Classes::default();
                    word.verb = None;
                }
            }
        }
        let quotations = quotes::pair(&reading.report.text, tokens);
        let mut quoted = vec![0; tokens.len()];
        for (index, quotation) in quotations.iter().enumerate() {
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            if let Some(range) = quoted.get_mut(quotation.open..=quotation.close) {
                range.fill(number);
            }
        }
        let mut scene = Self {
            reading,
            cues,
            words,
            quotations,
            quoted,
            named,
            outlets,
            names: Vec::new(),
            charged: false,
            frequency: &lexicon.frequency,
            nations: &lexicon.names.nations,
        };
        scene.charged = scene
            .words
            .iter()
            .any(|word| word.classes.has(Classes::CHARGE) || word.verb.is_some_and(|(cue, _)| charges(cues, cue)));
        scene.names = scene.name_quotations();
        for i in 0..scene.words.len() {
            // "عقب غزو البلاد": after; "عقب على الخبر": he commented.
            let preposition = match scene.fold(i) {
                "عبر" => scene.through(i),
                "عقب" => scene.fold(i + 1) != "علي",
                _ => false,
            };
            if preposition && let Some(word) = scene.words.get_mut(i) {
                word.verb = None;
            }
        }
        scene
    }

    /// Whether "عبر" at `i` is the preposition "through" and not "expressed": before what one speaks
    /// through, or where no "عن" follows.
    fn through(&self, i: usize) -> bool {
        const MAX_SUBJECT: usize = 14;
        let medium = Classes::SITE
            .or(Classes::MEDIA)
            .or(Classes::OUTLET)
            .or(Classes::OCCASION);
        let named = self.named(i + 1);
        let deed = self.fold(i + 1);
        let bare = deed.strip_prefix("ال").unwrap_or(deed);
        let deed = self.cues.verbal_noun(bare) || self.cues.event_of_someone(bare);
        if !named && deed || self.is(i + 1, medium) {
            return true;
        }
        self.kind(i + 1) == Some(TokenKind::Foreign)
            || !(i + 1..i + MAX_SUBJECT)
                .take_while(|j| self.fold(*j) != "." && self.kind(*j) != Some(TokenKind::Break))
                .any(|j| self.fold(j).starts_with("عن") || self.is(j, Classes::THAT))
    }

    pub(super) fn text(&self) -> &'a str {
        &self.reading.report.text
    }

    pub(super) fn token(&self, i: usize) -> Option<Token<'a>> {
        self.reading.tokens.get(i)
    }

    /// Whether the report tells of a charge against anyone, which a plain negation may answer.
    pub(super) fn charged(&self) -> bool {
        self.charged
    }

    pub(super) fn fold(&self, i: usize) -> &'a str {
        self.reading.tokens.fold(i)
    }

    pub(super) fn word(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, i: usize, classes: Classes) -> bool {
        self.word(i).classes.any(classes)
    }

    /// Whether the word at `i`, without article and clitics, is of one of `classes`.
    pub(super) fn stem_is(&self, i: usize, classes: Classes) -> bool {
        self.cues.classes(clitics::stem(self.fold(i))).any(classes)
    }

    /// Whether the word at `i` is written with the ending of the feminine.
    pub(super) fn feminine(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.span.of(self.text()).ends_with('ة'))
    }

    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.token(i).map(|t| t.kind)
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_word())
    }

    pub(super) fn is_mark(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Mark)
    }

    pub(super) fn is_comma(&self, i: usize) -> bool {
        matches!(self.fold(i), "،" | "," | "؛" | ";") && self.is_mark(i)
    }

    /// Whether the stop at `i` is that of a short title or an initial ("د. سامي خوري").
    pub(super) fn is_initial(&self, i: usize) -> bool {
        let Some((mark, letter)) = self
            .token(i)
            .zip(i.checked_sub(1).and_then(|before| self.token(before)))
        else {
            return false;
        };
        mark.fold == "."
            && letter.kind == TokenKind::Arabic
            && letter.fold.chars().count() == 1
            && letter.span.end == mark.span.start
            && self.is_word(i + 1)
    }

    /// The token that a name begins in, be it behind a clitic.
    pub(super) fn first_of(&self, name: &Mention) -> usize {
        self.reading.tokens.at(name.span.start + 1).saturating_sub(1)
    }

    /// Whether a name covers the token.
    pub(super) fn named(&self, i: usize) -> bool {
        self.named.get(i).copied().unwrap_or(false)
    }

    /// The reporting verb at `i` with its cue.
    pub(super) fn verb(&self, i: usize) -> Option<(&'a Cue, Form)> {
        let (index, form) = self.word(i).verb?;
        if self.named(i) {
            return None;
        }
        Some((self.cues.get(index)?, form))
    }

    /// Whether the participle at `i` may stand between a verb and its content ("قائلا").
    pub(super) fn bridges(&self, i: usize) -> bool {
        self.verb(i)
            .is_some_and(|(cue, form)| {
                // "متحدثا عن الأزمة": what it takes is its own.
                let own = cue.opens.preposition(self.fold(i + 1));
                form == Form::Participle && cue.opens.has(Opens::BRIDGE) && !own
            })
            // "متحدثة باسم الوزارة" speaks herself.
            && !self.is(i, Classes::ROLE)
    }

    /// The quotation that token `i` stands in, marks included.
    pub(super) fn quotation(&self, i: usize) -> Option<Quotation> {
        let number = *self.quoted.get(i)? as usize;
        self.quotations.get(number.checked_sub(1)?).copied()
    }

    /// The quotation that opens at `i`.
    pub(super) fn opens(&self, i: usize) -> Option<Quotation> {
        self.quotation(i).filter(|q| q.open == i)
    }

    /// Whether the quotation is the name of something and no one's words.
    pub(super) fn is_name(&self, quotation: Quotation) -> bool {
        self.quoted
            .get(quotation.open)
            .and_then(|number| self.names.get((*number as usize).checked_sub(1)?))
            .copied()
            .unwrap_or(false)
    }

    /// The mention whose first token is `i`.
    pub(super) fn mention(&self, i: usize) -> Option<&'a Mention> {
        let token = self.token(i)?;
        let mentions = &self.reading.mentions;
        let at = mentions.partition_point(|m| m.span.start < token.span.start);
        mentions.get(at).filter(|m| m.span.start < token.span.end)
    }

    /// The registry's outlet that `range` names.
    pub(super) fn outlet(&self, range: &Range<usize>) -> Option<&'a Outlet> {
        let from = self.outlets.partition_point(|(at, _)| at.start < range.start);
        self.outlets
            .get(from)
            .filter(|(at, _)| at.end <= range.end)
            .map(|(_, outlet)| *outlet)
    }

    /// The word without the clitic in front, where what is left is the commoner word ("بقرار").
    pub(super) fn stem(&self, i: usize) -> &'a str {
        self.frequency.stem(self.fold(i))
    }

    /// Whether news uses the folded word.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.frequency.zipf(word) > 0.0
    }

    /// Whether the word at `i` stands in a hashtag of several words ("#هيئة_تنظيم_المياه").
    fn tagged(&self, i: usize) -> bool {
        let joined = i > 0 && self.fold(i - 1) == "_";
        joined || i > 0 && self.fold(i - 1) == "#" && self.fold(i + 1) == "_"
    }

    /// As [`Self::is_event`], also with the article ("القيام").
    pub(super) fn is_any_event(&self, i: usize) -> bool {
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
    pub(super) fn future(&self, i: usize) -> bool {
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
    pub(super) fn native(&self, i: usize) -> bool {
        let word = self.fold(i);
        // "مالية": of money.
        let field = || {
            let definite = ["ال", word.trim_start_matches("ال")].concat();
            self.cues.classes(&definite).has(Classes::FIELD)
        };
        self.kind(i) == Some(TokenKind::Arabic) && self.nations.adjective(word, None).is_some() && !field()
    }

    /// The state that the adjective in `range` tells of, if it is nothing else ("أميركية").
    pub(super) fn state(&self, range: &Range<usize>) -> Option<&'a Nation> {
        let (count, nation) = self
            .nations
            .adjective(self.fold(range.start), Some(self.fold(range.start + 1)))
            .filter(|_| {
                self.native(range.start) && ["ي", "يه"].iter().any(|end| self.fold(range.start).ends_with(end))
            })?;
        (count == range.len()).then_some(nation)
    }

    /// Whether the word at `i` is an insult, also behind article and ب.
    pub(super) fn insults(&self, i: usize) -> bool {
        let word = self.fold(i);
        [word, clitics::stem(word)]
            .into_iter()
            .chain(word.strip_prefix('ب'))
            .any(|word| self.cues.classes(word).has(Classes::INSULT))
    }

    /// The span of tokens `range`; none if it is empty.
    pub(super) fn span(&self, range: &std::ops::Range<usize>) -> Option<Span> {
        if range.is_empty() {
            return None;
        }
        self.reading.tokens.cover(range.start, range.end - 1)
    }

    /// Whether the word at `i`, without article, is a noun that opens content.
    pub(super) fn is_event(&self, i: usize) -> bool {
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

/// Classes that a word keeps under article and preposition.
const NOUNS: Classes = Classes::TIME
    .or(Classes::OCCASION)
    .or(Classes::ROLE)
    .or(Classes::ANONYMOUS)
    .or(Classes::MEDIA)
    .or(Classes::OUTLET)
    .or(Classes::AUDIENCE)
    .or(Classes::NAMER)
    .or(Classes::BODY);
