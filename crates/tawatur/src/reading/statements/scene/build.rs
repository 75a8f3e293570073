//! Prepares a report for the rules: looks up its words, and settles what its neighbours tell of a word.

use super::super::quotes::{self, Quotation};
use super::Scene;
use super::word::{Word, undoubled, unjoin, withhold};
use crate::lexicon::Lexicon;
use crate::lexicon::cues::{Classes, Cues, Opens};
use crate::lexicon::registry::{Outlet, Registry};
use crate::lexicon::stops::{Stop, Stops};
use crate::reading::{Mention, Reading, Stance};
use crate::text::{Span, TokenKind, Tokens, clitics};
use std::ops::Range;

/// The subject of "عبر" as a verb has at most so many words.
const MAX_SUBJECT: usize = 14;

impl<'a> Scene<'a> {
    pub(in super::super) fn new(reading: &'a Reading, lexicon: &'a Lexicon) -> Self {
        let tokens = &reading.tokens;
        let text = &reading.report.text;
        let cues = &lexicon.cues;
        let named = named(reading);
        let mut words: Vec<Word> = tokens.iter().map(|token| Word::read(&token, text, cues)).collect();
        clitics_of_names(reading, &mut words);
        answers(tokens, cues, &mut words);
        for i in 0..words.len() {
            undoubled(tokens, cues, &mut words, i);
            withhold(tokens, &mut words, i);
            led_by_accord(tokens, &named, &mut words, i);
            name_of_ali(tokens, text, &mut words, i);
        }
        unjoin(tokens, &mut words);
        let outlets = lexicon.registry.find(tokens);
        letters_of_names(tokens, &lexicon.stops, &mut words);
        mark_outlets(reading, &lexicon.registry, &outlets, &mut words);
        let quotations = quotes::pair(text, tokens);
        let charged = words.iter().any(|word| charges(cues, word));
        let mut scene = Self {
            reading,
            cues,
            words,
            quoted: quoted(tokens, &quotations),
            quotations,
            named,
            outlets,
            names: Vec::new(),
            charged,
            frequency: &lexicon.frequency,
            nations: &lexicon.names.nations,
        };
        scene.names = scene.name_quotations();
        scene.settle_prepositions();
        scene
    }

    /// "عقب غزو البلاد": after; "عقب على الخبر": he commented. "عبر" likewise.
    fn settle_prepositions(&mut self) {
        for i in 0..self.words.len() {
            let preposition = match self.fold(i) {
                "عبر" => self.through(i),
                "عقب" => self.fold(i + 1) != "علي",
                _ => false,
            };
            if preposition && let Some(word) = self.words.get_mut(i) {
                word.verb = None;
            }
        }
    }

    /// Whether "عبر" at `i` is the preposition "through" and not "expressed": before what one speaks
    /// through, or where no "عن" follows.
    fn through(&self, i: usize) -> bool {
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
}

/// The token that `mention` begins in, be it behind a clitic.
pub(super) fn first_token(tokens: &Tokens, mention: &Mention) -> usize {
    tokens.at(mention.span.start + 1).saturating_sub(1)
}

/// For each token, whether a name covers it.
fn named(reading: &Reading) -> Vec<bool> {
    let tokens = &reading.tokens;
    let mut named = vec![false; tokens.len()];
    for mention in &reading.mentions {
        let first = first_token(tokens, mention);
        for i in first..tokens.within(mention.span).end.max(first + 1) {
            if let Some(slot) = named.get_mut(i) {
                *slot = true;
            }
        }
    }
    named
}

/// "إن. تي. في" spells a name, and opens no content.
fn letters_of_names(tokens: &Tokens, stops: &Stops, words: &mut [Word]) {
    let letter = |i: usize| stops.is(tokens.fold(i), Stop::Letter);
    for i in (1..tokens.len()).filter(|i| tokens.fold(*i) == "." && letter(i - 1) && letter(i + 1)) {
        for at in [i - 1, i + 1] {
            if let Some(word) = words.get_mut(at) {
                word.classes = Classes::default();
                word.verb = None;
            }
        }
    }
}

/// What is written onto the first word of a name is no part of it.
fn clitics_of_names(reading: &Reading, words: &mut [Word]) {
    let tokens = &reading.tokens;
    for mention in &reading.mentions {
        let first = first_token(tokens, mention);
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
}

/// "ورد في": it stands in; "ورد الوزير": and he answered.
fn answers(tokens: &Tokens, cues: &Cues, words: &mut [Word]) {
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
}

/// "وفقا لبيانات الوزارة": the preposition is never part of the noun, nor of a name.
fn led_by_accord(tokens: &Tokens, named: &[bool], words: &mut [Word], i: usize) {
    let before = i.checked_sub(1).and_then(|before| words.get(before));
    let according = before.is_some_and(|word| word.classes.has(Classes::ACCORDS));
    if according
        && tokens.fold(i).starts_with('ل')
        && !(tokens.fold(i).starts_with("لل") && named.get(i).copied().unwrap_or(false))
        && let Some(word) = words.get_mut(i)
    {
        word.clitic = Some('ل');
    }
}

/// The name علي is folded as the preposition على.
fn name_of_ali(tokens: &Tokens, text: &str, words: &mut [Word], i: usize) {
    let name = tokens.get(i).is_some_and(|token| token.span.of(text) == "علي");
    if name
        && !tokens.fold(i + 1).starts_with("ال")
        && let Some(word) = words.get_mut(i)
    {
        word.classes = Classes::default();
    }
}

/// The words of an outlet's name are nothing else ("سي أن أن"), and its first one says that it is an outlet.
fn mark_outlets(reading: &Reading, registry: &Registry, outlets: &[(Range<usize>, &Outlet)], words: &mut [Word]) {
    let tokens = &reading.tokens;
    for (range, _) in outlets {
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
            if whole.starts_with('ل') && registry.lookup(name).is_none() {
                word.clitic = Some('ل');
            }
        }
    }
}

/// For each token, one more than the index of the quotation it stands in; 0 outside.
fn quoted(tokens: &Tokens, quotations: &[Quotation]) -> Vec<u32> {
    let mut quoted = vec![0; tokens.len()];
    for (index, quotation) in quotations.iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        if let Some(range) = quoted.get_mut(quotation.open..=quotation.close) {
            range.fill(number);
        }
    }
    quoted
}

/// Whether the word lays a charge or is one ("اتهم", "اشتبه", "تهمة").
fn charges(cues: &Cues, word: &Word) -> bool {
    let verb = word.verb.and_then(|(cue, _)| cues.get(cue));
    word.classes.has(Classes::CHARGE)
        || verb.is_some_and(|cue| cue.stance == Stance::Accuses && cue.opens.preposition("ب"))
}
