//! The class of a word: one for all that is known of it, the most telling first.

use super::Traits;
use crate::reading::mentions::words::Word;
use crate::text::TokenKind;

/// The class of what is no word in Arabic letters; none of a word that is.
pub(super) fn without_letters(word: &Word<'_>) -> Option<u32> {
    Some(match word.kind {
        TokenKind::Mark | TokenKind::Break => match word.fold {
            "،" | "," | ";" | "؛" | "-" | "–" | "—" => PAUSE,
            "." | "!" | "?" | "؟" | "" | ":" => STOP,
            _ => MARK,
        },
        TokenKind::Number => NUMBER,
        TokenKind::Foreign => LATIN,
        TokenKind::Arabic => return None,
    })
}

/// The class of an Arabic word; `known` if any list has it.
pub(super) fn of_arabic(traits: &Traits<'_>, known: bool, common: bool) -> u32 {
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

/// The bits of a class without the article's.
pub(super) const CLASS: u32 = 0x3f;
pub(super) const ARTICLE: u32 = 0x40;
pub(super) const MARK: u32 = 1;
pub(super) const PAUSE: u32 = 2;
pub(super) const STOP: u32 = 3;
pub(super) const NUMBER: u32 = 4;
pub(super) const LATIN: u32 = 5;
pub(super) const BODY: u32 = 6;
pub(super) const MEDIUM: u32 = 7;
pub(super) const TITLE: u32 = 8;
pub(super) const ORGANISATION: u32 = 9;
pub(super) const SITE: u32 = 10;
pub(super) const PARTICLE: u32 = 11;
pub(super) const SAYS: u32 = 12;
pub(super) const FUNCTION: u32 = 13;
pub(super) const ADJECTIVE: u32 = 14;
pub(super) const FOREIGN_NAME: u32 = 15;
pub(super) const NAME: u32 = 16;
pub(super) const STATE: u32 = 17;
pub(super) const TOWN: u32 = 18;
pub(super) const PERHAPS_NAME: u32 = 19;
pub(super) const RARE_NAME: u32 = 20;
pub(super) const COMMON: u32 = 21;
pub(super) const UNKNOWN: u32 = 22;
pub(super) const IN_PLACE: u32 = 23;
pub(super) const MEDIUM_NOUN: u32 = 24;
