//! What the tagger of Arabic names knows of each word: its readings without
//! clitics, how the gazetteers and cues know it, and how the report uses it.

use super::features::OwnSums;
use super::finder::{Found, Media};
use super::known::Memo;
use super::setting;
use super::words::{Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::clusters::Cluster;
use crate::lexicon::evidence::Listed;
use crate::lexicon::name_model::Value;
use crate::lexicon::names::Strength;
use crate::text::{TokenKind, clitics};

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

/// The bits of a class without the article's.
const CLASS: u32 = 0x3f;
const ARTICLE: u32 = 0x40;
const MARK: u32 = 1;
const PAUSE: u32 = 2;
const STOP: u32 = 3;
const NUMBER: u32 = 4;
const LATIN: u32 = 5;
const BODY: u32 = 6;
const MEDIUM: u32 = 7;
const TITLE: u32 = 8;
const ORGANISATION: u32 = 9;
const SITE: u32 = 10;
const PARTICLE: u32 = 11;
const SAYS: u32 = 12;
const FUNCTION: u32 = 13;
const ADJECTIVE: u32 = 14;
const FOREIGN_NAME: u32 = 15;
const NAME: u32 = 16;
const STATE: u32 = 17;
const TOWN: u32 = 18;
const PERHAPS_NAME: u32 = 19;
const RARE_NAME: u32 = 20;
const COMMON: u32 = 21;
const UNKNOWN: u32 = 22;
const IN_PLACE: u32 = 23;
const MEDIUM_NOUN: u32 = 24;

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
    let mut registry_end = (0, 0);
    let mut place_end = 0;
    let mut listed_end = (0, 0);
    for (i, word) in words.iter().enumerate() {
        let ahead = |n: usize| words.get(i + n).filter(|w| !w.is_mark()).map(|w| w.fold);
        let mut traits = memo.get(word.known).traits_of(word, ahead, lexicon);
        if let Some((end_token, _)) = media.get(&word.token) {
            let count = words
                .iter()
                .skip(i)
                .take(MAX_MARKED)
                .take_while(|w| w.token < *end_token)
                .count();
            registry_end = (i + count, 1);
        } else if i >= registry_end.0 && word.is_arabic() && word.may.open_body {
            let body = ways(word).find_map(|way| {
                let named = lexicon.bodies.name(&way.rest, ahead).map(|(count, _)| count);
                named.max(lexicon.bodies.institution(&way.rest, ahead).map(|(count, _)| count))
            });
            if let Some(count) = body {
                registry_end = (i + count, 3);
            }
        }
        if i < registry_end.0 {
            let first = all.last().is_none_or(|before| before.registry == 0) || media.contains_key(&word.token);
            traits.registry = registry_end.1 + u32::from(!first);
            traits.class = (traits.class & !CLASS) | if registry_end.1 == 1 { MEDIUM } else { BODY };
        }
        if traits.place & 0xf > 1 && i >= place_end {
            place_end = i + (traits.place & 0xf) as usize;
        } else if i < place_end {
            traits.place |= 0x40;
            traits.class = (traits.class & !CLASS) | IN_PLACE;
        }
        if traits.listed >> 8 > 1 && i >= listed_end.0 {
            listed_end = (i + (traits.listed >> 8) as usize, traits.listed & 0x7f);
        } else if i < listed_end.0 {
            traits.listed = 0x80 | listed_end.1;
        }
        traits.listed &= 0xff;
        all.push(traits);
    }
    all
}

