//! What the tagger of Arabic names knows of each word: its readings without
//! clitics, how the gazetteers and cues know it, and how the report uses it.

mod class;
mod word;

use super::features::OwnSums;
use super::finder::{Found, Media};
use super::known::Memo;
use super::setting;
use super::words::{Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::clusters::Cluster;
use crate::lexicon::name_model::Value;
use class::{
    BODY, CLASS, FOREIGN_NAME, IN_PLACE, LATIN, MARK, MEDIUM, MEDIUM_NOUN, NAME, ORGANISATION, PAUSE, PERHAPS_NAME,
    SAYS, SITE, STOP, TITLE, TOWN, UNKNOWN,
};
pub(super) use word::of_word;

/// The most words of a body's or outlet's name that are marked.
const MAX_MARKED: usize = 8;

/// One word as the tagger sees it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits<'t> {
    /// The folded word.
    pub(super) fold: &'t str,
    /// Whether it is a word in Arabic letters.
    pub(super) arabic: bool,
    /// Without clitics and article, by the likeliest reading.
    pub(super) stem: Value<'t>,
    /// The text of the stem.
    pub(super) text: &'t str,
    /// Letters of the stem.
    pub(super) letters: u32,
    /// What its own features add up to, where that is known.
    pub(super) sums: Option<&'t OwnSums>,
    /// Which clitics the likeliest reading takes off, and whether an article.
    pub(super) clitics: u32,
    /// How it serves in names of people.
    pub(super) person: u32,
    /// How the gazetteer of places knows it.
    pub(super) place: u32,
    /// What it does beside names.
    pub(super) cue: u32,
    /// Its place in a body's or outlet's name.
    pub(super) registry: u32,
    /// What lists of rare names, towns and organisations say, and its place in such a name.
    pub(super) listed: u32,
    /// What the rules find here: a kind, and whether it begins.
    pub(super) rule: u32,
    /// One class for all of this.
    pub(super) class: u32,
    /// How common it is.
    pub(super) frequency: u32,
    /// How the rest of the report uses it.
    pub(super) context: u32,
    /// How often the report has it.
    pub(super) count: u32,
    /// Whether it is quoted, in brackets, or explained there.
    pub(super) quoted: u32,
    /// The class of words that it is used like.
    pub(super) cluster: Cluster,
}

impl Traits<'_> {
    /// Whether it is a word in Arabic letters.
    pub(super) fn is_arabic(&self) -> bool {
        self.arabic
    }

    /// Letters of the stem.
    pub(super) fn length(&self) -> usize {
        self.letters as usize
    }

    /// Whether it is a word that no everyday use explains.
    pub(super) fn is_odd(&self) -> bool {
        matches!(self.class & CLASS, UNKNOWN | FOREIGN_NAME | NAME | PERHAPS_NAME | TOWN)
    }

    /// Whether it opens a name of an organisation or place, or is a title.
    pub(super) fn is_head(&self) -> bool {
        matches!(self.class & CLASS, TITLE | ORGANISATION | SITE)
    }

    /// Whether it is a word in Latin letters.
    pub(super) fn is_latin(&self) -> bool {
        self.class & CLASS == LATIN
    }

    /// What stands before and after it, and its clitics, as bits.
    pub(super) fn among(&self, before: Option<&Self>, after: Option<&Self>) -> u32 {
        let before = before.map_or(0, |before| match before.class & CLASS {
            TITLE => 1,
            NAME | FOREIGN_NAME => 2,
            SITE => 4,
            ORGANISATION | MEDIUM_NOUN => 8,
            SAYS => 16,
            _ => 0,
        });
        let clitics = match self.clitics >> 1 {
            0 => 0,
            1 => 32,
            _ => 64,
        };
        let named = after.is_some_and(|next| matches!(next.class & CLASS, NAME | FOREIGN_NAME));
        before | clitics | if named { 128 } else { 0 }
    }

    /// Whether it is a mark or a line end.
    pub(super) fn is_mark(&self) -> bool {
        matches!(self.class & CLASS, MARK | PAUSE | STOP)
    }
}

