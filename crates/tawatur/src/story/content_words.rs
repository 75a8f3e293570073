//! Content words: which words carry content, how rare they are, and which of them are alike.

use crate::lexicon::Lexicon;
use crate::text::Token;
use crate::text::hashes::{self, hash, short};

/// Words as frequent as this (Zipf scale) carry no content.
pub(super) const FUNCTION_WORD: f32 = 6.3;

/// A content word, as far as it matters for likeness.
pub(super) struct Term<'w> {
    /// The word without clitics.
    pub(super) stem: &'w str,
    /// How frequent it is.
    pub(super) zipf: f32,
    /// Equal for words of one root, one sense or one kind of event.
    pub(super) key: u32,
}

impl Term<'_> {
    /// How rare it is: the commonest content words weigh a quarter of unknown ones.
    pub(super) fn rarity(&self) -> f32 {
        (1.0 - self.zipf / 8.0).max(0.25)
    }
}

/// The content word that a folded word is; none for words that carry nothing.
pub(super) fn term<'w>(folded: &'w str, lexicon: &Lexicon) -> Option<Term<'w>> {
    let stem = lexicon.frequency.stem(folded);
    let zipf = lexicon.frequency.zipf_of_stem(folded);
    let event = lexicon.slots.event(folded);
    let alike = lexicon.slots.sense(folded);
    if zipf >= FUNCTION_WORD || stem.chars().count() < 2 {
        return None;
    }
    let key = match (event, alike) {
        (Some(kind), _) => hash(hashes::START, [0xFF, u8::try_from(kind).unwrap_or(u8::MAX)].into_iter()),
        (None, Some(sense)) => hash(hashes::START, sense.bytes()),
        (None, None) => hash(hashes::START, root(stem).bytes()),
    };
    Some(Term {
        stem,
        zipf,
        key: short(key),
    })
}

/// Roughly the root of a stem: without the endings of number, gender, case and
/// person, without what forms verbs and nouns in front, and without the long
/// vowels inside, so that طورت, تطوير and يطور are one. At least three letters
/// stay. It is for comparing within one story: words that fall together by
/// chance seldom meet there.
pub(super) fn root(stem: &str) -> String {
    const ENDINGS: &[&str] = &[
        "يات", "ات", "يه", "يا", "ون", "ين", "ان", "تها", "ها", "هم", "ته", "وا", "ه", "ا", "ي", "ت", "ing", "ed",
        "es", "s", "e",
    ];
    const FRONTS: &[&str] = &["است", "يست", "تست", "مست", "ا", "ت", "ي", "م", "ن"];
    let long = |rest: &&str| rest.chars().count() >= 3;
    let stem = ENDINGS
        .iter()
        .find_map(|e| stem.strip_suffix(e).filter(long))
        .unwrap_or(stem);
    let stem = FRONTS
        .iter()
        .find_map(|f| stem.strip_prefix(f).filter(long))
        .unwrap_or(stem);
    let mut letters: Vec<char> = stem.chars().collect();
    while letters.len() > 3
        && let Some(weak) = letters.iter().skip(1).rposition(|c| matches!(c, 'ا' | 'و' | 'ي'))
    {
        letters.remove(weak + 1);
    }
    letters.into_iter().collect()
}

/// Whether a word outside the names found is a content word, and no title or nationality.
pub(super) fn says(token: &Token<'_>, lexicon: &Lexicon) -> bool {
    term(token.fold, lexicon).is_some_and(|term| !tells_who(token, term.stem, lexicon))
}

/// Whether a word outside the names found tells who rather than what: a title,
/// a nationality, or a word that the frequencies do not know, which is a name
/// most of the time.
pub(super) fn names_someone(token: &Token<'_>, stem: &str, lexicon: &Lexicon) -> bool {
    lexicon.frequency.zipf_of_stem(token.fold) == 0.0 || tells_who(token, stem, lexicon)
}

/// Whether a word is a title or a nationality.
fn tells_who(token: &Token<'_>, stem: &str, lexicon: &Lexicon) -> bool {
    let title = |word: &str| lexicon.names.cues(word).any_title() || lexicon.bodies.is_national(word);
    title(token.fold) || title(stem)
}