/// A word by itself and by the words behind it.
pub(super) fn of_word<'t, 'w>(
    word: &Word<'t>,
    ahead: impl Fn(usize) -> Option<&'w str> + Copy,
    lexicon: &Lexicon,
) -> Traits<'t> {
    let mut traits = Traits {
        fold: word.fold,
        arabic: word.is_arabic(),
        stem: Value::text(word.fold),
        text: word.fold,
        letters: letters(word.fold),
        sums: None,
        ..Traits::default()
    };
    traits.class = match word.kind {
        TokenKind::Mark | TokenKind::Break => match word.fold {
            "،" | "," | ";" | "؛" | "-" | "–" | "—" => PAUSE,
            "." | "!" | "?" | "؟" | "" | ":" => STOP,
            _ => MARK,
        },
        TokenKind::Number => NUMBER,
        TokenKind::Foreign => LATIN,
        TokenKind::Arabic => 0,
    };
    if traits.class != 0 {
        return traits;
    }
    let names = &lexicon.names;
    let mut best: Option<usize> = None;
    for way in ways(word) {
        let rest: &str = &way.rest;
        let person = names.person(rest);
        let place = names.place(rest, ahead);
        let cue = names.cues(rest);
        let listed = lexicon.evidence.listed(rest, ahead);
        let known = listed != Listed::default()
            || person.is_some()
            || place.is_some()
            || cue != crate::lexicon::names::Cues::default()
            || names.is_common_whole(
                rest.strip_prefix("ال")
                    .filter(|r| r.chars().count() >= 2)
                    .unwrap_or(rest),
            );
        if !known {
            continue;
        }
        best = Some(way.clitics);
        let words = u32::try_from(listed.words).unwrap_or(0);
        traits.listed = words << 8 | listed.organisation << 3 | listed.rare;
        if let Some(person) = person {
            traits.person = 1
                | u32::from(person.given) << 1
                | u32::from(person.surname) << 2
                | u32::from(person.syllable) << 3
                | u32::from(person.foreign) << 4
                | match person.strength {
                    Strength::Rare => 0,
                    Strength::Weak => 1 << 5,
                    Strength::Strong => 1 << 6,
                };
        }
        if let Some((count, id)) = place {
            let state = id
                .trim_start_matches("geo:")
                .starts_with(|c: char| c.is_ascii_alphabetic());
            let capital = names.nations.capital(rest, ahead).is_some();
            traits.place = u32::try_from(count.min(9)).unwrap_or(9) | u32::from(state) << 4 | u32::from(capital) << 5;
        }
        traits.cue = u32::from(cue.any_title())
            | u32::from(cue.says) << 1
            | u32::from(cue.organisation || cue.definite) << 2
            | u32::from(cue.definite) << 3
            | u32::from(cue.place) << 4
            | u32::from(cue.site) << 5
            | u32::from(cue.tail) << 6
            | u32::from(cue.bare) << 7
            | u32::from(cue.medium) << 8
            | u32::from(cue.medium_of) << 9
            | u32::from(cue.minister) << 10
            | u32::from(cue.stop) << 11
            | u32::from(cue.link) << 12
            | u32::from(cue.particle) << 13;
        if names.nations.adjective(rest, ahead(1)).is_some() {
            traits.cue |= 1 << 14;
        }
        break;
    }
    let cut = best.unwrap_or(0);
    let clitic = word.fold.get(..cut).unwrap_or_default();
    let mut stem = word.fold.get(cut..).unwrap_or_default();
    let mut article = clitic.ends_with("لل");
    if let Some(rest) = stem.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3) {
        stem = rest;
        article = true;
    }
    traits.text = stem;
    traits.letters = letters(stem);
    traits.stem = Value::text(stem);
    traits.clitics = u32::from(article)
        | match clitic {
            "" => 0,
            "و" | "ف" => 1,
            "ب" | "وب" | "فب" => 2,
            "ل" | "لل" | "ول" | "ولل" | "فل" | "فلل" => 3,
            _ => 4,
        } << 1;
    let clusters = &lexicon.clusters;
    traits.cluster = clusters
        .of(word.fold)
        .or_else(|| clusters.of(stem))
        .or_else(|| {
            clitics::readings(word.fold)
                .skip(1)
                .find_map(|(_, rest)| clusters.of(rest))
        })
        .unwrap_or_default();
    let zipf = lexicon.frequency.zipf(stem).max(lexicon.frequency.zipf(word.fold));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 9")]
    let class = (zipf * 2.0) as u32;
    traits.frequency = class | u32::from(word.common) << 5 | u32::from(word.raw_end == Some('ة')) << 6;
    traits.class = class_of(&traits, best.is_some(), word.common) | if article { ARTICLE } else { 0 };
    traits
}

fn letters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

fn class_of(traits: &Traits<'_>, known: bool, common: bool) -> u32 {
    let cue = |bit: u32| traits.cue >> bit & 1 == 1;
    let strong = traits.person >> 6 & 1 == 1;
    let foreign = traits.person >> 4 & 1 == 1;
    if cue(8) || cue(9) {
        MEDIUM_NOUN
    } else if cue(0) {
        TITLE
    } else if cue(2) || cue(7) {
        ORGANISATION
    } else if cue(4) || cue(5) {
        SITE
    } else if cue(13) {
        PARTICLE
    } else if cue(14) {
        ADJECTIVE
    } else if cue(11) || cue(12) {
        FUNCTION
    } else if cue(1) && !strong {
        SAYS
    } else if traits.place >> 4 & 3 != 0 {
        STATE
    } else if strong && foreign {
        FOREIGN_NAME
    } else if strong {
        NAME
    } else if traits.place != 0 {
        TOWN
    } else if traits.person >> 5 & 1 == 1 {
        PERHAPS_NAME
    } else if traits.person != 0 {
        RARE_NAME
    } else if known || common {
        COMMON
    } else {
        UNKNOWN
    }
}