/// The words of a report's sentences as the tagger sees them.
pub(super) fn of_report<'t>(
    sentences: &[Vec<Word<'t>>],
    found: &[Vec<Found>],
    media: &Media,
    memo: &'t Memo,
    lexicon: &Lexicon,
) -> Vec<Vec<Traits<'t>>> {
    let mut all: Vec<Vec<Traits<'t>>> = Vec::with_capacity(sentences.len());
    for (words, found) in sentences.iter().zip(found) {
        let mut traits = of_sentence(words, media, memo, lexicon);
        mark_rules(words, found, &mut traits);
        all.push(traits);
    }
    setting::mark(&mut all);
    all
}

/// Marks what the rules find in a sentence.
fn mark_rules(words: &[Word<'_>], found: &[Found], traits: &mut [Traits<'_>]) {
    for name in found.iter().filter(|name| !name.title_only) {
        let first = words.partition_point(|word| word.span.end <= name.span.start);
        let end = words.partition_point(|word| word.span.start < name.span.end);
        for (at, word) in traits.iter_mut().enumerate().take(end).skip(first) {
            word.rule = 2 * (1 + name.kind as u32) + u32::from(at > first);
        }
    }
}

fn of_sentence<'t>(words: &[Word<'t>], media: &Media, memo: &'t Memo, lexicon: &Lexicon) -> Vec<Traits<'t>> {
    let mut all: Vec<Traits<'t>> = Vec::with_capacity(words.len());
    let mut begun = Begun::default();
    for (i, word) in words.iter().enumerate() {
        let ahead = |n: usize| words.get(i + n).filter(|w| !w.is_mark()).map(|w| w.fold);
        let mut traits = memo.get(word.known).traits_of(word, ahead, lexicon);
        begun.registered(words, i, media, lexicon);
        if i < begun.registry_end {
            let first = all.last().is_none_or(|before| before.registry == 0) || media.contains_key(&word.token);
            traits.registry = begun.registry + u32::from(!first);
            let class = if begun.registry == OUTLET { MEDIUM } else { BODY };
            traits.class = (traits.class & !CLASS) | class;
        }
        begun.place(i, &mut traits);
        begun.listed(i, &mut traits);
        all.push(traits);
    }
    all
}

/// What the registries say of the first word of an outlet's name, and of a body's.
const OUTLET: u32 = 1;
const REGISTERED_BODY: u32 = 3;

/// The names of several words that have begun, each with the index after its last word.
#[derive(Default)]
struct Begun {
    registry_end: usize,
    registry: u32,
    place_end: usize,
    listed_end: usize,
    listed: u32,
}

impl Begun {
    /// Takes the name of an outlet or body that begins at word `i`.
    fn registered(&mut self, words: &[Word<'_>], i: usize, media: &Media, lexicon: &Lexicon) {
        let Some(word) = words.get(i) else { return };
        if let Some((end_token, _)) = media.get(&word.token) {
            let name = words.iter().skip(i).take(MAX_MARKED);
            let count = name.take_while(|w| w.token < *end_token).count();
            (self.registry_end, self.registry) = (i + count, OUTLET);
        } else if i >= self.registry_end && word.is_arabic() && word.may.open_body {
            let ahead = |n: usize| words.get(i + n).filter(|w| !w.is_mark()).map(|w| w.fold);
            let body = ways(word).find_map(|way| {
                let named = lexicon.bodies.name(&way.rest, ahead).map(|(count, _)| count);
                named.max(lexicon.bodies.institution(&way.rest, ahead).map(|(count, _)| count))
            });
            if let Some(count) = body {
                (self.registry_end, self.registry) = (i + count, REGISTERED_BODY);
            }
        }
    }

    /// Marks a further word of a place's name; takes a name that begins here.
    fn place(&mut self, i: usize, traits: &mut Traits<'_>) {
        let words = (traits.place & word::PLACE_WORDS) as usize;
        if words > 1 && i >= self.place_end {
            self.place_end = i + words;
        } else if i < self.place_end {
            traits.place |= word::FURTHER_IN_PLACE;
            traits.class = (traits.class & !CLASS) | IN_PLACE;
        }
    }

    /// The same of a name in the lists of organisations, towns and rare names.
    fn listed(&mut self, i: usize, traits: &mut Traits<'_>) {
        let words = (traits.listed >> word::LISTED_WORDS) as usize;
        if words > 1 && i >= self.listed_end {
            (self.listed_end, self.listed) = (i + words, traits.listed & word::LISTED);
        } else if i < self.listed_end {
            traits.listed = word::FURTHER_LISTED | self.listed;
        }
        traits.listed &= word::FURTHER_LISTED | word::LISTED;
    }
}
