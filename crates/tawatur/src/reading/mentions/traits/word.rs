//! A word by itself: its readings without clitics, and how the lists know it.

use super::Traits;
use super::class::{self, ARTICLE};
use crate::lexicon::Lexicon;
use crate::lexicon::evidence::Listed;
use crate::lexicon::name_model::Value;
use crate::lexicon::names::{Cues, PersonName, Strength};
use crate::reading::mentions::words::{Word, ways};
use crate::text::clitics;

/// The bits of what the lists say of a word: of what kind, whether it goes on a name, and how many
/// words the name has.
pub(super) const LISTED: u32 = 0x7f;
pub(super) const FURTHER_LISTED: u32 = 0x80;
pub(super) const LISTED_WORDS: u32 = 8;

/// The bits of what the gazetteer says of a word: how many words the name has, and whether it goes
/// on one.
pub(super) const PLACE_WORDS: u32 = 0xf;
pub(super) const FURTHER_IN_PLACE: u32 = 0x40;

/// A word by itself and by the words behind it.
pub(in crate::reading::mentions) fn of_word<'t, 'w>(
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
        ..Traits::default()
    };
    if let Some(class) = class::without_letters(word) {
        traits.class = class;
        return traits;
    }
    let reading = ways(word).find(|way| traits.take_known(&way.rest, ahead, lexicon));
    let cut = reading.as_ref().map_or(0, |way| way.clitics);
    let article = traits.take_stem(word, cut);
    let clusters = &lexicon.clusters;
    traits.cluster = clusters
        .of(word.fold)
        .or_else(|| clusters.of(traits.text))
        .or_else(|| {
            clitics::readings(word.fold)
                .skip(1)
                .find_map(|(_, rest)| clusters.of(rest))
        })
        .unwrap_or_default();
    let frequency = &lexicon.frequency;
    let zipf = frequency.zipf(traits.text).max(frequency.zipf(word.fold));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 9")]
    let class = (zipf * 2.0) as u32;
    traits.frequency = class | u32::from(word.common) << 5 | u32::from(word.raw_end == Some('ة')) << 6;
    traits.class = class::of_arabic(&traits, reading.is_some(), word.common) | if article { ARTICLE } else { 0 };
    traits
}

impl Traits<'_> {
    /// Takes what the lists know of the word without its clitics; whether any knows it.
    fn take_known<'w>(
        &mut self,
        rest: &str,
        ahead: impl Fn(usize) -> Option<&'w str> + Copy,
        lexicon: &Lexicon,
    ) -> bool {
        let names = &lexicon.names;
        let person = names.person(rest);
        let place = names.place(rest, ahead);
        let cues = names.cues(rest);
        let listed = lexicon.evidence.listed(rest, ahead);
        let known = listed != Listed::default()
            || person.is_some()
            || place.is_some()
            || cues != Cues::default()
            || names.is_common_whole(
                rest.strip_prefix("ال")
                    .filter(|r| r.chars().count() >= 2)
                    .unwrap_or(rest),
            );
        if !known {
            return false;
        }
        let words = u32::try_from(listed.words).unwrap_or(0);
        self.listed = words << LISTED_WORDS | listed.organisation << 3 | listed.rare;
        self.person = person.map_or(0, person_bits);
        if let Some((count, id)) = place {
            let state = id
                .trim_start_matches("geo:")
                .starts_with(|c: char| c.is_ascii_alphabetic());
            let capital = names.nations.capital(rest, ahead).is_some();
            self.place = u32::try_from(count.min(9)).unwrap_or(9) | u32::from(state) << 4 | u32::from(capital) << 5;
        }
        self.cue = cue_bits(cues) | u32::from(names.nations.adjective(rest, ahead(1)).is_some()) << 14;
        true
    }
}

impl<'t> Traits<'t> {
    /// Takes the stem: the word without so many bytes of clitics, and its article. Whether it has one.
    fn take_stem(&mut self, word: &Word<'t>, cut: usize) -> bool {
        let clitic = word.fold.get(..cut).unwrap_or_default();
        let mut stem = word.fold.get(cut..).unwrap_or_default();
        let mut article = clitic.ends_with("لل");
        if let Some(rest) = stem.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3) {
            stem = rest;
            article = true;
        }
        self.text = stem;
        self.letters = letters(stem);
        self.stem = Value::text(stem);
        self.clitics = u32::from(article)
            | match clitic {
                "" => 0,
                "و" | "ف" => 1,
                "ب" | "وب" | "فب" => 2,
                "ل" | "لل" | "ول" | "ولل" | "فل" | "فلل" => 3,
                _ => 4,
            } << 1;
        article
    }
}

fn person_bits(person: PersonName) -> u32 {
    1 | u32::from(person.given) << 1
        | u32::from(person.surname) << 2
        | u32::from(person.syllable) << 3
        | u32::from(person.foreign) << 4
        | match person.strength {
            Strength::Rare => 0,
            Strength::Weak => 1 << 5,
            Strength::Strong => 1 << 6,
        }
}

fn cue_bits(cue: Cues) -> u32 {
    u32::from(cue.any_title())
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
        | u32::from(cue.particle) << 13
}

fn letters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
